"""E-books beside other programs: EpubCheck judges what we write, and pandoc makes what we read."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.editions import epub
from dragoman.model import Options
from dragoman.sources import read, rebuild
from helpers import editions
from helpers.book_files import make_book, nav, ncx, old_page, page, read_book
from helpers.book_judge import check_books

_TEXT = (
    "<h1>A letter</h1><p>Plain, <b>bold</b>, <i>italic</i> and <code>x</code>.<br/>New line.</p>"
    "<ul><li>first</li><li>second</li></ul><table><tr><th>Name</th></tr><tr><td>Ann</td></tr>"
    "</table><p><a href='b.xhtml'>A link</a></p>"
)
_NOTE = '<p>Here<a epub:type="noteref" href="b.xhtml#n">1</a>.</p>'
_META = '<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>'
_LANGUAGES = ("ar", "fa")


def make_new() -> bytes:
    parts = {
        "a.xhtml": page(_TEXT + _NOTE, "A letter"),
        "b.xhtml": page(
            '<h1>Notes</h1><aside epub:type="footnote" id="n">A note.</aside>', "Notes"
        ),
        "nav.xhtml": nav('<li><a href="a.xhtml">A letter</a></li>'),
        "toc.ncx": ncx(("A letter", "a.xhtml")),
    }
    metadata = f"<dc:title>A book</dc:title><dc:description>About.</dc:description>{_META}"
    return make_book(parts, metadata)


def make_old() -> bytes:
    parts = {
        "a.xhtml": old_page(_TEXT),
        "b.xhtml": old_page("<h1>Second</h1><p>Text.</p>"),
        "toc.ncx": ncx(("A letter", "a.xhtml"), ("Second", "b.xhtml")),
    }
    guide = '<guide><reference type="text" title="Beginning" href="a.xhtml"/></guide>'
    return make_book(parts, "<dc:title>A book</dc:title>", version="2.0", extra=guide)


BOOKS: dict[str, Callable[[], bytes]] = {
    "new": make_new,
    "old": make_old,
    "edition": lambda: epub.render(editions.letter("en"), Options(layout="single")),
    "side-by-side": lambda: epub.render(editions.letter("en", "fa"), Options()),
}


def translate_all(data: bytes, language: str) -> bytes:
    """Return a book in which every text is another one, with its marks."""
    document = read_book(data)
    texts = {unit.key: f"نص {unit.text} آخر" for unit in document.units if unit.translatable}
    return rebuild(document, texts, language)


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What EpubCheck says about each book, and about its translations."""
    folder = tmp_path_factory.mktemp("books")
    paths: list[Path] = []
    for name, make in BOOKS.items():
        data = make()
        for language in ("", *_LANGUAGES):
            paths.append(folder / f"{name}{language and '.'}{language}.epub")
            paths[-1].write_bytes(translate_all(data, language) if language else data)
    _, *parts = check_books(paths).split("=== ")
    return {path.stem: verdict for path, verdict in zip(paths, parts, strict=True)}


def list_faults(verdict: str) -> Counter[str]:
    return Counter(re.findall(r"^(?:FATAL|ERROR|WARNING)\(\S+\)", verdict, re.M))


@pytest.mark.xdist_group("epubcheck")
@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("language", _LANGUAGES)
def test_a_translation_has_no_fault_that_its_source_has_not(
    name: str, language: str, verdicts: dict[str, str]
) -> None:
    verdict = verdicts[f"{name}.{language}"]
    assert f"{name}.{language}.epub" in verdict
    assert list_faults(verdict) - list_faults(verdicts[name]) == Counter(), verdict
    assert list_faults(verdicts[name]) == Counter(), verdicts[name]


LETTER = """\
# A letter from the river

Dear all, this is **strong** and *quiet*, with `code` and [a link](https://example.org/a).[^1]

## What was said

- the first thing
- the second thing

1. one step
2. another step

> The court said nothing.

| Name | Place |
|------|-------|
| Ann  | Bonn  |

# The second day

Nobody came.[^2] We waited\\
until the evening.

[^1]: The note *itself*.

[^2]: Another note.
"""


@pytest.mark.parametrize("kind", ["epub2", "epub3"])
def test_one_letter_has_the_same_messages_in_every_format(
    kind: str, tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    pandoc = need_tool("pandoc")
    source = tmp_path / "letter.md"
    source.write_text(LETTER, "utf-8")
    made = {".html": tmp_path / "letter.html", ".epub": tmp_path / "letter.epub"}
    for suffix, path in made.items():
        to = kind if suffix == ".epub" else "html5"
        command = [pandoc, "-f", "markdown-smart", "-t", to, "-s", "-M", "title=A letter"]
        subprocess.run([*command, "-o", path, source], check=True, capture_output=True)
    wanted = {unit.text for unit in read(source.read_bytes(), "letter", suffix=".md").units}
    for suffix, path in made.items():
        found = {unit.text for unit in read(path.read_bytes(), "letter", suffix=suffix).units}
        assert wanted - found == set(), suffix
