"""What a page sends to be saved and reviewed, and what it is answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import Flask, Response, jsonify

from dragoman.catalogs.machine_words import share_unmodified
from dragoman.commands._numbered_messages import NumberedMessage
from dragoman.commands.review import ReviewOutcome, approve, open_session, revoke_reviews
from dragoman.model import MessageKey
from dragoman.po import Block
from dragoman.workbench._answer_parts import (
    DOCUMENT,
    describe_head,
    find_live,
    read_number,
    read_pivot,
    write_row,
    write_rows,
)
from dragoman.workbench._desk import Desk
from dragoman.workbench._opened import OpenedCatalog, digest_shown
from dragoman.workbench._pages import choose_words
from dragoman.workbench._reading import read_sent
from dragoman.workbench._rows import describe_row
from dragoman.workbench._saving import (
    FAULTY,
    MARKS,
    REVIEWED,
    Saved,
    SaveOutcome,
    SaveRequest,
    is_faulty,
    needs_question,
    save_text,
)


def add_saving_answers(app: Flask, desk: Desk) -> None:
    """Add the addresses that change a catalogue."""
    _add_saving(app, desk)
    _add_review(app, desk)


def _add_saving(app: Flask, desk: Desk) -> None:
    @app.post(f"{DOCUMENT}/row/<name>")
    def save_row(document: str, language: str, name: str) -> Response:
        mark = read_sent("mark", str)
        if mark not in MARKS:
            raise ValueError(mark)
        opened = desk.open(document, language)
        find_live(opened)  # what the page asks for is refused before anything is saved
        text, pivot = read_sent("translation", str), read_pivot(opened.project)
        wanted = SaveRequest(name, read_sent("digest", str), text, mark, pivot)
        block = opened.blocks[opened.find_item(name).unit.key]
        if needs_question(block, mark, wanted.text) and not read_sent("sure", bool, False):
            return _ask([block])
        saved = save_text(opened, wanted)
        return _describe_saved(desk.open(document, language), name, saved)


def _describe_saved(opened: OpenedCatalog, name: str, saved: Saved) -> Response:
    """Return what became of a text, with the paragraphs that have it now."""
    item = opened.find_item(name)
    number, words = read_number(item), choose_words()
    pivot = read_pivot(opened.project)
    row, *others = (
        describe_row(opened, name, each, pivot)
        for each in (number, *(each for each in item.numbers if each != number))
    )
    told = words.say("saved", number=number, state=words.words[f"is_{row['state']}"])
    if saved.outcome is SaveOutcome.CONFLICT:
        told = words.words["conflict"]
    return jsonify(
        row=row,
        html=write_rows(opened, [row, *others]),
        preview="" if others else write_row(opened, number, opened.blocks[item.unit.key]),
        outcome=saved.outcome.value,
        remarks=[saved.sentence] if saved.sentence else [],
        told=told,
        theirs=saved.theirs,
        **describe_head(opened),
    )


def _add_review(app: Flask, desk: Desk) -> None:
    @app.post(f"{DOCUMENT}/review")
    def review_rows(document: str, language: str) -> Response:
        opened = desk.open(document, language)
        digests, is_approved = read_sent("digests", dict), read_sent("approve", bool)
        items = {name: opened.find_item(name) for name in digests}
        asked = [
            item
            for name, item in items.items()
            if digests[name] == digest_shown(opened.blocks[item.unit.key])
        ]
        if is_approved and not read_sent("sure", bool, False):
            blocks = [opened.blocks[item.unit.key] for item in asked]
            unsure = [each for each in blocks if needs_question(each, REVIEWED, each.msgstr[0])]
            if unsure:
                return _ask(unsure)
        session = open_session(opened.project, document, language, read_sent("who", str, ""))
        if is_approved:
            outcomes = approve(session, asked, _find_faulty(opened, asked))
        else:
            outcomes = revoke_reviews(session, asked)
        results = [
            _describe_outcome(name, item, outcomes.get(item.unit.key, ReviewOutcome.CHANGED))
            for name, item in items.items()
        ]
        return _describe_review(desk.open(document, language), results)


def _describe_review(opened: OpenedCatalog, results: list[dict[str, str]]) -> Response:
    """Return what became of a review, with its paragraphs as they are now."""
    pivot, words = read_pivot(opened.project), choose_words()
    found = [
        describe_row(opened, each["key"], number, pivot)
        for each in results
        for number in opened.names[each["key"]]
    ]
    refused = [each["message"] for each in results if each["message"]]
    told = words.say("reviewed_some", done=len(results) - len(refused), refused=len(refused))
    if len(results) == 1 and refused:
        told = ""
    elif len(results) == 1:
        row = found[0]
        told = words.say("saved", number=row["number"], state=words.words[f"is_{row['state']}"])
    return jsonify(
        results=results,
        remarks=list(dict.fromkeys(refused)),
        told=told,
        html=write_rows(opened, found),
        **describe_head(opened),
    )


def _ask(blocks: Sequence[Block]) -> Response:
    """Ask whether the words of a machine shall be taken as they are."""
    words = choose_words()
    if len(blocks) == 1:
        percent = words.write_percent(share_unmodified(blocks[0]) or 0.0)
        told = words.say("machine_one", percent=percent)
    else:
        told = words.say("machine_some", count=len(blocks))
    return jsonify(outcome="asked", question=f"{told} {words.words['machine_question']}")


def _find_faulty(opened: OpenedCatalog, items: Iterable[NumberedMessage]) -> set[MessageKey]:
    blocks = (opened.blocks[item.unit.key] for item in items)
    return {block.key for block in blocks if is_faulty(opened, block)}


def _describe_outcome(name: str, item: NumberedMessage, outcome: ReviewOutcome) -> dict[str, str]:
    """Return what became of a request to mark a message, or to take its mark away."""
    said = FAULTY if outcome is ReviewOutcome.FAULTY else outcome.value
    return {
        "key": name,
        "outcome": "refused" if outcome.refused else "saved",
        "message": f"{item.place} {said}" if outcome.refused else "",
    }
