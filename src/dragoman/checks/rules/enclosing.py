"""What encloses: brackets and quotation marks come in pairs, as in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks._model import Example, Hit, Pair, Policy, rule

_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«"}
_BRACKETS = re.compile(r"[()\[\]{}«»]")
_EMOTICON = re.compile(r"(?<![\w(])[:;=8][-'^]?[()\[\]]+|[()\[\]][-'^]?[:;=8](?!\w)|ツ")
_MARKER = re.compile(r"(?:^|(?<=[\s([،:.>؛;,\ue000\ue001]))[\w.]{1,3}$")
_QUOTED = re.compile(r"“([^“”]{7,2000})”|(?<!\w)\"([^\"]{7,2000})\"(?!\w)")
_ANY_QUOTE = re.compile("[﴿﴾«»‹›“”„‟\"‘’‚'`\ue001<>]")
_PAIR = re.compile(
    r"“[^“”]{1,2000}”|”[^“”]{1,2000}“|„[^„“”]{1,2000}[“”]|\"[^\"]{1,2000}\"|«[^«»]{1,2000}»"
)
_GUILLEMETS = Policy(quotes={"fa": "«»", "ar": "«»"})


@rule(
    "brackets",
    "warning",
    needs="()[]{}«»",
    silent=[
        ("fa", "Ahwaz (in the south)", "اهواز (در جنوب)"),
        ("ar", "a) first b) second", "أ) أولا ب) ثانيا"),
        ("fa", "We are here :-(", "ما اینجاییم :-("),
        ("fa", "from ( to", "از ( تا"),
        ("fa", "He said “no”", "گفت «نه»"),
    ],
    fires=[
        ("fa", "Ahwaz (in the south)", "اهواز )در جنوب("),
        ("ar", "He said “no”", "قال «لا"),
        ("ar", "a [small] town", "بلدة [صغيرة"),
    ],
)
def brackets(pair: Pair) -> Iterator[Hit]:
    """A bracket has no partner, though those of the source have."""
    at = _unnested(pair.t)
    if at is None or _unnested(pair.s) is not None:
        return
    yield Hit(at, at + 1, f"The bracket {pair.t[at]} has no partner.")


def _unnested(text: str) -> int | None:
    """Give the first bracket without a partner; list markers and smileys do not count."""
    at = _alone(text)
    if at is None:
        return None
    return _alone(_EMOTICON.sub(lambda found: " " * len(found[0]), text))


def _alone(text: str) -> int | None:
    waiting: list[int] = []
    for found in _BRACKETS.finditer(text):
        at = found.start()
        if found[0] not in _PAIRS:
            waiting.append(at)
        elif waiting and text[waiting[-1]] == _PAIRS[found[0]]:
            waiting.pop()
        elif not _MARKER.search(text, max(0, at - 4), at):
            return at
    return waiting[0] if waiting else None


@rule(
    "quotes",
    "warning",
    needs='"“”',
    silent=[
        ("fa", "He said “no” to us", "به ما گفت «نه»"),
        ("ar", "He said “no” to us", "قال لنا ”لا“"),
        ("fa", 'a 5" disk', 'دیسک ۵"'),
        ("ar", "“no", "“لا"),
        ("de", "He said “no”", "Er sagte „nein“"),
    ],
    fires=[
        ("fa", "He said “no” to us", "به ما گفت “نه"),
        ("ar", 'He said "no" to us', 'قال لنا "لا'),
        ("ar", "He said “no” to us", "قال لنا “لا“"),
    ],
)
def quotes(pair: Pair) -> Iterator[Hit]:
    """A quotation mark has no partner, though those of the source have."""
    if _odd(pair.s) is None:
        at = _odd(pair.t)
        if at is not None:
            yield Hit(at, at + 1, "This quotation mark has no partner.")


def _odd(text: str) -> int | None:
    """Give the place of a quotation mark too many."""
    if text.count('"') % 2:
        return text.rfind('"')
    opening, closing = text.count("“"), text.count("”")
    if opening != closing and not ("„" in text or "‟" in text):
        return text.rfind("“" if opening > closing else "”")
    return None


@rule(
    "quotation-lost",
    "hint",
    silent=[
        ("fa", "She wrote “we are still alive here” on it.", "نوشت: «ما هنوز اینجا زنده‌ایم»."),
        ("ar", "She wrote “alive” on it.", "كتبت عليه أنها حيّة."),
    ],
    fires=[("fa", "She wrote “we are still alive here” on it.", "نوشت که هنوز زنده‌اند.")],
)
def quotation_lost(pair: Pair) -> Iterator[Hit]:
    """The source quotes somebody, and the translation has no quotation marks."""
    if _ANY_QUOTE.search(pair.target):
        return
    for found in _QUOTED.finditer(pair.s):
        if len((found[1] or found[2]).split()) >= 4:
            yield Hit(0, 0, "The quotation marks of the source are missing.")
            return


@rule(
    "quote-style",
    "hint",
    fix="safe",
    needs='“”„"«»',
    silent=[
        ("fa", "He said “no”", "گفت “نه”"),
        Example("fa", "He said “no”", "گفت «نه»", policy=_GUILLEMETS),
        Example("ar", 'a 5" disk', 'قرص 5"', policy=_GUILLEMETS),
    ],
    fires=[
        Example("fa", "He said “no”", "گفت “نه”", policy=_GUILLEMETS),
        Example("fa", 'He said "no"', 'گفت "نه"', policy=_GUILLEMETS),
    ],
)
def quote_style(pair: Pair) -> Iterator[Hit]:
    """The quotation marks are not those that the settings ask for."""
    marks = pair.policy.quotes
    wanted = marks.get(pair.language) or marks.get(pair.base) or ""
    if len(wanted) != 2:
        return
    for found in _PAIR.finditer(pair.t):
        if found[0][0] + found[0][-1] != wanted:
            for at, right in ((found.start(), wanted[0]), (found.end() - 1, wanted[1])):
                if pair.t[at] != right:
                    yield Hit(at, at + 1, f"Write {right} here.", right, safe=True)
