"""The commands that change files, each with a folder to work in. A new line tries one more."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dragoman import files
from dragoman.catalogs.merge import merge_files
from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.states import mark_reviewed
from dragoman.errors import CatalogError
from dragoman.files import temporary_files
from dragoman.po import Catalog, parse

PO = """\
msgid ""
msgstr ""
"Language: fa\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

# a note
msgid "one"
msgstr "یک"

msgid "two"
msgstr "{two}"
"""
SETTINGS = 'source-language = "en"\nlanguages = ["fa"]\n'
TEXT = "A Title\n\nA paragraph of the letter.\n"


class Command(NamedTuple):
    """A command and what it works on."""

    before: Mapping[str, bytes]
    """The files of the folder by name. A user wants to keep all of them."""
    run: Callable[[Path], object]


def po(two: str = "") -> bytes:
    return PO.replace("{two}", two).encode()


def _review(root: Path) -> None:
    def function(catalog: Catalog | None) -> Catalog:
        assert catalog is not None
        first = mark_reviewed(catalog.blocks[0], "2026-01-02")
        return replace(catalog, blocks=(first, *catalog.blocks[1:]))

    change_catalog(root / "fa.po", function, root=root)


def _new_catalog(root: Path) -> None:
    change_catalog(
        root / "locale" / "fa" / "a.po",
        lambda old: parse(po(), "a.po") if old is None else old,
        root=root,
    )


def _merge(root: Path) -> None:
    if merge_files(root / "base", root / "ours.po", root / "theirs"):
        raise CatalogError("a conflict")


def cli(*arguments: str) -> Callable[[Path], None]:
    """Return a function that calls a command as its users do, but in this process."""

    def run(root: Path) -> None:
        from dragoman.cli import main

        try:
            main(["-C", str(root), *(each.replace("{root}", str(root)) for each in arguments)])
        except SystemExit as error:
            if error.code not in (0, None):
                raise CatalogError(f"exit {error.code}") from None

    return run


COMMANDS: dict[str, Command] = {
    "write a new file": Command({}, lambda root: files.write(root / "a.po", po(), root=root)),
    "write in new folders": Command(
        {}, lambda root: files.write(root / "x" / "y" / "a.po", po(), root=root)
    ),
    "write over a file": Command(
        {"a.po": po("old")},
        lambda root: (
            files.write(root / "a.po", po("new"), root=root, since=None or po("old"))
            if (root / "a.po").read_bytes() == po("old")
            else files.write(root / "a.po", po("new"), root=root)
        ),
    ),
    "write much": Command(
        {"a.html": b"old" * 1000},
        lambda root: files.write(root / "a.html", b"new" * 100_000, root=root),
    ),
    "edit a file": Command(
        {"a.po": po("old"), "b.po": po("of another")},
        lambda root: files.edit(root / "a.po", lambda old: po("new"), root=root),
    ),
    "mark as reviewed": Command({"fa.po": po("دو")}, _review),
    "begin a catalogue": Command({}, _new_catalog),
    "merge": Command(
        {
            "base": po(),
            "ours.po": po("دو"),
            "theirs": po().replace(b"# a note", b"# another note"),
        },
        _merge,
    ),
}
"""Functions of the library. The commands of the command line are in ``CLI``."""

PROJECT = {"dragoman.toml": SETTINGS.encode(), "source/letter.txt": TEXT.encode()}
CATALOG = "locale/fa/LC_MESSAGES/letter.po"

_TRANSLATED = po("بند نامه, يك.").replace(b'"two"', b'"A paragraph of the letter."')
"""With a comma and two letters that ``check --fix`` changes."""


def _init(root: Path) -> None:
    """Make a project. One that has its settings is whole, and is refused: the harness looks."""
    try:
        cli("init", "{root}", "-l", "fa")(root)
    except CatalogError:
        if not (root / "dragoman.toml").is_file():
            raise


CLI: dict[str, Command] = {
    "init": Command({}, _init),
    "init, where git is told something already": Command({".gitignore": b"/secret/"}, _init),
    "extract": Command(PROJECT, cli("extract")),
    "update, a first time": Command(PROJECT, cli("update")),
    "update a catalogue": Command(
        {**PROJECT, CATALOG: po("دو").replace(b'"two"', b'"A paragraph of the letters."')},
        cli("update"),
    ),
    "review": Command(
        {**PROJECT, CATALOG: _TRANSLATED},
        cli("review", "letter", "-l", "fa", "--paragraph", "2"),
    ),
    "check --fix": Command({**PROJECT, CATALOG: _TRANSLATED}, cli("check", "--fix")),
}


def _careless(root: Path) -> None:
    descriptor = os.open(root / "a.po", os.O_WRONLY | os.O_TRUNC)
    os.write(descriptor, po("new"))
    os.close(descriptor)


def _write_beside(root: Path, *, closes: bool, keeps_owner: bool, removes: bool) -> None:
    """Write a file whole, with a mistake."""
    temporary, target = root / f".a.po.0123456789ab{temporary_files.SUFFIX}", root / "a.po"
    old = target.stat()
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT, 0o600)
        try:
            if keeps_owner:
                os.fchown(descriptor, old.st_uid, old.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
            os.write(descriptor, po("new"))
        finally:
            if closes:
                os.close(descriptor)
        os.replace(temporary, target)  # noqa: PTH105
    except OSError as error:
        if removes:
            temporary.unlink(missing_ok=True)
        raise CatalogError(str(error)) from None


CARELESS: dict[str, Callable[[Path], object]] = {
    "damaged": _careless,
    "a traceback": _careless,
    "a descriptor is left open": partial(
        _write_beside, closes=False, keeps_owner=True, removes=True
    ),
    "another owner or mode": partial(_write_beside, closes=True, keeps_owner=False, removes=True),
    "a temporary file is left": partial(
        _write_beside, closes=True, keeps_owner=True, removes=False
    ),
}
"""What the harness must notice, by a function with that mistake. None is a command of ours."""
