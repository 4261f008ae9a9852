"""Names of tables that repeat the captions beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.sources._office.parts import OfficePart

_WORD = re.compile(r"[^\W\d_]{2,}")


def hide_repeated_names(parts: Sequence[OfficePart]) -> None:
    """Let no edition show what a table is called for people who cannot see it, where the paragraph
    above or below the table says the same."""
    for number, part in enumerate(parts):
        unit = part.unit
        if not unit.comment or part.form not in ("attribute", "element") or unit.picture:
            continue
        around = (reversed(parts[:number]), parts[number + 1 :])
        beside = (next(filter(_is_paragraph, side), None) for side in around)
        if any(each is not None and _is_caption(each.unit.text, unit.text) for each in beside):
            part.unit = unit._replace(is_shown=False)


def _is_caption(text: str, name: str) -> bool:
    """Return whether a text is a name, with no more around it than one word, as in ``Table 1:``."""
    before, found, after = text.partition(name)
    return bool(found) and len(_WORD.findall(f"{before} {after}")) <= 1


def _is_paragraph(part: OfficePart) -> bool:
    return part.form == "paragraph" and part.unit.place.cell is None
