"""Does an HTML block say anything to a reader?"""

from __future__ import annotations

import re
from html import unescape

_INVISIBLE = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)|<[?!].*?(?:>|\Z)", re.S | re.I
)
_SPOKEN = re.compile(r"<[^<>]*\s(?:alt|title)\s*=\s*(?:\"[^\"]*\w|'[^']*\w|\w)", re.I)
_TAG = re.compile(r"</?[a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*(?:>|\Z)", re.I)


def shows_text(html: str) -> bool:
    """Does a reader see, or hear, any text of this HTML?"""
    seen = _INVISIBLE.sub("", html)
    return bool(_SPOKEN.search(seen)) or bool(unescape(_TAG.sub("", seen)).strip())
