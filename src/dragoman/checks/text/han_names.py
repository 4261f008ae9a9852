"""How the names of a source are written where words are not separated: in Chinese characters.

Characters do not tell how they sound. So a name is written with the characters that stand together
in most messages that have the name, and in few others; and a second spelling has one other
character at one place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from dragoman.patterns import compile_later
from dragoman.scripts import IDEOGRAPHS

_RUN = compile_later("[\u3400-\u9fff\uf900-\ufaff]{2,}")
_KANA = compile_later("[\u3041-\u30ff]")
_OTHER_SCRIPT = compile_later(f"[^\\W\\d_](?<![{IDEOGRAPHS}])")
_BESIDE_DOT = compile_later("[\u3400-\u9fff]{0,2}·[\u3400-\u9fff]{0,2}")
_LENGTHS = range(3, 7)
"""How many characters a name has. Of two, another one is as often another word."""
_FEWEST_MESSAGES = 2
_LEAST_SHARE, _LEAST_OWN = 0.5, 0.6
"""The share of the messages with a name that have its characters, and the share of the messages
with the characters that have the name."""
_AS_OFTEN = 0.75
"""Of spellings that are nearly as frequent, the longest is the name."""


def is_in_characters(targets: Sequence[str]) -> bool:
    """Return whether translations are written in Chinese characters alone."""
    text = "".join(targets[:50])
    if _RUN.search(text) is None or _KANA.search(text):
        return False
    return len(_OTHER_SCRIPT.findall(text)) < len(text) / 2


def _list_grams(text: str) -> frozenset[str]:
    """Return all rows of three to six characters."""
    return frozenset(
        run[at : at + length]
        for run in _RUN.findall(text)
        for length in _LENGTHS
        for at in range(len(run) - length + 1)
    )


def learn_rows(
    targets: Sequence[str], inside: Sequence[frozenset[str]], names: Mapping[str, int]
) -> tuple[dict[str, tuple[str, int]], dict[str, int], dict[str, dict[str, int]]]:
    """Return how names are written, and in how many messages the rows are that are like it.

    ``inside`` has the names of each message, ``names`` in how many messages each is. The first
    result has, by name, the row and in how many messages it is; the second, in how many messages a
    row is that is like it; the third has the same by name, in those messages that have the name.
    """
    counts: Counter[str] = Counter()
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for target, found in zip(targets, inside, strict=True):
        grams = _list_grams(target)
        counts.update(grams)
        for name in names.keys() & found:
            beside[name].update(grams)
    usual = {
        name: chosen
        for name, found_beside in beside.items()
        if (chosen := _choose_usual(found_beside, names[name], counts))
    }
    characters = _learn_characters(targets)
    kept = {
        name: {
            row: n for row, n in beside[name].items() if _is_second(row, usual[name][0], characters)
        }
        for name in usual
    }
    return usual, {row: counts[row] for rows in kept.values() for row in rows}, kept


def _choose_usual(
    found: Counter[str], messages: int, counts: Mapping[str, int]
) -> tuple[str, int] | None:
    """Return the characters that a name is written with, and in how many messages they are.

    ``found`` counts the rows of characters in the messages with the name, ``counts`` in all.
    """
    least = max(_FEWEST_MESSAGES, _LEAST_SHARE * messages)
    likely = [
        (count, gram)
        for gram, count in found.items()
        if count >= least and count >= _LEAST_OWN * counts[gram]
    ]
    if not likely:
        return None
    most = max(likely)[0]
    often = [(len(gram), count, gram) for count, gram in likely if count >= _AS_OFTEN * most]
    _, count, gram = max(often)
    return gram, count


def is_han(word: str) -> bool:
    """Return whether a word is in Chinese characters."""
    return _RUN.match(word) is not None


def _is_alike(gram: str, usual: str) -> bool:
    """Return whether a row of characters differs from another one at exactly one place."""
    return len(gram) == len(usual) and (
        sum(one != other for one, other in zip(gram, usual, strict=True)) == 1
    )


def _learn_characters(targets: Iterable[str]) -> frozenset[str]:
    """Return characters that names of other languages are surely written with: beside a dot."""
    return frozenset("".join(chain(*(_BESIDE_DOT.findall(target) for target in targets)))) - {"·"}


def _is_second(gram: str, usual: str, characters: frozenset[str]) -> bool:
    """Return whether a row of characters may be a second spelling.

    Where the first or the last character differs, it may be a word beside the name: then both must
    be ``characters`` that names are written with.
    """
    if not _is_alike(gram, usual):
        return False
    if gram[0] == usual[0] and gram[-1] == usual[-1]:
        return True
    return characters.issuperset(set(gram) ^ set(usual))


def find_alike(text: str, usual: str) -> Iterator[tuple[str, int]]:
    """Yield each row of characters of a text that is alike, with its place."""
    length = len(usual)
    for run in _RUN.finditer(text):
        for at in range(run.start(), run.end() - length + 1):
            if _is_alike(text[at : at + length], usual):
                yield text[at : at + length], at
