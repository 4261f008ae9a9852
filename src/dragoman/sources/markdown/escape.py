"""Writing a translation so that it is one block of the same form as its source."""

from __future__ import annotations

import re

from dragoman.inline import clean
from dragoman.patterns import compile_later
from dragoman.sources._common import fold_to_one_line
from dragoman.sources.markdown.leaves import Form, Leaf
from dragoman.sources.markdown.lines import HARD, strip_hard_break
from dragoman.sources.markdown.sites.markers import BLOCK_NAME
from dragoman.sources.markdown.tokens import block_parser

_MARK = compile_later(r"[!-/:-@\[-`{-~]")
_ESCAPED = compile_later(r"\\(?=[!-/:-@\[-`{-~])")
_NUMBER = compile_later(r"(\d{1,9})([.)])(?=\s|\Z)")
_UNDERLINE = compile_later(r"[-=:|]")
"""A line that begins so may make the line above it a heading or the head of a table."""
_DEFINITION = compile_later(r"((?:[Tt]able)?):[ \t]")
"""A definition, or the caption of a table."""
_NAME_AT_END = compile_later(rf"(?:(?<=[ \t])|\A)(?={BLOCK_NAME}\Z)")
_CLOSING_HASHES = compile_later(r"(?:(?<=[ \t])|\A)(#+)\Z")
_SLASHES = compile_later(r"\\*\Z")
_BLANK_LINE = compile_later(r"\n\s*\n")
_IN_EXPRESSION = compile_later(r"=[ \t]*\{[ \t]*[\"'`]\Z")
"""What is before a string of a program: ``title={"``."""
_NOTE_LABEL = compile_later(r"\[\^[^ \]]+\]:")


def fit_inline(form: Form, text: str, *, strict: bool = False) -> list[str]:
    """Return the lines of a heading, a paragraph or a cell; none for an empty text.

    With ``strict``, every mark of Markdown in the text is escaped. A cell begins no block, but for
    the first one of a row without a bar before it, which is written so then.
    """
    pieces = _split_paragraphs(clean(text))
    if form in (Form.ATX, Form.CELL, Form.RULED, Form.TERM):
        pieces = [" ".join(filter(None, pieces))] if pieces else []
    if strict:
        pieces = [_MARK.sub(r"\\\g<0>", _ESCAPED.sub("", piece)) for piece in pieces]
    elif form is Form.ATX:
        pieces = [_CLOSING_HASHES.sub(r"\\\1", piece) for piece in pieces]
    elif pieces and form is not Form.CELL and not _is_block(HARD.join(pieces), "paragraph_open"):
        pieces = [_escape_line(piece, first=number == 0) for number, piece in enumerate(pieces)]
    if (strict and form is not Form.CELL) or (form is Form.SETEXT and "`" not in text):
        # A bar above a line of hyphens could make the two lines the head of a table, also where
        # the bar has a backslash, and where only the first line is in a quotation.
        pieces = [re.sub(r"\\?\|", "&#124;", piece) for piece in pieces]
    pieces[-1:] = [_NAME_AT_END.sub(r"\\", piece) for piece in pieces[-1:]]
    if form is Form.CELL:
        pieces = [piece.replace("|", "\\|") for piece in pieces]
        return [piece + " " * piece.endswith("\\") for piece in pieces]
    return [_protect_backslash(piece) + "\\" for piece in pieces[:-1]] + pieces[-1:]


def escape_definition(lines: list[str], before: str) -> list[str]:
    """Return the lines of a text, of which the first begins no definition unless ``before``, the
    text in its place, began one."""
    begins = _DEFINITION.match(lines[0]) if lines else None
    if begins and not _DEFINITION.match(before):
        return [f"{begins[1]}\\{lines[0][begins.end(1) :]}", *lines[1:]]
    return lines


def fit_html(text: str) -> list[str]:
    """Return the lines of an HTML block; none where the text is not exactly one HTML block.

    Blank lines, which end an HTML block, are removed where that helps.
    """
    as_written = clean(text).strip().split("\n")
    for lines in (as_written, [line for line in as_written if line.strip()]):
        if lines and _is_block("\n".join(lines), "html_block"):
            return lines
    return []


def fit_code(text: str) -> list[str]:
    """Return the lines of a code block, without blank lines at the beginning and the end.

    The first line has no indentation: it takes the one of the first line of the source.
    """
    lines = [line.rstrip() for line in clean(text).split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return [lines[0].lstrip(), *lines[1:]] if lines else []


def fit_label(text: str, before: str, after: str) -> str:
    """Return the line of a text that a marker shows; "" for an empty text.

    ``after`` is the character that ends it in the file: a quotation mark or a bracket, and
    ``before`` what is before it.
    """
    line = fold_to_one_line(text)
    if _IN_EXPRESSION.search(before):
        signs = rf"\\.|(?P<sign>{after}|\$(?=\{{))"
        escaped = re.sub(signs, lambda match: f"\\{match[0]}" if match["sign"] else match[0], line)
        return _protect_backslash(escaped)
    if after in {'"', "'", "`"}:
        # The backslash before a mark is part of it: alone it would be an error of a shortcode.
        return re.sub(rf"\\?{after}", "&quot;" if after == '"' else f"&#{ord(after)};", line)
    return re.sub(r"[\[\]]", r"\\\g<0>", line) if after == "]" else line


def make_line_prefix(text: str, leaf: Leaf) -> str:
    """Return what each line of the block after the first must begin with.

    The markers of quotations are repeated on each line. Those of lists and notes become
    indentation.
    """
    start = max(text.rfind("\n", 0, leaf.span[0]), text.rfind("\r", 0, leaf.span[0])) + 1
    before = _NOTE_LABEL.sub(lambda label: " " * len(label[0]), text[start : leaf.span[0]])
    columns = re.sub(r"[^> ]", " ", before.expandtabs(4))
    return columns[: len(columns) - leaf.indent]


def _split_paragraphs(text: str) -> list[str]:
    """Split a text at its hard line breaks and blank lines.

    A blank line would end the block. It becomes an empty piece: one hard line break after another.
    """
    *paragraphs, last = _BLANK_LINE.split(text)
    pieces: list[str] = []
    for paragraph in (*(f"{each}\n" for each in paragraphs), last):
        lines = _split_hard_lines(paragraph)
        pieces += [""] * bool(pieces and lines)
        pieces += lines
    return pieces


def _split_hard_lines(text: str) -> list[str]:
    """Split a paragraph at its hard line breaks. Soft ones become spaces."""
    pieces = [""]
    *lines, last = text.split("\n")
    for line in lines:
        if _ends_in_backslash(line) or line.endswith("  "):
            pieces[-1] = f"{pieces[-1]} {strip_hard_break(line)}".lstrip()
            pieces.append("")
        else:
            pieces[-1] = f"{pieces[-1]} {line.strip()}".strip()
    pieces[-1] = f"{pieces[-1]} {last.strip()}".strip()
    return [piece for piece in pieces if piece.strip()]


def _ends_in_backslash(line: str) -> bool:
    """Return whether the line ends in a backslash that no backslash before it escapes."""
    slashes = _SLASHES.search(line)
    return slashes is not None and len(slashes[0]) % 2 == 1


def _protect_backslash(piece: str) -> str:
    return piece + "\\" if _ends_in_backslash(piece) else piece


def _escape_line(line: str, *, first: bool) -> str:
    """Escape the mark that makes a line begin a block, or end the block that it is in."""
    is_paragraph = _is_block(line, "paragraph_open")
    if is_paragraph and (first or not _UNDERLINE.match(line)):
        return line
    if _NUMBER.match(line):
        return _NUMBER.sub(r"\1\\\2", line, count=1)
    return "\\" + line if _MARK.match(line) and not line.startswith("\\") else line


def _is_block(text: str, kind: str) -> bool:
    """Return whether the whole text is exactly one block, whose first token is of that kind."""
    env: dict[str, object] = {}
    tokens = block_parser().block.parse(text, block_parser(), env, []) or []
    contents = [token.content.rstrip("\n") for token in tokens if token.content]
    return (
        bool(tokens)
        and tokens[0].type == kind
        and len(tokens) == (3 if kind == "paragraph_open" else 1)
        and contents == [text]
    )
