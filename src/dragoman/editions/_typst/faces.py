"""The fonts of a PDF: each language has a chain of families, and Typst gets their files and no
others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import fonts, languages
from dragoman.editions._characters import collect_all, describe_places
from dragoman.errors import EditionError, quote
from dragoman.fonts import joiners
from dragoman.fonts.fallbacks import find_fallbacks, find_missing
from dragoman.fonts.files import Face, copy_faces
from dragoman.model import Edition, Options

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard

STANDARDS: tuple[PDFStandard, ...] = ("a-3a", "ua-1")
UNDISPLAYABLE = re.compile(r'the text `?"(.+?)"`? could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_FIRST_FOREIGN = "\u0590"
"""Of letters before this one, Typst's own families are asked first."""
_PROBE = b"""#set document(title: "x")
#set text(lang: "en")
#for each in sys.inputs.text.codepoints() [#each ]
"""
"""Shows each character by itself; nothing of the text is evaluated."""


@dataclass(frozen=True, slots=True)
class FontChains:
    """What an edition is set in."""

    own: Mapping[str, fonts.FontFiles]
    """The font of each language."""
    fallbacks: tuple[fonts.FontFiles, ...]
    """The fonts of characters that no font of a language has."""

    def list_chain(self, language: str) -> tuple[str, ...]:
        """Return the families of a language: its own, those of the others, the one inside Typst,
        and the fallbacks."""
        found = (self.own[language], *self.own.values(), fonts.TYPST_FONT, *self.fallbacks)
        return tuple(dict.fromkeys(font.family for font in found))

    def name_families(self, names: Mapping[str, str]) -> dict[str, list[str]]:
        """Return the chain of each language with the names that Typst has for the families."""
        return {
            language: [names.get(family, family) for family in self.list_chain(language)]
            for language in self.own
        }

    def list_plain(self) -> frozenset[str]:
        """Return the languages whose font would give them the forms of another language."""
        return frozenset(
            language
            for language, font in self.own.items()
            if font.regular
            and not fonts.needs_local_forms(language)
            and font.regular.changes_arabic_by_default()
        )


def choose_fonts(edition: Edition, options: Options) -> FontChains:
    """Return the fonts of an edition.

    Raises EditionError for languages without a font, and for characters that no font has: one error
    for all of them.
    """
    used = collect_all(edition)
    own = _choose_own(used, options)
    everything = frozenset().union(*used.values())
    missing = find_missing(everything, tuple(own.values()))
    probed = frozenset(each for each in missing if each < _FIRST_FOREIGN or not each.isalpha())
    missing = (missing - probed) | list_unset(probed)
    fallbacks = find_fallbacks(missing, options)
    missing = list_unset(find_missing(missing, fallbacks))
    if missing:
        raise EditionError(
            f"{describe_places(edition, missing)}; {fonts.advise_characters(missing, options)}"
        )
    return FontChains(own, fallbacks)


def _choose_own(used: Mapping[str, frozenset[str]], options: Options) -> dict[str, fonts.FontFiles]:
    """Return the font of each language: a preferred one, or else whatever is found that has most of
    its letters."""
    own, refused = {}, []
    for language, characters in used.items():
        found = fonts.find_font(language, options)
        if found is None:
            letters = frozenset(each for each in characters if each >= _FIRST_FOREIGN)
            letters = frozenset(filter(str.isalpha, letters))
            fallbacks = find_fallbacks(letters, options)
            if fallbacks and not find_missing(letters, fallbacks):
                found = max(fallbacks, key=lambda font: sum(map(font.has, letters)))
        if found is None:
            name = languages.find_language_name(language)
            refused.append(f"no font for {name} was found: {fonts.advise(language, options)}")
        else:
            own[language] = found
    if refused:
        raise EditionError("; ".join(refused))
    return own


@cache
def list_unset(characters: frozenset[str]) -> frozenset[str]:
    """Return the characters that none of the families inside Typst has."""
    import typst

    own = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    left: frozenset[str] = characters
    unset: frozenset[str] = frozenset()
    while left:
        try:
            typst.compile(
                _PROBE,
                font_paths=own,
                ignore_system_fonts=True,
                sys_inputs={"text": "".join(sorted(left))},
                format="pdf",
                pdf_standards=list(STANDARDS),
            )
        except typst.TypstError as error:
            lacking = left & set(find_undisplayable(error))
            if not lacking:
                break
            unset |= lacking
            left -= lacking
        else:
            break
    return unset


def find_undisplayable(error: object) -> str:
    """Return the text that no font has, as an error of Typst names it; empty for other errors."""
    match = UNDISPLAYABLE.search(str(getattr(error, "message", error)))
    return _ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), match[1]) if match else ""


def make_font_book(chains: FontChains, folder: Path) -> tuple[Fonts, Mapping[str, str]]:
    """Return the fonts that Typst may use, and by family the name that Typst has for it.

    They are only the files that were chosen, which are copied into the folder, because Typst would
    use everything else that lies beside them. A copy says the weight that the face has, and keeps
    the half-spaces of Persian, so that words with one are found in a PDF.
    """
    import typst

    found = (*chains.own.values(), *chains.fallbacks)
    paths: dict[Path, tuple[Face, ...]] = {}
    for face in dict.fromkeys(face for font in found for face in font.faces):
        paths[face.path] = (*paths.get(face.path, ()), face)
    copies: dict[tuple[str, int], Face] = {}
    for number, (path, faces) in enumerate(paths.items()):
        copy = folder / f"{number}{path.suffix.lower()}"
        copy.write_bytes(joiners.keep_non_joiner(copy_faces(faces)))
        copies.update({(str(copy), face.index): face for face in faces})
    book = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)]
    )
    names = {}
    for info in book.fonts():
        copied = copies.get((info.path or "", info.index))
        if copied:
            names[copied.family] = info.family
    _check_names(found, names)
    return book, names


def _check_names(found: Iterable[fonts.FontFiles], names: Mapping[str, str]) -> None:
    for font in found:
        if font.regular and font.family not in names:
            raise EditionError(f"Typst cannot read the font {quote(font.family)} in {font.folder}")
