"""The texts that ``bitext.py`` aligns: public ones, and how they are disturbed.

Nothing is fetched here (see ``bitext_fetch``), and nothing is kept. A folder that is missing is
passed over. Each document is a source, its translation, and the truth: which blocks belong
together.
"""

from __future__ import annotations

import itertools
import random
import re
import runpy
from collections.abc import Collection, Iterator, Sequence
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
TIMED_WAYS = ("drop", "add", "split", "join")
"""How subtitles are disturbed with their times: who keeps the times keeps the order."""
WIDE_WAYS = (*WAYS, "split", "join", "split into many", "join many", "cut anew")
"""The same, and beads of more than two paragraphs: 1:3 to 1:5, 3:1 to 5:1, and 2:3 and 3:2."""
_OTHERWISE = {("tr", "starting-a-project")}
"""Articles that have as many blocks as their source, but not the same ones."""
_MOST = 5
"""The most paragraphs that one becomes, or that become one."""
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


def leave_times(blocks: Sequence[TextBlock]) -> tuple[TextBlock, ...]:
    """Return subtitles as they are in a file: their texts, and when they are shown."""
    return tuple(TextBlock(block.text, times=block.times) for block in blocks)


def leave_text(blocks: Sequence[TextBlock]) -> tuple[TextBlock, ...]:
    """Return the blocks as paragraphs of plain text: without kinds, links and emphasis."""
    return tuple(TextBlock(block.text) for block in blocks)


def list_articles(folder: Path, language: str) -> Iterator[Document]:
    """Yield the articles of opensource.guide that have all their blocks in a language.

    ``folder`` is a copy of github.com/github/opensource.guide.
    """
    for path in sorted((folder / "_articles").glob("*.md")):
        translation = path.parent / language / path.name
        if translation.is_file() and (language, path.stem) not in _OTHERWISE:
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


def disturb(
    document: Document,
    strange: Sequence[TextBlock],
    share: float,
    seed: str,
    ways: Sequence[str] = WAYS,
) -> Document:
    """Return a document of whose blocks a share was disturbed in the translation, in some ways.

    ``strange`` are blocks of other documents in the language of the translation.
    """
    dice = random.Random(seed)
    target: list[TextBlock] = []
    truth: list[Pair] = []
    at = 0
    while at < len(document.target):
        way = dice.choice(ways) if dice.random() < share else ""
        steps = _disturb_block(document.target[at : at + _MOST], way, strange, dice)
        for source, blocks in steps:
            own = tuple(at + place for place in source)
            truth.append((own, tuple(range(len(target), len(target) + len(blocks)))))
            target.extend(blocks)
        at += sum(len(source) for source, _ in steps)
    return replace(document, target=tuple(target), truth=frozenset(truth))


def _disturb_block(
    ahead: Sequence[TextBlock], way: str, strange: Sequence[TextBlock], dice: random.Random
) -> list[tuple[tuple[int, ...], Sequence[TextBlock]]]:
    """Return what becomes of the next blocks: beads, whose source counts from the first one."""
    own, parts = ahead[0], _cut(ahead[0])
    counts = {"join many": range(3, _MOST + 1), "cut anew": (2, 3)}
    count = dice.choice(counts.get(way, (2,)))
    if way == "drop":
        return [((0,), ())]
    if way == "add":
        end = own.times[1]
        return [((0,), (own,)), ((), (replace(dice.choice(strange), times=(end, end)),))]
    if way == "split" and len(parts) > 1:
        return [((0,), _share_out(own, parts, 2, dice))]
    if way == "split into many" and len(parts) > 2:
        most = min(len(parts), dice.randrange(3, _MOST + 1))
        return [((0,), _share_out(own, parts, most, dice))]
    if len(ahead) >= count:
        numbers, blocks = tuple(range(count)), ahead[:count]
        if way == "exchange":
            return [((1,), (ahead[1],)), ((0,), (own,))]
        if way in ("join", "join many"):
            text = " ".join(block.text for block in blocks)
            times = own.times[0], blocks[-1].times[1]
            return [(numbers, (replace(own, text=text, times=times),))]
        every = [part for block in blocks for part in _cut(block)]
        ends = set(itertools.accumulate(len(_cut(block)) for block in blocks))
        if way == "cut anew" and len(every) - len(ends) >= 4 - count:
            return [(numbers, _share_out(own, every, 5 - count, dice, ends))]
    return [((0,), (own,))]


def _cut(block: TextBlock) -> list[str]:
    return [part for part in _SENTENCE.split(block.text) if part.strip()]


def _share_out(
    block: TextBlock,
    parts: Sequence[str],
    count: int,
    dice: random.Random,
    never: Collection[int] = (),
) -> list[TextBlock]:
    """Return the parts of a text as so many blocks, never cut before some of the parts."""
    places = [place for place in range(1, len(parts)) if place not in never]
    cuts = [0, *sorted(dice.sample(places, count - 1)), len(parts)]
    texts = [" ".join(parts[a:b]) for a, b in itertools.pairwise(cuts)]
    start, end = block.times
    shares = [0, *itertools.accumulate(map(len, texts))]
    times = [start + (end - start) * share // shares[-1] for share in shares]
    return [
        replace(block, text=text, times=own)
        for text, own in zip(texts, itertools.pairwise(times), strict=True)
    ]
