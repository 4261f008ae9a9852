"""Hide what is not prose: code, tags, URLs, placeholders and words in another language.

Every masked text is as long as it was, so that a place in it is a place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

OPAQUE = "\ue000"
"""Stands for a character of something that is read: code, a URL, a placeholder."""
CLEAR = "\ue001"
"""Stands for a character of markup, which a reader does not see."""

URL = re.compile(
    r"(?:(?:https?|ftp|ftps|git|ssh|file|irc|ircs)://|mailto:|www\.)"
    r"[^\s<>\"'`|\\^(){}\[\]«»“”‘’،؛؟\ue000\ue001]+"
    r"(?:\([^\s<>\"'`()]*\)[^\s<>\"'`()\[\]«»“”،؛؟]*)?",
    re.IGNORECASE,
)
TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")
PLACEHOLDER = re.compile(
    r"%\([^()\s]*\)[-+#0]{0,4}[0-9]{0,4}(?:\.[0-9]{1,4})?[a-zA-Z]"  # %(name)s
    r"|(?<![0-9])%[I']{0,2}[dsiu]"  # also before a letter: %dx%d
    r"|%(?:[0-9]{1,3}\$)?[-+#0I']{0,4}[0-9]{0,4}(?:\.[0-9]{1,4})?"
    r"(?:hh|h|ll|l|q|j|z|t)?[diouxXeEfFgGcrsap@](?![A-Za-z])"
    r"|%%|%\{[^{}\s]*\}|\$\{[^{}\s]*\}|\$\([^()\s]*\)"
    r"|\{\{[^{}]*\}\}|\{[^{}\s]*\}|\{%[^{}%]*%\}"
)
TIME = re.compile(r"%[-_^#OE]{0,2}[AaBbCcDdeFGgHhIjklMmnPpRrSsTtUuVWwXxYyZz](?![A-Za-z])")
"""A part of a date, as strftime writes it; %s and %d are placeholders as well."""
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK_TARGET = re.compile(
    r"(?<=\])\([^()\[\]\s]*(?:\([^()\[\]\s]*\)[^()\[\]\s]*)*(?: \"[^\"]*\")?\)"
)
NOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]")
TICKS = re.compile("`+")
_NAME = re.compile(r"<(/?)([A-Za-z][\w:-]*)")
_LANGUAGE = re.compile(r"\b(?:xml:)?lang=[\"']?([A-Za-z-]+)")
_LOCAL = re.compile(r"[\w.+-]{1,64}$")
_DOMAIN = re.compile(r"[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+")
_CODE = frozenset({"code", "pre", "kbd", "samp", "tt", "script", "style", "literal", "command"})
VERSE = re.compile("﴿[^﴿﴾]{1,4000}﴾|﴾[^﴿﴾]{1,4000}﴿")
"""A verse of the Quran, which nobody spells anew; the brackets are typed in either order."""
_ANY = re.compile(r"[`<&%{$@\[﴿﴾]|://|www\.|mailto:", re.IGNORECASE)

Range = tuple[int, int]


@lru_cache(maxsize=1024)
def mask(text: str, language: str = "") -> str:
    """Hide what is not prose of that language."""
    if _ANY.search(text) is None:
        return text
    text = cover_places(text, find_code(text), OPAQUE)
    text = LINK_TARGET.sub(partial(_cover_match, CLEAR), text)
    text = cover_places(text, _find_elements(text, language), OPAQUE)
    for pattern, filler in (
        (TAG, CLEAR),
        (URL, OPAQUE),
        (NOTE, CLEAR),
        (ENTITY, OPAQUE),
        (PLACEHOLDER, OPAQUE),
        (TIME, OPAQUE),
        (VERSE, OPAQUE),
    ):
        text = pattern.sub(partial(_cover_match, filler), text)
    return cover_places(text, find_emails(text), OPAQUE) if "@" in text else text


def find_code(text: str) -> list[Range]:
    """Give the places of the code spans between backticks, as Markdown pairs them."""
    if "`" not in text:
        return []
    runs = [found.span() for found in TICKS.finditer(text)]
    later: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[index][1] - runs[index][0], []).append(index)
    spans, index = [], 0
    while index < len(runs):
        same = later[runs[index][1] - runs[index][0]]
        while same and same[-1] <= index:
            same.pop()
        if same:
            spans.append((runs[index][0], runs[same[-1]][1]))
            index = same[-1]
        index += 1
    return spans


def find_emails(text: str) -> list[Range]:
    """Give the places of the e-mail addresses."""
    found = []
    at = text.find("@")
    while at >= 0:
        local, domain = _LOCAL.search(text[max(0, at - 64) : at]), _DOMAIN.match(text, at + 1)
        if local and domain:
            found.append((at - len(local[0]), domain.end()))
        at = text.find("@", at + 1)
    return found


def _find_elements(text: str, language: str) -> Iterator[Range]:
    """Give the places of elements that hold code or words in another language."""
    start, name, depth = -1, "", 0
    if "<" not in text:
        return
    for tag in TAG.finditer(text):
        head = _NAME.match(tag[0])
        if head is None or tag[0].endswith("/>"):
            continue
        if start < 0:
            if not head[1] and (head[2].lower() in _CODE or _is_foreign(tag[0], language)):
                start, name, depth = tag.start(), head[2].lower(), 1
        elif head[2].lower() == name:
            depth += -1 if head[1] else 1
            if depth == 0:
                yield start, tag.end()
                start = -1


def _is_foreign(tag: str, language: str) -> bool:
    said = _LANGUAGE.search(tag)
    return bool(language and said and said[1].lower().partition("-")[0] != language)


def _cover_match(filler: str, found: re.Match[str]) -> str:
    """Cover a match; a URL gives back the full stop or comma that ends its sentence."""
    text = found[0]
    if found.re is URL:
        text = text.rstrip(".,;:!?*_~")
    return filler * len(text) + found[0][len(text) :]


def cover_places(text: str, places: Iterable[Range], filler: str) -> str:
    """Give a text with each character of those places replaced."""
    parts, last = [], 0
    for start, end in places:
        parts += [text[last:start], filler * (end - start)]
        last = end
    return "".join([*parts, text[last:]])
