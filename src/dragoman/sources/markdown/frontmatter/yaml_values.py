"""Strings in YAML: in quotation marks, plain or as a block, on one line or on several.

Only what front matter needs: mappings and lists by indentation, and lists in brackets. Source: YAML
1.2.2, chapters 7 and 8.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, takewhile
from textwrap import dedent
from typing import NamedTuple

from dragoman.patterns import compile_later
from dragoman.sources._common import iterate_lines, join_wrapped
from dragoman.sources.markdown.frontmatter.data_values import DEEPEST
from dragoman.sources.markdown.frontmatter.yaml_brackets import find_end_of_brackets, find_items

_KEY = compile_later(r"(?P<quote>[\"']?)(?P<key>[^\W\d][\w-]*)(?P=quote)[ \t]*:(?=[ \t]|\Z)[ \t]*")
_ANY_KEY = compile_later(
    r"(?P<key>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s\"'\[\]{}#|>%@`,?](?:[^:#]|:(?=\S)|(?<=\S)#)*+)"
    r"[ \t]*:(?=[ \t]|\Z)[ \t]*(?:&[\w-]+[ \t]+)?"
)
"""A key, with the name that its value may get for other places (``&name``)."""
_BLOCK = compile_later(r"(?P<style>[|>])(?:[+-]?(?P<indent>[1-9])?[+-]?)[ \t]*(?:(?<=[ \t])#.*)?\Z")
_QUOTED = compile_later(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.S)
_AFTER = compile_later(r"[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?=[\r\n]|\Z)")
_PLAIN_START = compile_later(r"[^\s\"'#|>&*!%@`{}\[\],?:-]|[?:-](?=\S)")
_MAPPING = compile_later(r":(?:\s|\Z)")
_COMMENT = compile_later(r"(?<![ \t])[ \t]+#.*")
_FOLD = compile_later(r"(?<![ \t])[ \t]*((?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))*)[ \t]*")
_ESCAPED_END = compile_later(r"((?:\A|[^\\])(?:\\\\)*)\\(?:\r\n|\r|\n)[ \t]*")
_ESCAPE = compile_later(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_ESCAPED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_PLAIN = compile_later(r"[^\W\d_](?:[^\s:#]|:(?=\S)|(?<=\S)#|[ ](?!#))*")
"""A text that needs no quotation marks in YAML, unless it is one of ``_RESERVED``."""
_RESERVED = frozenset(["true", "false", "yes", "no", "on", "off", "null", "y", "n"])
_NO_STRINGS = frozenset(
    ["true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL", "~"]
)
"""Without quotation marks."""
_SPECIAL = compile_later("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff]")
"""Characters that only a string in double quotation marks can have."""

_ITEM = compile_later(r"-(?:[ ]+|\Z)")

Found = tuple[tuple[str, ...], str, tuple[int, int], bool]
"""The keys that lead to a string, as those of ``data_values``; its text; its characters with the
quotation marks; and whether it is in a list in brackets."""


class _Around(NamedTuple):
    """A key or an item of a list around a value."""

    column: int
    name: str
    """The key, or the number of the item."""
    is_item: bool = False


def find_strings(front: str) -> dict[str, str]:
    """Return the strings that keys of the outermost mapping have."""
    found = reversed(list(iterate_strings(front)))
    return {path[0]: text for path, text, _, _ in found if not path[1:]}


def iterate_strings(front: str) -> Iterator[Found]:
    """Yield the strings that are in mappings and lists, in order."""
    lines = list(iterate_lines(front))
    counts: Counter[tuple[str, ...]] = Counter()
    around: list[_Around] = []
    done = 0
    for number, (start, line) in enumerate(lines):
        column = len(line) - len(line.lstrip(" "))
        if start < done or line[column : column + 1] in {"", "#"}:
            continue
        dash = -1
        while len(around) < DEEPEST and (item := _ITEM.match(line, column)):
            dash, column = column, item.end()
            _leave(around, dash, keeps_key=True)
            path = tuple(each.name for each in around)
            counts[path] += 1
            around.append(_Around(dash, str(counts[path]), is_item=True))
        key = _ANY_KEY.match(line, column)
        if key:
            _leave(around, column)
            around.append(_Around(column, key["key"].strip(" \t\"'")))
        path = tuple(each.name for each in around)
        at, begin = (column, key.end()) if key else (dash, column)
        if line.startswith(("[", "{"), begin):
            done = find_end_of_brackets(front, start + begin)
        if not (key or dash >= 0):
            continue
        for found in _read_strings(front, lines, (number, at), start + begin):
            done = max(done, found[2][1])
            if front[slice(*found[2])] not in _NO_STRINGS:
                yield (*path, *found[0]), *found[1:]


def _leave(around: list[_Around], column: int, *, keeps_key: bool = False) -> None:
    """Leave what does not contain a line that begins at a column. A list may begin at the column of
    the key that it belongs to."""
    while around and around[-1].column >= column:
        if keeps_key and around[-1].column == column and not around[-1].is_item:
            return
        around.pop()


def _read_strings(
    front: str, lines: list[tuple[int, str]], at: tuple[int, int], position: int
) -> Iterator[Found]:
    """Yield the string that begins at a position, or those of the list in brackets.

    ``at`` has the line, and the column of what the value belongs to.
    """
    if front.startswith("[", position):
        end, items = find_items(front, position)
        if _AFTER.match(front, end):
            for count, span in enumerate(items, 1):
                yield (str(count),), _unquote(front[slice(*span)]), span, True
    elif found := _read_value(front, lines, at, position):
        yield (), *found, False


def find_table(front: str, key: str) -> str:
    """Return the lines of the mapping that a key of the outermost mapping has, without their
    indentation; empty where its value is not a mapping of lines."""
    lines = [line for _, line in iterate_lines(front)]
    for number, line in enumerate(lines, 1):
        match = _KEY.match(line)
        if match and match["key"] == key and _AFTER.match(line, match.end()):
            inner = takewhile(lambda each: not each.strip() or _is_indented(each), lines[number:])
            return dedent("\n".join(inner))
    return ""


def find_unread(front: str, key: str) -> str | None:
    """Return what ``find_table`` does not read in the value of a key of the outermost mapping: a
    mapping or a list in brackets, or the first line without a key. None says that it reads all."""
    lines = [line for _, line in iterate_lines(front)]
    for line in lines:
        match = _KEY.match(line)
        if match and match["key"] == key and line.startswith(("{", "["), match.end()):
            return line[match.end() :]
    inner = (line for _, line in iterate_lines(find_table(front, key)))
    keyless = (line for line in inner if not (_KEY.match(line) or _is_indented(line)))
    return next((line for line in keyless if line.strip() and not line.startswith("#")), None)


def list_keys(front: str) -> list[str]:
    """Return the keys of the outermost mapping, in order."""
    matches = (_KEY.match(line) for _, line in iterate_lines(front))
    return [match["key"] for match in matches if match]


def _read_value(
    front: str, lines: list[tuple[int, str]], at: tuple[int, int], position: int
) -> tuple[str, tuple[int, int]] | None:
    """Read the value that begins at a position of a line, or on the line after it."""
    number, column = at
    rest = lines[number][1][position - lines[number][0] :]
    if block := _BLOCK.match(rest):
        return _read_block(lines, at, position, block)
    if not rest.strip() or rest.startswith("#"):
        number = _skip_blank(lines, number + 1)
        if number == len(lines) or not _is_indented(lines[number][1], column):
            return None
        if _ITEM.match(lines[number][1].lstrip()):
            return None
        if _MAPPING.search(lines[number][1].partition('"')[0].partition("'")[0]):
            return None
        rest = lines[number][1].lstrip()
        position = lines[number][0] + len(lines[number][1]) - len(rest)
        if block := _BLOCK.match(rest):
            return _read_block(lines, (number, column), position, block)
    if rest.startswith(("'", '"')):
        return _read_quoted(front, position, column)
    return _read_plain(lines, (number, column), position) if _PLAIN_START.match(rest) else None


def _skip_blank(lines: list[tuple[int, str]], number: int) -> int:
    while number < len(lines) and not lines[number][1].strip():
        number += 1
    return number


def _is_indented(line: str, column: int = 0) -> bool:
    """Return whether a line begins to the right of a column."""
    return line[: column + 1].isspace() and len(line) > column


def _read_block(
    lines: list[tuple[int, str]], at: tuple[int, int], position: int, block: re.Match[str]
) -> tuple[str, tuple[int, int]] | None:
    """Read a block of lines: after ``|`` they stay, after ``>`` they are joined."""
    number, column = at
    content, end = [], number
    indent = column + int(block["indent"] or 0)
    for after in range(number + 1, len(lines)):
        line = lines[after][1]
        if line.strip() and end == number and not block["indent"]:
            indent = max(indent + 1, len(line) - len(line.lstrip(" ")))
        if line.strip() and not _is_indented(
            line, indent - 1
        ):  # the text ends, or a comment begins
            break
        content.append(line.strip())
        end = after if line.strip() else end
    if end == number:
        return None
    text = "\n".join(content) if block["style"] == "|" else _fold(content)
    return text, (position, lines[end][0] + len(lines[end][1].rstrip()))


def _fold(lines: list[str]) -> str:
    """Join lines that are not blank; a blank line between them is a line end."""
    parts = [list(part) for has_text, part in groupby(lines, bool) if has_text]
    return "\n".join(map(join_wrapped, parts))


def _read_quoted(front: str, position: int, column: int) -> tuple[str, tuple[int, int]] | None:
    match = _QUOTED.match(front, position)
    if match is None or not _AFTER.match(front, match.end()):
        return None
    others = list(iterate_lines(match[0]))[1:]
    if any(line.strip() and not _is_indented(line, column) for _, line in others):
        return None
    return _unquote(match[0]), match.span()


def _unquote(written: str) -> str:
    """Return the text of a string on one line or several, with or without quotation marks."""
    mark = written[0]
    if mark not in {"'", '"'}:
        return written.strip()
    inside = _ESCAPED_END.sub(r"\1", written[1:-1]) if mark == '"' else written[1:-1]
    folded = _FOLD.sub(_fold_end, inside)
    return folded.replace("''", "'") if mark == "'" else _ESCAPE.sub(_unescape, folded)


def _fold_end(match: re.Match[str]) -> str:
    ends = len(re.findall(r"\r\n|\r|\n", match[1]))
    return "\n" * (ends - 1) or " "


def _unescape(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    if digits:
        code = int(digits, 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else match[0]
    return _ESCAPED.get(match[4], match[4])


def _read_plain(
    lines: list[tuple[int, str]], at: tuple[int, int], position: int
) -> tuple[str, tuple[int, int]] | None:
    """Read a string without quotation marks, with the indented lines that continue it."""
    number, column = at
    start, line = lines[number]
    first = _COMMENT.sub("", line[position - start :]).rstrip()
    content, end = [first], position + len(first)
    for after in range(number + 1, len(lines)):
        begin, line = lines[after]
        if line.strip() and not _is_indented(line, column):
            break
        text = _COMMENT.sub("", line).strip()
        if text.startswith("#"):
            break
        if _MAPPING.search(text):
            return None
        content.append(text)
        if text:
            end = begin + line.index(text) + len(text)
    return _fold(content), (position, end)


def write_scalar(text: str, value: str) -> str:
    """Return a text as YAML, quoted like the ``value`` in the source where that is possible.

    The result is on one line, whatever the text and the value are.
    """
    if not _SPECIAL.search(text):
        if value.startswith("'"):
            return "'" + text.replace("'", "''") + "'"
        is_plain = _PLAIN.fullmatch(text) and text.lower() not in _RESERVED
        if not value.startswith('"') and is_plain:
            return text
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return '"' + _SPECIAL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + '"'
