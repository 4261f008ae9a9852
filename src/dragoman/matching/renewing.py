"""What a translation copies from its source, as the new source has it.

Numbers, addresses, code, tags, placeholders, marks of notes and names are in a translation as they
are in its source. If one of them is all that changed, it is what a translator overlooks most easily
in a suggestion. On histories of 30 projects, a translator had to type less in 371 of 391
suggestions with such a change, and nothing in 173, if the suggestion has what the new source has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from dragoman.matching.weights import Weights
from dragoman.patterns import compile_later
from dragoman.texts import scripts

_CASED = r"A-Za-z_\u00b5-\u052f\u1e00-\u1fff"
"""Letters of alphabets in which a number is not written together with a word: in Arabic and Chinese
it is."""
_NOTE_NUMBER = r"(?:<sup>)?\[?(?:\d{1,4}|[*†‡]{1,3})\]?(?:</sup>)?"
"""What a link to a note shows, where the format did not read it as a mark of a note once."""
_TOKENS = compile_later(
    rf"""
    (?P<note>(?:<sup>\[?)?(?:\[\^[^\[\]\s]+\]|\[{_NOTE_NUMBER}\]\([^()\s]*\#[^()\s]+\))(?:\]?</sup>)?)
    |(?P<code>`[^`\n]+`)
    |(?P<target>(?<=\]\()[^()\s]+(?=\)))
    |(?P<address>https?://[^\s<>()"']*[\w/=&\#])
    |(?P<closing></[^<>\s]+>)
    |(?P<empty><[^<>\s][^<>]*/>)
    |(?P<tag><[^<>\s][^<>]*>)
    |(?P<field>\{{[^{{}}\s]*\}}|%(?:\(\w+\)|\d\$)?[sdiu](?!\w)|&\w+;)
    |(?P<option>(?<![\w-])--?[A-Za-z][\w-]*)
    |(?P<number>(?<![\d{_CASED}])\d+(?:[.,:/\u066b\u066c-]\d+)*(?![\d{_CASED}]))
    |(?P<name>(?<=[\w,]\ )[A-Z][{_CASED}]+(?![./@:]?\w))
    |(?P<first>[A-Z][{_CASED}]+(?![./@:]?\w))
    |(?P<word>[\d{_CASED}]+(?:[./@:][\d{_CASED}]+)*|[^\W\d{_CASED}]+)
    """,
    re.VERBOSE,
)
_COPIED = frozenset(
    {"note", "code", "target", "address", "closing", "empty", "tag", "field", "option", "number"}
    | {"code-word", "name"}
)
"""What may be renewed: not the first word of a sentence, which has a capital without being a name.
"""
_UNUSUAL = compile_later(r"[\dA-Z`<>(){}%&_/@=-]|\w[.:]\w")
"""What a piece of text between spaces has, if anything in it may be copied."""
_WORD = compile_later(r"\w+")
_CODE_WORD = compile_later(r"[\d_./@:]|[a-z][A-Z]|^[A-Z]{2}")
"""What a word has that is copied in every language: ``file_name``, ``a.txt``, ``iPhone``, ``PDF``.
"""
_SAME_SIGNS = {sign: sign for sign in ":/-"}
"""What separates the digits of times and dates is known, unlike the signs in 1,500.25."""
_SEPARATOR = "."
"""In a number's key, for all that separates digits: 1.5 is 1,5 in German, and ۱٫۵ in Persian."""


class _CopiedToken(NamedTuple):
    kind: str
    key: str
    """By which it is found: the text, of a number without what differs between languages."""
    text: str
    start: int

    @property
    def identity(self) -> tuple[str, str]:
        return "name" if self.kind == "first" else self.kind, self.key


_Renewed = dict[tuple[str, str], tuple[_CopiedToken, _CopiedToken]]
"""By identity, a token of the old source and the one that the new source has in its place."""


def renew_copied(source: str, translation: str, wanted: str, weights: Weights) -> str:
    """Return a translation of ``source`` that copies from ``wanted`` what it copied from there.

    A token is renewed if the new source has another of the same kind wherever the old one has it,
    and if the translation has it as often as its source.
    """
    longest = max(map(len, (source, translation, wanted)))
    if longest > weights.characters_by_letters or not _may_copy(source, translation, wanted):
        return translation
    old, new = list(_list_tokens(source)), list(_list_tokens(wanted))
    renewed = _pair_tokens(old, new)
    if any(kind == "name" for kind, _ in renewed) and _is_latin(translation):
        # A word with a capital may be of either language.
        renewed = {key: pair for key, pair in renewed.items() if key[0] != "name"}
    return _put_in(translation, Counter(token.identity for token in old), renewed)


def _may_copy(source: str, translation: str, wanted: str) -> bool:
    """Return at a quick look whether anything that only the source has may be copied."""
    gone = set(source.split()).difference(wanted.split())
    return any(
        word.isdecimal() or word in translation
        for piece in gone
        if _UNUSUAL.search(piece)
        for word in _WORD.findall(piece)
    )


def _is_latin(text: str) -> bool:
    return scripts.find_main_script([text]) == "LATIN"


def _put_in(translation: str, there: Mapping[tuple[str, str], int], renewed: _Renewed) -> str:
    """Put the renewed tokens into a translation that has them as often as its source."""
    if not renewed:
        return translation
    copied = list(_list_tokens(translation))
    here = Counter(token.identity for token in copied)
    made, place = "", 0
    for token in copied:
        pair = renewed.get(token.identity)
        if pair and here[token.identity] == there[token.identity]:
            made += translation[place : token.start] + _write_like(token, *pair)
            place = token.start + len(token.text)
    return made + translation[place:]


def _list_tokens(text: str) -> Iterator[_CopiedToken]:
    for match in _TOKENS.finditer(text):
        kind, found = match.lastgroup or "", match[0]
        if kind in ("word", "name", "first"):
            kind = "code-word" if _CODE_WORD.search(found) else kind
        yield _CopiedToken(kind, _fold(found) if kind == "number" else found, found, match.start())


def _fold(number: str) -> str:
    return "".join(str(int(char)) if char.isdecimal() else _SEPARATOR for char in number)


def _pair_tokens(old: Sequence[_CopiedToken], new: Sequence[_CopiedToken]) -> _Renewed:
    """Pair the tokens that only the old source has with those that only the new one has."""
    olds, news = ([token.identity for token in tokens] for tokens in (old, new))
    gone, come = set(olds) - set(news), set(news) - set(olds)
    if _COPIED.isdisjoint(kind for kind, _ in gone):
        return {}
    pairs: _Renewed = {}
    doubtful = set()
    for edit in Levenshtein.opcodes(olds, news):
        if edit.tag in ("equal", "insert"):
            continue
        for at, token in enumerate(old[edit.src_start : edit.src_end], edit.dest_start):
            other = new[at] if edit.tag == "replace" else token
            fits = other.identity in come and other.kind == token.kind and token.kind in _COPIED
            pair = pairs.setdefault(token.identity, (token, other))
            if not fits or token.identity not in gone or pair[1].identity != other.identity:
                doubtful.add(token.identity)
    return {identity: pair for identity, pair in pairs.items() if identity not in doubtful}


def _write_like(copied: _CopiedToken, old: _CopiedToken, new: _CopiedToken) -> str:
    """Return a new token as the translation would copy it: a number in its digits."""
    if new.kind != "number":
        return new.text
    signs = {**_SAME_SIGNS, **dict(zip(old.text, copied.text, strict=True))}
    zero = ord(copied.text[0]) - int(copied.text[0])
    if any(not char.isdecimal() and char not in signs for char in new.text):
        return copied.text  # which sign a language has for it is not known
    return "".join(chr(zero + int(c)) if c.isdecimal() else signs[c] for c in new.text)
