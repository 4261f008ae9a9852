"""A translation kept sentence by sentence, where other sentences of its paragraph changed.

What fits is kept as it is. Where sentences changed, though only by a mark, or were replaced, their
earlier translation is in ``[… ]``, and where they are new, only ``[…]``. So the translator sees
what is left to do, and nobody takes it for a finished text. Where the same sentences are in another
order, their translations are put in that order.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel

from dragoman.matching.candidates import Query
from dragoman.matching.choosing import list_reasons
from dragoman.matching.cutting import joins_without_space
from dragoman.matching.model import PARTLY, REORDERED, Match, MatchKind
from dragoman.matching.normalize import fold_typography
from dragoman.matching.offers import Offer
from dragoman.matching.sentence_pairs import (
    PairedSentence,
    PreparedSentence,
    TranslatedSentences,
    list_prepared,
    pair_sentences,
    share_translation,
)
from dragoman.matching.weights import Weights
from dragoman.po.marks import CLOSE_MARK, OPEN_MARK
from dragoman.texts import scripts

_END = re.compile(rf"[{scripts.SENTENCE_ENDS}\n]")


class ComposedText(NamedTuple):
    """A suggestion that is made sentence by sentence."""

    text: str
    worth: float
    """How much of it is expected to stay: 0 to 100."""
    regrouped: bool
    """Whether a whole sentence was replaced, added, removed or moved, and another one is kept."""
    whole: bool
    """Whether all sentences are kept, so that nothing is marked: only their order is another."""


def compose_best(
    query: Query,
    offers: Sequence[Offer],
    languages: tuple[str, str],
    weights: Weights,
    *,
    only_regrouped: bool = False,
) -> Match | None:
    """Return the best suggestion that can be composed of the sentences of one of the offers.

    With ``only_regrouped``, only where more than the words of some sentences changed.
    """
    best: tuple[ComposedText, Offer] | None = None
    for offer in sorted(offers, key=lambda each: -each.score)[: weights.offers_composed]:
        if offer.is_verbatim or not _shares_sentence(query, offer, weights):
            continue
        source, translation = offer.text.source, offer.message.msgstr[0]
        made = compose_translation(source, translation, query.msgid, languages, weights)
        if made is None or (only_regrouped and not made.regrouped):
            continue
        if made.worth >= (best[0].worth + 1 if best else weights.worth_of_sentences):
            best = made, offer
    if best is None:
        return None
    made, offer = best
    text, remark = offer.text, REORDERED if made.whole else PARTLY
    return Match(
        MatchKind.MEMORY if offer.is_remembered else MatchKind.SIMILAR,
        (text.number,),
        made.worth,
        (made.text,),
        text.source,
        text.context,
        remark,
        list_reasons(query, offer, offers, remark, weights.worth_of_sentences),
    )


def _shares_sentence(query: Query, offer: Offer, weights: Weights) -> bool:
    """Return whether an offer may have a sentence in common with the new text, at a cheap look.

    They need a run of as many words in common as a sentence must have to be recognised.
    """
    old, new, size = offer.text.prepared, query.prepared, weights.words_of_sentence
    if round(offer.candidate.of_new * len(new.words)) < size:  # so many are in common anywhere
        return False
    whole = f" {' '.join(old.words)} "
    starts = range(0, len(new.words) - size + 1, size)
    runs = (f" {' '.join(new.words[start : start + size])} " for start in starts)
    return any(run in whole for run in runs)


def may_be_regrouped(old: str, new: str, weights: Weights) -> bool:
    """Return at a quick look whether sentences may have been replaced, added, removed or moved."""
    least = weights.share_kept_if_edited
    texts = _END.split(old), _END.split(new)
    return len(texts[0]) != len(texts[1]) or any(
        max(map(len, pair)) > weights.characters_by_letters
        or Indel.normalized_similarity(*pair, score_cutoff=least) < least
        for pair in zip(*texts, strict=True)
        if pair[0] != pair[1]
    )


class _Part(NamedTuple):
    """A part of a suggestion."""

    text: str
    before: str
    """The white space before it in the new source."""
    is_kept: bool
    """Whether it is kept as it is; else it is old, or empty where nothing is known."""


def compose_translation(
    source: str, translation: str, wanted: str, languages: tuple[str, str], weights: Weights
) -> ComposedText | None:
    """Compose a translation of ``wanted`` of the sentences of a translation of ``source``.

    None where no sentence can be kept, where all can in their order, or where it is doubtful which
    sentence of the translation belongs to which of the source.
    """
    old, new = (list_prepared(text, languages[0]) for text in (source, wanted))
    if len(new) < 2:
        return None
    pairings = pair_sentences(old, new, weights)
    long = {n for n, one in enumerate(new) if len(one.prepared.words) >= weights.words_of_sentence}
    same = {n for n, pairing in enumerate(pairings) if pairing.is_same}
    if same.isdisjoint(long) or (len(same) == len(new) and not _is_moved(pairings)):
        return None
    shares = share_translation(source, translation, languages)
    if shares is None or _find_kept(pairings, shares, same).isdisjoint(long):
        return None
    kept = _find_kept(pairings, shares, _list_unchanged(pairings, old, new))
    regrouped = bool(kept) and _is_regrouped(old, pairings)
    pairings = [
        _drop_longer(old, one, each, weights) for one, each in zip(new, pairings, strict=True)
    ]
    text = _join(list(_list_parts(pairings, new, shares, kept)), shares)
    text = wanted.replace(wanted.strip(), text, 1)  # lines end at the edges where they did
    return ComposedText(text, _weigh(pairings, old, new), regrouped, len(kept) == len(new))


def _is_regrouped(old: Sequence[PreparedSentence], pairings: Sequence[PairedSentence]) -> bool:
    """Return whether a sentence was replaced, added, removed or moved, and not only edited."""
    used = {place for pairing in pairings for place in pairing.old}
    is_new = any(not pairing.likeness for pairing in pairings)
    return is_new or len(used) < len(old) or _is_moved(pairings)


def _is_moved(pairings: Sequence[PairedSentence]) -> bool:
    """Return whether sentences that are paired because they are alike are in another order."""
    places = [place for pairing in pairings if pairing.likeness for place in pairing.old]
    return places != sorted(places)


def _drop_longer(
    old: Sequence[PreparedSentence],
    one: PreparedSentence,
    pairing: PairedSentence,
    weights: Weights,
) -> PairedSentence:
    """Return a pair without an old sentence that only has its place, and is far too long for it."""
    size = sum(len(old[place].text) for place in pairing.old)
    is_longer = size > weights.length_of_replaced * len(one.text)
    return PairedSentence((), 0.0) if is_longer and not pairing.likeness else pairing


def _list_parts(
    pairings: Sequence[PairedSentence],
    new: Sequence[PreparedSentence],
    shares: Sequence[TranslatedSentences],
    kept: Collection[int],
) -> Iterator[_Part]:
    """Yield the parts of a suggestion in order, no share twice."""
    owners = {place: share for share in shares for place in share.old}
    left = dict.fromkeys(shares)
    for number, (pairing, one) in enumerate(zip(pairings, new, strict=True)):
        wanted = dict.fromkeys(owners[place] for place in pairing.old)
        own = [share for share in wanted if share in left]
        for share in own:
            del left[share]
        if number not in kept:
            texts = [share.text for share in own]
            yield _Part(_glue(texts, shares), one.before, False)
        elif own:
            yield _Part(own[0].text, one.before, True)


def _list_unchanged(
    pairings: Sequence[PairedSentence],
    old: Sequence[PreparedSentence],
    new: Sequence[PreparedSentence],
) -> set[int]:
    """Return the new sentences that differ from an old one in letter case and typography only.

    A sentence with the same words may be a question now, or have an emphasis or a sign more.
    """
    return {
        number
        for number, (pairing, one) in enumerate(zip(pairings, new, strict=True))
        if pairing.is_same
        and fold_typography(old[pairing.old[0]].prepared.folded)
        == fold_typography(one.prepared.folded)
    }


def _find_kept(
    pairings: Sequence[PairedSentence],
    shares: Sequence[TranslatedSentences],
    unchanged: Collection[int],
) -> set[int]:
    """Return those of the unchanged new sentences whose share can be kept: all that it translates
    are there, in order."""
    starts = {share.old[0]: share.old for share in shares}
    kept: set[int] = set()
    for number in unchanged:
        wanted = starts.get(pairings[number].old[0], ())
        run = [at for at in range(number, number + len(wanted)) if at in unchanged]
        if wanted == tuple(place for at in run for place in pairings[at].old):
            kept.update(run)
    return kept


def _join(parts: Sequence[_Part], shares: Sequence[TranslatedSentences]) -> str:
    """Join the parts; a line ends where one does in the new source.

    Neighbours that are not kept are in one pair of marks.
    """
    lines: list[tuple[str, list[_Part]]] = []
    for part in parts:
        if not lines or "\n" in part.before:
            lines.append((part.before if lines else "", []))
        lines[-1][1].append(part)
    return "".join(before + _glue(list(_mark(line, shares)), shares) for before, line in lines)


def _mark(parts: Sequence[_Part], shares: Sequence[TranslatedSentences]) -> Iterator[str]:
    for is_kept, group in groupby(parts, lambda part: part.is_kept):
        texts = [part.text for part in group]
        if is_kept:
            yield from texts
        else:
            old = _glue(list(filter(None, texts)), shares)
            yield f"{OPEN_MARK} {old}{CLOSE_MARK}" if old else f"{OPEN_MARK}{CLOSE_MARK}"


def _glue(texts: Sequence[str], shares: Sequence[TranslatedSentences]) -> str:
    """Join texts as the sentences of the translation are: with a space, or with nothing.

    Where each of its sentences has a line of its own, or there is only one, its script says it.
    """
    spaces = [share.before for share in shares[1:] if "\n" not in share.before]
    is_solid = not any(spaces) if spaces else joins_without_space(shares[0].text[-1:])
    return ("" if is_solid else " ").join(texts)


def _weigh(
    pairings: Sequence[PairedSentence],
    old: Sequence[PreparedSentence],
    new: Sequence[PreparedSentence],
) -> float:
    """Return how much of a suggestion is expected to stay, by the lengths of the sentences."""
    sizes = [len(one.text) for one in new]
    used = [sum(len(old[place].text) for place in pairing.old) for pairing in pairings]
    alike = sum(size * each.likeness for size, each in zip(sizes, pairings, strict=True))
    return alike / max(sum(sizes), sum(used))
