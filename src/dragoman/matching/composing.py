"""A translation kept sentence by sentence, where other sentences of its paragraph changed.

What fits is kept as it is. Where a sentence changed or was replaced, its earlier translation is in
``[… ]``, and where one is new, only ``[…]``. So the translator sees what is left to do, and
nobody takes it for a finished text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.matching.candidates import Query
from dragoman.matching.choosing import list_reasons
from dragoman.matching.cutting import join_paragraphs
from dragoman.matching.model import PARTLY, Match, MatchKind
from dragoman.matching.offers import Offer
from dragoman.matching.similarity import PreparedText, compare_texts, prepare_text
from dragoman.matching.weights import Weights
from dragoman.sentences import find_sentences

OPEN_MARK, CLOSE_MARK = "[…", "]"


class ComposedText(NamedTuple):
    """A suggestion that is made sentence by sentence."""

    text: str
    worth: float
    """How like the new source the old sentences are, each where it is used: 0 to 100."""
    replaced: bool
    """Whether a sentence was replaced or added, and not only edited."""


def compose_best(
    query: Query,
    offers: Sequence[Offer],
    languages: tuple[str, str],
    weights: Weights,
    *,
    only_replaced: bool = False,
) -> Match | None:
    """Return the best suggestion that can be composed of the sentences of one of the offers.

    With ``only_replaced``, only where a whole sentence was replaced or added.
    """
    best: tuple[ComposedText, Offer] | None = None
    for offer in sorted(offers, key=lambda each: -each.score)[: weights.offers_composed]:
        text, translation = offer.text, offer.message.msgstr[0]
        if offer.is_verbatim or not shares_sentence(text.prepared, query.prepared, weights):
            continue
        made = compose_translation(text.source, translation, query.msgid, languages, weights)
        if made is None or (only_replaced and not made.replaced):
            continue
        if made.worth >= (best[0].worth + 1 if best else weights.worth_of_sentences):
            best = made, offer
    if best is None:
        return None
    made, offer = best
    text = offer.text
    return Match(
        MatchKind.MEMORY if offer.is_remembered else MatchKind.SIMILAR,
        (text.number,),
        made.worth,
        (made.text,),
        text.source,
        text.context,
        PARTLY,
        list_reasons(query, offer, offers, PARTLY, weights.worth_of_sentences),
    )


class _PreparedSentence(NamedTuple):
    """A sentence of a text."""

    text: str
    before: str
    """The white space before it."""
    prepared: PreparedText


class _PairedSentence(NamedTuple):
    """Which old sentence is in the place of a new one."""

    old: int | None
    """None where the new sentence was added."""
    likeness: float
    """0 to 100; 100 where it is the same sentence."""


def shares_sentence(old: PreparedText, new: PreparedText, weights: Weights) -> bool:
    """Return whether two texts may have a sentence in common, at a cheap look.

    They need a run of as many words in common as a sentence must have to be recognised.
    """
    size = weights.words_of_sentence
    if min(len(old.words), len(new.words)) < size:
        return False
    whole = f" {' '.join(old.words)} "
    starts = range(0, len(new.words) - size + 1, size)
    runs = (f" {' '.join(new.words[start : start + size])} " for start in starts)
    return any(run in whole for run in runs)


def compose_translation(
    source: str, translation: str, wanted: str, languages: tuple[str, str], weights: Weights
) -> ComposedText | None:
    """Compose a translation of ``wanted`` of the sentences of a translation of ``source``.

    None where no sentence is the same, where all are, or where it is doubtful which sentence of the
    translation belongs to which of the source.
    """
    old, new = (_list_sentences(text, languages[0]) for text in (source, wanted))
    if len(old) < 2 or len(new) < 2:
        return None
    pairings = _pair_sentences(old, new, weights)
    same = [
        one
        for one, pairing in zip(new, pairings, strict=True)
        if pairing.likeness == 100.0 and len(one.prepared.words) >= weights.words_of_sentence
    ]
    if not same or all(pairing.likeness == 100.0 for pairing in pairings):
        return None
    shares = _share_translation([one.text for one in old], translation, languages)
    if shares is None:
        return None
    parts = [_write_part(pairing, shares) for pairing in pairings]
    replaced = any(pairing.likeness == 0.0 for pairing in pairings)
    return ComposedText(_join(parts, new), _weigh(pairings, new), replaced)


def _list_sentences(text: str, language: str) -> list[_PreparedSentence]:
    found = []
    for start, end in find_sentences(text, language):
        part = text[start:end]
        bare = part.strip()
        space = part[: len(part) - len(part.lstrip())]
        found.append(_PreparedSentence(bare, space, prepare_text(bare)))
    return found


def _pair_sentences(
    old: Sequence[_PreparedSentence], new: Sequence[_PreparedSentence], weights: Weights
) -> list[_PairedSentence]:
    """Pair each new sentence with an old one: the same, one that is like it, or its place."""
    found: list[_PairedSentence | None] = [None] * len(new)
    free = dict.fromkeys(range(len(old)))
    places: dict[tuple[str, ...] | str, list[int]] = {}
    for place, one in enumerate(old):
        places.setdefault(one.prepared.words or one.text, []).append(place)
    for number, one in enumerate(new):
        same = places.get(one.prepared.words or one.text)
        if same:
            place = same.pop(0)
            del free[place]
            found[number] = _PairedSentence(place, 100.0)
    rest = [number for number, pairing in enumerate(found) if pairing is None]
    alike = sorted(
        (-compare_texts(old[place].prepared, new[number].prepared, weights).score, number, place)
        for number in rest
        for place in free
    )
    for score, number, place in alike:
        if found[number] is None and place in free and -score >= weights.likeness_of_sentence:
            del free[place]
            found[number] = _PairedSentence(place, min(-score, 99.0))
    return list(_fill_places(found, free, len(old)))


def _fill_places(
    found: Sequence[_PairedSentence | None], free: dict[int, None], count: int
) -> Iterator[_PairedSentence]:
    """Yield all pairs; what is left gets the old sentence of its place, if nothing else has it."""
    before = -1
    for pairing in found:
        if pairing is None:
            place = before + 1
            if place < count and place in free:
                del free[place]
                pairing = _PairedSentence(place, 0.0)
            else:
                pairing = _PairedSentence(None, 0.0)
        before = before if pairing.old is None else pairing.old
        yield pairing


def _share_translation(
    sentences: Sequence[str], translation: str, languages: tuple[str, str]
) -> list[str] | None:
    """Return the share of each sentence in the translation; None where one has none."""
    from dragoman.bitext import TextBlock, share_bead

    places = find_sentences(translation, languages[1])
    if len(places) == len(sentences):
        return [translation[start:end].strip() for start, end in places]
    if len(places) < len(sentences) or not all(languages):
        return None
    blocks = [TextBlock(text) for text in sentences]
    shares = share_bead(blocks, [TextBlock(translation)], languages)
    texts = ["".join(translation[run.start : run.end] for run in share).strip() for share in shares]
    return texts if all(texts) else None


def _write_part(pairing: _PairedSentence, shares: Sequence[str]) -> str:
    if pairing.old is None:
        return f"{OPEN_MARK}{CLOSE_MARK}"
    text = shares[pairing.old]
    return text if pairing.likeness == 100.0 else f"{OPEN_MARK} {text}{CLOSE_MARK}"


def _join(parts: Sequence[str], new: Sequence[_PreparedSentence]) -> str:
    """Join the parts; a line ends where one does in the new source."""
    lines = [parts[0]]
    for part, sentence in zip(parts[1:], new[1:], strict=True):
        if "\n" in sentence.before:
            lines += [sentence.before, part]
        else:
            lines[-1] = join_paragraphs([lines[-1], part])
    return "".join(lines)


def _weigh(pairings: Sequence[_PairedSentence], new: Sequence[_PreparedSentence]) -> float:
    sizes = [len(one.text) for one in new]
    alike = sum(size * each.likeness for size, each in zip(sizes, pairings, strict=True))
    return alike / sum(sizes)
