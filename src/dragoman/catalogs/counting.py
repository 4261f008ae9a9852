"""How far a catalogue has got, in messages and in words of the source, without polib."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.catalogs.blocks import Block
from dragoman.catalogs.catalog import parse
from dragoman.catalogs.states import state, unconfirmed
from dragoman.model import State, Tally

_WORD = re.compile(r"[^\W_]\S*")
_SPACELESS = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]"
)
_ASCII_MARKS = {code: None for code in range(33, 127) if not chr(code).isalnum()}


def words(text: str) -> int:
    """Count the words: runs without white space that hold a letter or a digit.

    Each Han or Kana character is a word, because no space stands between words there.
    """
    if text.isascii():
        return len(text.translate(_ASCII_MARKS).split())
    characters = _SPACELESS.findall(text)
    if characters:
        text = _SPACELESS.sub(" ", text)
    return len(characters) + len(_WORD.findall(text))


def count(data: bytes, name: str) -> Tally:
    """Count the live messages of a catalogue by state, with the words of their sources.

    Raises CatalogError as ``parse`` does.
    """
    return tally(parse(data, name).blocks)


def tally(blocks: Iterable[Block]) -> Tally:
    """Count live messages by state, and the words and characters of their sources."""
    sources: dict[State, list[str]] = {each: [] for each in State}
    drafts: list[str] = []
    for block in blocks:
        if not block.obsolete:
            found = state(block)
            sources[found].append(block.msgid)
            if found is State.FUZZY and unconfirmed(block):
                drafts.append(block.msgid)
    return Tally(
        {each: len(texts) for each, texts in sources.items()},
        {each: _words(texts) for each, texts in sources.items()},
        {each: sum(map(len, texts)) for each, texts in sources.items()},
        (len(drafts), _words(drafts), sum(map(len, drafts))),
    )


def _words(texts: list[str]) -> int:
    """Count the words of many texts: those in ASCII together, which is much faster."""
    plain = "\n".join(text for text in texts if text.isascii())
    return words(plain) + sum(words(text) for text in texts if not text.isascii())
