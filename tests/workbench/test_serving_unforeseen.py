"""A mistake of dragoman while it serves is told at the terminal, and the workbench goes on."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from dragoman.errors import DragomanWarning
from helpers import projects
from helpers.command_line import run
from helpers.tools import need_module
from helpers.workbench import Workbench

need_module("flask")

from dragoman.workbench import serve as serving  # noqa: E402


def fail(*_values: object, **_names: object) -> str:
    raise RuntimeError("an odd state")


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    projects.make(tmp_path, {"letter.txt": projects.TEXT})
    return Workbench(tmp_path)


@pytest.mark.parametrize(("view", "address"), [("overview", "/"), ("project", "/api/project")])
def test_a_mistake_in_an_answer_is_one_sentence_there_and_here(
    bench: Workbench, view: str, address: str
) -> None:
    bench.app.view_functions[view] = fail
    with pytest.warns(DragomanWarning, match="this is a mistake in dragoman itself") as told:
        answer = bench.get(address)
    assert answer.status_code == 500
    shown = answer.get_data(as_text=True)
    assert "RuntimeError: an odd state at" in shown and "Not allowed" not in shown
    assert len(told) == 1 and isinstance(told[0].message.__cause__, RuntimeError)  # type: ignore[union-attr]
    other = "/api/project" if address == "/" else "/"
    assert bench.get(other).status_code == 200


def test_what_the_system_refuses_is_no_mistake(bench: Workbench) -> None:
    def refuse(**_names: object) -> str:
        raise OSError(28, "No space left on device", "letter.po")

    bench.app.view_functions["project"] = refuse
    with pytest.warns(DragomanWarning, match=r"^letter\.po: No space left on device$"):
        answer = bench.get("/api/project")
    assert (answer.status_code, answer.json["error"]) == (500, "letter.po: No space left on device")


@pytest.mark.parametrize(
    ("make_error", "expected"),
    [
        (lambda root: PermissionError(13, "Permission denied", root / "locale/letter.pot"),
         "locale/letter.pot: Permission denied"),
        (lambda root: PermissionError(13, "Permission denied", bytes(root / "source")),
         "source: Permission denied"),
        (lambda root: PermissionError(13, "Permission denied", root.parent / "other.po"),
         "a file outside of the project: Permission denied"),
        (lambda _root: OSError(30, "Read-only file system", "../other.po"),
         "a file outside of the project: Read-only file system"),
        (lambda root: OSError(2, "No such file", f"{root}/../other.po"),
         "a file outside of the project: No such file"),
        (lambda _root: MemoryError(), "the memory is full; close other programs, then run again"),
        (lambda root: RuntimeError(f"{root} is not in the subpath"), "(RuntimeError at test_"),
        (lambda _root: RuntimeError(r"C:\\work is not in the subpath"), "(RuntimeError at test_"),
        (lambda _root: OSError("an odd state"), "(OSError: an odd state at test_"),
    ],
)  # fmt: skip
def test_the_page_shows_no_path_that_leads_out_of_the_project(
    bench: Workbench, make_error: Callable[[Path], BaseException], expected: str
) -> None:
    root = bench.project.root

    def refuse(**_names: object) -> str:
        raise make_error(root)

    bench.app.view_functions["project"] = refuse
    with pytest.warns(DragomanWarning) as told:
        shown = bench.get("/api/project").json["error"]
    assert expected in shown and str(root.parent) not in shown and "work is" not in shown
    if isinstance(told[0].message.__cause__, PermissionError):  # type: ignore[union-attr]
        assert str(root.parent) in str(told[0].message)  # the terminal says which file it is


def serve_once(send: Callable[[], Iterator[bytes]]) -> None:
    """Answer one request of a browser by what is sent."""

    def answer(_environ: object, start: Callable[..., object]) -> Iterator[bytes]:
        start("200 OK", [("Content-Type", "text/plain")])
        return send()

    with serving.make_server(0) as server:
        server.app = answer
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        browser = HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
        with suppress(OSError, HTTPException):
            browser.request("GET", "/")
            browser.getresponse().read()
        browser.close()
        thread.join()
        for each in threading.enumerate():
            if each is not threading.current_thread() and "process_request" in each.name:
                each.join(10)


def send_badly() -> Iterator[bytes]:
    yield b"half of it"
    raise RuntimeError("an odd state")


def hang_up() -> Iterator[bytes]:
    yield b"half of it"
    raise ConnectionResetError


@pytest.mark.parametrize(("send", "count"), [(send_badly, 1), (hang_up, 0)])
def test_what_goes_wrong_while_it_is_sent_is_told_unless_the_browser_hung_up(
    send: Callable[[], Iterator[bytes]], count: int, capfd: pytest.CaptureFixture[str]
) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        serve_once(send)
    sentences = [str(each.message) for each in told if each.category is DragomanWarning]
    assert [("RuntimeError: an odd state" in each) for each in sentences] == [True] * count
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(("flags", "is_traced"), [((), False), (("--debug",), True)])
def test_the_trace_of_such_a_mistake_is_shown_where_it_is_asked_for(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...], is_traced: bool
) -> None:
    def serve(_root: Path, **_options: object) -> None:
        bench.app.view_functions["overview"] = fail
        bench.get("/")
        bench.get("/")

    monkeypatch.setattr(serving, "serve", serve)
    monkeypatch.chdir(bench.project.root)
    said = run(*flags, "serve").stderr
    assert said.count("dragoman: warning: this is a mistake in dragoman itself") == 1
    assert ("Traceback (most recent call last)" in said) is is_traced
