"""Characters that nobody sees, that steer the direction, or that another encoding left behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.checks._model import ARABIC_SCRIPT, Hit, Pair, rule
from dragoman.checks.text.characters import ARABIC_LETTER, H, L

_C1 = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
_MOJIBAKE = re.compile(f"(?<!«)[ÃÂØÙÛ][{_C1}]")
_INVISIBLE = "\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u200d" + "".join(
    chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160))
)
_INVISIBLE_RUN = re.compile(f"[{re.escape(_INVISIBLE)}]+")
_JOINERS = frozenset("هبلكفوکھ")
_FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf1\ufdf3-\ufdf9\ufe70-\ufefc]")
_PERSIAN_FORM = str.maketrans("يىك", "ییک")
_OPENED_BY = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}
_STEER = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
_MARK_IN_WORD = re.compile(f"(?<=[{L}{H}])[\u200e\u200f\u061c]+(?=[{L}])")
_AUXILIARY = "شده|شود|شد|کرده|کرد|کند|کنند|کنید|کردن|شدن|است|نشده|نشود|بود|باشد|می"
_NO_BREAK = re.compile(
    "(?<= )\u00a0+|(?<!\u00a0)\u00a0+(?= |$)|^\u00a0+"
    f"|(?<=[{L}{H}])\u00a0(?=(?:{_AUXILIARY})(?![{L}]))",
    re.MULTILINE,
)


@rule(
    "bidi-override",
    "error",
    needs="\u202d\u202e",
    in_code=True,
    silent=[("ar", "Write to us", "\u2067اكتبوا\u2069 إلينا"), ("fa", "letter", "\u200fنامه")],
    fires=[("ar", "Write to us", "\u202eاكتبوا إلينا"), ("fa", "letter", "\u202dنامه\u202c")],
)
def bidi_override(pair: Pair) -> Iterator[Hit]:
    """An override (U+202D, U+202E) turns the text around, so that it reads as something else."""
    for found in re.finditer("[\u202d\u202e]", pair.target):
        yield Hit(*found.span(), f"Remove the override U+{ord(found[0]):04X}.", "")


@rule(
    "mojibake",
    "error",
    needs="ÃÂØÙÛ",
    in_code=True,
    silent=[
        ("fa", "Zoë", "زوئه Zoë"),
        ("fa", "Ã© is wrong", "Ã© نادرست است"),
        ("ar", "São Paulo", "ساو باولو (SÃO PAULO)"),
    ],
    fires=[("fa", "Zoë", "زوئه ZoÃ«"), ("ar", "letter", "Ø±Ø³Ø§Ù„Ø©")],
)
def mojibake(pair: Pair) -> Iterator[Hit]:
    """The text was read in a wrong encoding somewhere on its way."""
    found = _MOJIBAKE.search(pair.target)
    if found and found[0] not in pair.source:
        yield Hit(*found.span(), "These characters come from a wrong encoding.")


@rule(
    "replacement-character",
    "error",
    needs="\ufffd",
    in_code=True,
    silent=[("fa", "the \ufffd sign", "نشان \ufffd")],
    fires=[("fa", "letter", "نا\ufffdه")],
)
def replacement_character(pair: Pair) -> Iterator[Hit]:
    """A character was lost, and U+FFFD stands in its place."""
    if "\ufffd" not in pair.source:
        start = pair.target.find("\ufffd")
        yield Hit(start, start + 1, "Write the character that was lost here.")


@rule(
    "invisible",
    "warning",
    fix="safe",
    needs=_INVISIBLE,
    silent=[
        ("fa", "1388 AP", "۱۳۸۸ ه\u200d.ش."),
        ("ar", "1430 AH", "١٤٣٠ ه\u200d"),
        ("fa", "family", "خانواده 👩\u200d👧"),
        ("fa", "a\u200bb", "آ\u200bب"),
        ("fa", "he wants", "می\u200cخواهد"),
    ],
    fires=[
        ("ar", "a new letter", "رسالة \u200b\u200bجديدة"),
        ("fa", "letter", "\ufeffنامه"),
        ("fa", "letters", "نامه\u00adها"),
    ],
)
def invisible(pair: Pair) -> Iterator[Hit]:
    """A character that nobody sees, and that the source has not."""
    text, theirs = pair.target, set(pair.source)
    for found in _INVISIBLE_RUN.finditer(text):
        kept = "".join(one for one in found[0] if one in theirs)
        if kept == found[0] or (found[0] == "\u200d" and _joiner(text, found.start())):
            continue
        before, after = (
            text[max(0, found.start() - 1) : found.start()],
            text[found.end() : found.end() + 1],
        )
        inside = bool(ARABIC_LETTER.match(before) and ARABIC_LETTER.match(after))
        replacement = "\u200c" if inside and pair.base == "fa" else kept
        name = f"U+{ord(found[0][0]):04X}"
        yield Hit(*found.span(), f"Remove the invisible {name}.", replacement, safe=not inside)


def _joiner(text: str, at: int) -> bool:
    """Tell whether the zero width joiner shapes the letter before it, or joins emoji."""
    before = text[at - 1 : at]
    return before in _JOINERS if before and ord(before) < 0x2190 else bool(before)


@rule(
    "bidi-unbalanced",
    "warning",
    fix="suggest",
    needs="\u202a\u202b\u202c\u2066\u2067\u2068\u2069",
    silent=[
        ("ar", "Call +963", "اتصلوا بالرقم \u2066+963\u2069"),
        ("fa", "Call +98", "\u202a+98\u202c را بگیرید"),
        ("fa", "\u2068%s", "\u2068%s"),
    ],
    fires=[("ar", "Call +963", "اتصلوا بالرقم \u2066+963"), ("fa", "letter", "نامه\u202c")],
)
def bidi_unbalanced(pair: Pair) -> Iterator[Hit]:
    """An embedding or isolate is opened and not closed in its line, or the reverse."""
    theirs = _unbalanced(pair.source)
    for at in _unbalanced(pair.target)[len(theirs) :]:
        name = f"U+{ord(pair.target[at]):04X}"
        yield Hit(at, at + 1, f"{name} has no partner in this line.", "")


def _unbalanced(text: str) -> list[int]:
    """Give where a sign without a partner stands; overrides are another rule's."""
    alone: list[int] = []
    waiting: list[int] = []
    for found in _STEER.finditer(text):
        if found[0] == "\n":
            alone += waiting
            waiting = []
        elif found[0] not in _OPENED_BY:
            waiting.append(found.start())
        elif waiting and text[waiting[-1]] in _OPENED_BY[found[0]]:
            waiting.pop()
        else:
            alone.append(found.start())
    return sorted(at for at in alone + waiting if text[at] not in "\u202d\u202e")


@rule(
    "bidi-mark-in-word",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="suggest",
    needs="\u200e\u200f\u061c",
    silent=[
        ("ar", "letter C", "رسالة C\u200f، ثانية"),
        ("fa", "letters", "\u200fنامه\u200cها\u200f"),
    ],
    fires=[("fa", "letters", "نامه\u200fها"), ("ar", "letter", "رسا\u200eلة")],
)
def bidi_mark_in_word(pair: Pair) -> Iterator[Hit]:
    """A mark of direction stands inside a word; where letters must not join, write a half-space."""
    for found in _MARK_IN_WORD.finditer(pair.t):
        replacement = "\u200c" if pair.base == "fa" else ""
        yield Hit(*found.span(), f"U+{ord(found[0][0]):04X} inside a word.", replacement)


@rule(
    "no-break-space",
    "hint",
    fix="safe",
    needs="\u00a0",
    silent=[
        ("ar", "food and drink", "طعام و\u00a0شراب"),
        ("fa", "18 km", "۱۸\u00a0کیلومتر"),
        ("fa", "a \u00a0b", "آ \u00a0ب"),
    ],
    fires=[
        ("fa", "a letter", "یک \u00a0نامه"),
        ("ar", "letter", "رسالة\u00a0"),
        ("fa", "is written", "نوشته\u00a0شده"),
    ],
)
def no_break_space(pair: Pair) -> Iterator[Hit]:
    """A no-break space stands where it keeps nothing together."""
    if "\u00a0" in pair.source:
        return
    for found in _NO_BREAK.finditer(pair.t):
        edges = (
            pair.target[max(0, found.start() - 1) : found.start()],
            pair.target[found.end() : found.end() + 1],
        )
        replacement = " " if all(edges) and not set(edges) & set(" \n") else ""
        yield Hit(*found.span(), "Write a space instead.", replacement, safe=True)


@rule(
    "presentation-forms",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="safe",
    silent=[("ar", "God, the Prophet, riyal", "ﷲ ﷺ ﷼ ﴾ ﴿"), ("fa", "no", "لا")],
    fires=[("ar", "no", "ﻻ"), ("fa", "letter", "ﻧﺎﻣﻪ")],
)
def presentation_forms(pair: Pair) -> Iterator[Hit]:
    """A letter is written as the shape that it takes in a word, and not as the letter."""
    for found in _FORMS.finditer(pair.t):
        plain = unicodedata.normalize("NFKC", found[0]).strip(" \u0640") or "\u0640"
        if pair.base == "fa":
            plain = plain.translate(_PERSIAN_FORM)
        yield Hit(*found.span(), "Write the letter, not its shape.", plain, safe=True)
