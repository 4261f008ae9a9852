"""What the widths of lines say: the bounds at which a block of plain text is read in another way.

The lines are made to measure: each is as wide as it says, of words of four letters.
"""

from __future__ import annotations

import pytest

from dragoman.sources.text.layout import (
    Shape,
    Width,
    find_kept_ends,
    find_width,
    is_table,
    keeps_line_ends,
)
from dragoman.sources.text.lines import Block, find_blocks
from dragoman.sources.text.paragraphs import has_paragraph_lines

DOCUMENT = Width(usual=70, is_known=True, has_long_lines=False)
NARROW = Width(usual=55, is_known=False, has_long_lines=False)
LONG = Width(usual=70, is_known=True, has_long_lines=True)


def line(width: int, begin: str = "word", end: str = "d") -> str:
    """Return a line of so many characters that begins and ends so."""
    text = f"{begin} " + "word " * width
    return text[: width - len(end)].rstrip().ljust(width - len(end), "x") + end


def block(*lines: str) -> Block:
    (found,) = find_blocks("\n".join(lines) + "\n")
    return found


def lines(*widths: int, begin: str = "word", end: str = "d") -> Block:
    return block(*(line(width, begin, end) for width in widths))


def test_the_lines_are_as_wide_as_they_say() -> None:
    for width in (12, 55, 56, 57, 58, 141):
        assert len(line(width, "And", ".")) == width and not line(width)[-2].isspace()


class TestWidth:
    @pytest.mark.parametrize(("widest", "is_known"), [(54, False), (55, True), (56, True)])
    def test_a_line_of_prose_has_55_columns(self, widest: int, is_known: bool) -> None:
        assert find_width([lines(30), lines(widest, 20)]).is_known is is_known
        assert find_width([lines(30), lines(widest)]).is_known is is_known

    @pytest.mark.parametrize(("longest", "has_long"), [(140, False), (141, True)])
    def test_a_line_of_more_than_140_is_a_paragraph(self, longest: int, has_long: bool) -> None:
        assert find_width([lines(30), lines(longest)]).has_long_lines is has_long
        assert find_width([lines(30, longest)]).has_long_lines is has_long

    def test_what_has_no_words_says_nothing(self) -> None:
        address = block("https://mail.example/" + "a" * 200)
        assert find_width([address]) == (55, True, False)
        assert find_width([block("a" * 90, line(60), line(58))]).usual == 60

    @pytest.mark.parametrize(("wide", "usual"), [(99, 99), (100, 100), (101, 70)])
    def test_no_prose_is_wrapped_at_more_than_100(self, wide: int, usual: int) -> None:
        assert find_width([lines(70, wide, 60)]).usual == usual

    def test_what_is_not_wrapped_does_not_count(self) -> None:
        assert find_width([lines(90), lines(70, 60)]).usual == 70
        assert find_width([lines(90)]).usual == find_width([]).usual == 55

    def test_one_line_of_twenty_may_stick_out(self) -> None:
        assert find_width([lines(*[70] * 18, 90)]).usual == 70
        assert find_width([lines(*[70] * 17, 90)]).usual == 90
        assert find_width([lines(*[70] * 37, 90, 91)]).usual == 70
        assert find_width([lines(*[70] * 36, 90, 91)]).usual == 90

    @pytest.mark.parametrize(
        ("blocks", "usual"),
        [
            ([lines(30, 30, 30, 30)] * 3, 30),
            ([lines(30, 30, 30, 30)] * 2, 55),  # two blocks may be verse
            ([lines(30, 30, 30)] * 3, 55),
            ([lines(30, 30, 30, 30)] * 3 + [lines(30, 9, 30, 30)] * 2, 30),
            ([lines(30, 30, 30, 30)] * 3 + [lines(30, 9, 30, 30)] * 3, 55),
            ([lines(30, 30, 30, 30, end=".")] * 3, 55),  # a sentence on each line
            ([lines(55, 55, 55, 55)], 55),
            ([lines(54, 54, 54, 54)], 55),
        ],
    )
    def test_a_column_is_narrow_if_most_of_its_blocks_are_filled(
        self, blocks: list[Block], usual: int
    ) -> None:
        assert find_width(blocks).usual == usual


@pytest.mark.parametrize(
    ("widths", "are_paragraphs"),
    [
        ([150, 40, 160], True),
        ([70, 68, 20, 69, 70, 150, 70, 70, 70, 70, 70, 70], False),
        ([70, 20, 30, 69, 25, 150, 70, 40, 70, 70, 20, 70], True),
        ([70, 68, 20, 150, 150, 160, 170, 150], True),
        ([50, 49, 20, 50, 50, 150, 50, 50, 50, 50, 50, 50], True),
    ],
)
def test_a_line_that_sticks_out_of_wrapped_prose_is_no_paragraph(
    widths: list[int], are_paragraphs: bool
) -> None:
    shape = Shape(lines(*widths, begin="Word", end="."), LONG)
    assert has_paragraph_lines(shape) is are_paragraphs


class TestShape:
    def test_what_a_line_would_need_for_the_next_word(self) -> None:
        shape = Shape(block("Maria was", "in prison", "  long"), DOCUMENT)
        assert (shape.widths, shape.needed, shape.own) == ([9, 9, 6], [12, 14], 9)
        assert Shape(block("  Maria", "  was"), DOCUMENT).widths == [5, 3]

    def test_a_line_is_short_up_to_four_fifths_of_the_width(self) -> None:
        shape = Shape(lines(50, 51, 52, 70), DOCUMENT)  # 55, 56 and 57 with the next word
        assert [shape.is_short(end) for end in range(3)] == [True, True, False]
        assert shape.short_share == 2 / 3
        wider = Shape(lines(63, 64, 90), DOCUMENT)  # a block that is wider than the others
        assert [wider.needed[end] for end in range(2)] == [68, 69]
        assert [wider.is_short(end) for end in range(2)] == [True, True]

    def test_a_line_has_room_up_to_the_width(self) -> None:
        shape = Shape(lines(64, 65, 66, 60), DOCUMENT)  # 69, 70 and 71 with the next word
        assert [shape.has_room(end) for end in range(3)] == [True, True, False]

    def test_the_shares_of_the_line_ends(self) -> None:
        shape = Shape(block("One.", "Two,", "three", "Four is wide."), DOCUMENT)
        assert (shape.ended_share, shape.continued_share) == (2 / 3, 1 / 3)
        assert (shape.loose_share, shape.is_filled) == (1.0, False)
        assert Shape(block("word word", "1 word", "- and"), DOCUMENT).continued_share == 1.0
        assert Shape(block("Word 1", "1", "2"), DOCUMENT).continued_share is None
        assert Shape(block("یک", "دو"), DOCUMENT).continued_share is None
        assert Shape(block("ALL IS", "LARGE"), DOCUMENT).continued_share is None

    def test_only_the_last_line_ends_the_one_sentence(self) -> None:
        for texts, is_one in (
            (("a b", "c."), True), (("a b.", "c."), False), (("a b", "c"), False),
            (("a b,", "c d", "e!”"), True),
        ):  # fmt: skip
            assert Shape(block(*texts), DOCUMENT).is_one_sentence() is is_one

    @pytest.mark.parametrize(
        ("widths", "is_even"),
        [((55, 55, 9), True), ((54, 60, 9), False), ((60, 75, 9), True), ((59, 75, 9), False)],
    )
    def test_all_but_the_last_line_are_equally_wide(
        self, widths: tuple[int, ...], is_even: bool
    ) -> None:
        assert Shape(lines(*widths), DOCUMENT).is_even() is is_even


def keeps(block: Block, width: Width = DOCUMENT) -> bool:
    return keeps_line_ends(Shape(block, width))


class TestKeptLineEnds:
    """Small letters at the beginning of most lines say prose, capitals say verse or names."""

    @pytest.mark.parametrize(
        ("made", "kept"),
        [
            (lines(20, 20, 20, 20), False),  # filled
            (lines(20, 20, 20), True),  # filled, but only two ends show it, and both are short
            (lines(20, 9, 20, 20), True),
            (lines(60, 20, 60, 20), False),  # most ends have no room
            (lines(60, 20, 20, 60), True),
            (lines(60, 30, 60), True),  # half of the ends are short
            (lines(60, 30, 60, 60), False),
            (lines(55, 70, 10), False),  # even
        ],
    )
    def test_where_sentences_go_on(self, made: Block, kept: bool) -> None:
        assert keeps(made) is kept

    def test_one_sentence_in_a_document_without_prose_is_joined(self) -> None:
        one = block("Maria was", "in the old", "city.")
        assert not keeps(one, NARROW) and keeps(one, DOCUMENT)
        assert keeps(block("Maria was", "in the old", "city"), NARROW)
        assert keeps(block("Maria was.", "in the old", "city."), NARROW)
        assert keeps(block("Maria was in a town", "in the old", "Market,", "city."), NARROW)

    @pytest.mark.parametrize(
        ("made", "kept"),
        [
            (lines(60, 60, 60, begin="Word"), False),
            (lines(60, 30, 60, begin="Word"), True),  # not filled
            (lines(30, 30, 30, begin="Word"), True),  # filled, but short
            (lines(*[60] * 5, begin="Word"), False),
            (lines(*[60] * 6, begin="Word"), True),  # six capitals are no accident
            (lines(60, 60, 60, begin="Word", end="."), True),  # each ends a sentence
            (block(line(60, "Word", "."), line(60, "Word"), line(60, "Word")), True),
            (block(line(60, "Word", "."), *[line(60, "Word")] * 3), False),
        ],
    )
    def test_where_each_line_begins_with_a_capital(self, made: Block, kept: bool) -> None:
        assert keeps(made) is kept

    def test_one_line_end_alone_is_judged_by_its_width(self) -> None:
        for width, kept in ((51, True), (52, False), (65, False)):
            assert keeps(block(line(width, "Word"), line(60, "Word"))) is kept
        mixed = block(line(60, "Word"), line(40, "Word"), line(60), line(60, "Word"))
        assert not keeps(mixed) and keeps(mixed, LONG)
        assert not keeps(
            block(line(60, "Word"), line(60, "Word"), line(60), line(60, "Word")), LONG
        )


PERSIAN = "کلمه"


class TestWithoutCapitals:
    @staticmethod
    def make(*widths: int, end: str = "ه") -> Block:
        text = f"{PERSIAN} " * 40
        return block(*(text[: width - 1].rstrip().ljust(width - 1, "ه") + end for width in widths))

    @pytest.mark.parametrize(
        ("widths", "end", "width", "kept"),
        [
            ((30, 30, 30, 30, 30), "ه", DOCUMENT, False),  # filled
            ((30, 30, 30, 30), "ه", DOCUMENT, True),  # three ends are too few to say so
            ((30, 30, 30, 30), "ه", LONG, False),  # but not where nothing is wrapped
            ((30, 30, 30), "ه", LONG, True),
            ((19, 19, 19, 19, 19), "ه", DOCUMENT, True),  # as short as verse
            ((20, 20, 20, 20, 20), "ه", DOCUMENT, False),
            ((30, 30, 30, 30, 30), ".", DOCUMENT, True),  # a sentence on each line
            ((62, 62, 62, 62), "ه", DOCUMENT, False),
            ((62, 62, 50, 62), "ه", DOCUMENT, False),
            ((60, 60, 50, 60), "ه", DOCUMENT, True),  # loose, and no wider than verse
            ((60, 60, 60, 60, 50, 60), "ه", DOCUMENT, False),  # but not where most are filled
            ((62, 62, 50, 62), ".", DOCUMENT, True),
            ((62, 50, 62), ".", DOCUMENT, True),
            ((62, 62), ".", DOCUMENT, False),
        ],
    )
    def test_more_depends_on_the_widths(
        self, widths: tuple[int, ...], end: str, width: Width, kept: bool
    ) -> None:
        assert keeps(self.make(*widths, end=end), width) is kept


@pytest.mark.parametrize(
    ("texts", "has_columns"),
    [
        (("a   b", "c   d"), True),
        (("a  b", "c  d"), True),  # narrow, but in all lines at the same place
        (("a  b", "cc  d"), False),
        (("a.  B", "c.  D"), False),  # two spaces between sentences
        (("a   b", "c   d", "e"), True),  # in most lines
        (("a   b", "c"), False),
        (("a   b", "c", "d"), False),
        (("a\tb", "cc\td"), True),
        (("a\u00a0\u00a0\u00a0b", "c   d"), True),
        (("a|b|c", "d|e|f"), True),
        (("a|b", "c|d"), False),  # one bar in two lines may be anything
        (("a|b", "c|d", "e|f"), True),
        (("a|b", "c|d", "e"), False),
        (("-   a", "-   b"), False),  # what follows a bullet is no column
        (("1.  a", "2.  b"), False),
        (("1.  aa   b", "2.  cc   d"), True),
        (("a b", "c d"), False),
    ],
)
def test_columns_are_gaps_in_most_lines_or_at_one_place_in_all(
    texts: tuple[str, ...], has_columns: bool
) -> None:
    assert is_table(block(*texts)) is has_columns


def kept(*texts: str, width: Width = DOCUMENT) -> list[bool]:
    return find_kept_ends(Shape(block(*texts), width))


class TestKeptEnds:
    def test_one_line_has_no_ends(self) -> None:
        assert kept("One.") == []

    def test_each_label_begins_a_line(self) -> None:
        assert kept("To: Maria", "From: Ali and", "others") == [True, False]
        assert kept("To: Maria.", "Others", "From: Ali") == [True, True]
        assert kept("To: Maria", "and all others") == [True]  # no label follows: an address

    def test_a_line_of_verse_that_was_too_long_is_joined(self) -> None:
        verse = [line(40, "Word"), line(67, "Word"), "and the end of it", line(40, "Word")]
        assert kept(*verse) == [True, False, True]
        assert kept(verse[0], line(66, "Word"), *verse[2:]) == [True, True, True]  # had room
        assert kept(verse[0], verse[1], "And the end of it", verse[3]) == [True, True, True]

    @pytest.mark.parametrize(
        ("width", "begin", "is_kept"),
        [
            (30, "word", True),  # with the next word, no more than half of the width
            (31, "word", False),
            (31, "Word", True),
            (51, "Word", True),
            (52, "Word", False),
        ],
    )
    def test_a_sentence_that_ends_early_ends_a_line_of_prose(
        self, width: int, begin: str, is_kept: bool
    ) -> None:
        prose = [line(70), line(70), line(width, end="."), line(70, begin), line(70)]
        assert kept(*prose) == [False, False, is_kept, False]
        assert kept(*prose[:2], line(width), *prose[3:]) == [False] * 4

    def test_names_below_a_line_that_ends_are_lines_too(self) -> None:
        below = ("Signed by:", "Maria Lopez", "John Smith")
        assert kept(line(70), line(70), line(30, end="."), *below) == [False, False, *[True] * 3]
        prose = [line(70)] * 4
        assert kept(*prose, line(30, end="."), "Signed by:", "Maria Lopez", "and others") == [
            *[False] * 4, True, True, False
        ]  # fmt: skip

    def test_the_other_direction_begins_a_line_after_a_sentence(self) -> None:
        persian = "این نامه نوشته شد."
        english = [line(70), line(70, end=".")]
        assert kept(*english, persian) == [False, True]
        assert kept(line(70), line(70), persian) == [False, False]
        assert kept(*english, f"{persian} And so on") == [False, False]
