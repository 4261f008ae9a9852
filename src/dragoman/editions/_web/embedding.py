"""Fonts that are part of an edition: a subset with only the characters used, as WOFF2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple

from dragoman import fonts
from dragoman.editions._characters import collect_all, list_foreign
from dragoman.editions._common import find_embeddable_font
from dragoman.editions._web.faces import EmbeddedChain
from dragoman.errors import EditionError
from dragoman.fonts.fallbacks import find_fallbacks, find_missing
from dragoman.fonts.files import Face
from dragoman.model import Edition, Options
from dragoman.packages import need_packages

_NAME_IDS = (0, 1, 2, 3, 4, 5, 6, 13, 14)
"""What a subset keeps of the OpenType "name" table: the family's names, and the copyright (0) and
the licence (13, 14), as the Open Font License asks."""


class EmbeddedFont(NamedTuple):
    """A font that is part of the edition."""

    family: str
    weight: str
    """As CSS writes it: "400", or "100 900" for a variable font."""
    name: str
    """The name of its file, in an edition of several files."""
    data: bytes


def embed_fonts(
    edition: Edition, options: Options
) -> tuple[Mapping[str, EmbeddedChain], tuple[EmbeddedFont, ...]]:
    """Return the embedded families of each language that has one, and the fonts.

    Both are empty unless the options ask for embedded fonts. Raises EditionError where the packages
    that make subsets are missing, or a font cannot be subset.
    """
    if not options.embed_fonts:
        return {}, ()
    need_packages("embedded fonts need", "fonttools", "brotli")  # brotli compresses WOFF2
    used = collect_all(edition)
    own = {language: find_embeddable_font(language, options) for language in used}
    families: dict[str, EmbeddedChain] = {}
    characters: dict[str, set[str]] = {}
    files: dict[str, fonts.FontFiles] = {}
    for language, shown in used.items():
        first, chain = own[language], list(_list_chain(language, shown, own, options))
        names = tuple(found.family for found, _ in chain if found != first)
        families[language] = EmbeddedChain(first.family if first else "", names)
        for found, wanted in chain:
            files[found.family] = found
            characters.setdefault(found.family, set()).update(wanted)
    embedded = [
        font for family, found in files.items() for font in _make_fonts(found, characters[family])
    ]
    return families, tuple(embedded)


def _list_chain(
    language: str,
    shown: frozenset[str],
    own: Mapping[str, fonts.FontFiles | None],
    options: Options,
) -> Iterator[tuple[fonts.FontFiles, frozenset[str]]]:
    """Yield the fonts that a language is shown in, with the characters that it needs of each: its
    own, then those of the other languages and of fallbacks for what its own has not."""
    first = own[language]
    if first:
        yield first, shown
    rest = find_missing(list_foreign(language, shown), (first,) if first else ())
    others = [font for font in dict.fromkeys(own.values()) if font and font != first]
    for font in (*others, *find_fallbacks(find_missing(rest, others), options, fonts.may_embed)):
        had = frozenset(each for each in rest if font.has(each))
        if had:
            yield font, had
            rest -= had


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
def _make_subset(face: Face, text: str) -> bytes:
    """Reduce a face to the characters of a text; the bytes are the same each time."""
    from fontTools import subset

    options = subset.Options(
        flavor="woff2",
        layout_features=["*"],
        name_IDs=list(_NAME_IDS),
        notdef_outline=True,
        recalc_timestamp=False,
        font_number=face.index,
    )
    buffer = BytesIO()
    try:
        with closing(subset.load_font(str(face.path), options)) as font:
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=[ord(char) for char in text])
            subsetter.subset(font)
            subset.save_font(font, buffer, options)
    except Exception as error:  # fontTools raises whatever a broken table leads to
        raise EditionError(
            f"the font {face.path.name} cannot be embedded ({error}): choose another one"
        ) from error
    return buffer.getvalue()
