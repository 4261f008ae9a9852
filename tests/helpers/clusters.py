"""A small cluster of Dask on this machine, whose workers are processes."""

from __future__ import annotations

import logging
import multiprocessing
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from helpers.tools import need_module

_QUICKLY = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""How workers are started where the system can: as copies of a process that has imported Dask."""


@contextmanager
def start_cluster(workers: int = 2) -> Iterator[str]:
    """Start a scheduler and workers; give the address that ``--executor`` takes."""
    distributed, dask = need_module("distributed"), need_module("dask")
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with dask.config.set({"distributed.worker.multiprocessing-method": _QUICKLY}):
        with warnings.catch_warnings(action="ignore"):  # of a machine that is slow just now
            started = distributed.LocalCluster(
                n_workers=workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",
                silence_logs=logging.CRITICAL,
            )
        with started as cluster:
            yield cluster.scheduler_address.replace("tcp://", "dask://")
