"""How many messages and words of the source a catalogue has in each state, without polib."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from dragoman import scripts
from dragoman.catalogs.machine_words import share_unmodified
from dragoman.catalogs.states import is_adopted, is_draft, state_of
from dragoman.model import MessageKey, State, Tally, Unit, hide_placeholders
from dragoman.patterns import compile_later
from dragoman.po.blocks import Block, make_block
from dragoman.po.catalog import pause_collector
from dragoman.po.decoding import decode
from dragoman.po.grammar import Parts
from dragoman.po.marks import PREFIX
from dragoman.po.reader import read_messages

_WORD = compile_later(r"[^\W_]\S*")
_QUOTES = "“”‘’«»–—…·"
"""The characters that prose in ASCII letters has besides ASCII; none of them is a word."""
_CODES = range(128)
_KINDS = bytes(97 if chr(code).isalnum() else 32 for code in _CODES) + bytes(128)
"""A table for ``bytes.translate``: letters and digits become ``a``, all else a space."""
_MARKS = bytes(code for code in _CODES if not chr(code).isalnum() and not chr(code).isspace())
"""What ``bytes.translate`` deletes: everything in ASCII that is not a letter, digit or space."""


def count_words(text: str) -> int:
    """Return how many words a text has: runs without white space with a letter or a digit.

    In scripts without spaces between words, characters are counted. Each Han or Kana character is
    a word. Of Thai, Lao, Khmer and Burmese every six characters are a word (GMX-V), and a run of
    fewer is a word too. In Tibetan each syllable is a word. Numbered placeholders are no words.
    """
    text = hide_placeholders(text)
    if not text.isascii():
        for mark in _QUOTES:
            text = text.replace(mark, "")
    if text.isascii():
        # Without marks each run is of letters and digits, so a word begins after each space.
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

    The result is that of ``tally_blocks(parse(data, name).blocks)``, but no blocks are made.
    Raises CatalogError as ``parse`` does.
    """
    with pause_collector():
        text = decode(data, name).text
        return _tally_messages(
            _CountedMessage((parts.context, parts.msgid), *_state_of_parts(parts, text))
            for parts in read_messages(text, name)
            if not parts.obsolete and (parts.msgid or not parts.is_header)
        )


def list_live_keys(data: bytes, name: str) -> list[MessageKey]:
    """Return the keys of the live messages of a catalogue, in its order.

    No blocks are made. Raises CatalogError as ``parse`` does.
    """
    with pause_collector():
        return [
            (parts.context, parts.msgid)
            for parts in read_messages(decode(data, name).text, name)
            if not parts.obsolete and (parts.msgid or not parts.is_header)
        ]


def digest_keys(keys: Iterable[MessageKey]) -> int:
    """Return a number that is the same for the same messages, in whatever order they come."""
    hashed = blake2b(digest_size=6)
    for context, msgid in sorted((context or "", msgid) for context, msgid in keys):
        hashed.update(
            f"{len(context)},{len(msgid)}:{context}{msgid}".encode(errors="surrogatepass")
        )
    return int.from_bytes(hashed.digest())


def tally_blocks(blocks: Iterable[Block]) -> Tally:
    """Count the live ones of messages by state, and the words and characters of their sources."""
    return _tally_messages(
        _CountedMessage(block.key, *_state_of_block(block))
        for block in blocks
        if not block.obsolete
    )


def count_units(units: Iterable[Unit], messages: Mapping[MessageKey, Block]) -> Tally:
    """Count the messages of a document by state, and their words, as ``status`` counts those of its
    catalogue. Each is counted once; one that the catalogue lacks is untranslated."""
    counts, words = dict.fromkeys(State, 0), dict.fromkeys(State, 0)
    machine: list[tuple[int, float]] = []
    for key in {unit.key: None for unit in units if unit.translatable}:
        block = messages.get(key)
        state = state_of(block) if block else State.UNTRANSLATED
        counts[state] += 1
        count = count_words(key[1])
        words[state] += count
        share = share_unmodified(block) if block else None
        if share is not None:
            machine.append((count, share))
    return Tally(counts, words, machine=_sum_machine(machine))


def _reason_of(block: Block) -> str:
    """Return why a message is fuzzy: "draft", "adopted", or "" for anything else."""
    if not block.fuzzy:
        return ""
    return "adopted" if is_adopted(block) else "draft" if is_draft(block) else ""


class _CountedMessage(NamedTuple):
    """What is counted of a message."""

    key: MessageKey
    state: State
    reason: str = ""
    """Why it is fuzzy, as ``_reason_of`` says it."""
    unmodified: float | None = None
    """The share of its words that are still as a machine wrote them; None where none did."""


def _state_of_block(block: Block) -> tuple[State, str, float | None]:
    return state_of(block), _reason_of(block), share_unmodified(block)


def _state_of_parts(parts: Parts, text: str) -> tuple[State, str, float | None]:
    """Return the state of a message, why it is fuzzy, and what of it is still as a machine wrote
    it."""
    if not parts.msgstr[0]:
        return State.UNTRANSLATED, "", None
    has_mark = text.find(PREFIX, parts.start, parts.body) >= 0
    if has_mark or text.find("fuzzy", parts.start, parts.body) >= 0:
        return _state_of_block(make_block(parts, text))
    return State.TRANSLATED, "", None


def _tally_messages(messages: Iterable[_CountedMessage]) -> Tally:
    """Count messages by state, and the words of their sources."""
    sources: dict[State, list[str]] = {state: [] for state in State}
    reasons: dict[str, list[str]] = {"": [], "draft": [], "adopted": []}
    keys: list[MessageKey] = []
    machine: list[tuple[int, float]] = []
    for message in messages:
        source = message.key[1]
        keys.append(message.key)
        sources[message.state].append(source)
        if message.state is State.FUZZY:
            reasons[message.reason].append(source)
        if message.unmodified is not None and message.state is not State.UNTRANSLATED:
            machine.append((count_words(source), message.unmodified))
    return Tally(
        {state: len(texts) for state, texts in sources.items()},
        {state: _count_words_of_all(texts) for state, texts in sources.items()},
        {state: sum(map(len, texts)) for state, texts in sources.items()},
        _measure(reasons["draft"]),
        _measure(reasons["adopted"]),
        _sum_machine(machine),
        keys=digest_keys(keys),
    )


def _sum_machine(drafted: list[tuple[int, float]]) -> tuple[int, int, int]:
    """Return how many messages a machine drafted, their words, and how many are unchanged."""
    words = sum(count for count, _ in drafted)
    return len(drafted), words, round(sum(count * share for count, share in drafted))


def _measure(texts: list[str]) -> tuple[int, int, int]:
    """Return how many messages, words and characters texts are."""
    return len(texts), _count_words_of_all(texts), sum(map(len, texts))


def _count_words_of_all(texts: list[str]) -> int:
    """Count the words of many texts: those in ASCII as one text, which is much faster."""
    in_ascii = "\n".join(text for text in texts if text.isascii())
    return count_words(in_ascii) + sum(count_words(text) for text in texts if not text.isascii())
