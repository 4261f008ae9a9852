"""A whole number and a half in words: deux ans et demi, شنبه و نیم, 两个半小时, साढ़े तीन."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from dragoman.checks.text.numbers.scales import find_scale_words, find_scales
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.signs import find_sign_numbers
from dragoman.checks.text.numbers.spelled.collectives import list_collective_values
from dragoman.checks.text.numbers.spelled.said_in_words import is_said_in_words
from dragoman.checks.text.numbers.values import list_spelled_values, list_values
from dragoman.patterns import compile_later

_SERBIAN_NUMBERS = (
    "dva", "dve", "dvije", "tri", "četiri", "pet", "šest", "sedam", "osam", "devet", "deset",
    "два", "две", "двије", "три", "четири", "пет", "шест", "седам", "осам", "девет", "десет",
)  # fmt: skip
_SERBIAN = "|".join(
    (
        r"\b(?:i pola?|и пола?)\b|\b(?:i po|и по)(?=[.,;:!?)]|$)|(?<=[0-9] )(?:i po|и по)\b",
        *(rf"(?<=\b{word} )(?:i po|и по)\b" for word in _SERBIAN_NUMBERS),
    )
)
"""Two and a half. Behind a unit it must end: "2 сата и по дану" says "and a day"."""
_HALVES = {
    "ar": r"\bو(?:ال)?نصف(?!\w)", "fa": r"\bو[ \u200c]?ن[یي]م(?!\w)", "he": r"\bו?חצי(?!\w)",
    "fr": r"\bet demie?\b", "es": r"\by medi[oa]\b", "it": r"\be mezz[oa]\b",
    "pt": r"\be mei[oa]\b(?!-)", "ca": r"\bi mi(?:g|tja)\b", "ro": r"\b[șş]i jumătate",
    "de": "einhalb", "nl": r"\w[eë]n?half", "sv": r"\boch en halv", "da": r"\bog en halv",
    "nb": r"\bog en halv", "is": r"\bog hálf", "ru": r"\bс половиной", "uk": r"\bз половиною",
    "en": r"\band a half\b", "hr": r"\bi pola?\b", "bs": r"\bi pola?\b",
    "sr": _SERBIAN, "sl": r"\bin pol\b", "mk": r"\bи пол\b",
    "bg": r"\bи половина\b|\bи пол\b", "be": r"\bз паловай\b", "gl": r"\be medi[oa]\b(?!-)",
    "nn": r"\bog ein halv", "fo": r"\bog ein hálv",
    "af": r"\b(?:en ’n half|en 'n half|-en-’n-half)",
    "lt": r"\b(?:su puse|ir pus(?:ė|ės|ę))\b", "lv": r"\b(?:ar pusi|un puse)\b",
    "et": r"\bja pool(?:e|t)?\b", "fi": r"\bja puoli?\w{0,4}\b", "hu": r"\bés (?:egy )?fél",
    "eu": r"\beta erdi", "sq": r"\be gjysm", "cy": r"\ba hanner", "ga": r"\bgo leith\b",
    "mt": r"\bu nofs\b", "id": r"\bsetengah\b", "ms": r"\bsetengah\b", "vi": r"\brưỡi\b",
    "th": "ครึ่ง", "km": "កន្លះ", "sw": r"\bna nusu\b", "az": r"\byarım\b", "kk": r"\bжарым\b",
    "ky": r"\bжарым\b", "uz": r"\byarim\b", "tt": r"\bярым\b", "hy": r"\bու? ?կես|\bև կես",
    "ka": r"ნახევ", "eo": r"\bkaj duon", "fil": r"\bat kalahati", "ku": r"\bû nîv",
    "pl": r"\bi pół\b", "cs": r"\ba půl\b", "sk": r"\ba pol\b", "tr": r"\bbuçuk",
    "el": r"\bκαι μισ",
    "ckb": r"\bو ن[یي]و", "ps": r"\bن[یي]م(?!\w)",
    "ko": r"반(?=[^가-힣]|$|[이을의은에만째간쯤씩과])",
}  # fmt: skip
"""By language, the words for the half behind a whole number."""
_HALVES_BEFORE = {
    "ur": "ساڑھے", "hi": "साढ़े|साढ़े", "mr": "साडे", "bn": "সাড়ে|সাড়ে", "ne": "साढे", "gu": "સાડા",
    "pa": "ਸਾਢੇ",
}  # fmt: skip
"""By language of India, the word for the half before a whole number."""
_ONE_AND_HALF = {
    "de": "anderthalb", "nl": "anderhal", "sv": "halvann?an", "da": "halvand(?:en|et)",
    "nb": "halvann(?:en|et)", "nn": "halvanna", "vi": r"một [^\W\d]+ rưỡi",
    "en": "(?:a|one) \\w+ and a half",
    "fi": "puolitois",
    "et": "poolteis|pooletei", "hu": "másfél", "lt": "pusantr", "lv": "pusotr", "sk": "poldruh",
    "sl": "poldrug", "be": "паўтар", "bg": "година и половина", "kk": "бір жарым",
    "el": "ενάμισ|μιάμισ",
    "ru": "пол(?:у|)тор", "uk": "півтор", "pl": "półtor", "cs": "půldruh", "ur": "ڈیڑھ",
    "hi": "डेढ़|डेढ़", "mr": "दीड", "bn": "দেড়",
}  # fmt: skip
_TWO_AND_HALF = {"ur": "ڈھائی|اڑھائی", "hi": "ढाई|ढ़ाई", "mr": "अडीच", "bn": "আড়াই"}
"""By language, the one word for one and a half, and for two and a half."""
_GREEK = {
    1: "(?:ενά|μιά)μισ", 2: "δυόμισ", 3: "τρ(?:ει|ι)σήμισ", 4: "τεσσερ(?:ά|ισή)μισ",
    5: "πεντέμισ", 6: "εξ[ήί]μισ", 7: "ε[πφ]τάμισ", 8: "ο[κχ]τώμισ", 9: "εννιάμισ",
    10: r"\bδεκάμισ", 11: "εντεκάμισ", 12: "δωδεκάμισ",
}  # fmt: skip
"""The Greek words for a number and a half, which are one word."""
_HALF_TO = {
    "de": r"\bhalb ", "nl": r"\bhalf ", "sv": r"\bhalv ", "da": r"\bhalv ", "nb": r"\bhalv ",
    "ru": r"\bполовин[аеуы] |\bпол(?=[втчпшсдо]\w+[ое]го\b)",
    "uk": r"\bпів ?на ", "pl": r"\bwpół do ", "cs": r"\bpůl ",
    "hu": r"\bfél ", "fi": r"\bpuoli ",
}  # fmt: skip
"""By language, what is before the hour that a half hour leads to: halb zehn is 9:30."""
_SIGNS = {
    "zh": r"(?<![前后後上下大过過])半(?![島岛導导球径徑身數数圓圆])",
    "yue": "(?<![前後上下大過])半(?![島導球徑身數圓額])",
    "ja": "(?<![前後上下大過])半(?![島導球径身数額減分])",
}
"""The sign for the half, without the words that begin or end with it: 半島 is a peninsula."""
_BETWEEN_SIGNS = compile_later(r"[^\s、。，,.;:；：がのをにはでともへや的了在是和]{0,5}")
"""What may be between a number and the sign for its half: the name of a unit."""
_DECIMAL_HALF = compile_later(
    r"(?<![0-9.,/])([0-9]{1,4})(?:[.,]50?(?![0-9.,]?[0-9])|(?: 1/2)(?![0-9/]))"
)
"""A number with a half, as 5.5 or 5½, which is 5 1/2 in plain digits."""
_CLOCK_HALF = compile_later(r"(?<![0-9.,:])([01]?[0-9]|2[0-4])(?::|\.| ?h ?)30(?![0-9]|[.,:][0-9])")
_NEXT_WORD = compile_later(r"[^\s.,;:!?]+")
_ONES = frozenset({1, 10**3, 10**6, 10**9, 10**12})
_LEAST_LARGE = 1500
_WINDOW = 26
"""How far from the half its whole number may be: 1 million et demi, مليون دولار ونصف."""
_MARK = compile_later(r"[.!?;:,،؛؟()«»\"\n](?![0-9])")
_DIGITS = compile_later("[0-9]{1,9}")
_LARGER = (*range(2, 21), *range(30, 100, 10))


def list_halves(decimals: Side, words: Side) -> Iterator[int]:
    """Yield the two parts of each N.5, N½ and N:30 of a text that the other one has in words."""
    for match in _DECIMAL_HALF.finditer(decimals.text):
        whole = int(match[1])
        _, scales = find_scale_words(decimals.text, match.end(), decimals.language)
        if says_and_a_half(whole, scales, words.text, words.language):
            yield from (whole, 2 if match[0].endswith("/2") else 5)
    yield from _list_large_halves(decimals, words)
    for match in _CLOCK_HALF.finditer(decimals.text):
        hour = int(match[1])
        hours = {hour, hour % 12 or 12}
        if any(says_and_a_half(one, set(), words.text, words.language) for one in hours) or (
            _says_half_to(hour % 12 + 1, words.text, words.language)
        ):
            yield from (hour, 30)


def _list_large_halves(numbers: Side, words: Side) -> Iterator[int]:
    """Yield the large numbers that the other has with a half: three and a half million."""
    large = {value for value in numbers.large_values | numbers.values if value >= _LEAST_LARGE}
    if not large:
        return
    said = {scale for word in _NEXT_WORD.findall(words.text) for scale in find_scales(word)}
    for value in large:
        for scale in said:
            whole, rest = divmod(value, scale)
            if 2 * rest == scale and says_and_a_half(whole, {scale}, words.text, words.language):
                yield value


def says_and_a_half(whole: int, scales: set[int], text: str, language: str) -> bool:
    """Return whether a text says a whole number and a half, with no other scale than ``scales``."""
    one_word = {1: _ONE_AND_HALF, 2: _TWO_AND_HALF}.get(whole, {}).get(language)
    if language == "el":
        one_word = _GREEK.get(whole)
    for match in re.finditer(one_word, text, re.IGNORECASE) if one_word else ():
        _, behind = _cut_row(text, match.start(), match.end())
        if _may_have_scales(behind, scales):
            return True
    if language in _SIGNS:
        return _says_half_in_signs(whole, text, _SIGNS[language])
    before = language in _HALVES_BEFORE
    pattern = (_HALVES_BEFORE if before else _HALVES).get(language)
    for match in re.finditer(pattern, text, re.IGNORECASE) if pattern else ():
        row, behind = _cut_row(text, match.start(), match.end())
        is_whole = _says_whole(whole, behind if before else row, language)
        if is_whole and _may_have_scales(f"{row} {behind}", scales):
            return True
    return False


def _may_have_scales(row: str, scales: set[int]) -> bool:
    """Return whether the words beside a half have no other scale than some."""
    beside = {scale for word in row.split() for scale in find_scales(word)}
    return not scales or not beside or not scales.isdisjoint(beside)


def _says_half_to(hour: int, text: str, language: str) -> bool:
    """Return whether a text says the half hour before an hour: halb zehn, в половине десятого."""
    pattern = _HALF_TO.get(language)
    for match in re.finditer(pattern, text, re.IGNORECASE) if pattern else ():
        word = _NEXT_WORD.match(text, match.end())
        if word and (word[0] == str(hour) or is_said_in_words(hour, word[0], language)):
            return True
    return False


def find_halves(text: str, language: str) -> list[tuple[int, int]]:
    """Return where a text has a word for the half of a number and a half."""
    tables = (_HALVES, _HALVES_BEFORE, _ONE_AND_HALF, _TWO_AND_HALF)
    patterns = [table[language] for table in tables if language in table]
    found = re.finditer("|".join(patterns), text, re.IGNORECASE) if patterns else ()
    return [match.span() for match in found]


def begins_half(text: str, at: int, language: str) -> bool:
    """Return whether a half follows at a place: مليون ونصف is more than a million."""
    pattern = _HALVES.get(language)
    found = re.search(pattern, text[at : at + _WINDOW], re.IGNORECASE) if pattern else None
    return found is not None and found.start() <= 1


def _cut_row(text: str, start: int, end: int) -> tuple[str, str]:
    """Return the words around a place, up to the next mark on each side."""
    before = _MARK.split(text[max(0, start - _WINDOW) : start])[-1]
    return before, _MARK.split(text[end : end + _WINDOW // 2])[0]


def _says_whole(whole: int, row: str, language: str) -> bool:
    """Return whether a row of words says a whole number, and no larger one beside it."""
    said = _list_said(row, language)
    if whole == 1:  # a unit alone is one of it: año y medio, درجة ونصف
        return said <= _ONES and not any(is_said_in_words(few, row, language) for few in _LARGER)
    return whole in said or is_said_in_words(whole, row, language)


def _list_said(text: str, language: str) -> set[int]:
    """Return the values of the digits, the number words and the duals of a text, also in Hebrew."""
    said = list_spelled_values(text, language) | list_values(text)
    return said | set(list_collective_values(text, language) if language == "he" else ())


def _says_half_in_signs(whole: int, text: str, half: str) -> bool:
    """Return whether a number with few signs behind it is before a sign for the half: 两个半."""
    found = [(place.stop, value) for place, value in find_sign_numbers(text)]
    found += [(match.end(), int(match[0])) for match in _DIGITS.finditer(text)]
    found.sort()
    for match in re.finditer(half, text):
        before = bisect_right(found, match.start(), key=itemgetter(0))
        end, value = found[before - 1] if before else (len(text), 0)
        if value == whole and _BETWEEN_SIGNS.fullmatch(text, end, match.start()):
            return True
    return False
