"""Fonts that are part of an edition: a subset with only the characters used, as WOFF2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from unicodedata import category

from dragoman import fonts
from dragoman.editions._common import find_embeddable_font, list_languages
from dragoman.errors import EditionError
from dragoman.model import Edition, Options
from dragoman.packages import need_packages

_NAME_IDS = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""What a subset keeps of the OpenType "name" table: the family's names, and the copyright (0) and
the licence (13, 14), as the Open Font License asks."""


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A font that is part of the edition."""

    family: str
    weight: str
    """As CSS writes it: "400", or "100 900" for a variable font."""
    name: str
    """The name of its file, in an edition of several files."""
    data: bytes


def embed_fonts(
    edition: Edition, options: Options
) -> tuple[Mapping[str, str], tuple[EmbeddedFont, ...]]:
    """Return the family of each language that has an embedded font, and the fonts.

    Both are empty unless the options ask for embedded fonts. Raises EditionError where the packages
    that make subsets are missing, or a font cannot be subset.
    """
    if not options.embed_fonts:
        return {}, ()
    need_packages("embedded fonts need", "fonttools", "brotli")  # brotli compresses WOFF2
    families: dict[str, str] = {}
    characters: dict[str, set[str]] = {}
    files: dict[str, fonts.FontFiles] = {}
    for language in list_languages(edition):
        found = find_embeddable_font(language, options)
        if found:
            families[language] = found.family
            files[found.family] = found
            used = characters.setdefault(found.family, set())
            used.update(_collect_characters(edition, language))
    embedded = [
        font for family, found in files.items() for font in _make_fonts(found, characters[family])
    ]
    return families, tuple(embedded)


def _make_fonts(found: fonts.FontFiles, characters: set[str]) -> Iterable[EmbeddedFont]:
    """Yield subsets of the regular and the bold font of a family; a variable font is both."""
    name, text = found.family.replace(" ", ""), "".join(sorted(characters))
    regular, bold = found.regular, found.bold
    if regular is None:
        return
    if bold == regular:
        yield EmbeddedFont(found.family, "100 900", f"{name}.woff2", _make_subset(regular, text))
        return
    yield EmbeddedFont(found.family, "400", f"{name}-Regular.woff2", _make_subset(regular, text))
    if bold is not None:
        yield EmbeddedFont(found.family, "700", f"{name}-Bold.woff2", _make_subset(bold, text))


@lru_cache(maxsize=8)  # the formats of one edition ask for the same subsets, one after the other
def _make_subset(path: Path, text: str) -> bytes:
    """Reduce a font file to the characters of a text; the bytes are the same each time."""
    from fontTools import subset

    options = subset.Options(
        flavor="woff2",
        layout_features=["*"],
        name_IDs=list(_NAME_IDS),
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
    except Exception as error:  # fontTools raises whatever a broken table leads to
        raise EditionError(
            f"the font {path.name} cannot be embedded ({error}): choose another one"
        ) from error
    return buffer.getvalue()


def _collect_characters(edition: Edition, language: str) -> set[str]:
    """Return the characters that an edition shows in a language, without control characters."""
    used = set("0123456789 .,:()[]–•↑")
    for row in edition.all_rows:
        for segment in row.segments:
            if segment.language == language:
                spans = (inner for span in segment.spans for inner in span.walk())
                used.update(segment.text, *(span.text for span in spans))
            if segment.remark.language == language:
                used.update(segment.remark.text)
        if row.original and row.original.language == language:
            used.update(row.original.text)
    for column in edition.columns:
        phrases = (column.title, *column.colophon)
        used.update(*(phrase.text for phrase in phrases if phrase.language == language))
        if column.language == language:
            used.update(column.autonym, column.digits, *column.words.values())
    return {char for char in used if category(char) not in ("Cc", "Cs")}
