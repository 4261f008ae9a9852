"""How many messages and words of the source a catalogue has in each state, without polib."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from hashlib import blake2b
from typing import NamedTuple

from dragoman.catalogs.machine_words import share_unmodified
from dragoman.catalogs.states import find_state, is_adopted, is_draft
from dragoman.collector import pause_collector
from dragoman.model import MessageKey, State, Tally, Unit, hide_placeholders
from dragoman.patterns import compile_later
from dragoman.po.blocks import Block
from dragoman.po.decoding import decode
from dragoman.po.live import LiveMessages, list_live_blocks, read_live
from dragoman.texts import scripts
from dragoman.texts.unseen import shows_nothing

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

    The result is that of ``tally_blocks(parse(data, name).blocks)``, but few blocks are made.
    Raises CatalogError as ``parse`` does.
    """
    with pause_collector():
        return tally_messages(read_live(decode(data, name).text, name))


def digest_keys(keys: Iterable[MessageKey]) -> int:
    """Return a number that is the same for the same messages, in whatever order they come."""
    written = sorted(
        f"{len(context or '')},{len(msgid)}:{context or ''}{msgid}" for context, msgid in keys
    )
    data = "".join(written).encode(errors="surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=6).digest())


def tally_blocks(blocks: Iterable[Block]) -> Tally:
    """Count the live messages by state, and the words and characters of their sources."""
    return tally_messages(list_live_blocks(blocks))


def count_units(units: Iterable[Unit], messages: Mapping[MessageKey, Block]) -> Tally:
    """Count the messages of a document by state, and their words, as ``status`` counts those of its
    catalogue. Each is counted once; one that the catalogue lacks is untranslated."""
    sources: dict[State, list[str]] = {state: [] for state in State}
    machine: list[tuple[int, float]] = []
    for key in {unit.key: None for unit in units if unit.translatable}:
        block = messages.get(key)
        state = find_state(block) if block else State.UNTRANSLATED
        sources[state].append(key[1])
        share = share_unmodified(block) if block else None
        if share is not None:
            machine.append((count_words(key[1]), share))
    return Tally(
        {state: len(texts) for state, texts in sources.items()},
        {state: _count_words_of_all(texts) for state, texts in sources.items()},
        machine=_sum_machine(machine),
    )


def _reason_of(block: Block) -> str:
    """Return why a fuzzy message is so: "draft", "adopted", or "" for anything else."""
    return "adopted" if is_adopted(block) else "draft" if is_draft(block) else ""


def tally_messages(messages: LiveMessages) -> Tally:
    """Count messages by state, and the words and characters of their sources."""
    keys, msgstrs, marked = messages
    sources: dict[State, list[str]] = {state: [] for state in State}
    for at, (key, msgstr) in enumerate(zip(keys, msgstrs, strict=True)):
        if at not in marked:
            state = State.UNTRANSLATED if shows_nothing(msgstr) else State.TRANSLATED
            sources[state].append(key[1])
    reasons: dict[str, list[str]] = {"": [], "draft": [], "adopted": []}
    machine: list[tuple[int, float]] = []
    for block in marked.values():
        state = find_state(block)
        sources[state].append(block.msgid)
        if state is State.FUZZY:
            reasons[_reason_of(block)].append(block.msgid)
        share = share_unmodified(block)
        if share is not None:
            machine.append((count_words(block.msgid), share))
    return Tally(
        {state: len(texts) for state, texts in sources.items()},
        _count_words_by_state(sources, _measure_keys(keys).words),
        {state: sum(map(len, texts)) for state, texts in sources.items()},
        _measure(reasons["draft"]),
        _measure(reasons["adopted"]),
        _sum_machine(machine),
        keys=_measure_keys(keys).digest,
    )


class _MeasuredKeys(NamedTuple):
    words: int
    """Of all msgids together."""
    digest: int


@lru_cache(maxsize=2)
def _measure_keys(keys: tuple[MessageKey, ...]) -> _MeasuredKeys:
    """Measure messages: the catalogues of a document, which come one after the other, have the
    same ones."""
    return _MeasuredKeys(_count_words_of_all([msgid for _, msgid in keys]), digest_keys(keys))


def _count_words_by_state(sources: Mapping[State, list[str]], total: int) -> dict[State, int]:
    """Count the words of each state. Those of the state that has most are what is left of all."""
    most = max(sources, key=lambda state: len(sources[state]))
    words = {
        state: 0 if state is most else _count_words_of_all(texts)
        for state, texts in sources.items()
    }
    return {**words, most: total - sum(words.values())}


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
