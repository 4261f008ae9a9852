"""Checking one catalogue of a project, or a part of a large one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from dragoman import proofread
from dragoman.checks import Finding, Policy
from dragoman.checks.msgfmt import find_msgfmt
from dragoman.commands._caches.digests import digest_bytes
from dragoman.commands._check.known_translations import list_catalog_files
from dragoman.commands._check.located import SourceReader
from dragoman.commands._parallel.workers import Workers, count_processors, measure_file
from dragoman.errors import CatalogError, DragomanError
from dragoman.model import CatalogName
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.proofread import CatalogCheck, KnownTranslations

MOST = 1_000
"""So many findings in texts a process returns: those of a catalogue in which every word is one
would fill the memory."""
LARGE = 1_000_000
"""A catalogue with fewer bytes is never divided: who checks a part reads all of it."""


class Part(NamedTuple):
    """What one process checks at once: a catalogue, or a part of it."""

    place: CatalogName
    number: int = 0
    """The first part, 0, has a few messages: what is loaded for them is there before other
    processes begin as copies of the first one. The last part is the file itself, without texts."""
    last: int = 0
    """The number of the last part; 0 for a catalogue that is not divided."""


class FoundFaults(NamedTuple):
    """What was found in a catalogue."""

    findings: Iterable[Finding]
    unread: tuple[DragomanError, ...]
    """Why files could not be read that decide on what is found. Nobody knows what would be found
    with them, so nothing of this is to be remembered."""


class PartFindings(NamedTuple):
    """What was found in a part of a catalogue."""

    digest: bytes
    """Of the catalogue: its parts may have been read at different times."""
    in_file: Sequence[Finding]
    in_texts: Sequence[Finding]
    are_all: bool
    """Whether nothing else was found. More than ``MOST`` findings do not travel."""
    unread: tuple[DragomanError, ...] = ()
    """As in ``FoundFaults``."""


def list_parts(project: Project, places: Sequence[CatalogName], workers: Workers) -> list[Part]:
    """Return the catalogues, those divided that would keep one process busy while others wait.

    For a cluster, none is.
    """
    processes = 1 if workers.cluster else workers.processes or count_processors()
    if processes == 1:
        return [Part(place) for place in places]
    sizes = [sum(map(measure_file, list_catalog_files(project, place))) for place in places]
    share = sum(sizes) / (2 * processes)
    parts: list[Part] = []
    for place, size in zip(places, sizes, strict=True):
        pieces = max(1, round(size / share)) if size >= LARGE else 1
        # The first one, too, because no other process works before the first part is done.
        is_divided = size >= LARGE and (pieces > 1 or not parts)
        last = pieces + 1 if is_divided else 0
        parts += (Part(place, number, last) for number in range(last + 1))
    return parts


def fit_together(found: Sequence[PartFindings | None]) -> bool:
    """Return whether the parts of a catalogue have all its findings, as it was at one time."""
    is_same = len({part and part.digest for part in found}) == 1
    return is_same and all(part is None or part.are_all for part in found)


def join_parts(found: Sequence[PartFindings | None]) -> FoundFaults | None:
    """Return what was found in a catalogue, given its parts, which ``fit_together``; None where
    there is no catalogue."""
    parts = [each for each in found if each is not None]
    if not parts:
        return None
    in_texts = (finding for part in parts for finding in part.in_texts)
    unread = tuple(error for part in parts for error in part.unread)
    return FoundFaults(proofread.join_findings(parts[-1].in_file, in_texts), unread)


class CatalogChecker:
    """Checks the catalogues of a project, with what is known of the translations of each language.

    It keeps the last one of which it has checked a part, and travels to another process without.
    """

    def __init__(
        self, policy: Policy, known: Mapping[str, KnownTranslations], sources: SourceReader
    ) -> None:
        self._policy, self._known, self._sources = policy, known, sources
        self._last: _OpenedCatalog | None = None

    def __reduce__(self) -> tuple[Callable[..., CatalogChecker], tuple[object, ...]]:
        """Travel without the catalogue."""
        return CatalogChecker, (self._policy, self._known, self._sources)

    def find_faults(self, project: Project, place: CatalogName) -> FoundFaults | None:
        """Return what is found in a catalogue, as it is found; None where there is none."""
        unread: list[DragomanError] = []
        data = _read(project, place, unread)
        if data is None:
            return None
        located = self._sources.locate(project, place, unread)
        findings = proofread.find_faults(data, located, self._policy, self._known[place.language])
        return FoundFaults(findings, tuple(unread))

    def check_part(self, project: Project, part: Part) -> PartFindings | None:
        """Return the findings in a part of a catalogue; None where there is no catalogue."""
        unread: list[DragomanError] = []
        data = _read(project, part.place, unread)
        if data is None:
            return None
        opened = self._open(project, part, data, unread)
        checking = opened.checking
        in_file = checking.find_in_file() if part.number == part.last else ()
        finding = checking.find_in_texts(*find_bounds(part, len(checking)))
        in_texts = tuple(islice(finding, MOST))
        are_all = next(finding, None) is None
        return PartFindings(opened.digest, in_file, in_texts, are_all, opened.unread)

    def _open(
        self, project: Project, part: Part, data: bytes | CatalogError, unread: list[DragomanError]
    ) -> _OpenedCatalog:
        """Return a catalogue, ready to be checked."""
        digest = b"" if isinstance(data, CatalogError) else digest_bytes(data)
        if self._last is not None and self._last[:2] == (part.place, digest):
            return self._last
        located = self._sources.locate(project, part.place, unread)
        known = self._known[part.place.language]
        checking = proofread.CatalogCheck(data, located, self._policy, known)
        opened = _OpenedCatalog(part.place, digest, checking, tuple(unread))
        self._last = opened if part.last else None
        return opened


class _OpenedCatalog(NamedTuple):
    """A catalogue that is ready to be checked."""

    place: CatalogName
    digest: bytes
    checking: CatalogCheck
    unread: tuple[DragomanError, ...]
    """As in ``FoundFaults``."""


def find_bounds(part: Part, length: int) -> tuple[int, int]:
    """Return from which message to which a part has those of a catalogue."""
    if not part.last:
        return 0, length
    head = min(proofread.BATCH, length)
    pieces = part.last - 1
    bounds = [
        0,
        *(head + (length - head) * number // pieces for number in range(part.last)),
        length,
    ]
    return bounds[part.number], bounds[part.number + 1]


def _read(
    project: Project, place: CatalogName, unread: list[DragomanError]
) -> bytes | CatalogError | None:
    """Return what a catalogue holds, or why it cannot be read; None where there is none."""
    try:
        return project.read_catalog_bytes(*place)
    except CatalogError as error:
        unread.append(error)
        return error


def describe_msgfmt(_project: Project) -> Mapping[str, str]:
    """Return whether this machine has gettext's own checks."""
    return {"gettext's msgfmt": "installed" if find_msgfmt() else "missing"}
