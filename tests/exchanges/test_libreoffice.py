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
from helpers.tools import ROOT, need_module
from helpers.workbooks import convert, list_returned, list_sent, make_large_package

NeedTool = Callable[[str], str]
SEPARATORS = {",": 44, ";": 59, "\t": 9}
"""Of CSV, with the number by which LibreOffice knows each."""
UTF8 = "34,76,1"
pytestmark = pytest.mark.xdist_group("office")


def save_again(
    name: str, package: Package, wanted: str, tmp_path: Path, need_tool: NeedTool
) -> bytes:
    path = tmp_path / f"sent.{name}"
    path.write_bytes(load_exchange(name).write(package))
    filters = f"CSV:44,{UTF8}" if name == "csv" else ""
    return convert(need_tool("soffice"), path, wanted, tmp_path / "saved", filters)


def assert_all_came_back(returned: Returned, package: Package) -> None:
    assert list_returned(returned) == list_sent(package)
    assert [row.pivot or "" for row in returned.rows] == [item.pivot for item in package.items]
    assert returned.language == package.language
    assert not returned.remarks and not [row.remarks for row in returned.rows if row.remarks]


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_400_messages_in_a_workbook_come_back(
    language: str, tmp_path: Path, need_tool: NeedTool
) -> None:
    package = make_large_package(language)
    data = save_again("xlsx", package, "xlsx", tmp_path, need_tool)
    assert_all_came_back(load_exchange("xlsx").read(data, "x"), package)
    sheet = need_module("openpyxl").load_workbook(io.BytesIO(data)).active
    assert sheet.sheet_view.rightToLeft and sheet.protection.sheet
    assert not sheet["D3"].protection.locked or not sheet["E3"].protection.locked


def test_400_messages_come_back_in_an_opendocument_table(
    tmp_path: Path, need_tool: NeedTool
) -> None:
    package = make_large_package("fa")
    data = save_again("xlsx", package, "ods", tmp_path, need_tool)
    assert find_exchange(data) is load_exchange("xlsx")
    assert_all_came_back(load_exchange("xlsx").read(data, "x"), package)


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("language", ["fa", "ar"])
def test_400_messages_in_csv_come_back_whatever_is_between_them(
    language: str, separator: str, tmp_path: Path, need_tool: NeedTool
) -> None:
    package = make_large_package(language)
    wanted = f"csv:Text - txt - csv (StarCalc):{SEPARATORS[separator]},{UTF8}"
    data = save_again("csv", package, wanted, tmp_path, need_tool)
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
    for path in sorted((tmp_path / "export").glob("*.xlsx")):
        convert(office, path, "xlsx", tmp_path / "saved")
    told = run("import", "export", "saved/letter.fa.xlsx", "saved/letter.ar.xlsx")
    assert told.count("0 taken, 20 unchanged") == 6
    assert before == {path: path.read_bytes() for path in before}


def run(*words: str) -> str:
    result: Any = CliRunner().invoke(group, words)
    assert result.exit_code == 0, result.output
    return str(result.output)
