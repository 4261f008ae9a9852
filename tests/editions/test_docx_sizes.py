"""How large the texts of a Word edition are beside each other."""

from __future__ import annotations

from dragoman.editions.docx.parts import PARAGRAPHS

SIZES = {name: style.size for name, style in PARAGRAPHS.items()}
BODY = SIZES["Normal"]


def test_a_heading_is_as_large_as_the_text_or_larger_and_the_title_is_the_largest() -> None:
    headings = [SIZES[f"Heading{rank}"] for rank in range(1, 7)]
    assert headings == sorted(headings, reverse=True)
    assert SIZES["Title"] > headings[0] > headings[1] > headings[2] > headings[3]
    assert set(headings[3:]) == {BODY}
    assert max(SIZES.values()) == SIZES["Title"] < 20


def test_what_is_only_about_the_text_is_smaller_and_still_readable() -> None:
    about = ("Number", "Language", "Remark", "FootnoteText", "Colophon", "Footer", "Code")
    assert all(7 <= SIZES[name] < BODY for name in about)
    assert 10 <= BODY <= 12
    assert {SIZES["Quote"], SIZES["ListParagraph"]} == {BODY}


def test_lines_have_room_and_nearly_one_grid() -> None:
    for name, style in PARAGRAPHS.items():
        if name != "End":
            assert 1.3 < style.line / style.size < 2.5, name
            assert 0 <= style.before <= style.line, name
    text = ("Normal", "Quote", "ListParagraph", "TableContents", "TableHeading", "Number")
    assert {PARAGRAPHS[name].line for name in text} == {16.5}, "they stand side by side"
    spaces = [PARAGRAPHS[f"Heading{rank}"].before for rank in range(1, 7)]
    assert spaces == sorted(spaces, reverse=True) and spaces[-1] > PARAGRAPHS["Normal"].before


def test_the_end_of_a_table_takes_hardly_any_room() -> None:
    end = PARAGRAPHS["End"]
    assert (end.size, end.before) == (1, 0) and end.line <= 6
