"""A file that comes back again, corrected: its first version does not make a conflict.

A key says how a message went out, and not what the same file brought before. So what `import` takes
is remembered in the user's cache folder, as digests. Where nothing is remembered, or another person
may have written the file, both texts are kept, as in every conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dragoman.catalogs.returned_texts import ReturnedText
from dragoman.commands._caches.digests import make_content_key
from dragoman.commands._caches.user_cache import add_entries, read_entries
from dragoman.model import CatalogName, MessageKey, State

KIND, VERSION = "returned", "2"
MOST = 200_000
"""This many texts are remembered; the oldest go first."""
_LIKENESS = 0.8
"""How much of a text stays, where somebody corrects it. Another person's is less alike."""
_SURE = 3
"""Where so many times as many characters came before, a corrected text may be any."""
_MORE = 2
"""So many times as many texts must be here again as are corrected."""
_SENTENCE = 20
"""A text of so many characters, and two people do not write the same by chance."""


class TakenTexts:
    """The texts that were taken from returned files of a project.

    ``who`` names whose work it is. Texts that came under another name are not found.
    """

    def __init__(self, root: Path, who: str) -> None:
        self._root = root
        self._who = who
        self._known: dict[str, int] | None = None
        self._new: dict[str, int] = {}

    def find_file(self, place: CatalogName, key: MessageKey, text: str) -> int:
        """Return the number of the file that a translation of a message was taken from; 0 for
        none."""
        digest = self._digest(place, key, text)
        return self._new.get(digest) or self._read().get(digest, 0)

    def add(
        self,
        place: CatalogName,
        present: Mapping[MessageKey, str],
        texts: Iterable[ReturnedText],
    ) -> None:
        """Remember what was taken from a file and was not present before, to be kept by ``save``.

        The file has a number of its own, made from the first text.
        """
        new = (text for text in texts if text.text != present.get(text.key))
        digests = [self._digest(place, text.key, text.text) for text in new]
        self._new |= {digest: int(digests[0][:12], 16) for digest in digests}

    def save(self) -> None:
        """Keep what is new beside what others have written meanwhile."""
        if self._new:
            add_entries(self._root, KIND, VERSION, self._new, MOST)
            self._new, self._known = {}, None

    def _read(self) -> Mapping[str, int]:
        if self._known is None:
            self._known = read_entries(self._root, KIND, VERSION)
        return self._known

    def _digest(self, place: CatalogName, key: MessageKey, text: str) -> str:
        context, source = key
        parts = (*place, self._who, context or "", source, text)
        return make_content_key(*(part.encode() for part in parts))


def follow_versions(
    taken: TakenTexts,
    place: CatalogName,
    present: Mapping[MessageKey, str],
    texts: Sequence[ReturnedText],
) -> list[ReturnedText]:
    """Return the texts of a file, each with the present text that it corrects, if it does.

    It corrects a text that was taken from a file, if most others of that file are here again, a
    whole sentence among them. Two people who translate the same paragraphs do not write the same;
    where they agree in some short ones, the others are not alike. Where the keys say how a text
    went out, it does not matter from which file, but it must have gone out empty: what reviewers
    were given says nothing about who sends a file.
    """
    before: dict[int, list[str]] = defaultdict(list)
    """By the number of a file: the texts of it that are here again."""
    corrected: dict[int, dict[int, str]] = defaultdict(dict)
    """By the same: the texts of it that are to be corrected, by the number of the new text."""
    for number, text in enumerate(texts):
        now = present.get(text.key, "")
        if text.sent and text.sent.state is not State.UNTRANSLATED:
            continue
        if file := taken.find_file(place, text.key, text.text):
            if text.text != text.key[1]:
                before[0 if text.sent else file].append(text.text)
        elif text.text.strip() and (file := taken.find_file(place, text.key, now)):
            corrected[0 if text.sent else file][number] = now
    result = list(texts)
    for file, old in corrected.items():
        is_sure = _count_letters(before[file]) >= _SURE * _count_letters(old.values())
        is_one_file = len(before[file]) >= _MORE * len(old)
        has_sentence = any(len(text) >= _SENTENCE for text in before[file])
        for number, now in old.items() if is_one_file and has_sentence else ():
            if is_sure or _are_alike(texts[number].text, now):
                result[number] = texts[number]._replace(corrects=now)
    return result


def _are_alike(text: str, old: str) -> bool:
    from rapidfuzz.distance.Indel import normalized_similarity

    return normalized_similarity(old, text) >= _LIKENESS


def _count_letters(texts: Iterable[str]) -> int:
    return sum(map(len, texts))
