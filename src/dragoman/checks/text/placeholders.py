"""What programs fill in: placeholders of several languages, and dates."""

from __future__ import annotations

from collections import Counter

from dragoman.checks.text.mask import PLACEHOLDER, TIME, URL
from dragoman.patterns import compile_later

_WIDTH = compile_later(r"%(?:\d+\$)?[-+#0I']*(?:\d+)?(?=[^(%])")
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
_FORMS = compile_later(r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal)\s*,")
_BEFORE_FORM = compile_later(r"(?:=\d+|\b[a-z]\w*)\s*$")
"""What is before one of the forms of ICU: {n, plural, one {day} other {days}}."""
_PERCENT = compile_later(r"(\{\w+\})\s?[%٪]")


def is_date_format(source: str) -> bool:
    """Return whether a text is a date format, whose parts each language orders in its own way."""
    parts = {match[0][-1] for match in TIME.finditer(source)}
    return bool(parts & _DATE_LETTERS) and not _TWO_LETTERS.search(TIME.sub("", source))


def count_placeholders(text: str) -> Counter[str]:
    """Count the placeholders of a text, without what gives their order and width."""
    if "://" in text:
        text = URL.sub(lambda match: _HEXADECIMAL.sub("", match[0]), text)
    has_forms = _FORMS.search(text) is not None
    return Counter(
        _WIDTH.sub("%", match[0])
        for match in PLACEHOLDER.finditer(text)
        if match[0] != "%%"
        and (not _IN_BRACES.match(match[0]) or _BRACE_FIELD.match(match[0]))
        and not (has_forms and _BEFORE_FORM.search(text[: match.start()]))
    )


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
