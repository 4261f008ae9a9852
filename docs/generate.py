"""Write what is generated in the documentation again: ``make docs`` runs this file.

- ``docs/checks.md`` is made from the rules;
- ``docs/dragoman.1``, the manual page, is made from the help, by ``man_page.py``;
- ``docs/dragoman.schema.json`` is made from the settings, by ``settings_schema.py``;
- ``docs/letter.en-fa-ar.png``, the picture in the README, is made from the letter;
- ``docs/got-a-file.en-fa-ar.html``, the page for translators, is an edition of
  ``source/got-a-file.md``;
- in each page that says ``<!-- examples: in … -->``, what commands print is what they print.

The blocks of such a page that are marked ``console`` are run from top to bottom in one shell, in an
empty folder or in a copy of the letter. A line that begins with ``$`` is a command; what follows
it is replaced. HTML comments do what a reader does not see::

    <!-- run: COMMAND -->       runs a command and shows nothing
    <!-- file: PATH -->         writes the next block to a file
    <!-- keys: a s q -->        what is typed at the last command of the next block

Whoever runs this twice, on any day, gets the same bytes: the clock says 2016-12-23. Only the
picture may differ: another version of Typst or of the font may draw it differently.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PICTURE = "docs/letter.en-fa-ar.png"
PICTURE_PAGE = "README.md"
DRAWN_BY = re.compile(r"<!-- drawn by `make docs` with (.*?) -->")
"""The comment of the README that names the versions which drew the picture."""

GUIDE = "docs/got-a-file.en-fa-ar.html"
_SETTINGS = ("dragoman.toml", "glossary.csv")
_PLACE = re.compile(r"^<!-- examples: in (an empty folder|a copy of the letter) -->$", re.M)
_STEP = re.compile(
    r"^<!-- run: (?P<run>.*?) -->$"
    r"|^<!-- file: (?P<path>\S+) -->\n+```\w*\n(?P<text>.*?)^```$"
    r"|^(?:<!-- keys: (?P<keys>.*?) -->\n+)?```console\n(?P<console>.*?)^```$",
    re.M | re.S,
)
_BORDER = "\x1e"
"""What the shell prints before the output of each command: no command prints it."""
_TIME = "1482451200"  # 2016-12-23


class Command(NamedTuple):
    """A command of an example."""

    text: str
    shown: bool = True


def make_checks_page() -> bytes:
    """Return ``docs/checks.md`` as the rules make it."""
    code = "import sys; from dragoman import checks; sys.stdout.write(checks.write_manual())"
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=_make_environment(Path(folder)),
            check=True,
            capture_output=True,
        )
    return done.stdout


def run_script(name: str) -> bytes:
    """Return what a script of this folder prints."""
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, str(ROOT / "docs" / name)],
            env=_make_environment(Path(folder)),
            check=True,
            capture_output=True,
        )
    return done.stdout


def make_page(path: Path) -> bytes:
    """Return a page in which the examples show what the commands print today."""
    page = path.read_text(encoding="utf-8")
    place = _PLACE.search(page)
    if place is None:
        return page.encode()
    with TemporaryDirectory() as folder:
        here = Path(folder).resolve()
        _prepare(here, "letter" if place[1] == "a copy of the letter" else "")
        outputs = _run_commands([command.text for command in _list_commands(page)], here)
    shown = iter([o for o, c in zip(outputs, _list_commands(page), strict=True) if c.shown])
    return _STEP.sub(lambda step: _write_step(step, shown), page).encode()


def draw_picture() -> bytes:
    """Return the first page of the letter in three languages, as a picture."""
    return _render("letter", "png")


def make_guide() -> bytes:
    """Return the page for translators in three languages."""
    return _render("got-a-file", "html")


def _render(document: str, edition_format: str) -> bytes:
    """Return an edition of one of our own documents in three languages."""
    with TemporaryDirectory() as folder:
        here = Path(folder).resolve()
        _prepare(here, document)
        environment = _make_environment(here)
        del environment["SOURCE_DATE_EPOCH"]  # no edition of ours has a date
        command = f"dragoman render {document} -l en,fa,ar -t {edition_format} -o out"
        subprocess.run(
            ["sh", "-c", command],
            cwd=here / "here",
            env=environment,
            check=True,
            capture_output=True,
        )
        return (here / "here" / "out" / f"{document}.en-fa-ar.{edition_format}").read_bytes()


def name_versions() -> str:
    """Return what draws the picture here: the packages on which its bytes depend."""
    names = ("typst", "fontpkg-amiri")
    return " and ".join(f"{name} {metadata.version(name)}" for name in names)


def list_pages() -> dict[str, Callable[[], bytes]]:
    """Return every generated text file, by its path in the repository, with what makes it."""
    pages: dict[str, Callable[[], bytes]] = {
        "docs/checks.md": make_checks_page,
        "docs/dragoman.1": partial(run_script, "man_page.py"),
        GUIDE: make_guide,
        "docs/dragoman.schema.json": partial(run_script, "settings_schema.py"),
    }
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        if _PLACE.search(path.read_text(encoding="utf-8")):
            pages[path.relative_to(ROOT).as_posix()] = partial(make_page, path)
    return pages


def _list_commands(page: str) -> Iterator[Command]:
    for step in _STEP.finditer(page):
        if step["run"]:
            yield Command(step["run"], shown=False)
        elif step["path"]:
            path = shlex.quote(step["path"])
            yield Command(f"cat > {path} <<'END_OF_FILE'\n{step['text']}END_OF_FILE", shown=False)
        else:
            commands = _split_console(step["console"])
            for number, command in enumerate(commands, 1):
                last = number == len(commands)
                keys = step["keys"].replace(" ", "\n") if step["keys"] and last else ""
                yield Command(command + (f" <<'END_OF_KEYS'\n{keys}\nEND_OF_KEYS" if keys else ""))


def _split_console(text: str) -> list[str]:
    """Return the commands of a block, those over several lines whole."""
    return [found[1].rstrip("\n") for found in re.finditer(r"^\$ ((?:.*\\\n)*.*\n)", text, re.M)]


def _write_step(step: re.Match[str], outputs: Iterator[str]) -> str:
    if step["console"] is None:
        return step[0]
    parts = [f"$ {command}\n{next(outputs)}" for command in _split_console(step["console"])]
    start = step.start("console") - step.start()
    return f"{step[0][:start]}{''.join(parts)}```"


def _run_commands(commands: list[str], folder: Path) -> list[str]:
    """Run commands in one shell, one after the other; return what each printed."""
    script = "".join(
        f"status=$?; printf '\\036'; (exit $status)\n{command}\n" for command in commands
    )
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=folder / "here",
        env=_make_environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
    )
    text = done.stdout.decode()
    if "Traceback (most" in text or ": not found" in text:
        raise SystemExit(f"an example fails, so nothing was written:\n{text}")
    _, *outputs = text.split(_BORDER)
    return [re.sub(r"[ \t]+$", "", output, flags=re.M) for output in outputs]


def _prepare(folder: Path, document: str) -> None:
    """Make the folder that examples are run in, and a program ``dragoman`` beside it.

    In the folder is a copy of one of our own documents with its catalogues, or none for "".
    """
    (folder / "here").mkdir()
    if document:
        own = [*ROOT.glob(f"source/{document}.*"), *ROOT.glob(f"locale/**/{document}.po*")]
        for path in (*own, *(ROOT / name for name in _SETTINGS)):
            target = folder / "here" / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
    else:
        shutil.copytree(ROOT / "docs" / "examples", folder / "here" / "returned")
    (folder / "bin").mkdir()
    program = folder / "bin" / "dragoman"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m dragoman "$@"\n')
    program.chmod(0o755)
    (folder / ".gitconfig").write_text(
        "[user]\nname = Nobody\nemail = nobody@example.org\n[init]\ndefaultBranch = main\n"
    )


def _make_environment(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing of this machine or this day shows."""
    kept: Mapping[str, str] = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DRAGOMAN", "GIT"))
    }
    places = (folder / "bin", Path(sys.executable).parent, os.environ.get("PATH", os.defpath))
    return {
        **kept,
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "PATH": os.pathsep.join(map(str, places)),
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "COLUMNS": "80",
        "SOURCE_DATE_EPOCH": _TIME,
        "GIT_AUTHOR_DATE": f"{_TIME} +0000",
        "GIT_COMMITTER_DATE": f"{_TIME} +0000",
    }


def _write(name: str, data: bytes) -> None:
    path = ROOT / name
    if not path.exists() or path.read_bytes() != data:
        path.write_bytes(data)
        sys.stdout.write(f"written: {name}\n")


def main() -> None:
    """Write every generated file that is not as it should be, and say which."""
    for name, make in list_pages().items():
        _write(name, make())
    picture = draw_picture()
    if picture != (ROOT / PICTURE).read_bytes():
        _write(PICTURE, picture)
        page = (ROOT / PICTURE_PAGE).read_text(encoding="utf-8")
        note = f"<!-- drawn by `make docs` with {name_versions()} -->"
        _write(PICTURE_PAGE, DRAWN_BY.sub(note, page).encode())


if __name__ == "__main__":
    main()
