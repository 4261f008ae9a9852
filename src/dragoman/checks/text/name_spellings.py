"""How the names of a source are written in its translations, and which is a second spelling.

The spelling of a name is learnt from the catalogue: a word of the translations that sounds like
the name, is in most messages that have the name, and is in hardly any other. A word that sounds
like it too and is where that spelling is missing is a second spelling.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from heapq import nlargest
from itertools import chain
from math import log1p

from dragoman.checks.text import han_names
from dragoman.checks.text.sounds import is_hangul, write_skeleton, write_sounds, write_sounds_of_name
from dragoman.checks.text.source_names import choose_names, list_names
from dragoman.checks.text.word_forms import is_long_enough, is_same_word, list_forms
from dragoman.patterns import compile_later
from dragoman.scripts import fold_letters

_WORD = compile_later(
    "[a-zA-Z\u00c0-\u024f]+|[\u30a1-\u30fa\u30fc]+|"  # an ending may follow an apostrophe
    "[^\\W\\d_a-zA-Z\u00c0-\u024f\u30a1-\u30fa\u30fc]+"
    "(?:['’\u200c\u0300-\u036f\u0900-\u0903\u093a-\u094f][^\\W\\d_]*)*"
)
_LEAST_SHARE = 0.5
"""The share of the messages with a name that must have a spelling for it to be the usual one."""
_LEAST_SHARE_ALIKE = 0.3
"""The same for a spelling that sounds as the name does: others may be second spellings."""
_LEAST_OWN = 0.6
"""The share of the messages with a spelling that must have its name."""
_LEAST_OWN_ALIKE = 0.2
"""The same for a spelling that sounds as the name does: other words are made of it."""
_LEAST_LIKENESS, _MUCH_LIKENESS = 0.5, 0.75
_FEWEST_TIMES, _TRIED = 2, 8
_LAST_LATIN = "\u024f"
_LEAST_KEPT = 0.7
"""How much like the name its spelling is in a language with the same letters."""
_JOINED = 3


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a name is written in most messages."""

    word: str
    """The spelling, folded (see ``scripts.fold_letters``)."""
    messages: int
    """How many messages have the name, and this spelling."""
    written: str = ""
    """The spelling as a message writes it."""


@dataclass(frozen=True, slots=True)
class NameSpellings:
    """The names of a catalogue with their usual spellings."""

    usual: Mapping[str, Spelling] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    """In how many messages each folded word is."""
    beside: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By name, in how many messages with it each folded word is that sounds like it."""


NO_NAMES = NameSpellings()


def learn_names(pairs: Iterable[tuple[str, str]]) -> NameSpellings:
    """Return how the names of the sources are written; the time is linear in the texts."""
    pairs = [(source, target) for source, target in pairs if source != target]
    inside = [frozenset(list_names(source)) for source, _ in pairs]
    places = choose_names([source for source, _ in pairs], inside)
    if not places:
        return NO_NAMES
    targets = [target for _, target in pairs]
    if han_names.is_in_characters(targets):
        rows, times, in_messages = han_names.learn_rows(targets, places)
        written = {name: Spelling(row, count, row) for name, (row, count) in rows.items()}
        return NameSpellings(written, times, in_messages)
    from dragoman.checks.text.spelling_likeness import list_second_spellings

    words = [frozenset(_WORD.findall(fold_letters(target))) for target in targets]
    counts = Counter(chain.from_iterable(words))
    is_latin = _is_latin(words)
    usual: dict[str, Spelling] = {}
    beside: dict[str, dict[str, int]] = {}
    for name, numbers in places.items():
        found = Counter(chain.from_iterable(words[number] for number in numbers))
        kept = 0 if is_latin else found.pop(name.lower(), 0)
        spelling = _choose_usual(name, found, (len(numbers), kept), counts)
        if spelling:
            usual[name] = spelling
            beside[name] = {
                word: found[word] for word in list_second_spellings(spelling.word, found)
            }
    return NameSpellings(_add_written(usual, targets, inside), counts, beside)


def _is_latin(words: Sequence[frozenset[str]]) -> bool:
    """Return whether translations are written in Latin letters."""
    first = [word for found in words[:100] for word in found]
    return sum(word[0] <= _LAST_LATIN for word in first) * 2 > len(first)


def _add_written(
    usual: Mapping[str, Spelling], targets: Sequence[str], inside: Sequence[frozenset[str]]
) -> dict[str, Spelling]:
    """Return the spellings with the first of their forms as a message writes it."""
    found: dict[str, Spelling] = {}
    for target, names in zip(targets, inside, strict=True):
        for name in (usual.keys() & names) - found.keys():
            for word in _WORD.findall(target):
                if fold_letters(word) == usual[name].word:
                    found[name] = replace(usual[name], written=word)
    return {name: found.get(name, replace(each, written=each.word)) for name, each in usual.items()}


def _choose_usual(
    name: str, beside: Counter[str], messages: tuple[int, int], counts: Mapping[str, int]
) -> Spelling | None:
    """Return the spelling that most messages with a name have, with all its forms.

    ``messages`` are how many have the name, and how many of them write it as the source does.
    """
    found = {word: much for word in beside if (much := measure_likeness(word, name))}
    best, best_score = None, 0.0
    for word in nlargest(_TRIED, found, key=lambda word: found[word] * log1p(beside[word])):
        bare = _choose_bare(word, name)
        forms = [
            other
            for other in (beside if _is_kana(bare) else found)
            if is_same_word(bare, other) or (_is_kana(bare) and bare in other)
        ]
        own = sum(beside[other] for other in forms)
        share = min(1, own / max(1, messages[0] - messages[1]))
        likeness = _measure_sounds(bare, name)
        is_alike = likeness >= _MUCH_LIKENESS and len(write_sounds(bare)) > 1
        least_own = _LEAST_OWN_ALIKE if is_alike else _LEAST_OWN
        least_share = _LEAST_SHARE_ALIKE if is_alike else _LEAST_SHARE
        is_usual = own >= _FEWEST_TIMES and share >= least_share
        if is_usual and own >= least_own * sum(counts[other] for other in forms):
            if share + likeness > best_score:
                best, best_score = Spelling(bare, min(own, messages[0])), share + likeness
    return best


def _choose_bare(word: str, name: str) -> str:
    """Return that form of a word, with or without what is before it, that sounds most like."""
    return max(list_forms(word), key=lambda form: (_measure_sounds(form, name), -len(form) if is_hangul(form) else len(form)))


def _measure_sounds(word: str, name: str) -> float:
    """Return how much like a name a word sounds, from 0 to 1."""
    theirs = write_sounds_of_name(name, word)
    return max(
        _measure_likeness(write_sounds(word), theirs),
        _measure_likeness(write_skeleton(word), theirs),
    )


def _measure_likeness(first: str, second: str) -> float:
    from rapidfuzz.distance import Levenshtein  # slow to import, and many catalogues need none

    return Levenshtein.normalized_similarity(first, second)


@lru_cache(maxsize=65536)
def measure_likeness(word: str, name: str) -> float:
    """Return how much like a name a word of a translation sounds; 0 if it cannot be the name."""
    if not is_long_enough(word):
        return 0.0
    if word[0] <= _LAST_LATIN:
        letters = _measure_likeness(word[: len(name)], name.lower())
        sounds = _measure_sounds(word, name) if len(write_sounds(word)) > 1 else 0.0
        return max(letters if letters >= _LEAST_KEPT else 0, sounds if sounds >= _MUCH_LIKENESS else 0)
    likeness = max(_measure_sounds(form, name) for form in list_forms(word))
    return likeness if likeness >= _LEAST_LIKENESS else 0.0


def find_second_spellings(
    source: str, target: str, known: NameSpellings
) -> Iterator[tuple[str, Spelling, int, int]]:
    """Yield each name that is written in another way, its usual spelling, and where it is."""
    inside = Counter(list_names(source)) if known.usual else Counter()
    names = known.usual.keys() & inside
    if not names:
        return
    folded = fold_letters(target)
    names = {
        name
        for name in names
        if known.beside.get(name)
        or folded.count(word := known.usual[name].word) < inside[name]
        or _is_kana(word)
    }
    if not names:
        return
    if any(map(han_names.is_han, (known.usual[name].word for name in names))):
        yield from _find_other_characters(names, target, known)
        return
    places = [
        (word, found.span()) for found in _WORD.finditer(target) if (word := fold_letters(found[0]))
    ]
    for name in sorted(names):
        usual = known.usual[name]
        forms = sum(_is_form(usual.word, word) for word, _ in places)
        if forms >= inside[name]:
            continue
        for word, (start, end) in places:
            is_name = word[0] > _LAST_LATIN or target[start].isupper()
            if is_name and _is_second(word, name, known) and not _is_other(word, source, known):
                yield name, usual, start, end
                break


def _find_other_characters(
    names: Iterable[str], target: str, known: NameSpellings
) -> Iterator[tuple[str, Spelling, int, int]]:
    """Yield the names that have another character where the usual ones are missing."""
    for name in sorted(names):
        usual = known.usual[name]
        for gram, start in han_names.find_alike(target, usual.word):
            own = known.beside[name].get(gram, 0)
            if own == known.counts.get(gram, 1) and own < usual.messages:
                yield name, usual, start, start + len(gram)
                break


def _is_form(wanted: str, word: str) -> bool:
    """Return whether a word is a form of a spelling, or a part of it if it is of two words."""
    if _is_kana(word) and wanted in word:
        return len(word) - len(wanted) != 1  # one more sign is another spelling
    return is_same_word(wanted, word) or (
        word in wanted and len(wanted) - len(word) >= _JOINED <= len(word)
    )


def _is_kana(word: str) -> bool:
    return "\u30a1" <= word[:1] <= "\u30fa"


def _is_second(word: str, name: str, known: NameSpellings) -> bool:
    """Return whether a word is another spelling of a name, and of nothing else."""
    from dragoman.checks.text.spelling_likeness import is_second_spelling

    own = known.beside[name].get(word, 0)
    usual = known.usual[name]
    return own == known.counts.get(word, 0) < usual.messages and is_second_spelling(usual.word, word)


def _is_other(word: str, source: str, known: NameSpellings) -> bool:
    """Return whether a word is what another name of the source is written as."""
    for name in list_names(source):
        spelling = known.usual.get(name)
        if spelling and is_same_word(spelling.word, word):
            return True
        if spelling is None:
            sounds = write_sounds_of_name(name, word)
            if len(sounds) > 1 and any(write_sounds(form) == sounds for form in list_forms(word)):
                return True
    return False
