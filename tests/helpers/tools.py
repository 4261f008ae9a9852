"""The folders of the project, and what a test does without a program that it needs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
NODE_MODULES = TESTS / "tools" / "node_modules"
FETCHED = TESTS / ".fetched"


def missing(reason: str) -> NoReturn:
    """Skip the test with a reason, or fail it where all tools are required."""
    if os.environ.get("DRAGOMAN_REQUIRE_TOOLS") == "1":
        pytest.fail(f"required by DRAGOMAN_REQUIRE_TOOLS=1: {reason}")
    pytest.skip(reason)
