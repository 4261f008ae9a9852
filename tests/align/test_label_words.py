"""The words in the numbers of lists are a message, and each language shows its own."""

from __future__ import annotations

import pytest

from dragoman.align.label_words import find_label_words, translate_label
from dragoman.model import Document, Kind, Unit
from dragoman.po import parse
from helpers.durations import check_growth

PO = """
msgid "Chapter %1"
msgstr "فصل %1"

msgid "Part %2"
msgstr ""

#, fuzzy
msgid "Article %1"
msgstr "ماده %1"

msgid "Shown %1"
msgstr "نشان %1"
"""


def test_only_labels_with_a_confirmed_translation_have_words() -> None:
    texts = ("Chapter %1", "Part %2", "Article %1", "Title", "None %1")
    units = [Unit(text, Kind.PARAGRAPH, 1, is_shown=False) for text in texts]
    units.append(Unit("Shown %1", Kind.PARAGRAPH, 1))
    messages = {block.key: block for block in parse(PO.encode(), "a.po").blocks}
    found = find_label_words(Document("a", "docx", "", tuple(units)), messages)
    assert found == {"Chapter %1": "فصل %1"}


def test_a_label_is_known_by_a_marker_whose_spaces_were_joined() -> None:
    label = "Chapitre\u00a0%1"
    messages = parse(f'msgid "{label}"\nmsgstr "Kapitel %1"\n'.encode(), "a.po").blocks
    units = (Unit(label, Kind.PARAGRAPH, 1, is_shown=False),)
    found = find_label_words(
        Document("a", "docx", "", units), {block.key: block for block in messages}
    )
    assert translate_label("Chapitre 3", found) == "Kapitel 3"


@pytest.mark.parametrize(
    ("marker", "shown"),
    [
        ("Chapter 3", "فصل 3"),
        ("Chapter IV", "فصل IV"),
        ("Part 2.5)", "5 از 2"),
        ("Art. 3bis", "ماده 3 مکرر"),
        ("Title 1b", "عنوان b-1"),
        ("Chapter", ""),
        ("Section 3", ""),
        ("3.", ""),
        ("", ""),
    ],
)
def test_a_number_has_its_place_in_the_translation(marker: str, shown: str) -> None:
    words = {
        "Chapter %1": "فصل %1",
        "Part %1.%2)": "%2 از %1",
        "Art. %1bis": "ماده %1 مکرر",
        "Title %1%2": "عنوان %2-%1",
    }
    assert translate_label(marker, words) == shown


def test_a_label_of_many_places_takes_no_long_time() -> None:
    label = "".join(f"%{place}" for place in range(1, 10))
    check_growth(
        lambda size: "a" * size + ".", lambda marker: translate_label(marker, {label: "x"}), 64
    )
