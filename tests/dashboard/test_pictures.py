"""The plot of the history and the badges, drawn from numbers."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

import pytest

from dragoman import dashboard
from dragoman.commands.dashboard import name_language as language_of
from dragoman.dashboard import Language
from dragoman.gitlog import HistoryPoint
from dragoman.languages import round_percent
from dragoman.model import State, Tally
from dragoman.progress import make_empty_tally, measure_share
from helpers.markup import parse


def tally(**counts: int) -> Tally:
    words = {**dict.fromkeys(State, 0), **{State(name): count for name, count in counts.items()}}
    return Tally(words, words, words)


@pytest.mark.parametrize(("done", "left"), [(0, 0), (0, 9), (1, 9999), (9999, 1), (9, 0)])
def test_a_badge_rounds_neither_to_nothing_nor_to_all(done: int, left: int) -> None:
    words = tally(translated=done, untranslated=left)
    message = json.loads(dashboard.write_endpoint("x", words))["message"]
    assert message == f"{round_percent(measure_share(words.words))}%"
    assert (message == "100%") == (left == 0) and (message == "0%") == (done == 0 and left > 0)


def test_a_badge_escapes_its_label() -> None:
    drawn = dashboard.draw_badge('<b>"&', make_empty_tally())
    assert "&lt;b&gt;" in drawn
    assert "<b>" not in drawn


def test_every_state_is_as_high_as_its_words() -> None:
    points = [
        HistoryPoint("a", 1_700_000_000, {"fa": tally(untranslated=100)}),
        HistoryPoint("b", 1_710_000_000, {"fa": tally(reviewed=25, fuzzy=50, untranslated=25)}),
    ]
    drawn = parse(dashboard.draw_plot(points, [language_of("fa")]).encode())
    heights = {}
    for path in drawn.all("path"):
        corners = [
            tuple(map(float, corner.strip("ML Z").split(",")))
            for corner in path.attributes["d"].split(" L")
        ]
        at_end = [y for x, y in corners if x == max(x for x, _ in corners)]
        heights[path.attributes["class"].split()[1]] = max(at_end) - min(at_end)
    assert heights == {"reviewed": 32.5, "fuzzy": 65.0, "untranslated": 32.5}


@pytest.mark.parametrize("days", [0, 1, 5, 20, 60, 200, 800, 4000, 40_000])
def test_dates_fit_under_any_span(days: int) -> None:
    start = 1_000_000_000
    times = [start] if days == 0 else [start, start + days * 86_400]
    points = [HistoryPoint("a", time, {"fa": tally(translated=1)}) for time in times]
    drawn = parse(dashboard.draw_plot(points, [language_of("fa")]).encode())
    places = [float(text.attributes["x"]) for text in drawn.all("text", class_="mid")]
    assert 1 <= len(places) <= 8
    assert all(b - a > 70 for a, b in pairwise(places))


def test_no_history_is_a_picture_that_says_so() -> None:
    assert "No history in this time" in dashboard.draw_plot([], [language_of("fa")])


def test_the_plot_escapes_what_it_is_given() -> None:
    evil = Language("x", "x", "<b>", "&", "ltr")
    points = [HistoryPoint("a", 1, {"x": tally(translated=1)})]
    drawn = dashboard.draw_plot(points, [evil])
    assert "&lt;b&gt;" in drawn
    assert "<b>" not in drawn


def find_step(days: int) -> tuple[str, set[int]]:
    """Return the unit of the dates below a plot of so many days, and the steps between them."""
    times = (1_000_000_000, 1_000_000_000 + days * 86_400)
    points = [HistoryPoint("a", time, {"fa": tally(translated=1)}) for time in times]
    drawn = parse(dashboard.draw_plot(points, [language_of("fa")]).encode())
    labels = [text.text for text in drawn.all("text", class_="mid")]
    unit = ("years", "months", "days")[labels[0].count("-")]
    if unit == "days":
        numbers = [date.fromisoformat(label).toordinal() for label in labels]
    else:
        parts = [[*map(int, label.split("-")), 1][:2] for label in labels]
        numbers = [12 * year + month for year, month in parts]
    return unit, {after - before for before, after in pairwise(numbers)}


@pytest.mark.parametrize(
    ("days", "unit", "step"),
    [
        (5, "days", 1), (10, "days", 2), (30, "days", 7), (45, "days", 7), (60, "days", 14),
        (120, "months", 1), (200, "months", 2), (400, "months", 3), (800, "months", 6),
        (1700, "years", 12), (4000, "years", 24), (7000, "years", 60), (20_000, "years", 120),
    ],
)  # fmt: skip
def test_dates_are_whole_days_weeks_months_or_years_apart(days: int, unit: str, step: int) -> None:
    assert find_step(days) == (unit, {step})
