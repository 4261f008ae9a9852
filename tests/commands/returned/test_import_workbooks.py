"""Workbooks that people have damaged: each damage is reported or harmless, none is taken."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dragoman.cli import group
from helpers.tools import ROOT, need_module

openpyxl = need_module("openpyxl")
Rows = list[list[Any]]


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The letter with its translations, exported."""
    for name in ("source", "locale"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("dragoman.toml", "glossary.csv"):
        shutil.copy(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(group, ["export", "letter", "-t", "xlsx", "-q"]).exit_code == 0
    return tmp_path


def damage(folder: Path, change: Callable[[Rows], Rows]) -> dict[str, Any]:
    """Change the rows of the Persian workbook, import it, and return the report."""
    path = folder / "export/letter.fa.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.active
    rows = change([[cell.value for cell in row] for row in sheet.rows])
    sheet.delete_rows(1, sheet.max_row)
    for row in rows:
        sheet.append(row)
    book.save(path)
    result = CliRunner().invoke(group, ["import", str(path), "--format", "json"])
    assert result.exit_code in (0, 1), result.output
    report: dict[str, Any] = json.loads(result.stdout)["files"][0]
    return report


def sort_sources_and_translations(rows: Rows) -> Rows:
    parts = sorted((row[2:4] for row in rows[1:]), key=lambda part: str(part[0]))
    return [rows[0], *(row[:2] + part + row[4:] for row, part in zip(rows[1:], parts, strict=True))]


def move_sources(rows: Rows) -> Rows:
    sources = [row[2] for row in rows[1:]]
    turned = [sources[-1], *sources[:-1]]
    return [rows[0], *([*r[:2], s, *r[3:]] for r, s in zip(rows[1:], turned, strict=True))]


def swap_columns(rows: Rows) -> Rows:
    return [rows[0], *([*row[:2], row[3], row[2], *row[4:]] for row in rows[1:])]


@pytest.mark.parametrize(
    "change", [sort_sources_and_translations, move_sources, swap_columns], ids=lambda f: f.__name__
)
def test_what_no_longer_belongs_together_is_not_taken(
    letter: Path, change: Callable[[Rows], Rows]
) -> None:
    before = (letter / "locale/fa/LC_MESSAGES/letter.po").read_bytes()
    report = damage(letter, change)
    assert report["applied"] == report["conflicts"] == 0
    assert {each["row"] for each in report["told"]} >= set(range(2, 20))
    assert before == (letter / "locale/fa/LC_MESSAGES/letter.po").read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: [rows[0], *rows[:0:-1]],
        lambda rows: [row[::-1] for row in rows],
        lambda rows: [*rows, rows[3], rows[7]],
        lambda rows: [["My title"], [], *rows],
        lambda rows: [row[:-1] for row in rows],
    ],
    ids=["turned", "mirrored", "doubled", "titled", "no keys"],
)
def test_what_is_harmless_changes_nothing(letter: Path, change: Callable[[Rows], Rows]) -> None:
    before = (letter / "locale/fa/LC_MESSAGES/letter.po").read_bytes()
    report = damage(letter, change)
    assert (report["applied"], report["conflicts"], report["told"]) == (0, 0, [])
    assert before == (letter / "locale/fa/LC_MESSAGES/letter.po").read_bytes()


def test_a_translation_into_another_language_is_not_taken(letter: Path) -> None:
    arabic = openpyxl.load_workbook(letter / "export/letter.ar.xlsx").active

    def change(rows: Rows) -> Rows:
        for number in range(2, 9):
            rows[number][3] = arabic.cell(number + 1, 4).value
        return rows

    report = damage(letter, change)
    assert report["applied"] == report["conflicts"] == 0
    told = "it is the translation into 'ar'; it is not taken"
    assert report["told"] == [{"row": row, "sentence": told} for row in range(3, 10)]


def test_a_translation_is_taken_with_a_source_that_was_corrected(letter: Path) -> None:
    def change(rows: Rows) -> Rows:
        rows[3][2], rows[3][3] = f"{rows[3][2]} (corrected)", "متنی تازه"
        return rows

    report = damage(letter, change)
    assert report["applied"] == 1
    told = "the source was changed in the file; only the translation is taken"
    assert {"row": 4, "sentence": told} in report["told"]
