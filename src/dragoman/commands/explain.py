"""Why an update made its suggestions: where each comes from, and what came next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dragoman.commands._outside_memory import show_document
from dragoman.commands.review import list_items
from dragoman.commands.update import ChangedCatalog, UpdatedDocument
from dragoman.matching.model import Match, MatchKind, find_source
from dragoman.matching.reasons import Reasons
from dragoman.model import MessageKey
from dragoman.po import Block
from dragoman.project import Project

SCHEMA_VERSION = 1


class Origin(NamedTuple):
    """A translation that a suggestion was made from, or could have been."""

    document: str
    """The document whose catalogue has it, or the path of a memory from outside."""
    context: str | None
    """Its msgctxt."""
    source: str
    """The text that the translation was made from."""
    translation: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a message got that has no translation of its own, and why."""

    document: str
    language: str
    numbers: tuple[int, ...]
    """The paragraphs that the message is in, as the editions number them."""
    message: Block
    """The message with the suggestion; not fuzzy where a change of typography was accepted."""
    match: Match
    reasons: Reasons
    """Those of the match."""
    origins: tuple[Origin, ...]
    """What it was made from; several for a merger."""
    next_best: Origin | None
    """The translation that came next; None where no other text was compared."""


def explain(project: Project, document: UpdatedDocument) -> Iterator[Suggestion]:
    """Yield each suggestion that an update made in a document, with why it was chosen.

    They come in the order of the catalogues, and in each in the order of the text. A message that
    kept its own translation got no suggestion, and a message that was fuzzy before got no new
    one: the second of two updates makes no suggestion.
    """
    for changed in document.changed:
        if any(match is not None and match.reasons for match in changed.report.matches):
            items = list_items(project, changed.document, changed.language)
            yield from _explain_catalog(changed, {item.unit.key: item.numbers for item in items})


def _explain_catalog(
    changed: ChangedCatalog, numbers: Mapping[MessageKey, tuple[int, ...]]
) -> Iterator[Suggestion]:
    messages = {block.key: block for block in changed.new.blocks if not block.obsolete}
    for new, match in zip(changed.template.blocks, changed.report.matches, strict=True):
        if match is None or match.reasons is None:
            continue
        following = match.reasons.next_best
        blocks = changed.old.blocks if changed.old else ()
        if match.kind is MatchKind.OFFERED:
            blocks = changed.report.searched
        yield Suggestion(
            changed.document,
            changed.language,
            numbers.get(new.key, ()),
            messages[new.key],
            match,
            match.reasons,
            tuple(
                _make_origin(changed, blocks, number, match.is_remembered) for number in match.old
            ),
            following and _make_origin(changed, blocks, following.number, following.remembered),
        )


def _make_origin(
    changed: ChangedCatalog, blocks: Sequence[Block], number: int, remembered: bool
) -> Origin:
    document = changed.document
    if remembered and changed.memory is not None:
        blocks = changed.memory
        document = show_document(changed.memory.store.find_document(number))
    block = blocks[number]
    context, source = find_source(block)
    return Origin(document, context, source, block.msgstr[0])


def as_data(suggestions: Iterable[Suggestion]) -> dict[str, Any]:
    """Return the report as JSON has it: scores from 0 to 100, texts in full."""
    return {
        "schema_version": SCHEMA_VERSION,
        "suggestions": [
            {
                "document": each.document,
                "language": each.language,
                "paragraphs": list(each.numbers),
                "context": each.message.context,
                "source": each.message.msgid,
                "translation": each.message.msgstr[0],
                "fuzzy": each.message.fuzzy,
                "kind": each.match.kind.value,
                "reasons": [reason.value for reason in each.reasons.why],
                "likeness": round(each.reasons.likeness, 1),
                "score": round(each.match.score, 1),
                "needed": round(each.reasons.bar, 1),
                "handicap": round(each.reasons.handicap, 1),
                "steadiness": round(each.reasons.shift, 1),
                "edits": round(each.reasons.edits, 1),
                "from": [origin._asdict() for origin in each.origins],
                "next_best": _next_as_data(each),
            }
            for each in suggestions
        ],
    }


def _next_as_data(suggestion: Suggestion) -> dict[str, Any] | None:
    following = suggestion.reasons.next_best
    if suggestion.next_best is None or following is None:
        return None
    return {**suggestion.next_best._asdict(), "score": round(following.score, 1)}
