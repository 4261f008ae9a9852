"""The laws of sources, for subtitles: any bytes are given back, and units stay in their places."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.inline import parse_spans, plain_text
from dragoman.sources import read, rebuild
from dragoman.sources.subtitles.lines import break_lines
from helpers.durations import check_growth

TIMES = "00:00:01,000 --> 00:00:02,000"
NAMES = """
1 2 1984 one two - – [x] <i> </i> <b> </b> <font> </font> <sigh> <v> </v> <c> </c> <00:01.000>
{\\an8} &amp; &lt; < > --> -> WEBVTT NOTE گفت سلام * _ ` \\ ♪ A: <br> <g1> <x1/> 漢字
"""
PIECES = [*NAMES.split(), "\u200f", "\u202b", "\u2069"]
SOUP = st.lists(st.sampled_from([*PIECES, " ", "\n", "\n\n", "\r\n", "\r", f"\n{TIMES}\n"]))
HEADS = st.sampled_from(["", "WEBVTT\n\n", "\ufeffWEBVTT\n", f"1\n{TIMES}\n", f"1\n\n{TIMES}\n\n"])


@given(HEADS, SOUP)
def test_any_file_is_given_back(head: str, pieces: list[str]) -> None:
    text = head + "".join(pieces)
    if not text.strip():
        return
    document = read(text.encode(), "film", suffix=".srt")
    assert rebuild(document, {}, "fa") == text.encode()
    same = {unit.key: unit.text for unit in document.units}
    assert rebuild(document, same, "fa") == text.encode()
    spans = [unit.span for unit in document.units]
    assert spans == sorted(spans) and all(unit.text.strip() for unit in document.units)


@given(
    HEADS.filter(bool),
    SOUP,
    st.lists(st.sampled_from([*PIECES, " ", "\\\n", "\n\n", TIMES]), max_size=12),
    st.sampled_from(["de", "fa"]),
)
def test_a_translation_stays_in_its_cue(
    head: str, pieces: list[str], new: list[str], language: str
) -> None:
    document = read((head + "".join(pieces)).encode(), "film", suffix=".srt")
    text = f"word {' '.join(new)} word"
    texts = {unit.key: text for unit in document.units[:2]}
    written = rebuild(document, texts, language)
    again = read(written, "film", suffix=".srt")
    assert len(again.units) == len(document.units)
    for old, unit in zip(document.units, again.units, strict=True):
        if old.key not in texts:
            assert unit.text == old.text
    found = [re.findall(rf"(?m)^{TIMES}$", each) for each in (document.text, again.text)]
    assert found[0] == found[1]


@given(st.text(st.sampled_from("abc ,.-\n漢。سل"), min_size=1, max_size=200))
def test_every_word_of_a_translation_is_shown(new: str) -> None:
    document = read(f"1\n{TIMES}\nOld.\n".encode(), "film", suffix=".srt")
    written = rebuild(document, {(None, "Old."): f"a {new} b"}, "fa")
    [unit] = read(written, "film", suffix=".srt").units
    shown = plain_text(parse_spans(unit.text))
    assert re.sub(r"\W", "", shown) == re.sub(r"\W", "", f"a {new} b")


@given(st.binary(max_size=60))
def test_any_bytes_are_given_back_or_one_sentence(data: bytes) -> None:
    try:
        document = read(data, "film", suffix=".vtt")
    except SourceError:
        return
    assert rebuild(document, {}) == data


@pytest.mark.parametrize(
    ("start", "piece", "end", "count"),
    [
        ("", f"1\n{TIMES}\n- Who is it?\n- <i>Nobody</i> & all.\n\n", "", 3_000),
        (f"1\n{TIMES}\n", "<i>", "word", 50_000),
        (f"1\n{TIMES}\n", "<i>a</i>\n", "", 20_000),
        (f"1\n{TIMES}\n", " ", "\nword", 200_000),
        (f"1\n{TIMES}\nword", "\u200f ", "word", 100_000),
        ("", "<", "", 100_000),
        ("", f"{TIMES}\n", "", 50_000),
    ],
    ids=["cues", "open", "lines", "spaces", "marks", "signs", "times"],
)
def test_the_time_for_a_file_grows_with_its_length(
    start: str, piece: str, end: str, count: int
) -> None:
    def pass_through(data: bytes) -> None:
        assert rebuild(read(data, "film", suffix=".srt"), {}) == data

    check_growth(lambda number: f"{start}{piece * number}{end}".encode(), pass_through, count)


def test_the_time_to_break_a_line_grows_with_its_length() -> None:
    check_growth(lambda count: "word " * count, lambda line: break_lines([line], 2, 42, str), 4_000)


@given(st.lists(st.text("ab", min_size=1, max_size=9), min_size=2, max_size=400))
def test_a_long_line_is_broken_near_its_middle(words: list[str]) -> None:
    line = " ".join(words)
    broken = break_lines([line], 2, 8, str)
    assert " ".join(broken) == line
    if len(broken) == 2:
        assert abs(len(broken[0]) - len(broken[1])) <= 11


def test_many_lines_are_each_as_long_as_may_be() -> None:
    broken = break_lines(["word " * 100 + "end", "short"], 30, 42, str)
    assert broken[-1] == "short" and " ".join(broken[:-1]) == "word " * 100 + "end"
    assert max(map(len, broken)) <= 42
