"""How texts are written in a workbook: ``_x000D_`` for a character that XML cannot have.

See ST_Xstring in ECMA-376, part 1, 22.9.2.19. A text that has such a sequence itself gets
``_x005F_``, the number of ``_``, in place of the first ``_``.
"""

from __future__ import annotations

import re

from dragoman.escaping import escape_xml

_SEQUENCE = re.compile("_x([0-9A-Fa-f]{4})_")
_NEEDS_SEQUENCE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def write_string(text: str) -> str:
    """Return a text as it is written inside an element of a workbook."""
    escaped = _NEEDS_SEQUENCE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return escape_xml(escaped)


def read_string(text: str) -> str:
    """Return the text that an element of a workbook means."""
    meant = _SEQUENCE.sub(lambda match: chr(int(match[1], 16)), text)
    if meant == text:
        return text
    # Some programs write a character beyond the first 65,536 as two sequences.
    return meant.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
