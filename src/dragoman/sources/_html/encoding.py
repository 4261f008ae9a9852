"""The encoding of a page: what it says itself, as browsers understand it."""

from __future__ import annotations

import codecs
import re

from dragoman.encodings import find_charset

_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w:.-]+)", re.I
)
_SEARCHED = 1024
"""In bytes: where the standard looks for the encoding."""
_WIDER = {
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
"""By the encoding that a page says, the one that browsers read it in.
Source: the Encoding Standard, section 4.2 (names and labels)."""


def find_page_encoding(data: bytes, setting: str) -> str:
    """Return the encoding of a file: its byte order mark, the setting, or what the file says."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return encoding
    match = _CHARSET.search(data[:_SEARCHED])
    if find_charset(setting) != "utf-8" or match is None:
        return setting
    found = find_charset((match[1] or match[2]).decode("ascii", "replace"))
    if found is None or found.startswith(("utf-16", "utf-32")):
        return setting
    return _WIDER.get(found, found)
