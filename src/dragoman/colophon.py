"""What an edition says of itself at its end: its source, its state, its maker. No names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from dragoman import __version__, languages
from dragoman.model import State, Tally
from dragoman.own_messages import fill_names


class _ColophonRequest(Protocol):
    """What of an edition's request the colophon tells of (``align.Request`` has it)."""

    @property
    def words(self) -> Mapping[str, Mapping[str, str]]: ...
    @property
    def date(self) -> str: ...
    @property
    def calendar(self) -> str: ...


def write_colophon(
    language: str, ten: str, tally: Tally | None, digest: str, request: _ColophonRequest
) -> tuple[str, ...]:
    """Give the sentences, in one language and in its digits; without a tally, the source's.

    ``ten`` are the ten digits, ``digest`` is the source's. There is no date unless the request
    gives one, so that the same input gives the same bytes on any day.
    """
    said = request.words.get(language, {})
    own = tuple(_list_sentences(language, ten, tally, digest, request))
    english = own
    if language.partition("_")[0] != "en":
        english = tuple(_list_sentences("en", languages.digit_set("en"), tally, digest, request))
    return tuple(
        fill_names(said[sentence], values)
        if sentence in said
        else _fill_english(sentence, others, language)
        for (sentence, values), (_, others) in zip(own, english, strict=True)
    )


def _fill_english(sentence: str, values: Mapping[str, str], language: str) -> str:
    """Say in English, figures and all, what has no translation."""
    whole = fill_names(sentence, values)
    return f"\u2066{whole}\u2069" if languages.direction(language) == "rtl" else whole


def _list_sentences(
    language: str, ten: str, tally: Tally | None, digest: str, request: _ColophonRequest
) -> Iterator[tuple[str, Mapping[str, str]]]:
    if tally is None:
        yield "This is the original text.", {}
    else:
        yield from _list_progress(language, ten, tally)
    yield "Digest of the source (SHA-256): {digest}", {"digest": digest}
    if request.date:
        yield "Date: {date}", {"date": _format_date(language, ten, request)}
    yield "Made with dragoman {version}.", {"version": __version__}


def _list_progress(
    language: str, ten: str, tally: Tally
) -> Iterator[tuple[str, Mapping[str, str]]]:
    total = sum(tally.messages.values())
    words = sum(tally.words.values()) or 1

    def told(*states: State) -> dict[str, str]:
        count = sum(tally.messages[state] for state in states)
        share = sum(tally.words[state] for state in states) / words
        return {
            "count": languages.format_number(count, language, ten),
            "total": languages.format_number(total, language, ten),
            "percent": languages.format_percent(share, language, ten),
        }

    done = told(State.TRANSLATED, State.REVIEWED)
    yield "Translated: {count} of {total} paragraphs ({percent} of the words).", done
    if tally.messages[State.REVIEWED]:
        reviewed = told(State.REVIEWED)
        yield "Reviewed: {count} of {total} paragraphs ({percent} of the words).", reviewed
    else:
        yield "This translation has not been reviewed.", {}
    if tally.messages[State.FUZZY]:
        yield "Outdated or draft: {count} of {total} paragraphs.", told(State.FUZZY)
    if tally.messages[State.UNTRANSLATED]:
        yield "Not translated yet: {count} of {total} paragraphs.", told(State.UNTRANSLATED)


def _format_date(language: str, ten: str, request: _ColophonRequest) -> str:
    text = languages.long_date(request.date, language, ten)
    if request.calendar == "solar-hijri" and language.partition("_")[0] == "fa":
        return f"{languages.solar_hijri(request.date, ten)} ({text})"
    return text
