"""Spelling of Arabic and of tanwin: mistakes of the keyboard that have one right answer."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import ARABIC_SCRIPT, Hit, Pair, rule
from dragoman.checks.text.arabic_spelling import (
    find_right_spelling,
    find_teh_marbuta,
    list_uncertain_spellings,
)
from dragoman.checks.text.characters import ARABIC_LETTERS, LETTERS_AND_MARKS, NOT_ARABIC
from dragoman.patterns import compile_later

_WORD = compile_later(f"[{LETTERS_AND_MARKS}\u0640\u200c]+")
_DEFINITE = compile_later(
    f"(?<![{LETTERS_AND_MARKS}\u0640])(?:[وف]?[بك]?ال|[وف]?لل)[{LETTERS_AND_MARKS}]{{3,}}ه[\u064b-\u0652]?"
    f"(?![{LETTERS_AND_MARKS}\u0640\u200c])"
)
"""A word with the Arabic article, perhaps behind particles, that ends in ه: ``المدرسه``,
``بالمدرسه``."""
_FATHA_ON_ALEF = compile_later(
    f"(?<![{LETTERS_AND_MARKS}])(?![وفأ]?[{ARABIC_LETTERS}]\u0627\u064e)"
    f"[{ARABIC_LETTERS}\u0651]+\u0627\u064e(?![{LETTERS_AND_MARKS}])"
)
"""A fatha on the alef that ends a word of several letters without other vowels. In a text with all
its vowels, and in لاَ and ماَ, it is the vowel that is meant."""
_TANWIN_IN_WORD = compile_later(
    f"[\u064b-\u064d](?=[{ARABIC_LETTERS}])(?![\u0627\u0649](?![{LETTERS_AND_MARKS}]))"
    f"(?!(?<!\u064b)و(?![{LETTERS_AND_MARKS}]))"
)
"""Tanwin inside a word, but before the alef of شكرًا and the waw of the name عَمْرٌو."""


def _has_misspelled(text: str) -> bool:
    return any(map(find_right_spelling, _WORD.findall(text)))


@rule(
    "arabic-spelling",
    "warning",
    languages="ar",
    fix="safe",
    clue=_has_misspelled,
    silent=[
        ("ar", "to Ali", "إلى علي"),
        ("ar", "Do not enter; that he", "الا يدخل ان"),
        ("ar", "the word for or", "<bdi lang='fa'>او</bdi>"),
        ("ar", "Phi constant", "ثابت فاي"),
        ("ar", "This and that person wrote.", "كتب فلان وفلان."),
        ("ar", "use the Internet", "استخدام الإنترنت وإنتاج الإستراتيجية"),
    ],
    fires=[
        ("ar", "to the school", "الى المدرسة"),
        ("ar", "and also", "وايضاً"),
        ("ar", "because he, and because", "لانه ولان"),
        ("ar", "the use", "الإستخدام"),
        ("ar", "its use", "وإستخدامه"),
        ("ar", "the Islamic", "الاسلامية"),
        ("ar", "to Cairo", "الي القاهرة"),
    ],
)
def arabic_spelling(pair: Pair) -> Iterator[Hit]:
    """A frequent word is misspelled: with a hamza too many or too few, or as it sounds."""
    text = pair.masked_target
    for match in _WORD.finditer(text):
        right = find_right_spelling(match[0])
        if right and not _is_quoted_name(text, *match.span()):
            is_sure = match[0] not in list_uncertain_spellings()
            yield Hit(*match.span(), f"Write {right}.", right, safe=is_sure)


def _has_heh_for_teh(text: str) -> bool:
    return any(find_teh_marbuta(match)[0] for match in _DEFINITE.findall(text))


@rule(
    "heh-for-teh-marbuta",
    "hint",
    languages="ar",
    fix="safe",
    needs="ه",
    clue=_has_heh_for_teh,
    silent=[
        ("ar", "the school, his school", "المدرسة، مدرسته"),
        ("ar", "the water, the face and the warning", "المياه والوجه والتنبيه"),
        ("ar", "the facing side, the fruit, folly", "الجانب المواجه والفواكه والسفه"),
        ("ar", "his father and his commitment", "والده والتزامه والديه"),
        ("ar", "the pound and the café", "الجنيه والكافيه"),
    ],
    fires=[
        ("ar", "the school", "المدرسه"),
        ("ar", "freedom", "نطالب بالحريه"),
        ("ar", "to the organization", "للمنظمه"),
        ("ar", "the upgrade", "الترقيه"),
    ],
)
def heh_for_teh_marbuta(pair: Pair) -> Iterator[Hit]:
    """A word with the article ends in ه; ة is right."""
    text = pair.masked_target
    for match in _DEFINITE.finditer(text):
        right, is_sure = find_teh_marbuta(match[0])
        if right and not _is_quoted_name(text, *match.span()):
            yield Hit(*match.span(), f"Write {right}.", right, safe=is_sure)


def _is_quoted_name(text: str, start: int, end: int) -> bool:
    """Return whether words in another language are beside a word, or it is part of a name."""
    around = text[max(0, start - 15) : end + 15]
    beside = text[start - 1 : start] + text[end : end + 1]
    return any(one in "_-./@" for one in beside if one != ".") or bool(NOT_ARABIC.search(around))


@rule(
    "fatha-for-tanwin",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs="\u064e",
    clue=_FATHA_ON_ALEF,
    silent=[
        ("ar", "thanks", "شكرًا وشكراً"),
        ("ar", "he called", "دَعَا هَذَا"),
        ("ar", "He said no, and did not come", "قال لاَ ولاَ جاء"),
        ("ar", "He said: do not read his letter", "قال: لاَ تَقْرَأْ كِتاَبَهُ هٰذاَ"),
        ("fa", "please", "خواهشاً"),
        ("ur", "at once", "فوراً"),
    ],
    fires=[
        ("ar", "thanks", "شكرا\u064e"),
        ("fa", "please", "خواهشا\u064e بنویسید"),
        ("ur", "at once", "فورا\u064e"),
        ("ar", "very, and", "جدا\u064e، و"),
        ("ar", "He always said no", "دائما\u064e ما قال لا"),
    ],
)
def fatha_for_tanwin(pair: Pair) -> Iterator[Hit]:
    """A word ends in alef with one stroke above it (fatha); two strokes are right (tanwin)."""
    for match in _FATHA_ON_ALEF.finditer(pair.masked_target):
        end = match.end()
        yield Hit(end - 2, end, "Write اً: two strokes.", "\u0627\u064b", safe=True)


@rule(
    "tanwin-in-word",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="suggest",
    needs="\u064b\u064c\u064d",
    clue=_TANWIN_IN_WORD,
    silent=[
        ("ar", "a part, first", "جزءًا أوّلاً"),
        ("ar", "a young man", "فتًى"),
        ("ar", "the letter of Amr", "رسالة عَمْرٍو"),
        ("fa", "for example this", "مثلاً این"),
        ("ur", "at once, by force", "فوراً، جبراً"),
    ],
    fires=[
        ("ar", "already this year", "مسبقًاهذا العام"),
        ("ar", "was thrown", "أ\u064cلقي عليه"),
        ("fa", "for example this", "مثلا\u064bاین"),
        ("ur", "at once he", "فورا\u064bاس نے"),
    ],
)
def tanwin_in_word(pair: Pair) -> Iterator[Hit]:
    """Tanwin, which only ends words, is inside a word: a space is missing, or it is a vowel."""
    text = pair.masked_target
    for match in _TANWIN_IN_WORD.finditer(text):
        start, end = match.span()
        if text[end] == "\u0627" and text[start] == "\u064b":
            end += 1  # ًا, the other place of the same tanwin
        right = text[start:end] + " "
        message = "Tanwin ends a word: write a space after it, or the vowel that is meant."
        yield Hit(start, end, message, right)
