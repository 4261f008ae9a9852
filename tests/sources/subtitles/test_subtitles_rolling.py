"""Captions that roll: a line that the next cue shows once more is one text, and shown once."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild

YOUTUBE = """WEBVTT
Kind: captions
Language: en

00:00:00.000 --> 00:00:02.000 align:start position:0%
 
hello<00:00:00.320><c> and</c><00:00:00.640><c> welcome</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
hello and welcome
 

00:00:02.010 --> 00:00:04.000 align:start position:0%
hello and welcome
to<00:00:02.320><c> this</c><00:00:02.640><c> video</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
to this video
 

00:00:04.010 --> 00:00:06.000 align:start position:0%
to this video
about<00:00:04.320><c> rivers</c>
"""
TEXTS = {"hello and welcome": "سلام", "to this video": "به این ویدیو", "about rivers": "رودها"}


def make_srt(*cues: str) -> str:
    return "\n".join(
        f"{number}\n00:00:{number:02},000 --> 00:00:{number + 1:02},000\n{cue}\n"
        for number, cue in enumerate(cues, 1)
    )


def list_texts(data: str, suffix: str) -> tuple[list[str], list[str]]:
    """Return the messages of a file, each once, and what an edition shows."""
    document = read(data.encode(), "film", suffix=suffix)
    assert rebuild(document, {}) == data.encode()
    shown = [unit.text for unit in document.units if unit.is_shown]
    return list(dict.fromkeys(unit.text for unit in document.units)), shown


def test_captions_of_youtube_are_each_line_once() -> None:
    assert list_texts(YOUTUBE, ".vtt") == (list(TEXTS), list(TEXTS))


def test_the_translation_of_a_line_is_wherever_the_line_is() -> None:
    document = read(YOUTUBE.encode(), "film", suffix=".vtt")
    new = {unit.key: TEXTS[unit.text] for unit in document.units}
    written = rebuild(document, new, "de").decode()  # without marks of direction
    cues = [cue.split("\n", 1)[1] for cue in written.split("\n\n")[1:]]
    first, second, third = TEXTS.values()
    assert [cue.split() for cue in cues] == [
        first.split(), first.split(), [*first.split(), *second.split()], second.split(),
        [*second.split(), *third.split()],
    ]  # fmt: skip
    assert f"{first}\n{second}" in cues[2]


@pytest.mark.parametrize(
    ("cues", "shown"),
    [
        (["one", "one\ntwo", "two\nthree", "three\nfour"], ["one", "two", "three", "four"]),
        (["a\nb\nc", "b\nc\nd", "c\nd\ne", "d\ne\nf"], ["a b c", "d", "e", "f"]),
        (
            ["<i>one</i>", "<i>one</i>\ntwo", "two\nthree", "three\n4"],
            ["*one*", "two", "three", "4"],
        ),
    ],
)
def test_lines_that_roll_are_shown_once(cues: list[str], shown: list[str]) -> None:
    assert list_texts(make_srt(*cues), ".srt")[1] == shown


@pytest.mark.parametrize(
    "cues",
    [
        ["La la", "La la", "La la", "La la", "La la"],  # sung
        ["No!", "No!", "Who is there?", "Me."],  # said twice
        ["one", "one\ntwo", "two\nthree", "x", "y", "z", "u", "v", "w"],  # too few
        ["one", "two\none", "three\ntwo", "four\nthree"],  # no line comes first again
        ["<i>one", "<i>one\ntwo</i>", "<i>two\nthree</i>", "<i>three\nfour</i>"],  # tags over lines
    ],
)
def test_other_cues_stay_whole(cues: list[str]) -> None:
    texts, shown = list_texts(make_srt(*cues), ".srt")
    assert len(shown) == len(cues)
    assert texts == list(dict.fromkeys(shown))
