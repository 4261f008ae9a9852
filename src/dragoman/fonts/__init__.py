"""Finding the font for a language: the preferred families, and the places to search.

dragoman brings no font of its own. A font is searched in the folders of the settings, then in the
installed ``fontpkg-…`` packages. The fonts of the system are searched only if the settings say so,
because the look of an edition must not depend on the machine by accident.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman import languages
from dragoman.fonts.files import Face, list_system_folders, read_faces, read_font_packages
from dragoman.model import Options

TYPST_FAMILY = "Libertinus Serif"
"""The serif family that is built into Typst."""
TYPST_SCRIPTS = frozenset({"Latn", "Grek", "Cyrl", "Hebr"})
"""The scripts that ``TYPST_FAMILY`` has letters for."""

SCREEN_ONLY = frozenset({"Noto Naskh Arabic"})
"""Families that are good on a screen, but a word set in them cannot be searched in a PDF."""

LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "fa": ("Vazirmatn", "Noto Naskh Arabic", "Amiri"),
    "ckb": ("Vazirmatn", "Noto Naskh Arabic", "Amiri"),
    "ur": ("Noto Nastaliq Urdu", "Gulzar", "Amiri", "Noto Naskh Arabic"),
}
"""Families by language, in order of preference, where ``SCRIPTS`` is not the best choice."""

_NOTO = {
    "Armn": "Armenian",
    "Beng": "Bengali",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Gujr": "Gujarati",
    "Guru": "Gurmukhi",
    "Hans": "SC",
    "Hant": "TC",
    "Jpan": "JP",
    "Khmr": "Khmer",
    "Knda": "Kannada",
    "Kore": "KR",
    "Laoo": "Lao",
    "Mlym": "Malayalam",
    "Mymr": "Myanmar",
    "Orya": "Oriya",
    "Sinh": "Sinhala",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Thaa": "Thaana",
    "Thai": "Thai",
    "Tibt": "Tibetan",
}
"""The name of each script in the families of Noto: "Noto Serif Thai"."""

SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "Arab": ("Amiri", "Noto Naskh Arabic", "Vazirmatn"),
    "Hebr": ("Frank Ruhl Libre", "Noto Serif Hebrew"),
    **{code: (f"Noto Serif {name}", f"Noto Sans {name}") for code, name in _NOTO.items()},
}
"""Families by script, in order of preference, for every language that is not in ``LANGUAGES``."""

PACKAGES: Mapping[str, str] = {"Arab": "fontpkg-amiri", "Hebr": "fontpkg-frank-ruhl-libre"}
"""By script, the distribution on PyPI that installs one of the preferred fonts."""

_FREE = frozenset({"Amiri", "Vazirmatn", "Gulzar", TYPST_FAMILY})
"""Families under the Open Font License without a Reserved Font Name, besides those of Noto."""


@dataclass(frozen=True, slots=True)
class FontFiles:
    """The font files of a family, and where they were found."""

    family: str
    regular: Path | None
    """None for the family that is built into Typst, which has no file."""
    bold: Path | None
    """The same file as ``regular`` for a variable font."""
    italic: Path | None
    bold_italic: Path | None
    origin: str
    """Shown to users: "settings' folder", "package fontpkg-amiri", "system", "inside Typst"."""

    @property
    def files(self) -> tuple[Path, ...]:
        """All files of the family, each once."""
        styles = (self.regular, self.bold, self.italic, self.bold_italic)
        return tuple(dict.fromkeys(path for path in styles if path))

    @property
    def folder(self) -> Path | None:
        """The folder of the regular file; None where there is no file."""
        return self.regular.parent if self.regular else None


def find_font(language: str, options: Options, *, screen: bool = False) -> FontFiles | None:
    """Return the first preferred family of a language that is found in any place.

    Return None where there is none. The family that is built into Typst is a last resort on paper;
    on a ``screen`` it does not exist, and readers have fonts of their own.
    """
    places = tuple(_list_places(options))
    for family in list_preferences(language, options, screen=screen):
        for origin, families in places:
            if family.casefold() in families:
                return _choose_files(families[family.casefold()], origin)
    if not screen and languages.script(language) in TYPST_SCRIPTS:
        return FontFiles(TYPST_FAMILY, None, None, None, None, "inside Typst")
    return None


def list_preferences(language: str, options: Options, *, screen: bool = False) -> tuple[str, ...]:
    """Return the families for a language: those of the settings first, then those of dragoman.

    A territory (``ar_EG``) has the families of its language unless the settings name others. Of the
    families of dragoman, those that cannot be searched in a PDF are only for a ``screen``.
    """
    base = language.partition("_")[0]
    chosen = options.fonts.get(language) or options.fonts.get(base) or ()
    script = languages.script(language)
    own = LANGUAGES.get(base, ()) if script == languages.script(base) else ()
    defaults = own or SCRIPTS.get(script, ())
    if not screen:
        defaults = tuple(family for family in defaults if family not in SCREEN_ONLY)
    return tuple(dict.fromkeys((*chosen, *defaults)))


def may_embed(family: str) -> bool:
    """Return whether a subset of the family may be published under the name of the family.

    True for families under the Open Font License without a Reserved Font Name.
    """
    return family in _FREE or family.startswith(("Noto Serif", "Noto Sans", "Noto Na", "Noto Ku"))


def advise(language: str) -> str:
    """Return how to get a font for a language, as the end of a sentence."""
    package = PACKAGES.get(languages.script(language))
    families = list_preferences(language, Options())
    example = f" such as {families[0]}" if families else ""
    by_hand = f"put a TTF or OTF font{example} into the font folder of the settings"
    if package:
        return f"pip install {package}, or {by_hand}"
    query = families[0] if families else languages.name(language)
    return (
        f"pip install fontpkg, then a package that `fontpkg search '{query}'` lists, or {by_hand}"
    )


def _list_places(options: Options) -> Iterator[tuple[str, Mapping[str, tuple[Face, ...]]]]:
    """Yield the places to search in order: the origin, and the faces by casefolded family."""
    for folder in options.font_folders:
        yield "settings' folder", _read_folder(folder)
    yield from _read_packages()
    if options.system_fonts:
        for path in list_system_folders():
            yield "system", _read_folder(str(path))


@cache
def _read_folder(folder: str) -> Mapping[str, tuple[Face, ...]]:
    """Return the faces of a folder by casefolded family. A process reads a folder only once."""
    families: dict[str, list[Face]] = {}
    for face in read_faces(Path(folder)):
        families.setdefault(face.family.casefold(), []).append(face)
    return {family: tuple(members) for family, members in families.items()}


@cache
def _read_packages() -> tuple[tuple[str, Mapping[str, tuple[Face, ...]]], ...]:
    return tuple(
        (f"package fontpkg-{slug}", {family.casefold(): members})
        for slug, family, members in read_font_packages()
    )


def _choose_files(members: tuple[Face, ...], origin: str) -> FontFiles:
    """Choose the four styles of a family from its faces; a style that is not there is None."""

    def find_nearest(weight: int, *, italic: bool) -> Path | None:
        styled = [face for face in members if face.italic is italic]
        fitting = [face for face in styled if weight < 600 or face.variable or face.weight >= 600]
        if not fitting:
            return None
        chosen = min(fitting, key=lambda face: (not face.variable, abs(face.weight - weight)))
        return chosen.path

    regular = find_nearest(400, italic=False) or members[0].path
    return FontFiles(
        members[0].family,
        regular,
        find_nearest(700, italic=False),
        find_nearest(400, italic=True),
        find_nearest(700, italic=True),
        origin,
    )
