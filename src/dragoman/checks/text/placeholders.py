"""What programs fill in: placeholders of several languages, and dates."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.checks.text.icu import has_forms
from dragoman.checks.text.mask import PLACEHOLDER, TIME, URL
from dragoman.patterns import compile_later

_WIDTH = compile_later(r"%(?:\d+\$)?[-+#0I']*(?:\d+)?(?:\.\d+)?(?=[^(%])")
_DATE_LETTERS = frozenset("AaBbYyHMIlpkRTDFmZjOe")
"""The letters of strftime that only a date or a time has; %s and %d are placeholders too."""
_TWO_LETTERS = compile_later(r"[^\W\d_]{2}")
_BRACE_FIELD = compile_later(r"[$%]?\{(?!:?\.[A-Za-z])(?=.*\w|\})[\w.:!\[\]-]*\}$")
"""A placeholder in braces. {.button} and {#id} are attributes of Markdown; {...} stands for any."""
_DATE_FIELD = compile_later(r"\{([^\W\d_])\1+\}")
"""A part of a date as people write it: {DD}, {YYYY}."""
_DATE_FIELDS = frozenset({"{DD}", "{MM}", "{YY}", "{YYYY}", "{dd}", "{mm}", "{yy}", "{yyyy}"})
_FEWEST_FIELDS = 2
_IN_BRACES = compile_later(r"\{|[$%]\{\W*\}")
_HEXADECIMAL = compile_later(r"%{1,2}[\dA-Fa-f]{2}")
"""A character of an address; in a text for a program its sign is there twice."""
_QT = compile_later(r"%L?[1-9][0-9]?(?![0-9$]|\.[0-9])")
"""A placeholder of Qt and KDE."""
_GLUED = compile_later(r"(?<![0-9%])%[0-9]{0,3}(?:hh|ll|l|q)?[diux](?=[A-Za-z])")
"""A placeholder with a unit right behind it: %02dh %llus."""
_FOR_READERS = compile_later(r":(?:file|samp):`[^`]*`")
"""Roles of Sphinx in which braces are around what a reader has to replace."""
_READER_LABEL = compile_later(r"\{[^\W\d_]+ [^{}=,:;%]*\}")
"""A label of words in braces, which no program fills in: {Copyright holder}."""
_FORM_OF_FIELD = compile_later(r"(\{\w+)\.\w+\[[^\[\]]*\]\}")
_NUMBERED = compile_later(r"%[0-9]+\$")
_LABEL = compile_later(r"\{[A-Z][^{}]*\}")
_ITS_TRANSLATION = compile_later(r"\{[^{}]+\}")
_DEFINED = compile_later(r"^[ \t]*(\w+) ?=", re.MULTILINE)
_REPLACE = compile_later(r"\breplace (\{\w+\})", re.IGNORECASE)
_YEARS, _DAYS = frozenset("Yy"), frozenset("de")
_PERCENT = compile_later(r"(?<!%)(\{\w+\})\s?[%٪](?!\{)")
"""A value and its percent sign; in Ruby a percent sign is before the brace: %{name} %{number}."""


def is_date_format(source: str) -> bool:
    """Return whether a text is a date format, whose parts each language orders in its own way."""
    parts = {match[0][-1] for match in TIME.finditer(source)}
    return bool(parts & _DATE_LETTERS) and not _TWO_LETTERS.search(TIME.sub("", source))


def count_placeholders(text: str, source: str | None = None) -> Counter[str]:
    """Count the placeholders of a text, without what gives their order and width.

    One that has a number, as %1$s, counts once: a text may say it again. If the source has those
    of Qt, %1 and %2, a letter behind them is text. A text alone is its own source.
    """
    source = text if source is None else source
    text = _prepare(text)
    counts = Counter[str]()
    if "%1" in source and _is_of_qt(source):
        counts.update(dict.fromkeys(_QT.findall(text), 1))  # in their order
        text = _QT.sub("", text)
    numbers = set[str]()
    for match in PLACEHOLDER.finditer(text):
        number = _NUMBERED.match(match[0])
        if match[0] == "%%" or (number and number[0] in numbers):
            continue
        if not _IN_BRACES.match(match[0]) or _BRACE_FIELD.match(match[0]):
            counts[_simplify(match[0], source)] += 1
            numbers |= {number[0]} if number else set()
    return counts


def _prepare(text: str) -> str:
    """Return a text without what only looks like placeholders, which end where their letters do."""
    if "://" in text:
        text = URL.sub(lambda match: _HEXADECIMAL.sub("", match[0]), text)
    if ":`" in text:
        text = _FOR_READERS.sub("", text)
    return _GLUED.sub(_set_apart, text) if "%" in text else text


def _set_apart(match: re.Match[str]) -> str:
    return f"{match[0]} "


def _simplify(placeholder: str, source: str) -> str:
    """Return a placeholder without its order, width and precision, and %i as %d.

    A field may have a form of its own in a translation: {month.f[G]} is the genitive of {month}.
    """
    if placeholder[0] == "%" and placeholder[1:2] not in ("(", "{"):
        simple = _WIDTH.sub("%", placeholder)
        return simple[:-1] + "d" if simple.endswith("i") else simple
    form = _FORM_OF_FIELD.match(placeholder)
    whole = f"{form[1]}}}" if form else ""
    return whole if whole and whole in source and placeholder not in source else placeholder


def _is_of_qt(text: str) -> bool:
    """Return whether the placeholders of a text are %1, %2 and so on, with no number left out."""
    numbers = {int(found[1:].lstrip("L")) for found in _QT.findall(text)}
    return numbers == set(range(1, len(numbers) + 1))


def _has_whole_date(source: str) -> bool:
    """Return whether a text has the year and the day of a date format: at %d %B %Y, %H:%M."""
    parts = {match[0][-1] for match in TIME.finditer(source)}
    return bool(parts & _YEARS and parts & _DAYS and parts & _DATE_LETTERS)


def drop_explained(
    missing: Counter[str], added: Counter[str], source: str, target: str
) -> tuple[Counter[str], Counter[str]]:
    """Return what is missing and added without what no program fills in.

    These are a label in braces that is the whole message, names that lines of the message itself
    define (``prefix=…``), a name that a reader is told to replace, labels in braces of a text that
    has some with several words, and the parts of a whole date format in a sentence.
    """
    if _LABEL.fullmatch(source) and _ITS_TRANSLATION.fullmatch(target):
        return Counter(), Counter()
    own = {f"{{{name}}}" for text in (source, target) for name in _DEFINED.findall(text)}
    own.update(found[1] for found in _REPLACE.finditer(source))
    if _has_whole_date(source):
        own.update(one for one in (*missing, *added) if one[0] == "%" and one[1:].isalpha())
    if _READER_LABEL.search(source) and not has_forms(source):
        own.update(one for one in (*missing, *added) if one[0] == "{")
    if own:
        missing, added = (
            Counter({one: count for one, count in counts.items() if one not in own})
            for counts in (missing, added)
        )
    return missing, added


def drop_date_fields(
    missing: Counter[str], added: Counter[str], in_source: Counter[str]
) -> tuple[Counter[str], Counter[str]]:
    """Return what is missing and added without the parts of a date that have other letters.

    The pattern of a date is for a reader: {DD}/{MM}/{YYYY} is {JJ}/{MM}/{AAAA} in French. Each part
    keeps its length, and as many parts are added as are missing.
    """
    if len(_DATE_FIELDS & in_source.keys()) < _FEWEST_FIELDS:
        return missing, added
    ours = [field for field in missing.elements() if field in _DATE_FIELDS]
    theirs = [
        field
        for field in added.elements()
        if _DATE_FIELD.fullmatch(field) and field not in in_source
    ]
    if sorted(map(len, ours)) != sorted(map(len, theirs)):
        return missing, added
    return missing - Counter(ours), added - Counter(theirs)


def move_percent_signs(source: str, target: str) -> str:
    """Return a translation with its percent signs behind the values that they follow in the source.

    Turkish and Basque write the sign first: %{done} for {done}%.
    """
    for value in {match[1] for match in _PERCENT.finditer(source)}:
        target = target.replace(f"%{value}", f"{value}%")
    return target
