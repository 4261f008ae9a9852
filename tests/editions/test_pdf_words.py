"""Words of Persian, Arabic and Urdu are found in a PDF by the programs that people have.

Chrome shows a PDF with pdfium; Evince and Okular with poppler, which ``pdftotext`` is made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.editions import png
from dragoman.editions._typst.inline import compose_letters
from dragoman.fonts import joiners
from dragoman.model import Edition, Kind, Options, Unit
from helpers import editions
from helpers.pdfs import build_edition, extract_text, render
from helpers.tools import need_module

need_module("typst")
pdfium = need_module("pypdfium2")

PERSIAN = (
    "آزادی می‌خواهیم و نمی‌ترسیم.",
    "خانه‌های ما را ویران کرده‌اند، کتاب‌هایمان را سوزانده‌اند.",
    "این پیش‌نویس را برای خواننده‌هایی نوشته‌ایم که نمی‌شناسیم.",
    "مسئول رسیدگی به کار زندانیان، رئیس دادگاه است؛ جزء دوم قرآن.",
    "بچه‌ها در کوچه‌های شهر می‌دویدند و می‌خندیدند، بی‌آن‌که بترسند.",
    "روزنامه‌نگاران بی‌گناه را دستگیر نموده‌اند؛ هیچ‌کس پاسخگو نیست.",
    "بیانیه‌ای که فرستاده‌اید به‌زودی منتشر می‌شود، «این‌گونه» گفته‌اند.",
    "آن‌ها نمی‌گویند که نمی‌توان پذیرفت؛ سال ۱۴۰۱ را می‌شمارند.",
)
ARABIC = (
    "رسالة من المدينة على ضفة النهر.",
    "إلى الآن لا يزال الأطفال في الشارع.",
    "مسؤولية الدولة وقضية الأسرى وهيئة الأمم.",
    "نطالب بالإفراج عن المعتقلين لأن الإنسان إنسان.",
)
DECOMPOSED = "تا\u0654مین هزینه، مو\u0654ثر و متا\u0654سف، را\u0654ی، منشا\u0654، ا\u0653ب"

_WORD = re.compile(r"[^\W_\d](?:[\u200c\u0653-\u0655]|[^\W_\d])*")


def make_edition(language: str, *paragraphs: str) -> Edition:
    def fill(builder: editions.Builder) -> None:
        for number, text in enumerate(paragraphs, 1):
            texts = (text, "") if language == "fa" else ("", text)
            builder.add(Unit("", Kind.PARAGRAPH, number), "Text", *texts)

    return build_edition(fill, language)


def list_words(*texts: str) -> list[str]:
    return list(dict.fromkeys(_WORD.findall(" ".join(texts))))


def search_pdfium(data: bytes, words: list[str]) -> set[str]:
    """Return the words that Chrome's engine finds."""
    document = pdfium.PdfDocument(data)
    pages = [page.get_textpage() for page in document]
    return {word for word in words if any(page.search(word).get_next() for page in pages)}


@pytest.mark.parametrize(
    ("language", "paragraphs"), [("fa", PERSIAN), ("ar", ARABIC)], ids=["fa", "ar"]
)
def test_every_word_is_found(
    language: str, paragraphs: tuple[str, ...], tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    data = render(make_edition(language, *paragraphs), "single")
    words = list_words(*paragraphs)
    text = extract_text(data, tmp_path, need_tool("pdftotext"))
    assert [word for word in words if word not in text] == []
    assert set(words) - search_pdfium(data, words) == set()


@pytest.mark.parametrize(
    ("layout", "languages"),
    [("columns", ("en", "fa", "ar")), ("stacked", ("fa", "en")), ("facing", ("en", "fa"))],
)
def test_words_with_a_half_space_are_found_in_every_layout(
    layout: str, languages: tuple[str, ...], tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    edition = editions.letter(*languages)
    persian = " ".join(row.segments[languages.index("fa")].text for row in edition.rows)
    words = [word for word in list_words(persian) if "\u200c" in word]
    assert len(words) > 10
    data = render(edition, layout)
    text = extract_text(data, tmp_path, need_tool("pdftotext"))
    assert [word for word in words if word not in text] == []
    assert set(words) - search_pdfium(data, words) == set()


def test_letters_with_a_hamza_are_found_as_they_are_typed(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    data = render(make_edition("fa", DECOMPOSED), "single")
    words = ["تأمین", "مؤثر", "متأسف", "رأی", "منشأ", "آب"]
    text = extract_text(data, tmp_path, need_tool("pdftotext"))
    assert [word for word in words if word not in text] == []
    assert set(words) - search_pdfium(data, words) == set()


def test_only_a_letter_and_its_sign_are_composed() -> None:
    assert compose_letters(DECOMPOSED) == "تأمین هزینه، مؤثر و متأسف، رأی، منشأ، آب"
    kept = "نامه\u0654 ی\u0654 e\u0301 \u0654ا شُدّ \uf900 \u200c"
    assert compose_letters(kept) == kept


def test_the_page_looks_the_same_with_and_without_the_half_spaces_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edition = make_edition("fa", *PERSIAN)
    with_rule = draw_picture(edition)
    asked: list[int] = []

    def leave_alone(font: bytes) -> bytes:
        asked.append(len(font))
        return font

    monkeypatch.setattr(joiners, "keep_non_joiner", leave_alone)
    assert draw_picture(edition) == with_rule
    assert asked


def draw_picture(edition: Edition) -> bytes:
    return png.render(edition, Options(layout="single"))
