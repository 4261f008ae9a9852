"""Errors: one sentence with its place, and the name that was probably meant."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import (
    DragomanError,
    DragomanWarning,
    ProjectError,
    did_you_mean,
    explain_refusal,
    quote,
)
from dragoman.glossary import table
from dragoman.po import catalog
from dragoman.project._layout import read_settings
from helpers.tools import not_allowed_here


@pytest.mark.parametrize(
    ("path", "line", "shown"),
    [
        (None, None, "wrong"),
        (None, 3, "wrong"),
        ("a.po", None, "a.po: wrong"),
        (Path("a.po"), 3, "a.po:3: wrong"),
    ],
)
def test_an_error_begins_with_its_place(
    path: Path | str | None, line: int | None, shown: str
) -> None:
    assert str(DragomanError("wrong", path, line)) == shown


@pytest.mark.parametrize(
    ("path", "shown"),
    [(None, "odd"), (Path("a.po"), "a.po: odd"), (Path("a\nb.po"), "a\\nb.po: odd")],
)
def test_a_warning_is_one_line_that_begins_with_its_place(path: Path | None, shown: str) -> None:
    assert str(DragomanWarning("odd", path)) == shown


@pytest.mark.parametrize(
    ("name", "near"), [("htm", "; did you mean 'html'?"), ("zzz", ""), ("", "")]
)
def test_the_nearest_name_is_named_where_one_is_near(name: str, near: str) -> None:
    assert did_you_mean(name, ["html", "pdf"]) == near


def test_the_cutoff_says_how_near_a_name_must_be() -> None:
    assert did_you_mean("htm", ["html"], cutoff=1.0) == ""
    assert did_you_mean("tm", ["html"], cutoff=0.0) == "; did you mean 'html'?"


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOSPC, errno.ENOENT, None])
def test_what_the_system_refuses_is_one_sentence_about_the_file(
    tmp_path: Path, number: int | None
) -> None:
    path = tmp_path / "a.po"
    error = explain_refusal(OSError(number, "reason") if number else OSError(), path, "read")
    assert isinstance(error, ProjectError)
    assert str(error).startswith(f"{path}: the file cannot be read") and "\n" not in str(error)


def test_of_a_file_that_is_not_there_the_name_is_to_be_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "nothing.csv"
    with pytest.raises(OSError) as raised:
        path.read_bytes()
    sentence = "the file cannot be read: nothing has this name; look at the name and its folder"
    assert explain_refusal(raised.value, path, "read").sentence == sentence


def test_the_name_of_an_edition_may_be_too_long_because_of_its_languages() -> None:
    error = OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
    sentence = explain_refusal(error, Path("a.en-fa-ar.html"), "written").sentence
    assert sentence.endswith("shorten the document's, or use fewer languages")


@pytest.mark.parametrize(
    ("read", "name"),
    [(read_settings, "settings"), (table.read, "glossary"), (catalog.read, "catalogue")],
)
def test_who_reads_a_file_says_what_to_do_where_the_system_refuses(
    tmp_path: Path, read: Callable[[Path], object], name: str
) -> None:
    if os.name != "posix":
        not_allowed_here("Windows says of a folder that permission is denied")
    with pytest.raises(DragomanError) as raised:
        read(tmp_path)
    sentence = "cannot be read: a folder has this name; name a file, or rename the folder"
    assert raised.value.sentence == f"the {name} {sentence}"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("letter", "'letter'"),
        ("it's", '"it\'s"'),
        (3, "3"),
        ("caf\u00e9", "'caf\u00e9'"),
        ("\u0646\u0627\u0645\u0647", "'\u2068\u0646\u0627\u0645\u0647\u2069'"),
        (
            "\u0646\u0627\u0645\u0647\u200c\u0647\u0627",
            "'\u2068\u0646\u0627\u0645\u0647\u200c\u0647\u0627\u2069'",
        ),
        ("\u540d\u524d", "'\u540d\u524d'"),
        ("\u00e9\x1b[31m\u202e\u2068", "'\u00e9\\x1b[31m\\u202e\\u2068'"),
        ("9" * 300, f"'{'9' * 300}'"),
        ("9" * 5_000, f"'{'9' * 299}…'"),
        ([8] * 999, f"[{'8, ' * 99}8…"),
    ],
)
def test_a_quotation_shows_letters_and_nothing_that_steers(value: object, shown: str) -> None:
    assert quote(value) == shown


@pytest.mark.parametrize("number", [32, 33])
def test_a_file_that_windows_keeps_for_another_program_is_said_so(number: int) -> None:
    error = OSError(22, "in use")
    error.winerror = number  # type: ignore[attr-defined]
    assert "another program has it open" in explain_refusal(error, Path("a"), "read").sentence


@pytest.mark.parametrize(("length", "is_long"), [(259, False), (260, True)])
def test_a_path_is_too_long_for_windows_from_260_characters_on(length: int, is_long: bool) -> None:
    error = OSError(2, "not found")
    error.winerror = 3  # type: ignore[attr-defined]
    path = Path("/" + "a" * (length - 1))
    assert ("too long for Windows" in explain_refusal(error, path, "read").sentence) == is_long
