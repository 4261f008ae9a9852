"""Everything printed passes one function: no name and no text steers a terminal or turns a line."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner

from dragoman.cli import _terminal as terminal
from dragoman.cli import group
from helpers import projects
from helpers.cases import each_case
from helpers.tools import ROOT

SOURCE = ROOT / "src" / "dragoman"
PRINTERS = {"echo", "secho", "style", "prompt", "confirm", "echo_via_pager", "print_exc"}
STREAMS = {"sys.stdout", "sys.stderr", "sys.__stdout__", "sys.__stderr__"}


def list_printing(path: Path) -> Iterator[str]:
    """Name each call that prints by another way than ``cli/_terminal``."""
    text = path.read_text(encoding="utf-8")
    if not any(f"{name}(" in text for name in ("print", "write", "writelines", *PRINTERS)):
        return  # without parsing it, which takes long
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        owner, _, name = called.rpartition(".")
        if called == "print" or (owner in {"click", "traceback"} and name in PRINTERS):
            yield f"{called} in line {node.lineno}"
        if name in {"write", "writelines"} and owner.partition(".buffer")[0] in STREAMS:
            yield f"{called} in line {node.lineno}"


def test_nothing_else_prints() -> None:
    found = {
        path.relative_to(SOURCE).as_posix(): calls
        for path in SOURCE.rglob("*.py")
        if (calls := list(list_printing(path)))
    }
    assert set(found) == {"cli/_terminal.py"}


def test_the_test_of_printing_sees_a_printer(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("print(1)\nclick.echo(1)\nsys.stdout.buffer.write(b'')\n", encoding="utf-8")
    assert len(list(list_printing(path))) == 3


# make_printable


@each_case([*range(9), *range(11, 32), *range(0x7F, 0xA0), 0x202E, 0x2028])
def test_what_steers_is_shown_by_its_number(number: int) -> None:
    assert terminal.make_printable(f"a{chr(number)}b") == f"a<U+{number:04X}>b"


def test_our_colours_stay_and_those_of_a_text_do_not() -> None:
    text = terminal.color("a\x1b[31mb", "red", "bold")
    assert terminal.make_printable(text) == "\x1b[31m\x1b[1ma<U+001B>[31mb\x1b[0m"
    assert terminal.make_printable(text, colored=False) == "a<U+001B>[31mb"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\u2067a\nb", "\u2067a\u2069\nb"),
        ("a\u2069\u2069b", "ab"),
        ("\u2068a\u2069 \u2066b", "\u2068a\u2069 \u2066b\u2069"),
        ("\u2068a\nb\u2069", "\u2068a\u2069\nb"),
    ],
)
def test_isolates_are_balanced_in_each_line(text: str, shown: str) -> None:
    assert terminal.make_printable(text) == shown


def test_text_of_all_scripts_stays() -> None:
    text = "نامه‌ای\u200f\u200e 字 letter\t\U0001f468\u200d\U0001f469\n"
    assert terminal.make_printable(text) == text


# From end to end

HOSTILE = "=e[31mv\u202e\u2067J|*%,i"
CONTROLS = f"=e\x1b[31m\x07\u009b2J{HOSTILE}"
"""No document has such a name: the file is skipped, and that is said."""
TEXT = "\x1b]0;x\x07\u202eTitle\u2067 one\n\nA \u009b2Jtext\u2066 has 15 words, <b>and</b> 2.\n"
FA = "locale/fa/LC_MESSAGES"
HOSTILE_FA = f'msgstr "\u202e\x1b[2J نامه, {HOSTILE}\\n::error::x"'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose names and texts try to steer; the colours are on."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("FORCE_COLOR", "1")
    root = tmp_path / "project"
    root.mkdir()
    (root / "dragoman.toml").write_text('languages = ["fa"]\njobs = 1\n', encoding="utf-8")
    (root / "source").mkdir()
    monkeypatch.chdir(root)
    for name, text in ((HOSTILE, TEXT), ("letter", "Title\n\nText is 15 here.\n")):
        (root / "source" / f"{name}.txt").write_text(text, encoding="utf-8")
    for name in (f"skip{HOSTILE}.xyz", f"{CONTROLS}.txt", f"{CONTROLS}.xyz"):
        (root / "source" / name).write_bytes(b"x")
    run("update")
    for path in (root / FA).glob("*.po"):
        text = path.read_text(encoding="utf-8")
        head, _, body = text.partition("\n\n")
        path.write_text(f"{head}\n\n" + body.replace('msgstr ""', HOSTILE_FA), encoding="utf-8")
    projects.commit(root, "2026-01-01")
    (root / "source" / f"{HOSTILE}.txt").write_text(TEXT.replace("one", "two"), encoding="utf-8")
    run("update")
    return root


def run(*arguments: str, keys: str = "") -> str:
    result = CliRunner().invoke(group, arguments, prog_name="dragoman", input=keys, color=True)
    assert result.exception is None or isinstance(result.exception, SystemExit), arguments
    assert result.exit_code in (0, 1, 2)
    return result.output


def find_faults(text: str) -> list[str]:
    """Return what steers in a text for a person; the colours of ours do not."""
    text = re.sub("\x1b\\[(?:0|1|3[1-6])m", "", text)
    found = re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]", text)
    for line in text.split("\n"):
        if line.startswith("::"):
            found.append(line)
        depth = 0
        for mark in re.findall("[\u2066-\u2069]", line):
            depth += -1 if mark == "\u2069" else 1
            if depth < 0:
                found.append("an end of an isolate")
        if depth:
            found.append("an open isolate")
    return found


COMMANDS = [
    "extract -v", "update -v", "update --check", "update --explain", "update --tidy",
    "status", "status -v", "status --fail-under 90", "status --history", "diff",
    "check", "check -v",
    "check --fix --dry-run", "check --fix", "check --strict --require fa=reviewed", "build -v",
    "build", "render -v", "render -t docx,epub", "review letter -l fa --all",
    "status nothing\x1b\u202e", "review x\x1b -l fa", "--\x1b[31m", "x\x1b[31m\nc", "init .",
    "merge-driver a\x1b b c", "render --paper \x1b", "check -l \x1b\u202e", "-C \x1b[1m status",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_is_printed_for_a_person_steers(folder: Path, command: str) -> None:
    assert find_faults(run(*command.split(" "))) == []


def test_a_dialogue_steers_nothing(folder: Path) -> None:
    shown = run("review", HOSTILE, "-l", "fa", keys="?\ns\nb\nx\na\nq\n")
    assert "letter" not in shown and "Title" in shown
    assert find_faults(shown) == []


@pytest.mark.parametrize(
    "path", ["dragoman.toml", f"{FA}/{HOSTILE}.po", "glossary.csv", f"source/{HOSTILE}.txt"]
)
def test_no_error_steers(folder: Path, path: str) -> None:
    Path(path).write_bytes(b'\xffa\x1b = "\x07\xe2\x80\xae\n::error::\n')
    for command in ("update", "check", "build", "status", "diff"):
        assert find_faults(run(command)) == []


@pytest.mark.parametrize("command", ["status", "status --history", "diff", "check"])
def test_a_text_in_a_file_steers_nothing(folder: Path, command: str) -> None:
    run(*command.split(), "-o", "report.txt")
    text = Path("report.txt").read_text(encoding="utf-8")
    assert find_faults(text) == []
    assert "\x1b" not in text


MACHINE = [
    "status --format json", "status --format csv", "status --format markdown",
    "status --format html", "status --format svg -l fa", "status --format endpoint -l fa",
    "status --history --format json", "status --history --format csv",
    "status --history --format svg", "diff --format json", "diff --format html",
    "update --explain --format json", "check --format json", "check --format github",
    "check --format sarif", "check --format junit", "check --format gitlab",
]  # fmt: skip


@pytest.mark.parametrize("command", MACHINE)
def test_what_programs_read_steers_nothing(folder: Path, command: str) -> None:
    form = command.split()[command.split().index("--format") + 1]
    name = f"report.{'svg' if form == 'svg' else 'json'}"
    run(*command.split(), "-o", name)
    data = Path(name).read_bytes().decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e]", data)
    if form in ("json", "sarif", "gitlab", "endpoint"):
        json.loads(data)
    if form in ("junit", "svg"):
        ET.fromstring(data)  # noqa: S314 - our own


def test_programs_read_the_names_as_they_are(folder: Path) -> None:
    run("status", "--format", "json", "-o", "report.json")
    data = json.loads(Path("report.json").read_text(encoding="utf-8"))
    assert any(HOSTILE in value for value in _list_strings(data))


def _list_strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _list_strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _list_strings(value)


def test_no_cell_of_csv_is_a_formula(folder: Path) -> None:
    run("status", "--format", "csv", "-o", "report.csv")
    rows = list(csv.DictReader(io.StringIO(Path("report.csv").read_text(encoding="utf-8"))))
    names = [row["name"] for row in rows]
    assert any(name.startswith("'=e[31mv<U+202E>") for name in names)
    assert {row["percent"] for row in rows} <= {f"{float(row['percent']):.2f}" for row in rows}


def test_github_gets_each_finding_on_one_line(folder: Path) -> None:
    run("check", "--format", "github", "-o", "report.out")
    lines = Path("report.out").read_text(encoding="utf-8").splitlines()
    assert lines
    for line in lines:
        match = re.fullmatch(
            r"::(error|warning|notice) file=([^:,]*),line=\d+,title=[^:,]*::.*", line
        )
        assert match, line
    assert any("%25%2Ci.po" in line for line in lines)


def test_completion_offers_no_name_that_steers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMP_WORDS", "dragoman status ")
    monkeypatch.setenv("COMP_CWORD", "2")
    result = CliRunner().invoke(
        group, [], prog_name="dragoman", env={"_DRAGOMAN_COMPLETE": "bash_complete"}
    )
    assert "letter" in result.output
    assert find_faults(result.output) == []
