"""The live messages of a catalogue, read all at once for those who only count and compare them.

Nearly every message is a few comments, a msgid and a msgstr. So a single search finds all of them,
which is several times as fast as one after the other. Whatever is of another form is left to
``reader``, which also says what is wrong with a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from dragoman import po
from dragoman.errors import CatalogError
from dragoman.model import MessageKey
from dragoman.patterns import compile_later
from dragoman.po.grammar import Parts, decode_lines, read_common_message
from dragoman.po.marks import PREFIX
from dragoman.po.quoting import STRING
from dragoman.po.reader import (
    check_comments,
    check_end,
    check_header,
    iterate_messages,
    read_messages,
)

if TYPE_CHECKING:
    from dragoman.po.blocks import Block

_ESCAPES = ("\\\\", '\\"')
_JOINT = '"\n"'
_HIDDEN = {_ESCAPES[0]: "\x01\x01", _ESCAPES[1]: "\x02\x02", _JOINT: "\x03\x03\x03"}
"""What must not be taken for the end of a string, and what is there while strings are searched.
It is as long, so that every place stays the same. The backslash comes first: it may be before a
quotation mark that does end a string."""
_SIGNS = tuple(sign[0] for sign in _HIDDEN.values())
_NEED_DECODING = ("\\", "\n", *_SIGNS)
"""A string with none of these is its own text."""
_USUAL = compile_later(
    r'\n*+((?:#(?!~)[^\n]*+\n)*+)(msgctxt "[^"]*+"\n)?+msgid "([^"]*+)"\nmsgstr "([^"]*+)"\n'
    r"(?=[#\n]|msg[ic]|\Z)|((?s:.++))"
)
"""A message as ``grammar`` has it, whatever is in its strings; or all the rest."""
_PIECE = 1 << 19
"""About how many characters are searched at a time."""
_LINES = compile_later(rf"{STRING}(?:\n{STRING})*+\Z")

_Row = tuple[str, str, str, str, str]


class LiveMessages(NamedTuple):
    """The live messages of a catalogue in the order of the file, without its header."""

    keys: tuple[MessageKey, ...]
    msgstrs: tuple[str, ...]
    """The translation of each, or the first of its plural forms."""
    marked: Mapping[int, Block]
    """Those whose state is not said by ``msgstrs`` alone, by their position: what has a
    translation, and a flag or a mark of our own."""


def read_live(text: str, name: str) -> LiveMessages:
    """Read the live messages of a catalogue's text. Raises CatalogError as ``read_messages``."""
    try:
        found = _read_at_once(text)
    except (CatalogError, ValueError):
        found = None  # ``read_messages`` says what is wrong, and where
    return _list_live(read_messages(text, name), text) if found is None else found


def list_live_blocks(blocks: Iterable[Block]) -> LiveMessages:
    """Return the live ones of messages that were read before."""
    live = [block for block in blocks if not block.obsolete]
    msgstrs = tuple(block.msgstr[0] for block in live)
    marked = {at: block for at, block in enumerate(live) if msgstrs[at]}
    return LiveMessages(tuple(block.key for block in live), msgstrs, marked)


def _list_live(messages: Iterable[Parts], text: str) -> LiveMessages:
    keys: list[MessageKey] = []
    msgstrs: list[str] = []
    marked: dict[int, Block] = {}
    for parts in messages:
        if parts.obsolete or parts.is_header:
            continue
        if parts.msgstr[0] and _is_marked(text, parts.start, parts.body):
            marked[len(keys)] = po.make_block(parts, text)
        keys.append((parts.context, parts.msgid))
        msgstrs.append(parts.msgstr[0])
    return LiveMessages(tuple(keys), tuple(msgstrs), marked)


def _is_marked(text: str, start: int, end: int) -> bool:
    """Return whether comments may have the flag fuzzy, or a mark of our own."""
    return text.find("fuzzy", start, end) >= 0 or text.find(PREFIX, start, end) >= 0


def _read_at_once(text: str) -> LiveMessages | None:
    """Read a catalogue that begins with its header; None for one that must be read one by one.

    Raises CatalogError or ValueError for most of what ``read_messages`` does not take.
    """
    head = read_common_message(text, 0)
    if head is None or not head.is_header or "\r" in text or any(sign in text for sign in _SIGNS):
        return None
    check_header(text, head, False, "")
    pieces, last, position = _read_pieces(text, head)
    rest = list(iterate_messages(text, "", position))
    for parts in (head, *rest):
        check_comments(text, parts, "")
    found = _join([*pieces, _list_live(rest, text)])
    hidden = [(parts.context, parts.msgid) for parts in rest if parts.obsolete]
    if len({(None, ""), *hidden, *found.keys}) < 1 + sum(len(p.keys) for p in pieces) + len(rest):
        return None  # a message occurs twice
    check_end(text, head, rest[-1] if rest else last, "")
    return found


def _read_pieces(text: str, head: Parts) -> tuple[list[LiveMessages], Parts, int]:
    """Read the usual messages that follow the header, some at a time: that needs little memory.

    Returns them, the last one, which may be the header, and where in the text they end.
    """
    pieces, last, start = [], head, head.end
    while start < len(text):
        end = text.find("\n\n", start + _PIECE) + 1 or len(text)
        rows, left = _find_rows(text[start:end])
        pieces.append(_read_rows(rows))
        if rows:
            last = _read_row(rows[-1])[1]
        start = end - len(left)
        if left:
            break
    return pieces, last, start


def _find_rows(text: str) -> tuple[list[_Row], str]:
    """Return the usual messages that a text begins with, and what is left of it."""
    if "\\" in text:
        for shown in _ESCAPES:
            text = text.replace(shown, _HIDDEN[shown])
    rows, left = _split_rows(text)
    if _JOINT in left:
        more, left = _split_rows(left.replace(_JOINT, _HIDDEN[_JOINT]))
        rows += more
    return rows, left


def _split_rows(text: str) -> tuple[list[_Row], str]:
    rows: list[_Row] = _USUAL.findall(text)
    left = rows.pop()[-1] if rows and rows[-1][-1] else ""
    return rows, left


def _show(text: str) -> str:
    for shown, sign in _HIDDEN.items():
        text = text.replace(sign, shown)
    return text


def _read_rows(rows: Sequence[_Row]) -> LiveMessages:
    """Return what rows of ``_USUAL`` say; raises ValueError for what is not a string of gettext."""
    if not rows:
        return LiveMessages((), (), {})
    comments, contexts, msgids, msgstrs, _ = zip(*rows, strict=True)
    if any(_HIDDEN[_JOINT] in lines for lines in comments):
        raise ValueError  # a string follows a comment
    texts = _decode_all(msgstrs)
    marked: dict[int, Block] = {}
    special = {lines for lines in set(comments) if "|" in lines or _is_marked(lines, 0, len(lines))}
    for at in (at for at, lines in enumerate(comments) if lines in special):
        text, parts = _read_row(rows[at])
        check_comments(text, parts, "")
        if texts[at]:
            marked[at] = po.make_block(parts, text)
    keys = zip(_decode_contexts(contexts), _decode_all(msgids), strict=True)
    return LiveMessages(tuple(keys), texts, marked)


def _read_row(row: _Row) -> tuple[str, Parts]:
    """Return the lines of a message, and what they say."""
    comments, context, msgid, msgstr, _ = row
    text = _show(f'{comments}{context}msgid "{msgid}"\nmsgstr "{msgstr}"\n')
    parts = read_common_message(text, 0)
    if parts is None:
        raise ValueError
    return text, parts


def _decode_contexts(contexts: Sequence[str]) -> Sequence[str | None]:
    if not any(contexts):
        return (None,) * len(contexts)
    found = iter(_decode_all(tuple(line[9:-2] for line in contexts if line)))  # msgctxt "…"
    return [next(found) if line else None for line in contexts]


def _decode_all(strings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts of strings; raises ValueError for one that is not of gettext's form."""
    joined = "".join(strings)
    signs = [sign for sign in _NEED_DECODING if sign in joined]
    if not signs:
        return strings
    return tuple(
        _decode(string) if any(sign in string for sign in signs) else string for string in strings
    )


def _decode(string: str) -> str:
    lines = f'"{_show(string)}"'
    if _LINES.match(lines) is None:
        raise ValueError
    return decode_lines(lines)


def _join(pieces: Sequence[LiveMessages]) -> LiveMessages:
    marked: dict[int, Block] = {}
    before = 0
    for piece in pieces:
        marked.update((before + at, block) for at, block in piece.marked.items())
        before += len(piece.keys)
    keys = chain.from_iterable(piece.keys for piece in pieces)
    msgstrs = chain.from_iterable(piece.msgstrs for piece in pieces)
    return LiveMessages(tuple(keys), tuple(msgstrs), marked)
