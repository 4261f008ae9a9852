"""Handing jobs to a cluster of Dask: they and what they read travel as bytes, and come back so.

``dask`` and ``distributed`` are the extra ``cluster``; they are imported only here.
"""

from __future__ import annotations

import asyncio
import logging
import os
import pickle
import secrets
import tempfile
import threading
import warnings
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import CancelledError, Future, wait
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dragoman import clock
from dragoman.commands._parallel.parcels import (
    JobParcel,
    Packer,
    SharedParcel,
    list_differences,
    open_parcel,
    open_shared,
    pack_shared,
)
from dragoman.commands._parallel.processes import call_in_processes
from dragoman.commands._parallel.work import Lost, Work, try_work
from dragoman.errors import DragomanError, DragomanWarning, ProjectError
from dragoman.packages import need_packages

if TYPE_CHECKING:
    from dragoman.project import Project

GONE = "a worker of the cluster is gone; what it was doing is done again"
DIFFERENT = "a worker of the cluster would make other results: {}; install the same on all machines"
STRANGE = (
    "a machine of the cluster has no dragoman, or another version; install the same on all of them"
)
_PATIENCE = 20
"""How many seconds a scheduler and a first worker have to answer."""
_GLANCE = 2.0
"""So many seconds pass before it is looked whether a result can still come."""
_LEAD = 8
"""So many jobs for each thread of the cluster are on their way at once."""
_lock = threading.Lock()
"""Held by a worker while it does a job: the files of one job must not be there for another."""


class _Opened(NamedTuple):
    """What a worker keeps of the parcel that all jobs of a command share."""

    folder: tempfile.TemporaryDirectory[str]
    project: Project
    work: Any
    differences: tuple[str, ...]


class Differences(NamedTuple):
    """What is not as it is at the caller, so that a worker did nothing."""

    listed: tuple[str, ...]


_opened: dict[str, _Opened] = {}
"""On a worker, the command whose jobs it did last, by the key of its parcel."""


def call_on_cluster(
    project: Project, task: Work[Any, Any], jobs: Sequence[Any], address: str
) -> Generator[Any, None, None]:
    """Yield what comes of each job, in their order; what is a mistake of the user is no result,
    but is met again when the caller does the job itself, who knows the paths of this machine.

    A job whose worker is gone is done again by another, and a DragomanWarning says so; where that
    happens often, by a process of this machine, as ``call_in_processes`` does it. Raises
    ProjectError where the cluster does not answer, has no worker, or has one on which the results
    might differ.
    """
    need_packages("work on a cluster needs", "dask", "distributed")
    shared = pack_shared(project, task.function, task.describe, task.shared)
    packer = Packer(project, shared)
    parcels = (_try_to_pack(packer, task, job) for job in jobs)
    with _connect(address) as client:
        workers = set(client.nthreads())
        for job, result in zip(jobs, _do_all(client, shared, parcels), strict=True):
            if isinstance(result, Differences):
                raise ProjectError(DIFFERENT.format(", ".join(result.listed)))
            work = partial(try_work, task.function, project)
            if isinstance(result, DragomanError):
                yield work(job)
            elif isinstance(result, Lost):  # it may have ended them, so not in this process
                yield from call_in_processes(work, [(job,)], 1)
            else:
                yield result
        if workers - set(client.nthreads()):
            warnings.warn(DragomanWarning(GONE), stacklevel=2)


def _try_to_pack(packer: Packer, task: Work[Any, Any], job: Any) -> JobParcel | DragomanError:
    try:
        return packer.pack(job, task.list_inputs(job))
    except DragomanError as error:
        return error


@contextmanager
def _connect(address: str) -> Iterator[Any]:
    """Open a connection to a scheduler that has a worker. Raises ProjectError for none."""
    from distributed import Client

    for name in ("distributed", "distributed.client", "tornado"):  # what matters, we say ourselves
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        asyncio.run(_greet(address))
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:  # a time-out is an OSError
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ProjectError(f"the cluster does not answer: {reason}") from None
    with client:
        _wait_for_worker(client)
        yield client


async def _greet(address: str) -> None:
    """Raise OSError, ValueError or TypeError where no scheduler answers.

    A ``Client`` waits for ever for something else that takes the connection, such as the web page
    of a scheduler.
    """
    from distributed import Security
    from distributed.comm import connect

    details = Security().get_connection_args("client")
    try:  # what ``connect`` bounds is only the time until somebody takes the connection
        comm = await asyncio.wait_for(connect(address, _PATIENCE, **details), _PATIENCE + 1)
    except (MemoryError, OverflowError):  # of what should be the length of an answer
        raise OSError("it is not a scheduler of Dask that answers") from None
    comm.abort()


def _wait_for_worker(client: Any) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        sentence = "the cluster has no worker; start one on each of its machines: dask worker"
        raise ProjectError(sentence) from None


def _do_all(
    client: Any, shared: SharedParcel, parcels: Iterator[JobParcel | DragomanError]
) -> Generator[Any, None, None]:
    """Yield the results of parcels, in their order; an error comes back as it is.

    What is shared goes to each worker once.
    """
    sender = _Sender(client, shared)
    lead = _LEAD * sum(client.nthreads().values())
    sent: deque[_Sent] = deque()
    for parcel in parcels:
        sent.append(sender.send(parcel))
        if len(sent) > lead:
            yield sender.receive(sent.popleft())
    while sent:
        yield sender.receive(sent.popleft())


class _Sent(NamedTuple):
    """A parcel that is on its way."""

    parcel: JobParcel | DragomanError
    place: Any
    """The key of what it shares with others."""
    future: Future[Any]


class _Sender:
    """Hands parcels to the workers of a client."""

    def __init__(self, client: Any, shared: SharedParcel) -> None:
        self._client = client
        self._key, self._shared = secrets.token_hex(), pickle.dumps(shared)
        self._executor = client.get_executor(pure=False)
        self._place = self._scatter()

    def _scatter(self) -> Any:
        """Send what all jobs share to each worker; return its key there."""
        return self._client.scatter(self._shared, broadcast=True, hash=False)

    def send(self, parcel: JobParcel | DragomanError) -> _Sent:
        """Hand a parcel to a worker."""
        future = Future[Any]()
        if isinstance(parcel, DragomanError):
            future.set_result(parcel)
        else:
            future = self._executor.submit(do_job, self._key, self._place, parcel)
        return _Sent(parcel, self._place, future)

    def receive(self, sent: _Sent) -> Any:
        """Return a result; ``Lost`` where workers went that were to make it.

        Dask gives up all that was on several workers which went, not only what ended them.
        """
        from distributed import KilledWorker

        try:
            return Lost() if self._waits_in_vain(sent) else sent.future.result()
        except (KilledWorker, CancelledError):
            return Lost()
        except (ImportError, AttributeError, RuntimeError) as error:
            if isinstance(error, RuntimeError) and "deserializ" not in str(error):
                raise
            raise ProjectError(STRANGE) from None  # what travels cannot be read there

    def _waits_in_vain(self, sent: _Sent) -> bool:
        """Wait for a result; return whether none will come.

        So it is where all workers that had what the jobs share are gone at once; Dask says nothing
        then. It is sent to those that have come in their place.
        """
        while not wait([sent.future], timeout=_GLANCE).done:
            try:
                is_there = any(self._client.who_has([sent.place]).values())
            except OSError:
                raise ProjectError("the cluster does not answer any more") from None
            if not is_there:
                if sent.place is self._place:
                    _wait_for_worker(self._client)
                    self._place = self._scatter()
                return True
        return False


def do_job(key: str, shared: bytes, parcel: JobParcel) -> Any:
    """Do a job, on a worker: one at a time, because the files of one are not for another.

    ``shared`` is a pickled ``SharedParcel``; no other has the same key.
    """
    with _lock:
        opened = _opened.get(key) or _open(key, pickle.loads(shared))  # noqa: S301
        if opened.differences:
            return Differences(opened.differences)
        with open_parcel(opened.project, parcel) as project:
            return try_work(opened.work, project, parcel.job)


def _open(key: str, shared: SharedParcel) -> _Opened:
    """Unpack what the jobs of a command share; what is left of another command is removed."""
    from distributed import get_worker

    _opened.clear()
    folder = tempfile.TemporaryDirectory(dir=get_worker().local_directory)
    if shared.epoch is not None:
        os.environ[clock.EPOCH] = shared.epoch
    else:
        os.environ.pop(clock.EPOCH, None)
    work, describe = pickle.loads(shared.work)  # noqa: S301 - a worker does what it is given
    project = open_shared(shared, Path(folder.name).resolve())
    differences = list_differences(shared, project, describe)
    _opened[key] = opened = _Opened(folder, project, work, tuple(differences))
    return opened
