"""Links from one document to another: pages lead to pages with the same languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal
from unicodedata import normalize
from urllib.parse import quote

import pytest

from dragoman.commands._editions import neighbours
from dragoman.commands._editions.neighbours import LinkedDocuments
from dragoman.commands._gates import PublicationGate
from dragoman.commands.render import RenderRequest, RenderResult, plan_jobs, render
from dragoman.errors import SourceError
from dragoman.project import Project
from helpers import projects

FILES = {
    "a.md": "# A\n\nSee [b](b/other.md), [end](b/other.md#the-end), [html](b/other.html#The-End), "
    "[bare](./b/other), [lost](b/other.md#nowhere), [pdf](b/other.pdf), [gone](gone.md), "
    "[out](../../etc/passwd), [up](../a.md), [root](/b/other.md), [ref][r], "
    "[web](https://example.org/b/other.md).\n\n[r]: b/other.md#the%2Dend\n",
    "b/other.md": "# Other\n\n[a](../a.md#a) and [page](one%20page.htm#top)\n\n## The end\n\nB.\n",
    "b/one page.html": "<h1 id='top'>Page</h1><p><a href='other.md#the-end'>x</a></p>",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, FILES, "fa")
    return set_up(made)


def set_up(project: Project, **settings: object) -> Project:
    settings = {"editions": ("en,fa",), "formats": ("html",)} | settings
    return replace(project, settings=project.settings._replace(**settings))  # type: ignore[arg-type]


def make(project: Project, name: str, request: RenderRequest | None = None) -> RenderResult:
    (result,) = render(project, plan_jobs(project, [name], request or RenderRequest()))
    return result


def list_links(result: RenderResult) -> list[tuple[str, str]]:
    """Return the address and the text of the links in the first column that lead to other files."""
    text = result.job.path.read_text(encoding="utf-8")
    found = re.findall(r'<a href="([^"#][^"]*)"[^>]*>([^<]*)</a>', text)
    return list(dict.fromkeys(found))


def test_links_lead_to_pages_with_the_same_languages(project: Project) -> None:
    page, end = "b/other.en-fa.html", "b/other.en-fa.html#p3"
    result = make(project, "a")
    assert list_links(result) == [
        (page, "b"),
        (end, "end"),
        (end, "html"),
        (page, "bare"),
        (page, "lost"),
        (page, "root"),
        (end, "ref"),
        ("https://example.org/b/other.md", "web"),
    ]
    assert result.warnings == (
        "a: line 3: nothing has the name 'b/other.md#nowhere', so its link leads to the beginning",
    )


def test_addresses_are_from_the_one_page_to_the_other(project: Project) -> None:
    assert list_links(make(project, "b/other")) == [
        ("../a.en-fa.html#p1", "a"),
        ("one%20page.en-fa.html#p1", "page"),
    ]
    assert list_links(make(project, "b/one page")) == [("other.en-fa.html#p3", "x")]
    assert (project.build_folder / "b" / "one page.en-fa.html").is_file()


def test_only_a_translation_may_have_the_link(project: Project) -> None:
    path = project.catalog("b/one page", "fa")
    path.parent.mkdir(parents=True, exist_ok=True)
    message = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_text(f'{message}msgid "Page"\nmsgstr "[ص](../a.md)"\n', encoding="utf-8")
    assert ("../a.en-fa.html", "ص") in list_links(make(project, "b/one page"))


def test_links_of_a_wiki_name_a_page_alone_or_with_its_folder(tmp_path: Path) -> None:
    """Names have spaces there, and most have no folder before them."""
    wiki = (
        "[[My page]] [[My page#The end|end]] [[far/My notes]] [[Far]] [[two]] [md](<My page.md>) "
        "[[nowhere]] [[old/Far]]\n"
    )
    texts = {"a.md": wiki, "My page.md": "# My\n\n## The end\n", "far/My notes.md": "N.\n"}
    texts |= {"near/Far.md": "F.\n", "far/two.md": "# Two\n", "near/two.md": "T\n"}
    made = set_up(projects.make(tmp_path, texts, "fa"))
    assert list_links(make(made, "a")) == [
        ("My%20page.en-fa.html", "My page"),
        ("My%20page.en-fa.html#p2", "end"),
        ("far/My%20notes.en-fa.html", "far/My notes"),
        ("near/Far.en-fa.html", "Far"),
        ("My%20page.en-fa.html", "md"),
    ]


@pytest.mark.parametrize("link", ["[[two|words]]", "[[far/two|words]]", r"[[two\|words]]"])
def test_a_bar_ends_the_name_of_a_page(link: str, tmp_path: Path) -> None:
    made = set_up(projects.make(tmp_path, {"a.md": f"{link}\n", "far/two.md": "# Two\n"}, "fa"))
    assert list_links(make(made, "a")) == [("far/two.en-fa.html", "words")]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_accent_may_be_a_character_of_its_own(
    form: Literal["NFC", "NFD"], tmp_path: Path
) -> None:
    name = normalize(form, "Été")
    links = f"[a]({name}.md) [b]({quote(name)}.md#a) [[{name}|c]]\n"
    made = set_up(projects.make(tmp_path, {"Été.md": "# A\n", "b.md": links}, "fa"))
    address = quote("Été.en-fa.html")
    assert list_links(make(made, "b")) == [
        (address, "a"),
        (f"{address}#p1", "b"),
        (address, "c"),
    ]


@pytest.mark.parametrize("settings", [{"editions": ("fa,en",)}, {"formats": ("pdf",)}])
def test_without_such_a_page_a_link_is_text(project: Project, settings: dict[str, object]) -> None:
    """It is not planned in these languages, or not in this format."""
    request = RenderRequest((("en", "fa"),), ("html",))
    links = list_links(make(set_up(project, **settings), "a", request))
    assert links == [("https://example.org/b/other.md", "web")]


def test_a_page_that_may_not_be_published_has_no_links_to_it(project: Project) -> None:
    (job,) = plan_jobs(project, ["a"], RenderRequest())
    assert LinkedDocuments(project, PublicationGate(project)).find(job) == (
        ("b/other", "b/other.en-fa.html"),
    )
    check = project.settings.check._replace(require={"fa": "reviewed"})
    refused = set_up(project, check=check)
    assert LinkedDocuments(refused, PublicationGate(refused)).find(job) == ()


def test_outside_of_the_build_folder_only_an_address_says_where_pages_are(
    project: Project, tmp_path: Path
) -> None:
    request = RenderRequest(folder=tmp_path / "out")
    web = ("https://example.org/b/other.md", "web")
    assert list_links(make(project, "a", request)) == [web]
    found = list_links(make(set_up(project, address="https://x.org/l"), "a", request))
    assert found[:2] == [
        ("https://x.org/l/b/other.en-fa.html", "b"),
        ("https://x.org/l/b/other.en-fa.html#p3", "end"),
    ]


def test_a_page_is_made_again_when_the_places_of_another_move(project: Project) -> None:
    assert make(project, "a").made
    assert not make(project, "a").made
    path = project.source("b/other")
    path.write_text(path.read_text(encoding="utf-8").replace("# Other", "# Other\n\nNew."), "utf-8")
    result = make(project, "a")
    assert result.made
    assert ("b/other.en-fa.html#p4", "end") in list_links(result)


def test_a_document_that_is_only_named_is_no_lost_link(tmp_path: Path) -> None:
    texts = {"a.md": "See [this](https://example.org) and the file letter.md too.\n"}
    made = set_up(projects.make(tmp_path, {**texts, "letter.md": "One.\n"}, "fa"))
    (job,) = plan_jobs(made, ["a"], RenderRequest())
    found = LinkedDocuments(made, PublicationGate(made)).find(job)
    assert [name for name, _ in found] == ["letter"]
    made.source("letter").write_bytes(b"\0")
    assert make(made, "a").warnings == ()


def refuse(*_: object) -> None:
    raise SourceError("the disk reports an error")


def test_another_document_that_cannot_be_read_stops_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The links to it are said to be missing, and the page is made again when it can be read, also
    with the same bytes: the disk did not give them once."""
    whole = list_links(make(project, "a"))
    with monkeypatch.context() as patch:
        patch.setattr(neighbours, "find_places", refuse)
        project.build_folder.joinpath("a.en-fa.html").unlink()
        result = make(project, "a")
        assert list_links(result) == [("https://example.org/b/other.md", "web")]
        (warning,) = result.warnings
        assert warning == "a: links to b/other lead nowhere, because it cannot be read"
    assert list_links(make(project, "a")) == whole
    project.source("b/other").write_bytes(b"\xff\xfe\x00")
    assert list_links(make(project, "a")) == [("https://example.org/b/other.md", "web")]


def test_the_names_of_documents_are_listed_once_for_all_editions(project: Project) -> None:
    listed = []

    class Documents(dict[str, Path]):
        def __iter__(self) -> Iterator[str]:
            listed.append(True)
            return super().__iter__()

    project = replace(project, documents=Documents(project.documents))
    jobs = plan_jobs(project, ["a", "b/other"], RenderRequest())
    linked = LinkedDocuments(project, PublicationGate(project))
    before = len(listed)
    assert all(linked.find(job) for job in jobs)
    assert len(listed) == before
