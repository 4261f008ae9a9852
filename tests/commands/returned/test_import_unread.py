"""Files of a project that cannot be read for a moment: `import` says it, and writes nothing wrong.

Where everything can be read again when the catalogue is written, nothing else would say it. Each
sentence names the file: it is often not the one that came back.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.catalogs.returned_texts import ReturnOutcome
from dragoman.commands._adopt.checks import doubt_errors
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import ImportedFile, ImportRequest, import_
from dragoman.errors import CatalogError, DragomanError, SourceError
from dragoman.model import CatalogName
from dragoman.project import Project
from helpers import projects

TEXT = "One paragraph for all.\n\nAnother paragraph, too.\n\nThe last of the three.\n"
FA, DE = CatalogName("letter", "fa"), CatalogName("letter", "de")
BROKEN = "it cannot be read now"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = projects.make(tmp_path, {"letter.txt": TEXT}, "fa,de")
    for language in ("fa", "de"):
        projects.translate(made, language=language, most=2)
    return made


@pytest.fixture
def back(project: Project) -> Path:
    """A table that came back with one text more, and without its first row."""
    request = ExportRequest(["letter"], ["fa"], ["csv"], project.root / "out")
    (file,) = export(project, request)
    with file.path.open(encoding="utf-8-sig", newline="") as opened:
        head, _, *rows = csv.reader(opened)
    rows[-1][3] = "آخری"
    with file.path.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened).writerows([head, *rows])
    return file.path


def take(project: Project, path: Path) -> ImportedFile:
    (file,) = import_(project, ImportRequest([path]))
    return file


def fail_once(
    monkeypatch: pytest.MonkeyPatch, name: str, error: DragomanError, which: tuple[str, ...]
) -> None:
    """Let a method of the project fail the first time that it is asked for something."""
    real: Callable[..., object] = getattr(Project, name)
    failed: list[bool] = []

    def read(project: Project, *arguments: object) -> object:
        if not failed and arguments[: len(which)] == which:
            failed.append(True)
            raise error
        return real(project, *arguments)

    monkeypatch.setattr(Project, name, read)


def test_with_all_files_a_row_that_is_missing_is_named(project: Project, back: Path) -> None:
    (remark,) = take(project, back).remarks
    assert remark[1].startswith("no row has paragraph 1, which stays as it is")


def test_the_catalogue_itself_stops_it(
    project: Project, back: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = project.catalog(*FA).read_bytes()
    fail_once(monkeypatch, "read_catalog", CatalogError(BROKEN, "fa.po"), FA)
    assert take(project, back).refused == f"fa.po: {BROKEN}"
    assert project.catalog(*FA).read_bytes() == before


def test_that_of_another_language_is_told(
    project: Project, back: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_once(monkeypatch, "read_catalog", CatalogError(BROKEN, "de.po"), DE)
    file = take(project, back)
    said = f"whether a text is in the language 'de' is not known: de.po: {BROKEN}"
    assert (0, said) in file.remarks and not file.refused and file.written


def test_a_source_that_cannot_be_read_hides_no_missing_row(
    project: Project, back: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_once(monkeypatch, "read_document", SourceError(BROKEN, "letter.txt"), ("letter",))
    file = take(project, back)
    said = f"which of its rows are missing is not known: letter.txt: {BROKEN}"
    assert file.remarks == ((0, said),) and file.written


def test_texts_that_nobody_has_checked_are_told(
    project: Project, back: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_project: Project, _document: str) -> None:
        raise SourceError(BROKEN, "letter.txt")

    monkeypatch.setattr(Project, "read_document", read)
    said = f"`check` has not looked at them: letter.txt: {BROKEN}"
    assert (0, said) in take(project, back).remarks


@pytest.mark.parametrize("text", ["term,language\nletter,fa\n", "\xff"])
def test_with_a_wrong_glossary_what_was_taken_is_told(
    project: Project, back: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It said "not taken", and the texts were in the catalogue."""
    monkeypatch.chdir(project.root)
    glossary = project.root / "glossary.csv"
    glossary.write_text(text, encoding="latin-1")
    file = take(project, back)
    assert (file.refused, file.outcomes[ReturnOutcome.APPLIED]) == ("", 1)
    assert file.written == project.catalog(*FA)
    said = [sentence for _, sentence in file.remarks if sentence.startswith("`check`")]
    assert len(said) == 1
    assert said[0].startswith("`check` has not looked at them: glossary.csv:")


def test_adopt_is_sure_of_no_text_that_it_could_not_check(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = project.read_catalog(*FA)
    assert catalog is not None
    fail_once(monkeypatch, "read_document", SourceError(BROKEN, "letter.txt"), ("letter",))
    with pytest.raises(SourceError, match=BROKEN):
        doubt_errors([], project, FA, catalog)
