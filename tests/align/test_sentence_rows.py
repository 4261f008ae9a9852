"""Rows by sentence: paragraphs are cut where the sentences of all languages surely correspond."""

from __future__ import annotations

from dataclasses import replace

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.align.sentence_rows import split_rows
from dragoman.inline import plain_text
from dragoman.model import Edition, Row
from dragoman.po import Catalog, write_block

SOURCE = """# The story of 1988

In 1988 they took 40 people to the prison of Evin. Nobody knew their names. We asked for them
every day.[^1] On 3 May 1989 one of them wrote a letter to Aleppo.

- The letter was **short. It had** 12 lines. Who read it?

```
One. Two.
```

| a | b |
|---|---|
| One thing. Another thing. | 2 |

[^1]: A note of one sentence. And of another.
"""
PERSIAN = {
    "The story of 1988": "داستان ۱۹۸۸",
    "In 1988 they took 40 people to the prison of Evin. Nobody knew their names. We asked for them "
    "every day.[^1] On 3 May 1989 one of them wrote a letter to Aleppo.": "در سال ۱۹۸۸ چهل نفر "
    "(۴۰) را به زندان اوین بردند. کسی نام آنان را نمی‌دانست. ما هر روز سراغ آنان را می‌گرفتیم.[^1] "
    "در ۳ مهٔ ۱۹۸۹ یکی از آنان نامه‌ای به حلب نوشت.",
    "The letter was **short. It had** 12 lines. Who read it?": "نامه **کوتاه بود. نامه** ۱۲ سطر "
    "داشت. چه کسی آن را خواند؟",
    "One thing. Another thing.": "یک چیز. چیز دیگر.",
    "A note of one sentence. And of another.": "یادداشتی در یک جمله. و جمله‌ای دیگر.",
}
REQUEST = EditionRequest(columns=("en", "fa"), source_language="en", rows="sentence")


def catalog(texts: dict[str, str], *, is_fuzzy: bool = False) -> Catalog:
    flags = ["fuzzy"] if is_fuzzy else []
    entries = (polib.POEntry(msgid=key, msgstr=text, flags=flags) for key, text in texts.items())
    return Catalog("letter.po", None, tuple(write_block(entry) for entry in entries))


def make(
    request: EditionRequest = REQUEST, texts: dict[str, str] | None = None, text: str = SOURCE
) -> Edition:
    document = sources.read(text.encode(), "letter", suffix=".md")
    return align(document, {"fa": catalog(PERSIAN if texts is None else texts)}, request)


def show(rows: tuple[Row, ...], number: int) -> list[tuple[str, ...]]:
    return [
        tuple(plain_text(segment.spans) for segment in row.segments)
        for row in rows
        if row.number == number
    ]


def test_a_paragraph_is_a_row_for_each_sentence() -> None:
    assert show(make().rows, 2) == [
        ("In 1988 they took 40 people to the prison of Evin.",
         "در سال ۱۹۸۸ چهل نفر (۴۰) را به زندان اوین بردند."),
        ("Nobody knew their names.", "کسی نام آنان را نمی‌دانست."),
        ("We asked for them every day.", "ما هر روز سراغ آنان را می‌گرفتیم."),
        ("On 3 May 1989 one of them wrote a letter to Aleppo.",
         "در ۳ مهٔ ۱۹۸۹ یکی از آنان نامه‌ای به حلب نوشت."),
    ]  # fmt: skip


def test_its_rows_have_one_number_and_their_own_anchors() -> None:
    rows = [row for row in make().rows if row.number == 2]
    assert [row.part for row in rows] == [0, 1, 2, 3]
    assert [row.anchor for row in rows] == ["p2", "p2-1", "p2-2", "p2-3"]


def test_a_note_stays_with_its_sentence_and_only_the_first_part_has_a_marker() -> None:
    edition = make()
    labels = [row.segments[1].note_labels for row in edition.rows if row.number == 2]
    assert labels == [[], [], ["1"], []]
    firsts = [row.unit.place.first for row in edition.rows if row.unit.place.lists]
    assert firsts == [True] + [False] * (len(firsts) - 1)


def test_headings_tables_code_and_notes_stay_whole() -> None:
    by_paragraph, by_sentence = make(replace(REQUEST, rows="paragraph")), make()
    divisible = {2, 3}
    assert [row for row in by_sentence.all_rows if row.number not in divisible] == [
        row for row in by_paragraph.all_rows if row.number not in divisible
    ]


def test_a_row_stays_whole_where_its_sentences_do_not_correspond() -> None:
    (paragraph,) = (key for key in PERSIAN if key.startswith("In 1988"))
    for texts in ({}, PERSIAN | {paragraph: "یک جمله. جمله‌ای که هیچ ربطی به آن ندارد."}):
        assert len(show(make(texts=texts).rows, 2)) == 1


def test_a_remark_is_at_the_end_of_its_paragraph() -> None:
    document = sources.read(SOURCE.encode(), "letter", suffix=".md")
    edition = align(document, {"fa": catalog(PERSIAN, is_fuzzy=True)}, REQUEST)
    rows = [row.segments[1] for row in edition.rows if row.number == 2]
    assert [bool(segment.remark) for segment in rows] == [False, False, False, True]
    assert len({segment.mark for segment in rows}) == 1


def test_languages_without_the_source_are_cut_too() -> None:
    edition = make(replace(REQUEST, columns=("fa",)))
    assert len(show(edition.rows, 2)) == 4


def test_a_document_without_paragraphs_has_its_rows() -> None:
    assert split_rows((), lambda _: pytest.fail(), "en") == ()
    assert len(make(text="# Only a title\n").rows) == 1


WORDS = st.sampled_from(["One", "two 1988", "سه", "[^1]", "**b**", ".", "?", "\\\n", " ", "Evin. "])
TEXTS = st.lists(WORDS, min_size=1, max_size=10).map("".join)


@pytest.mark.parametrize("columns", [("en", "fa"), ("fa",)])
@given(paragraphs=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3))
@settings(max_examples=30)
def test_what_is_shown_is_the_same_text_in_the_same_order(
    columns: tuple[str, ...], paragraphs: list[tuple[str, str]]
) -> None:
    text = "\n\n".join(f"x {source}" for source, _ in paragraphs) + "\n\n[^1]: A note.\n"
    document = sources.read(text.encode(), "letter", suffix=".md")
    pairs = zip(document.units, paragraphs, strict=False)
    texts = {unit.text: f"x {target}" for unit, (_, target) in pairs}
    request = replace(REQUEST, columns=columns)
    whole = align(document, {"fa": catalog(texts)}, replace(request, rows="paragraph"))
    parts = align(document, {"fa": catalog(texts)}, request)
    for index in range(len(columns)):
        shown = [
            "".join("".join(plain_text(row.segments[index].spans).split()) for row in each.rows)
            for each in (whole, parts)
        ]
        assert shown[0] == shown[1]
        labels = [
            [label for row in each.rows for label in row.segments[index].note_labels]
            for each in (whole, parts)
        ]
        assert labels[0] == labels[1]
    anchors = [row.anchor for row in parts.rows]
    assert len(set(anchors)) == len(anchors)


def test_a_source_that_is_shown_for_a_missing_translation_stays_whole() -> None:
    new = "In 1990 they took 70 people. Nobody has seen them since."
    for missing in ("source", "placeholder"):
        rows = make(replace(REQUEST, missing=missing), text=f"{SOURCE}\n{new}\n").rows
        (number,) = (row.number for row in rows if row.unit.text == new)
        assert len(show(rows, number)) == 1
        assert len(show(rows, 2)) == 4


def test_only_the_last_part_introduces_what_comes_below() -> None:
    text = "We met 12 people in Aleppo. On 3 May 1989 they asked:\n\nWho read it?\n"
    texts = {
        "We met 12 people in Aleppo. On 3 May 1989 they asked:": "در حلب ۱۲ نفر را دیدیم. در ۳ مهٔ "
        "۱۹۸۹ پرسیدند:",
        "Who read it?": "چه کسی آن را خواند؟",
    }
    edition = make(texts=texts, text=text)
    assert [row.introduces for row in edition.rows] == [False, True, False]
