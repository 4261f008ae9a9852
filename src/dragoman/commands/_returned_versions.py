"""A file that comes back again, corrected: what it brought the first time is no conflict.

A key says how a message went out, and not what the same file brought before. So what `import` takes
is remembered in the user's cache folder, as digests. Where nothing is remembered, both texts are
kept, as in every conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dragoman.catalogs.returned_texts import ReturnedText
from dragoman.commands._count_cache import content_key
from dragoman.commands._returned_places import ReturnedPlace
from dragoman.commands._user_cache import read_entries, write_entries
from dragoman.model import MessageKey

KIND, VERSION = "returned", "1"
MOST = 200_000
"""This many texts are remembered; the oldest go first."""
_LIKENESS = 0.6
"""How much of a text stays, where somebody corrects it. Another person's is less alike."""
_SURE = 3
"""Where so many times as many words came before, a corrected text may be any."""


class TakenTexts:
    """The texts that were taken from returned files of a project."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, int] | None = None
        self._new: dict[str, int] = {}

    def has_any(self) -> bool:
        """Return whether any text was ever taken."""
        return bool(self._new or self._read())

    def has(self, place: ReturnedPlace, key: MessageKey, text: str) -> bool:
        """Return whether this translation of a message was taken from a file."""
        digest = _digest(place, key, text)
        return digest in self._new or digest in self._read()

    def add(self, place: ReturnedPlace, key: MessageKey, text: str) -> None:
        """Remember a text, to be kept by ``save``."""
        self._new[_digest(place, key, text)] = 1

    def save(self) -> None:
        """Keep what is new beside what others have written meanwhile."""
        if self._new:
            kept = {**read_entries(self._root, KIND, VERSION), **self._new}
            write_entries(self._root, KIND, VERSION, dict(list(kept.items())[-MOST:]))
            self._new, self._known = {}, None

    def _read(self) -> Mapping[str, int]:
        if self._known is None:
            self._known = read_entries(self._root, KIND, VERSION)
        return self._known


def follow_versions(
    taken: TakenTexts,
    place: ReturnedPlace,
    present: Mapping[MessageKey, str],
    texts: Sequence[ReturnedText],
) -> list[ReturnedText]:
    """Return the texts of a file, each with the present text that it corrects, if it does.

    It corrects a text that was taken from a file, if at least as many others of the file were taken
    before. Two people who were given the same paragraphs have not written the same; where they
    agree in some short ones, the others are not alike.
    """
    before = [text for text in texts if taken.has(place, text.key, text.text)]
    corrected = {
        number: present[text.key]
        for number, text in enumerate(texts)
        if text.text.strip()
        and present.get(text.key, "") not in ("", text.text)
        and taken.has(place, text.key, present[text.key])
        and not taken.has(place, text.key, text.text)
    }
    if len(before) < max(1, len(corrected)):
        return list(texts)
    is_sure = _count_words(text.text for text in before) >= _SURE * _count_words(corrected.values())
    return [
        text._replace(corrects=corrected[number])
        if number in corrected and (is_sure or _are_alike(text.text, corrected[number]))
        else text
        for number, text in enumerate(texts)
    ]


def _are_alike(text: str, old: str) -> bool:
    from rapidfuzz.distance.Indel import normalized_similarity

    return normalized_similarity(old, text) >= _LIKENESS


def _count_words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _digest(place: ReturnedPlace, key: MessageKey, text: str) -> str:
    context, source = key
    return content_key(*(part.encode() for part in (*place, context or "", source, text)))
