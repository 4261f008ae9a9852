"""The days below a plot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from dragoman.dashboard._plot import MOST_TICKS, PlotFrame, choose_ticks
from helpers.cases import each_case

BEGIN = datetime(2026, 1, 1, 6, tzinfo=UTC)


@each_case(range(1, 90))
def test_the_days_are_one_two_seven_or_fourteen_apart(days: int) -> None:
    start = int(BEGIN.timestamp())
    ticks = choose_ticks(PlotFrame(start, start + days * 86400, 1, start + days * 86400))
    assert 1 <= len(ticks) <= MOST_TICKS + 1
    if len(ticks[0][1]) < len("2026-01-01"):
        assert days > 14 * MOST_TICKS  # months
        return
    steps = {two - one for (one, _), (two, _) in pairwise(ticks)}
    assert steps <= {timedelta(days=each).total_seconds() for each in (1, 2, 7, 14)}
    assert len(steps) <= 1
