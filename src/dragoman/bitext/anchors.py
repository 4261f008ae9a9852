"""What a block has that stays the same in a translation: its anchors.

An anchor is a short text: a kind, a colon, and what it is (``number:12``, ``address:…``,
``mark:?``). A block and its translation have many of them in common, most often. How often depends
on the kind, and the aligner learns it from the documents themselves (see ``evidence``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from dragoman.bitext.model import TextBlock
from dragoman.bitext.names import (
    find_arabic_sounds,
    find_latin_sounds,
    find_names,
    list_starts,
    read_names,
)
from dragoman.bitext.number_words import find_number_words
from dragoman.bitext.shown_times import SAME_CLOCK, find_clock, list_seconds
from dragoman.bitext.weights import KNOWN
from dragoman.bitext.words import list_parts, list_words, remove_accents
from dragoman.glossary import Glossary, find_missing, find_terms
from dragoman.model import Kind
from dragoman.texts import scripts

_NUMBER = re.compile(r"\d+(?:[.,\u066b\u066c]\d+)*")
_GROUPS = re.compile(r"[,\u066c](?=\d{3}(?!\d))")
_ADDRESS = re.compile(
    rf"(?:https?://|www\.)[^\s<>()\[\]«»\"'{scripts.NOT_IN_ADDRESSES}]+"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)+"
)
_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_LANGUAGE_PART = re.compile(r"(?<=/)[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?/(?=.|$)|(?<=//)[a-z]{2}\.")
_END = re.compile(rf"([^\w\s{scripts.CLOSING}])[\s{scripts.CLOSING}]*\Z")
_COUNTED = {
    "?": re.compile(f"[{scripts.QUESTION_MARKS}]"),
    "!": re.compile("[!\uff01\u055c]"),
    ":": re.compile("[:\uff1a](?!/)"),
    ";": re.compile("[;\u061b\uff1b]"),
    ",": re.compile("[,\u060c\u3001\uff0c]"),
    ".": re.compile("[.\u06d4\u3002\u0964\uff0e](?!\\w)"),
    "(": re.compile("[(\uff08]"),
    "[": re.compile("[\\[\u3010\uff3b]"),
    '"': re.compile('[«“„「『]|(?<!\\w)"'),
    "-": re.compile("(?<=\\s)[-\u2013\u2014](?=\\s)|\u2014"),
    "…": re.compile("…|\\.\\.\\."),
    "%": re.compile("[%\u066a\uff05]"),
    "/": re.compile("(?<=\\w)/(?=\\w)"),
    "line": re.compile("\n"),
}
"""Marks that are counted: they stay in a translation, in the form that its language has."""
_MARKER = re.compile(
    r"[(\[]?(?:\d{1,4}(?:\.\d{1,3})*[a-z]?[.):\]]{0,2}|[a-z][.):\]]|[ivxlc]{2,6}[.)])(?=\s)", re.I
)
"""The number before an item or a verse, as people write it."""
_THRESHOLDS = (1, 2, 3, 5, 8)
_STEM = 5
_HEADINGS = frozenset({Kind.TITLE, Kind.HEADING})
KeyFinder = Callable[[TextBlock], frozenset[str]]


def make_key_finders(
    source: Sequence[TextBlock],
    target: Sequence[TextBlock],
    languages: tuple[str, str],
    glossary: Glossary | None = None,
) -> tuple[KeyFinder, KeyFinder]:
    """Return two functions: what a block of the source, or of the target, has for anchors."""
    written = [_find_script(blocks) for blocks in (source, target)]
    terms = glossary if glossary and glossary.select_terms(languages[1]) else None
    sounds = _choose_sounds(written)
    is_alike = have_one_script(source, target)
    clock = find_clock(source, target)
    clocks = SAME_CLOCK, clock or SAME_CLOCK

    def make(side: int) -> KeyFinder:
        table = read_names(languages[side], languages[1 - side])
        starts = list_starts(table)

        def find_keys(block: TextBlock) -> frozenset[str]:
            words = list_words(block.text)
            keys = chain(
                _find_structure(block),
                _find_marks(block.text),
                _find_numbers(block, languages[side]),
                _find_addresses(block),
                find_names(words, table, starts),
                (f"word:{word}" for word in list_parts(words) if len(word) > 1),
                _find_stems(list_parts(words)) if is_alike else (),
                (f"sound{min(len(each), 4)}:{each}" for each in sounds[side](block.text)),
                (f"time:{each}" for each in list_seconds(block, clocks[side])) if clock else (),
            )
            return frozenset(keys)

        return find_keys

    finders = make(0), make(1)
    return _add_terms(finders, terms, languages[1]) if terms else finders


def _add_terms(
    finders: tuple[KeyFinder, KeyFinder], glossary: Glossary, language: str
) -> tuple[KeyFinder, KeyFinder]:
    """Let the functions find also the terms of the glossary, and their translations."""
    known = dict.fromkeys(term.term for term in glossary.select_terms(language))
    every = " . ".join(known)

    def find_in_source(block: TextBlock) -> frozenset[str]:
        terms = find_terms(glossary, block.text, language)
        return finders[0](block) | {f"term:{term.term}" for term in terms}

    def find_in_target(block: TextBlock) -> frozenset[str]:
        missing = {term.term for term in find_missing(glossary, every, block.text, language)}
        return finders[1](block) | {f"term:{term}" for term in known.keys() - missing}

    return find_in_source, find_in_target


def have_one_script(source: Sequence[TextBlock], target: Sequence[TextBlock]) -> bool:
    """Return whether two texts are written in the same script, mainly."""
    return _find_script(source) == _find_script(target)


def _find_script(blocks: Sequence[TextBlock]) -> str:
    return next(iter(scripts.list_scripts(block.text for block in blocks[:400])), "")


def _choose_sounds(
    written: Sequence[str],
) -> tuple[Callable[[str], Iterable[str]], Callable[[str], Iterable[str]]]:
    """Return what finds the sounds of names, where one side is in Latin, one in Arabic letters."""
    finders = {"LATIN": find_latin_sounds, "ARABIC": find_arabic_sounds}
    if set(written) != finders.keys():
        return (lambda text: (), lambda text: ())
    return finders[written[0]], finders[written[1]]


def _find_structure(block: TextBlock) -> Iterator[str]:
    if block.known:
        yield f"{KNOWN}:{block.known}"
    kind = Kind.HEADING if block.kind in _HEADINGS else block.kind
    if kind is not Kind.PARAGRAPH:
        yield f"kind:{kind}"
    if level := 1 if block.kind is Kind.TITLE else block.level:
        yield f"level:{level}"
    if marker := _find_marker(block):
        yield f"marker:{marker}"
    if kind is Kind.CODE:
        yield f"code:{' '.join(block.text.split())}"
    counts = {
        "emphasis": block.emphases,
        "link": len(block.links),
        "picture": len(block.pictures),
        "note": block.notes,
    }
    yield from (f"{name}:{n}" for name in counts for n in _THRESHOLDS if n <= counts[name])


def _find_marker(block: TextBlock) -> str:
    """Return the number or the letter of an item, as "2" or "2a", also where it is in the text."""
    written = block.marker or (found[0] if (found := _MARKER.match(block.text)) else "")
    label = written.strip(" -*+•().[]:").lower()
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in label)


def _find_marks(text: str) -> Iterator[str]:
    for name, pattern in _COUNTED.items():
        count = len(pattern.findall(text))
        yield from (f"mark:{name}{n}" for n in _THRESHOLDS if n <= count)
    end = _END.search(text)
    yield f"end:{_name_end(end[1]) if end else ''}"


def _name_end(mark: str) -> str:
    for name, pattern in _COUNTED.items():
        if pattern.search(mark):
            return name
    return ""


def _find_numbers(block: TextBlock, language: str) -> Iterator[str]:
    text = block.text
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    for found in _NUMBER.findall(text):
        plain = _GROUPS.sub("", found).replace("\u066b", ".")
        digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
        yield f"number:{digits.lstrip('0') or '0'}"
    yield from (f"number:{value}" for value in find_number_words(text, language))


def _find_addresses(block: TextBlock) -> Iterator[str]:
    for address in (*block.links, *_ADDRESS.findall(block.text)):
        yield f"address:{_shorten_address(address)}"
    for address in block.pictures:
        yield f"address:{address.rpartition('/')[2].lower()}"


def _shorten_address(address: str) -> str:
    """Return an address without what differs between languages."""
    without = _LANGUAGE_PART.sub("", _SCHEME.sub("", address))
    return without.partition("#")[0].rstrip("/.,;:").lower()


def _find_stems(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        if len(word) > _STEM:
            yield f"stem:{remove_accents(word)[:_STEM]}"
