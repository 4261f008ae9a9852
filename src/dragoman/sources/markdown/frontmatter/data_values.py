"""Strings in TOML and JSON, each with the keys that lead to it and where it is written.

Source: TOML 1.0.0; RFC 8259. What is not well-formed gives no string, and never an error.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.sources._common import LINE_END

Path = tuple[str, ...]
"""The keys that lead to a value, the outermost first. An item of a list has its number, from 1."""
Found = tuple[Path, str, tuple[int, int]]
"""The keys, the text, and the characters of the value with its quotation marks."""

DEEPEST = 100
"""How many lists and tables are read in each other at most."""

_STRING = r"(?:\"\"\"(?:[^\\]|\\.)*?\"{3,5}|'''.*?'{3,5}|\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*')"
_KEY = r"(?:[\w-]+|\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*')"
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_TABLE = compile_later(
    rf"[ \t]*(?P<sign>\[\[?)[ \t]*(?P<keys>{_KEYS})[ \t]*\]\]?[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)"
)
_TOML = compile_later(
    rf"(?P<keys>{_KEYS})[ \t]*=|{_KEYS}[ \t]*\."  # without a value: many are passed at once
    rf"|(?P<string>{_STRING})|(?P<sign>[\[\]{{}},])|(?P<end>\r\n|[\r\n])"
    r"|#[^\r\n]*|[ \t]+|[^\s\[\]{},\"'#=]+|.",
    re.S,
)
_SINGLE_KEY = compile_later(_KEY)
_JSON = compile_later(r"(?P<string>\"(?:[^\"\\]|\\.)*\")(?P<keys>\s*:)?|(?P<sign>[{}\[\],])", re.S)


class _Token(NamedTuple):
    kind: str
    """"table", "keys", "string", "end" (of a line), or a sign: one of ``[ ] { } ,``"""
    span: tuple[int, int]
    keys: Path = ()
    text: str = ""


class _Level(NamedTuple):
    """A list or a table around a value."""

    path: Path
    item: int
    """The number of the item in a list; 0 in a table."""


def find_toml_strings(front: str) -> Iterator[Found]:
    """Yield the strings of front matter in TOML, in order."""
    return _find_strings(_read_toml(front, 3, len(front.rstrip()) - 3))


def find_json_strings(front: str) -> Iterator[Found]:
    """Yield the strings of front matter that is an object in JSON, in order."""
    return _find_strings(_read_json(front))


def _find_strings(tokens: Iterable[_Token]) -> Iterator[Found]:
    table: Path = ()
    path: Path = ()
    levels: list[_Level] = []
    for token in tokens:
        if token.kind == "table":
            table, path = token.keys, ()
        elif token.kind == "keys":
            path = (*(levels[-1].path if levels else table), *token.keys)
        elif token.kind == "string" and path:
            yield path, token.text, token.span
        elif token.kind in {"[", "{"}:
            levels.append(_Level(path, int(token.kind == "[")))
            path = (*path, "1") if token.kind == "[" else path
            if len(levels) > DEEPEST:
                return
        elif token.kind in {"]", "}"} and levels:
            path = levels.pop().path
        elif token.kind == "," and levels and levels[-1].item:
            levels[-1] = levels[-1]._replace(item=levels[-1].item + 1)
            path = (*levels[-1].path, str(levels[-1].item))
        elif token.kind == "end" and not levels:
            path = ()


def _read_toml(front: str, position: int, end: int) -> Iterator[_Token]:
    import tomllib

    counts: Counter[Path] = Counter()
    depth, is_beginning = 0, True
    while position < end:
        if is_beginning and not depth and (match := _TABLE.match(front, position, end)):
            keys = _split_keys(match["keys"])
            counts[keys] += 1
            number = (str(counts[keys]),) if match["sign"] == "[[" else ()
            yield _Token("table", match.span(), (*keys, *number))
        elif match := _TOML.match(front, position, end):
            kind = match["sign"] or match.lastgroup or ""
            depth += (kind in {"[", "{"}) - (kind in {"]", "}"} and depth > 0)
            text = ""
            if kind == "string":
                try:
                    value = LINE_END.sub("\n", match[0])
                    text = str(tomllib.loads(f"x = {value}")["x"])
                except tomllib.TOMLDecodeError:
                    kind = ""
            keys = _split_keys(match["keys"]) if kind == "keys" else ()
            yield _Token(kind, match.span(), keys, text)
        else:
            return
        is_beginning = match.lastgroup == "end"
        position = match.end()


def _split_keys(written: str) -> Path:
    return tuple(match[0].strip("\"'") for match in _SINGLE_KEY.finditer(written))


def _read_json(front: str) -> Iterator[_Token]:
    for match in _JSON.finditer(front):
        if match["sign"]:
            yield _Token(match["sign"], match.span())
        elif match["keys"]:
            yield _Token("keys", match.span(), (json.loads(match["string"]),))
        else:
            yield _Token("string", match.span(), text=json.loads(match["string"]))
