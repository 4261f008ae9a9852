"""A name that messages of a catalogue write in several ways."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.checks.text.names.name_spellings import find_second_spellings, learn_names


def find_spellings(
    name: str, spellings: Sequence[str], frames: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """Return the usual spelling of a name and each second one, of one message for each spelling.

    ``frames`` are the texts around the spellings, with ``{}`` for them.
    """
    texts = [
        frames[at].format(spelling) if frames else f"{spelling} {at}"
        for at, spelling in enumerate(spellings)
    ]
    return find_in_pairs(
        [(f"In {at} they asked {name} about it.", text) for at, text in enumerate(texts)]
    )


def find_in_pairs(
    pairs: Sequence[tuple[str, str]],
    more: Sequence[tuple[str, str]] = (),
    language: str = "de",
) -> list[tuple[str, str]]:
    """Return the usual spelling and each second one of some sources and translations.

    ``more`` belong to the catalogue too. Some languages have few endings.
    """
    known = learn_names([*pairs, *more], language)
    return [
        (found.usual.written, target[found.start : found.end])
        for source, target in pairs
        for found in find_second_spellings(source, target, known, language)
    ]
