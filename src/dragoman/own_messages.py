"""What dragoman itself says in an edition, in the edition's languages.

The words are messages of dragoman's own catalogues, ``locale/<language>/LC_MESSAGES/dragoman.po``
beside this file; English is the msgid. A project adds a language, or says things its own way, by
one file: ``locale/<language>/dragoman.po``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from dragoman.errors import CatalogError

OWN = Path(__file__).parent / "locale"


def read_own_messages(language: str, project: Path | None = None) -> Mapping[str, str]:
    """Give English to translation, for the messages that have one.

    What stands for a territory or script (``ar_SY``) stands on what stands for its language
    (``ar``), and the project's words, from its folder of catalogues, stand on dragoman's own.
    """
    base = language.partition("_")[0]
    found: dict[str, str] = {}
    for code in dict.fromkeys((base, language)):
        found.update(_read_translations(OWN / code / "LC_MESSAGES" / "dragoman.po"))
    if project is not None:
        for code in dict.fromkeys((base, language)):
            found.update(_read_translations(project / code / "dragoman.po"))
    return found


def fill_names(text: str, values: Mapping[str, str]) -> str:
    """Put values for the ``{names}`` of a message; a name that has none stays as it is.

    Not ``str.format``: a message of a catalogue must not reach into the values.
    """
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def list_files(languages: Iterable[str], project: Path | None = None) -> tuple[Path, ...]:
    """Name the files that ``words`` would read: what an edition depends on."""
    found = []
    for language in languages:
        for code in dict.fromkeys((language.partition("_")[0], language)):
            found.append(OWN / code / "LC_MESSAGES" / "dragoman.po")
            if project is not None:
                found.append(project / code / "dragoman.po")
    return tuple(path for path in found if path.is_file())


def _read_translations(path: Path) -> dict[str, str]:
    if not path.is_file():
        return {}
    import polib

    try:
        catalog = polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(f"not a catalogue: {error}", path) from None
    return {entry.msgid: entry.msgstr for entry in catalog.translated_entries()}
