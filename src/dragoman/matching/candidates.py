"""Which old translations come into question for a new message, the likest first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from dragoman.matching.index import Index
from dragoman.matching.model import Match, NewMessage, OldMessage, has_remark, is_copy
from dragoman.matching.normalize import fold_typography
from dragoman.matching.similarity import PreparedText, compare_texts, prepare_text
from dragoman.matching.weights import Weights


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


class Pool(NamedTuple):
    """Old translations that are searched together."""

    texts: Sequence[OldText]
    shared_index: Index | None = None
    """An index of the texts, where one serves more than once."""
    hidden: Collection[int] = ()
    """Which of the texts the index must not find."""


Ranked = dict[int, list[Candidate]]
"""The candidates of each query by its number, best first."""


def prepare_query(key: NewMessage, number: int, weights: Weights) -> Query:
    """Make a new message ready."""
    ready = prepare_text(key.msgid)
    return Query(number, key.msgid, ready, weights.compute_bar(len(ready.words)))


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
    found: Sequence[Match | None],
    old: Sequence[OldMessage],
    gone: Sequence[OldText],
    weights: Weights,
) -> dict[int, list[int]]:
    """Give for each unmatched message the sources that stood between the same neighbours.

    As diff pairs lines within a hunk: both neighbours, or the edge of the document, are
    unchanged and follow each other as before.
    """
    places = {source.number: place for place, source in enumerate(gone)}
    most = weights.candidates_between_neighbours
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
            start = max(0, min(middle - most // 2, len(between) - most))
            near[member] = between[start : start + most]
        before, hunk = after, []
    return near


def rank_candidates(
    queries: Sequence[Query],
    pool: Pool,
    weights: Weights,
    near: Mapping[int, Sequence[int]] = MappingProxyType({}),
) -> Ranked:
    """Rank for every query the sources that come into question.

    ``near`` names those that its neighbours point to. Where none of them is surely the one that
    was edited, others are found by an index.
    """
    texts = pool.texts
    if not texts or not queries:
        return {}
    ranked: Ranked = {}
    searched: list[Query] = []
    for asked in queries:
        close = [
            judge_candidate(texts[place], asked, place, weights, near=True)
            for place in near.get(asked.number, ())
        ]
        ranked[asked.number] = close
        if not any(found.likeness >= weights.likeness_of_edited for found in close):
            searched.append(asked)
    index = pool.shared_index
    if index is None:
        sources, texts_asked = [text.source for text in texts], [asked.text for asked in searched]
        index = Index(sources, texts_asked, weights)
    for asked in searched:
        close = ranked[asked.number]
        known = {found.place for found in close}
        places = index.candidates(asked.text, pool.hidden)
        close += [
            judge_candidate(texts[place], asked, place, weights)
            for place in places
            if place not in known
        ]
    for close in ranked.values():
        close.sort(key=lambda found: (-found.score, not found.near))
    return ranked


def judge_candidate(
    source: OldText, asked: Query, place: int, weights: Weights, *, near: bool = False
) -> Candidate:
    """Say how well a source suits a query."""
    found = compare_texts(source.text, asked.text, weights)
    score = found.score
    ratio = _length_ratio(source.text, asked.text)
    if source.text.words == asked.text.words:
        # Typography is no part of words; what has none, as "* * *", must fold alike.
        alike = source.text.words or fold_typography(source.source) == fold_typography(asked.msgid)
        if alike and ratio >= weights.length_ratio_if_same_words:
            score = max(score, weights.score_if_same_words)
    elif near or ratio >= weights.share_of_longer:
        share = found.of_old if len(source.text.words) <= len(asked.text.words) else found.of_new
        if share >= weights.share_contained:
            score = max(score, _score_containment(source.text, asked.text, near, weights))
    return Candidate(score, found.score, place, found.of_old, found.of_new, near)


def _length_ratio(one: PreparedText, other: PreparedText) -> float:
    """Say how long the shorter of two texts is, as a share of the longer."""
    short, long = sorted((len(one.folded), len(other.folded)))
    return short / (long or 1)


def _score_containment(old: PreparedText, new: PreparedText, near: bool, weights: Weights) -> float:
    """Say what it is worth that the words of one text stand in the other; 0 for nothing.

    Between unchanged neighbours even two words are recognised that a new text begins with.
    """
    short, long = sorted((old.words, new.words), key=len)
    lonely = len(short) < 2 and len(short) < weights.share_of_longer_if_one_word * len(long)
    phrase = weights.words_of_prefix
    if lonely or len(short) < (1 if near else phrase):
        return 0.0
    if long[: len(short)] == short or long[-len(short) :] == short:
        few = len(short) < phrase
        return weights.score_if_few_words_kept if few else weights.score_if_prefix_kept
    least = max(weights.words_of_scattered, weights.share_of_longer_if_scattered * len(long))
    return weights.score_if_scattered if len(short) >= least else 0.0
