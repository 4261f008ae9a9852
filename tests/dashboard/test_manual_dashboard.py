"""What the page of `status` and the page of `diff` say in words, each sentence where it is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.catalogs.states import mark_draft
from dragoman.po import Block
from dragoman.project import Project
from helpers import projects
from helpers.command_line import run
from helpers.markup import Element, parse

LONG = "word " * 40 + "end."


def make(
    folder: Path, monkeypatch: pytest.MonkeyPatch, languages: str = "fa", **texts: str
) -> Project:
    """Make a project, with a cache of its own, and go into it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    root = folder / "project"
    root.mkdir()
    monkeypatch.chdir(root)
    return projects.make(root, {f"{name}.txt": text for name, text in texts.items()}, languages)


def show(*words: str) -> Element:
    """Return the page of a report."""
    result = run(*(words or ("status",)), "--format", "html")
    assert result.exit_code == 0
    return parse(result.stdout.encode())


def number_of(text: str, count: int) -> str:
    return "\n\n".join(f"{text} number {n} of it." for n in range(count)) + "\n"


def list_tasks(page: Element) -> list[tuple[str, int, str]]:
    """Return of each document with work its line, how many paragraphs are listed, and the rest."""
    return [
        (
            " ".join(part.one("summary").text.split()),
            len(part.one("ol").all("li")),
            "".join(rest.text for rest in part.all("p")),
        )
        for part in page.all("details")
        if part.all("ol")
    ]


@pytest.mark.parametrize(("count", "listed", "rest"), [(25, 25, ""), (28, 25, "And 3 more.")])
def test_of_a_document_25_paragraphs_are_listed_and_the_rest_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, listed: int, rest: str
) -> None:
    make(tmp_path, monkeypatch, letter=number_of("Paragraph", count))
    assert list_tasks(show()) == [(f"letter · فارسی {count} paragraphs", listed, rest)]


def test_it_says_why_no_paragraph_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path, monkeypatch, letter=number_of("Paragraph", 3))
    source = project.documents["letter"]
    source.write_bytes(source.read_bytes() + b"\nSalut \xe0 tous.\n")
    page = parse(run("status", "--format", "html").stdout.encode())
    said = "Byte 0xe0 is not UTF-8; save the file as UTF-8 or set `encoding`."
    assert list_tasks(page) == [("letter · فارسی 3 paragraphs", 0, said)]
    source.write_text(number_of("Paragraph", 3), encoding="utf-8")
    project.catalog("letter", "fa").unlink()
    said = "There is no catalogue yet: dragoman update makes it."
    assert list_tasks(show()) == [("letter · فارسی 3 paragraphs", 0, said)]


def test_of_the_documents_40_are_listed_and_the_rest_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path, monkeypatch, **{f"n{n:02}": f"Text {n}.\n" for n in range(43)})
    projects.translate(project, "n00")
    page = show()
    assert len(list_tasks(page)) == 40
    assert list_tasks(page)[0][0] == "n01 · فارسی 1 paragraph"  # what is done is not listed
    assert "And 2 more documents, each in one language." in page.text


def test_a_long_paragraph_is_shortened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, monkeypatch, letter=f"{LONG}\n\n{LONG[:155]}abcd.\n")
    long, whole = (item.one("q").text for item in show().all("li") if item.all("q"))
    assert long == f"{LONG[:159]}…"
    assert whole == f"{LONG[:155]}abcd."


def test_with_everything_done_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make(tmp_path, monkeypatch, letter="A letter.\n", other="Another.\n")
    sentence = "Nothing: every paragraph has a translation of the present text."
    assert sentence not in show().text
    projects.translate(project)
    rows = show("status", "--incomplete").one("table", class_="matrix").one("tbody").all("tr")
    assert [row.one("th").text for row in rows] == ["other"]
    projects.translate(project, "other")
    assert sentence in show().text
    assert list_tasks(show()) == []


def test_documents_that_changed_since_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, monkeypatch, letter="A letter.\n", other="Another.\n")
    sentence = "The text of these documents has changed since it was counted"
    assert sentence not in show().text
    Path("source/other.txt").write_text("Quite another.\n", encoding="utf-8")
    Path("source/new.txt").write_text("New.\n", encoding="utf-8")
    names = show().one("p", class_="notice").text.removeprefix(f"{sentence}: ").removesuffix(".")
    assert sorted(names.split(", ")) == ["new", "other"]


def test_the_bars_are_the_shares_of_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path, monkeypatch, letter="One two three.\n\nFour.\n")
    projects.translate(project, most=1)
    bar = show().one("table", class_="totals").one("span", class_="bar")
    parts = {part.attributes["class"]: part.attributes["style"] for part in bar.all("span")}
    assert parts == {
        "translated": "inline-size:75.000%", "untranslated": "inline-size:25.000%"
    }  # fmt: skip


def test_the_source_is_named_in_its_own_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, monkeypatch, letter="Une lettre.\n")
    for code, name in (("en", "English"), ("fr", "français")):
        monkeypatch.setenv("DRAGOMAN_SOURCE_LANGUAGE", code)
        bdi = show().one("p", class_="lead").one("bdi")
        assert (bdi.text, bdi.attributes["lang"]) == (name, code)


def test_links_lead_to_the_editions_from_where_the_page_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, monkeypatch, letter="A letter.\n")
    Path("build").mkdir()
    Path("build/letter.en-fa.html").touch()
    for page in ("build/status.html", "status.html", "public/a/status.html"):
        Path(page).parent.mkdir(parents=True, exist_ok=True)
        assert run("status", "--format", "html", "-o", page, "-q").exit_code == 0
        links = parse(Path(page).read_bytes()).one("td", class_="editions").all("a")
        (target,) = (Path(page).parent / link.attributes["href"] for link in links)
        assert target.resolve() == Path("build/letter.en-fa.html").resolve()


# The history


def set_text(project: Project, text: str, language: str = "fa") -> None:
    projects.edit(project, lambda block: projects.translated(block, text), language=language)


def test_a_history_begins_with_the_first_commit_of_a_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path, monkeypatch, letter="A letter.\n")
    projects.git(project.root, "init", "-q", "-b", "main")
    Path(".gitignore").write_text("locale/\n", encoding="utf-8")
    projects.git(project.root, "add", "source", ".gitignore")
    projects.git(project.root, "commit", "-q", "-m", "A commit")
    page = show()
    assert "No catalogue has been committed yet." in page.text
    assert page.all("svg") == []
    Path(".gitignore").unlink()
    projects.commit(project.root, "2026-01-07")
    page = show()
    assert "No catalogue has been committed yet." not in page.text
    assert len(page.all("svg")) == 1


def test_the_history_has_a_row_for_each_of_the_last_60_weeks_and_12_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One commit in each of 60 weeks, and two in each of the two weeks after them."""
    project = make(tmp_path, monkeypatch, "fa, ar", letter="A letter.\n")
    days = [f"2024-{month:02}-{day:02}" for month in range(2, 13) for day in (3, 10, 17, 24)]
    days += [f"2025-{month:02}-{day:02}" for month in range(1, 5) for day in (8, 15, 22, 28)]
    days += ["2025-05-05", "2025-05-07", "2025-05-12", "2025-05-14"]
    for number, day in enumerate(days):
        set_text(project, "" if number % 2 else "نامه")
        set_text(project, "رسالة" if day == days[-1] else "", "ar")
        projects.commit(project.root, day)
    page = show()
    (table,) = (one for one in page.all("table") if not one.classes and not one.all(class_="date"))
    dates = [row.one("th").text for row in table.one("tbody").all("tr")]
    assert len(dates) == 60
    assert dates[-3:] == ["2025-04-28", "2025-05-07", "2025-05-14"]
    assert dates == sorted(dates)
    changes = page.all("td", class_="date")
    assert [cell.text for cell in changes] == [days[-1], *days[:-12:-1]]
    assert "−1 translated" in page.text and "+1 untranslated" in page.text


# What changed in the source


def test_a_draft_says_so_and_the_translation_is_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path, monkeypatch, letter="A letter of 5 words.\n")
    assert "Nothing: no message is fuzzy." in show("diff").text

    def draft(block: Block) -> Block:
        return mark_draft(block, ["نامهٔ \u202eما"], "2026-01-01", "engine")

    projects.edit(project, draft)
    for page in (show(), show("diff")):
        assert page.one("span", class_="reason").text == "a draft that nobody has confirmed"
    assert "Nothing: no message is fuzzy." not in show("diff").text
    quotation = show("diff").one("blockquote")
    assert (quotation.text, quotation.attributes["lang"]) == ("نامهٔ ما", "fa")
