"""Suggestions that nobody has edited, made again of another translation of the same text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from dragoman.matching.model import (
    PARTLY,
    RENEWED,
    REORDERED,
    SHARE,
    WHOLE,
    OldMessage,
    has_remark,
    is_unedited,
)
from dragoman.model import MessageKey


class RemadeSuggestion(NamedTuple):
    """A suggestion as it is made of a translation."""

    text: str
    remark: str = ""
    """What the translator must know about it; "" where it is the whole translation."""


def is_untouched(
    message: OldMessage, pairs: Mapping[MessageKey, OldMessage], languages: tuple[str, str]
) -> bool:
    """Return whether nobody edited a suggestion, be it a whole translation or what is made of one.

    ``pairs`` are the messages of its catalogue by their keys, as in ``is_unedited``.
    """
    if is_unedited(message, pairs):
        return True
    pair = pairs.get((message.previous_context, message.previous or ""))
    return pair is not None and remake(message, pair.msgstr[0], "", languages) is not None


def remake(
    message: OldMessage, before: str, after: str, languages: tuple[str, str]
) -> RemadeSuggestion | None:
    """Return a suggestion as it would be if its origin had another translation.

    ``before`` is the translation that the origin had, ``after`` the other one. None where the
    message does not have what is made of ``before``: then somebody has edited it.
    """
    if not (message.fuzzy and message.previous and before and len(message.msgstr) == 1):
        return None
    if message.msgstr[0] == before:
        return RemadeSuggestion(after, WHOLE if has_remark(message) else "")
    source, wanted = message.previous, message.msgid
    for number, made in enumerate(_list_makings(source, before, wanted, languages)):
        if made is not None and made.text == message.msgstr[0]:
            again = _list_makings(source, after, wanted, languages)
            return next(islice(again, number, None)) or RemadeSuggestion(after, WHOLE)
    return None


def _list_makings(
    source: str, translation: str, wanted: str, languages: tuple[str, str]
) -> Iterator[RemadeSuggestion | None]:
    """Yield in a fixed order what can be made of a translation; None for what cannot."""
    # Imported here, because they are seldom needed.
    from dragoman.matching.composing import compose_translation
    from dragoman.matching.cutting import cut_part, cut_sentences
    from dragoman.matching.renewing import renew_copied
    from dragoman.matching.weights import WEIGHTS

    composed = compose_translation(source, translation, wanted, languages, WEIGHTS)
    remark = REORDERED if composed and composed.whole else PARTLY
    yield RemadeSuggestion(composed.text, remark) if composed else None
    for cut in (cut_sentences, cut_part):
        share = cut(source, translation, wanted)
        yield RemadeSuggestion(share, SHARE) if share else None
    renewed = renew_copied(source, translation, wanted, WEIGHTS)
    yield RemadeSuggestion(renewed, RENEWED) if renewed != translation else None
