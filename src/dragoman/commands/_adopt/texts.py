"""The paragraphs of a document and of its translation, with their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from dragoman.bitext import TextBlock, make_blocks
from dragoman.commands._adopt.marks import read_spans, show_description, show_text
from dragoman.model import Document, MessageKey, Span, Unit
from dragoman.patterns import compile_later
from dragoman.structure import row_units

DECIDED = 1.0
"""The confidence of what a person decided."""
HIGHEST = 0.99
"""The confidence that what nobody decided can have; it is written with two digits."""
_WORD = compile_later(r"(?<![^\s(\[\"'«“‘])[^\W\d_]{2,}(?![\w@/:])")
_FEW_SMALL, _FEW_WITHOUT_CASE = 2, 4


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A paragraph of a document or of its translation."""

    number: int
    """From 1; of a document, the number that editions print beside it."""
    unit: Unit
    markup: str
    spans: tuple[Span, ...]
    block: TextBlock = field(repr=False)
    """What is aligned."""
    repeats: int = 0
    """Of a title that is repeated at once, the number of the first one; else 0."""

    @property
    def shown(self) -> str:
        """What a reader sees."""
        return show_text(self.spans)

    @property
    def described(self) -> str:
        """The same; of a picture alone, its description."""
        return show_description(self.spans)


def number_texts(document: Document) -> dict[int, NumberedText]:
    """Return the paragraphs of a document that have a text, by the numbers that editions print.

    A title that is repeated at once counts once.
    """
    return _number(replace(document, units=tuple(row_units(document))))


def number_translation(
    translation: Document, source: Mapping[int, NumberedText]
) -> dict[int, NumberedText]:
    """Return the paragraphs of a translation that have a text; all in its file count, from 1.

    A title that is repeated at once says so, also one that is not written as a heading, unless the
    document has it twice in the same way: then each is the translation of one.
    """
    texts = _number(translation)
    rows = {id(unit) for unit in row_units(translation)}
    first: dict[MessageKey, int] = {}
    for number, text in texts.items():
        key = text.unit.key
        if id(text.unit) in rows:
            first.setdefault(key, number)
        elif key in first:
            texts[number] = replace(text, repeats=first[key])
    if _begins_twice(texts) and not _begins_twice(source):
        one, two = list(texts)[:2]
        texts[two] = replace(texts[two], repeats=one)
    return texts


def drop_source(
    target: Mapping[int, NumberedText], source: Mapping[int, NumberedText]
) -> dict[int, NumberedText]:
    """Return the paragraphs of a translation without those of the document, if the file has both.

    So it is where each translation is below its source, or beside it in a table. What is the same
    in both languages is there twice then, and stays once. Numbers of rows are left out, too. A file
    of which only a part is translated has no more paragraphs than the document.
    """
    written = {fold_text(text.unit.text): fold_text(text.shown) for text in source.values()}
    left = Counter(fold_text(text.shown) for text in source.values())
    wanted = {fold_text(text.shown) for text in source.values() if has_words(text.shown)}
    folded = {n: fold_text(text.shown) for n, text in target.items()}
    folded = {n: written.get(shown, shown) for n, shown in folded.items()}
    has_numbers = not all(map(_has_letter, source.values()))
    kept = {}
    for number, text in target.items():
        shown = folded[number]
        if left[shown] > 0:
            left[shown] -= 1
        elif has_numbers or _has_letter(text):
            kept[number] = text
    has_source = 2 * len(wanted.intersection(folded.values())) > len(wanted)
    return kept if has_source and 2 * len(target) > 3 * len(source) else dict(target)


def _has_letter(text: NumberedText) -> bool:
    """Return whether a paragraph is more than a number; a picture alone is."""
    return not text.shown.strip() or any(map(str.isalpha, text.shown))


def _number(document: Document) -> dict[int, NumberedText]:
    texts = {}
    rows = zip(document.units, make_blocks(document), strict=True)
    for number, (unit, block) in enumerate(rows, 1):
        markup = document.markup_of(unit)
        if unit.text.strip():
            texts[number] = NumberedText(number, unit, markup, read_spans(unit.text, markup), block)
    return texts


def _begins_twice(texts: Mapping[int, NumberedText]) -> bool:
    """Return whether the second paragraph says what the first one says."""
    shown = [fold_text(text.shown) for text in list(texts.values())[:2]]
    return len(shown) == 2 and shown[0] == shown[1] != ""


class AdoptedPair(NamedTuple):
    """Paragraphs that belong together, by their numbers from 1; one side may be empty."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float = DECIDED
    sure: bool = True


def fold_text(text: str) -> str:
    """Return a text by which two are compared: their spaces and ends of lines are the same."""
    return " ".join(text.split())


def has_words(text: str) -> bool:
    """Return whether a text is more than names, addresses and numbers: a translation differs.

    In scripts with capital letters two words that begin with a small letter show it, in others
    four words.
    """
    words = _WORD.findall(text)
    small = [word for word in words if word[0].islower()]
    without_case = [word for word in words if word[0].lower() == word[0].upper()]
    return len(small) >= _FEW_SMALL or len(without_case) >= _FEW_WITHOUT_CASE


def add_repeated(
    pairs: Iterable[AdoptedPair], target: Mapping[int, NumberedText]
) -> Iterator[AdoptedPair]:
    """Yield the pairs; what repeats a paragraph of a translation goes where that goes."""
    found = list(pairs)
    used = {number for pair in found for number in pair.target}
    left = [text for text in target.values() if text.repeats and text.number not in used]
    for pair in found:
        more = [text.number for text in left if text.repeats in pair.target]
        yield pair._replace(target=tuple(sorted((*pair.target, *more))))
