"""References inside a file of XLIFF 2: ``#f=f1/u=u1/n=n1``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from dragoman.containers.xml_places import XmlNode
from dragoman.errors import quote

_STEPS = ("f", "g", "u")
_PREFIXES = frozenset(
    (*"fgundt", "ctr", "fs", "gls", "its", "mda", "mtc", "res", "slr", "tbx", "val")
)
"""Those of the core and of the modules, and the one that is registered with OASIS."""
_STEP = re.compile(r"(?:([\w.:-]+)=)?([\w.:·-]+)")


def find_reference_faults(unit: XmlNode, nodes: Iterable[XmlNode]) -> Iterator[str]:
    """Yield what is wrong with the annotations of a unit and what they refer to."""
    holder = unit.find("notes")
    notes = {note.attributes.get("id") for note in holder.find_all("note")} if holder else set()
    for node in nodes:
        if node.name not in ("mrk", "sm"):
            continue
        get = node.attributes.get
        ref = get("ref", "")
        steps = read_reference(ref) if ref.startswith("#") else []
        if steps is None:
            yield f"{quote(ref)} is not a reference"
        elif get("type") == "comment":
            if ("value" in node.attributes) == ("ref" in node.attributes):
                yield "a comment must have either a value or a reference to a note"
            elif ref and not _is_own_note(steps, unit, notes):
                yield f"the comment {quote(ref)} is not a note of the unit"


def read_reference(ref: str) -> list[tuple[str, str]] | None:
    """Return the steps of a reference that begins with ``#``, each a prefix and an id.

    None for one that has steps that are not known, there twice, or in the wrong order.
    """
    steps: list[tuple[str, str]] = []
    for part in ref[1:].removeprefix("/").split("/"):
        match = _STEP.fullmatch(part)
        if match is None or (match[1] is not None and match[1] not in _PREFIXES):
            return None
        steps.append((match[1] or "", match[2]))
    places = [_STEPS.index(name) if name in _STEPS else len(_STEPS) for name, _ in steps]
    is_ordered = all(one < other for one, other in pairwise(places))
    return steps if is_ordered else None


def _is_own_note(steps: list[tuple[str, str]], unit: XmlNode, notes: set[str | None]) -> bool:
    if not steps:
        return True  # outside the file
    *before, (prefix, name) = steps
    is_here = not before or before[-1] == ("u", unit.attributes.get("id", ""))
    return prefix == "n" and name in notes and is_here
