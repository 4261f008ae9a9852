"""Letters of Persian and Arabic: the right ones, joined, marked and composed as they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks._model import ARABIC_SCRIPT, Hit, Pair, rule
from dragoman.checks.text.characters import H, L

_TO_PERSIAN = {
    "\u064a": "ی", "\u0649": "ی", "\u06d2": "ی", "\u06cd": "ی", "\u06d0": "ی",
    "\u0643": "ک", "\u06aa": "ک", "\u06be": "ه", "\u06c1": "ه", "\u06d5": "ه",
    "\u06c0": "ه\u0654", "\u064a\u0654": "ئ", "\u0649\u0654": "ئ",
}  # fmt: skip
_NOT_PERSIAN = re.compile(
    "\u0649\u0654|\u064a(?!\u0654)|[\u0649\u0643\u06c0\u06aa\u06be\u06c1\u06d5\u06d2\u06cd\u06d0]"
)
_TO_ARABIC = {
    "\u06a9": "ك", "\u06aa": "ك", "\u06be": "ه", "\u06c1": "ه", "\u06d5": "ه", "\u06c0": "ه",
    "\u06c2": "ه", "\u06c3": "ة", "\u06d2": "ي", "\u06cc": "ي",
}  # fmt: skip
_NOT_ARABIC = re.compile("[\u06cc\u06a9\u06c0-\u06c3\u06be\u06d5\u06d2\u06aa]")
_MEDIAL_FA = re.compile(f"\u0629(?=[{L}])(?!\u0627\u0644)")
_MEDIAL_AR = re.compile(f"\u0629(?=[{L}])|\u0649(?=[{L}])(?!\u0621)")
_TATWEEL = re.compile(f"(?<=[{L}{H}])\u0640+(?=[{L}])|\u0640\u0640+")
_ON_LETTER = re.compile(f"[{L}{H}]")
_CLITIC = re.compile(f"(?<![{L}{H}\u0640])(?:[وف]?(?:ال|بال|كال|لل|[بلك])|[وف])[{H}]?$")
_BEFORE_WORD = re.compile(
    f'(?:^|(?<=[\\s(«“"]))[\u064b-\u0652\u0654](?=[{L}{H}]|\\s|$)', re.MULTILINE
)
_TWICE = re.compile("([\u064b-\u0652])\\1+")
_COMPOSED = {
    "\u0627\u0653": "آ", "\u0627\u0654": "أ", "\u0627\u0655": "إ", "\u0648\u0654": "ؤ",
    "\u064a\u0654": "ئ", "\u06cc\u0654": "ئ",
}  # fmt: skip
_DECOMPOSED = re.compile("|".join(_COMPOSED))
_STRAY = re.compile(
    "^\u200c+|\u200c+$|\u200c{2,}|\u200c+(?=[\\s،؛؟.!:«»(])|(?<=[\\s،؛؟.!:«»(])\u200c+"
)
_PARTED = re.compile(f"(?<![{L}{H}])[{L}{H}]*\u200c[{L}{H}\u200c]*")
_NO_LETTER = re.compile(f"[{H}]")
_PREFIX = re.compile(f"(?<![{L}{H}])ن?می$")


@rule(
    "arabic-letters",
    "warning",
    languages="fa",
    fix="safe",
    needs="\u064a\u0649\u0643\u06c0\u06aa\u06be\u06c1\u06d5\u06d2\u06cd\u06d0",
    silent=[
        ("fa", "a big city", "یک شهر بزرگ"),
        ("fa", "the word for book", "واژهٔ <bdi lang='ar'>كتابي</bdi>"),
        ("fa", "the key `ي`", "کلید `ي`"),
        ("fa", "“in the name of God”", "﴿بِسْمِ اللَّهِ الَّذِي﴾"),
    ],
    fires=[
        ("fa", "a big city", "يك شهر بزرگ"),
        ("fa", "letter of", "نامۀ"),
        ("fa", "Ali", "علی و علي"),
    ],
)
def arabic_letters(pair: Pair) -> Iterator[Hit]:
    """A letter is that of Arabic or of another language, not the Persian one."""
    for found in _NOT_PERSIAN.finditer(pair.t):
        right = _TO_PERSIAN[found[0]]
        name = "+".join(f"U+{ord(one):04X}" for one in found[0])
        yield Hit(*found.span(), f"Write {right} instead of {name}.", right, safe=True)


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
    """A letter is that of Persian or of another language, not the Arabic one."""
    for found in _NOT_ARABIC.finditer(pair.t):
        right, safe = _TO_ARABIC[found[0]], found[0] == "\u06a9"
        name = f"U+{ord(found[0]):04X}"
        message = f"Write {right} instead of {name}."
        if found[0] == "\u06cc":
            message = f"Write ي or ى instead of {name}."
        yield Hit(*found.span(), message, right, safe=safe)


@rule(
    "medial-teh-marbuta",
    "warning",
    languages="fa ar",
    fix="suggest",
    needs="\u0629\u0649",
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
    """A letter that only ends words stands inside one: a space is missing."""
    pattern = _MEDIAL_FA if pair.base == "fa" else _MEDIAL_AR
    for found in pattern.finditer(pair.t):
        yield Hit(*found.span(), f"{found[0]} ends a word: write a space after it.", found[0] + " ")


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
    theirs = max(map(len, re.findall("\u0640+", pair.source)), default=0)
    for found in _TATWEEL.finditer(pair.t):
        if len(found[0]) <= theirs or _CLITIC.search(
            pair.t, max(0, found.start() - 8), found.start()
        ):
            continue
        safe = _joins(pair.t, found.start(), found.end())
        yield Hit(*found.span(), "Remove the tatweel.", "", safe=safe)


def _joins(text: str, start: int, end: int) -> bool:
    before = _ON_LETTER.match(text, start - 1) if start else None
    return before is not None and _ON_LETTER.match(text, end) is not None


@rule(
    "orphan-mark",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="suggest",
    needs="\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0654",
    silent=[("ar", "first", "أوّلاً"), ("fa", "letter of", "نامهٔ"), ("ar", "a fatha", "فتحة \u064e")],
    fires=[
        ("ar", "first or", "أوّلا \u064bأو"),
        ("ar", "sure", "متأكّّد"),
        ("fa", "letter of", "نامه \u0654من"),
    ],
)
def orphan_mark(pair: Pair) -> Iterator[Hit]:
    """A mark stands before a word instead of on a letter, or twice on one letter."""
    for found in _BEFORE_WORD.finditer(pair.t):
        following = pair.t[found.end() : found.end() + 1]
        if following and not following.isspace():
            yield Hit(*found.span(), "This mark stands on no letter.", "")
    for found in _TWICE.finditer(pair.t):
        yield Hit(*found.span(), "The same mark stands here twice.", found[1])


@rule(
    "decomposed-letter",
    "hint",
    languages=ARABIC_SCRIPT,
    fix="safe",
    needs="\u0653\u0654\u0655",
    silent=[("fa", "letter of", "نامه\u0654"), ("ar", "first", "أولا"), ("fa", "come", "آیید")],
    fires=[("ar", "first", "ا\u0654ولا"), ("fa", "on", "ا\u0653ب"), ("fa", "chief", "ري\u0654یس")],
)
def decomposed_letter(pair: Pair) -> Iterator[Hit]:
    """A letter and its sign are written as two characters where there is one for both."""
    for found in _DECOMPOSED.finditer(pair.t):
        right = _COMPOSED[found[0]]
        yield Hit(*found.span(), f"Write {right} as one character.", right, safe=True)


@rule(
    "stray-zwnj",
    "warning",
    languages="fa",
    fix="safe",
    needs="\u200c",
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
    """A half-space separates nothing: it is doubled, or stands at an end or beside a space."""
    text = pair.t
    for found in _STRAY.finditer(text):
        start, end = found.span()
        if start == 0 or end == len(text):
            yield Hit(start, end, "This half-space separates nothing.", "", safe=True)
        elif text[end].isspace() and _PREFIX.search(text, max(0, start - 4), start):
            yield Hit(start, end + 1, "Remove the space after the half-space.", "\u200c")
        elif end - start > 1 and not _beside(text[start - 1] + text[end]):
            yield Hit(start, end, "The half-space is doubled.", "\u200c", safe=True)
        else:
            yield Hit(start, end, "This half-space separates nothing.", "")


def _beside(neighbours: str) -> bool:
    return any(one.isspace() or one in "،؛؟.!:«»(" for one in neighbours)


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
    """Arabic has no half-space (U+200C)."""
    if "\u200c" in pair.source:
        return
    for found in _PARTED.finditer(pair.t):
        if max(map(len, _NO_LETTER.sub("", found[0]).split("\u200c"))) > 3:
            for one in re.finditer("\u200c+", found[0]):
                start = found.start() + one.start()
                yield Hit(start, start + len(one[0]), "Write a space, or nothing.", " ")
