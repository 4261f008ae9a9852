"""A text says "see (b)": every writer shows the letters of the document, in each language."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html import unescape
from zipfile import ZipFile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import docx, epub, fragment, html, md, tex
from dragoman.editions._typst.data import make_data
from dragoman.editions._typst.plain_text import write_plain_texts
from dragoman.model import Edition, Options
from dragoman.po import parse

SOURCE = """(a) Letters, see (b).
(b) Visits.

IV.  Four.
V.  Five.

9. Nine.

- [x] Done.

Term
:   Meaning.
"""
TRANSLATIONS = {"Letters, see (b).": "نامه.", "Visits.": "(ب) دیدار.", "[x] Done.": "[x] شد."}
MARKERS = {
    "en": ["(a)", "(b)", "IV.", "V.", "9.", "☑"],
    "fa": ["(a)", "(ب)", "IV.", "V.", "۹.", "☑"],
}


def make(*languages: str) -> Edition:
    document = sources.read(SOURCE.encode(), "law", suffix=".md")
    pairs = "".join(f'\nmsgid "{en}"\nmsgstr "{fa}"\n' for en, fa in TRANSLATIONS.items())
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    catalog = parse((header + pairs).encode(), "law.po")
    return align(document, {"fa": catalog}, EditionRequest(languages, "en", missing="source"))


def strip_tags(text: str) -> str:
    return unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", text, flags=re.S))


def write_word(edition: Edition) -> str:
    with ZipFile(io.BytesIO(docx.render(edition, Options()))) as archive:
        return strip_tags(archive.read("word/document.xml").decode())


def write_book(edition: Edition) -> str:
    with ZipFile(io.BytesIO(epub.render(edition, Options()))) as archive:
        pages = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return strip_tags("".join(archive.read(name).decode() for name in sorted(pages)))


def write_latex(edition: Edition) -> str:
    written = tex.render(edition, Options()).decode()
    written = re.sub(r"\\dragomanother\{\w+\}\{\w+\}\{(\w+)\}", r"\1", written)
    return re.sub(r"\\LR\{\\run\w+ \u202d|\u202c\}", "", written).replace("[x]", "☑")


WRITERS: dict[str, Callable[[Edition], str]] = {
    "html": lambda edition: strip_tags(html.render(edition, Options()).decode()),
    "fragment": lambda edition: strip_tags(fragment.render(edition, Options()).decode()),
    "md": lambda edition: strip_tags(md.render(edition, Options()).decode()),
    "tex": write_latex,
    "docx": write_word,
    "epub": write_book,
    "typst": lambda edition: json.dumps(
        make_data(edition, Options(), {"en": ["Body"], "fa": ["Body"]}), ensure_ascii=False
    ),
    "plain text": lambda edition: "\n".join(write_plain_texts(edition)),
}


@pytest.mark.parametrize("name", WRITERS)
def test_each_language_has_its_markers_before_its_texts(name: str) -> None:
    shown = WRITERS[name](make("en", "fa"))
    for marker in {*MARKERS["en"], *MARKERS["fa"]}:
        assert marker in shown, f"no {marker}"
    assert not re.search(r"(?<![\w.])2\.(?!\w)", shown)  # as (b) was before
    assert "[x] Done" not in shown


def test_markdown_of_one_language_has_letters_behind_bullets() -> None:
    written = md.render(make("en"), Options()).decode()
    assert written.startswith(
        "# law\n\n- (a) Letters, see (b).\n- (b) Visits.\n- IV. Four.\n- V. Five.\n9. Nine.\n"
        "- [x] Done.\n\n**Term**\n\n- Meaning.\n"
    )
    again = sources.read(written.encode(), "law", suffix=".md")
    assert [unit.place.lists for unit in again.units[1:7]] == [("-",)] * 4 + [("9.",), ("-",)]


def test_a_long_marker_of_word_has_its_room() -> None:
    with ZipFile(io.BytesIO(docx.render(make("en"), Options()))) as archive:
        body = archive.read("word/document.xml").decode()
    hanging = [int(width) for width in re.findall(r'w:hanging="(\d+)"', body)]
    assert hanging == [450, 450, 450, 340, 340, 340]  # (a), (b), IV., V., 9. and the box


def test_a_definition_of_word_is_indented_and_hangs_nowhere() -> None:
    with ZipFile(io.BytesIO(docx.render(make("en"), Options()))) as archive:
        body = archive.read("word/document.xml").decode()
    paragraph = next(each for each in body.split("<w:p>") if "Meaning" in each)
    assert '<w:ind w:start="340"' in paragraph and "w:hanging" not in paragraph
