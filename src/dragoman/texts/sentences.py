"""Cut a text into its sentences.

A sentence ends at a mark that ends sentences, or at the end of a line. A full stop does not end one
after an abbreviation, after a single letter ("J. Smith", "U.S."), inside a date ("Nov. 6", "6.
November"), or where a small letter follows.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.patterns import compile_later
from dragoman.texts import scripts

_ABBREVIATIONS = {
    "ar": "د أ م ه هـ ق ص ج ط ت إلخ الخ",
    "de": "Abb Abs Anm Art Aufl Bd bzw ca Dr etc evtl Fr ggf Hr Hrn inkl max min Mio Mrd Nr Prof S "
    "s sog St Str u usw v vgl z",
    "en": "Art Capt cf Co Col Corp Det Dr ed eds eg etc Fig Figs fig Gen Gov ie Inc Insp Jr Lt "
    "Ltd Maj Mr Mrs Ms No Nos no Nr Op op p pp para Prof Rep Reps Rev Sec Sen Sens Sgt Sr St Supt "
    "v viz Vol vol vs",
    "es": "Art art Cía Dr Dra etc Ej ej Gral Lic núm Núm p pág págs Prof Sr Sra Sres Srta Ud Uds "
    "vol",
    "fa": "ر ک رک ص صص ج م ه ق ش د نک قس ب پ",
    "fr": "art Art av cf Cie Dr etc ex fig Fig M MM Me Mgr Mlle Mme no p pp Prof St Ste vol",
    "it": "art Art Avv cap Dott dott Dr ecc es fig Ing p pag pp Prof Sig sig Sigg vol",
    "pt": "art Art Dr Dra etc Exmo fig núm p pág págs Prof Sr Sra vol",
    "ru": "г гг гл др им ул см ст стр т тыс ч",
    "tr": "Av bkz Bkz Dr Doç ör Prof s vb vd vs yy",
}
_NARROW = scripts.NARROW_ENDS
_CLOSING = f"{scripts.CLOSING}\u201c\u00ab*_\u200e\u200f\u061c\u2069"
"""What ends a quotation in German or Danish begins one elsewhere, but never right behind a mark.
The marks of directions are not seen."""
_NOTES = r"(?:\[\d+\]|\[\^[^\]\s]{1,40}+\])*+"
_MARKS = compile_later(  # it begins with a set of characters: for these, `re` searches quickly
    rf"(?P<marks>[{_NARROW}](?<![{_NARROW}][{_NARROW}])[{_NARROW}]*+)"
    rf"[{_CLOSING}]*+{_NOTES}(?=\s)"
)
"""Marks, from the first of them only: a row of dots may be long."""
_OTHER_END = compile_later(
    rf"[{scripts.FULL_WIDTH_ENDS}{scripts.WITHOUT_END_MARKS}]"
    rf"(?:(?<=[{scripts.FULL_WIDTH_ENDS}])[{scripts.FULL_WIDTH_ENDS}]*+[{scripts.CLOSING}]*+"
    rf"{_NOTES}(?:[*_]++(?=\s))?"
    rf"|(?<=[{scripts.WITHOUT_END_MARKS}])(?=\s))"
)
_MONTH = compile_later(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)")
_GERMAN_MONTH = compile_later(r"\s(?:Jan|Feb|M\u00e4r|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Jahrh)")
"""How what follows a number with a full stop begins in German dates; a century has one, too."""
_LINE_END = compile_later(r"\n")
_LAST_WORD = compile_later(r"[^\W\d_]+\Z")
_LONGEST_WORD = 12
_LONGEST_NUMBER = 6
_SMALL = compile_later(rf"\s*[{scripts.CLOSING}«“‘(\[]*([^\W\d_])")


def split_sentences(text: str, language: str) -> tuple[str, ...]:
    """Return the sentences of a text in order, without the spaces between them.

    Nothing else is left out: without spaces, the sentences joined are the text.
    """
    found = (text[start:end].strip() for start, end in find_sentences(text, language))
    return tuple(filter(None, found))


def find_sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return where the sentences of a text begin and end; each begins where the last one ends."""
    bounds = sorted({0, *_find_ends(text, language), len(text)})
    places: list[tuple[int, int]] = []
    start = searched = 0
    for end in bounds[1:]:
        if any(map(str.isalnum, text[searched:end])):
            places.append((start, end))
            start = end
        searched = end
    if start < len(text):  # marks without a word belong to the sentence before them
        places[-1:] = [(places[-1][0] if places else start, len(text))]
    return tuple(places)


def _find_ends(text: str, language: str) -> list[int]:
    """Return where sentences may end, in no order; a place may be there twice."""
    ends = [found.end() for found in _MARKS.finditer(text) if _is_end(text, found, language)]
    if not text.isascii():
        ends += [found.end() for found in _OTHER_END.finditer(text)]
    if "\n" in text:
        ends += [found.start() for found in _LINE_END.finditer(text)]
    return ends


def _is_end(text: str, found: re.Match[str], language: str) -> bool:
    if _begins_small(text, found.end()):
        return False
    if found["marks"] != ".":
        return True
    at = found.start()
    word = _find_last_word(text[max(0, at - _LONGEST_WORD) : at])
    if not word:
        in_date = text[at - 1 : at].isdigit() and _GERMAN_MONTH.match(text, found.end())
        return not (in_date or _is_list_number(text, at))
    if text[found.end() + 1 : found.end() + 2].isdigit() and _MONTH.fullmatch(word):
        return False
    is_initial = len(word) == 1 and (word.isupper() or text[at - 2 : at - 1] == ".")
    return not (is_initial or word in _list_abbreviations(language))


def _begins_small(text: str, at: int) -> bool:
    """Return whether the first letter behind a mark is small; white space follows the mark."""
    following = text[at + 1 : at + 2]
    if following.isalpha():
        return following.islower()  # the usual case, which needs no search
    found = _SMALL.match(text, at)
    return found is not None and found[1].islower()


def _find_last_word(text: str) -> str:
    """Return the letters that a text ends with."""
    last = text.rpartition(" ")[2]
    if last.isalpha():
        return last  # the usual case, which needs no search
    found = _LAST_WORD.search(last)
    return found[0] if found else ""


@cache
def _list_abbreviations(language: str) -> frozenset[str]:
    return frozenset(_ABBREVIATIONS.get(language.partition("_")[0], "").split())


def _is_list_number(text: str, end: int) -> bool:
    """Return whether what ends here is a number that the text, or a line of it, begins with."""
    before = text[max(0, end - _LONGEST_NUMBER) : end]
    line = before.rpartition("\n")[2]
    begins = end <= _LONGEST_NUMBER or "\n" in before
    return begins and line.strip().isdecimal()
