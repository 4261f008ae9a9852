"""How long writing marks takes: not the square of their number."""

from __future__ import annotations

from dragoman.inline import write_marks
from dragoman.model import Span, SpanKind
from helpers.durations import check_growth


def test_the_time_for_marks_around_their_own_signs_grows_with_their_number() -> None:
    star = Span(SpanKind.STRONG, children=(Span(text="*"),))
    check_growth(lambda count: (star,) * count, write_marks, 2_000)
