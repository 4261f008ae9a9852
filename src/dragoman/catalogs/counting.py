"""How far a catalogue has got, in messages and in words of the source, without polib."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman import scripts
from dragoman.catalogs.states import is_draft, state_of
from dragoman.model import State, Tally
from dragoman.po.blocks import Block, make_block
from dragoman.po.catalog import pause_collector
from dragoman.po.decoding import decode
from dragoman.po.grammar import Parts
from dragoman.po.marks import PREFIX
from dragoman.po.reader import read_messages

_WORD = re.compile(r"[^\W_]\S*")
_QUOTES = "“”‘’«»–—…·"
"""What prose in ASCII letters has besides ASCII; none of it is a word."""
_CODES = range(128)
_KINDS = bytes(97 if chr(code).isalnum() else 32 for code in _CODES) + bytes(128)
"""Letters and digits are ``a``, white space is a space."""
_MARKS = bytes(code for code in _CODES if not chr(code).isalnum() and not chr(code).isspace())


def count_words(text: str) -> int:
    """Return how many words a text has: runs without white space that hold a letter or a digit.

    Where no space stands between words, characters are counted. Each Han or Kana character is a
    word. Of Thai, Lao, Khmer and Burmese every six characters are one (GMX-V); a run of fewer is
    one too. In Tibetan each syllable is a word.
    """
    if not text.isascii():
        for mark in _QUOTES:
            text = text.replace(mark, "")
    if text.isascii():
        # Without marks every run is of letters, so a word begins after each space before one.
        return b" ".join((b"", text.encode().translate(_KINDS, _MARKS))).count(b" a")
    ideograph, unspaced, syllable_end = _spaceless_patterns()
    text, ideographs = ideograph.subn(" ", syllable_end.sub(" ", text))
    runs = unspaced.findall(text)
    characters = sum(max(1, round(len(run) / scripts.CHARACTERS_A_WORD)) for run in runs)
    return ideographs + characters + len(_WORD.findall(unspaced.sub(" ", text) if runs else text))


@cache
def _spaceless_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile the patterns of text without spaces; most catalogues never need them."""
    return (
        re.compile(f"[{scripts.IDEOGRAPHS}]"),
        re.compile(f"[{scripts.UNSPACED}]+"),
        re.compile(f"[{scripts.SYLLABLE_ENDS}]"),
    )


def count_catalog(data: bytes, name: str) -> Tally:
    """Count the live messages of a catalogue by state, and the words of their sources.

    Raises CatalogError as ``parse`` does. It is ``tally(parse(data).blocks)`` without the blocks.
    """
    with pause_collector():
        text = decode(data, name).text
        return _tally_messages(
            (_state_of_parts(parts, text), parts.msgid)
            for parts in read_messages(text, name)
            if not parts.obsolete and (parts.msgid or not parts.is_header)
        )


def tally_blocks(blocks: Iterable[Block]) -> Tally:
    """Count live messages by state, and the words and characters of their sources."""
    return _tally_messages(
        ((state_of(block), is_draft(block)), block.msgid) for block in blocks if not block.obsolete
    )


def _state_of_parts(parts: Parts, text: str) -> tuple[State, bool]:
    """Tell the state, and for a fuzzy message whether nobody has confirmed it."""
    if not parts.msgstr[0]:
        return State.UNTRANSLATED, False
    marked = text.find(PREFIX, parts.start, parts.body) >= 0
    if marked or text.find("fuzzy", parts.start, parts.body) >= 0:
        block = make_block(parts, text)
        return state_of(block), is_draft(block)
    return State.TRANSLATED, False


def _tally_messages(messages: Iterable[tuple[tuple[State, bool], str]]) -> Tally:
    sources: dict[State, list[str]] = {each: [] for each in State}
    drafts: list[str] = []
    for (found, doubtful), msgid in messages:
        sources[found].append(msgid)
        if found is State.FUZZY and doubtful:
            drafts.append(msgid)
    return Tally(
        {each: len(texts) for each, texts in sources.items()},
        {each: _count_words_of_all(texts) for each, texts in sources.items()},
        {each: sum(map(len, texts)) for each, texts in sources.items()},
        (len(drafts), _count_words_of_all(drafts), sum(map(len, drafts))),
    )


def _count_words_of_all(texts: list[str]) -> int:
    """Count the words of many texts: those in ASCII together, which is much faster."""
    plain = "\n".join(text for text in texts if text.isascii())
    return count_words(plain) + sum(count_words(text) for text in texts if not text.isascii())
