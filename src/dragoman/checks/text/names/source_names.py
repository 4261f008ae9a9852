"""Which words of a source are names: capitalised also within a sentence, and hardly ever small."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from dragoman.checks.text.characters import read_words
from dragoman.patterns import compile_later

_REST = r"[a-zÀ-ÿ]+(?:[A-Z][a-zÀ-ÿ]+)*(?<=\w\w\w)\b"
_NAME = compile_later(rf"[A-Z](?<!\w.){_REST}(?!['’]?[A-Z])")
_WITHIN = compile_later(rf"[A-Z](?<=[a-z0-9,;] .){_REST}")
"""A capitalised word that does not begin a sentence."""
_SMALL = compile_later(r"[a-z](?<!\w.)[a-z]{2,}\b")
_MOST_SMALL = 0.25
"""How often a name may be written small, beside how often it is not: some are words as well."""
_DERIVED = compile_later(r"(?:ians?|(?<=...)eans?|ish|ese|ic|can|cans|nist|nists|ism|ists?)$")
"""The endings of words that are made of names: each language has several forms for those."""
_DATES = read_words(
    "January February March April May June July August September October November December Monday"
    " Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec"
)
_FEWEST_MESSAGES, _MOST_MESSAGES = 3, 400


def list_names(source: str) -> list[str]:
    """Return the words of a source that may be names, in order."""
    return _NAME.findall(source)


def choose_names(sources: Sequence[str], inside: Sequence[Set[str]]) -> dict[str, list[int]]:
    """Return the names that enough messages have, with the numbers of these messages.

    ``inside`` has, for each source, all words that may be names.
    """
    places: dict[str, list[int]] = {}
    for number, found in enumerate(inside):
        for name in found:
            places.setdefault(name, []).append(number)
    likely = {
        name: numbers
        for name, numbers in places.items()
        if _FEWEST_MESSAGES <= len(numbers) <= _MOST_MESSAGES
        and name not in _DATES
        and not _DERIVED.search(name)
    }
    if not likely:
        return {}
    within: set[str] = set()
    for source, found in zip(sources, inside, strict=True):
        if found:
            within.update(_WITHIN.findall(source))
    likely = {name: numbers for name, numbers in likely.items() if name in within}
    if not likely:
        return {}
    lowered = {name.lower() for name in likely}
    small: Counter[str] = Counter()
    for source in sources:
        small.update(lowered.intersection(_SMALL.findall(source)))
    return {
        name: found
        for name, found in likely.items()
        if small[name.lower()] <= _MOST_SMALL * len(found)
    }
