"""How the names of a source are written where words are not separated: in Chinese characters.

Characters do not tell how they sound. So a name is written with the characters that stand together
in most messages that have the name, and in few others; and a second spelling has one other
character at one place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
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
    beside: dict[str, list[str]] = {name: [] for name in names}
    for target, found in zip(targets, inside, strict=True):
        for name in names.keys() & found:
            beside[name].append(target)
    likely = {name: _list_frequent(texts) for name, texts in beside.items()}
    counts = _count_rows({row for rows in likely.values() for row in rows}, targets)
    usual = {
        name: chosen
        for name, found_beside in likely.items()
        if (chosen := _choose_usual(found_beside, counts))
    }
    characters = _learn_characters(targets)
    alike = {
        name: Counter(
            row
            for text in beside[name]
            for row in {row for row, _ in find_alike(text, usual[name][0])}
            if _is_second(row, usual[name][0], characters)
        )
        for name in usual
    }
    times = _count_rows({row for rows in alike.values() for row in rows}, targets)
    return usual, dict(times), {name: dict(rows) for name, rows in alike.items()}


def _list_frequent(texts: Sequence[str]) -> Counter[str]:
    """Count the rows that are in enough of some texts to be the name that all of them have."""
    counts = Counter(row for text in texts for row in _list_grams(text))
    least = max(_FEWEST_MESSAGES, _LEAST_SHARE * len(texts))
    return Counter({row: count for row, count in counts.items() if count >= least})


def _count_rows(rows: Set[str], texts: Iterable[str]) -> Counter[str]:
    """Count in how many texts each of some rows is. No other row is kept."""
    return Counter(row for text in texts for row in rows & _list_grams(text))


def _choose_usual(found: Counter[str], counts: Mapping[str, int]) -> tuple[str, int] | None:
    """Return the characters that a name is written with, and in how many messages they are.

    ``found`` counts the rows of characters in the messages with the name, ``counts`` in all.
    """
    likely = [(count, gram) for gram, count in found.items() if count >= _LEAST_OWN * counts[gram]]
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
