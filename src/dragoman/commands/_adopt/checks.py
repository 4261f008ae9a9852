"""Whether a file may be the translation of a document at all, what a person decided of it, and
what is wrong in its texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dragoman.catalogs.states import put_translation
from dragoman.commands._adopt.plan import PlannedText, choose_best
from dragoman.commands._adopt.texts import AdoptedPair, NumberedText, fold_text
from dragoman.commands._adopt.typed_numbers import FEWEST, adds_number
from dragoman.commands._check.findings import find_errors
from dragoman.errors import ProjectError, SourceError
from dragoman.languages.near_languages import are_near
from dragoman.languages.wrong_language import describe_language, may_be_in
from dragoman.model import SENT_KEY, CatalogName, Document
from dragoman.patterns import compile_later
from dragoman.po import Catalog
from dragoman.project import Project

_KEY = compile_later(SENT_KEY)


class NotTranslatedError(SourceError):
    """A file has the text of the document itself, and nothing else."""


def refuse_sent(translation: Document, file: str) -> None:
    """Raise SourceError for a file with the keys of ``export``: ``import`` knows what is in it."""
    texts = (translation.text, *(unit.text.replace("\\", "") for unit in translation.units))
    if any(map(_KEY.search, texts)):
        raise SourceError("`dragoman export` wrote this file: take it with `dragoman import`", file)


def check_translation(
    source: Mapping[int, NumberedText],
    target: Mapping[int, NumberedText],
    languages: tuple[str, str],
    file: str,
) -> None:
    """Raise NotTranslatedError for the text of the document itself, and SourceError for another
    file that is not a translation into the second of the languages.

    It may have paragraphs that nobody has translated yet. ``file`` is what the sentence calls it.
    """
    _, code = languages
    own = {fold_text(text.shown) for text in source.values()}
    texts = [text.shown for text in target.values() if text.unit.translatable]
    new = [text for text in texts if fold_text(text) not in own]
    if not any(any(map(str.isalpha, text)) for text in new) and not are_near(*languages):
        raise NotTranslatedError(
            "this is the text of the document itself, not translated: give its translation", file
        )
    if not may_be_in(new, code, own):
        raise SourceError(
            f"this is not written in {describe_language(code)}: give the language that it is in "
            "with -l, or another file",
            file,
        )


def check_pairs(
    pairs: Sequence[AdoptedPair],
    source: Mapping[int, NumberedText],
    target: Mapping[int, NumberedText],
    file: str,
) -> None:
    """Raise ProjectError where pairs that a person decided name a paragraph that is not there, or
    one of them twice. ``file`` is what the sentence calls the translation."""
    sides = (
        ([pair.source for pair in pairs], source, "the document"),
        ([pair.target for pair in pairs], target, file),
    )
    for decided, texts, name in sides:
        counts = Counter(number for numbers in decided for number in numbers)
        for number, count in counts.items():
            if number not in texts:
                raise ProjectError(f"{name} has no paragraph {number}: it has {max(texts)}")
            if count > 1:
                raise ProjectError(
                    f"paragraph {number} of {name} is in two pairs: write one pair, as 3=3,4"
                )


def doubt_errors(
    texts: Iterable[PlannedText], project: Project, place: CatalogName, catalog: Catalog
) -> list[PlannedText]:
    """Return the texts, of which one in which ``check`` finds an error is not sure.

    It may belong to another paragraph, or lack a placeholder: a person has to see it before it
    counts as translated.
    """
    found = list(texts)
    best = choose_best(found)
    blocks = (
        put_translation(block, best[block.key].text, fuzzy=False)
        for block in catalog.blocks
        if block.key in best and block.plural is None and not block.obsolete
    )
    errors = find_errors(project, place, catalog, blocks)
    return [
        text._replace(sure=False, errors=tuple(errors[text.key]))
        if text.key in errors and text.text == best[text.key].text
        else text
        for text in found
    ]


def doubt_numbers(texts: Iterable[PlannedText]) -> list[PlannedText]:
    """Return the texts, of which those that begin with a number that their source does not have are
    not sure: where there are several, the translator counted the paragraphs."""
    found = list(texts)
    added = {text.number for text in found if adds_number(text.shown, text.key[1])}
    if len(added) < FEWEST:
        return found
    return [text._replace(sure=text.sure and text.number not in added) for text in found]
