"""What the tests share: the programs that judge, and the letter."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
NODE_MODULES = Path(__file__).parent / "tools" / "node_modules"

# Machines differ in speed; a slow one is no failure. CI repeats the same examples.
settings.register_profile(
    "dragoman",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("dragoman")


def missing(reason: str) -> None:
    """Skip the test with its reason, or fail it where every tool is required."""
    if os.environ.get("DRAGOMAN_REQUIRE_TOOLS") == "1":
        pytest.fail(f"required by DRAGOMAN_REQUIRE_TOOLS=1: {reason}")
    pytest.skip(reason)


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
