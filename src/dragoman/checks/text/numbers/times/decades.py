"""Decades and centuries: the 1980s are 80-е годы, 80. roky 20. storočia, دههٔ ۶۰, 1980-talet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from dragoman.patterns import compile_later

_BEFORE = {
    "fr": "années", "it": "anni ['’]?", "es": "(?:años|década de(?: los)?)",
    "pt": "(?:anos|década de)", "gl": "(?:anos|década dos?)", "ca": "(?:anys|dècada dels?)",
    "ro": "anii ['’]?", "nl": "jaren ['’]?", "pl": "lata(?:ch|mi)?|lat",
    "vi": "(?:thập (?:niên|kỷ)|những năm)",
    "fa": r"ده[هۀ][ٔ‌ی]{0,2}(?: ?های?)?", "ckb": "دەیەی", "ar": "(?:عقد|عام|أعوام|سنوات)",
    "he": r"שנות (?:ה-?)?", "el": "δεκαετία(?:ς)?(?: του)? ['’]?", "sq": "vitet? ['’]?",
    "sw": "miaka ya", "is": "áratug",
}  # fmt: skip
"""By language, the word before a decade that is named by its first year."""
_BEHIND = {
    "de": "er", "sv": "-?tal", "da": "-?(?:tal|[’']?erne)", "fi": "[-–]?lu[kv]", "hu": "-?[aeo]s",
    "et": r"(?:\.|-?nda\w*)? ?aasta(?:te|id)|-?nda(?:te|id)", "uz": "-?yillar",
    "lv": r"\.? ?(?:gad(?:os|u|i)|to)",
    "lt": r"-?(?:aisiais|ųjų|ieji|aisi)",
    "cs": r"\. ?l[ée]t|\. ?rok[yůu]", "sk": r"\. ?rok(?:y|och|ov)", "pl": r"\. ?(?:XX|lat)|-t",
    "sl": r"[-.]?(?:ih|ta|tih)|\. ?let",
    "sr": r"[-.]?(?:t?ih|t?im|t?e|т?их|т?им|т?е)\b|\. ?godina|\. ?година",
    "bg": "-?те", "mk": "-?т[ие]", "ru": "-?(?:х|е|ые|ых)", "uk": "-?(?:х|ті|і|их|ми)",
    "be": "-?(?:х|я|ыя)", "tr": "['’]?(?:l[ae]r|l[ıi])", "az": "['’-]?(?:c[iıuü] il|l[ae]r)",
    "kk": "-?[шж]?ы?і? ?жылдар", "ur": " ?کی دہائی|ء کی دہائی", "hi": "(?: ?के)? दशक",
    "bn": "(?:-?এর)? ?দশক", "zh": "年代|世纪|世紀", "ja": "年代", "ko": "년?대", "id": "-?an",
    "hy": "-?ական", "ka": r"-?იან", "is": "-?áratug", "nl": "-?er",
}  # fmt: skip
"""By language, what is right behind a decade."""
_SAME = {"nb": "da", "nn": "da", "no": "da", "hr": "sr", "bs": "sr", "ms": "id"}
_YEAR = r"(?<![0-9.,])(1[0-9]|20)?([0-9]0)"
ORDINAL_DECADE = {"is": r"\. ?áratug", "lt": r"(?:\.|-[^\W\d]{1,6}) dešimtmet"}
"""By language in which decades are counted, what is behind their number: the ninth is the 80s."""
_CENTURY_BEHIND = {
    "en": r"(?:st|nd|rd|th)[ -]centur",
    "de": r"\. ?(?:[^\W\d]+ )?(?:jahrhundert|jh)",
    "nl": "e[ -]eeuw",
    "fr": "(?:e|ème|er) siècle", "da": r"\. ?århundre", "sv": r":?e? århundra",
    "is": r"\. ?(?:öld|ald)",
    "et": r"\. ?saja(?:nd|l)", "lv": r"\. ?gadsimt", "lt": r"(?:\.|-[^\W\d]{1,6})? ?amži",
    "cs": r"\. ?stol", "sk": r"\. ?storoč", "sl": r"\. ?stolet", "pl": r"\.? ?wiek",
    "sr": r"\. ?(?:v[ij]e?k|stolje|век|вијек|столећ)", "bg": r"-?[^\W\d]{0,3} век",
    "mk": r"-?[^\W\d]{0,3} век",
    "ru": r"(?:-[^\W\d]{1,3})? (?:век|столет)", "uk": r"(?:-[^\W\d]{1,3})? ?ст(?:\.|ол|оріч)",
    "be": r"(?:-[^\W\d]{1,3})? (?:стаг|стаго)", "hu": r"\. ?század", "fi": r"\. ?vuosisa",
    "tr": r"\. ?(?:yüzyıl|yy|asır)", "az": r"-?[^\W\d]{0,3} (?:əsr|yüzil)", "el": "ο[υςν]? αι",
    "he": "(?!)", "ka": r"-?[^\W\d]{0,3} ?საუკუნ", "hy": "-?րդ դար", "kk": r"-?[^\W\d]{0,4} ?ғасыр",
    "hi": r"(?:वीं|वी) (?:सदी|शताब्दी)", "ur": r"ویں صدی", "bn": r"(?:শ|তম) ?শতাব্দী",
    "zh": "世纪|世紀", "ja": "世紀", "ko": "세기", "ca": "(?!)",
}  # fmt: skip
"""By language, what is behind the number of a century."""
_CENTURY_BEFORE = {
    "es": "siglos?", "pt": "séculos?", "gl": "séculos?", "it": "(?!)", "ca": "segles?",
    "ro": "secolul(?: al)?",
    "vi": "thế kỷ(?: thứ)?", "id": "abad(?: ke-?)?", "th": "ศตวรรษที่", "ar": "القرن",
    "fa": "(?:قرن|سد[هۀ])",
    "he": "המאה ה-?", "sq": "shekullin?", "sw": "karne ya",
}  # fmt: skip
"""By language, what is before the number of a century."""
_BY_FIRST_YEAR = compile_later(r"(?<![0-9.,])(1[0-9]|20|[1-9])00[-–]?(?:t[aá]l|lu[kv]|åren)")
"""A century that is named by its first year, as northern languages do."""


@cache
def _find_decades(language: str) -> re.Pattern[str]:
    """Return what finds a decade by its first year: groups for its century and the rest."""
    before, behind = (table.get(_SAME.get(language, language)) for table in (_BEFORE, _BEHIND))
    parts = [f"(?:{before})[ ‌-]?{_YEAR}(?![0-9])"] if before else []
    parts += [f"{_YEAR}(?:{behind})"] if behind else []
    return re.compile("|".join(parts) or "(?!)", re.IGNORECASE)


@cache
def _find_centuries(language: str) -> re.Pattern[str]:
    language = _SAME.get(language, language)
    behind, before = _CENTURY_BEHIND.get(language, "(?!)"), _CENTURY_BEFORE.get(language, "(?!)")
    number = "([1-9]|1[0-9]|2[01])"
    return re.compile(
        rf"(?<![0-9.,]){number}(?:{behind})|(?:{before})[ -]?{number}(?![0-9])", re.IGNORECASE
    )


def list_decades(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the century and the rest of each decade that a text names: 1900 and 80.

    A decade without its century, as the 80s, is of the last one, and of the century that is named.
    """
    hundreds = [100 * (one - 1) for one in list_centuries(text, language)]
    for match in _find_decades(language).finditer(text):
        groups = [group for group in match.groups() if group]
        if len(groups) == 2:
            yield 100 * int(groups[0]), int(groups[1])
        else:
            yield from ((hundred, int(groups[0])) for hundred in {1900, *hundreds})
    ordinal = ORDINAL_DECADE.get(language)
    for match in re.finditer(rf"(?<![0-9.,])(10|[1-9]){ordinal}", text) if ordinal else ():
        yield from ((hundred, 10 * (int(match[1]) - 1)) for hundred in {1900, *hundreds})


def list_centuries(text: str, language: str) -> Iterator[int]:
    """Yield the number of each century that a text has in digits: the 19th, the 1800s."""
    for match in _find_centuries(language).finditer(text):
        yield int(match[1] or match[2])
    for match in _BY_FIRST_YEAR.finditer(text):
        yield int(match[1]) + 1


def list_named_centuries(text: str, language: str, other_values: Set[int]) -> Iterator[int]:
    """Yield the centuries of a text whose first year another text has: the 16th for 1500."""
    for century in list_centuries(text, language):
        if 100 * (century - 1) in other_values:
            yield century


def list_decade_numbers(text: str, language: str, other_language: str) -> Iterator[int]:
    """Yield the numbers that another text may have for the decades and centuries of a text.

    The decades of English are read by ``list_decade_values``.
    """
    for hundred, rest in list_decades(text, language):
        yield from (rest, hundred + rest, hundred // 100 + 1)
        if rest == 0 or other_language in ORDINAL_DECADE:
            yield rest // 10 + 1  # the first decade
    for century in list_centuries(text, language):
        yield from (century, 100 * (century - 1))
