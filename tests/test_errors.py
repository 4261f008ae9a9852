"""Errors: one sentence with its place, and the name that was probably meant."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, ProjectError, did_you_mean, explain_refusal, quote


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
    ],
)
def test_a_quotation_shows_letters_and_nothing_that_steers(value: object, shown: str) -> None:
    assert quote(value) == shown
