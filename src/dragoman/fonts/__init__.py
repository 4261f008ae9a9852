"""Finding the font that a language is set in: preferences, and the places they are looked for in.

No font comes with dragoman. They are searched in the settings' folders, in the installed
``fontpkg-…`` packages, and, only if the settings say so, among the system's own: what an edition
looks like must not depend on the machine by accident.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman import languages
from dragoman.fonts.files import Face, read_faces, read_font_packages, system_folders
from dragoman.model import Options

TYPST_FAMILY = "Libertinus Serif"
"""The book face inside Typst."""
TYPST_SCRIPTS = frozenset({"Latn", "Grek", "Cyrl", "Hebr"})
"""The scripts that it covers."""

SCREEN_ONLY = frozenset({"Noto Naskh Arabic"})
"""Good to read, but no word of it can be found in a PDF."""

LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "fa": ("Vazirmatn", "Noto Naskh Arabic", "Amiri"),
    "ckb": ("Vazirmatn", "Noto Naskh Arabic", "Amiri"),
    "ur": ("Noto Nastaliq Urdu", "Gulzar", "Amiri", "Noto Naskh Arabic"),
}
"""Families by language, in order of preference, where the script's own do not serve best."""

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

SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "Arab": ("Amiri", "Noto Naskh Arabic", "Vazirmatn"),
    "Hebr": ("Frank Ruhl Libre", "Noto Serif Hebrew"),
    **{code: (f"Noto Serif {name}", f"Noto Sans {name}") for code, name in _NOTO.items()},
}
"""Families by script, for every language that has none of its own."""

PACKAGES: Mapping[str, str] = {"Arab": "fontpkg-amiri", "Hebr": "fontpkg-frank-ruhl-libre"}
"""By script, the package that brings a font of the preferences."""

_FREE = frozenset({"Amiri", "Vazirmatn", "Gulzar", TYPST_FAMILY})


@dataclass(frozen=True, slots=True)
class FontFiles:
    """A family, and where it was found."""

    family: str
    regular: Path | None
    """None for the face inside Typst, which has no file of its own."""
    bold: Path | None
    """A variable font is its own bold."""
    italic: Path | None
    bold_italic: Path | None
    origin: str
    """For the user: "settings' folder", "package fontpkg-amiri", "system", "inside Typst"."""

    @property
    def files(self) -> tuple[Path, ...]:
        """All its files, each once."""
        named = (self.regular, self.bold, self.italic, self.bold_italic)
        return tuple(dict.fromkeys(path for path in named if path))

    @property
    def folder(self) -> Path | None:
        """Where its regular file lies."""
        return self.regular.parent if self.regular else None


def find_font(language: str, options: Options, *, screen: bool = False) -> FontFiles | None:
    """Give the first family of the language's preferences that any place has.

    For a screen the reader has fonts of their own, so Typst's book face is not named there.
    """
    places = tuple(_list_places(options))
    for family in list_preferences(language, options, screen=screen):
        for origin, known in places:
            if family.casefold() in known:
                return _choose_files(family, known[family.casefold()], origin)
    if not screen and languages.script(language) in TYPST_SCRIPTS:
        return FontFiles(TYPST_FAMILY, None, None, None, None, "inside Typst")
    return None


def list_preferences(language: str, options: Options, *, screen: bool = False) -> tuple[str, ...]:
    """Name the families for a language, the settings' own first, then dragoman's."""
    base = language.partition("_")[0]
    chosen = options.fonts.get(language) or options.fonts.get(base) or ()
    script = languages.script(language)
    own = LANGUAGES.get(base, ()) if script == languages.script(base) else ()
    usual = own or SCRIPTS.get(script, ())
    if not screen:
        usual = tuple(family for family in usual if family not in SCREEN_ONLY)
    return tuple(dict.fromkeys((*chosen, *usual)))


def may_embed(family: str) -> bool:
    """Tell whether a subset of the family may be published under the family's own name.

    True of what is under the Open Font License without a Reserved Font Name.
    """
    return family in _FREE or family.startswith(("Noto Serif", "Noto Sans", "Noto Na", "Noto Ku"))


def advise(language: str) -> str:
    """Say how to get a font for the language, as the end of a sentence."""
    package = PACKAGES.get(languages.script(language))
    named = list_preferences(language, Options())
    wanted = f" such as {named[0]}" if named else ""
    put = f"put a TTF or OTF font{wanted} into the settings' font folder"
    if package:
        return f"pip install {package}, or {put}"
    sought = languages.name(language) if not named else named[0]
    return f"pip install a package that `fontpkg search '{sought}'` names, or {put}"


def _list_places(options: Options) -> Iterator[tuple[str, Mapping[str, tuple[Face, ...]]]]:
    for folder in options.font_folders:
        yield "settings' folder", _read_folder(folder)
    yield from _read_packages()
    if options.system_fonts:
        for path in system_folders():
            yield "system", _read_folder(str(path))


@cache
def _read_folder(folder: str) -> Mapping[str, tuple[Face, ...]]:
    """Group the faces of a folder by family; a process looks into a folder once."""
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


def _choose_files(family: str, members: tuple[Face, ...], origin: str) -> FontFiles:
    def nearest(weight: int, *, italic: bool) -> Path | None:
        styled = [face for face in members if face.italic is italic]
        heavy = [face for face in styled if weight < 600 or face.variable or face.weight >= 600]
        if not heavy:
            return None
        chosen = min(heavy, key=lambda face: (not face.variable, abs(face.weight - weight)))
        return chosen.path

    regular = nearest(400, italic=False) or members[0].path
    return FontFiles(
        members[0].family,
        regular,
        nearest(700, italic=False),
        nearest(400, italic=True),
        nearest(700, italic=True),
        origin,
    )
