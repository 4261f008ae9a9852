"""Shared by all tests: the settings of hypothesis, and fixtures for programs and folders."""

from __future__ import annotations

import functools
import gc
import inspect
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, settings

from dragoman.commands._caches import user_cache
from dragoman.files import half_saved
from helpers.tools import NODE_MODULES, PROGRAMS, PYTHON_PROGRAMS, ROOT, missing
from helpers.watch import Watch

if TYPE_CHECKING:
    from helpers.browser import Reader
    from helpers.firefox import Firefox
    from helpers.screens import FirefoxScreen, Screen

# A slow machine is not a failure. CI always uses the same examples.
settings.register_profile(
    "dragoman",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("dragoman")

if "mix_stderr" in inspect.signature(CliRunner).parameters:  # Click 8.1; later it is always so
    CliRunner.__init__ = partialmethod(CliRunner.__init__, mix_stderr=False)  # type: ignore[assignment]
    Result.output = property(lambda self: self.stdout + self.stderr)  # type: ignore[assignment]


if hasattr(signal, "SIGHUP"):  # nohup hides it from all programs that a test starts
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # so does a shell, of what it starts with &
    signal.signal(signal.SIGINT, signal.default_int_handler)

MEMORY, ROOM = Path("/dev/shm"), 4 << 30  # noqa: S108 - only where the system has it
"""A disk in memory, and how much must be free there for the files of all tests."""
os.environ.setdefault("GIT_TEMPLATE_DIR", "")  # else each repository has a dozen examples of hooks


def pytest_configure() -> None:
    """Let tests write in memory where there is room: many files, each synced, keep a disk busy."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


SELDOM = 20_000, 20, 50
"""How often Python searches for cycles while tests run. By itself it does so after 700 objects, and
looks through millions that stay until the end: a fifth of the time."""


def pytest_collection_finish() -> None:
    """Let the search for cycles leave out the tests themselves."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup() -> None:
    """Let a test begin with the same frequency of searches, whatever others have set."""
    gc.set_threshold(*SELDOM)


WATCH = Watch(ROOT)


@pytest.fixture(autouse=True)
def leave_the_repository() -> Iterator[None]:
    """Fail a test that changes the project's own documents, catalogues, manual or settings.

    So does a test whose fixtures change them, whatever their scope.
    """
    yield
    changed = WATCH.find_changes()
    if changed:
        pytest.fail(f"files of the repository changed: {', '.join(changed)}", pytrace=False)


@pytest.fixture(scope="session")
def session_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the cache folder of the tests that ask for none of their own."""
    return tmp_path_factory.mktemp("cache")


_XDG, _USUAL = "XDG_CACHE_HOME", os.environ.get("XDG_CACHE_HOME")


@pytest.fixture(autouse=True, scope="session")
def _leave_the_cache_of_the_user(session_cache: Path) -> Iterator[None]:
    """Keep what dragoman remembers out of the cache folder of whoever runs the tests.

    A test that sets the variable gets the folder that it names.
    """
    real = user_cache.cache_folder

    @functools.wraps(real)  # so that ``inspect.unwrap`` finds it
    def find_folder() -> Path:
        return real() if os.environ.get(_XDG) != _USUAL else session_cache

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(user_cache, "cache_folder", find_folder)
        yield


@pytest.fixture(autouse=True, scope="session")
def _know_soon_that_nobody_saves() -> Iterator[None]:
    """Take a damaged file that does not change as it is after less time than users have.

    ``test_half_saved.py`` takes the time that they have.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(half_saved, "_QUIET", 4)
        yield


@pytest.fixture
def copied_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start processes as copies of this one, as nearly always, also behind tests that used Typst.

    Else they begin anew, and each imports all again. Only for tests whose processes make no PDF and
    no picture: these would wait for the threads that Typst had.
    """
    from dragoman.commands._parallel import processes

    monkeypatch.setattr(processes, "_WITH_THREADS", frozenset())


@pytest.fixture
def need_tool() -> Callable[[str], str]:
    """Return a function that returns the path of a program, or skips or fails the test."""

    def need(program: str) -> str:
        name = Path(program).name
        is_known = name in PROGRAMS or name in PYTHON_PROGRAMS
        assert is_known, f"add {name} to PROGRAMS in tests/helpers/tools.py"
        path = shutil.which(program)
        if path is None:
            missing(f"{program} is not installed")
        return str(path)

    return need


@pytest.fixture(scope="session")
def _started_firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirefoxScreen]:
    """Firefox, started once in each process that runs tests: a start takes seconds."""
    from helpers.screens import open_firefox  # only where a browser is wanted

    with open_firefox(tmp_path_factory.mktemp("firefox")) as screen:
        yield screen


@pytest.fixture
def firefox(_started_firefox: FirefoxScreen) -> Firefox:
    """Firefox, with an empty page."""
    _started_firefox.clear()
    return _started_firefox.driver


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def screen(request: pytest.FixtureRequest) -> Iterator[Screen]:
    """Each browser, with an empty page, for all tests of a file."""
    from helpers.screens import open_chromium

    if request.param == "chromium":
        with open_chromium() as screen:
            yield screen
    else:
        started: FirefoxScreen = request.getfixturevalue("_started_firefox")
        started.clear()
        yield started


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Chromium, once for all tests of a file."""
    from helpers.browser import chromium

    with chromium() as reader:
        yield reader


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    """The address of the workbench of a project, which a file of tests makes as ``root``."""
    from helpers.workbench_pages import served

    with served(root) as address:
        yield address


@pytest.fixture
def need_package() -> Callable[[str], Path]:
    """Return a function that returns the folder of an npm package, or skips or fails the test."""

    def need(package: str) -> Path:
        path = NODE_MODULES / package
        if not path.is_dir():
            missing(f"{package} is not fetched: npm install --prefix tests/tools")
        return path

    return need
