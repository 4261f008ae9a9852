"""What a setting may be: each mistake is one sentence that says what would be right.

Nothing heavy is imported here, because the settings are read at each start. The ids of rules are
checked where the rules are loaded, by ``check``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.choices import LAYOUTS, PAPERS, WHEN_MISSING, WHEN_OUTDATED, WHEN_UNREVIEWED
from dragoman.errors import ProjectError, did_you_mean
from dragoman.settings._places import SettingsPlace

if TYPE_CHECKING:
    from dragoman.settings import Settings

_CHOICES = {
    "layout": LAYOUTS,
    "paper": PAPERS,
    "missing": WHEN_MISSING,
    "outdated": WHEN_OUTDATED,
    "unreviewed": WHEN_UNREVIEWED,
    "calendar": ("gregorian", "solar-hijri"),
    "check.digits": ("", "native", "latin"),
    "update.accept": ("", "typography"),
}
_SEVERITIES = ("error", "warning", "hint")
_BOUNDS = {"jobs": (0, 1000), "update.threshold": (0, 100)}
_LINES = frozenset({"project", "translator", "team"})
"""They become lines of a catalogue's header."""
_EDITIONS = "dragoman.editions"
_SOURCE = "source"
"""The format that is the document's own."""

# These are compiled when they are first needed.
_LANGUAGE = r"[A-Za-z]{2,3}(_[A-Za-z0-9]+)*"
_REQUIREMENT = r"(translated|reviewed)(:(100|[0-9]{1,2})(\.[0-9]+)?)?"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def is_language(code: str) -> bool:
    """Return whether a code has the form of gettext's codes of languages: ``fa``, ``pt_BR``."""
    return re.fullmatch(_LANGUAGE, code) is not None


def explain_refusal(key: str, value: Any) -> str:
    """Return what a value of the right kind must be; nothing where it is right.

    ``key`` is the setting with its table: "layout", "check.digits", "check.require.fa".
    """
    if key in _BOUNDS:
        least, most = _BOUNDS[key]
        return "" if least <= value <= most else f"from {least} to {most}"
    if key in _LINES and not str(value).isprintable():
        return "one line"
    choices = _CHOICES.get(key)
    if choices and value not in choices:
        named = [repr(choice) for choice in choices if choice]
        return f"one of {', '.join(named)}" if named[1:] else f"{named[0]} or empty"
    check = _CHECKS.get(key) or _CHECKS.get(key.rpartition(".")[0])
    return check(value) if check else ""


def _explain_date(value: str) -> str:
    if not value:
        return ""
    from datetime import date

    try:
        if re.fullmatch(_DAY, value) and date.fromisoformat(value):
            return ""
    except ValueError:
        pass
    return "a date such as '2016-12-23'"


def _explain_encoding(value: str) -> str:
    import codecs

    try:
        b"text".decode(codecs.lookup(value).name)  # a LookupError for rot13, hex and the like
    except UnicodeError:
        return ""  # of UTF-16 and UTF-32, whose bytes these are not
    except (LookupError, ValueError):
        return "the name of a text encoding, such as 'utf-8'"
    return ""


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


_CHECKS: dict[str, Callable[[str], str]] = {
    "date": _explain_date,
    "encoding": _explain_encoding,
    "check.severity": _explain_severity,
    "check.quotes": _explain_quotes,
    "check.require": _explain_requirement,
}
"""By a setting, or by the table that it is in."""


def check_settings(settings: Settings, place: SettingsPlace) -> None:
    """Check what the settings say together: languages, formats, digits.

    Raises ProjectError with the place and what would be right. Editions and requirements are
    checked where the languages are given; else ``check_languages_used`` is for them.
    """
    _check_codes(settings, place)
    if settings.formats != settings._field_defaults["formats"]:
        _check_formats(settings.formats, place)
    for code, system in settings.digits.items():
        _check_digits(code, system, place)
    if settings.languages:
        check_languages_used(settings, settings.languages, place)


def check_languages_used(
    settings: Settings, languages: Sequence[str], place: SettingsPlace
) -> None:
    """Check that editions and requirements name the project's languages, in the right form."""
    known = (settings.source_language, *languages)
    columns = [_read_edition(text, known, place) for text in settings.editions]
    for text, codes in zip(settings.editions, columns, strict=True):
        if columns.count(codes) > 1:
            raise place.error("editions", f"editions has {text!r} twice; remove one", text)
    for code in settings.check.require:
        if code not in languages:
            sentence = f"check.require has {code!r}, {_explain_language(code, languages)}"
            raise place.error(f"check.require.{code}", sentence)


def _check_codes(settings: Settings, place: SettingsPlace) -> None:
    """Refuse codes that are not gettext's, which would name other folders than they mean."""
    source = settings.source_language
    for key, codes in {"source-language": (source,), "languages": settings.languages}.items():
        for code in codes:
            usual = _usual_code(code)
            if not is_language(usual):
                sentence = f"unknown language {code!r}: give a code such as 'fa'"
                raise place.error(key, sentence, code)
            if code != usual:
                raise place.error(key, f"write the language {code!r} as {usual!r}", code)
    for number, code in enumerate(settings.languages):
        if code == source or code in settings.languages[:number]:
            what = "the source's" if code == source else "named twice"
            sentence = f"the language {code!r} is {what}; remove it from languages"
            raise place.error("languages", sentence, code)


def _usual_code(code: str) -> str:
    """Write a code as gettext and Unicode do: ``pt_BR``, ``az_Arab``."""
    language, *rest = code.replace("-", "_").split("_")
    parts = [part.title() if len(part) == 4 else part.upper() for part in rest]
    return "_".join((language.lower(), *parts))


def _check_formats(formats: Collection[str], place: SettingsPlace) -> None:
    """Refuse a format that neither dragoman nor another distribution has.

    Other distributions are asked only for a format that is not dragoman's own: that is slow.
    """
    from dragoman import plugins

    known = {*plugins.names(_EDITIONS), _SOURCE}
    if not known.issuperset(formats):
        known.update(plugins.names(_EDITIONS, group=_EDITIONS))
    for name in formats:
        if name not in known:
            near = did_you_mean(name, known) or f"; known are {', '.join(sorted(known))}"
            sentence = f"formats has {name!r}, which is not a format{near}"
            raise place.error("formats", sentence, name)


def _check_digits(code: str, system: str, place: SettingsPlace) -> None:
    from dragoman.languages import digit_set

    try:
        digit_set(code, system)
    except ProjectError as error:
        raise place.error(f"digits.{code}", error.sentence) from None


def _read_edition(text: str, known: Sequence[str], place: SettingsPlace) -> tuple[str, ...]:
    """Return the languages of an edition; raises ProjectError where they are not languages."""
    codes = tuple(code.strip() for code in text.split(","))
    for code in codes:
        if code not in known:
            parts = [part for part in re.split(r"[^A-Za-z0-9_]+", text) if part]
            if set(parts) <= set(known) and parts:
                sentence = f"editions has {text!r}; write it as {','.join(parts)!r}"
            else:
                sentence = f"editions has {code!r}, {_explain_language(code, known)}"
            raise place.error("editions", sentence, text)
        if codes.count(code) > 1:
            sentence = f"editions has {text!r}, which names {code!r} twice; remove one"
            raise place.error("editions", sentence, text)
    return codes


def _explain_language(code: str, known: Sequence[str]) -> str:
    usual = _usual_code(code)
    if usual in known:
        return f"which is written {usual!r}"
    listed = ", ".join(known) or "none yet"
    return f"which is not a language of this project; its languages are: {listed}"
