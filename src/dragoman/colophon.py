"""The colophon: what an edition says at its end about its source, its state and its maker.

It names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from dragoman import __version__, languages
from dragoman.model import Phrase, State, Tally, say
from dragoman.own_messages import fill_names

Sentence = tuple[str, Mapping[str, str]]
"""A sentence in English with ``{names}`` in it, and the value of each name."""


class _ColophonRequest(Protocol):
    """The part of ``align.EditionRequest`` that the colophon needs."""

    @property
    def words(self) -> Mapping[str, Mapping[str, str]]: ...
    @property
    def date(self) -> str: ...
    @property
    def calendar(self) -> str: ...


def write_colophon(
    language: str, digit_set: str, tally: Tally | None, digest: str, request: _ColophonRequest
) -> tuple[Phrase, ...]:
    """Return the sentences in a language and in its digits. Without a tally it is the source's.

    ``digit_set`` is the ten digits from 0 to 9, and ``digest`` is that of the source. There is no
    date unless the request gives one, so that the same input gives the same bytes on any day. A
    sentence without a translation is in English, with its numbers as English has them.
    """
    words, direction = request.words.get(language, {}), languages.direction(language)
    sentences = tuple(_list_sentences(language, digit_set, tally, digest, request))
    in_english = tuple(_list_sentences("en", languages.digit_set("en"), tally, digest, request))
    filled = []
    for (sentence, values), (_, english_values) in zip(sentences, in_english, strict=True):
        phrase = say(sentence, language, direction, words)
        own_values = values if phrase.language == language else english_values
        filled.append(replace(phrase, text=fill_names(phrase.text, own_values)))
    return tuple(filled)


def _list_sentences(
    language: str, digit_set: str, tally: Tally | None, digest: str, request: _ColophonRequest
) -> Iterator[Sentence]:
    if tally is None:
        yield "This is the original text.", {}
    else:
        yield from _list_progress(language, digit_set, tally)
    yield "Digest of the source (SHA-256): {digest}", {"digest": digest}
    if request.date:
        yield "Date: {date}", {"date": _format_date(language, digit_set, request)}
    yield "Made with dragoman {version}.", {"version": __version__}


def _list_progress(language: str, digit_set: str, tally: Tally) -> Iterator[Sentence]:
    total = sum(tally.messages.values())
    words = sum(tally.words.values()) or 1

    def count(*states: State) -> dict[str, str]:
        messages = sum(tally.messages[state] for state in states)
        share = sum(tally.words[state] for state in states) / words
        return {
            "count": languages.format_number(messages, language, digit_set),
            "total": languages.format_number(total, language, digit_set),
            "percent": languages.format_percent(share, language, digit_set),
        }

    translated = count(State.TRANSLATED, State.REVIEWED)
    yield "Translated: {count} of {total} paragraphs ({percent} of the words).", translated
    if tally.messages[State.REVIEWED]:
        reviewed = count(State.REVIEWED)
        yield "Reviewed: {count} of {total} paragraphs ({percent} of the words).", reviewed
    else:
        yield "This translation has not been reviewed.", {}
    if tally.messages[State.FUZZY]:
        yield "Outdated or draft: {count} of {total} paragraphs.", count(State.FUZZY)
    if tally.messages[State.UNTRANSLATED]:
        yield "Not translated yet: {count} of {total} paragraphs.", count(State.UNTRANSLATED)


def _format_date(language: str, digit_set: str, request: _ColophonRequest) -> str:
    """Return the date in words; for Persian, after that of the Solar Hijri calendar if wanted."""
    text = languages.long_date(request.date, language, digit_set)
    if request.calendar == "solar-hijri" and language.partition("_")[0] == "fa":
        return f"{languages.solar_hijri(request.date, digit_set)} ({text})"
    return text
