"""Characters that are invisible, steer the direction, or come from a wrong encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from dragoman.checks import ARABIC_SCRIPT, SPACED_WORDS, Hit, Pair, rule
from dragoman.checks.text.characters import (
    ARABIC_LETTERS,
    LETTERS_AND_MARKS,
    is_arabic_letter,
)
from dragoman.checks.text.invisible import BREAKS, find_around, is_needed
from dragoman.checks.text.languages import SPACED_GUILLEMETS
from dragoman.patterns import compile_later

_C1_AND_CP1252 = (
    "\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014"
    "\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122"
)
"""The second byte of a letter in UTF-8, when it is read as Latin-1 or Windows-1252."""
_C1 = "\u0080-\u009f"
_MOJIBAKE = compile_later(
    f"(?<!«)[ÃÂØÙÛ][{_C1_AND_CP1252}]|â€[{_C1_AND_CP1252}]"
    f"|(?:[ã-ï](?:[{_C1}][\u0080-\u00bf]|[\u0080-\u00bf][{_C1}]))+"
)
"""A letter, a mark such as ’, and what is written in three bytes, as Chinese is."""
_INVISIBLE = "\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u200d" + "".join(
    chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160))
)
_INVISIBLE_RUN = compile_later(f"[{re.escape(_INVISIBLE)}]+")
_PRESENTATION_FORMS = compile_later(
    "[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf1\ufdf3-\ufdf9\ufe70-\ufefc]"
)
_IN_WORD = compile_later(f"[{LETTERS_AND_MARKS}\u0640]")
_TO_PERSIAN_LETTERS = str.maketrans("يىك", "ییک")
_OPENED_BY = {"\u202c": "\u202a\u202b\u202d\u202e", "\u2069": "\u2066\u2067\u2068"}
"""The character that closes an embedding or isolate, and those that open one."""
_OPENING_OR_CLOSING = compile_later("[\u202a-\u202e\u2066-\u2069\n]")
_MARK_IN_WORD = compile_later(
    f"(?<=[{LETTERS_AND_MARKS}])[\u200e\u200f\u061c]+(?=[{ARABIC_LETTERS}])"
)
_VERBS_AFTER_NO_BREAK = "شده|شود|شد|کرده|کرد|کند|کنند|کنید|کردن|شدن|است|نشده|نشود|بود|باشد|می"
_NO_BREAK = compile_later(
    "(?<= )\u00a0+|(?<!\u00a0)\u00a0+(?= |$)|^\u00a0+"
    f"|(?<=[{LETTERS_AND_MARKS}])\u00a0(?=(?:{_VERBS_AFTER_NO_BREAK})(?![{ARABIC_LETTERS}]))",
    re.MULTILINE,
)
"""A no-break space beside a space or at the edge of a line, or before a Persian verb."""
_FRENCH_MARKS = (*":;?!»%€",)
"""Marks with a no-break space before them in French."""


@rule(
    "bidi-override",
    "error",
    needs="\u202d\u202e",
    in_code=True,
    silent=[("ar", "Write to us", "\u2067اكتبوا\u2069 إلينا"), ("fa", "letter", "\u200fنامه")],
    fires=[("ar", "Write to us", "\u202eاكتبوا إلينا"), ("fa", "letter", "\u202dنامه\u202c")],
)
def bidi_override(pair: Pair) -> Iterator[Hit]:
    """A hidden override character (U+202D or U+202E) turns the order of the letters around."""
    for match in re.finditer("[\u202d\u202e]", pair.target):
        yield Hit(*match.span(), f"Remove the override character U+{ord(match[0]):04X}.", "")


@rule(
    "mojibake",
    "error",
    needs="ÃÂØÙÛ€" + "".join(map(chr, range(0x80, 0xA0))),
    in_code=True,
    silent=[
        ("fa", "Zoë", "زوئه Zoë"),
        ("fa", "Ã© is wrong", "Ã© نادرست است"),
        ("ar", "São Paulo", "ساو باولو (SÃO PAULO)"),
        ("fr", "There…", "« Là-bas, à la café…» »"),
        ("fr", "20 euros a kilo", "à 20 €/kg, la pâte à 3€…"),
    ],
    fires=[
        ("fa", "Zoë", "زوئه ZoÃ«"),
        ("ar", "letter", "Ø±Ø³Ø§Ù„Ø©"),
        ("ar", "1914–1918", "1914â€“1918"),
        ("zh", "university", "å¤§å\u00ad¦ é\u0099¢"),
    ],
)
def mojibake(pair: Pair) -> Iterator[Hit]:
    """The text was once read in a wrong encoding, which replaced some of its characters."""
    match = _MOJIBAKE.search(pair.target)
    if match and match[0] not in pair.source:
        yield Hit(
            *match.span(), "These characters come from a wrong encoding: write the right ones."
        )


@rule(
    "replacement-character",
    "error",
    needs="\ufffd",
    in_code=True,
    silent=[("fa", "the \ufffd sign", "نشان \ufffd")],
    fires=[("fa", "letter", "نا\ufffdه")],
)
def replacement_character(pair: Pair) -> Iterator[Hit]:
    """A character was lost; the sign U+FFFD is in its place."""
    start = pair.target.find("\ufffd")
    if start >= 0 and "\ufffd" not in pair.source:
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
        ("km", "a letter", "សំបុត្រ\u200bមួយ"),
        ("km", "a letter (A)", "សំបុត្រ\u200b\u200bមួយ \u200b(A)\u200b"),
        ("tr", "%1 MB left (%2%)", "%1 MB kaldı (%\u200b%2)"),
        ("ar", "compressed with BZ2", "مضغوط بِ\u200d BZ2"),
        ("si", "Sri Lanka", "ශ්\u200dරී ලංකා"),
        ("de", "steamship", "Dampf\u00adschiff"),
    ],
    fires=[
        ("ar", "a new letter", "رسالة \u200b\u200bجديدة"),
        ("fa", "letter", "\ufeffنامه"),
        ("fa", "letters", "نامه\u00adها"),
    ],
)
def invisible(pair: Pair) -> Iterator[Hit]:
    """The translation has an invisible character that the source does not have."""
    text, in_source = pair.target, set(pair.source)
    for match in _INVISIBLE_RUN.finditer(text):
        rest = "".join(character for character in match[0] if character in in_source)
        before, after = find_around(text, match)
        if rest == match[0] or is_needed(match[0], before, after, pair.base_language):
            continue
        in_word = is_arabic_letter(before) and is_arabic_letter(after)
        replacement = "\u200c" if in_word and pair.base_language == "fa" else rest
        message = f"Remove the invisible character U+{ord(match[0][0]):04X}."
        may_be_meant = match[0][0] in BREAKS and (before + after).strip() == before + after
        is_of_encoding = any("\u0080" <= sign <= "\u009f" for sign in match[0])
        safe = not in_word and not is_of_encoding and not (may_be_meant and before and after)
        yield Hit(*match.span(), message, replacement, safe=safe)


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
    """A hidden direction character is opened and not closed in its line, or the reverse."""
    in_source = _find_unbalanced(pair.source)
    for at in _find_unbalanced(pair.target)[len(in_source) :]:
        name = f"U+{ord(pair.target[at]):04X}"
        yield Hit(at, at + 1, f"{name} has no matching character in this line.", "")


def _find_unbalanced(text: str) -> list[int]:
    """Return the places of embeddings and isolates without a matching character, sorted.

    Overrides are left out, because they are the matter of another rule.
    """
    single: list[int] = []
    open_: list[int] = []
    for match in _OPENING_OR_CLOSING.finditer(text):
        if match[0] == "\n":
            single += open_
            open_ = []
        elif match[0] not in _OPENED_BY:
            open_.append(match.start())
        elif open_ and text[open_[-1]] in _OPENED_BY[match[0]]:
            open_.pop()
        else:
            single.append(match.start())
    return sorted(at for at in single + open_ if text[at] not in "\u202d\u202e")


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
    """A hidden direction mark is inside a word; to keep letters apart, write a half-space."""
    for match in _MARK_IN_WORD.finditer(pair.masked_target):
        replacement = "\u200c" if pair.base_language == "fa" else ""
        message = f"The hidden mark U+{ord(match[0][0]):04X} is inside a word."
        yield Hit(*match.span(), message, replacement)


@rule(
    "no-break-space",
    "hint",
    fix="safe",
    fixed_in=SPACED_WORDS,
    needs="\u00a0",
    silent=[
        ("ar", "food and drink", "طعام و\u00a0شراب"),
        ("fa", "18 km", "۱۸\u00a0کیلومتر"),
        ("fa", "a \u00a0b", "آ \u00a0ب"),
        ("fr", "The name:", "Le nom \u00a0:"),
    ],
    fires=[
        ("fa", "a letter", "یک \u00a0نامه"),
        ("ar", "letter", "رسالة\u00a0"),
        ("fa", "is written", "نوشته\u00a0شده"),
    ],
)
def no_break_space(pair: Pair) -> Iterator[Hit]:
    """A no-break space (U+00A0) is in a place where it keeps nothing together."""
    if "\u00a0" in pair.source:
        return
    for match in _NO_BREAK.finditer(pair.masked_target):
        before, after = find_around(pair.target, match)
        if pair.base_language in SPACED_GUILLEMETS and (before == "«" or after in _FRENCH_MARKS):
            continue  # its place is there; the ordinary space is too many
        if before and after and not {before, after} & set(" \n"):
            yield Hit(*match.span(), "Write an ordinary space here.", " ")
        else:
            is_indent = before in ("", "\n") and len(match[0]) > 1
            message = "Remove the no-break space here."
            yield Hit(*match.span(), message, "", safe=not is_indent)


@rule(
    "presentation-forms",
    "warning",
    languages=ARABIC_SCRIPT,
    fix="safe",
    clue=_PRESENTATION_FORMS,
    silent=[("ar", "God, the Prophet, riyal", "ﷲ ﷺ ﷼ ﴾ ﴿"), ("fa", "no", "لا")],
    fires=[("ar", "no", "ﻻ"), ("fa", "letter", "ﻧﺎﻣﻪ")],
)
def presentation_forms(pair: Pair) -> Iterator[Hit]:
    """A letter is written with the character for one of its shapes, not with the letter itself."""
    for match in _PRESENTATION_FORMS.finditer(pair.masked_target):
        plain = unicodedata.normalize("NFKC", match[0]).strip(" \u0640") or "\u0640"
        if pair.base_language == "fa":
            plain = plain.translate(_TO_PERSIAN_LETTERS)
        message = f"Write {plain} instead of U+{ord(match[0]):04X}."
        safe = _keeps_its_shape(match[0], *find_around(pair.target, match))
        yield Hit(*match.span(), message, plain, safe=safe)


def _keeps_its_shape(form: str, before: str, after: str) -> bool:
    """Return whether a letter has the shape of its form where it is, beside other letters.

    It does not in the abbreviation of the Hijri year, an initial heh with nothing after it.
    """
    kind = unicodedata.decomposition(form).partition(" ")[0]
    return not (
        (kind in ("<initial>", "<medial>") and not _IN_WORD.match(after))
        or (kind in ("<final>", "<medial>") and not _IN_WORD.match(before))
    )
