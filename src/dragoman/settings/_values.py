"""Which values a setting may have: each mistake is one sentence that says what would be right.

Nothing heavy is imported here, because the settings are read at each start.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from dragoman.choices import (
    CHAPTERS,
    LAYOUTS,
    MOST_JOBS,
    PARAGRAPHS,
    REVEALS,
    ROWS,
    WHEN_MISSING,
    WHEN_OUTDATED,
    WHEN_UNREVIEWED,
)
from dragoman.credits import TITLE_PAGES, Credits, explain_credit, is_day
from dragoman.errors import quote
from dragoman.escaping import is_one_line
from dragoman.paper import explain_length, explain_margins, explain_paper, explain_size

_CHOICES = {
    "layout": LAYOUTS,
    "rows": ROWS,
    "reveal": REVEALS,
    "missing": WHEN_MISSING,
    "outdated": WHEN_OUTDATED,
    "unreviewed": WHEN_UNREVIEWED,
    "calendar": ("gregorian", "solar-hijri"),
    "check.digits": ("", "native", "latin"),
    "update.accept": ("", "typography"),
    "update.outdated-pivot": ("", "fuzzy"),
    "text.paragraphs": PARAGRAPHS,
    "edition.title-page": TITLE_PAGES,
    "print.chapters": CHAPTERS,
}
_SEVERITIES = ("error", "warning", "hint")
_BOUNDS = {
    "jobs": (0, MOST_JOBS),
    "update.threshold": (0, 100),
    "contents": (-1, 6),
    "draft.timeout": (1, 86_400),
    "check.max-unmodified": (0, 100),
}
_MAY_BE_SECRET = frozenset({"draft.key-from"})
_LINES = frozenset({"project", "translator", "team"})
"""They become lines of a catalogue's header."""

# These are compiled when they are first needed.
_ADDRESS = r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?"
_REQUIREMENT = r"(translated|reviewed)(:(100|[0-9]{1,2})(\.[0-9]+)?)?"
_CREDIT = r"(?:edition|documents\..+?)\.([a-z-]+)(?:\.[A-Za-z_]+)?"
"""The field of a key such as "edition.author.fa" or "documents.2016/*.isbn"."""


def explain_refusal(key: str, value: Any) -> str:
    """Return what a value of the right kind must be; nothing where it is right.

    ``key`` is the setting with its table: "layout", "check.digits", "check.require.fa".
    """
    if isinstance(value, str) and not _is_unicode(value):
        return "text in UTF-8"
    bounds = _BOUNDS.get(key) or _BOUNDS.get(key.rpartition(".")[0])  # of each in a table
    if bounds:
        least, most = bounds
        return "" if least <= value <= most else f"from {least} to {most}"
    if key in _LINES and not is_one_line(str(value)):
        return "one line"
    if field := _find_credit(key):
        return explain_credit(field, value)
    choices = _CHOICES.get(key)
    if choices and value not in choices:
        named = [repr(choice) for choice in choices if choice]
        return f"one of {', '.join(named)}" if named[1:] else f"{named[0]} or empty"
    for name, check in _CHECKS.items():
        if key == name or key.startswith(f"{name}."):
            return check(value)
    return ""


def show_value(key: str, value: Any) -> str:
    """Return a wrong value as a sentence shows it; not one that may be a key by mistake."""
    return "something else" if key in _MAY_BE_SECRET else quote(value)


def _find_credit(key: str) -> str:
    """Return the name of the field of credits that a key sets; empty for another setting."""
    match = re.fullmatch(_CREDIT, key) if key.startswith(("edition.", "documents.")) else None
    name = match[1].replace("-", "_") if match else ""
    return name if name in Credits._fields else ""


def _is_unicode(text: str) -> bool:
    """Return whether a text has no bytes of the environment that are not UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _explain_date(value: str) -> str:
    return "" if not value or is_day(value) else "a date such as '2016-12-23'"


def _explain_address(value: str) -> str:
    is_right = not value or re.fullmatch(_ADDRESS, value)
    return "" if is_right else "the address of a folder, such as 'https://example.org/letters/'"


def _explain_memory_file(value: str) -> str:
    is_relative = not value.startswith(("/", "\\", "~")) and ":" not in value[:2]
    is_memory = value.lower().endswith((".tmx", ".po")) and "\0" not in value
    return "" if is_relative and is_memory else "a path from the project to files .tmx or .po"


def _explain_encoding(value: str) -> str:
    from dragoman.encodings import find_charset

    return "" if find_charset(value) else "the name of a text encoding, such as 'utf-8'"


def _explain_severity(value: str) -> str:
    return "" if value in _SEVERITIES else f"one of {', '.join(map(repr, _SEVERITIES))}"


def _explain_quotes(value: str) -> str:
    return "" if len(value) == 2 else "two characters: the opening and the closing mark, as '«»'"


def parse_requirement(text: str) -> tuple[str, float] | None:
    """Return the state and the percentage that a text requires; None where it is not a requirement.

    "reviewed" requires all, 100.0; "translated:95" a part.
    """
    match = re.fullmatch(_REQUIREMENT, text)
    if match is None:
        return None
    percent = float(match[3] + (match[4] or "")) if match[2] else 100.0
    return (match[1], percent) if percent <= 100 else None


REQUIREMENT_FORM = "'translated' or 'reviewed', alone or with a percentage, as 'translated:95'"


def _explain_requirement(value: str) -> str:
    return "" if parse_requirement(value) else REQUIREMENT_FORM


def _explain_variable(value: str) -> str:
    is_name = not value or re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value)
    return "" if is_name else "the name of a variable of the environment, not the key itself"


_CHECKS: dict[str, Callable[[Any], str]] = {
    "address": _explain_address,
    "paper": explain_paper,
    "print.size": explain_size,
    "print.margins": explain_margins,
    "print.binding": explain_length,
    "print.bleed": explain_length,
    "date": _explain_date,
    "encoding": _explain_encoding,
    "check.severity": _explain_severity,
    "check.quotes": _explain_quotes,
    "check.require": _explain_requirement,
    "draft.key-from": _explain_variable,
    "memory.files": _explain_memory_file,
}
"""By a setting, or by the table that it is in."""
