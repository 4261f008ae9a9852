"""Pages lead to the other editions of their document, by the settings and not by the run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.commands._editions.sisters import SisterLists, find_address, share_languages
from dragoman.commands._gates import PublicationGate
from dragoman.commands.render import RenderRequest, plan_jobs, render
from dragoman.project import Project
from helpers import projects
from helpers.markup import parse

PDF = "application/pdf"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Two documents in Arabic and Persian; only Persian is translated."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": projects.TEXT, "2016/a b.txt": "A title"}, "ar, fa")
    projects.translate(made)
    return made


def list_links(
    project: Project,
    name: str = "letter",
    columns: tuple[str, ...] = ("en", "fa"),
    **settings: object,
) -> list[tuple[str, ...]]:
    """Return rel, type, hreflang and href of the links in the head of a page."""
    settings = {"editions": ("en,fa,ar", "en,fa", "en,ar"), "formats": ("html",)} | settings
    project = replace(project, settings=project.settings._replace(**settings))  # type: ignore[arg-type]
    request = RenderRequest(editions=(columns,), formats=("html",))
    (result,) = render(project, plan_jobs(project, [name], request))
    links = parse(result.job.path.read_bytes()).one("head").all("link")
    return [
        tuple(link.attributes.get(key, "") for key in ("rel", "type", "hreflang", "href"))
        for link in links
    ]


def test_each_language_has_one_page_and_others_no_language(project: Project) -> None:
    assert list_links(project) == [
        ("alternate", "", "", "letter.en-fa-ar.html"),
        ("alternate", "", "ar", "letter.en-ar.html"),
    ]
    assert list_links(project, columns=("en", "ar")) == [
        ("alternate", "", "", "letter.en-fa-ar.html"),
        ("alternate", "", "en", "letter.en-fa.html"),
        ("alternate", "", "fa", "letter.en-fa.html"),
    ]


def test_files_in_other_formats_are_those_with_the_same_languages(project: Project) -> None:
    found = list_links(project, formats=("html", "pdf", "png", "source"), editions=("en,fa", "fa"))
    assert found == [
        ("alternate", "", "fa", "letter.fa.html"),
        ("alternate", PDF, "en", "letter.en-fa.pdf"),
    ]


def test_an_address_makes_all_links_whole(project: Project) -> None:
    for address in ("https://example.org/l", "https://example.org/l/"):
        found = list_links(project, "2016/a b", address=address, editions=("en,fa", "ar"))
        here = "https://example.org/l/2016/a%20b"
        assert found == [
            ("canonical", "", "", f"{here}.en-fa.html"),
            ("alternate", "", "en", f"{here}.en-fa.html"),
            ("alternate", "", "fa", f"{here}.en-fa.html"),
            ("alternate", "", "ar", f"{here}.ar.html"),
        ]
    page = (project.build_folder / "2016" / "a b.en-fa.html").read_text(encoding="utf-8")
    assert f'<meta property="og:url" content="{here}.en-fa.html">' in page


def test_a_page_that_is_not_planned_leads_to_those_that_are(project: Project) -> None:
    found = list_links(project, columns=("ar",), editions=("en,fa",))
    assert found == [
        ("alternate", "", "en", "letter.en-fa.html"),
        ("alternate", "", "fa", "letter.en-fa.html"),
    ]


def test_a_page_outside_of_the_build_folder_leads_to_none(project: Project, tmp_path: Path) -> None:
    def read(**settings: str) -> str:
        changed = replace(project, settings=project.settings._replace(**settings))  # type: ignore[arg-type]
        request = RenderRequest((("en", "fa"),), ("html",), tmp_path / "out")
        (result,) = render(changed, plan_jobs(changed, ["letter"], request))
        return result.job.path.read_text(encoding="utf-8")

    assert "<link" not in read()
    assert 'href="https://example.org/letter.en-fa.html"' in read(address="https://example.org")


def test_what_may_not_be_published_is_not_linked(project: Project) -> None:
    check = project.settings.check._replace(require={"ar": "translated"})
    assert list_links(project, check=check) == []


def test_a_page_is_made_again_when_its_sisters_change(project: Project) -> None:
    first = list_links(project, editions=("en,fa", "fa"))
    assert list_links(project, editions=("en,fa", "fa", "ar")) != first
    assert list_links(project, editions=("en,fa", "fa")) == first


def test_the_smallest_and_then_the_first_edition_is_the_one_to_read(project: Project) -> None:
    editions = (("fa", "en", "ar"), ("en", "ar"), ("ar", "fa"))
    jobs = plan_jobs(project, ["letter"], RenderRequest(editions=editions, formats=("html",)))
    shared = {(job.columns, code) for job, code in share_languages(jobs)}
    assert shared == {(("en", "ar"), "en"), (("en", "ar"), "ar"), (("ar", "fa"), "fa")}


def test_without_a_setting_a_file_has_no_address(project: Project) -> None:
    assert find_address(project, "feed.xml") == ""
    assert PublicationGate(project).explain_refusal("letter", ["fa"]) == ()


def test_what_pages_say_of_an_edition_is_found_out_once(project: Project) -> None:
    """Of 300 languages, each page would else describe 300 others again."""
    wanted = replace(project, settings=project.settings._replace(editions=("en", "fa", "ar")))
    lists = SisterLists(wanted, PublicationGate(wanted))
    jobs = plan_jobs(wanted, ["letter"], RenderRequest(formats=("html",)))
    (of_english, of_persian, of_arabic) = map(lists.list_sisters, jobs)
    assert of_english[0] is of_arabic[1]
    assert of_english[1] is of_persian[1]
