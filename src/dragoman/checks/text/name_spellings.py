"""How the names of a source are written in its translations, and which is a second spelling.

The spelling of a name is learnt from the catalogue: a word of the translations that sounds like
the name, is in most messages that have the name, and is in hardly any other. A word that sounds
like it too and is where that spelling is missing is a second spelling.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dragoman.checks.text import han_names
from dragoman.checks.text.characters import read_words
from dragoman.checks.text.sounds import write_sounds, write_sounds_of_name
from dragoman.checks.text.word_forms import is_same_word, list_forms
from dragoman.patterns import compile_later
from dragoman.scripts import fold_letters

_NAME = compile_later(r"[A-Z](?<!\w.)[a-zÀ-ÿ]{3,}\b(?!['’]?[A-Z])")
_WITHIN = compile_later(r"[A-Z](?<=[a-z0-9,;] .)[a-zÀ-ÿ]{3,}\b")
"""A capitalised word that does not begin a sentence."""
_SMALL = compile_later(r"[a-z](?<!\w.)[a-z]{3,}\b")
_WORD = compile_later(
    "[a-zA-Z\u00c0-\u024f]+|[\u30a1-\u30fa\u30fc]+|"  # an ending may follow an apostrophe
    "[^\\W\\d_a-zA-Z\u00c0-\u024f\u30a1-\u30fa\u30fc]+"
    "(?:['’\u200c\u0300-\u036f\u0900-\u0903\u093a-\u094f][^\\W\\d_]*)*"
)
_DERIVED = compile_later(r"(?:ian|ians|ish|ese|ic|can|cans|nist|nists|ism|ists?)$")
"""The endings of words that are made of names: each language has several forms for those."""
_DATES = read_words(
    "January February March April June July August September October November December Monday"
    " Tuesday Wednesday Thursday Friday Saturday Sunday"
)
_FEWEST_MESSAGES, _MOST_MESSAGES = 3, 400
_LEAST_SHARE = 0.5
"""The share of the messages with a name that must have a spelling for it to be the usual one."""
_LEAST_OWN = 0.6
"""The share of the messages with a spelling that must have its name."""
_LEAST_OWN_ALIKE = 0.2
"""The same for a spelling that sounds as the name does: other words are made of it."""
_LEAST_LIKENESS, _MUCH_LIKENESS = 0.5, 0.75
_LEAST_LATIN = 0.6
_FEWEST_TIMES, _TRIED = 2, 6
_FEWEST_SOUNDS = 2
_SHORTEST = 3
_LAST_LATIN = "\u024f"
_MOST_DISTANT, _MOST_DISTANT_ALIKE = 0.4, 0.7
"""The share of the letters that two spellings may differ in: in general, and of one sound."""
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
    inside = [frozenset(_NAME.findall(source)) for source, _ in pairs]
    names = _choose_names([source for source, _ in pairs], inside)
    if not names:
        return NO_NAMES
    targets = [target for _, target in pairs]
    if han_names.is_in_characters(targets):
        rows, times, in_messages = han_names.learn_rows(targets, inside, names)
        written = {name: Spelling(row, count, row) for name, (row, count) in rows.items()}
        return NameSpellings(written, times, in_messages)
    counts: Counter[str] = Counter()
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, target), found in zip(pairs, inside, strict=True):
        words = frozenset(_WORD.findall(fold_letters(target)))
        counts.update(words)
        for name in names.keys() & found:
            beside[name].update(word for word in words if _may_be(word, name))
    usual = {
        name: spelling
        for name, found in beside.items()
        if (spelling := _choose_usual(name, found, names[name], counts))
    }
    usual = _add_written(usual, targets, inside)
    kept = {name: dict(beside[name]) for name in usual}
    alike = {word for found in kept.values() for word in found}
    return NameSpellings(usual, {word: counts[word] for word in alike}, kept)


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


def _choose_names(sources: Sequence[str], inside: Sequence[frozenset[str]]) -> dict[str, int]:
    """Return the names that enough messages have, with how many.

    ``inside`` has, for each source, all words that may be names.
    """
    within: set[str] = set()
    small: set[str] = set()
    counts: Counter[str] = Counter()
    for source, found in zip(sources, inside, strict=True):
        if found:
            counts.update(found)
            within.update(_WITHIN.findall(source))
        small.update(_SMALL.findall(source))
    return {
        name: count
        for name, count in counts.items()
        if _FEWEST_MESSAGES <= count <= _MOST_MESSAGES
        and name in within
        and name.lower() not in small
        and name not in _DATES
        and not _DERIVED.search(name)
    }


def _choose_usual(
    name: str, found: Counter[str], messages: int, counts: Mapping[str, int]
) -> Spelling | None:
    """Return the spelling that most messages with a name have, with all its forms."""
    best, best_score = None, 0.0
    for word, _ in found.most_common(_TRIED):
        bare = _choose_bare(word, name)
        forms = [other for other in found if is_same_word(bare, other)]
        own = sum(found[other] for other in forms)
        total = min(own, messages)
        likeness = _measure_likeness(write_sounds(bare), write_sounds_of_name(name, bare))
        least_own = _LEAST_OWN if likeness < _MUCH_LIKENESS else _LEAST_OWN_ALIKE
        is_usual = own >= _FEWEST_TIMES and total >= _LEAST_SHARE * messages
        if is_usual and own >= least_own * sum(counts[other] for other in forms):
            is_kept = word[0] > _LAST_LATIN or _is_like(bare, name.lower(), _LEAST_KEPT)
            if is_kept and total / messages + likeness > best_score:
                best, best_score = Spelling(bare, total), total / messages + likeness
    return best


def _choose_bare(word: str, name: str) -> str:
    """Return that form of a word, with or without what is before it, that sounds most like."""
    theirs = write_sounds_of_name(name, word)
    return max(
        list_forms(word),
        key=lambda form: (_measure_likeness(write_sounds(form), theirs), len(form)),
    )


def _measure_likeness(first: str, second: str) -> float:
    from rapidfuzz.distance import Levenshtein  # slow to import, and many catalogues need none

    return Levenshtein.normalized_similarity(first, second)


@lru_cache(maxsize=65536)
def _may_be(word: str, name: str) -> bool:
    """Return whether a word of a translation sounds like a name."""
    if len(word) < _SHORTEST:
        return False
    if word[0] <= _LAST_LATIN:
        return word[0] == name[0].lower() and _is_like(word, name.lower(), _LEAST_LATIN)
    theirs = write_sounds_of_name(name, word)
    return len(theirs) >= _FEWEST_SOUNDS and any(
        _measure_likeness(write_sounds(form), theirs) >= _LEAST_LIKENESS
        for form in list_forms(word)
    )


def _is_like(word: str, name: str, least: float) -> bool:
    """Return whether a word begins nearly as a name; an ending may follow."""
    return _measure_likeness(word[: len(name)], name) >= least


def find_second_spellings(
    source: str, target: str, known: NameSpellings
) -> Iterator[tuple[str, Spelling, int, int]]:
    """Yield each name that is written in another way, its usual spelling, and where it is."""
    names = known.usual.keys() & _NAME.findall(source) if known.usual else ()
    if not names:
        return
    folded = fold_letters(target)
    names = {
        name for name in names if (word := known.usual[name].word) not in folded or _is_kana(word)
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
        if any(_is_form(usual.word, word) for word, _ in places):
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
    from rapidfuzz.distance import Levenshtein

    own = known.beside[name].get(word, 0)
    wanted = known.usual[name].word
    if not own or own < known.counts[word] or own >= known.usual[name].messages:
        return False
    for form in list_forms(word):
        most = max(len(form), len(wanted))
        distance = Levenshtein.distance(form, wanted)
        sounds = write_sounds(form)
        is_one_sound = sounds == write_sounds(wanted) and len(sounds) >= _FEWEST_SOUNDS
        bound = _MOST_DISTANT_ALIKE if is_one_sound else _MOST_DISTANT
        if len(form) >= _SHORTEST and 0 < distance <= bound * most:
            return True
    return False


def _is_other(word: str, source: str, known: NameSpellings) -> bool:
    """Return whether a word is what another name of the source is written as."""
    for name in _NAME.findall(source):
        spelling = known.usual.get(name)
        if spelling and is_same_word(spelling.word, word):
            return True
        if spelling is None and _may_be(word, name):
            sounds = write_sounds_of_name(name, word)
            if any(write_sounds(form) == sounds for form in list_forms(word)):
                return True
    return False
