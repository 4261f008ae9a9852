"""More texts that ``bitext.py`` aligns: gettext catalogues of prose, and subtitles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bitext_sets import Document, make_parallel

from dragoman import po
from dragoman.bitext import TextBlock

CATALOGS = {"pep8ir": ("fa",), "rufus-web": ("ar_SA", "fa", "he", "hi", "id", "tr", "ur")}
"""By the folder of a repository, the languages of its catalogues."""
_SHORTEST = 12
"""Messages of a page that have fewer characters are labels, not prose."""
_TAG = re.compile(r"<[^>]*>|\{[^}]*\}|:\w+:|`_|`")
_TIMES = re.compile(r"([\d:.,]+) --> ([\d:.,]+).*\n((?:.+\n?)*)")


def list_catalogs(folder: Path, name: str, language: str) -> Iterator[Document]:
    """Yield the catalogue of a page or a handbook as source and translation, without marks.

    Only messages that are translated count, in the order of the page.
    """
    path = folder / name / "locale" / language / "LC_MESSAGES" / "index.po"
    if path.is_file():
        blocks = po.read(path).blocks
        kept = [b for b in blocks if not (b.obsolete or b.fuzzy or b.plural)]
        pairs = [(_clean(b.msgid), _clean(b.msgstr[0])) for b in kept if b.msgid]
        prose = [(s, t) for s, t in pairs if t and t != s and len(s) >= _SHORTEST]
        sides = [[TextBlock(text) for text in side] for side in zip(*prose, strict=True)]
        code = language.partition("_")[0]
        yield make_parallel(name, ("en", code), sides[0], sides[1])


def _clean(text: str) -> str:
    return " ".join(_TAG.sub(" ", text).split())


def list_subtitles(folder: Path) -> Iterator[Document]:
    """Yield subtitles whose lines are shown at the same times in two languages, with the times."""
    short = folder / "mempool-promo" / "subtitles"
    for one, other in (("fr", "fa"), ("it", "fa"), ("de", "ja")):
        yield from _pair_subtitles(short / f"{one}.vtt", short / f"{other}.vtt", (one, other))
    for path in sorted((folder / "sy-subtitles" / "talks").glob("*/*/source/en.srt")):
        yield from _pair_subtitles(path, path.parents[1] / "final" / "uk.srt", ("en", "uk"))


def _pair_subtitles(one: Path, other: Path, languages: tuple[str, str]) -> Iterator[Document]:
    if not (one.is_file() and other.is_file()):
        return
    sides = [_read_subtitles(path) for path in (one, other)]
    common = [times for times in sides[0] if times in sides[1]]
    texts: Sequence[list[TextBlock]] = [
        [TextBlock(side[at], times=(_count(at[0]), _count(at[1]))) for at in common]
        for side in sides
    ]
    yield make_parallel(f"{one.parents[1].name} {one.name}", languages, texts[0], texts[1])


def _read_subtitles(path: Path) -> dict[tuple[str, str], str]:
    """Return the lines of a file by when they are shown."""
    text = path.read_text(encoding="utf-8-sig").replace("&nbsp;", " ")
    return {(start, end): _clean(shown) for start, end, shown in _TIMES.findall(text)}


def _count(time: str) -> int:
    """Return a time in thousandths of a second."""
    *whole, seconds = time.replace(",", ".").split(":")
    minutes = 0
    for number in whole:
        minutes = 60 * minutes + int(number)
    return 60_000 * minutes + round(1000 * float(seconds))
