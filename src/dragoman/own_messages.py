"""The messages of dragoman itself in an edition, such as "Contents", in the edition's languages.

They are translated in our own catalogues, ``locale/<language>/LC_MESSAGES/dragoman.po`` beside this
file; the msgids are English. A project adds a language, or replaces translations of ours, by a
catalogue of its own: ``locale/<language>/dragoman.po``. What only the workbench says is in another
catalogue, ``workbench.po``: it has fewer languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from dragoman import languages, po
from dragoman.files.inside import resolve_inside

OWN = Path(__file__).parent / "locale"
"""The folder of our own catalogues."""
_EDITIONS = "dragoman"
"""The name of the catalogue with the messages of editions."""


def read_own_messages(
    language: str,
    project: Path | None = None,
    root: Path | None = None,
    *,
    catalogue: str = _EDITIONS,
) -> Mapping[str, str]:
    """Return the translations of our messages into a language, by their English text.

    A message that is not translated, or is fuzzy, is not in the result. The catalogue of a
    territory or script (``ar_SY``) overrides the one of its language (``ar``), and so on for all
    languages that it inherits from. The catalogues of the project, in its folder ``project`` of
    catalogues, override ours; no link may lead out of ``root``, by default that folder. Raises
    CatalogError, with file and line, for a catalogue that is damaged, and ProjectError for such a
    link.
    """
    translations: dict[str, str] = {}
    for path in list_files([language], project, root, catalogue=catalogue):
        translations.update(_read_translations(path))
    return translations


def fill_names(text: str, values: Mapping[str, str]) -> str:
    """Replace each ``{name}`` in a message by its value; a name without a value stays.

    ``str.format`` is not used: with it, a message could reach into a value (``{name.__class__}``).
    """
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def list_files(
    codes: Iterable[str],
    project: Path | None = None,
    root: Path | None = None,
    *,
    catalogue: str = _EDITIONS,
) -> tuple[Path, ...]:
    """Return the files that ``read_own_messages`` reads for these languages.

    Raises ProjectError for a link that leads out of ``root``.
    """
    candidates = (path for code in codes for path in _list_candidates(code, project, catalogue))
    found = tuple(path for path in candidates if path.is_file())
    for path in found:
        if project is not None and path.is_relative_to(project):
            resolve_inside(root or project, path)
    return found


def _list_candidates(language: str, project: Path | None, catalogue: str) -> Iterator[Path]:
    """Yield where the catalogues for a language may be: a later one overrides an earlier one."""
    codes = languages.list_ancestors(language)[::-1]
    yield from (OWN / code / "LC_MESSAGES" / f"{catalogue}.po" for code in codes)
    if project is not None:
        yield from (project / code / f"{catalogue}.po" for code in codes)


def _read_translations(path: Path) -> Mapping[str, str]:
    return _parse_translations(po.read_bytes(path), str(path))


@lru_cache(maxsize=64)
def _parse_translations(data: bytes, name: str) -> Mapping[str, str]:
    """Return the translations in a catalogue: once for all editions, while it has these bytes."""
    return {
        block.msgid: block.msgstr[0]
        for block in po.parse(data, name).blocks
        if block.context is None and not (block.obsolete or block.fuzzy) and block.msgstr[0]
    }
