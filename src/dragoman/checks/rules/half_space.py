"""The half-space of Persian: parts of one word are joined by U+200C, not parted by a space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.checks._model import Hit, Pair, rule
from dragoman.checks.text.characters import NON_JOINERS, H, L
from dragoman.checks.text.persian_verbs import ENDINGS, NOUNS, OBJECTS, OTHER, PAST, PRESENT

_IN = f"{L}{H}\u200c\u0640"
_PREFIX = re.compile(f"(?<![{_IN}])(ن?می) ([{L}{H}]+)(?![{L}{H}])")
_JOINED = re.compile(f"(?<![{_IN}])(ن?می)([{L}{H}]{{2,}})(?![{L}{H}])")
_MAY = re.compile(r"(?:ماه|\d)[ \u200c]$")
_SUFFIX = re.compile(
    f"(?<=[{L}])(?P<hamza>\u0654?) (?P<suffix>های(?:ی|م|ت|ش|مان|تان|شان)?|ها|ترین|تر)(?![{_IN}])"
    f"|(?<=ه)() (?P<after>ای|اند|اید|ایم)(?![{_IN}])"
)


@rule(
    "half-space",
    "hint",
    languages="fa",
    fix="safe",
    silent=[
        ("fa", "they write letters", "نامه\u200cها می\u200cنویسند"),
        ("fa", "18 May", "۱۸ می شود"),
        ("fa", "only the square and the middle", "تنها میدان و میان میز"),
        ("fa", "the end of the wine", "پایان می ناب"),
        ("fa", "bigger", "بزرگتر، بهتر"),
    ],
    fires=[
        ("fa", "they write", "می نویسند"),
        ("fa", "it does not become", "نمیشود"),
        ("fa", "prisons", "زندان ها"),
        ("fa", "bigger", "بزرگ تر"),
        ("fa", "they have written", "نوشته اند"),
    ],
)
def half_space(pair: Pair) -> Iterator[Hit]:
    """Parts of one word are parted by a space, or run together, where a half-space joins them."""
    text = pair.t
    if "می" in text:
        for found in _PREFIX.finditer(text):
            before = text[max(0, found.start() - 4) : found.start()]
            if not _MAY.search(before) and _verb(found[2], joined=False):
                yield _hit(found.start(), found.end(1) + 1, found[1] + "\u200c", safe=True)
        for found in _JOINED.finditer(text):
            if not found[0].startswith(NOUNS) and _verb(found[2], joined=True):
                yield _hit(*found.span(1), found[1] + "\u200c", safe=True)
    for found in _SUFFIX.finditer(text):
        yield from _suffix(text, found)


def _hit(start: int, end: int, replacement: str, *, safe: bool) -> Hit:
    return Hit(start, end, "Write a half-space (U+200C) here.", replacement, safe)


def _suffix(text: str, found: re.Match[str]) -> Iterator[Hit]:
    """Join an ending to its word; letters that do not join need no half-space for it."""
    suffix = found["suffix"] or found["after"]
    space = found.end() - len(suffix) - 1
    before = text[space - 1]
    if (
        suffix == "ها"
        and text[max(0, space - 3) : space].endswith("ها")
        and text[space - 3 : space - 2] in (" ", "")
    ):
        return  # laughter
    joined = before in NON_JOINERS - {"ة", "ى"}
    yield _hit(space, space + 1, "" if joined else "\u200c", safe=suffix.startswith("ها"))


@lru_cache(maxsize=4096)
def _verb(word: str, *, joined: bool) -> bool:
    """Tell whether a word is a verb without its «می»; joined to it, only a whole verb is one."""
    if word in OTHER or word in PAST:
        return True
    for end in ENDINGS:
        stem = word.removesuffix(end)
        if stem != word and (stem in PRESENT or stem in PAST):
            return True
    if joined:
        return False
    return word in PRESENT or any(
        _verb(word.removesuffix(end), joined=True) for end in OBJECTS if word.endswith(end)
    )
