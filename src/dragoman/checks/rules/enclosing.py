"""Brackets and quotation marks: they come in pairs, as in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import Example, Hit, Pair, Policy, rule

_OPENED_BY = {")": "(", "]": "[", "}": "{", "»": "«"}
_BRACKETS = re.compile(r"[()\[\]{}«»]")
_EMOTICON = re.compile(r"(?<![\w(])[:;=8][-'^]?[()\[\]]+|[()\[\]][-'^]?[:;=8](?!\w)|ツ")
_LIST_MARKER = re.compile(r"(?:^|(?<=[\s([،:.>؛;,\ue000\ue001]))[\w.]{1,3}$")
_LONG_QUOTATION = re.compile(r"“([^“”]{7,2000})”|(?<!\w)\"([^\"]{7,2000})\"(?!\w)")
_ANY_QUOTATION_MARK = re.compile("[﴿﴾«»‹›“”„‟\"‘’‚'`\ue001<>]")
_QUOTATION = re.compile(
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
    """A bracket has no matching bracket; in the source every bracket has one."""
    at = _find_unmatched_bracket(pair.masked_target)
    if at is None or _find_unmatched_bracket(pair.masked_source) is not None:
        return
    yield Hit(at, at + 1, f"The bracket {pair.masked_target[at]} has no matching bracket.")


def _find_unmatched_bracket(text: str) -> int | None:
    """Return the place of the first unmatched bracket; list markers and smileys do not count."""
    at = _find_unmatched(text)
    if at is None:
        return None
    return _find_unmatched(_EMOTICON.sub(lambda match: " " * len(match[0]), text))


def _find_unmatched(text: str) -> int | None:
    open_: list[int] = []
    for match in _BRACKETS.finditer(text):
        at = match.start()
        if match[0] not in _OPENED_BY:
            open_.append(at)
        elif open_ and text[open_[-1]] == _OPENED_BY[match[0]]:
            open_.pop()
        elif not _LIST_MARKER.search(text, max(0, at - 4), at):
            return at
    return open_[0] if open_ else None


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
    """A quotation mark has no matching mark; in the source every one has."""
    if _find_odd_quotation_mark(pair.masked_source) is None:
        at = _find_odd_quotation_mark(pair.masked_target)
        if at is not None:
            yield Hit(at, at + 1, "This quotation mark has no matching mark.")


def _find_odd_quotation_mark(text: str) -> int | None:
    """Return the place of a quotation mark too many; None where there are equally many."""
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
    """The source has a quotation; the translation has no quotation marks."""
    if _ANY_QUOTATION_MARK.search(pair.target):
        return
    for match in _LONG_QUOTATION.finditer(pair.masked_source):
        if len((match[1] or match[2]).split()) >= 4:
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
    """The quotation marks are not those that the settings require."""
    quotes = pair.policy.quotes
    marks = quotes.get(pair.language) or quotes.get(pair.base_language) or ""
    if len(marks) != 2:
        return
    for match in _QUOTATION.finditer(pair.masked_target):
        if match[0][0] + match[0][-1] != marks:
            for at, right in ((match.start(), marks[0]), (match.end() - 1, marks[1])):
                if pair.masked_target[at] != right:
                    yield Hit(at, at + 1, f"Write {right} here.", right, safe=True)
