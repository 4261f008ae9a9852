"""Shared by all tests: the settings of hypothesis, and fixtures for programs and folders."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from helpers.tools import NODE_MODULES, missing

# A slow machine is not a failure. CI always uses the same examples.
settings.register_profile(
    "dragoman",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("dragoman")


@pytest.fixture
def memory_path(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory, for tests that write thousands of files; else ``tmp_path``."""
    memory = Path("/dev/shm")  # noqa: S108 - only where the system has it
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.fixture
def need_tool() -> Callable[[str], str]:
    """Return a function that returns the path of a program, or skips or fails the test."""

    def need(program: str) -> str:
        path = shutil.which(program)
        if path is None:
            missing(f"{program} is not installed")
        return str(path)

    return need


@pytest.fixture
def need_package() -> Callable[[str], Path]:
    """Return a function that returns the folder of an npm package, or skips or fails the test."""

    def need(package: str) -> Path:
        path = NODE_MODULES / package
        if not path.is_dir():
            missing(f"{package} is not fetched: npm install --prefix tests/tools")
        return path

    return need
