"""Fonts that travel with an edition: a subset of just the characters used, as WOFF2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from unicodedata import category

from dragoman import fonts
from dragoman.editions._common import shown_languages
from dragoman.errors import EditionError
from dragoman.languages import script
from dragoman.model import Edition, Options, Row, Segment, Span

_KEPT_NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)  # with the copyright and the licence, as it asks


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font that the edition brings along."""

    family: str
    weight: str
    """As CSS says it: "400", or "100 900" of a variable font."""
    name: str
    """The name of its file, where it is one."""
    data: bytes


def embed(edition: Edition, options: Options) -> tuple[Mapping[str, str], tuple[Embedded, ...]]:
    """Give the family of each language that has one, and the fonts themselves.

    Only scripts that a reader may have no good font for are served, and only by fonts whose
    licence lets a subset bear their name; the others are left to the reader's own.
    """
    if not options.embed_fonts:
        return {}, ()
    try:
        import brotli  # noqa: F401  (what WOFF2 is compressed by)
        import fontTools  # noqa: F401
    except ImportError:
        raise EditionError("embedded fonts need: pip install 'dragoman[fonts]'") from None
    families: dict[str, str] = {}
    used: dict[str, set[str]] = {}
    files: dict[str, fonts.FontFiles] = {}
    for language in shown_languages(edition):
        found = (
            None if script(language) == "Latn" else fonts.find_font(language, options, screen=True)
        )
        if found and found.regular and fonts.may_embed(found.family):
            families[language] = found.family
            files[found.family] = found
            used.setdefault(found.family, set()).update(_characters(edition, language))
    made = [font for family, found in files.items() for font in _fonts(found, used[family])]
    return families, tuple(made)


def _fonts(found: fonts.FontFiles, characters: set[str]) -> Iterable[Embedded]:
    """Subset the regular and the bold of a family; a variable font is both."""
    name, text = found.family.replace(" ", ""), "".join(sorted(characters))
    regular, bold = found.regular, found.bold
    if regular is None:
        return
    if bold == regular:
        yield Embedded(found.family, "100 900", f"{name}.woff2", _subset(regular, text))
        return
    yield Embedded(found.family, "400", f"{name}-Regular.woff2", _subset(regular, text))
    if bold is not None:
        yield Embedded(found.family, "700", f"{name}-Bold.woff2", _subset(bold, text))


@lru_cache(maxsize=8)
def _subset(path: Path, text: str) -> bytes:
    """Reduce a font file to a text's characters, the same bytes each time.

    The formats of one edition ask for the same, one after the other.
    """
    from fontTools import subset

    options = subset.Options(
        flavor="woff2",
        layout_features=["*"],
        name_IDs=list(_KEPT_NAMES),
        notdef_outline=True,
        recalc_timestamp=False,
        font_number=0,
    )
    buffer = BytesIO()
    try:
        with closing(subset.load_font(str(path), options)) as font:
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=[ord(char) for char in text])
            subsetter.subset(font)
            subset.save_font(font, buffer, options)
    except Exception as error:  # fontTools raises whatever a broken table leads it into
        raise EditionError(
            f"the font {path.name} cannot be embedded ({error}): choose another one"
        ) from error
    return buffer.getvalue()


def _characters(edition: Edition, language: str) -> set[str]:
    """Collect the characters that an edition shows in a language."""
    used: set[str] = set()
    for segment in _segments(edition.rows + edition.notes):
        if segment.language == language:
            used.update(segment.text, *_texts(segment.spans))
        used.update(segment.remark)
    for column in edition.columns:
        if column.language == language:
            said = (column.title, column.autonym, column.digits, *column.colophon)
            used.update(*said, *column.words.values())
    used.update("0123456789 .,:()[]–•↑")
    return {char for char in used if category(char) not in ("Cc", "Cs")}


def _segments(rows: Sequence[Row]) -> Iterable[Segment]:
    return (segment for row in rows for segment in row.segments)


def _texts(spans: Iterable[Span]) -> Iterable[str]:
    for span in spans:
        yield span.text
        yield from _texts(span.children)
