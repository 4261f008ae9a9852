"""What a document says of its language and direction, in its translation."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild
from helpers.durations import check_growth


def translate(text: str, language: str = "en") -> str:
    """Return a document in which each letter of its texts is another one."""
    document = read(text.encode(), "x", suffix=".md")
    letters = str.maketrans("ابپAB", "abpاب" if language == "en" else "بپتبپ")
    texts = {unit.key: unit.text.translate(letters) for unit in document.units}
    assert rebuild(document, {}, language).decode() == text
    return rebuild(document, texts, language).decode()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        # tags around Markdown, as most Persian pages of GitHub have
        ('<div dir="rtl">\n\n# ا\n\nب\n\n</div>\n', '<div dir="ltr">\n\n# a\n\nb\n\n</div>\n'),
        ('<div align="right" dir="rtl">\n\nا\n\n', '<div align="left" dir="ltr">\n\na\n\n'),
        ('<div dir="rtl" lang="fa">\n\nا\n\n', '<div dir="ltr" lang="en">\n\na\n\n'),
        ("<div style='direction: rtl'>\n\nا\n\n", "<div style='direction: ltr'>\n\na\n\n"),
        # blocks of HTML
        ('<p dir="rtl">ا</p>\n', '<p dir="ltr">a</p>\n'),
        ('<h1 dir=rtl align="center">ا</h1>\n', '<h1 dir="ltr" align="center">a</h1>\n'),
        ('# <div dir="rtl">ا</div>\n', '# <div dir="ltr">a</div>\n'),
        ('| <div dir="rtl">ا</div> |\n|--|\n', '| <div dir="ltr">a</div> |\n|--|\n'),
        ("<Note dir='rtl'>\n\nا\n\n</Note>\n", "<Note dir='ltr'>\n\na\n\n</Note>\n"),
        # lists of attributes
        ('ا\n{: dir="rtl" lang="fa"}\n', 'a\n{: dir="ltr" lang="en"}\n'),
        ("::: {dir=rtl}\nا\n:::\n", "::: {dir=ltr}\na\n:::\n"),
        # front matter
        ("---\nlang: fa\ndir: rtl\n---\n\nا\n", "---\nlang: en\ndir: ltr\n---\n\na\n"),
        ("---\nlang: 'fa-IR'\n---\n\nا\n", "---\nlang: 'en'\n---\n\na\n"),
        ('+++\nlang = "fa"\n+++\n\nا\n', '+++\nlang = "en"\n+++\n\na\n'),
        ('{"lang": "fa"}\n\nا\n', '{"lang": "en"}\n\na\n'),
        ("---\nlanguage: fa\n---\n\nا\n", "---\nlanguage: en\n---\n\na\n"),
        (
            "<style>\np {direction: rtl}\n</style>\n\nا\n",
            "<style>\np {direction: ltr}\n</style>\n\na\n",
        ),
        (
            "---\nformat:\n  html:\n    dir: rtl\n---\n\nا",
            "---\nformat:\n  html:\n    dir: ltr\n---\n\na",
        ),
    ],
)
def test_a_right_to_left_document_turns_over(text: str, written: str) -> None:
    assert translate(text) == written


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('<div dir="ltr">\n\n`B`\n\n</div>\n\nا ا ا\n', '<div dir="ltr">\n\n'),  # code
        ('ا <span dir="rtl">ا</span>\n', '<span dir="rtl">'),  # in a line
        ('```html\n<div dir="rtl">\n```\n\nا\n', '<div dir="rtl">'),
        ("---\nlang: js\ndir: auto\n---\n\nا\n", "---\nlang: js\ndir: auto\n---"),
        ("---\ndata:\n  lang: fa\n---\n\nا\n", "  lang: fa\n"),
        ('AAAA\n\n<div dir="rtl">\n\nا\n\n</div>\n', '<div dir="rtl">'),  # a quotation
        ('<div markdown dir="auto">\nا\n</div>\n', '<div markdown dir="auto">'),
    ],
)
def test_what_does_not_say_the_direction_of_the_document_stays(text: str, kept: str) -> None:
    assert kept in translate(text)


def test_between_two_right_to_left_languages_only_the_language_changes() -> None:
    text = '---\nlang: fa\ndir: rtl\n---\n\n<div dir="rtl">\n\nا\n\n</div>\n'
    assert translate(text, "ar") == text.replace("lang: fa", "lang: ar").replace("\nا\n", "\nب\n")


@pytest.mark.parametrize("inside", ["```\nA B\n```", "", "    A B"])
def test_a_part_without_a_translated_text_keeps_its_direction(inside: str) -> None:
    text = f'AB\n\n<div dir="ltr">\n\n{inside}\n\n</div>\n\n<div dir="ltr">\n\nAB\n\n</div>\n'
    document = read(text.encode(), "x", suffix=".md")
    texts = {unit.key: "اب" for unit in document.units if unit.text == "AB"}
    new = text.replace("AB", "اب").replace("ltr", "rtl").replace("rtl", "ltr", 1)
    assert rebuild(document, texts, "fa").decode() == new


def test_a_left_to_right_document_turns_over() -> None:
    text = '---\nlang: en\n---\n\n<div dir="ltr">\n\nAB\n\n</div>\n'
    new = '---\nlang: fa\n---\n\n<div dir="rtl">\n\nبپ\n\n</div>\n'
    assert translate(text, "fa") == new


def test_the_time_for_a_list_of_attributes_that_never_ends_grows_with_its_length() -> None:
    check_growth(lambda size: f"ا\n\n<!-- {{{'dir=rtl ' * size}-->\n\nب\n", translate, 10_000)
