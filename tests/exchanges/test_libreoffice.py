"""Workbooks and CSV that were opened in LibreOffice and saved again: nothing is lost or changed."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dragoman.cli import group
from dragoman.exchanges import find_exchange, load_exchange
from dragoman.model import Package, Returned
from helpers.tools import ROOT, missing, need_module
from helpers.workbooks import convert, list_returned, list_sent, make_large_package

NeedTool = Callable[[str], str]
LANGUAGES = ("fa", "ar")
SEPARATORS = {",": 44, ";": 59, "\t": 9}
"""Of CSV, with the number by which LibreOffice knows each."""
UTF8 = "34,76,1"
pytestmark = pytest.mark.xdist_group("office")


def save_again(name: str, wanted: str, folder: Path) -> dict[str, bytes]:
    """Return the tables of all languages as LibreOffice saved them; it takes long to start."""
    office = shutil.which("soffice") or missing("soffice is not installed")
    paths = [folder / f"{language}.{name}" for language in LANGUAGES]
    for path in paths:
        path.write_bytes(load_exchange(name).write(make_large_package(path.stem)))
    filters = f"CSV:44,{UTF8}" if name == "csv" else ""
    saved = convert(office, paths, wanted, folder / "saved", filters)
    return dict(zip(LANGUAGES, saved, strict=True))


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return save_again("xlsx", "xlsx", tmp_path_factory.mktemp("xlsx"))


@pytest.fixture(scope="module", params=SEPARATORS)
def tables(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, dict[str, bytes]]:
    """Tables in CSV, and what is between their cells."""
    wanted = f"csv:Text - txt - csv (StarCalc):{SEPARATORS[request.param]},{UTF8}"
    return request.param, save_again("csv", wanted, tmp_path_factory.mktemp("csv"))


def assert_all_came_back(returned: Returned, package: Package) -> None:
    assert list_returned(returned) == list_sent(package)
    assert [row.pivot or "" for row in returned.rows] == [item.pivot for item in package.items]
    assert returned.language == package.language
    assert not returned.remarks and not [row.remarks for row in returned.rows if row.remarks]


@pytest.mark.parametrize("language", LANGUAGES)
def test_400_messages_in_a_workbook_come_back(language: str, workbooks: dict[str, bytes]) -> None:
    package, data = make_large_package(language), workbooks[language]
    assert_all_came_back(load_exchange("xlsx").read(data, "x"), package)
    sheet = need_module("openpyxl").load_workbook(io.BytesIO(data)).active
    assert sheet.sheet_view.rightToLeft and sheet.protection.sheet
    assert not sheet["D3"].protection.locked or not sheet["E3"].protection.locked


def test_400_messages_come_back_in_an_opendocument_table(tmp_path: Path) -> None:
    for language, data in save_again("xlsx", "ods", tmp_path).items():
        assert find_exchange(data) is load_exchange("xlsx")
        returned = load_exchange("xlsx").read(data, "x")
        assert_all_came_back(returned, make_large_package(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_400_messages_in_csv_come_back_whatever_is_between_them(
    language: str, tables: tuple[str, dict[str, bytes]]
) -> None:
    package = make_large_package(language)
    separator, data = tables[0], tables[1][language]
    names = next(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=separator))
    assert names[0] == "Number"
    assert_all_came_back(load_exchange("csv").read(data, "x"), package)


def test_the_letter_comes_back_and_changes_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, need_tool: NeedTool
) -> None:
    for name in ("source", "locale"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("dragoman.toml", "glossary.csv"):
        shutil.copy(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.po*")}
    run("export", "letter", "-t", "xlsx,csv")
    office = need_tool("soffice")
    convert(office, sorted((tmp_path / "export").glob("*.xlsx")), "xlsx", tmp_path / "saved")
    told = run("import", "export", "saved/letter.fa.xlsx", "saved/letter.ar.xlsx")
    assert told.count("0 taken, 20 unchanged") == 6
    assert before == {path: path.read_bytes() for path in before}


def run(*words: str) -> str:
    result: Any = CliRunner().invoke(group, words)
    assert result.exit_code == 0, result.output
    return str(result.output)
