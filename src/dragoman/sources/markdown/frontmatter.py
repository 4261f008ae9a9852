"""The title and the description in front matter: YAML, TOML or JSON.

The rest of the front matter is not read and never changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.sources._common import LINE_END, fold_to_one_line
from dragoman.sources.markdown import yaml_values

KEYS = ("title", "description")
"""The keys of a document whose values readers see."""

_YAML = compile_later(
    r"---[ \t]*(?:\r\n|\r|\n)"
    r"(?P<body>(?:(?!(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z))[^\r\n]*(?:\r\n|\r|\n))*)"
    r"(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"
)
_YAML_ENTRY = compile_later(r"^(?:[^\W\d][\w .-]*|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*:(?=\s)", re.M)
_TOML = compile_later(
    r"\+\+\+[ \t]*(?:\r\n|\r|\n)"
    r"(?P<body>(?:(?!\+\+\+[ \t]*(?:[\r\n]|\Z))[^\r\n]*(?:\r\n|\r|\n))*)"
    r"\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)"
)
_TOML_ENTRY = compile_later(r"^[ \t]*(?:[\w.-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*=", re.M)
_TOML_STRING = r"(?:\"\"\"(?:[^\\]|\\.)*?\"{3,5}|'''.*?'{3,5}|\"(?:[^\"\\\r\n]|\\.)*\"|'[^'\r\n]*')"
_TOML_PART = compile_later(
    rf"(?:^|(?<=\r))[ \t]*[\"']?(?P<key>{'|'.join(KEYS)})[\"']?[ \t]*=[ \t]*"
    rf"(?P<value>{_TOML_STRING})"
    rf"|(?P<table>(?:^|(?<=\r))[ \t]*\[[^\r\n=,]*\][ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z))"
    rf"|{_TOML_STRING}|#[^\r\n]*",
    re.M | re.S,
)
_JSON_PART = compile_later(r"\"(?:[^\"\\]|\\.)*\"|[{}\[\]:,]", re.S)
_REST_OF_LINE = compile_later(r"[ \t]*(?:\r\n|\r|\n|\Z)")


class Value(NamedTuple):
    """A value of front matter that readers see."""

    form: str
    """"yaml", "toml" or "json"."""
    key: str
    text: str
    """A title is one line; a description has the line ends that the author means."""
    span: tuple[int, int]
    """The characters of the file, with the quotation marks."""


def find_matter(text: str) -> str:
    """Return the front matter at the beginning of a text, with its fences; "" for none.

    What is between the fences must look like YAML or TOML, or be JSON. Otherwise the fences are
    thematic breaks, or text.
    """
    if text.startswith("{"):
        return _find_json(text)
    is_toml = text.startswith("+++")
    match = (_TOML if is_toml else _YAML).match(text)
    entry = _TOML_ENTRY if is_toml else _YAML_ENTRY
    if match is None or not (not match["body"].strip() or entry.search(match["body"])):
        return ""
    return match[0]


def _find_json(text: str) -> str:
    try:
        found, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return ""
    rest = _REST_OF_LINE.match(text, end)
    return text[: rest.end()] if isinstance(found, dict) and rest else ""


def find_values(front: str) -> list[Value]:
    """Return the title and the description of front matter, in the order of the file.

    Of a key that is there twice, the first value is read. A value that is not a string is not read.
    """
    forms = {"+": "toml", "{": "json"}
    form = forms.get(front[:1], "yaml")
    find = {"toml": _find_in_toml, "json": _find_in_json}.get(form, _find_in_yaml)
    found: dict[str, Value] = {}
    for key, text, span in find(front):
        lines = [fold_to_one_line(line) for line in LINE_END.split(text)]
        text = (" " if key == "title" else "\n").join(filter(None, lines))
        if text:
            found.setdefault(key, Value(form, key, text, span))
    return list(found.values())


def _find_in_yaml(front: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    return yaml_values.find_strings(front, KEYS)


def _find_in_toml(front: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    import tomllib

    for match in _TOML_PART.finditer(front, 3, len(front.rstrip()) - 3):
        if match["table"]:
            return
        if match["key"]:
            value = LINE_END.sub("\n", match["value"])
            try:
                yield match["key"], str(tomllib.loads(f"x = {value}")["x"]), match.span("value")
            except tomllib.TOMLDecodeError:
                continue


def _find_in_json(front: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    depth, before, key = 0, "", ""
    for match in _JSON_PART.finditer(front):
        part = match[0]
        if part in "{[":
            depth += 1
        elif part in "}]":
            depth -= 1
        elif part == ":":
            key = before
        elif part != "," and depth == 1 and key:
            name = json.loads(key)
            if name in KEYS:
                yield name, json.loads(part), match.span()
        if part != ":":
            key = ""
        before = part if depth == 1 and part.startswith('"') else ""


def write_value(text: str, old: str, form: str) -> str:
    """Return a text as a value of front matter, quoted like ``old`` where that is possible.

    ``form`` is "yaml", "toml" or "json". Returns "" for an empty text.
    """
    lines = [line for each in LINE_END.split(text) if (line := fold_to_one_line(each))]
    text = "\n".join(lines)
    if not text:
        return ""
    if form == "yaml":
        return yaml_values.write_scalar(text, old)
    if form == "toml" and old.startswith("'") and text.isprintable() and "'" not in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)
