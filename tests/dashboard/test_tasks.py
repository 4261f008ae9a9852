"""What the page of `status` says of each paragraph that needs work: which, why, and where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.po import Block
from dragoman.project import Project
from helpers import projects
from helpers.command_line import change_text, run
from helpers.markup import Element, parse


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A letter of four paragraphs: translated, untranslated, fuzzy, and changed since."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "project"
    root.mkdir()
    monkeypatch.chdir(root)
    made = projects.make(root, {"letter.txt": projects.TEXT}, "fa")
    projects.translate(made)

    def leave_one_out(message: Block) -> Block:
        return projects.translated(message, "") if "Three" in message.msgid else message

    projects.edit(made, leave_one_out)
    change_text("source/letter.txt", "1500", "1600")
    return projects.refresh(made)


def show_tasks() -> list[Element]:
    result = run("status", "--format", "html", "-o", "build/status.html")
    assert result.exit_code == 0
    return parse(Path("build/status.html").read_bytes()).one("ol", class_="tasks").all("li")


def test_each_paragraph_is_named_by_its_number_with_the_reason(project: Project) -> None:
    second, third = show_tasks()
    assert second.one("span", class_="where").text == "Paragraph 2"
    assert second.one("span", class_="reason").text == "untranslated"
    assert second.one("q").text == "Three words are here."
    assert third.one("span", class_="where").text == "Paragraph 3"
    assert third.one("span", class_="grave").text == "outdated: numbers, names or negation changed"
    assert (third.one("del").text, third.one("ins").text) == ("1500", "1600")
    assert not second.all("a") and not third.all("a")  # no edition to lead to


def test_it_leads_to_the_paragraph_of_an_edition_that_is_there(project: Project) -> None:
    assert run("render", "-t", "html").exit_code == 0
    hrefs = [task.one("a").attributes["href"] for task in show_tasks()]
    page = parse(Path("build/letter.en-fa.html").read_bytes())
    for href, text in zip(hrefs, ("Three words", "There were 1600"), strict=True):
        file, _, anchor = href.partition("#")
        assert file == "letter.en-fa.html"
        (place,) = (each for each in page.all() if each.attributes.get("id") == anchor)
        assert text in place.text
