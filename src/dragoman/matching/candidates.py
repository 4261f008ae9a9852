"""Which old translations come into question for a new message, the likest first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from dragoman.matching.index import Index
from dragoman.matching.model import Match, MatchOptions, NewMessage, OldMessage, has_remark, is_copy
from dragoman.matching.normalize import fold_typography
from dragoman.matching.similarity import Likeness, PreparedText, compare_texts, prepare_text

SAME_WORDS = 95.0
"""What texts are worth that differ in letter case, markup and punctuation only,"""
MARKED = 0.6
"""unless these are so much that the shorter text has less than this share of the longer one."""
GROWN = 90.0
"""What a text is worth that a longer one begins or ends with: all of it can be kept."""
BEGUN = 69.0
"""What it is worth if it is only a few words: just enough to be suggested for a long text."""
STRETCHED = 72.0
"""What a text is worth all of whose words stand in a longer one, with others between."""
PHRASE = 4
"""The words that a text needs to be recognised at the beginning or the end of another."""
SENTENCE = 8
"""The words that it needs to be recognised scattered over another."""
WITHIN = 0.95
"""The share of its words that must stand in the other, in order, to count as all."""
HALF = 0.45
"""The least share of a longer text that one must make up that stands in it. Between unchanged
neighbours less will do, for there a sentence was surely added or removed,"""
LEAST = 0.1
"""but a single word must make up this share,"""
SCATTERED = 0.5
"""and a scattered text this one."""
SURE = 88.0
"""How like a message that stood between the same neighbours must be for no others to be asked."""
NEAR = 6
"""How many old messages between the same neighbours come into question unasked."""


class OldText:
    """An old translation, by the text that it was made from.

    The text is made ready for comparison when that is first asked for: most are never.
    """

    __slots__ = ("_text", "number", "source")

    def __init__(self, number: int, source: str) -> None:
        self.number = number
        """Which of the old messages, or of the memory's."""
        self.source = source
        self._text: PreparedText | None = None

    @property
    def text(self) -> PreparedText:
        """The text, ready for comparison."""
        if self._text is None:
            self._text = prepare_text(self.source)
        return self._text


class Query(NamedTuple):
    """A new message that has no translation of its own."""

    number: int
    """Which of the new messages."""
    msgid: str
    text: PreparedText
    bar: float
    """The likeness that a suggestion needs."""


class Candidate(NamedTuple):
    """An old translation that may suit a new message."""

    score: float
    """What it is worth, 0 to 100."""
    likeness: float
    """How alike the texts are as wholes, 0 to 100."""
    place: int
    """Which of the sources."""
    of_old: float
    of_new: float
    near: bool
    """Does it stand between the same neighbours?"""


Ranked = dict[int, list[Candidate]]
"""The candidates of each query by its number, best first."""


def prepare_query(key: NewMessage, number: int, options: MatchOptions) -> Query:
    """Make a new message ready."""
    ready = prepare_text(key.msgid)
    return Query(number, key.msgid, ready, options.bar(len(ready.words)))


def list_old_texts(messages: Sequence[OldMessage], numbers: Collection[int]) -> list[OldText]:
    """List the translations among messages, each text with each translation once.

    A fuzzy one counts by the text that it was made from, unless it is a part or a whole of
    others, a machine's draft or a copy of its msgid: those fit their own msgid better.
    """
    found: list[OldText] = []
    seen: set[tuple[str, str]] = set()
    for number in numbers:
        message = messages[number]
        if not message.msgstr[0] or not message.msgid:
            continue
        own = message.msgid
        if message.fuzzy and message.previous and not (is_copy(message) or has_remark(message)):
            own = message.previous
        if (own, message.msgstr[0]) not in seen:
            seen.add((own, message.msgstr[0]))
            found.append(OldText(number, own))
    return found


def find_neighbours(
    found: Sequence[Match | None], old: Sequence[OldMessage], gone: Sequence[OldText]
) -> dict[int, list[int]]:
    """Give for each unmatched message the sources that stood between the same neighbours.

    As diff pairs lines within a hunk: both neighbours, or the edge of the document, are
    unchanged and follow each other as before.
    """
    places = {source.number: place for place, source in enumerate(gone)}
    live = [number for number, message in enumerate(old) if not message.obsolete]
    near: dict[int, list[int]] = {}
    before, hunk = -1, list[int]()
    end = live[-1] + 1 if live else 0
    for number, got in enumerate([*found, None]):
        last = number == len(found)
        if not last and got is None:
            hunk.append(number)
            continue
        after = end if got is None else got.old[0]
        if not last and old[after].obsolete:
            continue
        between = [places[n] for n in range(before + 1, after) if n in places] if hunk else []
        for position, member in enumerate(hunk):
            middle = position * len(between) // len(hunk)
            start = max(0, min(middle - NEAR // 2, len(between) - NEAR))
            near[member] = between[start : start + NEAR]
        before, hunk = after, []
    return near


def rank_candidates(
    queries: Sequence[Query],
    pool: Sequence[OldText],
    near: Mapping[int, Sequence[int]] = MappingProxyType({}),
    index: Index | None = None,
    hidden: Collection[int] = (),
) -> Ranked:
    """Rank for every query the sources that come into question.

    ``near`` names those that its neighbours point to. Where none of them is surely the one that
    was edited, others are found by an index, which may be given where it serves more than once,
    with the places that must not be found.
    """
    if not pool or not queries:
        return {}
    ranked: Ranked = {}
    searched: list[Query] = []
    for asked in queries:
        close = [
            judge_candidate(pool[place], asked, place, True) for place in near.get(asked.number, ())
        ]
        ranked[asked.number] = close
        if not any(found.likeness >= SURE for found in close):
            searched.append(asked)
    if index is None:
        index = Index([source.source for source in pool], [asked.text for asked in searched])
    for asked in searched:
        close = ranked[asked.number]
        known = {found.place for found in close}
        places = index.candidates(asked.text, hidden)
        close += [
            judge_candidate(pool[place], asked, place) for place in places if place not in known
        ]
    for close in ranked.values():
        close.sort(key=lambda found: (-found.score, not found.near))
    return ranked


def judge_candidate(source: OldText, asked: Query, place: int, near: bool = False) -> Candidate:
    """Say how well a source suits a query."""
    found = compare_texts(source.text, asked.text)
    score = found.score
    ratio = _length_ratio(source.text, asked.text)
    if source.text.words == asked.text.words:
        # Typography is no part of words; what has none, as "* * *", must fold alike.
        alike = source.text.words or fold_typography(source.source) == fold_typography(asked.msgid)
        score = max(score, SAME_WORDS) if alike and ratio >= MARKED else score
    elif near or ratio >= HALF:
        score = max(score, _score_containment(source.text, asked.text, found, near))
    return Candidate(score, found.score, place, found.of_old, found.of_new, near)


def _length_ratio(one: PreparedText, other: PreparedText) -> float:
    """Say how long the shorter of two texts is, as a share of the longer."""
    short, long = sorted((len(one.folded), len(other.folded)))
    return short / (long or 1)


def _score_containment(old: PreparedText, new: PreparedText, found: Likeness, near: bool) -> float:
    """Say what it is worth that one text stands in the other; 0 where none does.

    Between unchanged neighbours even two words are recognised that a new text begins with.
    """
    short, long = sorted((old.words, new.words), key=len)
    share = found.of_old if len(old.words) <= len(new.words) else found.of_new
    lonely = len(short) < 2 and len(short) < LEAST * len(long)
    if share < WITHIN or lonely or len(short) < (1 if near else PHRASE):
        return 0.0
    if long[: len(short)] == short or long[-len(short) :] == short:
        return GROWN if len(short) >= PHRASE else BEGUN
    scattered = len(short) >= SENTENCE and len(short) >= SCATTERED * len(long)
    return STRETCHED if scattered else 0.0
