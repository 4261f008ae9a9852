"""Which old translations are candidates for a new message, the most similar first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from types import MappingProxyType
from typing import NamedTuple

from dragoman.matching.contexts import Contexts, group_by_context
from dragoman.matching.index import Index
from dragoman.matching.model import WITHOUT_SOURCE, Match, NewMessage, OldMessage, find_source
from dragoman.matching.normalize import fold_typography
from dragoman.matching.reasons import Reason
from dragoman.matching.similarity import PreparedText, compare_texts, prepare_text
from dragoman.matching.weights import Weights
from dragoman.model import MessageKey


class OldText:
    """An old translation, by the text that it was made from.

    The text is prepared for comparison when it is needed: most texts are never compared.
    """

    __slots__ = ("context", "number", "source")

    def __init__(self, number: int, source: str, context: str | None) -> None:
        self.number = number
        """Which of the old messages, or of the memory's."""
        self.source = source
        self.context = context
        """The msgctxt that the text was translated under."""

    @property
    def prepared(self) -> PreparedText:
        """The text, ready for comparison."""
        return _prepare(self.source)


def make_text(number: int, message: OldMessage) -> OldText:
    """Return a message of the memory as a text that is searched."""
    return OldText(number, message.msgid, message.context)


@lru_cache(maxsize=4096)
def _prepare(source: str) -> PreparedText:
    """Return a text, ready for comparison. That takes ten times the memory of the text, so not all
    of a large catalogue stay prepared."""
    return prepare_text(source)


class Query(NamedTuple):
    """A new message that has no translation of its own."""

    number: int
    """Which of the new messages."""
    msgid: str
    context: str | None
    prepared: PreparedText


class Candidate(NamedTuple):
    """An old translation that may suit a new message."""

    score: float
    """What it is worth, 0 to 100."""
    likeness: float
    """How alike the texts are as wholes, 0 to 100."""
    place: int
    """Which of the old texts."""
    of_old: float
    """The share of the old text's words that are in the new text, in order, 0 to 1."""
    of_new: float
    """The share of the new text's words that are in the old text, in order."""
    near: bool
    """Whether it was between the same neighbours."""
    reason: Reason
    """What the score rests on."""


class Pool(NamedTuple):
    """Old translations that are searched together."""

    texts: Sequence[OldText]
    shared_index: Index | None = None
    """An index of the texts, where one is used more than once."""
    hidden: Collection[int] = ()
    """Which of the texts the index must not find."""
    shared_contexts: Contexts | None = None
    """The places of the texts by their msgctxt, where the index is shared; hidden ones too."""


Ranked = dict[int, list[Candidate]]
"""The candidates of each query by its number, best first."""


def prepare_query(message: NewMessage, number: int) -> Query:
    """Prepare a new message for comparison."""
    return Query(number, message.msgid, message.context, prepare_text(message.msgid))


def list_old_texts(messages: Sequence[OldMessage], numbers: Collection[int]) -> list[OldText]:
    """List the translations among messages, each text of a context with each translation once."""
    texts: list[OldText] = []
    first: dict[MessageKey, int] = {}
    translations: dict[MessageKey, set[str]] = {}  # of what is there twice
    for number in numbers:
        message = messages[number]
        translation = message.msgstr[0]
        if not translation or not message.msgid or message.context == WITHOUT_SOURCE:
            continue
        key = find_source(message)
        before = first.setdefault(key, number)
        if before != number:
            known = translations.setdefault(key, {messages[before].msgstr[0]})
            if translation in known:
                continue
            known.add(translation)
        context, source = key
        texts.append(OldText(number, source, context))
    return texts


def find_neighbours(
    found: Sequence[Match | None],
    old: Sequence[OldMessage],
    gone: Sequence[OldText],
    weights: Weights,
) -> dict[int, list[int]]:
    """Find for each unmatched message the old texts that were between the same neighbours.

    This is how diff pairs lines within a hunk: both neighbours, or the edge of the document, are
    unchanged and follow each other as before. Returns places in ``gone``, by the number of the
    new message.
    """
    places = {text.number: place for place, text in enumerate(gone)}
    most = weights.candidates_between_neighbours
    live = [number for number, message in enumerate(old) if not message.obsolete]
    near: dict[int, list[int]] = {}
    before, hunk = -1, list[int]()
    end = live[-1] + 1 if live else 0
    for number, match in enumerate([*found, None]):
        is_end = number == len(found)
        if not is_end and match is None:
            hunk.append(number)
            continue
        after = end if match is None else match.old[0]
        if not is_end and old[after].obsolete:
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
    """Rank the old texts that are candidates for every query.

    ``near`` names the texts that the query's neighbours point to. Where none of them is surely
    the one that was edited, others are found by an index.
    """
    texts = pool.texts
    if not texts or not queries:
        return {}
    ranked: Ranked = {}
    searched: list[Query] = []
    for query in queries:
        close = [
            judge_candidate(texts[place], query, place, weights, near=True)
            for place in near.get(query.number, ())
        ]
        ranked[query.number] = close
        own = (each for each in close if texts[each.place].context == query.context)
        if not any(candidate.likeness >= weights.likeness_of_edited for candidate in own):
            searched.append(query)
    for query, places in _search(searched, pool, weights):
        close = ranked[query.number]
        known = {candidate.place for candidate in close}
        close += [
            judge_candidate(texts[place], query, place, weights)
            for place in places
            if place not in known
        ]
    for query in queries:
        ranked[query.number].sort(key=partial(_order_candidate, texts, query))
    return ranked


def rank_each(queries: Sequence[Query], pool: Pool, weights: Weights) -> Iterator[list[Candidate]]:
    """Yield the candidates of each query, best first, when they are asked for."""
    texts = pool.texts
    if not texts:
        yield from ([] for _ in queries)
        return
    for query, places in _search(queries, pool, weights):
        ranked = [judge_candidate(texts[place], query, place, weights) for place in places]
        yield sorted(ranked, key=partial(_order_candidate, texts, query))


def _search(
    queries: Sequence[Query], pool: Pool, weights: Weights
) -> Iterator[tuple[Query, Iterable[int]]]:
    """Yield the places of the texts that may be like each query.

    Where the texts have several contexts, those of the query's own are searched by themselves too:
    else many others with the same words might hide them.
    """
    index = pool.shared_index
    if index is None:
        sources = [text.source for text in pool.texts]
        index = Index(sources, [query.prepared for query in queries], weights)
    contexts = pool.shared_contexts or group_by_context(text.context for text in pool.texts)
    for query in queries:
        places = index.find_candidates(query.prepared, pool.hidden)
        if contexts.are_many:
            own = contexts.find(query.context)
            places += index.find_candidates(query.prepared, pool.hidden, among=own)
        yield query, dict.fromkeys(places)


def _order_candidate(
    texts: Sequence[OldText], query: Query, candidate: Candidate
) -> tuple[float, bool, bool]:
    """Return what candidates are sorted by: the best first, then those of the own msgctxt."""
    strange = texts[candidate.place].context != query.context
    return -candidate.score, strange, not candidate.near


def judge_candidate(
    text: OldText, query: Query, place: int, weights: Weights, *, near: bool = False
) -> Candidate:
    """Return the candidate that an old text is for a query: what it is worth, and why."""
    old, new = text.prepared, query.prepared
    likeness = compare_texts(old, new, weights)
    score, reason = likeness.score, Reason.ALIKE
    ratio = _compute_length_ratio(old, new)
    is_enough = ratio >= weights.share_of_longer or (near and len(old.words) > len(new.words))
    if old.words == new.words:
        # Words have no typography. A text without words, as "* * *", must fold to the same text.
        same = old.words or fold_typography(text.source) == fold_typography(query.msgid)
        if same and ratio >= weights.length_ratio_if_same_words:
            score, reason = max(score, weights.score_if_same_words), Reason.SAME_WORDS
    elif _are_numbers(old) and _are_numbers(new) and len(old.words) == len(new.words):
        score, reason = weights.score_if_numbers, Reason.NUMBERS
    elif is_enough and _is_at_edge(old, new, weights):
        score, reason = max(score, weights.score_if_prefix_kept), Reason.PREFIX_KEPT
    return Candidate(score, likeness.score, place, likeness.of_old, likeness.of_new, near, reason)


def _are_numbers(text: PreparedText) -> bool:
    return text.words != () and all(map(str.isdecimal, text.words))


def _compute_length_ratio(one: PreparedText, other: PreparedText) -> float:
    """Return how long the shorter of two texts is, as a share of the longer."""
    short, long = sorted((len(one.folded), len(other.folded)))
    return short / (long or 1)


def _is_at_edge(old: PreparedText, new: PreparedText, weights: Weights) -> bool:
    """Return whether one of two texts begins or ends with all words of the other."""
    short, long = sorted((old.words, new.words), key=len)
    size = len(short)
    return size >= weights.words_of_prefix and short in (long[:size], long[-size:])
