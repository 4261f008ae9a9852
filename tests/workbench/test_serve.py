"""``dragoman serve`` as its user sees it: what it prints, where it listens, how it ends."""

from __future__ import annotations

import gc
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest

from dragoman.cli import group
from dragoman.errors import ProjectError
from dragoman.project import find_project
from dragoman.workbench import serve as serving
from helpers import projects
from helpers.command_line import run
from helpers.durations import wait_until
from helpers.tools import not_allowed_here
from helpers.workbench import Server, place, run_server

TEXT = "سه واژه اینجاست."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return projects.make(tmp_path, {"letter.txt": projects.TEXT}).root


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def server(root: Path) -> Iterator[Server]:
    with run_server(root, "--port", str(find_port())) as running:
        yield running


def is_free(port: int) -> bool:
    with socket.socket() as other:
        return other.connect_ex(("127.0.0.1", port)) != 0


def test_control_c_ends_it_and_nothing_listens(root: Path) -> None:
    port = find_port()
    with run_server(root, "--port", str(port)) as server:
        assert re.fullmatch(rf"http://127\.0\.0\.1:{port}/\?token=[\w-]{{43}}", server.address)
        headers = server.log_in()
        for path in ("/", "/api/project", "/nothing", "/edition/letter/fa"):
            server.ask(path, headers=headers)
        server.ask("/api/update", b"broken", headers)
        server.process.send_signal(signal.SIGINT)
        out, errors = server.process.communicate(timeout=30)
    assert server.process.returncode == 130
    assert out == ""
    assert errors.strip() == "Control-C ends it"
    assert is_free(port)


def test_it_is_reached_from_this_machine_only(server: Server) -> None:
    """On Linux, the table of what listens says so."""
    table = Path("/proc/net/tcp")
    if not table.exists():
        not_allowed_here("this system has no table of what listens")
    ports = [line.split() for line in table.read_text().splitlines()[1:]]
    own = [line[1] for line in ports if line[3] == "0A" and line[1].endswith(f":{server.port:04X}")]
    assert own == [f"0100007F:{server.port:04X}"]
    other = Path("/proc/net/tcp6")
    text = other.read_text() if other.exists() else ""
    assert f":{server.port:04X} 00000000000000000000000000000000:0000 0A" not in text


def test_an_answer_says_neither_the_program_nor_a_path(server: Server, root: Path) -> None:
    answer = server.ask("/nothing", headers=server.log_in())
    assert answer.status == 404
    assert answer.headers["Server"].strip() == "dragoman"
    assert str(root).encode() not in answer.body


def test_a_port_that_is_taken_is_one_sentence(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", "serve", "--port", str(port)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"dragoman: port {port} is taken by another program or not allowed; give another --port\n"
    )


def test_a_server_that_ended_is_started_again_at_its_port(root: Path) -> None:
    """For a minute the system keeps the port for a connection that the server has closed."""
    port = find_port()
    with (
        run_server(root, "--port", str(port)),
        socket.create_connection(("127.0.0.1", port)) as page,
    ):
        page.sendall(b"GET /nothing HTTP/1.0\r\n\r\n")
        while page.recv(4096):
            pass
    with run_server(root, "--port", str(port)) as server:
        assert f":{port}/" in server.address


def test_the_server_searches_for_garbage_though_the_program_does_not(root: Path) -> None:
    usual = gc.get_threshold()
    gc.set_threshold(200_000, 50, 1000)
    try:
        with socket.socket() as taken, pytest.raises(ProjectError, match="is taken"):
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            serving.serve(root, port=port, is_opened=False, announce=print)
        assert gc.get_threshold()[0] < 10_000
    finally:
        gc.set_threshold(*usual)


def test_without_a_port_the_next_free_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(serving, "PORT", taken.getsockname()[1])
        with serving._listen(None) as server:
            assert serving.PORT < server.port < serving.PORT + 20


def test_what_a_page_on_the_disk_leads_to_is_not_on_a_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everybody on a machine sees what programs are started with."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    serving._open_browser("http://127.0.0.1:1/?token=secret", tmp_path)
    assert "secret" not in opened[0]
    (page,) = tmp_path.iterdir()
    assert "token=secret" in page.read_text("utf-8")


@pytest.mark.parametrize("is_opened", [True, False])
def test_a_browser_opens_the_printed_address_only_if_asked_to(
    root: Path, is_opened: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    pages: list[str] = []

    def open_page(address: str) -> None:
        pages.append(Path(url2pathname(urlsplit(address).path)).read_text("utf-8"))

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("webbrowser.open", open_page)
    monkeypatch.setattr("socketserver.BaseServer.serve_forever", stop)
    monkeypatch.setattr(serving, "collect_often", lambda: None)
    with pytest.raises(KeyboardInterrupt):
        serving.serve(root, port=None, is_opened=is_opened, announce=printed.append)
    assert [printed[0] in page for page in pages] == [True] * is_opened


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x"])
def test_a_port_that_is_none_is_refused(
    root: Path, port: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    assert run("serve", "--port", port).exit_code == 2


def test_no_project_and_no_documents_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("serve")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") <= 2


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        (
            "flask/__init__.py",
            'raise ImportError("it is hidden")\n',
            "a package that is not installed: pip install flask",
        ),
        (
            "flask-0.9.dist-info/METADATA",
            "Metadata-Version: 2.1\nName: flask\nVersion: 0.9\n",
            "flask 3.1 or later: pip install --upgrade flask",
        ),
    ],
)
def test_without_flask_one_sentence_says_what_to_install(
    root: Path, tmp_path: Path, name: str, text: str, sentence: str
) -> None:
    hidden = tmp_path / "site" / name
    hidden.parent.mkdir(parents=True)
    hidden.write_text(text)
    path = os.pathsep.join([str(tmp_path / "site"), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", "-C", str(root), "serve"],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == f"dragoman: the workbench needs {sentence}\n"


def test_nothing_of_it_is_imported_for_other_commands() -> None:
    program = "import sys, dragoman.cli.serve; print('flask' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
    assert "serve" in group.list_commands(None)  # type: ignore[arg-type]


class Listener:
    """A page that listens to what happens."""

    def __init__(self, server: Server, headers: dict[str, str]) -> None:
        self.connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
        self.connection.request("GET", f"{server.folder}/api/events", headers=headers)
        self.answer = self.connection.getresponse()
        assert self.answer.getheader("Content-Type", "").startswith("text/event-stream")
        self.answer.readline()

    def wait(self, event: str) -> Any:
        """Return the data of the next event of a kind."""
        while line := self.answer.readline():
            if line.strip() == f"event: {event}".encode():
                return json.loads(self.answer.readline().removeprefix(b"data: "))
        raise AssertionError("the connection has ended")


def test_a_page_hears_what_happens_outside(server: Server, root: Path) -> None:
    headers = server.log_in()
    page = Listener(server, headers)
    project = find_project(root)
    projects.translate(project, most=1)
    told = page.wait("changed")
    assert (told["document"], told["language"]) == ("letter", "fa")
    rows = json.loads(server.ask(f"{place()}/rows", headers=headers).body)
    assert told["revision"] == rows["revision"]
    source = project.source("letter")
    source.write_text(f"{projects.TEXT}\nA new end.\n", encoding="utf-8")
    assert page.wait("source") == {"document": "letter"}
    told = json.loads(server.ask("/api/changes?document=letter", headers=headers).body)
    (found,) = (each for each in told["catalogs"] if each["code"] == "fa")
    assert (found["untranslated"], found["matched"], found["retired"]) == (1, 0, 0)
    good = project.catalog("letter", "fa").read_bytes()
    project.catalog("letter", "fa").write_bytes(b"broken")
    assert page.wait("changed")["revision"] == ""
    project.catalog("letter", "fa").write_bytes(good)
    assert page.wait("changed")["revision"]
    server.process.send_signal(signal.SIGINT)
    assert page.wait("gone") == {}
    server.process.wait(30)
    page.connection.close()


def test_a_browser_that_sends_nothing_holds_nobody_up(server: Server) -> None:
    headers = server.log_in()
    with socket.create_connection(("127.0.0.1", server.port)) as slow:
        slow.sendall(b"POST /api/update HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n")
        assert server.ask("/api/project", headers=headers).status == 200


RAW = [b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"nonsense\r\n\r\n",
       b"GET http://evil.example/ HTTP/1.1\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n",
       b"GET /\r\n\r\n", b"\x16\x03\x01\x00\xff\r\n\r\n",
       b"GET //evil.example/.. HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
       b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n"]  # fmt: skip


@pytest.mark.parametrize("number", range(len(RAW)))
def test_what_is_no_request_of_ours_gets_nothing(server_of_all: Server, number: int) -> None:
    with socket.create_connection(("127.0.0.1", server_of_all.port), timeout=30) as raw:
        raw.sendall(RAW[number])
        raw.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    assert b" 200 " not in answer.partition(b"\r\n")[0]
    assert b"Three words" not in answer
    assert b"Set-Cookie" not in answer


def test_a_body_that_does_not_say_its_length_is_bounded(server_of_all: Server) -> None:
    headers = server_of_all.log_in() | {"Transfer-Encoding": "chunked"}
    connection = HTTPConnection("127.0.0.1", server_of_all.port, timeout=60)
    try:
        parts = (b"[" + b" " * 100_000 for _ in range(20))
        connection.request(
            "POST", f"{server_of_all.folder}/api/update", parts, headers, encode_chunked=True
        )
        assert connection.getresponse().status in (400, 413)
    finally:
        connection.close()


@pytest.fixture(scope="module")
def server_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("all")
    projects.make(root, {"letter.txt": projects.TEXT})
    with run_server(root, "--port", str(find_port())) as running:
        yield running


def test_a_text_is_saved_by_a_real_server(server: Server, root: Path) -> None:
    headers = server.log_in()
    row = json.loads(server.ask(f"{place()}/rows", headers=headers).body)["rows"][1]
    sent = {"digest": row["digest"], "translation": TEXT, "mark": "translated"}
    answer = server.ask(f"{place()}/row/{row['key']}", json.dumps(sent).encode(), headers)
    assert json.loads(answer.body)["outcome"] == "saved"
    wait_until(lambda: TEXT in (root / "locale/fa/LC_MESSAGES/letter.po").read_text("utf-8"))
