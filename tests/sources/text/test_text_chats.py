"""Plain text: chats as programs export them, and the date of a letter."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import read
from dragoman.sources.text.dates import is_date


def read_texts(text: str) -> list[tuple[str, Kind]]:
    return [(unit.text, unit.kind) for unit in read(text.encode(), "a", suffix=".txt").units]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("[12/03/2022, 10:15:32] Jane: ", "[12/03/2022, 10:16:00] Ali: "),
        ("\u200e[12.03.22, 10:15] Jane: ", "[13.03.22, 10:16] Ali: "),
        ("3/12/22, 10:15 AM - Jane: ", "3/12/22, 10:16 p.m. - Ali: "),
        ("۱۴۰۱/۱/۲، ۱۰:۱۵ - مریم: ", "۱۴۰۱/۱/۲، ۱۰:۱۶ - علی: "),
        ("[00:01:15] A: ", "[00:02:20] B: "),
        ("2022-03-12 10:15:32: ", "2022-03-12 10:16:00: "),
    ],
)
def test_each_message_of_a_chat_is_one(first: str, second: str) -> None:
    text = f"{first}Hello all\n{second}A second message\nwith another line\n\nand one more\n"
    found = read_texts(text)
    assert [kind for _, kind in found] == [Kind.PARAGRAPH] * 3
    assert [text for text, _ in found] == [
        f"{first}Hello all",
        f"{second}A second message\nwith another line",
        "and one more",
    ]


def test_a_wrapped_message_is_joined() -> None:
    line = "[00:01:15] A: The first of them said that it had been a long and cold night, and\n"
    text = f"{line}that nobody came.\n[00:02:10] B: Yes.\n"
    assert [unit for unit, _ in read_texts(text)] == [
        f"{line.strip()} that nobody came.",
        "[00:02:10] B: Yes.",
    ]


def test_one_day_and_time_is_no_chat() -> None:
    text = "12.03.2022, 10:15 - the day\non which it began to rain\n"
    assert read_texts(text) == [(text.strip(), Kind.PARAGRAPH)]


@pytest.mark.parametrize(
    "line",
    [
        *("12 March 2022", "Berlin, 12 March 2022", "New York, March 12, 2022", "12.03.2022"),
        *("Tehran – 2022-03-12", "Saturday, 12 March 2022", "Madrid, 12 de marzo de 2022"),
        *("Paris, le 1er mars 2022", "Berlin, den 12. März 2022", "12 марта 2022 г."),
        *("۱۲ اسفند ۱۴۰۰", "تهران، ۱۲ اسفند ۱۴۰۰", "القاهرة في 12 مارس 2022", "2022年3月12日"),
        *("بيروت، 12 كانون الثاني 2022", "12 ربيع الأول 1443"),
    ],
)
def test_the_date_of_a_letter_is_not_its_title(line: str) -> None:
    text = f"{line}\n\nAn open letter\n\nDear friends,\n\nwe write to you.\n"
    assert read_texts(text)[:2] == [(line, Kind.PARAGRAPH), ("An open letter", Kind.HEADING)]
    address = read_texts(f"{line}\n\nTo the ministry\nRoad 5\nBerlin\n\nAn open letter\n\nText.\n")
    assert [kind for _, kind in address] == [
        *(Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING, Kind.PARAGRAPH)
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("Open letter", "Report 2022", "12 Angry Men", "Chapter 12", "Article 12 of 2022"),
        *("12 angry men 1957", "5 lost years 2020"),
        *("Version 1.2.3", "1.2.2022 Meeting", "A letter to the president, 12 March 2022 and on"),
    ],
)
def test_what_is_no_date(line: str) -> None:
    assert not is_date(line)


@pytest.mark.parametrize(
    "after",
    [
        "Dear friends,\n\nwe write.\n\nA name\n\nA place",
        "It rained.\n\n13 March 2022\n\nIt rained.",
    ],
)
def test_a_date_above_a_text_without_a_title_is_its_heading(after: str) -> None:
    assert read_texts(f"12 March 2022\n\n{after}")[0] == ("12 March 2022", Kind.HEADING)
