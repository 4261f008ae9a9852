"""The words before the numbers of lists and headings in Word: "Chapter 1" is a text too."""

from __future__ import annotations

from dragoman.model import Kind
from helpers.word_files import make_word, paragraph, read_word, translate


def level(text: str, depth: int = 0, form: str = "decimal") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def number(*lists: str) -> str:
    """Return the part with the numbering of lists; the first has the number 1."""
    made = (
        f'<w:abstractNum w:abstractNumId="{n}">{it}</w:abstractNum>' for n, it in enumerate(lists)
    )
    used = (
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(len(lists))
    )
    return "".join((*made, *used))


def item(text: str, number: int, depth: int = 0) -> str:
    inner = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/>'
    return paragraph(text, f"<w:numPr>{inner}</w:numPr>")


LISTS = number(
    level("Chapter %1") + level("Part %2.", 1) + level("Never %3", 2), level("%1)"),
    level("Chapter %1"), level("not used %1"), level("", form="none"),
)  # fmt: skip
BODY = "".join(
    (item("One", 1), item("Two", 1, 1), item("Three", 2), item("Four", 3), item("Five", 5))
)


def test_a_label_with_words_is_one_text_of_the_document() -> None:
    units = read_word(make_word(BODY, numbering=LISTS)).units
    labels = [unit for unit in units if unit.comment]
    assert [unit.text for unit in labels] == ["Chapter %1", "Part %2."]
    for unit in labels:
        assert (unit.kind, unit.markup, unit.line) == (Kind.PARAGRAPH, "plain", 1)
        assert unit.comment == "The label of list items or headings; %1 is a number."
    assert [unit.text for unit in units if not unit.comment] == [
        "One", "Two", "Three", "Four", "Five"
    ]  # fmt: skip


def test_its_translation_is_in_each_list_that_has_it() -> None:
    data = make_word(BODY, numbering=LISTS)
    written = translate(data, {"Chapter %1": "الفصل %1", "Part %2.": "جزء <%2>"})
    again = {unit.text for unit in read_word(written).units if unit.comment}
    assert again == {"الفصل %1", "جزء <%2>"}
