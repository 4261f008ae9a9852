"""What was adopted as a page to look at: both texts side by side, the doubtful pairs first."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from dragoman import dashboard
from dragoman.commands._adopt.plan import AdoptOutcome, PlannedText
from dragoman.commands._adopt.texts import AdoptedPair, NumberedText
from dragoman.commands.adopt import Adoption
from dragoman.commands.dashboard import name_language
from dragoman.dashboard import AdoptedDocument, AdoptedParagraph, AdoptedRow
from dragoman.project import Project


def write_adopt_page(project: Project, adoptions: Iterable[Adoption]) -> str:
    """Return the page. It names the files of translations, but not where they lie."""
    source = name_language(project.settings.source_language)
    return dashboard.write_adopt_page(source, [_describe_document(one) for one in adoptions])


def _describe_document(adoption: Adoption) -> AdoptedDocument:
    return AdoptedDocument(
        adoption.document,
        name_language(adoption.language),
        PurePath(adoption.file).name,
        tuple(_list_rows(adoption)),
        adoption.summary,
    )


def _list_rows(adoption: Adoption) -> Iterator[AdoptedRow]:
    """Yield the rows in the order of the document; what has no source is where the file has it."""
    texts: dict[int, PlannedText] = {text.number: text for text in adoption.texts}
    alone = [AdoptedPair((), (number,), 0, sure=False) for number in adoption.unused_target]
    for pair in _sort_pairs(adoption):
        while alone and pair.target and alone[0].target < pair.target:
            yield _make_row(adoption, alone.pop(0), texts)
        yield _make_row(adoption, pair, texts)
    for pair in alone:
        yield _make_row(adoption, pair, texts)


def _sort_pairs(adoption: Adoption) -> list[AdoptedPair]:
    untranslated = (AdoptedPair((number,), (), 0, sure=False) for number in adoption.unused_source)
    return sorted([*adoption.pairs, *untranslated])


def _make_row(
    adoption: Adoption, pair: AdoptedPair, texts: Mapping[int, PlannedText]
) -> AdoptedRow:
    remarks = tuple(_list_remarks(pair, texts))
    return AdoptedRow(
        _show(adoption.source, pair.source),
        _show(adoption.target, pair.target),
        round(100 * pair.confidence),
        is_doubtful=not pair.sure,
        remarks=remarks,
        commands=tuple(_list_commands(adoption, pair)),
    )


def _show(
    texts: Mapping[int, NumberedText], numbers: Iterable[int]
) -> tuple[AdoptedParagraph, ...]:
    return tuple(AdoptedParagraph(number, texts[number].described) for number in numbers)


def _list_remarks(pair: AdoptedPair, texts: Mapping[int, PlannedText]) -> Iterator[str]:
    if not pair.target:
        yield "No translation was found."
    if not pair.source:
        yield "No source was found; the text is kept at the end of the catalogue."
    for number in pair.source if pair.target else ():
        text = texts.get(number)
        if text is not None and text.outcome not in (AdoptOutcome.ADOPTED, AdoptOutcome.SAME):
            yield f"Paragraph {number}: {text.outcome}."
        if text is not None and text.left_out:
            yield f"Paragraph {number}: left out: {', '.join(text.left_out)}."
        if text is not None and text.outcome.is_written:
            yield from (f"Paragraph {number}: {error}" for error in text.errors)


def _list_commands(adoption: Adoption, pair: AdoptedPair) -> Iterator[tuple[str, str]]:
    """Yield what the reader may do about a doubtful pair, with the command for it."""
    if pair.sure:
        return
    if pair.source and pair.target:
        yield "Right", _write_command(adoption, [pair])
    yield from ((what, _write_command(adoption, pairs)) for what, pairs in _split(pair))
    yield from ((what, _write_command(adoption, [one])) for what, one in _join_pair(adoption, pair))


def _split(pair: AdoptedPair) -> Iterator[tuple[str, list[AdoptedPair]]]:
    """Yield the pairs that a larger pair may be instead."""
    if len(pair.source) == len(pair.target) > 1:
        ones = zip(pair.source, pair.target, strict=True)
        yield "One by one", [AdoptedPair((one,), (other,)) for one, other in ones]
    elif len(pair.source) == 1 < len(pair.target):
        yield "Only the first", [AdoptedPair(pair.source, pair.target[:1])]
        yield "Only the last", [AdoptedPair(pair.source, pair.target[-1:])]
    elif len(pair.target) == 1 < len(pair.source):
        yield "Only the first", [AdoptedPair(pair.source[:1], pair.target)]
        yield "Only the last", [AdoptedPair(pair.source[-1:], pair.target)]


def _join_pair(adoption: Adoption, pair: AdoptedPair) -> Iterator[tuple[str, AdoptedPair]]:
    """Yield the larger pairs that a pair may be instead, with what is beside it.

    What has no partner may belong to the paragraph before it. A pair may belong to what is beside
    it and has no partner.
    """
    if not pair.source or not pair.target:
        side = 0 if pair.source else 1
        before = _find_pair(adoption, side, (pair.source or pair.target)[0] - 1)
        if before is not None:
            yield "Together with the one before", _add(before, pair)
        return
    for place, what in (
        (pair.target[0] - 1, "Together with the one before"),
        (pair.target[-1] + 1, "Together with the next"),
    ):
        if place in adoption.unused_target:
            yield what, _add(pair, AdoptedPair((), (place,)))


def _find_pair(adoption: Adoption, side: int, number: int) -> AdoptedPair | None:
    """Return the pair that has a paragraph on a side: 0 is the document, 1 its translation."""
    sides = ((pair, (pair.source, pair.target)[side]) for pair in adoption.pairs)
    return next((pair for pair, numbers in sides if number in numbers), None)


def _add(one: AdoptedPair, other: AdoptedPair) -> AdoptedPair:
    source, target = {*one.source, *other.source}, {*one.target, *other.target}
    return AdoptedPair(tuple(sorted(source)), tuple(sorted(target)))


def _write_command(adoption: Adoption, pairs: Iterable[AdoptedPair]) -> str:
    name = PurePath(adoption.file).name
    decided = " ".join(f"--pair {_join(pair.source)}={_join(pair.target)}" for pair in pairs)
    words = (adoption.document, "-l", adoption.language, name)
    return f"dragoman adopt {' '.join(map(shlex.quote, words))} {decided}"


def _join(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))
