"""Old texts that only seem to fit a new one."""

from __future__ import annotations

import re

from rapidfuzz.distance.Indel import normalized_similarity

from dragoman.matching.candidates import OldText, Query
from dragoman.matching.similarity import PreparedText
from dragoman.matching.weights import Weights
from dragoman.texts import scripts

_NAME = re.compile(r"[^\W\d_][^\W_]*(?:[ -][^\W\d_][^\W_]*)*")
"""Words and nothing else, each of which must begin with a capital: no code, no options."""
_TWO_WORDS = re.compile(r"[^\w\s]*\w+\s+\w+[^\w\s]*")
"""Two words with nothing but space between them. In ``*-a*, *--all*`` and ``B<name> ...`` there are
marks between them, which say more than the words: these are no headings."""

_CODE = re.compile(r"(`+)[^`<>]+\1[.:,;]?")
"""A text that is code as a whole: not a link of reStructuredText, which has its address in it."""
_INSIDE_NAME = re.compile(r"[^\W_]_[^\W_]")
"""What joins the words of a name in code."""

_PLAIN = re.compile(rf"(?<!\S)[^\W\d_]{{2,}}(?=[{scripts.SENTENCE_ENDS}{scripts.PAUSES}]*(?!\S))")
"""A word of letters only, which no mark touches but those that may end a clause."""


def is_misleading(query: Query, text: OldText, *, is_verbatim: bool) -> bool:
    """Return whether an old text only seems to fit a new one.

    A plain name that the translation left as it is (``is_verbatim``) says nothing about the words
    beside it in the new text: those would be suggested untranslated. Nor is a heading like a name
    in code, though both may have the same words: "Save variables" is translated,
    ``save_variables`` is not. Nor does any translated text say anything about code with other
    words: "`pip install app`" is not "Install the app".
    """
    if is_verbatim:
        added = set(query.prepared.words).difference(text.prepared.words)
        return any(map(str.isalpha, added)) and _is_name(text.source)
    if _is_code_name(query.msgid) and len(text.source.split()) > 1:
        return True
    is_code = _CODE.fullmatch(query.msgid.strip()) is not None
    return is_code and text.prepared.words != query.prepared.words


def is_other_heading(query: Query, text: OldText, weights: Weights) -> bool:
    """Return whether two texts are headings of two words of which one is another.

    They are not alike for the one word that they have in common, unless the other words are alike,
    too.
    """
    old, new = text.prepared, query.prepared
    if not _is_two_words(text.source, old) or not _is_two_words(query.msgid, new):
        return False
    different = [pair for pair in zip(old.words, new.words, strict=True) if pair[0] != pair[1]]
    return len(different) == 1 and not _are_alike(*different[0], weights)


def adds_plain_words(query: Query, text: OldText) -> bool:
    """Return whether a new text has plain words of which an old one, code or a name, says nothing.

    Plain words have letters only, no capitals. What was done with code says nothing about them.
    Nor does a text say anything about a heading or a name with which it has no word in common.
    """
    if _has_plain_words(query.msgid) and not _has_plain_words(text.source):
        return True
    is_code = len(_PLAIN.findall(query.msgid)) < len(query.msgid.split())
    return not is_code and set(query.prepared.words).isdisjoint(text.prepared.words)


def _has_plain_words(text: str) -> bool:
    return any(word == word.lower() for word in _PLAIN.findall(text))


def _are_alike(one: str, other: str, weights: Weights) -> bool:
    """Return whether two words are alike, or one is a short form of the other.

    Two letters are, too: "Annex A" and "Annex B", or "%d percent" and "%s percent".
    """
    short, long = sorted((one, other), key=len)
    if len(long) == 1 and (one + other).isalpha():
        return True
    if len(short) >= weights.letters_of_short_form and long.startswith(short):
        return True
    return 100.0 * normalized_similarity(one, other) >= weights.likeness_of_other_word


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and all(word[0].isupper() for word in text.split())


def _is_code_name(text: str) -> bool:
    """Return whether a text is one name in code; ``Pre_view`` is a label with its access key."""
    is_one_case = text in (text.lower(), text.upper())
    return is_one_case and len(text.split()) == 1 and _INSIDE_NAME.search(text) is not None


def _is_two_words(text: str, prepared: PreparedText) -> bool:
    return len(prepared.words) == 2 and _TWO_WORDS.fullmatch(text) is not None
