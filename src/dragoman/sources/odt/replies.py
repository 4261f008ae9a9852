"""Names that LibreOffice itself writes into the text of a comment that answers another one.

The first paragraph of an answer is then, in the language of the program, such as
``Reply to NAME (date, time): "…"``. It is known by a name of an author before a date in brackets,
not by its words. What people wrote below it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.containers.xml_places import ByteEdit, XmlNode, XmlPlaces

_COMMENT = "office:annotation"
_AUTHOR = "Author"
_TEXT = re.compile(rb"(?<=>)[^<>]+")
_WRITTEN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "(?:>|&gt;)",
    "'": "(?:'|&apos;|&#39;)",
    '"': '(?:"|&quot;|&#34;)',
}
"""How characters are written in XML, as patterns."""
_LETTER = r"[^\W぀-ヿ一-鿿가-힣]"
"""What ends no word: in Chinese, Japanese and Korean, other words follow without a space."""
_DATE = r"(?=[^(（]*[(（][^)）]*\d)"
"""A date in brackets behind a name, perhaps after other words."""


def edit_replies(places: XmlPlaces) -> Iterator[ByteEdit]:
    """Yield the edits that take the names of authors out of how answers begin."""
    comments = [node for node in places.root.iterate() if node.name == _COMMENT]
    names = {
        creator.read_text().strip() for node in comments for creator in node.find_all("dc:creator")
    }
    names.discard("")
    if not names:
        return
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    written = "|".join(map(_write_pattern, longest_first))
    pattern = re.compile(f"(?<!{_LETTER})(?:{written})(?!{_LETTER}){_DATE}")
    for node in comments:
        yield from _edit_beginning(places.data, node, pattern)


def _write_pattern(name: str) -> str:
    return "".join(_WRITTEN.get(letter) or re.escape(letter) for letter in name)


def _edit_beginning(data: bytes, comment: XmlNode, pattern: re.Pattern[str]) -> Iterator[ByteEdit]:
    first = comment.find("text:p")
    if first is None:
        return
    for match in _TEXT.finditer(data, first.inner - 1, first.inner_end):
        old = match[0].decode()
        new = pattern.sub(_AUTHOR, old, count=1)
        if new != old:
            yield (*match.span(), new.encode())
            return
