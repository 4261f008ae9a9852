"""Where the parts of the plot are: all within the picture, and none over another."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman import dashboard
from dragoman.commands.dashboard import name_language
from dragoman.gitlog import HistoryPoint
from dragoman.model import State, Tally
from helpers.markup import Element, parse

DAY = 86_400
START = 1_000_000_000


def tally(reviewed: int, untranslated: int) -> Tally:
    words = {state: 0 for state in State} | {
        State.REVIEWED: reviewed, State.UNTRANSLATED: untranslated
    }  # fmt: skip
    return Tally(words, words, words)


def draw(days: list[float], codes: tuple[str, ...] = ("fa", "ar"), words: int = 100) -> Element:
    points = [
        HistoryPoint("a", START + int(day * DAY), {code: tally(number, words) for code in codes})
        for number, day in enumerate(days)
    ]
    languages = [name_language(code) for code in codes]
    return parse(dashboard.draw_plot(points, languages).encode()).one("svg")


def find_corners(path: Element) -> list[tuple[float, float]]:
    corners = path.attributes["d"].strip("MZ ").split(" L")
    return [(float(x), float(y)) for x, y in (corner.split(",") for corner in corners)]


def number(element: Element, *names: str) -> list[float]:
    return [float(element.attributes.get(name, 0)) for name in names]


@pytest.mark.parametrize("codes", [("fa",), ("fa", "ar", "de")])
@pytest.mark.parametrize("days", [[0], [0, 0.1], [0, 3], [0, 10, 400], [0, 5000]])
def test_everything_is_within_the_picture(days: list[float], codes: tuple[str, ...]) -> None:
    picture = draw(days, codes, 99_999)
    width, height = map(float, picture.attributes["viewbox"].split()[2:])
    assert number(picture, "width", "height") == [width, height]
    for path in picture.all("path"):
        for x, y in find_corners(path):
            assert 50 <= x <= width - 10 and 40 < y < height - 20
    for line in picture.all("line", class_="grid"):
        x1, x2, y1, y2 = number(line, "x1", "x2", "y1", "y2")
        assert 50 <= x1 <= x2 <= width - 10 and 40 < y1 <= y2 < height - 10
    for text in picture.all("text"):
        x, y = number(text, "x", "y")
        length = 7.5 * len(text.text)
        left = x - length * ("end" in text.classes) - length / 2 * ("mid" in text.classes)
        assert left >= 0 and 12 <= y <= height - 4
        assert left + length <= width + 20  # the last date may reach into the margin


def test_the_legend_names_each_state_beside_its_colour() -> None:
    picture = draw([0, 3])
    squares = [rect for rect in picture.all("rect", class_="area")]
    texts = picture.all("text")[: len(squares)]
    assert [text.text for text in texts] == ["reviewed", "translated", "fuzzy", "untranslated"]
    ends = []
    for square, text in zip(squares, texts, strict=True):
        assert text.text in square.classes
        x, y, width, height = number(square, "x", "y", "width", "height")
        at, base = number(text, "x", "y")
        assert width == height and x + width < at <= x + width + 10 and y < base <= y + height
        ends.append((x, at + 7 * len(text.text)))
    assert all(end < begin for (_, end), (begin, _) in pairwise(ends))


def test_each_language_has_a_panel_of_its_own_below_its_name() -> None:
    picture = draw([0, 3, 9], ("fa", "ar", "de"))
    names = [number(text, "y")[0] for text in picture.all("text", class_="name")]
    legend = number(picture.all("text")[0], "y")[0]
    panels: list[tuple[float, float]] = []
    for paths in [picture.all("path")[at : at + 2] for at in (0, 2, 4)]:
        heights = [y for path in paths for _, y in find_corners(path)]
        panels.append((min(heights), max(heights)))
    assert legend < names[0] - 20
    for name, (top, ground) in zip(names, panels, strict=True):
        assert 5 < top - name < 20 and ground - top == pytest.approx(130, abs=0.2)
    dates = [number(text, "y")[0] for text in picture.all("text", class_="mid")]
    for (_, ground), name in zip(panels, names[1:], strict=False):
        below = min(date for date in dates if date > ground)
        assert ground + 10 < below < name - 10
    assert len({round(after - before, 1) for before, after in pairwise(names)}) == 1


@pytest.mark.parametrize(("days", "share"), [([0, 25], 25 / 26), ([0, 2500], 25 / 26), ([0], 0)])
def test_the_last_state_is_drawn_a_little_longer_than_its_commit(
    days: list[float], share: float
) -> None:
    picture = draw(days, ("fa",))
    (grid, *_) = picture.all("line", class_="grid")
    left, right = number(grid, "x1", "x2")
    corners = {x for path in picture.all("path") for x, _ in find_corners(path)}
    assert (min(corners), max(corners)) == (left, right)
    steps = sorted(corners - {right})
    assert (steps[-1] - left) / (right - left) == pytest.approx(share, abs=0.001)


def test_the_lines_say_none_half_and_all_of_the_words() -> None:
    picture = draw([0, 3], ("fa",), 99)
    grid = picture.all("line", class_="grid")
    lines = [line for line in grid if number(line, "y1") == number(line, "y2")]
    labels = picture.all("text", class_="end")
    assert [label.text for label in labels] == ["0", "50", "100"]
    for line, label in zip(lines, labels, strict=True):
        y1, y2 = number(line, "y1", "y2")
        assert y1 == y2 and 0 < number(label, "y")[0] - y1 < 6
        assert number(label, "x")[0] < number(line, "x1")[0]
    heights = [number(line, "y1")[0] for line in lines]
    assert heights[0] - heights[1] == heights[1] - heights[2] == 65


def test_without_history_the_sentence_is_within_the_picture() -> None:
    picture = draw([])
    width, height = map(float, picture.attributes["viewbox"].split()[2:])
    (text,) = picture.all("text")
    x, y = number(text, "x", "y")
    assert 50 <= x < width / 2 and 12 <= y <= height - 10
    assert height < 60 and not picture.all("path")
