"""The half-space of Persian: U+200C, not a space, is between the parts of one word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.characters import (
    ARABIC_LETTERS,
    LETTERS_AND_MARKS,
    NON_JOINERS,
    read_words,
)
from dragoman.checks.text.persian_verbs import (
    IMPERSONAL_VERBS,
    OBJECT_ENDINGS,
    OTHERS_WITH_MI,
    PAST_STEMS,
    PRESENT_STEMS,
    VERB_ENDINGS,
)
from dragoman.patterns import compile_later

_IN_WORD = f"{LETTERS_AND_MARKS}\u200c\u0640"
_LETTER = f"[{LETTERS_AND_MARKS}]"
_PREFIX = compile_later(f"(?<![{_IN_WORD}])(ن?می) ({_LETTER}+)(?!{_LETTER})")
_JOINED = compile_later(f"(?<![{_IN_WORD}])(ن?می)({_LETTER}{{2,}})(?!{_LETTER})")
_MI_ALONE = compile_later(f"(?<![{_IN_WORD}])ن?می$")
_BEFORE_MAY = compile_later(r"(?:ماه|\d)[ \u200c]$")
"""What is before «می» where it is the month of May."""
_OTHER_MI_IN_SOURCE = compile_later(r"\bMay\b|\b[Ww]ines?\b")
"""In such a source, «می» may be the month or the wine."""
_WITHOUT_PLURAL = read_words("و که از در به با تا را یا هر هم نه آری")
"""Words that have no plural: «ها» after them is a word itself."""
_ENDINGS = "های(?:ی|م|ت|ش|مان|تان|شان)?|ها|ترین|تر"
_ENDINGS_AFTER_HEH = "ای|اند|اید|ایم"
_SUFFIX = compile_later(
    f"(?<=[{ARABIC_LETTERS}])\u0654? (?P<suffix>{_ENDINGS})(?![{_IN_WORD}])"
    f"|(?<=ه) (?P<after_heh>{_ENDINGS_AFTER_HEH})(?![{_IN_WORD}])"
    f"|(?<=[{ARABIC_LETTERS}]{{2}}ه) (?P<ezafe>ی)(?![{_IN_WORD}])"
)
"""An ending with a space before it: ``کتاب ها``, ``خانه ای``, ``خانه ی ما``."""
_ENDING_ALONE = compile_later(f"^(?:{_ENDINGS}|{_ENDINGS_AFTER_HEH}|ی)(?![{_IN_WORD}])")
_MESSAGE = "Write a half-space (U+200C) here."


def _may_be_part(word: str) -> bool:
    """Return whether what is between two spaces may be a part of a word, or two parts of one."""
    if _ENDING_ALONE.match(word):
        return True
    if "می" not in word:
        return False
    return _MI_ALONE.search(word) is not None or any(map(_is_joined_verb, _JOINED.finditer(word)))


def _is_joined_verb(match: re.Match[str]) -> bool:
    return _is_verb(match[2], joined=True) and not OTHERS_WITH_MI.fullmatch(match[0])


@rule(
    "half-space",
    "hint",
    languages="fa",
    fix="safe",
    needs="\u0645\u0647\u062a\u0627\u06cc",
    clue=_may_be_part,
    silent=[
        ("fa", "they write letters", "نامه\u200cها می\u200cنویسند"),
        ("fa", "18 May", "۱۸ می شود"),
        ("fa", "only the square and the middle", "تنها میدان و میان میز"),
        ("fa", "the end of the wine", "پایان می ناب"),
        ("fa", "bigger", "بزرگتر، بهتر"),
        ("fa", "the letters he and ye", "دو حرف ه ی"),
        ("fa", "the square; He made him die", "میدانی بزرگ؛ خدا او را میراند"),
        ("fa", "they laughed: ha ha ha", "خندیدند: ها ها ها"),
    ],
    fires=[
        ("fa", "they write", "می نویسند"),
        ("fa", "it does not become", "نمیشود"),
        ("fa", "he wants to go", "میخواهد برود"),
        ("fa", "prisons", "زندان ها"),
        ("fa", "bigger", "بزرگ تر"),
        ("fa", "the prices", "بها ها"),
        ("fa", "In May it was", "در می گذشت"),
        ("fa", "they have written", "نوشته اند"),
        ("fa", "our house is here", "خانه ی ما اینجاست"),
    ],
)
def half_space(pair: Pair) -> Iterator[Hit]:
    """Two parts of a word have a space or nothing between them, not a half-space (U+200C)."""
    text = pair.masked_target
    safe = _OTHER_MI_IN_SOURCE.search(pair.source) is None
    for match in _PREFIX.finditer(text):
        before = text[max(0, match.start() - 4) : match.start()]
        if not _BEFORE_MAY.search(before) and _is_verb(match[2], joined=False):
            yield Hit(match.start(), match.end(1) + 1, _MESSAGE, match[1] + "\u200c", safe)
    for match in filter(_is_joined_verb, _JOINED.finditer(text)):
        yield Hit(*match.span(1), _MESSAGE, match[1] + "\u200c", safe)
    for match in _SUFFIX.finditer(text):
        yield from _join_suffix(text, match)


def _join_suffix(text: str, match: re.Match[str]) -> Iterator[Hit]:
    """Join an ending to its word; after a letter that does not join, no half-space is needed."""
    suffix = match["suffix"] or match["after_heh"] or match["ezafe"]
    space = match.end() - len(suffix) - 1
    before = text[space - 1]
    if (
        suffix == "ها"
        and text[max(0, space - 3) : space].endswith("ها")
        and text[space - 3 : space - 2] in (" ", "")
    ):
        return  # laughter
    words = text[max(0, space - 20) : space].split()
    safe = suffix.startswith(("ها", "ی")) and words[-1] not in _WITHOUT_PLURAL
    if before in NON_JOINERS:
        yield Hit(space, space + 1, "Remove the space before this ending.", "", safe)
    else:
        yield Hit(space, space + 1, _MESSAGE, "\u200c", safe)


@lru_cache(maxsize=4096)
def _is_verb(word: str, *, joined: bool) -> bool:
    """Return whether a word is a verb without its «می».

    ``joined``: the word was written without a space after «می»; then only a whole verb is one.
    """
    if word in IMPERSONAL_VERBS or word in PAST_STEMS:
        return True
    for end in VERB_ENDINGS:
        stem = word.removesuffix(end)
        if stem != word and (stem in PRESENT_STEMS or stem in PAST_STEMS):
            return True
    if joined:
        return False
    return word in PRESENT_STEMS or any(
        _is_verb(word.removesuffix(end), joined=True)
        for end in OBJECT_ENDINGS
        if word.endswith(end)
    )
