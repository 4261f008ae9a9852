"""The dashboard, the plot and the badges: what they show, and what their judges say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import group
from dragoman.dashboard._badges import text_width
from dragoman.project import Project
from helpers import browser, projects
from helpers.caches import use_cache_folder
from helpers.markup import Element, parse
from helpers.page_judge import check_pages

HOSTILE = '</title><script>alert(1)</script><img src="http://evil.example/x">'
TEXT = projects.TEXT + f"\nAn evil one: {HOSTILE} \u202e.\n\n" + "A long one goes on. " * 30 + "\n"
EDITIONS = (
    "letter.en-fa.html",
    "letter.en-fa-ar.html",
    "letter.fa-ar.html",  # without the source
    "letter.en-fa.pdf",
    "notes/a b & c.en-de.html",
    "letter.xx.html",
    "letterhead.en-fa.html",
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(
        group, ["status", *arguments], prog_name="dragoman", catch_exceptions=False
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with a year's history, every state, folders, an edition, and evil texts."""
    with pytest.MonkeyPatch.context() as patch:
        caches = tmp_path_factory.mktemp("cache")
        use_cache_folder(caches, patch)
        root = tmp_path_factory.mktemp("project")
        texts = {"letter.txt": TEXT, "notes/a b & c.md": "# Second\n\nA *paragraph* of it.\n"}
        made = projects.make(root, texts, "fa, ar, de")
        projects.commit(root, "2026-01-05")
        projects.translate(made, most=5)
        projects.commit(root, "2026-03-01")
        projects.translate(made, language="ar", most=3)
        projects.translate(made, "notes/a b & c", "de")
        projects.commit(root, "2026-06-10")
        changed = TEXT.replace("1500", "1600").replace("goodbye", "farewell")
        (root / "source" / "letter.txt").write_text(changed, encoding="utf-8")
        made = projects.refresh(made)
        projects.commit(root, "2026-10-01")
        (root / "build" / "notes").mkdir(parents=True)
        for name in EDITIONS:
            (root / "build" / name).write_text("")
        patch.chdir(root)
        CliRunner().invoke(group, ["review", "letter", "-l", "fa", "--paragraph", "1-2"])
        for arguments in (
            ("--format", "html", "-o", "build/status.html"),
            ("--format", "svg", "-o", "build/badges"),
            ("--history", "--format", "svg", "-o", "build/history.svg"),
        ):
            assert run(*arguments).exit_code == 0
        yield made


@pytest.fixture(scope="module")
def page(project: Project) -> Element:
    return parse((project.root / "build" / "status.html").read_bytes())


# What the page shows


def test_each_document_has_a_cell_for_each_language(page: Element) -> None:
    matrix = page.one("table", class_="matrix")
    heads = [head.text for head in matrix.one("thead").all("th")]
    assert heads == ["Document", "فارسی fa", "العربية ar", "Deutsch de", "Editions"]
    rows = {row.one("th").text: row for row in matrix.one("tbody").all("tr")}
    assert list(rows) == ["letter", "notes/a b & c", "notes/"]
    assert [row.one("th").attributes["scope"] for row in rows.values()] == ["row"] * 3
    shares = [cell.one("b").text for cell in rows["notes/a b & c"].all("td")[:-1]]
    assert shares == ["0%", "0%", "100%"]


def test_autonyms_are_isolated_in_their_own_language(page: Element) -> None:
    found = {
        (bdi.text, bdi.attributes.get("lang"), bdi.attributes.get("dir")) for bdi in page.all("bdi")
    }
    assert ("فارسی", "fa", "rtl") in found and ("Deutsch", "de", "ltr") in found
    shown = page.text.replace("\u2068فارسی\u2069", "")  # in the plot, by controls
    assert shown.count("فارسی") == sum(bdi.text == "فارسی" for bdi in page.all("bdi"))


def test_counts_are_in_words_and_not_only_in_colours(page: Element) -> None:
    totals = page.one("table", class_="totals")
    persian = totals.one("tbody").all("tr")[0]
    cells = [cell.text.split()[0] for cell in persian.all("td")]
    assert cells == ["6%", "2", "1", "2", "3", "169"]
    assert "2 outdated, 0 draft" in persian.text
    assert {bar.attributes["aria-hidden"] for bar in page.all("span", class_="bar")} == {"true"}


def test_editions_that_are_there_are_linked(page: Element, project: Project) -> None:
    links = [a.attributes["href"] for a in page.all("a")]
    for link in links:
        path = unquote(link.partition("#")[0])
        assert (project.root / "build" / path).is_file(), link
    assert "notes/a%20b%20%26%20c.en-de.html" in links
    assert not any("xx" in link or "letterhead" in link for link in links)


def test_paragraphs_that_need_work_are_linked_where_they_can_be_compared(page: Element) -> None:
    links = {a.text: a.attributes["href"] for a in page.all("a") if "Paragraph" in a.text}
    assert links["Paragraph 3 of letter, Persian"] == "letter.en-fa.html#p3"
    assert links["Paragraph 3 of letter, Arabic"] == "letter.en-fa-ar.html#p3"
    reasons = [item.text for item in page.all("span", class_="grave")]
    assert reasons == ["outdated: numbers, names or negation changed"] * 2


def test_the_last_changes_are_shown_newest_first(page: Element) -> None:
    dates = [cell.text for cell in page.all("td", class_="date")]
    assert dates == sorted(dates, reverse=True) and dates[0] == "2026-10-01"
    assert "Not committed yet, so not in the history: work in Persian." in page.text


def test_text_of_a_catalogue_is_data(page: Element) -> None:
    assert not page.all("script") and not page.all("img")
    assert HOSTILE in page.text and "\u202e" not in page.text


def test_without_a_history_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    projects.make(tmp_path, {"letter.txt": TEXT}, "fa")
    monkeypatch.chdir(tmp_path)
    result = run("--format", "html")
    assert result.exit_code == 0
    assert "There is no history: this project is not in a git repository" in result.stdout


def test_the_same_page_is_the_same_bytes(project: Project) -> None:
    before = (project.root / "build" / "status.html").read_bytes()
    assert run("--format", "html", "-o", "build/status.html").exit_code == 0
    assert (project.root / "build" / "status.html").read_bytes() == before


# Badges


def test_a_badge_says_what_status_says(project: Project) -> None:
    data = json.loads(run("-l", "fa", "--format", "endpoint").stdout)
    assert data["schemaVersion"] == 1 and data["label"] == "Persian"
    badge = (project.root / "build" / "badges" / "fa.svg").read_text(encoding="utf-8")
    assert f">{data['message']}</text>" in badge
    assert run("-l", "fa", "--format", "svg").stdout == badge
    assert sorted(path.name for path in (project.root / "build" / "badges").iterdir()) == [
        "ar.svg", "de.svg", "fa.svg",
    ]  # fmt: skip


def test_badges_of_several_languages_need_a_folder(project: Project) -> None:
    result = run("--format", "svg")
    assert result.exit_code == 2 and "-o DIR" in result.stderr


# Judges


def test_the_nu_checker_has_nothing_to_say(project: Project) -> None:
    CliRunner().invoke(group, ["diff", "--format", "html", "-o", "build/diff.html"])
    build = project.root / "build"
    pages = [build / "status.html", build / "diff.html", build / "history.svg",
             build / "badges" / "fa.svg"]  # fmt: skip
    done = check_pages(pages, "--also-check-svg")
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize(
    ("size", "scheme"), [("desktop", "light"), ("phone", "light"), ("desktop", "dark")]
)
def test_axe_finds_nothing_and_nothing_is_too_wide_and_nothing_is_fetched(
    project: Project,
    reader: browser.Reader,
    need_package: Callable[[str], Path],
    size: str,
    scheme: str,
) -> None:
    axe = need_package("axe-core") / "axe.min.js"
    reader.requests.clear()
    with reader.open((project.root / "build" / "status.html").as_uri(), size, scheme) as opened:
        found = browser.find_violations(opened, axe)
        # It cannot see what lies behind the text of a picture, or beyond an edge that scrolls:
        # the test of the colours is for that.
        assert [line for line in found if not line.startswith("incomplete color-contrast")] == []
        assert browser.measure_overflow(opened) == 0
    assert [url for url in reader.requests if not url.startswith("file:")] == []


def luminance(colour: str) -> float:
    """Return a colour's relative luminance, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_can_be_read(page: Element, scheme: int) -> None:
    sheet = page.one("head").one("style").text
    values = {
        name: re.findall(rf"--{name}: (#[0-9a-f]{{6}})", sheet)[scheme]
        for name in ("paper", "tint", "ink", "soft", "accent", "gone", "new")
    }
    for text in ("ink", "soft", "accent", "gone", "new"):
        for ground in ("paper", "tint"):
            light, dark = sorted(map(luminance, (values[text], values[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground)


def test_badges_are_as_wide_as_their_text(project: Project, reader: browser.Reader) -> None:
    """What is guessed is within a tenth of what the font asks for, so that nothing is squeezed."""
    with reader.open((project.root / "build" / "badges" / "fa.svg").as_uri()) as opened:
        opened.evaluate(
            "document.querySelectorAll('text').forEach(t => t.removeAttribute('textLength'))"
        )
        for label in ("Persian", "Arabic", "German", "Brazilian Portuguese", "100%", "7%"):
            width = opened.evaluate(
                "label => { const t = document.querySelector('text'); t.textContent = label;"
                " return t.getComputedTextLength(); }",
                label,
            )
            assert text_width(label) == pytest.approx(width, rel=0.12), label
