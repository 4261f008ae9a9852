"""Plural forms of a catalogue: how many there are, and which numbers each is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from gettext import c2py

from dragoman import languages
from dragoman.patterns import compile_later
from dragoman.po.blocks import Block, write_block

PluralNumbers = tuple[tuple[int, ...], ...]
"""For each plural form some of the numbers that it is for."""
_FIELD = "Plural-Forms"
_RULE = compile_later(r"nplurals\s*=\s*([0-9]{1,3})\s*;\s*plural\s*=\s*([^;]+)")
_TRIED = 1001
"""So many numbers are tried: the rules of all languages are about the last three digits, or less,
and about millions, which need no form of their own."""
_SHOWN = 4


def count_forms(header: Mapping[str, str]) -> int | None:
    """Return how many plural forms a header says that there are; None where it does not say it."""
    found = _RULE.match(header.get(_FIELD, "").strip())
    return None if found is None else int(found[1])


def fit_forms(message: Block, number: int) -> Block:
    """Return a message with plurals that has other than ``number`` forms as fuzzy.

    The forms that it lacks are empty then; those that it has too many stay, for the translator.
    Other messages are returned as they are.
    """
    if message.plural is None or len(message.msgstr) == number:
        return message
    entry = message.entry()
    for form in range(len(message.msgstr), number):
        entry.msgstr_plural[form] = ""
    if any(message.msgstr) and not message.fuzzy:
        entry.flags = ["fuzzy", *entry.flags]
    return write_block(entry, message)


def list_numbers(header: Mapping[str, str], language: str) -> PluralNumbers:
    """Return for each plural form of a catalogue the first numbers that it is for, at most four.

    A header that says nothing that can be read has the forms of its language.
    """
    for rule in (header.get(_FIELD, ""), languages.find_plural_forms(language)):
        found = _RULE.match(rule.strip())
        if found is None:
            continue
        numbers: list[list[int]] = [[] for _ in range(int(found[1]))]
        try:
            choose: Callable[[int], int] = c2py(found[2])
            for number in range(_TRIED):
                form = numbers[int(choose(number))]
                if len(form) < _SHOWN:
                    form.append(number)
        except (ValueError, IndexError, ZeroDivisionError, RecursionError):
            continue
        return tuple(map(tuple, numbers))
    return ((),)
