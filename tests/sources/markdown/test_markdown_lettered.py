"""Markdown: lists with letters and other numbers than CommonMark has, as Pandoc writes them."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import read, rebuild
from helpers.cases import each_case
from helpers.durations import check_growth

Item = tuple[str, tuple[str, ...]]


def read_units(text: str) -> list[Item]:
    document = read(text.encode(), "a", suffix=".md")
    return [(unit.text, unit.place.lists) for unit in document.units]


@each_case(
    [
        ("a.  ", "b.  ", ("a.", "b.")),
        ("(a) ", "(b) ", ("(a)", "(b)")),
        ("c) ", "d) ", ("c)", "d)")),
        ("i. ", "ii. ", ("i.", "ii.")),
        ("h. ", "i. ", ("h.", "i.")),
        ("iv) ", "v) ", ("iv)", "v)")),
        ("A.  ", "B.  ", ("A.", "B.")),
        ("(A) ", "(B) ", ("(A)", "(B)")),
        ("IX) ", "X) ", ("IX)", "X)")),
        ("(1) ", "(2) ", ("(1)", "(2)")),
        ("#. ", "#. ", ("1.", "2.")),
        ("(@) ", "(@good) ", ("(1)", "(2)")),
        ("I. ", "II. ", ("I.", "II.")),  # no names: a Roman number is beside the single letter
        ("(z) ", "(aa) ", ("(z)", "(aa)")),
        ("xxxix. ", "xl. ", ("xxxix.", "xl.")),
        ("٤. ", "٥. ", ("4.", "5.")),  # an edition writes the digits of its column
        ("(۱) ", "(۲) ", ("(1)", "(2)")),
        ("۱- ", "۲- ", ("1-", "2-")),
        ("الف) ", "ب) ", ("الف)", "ب)")),
        ("ب - ", "پ - ", ("ب-", "پ-")),
        ("أ) ", "ب) ", ("أ)", "ب)")),
        ("(ب) ", "(ج) ", ("(ب)", "(ج)")),  # as in the order of abjad
        ("а) ", "б) ", ("а)", "б)")),
        ("α. ", "β. ", ("α.", "β.")),
        ("א. ", "ב. ", ("א.", "ב.")),
    ]
)
def test_each_item_is_one(first: str, second: str, numbers: tuple[str, str]) -> None:
    text = f"Intro\n\n{first}Alpha\ngoes on\n{second}*Beta*\n\nAfter\n"
    assert read_units(text) == [
        ("Intro", ()),
        ("Alpha goes on", (numbers[0],)),
        ("*Beta*", (numbers[1],)),
        ("After", ()),
    ]
    document = read(text.encode(), "a", suffix=".md")
    texts = {unit.key: f"«{unit.text}»" for unit in document.units}
    written = rebuild(document, texts, "fa").decode()
    assert written == (f"«Intro»\n\n{first}«Alpha goes on»\n{second}«*Beta*»\n\n«After»\n")
    assert [text for text, _ in read_units(written)] == list(texts.values())


def test_items_hold_lists_and_lists_are_in_items_and_quotations() -> None:
    text = (
        "a.  One\n    i.  sub\n    ii. sub two\n    - bullet\nb.  Two\n\n"
        "- x\n\n  a. y\n  b. z\n\n> a. q\n> b. r\n"
    )
    assert read_units(text) == [
        ("One", ("a.",)),
        ("sub", ("a.", "i.")),
        ("sub two", ("a.", "ii.")),
        ("bullet", ("a.", "-")),
        ("Two", ("b.",)),
        ("x", ("-",)),
        ("y", ("-", "a.")),
        ("z", ("-", "b.")),
        ("q", ("a.",)),
        ("r", ("b.",)),
    ]


def test_what_is_indented_less_than_the_text_of_an_item_is_in_it_and_no_code() -> None:
    text = "(i) one\n(ii) two\n    - x\n(iii) three\n  goes on\n"
    assert read_units(text) == [
        ("one", ("(i)",)),
        ("two", ("(ii)",)),
        ("x", ("(ii)", "-")),
        ("three goes on", ("(iii)",)),
    ]
    assert read_units("(xviii) a\n  b\n(xix) c\n")[0] == ("a b", ("(xviii)",))


def test_a_list_may_be_directly_below_a_paragraph_and_examples_are_numbered_on() -> None:
    text = "We ask for\n(@) bread\n(@) freedom\n\nand\n\n(@) roses\n(@x) peace\n"
    assert read_units(text) == [
        *(("We ask for", ()), ("bread", ("(1)",)), ("freedom", ("(2)",)), ("and", ())),
        *(("roses", ("(3)",)), ("peace", ("(4)",))),
    ]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("A. Smith\nB. Jones\n", ["A. Smith B. Jones"]),
        ("A. Einstein wrote\nC. The reason\n", ["A. Einstein wrote C. The reason"]),
        ("А. Иванов\nБ. Петров\n", ["А. Иванов Б. Петров"]),
        ("I. Introduction\n", ["I. Introduction"]),
        ("v. 3 of the law\nvi is next\n", ["v. 3 of the law vi is next"]),
        ("(الف) یک\n(ج) سه\n", ["(الف) یک (ج) سه"]),
        ("no) one\nnot) two\n", ["no) one not) two"]),
        ("a. one\nc. three\n", ["a. one c. three"]),
        ("(a) one\nb) two\n", ["(a) one b) two"]),
        ("a. one\n\nb. two\n", ["a. one", "b. two"]),
        ("(i) one\\\n(ii) two\n", ["(i) one\\\n(ii) two"]),
        ("(i) one  \n(ii) two\n", ["(i) one\\\n(ii) two"]),
        ("a. one\n b. two\n", ["a. one b. two"]),
        ("(a)\n(b)\n", ["(a) (b)"]),
    ],
)
def test_what_is_no_such_list_stays_a_paragraph(text: str, read_as: list[str]) -> None:
    assert read_units(text) == [(each, ()) for each in read_as]


def test_what_is_less_indented_ends_the_list_and_is_read() -> None:
    document = read(b"a.  One\nb.  Two\n# Head\nc.  Three\n", "a", suffix=".md")
    assert [(unit.text, unit.kind) for unit in document.units] == [
        ("One", Kind.LIST_ITEM),
        ("Two", Kind.LIST_ITEM),
        ("Head", Kind.HEADING),
        ("c.  Three", Kind.PARAGRAPH),
    ]


@pytest.mark.parametrize("data", ["a. x\n", "(a) x\n(b) y\n", "a. x\n    ", "#. x\n", "a. x\n\n"])
def test_the_time_grows_with_the_length(data: str) -> None:
    check_growth(lambda size: data * size, read_units, 500)
