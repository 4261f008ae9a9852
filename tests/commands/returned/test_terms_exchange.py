"""The glossary out to translators and back: new terms are added, and nothing is lost."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from dragoman.cli import group
from dragoman.containers.archive import pack_archive
from helpers import projects
from helpers.tools import need_module

GLOSSARY = (
    "term,language,translation,note\nletter,fa,نامه,\nletter,ar,رسالة,\nstrange letter,fa,x,y\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    projects.make(tmp_path, {"letter.txt": "A letter\n"})
    (tmp_path / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, code: int = 0) -> str:
    result: Any = CliRunner().invoke(group, words)
    assert result.exit_code == code, result.output
    return str(result.output).replace("\u2068", "").replace("\u2069", "")


def test_both_formats_go_out_and_come_back_without_a_change(project: Path) -> None:
    assert run("export", "--glossary") == (
        "export/glossary.csv: 3 terms\nexport/glossary.tbx: 3 terms\n"
    )
    first = [path.read_bytes() for path in sorted((project / "export").iterdir())]
    run("export", "--glossary", "-q")
    assert first == [path.read_bytes() for path in sorted((project / "export").iterdir())]
    assert run("import", "export") == (
        "export/glossary.csv: terms: 0 taken, 3 unchanged\n"
        "export/glossary.tbx: terms: 0 taken, 3 unchanged\n"
    )
    assert (project / "glossary.csv").read_text(encoding="utf-8") == GLOSSARY


@pytest.mark.parametrize("form", ["csv", "tbx"])
def test_an_empty_project_gets_the_same_terms(project: Path, form: str) -> None:
    run("export", "--glossary", "-t", form)
    (project / "glossary.csv").unlink()
    renamed = (project / f"export/glossary.{form}").rename(project / "terms (2).txt")
    assert "3 taken" in run("import", renamed.name, "--dry-run")
    assert not (project / "glossary.csv").exists()
    assert run("import", renamed.name) == "terms (2).txt: terms: 3 taken, 0 unchanged\n"
    assert run("import", renamed.name) == "terms (2).txt: terms: 0 taken, 3 unchanged\n"
    rows = (project / "glossary.csv").read_text(encoding="utf-8").splitlines()
    assert sorted(rows) == sorted(
        [
            "term,language,translation,alternatives,note,case",
            "letter,fa,نامه,,,",
            "letter,ar,رسالة,,,",
            "strange letter,fa,x,,y,",
        ]
    )


def test_only_the_terms_of_a_language_go_out(project: Path) -> None:
    assert run("export", "--glossary", "-l", "ar", "-t", "csv") == (
        "export/glossary.ar.csv: 1 term\n"
    )
    assert "نامه" not in (project / "export/glossary.ar.csv").read_text(encoding="utf-8")


def test_new_terms_are_added_and_one_that_differs_is_a_conflict(project: Path) -> None:
    text = "term;language;translation\nletter;fa;مکتوب\nsiege;fa-IR;محاصره\nsiege;de;x\nword;fa;\n"
    (project / "back.csv").write_text(text, encoding="utf-8")
    report = json.loads(run("import", "back.csv", "--format", "json", code=1))["files"][0]
    assert (report["applied"], report["unchanged"], report["conflicts"]) == (1, 0, 1)
    assert (report["document"], report["refused"]) == (None, None)
    assert [each["row"] for each in report["told"]] == [0, 2, 5]
    after = (project / "glossary.csv").read_text(encoding="utf-8")
    assert after == f"{GLOSSARY}siege,fa,محاصره,\n"


def test_a_glossary_in_an_archive_beside_other_files_is_taken(project: Path) -> None:
    run("export", "--glossary", "-q")
    (project / "glossary.csv").write_text("term,language,translation\n", encoding="utf-8")
    with zipfile.ZipFile(project / "all.zip", "w") as archive:
        archive.write(project / "export/glossary.tbx", "a/terms.tbx")
        archive.writestr("readme.txt", "hello")
    told = run("import", "all.zip", code=1)
    assert "a/terms.tbx: terms: 3 taken" in told and "readme.txt: not taken" in told


def make_workbook(path: Path, *rows: tuple[str | None, ...]) -> None:
    """Save a workbook with an empty sheet and one with some rows."""
    book = need_module("openpyxl").Workbook()
    sheet = book.create_sheet("Terms")
    for row in rows:
        sheet.append(row)
    book.save(path)


def make_opendocument(path: Path, *rows: tuple[str | None, ...]) -> None:
    cells = (
        "".join(
            f"<table:table-cell><text:p>{each or ''}</text:p></table:table-cell>" for each in row
        )
        for row in rows
    )
    table = "".join(f"<table:table-row>{each}</table:table-row>" for each in cells)
    path.write_bytes(
        pack_archive(
            (
                ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                ("content.xml", CONTENT.replace("ROWS", table).encode()),
            )
        )
    )


CONTENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    "<table:table>ROWS</table:table></office:spreadsheet></office:body></office:document-content>"
)


@pytest.mark.parametrize("make", [make_workbook, make_opendocument])
def test_a_glossary_in_a_workbook_is_taken(project: Path, make: Callable[..., None]) -> None:
    make(
        project / "terms (3).bin",
        ("term", "language", "translation", "note"),
        ("siege", "fa", "محاصره", "of a town"),
        (None, None, None, None),
        ("letter", "fa", "مکتوب", None),
    )
    report = json.loads(run("import", "terms (3).bin", "--format", "json", code=1))["files"][0]
    assert (report["applied"], report["unchanged"], report["conflicts"]) == (1, 0, 1)
    assert [each["row"] for each in report["told"]] == [4]
    after = (project / "glossary.csv").read_text(encoding="utf-8")
    assert after == f"{GLOSSARY}siege,fa,محاصره,of a town\n"
    run("import", "terms (3).bin", code=1)
    assert (project / "glossary.csv").read_text(encoding="utf-8") == after


def test_a_formula_in_a_workbook_is_no_term(project: Path) -> None:
    make_workbook(project / "a.xlsx", ("en", "fa"), ("river", "رود"), ("road", '=CONCAT("a";"b")'))
    assert "1 taken" in run("import", "a.xlsx")
    assert (project / "glossary.csv").read_text(encoding="utf-8") == f"{GLOSSARY}river,fa,رود,\n"


def test_a_workbook_that_is_no_glossary_is_refused_as_before(project: Path) -> None:
    make_workbook(project / "a.xlsx", ("Mine", "Yours"), ("river", "رود"))
    assert "no row has the names of the columns" in run("import", "a.xlsx", code=1)


def test_what_may_be_a_glossary_without_names_is_told_what_is_missing(project: Path) -> None:
    (project / "a.csv").write_text("river,رود\nroad,جاده\n", encoding="utf-8")
    (project / "b.csv").write_text("source,target\nriver,رود\n", encoding="utf-8")
    advice = "if it is a glossary, write the codes of its languages into its first line, as en,fa"
    assert advice in run("import", "a.csv", code=1)
    assert advice in run("import", "b.csv", "-l", "fa", code=1)
    (project / "c.txt").write_text("Hello, dear friend.\nHow are you?\n", encoding="utf-8")
    assert "glossary" not in run("import", "c.txt", code=1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("letter", "--glossary"), "--glossary writes no documents"),
        (("--glossary", "-t", "docx"), "a glossary has no format 'docx'; there are csv, tbx"),
        (("--glossary", "-t", "tbxx"), "did you mean 'tbx'"),
    ],
)
def test_what_is_not_possible_is_an_error(
    project: Path, words: tuple[str, ...], sentence: str
) -> None:
    assert sentence in run("export", *words, code=2)
    assert not (project / "export").exists()


def test_without_a_glossary_there_is_nothing_to_write(project: Path) -> None:
    (project / "glossary.csv").unlink()
    assert "there is no glossary" in run("export", "--glossary", code=2)


def test_a_glossary_that_is_wrong_is_not_written_to(project: Path) -> None:
    run("export", "--glossary", "-q", "-t", "tbx")
    (project / "glossary.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "not taken: glossary.csv:1: " in run("import", "export/glossary.tbx", code=1)
    assert (project / "glossary.csv").read_text(encoding="utf-8") == "a,b\n1,2\n"


def test_a_hostile_glossary_changes_nothing(project: Path) -> None:
    text = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx><a>&a;</a></tbx>'
    (project / "x.tbx").write_text(text, encoding="utf-8")
    assert "entities, which are not safe" in run("import", "x.tbx", code=1)
    assert (project / "glossary.csv").read_text(encoding="utf-8") == GLOSSARY


def test_one_term_in_a_language_of_another_project(project: Path) -> None:
    (project / "more.csv").write_text(
        "term,language,translation,note\nletter,de,Brief,\n", encoding="utf-8"
    )
    assert "'de' is not a language of this project; its terms are not taken (1)" in run(
        "import", "more.csv", code=1
    )
