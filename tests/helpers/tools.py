"""The folders of the project, and what a test does without a program that it needs."""

from __future__ import annotations

import importlib
import os
import warnings
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
NODE_MODULES = TESTS / "tools" / "node_modules"
FETCHED = TESTS / ".fetched"

PROGRAMS = {
    "bash": "bash",
    "chromium": "chromium",
    "firefox": "firefox-esr",
    "firefox-esr": "firefox-esr",
    "git": "git",
    "groff": "groff-base",
    "java": "default-jre-headless",
    "msgattrib": "gettext",
    "msgcat": "gettext",
    "msgconv": "gettext",
    "msgfmt": "gettext",
    "msginit": "gettext",
    "msgmerge": "gettext",
    "msguniq": "gettext",
    "node": "npm",
    "openssl": "openssl",
    "pandoc": "pandoc",
    "pdffonts": "poppler-utils",
    "pdfinfo": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdftotext": "poppler-utils",
    "setpriv": "util-linux",
    "sh": "dash",
    "soffice": "libreoffice-writer-nogui",
    "xgettext": "gettext",
}
"""The programs that tests need, each with the package of Debian that brings it: .ci/run installs
these. A test that needs another one fails until it is here."""
PYTHON_PROGRAMS = {
    "po2xliff": "translate-toolkit",
    "pomerge": "translate-toolkit",
    "pot2po": "translate-toolkit",
    "pybabel": "babel",
    "xliff2po": "translate-toolkit",
}
"""Those that a distribution for Python brings: pyproject.toml declares it."""


def missing(reason: str) -> NoReturn:
    """Skip the test with a reason, or fail it where all tools are required."""
    if os.environ.get("DRAGOMAN_REQUIRE_TOOLS") == "1":
        pytest.fail(f"required by DRAGOMAN_REQUIRE_TOOLS=1: {reason}", pytrace=False)
    pytest.skip(reason, allow_module_level=True)


def not_allowed_here(reason: str) -> NoReturn:
    """Skip a test that needs what no installation brings: rights, or one version of a program."""
    pytest.skip(reason)


def need_call(name: str) -> None:
    """Skip a test that calls a function of ``os`` that this system has not, as Windows."""
    if not hasattr(os, name):
        not_allowed_here(f"this system has no os.{name}")


def need_module(name: str) -> ModuleType:
    """Import a module of Python; where that is not possible, the test ends as ``missing`` says.

    At the head of a file this is so for all tests of the file. What a library warns about while it
    is imported is not a fault of ours.
    """
    try:
        with warnings.catch_warnings(action="ignore"):
            return importlib.import_module(name)
    except ImportError as error:
        missing(f"{name} cannot be imported: {error}")
