"""What a setting may be: each mistake is one sentence that says what would be right.

Nothing heavy is imported here, because the settings are read at each start. The ids of rules are
checked where the rules are loaded, by ``check``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from dragoman.credits import Credits
from dragoman.errors import ProjectError, did_you_mean, quote
from dragoman.languages.naming import find_language, suggest_language
from dragoman.settings._places import SettingsPlace

if TYPE_CHECKING:
    from dragoman.settings import Settings

_EDITIONS = "dragoman.editions"
_SOLAR_DAYS = ("0622-03-22", "9999-03-20")
"""The first and the last day that ``languages.written_dates.write_solar_hijri`` can say."""
_SOURCE = "source"
"""The format that is the document's own."""


def check_settings(settings: Settings, place: SettingsPlace) -> None:
    """Check what the settings say together: languages, formats, digits.

    Raises ProjectError with the place and what would be right. Editions and requirements are
    checked where the languages are given; else ``check_languages_used`` is for them.
    """
    _check_codes(settings, place)
    if not settings.formats:
        raise place.error("formats", 'formats names no format; write one, as ["html"]')
    _check_calendar(settings, place)
    if settings.formats != settings._field_defaults["formats"]:
        _check_formats(settings.formats, place)
    for code, system in settings.digits.items():
        if code not in (settings.source_language, *settings.languages):
            _refuse_unknown("digits", code, place)
        if system:
            _check_digits(code, system, place)
    if settings.languages:
        check_languages_used(settings, settings.languages, place)


def _check_calendar(settings: Settings, place: SettingsPlace) -> None:
    """Refuse a day that the calendar cannot say."""
    first, last = _SOLAR_DAYS
    if settings.calendar == "solar-hijri" and settings.date and not first <= settings.date <= last:
        sentence = (
            f"date is {quote(settings.date)}; the calendar solar-hijri has the days from {first} "
            f"to {last}"
        )
        raise place.error("date", sentence)


def check_languages_used(
    settings: Settings, languages: Sequence[str], place: SettingsPlace
) -> None:
    """Check that every language that the settings name is one, in the right form.

    Editions and requirements must name languages of the project (``languages``). Digits,
    quotation marks and fonts may be chosen for a language that comes later.
    """
    known = (settings.source_language, *languages)
    columns = [_read_edition(text, known, place) for text in settings.editions]
    for text, codes in zip(settings.editions, columns, strict=True):
        if columns.count(codes) > 1:
            raise place.error("editions", f"editions has {quote(text)} twice; remove one", text)
    for table, keys in _list_tables(settings).items():
        for code in keys:
            if code not in known:
                _refuse_unknown(table, code, place)
    for code, pivot in settings.pivot.items():
        if pivot == code or pivot not in languages:
            wrong = f"{quote(pivot)}, {_explain_language(languages)}"
            wrong = "itself; name another language" if pivot == code else wrong
            raise place.error(f"pivot.{code}", f"the pivot of {quote(code)} is {wrong}")
    for gate in ("check.require", "check.max-unmodified"):
        for code in _list_tables(settings)[gate]:
            if code not in languages:
                sentence = f"{gate} has {quote(code)}, {_explain_language(languages)}"
                raise place.error(f"{gate}.{code}", sentence)


def _refuse_unknown(table: str, code: str, place: SettingsPlace) -> None:
    """Refuse a key of a table that is not a language."""
    if find_language(code) is None:
        sentence = f"{table} has {quote(code)}, which is not a language{suggest_language(code)}"
        raise place.error(f"{table}.{code}", sentence)


def names_languages(settings: Settings) -> bool:
    """Return whether there is anything for ``check_languages_used`` to check."""
    return bool(settings.editions) or any(_list_tables(settings).values())


def _list_tables(settings: Settings) -> dict[str, Collection[str]]:
    """Return the tables whose keys are languages, with these keys."""
    return {
        "digits": settings.digits,
        "pivot": settings.pivot,
        "check.quotes": settings.check.quotes,
        "check.require": settings.check.require,
        "check.max-unmodified": settings.check.max_unmodified,
        "fonts.families": settings.fonts.families,
        **_list_credit_tables("edition", settings.edition),
        **{
            name: table
            for pattern, own in settings.documents.items()
            for name, table in _list_credit_tables(f"documents.{pattern}", own).items()
        },
    }


def _list_credit_tables(name: str, own: Credits) -> dict[str, Collection[str]]:
    """Return the texts by language, by the keys of their tables."""
    said = own._asdict().items()
    return {f"{name}.{field}": each for field, each in said if not isinstance(each, str)}


def _check_codes(settings: Settings, place: SettingsPlace) -> None:
    """Refuse a language that is named twice, or that is the source's."""
    source = settings.source_language
    for number, code in enumerate(settings.languages):
        if code == source or code in settings.languages[:number]:
            is_source = code == source
            what = "the source's; remove it from" if is_source else "named twice; remove one from"
            raise place.error("languages", f"the language {quote(code)} is {what} languages", code)


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
            sentence = f"formats has {quote(name)}, which is not a format{near}"
            raise place.error("formats", sentence, name)


def _check_digits(code: str, system: str, place: SettingsPlace) -> None:
    from dragoman.languages import find_digit_set

    try:
        find_digit_set(code, system)
    except ProjectError as error:
        raise place.error(f"digits.{code}", error.sentence) from None


def _read_edition(text: str, known: Sequence[str], place: SettingsPlace) -> tuple[str, ...]:
    """Return the languages of an edition; raises ProjectError where they are not languages."""
    codes = tuple(code.strip() for code in text.split(","))
    for code in codes:
        if code not in known:
            parts = [part for part in re.split(r"[^A-Za-z0-9_]+", text) if part]
            if set(parts) <= set(known) and parts:
                sentence = f"editions has {quote(text)}; write it as {quote(','.join(parts))}"
            else:
                sentence = f"editions has {quote(code)}, {_explain_language(known)}"
            raise place.error("editions", sentence, text)
        if codes.count(code) > 1:
            sentence = f"editions has {quote(text)}, which names {quote(code)} twice; remove one"
            raise place.error("editions", sentence, text)
    return codes


def _explain_language(known: Sequence[str]) -> str:
    listed = ", ".join(known) or "none yet"
    return f"which is not a language of this project; its languages are: {listed}"
