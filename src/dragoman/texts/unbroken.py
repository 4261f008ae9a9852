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
from dragoman.texts.scripts import SPACELESS

_MARK = (
    "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c2\u05c4-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff\u200c\u200d"
)
"""Marks on letters, and the joiners between them, which ``\\w`` lacks."""
_UNSPACED = compile_later(f"[{SPACELESS}]")
_START = r"(?<![\w])"
_SCHEME = r"(?:[A-Za-z][A-Za-z0-9+.-]{0,15}+://|(?:mailto|tel|sms|doi|urn|xmpp|sip|magnet|geo):)"
_ADDRESS_SIGN = r"[-.~:/?\#\[\]@!$&'()*+,;=%\\]"


def _write_pattern(guard: str) -> str:
    """Return the pattern of a token. ``guard`` is what must be before each character of a word:
    scripts without spaces are not hyphenated."""
    word, letter = rf"(?:{guard}[\w{_MARK}])", rf"(?:{guard}[^\W\d_])"
    host = rf"{word}(?:{word}|-)*+(?:\.{word}(?:{word}|-)*+)"
    part = rf"(?:{word}|[-~+%@,=])(?:{word}|[-.~+%@,=])*+"  # the name of a folder or of a file
    return (
        rf"(?P<address>(?<![A-Za-z0-9])(?:{_SCHEME}|www\.)(?:{word}|{_ADDRESS_SIGN})++"
        rf"|(?<![\w.+%@-])(?:{word}|[.+%-])++@{host}++"  # an e-mail address
        rf"|(?<![\w@.])@{word}(?:{word}|[.-])*+@{host}++"  # a handle with its server
        rf"|(?<![\w/\\.:])(?:[A-Za-z]:|~|\.\.?|\\)?[/\\](?={word}|\.)(?:{part}[/\\]?)++"  # a path
        rf"|(?<![\w/\\.~-])(?=[\w.~-]*+(?::\d++)?[/\\])(?=[\w/\\~:-]*?(?:[._]\w|\\)){word}(?:{word}|[-.~])*+"
        rf"(?::\d++)?[/\\](?:(?:{part}|[?&\#])[/\\]?)*+)"
        rf"|(?P<name>(?<![\w@&])[@\#](?={word}*{letter}){word}(?:{word}|\.(?={word}))*+"
        rf"|{_START}{letter}{word}{{0,19}}+(?:\+\+\d{{0,2}}|[+\#])(?![\w+\#])"
        rf"|(?<![\w.-])\.?(?=[\w.-]*{letter}{{3}}){host}++"
        rf"|(?<![^\s(\[{{«“\"'])\.{letter}(?:{word}|-)*+"
        rf"|{_START}(?=\w*?(?:[^\W_]_[^\W_]|[a-z][A-Z]|[^\W\d]\(\))){word}++(?:\(\))?"
        rf"|(?<![\w-])--{letter}(?:{word}|-)*+"
        rf"|(?<![\w$])\$[A-Z_]{{2}}\w*+)"
    )


_TOKEN = compile_later(_write_pattern(""))
"""It is compiled several times as fast as the other one, and most texts need no other."""
_GUARDED_TOKEN = compile_later(_write_pattern(f"(?![{SPACELESS}])"))
_SIGNS = "@#/\\_+$"
_CAPITAL = re.compile(rb"A(?<=aA)")
_STOP, _COLON = compile_later(r"\.\S"), compile_later(r":(?<=\w:)\w")
_ENDS = ".,;:!?'&-=~*"
"""Marks that belong to the sentence when an address ends with them."""
_BRACKETS = {")": "(", "]": "["}
_BREAKS = compile_later(r"(?:(?<=[/\\.?&])|(?<=\w@))(?=[^/\\.?&@])")
_SHORT = 16
"""Characters of an address that is better not broken at all."""


def _name_kind(char: str) -> str:
    """Return what stands for a character of ASCII where one only asks whether a token is there."""
    if char in _SIGNS:
        return "@"
    if char.isalpha():
        return "A" if char.isupper() else "a"
    return char


_KINDS = "".join(map(_name_kind, map(chr, range(128)))).encode() + bytes(128)
"""A table for ``bytes.translate``: one pass sees more than a regular expression for each sign."""


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
    done, pattern = 0, _GUARDED_TOKEN if _UNSPACED.search(text) else _TOKEN
    for match in pattern.finditer(text):
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
    kinds = text.encode(errors="replace").translate(_KINDS)
    return (
        b"@" in kinds
        or _CAPITAL.search(kinds) is not None
        or (b"(" in kinds and b"()" in kinds)
        or (b"-" in kinds and b"--" in kinds)
        or _STOP.search(text) is not None
        or (":" in text and _COLON.search(text) is not None)
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
