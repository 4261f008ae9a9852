"""What ``adopt`` is to write: which paragraphs of a translation belong to which messages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from dragoman.bitext import share_bead
from dragoman.catalogs import find_state
from dragoman.catalogs.states import find_valid_adoption, is_adopted
from dragoman.commands._adopt.marks import (
    WrittenForm,
    cut_spans,
    fit_marks,
    join_spans,
    read_spans,
    show_text,
)
from dragoman.commands._adopt.texts import DECIDED, AdoptedPair, NumberedText, fold_text, has_words
from dragoman.commands._adopt.typed_markers import drop_marker
from dragoman.languages.near_languages import are_near
from dragoman.matching.model import has_remark
from dragoman.model import MessageKey, Span, State
from dragoman.po import Block
from dragoman.po.marks import MarkKind, find_marks

_GAP = r"(?<![\s/|=→–—-])(?P<gap>[\s/|=→–—-]++)"
_BEFORE, _BEHIND = rf"(?:{_GAP}|(?<=\W)|(?=[^\x00-\x7F]))", rf"(?:{_GAP}|(?<=\W)|(?<=[^\x00-\x7F]))"
"""What is between a source and its translation: spaces and signs, or a tab, which shows nothing."""


class AdoptOutcome(StrEnum):
    """What becomes of the translation that was found for a message."""

    ADOPTED = "adopted"
    SAME = "the catalogue has it already"
    KEPT = "the catalogue has another translation, which is kept"
    EMPTY = "no part of the translation seems to belong to it"
    TWICE = "the same text is there twice, and its other translation is taken"
    PLURAL = "it has plural forms; translate it in the catalogue"
    UNTRANSLATED = "the file has it as it is in the document, not translated"

    @property
    def is_written(self) -> bool:
        """Whether the translation is in the catalogue then."""
        return self in (AdoptOutcome.ADOPTED, AdoptOutcome.SAME)


class PlannedText(NamedTuple):
    """The translation that was found for one message."""

    key: MessageKey
    number: int
    target: tuple[int, ...]
    """The numbers of the paragraphs that it is from."""
    text: str
    confidence: float
    sure: bool
    left_out: tuple[str, ...] = ()
    """What of its formatting the source does not have."""
    is_source: bool = False
    """Whether it is the text of the source itself, which nobody has translated."""
    outcome: AdoptOutcome = AdoptOutcome.ADOPTED
    errors: tuple[str, ...] = ()
    """What ``check`` calls an error in it, in sentences; such a text is never sure."""

    @property
    def shown(self) -> str:
        """What a reader sees of it."""
        return show_text(read_spans(self.text, "markdown"))


def make_texts(
    pairs: Iterable[AdoptedPair],
    source: Mapping[int, NumberedText],
    target: Mapping[int, NumberedText],
    languages: tuple[str, str],
) -> Iterator[PlannedText]:
    """Yield the translation of each message of the pairs, with the marks that fit its source.

    ``languages`` are those of the document and of its translation.
    """
    near = are_near(*languages)
    for pair in pairs:
        if not pair.source or not pair.target:
            continue
        units = [source[number] for number in pair.source]
        texts = [target[n] for n in pair.target if target[n].repeats not in pair.target]
        for unit, part in zip(units, _share(units, texts, languages), strict=True):
            if not unit.unit.translatable:
                continue
            is_whole = len(units) == 1 == len(texts) and texts[0].markup == unit.markup
            found = _drop_typed_marker(part, unit)
            alone = None if near else _drop_source(found, unit.shown)
            bare = alone or found
            written = texts[0].unit.text if is_whole and bare == part else ""
            form = WrittenForm(written, _has_tags(texts), _may_have_tabs(texts))
            text, left_out = fit_marks(unit.unit.text, unit.markup, bare, form)
            is_decided, is_same = pair.confidence == DECIDED, not near and _is_copy(text, unit)
            is_clear = is_decided or near or not (is_same or alone is not None)
            yield PlannedText(
                unit.unit.key,
                unit.number,
                pair.target,
                text,
                pair.confidence,
                pair.sure and len(units) == 1 and is_clear,
                left_out,
                is_source=is_same and not is_decided and has_words(unit.shown),
            )


def _drop_typed_marker(spans: tuple[Span, ...], unit: NumberedText) -> tuple[Span, ...]:
    place = unit.unit.place
    is_item = place.lists and place.first
    return drop_marker(spans, unit.shown, place.lists[-1]) if is_item else spans


def _drop_source(spans: Sequence[Span], source: str) -> tuple[Span, ...] | None:
    """Return a translation without its whole source before it, or behind it, also in brackets; None
    if it does not have that.

    So it is where somebody wrote each translation below its source. A name or a number on the same
    line may be a part of the translation, and stays; so does a source with other words around it.
    """
    shown, words = show_text(spans), source.split()
    if not words or any(word not in shown for word in words):  # nearly always
        return None
    own = r"\s+".join(map(re.escape, words))
    own = rf"(?:{own}|\({own}\)|\[{own}\])"
    if match := re.match(rf"\s*{own}{_BEFORE}(?=\S)", shown):
        rest = match.end(), len(shown)
    elif match := re.search(rf"(?<=\S){_BEHIND}{own}\s*\Z", shown):
        rest = 0, match.start()
    else:
        return tuple(spans) if has_words(source) and re.search(own, shown) else None
    is_apart = has_words(source) or "\n" in (match["gap"] or "")
    return cut_spans(spans, *rest) if is_apart else tuple(spans)


def _is_copy(text: str, unit: NumberedText) -> bool:
    """Return whether a translation is the text of its source, with a letter in it.

    Perhaps nobody has translated it. A number is the same in both languages. Of a picture alone,
    the description counts.
    """
    if not unit.shown.strip():
        return text == unit.unit.text
    shown = show_text(read_spans(text, unit.markup))
    return fold_text(shown) == fold_text(unit.shown) and any(map(str.isalpha, unit.shown))


def _has_tags(texts: Iterable[NumberedText]) -> bool:
    """Return whether what looks like a tag in these texts is one.

    So it is in Markdown, where nobody wrote a backslash before it.
    """
    return all(text.markup != "plain" and "\\<" not in text.unit.text for text in texts)


def _may_have_tabs(texts: Iterable[NumberedText]) -> bool:
    """Return whether texts are from a file that is no text itself, as of Word."""
    return all(text.unit.span == (0, 0) for text in texts)


def _share(
    units: Sequence[NumberedText], texts: Sequence[NumberedText], languages: tuple[str, str]
) -> list[tuple[Span, ...]]:
    """Return the part of a translation that belongs to each of several paragraphs."""
    if len(units) == 1:
        return [join_spans(text.spans for text in texts)]
    sides = [[replace(each.block, text=each.shown) for each in side] for side in (units, texts)]
    return [
        join_spans(cut_spans(texts[piece.block].spans, piece.start, piece.end) for piece in share)
        for share in share_bead(sides[0], sides[1], languages)
    ]


def choose_best(texts: Iterable[PlannedText]) -> dict[MessageKey, PlannedText]:
    """Return for each message its translation: of two, the more certain one, else the first."""
    best: dict[MessageKey, PlannedText] = {}
    for text in texts:
        if not text.text or text.is_source:
            continue
        if text.key not in best or text.confidence > best[text.key].confidence:
            best[text.key] = text
    return best


def decide_outcomes(
    texts: Iterable[PlannedText],
    messages: Mapping[MessageKey, Block],
    may_replace: Callable[[Block], bool],
    *,
    accept_sure: bool,
) -> tuple[PlannedText, ...]:
    """Say what becomes of each translation. Nothing that a person wrote is replaced.

    ``may_replace`` says it of a message that has a text. Of two translations of one message, the
    better one is taken (``choose_best``). With ``accept_sure``, a sure one is written also where
    the message has it as fuzzy: as adopted before, or as a suggestion for a changed source.
    """
    found = list(texts)
    best = choose_best(found)
    decided = []
    for text in found:
        block = messages[text.key]
        outcome = AdoptOutcome.ADOPTED
        if not text.text:
            outcome = AdoptOutcome.EMPTY
        elif text.is_source:
            outcome = AdoptOutcome.UNTRANSLATED
        elif block.plural is not None:
            outcome = AdoptOutcome.PLURAL
        elif text.text != best[text.key].text:
            outcome = AdoptOutcome.TWICE
        elif block.msgstr[0] == text.text:
            is_decided = text.confidence == DECIDED and may_replace(block)
            is_accepted = is_decided or (accept_sure and text.sure)
            is_new = is_accepted and (is_adopted(block) or _is_given(block))
            outcome = AdoptOutcome.ADOPTED if is_new else AdoptOutcome.SAME
        elif block.msgstr[0] and not may_replace(block):
            outcome = AdoptOutcome.KEPT
        decided.append(text._replace(outcome=outcome))
    return tuple(decided)


def _is_given(block: Block) -> bool:
    """Return whether a message is fuzzy because it was given its text, and not because a person
    doubts it or somebody must choose between two."""
    is_conflict = any(find_marks(block.comments, MarkKind.THEIRS))
    return block.fuzzy and not is_conflict and (block.previous is not None or has_remark(block))


def fold_file(texts: Iterable[NumberedText]) -> str:
    """Return the letters and digits of a file: as it is written, and as a reader sees it."""
    found = list(texts)
    written = "".join(text.unit.text for text in found)
    shown = "".join(text.shown for text in found)
    return f"{_keep_letters(written)}\n{_keep_letters(shown)}"


def _keep_letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def is_from(block: Block, file: str, *, decided: bool = False) -> bool:
    """Return whether a message was adopted from this file, and nobody has confirmed it.

    ``file`` is what ``fold_file`` returns. With ``decided``, what a person decided before counts
    too, and what was taken as translated; never what was reviewed, or written by a person.
    """
    mark = find_valid_adoption(block)
    if mark is None or find_state(block) is State.REVIEWED:
        return False
    if not decided and (not block.fuzzy or mark.who == f"{DECIDED:.2f}"):
        return False
    shown = show_text(read_spans(block.msgstr[0], "markdown"))
    return _keep_letters(block.msgstr[0]) in file or _keep_letters(shown) in file


def has_text(block: Block, texts: Iterable[str]) -> bool:
    """Return whether a message has one of some texts, as a reader sees them."""
    shown = fold_text(show_text(read_spans(block.msgstr[0], "markdown")))
    return any(shown == fold_text(text) for text in texts)
