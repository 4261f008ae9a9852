"""The history as a picture: for each language the words in each state, stacked, over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape

from dragoman.dashboard._model import Language
from dragoman.gitlog import HistoryPoint
from dragoman.languages import round_percent
from dragoman.model import State
from dragoman.progress import count_all, measure_share_done

STACK = (State.REVIEWED, State.TRANSLATED, State.FUZZY, State.UNTRANSLATED)
"""The order of the areas, from the bottom up."""

STYLE = """\
.plot { --ink: #23201c; --soft: #6a6157; --rule: #d9d1c3; --paper: #fcfaf5;
  --reviewed: #24604a; --translated: #7cb295; --fuzzy: #d99a2b; --untranslated: #ece5d8; }
@media (prefers-color-scheme: dark) {
  .plot { --ink: #e4dfd5; --soft: #a89f92; --rule: #45403a; --paper: #1a1917;
    --reviewed: #8fd3b0; --translated: #3f7f62; --fuzzy: #c98f2c; --untranslated: #34312b; }
}
"""
_SHEET = """\
.plot text { fill: var(--soft); font: 12px system-ui, "Noto Sans", sans-serif; }
.plot .name { fill: var(--ink); font-weight: 600; font-size: 14px; }
.plot .end { text-anchor: end; } .plot .mid { text-anchor: middle; }
.plot .grid { stroke: var(--rule); stroke-width: 1; }
.plot .area { stroke: var(--paper); stroke-width: 1; stroke-linejoin: round; }
.plot .reviewed { fill: var(--reviewed); } .plot .translated { fill: var(--translated); }
.plot .fuzzy { fill: url(#hatch); } .plot .untranslated { fill: var(--untranslated); }
.plot .ground { fill: var(--fuzzy); } .plot .stroke { stroke: var(--paper); stroke-width: 2; }
"""

_WIDTH, _LEFT, _RIGHT, _TOP, _PANEL, _GAP = 760, 58, 16, 44, 130, 58
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class PlotFrame:
    """Where times and words are in the picture."""

    start: int
    end: int
    most: int
    """The words at the top of a panel."""
    last: int
    """The time of the last commit; what is drawn after it only shows that state."""

    def x(self, time: float) -> float:
        part = (time - self.start) / (self.end - self.start)
        return round(_LEFT + part * (_WIDTH - _LEFT - _RIGHT), 1)

    def y(self, words: float, ground: float) -> float:
        return round(ground - words / self.most * _PANEL, 1)


def draw_plot(
    points: Sequence[HistoryPoint], languages: Sequence[Language], *, alone: bool = True
) -> str:
    """Return the history as SVG: a file of its own, or, not ``alone``, a part of a page.

    Such a page needs ``STYLE``.
    """
    height = _TOP + len(languages) * (_PANEL + _GAP)
    if not points:
        height = _TOP
    frame = _make_frame(points)
    inner = "".join(_draw_legend()) if points else _draw_text(_LEFT, 24, "No history in this time")
    for number, language in enumerate(languages if points else ()):
        ground = _TOP + number * (_PANEL + _GAP) + _PANEL + 26
        inner += "".join(_draw_panel(points, language, frame, ground))
    title = "Words of the source in each state over time, by language"
    style = f"<style>{STYLE if alone else ''}{_SHEET}</style>"
    sheet = '<rect width="100%" height="100%" style="fill:var(--paper)"/>' if alone else ""
    size = f' xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}"'
    return (
        f'<svg{size if alone else ""} class="plot" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-labelledby="plot-title plot-text"><title id="plot-title">{title}</title>'
        f'<desc id="plot-text">{escape(_describe_plot(points, languages))}</desc>{style}'
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/>'
        f'<line class="stroke" y2="6"/></pattern></defs>{sheet}{inner}</svg>\n'
    )


def _make_frame(points: Sequence[HistoryPoint]) -> PlotFrame:
    """Return the frame of all points; the last state is drawn a little longer than its commit."""
    start = points[0].time if points else 0
    last = points[-1].time if points else 1
    end = last + ((last - start) // 25 or 1)
    words = [count_all(tally).words for point in points for tally in point.totals.values()]
    return PlotFrame(start, end, max((1, *words)), last)


def _describe_plot(points: Sequence[HistoryPoint], languages: Sequence[Language]) -> str:
    """Return in words what the picture shows."""
    if not points:
        return "Nothing was committed."
    parts = []
    for language in languages:
        tally = points[-1].totals.get(language.code)
        if tally is not None:
            done = round_percent(measure_share_done(tally))
            parts.append(f"{language.name}, {done}% of {count_all(tally).words} words")
    return f"From {points[0].date} to {points[-1].date}. At the end: {'; '.join(parts)}."


def _draw_legend() -> Iterator[str]:
    x = float(_LEFT)
    for state in STACK:
        yield f'<rect class="area {state}" x="{x:g}" y="12" width="14" height="14"/>'
        yield _draw_text(x + 20, 24, state.value)
        x += 44 + 7 * len(state.value)


def _draw_panel(
    points: Sequence[HistoryPoint], language: Language, frame: PlotFrame, ground: int
) -> Iterator[str]:
    tally = points[-1].totals.get(language.code)
    done = f" · {round_percent(measure_share_done(tally))}%" if tally is not None else ""
    name = f"{language.name} · \u2068{language.autonym}\u2069{done}"
    yield _draw_text(_LEFT, ground - _PANEL - 10, name, "name")
    for words in (0, frame.most / 2, frame.most):
        y = frame.y(words, ground)
        yield f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:g}" y2="{y:g}"/>'
        yield _draw_text(_LEFT - 8, y + 4, f"{words:.0f}", "end")
    for state, corners in _list_areas(points, language.code, frame, ground):
        yield f'<path class="area {state}" d="{corners}"/>'
    for time, label in choose_ticks(frame):
        x = frame.x(time)
        yield f'<line class="grid" x1="{x:g}" x2="{x:g}" y1="{ground}" y2="{ground + 5}"/>'
        yield _draw_text(x, ground + 19, label, "mid")


def _list_areas(
    points: Sequence[HistoryPoint], code: str, frame: PlotFrame, ground: int
) -> Iterator[tuple[State, str]]:
    """Yield the outline of each state; it goes in steps, because it holds until the next commit."""
    times = [point.time for point in points] + [frame.end]
    below = [0] * len(points)
    for state in STACK:
        tallies = [point.totals.get(code) for point in points]
        counts = [tally.words.get(state, 0) if tally else 0 for tally in tallies]
        above = [low + count for low, count in zip(below, counts, strict=True)]
        if any(counts):
            upper = _list_steps(times, above, frame, ground)
            lower = _list_steps(times, below, frame, ground)[::-1]
            corners = " L".join(f"{x:g},{y:g}" for x, y in [*upper, *lower])
            yield state, f"M{corners} Z"
        below = above


def _list_steps(
    times: Sequence[int], counts: Sequence[int], frame: PlotFrame, ground: int
) -> list[tuple[float, float]]:
    found = []
    for number, count in enumerate(counts):
        y = frame.y(count, ground)
        found += [(frame.x(times[number]), y), (frame.x(times[number + 1]), y)]
    return found


def choose_ticks(frame: PlotFrame) -> list[tuple[float, str]]:
    """Return a few times with labels: days, else months, else years, as many as fit."""
    first, last = (datetime.fromtimestamp(time, UTC) for time in (frame.start, frame.end))
    day = first.replace(hour=0, minute=0, second=0)
    for days in (1, 2, 7, 14):
        found = [day + timedelta(days=days * number) for number in range(MOST_TICKS + 2)]
        if found[-1] > last:
            return _keep_within(found, frame, "%Y-%m-%d")
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / step < MOST_TICKS)
    begin = first.year * 12 + (first.month - 1) // step * step
    found = [
        datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)
        for month in range(begin, begin + months + step, step)
    ]
    return _keep_within(found, frame, "%Y" if step >= 12 else "%Y-%m")


def _keep_within(times: Sequence[datetime], frame: PlotFrame, form: str) -> list[tuple[float, str]]:
    stamps = [(time.timestamp(), time.strftime(form)) for time in times]
    found = [(at, label) for at, label in stamps if frame.start <= at <= frame.last]
    return found or [(frame.start, datetime.fromtimestamp(frame.start, UTC).strftime("%Y-%m-%d"))]


def _draw_text(x: float, y: float, text: str, kind: str = "") -> str:
    attribute = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}"{attribute}>{escape(text)}</text>'
