"""Packages with difficult texts, and what must come back of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from dragoman.catalogs.sent_keys import write_sent_key
from dragoman.catalogs.states import put_translation
from dragoman.model import Kind, NotTaken, Package, PackageItem, Returned, State
from dragoman.po.edit import write_message

HARD_TEXTS = (
    "زندانیان سیاسی ایران نامه‌هایی در حمایت از حلب می‌فرستند",
    "رسالة إلى أهل حلب، بتاريخ ٢٠١٦",
    "**bold** and *italic*, `code`, [a link](https://example.org/?a=1&b=2)",
    "a <b>tag</b> & an &amp; entity",
    "=1+1",
    "-2 + 3",
    "@SUM(A1)",
    "+49 30 1234",
    "'an apostrophe",
    "'=two",
    '"quoted", with; marks\tand a tab',
    "two\nlines\\\nthree",
    "e\u0301 and \u00e9, 👩‍👩‍👧, 𝔘",
    "\u2067isolated\u2069 and \u200fmarked\u200e",
    "no\u00a0break, thin\u2009space",
    "<g1>coloured</g1> and <x2/>",
    "x" * 2000,
    "]]> --> </script> <!--",
    "_x000D_ as Excel writes it",
    "http://example.org/only",
    "2026-11-27",
    "00123",
    "TRUE",
)
HEADER = (
    "Project-Id-Version: letter\nLast-Translator: \nLanguage-Team: \nLanguage: fa\n"
    "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
    "Content-Transfer-Encoding: 8bit\n"
)
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=40
).map(str.strip)
"""Texts as units of documents have them, without controls."""


def make_package(
    pairs: Sequence[tuple[str, str]],
    states: Sequence[State] = (),
    notes: Sequence[str] = (),
    pivots: Sequence[str] = (),
) -> Package:
    """Make a package of pairs of texts; what is not given is as it usually is."""
    items = []
    for number, (source, text) in enumerate(pairs, 1):
        state = states[number - 1] if states else State.TRANSLATED
        state = state if text else State.UNTRANSLATED
        block = put_translation(write_message(None, source), text, fuzzy=state is State.FUZZY)
        item = PackageItem(
            write_sent_key("letter", block),
            (number,),
            Kind.HEADING if number == 1 else Kind.PARAGRAPH,
            1 if number == 1 else 0,
            None,
            source,
            text,
            state,
            note=notes[number - 1] if notes else "",
            pivot=pivots[number - 1] if pivots else "",
        )
        items.append(item)
    pivot = "ar" if pivots else ""
    return Package("letter", "en", "fa", tuple(items), "markdown", pivot, HEADER)


def list_rows(returned: Returned) -> list[tuple[str, str | None, str, str]]:
    """Return what must have come back of each row: key, source, text and note."""
    return [(row.key, row.source, row.text, row.note) for row in returned.rows]


def list_items(package: Package) -> list[tuple[str, str | None, str, str]]:
    """Return the same of what went out."""
    return [(item.key, item.source, item.text, item.note) for item in package.items]


def check_losses(remarks: Iterable[tuple[int, str]]) -> None:
    """Assert that a remark is a loss if, and only if, it says so: the exit code depends on it."""
    for _, sentence in remarks:
        assert ("not taken" in sentence) == isinstance(sentence, NotTaken), sentence


def hard_package() -> Package:
    """Make a package in which each difficult text is a source, a translation and a note."""
    turned = (*HARD_TEXTS[1:], HARD_TEXTS[0])
    notes = [" ".join(text.split()) for text in HARD_TEXTS]
    return make_package(list(zip(HARD_TEXTS, turned, strict=True)), notes=notes)
