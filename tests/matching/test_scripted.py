"""404 paragraphs, edited as authors edit: how many old translations the matcher brings back."""

from __future__ import annotations

import random

import pytest

from dragoman.matching.cutting import split_segments
from dragoman.matching.match import Match, MatchKind, match
from helpers.scripted import CORPUS, OLD, TEXTS, TRANSLATE, Message, match_texts


def is_from(match: Match | None, *texts: str) -> bool:
    """Return whether a match comes from these old texts, and from no others."""
    return match is not None and [OLD[number].msgid for number in match.old] == list(texts)


def choose(count: int, seed: int = 7) -> list[int]:
    return random.Random(seed).sample(range(len(TEXTS)), count)


def test_one_letter_fixed() -> None:
    chosen, dice = choose(48), random.Random(1)
    texts = list(TEXTS)
    for number in chosen:
        place = dice.choice([i for i, letter in enumerate(texts[number]) if letter.isalpha()])
        texts[number] = texts[number][:place] + "ø" + texts[number][place + 1 :]
    found = match_texts(texts)
    assert sum(is_from(found[number], TEXTS[number]) for number in chosen) == 48


@pytest.mark.parametrize("at_the_end", [True, False])
def test_a_sentence_added(at_the_end: bool) -> None:
    chosen, dice = choose(56), random.Random(1)
    texts = list(TEXTS)
    for number in chosen:
        new = CORPUS["make_sentence"](dice)
        texts[number] = f"{texts[number]} {new}" if at_the_end else f"{new} {texts[number]}"
    found = match_texts(texts)
    half = [number for number in chosen if 2 * len(TEXTS[number]) >= len(texts[number])]
    assert len(half) >= 48
    assert all(is_from(found[number], TEXTS[number]) for number in half)


def test_a_sentence_removed_takes_its_translation_along() -> None:
    long = [number for number, text in enumerate(TEXTS) if len(split_segments(text)) > 2][:56]
    texts = list(TEXTS)
    for number in long:
        texts[number] = "".join(split_segments(texts[number])[1:])
    found = match_texts(texts)
    whole = [is_from(found[number], TEXTS[number]) for number in long]
    assert sum(whole) == 56
    cut = [n for n in long if len(split_segments(TEXTS[n])[0]) > 0.25 * len(TEXTS[n])]
    for number in cut:
        share = found[number]
        assert share is not None
        assert share.kind is MatchKind.SPLIT
        assert share.msgstr[0] == TRANSLATE(texts[number])


def test_a_paragraph_split_gives_each_half_its_share() -> None:
    long = [number for number, text in enumerate(TEXTS) if len(split_segments(text)) > 1]
    chosen = set(random.Random(3).sample(long, 30))
    texts: list[str] = []
    halves: dict[int, int] = {}
    for number, text in enumerate(TEXTS):
        if number in chosen:
            parts = split_segments(text)
            middle = len(parts) // 2
            halves[number] = len(texts)
            texts.extend(("".join(parts[:middle]).strip(), "".join(parts[middle:])))
        else:
            texts.append(text)
    found = match_texts(texts)
    whole = shared = 0
    for number, place in halves.items():
        pair = found[place : place + 2]
        whole += all(is_from(each, TEXTS[number]) for each in pair)
        shared += [each.msgstr[0] if each else "" for each in pair] == [
            TRANSLATE(text) for text in texts[place : place + 2]
        ]
    assert whole >= 28
    assert shared >= 28


def test_merged_paragraphs_get_both_translations() -> None:
    first = {2 * number for number in random.Random(5).sample(range(201), 30)}
    texts: list[str] = []
    places: dict[int, int] = {}
    for number, text in enumerate(TEXTS):
        if number in first:
            places[number] = len(texts)
            texts.append(f"{text} {TEXTS[number + 1]}")
        elif number - 1 not in first:
            texts.append(text)
    found = match_texts(texts)
    good = 0
    for number, place in places.items():
        joined, pair = found[place], TEXTS[number : number + 2]
        if joined is not None and joined.kind is MatchKind.MERGED:
            good += is_from(joined, *pair)
            assert TRANSLATE(pair[1]) in joined.msgstr[0]
    assert good >= 28


def test_all_404_reverted() -> None:
    dice = random.Random(9)
    changed = [CORPUS["edit"](text, dice) for text in TEXTS]
    fuzzy = [
        Message(new, old.msgstr, fuzzy=True, previous=old.msgid)
        for new, old in zip(changed, OLD, strict=True)
        if new != old.msgid
    ]
    found = match(fuzzy, [Message(text) for text in TEXTS])
    confirmed = sum(
        each is not None
        and each.kind in (MatchKind.REVERTED, MatchKind.EXACT)
        and each.msgstr == old.msgstr
        for each, old in zip(found, OLD, strict=True)
    )
    assert confirmed == 404


def test_new_paragraphs_get_no_suggestion() -> None:
    dice = random.Random(11)
    new = [CORPUS["make_paragraph"](dice) for _ in range(60)]
    assert sum(each is not None for each in match_texts(new)) <= 1


@pytest.mark.parametrize("vocabulary", [0, 60])
def test_among_thousands_that_stay_the_one_is_found_that_was_copied(vocabulary: int) -> None:
    """Also where every word is common, because the texts have only a few different ones."""
    texts: list[str] = CORPUS["make_texts"](5000, 5)
    dice = random.Random(17)
    if vocabulary:
        words = CORPUS["list_vocabulary"]()[0][-vocabulary:]
        texts = [" ".join(dice.choices(words, k=40)) for _ in texts]
    chosen = dice.sample([n for n, text in enumerate(texts) if len(text.split()) > 20], 60)
    copies = [CORPUS["edit"](texts[number], dice) for number in chosen]
    old = [Message(text, (f"translation {number}",)) for number, text in enumerate(texts)]
    found = match(old, [Message(text) for text in [*texts, *copies]])[len(texts) :]
    assert (
        sum(find_origin(each) == number for each, number in zip(found, chosen, strict=True)) >= 59
    )


def find_origin(match: Match | None) -> int | None:
    return match.old[0] if match is not None else None
