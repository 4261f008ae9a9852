"""Subtitles: what is shown at the same time mostly says the same."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from dragoman import sources
from dragoman.bitext import TextBlock, align_texts, make_blocks
from dragoman.bitext.shown_times import SAME_CLOCK, Clock, find_clock, list_seconds

LANGUAGES = "en", "fa"
LINES = (
    "I know",
    "You know it all, as we do",
    "We see",
    "They see",
    "She goes",
    "He goes there with all of us",
    "It rains",
    "It snows",
)
OURS = (
    "می‌دانم",
    "تو هم مثل ما می‌دانی",
    "می‌بینیم",
    "می‌بینند",
    "او می‌رود",
    "وی با همهٔ ما می‌رود",
    "باران است",
    "برف است",
)


def make_cues(
    texts: Sequence[str], starts: Sequence[float], length: float = 2.5
) -> list[TextBlock]:
    return [
        TextBlock(text, times=(round(1000 * start), round(1000 * (start + length))))
        for text, start in zip(texts, starts, strict=True)
    ]


EVERY = make_cues(LINES, range(0, 24, 3))


def test_what_is_shown_at_the_same_time_is_paired_where_the_texts_do_not_say_it() -> None:
    """Two lines of the translation are missing; no length and no mark shows which."""
    left = [at for at in range(8) if at not in (1, 5)]
    target = make_cues([OURS[at] for at in left], [3 * at + 0.04 for at in left])
    beads = align_texts(EVERY, target, LANGUAGES)
    pairs = {(bead.source, bead.target) for bead in beads}
    assert pairs == {((at,), (number,)) for number, at in enumerate(left)} | {
        ((1,), ()),
        ((5,), ()),
    }


def test_a_cue_that_was_cut_in_two_is_a_bead_with_both_parts() -> None:
    halves = ["باران", "است"]
    texts = [*OURS[:6], *halves, OURS[7]]
    target = make_cues(texts, [*range(0, 18, 3), 18, 19.2, 21], length=1.2)
    beads = align_texts(EVERY, target, LANGUAGES)
    assert ((6,), (6, 7)) in {(bead.source, bead.target) for bead in beads}


@pytest.mark.parametrize(
    ("shift", "same"), [(0.0, True), (0.08, True), (-0.1, True), (0.3, False), (40.0, False)]
)
def test_times_are_of_the_same_recording_where_cues_begin_together(
    shift: float, same: bool
) -> None:
    target = make_cues(OURS, [3 * at + 30 + shift for at in range(8)])
    source = make_cues(LINES, range(30, 54, 3))
    clock = SAME_CLOCK if same else None
    assert find_clock(source, target) == clock
    assert find_clock(target, source) == clock


def test_times_of_another_recording_change_nothing() -> None:
    target = make_cues(OURS, [2.2 * at + 100.7 for at in range(8)])
    plain = [[replace(cue, times=(0, 0)) for cue in side] for side in (EVERY, target)]
    assert align_texts(EVERY, target, LANGUAGES) == align_texts(plain[0], plain[1], LANGUAGES)


def make_film(count: int, seed: int = 1) -> list[tuple[int, int]]:
    """Return when the cues of a film are shown: no two films have the same pauses."""
    dice = random.Random(seed)
    times, end = [], 20_000
    for _ in range(count):
        start = end + dice.choice([40, 200, 1500, dice.randrange(9000)])
        end = start + dice.randrange(900, 6000)
        times.append((start, end))
    return times


def make_moved(times: Sequence[tuple[int, int]], rate: float, shift: int) -> list[TextBlock]:
    return [
        TextBlock("a", times=(round(start * rate) + shift, round(end * rate) + shift))
        for start, end in times
    ]


@pytest.mark.parametrize("rate", [1.0, 25 / 23.976, 23.976 / 25, 25 / 24, 24 / 25])
@pytest.mark.parametrize("shift", [2500, -12_000, 300_000])
def test_a_file_that_is_moved_or_runs_faster_has_its_clock(rate: float, shift: int) -> None:
    """Every fifth cue of the source is not there, and every seventh is cut in two."""
    film = make_film(300)
    kept = [cue for at, cue in enumerate(film) if at % 5]
    halves = [((start + end) // 2, end) for start, end in kept[::7]]
    target = make_moved(sorted([*kept, *halves]), rate, shift)
    source = make_moved(film, 1.0, 0)
    clock = find_clock(source, target)
    assert clock is not None
    for cue in film:
        assert abs(clock.convert(round(cue[0] * rate) + shift) - cue[0]) <= 200
    assert find_clock(target, source) is not None


def test_another_film_has_no_clock() -> None:
    for seed in range(2, 8):
        other = make_moved(make_film(200, seed), 1.0, 700)
        assert find_clock(make_moved(make_film(200), 1.0, 0), other) is None


def test_a_shift_is_not_taken_where_others_fit_as_well_or_few_cues_say_it() -> None:
    even = [(3000 * at, 3000 * at + 2000) for at in range(1, 60)]
    assert find_clock(make_moved(even, 1.0, 0), make_moved(even, 1.0, 700)) is None
    film = make_film(19)
    assert find_clock(make_moved(film, 1.0, 0), make_moved(film, 1.0, 5000)) is None


def test_cues_that_are_all_at_once_are_not_asked_for_a_shift() -> None:
    crowd = [(20_000 + at // 100, 30_000) for at in range(1500)]
    assert find_clock(make_moved(crowd, 1.0, 0), make_moved(crowd, 1.0, 7000)) is None


def test_what_is_shown_later_by_as_much_is_paired() -> None:
    """Cues are missing in the translation, which begins behind a longer opening."""
    film = make_film(40)
    source = [TextBlock("We see", times=times) for times in film]
    left = [at for at in range(40) if at not in (3, 17, 18, 30)]
    moved = [film[at] for at in left]
    target = [TextBlock("می‌بینیم", times=(start + 8400, end + 8400)) for start, end in moved]
    pairs = {(bead.source, bead.target) for bead in align_texts(source, target, LANGUAGES)}
    assert {((at,), (number,)) for number, at in enumerate(left)} <= pairs


def test_times_are_not_asked_where_some_are_missing_or_out_of_order() -> None:
    target = make_cues(OURS, range(0, 24, 3))
    assert find_clock(EVERY, target)
    assert not find_clock(EVERY, [*target, TextBlock("یادداشت")])
    assert not find_clock(EVERY, target[::-1])
    assert not find_clock(EVERY, [])
    assert not find_clock(EVERY, target[:1])


def test_cues_that_are_everywhere_begin_together_by_chance() -> None:
    crowded = make_cues(["a"] * 200, [at / 8 for at in range(200)])
    target = make_cues(["b"] * 200, [at / 8 + 0.05 for at in range(200)])
    assert not find_clock(crowded, make_cues(OURS, [1.07, 4.2, 5.9, 9.3, 12, 13.1, 20, 30]))
    assert find_clock(crowded, target)


@pytest.mark.parametrize(
    ("times", "seconds"),
    [
        ((1200, 1900), [1]),
        ((1200, 4000), [1, 2, 3]),
        ((2000, 2000), [2]),
        ((5000, 1000), [5]),
        ((0, 10**9), list(range(60))),
    ],
)
def test_a_cue_is_shown_in_each_second_from_its_first_to_its_last(
    times: tuple[int, int], seconds: list[int]
) -> None:
    assert list(list_seconds(TextBlock("a", times=times))) == seconds


def test_a_cue_of_another_clock_is_shown_in_the_seconds_of_the_other_file() -> None:
    cue = TextBlock("a", times=(10_000, 11_000))
    assert list(list_seconds(cue, Clock(2.0, -3500))) == [16, 17, 18]


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("00:01:02,250 --> 00:01:03,5", (62_250, 63_500)),
        ("1:00:00.000 --> 1:00:01", (3_600_000, 3_601_000)),
        ("01:02.2500 --> 01:03.000", (62_250, 63_000)),
        ("00:00:14:12 --> 00:00:15:00", (14_000, 15_000)),
        ("-00:00:01,000 --> 00:00:02,000", (0, 2000)),
        ("۰۰:۰۱:۰۲,۲۵۰ --> ۰۰:۰۱:۰۳,۰۰۰", (62_250, 63_000)),
        (f"{'9' * 5000}:00 --> 00:01", (999_999 * 60_000, 1000)),
    ],
)
def test_a_block_of_subtitles_has_its_times(line: str, times: tuple[int, int]) -> None:
    data = f"1\n{line}\nHello\n".encode()
    (block,) = make_blocks(sources.read(data, "film", suffix=".srt"))
    assert block.times == times
