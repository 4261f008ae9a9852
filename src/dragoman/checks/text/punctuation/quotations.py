"""Which quotation marks of a text open, which close, and how many have no partner.

Marks are compared by what they do, not by their shape: a quotation of several paragraphs opens in
each and closes in the last, and a translation may have other marks than its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dragoman.checks.text.languages import (
    ARABIC_SCRIPT,
    GERSHAYIM,
    OUTWARD_GUILLEMETS,
    SAME_MARKS,
    base_language,
)
from dragoman.patterns import compile_later
from dragoman.texts import scripts
from dragoman.texts.quotation_marks import find_quotation_marks

_MARK = compile_later('["\uff02\u05f4“”„‟«»「」『』〝〞〟]')
_ANY_MARK = compile_later(f"{_MARK.pattern}|[‘‹›]|(?<!\\w)'|'(?!\\w)")
_STRAIGHT = '"\uff02\u05f4'
"""Marks that look the same where they open and where they close."""
_ALWAYS_OPEN, _ALWAYS_CLOSE = "„‟「『〝", "」』〞〟"
_UNSEEN = "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff\ue001*_~"
"""Characters that a reader does not see between a mark and what it belongs to."""
_CLOSING_AT_BOTH_ENDS = SAME_MARKS | GERSHAYIM | ARABIC_SCRIPT | {"ja"}
"""Languages in which ” is often typed at both ends: ”nej”."""
_FURTHEST = 40
_EITHER_SIDE = "\\-—–/|\u200b\u200c\u05be….\ue001"
_FREE_BEFORE = compile_later(f"[\\s(\\[{{（「『“„«‘'=>{_EITHER_SIDE}]")
_FREE_AFTER = compile_later(
    f"[\\s{scripts.SENTENCE_ENDS}{scripts.PAUSES}{scripts.CLOSING}“«<{_EITHER_SIDE}]"
)
_OF_ANY_KIND = compile_later(
    "[﴿﴾«»‹›“”„‟\"‘’‚'`\ue001<>「」『』《》〈〉\u05f3\u05f4″՚՛´]|^\\s*[-–—]"
    f"|(?:[,:{scripts.SENTENCE_ENDS}]\\s*|\n[^\\S\n]*)(?:[–—]\\s?|-\\s)(?=[^\\W\\d_])"
)
"""Marks that quote in some language; at last, a dash before what somebody says."""
_IN_WORD = compile_later(r"(?<=[^\W\d_])[\"“”„״](?=[^\W\d_])")
_AFTER_PREFIX = compile_later(r"\b[ובכלמשה]{1,4}[\"“”„״](?=[^\W\d_]{2})")
"""A mark that opens after the Hebrew words which are written together with the next one."""
_AFTER_NUMBER = compile_later(r"(?<!\d)\d{1,3}(?:[.,]\d+)?[\"״]")
"""Inches and seconds."""
_TWO_SINGLE = compile_later(r"''|``|‘‘|’’|´´")
"""Two marks that look like one."""
_SINGLE_OPENS = compile_later("(?:^|(?<=[\\s(\\[\"“—–\\-]))['‘`](?=\\w)")
_SINGLE_CLOSES = compile_later("(?<=[.,!?…])['’]|(?<=[^\\Ws])['’](?!\\w)")
_ARROWS = frozenset("«»‹›<>←→")
"""What shows where a page leads, alone at the edge of a text."""
_SHARED_END = compile_later("(?<=[\\w.,!?…])['’\"”»][.,!?…]?['’\"”»](?!\\w)")


class Quotes(NamedTuple):
    """The quotation marks of a text, counted by what they do."""

    opening: tuple[int, ...]
    """The places of the marks that open a quotation."""
    closing: tuple[int, ...]
    straight: tuple[int, ...]
    """The places of the marks that may do both."""
    ignorable: int
    """How many of the marks may be something else: inches, or an abbreviation."""

    @property
    def surplus(self) -> int:
        """How many more marks open than close, without those that may do both."""
        return len(self.opening) - len(self.closing)

    @property
    def lonely(self) -> int:
        """How many marks have no partner, at the least."""
        surplus, straight = abs(self.surplus), len(self.straight)
        lonely = surplus - straight if surplus > straight else (straight - surplus) % 2
        return max(0, lonely - self.ignorable)


@lru_cache(maxsize=256)
def _closes_like_opening(language: str) -> bool:
    """Return whether “ closes quotations in a language, as in German."""
    marks = find_quotation_marks(language)
    return "“" in (marks[1], marks[3])


@lru_cache(maxsize=512)
def count_quotes(text: str, language: str) -> Quotes:
    """Return the quotation marks of a text, each with what it does in that language."""
    ignorable = len(_AFTER_NUMBER.findall(text))
    base = base_language(language)
    if base in GERSHAYIM:
        ignorable += len(_AFTER_PREFIX.findall(text))
        text = _IN_WORD.sub(" ", text)
    places: dict[str, list[int]] = {"opens": [], "closes": [], "": []}
    for at, role in _list_roles(text, base):
        places["" if text[at] in _STRAIGHT else role].append(at)
    opening, closing, straight = map(tuple, places.values())
    quotes = Quotes(opening, closing, straight, ignorable)
    if quotes.lonely and _TWO_SINGLE.search(text):
        return quotes._replace(ignorable=ignorable + len(_TWO_SINGLE.findall(text)))
    return quotes


def _list_roles(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Yield the place of each mark, and whether it "opens" or "closes".

    A shape or what is around a mark tells it; the result is "" where neither does, as for a
    straight mark between two letters.
    """
    open_marks, seen = 0, ""
    last_curved = max(text.rfind("“"), text.rfind("”"))
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        around = _look_around(text, at)
        if mark in _STRAIGHT:
            yield at, around
            continue
        if mark in "“”":
            role = _read_curved(mark, around, language, seen if open_marks > 0 else "")
            if mark == "”" and not open_marks and not around and at < last_curved:
                role = "opens" if language in _CLOSING_AT_BOTH_ENDS else role
        else:
            role = _read_shape(mark, around, language, is_open=open_marks > 0)
        open_marks += 1 if role == "opens" else -1
        open_marks, seen = max(0, open_marks), seen + mark if mark not in seen else seen
        yield at, role


def _read_shape(mark: str, around: str, language: str, *, is_open: bool) -> str:
    """Return the role of a mark that is not curved."""
    if mark in _ALWAYS_OPEN or (mark == "«" and language in OUTWARD_GUILLEMETS):
        return "opens"
    if mark in _ALWAYS_CLOSE or language in OUTWARD_GUILLEMETS:
        return "closes"
    return around or ("closes" if is_open else "opens")


def _read_curved(mark: str, around: str, language: str, opened: str) -> str:
    """Return the role of “ or ”; ``opened`` has the marks before it if a quotation is open.

    What is around decides, if it agrees with whether a quotation is open.
    """
    if mark == "”":
        return "opens" if around == "opens" and not opened else "closes"
    if around == "opens" or not opened:
        return "opens"
    may_close = "„" in opened or "”" in opened or _closes_like_opening(language)
    return "closes" if around or may_close else "opens"


def _look_around(text: str, at: int) -> str:
    """Return what a mark does by the characters beside it, whatever its shape."""
    before = text[max(0, at - _FURTHEST) : at].rstrip(_UNSEEN)[-1:]
    after = text[at + 1 : at + _FURTHEST].lstrip(_UNSEEN)[:1]
    free_before = not before or _FREE_BEFORE.match(before) is not None
    free_after = not after or _FREE_AFTER.match(after) is not None
    if free_before == free_after:
        return ""
    return "opens" if free_before else "closes"


@lru_cache(maxsize=512)
def count_open_ends(text: str, language: str) -> tuple[int, int]:
    """Return how many marks of a text close what it does not open, and open what it never closes.

    So is a text that is one paragraph of a longer quotation, or the end of one with the beginning
    of another. Single marks count too, where only one of two is there.
    """
    closing = opening = 0
    for _, role in _list_roles(text, language):
        if role == "opens" or (not role and not opening):
            opening += 1
        elif opening:
            opening -= 1
        else:
            closing += 1
    single = len(_SINGLE_OPENS.findall(text)) - len(_SINGLE_CLOSES.findall(text))
    return closing + (single < 0), opening + (single > 0)


def count_shared_ends(text: str) -> int:
    """Return how often two quotations, one in the other, end at the same place of a text."""
    return len(_SHARED_END.findall(text))


def is_middle(text: str, lonely: Iterable[int], source: str) -> bool:
    """Return whether a text seems to be a part of a quotation whose ends are in other messages.

    Then its source has no quotation mark, and a lonely mark is at the very beginning or end of the
    text. So is a text that ends with the dash before what somebody says.
    """
    last = len(text.rstrip(f"\n{scripts.SENTENCE_ENDS}{scripts.PAUSES}{_UNSEEN} ")) - 1
    if last >= 0 and text[last] in "—–":
        return True
    first = len(text) - len(text.lstrip(f" \n{_UNSEEN}"))
    return _ANY_MARK.search(source) is None and all(at in (first, last) for at in lonely)


def runs_over(
    source: str,
    target: str,
    at: int,
    neighbours: tuple[tuple[str, str], tuple[str, str]],
    language: str,
) -> bool:
    """Return whether the quotation of a lonely mark goes on in the translation of a neighbour.

    The source closes the quotation of each message and opens it again; the translation of two
    messages has one quotation, which opens in the first and closes in the second or later.
    ``neighbours`` has source and translation of the messages before and behind; both are empty
    where there is none.
    """
    (before_source, before), behind = neighbours
    if not _closes(target, at, language):
        return _joins_quotation(*behind)
    is_middle_part = _begins_with_mark(before_source) and not _MARK.search(before)
    is_open = is_middle_part or count_open_ends(before, language)[1] > 0
    return is_open and _joins_quotation(source, target)


def _closes(text: str, at: int, language: str) -> bool:
    """Return whether a mark closes a quotation; it does at the end, whatever is before it."""
    role = dict(_list_roles(text, base_language(language)))[at]
    return role == "closes" or (not role and not text[at + 1 :].strip(f" \n{_UNSEEN}"))


def _joins_quotation(source: str, target: str) -> bool:
    """Return whether a source begins with a quotation mark, and its translation does not."""
    return _begins_with_mark(source) and not _begins_with_mark(target)


def _begins_with_mark(text: str) -> bool:
    return _ANY_MARK.match(text.lstrip(f" {_UNSEEN}")) is not None


def find_wrong_shape(text: str, quotes: Quotes, language: str) -> int | None:
    """Return the place of a mark whose partner is of another kind; None where there is none.

    These are a straight mark with a curved one, and “ or ” at both ends in a language that has
    another mark at one of them.
    """
    if quotes.ignorable:
        return None
    if quotes.surplus:
        role = "closes" if quotes.surplus > 0 else "opens"
        places = [at for at in quotes.straight if _look_around(text, at) == role]
        return places[-1] if places else quotes.straight[-1]
    opened = {text[at] for at in quotes.opening}
    closed = {text[at] for at in quotes.closing}
    if opened != closed or len(opened) > 1 or language in SAME_MARKS | GERSHAYIM:
        return None
    if opened == {"“"} and not _closes_like_opening(language):
        return quotes.closing[-1]
    return quotes.opening[0] if opened == {"”"} and language not in ("hu", "ja") else None


def is_arrow(source: str, text: str, at: int) -> bool:
    """Return whether a mark at the edge of a text is an arrow, as in “Next ›”, as in its source.

    A source in which two such marks are has a quotation.
    """
    rest, own = text.strip(), source.strip()
    if text[at] not in _ARROWS or sum(map(own.count, _ARROWS)) != 1:
        return False
    first, last = at == text.find(rest[0]), at == text.rfind(rest[-1])
    return (first and own[0] in _ARROWS) or (last and own[-1] in _ARROWS)


def may_quote(text: str) -> bool:
    """Return whether a text has a mark that quotes in some language, or a dash of a dialogue."""
    return _OF_ANY_KIND.search(text) is not None
