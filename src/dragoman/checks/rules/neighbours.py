"""Slips of the hand that the rest of the catalogue shows: words glued, a sentence pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from dragoman.checks import CatalogTexts, Example, Hit, Neighbours, Pair, rule
from dragoman.checks.text.characters import ARABIC_LETTERS, ARABIC_MARKS, read_words
from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.punctuation.endings import BETWEEN_ENDS
from dragoman.checks.text.spaceless import count_words
from dragoman.checks.text.vocabulary import Vocabulary
from dragoman.patterns import compile_later

_USES = {3: 3, 4: 2}
"""How often both parts of a glued word are alone in the catalogue, by the letters of the shorter
part: once if it is longer, and if it is shorter only if one is behind the other."""
_ARTICLE, _SHORTEST_NOUN = "ال", 5
_HAMZA_AND_ARTICLE = "ءال"
"""A hamza on the line is hardly ever before alif inside a word, and never before an article."""
_ENDINGS = read_words("كما هما كم هم هن كن نا ني ها ه ي ك")
"""What may end an Arabic word and also be one: the pronouns."""
_BEFORE, _BEHIND = frozenset("وفبكلس"), (*_ENDINGS, "ية", "ين", "ان", "ات", "ون")
"""What may be before or behind a word of the catalogue in one that is no two words."""
_PARTICLES = read_words("من في عن أو أن إن هل لا")
"""Words of two letters that stand before a noun with its article."""
_SHORT, _NEVER = 3, 1_000_000
"""Letters of a part that says little, and more uses than any word has."""
_LONG, _VERY_LONG = 17, 20
"""Letters of words that Arabic has only as names of medicines and the like, or not at all."""
_WORD = compile_later(f"[{ARABIC_LETTERS}{ARABIC_MARKS}]{{5,}}")
_LONG_WORD = compile_later(f"[{ARABIC_LETTERS}{ARABIC_MARKS}]{{{_LONG},}}")
_MARKS = compile_later(f"[{ARABIC_MARKS}]")
_INSIDE = compile_later(r".{3}ال.{2}|[ةى].")
"""What is at the beginning or the end of a word, and so hardly in a long one."""
_MOST_HITS, _MOST_SENTENCES = 10, 60
_LONGEST_WORD = 60
"""Letters of a word whose two parts are looked for."""
_EDGES = " \t\"'“”„‟‘’‚«»‹›()[]{}*_~`.,;:!?…،؛؟۔。！？।॥\u200e\u200f"
_FEWEST_WORDS, _FEWEST_CHARACTERS, _MANY_WORDS = 4, 16, 6
"""The shortest sentence that is surely pasted, and one that is so also behind what has no mark at
its end, as a heading."""
_SHARED, _LONG_ENOUGH, _FEWEST_LONG = 3, 4, 2
"""How many words in a row two sources have in common if their translations may, how many letters a
long word has, of which only those count because others change in a plural, and how many of the
words in a row are long."""

_EXAMPLE_TEXTS = CatalogTexts(
    words=Vocabulary(
        ["قال وزير الخارجية أمس"] * 3 + ["حتى الآن", "من هنا"] * 3 + ["الأشخاص بال أشخاص"] * 3
    )
)


@rule(
    "glued-words",
    "hint",
    languages="ar",
    fix="suggest",
    silent=[
        ("ar", "He takes corticosteroids.", "يتناول الكورتيكوستيرويدات."),
        ("ar", "and with their institutions", "وبمؤسساتهم"),
        Example("ar", "the readings", "القراءات", catalog=_EXAMPLE_TEXTS),
        Example("ar", "the minister", "الوزير", catalog=_EXAMPLE_TEXTS),
        Example("ar", "for the ministries", "للوزارات الخارجية", catalog=_EXAMPLE_TEXTS),
        Example("ar", "with the persons", "بالأشخاص", catalog=_EXAMPLE_TEXTS),
    ],
    fires=[
        ("ar", "of the Security Council unanimously", "لمجلسالأمنبالإجماع كله"),
        Example("ar", "The minister", "وزيرالخارجية", catalog=_EXAMPLE_TEXTS),
        Example("ar", "until now", "حتىالآن", catalog=_EXAMPLE_TEXTS),
        Example("ar", "He said yesterday", "الخارجيةأمس", catalog=_EXAMPLE_TEXTS),
        Example("ar", "from the ministry", "منالخارجية", catalog=_EXAMPLE_TEXTS),
        Example("ar", "the women of the quarter", "نساءالحي", catalog=_EXAMPLE_TEXTS),
    ],
)
def glued_words(pair: Pair) -> Iterator[Hit]:
    """There is no space between two words.

    Each of them is alone in other places of the catalogue, and both are together nowhere. A word of
    seventeen letters is found without that.
    """
    known = pair.catalog.words
    if not any(map(_know_glued_words(known).__getitem__, pair.target_words)):
        return
    for match, parts in islice(_find_glued(pair.masked_target, known), _MOST_HITS):
        yield Hit(*match.span(), "These are two words.", " ".join(parts) or None)


@lru_cache(maxsize=1)
def _know_glued_words(known: Vocabulary) -> KnownWords[bool]:
    """Return by what is between two spaces whether two words are glued in it."""
    return KnownWords(lambda text: any(_find_glued(text, known)))


def _find_glued(text: str, known: Vocabulary) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Yield the places of glued words, and the words where they are known."""
    for match in (_WORD if known else _LONG_WORD).finditer(text):
        parts = _split(match[0], known) if known else ()
        if parts or _is_too_long(match[0]):
            yield match, parts


def _split(word: str, words: Vocabulary) -> tuple[str, ...]:
    """Return the two words that a word is made of; none if it is a word, or they are not sure."""
    hamza = word.find(_HAMZA_AND_ARTICLE, 1)
    if 0 < hamza <= len(word) - _SHORTEST_NOUN:
        return word[: hamza + 1], word[hamza + 1 :]
    if len(word) > _LONGEST_WORD or words.count(word) > 1:
        return ()
    found: list[tuple[int, tuple[str, ...]]] = []
    for at in range(2, len(word) - 1):
        parts = word[:at], word[at:]
        uses = min(map(words.count, parts))
        if parts[1] in _ENDINGS or max(map(len, parts)) == _SHORT:
            continue
        if uses and (words.is_followed(*parts) or uses >= _count_needed_uses(*parts)):
            found.append((uses, parts))
    return max(found)[1] if found and not _is_form(word, words) else ()


def _is_form(word: str, words: Vocabulary) -> bool:
    """Return whether a word is a form of another word of the catalogue: بالأشخاص of الأشخاص."""
    if word[0] in _BEFORE and words.count(word[1:]):
        return True
    return any(word.endswith(end) and words.count(word.removesuffix(end)) for end in _BEHIND)


def _count_needed_uses(first: str, second: str) -> int:
    """Return how often two parts of a word must be alone: less often the longer they are.

    The article in the middle of a word begins another one.
    """
    is_before_noun = len(first) >= _SHORT or first in _PARTICLES
    if is_before_noun and second.startswith(_ARTICLE) and len(second) >= _SHORTEST_NOUN:
        return 1
    shortest = min(len(first), len(second))
    return _NEVER if shortest < _SHORT else _USES.get(shortest, 1)


def _is_too_long(word: str) -> bool:
    letters = _MARKS.sub("", word) if len(word) >= _LONG else ""
    return len(letters) >= _LONG and (
        len(letters) >= _VERY_LONG or _INSIDE.search(letters) is not None
    )


_NEXT = Neighbours(behind=("He was released.", "او آزاد شد و به شهر برگشت."))
_BEFORE_ARABIC = Neighbours(before=("He was released.", "أُفرج عنه وعاد إلى بيته سالما."))


@rule(
    "pasted",
    "warning",
    silent=[
        Example("fa", "He was arrested.", "او بازداشت شد.", neighbours=_NEXT),
        Example(
            "fa",
            "He was arrested. He was released.",
            "او بازداشت شد. او آزاد شد و به شهر برگشت.",
            neighbours=_NEXT,
        ),
        Example(
            "ar",
            "Press here to open all the files.",
            "اضغطوا هنا لفتح الملفات.",
            neighbours=Neighbours(("Press here to open the files.", "اضغطوا هنا لفتح الملفات.")),
        ),
        Example(
            "fa",
            "No visitors",
            "هنوز هیچ بازدیدکننده‌ای نیست",
            neighbours=Neighbours(("No visitor found", "هنوز هیچ بازدیدکننده‌ای نیست")),
        ),
    ],
    fires=[
        Example(
            "fa",
            "He was arrested.",
            "او بازداشت شد. او آزاد شد و به شهر برگشت.",
            neighbours=_NEXT,
        ),
        Example("fa", "It is raining.", "او آزاد شد و به شهر برگشت.", neighbours=_NEXT),
        Example(
            "ja",
            "He was arrested.",
            "彼は逮捕された。昨日の夕方に釈放されて町に戻った。",
            neighbours=Neighbours(behind=("Free.", "昨日の夕方に釈放されて町に戻った。")),
        ),
        Example("fa", "Not so.", "او آزاد شد و به شهر برگشت.", neighbours=_NEXT),
        Example(
            "ar",
            "He was arrested.",
            "اعتُقل أمس. أُفرج عنه وعاد إلى بيته سالما.",
            neighbours=_BEFORE_ARABIC,
        ),
    ],
)
def pasted(pair: Pair) -> Iterator[Hit]:
    """A sentence is the translation of the message before or behind, whose source is another.

    Sources that have a sentence, three words in a row or half of their longer words in common may
    have the same translation.
    """
    for source, target in pair.neighbours:
        if source == pair.source:
            continue
        place = _find_pasted(pair.target, target)
        if place is not None and not _share_words(pair.source, source):
            message = "A message beside this one has the same sentence, the source has not."
            yield Hit(*place, message)
            return


def _find_pasted(text: str, other: str) -> tuple[int, int] | None:
    """Return the place of a sentence of another text in a text, as a sentence of its own."""
    for sentence in _list_sentences(other):
        start = text.find(sentence)
        words = count_words(sentence) if start >= 0 else 0
        end = start + len(sentence)
        if words >= _FEWEST_WORDS and _is_whole(text, start, end, is_long=words >= _MANY_WORDS):
            return start, end
    return None


@lru_cache(maxsize=8)
def _list_sentences(text: str) -> tuple[str, ...]:
    """Return the longer sentences of a text; it is a neighbour of two messages."""
    found = islice(BETWEEN_ENDS.finditer(text), _MOST_SENTENCES)
    sentences = (match[0].strip(_EDGES) for match in found)
    return tuple(one for one in sentences if len(one) >= _FEWEST_CHARACTERS)


def _is_whole(text: str, start: int, end: int, *, is_long: bool) -> bool:
    """Return whether a place begins and ends as a sentence does; a long one only behind a space."""
    before, after = text[:start].rstrip(_EDGES), text[end:].lstrip()
    begins = not before or len(before) < len(text[:start] if is_long else text[:start].rstrip())
    return begins and (not after or not after[0].isalnum())


def _share_words(one: str, other: str) -> bool:
    """Return whether two sources have a run of words in common, or half of their longer words."""
    first, second = (
        [word.strip(_EDGES).casefold() for word in text.split()] for text in (one, other)
    )
    if not _list_runs(first).isdisjoint(_list_runs(second)) or _share_sentence(one, other):
        return True
    long, others = (
        {word[:_LONG_ENOUGH] for word in words if len(word) >= _LONG_ENOUGH}
        for words in (first, second)
    )
    return len(long & others) * 2 >= min(len(long), len(others)) > 0


def _share_sentence(one: str, other: str) -> bool:
    """Return whether a sentence of one source is in the other one."""
    sentences = (match[0].strip(_EDGES) for match in BETWEEN_ENDS.finditer(other))
    return any(" " in sentence and sentence in one for sentence in sentences)


def _list_runs(words: list[str]) -> frozenset[tuple[str, ...]]:
    """Return the runs of words that say something: not *one of the*, which any two texts have."""
    return frozenset(
        run
        for run in zip(*(words[number:] for number in range(_SHARED)), strict=False)
        if sum(len(word) >= _LONG_ENOUGH for word in run) >= _FEWEST_LONG
    )
