"""The Atom feed: what RFC 4287 demands, and that it names nobody whom the settings do not name."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from dragoman.commands.feed import write_feed
from dragoman.commands.index import write_index
from dragoman.commands.render import RenderRequest, plan_jobs, render
from dragoman.credits import Credits
from dragoman.project import Project
from helpers import projects

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ADDRESS = "https://example.org/l/"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two documents, the second without a heading and with its own date; Persian translated."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    dated = '---\ndragoman:\n  date: "2017-02-03"\n  author: A & B\n---\n\nNo heading.\n'
    made = projects.make(folder, {"letter.txt": projects.TEXT, "n/x.md": dated}, "ar, fa")
    projects.translate(made)
    settings = made.settings._replace(address=ADDRESS, editions=("en,fa", "fa", "fa,en"))
    return replace(made, settings=settings)


def read_feed(project: Project, **settings: object) -> ET.Element:
    project = replace(project, settings=project.settings._replace(**settings))  # type: ignore[arg-type]
    jobs = plan_jobs(project, project.documents, RenderRequest())
    list(render(project, jobs))
    return ET.fromstring(  # noqa: S314 - what we wrote
        write_feed(project, project.build_folder, jobs).read_bytes()
    )


def judge(feed: ET.Element) -> None:
    """Hold what RFC 4287 demands of feeds and entries (4.1.1, 4.1.2, 4.2.2, 3.3)."""
    for each in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(each.findall(ATOM + name)) == 1, name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", each.findtext(f"{ATOM}updated", ""))
        assert each.findtext(f"{ATOM}id", "").startswith(ADDRESS)
        links = each.findall(f"{ATOM}link")
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in links
            if link.get("rel") == "alternate"
        ]
        assert alternates
        assert len(set(alternates)) == len(alternates)
        assert all(link.get("href", "").startswith(ADDRESS) for link in links)
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert feed.find(f"{ATOM}link[@rel='self']") is not None
    ids = [each.findtext(f"{ATOM}id") for each in feed.iter() if each.tag in (ATOM + "entry",)]
    assert len(set(ids)) == len(ids)


def test_it_is_an_atom_feed_with_an_entry_for_each_document(project: Project) -> None:
    feed = read_feed(project, date="2016-12-23")
    judge(feed)
    letter, other = sorted(
        feed.findall(f"{ATOM}entry"), key=lambda each: each.findtext(f"{ATOM}id", "")
    )
    assert [letter.findtext(ATOM + name) for name in ("title", "updated")] == [
        "A letter",
        "2016-12-23T00:00:00Z",
    ]
    assert [(p.get("lang"), p.get(LANG), p.get("dir")) for p in letter.iter(f"{XHTML}p")] == [
        ("en", "en", "ltr"),
        ("fa", "fa", "rtl"),
    ]
    assert (
        other.findtext(f"{ATOM}updated")
        == feed.findtext(f"{ATOM}updated")
        == "2017-02-03T00:00:00Z"
    )
    assert other.findtext(f"{ATOM}title") == "n/x"
    links = [
        (link.get("rel"), link.get("type"), link.get("hreflang"), link.get("href"))
        for link in other.findall(f"{ATOM}link")
    ]
    assert links == [
        ("alternate", "text/html", "en", f"{ADDRESS}n/x.en-fa.html"),
        ("alternate", "text/html", "fa", f"{ADDRESS}n/x.fa.html"),
        ("alternate", "text/html", None, f"{ADDRESS}n/x.fa-en.html"),
    ]


def test_nobody_is_named_but_whom_the_settings_or_the_document_name(project: Project) -> None:
    feed = read_feed(project)
    names = {each.text for each in feed.iter(f"{ATOM}name")}
    assert names == {"Documents", "A & B"}
    named = read_feed(project, edition=Credits(publisher={"en": "P & Co"}))
    assert named.findtext(f"{ATOM}author/{ATOM}name") == "P & Co"
    assert {each.text for each in named.iter(f"{ATOM}name")} == {"P & Co", "A & B"}


def test_without_a_date_it_is_that_of_the_epoch_or_1980(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = [read_feed(project).findall(f"{ATOM}entry/{ATOM}updated")]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482494400")
    times.append(read_feed(project).findall(f"{ATOM}entry/{ATOM}updated"))
    found = [sorted(each.text or "" for each in every) for every in times]
    assert found == [
        ["1980-01-01T00:00:00Z", "2017-02-03T00:00:00Z"],
        ["2016-12-23T12:00:00Z", "2017-02-03T00:00:00Z"],
    ]


def test_many_links_of_one_kind_are_related(project: Project) -> None:
    feed = read_feed(project, editions=("en,fa", "fa", "fa,en", "en,ar,fa", "ar"))
    judge(feed)
    relations = {link.get("rel") for link in feed.iter(f"{ATOM}link")}
    assert relations == {"self", "alternate", "related"}


def test_the_index_leads_to_it(project: Project) -> None:
    jobs = plan_jobs(project, project.documents, RenderRequest())
    index = write_index(project, project.build_folder, jobs).read_text(encoding="utf-8")
    assert f'type="application/atom+xml" href="{ADDRESS}feed.xml"' in index
    assert f'<link rel="canonical" href="{ADDRESS}index.html">' in index
    bare = replace(project, settings=project.settings._replace(address=""))
    index = write_index(bare, bare.build_folder, jobs).read_text(encoding="utf-8")
    assert "<link" not in index
