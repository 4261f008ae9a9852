"""What the tests share: the settings of hypothesis, and the programs that judge."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from helpers.tools import NODE_MODULES, missing

# Machines differ in speed; a slow one is no failure. CI repeats the same examples.
settings.register_profile(
    "dragoman",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("dragoman")


@pytest.fixture
def need_tool() -> Callable[[str], str]:
    """Give the path of a program, or end the test."""

    def need(program: str) -> str:
        path = shutil.which(program)
        if path is None:
            missing(f"{program} is not installed")
        return str(path)

    return need


@pytest.fixture
def need_module() -> Callable[[str], Path]:
    """Give the folder of an npm package that the tests' set-up fetched, or end the test."""

    def need(package: str) -> Path:
        path = NODE_MODULES / package
        if not path.is_dir():
            missing(f"{package} is not fetched: npm install --prefix tests/tools")
        return path

    return need
