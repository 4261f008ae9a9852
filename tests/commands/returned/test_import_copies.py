"""Files that come back with the source where a translation is missing."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from dragoman.catalogs.returned_texts import ReturnOutcome
from dragoman.commands._returned.copies import NOT_TRANSLATED
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import ImportedFile, ImportRequest, import_
from dragoman.project import Project, find_project
from helpers import projects

FIRST, SECOND, NAME = "The first of the words are here.", "Many of them were there.", "BBC World"
TRANSLATED = "بسیاری از آنها آنجا بودند."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = projects.make(tmp_path, {"letter.txt": f"{FIRST}\n\n{SECOND}\n\n{NAME}\n"}, "fa, en_GB")
    take(made, {SECOND: TRANSLATED, NAME: "بی‌بی‌سی"})
    return made


def take(project: Project, texts: dict[str, str], language: str = "fa") -> ImportedFile:
    path = project.root / "back.po"
    path.write_text(
        "\n\n".join(f'msgid "{old}"\nmsgstr "{new}"' for old, new in texts.items()), "utf-8"
    )
    (file,) = import_(project, ImportRequest((path,), "letter", language))
    return file


def read(project: Project, language: str = "fa") -> list[str]:
    catalog = project.read_catalog("letter", language)
    assert catalog is not None
    return [block.msgstr[0] for block in catalog.blocks]


def test_a_copy_of_the_source_replaces_no_translation_and_is_none(project: Project) -> None:
    file = take(project, {FIRST: FIRST, SECOND: f" {SECOND}  "})
    assert read(project) == ["", TRANSLATED, "بی‌بی‌سی"]
    assert [row for row, _ in file.remarks] == [1, 4]
    assert all("the text of its source" in said for _, said in file.remarks)
    assert not file.outcomes.get(ReturnOutcome.CONFLICT)


def test_what_went_out_translated_comes_back_as_a_copy_and_is_kept(
    project: Project, tmp_path: Path
) -> None:
    request = ExportRequest(("letter",), ("fa",), ("po",), tmp_path / "out")
    (sent,) = export(project, request)
    catalog = polib.pofile(str(sent.path))
    for entry in catalog:
        entry.msgstr = entry.msgid
    catalog.save()
    before = project.catalog("letter", "fa").read_bytes()
    (file,) = import_(project, ImportRequest((sent.path,), dry_run=True))
    assert project.catalog("letter", "fa").read_bytes() == before
    assert len(file.remarks) == 2
    list(import_(project, ImportRequest((sent.path,))))
    assert read(project) == ["", TRANSLATED, NAME]  # a name may stay as it is


def test_a_form_of_the_same_language_may_have_the_same_texts(project: Project) -> None:
    take(project, {FIRST: FIRST}, "en_GB")
    assert read(project, "en_GB")[0] == FIRST


SAME = "Han bor i Oslo med to barn."


@pytest.fixture
def norwegian(tmp_path: Path) -> Project:
    projects.make(tmp_path, {"letter.txt": f"{SAME}\n"}, "nn, da, fa")
    settings = tmp_path / "dragoman.toml"
    settings.write_text('source-language = "nb"\n' + settings.read_text("utf-8"), "utf-8")
    return projects.refresh(find_project(tmp_path))


def test_a_near_language_may_have_the_same_texts(norwegian: Project) -> None:
    for code in ("nn", "da"):
        file = take(norwegian, {SAME: SAME}, code)
        assert (read(norwegian, code), file.remarks) == ([SAME], ())


def test_what_near_languages_share_is_still_not_translated_into_another(
    norwegian: Project,
) -> None:
    take(norwegian, {SAME: SAME}, "nn")
    file = take(norwegian, {SAME: SAME})
    assert read(norwegian) == [""]
    assert [said for _, said in file.remarks] == [NOT_TRANSLATED]


@pytest.mark.parametrize(
    "text", ["`npm run build`", "`git clone`, then `make install`", "%(name)s / %(other)s"]
)
def test_code_may_stay_as_it_is(tmp_path: Path, text: str) -> None:
    made = projects.make(tmp_path, {"letter.md": f"{text}\n"}, "fa")
    file = take(made, {text: text})
    assert read(made) == [text]
    assert "the text of its source" not in str(file.remarks)
