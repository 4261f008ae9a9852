"""Finding the font for a language: the preferred families, and the places to search.

dragoman brings no font of its own. A font is searched in the folders of the settings, then in the
installed ``fontpkg-…`` packages. The fonts of the system are searched only if the settings say so,
because the look of an edition must not depend on the machine by accident.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dragoman import languages
from dragoman.fonts.families import (
    FREE,
    LANGUAGE_SYSTEMS,
    LANGUAGES,
    LOCAL_FORMS,
    PACKAGES,
    SCREEN_ONLY,
    SCRIPTS,
    SYSTEMS,
    TYPST_FAMILY,
    TYPST_SCRIPTS,
)
from dragoman.fonts.files import (
    Face,
    forget_characters,
    list_system_folders,
    list_unread,
    list_web_fonts,
    read_faces,
    read_font_packages,
)
from dragoman.model import Options
from dragoman.packages import describe_install


class FontFiles(NamedTuple):
    """The faces of a family, and where they were found."""

    family: str
    regular: Face | None
    """None for the family that is built into Typst, which has no file."""
    bold: Face | None
    """The same face as ``regular`` for a variable font."""
    italic: Face | None
    bold_italic: Face | None
    origin: str
    """Shown to users: "the folder of the settings", "package fontpkg-amiri", "system",
    "inside Typst"."""

    @property
    def faces(self) -> tuple[Face, ...]:
        """All faces of the family, each once."""
        styles = (self.regular, self.bold, self.italic, self.bold_italic)
        return tuple(dict.fromkeys(face for face in styles if face))

    @property
    def files(self) -> tuple[Path, ...]:
        """All files of the family, each once."""
        return tuple(dict.fromkeys(face.path for face in self.faces))

    @property
    def folder(self) -> Path | None:
        """The folder of the regular face; None where there is no file."""
        return self.regular.path.parent if self.regular else None

    def has(self, character: str) -> bool:
        """Return whether the family is known to have a character. Of the one inside Typst nothing
        is known."""
        return self.regular is not None and self.regular.has(character)


TYPST_FONT = FontFiles(TYPST_FAMILY, None, None, None, None, "inside Typst")


def find_font(language: str, options: Options, *, screen: bool = False) -> FontFiles | None:
    """Return the first preferred family of a language that is found in any place.

    Return None where there is none. The family that is built into Typst is a last resort on paper;
    on a ``screen`` it does not exist, and readers have fonts of their own.
    """
    own = list_preferences(language, options, screen=screen)
    for family in (*own, *list_system_families(language)):
        found = find_family(family, options)
        if found:
            return found
    has_letters = languages.find_script(language) in TYPST_SCRIPTS
    return TYPST_FONT if has_letters and not screen else None


def find_family(family: str, options: Options) -> FontFiles | None:
    """Return the files of a family, from the first place that has it; None where none has.

    The family may be named in any of the languages that the font itself names it in.
    """
    for origin, families in _list_places(options):
        if family.casefold() in families:
            return _choose_faces(families[family.casefold()], origin)
    return None


def list_found(options: Options) -> Iterator[FontFiles]:
    """Yield each family that is found in any place, in the order of the places, then by name."""
    seen = set()
    for origin, families in _list_places(options):
        for _, members in sorted(families.items()):
            if members[0].family not in seen:
                seen.add(members[0].family)
                yield _choose_faces(members, origin)


def list_broken(options: Options) -> Iterator[Path]:
    """Yield the files in the font folder of the settings that are skipped: none can be read."""
    for folder in options.font_folders:
        yield from list_unread(Path(folder))


def list_preferences(language: str, options: Options, *, screen: bool = False) -> tuple[str, ...]:
    """Return the families for a language: those of the settings first, then those of dragoman.

    A territory (``ar_EG``) has the families of its language unless the settings name others. Of the
    families of dragoman, those that cannot be searched in a PDF are only for a ``screen``.
    """
    defaults = _find_own(LANGUAGES, language) or SCRIPTS.get(languages.find_script(language), ())
    if not screen:
        defaults = tuple(family for family in defaults if family not in SCREEN_ONLY)
    return tuple(dict.fromkeys((*list_named(language, options), *defaults)))


def list_named(language: str, options: Options) -> tuple[str, ...]:
    """Return the families that the settings name for a language."""
    base = language.partition("_")[0]
    return tuple(options.fonts.get(language) or options.fonts.get(base) or ())


def list_system_families(language: str) -> tuple[str, ...]:
    """Return the families for a language that come with the systems of readers."""
    own = _find_own(LANGUAGE_SYSTEMS, language)
    return own or SYSTEMS.get(languages.find_script(language), ())


def _find_own(families: Mapping[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    """Return the families of a language itself, or of the same language without its territory if
    that has the same script."""
    base = language.partition("_")[0]
    if language in families or languages.find_script(language) != languages.find_script(base):
        return families.get(language, ())
    return families.get(base, ())


def needs_local_forms(language: str) -> bool:
    """Return whether letters and digits of a language have the forms that fonts have for languages.

    False for those languages in the Arabic script for which a font may have the forms of another.
    """
    return languages.find_script(language) != "Arab" or language.partition("_")[0] in LOCAL_FORMS


def may_embed(family: str) -> bool:
    """Return whether a subset of the family may be published under the name of the family.

    True for families under the Open Font License without a Reserved Font Name.
    """
    return family in FREE or family.startswith(_NOTO_KINDS)


def advise(language: str, options: Options | None = None) -> str:
    """Return how to get a font for a language, as the end of a sentence."""
    options = options or Options()
    package = PACKAGES.get(languages.find_script(language))
    families = list_preferences(language, options)
    example = f" such as {families[0]}" if families else ""
    ways = [describe_install(package)] if package else []
    return _join_ways((*ways, f"put a TTF, OTF or TTC font{example} into {_FOLDER}"), options)


def advise_characters(characters: Collection[str], options: Options) -> str:
    """Return how to get a font for characters that none has, as the end of a sentence."""
    is_emoji = any(_FIRST_EMOJI <= each <= _LAST_EMOJI for each in characters)
    example = ", such as Noto Emoji (TTF), which is free," if is_emoji else ""
    return _join_ways((f"put a font that has them{example} into {_FOLDER}",), options)


_FIRST_EMOJI, _LAST_EMOJI = "\U0001f000", "\U0001faff"
_FOLDER = "the font folder of the settings"


def _join_ways(ways: tuple[str, ...], options: Options) -> str:
    if not options.system_fonts:
        ways = (*ways, "let dragoman use the fonts of this machine (system = true in [fonts])")
    advice = f"{', '.join(ways[:-1])}, or {ways[-1]}" if len(ways) > 1 else ways[0]
    packed = [path.name for folder in options.font_folders for path in list_web_fonts(Path(folder))]
    if packed:
        advice += (
            f"; {packed[0]} in the font folder is a font for web pages, which cannot be used here: "
            "take the TTF or OTF of the same font"
        )
    return advice


_NOTO_KINDS = ("Noto Serif", "Noto Sans", "Noto Na", "Noto Ku", "Noto Emoji", "Noto Color")
"""How the names of families of Noto begin."""

Place = tuple[str, Mapping[str, tuple[Face, ...]]]
"""The origin of fonts, and the faces by casefolded name of the family."""


def _list_places(options: Options) -> Iterator[Place]:
    """Yield the places to search, in order."""
    for folder in options.font_folders:
        yield "the folder of the settings", _read_folder(folder)
    yield from _read_packages()
    if options.system_fonts:
        for path in list_system_folders():
            yield "system", _read_folder(str(path))


@cache
def _read_folder(folder: str) -> Mapping[str, tuple[Face, ...]]:
    """Return the faces of a folder by casefolded family. A process reads a folder only once."""
    return _sort_faces(read_faces(Path(folder)))


def forget_files() -> None:
    """Forget what was read of the fonts in folders: from now on they are read as they are now."""
    _read_folder.cache_clear()
    forget_characters()


@cache
def _read_packages() -> tuple[Place, ...]:
    return tuple(
        (f"package fontpkg-{slug}", _sort_faces(members)) for slug, members in read_font_packages()
    )


def _sort_faces(faces: Iterable[Face]) -> Mapping[str, tuple[Face, ...]]:
    families: dict[str, list[Face]] = {}
    for face in faces:
        for name in sorted(face.names | {face.family.casefold()}):
            families.setdefault(name, []).append(face)
    return {family: tuple(members) for family, members in families.items()}


def _choose_faces(members: tuple[Face, ...], origin: str) -> FontFiles:
    """Choose the four styles of a family from its faces; a style that is not there is None."""

    def find_nearest(weight: int, *, italic: bool) -> Face | None:
        styled = [face for face in members if face.italic is italic]
        fitting = [face for face in styled if weight < 600 or face.variable or face.weight >= 600]
        return min(
            fitting,
            key=lambda face: (abs(face.width - 5), not face.variable, abs(face.weight - weight)),
            default=None,
        )

    regular = find_nearest(400, italic=False) or members[0]
    return FontFiles(
        regular.family,
        regular,
        find_nearest(700, italic=False),
        find_nearest(400, italic=True),
        find_nearest(700, italic=True),
        origin,
    )
