"""How the names of a source are written where words are not separated: in Chinese characters.

A name is written with the characters that stand together in most messages that have the name, and
that sound like it. A second spelling has other characters of the same sounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from dragoman.checks.text.names.han_sounds import (
    find_syllable,
    is_one_sound,
    list_runs,
    write_han_sounds,
)
from dragoman.checks.text.names.known_names import NameSpellings, Spelling
from dragoman.checks.text.names.sounds import fold_sounds, write_sounds
from dragoman.patterns import compile_later
from dragoman.texts.scripts import IDEOGRAPHS

_RUN = compile_later("[\u3400-\u9fff\uf900-\ufaff]{2,}")
_KANA = compile_later("[\u3041-\u30ff]")
_OTHER_SCRIPT = compile_later(f"[^\\W\\d_](?<![{IDEOGRAPHS}])")
_LENGTHS = range(2, 7)
"""How many characters a name has."""
_FEWEST_MESSAGES = 2
_LEAST_SHARE, _LEAST_SHARE_ALIKE = 0.5, 0.3
"""The share of the messages with a name that have its characters; less where they sound alike."""
_LEAST_OWN, _LEAST_OWN_ALIKE = 0.6, (0.4, 0.2)
"""The share of the messages with the characters that have the name."""
_LEAST_LIKENESS, _MUCH_LIKENESS = 0.5, 0.65
_LEAST_LONGER = 0.6
_WORTH_OF_LENGTH = 0.15


def is_in_characters(targets: Sequence[str]) -> bool:
    """Return whether translations are written in Chinese characters alone."""
    text = "".join(targets[:50])
    if _RUN.search(text) is None or _KANA.search(text):
        return False
    return len(_OTHER_SCRIPT.findall(text)) < len(text) / 2


def _list_grams(text: str) -> frozenset[str]:
    """Return all rows of as many characters as names have."""
    return frozenset(
        run[at : at + length]
        for run in list_runs(text)
        for length in _LENGTHS
        for at in range(len(run) - length + 1)
    )


def learn_rows(targets: Sequence[str], places: Mapping[str, Sequence[int]]) -> NameSpellings:
    """Return how names are written in translations in Chinese characters.

    ``places`` has the numbers of the messages with each name.
    """
    every = "\n".join(targets)
    usual: dict[str, Spelling] = {}
    others: dict[str, frozenset[str]] = {}
    for name, numbers in places.items():
        texts = [targets[number] for number in numbers]
        if chosen := _choose_usual(name, texts, every):
            row, messages = chosen
            usual[name] = Spelling(row, messages, row)
            alike = Counter(other for text in texts for other, _ in find_alike(text, row))
            others[name] = frozenset(
                other for other, times in alike.items() if times == every.count(other) < messages
            )
    return NameSpellings(usual, others)


def _choose_usual(name: str, texts: Sequence[str], every: str) -> tuple[str, int] | None:
    """Return the characters that a name is written with, and in how many messages they are."""
    from rapidfuzz.distance import Levenshtein

    counts = Counter(row for text in texts for row in _list_grams(text))
    sounds = fold_sounds(write_sounds(name))
    best, best_score = None, (0.0, "")
    for row, count in counts.items():
        if count < max(_FEWEST_MESSAGES, _LEAST_SHARE_ALIKE * len(texts)):
            continue
        likeness = Levenshtein.normalized_similarity(write_han_sounds(row), sounds)
        is_alike = likeness >= _MUCH_LIKENESS
        share = _LEAST_SHARE_ALIKE if is_alike else _LEAST_SHARE
        score = likeness + count / len(texts) + _WORTH_OF_LENGTH * len(row), row
        if likeness >= _LEAST_LIKENESS and count >= share * len(texts) and score > best_score:
            own = sum(text.count(row) for text in texts)
            if own >= (_LEAST_OWN_ALIKE[len(row) > 2] if is_alike else _LEAST_OWN) * every.count(
                row
            ):
                best, best_score = (row, count), score
    return _extend_row(*best, counts) if best else None


def _extend_row(row: str, count: int, counts: Mapping[str, int]) -> tuple[str, int]:
    """Return a row with the vowels beside it that are there in most messages.

    They are missing where there is a second spelling.
    """
    sounds = write_han_sounds(row)
    for longer in sorted(counts, key=lambda other: (len(other), other)):
        is_next = row in longer and len(longer) == len(row) + 1
        often = counts[longer] >= max(_FEWEST_MESSAGES, _LEAST_LONGER * count)
        if is_next and often and write_han_sounds(longer) == sounds:
            row, count = longer, counts[longer]
    return row, count


def _is_alike(row: str, usual: str) -> bool:
    """Return whether a row of characters may be a second spelling of another one.

    Characters that are not the same sound alike. Within a name, one may be any other; at its ends
    that is as often the word beside the name.
    """
    other = [at for at, (one, two) in enumerate(zip(row, usual, strict=True)) if one != two]
    if not other:
        return False
    if all(find_syllable(row[at]) == find_syllable(usual[at]) != "" for at in other):
        return True
    if len(other) < len(usual) and all(is_one_sound(row[at], usual[at]) for at in other):
        return True
    return len(other) == 1 and 0 < other[0] < len(usual) - 1


def find_alike(text: str, usual: str) -> Iterator[tuple[str, int]]:
    """Yield each row of characters of a text that is alike, with its place."""
    length = len(usual)
    for run in _RUN.finditer(text):
        for at in range(run.start(), run.end() - length + 1):
            if _is_alike(text[at : at + length], usual):
                yield text[at : at + length], at
