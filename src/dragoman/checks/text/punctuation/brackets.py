"""Find which bracket closes which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.languages import OUTWARD_GUILLEMETS
from dragoman.checks.text.mask import Range, blank_matches
from dragoman.patterns import compile_later

_OPEN, _CLOSED = "([{«（［｛「『【《〈〔", ")]}»）］｝」』】》〉〕"
ALL_BRACKETS = _OPEN + _CLOSED
QUOTING_BRACKETS = frozenset("«»「」『』")
"""Brackets that are quotation marks: one may be single, where a quotation has more paragraphs."""
_OPENED_BY = dict(zip(_CLOSED, _OPEN, strict=True))
_MIRRORED = str.maketrans(ALL_BRACKETS, _CLOSED + _OPEN)
_TO_NARROW = str.maketrans("（）［］｛｝", "()[]{}")
_BRACKETS = compile_later(f"[{re.escape(ALL_BRACKETS)}]")
_WITHOUT_GUILLEMETS = compile_later(f"[{re.sub('[«»]', '', re.escape(ALL_BRACKETS))}]")
_EMOTICON = compile_later(r"(?<![\w(])[:;=8][-'^]?[()\[\]]+|[()\[\]][-'^]?[:;=8](?!\w)|ツ")
_GLUED_EMOTICON = compile_later(r"[:;]-?[()]")
_LIST_MARKER = compile_later(
    r"(?:(?:^|(?<=[\s([،:.>؛;,!?؟：。、，；！？—–\ue000\ue001]))(?:[^\W\d_]ـ?|\d{1,3}|[ivx]{2,3})"
    r"|(?<=[\u3040-\u30ff\u3400-\u9fff])\d{1,3})\.?$"
)
_NAMING = "\"'`“”‘’„‚«»‹›「」『』"
_NAMED = compile_later(
    rf"(?<=[{_NAMING}])[{re.escape(ALL_BRACKETS)}](?=[{_NAMING}])"
    rf"|(?<=«)[ \xa0\u202f][{re.escape(ALL_BRACKETS)}][ \xa0\u202f](?=»)"
)


class Brackets(NamedTuple):
    """The brackets of a text."""

    pairs: tuple[Range, ...]
    """Where a bracket opens, and where its partner closes."""
    single: tuple[int, ...]
    """The places of the brackets without a partner, sorted."""


def unify_brackets(text: str, has_smileys: bool = False) -> str:
    """Return a text of the same length whose wide brackets are narrow: they may be partners.

    Where it is known to have smileys, because its source has, those beside a letter are left out.
    """
    if has_smileys:
        text = blank_matches(_GLUED_EMOTICON, text)
    return text.translate(_TO_NARROW)


def drop_quoted(text: str) -> str:
    """Return a text of the same length without the brackets that are alone in quotation marks.

    They are named, and do nothing.
    """
    return blank_matches(_NAMED, text)


def has_smiley(text: str) -> bool:
    """Return whether a text has a smiley."""
    return _EMOTICON.search(text) is not None


def match_brackets(text: str, language: str) -> Brackets:
    """Return which brackets are pairs, and which are single.

    The closing bracket of a list marker, a), is left out. So are smileys, where they would be
    single. « and » are brackets only in a language in which « always opens.
    """
    pattern = _choose_pattern(language)
    found = _match(text, pattern)
    if not found.single:
        return found
    return _match(blank_matches(_EMOTICON, text), pattern)


def are_all_pairs(text: str, language: str) -> bool:
    """Return whether surely no bracket is single; this is quick.

    What is between brackets does not matter, so that most texts have the brackets of another one.
    """
    return _ARE_PAIRS["".join(_choose_pattern(language).findall(text))]


def _choose_pattern(language: str) -> re.Pattern[str]:
    return _BRACKETS if language in OUTWARD_GUILLEMETS else _WITHOUT_GUILLEMETS


_ARE_PAIRS = KnownWords(lambda brackets: not _match(brackets, _BRACKETS).single)
"""By the brackets of a text, without what is between them, whether each has a partner."""


def _match(text: str, pattern: re.Pattern[str]) -> Brackets:
    pairs: list[Range] = []
    single: list[int] = []
    quoting: list[int] = []
    others: list[int] = []
    for match in pattern.finditer(text):
        at = match.start()
        open_ = quoting if match[0] in QUOTING_BRACKETS else others
        if match[0] not in _OPENED_BY:
            open_.append(at)
        elif open_ and text[open_[-1]] == _OPENED_BY[match[0]]:
            pairs.append((open_.pop(), at))
        elif not _LIST_MARKER.search(text, max(0, at - 4), at):
            single.append(at)
    return Brackets(tuple(pairs), tuple(sorted(single + quoting + others)))


def find_reversed(text: str, single: tuple[int, ...], language: str) -> list[tuple[int, ...]]:
    """Return the brackets that are the wrong way round, as in )…( and »…«.

    Each row has the places of the brackets to turn: the outer ones, and those between them. Where
    one kind is the wrong way round, others may be too. ``single`` are the brackets without a
    partner. Where another fault is possible, no row is returned.
    """
    kinds, found = "", Brackets((), single)
    while found.single and text[found.single[0]] in _OPENED_BY.keys() - set(kinds):
        kinds += text[found.single[0]]
        every = "".join(kind + _OPENED_BY[kind] for kind in kinds)
        turned = re.compile(f"[{re.escape(every)}]")
        found = match_brackets(turned.sub(lambda match: turn_bracket(match[0]), text), language)
    if found.single or not kinds:
        is_pair = len(single) == 2 and text[single[1]] == _OPENED_BY.get(text[single[0]])
        return [single] if is_pair else []
    rows, last = [], -1
    for start, end in sorted(pair for pair in found.pairs if text[pair[0]] in kinds):
        if start > last:
            rows.append(tuple(match.start() for match in turned.finditer(text, start, end + 1)))
            last = end
    return rows


def turn_bracket(bracket: str) -> str:
    """Return the bracket that opens what this one closes, or the reverse."""
    return bracket.translate(_MIRRORED)


def find_inner_spaces(text: str, pairs: Iterable[Range]) -> Iterator[Range]:
    """Yield the places of the spaces directly inside of brackets that have something in them."""
    for opening, closing in pairs:
        first, last = opening + 1, closing
        while first < closing and text[first] == " ":
            first += 1
        while last > first and text[last - 1] == " ":
            last -= 1
        if first < last:
            yield opening + 1, first
            yield last, closing
