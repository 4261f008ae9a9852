"""Finding what must never get a hyphen at the end of a line: addresses, handles, names, code.

A hyphen in these would be read as a part of them. They are, in plain text of any script:

- addresses: "https://example.org/a", "www.example.org", "mailto:…", "name@example.org", the paths
  of files. A line may end after ``/ . ? &`` and the like in them, and nothing is put there (The
  Chicago Manual of Style, 7.46);
- handles and hashtags: "@name", "@name@example.org", "#FreeThemAll", "#زنده_باد";
- names of files and of computers: "report.pdf", "example.org", ".gitignore";
- words that end with signs: "C++", "C#";
- names as programs have them: "snake_case", "camelCase", "main()", "--option", "$HOME".

Code is not searched for: it is marked where it is, and is never hyphenated as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.scripts import SPACELESS

_MARK = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c2\u05c4-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff\u200c\u200d"
)
"""Marks on letters, and the joiners between them, which ``\\w`` lacks."""
_WORD = rf"(?:(?![{SPACELESS}])[\w{_MARK}])"
"""A character of a word. Scripts without spaces are not hyphenated."""
_LETTER = rf"(?:(?![{SPACELESS}])[^\W\d_])"
_START = r"(?<![\w])"
_SCHEME = r"(?:[A-Za-z][A-Za-z0-9+.-]{0,15}+://|(?:mailto|tel|sms|doi|urn|xmpp|sip|magnet|geo):)"
_ADDRESS_SIGN = r"[-.~:/?\#\[\]@!$&'()*+,;=%\\]"
_HOST = rf"{_WORD}(?:{_WORD}|-)*+(?:\.{_WORD}(?:{_WORD}|-)*+)"
_PART = rf"(?:{_WORD}|[-~+%@,=])(?:{_WORD}|[-.~+%@,=])*+"
"""The name of a folder or of a file."""

_TOKEN = compile_later(
    rf"(?P<address>(?<![A-Za-z0-9])(?:{_SCHEME}|www\.)(?:{_WORD}|{_ADDRESS_SIGN})++"
    rf"|(?<![\w.+%@-])(?:{_WORD}|[.+%-])++@{_HOST}++"  # an e-mail address
    rf"|(?<![\w@.])@{_WORD}(?:{_WORD}|[.-])*+@{_HOST}++"  # a handle with its server
    rf"|(?<![\w/\\.:])(?:[A-Za-z]:|~|\.\.?|\\)?[/\\](?={_WORD}|\.)(?:{_PART}[/\\]?)++"  # a path
    rf"|(?<![\w/\\.~-])(?=[\w.~-]*+(?::\d++)?[/\\])(?=[\w/\\~:-]*?(?:[._]\w|\\)){_WORD}(?:{_WORD}|[-.~])*+"
    rf"(?::\d++)?[/\\](?:(?:{_PART}|[?&\#])[/\\]?)*+)"
    rf"|(?P<name>(?<![\w@&])[@\#](?={_WORD}*{_LETTER}){_WORD}(?:{_WORD}|\.(?={_WORD}))*+"
    rf"|{_START}{_LETTER}{_WORD}{{0,19}}+(?:\+\+\d{{0,2}}|[+\#])(?![\w+\#])"
    rf"|(?<![\w.-])\.?(?=[\w.-]*{_LETTER}{{3}}){_HOST}++"
    rf"|(?<![^\s(\[{{«“\"'])\.{_LETTER}(?:{_WORD}|-)*+"
    rf"|{_START}(?=\w*?(?:[^\W_]_[^\W_]|[a-z][A-Z]|[^\W\d]\(\))){_WORD}++(?:\(\))?"
    rf"|(?<![\w-])--{_LETTER}(?:{_WORD}|-)*+"
    rf"|(?<![\w$])\$[A-Z_]{{2}}\w*+)"
)
_SIGN = compile_later(r"[@\#/\\_+$]")
_STOP, _COLON = compile_later(r"\.\S"), compile_later(r":(?<=\w:)\w")
_CAPITAL = compile_later("[A-Z](?<=[a-z][A-Z])")
_ENDS = ".,;:!?'&-=~*"
"""Marks that belong to the sentence when an address ends with them."""
_BRACKETS = {")": "(", "]": "["}
_BREAKS = compile_later(r"(?:(?<=[/\\.?&])|(?<=\w@))(?=[^/\\.?&@])")
_SHORT = 16
"""Characters of an address that is better not broken at all."""


class TextPiece(NamedTuple):
    """A piece of a text. The pieces, in order, are the text."""

    text: str
    parts: tuple[str, ...] = ()
    """The text again, cut where a line may end without a sign; no line may end inside a part,
    unless it is longer than the line. Empty for ordinary text, which has hyphens as usual."""


@lru_cache(maxsize=8)  # a cell is looked at more than once, then never again
def cut_text(text: str) -> tuple[TextPiece, ...]:
    """Return the pieces of a plain text: what never gets a hyphen, and what is between."""
    if not _may_have_tokens(text):
        return (TextPiece(text),) if text else ()
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[TextPiece]:
    done = 0
    for match in _TOKEN.finditer(text):
        end = _find_end(match)
        if end <= match.start():
            continue
        if match.start() > done:
            yield TextPiece(text[done : match.start()])
        token, done = text[match.start() : end], end
        yield TextPiece(token, _split(token) if match["address"] else (token,))
    if done < len(text):
        yield TextPiece(text[done:])


def _may_have_tokens(text: str) -> bool:
    """Return whether a text has one of the signs that each token has in it. Most texts have none,
    and to see that is much quicker."""
    return (
        _SIGN.search(text) is not None
        or "()" in text
        or "--" in text
        or _STOP.search(text) is not None
        or (":" in text and _COLON.search(text) is not None)
        or _CAPITAL.search(text) is not None
    )


def _find_end(match: re.Match[str]) -> int:
    """Return the end of a token without the marks and brackets that belong to the sentence."""
    token = match[0]
    if not match["address"]:
        return match.end()
    while token:
        last = token[-1]
        opening = _BRACKETS.get(last)
        is_unopened = opening is not None and token.count(last) > token.count(opening)
        if last not in _ENDS and not is_unopened:
            break
        token = token[:-1]
    return match.start() + len(token)


def _split(token: str) -> tuple[str, ...]:
    return tuple(_BREAKS.split(token)) if len(token) > _SHORT else (token,)
