"""A plugin of pytest for ``mutants.py``: which test visits which line, and how long it takes.

Loaded with ``-p visits``, with and without pytest-xdist. The folder that ``MUTANTS_FOLDER`` names
has ``coverage.ini``. Into it go the files of coverage, one for each process, and ``tests.json``:
the seconds of each test that passed. A process that a test starts is traced too: it has the test's
name from ``PYTEST_CURRENT_TEST``.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path
from typing import Any

import coverage
import pytest

CONFIGURATION = """\
[run]
data_file = {folder}/lines
parallel = true
include = */src/{package}/*
context = ${{PYTEST_CURRENT_TEST-}}
patch = _exit
disable_warnings = no-data-collected, module-not-imported, module-not-measured, couldnt-parse
"""


def clean_name(name: str) -> str:
    """Return a test's name as pytest takes it: without the phase, and xdist's group."""
    return re.sub(r"@[^\]@]+$", "", re.sub(r" \((setup|call|teardown)\)$", "", name))


class _Lines:
    """Traces the lines of each test in the process that runs it."""

    def __init__(self, configuration: Path) -> None:
        self.coverage = coverage.Coverage(config_file=str(configuration))
        self.coverage.start()
        os.environ["COVERAGE_PROCESS_START"] = str(configuration)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self.coverage.switch_context(clean_name(item.nodeid))
        return (yield)

    @pytest.hookimpl
    def pytest_sessionfinish(self) -> None:
        self.coverage.stop()
        self.coverage.save()


class _Times:
    """Writes how long each test takes, those only that pass, in the process that the user sees."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seconds: dict[str, float] = defaultdict(float)
        self.passed: dict[str, bool] = {}

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = clean_name(report.nodeid)
        self.seconds[name] += report.duration
        self.passed[name] = self.passed.get(name, True) and report.passed

    @pytest.hookimpl
    def pytest_sessionfinish(self) -> None:
        passed = {name: took for name, took in self.seconds.items() if self.passed[name]}
        self.path.write_text(json.dumps(passed), encoding="utf-8")


def pytest_configure(config: Any) -> None:
    """Trace where tests run, and note the times where their reports arrive."""
    folder = Path(os.environ["MUTANTS_FOLDER"])
    is_worker = hasattr(config, "workerinput")
    if is_worker or not config.getoption("numprocesses", None):
        config.pluginmanager.register(_Lines(folder / "coverage.ini"))
    if not is_worker:
        config.pluginmanager.register(_Times(folder / "tests.json"))
