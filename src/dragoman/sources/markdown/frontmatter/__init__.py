"""What readers see of front matter in YAML, TOML, JSON or lines with a colon: its title, its
description and others.

The settings say the keys. The rest of the front matter is never changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from dragoman.html_references import unescape
from dragoman.patterns import compile_later
from dragoman.sources._common import LINE_END, fold_to_one_line
from dragoman.sources.markdown.frontmatter import yaml_values
from dragoman.sources.markdown.frontmatter.credits_table import TABLE
from dragoman.sources.markdown.frontmatter.data_values import (
    Path,
    find_json_strings,
    find_toml_strings,
)
from dragoman.sources.markdown.frontmatter.header_lines import find_header, find_header_strings

TITLE = "title"
"""The key of the title of a document."""
USUAL = frozenset({TITLE, "description"})
"""The keys that need no explanation to translators."""

_YAML = compile_later(
    r"---[ \t]*(?:\r\n|\r|\n)"
    r"(?P<body>(?:(?!(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z))[^\r\n]*(?:\r\n|\r|\n))*)"
    r"(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"
)
"""``---``, the lines of the body, and ``---`` or ``...``."""
_YAML_ENTRY = compile_later(r"^(?:[^\W\d][\w .-]*+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*+:(?=\s)", re.M)
_TOML = compile_later(
    r"\+\+\+[ \t]*(?:\r\n|\r|\n)"
    r"(?P<body>(?:(?!\+\+\+[ \t]*(?:[\r\n]|\Z))[^\r\n]*(?:\r\n|\r|\n))*)"
    r"\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)"
)
"""``+++``, the lines of the body, and ``+++``."""
_TOML_ENTRY = compile_later(r"^[ \t]*(?:[\w.-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*=", re.M)
_NAME = r"(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});"
_ENTITY = compile_later(f"&{_NAME}")
_LONE_AMPERSAND = compile_later(f"&(?!{_NAME})")
_REST_OF_LINE = compile_later(r"[ \t]*(?:\r\n|\r|\n|\Z)")


class Value(NamedTuple):
    """A value of front matter that readers see."""

    form: str
    """"yaml", "flow" for an item of a list in brackets in YAML, "toml", "json", or "header" for a
    line with a colon."""
    key: str
    """The keys that lead to it, with dots between: "hero.actions.1.text"."""
    text: str
    """A title is one line; a description has the line ends that the author means. It has
    characters in place of the entities of HTML."""
    span: tuple[int, int]
    """The characters of the file, with the quotation marks."""


def find_matter(text: str) -> str:
    """Return the front matter at the beginning of a text, with its fences; "" for none.

    What is between the fences must look like YAML or TOML, or be JSON. Otherwise the fences are
    thematic breaks, or text. Lines with a colon have no fences.
    """
    if text.startswith("{"):
        return _find_json(text)
    if text[:1].isalpha():
        return find_header(text)
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


def find_values(front: str, patterns: Sequence[str]) -> list[Value]:
    """Return the values of front matter whose keys fit a pattern, in the order of the file.

    Of a key that is there twice, the first value is read. A value that is not a string is not read,
    and neither is the table of credits.
    """
    found: dict[str, Value] = {}
    for form, path, text, span in iterate_strings(front):
        key = ".".join(path)
        if path[0] == TABLE or not any(fnmatchcase(key, pattern) for pattern in patterns):
            continue
        lines = [fold_to_one_line(line) for line in LINE_END.split(_decode_entities(text))]
        text = (" " if key == TITLE else "\n").join(filter(None, lines))
        if text:
            found.setdefault(key, Value(form, key, text, span))
    return list(found.values())


def _decode_entities(text: str) -> str:
    """Return a text with characters in place of entities such as ``&aacute;`` and ``&#225;``.

    Many generators of sites put a title into their pages as it is, or read it as Markdown, so that
    readers see these characters.
    """
    return _ENTITY.sub(lambda match: unescape(match[0]), text)


def _encode_signs(text: str, old: str) -> str:
    """Return a text with those signs as entities that the source has so."""
    if "&" not in old or _decode_entities(old) == old:
        return text
    text = _LONE_AMPERSAND.sub("&amp;", text)
    for sign, entity in (("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, entity) if entity in old else text
    return text


def iterate_strings(front: str) -> Iterator[tuple[str, Path, str, tuple[int, int]]]:
    """Yield the strings of front matter, each with its ``Value.form``, its keys and its span."""
    if front.startswith("+"):
        yield from (("toml", *found) for found in find_toml_strings(front))
    elif front.startswith("{"):
        yield from (("json", *found) for found in find_json_strings(front))
    elif front[:1].isalpha():
        yield from (("header", *found) for found in find_header_strings(front))
    else:
        for path, text, span, is_flow in yaml_values.iterate_strings(front):
            yield "flow" if is_flow else "yaml", path, text, span


def write_value(text: str, old: str, form: str) -> str:
    """Return a text as a value of front matter, quoted like ``old`` where that is possible.

    Where ``old`` writes characters as entities of HTML, the signs of such are entities there, too.

    ``form`` is ``Value.form``. Returns "" for an empty text.
    """
    lines = [line for each in LINE_END.split(text) if (line := fold_to_one_line(each))]
    text = _encode_signs((" " if form == "header" else "\n").join(lines), old)
    if not text or form == "header":
        return text
    if form in {"yaml", "flow"}:
        is_plain = form == "flow" and not old.startswith(("'", '"'))
        return yaml_values.write_scalar(text, '"' if is_plain else old)
    if form == "toml" and old.startswith("'") and text.isprintable() and "'" not in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)
