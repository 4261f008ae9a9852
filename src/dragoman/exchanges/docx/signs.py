"""Characters that no file of an office program keeps, written as ``⟦U+0007⟧``.

The form that spreadsheets have for them (``_x0007_``) is of no use here: LibreOffice writes it into
documents of Word, and reads it back as it is. So a text that has such a word goes out without.
"""

from __future__ import annotations

import re

_LOST = re.compile(
    "[^\t\n\x20-\x7e\xa0-\xac\xae-\ud7ff\ue000-\ufff8\ufffd\U00010000-\U0010ffff]"
    "|_(?=x[0-9A-Fa-f]{4}_)"
    r"|⟦(?=U\+[0-9A-F]{4}⟧)"
)
"""What XML cannot contain, and what LibreOffice takes for something else: the controls from U+0080
on, the soft hyphen, and those from U+FFF9 on that mean notes and objects. And what begins like
one of the two forms."""
_WRITTEN = re.compile(r"⟦U\+([0-9A-F]{4})⟧")


def escape_signs(text: str) -> str:
    """Return a text without characters that would be lost; ``unescape_signs`` undoes it."""
    return _LOST.sub(lambda match: f"⟦U+{ord(match[0]):04X}⟧", text)


def unescape_signs(text: str) -> str:
    """Return a text with the characters that ``escape_signs`` wrote."""
    return _WRITTEN.sub(_unescape, text)


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return match[0] if 0xD800 <= code < 0xE000 else chr(code)
