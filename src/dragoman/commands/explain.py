"""Why an update made its suggestions: where each comes from, and what came next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from dragoman.commands._numbered_messages import number_messages
from dragoman.commands._update.suggestions import Suggestion
from dragoman.commands.update import UpdatedDocument
from dragoman.project import Project

SCHEMA_VERSION = 1


def explain(project: Project, document: UpdatedDocument) -> Iterator[Suggestion]:
    """Yield each suggestion that an update made in a document, with why it was chosen.

    They come in the order of the catalogues, and in each in the order of the text. A message that
    kept its own translation got no suggestion, and a message that was fuzzy before got no new
    one: the second of two updates makes no suggestion. The update must have been asked to explain
    them (``UpdateRequest``).
    """
    for changed in document.changed:
        if changed.suggestions:
            items = number_messages(project, changed.document, changed.language)
            numbers = {item.unit.key: item.numbers for item in items}
            for each in changed.suggestions:
                yield replace(each, numbers=numbers.get(each.message.key, ()))


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
