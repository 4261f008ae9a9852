"""What changed between two versions of a text, word by word, and how grave it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from dragoman import scripts
from dragoman.matching.normalize import fold_typography

_SOLID = scripts.SPACELESS
_TOKEN = re.compile(rf"[{_SOLID}]|[^\W{_SOLID}]+(?:['’][^\W{_SOLID}]+)*|\s+|[^\w\s]")
_NUMBER = re.compile(r"\d+(?:[.,٫٬'’\u202f\u00a0]\d+)*")
_SENTENCE = re.compile(rf"(?:^|[{scripts.SENTENCE_ENDS}:;]|\n)[\s\"'“”‘’«»(\[*_#>-]*$")


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
    """How grave a change of the source is for its translation."""

    TYPOGRAPHY = "typography"
    WORDING = "wording"
    MEANING = "meaning"

    @property
    def words(self) -> str:
        """What a person is told of a change of this grade."""
        return _GRADE_WORDS[self]


_GRADE_WORDS = {
    Grade.TYPOGRAPHY: "typography only",
    Grade.WORDING: "wording",
    Grade.MEANING: "numbers, names or negation changed",
}


class WordChange(NamedTuple):
    """A stretch of a word diff."""

    op: str
    """"equal", "delete" or "insert"."""
    text: str


def grade_change(old: str, new: str) -> Grade:
    """Grade a change: MEANING where a number, a name or a negation changed.

    TYPOGRAPHY is white space, quotation marks, apostrophes and dashes only. In doubt the graver.
    """
    if fold_typography(old) == fold_typography(new):
        return Grade.TYPOGRAPHY
    if any(Counter(kind(old)) != Counter(kind(new)) for kind in (_list_numbers, _list_negations)):
        return Grade.MEANING
    return Grade.MEANING if _name_changed(old, new) else Grade.WORDING


def diff_words(old: str, new: str) -> tuple[WordChange, ...]:
    """Compare two texts word by word.

    What is equal and what was deleted are together the old text; what is equal and what was
    inserted, the new one. A deletion stands before the insertion that replaces it.
    """
    from rapidfuzz.distance import LCSseq

    mine, theirs = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[WordChange] = []
    for step in LCSseq.opcodes(mine, theirs):
        deleted = "".join(mine[step.src_start : step.src_end])
        if step.tag == "equal":
            found.append(WordChange("equal", deleted))
        else:
            found.extend(_list_changes(deleted, "".join(theirs[step.dest_start : step.dest_end])))
    return tuple(_tidy_changes(found))


def _list_changes(deleted: str, inserted: str) -> list[WordChange]:
    pairs = (WordChange("delete", deleted), WordChange("insert", inserted))
    return [change for change in pairs if change.text]


def _tidy_changes(changes: list[WordChange]) -> Iterator[WordChange]:
    """Join changes that only a space parts, and put each deletion before its insertion."""
    deleted = inserted = ""
    for number, change in enumerate(changes):
        last = number == len(changes) - 1
        blank = change.op == "equal" and not change.text.strip()
        if change.op == "delete" or (blank and deleted + inserted and not last):
            deleted += change.text
        if change.op == "insert" or (blank and deleted + inserted and not last):
            inserted += change.text
        elif change.op == "equal" and not (blank and deleted + inserted and not last):
            yield from _list_changes(deleted, inserted)
            deleted = inserted = ""
            yield change
    yield from _list_changes(deleted, inserted)


def _list_numbers(text: str) -> Iterator[str]:
    for number in _NUMBER.findall(text):
        yield "".join(str(int(c)) if c.isdecimal() else c for c in number)
    for word in _TOKEN.findall(text):
        if word.casefold() in _NUMBER_WORDS:
            yield word.casefold()


def _list_negations(text: str) -> Iterator[str]:
    for word in _TOKEN.findall(text):
        plain = word.casefold().replace("’", "'")
        if plain.endswith("n't") or plain in _NEGATIONS:
            yield "not" if plain.endswith("n't") or plain in ("not", "cannot") else plain


def _name_changed(old: str, new: str) -> bool:
    """Tell whether a name changed: a capitalised word that left or came.

    One at the beginning of a sentence may be any word: it counts only where it is no common one
    and does not stand, in small letters or as it is, in the other text.
    """
    for one, other in ((old, new), (new, old)):
        known = Counter(_TOKEN.findall(other))
        small = {word.casefold() for word in known}
        first, inner = _list_capitals(one)
        if Counter(inner) - known:
            return True
        if any(word.casefold() not in small | _FUNCTION_WORDS for word in first):
            return _starts_differ(one, other)
    return False


def _starts_differ(one: str, other: str) -> bool:
    """Tell whether both begin sentences with capitalised words that the other lacks."""
    mine, theirs = (set(_list_capitals(text)[0]) for text in (one, other))
    left, came = mine - theirs, theirs - mine
    return any(word.casefold() not in _FUNCTION_WORDS for word in left) and any(
        word.casefold() not in _FUNCTION_WORDS for word in came
    )


def _list_capitals(text: str) -> tuple[list[str], list[str]]:
    """List the capitalised words at the beginning of sentences, and those within."""
    first: list[str] = []
    inner: list[str] = []
    for found in _TOKEN.finditer(text):
        word = found[0]
        if word[0].isupper() and word != "I" and not word.startswith(("I'", "I’")):
            starts = _SENTENCE.search(text, max(0, found.start() - 12), found.start())
            (first if starts else inner).append(word)
    return first, inner
