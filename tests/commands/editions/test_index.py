"""The page that leads to all editions: every title and word says its own language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman import own_messages
from dragoman.catalogs.states import mark_draft
from dragoman.commands.index import write_index
from dragoman.commands.render import RenderRequest, plan_jobs, render
from dragoman.editions._web.index_page import IndexEntry, write_index_page
from dragoman.errors import CatalogError
from dragoman.model import NO_PHRASE, Column, Options, Phrase
from dragoman.po import Block, write_block
from dragoman.project import Project
from helpers import projects
from helpers.markup import Element, parse

HEADING = "A letter"
REMARK = "ترجمه‌شده از نسخهٔ پیشین این بند"
"""What editions say of a translation that was made from another source."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A letter in Arabic, Persian and Pashto; only Persian is translated."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": projects.TEXT}, "ar, fa, ps")
    projects.translate(made)
    return made


def read_index(project: Project, columns: str, outdated: str = "mark") -> Element:
    changed = project.settings._replace(outdated=outdated, editions=(columns,))
    project = replace(project, settings=changed)
    jobs = plan_jobs(project, ["letter"], RenderRequest(formats=("html",)))
    assert len(list(render(project, jobs))) == 1
    return parse(write_index(project, project.build_folder, jobs).read_bytes())


def list_titles(page: Element) -> list[tuple[str, str, str]]:
    card = page.one("section", class_="card")
    shown = [*card.all("h2"), *card.all("p", class_="cell")]
    return [(title.text, title.attributes["lang"], title.attributes["dir"]) for title in shown]


def put_in_doubt(message: Block) -> Block:
    """Make the title one that was translated from an earlier version of its source."""
    if message.msgid != HEADING:
        return message
    entry = projects.fuzzy(message).entry()
    entry.previous_msgid = f"{HEADING}, once"
    return write_block(entry, message)


@pytest.mark.parametrize(
    ("columns", "titles"),
    [
        ("ar", [(HEADING, "en", "ltr")]),  # the source's, because there is no other
        ("ps,ar", [(HEADING, "en", "ltr")]),
        ("ar,fa", [("fa: A letter", "fa", "rtl")]),
        ("ps,en", [(HEADING, "en", "ltr")]),
    ],
)
def test_the_title_of_a_document_is_in_the_language_that_it_says(
    project: Project, columns: str, titles: list[tuple[str, str, str]]
) -> None:
    assert list_titles(read_index(project, columns)) == titles


@pytest.mark.parametrize(
    ("outdated", "title"),
    [("mark", ("fa: A letter", "fa", "rtl")), ("source", (HEADING, "en", "ltr"))],
)
def test_a_fuzzy_title_is_shown_where_the_editions_show_it(
    project: Project, outdated: str, title: tuple[str, str, str]
) -> None:
    projects.edit(project, put_in_doubt)
    page = read_index(project, "fa", outdated)
    assert list_titles(page) == [title]
    said = [remark.text for remark in page.all("small", class_="remark")]
    assert said == ([REMARK] if outdated == "mark" else [])


def test_a_title_that_fits_its_source_has_no_remark(project: Project) -> None:
    assert not read_index(project, "ar,fa").all("small", class_="remark")


def test_a_title_that_is_a_draft_is_not_shown(project: Project) -> None:
    """There is no place for the mark of a draft beside it."""
    projects.edit(
        project, lambda block: mark_draft(block, [f"fa: {block.msgid}"], "2026-01-01", "engine")
    )
    assert list_titles(read_index(project, "ar,fa", "mark")) == [(HEADING, "en", "ltr")]


def test_words_without_a_translation_are_marked_as_english(project: Project) -> None:
    page = read_index(project, "ps,fa")
    assert page.one("html").attributes == {"lang": "ps", "dir": "rtl"}
    english = {"Documents", "Editions", "Languages", "Translated", "Reviewed"}
    found = [
        element
        for name in ("title", "h1", "th")
        for element in page.all(name)
        if element.text in english
    ]
    assert {element.text for element in found} == english
    for element in found:
        assert (element.attributes["lang"], element.attributes["dir"]) == ("en", "ltr")


@pytest.mark.parametrize("count", [5, 6])
def test_a_page_of_many_documents_begins_with_a_list_of_their_titles(count: int) -> None:
    column = Column("en", "English", "ltr", NO_PHRASE, True, None, {}, ())
    titles = [
        (Phrase(f"Text {number}", "en", "ltr"), Phrase(f"متن {number}", "fa", "rtl"))
        for number in range(count)
    ]
    entries = [IndexEntry(f"text{number}", pair) for number, pair in enumerate(titles)]
    page = parse(write_index_page(entries, [column], Options()))
    listed = [link for nav in page.all("nav") for link in nav.all("a")]
    if count == 5:
        assert not listed
        return
    assert [link.text for link in listed] == [f"{a.text} | {b.text}" for a, b in titles]
    cards = page.all("section", class_="card")
    assert [link.attributes["href"] for link in listed] == [f"#{c.attributes['id']}" for c in cards]
    assert [mark.attributes["dir"] for mark in listed[0].all("bdi")] == ["ltr", "rtl"]


def test_the_style_sheet_has_the_font_and_the_place_of_each_language(project: Project) -> None:
    (style,) = read_index(project, "fa,ar").all("style")
    for language in ("fa", "ar"):
        assert f'[lang="{language}"] {{\n  font-family: ' in style.text
    assert "@media print" in style.text and ".card" in style.text


@pytest.mark.parametrize(
    ("holder", "function"),
    [
        (Project, "read_document"),
        (Project, "read_catalog"),
        (own_messages, "read_own_messages"),  # else its words stay English
    ],
)
def test_a_page_that_was_made_without_a_file_is_made_again(
    project: Project, monkeypatch: pytest.MonkeyPatch, holder: object, function: str
) -> None:
    """The disk did not give it for a moment; its bytes are the same as before and after. The page
    is made without it, and the reason is said."""
    read_index(project, "ar,fa")
    page = project.build_folder / "index.html"
    whole = page.read_bytes()
    page.unlink()

    def refuse(*_: object) -> None:
        raise CatalogError("the disk reports an error")

    with monkeypatch.context() as patch:
        patch.setattr(holder, function, refuse)
        changed = project.settings._replace(outdated="mark", editions=("ar,fa",))
        asked = replace(project, settings=changed)
        jobs = plan_jobs(asked, ["letter"], RenderRequest(formats=("html",)))
        with pytest.raises(CatalogError, match=r"^the disk reports an error$"):
            write_index(asked, project.build_folder, jobs)
        assert page.read_bytes() != whole
    read_index(project, "ar,fa")
    assert page.read_bytes() == whole
