"""The numbers that a translator typed before paragraphs: those that editions and files print."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from dragoman.commands._adopt.marks import read_spans
from dragoman.commands._adopt.texts import AdoptedPair, NumberedText
from dragoman.patterns import compile_later

_TYPED = compile_later(r"\s*+[¶#(\[]?\s*+(\d{1,5})(?:\\?[.)\]:：،、-]|\ufe0f?\u20e3|[–—\s])+(?=\S)")
"""As in ``3. text``, ``(3) text``, ``¶3 text``, ``۳- text``, or alone on the line above; also as
phones draw it, in a box."""
_OWN = compile_later(r"\W*(?:[^\W\d]+\W+){0,2}(\d{1,5})(?!\d)")
"""A number at the beginning of a paragraph of the document: ``3.``, ``Article 3``, ``On May 3``."""
_THOUSANDS = compile_later(r"(?<=\d)[.,\u066c\u00a0\u202f’'](?=\d{3}(?!\d))")
_DIGITS = compile_later(r"\d{1,9}")
FEWEST = 3
"""Fewer may be there by chance."""
_CONFIDENCE = 0.99
"""Of what a translator says, and nobody of the project."""


class TypedNumbers(NamedTuple):
    """The paragraphs of a translation without such numbers, and what the numbers say."""

    texts: dict[int, NumberedText]
    pairs: tuple[AdoptedPair, ...] = ()


def read_numbers(
    target: Mapping[int, NumberedText], source: Mapping[int, NumberedText]
) -> TypedNumbers:
    """Return the paragraphs of a translation, and which paragraph of the document each one is by
    the number before it, as in a message of a phone that answers paragraph by paragraph.

    At least half of the paragraphs have a number of the document, and each a greater one. Where
    more come before a number than the document has, where the document itself begins its paragraphs
    with these numbers, and where they may count the items of a list, they mean something else.
    """
    typed = {
        n: int(match[1]) for n, text in target.items() if (match := _TYPED.match(text.unit.text))
    }
    typed = {place: number for place, number in typed.items() if number in source}
    numbers = list(typed.values())
    if 2 * len(typed) < len(target) or not _may_be_rows(numbers, source):
        return TypedNumbers(dict(target))
    if list(target).index(next(iter(typed))) >= numbers[0]:
        return TypedNumbers(dict(target))
    texts = {n: _drop_number(text) if n in typed else text for n, text in target.items()}
    pairs = (AdoptedPair((number,), (place,), _CONFIDENCE) for place, number in typed.items())
    return TypedNumbers(texts, tuple(pairs))


def adds_number(text: str, source: str) -> bool:
    """Return whether a translation begins with a number that its source does not have."""
    typed = _TYPED.match(text)
    own = map(int, _DIGITS.findall(_THOUSANDS.sub("", source))) if typed else ()
    return typed is not None and int(typed[1]) not in own


def _may_be_rows(numbers: Collection[int], source: Mapping[int, NumberedText]) -> bool:
    """Return whether numbers may be those of paragraphs of the document, and no others."""
    if len(numbers) < FEWEST or any(one >= other for one, other in pairwise(numbers)):
        return False
    own = {int(match[1]) for text in _list_starts(source.values()) if (match := _OWN.match(text))}
    items = sum(bool(text.block.marker) for text in source.values())
    is_count = list(numbers) == list(range(1, len(numbers) + 1))
    may_be_list = is_count and len(numbers) <= items and len(numbers) < len(source)
    return 2 * len(own.intersection(numbers)) <= len(numbers) and not may_be_list


def _list_starts(texts: Iterable[NumberedText]) -> Iterable[str]:
    return (f"{text.block.marker} {text.shown}" for text in texts)


def _drop_number(text: NumberedText) -> NumberedText:
    written = _TYPED.sub("", text.unit.text, count=1)
    block = replace(text.block, text=_TYPED.sub("", text.block.text, count=1))
    unit = text.unit._replace(text=written)
    return replace(text, unit=unit, spans=read_spans(written, text.markup), block=block)
