"""The sample of this project: the letter, its translations, and every command on them."""

from __future__ import annotations

import difflib
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.catalogs import count_catalog
from dragoman.checks import Severity
from dragoman.commands.check import check, project_policy
from dragoman.commands.render import RenderRequest, plan_jobs, render
from dragoman.commands.update import update
from dragoman.model import State
from dragoman.po import Catalog, parse
from dragoman.project import Project, find_project
from helpers.support import snapshot
from helpers.tools import ROOT

LANGUAGES = ("fa", "ar")


@pytest.fixture
def letter(tmp_path: Path) -> Project:
    """Return a copy of the sample project."""
    for name in ("source", "locale"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("dragoman.toml", "glossary.csv"):
        shutil.copy(ROOT / name, tmp_path / name)
    return find_project(tmp_path)


def catalog(project: Project, language: str) -> Catalog:
    path = project.catalog("letter", language)
    return parse(path.read_bytes(), str(path))


def run_update(project: Project) -> None:
    list(update(project, ["letter"], LANGUAGES))


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_20_messages_are_translated_and_none_is_reviewed(language: str) -> None:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "letter.po"
    messages = count_catalog(path.read_bytes(), str(path)).messages
    assert messages == {
        State.UNTRANSLATED: 0, State.FUZZY: 0, State.TRANSLATED: 20, State.REVIEWED: 0
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_gettext_accepts_the_catalogue(language: str, need_tool: Callable[[str], str]) -> None:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "letter.po"
    subprocess.run([need_tool("msgfmt"), "-c", "-o", "/dev/null", str(path)], check=True)


def test_the_checks_find_no_error_and_no_warning(letter: Project) -> None:
    checked = list(check(letter, ["letter"], LANGUAGES, project_policy(letter)))
    assert len(checked) == 2
    findings = [finding for each in checked for finding in each.findings]
    assert [finding for finding in findings if finding.severity is not Severity.HINT] == []


def test_headers_name_nobody(letter: Project) -> None:
    for language in LANGUAGES:
        header = catalog(letter, language).header
        assert {"Language", "POT-Creation-Date"} <= set(header)
        assert "Report-Msgid-Bugs-To" not in header
        assert header["Last-Translator"] == header["Language-Team"] == ""


def test_catalogues_are_up_to_date_and_an_update_changes_no_byte(letter: Project) -> None:
    before = snapshot(letter.root)
    run_update(letter)
    assert snapshot(letter.root) == before


def test_a_paragraph_on_top_changes_only_the_new_entry_and_the_date(letter: Project) -> None:
    source = letter.documents["letter"]
    source.write_bytes(b"A new paragraph, which comes first.\n\n" + source.read_bytes())
    paths = [letter.catalog("letter", language) for language in LANGUAGES]
    before = [path.read_text(encoding="utf-8").splitlines() for path in paths]
    run_update(letter)
    for path, old in zip(paths, before, strict=True):
        new = path.read_text(encoding="utf-8").splitlines()
        changes = [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
        assert sorted(line for line in changes if "POT-Creation-Date" not in line) == [
            "+ ",
            "+ #: source/letter.txt",
            '+ msgid "A new paragraph, which comes first."',
            '+ msgstr ""',
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_msgcat_saved_is_updated_without_loss(
    letter: Project, language: str, need_tool: Callable[[str], str]
) -> None:
    path = letter.catalog("letter", language)
    before = catalog(letter, language)
    subprocess.run([need_tool("msgcat"), "-o", str(path), str(path)], check=True)
    wrapped = path.read_bytes()
    run_update(letter)
    assert path.read_bytes() == wrapped
    after = catalog(letter, language)
    assert [(b.key, b.msgstr, b.comments) for b in after.blocks] == [
        (b.key, b.msgstr, b.comments) for b in before.blocks
    ]


def test_pybabel_extracts_the_same_messages(letter: Project) -> None:
    (letter.root / "babel.cfg").write_text("[dragoman: **.txt]\n", encoding="utf-8")
    command = [sys.executable, "-m", "babel.messages.frontend", "extract"]
    command += ["-F", "babel.cfg", "-o", "babel.pot", "source"]
    subprocess.run(command, check=True, cwd=letter.root, capture_output=True)
    # Babel puts the flag python-format on prose; only the keys are compared.
    of_babel = parse((letter.root / "babel.pot").read_bytes(), "babel.pot")
    of_dragoman = parse(letter.template("letter").read_bytes(), "letter.pot")
    assert [block.key for block in of_babel.blocks] == [block.key for block in of_dragoman.blocks]


def test_four_editions_in_each_format_and_the_colophon_is_true(letter: Project) -> None:
    jobs = plan_jobs(letter, ["letter"], RenderRequest(formats=("html", "epub", "docx")))
    assert len(jobs) == 12
    assert all(edition.written and not edition.warnings for edition in render(letter, jobs))
    page = (letter.build_folder / "letter.en-fa-ar.html").read_text(encoding="utf-8")
    assert "این ترجمه بازبینی نشده است." in page
    assert "لم تُراجَع هذه الترجمة." in page


def test_the_readme_shows_a_page_of_it() -> None:
    name = "docs/letter.en-fa-ar.png"
    assert f"]({name})" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / name).read_bytes().startswith(b"\x89PNG")


def test_the_repository_holds_no_fonts_and_no_products() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    assert len(tracked) > 50
    suffixes = (".ttf", ".otf", ".woff", ".woff2", ".jar", ".mo", ".epub", ".pdf", ".docx")
    assert [name for name in tracked if name.endswith(suffixes)] == []
