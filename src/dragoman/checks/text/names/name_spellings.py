"""Which names a translation writes in another way than most messages of its catalogue."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.checks.text.characters import read_words
from dragoman.checks.text.languages import base_language
from dragoman.checks.text.names.known_names import NO_NAMES, NameSpellings, Spelling
from dragoman.checks.text.names.source_names import choose_names, list_names
from dragoman.patterns import compile_later

# What compares words is imported only when there are names: it needs rapidfuzz, which is slow to
# import.

_JOINED = 3
_WITHOUT_CASES = read_words("af br ca da de en es fil fr gl id it ms nb nl nn no pt sv sw tl tr vi")
"""Languages in Latin letters whose names have no cases but an s, or only behind an apostrophe."""
_ENDINGS = {
    "fa": "ي ها هاي هايي ان يان ات اي يي ايي ه ئي اش ام ست است گان گي انه",
    "ur": "ي يا يوں ے وں يں ا ه",
    "hi": "ी ा े ों ें ियों िया ई ियाई ियन ्स",
}
"""All that names have behind them, where the words of a language have little else."""
_SLAVIC = frozenset(("cs", "sk", "pl", "sl", "hr", "bs", "sr", "hsb", "dsb"))
"""Languages whose names have the cases of Slavic languages, if their letters are Latin."""
_ENDS_WITHOUT_CASES = frozenset(("", "s"))
_WITH_JOINED_ENDINGS = read_words("az ba eu hy ka kk ky mn tt uz")
"""Languages whose names have long rows of endings: декларацияларымызда."""
_LATIN_WORD = compile_later("[A-Za-zÀ-ɏ]+")
_LATIN_RUN = compile_later(r"[A-Za-zÀ-ɏ](?:[^\S\n]?[A-Za-zÀ-ɏ'’.,:&/0-9_-])*")
_IN_CODE_OR_TITLE = frozenset("@#`<>=:/\\*_([{\"'“”„‘’«»")


def learn_names(pairs: Iterable[tuple[str, str]], language: str = "") -> NameSpellings:
    """Return how the names of the sources are written; the time is linear in the texts.

    ``language`` is that of the translations: some have no cases, others show their endings.
    """
    pairs = [(source, target) for source, target in pairs if source != target]
    sources = [source for source, _ in pairs]
    places = choose_names(sources, [frozenset(list_names(source)) for source in sources])
    if not places:
        return NO_NAMES
    from dragoman.checks.text.names import han_names, spaced_names

    targets = [target for _, target in pairs]
    if han_names.is_in_characters(targets):
        return han_names.learn_rows(targets, places)
    base = base_language(language)
    only = _ENDS_WITHOUT_CASES if base in _WITHOUT_CASES else None
    if base in _ENDINGS:
        only = frozenset(("", *_ENDINGS[base].split()))
    return spaced_names.learn_words(targets, places, only, are_slavic=base in _SLAVIC)


class SecondSpelling(NamedTuple):
    """A name that a translation writes in another way than most messages."""

    name: str
    """The name as the source has it."""
    usual: Spelling
    start: int
    """Where in the translation the other spelling begins."""
    end: int


def find_second_spellings(
    source: str, target: str, known: NameSpellings, language: str = ""
) -> Iterator[SecondSpelling]:
    """Yield each name that is written in another way, once.

    Where the texts have too few words to show endings, another end makes another case, but in a
    ``language`` without cases.
    """
    if not known.usual:
        return
    inside = Counter(list_names(source))
    names = _choose_names(inside, target, known)
    if not names:
        return
    if not known.words:
        yield from _find_other_characters(names, target, known)
        return
    from dragoman.checks.text.names.spaced_names import WORD, fold_name

    words = WORD.findall(fold_name(target))
    is_new = any(word not in known.words for word in words)
    if not is_new and all(known.others[name].isdisjoint(words) for name, _ in names):
        return
    judge = _SpellingJudge(source, target, known, language, frozenset(words))
    for name, usual in names:
        is_there = _count_forms(usual.word, words, known) >= inside[name]
        for found in WORD.finditer(target):
            if judge.is_second(found, name, is_there=is_there):
                yield SecondSpelling(name, usual, *found.span())
                break


def _choose_names(
    inside: Counter[str], target: str, known: NameSpellings
) -> list[tuple[str, Spelling]]:
    """Return the names of a source that its translation may write in another way than usual."""
    is_learnt = target in known.texts
    names = sorted(known.usual.keys() & inside)
    return [(name, known.usual[name]) for name in names if known.others[name] or not is_learnt]


def _find_other_characters(
    names: Iterable[tuple[str, Spelling]], target: str, known: NameSpellings
) -> Iterator[SecondSpelling]:
    """Yield the names that have other characters where the usual ones are missing."""
    from dragoman.checks.text.names.han_names import find_alike

    for name, usual in names:
        for row, start in find_alike(target, usual.word) if known.others[name] else ():
            if row in known.others[name]:
                yield SecondSpelling(name, usual, start, start + len(row))
                break


def _may_be_rewritten(text: str, found: re.Match[str], known: NameSpellings) -> bool:
    """Return whether a name in the letters of the source is neither in a title nor in code.

    All words beside it in these letters are names that are usually written in others.
    """
    for run in _LATIN_RUN.finditer(text):
        if run.start() <= found.start() < run.end():
            around = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]
            return _IN_CODE_OR_TITLE.isdisjoint(around) and known.usual.keys() >= {
                *_LATIN_WORD.findall(run[0])
            }
    return False


def _count_forms(wanted: str, words: Sequence[str], known: NameSpellings) -> int:
    """Count the words that are forms of a spelling, or its first part with the rest beside it."""
    from dragoman.checks.text.word_forms import is_same_word

    return sum(
        is_same_word(wanted, word, known.endings) or _is_parted(wanted, word, behind)
        for word, behind in zip(words, [*words[1:], ""], strict=True)
    )


def _is_parted(wanted: str, word: str, behind: str) -> bool:
    """Return whether a spelling is in two words here: njujork is nju jorku."""
    rest = wanted[len(word) :]
    return (
        min(len(word), len(rest)) >= _JOINED
        and wanted.startswith(word)
        and behind.startswith(rest[:_JOINED])
    )


def _is_case(name: str, usual: Spelling, word: str, language: str) -> bool:
    """Return whether a word may be another case of the usual spelling of a name."""
    from dragoman.checks.text.names.spelling_likeness import LAST_LATIN, may_be_cases

    are_joined = language in _WITH_JOINED_ENDINGS
    if word[0] > LAST_LATIN and not (are_joined or language == "el"):
        return False  # the cases of Russian and others are known
    return language not in _WITHOUT_CASES and may_be_cases(
        name, usual.word, word, are_joined=are_joined
    )


@dataclass(frozen=True, slots=True)
class _SpellingJudge:
    """Judges the words of one translation."""

    source: str
    target: str
    known: NameSpellings
    language: str
    words: frozenset[str]
    """The words of the translation, folded."""

    def is_second(self, found: re.Match[str], name: str, *, is_there: bool) -> bool:
        """Return whether a word of the translation is another spelling of a name.

        ``is_there``: the translation has the usual spelling, too, as often as the source the name.
        """
        from dragoman.checks.text.names.sounds import write_skeleton
        from dragoman.checks.text.names.spaced_names import fold_name

        known, usual, word = self.known, self.known.usual[name], fold_name(found[0])
        if not word:
            return False  # a stroke between letters, without letters
        if word == name.lower() and (is_there or not _may_be_rewritten(self.target, found, known)):
            return False  # behind the name as a gloss, or in a title
        if usual.word != name.lower() != word and name.lower() in self.words:
            is_there = True  # it is there as in the source: what else sounds so is another word
        if is_there and write_skeleton(word) != write_skeleton(usual.word):
            return False
        if not _is_second(word, found[0], name, known):
            return False
        if known.endings.are_few and _is_case(name, usual, word, self.language):
            return False
        return not _is_other(word, name, self.source, known)


def _is_second(word: str, written: str, name: str, known: NameSpellings) -> bool:
    """Return whether a word is another spelling of a name, and of nothing else."""
    from dragoman.checks.text.names.spelling_likeness import is_second_of_name

    if written[0] != written[0].title():  # small; what Georgian writes has no other form in names
        return False
    if word in known.words:
        return word in known.others[name]
    return is_second_of_name(name, known.usual[name].word, word, known.endings)


def _is_other(word: str, name: str, source: str, known: NameSpellings) -> bool:
    """Return whether a word is another word of the source, or what another name is written as."""
    from dragoman.checks.text.names.sounds import write_sounds, write_sounds_of_name
    from dragoman.checks.text.names.spaced_names import WORD, fold_name
    from dragoman.checks.text.word_forms import is_same_word, list_forms

    if word != name.lower() and word in WORD.findall(fold_name(source)):
        return True
    for other in list_names(source):
        if spelling := known.usual.get(other):
            if is_same_word(spelling.word, word, known.endings):
                return True
        else:
            sounds = write_sounds_of_name(other, word)
            if len(sounds) > 1 and any(write_sounds(form) == sounds for form in list_forms(word)):
                return True
    return False
