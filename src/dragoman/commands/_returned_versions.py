"""A file that comes back again, corrected: what it brought the first time is no conflict.

A key says how a message went out, and not what the same file brought before. So the texts that
`import` takes for messages without a translation are remembered in the user's cache folder, as
digests. Where nothing is remembered, both texts are kept, as in every conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dragoman.catalogs.returned_texts import ReturnedText
from dragoman.commands._count_cache import content_key
from dragoman.commands._returned_places import ReturnedPlace
from dragoman.commands._user_cache import read_entries, write_entries
from dragoman.model import MessageKey, State

KIND, VERSION = "returned", "1"
MOST = 200_000
"""This many texts are remembered; the oldest go first."""
_LIKENESS = 0.8
"""How much of a text stays, where somebody corrects it. Another person's is less alike."""
_SURE = 3
"""Where so many times as many words came before, a corrected text may be any."""
_MORE = 2
"""So many times as many texts must have come before as are corrected."""
_SENTENCE = 5
"""So many words, and two people do not write the same by chance."""


class TakenTexts:
    """The texts of returned files of a project that were taken where there was no translation."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, int] | None = None
        self._new: dict[str, int] = {}

    def has(self, place: ReturnedPlace, key: MessageKey, text: str) -> bool:
        """Return whether this translation of a message was taken from a file."""
        digest = _digest(place, key, text)
        return digest in self._new or digest in self._read()

    def add(
        self, place: ReturnedPlace, texts: Iterable[ReturnedText], present: Mapping[MessageKey, str]
    ) -> None:
        """Remember texts that were taken, to be kept by ``save``; ``present`` is what was there.

        What corrects a text is remembered only where its key says that it went out without one:
        else the next reviewer of the same texts would seem to correct it again.
        """
        for text in texts:
            if not present.get(text.key) or (text.corrects and text.sent):
                self._new[_digest(place, text.key, text.text)] = 1

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

    It corrects a text that was taken from a file, if most others of the file were taken before, a
    whole sentence among them. Two people who translate the same paragraphs do not write the same;
    where they agree in some short ones, the others are not alike. What reviewers were given was
    written before, so it says nothing about who sends a file.
    """
    before = [text for text in texts if _was_empty(text) and taken.has(place, text.key, text.text)]
    corrected = {
        number: present[text.key]
        for number, text in enumerate(texts)
        if text.text.strip()
        and _was_empty(text)
        and present.get(text.key, "") not in ("", text.text)
        and taken.has(place, text.key, present[text.key])
        and not taken.has(place, text.key, text.text)
    }
    longest = max((_count_words([text.text]) for text in before), default=0)
    if len(before) < _MORE * len(corrected) or longest < _SENTENCE:
        return list(texts)
    is_sure = _count_words(text.text for text in before) >= _SURE * _count_words(corrected.values())
    return [
        text._replace(corrects=corrected[number])
        if number in corrected and (is_sure or _are_alike(text.text, corrected[number]))
        else text
        for number, text in enumerate(texts)
    ]


def _was_empty(text: ReturnedText) -> bool:
    """Return whether a message went out without a translation, as far as anybody knows."""
    return text.sent is None or text.sent.state is State.UNTRANSLATED


def _are_alike(text: str, old: str) -> bool:
    from rapidfuzz.distance.Indel import normalized_similarity

    return normalized_similarity(old, text) >= _LIKENESS


def _count_words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _digest(place: ReturnedPlace, key: MessageKey, text: str) -> str:
    context, source = key
    return content_key(*(part.encode() for part in (*place, context or "", source, text)))
