"""A language that begins later than the history, and one that never does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman import dashboard
from dragoman.commands.dashboard import name_language
from dragoman.commands.history import read_history
from dragoman.gitlog import HistoryPoint
from dragoman.model import State, Tally
from dragoman.project import Project, find_project
from helpers import projects
from helpers.caches import use_cache_folder
from helpers.markup import parse

START, LATE, END = 1_700_000_000, 1_705_000_000, 1_710_000_000


def make_tally(words: int) -> Tally:
    counts = dict.fromkeys(State, 0) | {State.TRANSLATED: words}
    return Tally(counts, counts, counts)


def list_corners(drawn: str, number: int) -> list[tuple[float, float]]:
    path = list(parse(drawn.encode()).all("path"))[number]
    corners = path.attributes["d"].strip("MZ ").split(" L")
    return [(float(x), float(y)) for x, y in (corner.split(",") for corner in corners)]


@pytest.mark.parametrize("codes", [("fa", "ar"), ("ar", "fa")])
def test_a_language_has_no_height_before_it_begins(codes: tuple[str, str]) -> None:
    early, late = make_tally(50), make_tally(100)
    points = [
        HistoryPoint("a", START, {"fa": early}),
        HistoryPoint("b", LATE, {"fa": early, "ar": late}),
        HistoryPoint("c", END, {"fa": early, "ar": late}),
    ]
    drawn = dashboard.draw_plot(points, [name_language(code) for code in codes])
    fa = list_corners(drawn, codes.index("fa"))
    ar = list_corners(drawn, codes.index("ar"))
    begins = sorted({x for x, _ in fa})[1]
    heights = {}
    for x in sorted({x for x, _ in ar}):
        column = [y for at, y in ar if at == x]
        heights[x] = max(column) - min(column)
    assert [height for x, height in heights.items() if x < begins] == [0]
    assert {height for x, height in heights.items() if x >= begins} == {130}
    assert "Arabic, 100% of 100 words" in drawn and "Persian, 100% of 50 words" in drawn


def test_a_language_that_never_begins_has_a_name_and_no_share() -> None:
    points = [HistoryPoint("a", START, {"fa": make_tally(50)})]
    drawn = dashboard.draw_plot(points, [name_language("fa"), name_language("ar")])
    assert "At the end: Persian, 100% of 50 words." in drawn
    assert "Persian · \u2068فارسی\u2069 · 100%" in drawn
    assert "Arabic · \u2068العربية\u2069</text>" in drawn
    assert len(list(parse(drawn.encode()).all("path"))) == 1


@pytest.fixture
def letter(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    need_tool: Callable[[str], str],
) -> Path:
    """A repository with a letter in Persian, in which nothing is committed."""
    need_tool("git")
    caches = tmp_path_factory.mktemp("cache")
    use_cache_folder(caches, monkeypatch)
    projects.make(tmp_path, {"letter.txt": projects.TEXT}, "fa")
    projects.git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def add_arabic(root: Path) -> tuple[Project, tuple[HistoryPoint, ...]]:
    """Commit the project, then once more with a translation into Arabic; return the history."""
    projects.commit(root, "2026-01-05")
    settings = root / "dragoman.toml"
    settings.write_text('languages = ["fa", "ar"]\n', encoding="utf-8")
    project = projects.refresh(find_project(root))
    projects.translate(project, language="ar")
    projects.commit(root, "2026-01-06")
    return project, read_history(project, None, project.languages).points


def test_a_language_that_is_added_is_in_the_history_from_its_first_commit(letter: Path) -> None:
    """Where no template is committed, nothing is known of a language before its catalogue."""
    (letter / ".gitignore").write_text("*.pot\n.dragoman.lock\n", encoding="utf-8")
    project, points = add_arabic(letter)
    assert [sorted(point.totals) for point in points] == [["fa"], ["ar", "fa"]]
    drawn = dashboard.draw_plot(points, [name_language(code) for code in project.languages])
    assert f"Arabic, 100% of {sum(points[1].totals['ar'].words.values())} words" in drawn


def test_a_language_that_is_added_was_untranslated_where_there_was_a_template(letter: Path) -> None:
    _, (before, after) = add_arabic(letter)
    assert before.totals["ar"] == before.totals["fa"]
    words = after.totals["ar"].words[State.TRANSLATED]
    assert before.totals["ar"].words[State.UNTRANSLATED] == words
