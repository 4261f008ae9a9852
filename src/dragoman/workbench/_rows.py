"""Paragraphs as the page wants them: in JSON, whose keys are the names here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from dragoman import progress
from dragoman.catalogs import find_state
from dragoman.catalogs.changes import diff_words, grade_change
from dragoman.catalogs.counting import count_words
from dragoman.catalogs.machine_words import share_unmodified
from dragoman.catalogs.merge_message import read_other_texts
from dragoman.catalogs.sent_keys import read_note
from dragoman.catalogs.states import is_adopted, is_draft, is_unconfirmed
from dragoman.model import State, Tally
from dragoman.po import Block
from dragoman.workbench._opened import OpenedCatalog, digest_shown, name_message
from dragoman.workbench._words import InterfaceWords

MOST_ROWS = 200
"""Of one answer."""
_OPS = {"equal": "same", "delete": "gone", "insert": "new"}


class PreviousSource(TypedDict):
    """The source that a translation was made from, where it has changed."""

    source: str
    grade: str
    """The value of a ``Grade`` of ``catalogs.changes``."""
    diff: list[tuple[str, str]]
    """The words, each run with "same", "gone" or "new" before it."""


class ParagraphRow(TypedDict):
    """A paragraph with its translation."""

    number: int
    key: str
    """The name of its message."""
    kind: str
    level: int
    source: str
    pivot: str | None
    """Its text in the other language that is shown; None where none is."""
    translation: str
    state: str
    reasons: list[str]
    """Why somebody must look at it again."""
    digest: str
    """Of what a person sees of it: who saves says by it what was seen."""
    context: str | None
    notes: list[str]
    """What the source says about it."""
    translator_notes: list[str]
    others: list[str]
    """The other texts of a conflict."""
    previous: PreviousSource | None
    words: int
    share: float | None
    """Which share of its words is still as a machine wrote it; None where no machine did."""
    repeats: list[int]
    """The other paragraphs with this message."""


def describe_row(opened: OpenedCatalog, name: str, number: int, pivot: str) -> ParagraphRow:
    """Return a paragraph. ``name`` is that of its message, ``pivot`` a language to show, too; ""
    for none."""
    item = opened.find_item(name)
    block = opened.blocks[item.unit.key]
    reasons = list(_list_reasons(opened, block))
    return {
        "number": number,
        "key": name,
        "kind": item.unit.kind.value,
        "level": item.unit.level,
        "source": block.msgid,
        "pivot": _find_pivot(opened, block, pivot),
        "translation": block.msgstr[0],
        "state": find_state(block).value,
        "reasons": reasons,
        "digest": digest_shown(block),
        "context": block.context,
        "notes": [line for line in block.extracted[1:] if line],
        "translator_notes": read_note(block).splitlines(),
        "others": list(read_other_texts(block)),
        "previous": _describe_previous(block),
        "words": count_words(block.msgid),
        "share": share_unmodified(block),
        "repeats": [each for each in item.numbers if each != number],
    }


def describe_rows(opened: OpenedCatalog, numbers: Iterable[int], pivot: str) -> list[ParagraphRow]:
    """Return the paragraphs of some numbers, in that order; what is not one is left out."""
    rows = opened.rows
    wanted = [number for number in numbers if number in rows][:MOST_ROWS]
    return [
        describe_row(opened, name_message(rows[number].key), number, pivot) for number in wanted
    ]


def find_numbers(opened: OpenedCatalog, states: set[str], text: str) -> list[int]:
    """Return the numbers of the paragraphs of some states that have a text in one of both sides.

    No states are all states. Letter case does not count.
    """
    wanted = text.casefold()
    return [
        number
        for number, unit in opened.rows.items()
        for block in (opened.blocks[unit.key],)
        if (not states or find_state(block).value in states)
        and (wanted in block.msgid.casefold() or wanted in block.msgstr[0].casefold())
    ]


def find_next(opened: OpenedCatalog, after: int = 0) -> int | None:
    """Return the number of the next paragraph that somebody has to work on, after one, or else from
    the beginning: that one itself only if no other is left."""
    numbers = find_numbers(opened, {state.value for state in progress.UNFINISHED}, "")
    return next((number for number in numbers if number > after), next(iter(numbers), None))


def describe_counts(tally: Tally) -> dict[str, dict[str, int]]:
    """Return how far a document has got, in messages and in words."""
    return {
        "counts": {state.value: tally.messages[state] for state in State},
        "words": {state.value: tally.words[state] for state in State},
    }


def describe_progress(tally: Tally, words: InterfaceWords) -> dict[str, Any]:
    """Return how far a document has got, in a line for people and as a share of its words, which
    are those that ``status`` shows."""
    share = progress.measure_share_done(tally)
    parts = [
        words.say(
            "progress",
            done=progress.count_in_states(tally, progress.DONE).messages,
            total=progress.count_all(tally).messages,
            reviewed=tally.messages[State.REVIEWED],
        ),
        words.say("words_done", percent=words.write_percent(share)),
        words.say("words_left", count=progress.count_unfinished(tally).words),
    ]
    if tally.machine[0]:
        percent = words.write_percent(tally.share_unmodified)
        parts.append(words.say("machine_share", percent=percent))
    return {"progress": " · ".join(parts), "share": share}


def _find_pivot(opened: OpenedCatalog, block: Block, language: str) -> str | None:
    if not language:
        return None
    found = opened.pivots.find(language).get(block.key)
    return found.msgstr[0] if found else ""


def _list_reasons(opened: OpenedCatalog, block: Block) -> Iterator[str]:
    """Yield why somebody must look at a message again, where more is known than that it is fuzzy.

    A text is a machine's where words of a machine are known: a person may doubt his own text, too.
    """
    if read_other_texts(block) and block.fuzzy:
        yield "conflict"
    elif block.fuzzy and is_adopted(block):
        yield "adopted"
    elif block.fuzzy and is_draft(block):
        if share_unmodified(block) is not None:
            yield "draft"
    elif block.fuzzy or block.key in opened.outdated:
        yield "outdated"


def _describe_previous(block: Block) -> PreviousSource | None:
    if not block.fuzzy or block.previous is None or is_unconfirmed(block):
        return None
    if block.previous == block.msgid:
        return None
    changes = diff_words(block.previous, block.msgid)
    return {
        "source": block.previous,
        "grade": grade_change(block.previous, block.msgid).value,
        "diff": [(_OPS[change.op], change.text) for change in changes],
    }
