"""The colophon: what an edition says at its end about its source, its state and its maker.

It names nobody but whom the credits name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dragoman import __version__, languages
from dragoman.align.request import EditionRequest
from dragoman.credits import NAMED, ON_TITLE_PAGE, choose_text
from dragoman.languages import written_dates
from dragoman.model import Phrase, State, Tally, say
from dragoman.own_messages import fill_names
from dragoman.texts.isolates import ISOLATES, POP
from dragoman.texts.left_to_right import RTL

Sentence = tuple[str, Mapping[str, str]]
"""A sentence in English with ``{names}`` in it, and the value of each name."""


CREDITS = {
    "author": "Author: {author}",
    "translators": "Translation: {translators}",
    "publisher": "Publisher: {publisher}",
    "licence": "Licence: {licence}",
    "source": "First published: {source}",
    "isbn": "ISBN: {isbn}",
}
"""By field of the credits, the sentence that says it."""


class Progress(NamedTuple):
    """What a colophon says about one language of an edition."""

    language: str
    digit_set: str
    """The ten digits from 0 to 9."""
    tally: Tally | None
    """How far the translation has got; None for the source."""


def write_colophons(
    columns: Sequence[Progress], digest: str, request: EditionRequest
) -> tuple[tuple[Phrase, ...], ...]:
    """Return the sentences of each column, in its language and its digits.

    Each column says by whom its translation is, and how far it has got. All other sentences are
    about the edition. Where dragoman lacks two languages, both would have them in English: they are
    in the first of them only. ``digest`` is that of the source. There is no date unless the request
    gives one, so that the same input gives the same bytes on any day. A sentence without a
    translation is in English, with its numbers as English has them. Of translations that say it in
    one language, each begins with its own name: they may be below each other.
    """
    seen: set[tuple[str, str]] = set()
    colophons = []
    speaking = Counter(_find_speaking(column, request) for column in columns)
    for column in columns:
        said = [*_list_said(column, digest, request)]
        own = _find_speaking(column, request)
        if own and speaking[own] > 1:
            said.insert(0, (_name_language(column.language), True))
        names = [(phrase.language.partition("_")[0], phrase.text) for phrase, _ in said]
        colophons.append(
            tuple(
                phrase
                for name, (phrase, is_own) in zip(names, said, strict=True)
                if is_own or name not in seen
            )
        )
        seen.update(names)
    return tuple(colophons)


def _find_speaking(column: Progress, request: EditionRequest) -> str:
    """Return the language in which a column says how far it has got, without its region; "" where
    it does not say so."""
    if column.tally is None or not any(column.tally.messages.values()):
        return ""
    has_words = request.words.get(column.language)
    return column.language.partition("_")[0] if has_words else "en"


def _name_language(language: str) -> Phrase:
    return Phrase(languages.find_autonym(language), language, languages.find_direction(language))


def _list_said(
    column: Progress, digest: str, request: EditionRequest
) -> Iterator[tuple[Phrase, bool]]:
    """Yield each sentence of a column, and whether it is about this language only."""
    language = column.language
    for name, phrase in find_credits(language, request).items():
        yield _say_credit(name, phrase, language, request), name == "translators"
    in_english = column._replace(language="en", digit_set=languages.find_digit_set("en"))
    for (sentence, values), (_, english_values) in zip(
        _list_progress(column), _list_progress(in_english), strict=True
    ):
        yield _fill(sentence, values, english_values, language, request), True
    for (sentence, values), (_, english_values) in zip(
        _list_facts(column, digest, request), _list_facts(in_english, digest, request), strict=True
    ):
        yield _fill(sentence, values, english_values, language, request), False


def write_byline(language: str, request: EditionRequest) -> tuple[Phrase, ...]:
    """Return what is below the title: author, translators and publisher, if they are named."""
    return tuple(
        _say_credit(name, phrase, language, request) if name == "translators" else phrase
        for name, phrase in find_credits(language, request).items()
        if name in ON_TITLE_PAGE
    )


def find_credits(language: str, request: EditionRequest) -> dict[str, Phrase]:
    """Return what the credits say for a language, by field, each in the language that it is in.

    One text for all languages is in that of the source. Translators of such a text have translated
    into each other language. A text that is missing for the language is that for the source's.
    """
    found = {}
    for name in NAMED:
        said = getattr(request.credits, name)
        ancestors = languages.list_ancestors(language)
        text, code = choose_text(said, ancestors)
        if name == "translators":
            text = "" if language == request.source_language and not code else text
        elif not text:
            text, code = choose_text(said, languages.list_ancestors(request.source_language))
        if text:
            own = code or request.source_language
            found[name] = Phrase(text, own, languages.find_direction(own))
    return found


def _say_credit(name: str, phrase: Phrase, language: str, request: EditionRequest) -> Phrase:
    """Return a sentence with what the credits say in it, isolated where it runs the other way."""
    around = languages.find_direction(language)
    own = "rtl" if re.search(f"[{RTL}]", phrase.text) else "ltr"
    isolated = f"{ISOLATES[own]}{phrase.text}{POP}" if own != around else phrase.text
    sentence = CREDITS[name]
    return _fill(sentence, {name: isolated}, {name: phrase.text}, language, request)


def _fill(
    sentence: str,
    values: Mapping[str, str],
    english_values: Mapping[str, str],
    language: str,
    request: EditionRequest,
) -> Phrase:
    """Return a sentence in a language, or in English where it is not translated."""
    words = request.words.get(language, {})
    phrase = say(sentence, language, languages.find_direction(language), words)
    own_values = values if phrase.language == language else english_values
    return phrase._replace(text=fill_names(phrase.text, own_values))


def _list_facts(column: Progress, digest: str, request: EditionRequest) -> Iterator[Sentence]:
    yield "Digest of the source (SHA-256): {digest}", {"digest": digest}
    if request.date:
        yield "Date: {date}", {"date": _format_date(column.language, column.digit_set, request)}
    yield "Made with dragoman {version}.", {"version": __version__}


def _list_progress(column: Progress) -> Iterator[Sentence]:
    language, digit_set, tally = column
    if tally is None:
        yield "This is the original text.", {}
        return
    total = sum(tally.messages.values())
    if not total:  # nothing in it is translated, such as a picture
        return
    measure = tally.words if any(tally.words.values()) else tally.messages

    def count(*states: State) -> dict[str, str]:
        messages = sum(tally.messages[state] for state in states)
        share = sum(measure[state] for state in states) / (sum(measure.values()) or 1)
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
    if tally.machine[0]:
        share = tally.share_unmodified
        percent = languages.format_percent(share, language, digit_set)
        yield (
            "{percent} of the translated words are still as a machine wrote them.",
            {"percent": percent},
        )
    if tally.messages[State.UNTRANSLATED]:
        yield "Not translated yet: {count} of {total} paragraphs.", count(State.UNTRANSLATED)


def _format_date(language: str, digit_set: str, request: EditionRequest) -> str:
    """Return the date in words; for Persian, after that of the Solar Hijri calendar if wanted."""
    text = written_dates.write_long_date(request.date, language, digit_set)
    if request.calendar == "solar-hijri" and language.partition("_")[0] == "fa":
        return f"{written_dates.write_solar_hijri(request.date, digit_set)} ({text})"
    return text
