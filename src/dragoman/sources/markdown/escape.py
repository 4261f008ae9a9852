"""How a translation is written so that it is one block of the form that its source had."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.inline import clean, inline_parser
from dragoman.sources._common import fold_to_one_line
from dragoman.sources.markdown import frontmatter
from dragoman.sources.markdown.blocks import Form, Leaf
from dragoman.sources.markdown.lines import HARD, strip_hard_break

_MARK = re.compile(r"[!-/:-@\[-`{-~]")
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
_UNDERLINE = re.compile(r"[-=:|]")
_CLOSING_HASHES = re.compile(r"(?:(?<=[ \t])|\A)(#+)\Z")
_SLASHES = re.compile(r"\\*\Z")
_NOTE_LABEL = re.compile(r"\[\^[^ \]]+\]:")


def fit_inline(form: Form, text: str, *, strict: bool = False) -> list[str]:
    """Give the lines of a heading, a paragraph or a cell; none for a text without any.

    ``strict`` makes each mark of the text a mere character.
    """
    pieces = _hard_lines(clean(text))
    if form in (Form.ATX, Form.CELL):
        pieces = [" ".join(pieces)] if pieces else []
    if strict:
        pieces = [_MARK.sub(r"\\\g<0>", _ESCAPED.sub("", piece)) for piece in pieces]
    elif form is Form.ATX:
        pieces = [_CLOSING_HASHES.sub(r"\\\1", piece) for piece in pieces]
    elif pieces and not _is_block(HARD.join(pieces), "paragraph_open"):
        pieces = [_escape_line(piece, first=number == 0) for number, piece in enumerate(pieces)]
    if form is Form.SETEXT and (strict or "`" not in text):
        pieces = [re.sub(r"\\?\|", "&#124;", piece) for piece in pieces]  # no table's head
    if form is Form.CELL:
        pieces = [piece.replace("|", "\\|") for piece in pieces]
        return [piece + " " * piece.endswith("\\") for piece in pieces]
    return [_protect_backslash(piece) + "\\" for piece in pieces[:-1]] + pieces[-1:]


def fit_html(text: str) -> list[str]:
    """Give the lines of an HTML block; none where the text is not one HTML block."""
    written = clean(text).strip().split("\n")
    for lines in (written, [line for line in written if line.strip()]):
        if lines and _is_block("\n".join(lines), "html_block"):
            return lines
    return []


def fit_code(text: str) -> list[str]:
    """Give the lines of a code block, without blank ones around them.

    The first line is indented as the source's first is.
    """
    written = [line.rstrip() for line in clean(text).split("\n")]
    while written and not written[-1]:
        written.pop()
    while written and not written[0]:
        written.pop(0)
    return [written[0].lstrip(), *written[1:]] if written else []


def fit_title(text: str, value: str) -> str:
    """Give the value of a title in front matter, as ``value`` is written there."""
    line = fold_to_one_line(text)
    return frontmatter.write_scalar(line, value) if line else ""


def line_prefix(text: str, leaf: Leaf) -> str:
    """Give what a further line of the block must begin with, from what its first begins with.

    Marks of quotations stand on each line; those of lists and notes are indentation there.
    """
    start = max(text.rfind("\n", 0, leaf.span[0]), text.rfind("\r", 0, leaf.span[0])) + 1
    before = _NOTE_LABEL.sub(lambda label: " " * len(label[0]), text[start : leaf.span[0]])
    columns = re.sub(r"[^> ]", " ", before.expandtabs(4))
    return columns[: len(columns) - leaf.indent]


def _hard_lines(text: str) -> list[str]:
    """Split a text at its hard line breaks; soft ones, and empty lines, are spaces."""
    pieces = [""]
    *lines, last = text.split("\n")
    for line in lines:
        if _is_odd(line) or line.endswith("  "):
            pieces[-1] = f"{pieces[-1]} {strip_hard_break(line)}".lstrip()
            pieces.append("")
        else:
            pieces[-1] = f"{pieces[-1]} {line.strip()}".strip()
    pieces[-1] = f"{pieces[-1]} {last.strip()}".strip()
    return [piece for piece in pieces if piece.strip()]


def _is_odd(line: str) -> bool:
    """Is the line's last backslash not escaped by one before it?"""
    slashes = _SLASHES.search(line)
    return slashes is not None and len(slashes[0]) % 2 == 1


def _protect_backslash(piece: str) -> str:
    return piece + "\\" if _is_odd(piece) else piece


def _escape_line(line: str, *, first: bool) -> str:
    """Escape what makes a line begin a block, or end the one it stands in."""
    alone = _is_block(line, "paragraph_open")
    if alone and (first or not _UNDERLINE.match(line)):
        return line
    if _NUMBER.match(line):
        return _NUMBER.sub(r"\1\\\2", line, count=1)
    return "\\" + line if _MARK.match(line) and not line.startswith("\\") else line


def _is_block(text: str, kind: str) -> bool:
    """Does a text, alone, make exactly one block of a kind, and all of it?"""
    env: dict[str, object] = {}
    tokens = inline_parser().block.parse(text, inline_parser(), env, []) or []
    holder: Sequence[str] = [token.content for token in tokens if token.content]
    return (
        bool(tokens)
        and tokens[0].type == kind
        and len(tokens) == (3 if kind == "paragraph_open" else 1)
        and [text] == [content.rstrip("\n") for content in holder]
    )
