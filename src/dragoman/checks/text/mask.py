"""Mask what is not prose: code, tags, URLs, placeholders and words in another language.

A masked text is as long as the text itself, so that a place in it is the same place in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from dragoman.patterns import compile_later
from dragoman.texts.scripts import NOT_IN_ADDRESSES

MASKED_CONTENT = "\ue000"
"""Replaces a character of something that a reader sees: code, a URL, a placeholder."""
MASKED_MARKUP = "\ue001"
"""Replaces a character of markup, which a reader does not see."""

URL = compile_later(  # it begins with a set of characters: for these, `re` searches quickly
    r"[fghimswFGHIMSW\u0130\u0131\u017f]"  # the last three are i and s in another case
    r"(?i:(?:(?<=h)ttps?|(?<=f)tps?|(?<=g)it|(?<=s)sh|(?<=f)ile|(?<=i)rcs?)://"
    r"|(?<=m)ailto:|(?<=w)ww\.)"
    rf"[^\s<>\"'`|\\^(){{}}\[\]«»“”‘’{NOT_IN_ADDRESSES}\ue000\ue001]+"
    rf"(?:\([^\s<>\"'`()]*\)[^\s<>\"'`()\[\]«»“”{NOT_IN_ADDRESSES}]*)?"
)
TAG = compile_later(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->")
ENTITY = compile_later(r"&(?:#\d{1,7}|#x[\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")
PLACEHOLDER = compile_later(  # it begins with a set of characters, too
    r"[%${](?:(?<=%)(?:"
    r"\([^()\s]*\)[-+#0]{0,4}[0-9]{0,4}(?:\.[0-9]{1,4})?[a-zA-Z]"  # %(name)s
    r"|(?<![0-9]%)(?:[I']{0,2}[dsiu]|[0-9]{0,4}\.[0-9]{1,4}[feEgG])"  # also before a letter: %dx%d
    r"|[0-9]{1,3}\$[dsiu@]"  # it is numbered: what follows is text, as in %1$sopen it%2$s
    r"|(?:[0-9]{1,3}\$)?[-+#0I']{0,4}[0-9]{0,4}(?:\.[0-9]{1,4})?"
    r"(?:hh|h|ll|l|q|j|z|t)?[diouxXeEfFgGcrsap@](?![A-Za-z])"
    r"|%|\{[^{}\s]*\})"
    r"|(?<=\$)(?:\{[^{}\s]*\}|\([^()\s]*\))"
    r"|(?<=\{)(?<!\\\{)(?:\{[^{}]*\}\}|[^{}\s]*\}|%[^{}%]*%\}))"
)
TIME = compile_later(r"%[-_^#OE]{0,2}[AaBbCcDdeFGgHhIjklMmnPpRrSsTtUuVWwXxYyZz](?![A-Za-z])")
"""A part of a date, as strftime writes it; %s and %d are placeholders too."""
LINK_TARGET = compile_later(
    r"(?<=\])\([^()\[\]\s]*(?:\([^()\[\]\s]*\)[^()\[\]\s]*)*(?: \"[^\"]*\")?\)"
)
_LINK_LABEL = compile_later(r"(?<=\])\[[^\[\]]{1,60}\]")
"""Where a link leads that is told elsewhere, as [3] of [the report][3]."""
NOTE_REFERENCE = compile_later(r"\[\^[^\[\]\s]{1,40}\]")
BACKTICKS = compile_later("`+")
SHORTCODE = compile_later(  # it begins with a character: for that, `re` searches quickly
    r":(?<![A-Za-z0-9:]:)(?:[a-z][a-z0-9_+-]{0,40}|[+-]1|100):(?![A-Za-z0-9:])"
)
"""An emoji by its name, :smile:, or a role of reStructuredText, :ref:."""
WINDOWS_PATH = compile_later(
    r"(?:(?<![A-Za-z0-9])[A-Za-z]:\\|(?<!\\)\\\\[\w.-]{1,60}\\)[^\s<>\"'`|«»“”،؛؟\ue000\ue001]*"
)
_FILLED_SPACE = compile_later(r"\{ ?\"\s*\" ?\}")
"""A space of Fluent that no editor takes away: { " " }."""
_TAG_NAME = compile_later(r"<(/?)([A-Za-z][\w:-]*)")
_LANG_ATTRIBUTE = compile_later(r"\b(?:xml:)?lang=[\"']?([A-Za-z-]+)")
_EMAIL_LOCAL_PART = compile_later(r"[\w.+-]{1,64}$")
_EMAIL_DOMAIN = compile_later(r"[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+")
_CODE_TAGS = frozenset(
    {"code", "pre", "kbd", "samp", "tt", "script", "style", "literal", "command"}
)
VERSE = compile_later("﴿[^﴿﴾]{1,4000}﴾|﴾[^﴿﴾]{1,4000}﴿")
"""A verse of the Quran, whose spelling nobody changes; the brackets are typed in either order."""
_SIGNS = "`<&%{$@[﴿﴾\\"
"""One character of all that is masked, but for addresses and for names between two colons."""
_BEGINS_ADDRESS = ("://", "o:", "O:")

_PATTERNS = (
    ("<", TAG, MASKED_MARKUP),
    (":.", URL, MASKED_CONTENT),
    ("[", NOTE_REFERENCE, MASKED_MARKUP),
    ("&", ENTITY, MASKED_CONTENT),
    (":", SHORTCODE, MASKED_CONTENT),
    ("\\", WINDOWS_PATH, MASKED_CONTENT),
    ("{", _FILLED_SPACE, MASKED_MARKUP),
    ("%{$", PLACEHOLDER, MASKED_CONTENT),
    ("%", TIME, MASKED_CONTENT),
    ("﴿﴾", VERSE, MASKED_CONTENT),
)
"""What is masked, in this order: characters of which a match has one, its pattern, its filler."""

Range = tuple[int, int]


def mask(text: str, language: str = "") -> str:
    """Return a text of the same length in which what is not prose of that language is masked."""
    if any(map(text.__contains__, _SIGNS)) or _has_www(text):
        return mask_signs(text, language)
    if ":" in text and (text.count(":") > 1 or _has_address(text)):
        return mask_signs(text, language)
    return text  # the usual case, also of a text with a colon


@lru_cache(maxsize=1024)
def mask_signs(text: str, language: str) -> str:
    """Do what ``mask`` does, for a text with a sign that something in it is not prose."""
    if "`" in text:
        text = cover_places(text, find_code(text), MASKED_CONTENT)
    if "](" in text:
        text = LINK_TARGET.sub(partial(_cover_match, MASKED_MARKUP), text)
    if "][" in text:
        text = _LINK_LABEL.sub(partial(_cover_match, MASKED_MARKUP), text)
    if "<" in text:
        text = cover_places(text, _find_elements(text, language), MASKED_CONTENT)
    for signs, pattern, filler in _PATTERNS:
        if any(map(text.__contains__, signs)) and (pattern is not URL or _has_address(text)):
            cover = _cover_address if pattern in (URL, WINDOWS_PATH) else _cover_match
            text = pattern.sub(partial(cover, filler), text)
    return cover_places(text, find_emails(text), MASKED_CONTENT) if "@" in text else text


def _has_address(text: str) -> bool:
    """Return whether an address may begin in a text; this is quick."""
    return any(map(text.__contains__, _BEGINS_ADDRESS)) or _has_www(text)


def _has_www(text: str) -> bool:
    return ("w." in text or "W." in text) and "www." in text.lower()


def find_code(text: str) -> list[Range]:
    """Return the places of the code spans between backticks, as Markdown pairs the backticks."""
    if "`" not in text:
        return []
    runs = [match.span() for match in BACKTICKS.finditer(text)]
    by_length: dict[int, list[int]] = {}  # the runs of each length, the last run first
    for index in range(len(runs) - 1, -1, -1):
        by_length.setdefault(runs[index][1] - runs[index][0], []).append(index)
    spans, index = [], 0
    while index < len(runs):
        later = by_length[runs[index][1] - runs[index][0]]
        while later and later[-1] <= index:
            later.pop()
        if later:
            spans.append((runs[index][0], runs[later[-1]][1]))
            index = later[-1]
        index += 1
    return spans


def find_emails(text: str) -> list[Range]:
    """Return the places of the e-mail addresses.

    The search begins at each @, so that the time is linear in the length of the text.
    """
    places = []
    at = text.find("@")
    while at >= 0:
        local, domain = (
            _EMAIL_LOCAL_PART.search(text[max(0, at - 64) : at]),
            _EMAIL_DOMAIN.match(text, at + 1),
        )
        if local and domain:
            places.append((at - len(local[0]), domain.end()))
        at = text.find("@", at + 1)
    return places


def _find_elements(text: str, language: str) -> Iterator[Range]:
    """Yield the places of elements that contain code or words in another language."""
    start, name, depth = -1, "", 0
    for tag in TAG.finditer(text):
        head = _TAG_NAME.match(tag[0])
        if head is None or tag[0].endswith("/>"):
            continue
        if start < 0:
            if not head[1] and (head[2].lower() in _CODE_TAGS or _is_foreign(tag[0], language)):
                start, name, depth = tag.start(), head[2].lower(), 1
        elif head[2].lower() == name:
            depth += -1 if head[1] else 1
            if depth == 0:
                yield start, tag.end()
                start = -1


def _is_foreign(tag: str, language: str) -> bool:
    attribute = _LANG_ATTRIBUTE.search(tag)
    return bool(language and attribute and attribute[1].lower().partition("-")[0] != language)


def _cover_match(filler: str, match: re.Match[str]) -> str:
    return filler * len(match[0])


def _cover_address(filler: str, match: re.Match[str]) -> str:
    """Cover an address; the full stop or comma behind it, which ends its sentence, stays."""
    address = match[0].rstrip(".,;:!?*_~")
    return filler * len(address) + match[0][len(address) :]


def blank_matches(pattern: re.Pattern[str], text: str) -> str:
    """Return a text of the same length in which spaces stand for what a pattern matches."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


def cover_places(text: str, places: Iterable[Range], filler: str) -> str:
    """Return a text with each character of those places replaced by the filler."""
    parts, last = [], 0
    for start, end in places:
        parts += [text[last:start], filler * (end - start)]
        last = end
    return "".join([*parts, text[last:]])
