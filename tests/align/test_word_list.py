"""The word list at the end: terms that are in the document, linked both ways."""

from __future__ import annotations

import polib
import pytest

from dragoman import glossary, sources
from dragoman.align import EditionRequest, align
from dragoman.align.word_list import add_word_list
from dragoman.inline import plain_text
from dragoman.model import Edition, Phrase, Row, Segment, SpanKind, State, Unit
from dragoman.own_messages import read_own_messages
from dragoman.po import Catalog, write_block

TERMS = """term,language,translation,alternatives,note,case
ceasefire|cease-fire,fa,آتش‌بس,توقف آتش,,
truce,fa,متارکه,,"a short one",
truce,ar,هدنة,,,
prisoner,fa,زندانی,,,
political prisoner,fa,زندانی سیاسی,,,
elephant,fa,فیل,,,
Aid,fa,یاری,,,yes
"""
SOURCE = """# The ceasefire

No [truce](https://example.org) and `truce`. The political **prisoners** wait. Aid and aid.

A *truce*, and a cease-fire, and political prisoners.[^1]

```
elephant
```

[^1]: An elephant.
"""
SENTENCES = "They have been waiting for 12 years since 1988. A truce came on 3 May 1989 to Aleppo."
PERSIAN = {
    "The ceasefire": "آتش بس‌ها",
    SENTENCES: "آنان ۱۲ سال است که از ۱۹۸۸ منتظرند. متارکه‌ای در ۳ مه ۱۹۸۹ به حلب آمد.",
    "A *truce*, and a cease-fire, and political prisoners.[^1]": (
        "*متارکه‌ای* و توقف آتش و زندانیان.[^1]"
    ),
}


def make(columns: str = "en,fa,ar", text: str = SOURCE, **fields: object) -> Edition:
    request = EditionRequest(
        columns=tuple(columns.split(",")),
        source_language="en",
        words={"fa": read_own_messages("fa")},
        glossary=glossary.parse(TERMS),
        **fields,  # type: ignore[arg-type]
    )
    document = sources.read(text.encode(), "letter", suffix=".md")
    entries = [polib.POEntry(msgid=key, msgstr=text) for key, text in PERSIAN.items()]
    persian = Catalog("letter.po", None, tuple(write_block(entry) for entry in entries))
    return align(document, {"fa": persian}, request)


def list_words(edition: Edition) -> list[Row]:
    heads = [number for number, row in enumerate(edition.rows) if row.unit.line == 0]
    return list(edition.rows[heads[0] + 1 :]) if heads else []


def list_links(segment: Segment) -> list[tuple[str, str]]:
    return [
        (plain_text(inner.children), inner.place)
        for span in segment.spans
        for inner in span.walk()
        if inner.place
    ]


def test_the_terms_of_the_text_are_in_the_order_of_the_text() -> None:
    edition = make()
    shown = [[segment.text for segment in row.segments] for row in list_words(edition)]
    assert shown == [
        ["ceasefire", "آتش‌بس", "ceasefire"],
        ["truce", "متارکه (a short one)", "هدنة"],
        ["political prisoner", "زندانی سیاسی", "political prisoner"],
        ["Aid", "یاری", "Aid"],
    ]
    languages = [segment.language for segment in list_words(edition)[0].segments]
    assert languages == ["en", "fa", "en"]


def test_its_heading_is_one_of_the_outline_in_each_language() -> None:
    heading = make().headings[-1]
    assert [segment.text for segment in heading.segments] == ["Words", "واژه‌ها", "Words"]
    assert [segment.language for segment in heading.segments] == ["en", "fa", "en"]


def test_rows_of_the_text_keep_their_numbers_and_anchors_are_unique() -> None:
    with_list = make()
    without = align_without_list()
    numbered = [row.anchor for row in with_list.rows if row.unit.line]
    assert numbered == [row.anchor for row in without.rows]
    anchors = [row.anchor for row in with_list.all_rows]
    assert len(set(anchors)) == len(anchors)
    assert all(row.part for row in list_words(with_list))


def align_without_list() -> Edition:
    document = sources.read(SOURCE.encode(), "letter", suffix=".md")
    return align(document, {}, EditionRequest(columns=("en", "fa"), source_language="en"))


def test_a_term_is_a_link_where_it_first_is_none_and_the_list_leads_back() -> None:
    edition = make("en,fa")
    words = list_words(edition)
    anchors = {row.segments[0].text: row.anchor for row in words}
    first, second, third = edition.rows[:3]
    assert list_links(first.segments[0]) == []
    assert list_links(second.segments[0]) == [("Aid", anchors["Aid"])]
    assert list_links(third.segments[0]) == [
        ("truce", anchors["truce"]),
        ("cease-fire", anchors["ceasefire"]),
        ("political prisoners", anchors["political prisoner"]),
    ]
    assert [list_links(row.segments[0]) for row in words] == [
        [("ceasefire", "p3")],
        [("truce", "p2")],
        [("political prisoner", "p2")],
        [("Aid", "p2")],
    ]


def test_a_translation_is_linked_in_its_own_form() -> None:
    edition = make("en,fa")
    anchors = {row.segments[0].text: row.anchor for row in list_words(edition)}
    assert list_links(edition.rows[0].segments[1]) == []
    assert list_links(edition.rows[2].segments[1]) == [
        ("متارکه‌ای", anchors["truce"]),
        ("توقف آتش", anchors["ceasefire"]),
    ]
    emphasis = edition.rows[2].segments[1].spans[0]
    assert emphasis.kind is SpanKind.EMPHASIS


def test_a_term_that_only_a_heading_has_is_in_the_list_and_leads_to_it() -> None:
    edition = make("en,fa", text="# The truce\n\nNothing.\n")
    (word,) = list_words(edition)
    assert list_links(word.segments[0]) == [("truce", "p1")]
    assert list_links(edition.rows[0].segments[0]) == []


def test_what_a_reader_sees_of_the_text_stays() -> None:
    plain, listed = align_without_list(), make("en,fa")
    shown = [plain_text(row.segments[0].spans) for row in listed.rows if row.unit.line]
    assert shown == [plain_text(row.segments[0].spans) for row in plain.rows]


@pytest.mark.parametrize(("columns", "count"), [("fa", 4), ("fa,ar", 4), ("ar,en", 1), ("en", 0)])
def test_the_terms_are_those_of_the_languages_shown(columns: str, count: int) -> None:
    edition = make(columns)
    assert len(list_words(edition)) == count
    assert all(each in edition.anchors for each in edition.targets)


def test_without_a_term_there_is_no_list() -> None:
    edition = make(text="# A letter\n\nNothing.\n")
    assert list_words(edition) == []
    assert [row.segments[0].text for row in edition.headings] == ["A letter"]


def test_a_sentence_that_is_a_row_has_the_links_of_its_words() -> None:
    """The list leads to the paragraph, which begins with its first sentence."""
    edition = make("en,fa", rows="sentence", text=f"{SENTENCES}\n")
    first, second, _, word = edition.rows
    assert (first.anchor, second.anchor) == ("p1", "p1-1")
    assert [list_links(segment) for segment in first.segments] == [[], []]
    assert [list_links(segment) for segment in second.segments] == [
        [("truce", word.anchor)],
        [("متارکه‌ای", word.anchor)],
    ]
    assert list_links(word.segments[1]) == [("متارکه", "p1")]


def test_a_glossary_without_terms_changes_nothing() -> None:
    def show(unit: Unit) -> Segment:
        return Segment("en", "ltr", State.TRANSLATED, unit.text)

    edition = align_without_list()
    empty = glossary.parse("term,language,translation\n")
    assert add_word_list(edition, empty, show) is edition


def test_the_phrase_is_english_where_there_is_no_translation() -> None:
    assert make("en,ar").columns[1].word("Words") == Phrase("Words", "en", "ltr")


def test_no_word_of_what_is_shown_for_a_missing_translation_is_a_term(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terms = TERMS.splitlines()[0] + "\nceasefire,fa,ترجمه,,,\n"
    monkeypatch.setitem(globals(), "TERMS", terms)
    monkeypatch.setitem(PERSIAN, "Another ceasefire.", "ترجمه دیگر.")
    text = "# A title\n\nA ceasefire came.\n\nAnother ceasefire.\n"
    edition = make("en,fa", text)
    shown = {row.unit.text: row.segments[1] for row in edition.rows if row.unit.text}
    assert "ترجمه" in plain_text(shown["A ceasefire came."].spans)
    assert not list_links(shown["A ceasefire came."])
    assert [text for text, _ in list_links(shown["Another ceasefire."])] == ["ترجمه"]


def test_a_term_is_a_link_where_it_first_occurs_below_a_heading_and_nowhere_else() -> None:
    text = "# A truce\n\nOne truce, and a truce.\n\nTwo truces.\n\n## Truce\n\nThe truce again.\n"
    rows = [row for row in make("en,fa", text).rows if row.unit.line]
    assert [len(list_links(row.segments[0])) for row in rows] == [0, 1, 0, 0, 0]
