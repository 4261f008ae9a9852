"""The texts that ``bitext.py`` aligns: public ones, and how they are disturbed.

Nothing is fetched here and nothing is kept. A folder that is missing is passed over. Each document
is a source, its translation, and the truth: which blocks belong together.
"""

from __future__ import annotations

import random
import re
import runpy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from dragoman import sources
from dragoman.bitext import TextBlock, make_blocks

Pair = tuple[tuple[int, ...], tuple[int, ...]]
UDHR_NAMES = {
    "ar": "arb", "de": "deu_1996", "en": "eng", "es": "spa", "fa": "pes_1", "fr": "fra",
    "he": "heb", "hi": "hin", "id": "ind", "ja": "jpn", "ru": "rus", "sw": "swh", "tr": "tur",
    "ur": "urd", "zh": "cmn_hans",
}  # fmt: skip
WAYS = ("drop", "add", "split", "join", "exchange")
_SENTENCE = re.compile(r"(?<=[.!?؟।])\s+|(?<=[。！？])")


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its translation."""

    name: str
    languages: tuple[str, str]
    source: tuple[TextBlock, ...]
    target: tuple[TextBlock, ...]
    truth: frozenset[Pair]


@cache
def read_blocks(path: Path) -> tuple[TextBlock, ...]:
    """Return the blocks of a document."""
    return make_blocks(sources.read(path.read_bytes(), path.stem, suffix=path.suffix))


def leave_text(blocks: Sequence[TextBlock]) -> tuple[TextBlock, ...]:
    """Return the blocks as paragraphs of plain text: without kinds, links and emphasis."""
    return tuple(TextBlock(block.text) for block in blocks)


def list_articles(folder: Path, language: str) -> Iterator[Document]:
    """Yield the articles of opensource.guide that have all their blocks in a language.

    ``folder`` is a copy of github.com/github/opensource.guide.
    """
    for path in sorted((folder / "_articles").glob("*.md")):
        translation = path.parent / language / path.name
        if translation.is_file():
            source, target = read_blocks(path), read_blocks(translation)
            if [(b.kind, b.level) for b in source] == [(b.kind, b.level) for b in target]:
                yield make_parallel(path.stem, ("en", language), source, target)


def list_real_articles(folder: Path, language: str) -> Iterator[Document]:
    """Yield all articles with a translation as they are.

    The truth is of blocks that have a link or a picture which no other block has.
    """
    for path in sorted((folder / "_articles").glob("*.md")):
        translation = path.parent / language / path.name
        if translation.is_file():
            source, target = read_blocks(path), read_blocks(translation)
            sides = [_find_unmistakable(side) for side in (source, target)]
            truth = {((sides[0][key],), (sides[1][key],)) for key in sides[0].keys() & sides[1]}
            yield Document(path.stem, ("en", language), source, target, frozenset(truth))


def _find_unmistakable(blocks: Sequence[TextBlock]) -> dict[tuple[str, ...], int]:
    """Return the blocks by their links and pictures, without those that others have too."""
    found: dict[tuple[str, ...], list[int]] = {}
    for number, block in enumerate(blocks):
        names = [re.sub(r"#.*|/$|(?<=/)(?:fa|ar)/", "", each) for each in block.links]
        names += [each.rpartition("/")[2] for each in block.pictures]
        if names:
            found.setdefault(tuple(sorted(names)), []).append(number)
    return {key: numbers[0] for key, numbers in found.items() if len(numbers) == 1}


def list_declarations(folder: Path, language: str) -> Iterator[Document]:
    """Yield the Universal Declaration of Human Rights, without articles of other paragraphs.

    ``folder`` is a copy of github.com/eric-muller/udhr.
    """
    path = folder / "data" / "udhr" / f"udhr_{UDHR_NAMES[language]}.xml"
    english = path.with_name("udhr_eng.xml")
    if path.is_file() and english.is_file():
        parts = [_read_declaration(each) for each in (english, path)]
        common = [name for name in parts[0] if len(parts[0][name]) == len(parts[1].get(name, []))]
        sides = [[TextBlock(t) for name in common for t in part[name]] for part in parts]
        yield make_parallel("declaration", ("en", language), sides[0], sides[1])


def _read_declaration(path: Path) -> dict[str, list[str]]:
    parts: dict[str, list[str]] = {}
    for part in ElementTree.parse(path).getroot():  # noqa: S314 - a file of the user's
        texts = (" ".join("".join(each.itertext()).split()) for each in part.iter() if each.text)
        kept = [
            t
            for each, t in zip(part.iter(), texts, strict=False)
            if each.tag[-4:] in ("itle", "para")
        ]
        parts[part.tag + part.get("number", "")] = [text for text in kept if text]
    return parts


def list_alpine(folder: Path) -> Iterator[Document]:
    """Yield the seven documents of 1989 of the Text+Berg corpus, sentence by sentence.

    ``folder`` is a copy of github.com/rsennrich/Bleualign.
    """
    gold = folder / "eval" / "goldeval.py"
    if gold.is_file():
        known = runpy.run_path(str(gold))
        sides = [_read_alpine(folder / "eval" / f"eval1989.{code}") for code in ("de", "fr")]
        for number, name in known["gold1990map"].items():
            truth = frozenset((tuple(s), tuple(t)) for s, t in known["gold"][name])
            yield Document(str(name), ("de", "fr"), sides[0][number], sides[1][number], truth)


def _read_alpine(path: Path) -> list[tuple[TextBlock, ...]]:
    texts = re.split(r"(?m)^\.EOA.*\n?", path.read_text(encoding="utf-8"))
    return [tuple(TextBlock(line.strip()) for line in t.splitlines()) for t in texts if t.strip()]


def make_parallel(
    name: str, languages: tuple[str, str], source: Sequence[TextBlock], target: Sequence[TextBlock]
) -> Document:
    """Return a document whose blocks are translated one by one, without empty ones."""
    pairs = [(s, t) for s, t in zip(source, target, strict=True) if s.text and t.text]
    truth = frozenset(((i,), (i,)) for i in range(len(pairs)))
    return Document(name, languages, tuple(s for s, _ in pairs), tuple(t for _, t in pairs), truth)


def disturb(document: Document, strange: Sequence[TextBlock], share: float, seed: str) -> Document:
    """Return a document of whose blocks a share was disturbed in the translation, in ``WAYS``.

    ``strange`` are blocks of other documents in the language of the translation.
    """
    dice = random.Random(seed)
    target: list[TextBlock] = []
    truth: list[Pair] = []

    def put(source: tuple[int, ...], *blocks: TextBlock) -> None:
        truth.append((source, tuple(range(len(target), len(target) + len(blocks)))))
        target.extend(blocks)

    at = 0
    while at < len(document.target):
        own = document.target[at]
        following = document.target[at + 1 : at + 2]
        way = dice.choice(WAYS) if dice.random() < share else ""
        parts = [part for part in _SENTENCE.split(own.text) if part.strip()]
        if way == "drop":
            put((at,))
        elif way == "split" and len(parts) > 1:
            cut = dice.randrange(1, len(parts))
            halves = " ".join(parts[:cut]), " ".join(parts[cut:])
            put((at,), *(replace(own, text=half) for half in halves))
        elif way == "join" and following:
            put((at, at + 1), replace(own, text=f"{own.text} {following[0].text}"))
        elif way == "exchange" and following:
            put((at + 1,), following[0])
            put((at,), own)
        else:
            put((at,), own)
            if way == "add":
                put((), dice.choice(strange))
        at += 2 if way in ("join", "exchange") and following else 1
    return replace(document, target=tuple(target), truth=frozenset(truth))
