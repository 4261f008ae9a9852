"""Plain text: its blocks, its headings, and the two laws of sources."""

from __future__ import annotations

import pickle
import re
from itertools import filterfalse

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman.sources.text as text_format
from dragoman.errors import SourceError
from dragoman.model import Document, Kind
from dragoman.sources import ReadOptions, find_source, known_suffixes, read, rebuild
from dragoman.sources._common import fold_to_one_line
from dragoman.sources.text.marks import looks_like_heading
from dragoman.texts.unseen import is_unseen
from helpers.tools import ROOT


def text(data: str | bytes, **options: str) -> Document:
    raw = data.encode() if isinstance(data, str) else data
    return read(raw, "letter", suffix=".txt", options=ReadOptions(**options))  # type: ignore[arg-type]


ends = st.sampled_from(["\n", "\r\n", "\r"])
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=12)
documents = st.lists(st.one_of(words, ends, ends, st.just(" "), st.just("\u00a0")), max_size=20)
written = documents.map("".join).filter(lambda it: bool(it.encode().strip()))


def drop_spaces(string: str) -> str:
    return "".join(string.split())


class TestBlocks:
    def test_the_letter_has_21_units_of_20_messages(self) -> None:
        letter = text((ROOT / "source" / "letter.txt").read_bytes())
        headings = [unit for unit in letter.units if unit.kind is Kind.HEADING]
        assert len(letter.units) == 21
        assert len({unit.key for unit in letter.units}) == 20
        assert [(unit.level, unit.line) for unit in headings] == [(1, 1), (1, 3), (2, 29)]
        assert headings[2].text == "Political prisoners send letter of support"

    def test_a_wrapped_paragraph_is_one_unit(self) -> None:
        document = text("\n\n  One line\n  and  another \n\tthird.  \n \t \nNext.\n")
        assert [unit.text for unit in document.units] == ["One line and  another third.", "Next."]
        assert [unit.line for unit in document.units] == [3, 7]

    def test_a_no_break_space_inside_stays(self) -> None:
        assert text("expand\u00a0 its").units[0].text == "expand\u00a0 its"

    def test_nothing_is_markup(self) -> None:
        raw = "# *a* `b` <!-- i18n:skip --> [c](d)"
        assert text(raw).units[0].text == raw

    @pytest.mark.parametrize(
        "line",
        [
            "A paragraph.",
            "A question?",
            "They said:",
            "هل هذا عنوان؟",
            "وقف۔",
            "完了。",
            "“Ends in a quotation.”",
            "Ends in brackets (so it does.)",
            "Wait…",
            "- an item",
            "3. an item",
            "۳. مورد",
            "a) an item",
            "1234",
            "* * *",
            "long " * 20,
        ],
    )
    def test_not_a_heading(self, line: str) -> None:
        assert not looks_like_heading(line.strip())

    @pytest.mark.parametrize("line", ["A title", "“A title”", "عنوان", "Part 3", "1984 revisited"])
    def test_heading(self, line: str) -> None:
        assert looks_like_heading(line)

    def test_the_last_block_is_not_a_heading(self) -> None:
        assert [unit.kind for unit in text("Title\n\nSigned\n").units] == [
            Kind.HEADING,
            Kind.PARAGRAPH,
        ]

    def test_only_a_repetition_at_once_is_a_second_title(self) -> None:
        document = text("Title\n\nOther\n\nTitle\n\nEnd.")
        assert [unit.level for unit in document.units] == [1, 2, 2, 0]

    def test_a_paragraph_above_the_title_leaves_it_the_title(self) -> None:
        document = text("An opening paragraph.\n\nTitle\n\nTitle\n\nOther\n\nEnd.")
        assert [unit.level for unit in document.units] == [0, 1, 1, 2, 0]


def list_headings(raw: str) -> list[str]:
    return [unit.text for unit in text(raw).units if unit.kind is Kind.HEADING]


@pytest.mark.parametrize(
    "line",
    [
        "| Name | Town |",
        "\u2502 Name \u2502",
        "Name: ______________",
        "نام: ........ نام پدر",
        "First part ............... 3",
        "「遠くへ」",
    ],
)
def test_a_row_a_line_to_fill_in_and_a_speech_are_no_headings(line: str) -> None:
    assert list_headings(f"{line}\n\nA sentence.\n") == []


class TestUnderlined:
    @pytest.mark.parametrize(
        "line", ["1. Money", "۲. پول", "(3) Tea", "4.1 Cake", "IV. Tea", "الف) پول"]
    )
    def test_a_number_does_not_matter(self, line: str) -> None:
        document = text(f"{line}\n{'-' * len(line)}\nWe have some.\n")
        assert document.units[0].kind is Kind.HEADING
        assert not document.units[1].is_shown

    @pytest.mark.parametrize(
        "raw",
        [
            "1. Money\n--------------------\nWe have some.\n",  # it separates
            "1. Money\n\n--------\nWe have some.\n",
            "1. Come.\n--------\nWe have some.\n",
            "1. Tea\n2. Cake\n-------\nWe have some.\n",
            "- Tea\n-----\nWe have some.\n",
        ],
    )
    def test_other_items_stay_items(self, raw: str) -> None:
        assert list_headings(raw) == []


class TestLetters:
    @pytest.mark.parametrize("salutation", ["Dear Sir,", "با سلام و احترام،"])
    def test_the_subject_below_the_salutation_is_the_title(self, salutation: str) -> None:
        raw = f"3 February 2020\n\n{salutation}\n\nHis health\n\nHe is ill.\n"
        assert list_headings(raw) == ["His health"]

    def test_a_day_of_a_diary_stays_its_title(self) -> None:
        raw = "3 February 2020\n\nDear diary,\n\nit rained.\n\nThe end\n\nIt rained.\n"
        assert list_headings(raw) == ["3 February 2020", "The end"]

    @pytest.mark.parametrize("closing", ["Yours,", "با احترام،"])
    def test_the_name_below_the_closing_is_no_heading(self, closing: str) -> None:
        assert list_headings(f"He is ill.\n\n{closing}\n\nA name\n\nP.S. Come!\n") == []

    def test_what_is_below_a_salutation_may_be_one(self) -> None:
        assert list_headings("Dear Sir,\n\nHis health\n\nHe is ill.\n") == ["His health"]


class TestLaws:
    @settings(max_examples=200)
    @given(written)
    def test_rebuilding_without_translations_is_the_identity(self, raw: str) -> None:
        assert rebuild(text(raw), {}) == raw.encode()

    @settings(max_examples=200)
    @given(written)
    def test_every_visible_character_is_in_one_unit_in_order(self, raw: str) -> None:
        document = text(raw)
        shown = raw.removeprefix("\ufeff")
        found = "".join(drop_spaces(unit.text) for unit in document.units)
        wanted = drop_spaces(shown)
        if any(unit.place.quotations for unit in document.units):  # ">" at the lines' beginning
            found, wanted = found.replace(">", ""), wanted.replace(">", "")
        if re.search("[^\\W\\d_][-\u2010\xad][ \t]*[\r\n]", raw):  # a word may be divided there
            found, wanted = (re.sub("[-\u2010\xad]", "", each) for each in (found, wanted))
        assert [*filterfalse(is_unseen, found)] == [*filterfalse(is_unseen, wanted)]
        starts = [unit.span[0] for unit in document.units]
        assert starts == sorted(starts)
        for unit in document.units:
            before = shown[: unit.span[0]].replace("\r\n", "\n").replace("\r", "\n")
            assert unit.line == before.count("\n") + 1

    @settings(max_examples=200)
    @given(written, st.lists(words, min_size=1), st.sampled_from(["blank-lines", "lines"]))
    def test_translations_stay_in_their_blocks(
        self, raw: str, new: list[str], paragraphs: str
    ) -> None:
        document = text(raw, paragraphs=paragraphs)
        units = [unit for unit in document.units if unit.kind is not Kind.LIST_ITEM]
        texts = {unit.key: new[i % len(new)] for i, unit in enumerate(units)}
        texts |= {u.key: u.text for u in document.units if u.kind is Kind.LIST_ITEM}
        again = text(rebuild(document, texts), paragraphs=paragraphs)
        assert [unit.text for unit in again.units] == [
            unit.text
            if texts[unit.key] == unit.text
            else fold_to_one_line(texts[unit.key]) or unit.text
            for unit in document.units
        ]

    @settings(max_examples=50)
    @given(written)
    def test_a_document_survives_pickling(self, raw: str) -> None:
        assert pickle.loads(pickle.dumps(text(raw))) == text(raw)  # noqa: S301


class TestTranslation:
    def test_a_wrapped_paragraph_becomes_one_line_and_the_rest_stays(self) -> None:
        document = text("\ufeffTitle\r\n \r\n  One\r\n  two.\r\n\r\nEnd.\r")
        texts: dict[tuple[str | None, str], str] = {(None, "One two."): "یک\nدو."}
        assert rebuild(document, texts).decode() == ("\ufeffTitle\r\n \r\n  یک دو.\r\n\r\nEnd.\r")

    def test_a_blank_line_begins_another_line_but_not_in_a_heading(self) -> None:
        document = text("Title\r\n\r\n  One\r\n  two.\r\n\r\nEnd.\r\n")
        texts: dict[tuple[str | None, str], str] = {
            (None, "One two."): "یک\n \nدو\n\n",
            (None, "Title"): "عنوان\n\nدوم",
        }
        expected = "عنوان دوم\r\n\r\n  یک\r\n  دو\r\n\r\nEnd.\r\n"
        assert rebuild(document, texts).decode() == expected

    def test_both_titles_are_translated(self) -> None:
        document = text("Title\n\nTitle\n\nEnd.")
        assert rebuild(document, {(None, "Title"): "عنوان"}).decode() == "عنوان\n\nعنوان\n\nEnd."


class TestEncodings:
    def test_a_byte_order_mark_is_kept_and_not_text(self) -> None:
        document = text(b"\xef\xbb\xbfHello")
        assert (document.bom, document.text) == (True, "Hello")
        assert rebuild(document, {}) == b"\xef\xbb\xbfHello"

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "cp1256", "utf-8-sig"])
    def test_other_encodings_where_the_settings_name_them(self, encoding: str) -> None:
        raw = "سلام\r\n\r\nخوب.".encode(encoding)
        document = text(raw, encoding=encoding)
        assert document.units[0].text == "سلام"
        assert rebuild(document, {}) == raw

    @pytest.mark.parametrize("mark", ["\ufeff".encode("utf-16-le"), "\ufeff".encode("utf-16-be")])
    @pytest.mark.parametrize("suffix", [".txt", ".md", ".srt", ".vtt"])
    def test_a_byte_order_mark_of_utf_16_says_the_encoding(self, mark: bytes, suffix: str) -> None:
        """Notepad of Windows calls it Unicode."""
        begin = {
            ".srt": "1\n00:00:01,000 --> 00:00:02,000\n",
            ".vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n",
        }
        encoding = "utf-16-le" if mark.startswith(b"\xff") else "utf-16-be"
        raw = mark + f"{begin.get(suffix, '')}سلام\n".encode(encoding)
        document = read(raw, "doc", suffix=suffix)
        assert [unit.text for unit in document.units] == ["سلام"]
        assert rebuild(document, {}) == raw
        new = rebuild(document, {(None, "سلام"): "خوب"}, "ar")
        assert new.startswith(mark) and "خوب" in new.decode("utf-16")

    def test_a_character_that_the_encoding_lacks_is_an_error(self) -> None:
        document = text("café".encode("latin-1"), encoding="latin-1")
        with pytest.raises(SourceError, match=r"iso8859-1 has no '\u2068ق\u2069' \(U\+0642\)"):
            rebuild(document, {(None, "café"): "قهوه"})

    @pytest.mark.parametrize(
        ("raw", "encoding", "sentence"),
        [
            (b"", "utf-8", "the file is empty"),
            (b" \r\n", "utf-8", "the file is empty"),
            (b"\xef\xbb\xbf\r\n", "utf-8", "the file is empty"),
            (b"\xff\xfe\n\0", "utf-16", "the file is empty"),
            (b"\xff\xfea\0b", "utf-8", "byte 0x62 is not utf-16-le; save"),
            (("ab" * 8).encode("utf-16-le"), "utf-8", "the file is in UTF-16; save"),
            ("ab".encode("utf-32"), "utf-8", "the file is in UTF-32; save"),
            (b"\0\0", "utf-8", "a NUL byte"),
            (b"a\nb\0", "utf-8", ":2: a NUL byte"),
            (b"a\r\nb\rcaf\xe9\n", "utf-8", ":3: byte 0xe9 is not UTF-8; save"),
            ("a\nب".encode(), "ascii", ":2: byte 0xd8 is not ascii"),
            (b"abc", "utf-9", "no text encoding is called 'utf-9'"),
            (b"abc", "rot13", "no text encoding is called 'rot13'"),
            (b"abc", "hex", "no text encoding is called 'hex'"),
            (b"+AGE-", "utf-7", "would not give the same bytes"),
        ],
    )
    def test_unreadable_sources(self, raw: bytes, encoding: str, sentence: str) -> None:
        with pytest.raises(SourceError) as caught:
            text(raw, encoding=encoding)
        assert sentence in str(caught.value)
        assert str(caught.value).startswith("letter:")

    def test_an_error_names_the_path_that_the_user_knows(self) -> None:
        with pytest.raises(SourceError, match=r"^source/a\.txt:1: byte 0xff"):
            read(b"\xff", "a", suffix=".txt", path="source/a.txt")


class TestSuffixes:
    def test_a_format_is_found_by_its_suffix_in_any_case(self) -> None:
        assert find_source(".TXT") is text_format
        assert known_suffixes()[".text"] == "text"

    def test_an_unknown_suffix_is_one_sentence_that_names_the_known_ones(self) -> None:
        with pytest.raises(SourceError, match=r"no format reads '\.xyz' files.*\.txt"):
            find_source(".xyz")


@pytest.mark.parametrize(("length", "kind"), [(80, "heading"), (81, "paragraph")])
def test_a_heading_has_up_to_80_characters(length: int, kind: str) -> None:
    document = read(f"{'x' * length}\n\nA text.\n".encode(), "a", suffix=".txt")
    assert [unit.kind for unit in document.units] == [kind, "paragraph"]


@pytest.mark.parametrize("mark", ["[1]", " [12]", "*", "¹", "**", "†", "[۱]"])
def test_a_sentence_with_the_mark_of_a_note_behind_it_is_no_heading(mark: str) -> None:
    document = read(f"The letter was never printed.{mark}\n\nMore.\n".encode(), "a", suffix=".txt")
    assert [unit.level for unit in document.units] == [0, 0]


def test_a_heading_may_have_the_mark_of_a_note() -> None:
    document = read(b"The letter[1]\n\nMore.\n", "a", suffix=".txt")
    assert [unit.level for unit in document.units] == [1, 0]


WRAPPED = (
    "He told me at the gate that every letter is a kind of deep well, and that\n"
    "whoever sends one down has to wait for a long time. He said that what comes\n"
)


@pytest.mark.parametrize("mark", ["", "1", "\u201d1", "12", "\u00bb\u06f1\u06f2", "[1]", "\u00b9"])
def test_a_paragraph_may_end_with_the_number_of_a_note(mark: str) -> None:
    """A program that takes the text out of a PDF does not raise it."""
    text = f"{WRAPPED}up is not what you sent.{mark}\n{WRAPPED}back is an answer.\n"
    document = read(text.encode(), "a", suffix=".txt")
    assert [unit.text[-9:] for unit in document.units][1:] == ["n answer."]


@pytest.mark.parametrize("end", ["version 3.12", "No sooner than 1974", "the file a_2.1"])
def test_a_number_at_the_end_of_a_line_ends_no_sentence(end: str) -> None:
    text = f"{WRAPPED}up is {end}\n{WRAPPED}back is an answer.\n"
    document = read(text.encode(), "a", suffix=".txt")
    assert len(document.units) == 1


def test_a_heading_may_have_a_number_behind_a_point() -> None:
    document = read(b"Lesson No.12\n\nMore.\n", "a", suffix=".txt")
    assert [unit.level for unit in document.units] == [1, 0]
