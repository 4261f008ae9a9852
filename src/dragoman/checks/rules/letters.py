"""Letters of Persian and Arabic: the right characters, rightly joined, marked and composed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import ARABIC_SCRIPT, Hit, Pair, rule
from dragoman.checks.text.characters import ARABIC_LETTERS, ARABIC_MARKS, LETTERS_AND_MARKS
from dragoman.checks.text.punctuation.nested_quotations import find_words_with
from dragoman.patterns import compile_later

_TO_PERSIAN = {
    "\u064a": "ی", "\u0649": "ی", "\u06d2": "ی", "\u06cd": "ی", "\u06d0": "ی",
    "\u0643": "ک", "\u06aa": "ک", "\u06be": "ه", "\u06c1": "ه", "\u06d5": "ه",
    "\u06c0": "ه\u0654", "\u064a\u0654": "ئ", "\u0649\u0654": "ئ",
}  # fmt: skip
_NOT_PERSIAN = compile_later(
    "\u0649\u0654|\u064a(?!\u0654)|[\u0649\u0643\u06c0\u06aa\u06be\u06c1\u06d5\u06d2\u06cd\u06d0]"
)
_ARABIC = compile_later("[\u064a\u0649\u0643](?!\u0654)")
_TO_ARABIC = {
    "\u06a9": "ك", "\u06aa": "ك", "\u06be": "ه", "\u06c1": "ه", "\u06d5": "ه", "\u06c0": "ه",
    "\u06c2": "ه", "\u06c3": "ة", "\u06d2": "ي", "\u06cc": "ي",
}  # fmt: skip
_NOT_ARABIC = compile_later("[\u06cc\u06a9\u06c0-\u06c3\u06be\u06d5\u06d2\u06aa]")
_ARABIC_SIGN = compile_later("[\u0625\u0629\u0671\u064c-\u0650\u0652]")
"""Letters and vowels of Arabic words, such as a quoted verse or title, in a Persian text."""
_URDU_LETTER = compile_later("[\u0679\u0688\u0691\u06ba\u06c3]")
_NEVER_ARABIC = compile_later(
    "[\u0679\u067c\u0681\u0685\u0688\u0689\u0691\u0693\u0695\u0696\u069a\u06ab\u06b5\u06ba\u06bc\u06c6\u06c7"
    "\u06c8\u06cb\u06ce\u06d0\u06d5]"
)
"""Letters of Kurdish, Urdu, Pashto and Uyghur: a text with one of them is not only Arabic."""
_MEDIAL_IN_PERSIAN = compile_later(f"\u0629(?=[{ARABIC_LETTERS}])(?!\u0627\u0644)")
_MEDIAL_IN_ARABIC = compile_later(
    f"\u0629(?=[{ARABIC_LETTERS}])|\u0649(?=[{ARABIC_LETTERS}])(?!\u0621)"
)
_TATWEEL = compile_later(f"(?<=[{LETTERS_AND_MARKS}])\u0640+(?=[{ARABIC_LETTERS}])|\u0640\u0640+")
_STRETCHED = compile_later(r"([^\W\d_])\1\1")
"""A word that is stretched in the source: Noooo!"""
_LETTER_OR_MARK = compile_later(f"[{LETTERS_AND_MARKS}]")
_CLITIC = compile_later(
    f"(?<![{LETTERS_AND_MARKS}\u0640])(?:[وف]?(?:ال|بال|كال|لل|[بلك])|[وف])[{ARABIC_MARKS}]?$"
)
_MARK_BEFORE_WORD = compile_later(
    f'(?:^|(?<=[\\s(«“"]))[\u064b-\u0652\u0654](?=[{LETTERS_AND_MARKS}]|\\s|$)', re.MULTILINE
)
_MARK_TWICE = compile_later("([\u064b-\u0652])\\1+")
_ORPHAN = compile_later(f"{_MARK_BEFORE_WORD.pattern}|{_MARK_TWICE.pattern}", re.MULTILINE)
_COMPOSED = {
    "\u0627\u0653": "آ", "\u0627\u0654": "أ", "\u0627\u0655": "إ", "\u0648\u0654": "ؤ",
    "\u064a\u0654": "ئ", "\u06cc\u0654": "ئ",
}  # fmt: skip
_DECOMPOSED = compile_later("|".join(_COMPOSED))
_JOINED_IN_URDU = compile_later(f"\u06cc\u0654(?![{LETTERS_AND_MARKS}])")
"""At the end of an Urdu word, یٔ joins it with the next one: آزادیٔ فکر."""
_STRAY_HALF_SPACE = compile_later(
    "\u200c\u200c*+"  # one character first: to look for it is quick
    "(?:(?<=\u200c\u200c)|(?<=^\u200c)|$|(?=[\\s،؛؟.!:«»(])|(?<=[\\s،؛؟.!:«»(]\u200c))"
)
_WORD_WITH_HALF_SPACE = compile_later(
    f"(?<![{LETTERS_AND_MARKS}])[{LETTERS_AND_MARKS}]*\u200c[{LETTERS_AND_MARKS}\u200c]*"
)
_MARK = compile_later(f"[{ARABIC_MARKS}]")
_PREFIX = compile_later(f"(?<![{LETTERS_AND_MARKS}])ن?می$")


@rule(
    "arabic-letters",
    "warning",
    languages="fa ur ckb",
    fix="safe",
    needs="\u064a\u0649\u0643\u06c0\u06aa\u06be\u06c1\u06d5\u06d2\u06cd\u06d0",
    silent=[
        ("fa", "a big city", "یک شهر بزرگ"),
        ("fa", "the word for book", "واژهٔ <bdi lang='ar'>كتابي</bdi>"),
        ("fa", "the key `ي`", "کلید `ي`"),
        ("fa", "“in the name of God”", "﴿بِسْمِ اللَّهِ الَّذِي﴾"),
        ("ur", "the beginning", "ابتدائی ہے"),
        ("ckb", "every one", "هەموو یەکێک"),
    ],
    fires=[
        ("fa", "a big city", "يك شهر بزرگ"),
        ("fa", "letter of", "نامۀ"),
        ("fa", "Ali", "علی و علي"),
        ("ur", "They are not here.", "وہ یہاں نہيں ہیں۔"),
        ("ckb", "every one", "هەموو یەكێك"),
    ],
)
def arabic_letters(pair: Pair) -> Iterator[Hit]:
    """A letter is that of Arabic or of another language, not that of the language itself."""
    text = pair.masked_target
    is_persian = pair.base_language == "fa"
    foreign = find_words_with(_ARABIC_SIGN, text) if _ARABIC_SIGN.search(text) else frozenset[int]()
    is_urdu = is_persian and _URDU_LETTER.search(text) is not None
    for match in (_NOT_PERSIAN if is_persian else _ARABIC).finditer(text):
        right = _TO_PERSIAN[match[0]]
        name = "+".join(f"U+{ord(character):04X}" for character in match[0])
        is_foreign = is_urdu or match.start() in foreign
        yield Hit(*match.span(), f"Write {right} instead of {name}.", right, safe=not is_foreign)


@rule(
    "persian-letters",
    "warning",
    languages="ar",
    fix="safe",
    needs="\u06cc\u06a9\u06c0\u06c1\u06c2\u06c3\u06be\u06d5\u06d2\u06aa",
    silent=[
        ("ar", "the city of Karaj", "مدينة كرج"),
        ("ar", "Google and video", "گوگل وڤيديو وپاريس وچاد"),
        ("ar", "the Persian word", "الكلمة <bdi lang='fa'>کتاب</bdi>"),
    ],
    fires=[("ar", "the writer", "الکاتب"), ("ar", "to", "إلی"), ("ar", "this", "ھذا")],
)
def persian_letters(pair: Pair) -> Iterator[Hit]:
    """A letter is the Persian one, or that of another language, instead of the Arabic one."""
    text = pair.masked_target
    is_arabic = _NEVER_ARABIC.search(text) is None
    for match in _NOT_ARABIC.finditer(text):
        right, is_safe = _TO_ARABIC[match[0]], match[0] == "\u06a9" and is_arabic
        choice = "ي or ى" if match[0] == "\u06cc" else right
        message = f"Write {choice} instead of U+{ord(match[0]):04X}."
        yield Hit(*match.span(), message, right, safe=is_safe)


@rule(
    "medial-teh-marbuta",
    "warning",
    languages="fa ar",
    fix="suggest",
    needs="\u0629\u0649",
    clue=_MEDIAL_IN_ARABIC,
    silent=[
        ("ar", "letter of solidarity", "رسالة التضامن"),
        ("ar", "something", "شىء"),
        ("fa", "Ayatollah", "آیةالله"),
        ("fa", "proof of Islam", "حجة‌الاسلام"),
    ],
    fires=[
        ("ar", "letter of solidarity", "رسالةالتضامن"),
        ("ar", "to the prison", "إلىالسجن"),
        ("fa", "letters", "رسالةها"),
    ],
)
def medial_teh_marbuta(pair: Pair) -> Iterator[Hit]:
    """A letter that only ends words is inside a word: a space is missing."""
    pattern = _MEDIAL_IN_PERSIAN if pair.base_language == "fa" else _MEDIAL_IN_ARABIC
    for match in pattern.finditer(pair.masked_target):
        message = f"The letter {match[0]} ends a word: write a space after it."
        yield Hit(*match.span(), message, match[0] + " ")


@rule(
    "tatweel",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs="\u0640",
    silent=[
        ("ar", "the API and %s", "الـ API ولـ %s"),
        ("ar", "the letter", "الـرسالة، بـرسالة"),
        ("ar", "1430 AH", "١٤٣٠ هـ"),
    ],
    fires=[("ar", "letter", "رســالة"), ("fa", "letter", "نامـه")],
)
def tatweel(pair: Pair) -> Iterator[Hit]:
    """A word is stretched with tatweel (U+0640)."""
    text = pair.masked_target
    is_stretched = _STRETCHED.search(pair.source) is not None
    longest_in_source = max(map(len, re.findall("\u0640+", pair.source)), default=0)
    for match in _TATWEEL.finditer(text):
        start, end = match.span()
        if end - start <= longest_in_source or _CLITIC.search(text, max(0, start - 8), start):
            continue
        safe = not is_stretched and _is_inside_word(pair, start, end)
        yield Hit(start, end, "Remove the tatweel.", "", safe=safe)


def _is_inside_word(pair: Pair, start: int, end: int) -> bool:
    """Return whether tatweel only stretches a word; after a Kurdish or Uyghur heh it shapes it."""
    text = pair.masked_target
    if text[start - 1 : start] == "ه" and pair.base_language in ("ckb", "ug"):
        return False
    before = _LETTER_OR_MARK.match(text, start - 1) if start else None
    return before is not None and _LETTER_OR_MARK.match(text, end) is not None


@rule(
    "orphan-mark",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="suggest",
    needs="\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654",
    clue=_ORPHAN,
    silent=[("ar", "first", "أوّلاً"), ("fa", "letter of", "نامهٔ"), ("ar", "a fatha", "فتحة \u064e")],
    fires=[
        ("ar", "first or", "أوّلا \u064bأو"),
        ("ar", "sure", "متأكّّد"),
        ("fa", "letter of", "نامه \u0654من"),
    ],
)
def orphan_mark(pair: Pair) -> Iterator[Hit]:
    """A mark such as a vowel is before a word instead of on a letter, or twice on one letter."""
    for match in _MARK_BEFORE_WORD.finditer(pair.masked_target):
        following = pair.masked_target[match.end() : match.end() + 1]
        if following and not following.isspace():
            yield Hit(*match.span(), "This mark is not on a letter.", "")
    for match in _MARK_TWICE.finditer(pair.masked_target):
        yield Hit(*match.span(), "The same mark is here twice.", match[1])


@rule(
    "decomposed-letter",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs="\u0653\u0654\u0655",
    clue=_DECOMPOSED,
    silent=[
        ("fa", "letter of", "نامه\u0654"),
        ("ar", "first", "أولا"),
        ("fa", "come", "آیید"),
        ("ur", "freedom of thought", "آزادی\u0654 فکر"),
    ],
    fires=[("ar", "or", "ا\u0654و"), ("fa", "chief", "ري\u0654یس"), ("ur", "you", "گی\u0654ے")],
)
def decomposed_letter(pair: Pair) -> Iterator[Hit]:
    """A letter and its mark are two characters, although one character exists for both."""
    text, is_urdu = pair.masked_target, pair.base_language == "ur"
    for match in _DECOMPOSED.finditer(text):
        if not (is_urdu and _JOINED_IN_URDU.match(text, match.start())):
            right = _COMPOSED[match[0]]
            yield Hit(*match.span(), f"Write {right} as one character.", right, safe=True)


@rule(
    "stray-zwnj",
    "warning",
    languages="fa",
    fix="safe",
    needs="\u200c",
    clue=_STRAY_HALF_SPACE,
    silent=[
        ("fa", "he writes", "می\u200cنویسد"),
        ("fa", "PDFs", "PDF\u200cها"),
        ("fa", "`x`s", "`x`\u200cها"),
    ],
    fires=[
        ("fa", "he writes", "می\u200c\u200cنویسد"),
        ("fa", "letters", "نامه\u200cها\u200c"),
        ("fa", "letter.", "نامه\u200c."),
        ("fa", "he writes", "می\u200c نویسد"),
    ],
)
def stray_zwnj(pair: Pair) -> Iterator[Hit]:
    """A half-space (U+200C) is there twice, at an end or beside a space: it separates nothing."""
    text = pair.masked_target
    for match in _STRAY_HALF_SPACE.finditer(text):
        start, end = match.span()
        if start == 0 or end == len(text):
            yield Hit(
                start, end, "Remove the half-space here: it separates nothing.", "", safe=True
            )
        elif text[end].isspace() and _PREFIX.search(text, max(0, start - 4), start):
            yield Hit(start, end + 1, "Remove the space after the half-space.", "\u200c")
        elif end - start > 1 and not _has_space_or_mark(text[start - 1] + text[end]):
            yield Hit(start, end, "Write only one half-space here.", "\u200c", safe=True)
        else:
            yield Hit(start, end, "Remove the half-space here: it separates nothing.", "")


def _has_space_or_mark(characters: str) -> bool:
    return any(character.isspace() or character in "،؛؟.!:«»(" for character in characters)


@rule(
    "zwnj-in-arabic",
    "warning",
    languages="ar",
    fix="suggest",
    needs="\u200c",
    silent=[
        ("ar", "Rahim-Safavi", "رحيم صفوي"),
        ("ar", "GTK, DVD", "ج\u200cت\u200cك، دي\u200cڤي\u200cدي"),
        ("ar", "the Persian", "<bdi lang='fa'>می\u200cنویسد</bdi>"),
    ],
    fires=[("ar", "text editor", "محرّر\u200cنصوص")],
)
def zwnj_in_arabic(pair: Pair) -> Iterator[Hit]:
    """The translation has a half-space (U+200C), which Arabic does not use."""
    if "\u200c" in pair.source:
        return
    for match in _WORD_WITH_HALF_SPACE.finditer(pair.masked_target):
        if max(map(len, _MARK.sub("", match[0]).split("\u200c"))) > 3:
            for half_space in re.finditer("\u200c+", match[0]):
                start = match.start() + half_space.start()
                end = start + len(half_space[0])
                yield Hit(start, end, "Write a space here, or nothing.", " ")
