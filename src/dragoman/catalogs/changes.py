"""What changed between two versions of a text, word by word, and how much it matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, NamedTuple

from dragoman.catalogs.word_steps import find_steps
from dragoman.matching.normalize import fold_typography
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_LETTER = rf"[^\W{scripts.SPACELESS}]"
_TOKEN = compile_later(rf"[{scripts.SPACELESS}]|{_LETTER}+(?:['’]{_LETTER}+)*|\s+|[^\w\s]")
"""A word, a run of white space, a mark; in scripts without spaces each character is a word."""
_NUMBER = compile_later(r"\d+(?:[.,٫٬'’\u202f\u00a0]\d+)*")
_SENTENCE = compile_later(rf"(?:^|[{scripts.SENTENCE_ENDS}:;]|\n)[\s\"'“”‘’«»(\[*_#>-]*$")


def _word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NUMBER_WORDS = _word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred hundreds thousand thousands million millions billion billions dozen dozens half "
    "quarter third twice first second once"
)
_NEGATIONS = _word_set(
    "not no never none nobody nothing nowhere nor neither without cannot hardly scarcely unless "
    "except nicht kein keine keinen keiner keinem nie niemals ohne ne pas jamais sans aucun aucune "
    "non ni nunca jamás sin nem sem не ни нет без لا لم لن ليس ليست دون غير ما نه هیچ هرگز بدون "
    "نیست نیستند نبود לא אין ללא"
)
_FUNCTION_WORDS = _word_set(
    "a an the this that these those he she it they we i you his her its their our my your who what "
    "which when where why how if in on at by for from to of with as and but or so yet then there "
    "here after before during since until while because although though however thus is are was "
    "were be do does did has have had can could may might must shall should will would some any "
    "all each every both many most more such one only also even now again still just"
)


class Grade(StrEnum):
    """How much a change of the source matters for its translation; the least first."""

    TYPOGRAPHY = "typography"
    WORDING = "wording"
    MEANING = "meaning"

    @property
    def words(self) -> str:
        """The grade in words, for a person."""
        return _GRADE_WORDS[self]


_GRADE_WORDS = {
    Grade.TYPOGRAPHY: "typography only",
    Grade.WORDING: "wording",
    Grade.MEANING: "numbers, names or negation changed",
}


class WordChange(NamedTuple):
    """A part of the comparison of two texts."""

    op: Literal["equal", "delete", "insert"]
    text: str
    """The words and the white space of the part; never empty."""


def grade_change(old: str, new: str) -> Grade:
    """Return the grade of a change: MEANING where a number, a name or a negation changed.

    TYPOGRAPHY is white space, quotation marks, apostrophes and dashes only; all else is WORDING.
    In doubt the grade that matters more is returned.
    """
    if fold_typography(old) == fold_typography(new):
        return Grade.TYPOGRAPHY
    if any(Counter(kind(old)) != Counter(kind(new)) for kind in (_list_numbers, _list_negations)):
        return Grade.MEANING
    return Grade.MEANING if _has_changed_name(old, new) else Grade.WORDING


def diff_words(old: str, new: str) -> tuple[WordChange, ...]:
    """Compare two texts word by word.

    The parts that are equal or deleted are the old text, joined in order; those that are equal or
    inserted are the new text. A deletion comes before the insertion that replaces it.
    """
    changes: list[WordChange] = []
    for step in find_steps(_TOKEN.findall(old), _TOKEN.findall(new)):
        deleted, inserted = "".join(step.old), "".join(step.new)
        if step.is_equal:
            changes.append(WordChange("equal", deleted))
        else:
            changes.extend(_list_changes(deleted, inserted))
    return tuple(_join_changes(changes))


def _list_changes(deleted: str, inserted: str) -> list[WordChange]:
    pair = (WordChange("delete", deleted), WordChange("insert", inserted))
    return [change for change in pair if change.text]


def _join_changes(changes: list[WordChange]) -> Iterator[WordChange]:
    """Join changes with only white space between, and put each deletion before its insertion.

    White space at the end of the texts stays as it is: nothing is joined over it.
    """
    deleted = inserted = ""
    last = len(changes) - 1
    for number, change in enumerate(changes):
        between = bool(deleted or inserted) and number < last and not change.text.strip()
        if change.op == "equal" and not between:
            yield from _list_changes(deleted, inserted)
            deleted = inserted = ""
            yield change
            continue
        if change.op != "insert":
            deleted += change.text
        if change.op != "delete":
            inserted += change.text
    yield from _list_changes(deleted, inserted)


def _list_numbers(text: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        yield "".join(str(int(char)) if char.isdecimal() else char for char in number)
    for word in _TOKEN.findall(text):
        if word.casefold() in _NUMBER_WORDS:
            yield word.casefold()


def _list_negations(text: str) -> Iterator[str]:
    for word in _TOKEN.findall(text):
        plain = word.casefold().replace("’", "'")
        if plain.endswith("n't") or plain in _NEGATIONS:
            yield "not" if plain.endswith("n't") or plain in ("not", "cannot") else plain


def _has_changed_name(old: str, new: str) -> bool:
    """Return whether a name changed: a capitalised word that is in one of the texts only.

    At the beginning of a sentence any word has a capital. There it counts only where it is not a
    common word and the other text does not have it, in small letters or as it is.
    """
    for one, other in ((old, new), (new, old)):
        known = Counter(_TOKEN.findall(other))
        small = {word.casefold() for word in known}
        first, inner = _list_capitals(one)
        if Counter(inner) - known:
            return True
        if not small | _FUNCTION_WORDS >= {word.casefold() for word in first}:
            return _have_other_starts(one, other)
    return False


def _have_other_starts(one: str, other: str) -> bool:
    """Return whether each text begins a sentence with a word that no sentence of the other does.

    Common words do not count.
    """
    starts, other_starts = (set(_list_capitals(text)[0]) for text in (one, other))
    return all(
        any(word.casefold() not in _FUNCTION_WORDS for word in words)
        for words in (starts - other_starts, other_starts - starts)
    )


def _list_capitals(text: str) -> tuple[list[str], list[str]]:
    """Return the capitalised words at the beginning of sentences, and those within sentences."""
    first: list[str] = []
    inner: list[str] = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word[0].isupper() and word != "I" and not word.startswith(("I'", "I’")):
            begins = _SENTENCE.search(text, max(0, match.start() - 12), match.start())
            (first if begins else inner).append(word)
    return first, inner
