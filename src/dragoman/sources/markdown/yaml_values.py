"""Strings in YAML: in quotation marks, plain or as a block, on one line or on several.

Only what front matter needs: a mapping whose keys begin at the first column. Source: YAML 1.2.2,
chapters 7 and 8.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby, takewhile
from textwrap import dedent

from dragoman.patterns import compile_later
from dragoman.sources._common import iterate_lines, join_wrapped

_KEY = compile_later(r"(?P<quote>[\"']?)(?P<key>[^\W\d][\w-]*)(?P=quote)[ \t]*:(?=[ \t]|\Z)[ \t]*")
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
_SPECIAL = compile_later("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\ufeff]")
"""Characters that only a string in double quotation marks can have."""

Found = tuple[str, str, tuple[int, int]]
"""A key, its text, and the characters of its value with the quotation marks."""


def find_strings(front: str, keys: Collection[str]) -> Iterator[Found]:
    """Yield the strings that keys of the outermost mapping have, in order."""
    lines = list(iterate_lines(front))
    for number, (start, line) in enumerate(lines):
        match = _KEY.match(line)
        if match and match["key"] in keys:
            found = _read_value(front, lines, number, start + match.end())
            if found is not None:
                yield (match["key"], *found)


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
    front: str, lines: list[tuple[int, str]], number: int, position: int
) -> tuple[str, tuple[int, int]] | None:
    """Read the value that begins at a position of a line, or on the line after it."""
    rest = lines[number][1][position - lines[number][0] :]
    if block := _BLOCK.match(rest):
        return _read_block(lines, number, position, block)
    if not rest.strip() or rest.startswith("#"):
        number = _skip_blank(lines, number + 1)
        if number == len(lines) or not _is_indented(lines[number][1]):
            return None
        if _MAPPING.search(lines[number][1].partition('"')[0].partition("'")[0]):
            return None
        rest = lines[number][1].lstrip()
        position = lines[number][0] + len(lines[number][1]) - len(rest)
    if rest.startswith(("'", '"')):
        return _read_quoted(front, position)
    return _read_plain(lines, number, position) if _PLAIN_START.match(rest) else None


def _skip_blank(lines: list[tuple[int, str]], number: int) -> int:
    while number < len(lines) and not lines[number][1].strip():
        number += 1
    return number


def _is_indented(line: str) -> bool:
    return line[:1] in (" ", "\t")


def _read_block(
    lines: list[tuple[int, str]], number: int, position: int, block: re.Match[str]
) -> tuple[str, tuple[int, int]] | None:
    """Read a block of lines: after ``|`` they stay, after ``>`` they are joined."""
    content, end = [], number
    for after in range(number + 1, len(lines)):
        line = lines[after][1]
        if line.strip() and not _is_indented(line):
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


def _read_quoted(front: str, position: int) -> tuple[str, tuple[int, int]] | None:
    match = _QUOTED.match(front, position)
    if match is None or not _AFTER.match(front, match.end()):
        return None
    inside = match[0][1:-1]
    others = list(iterate_lines(inside))[1:]
    if any(line.strip() and not _is_indented(line) for _, line in others):
        return None
    if match[0][0] == '"':
        inside = _ESCAPED_END.sub(r"\1", inside)
    folded = _FOLD.sub(_fold_end, inside)
    text = folded.replace("''", "'") if match[0][0] == "'" else _ESCAPE.sub(_unescape, folded)
    return text, match.span()


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
    lines: list[tuple[int, str]], number: int, position: int
) -> tuple[str, tuple[int, int]] | None:
    """Read a string without quotation marks, with the indented lines that continue it."""
    start, line = lines[number]
    first = _COMMENT.sub("", line[position - start :]).rstrip()
    content, end = [first], position + len(first)
    for begin, line in lines[number + 1 :]:
        if line.strip() and not _is_indented(line):
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
