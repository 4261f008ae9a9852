"""What the page asks for and sends, in JSON: the addresses below ``/api/``, and the editions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, TypeVar

from flask import Flask, Response, jsonify, request, send_from_directory

from dragoman.catalogs.states import put_translation
from dragoman.checks import Finding, Severity
from dragoman.commands.review import (
    ReviewItem,
    ReviewOutcome,
    approve,
    open_session,
    revoke_reviews,
)
from dragoman.errors import DragomanError
from dragoman.languages import has_half_space
from dragoman.model import MessageKey
from dragoman.po import Block
from dragoman.workbench import _overview as overview
from dragoman.workbench._desk import Desk
from dragoman.workbench._events import Events
from dragoman.workbench._help import list_suggestions, list_terms, prepare_suggestions
from dragoman.workbench._live import LAYOUTS, LiveEdition
from dragoman.workbench._opened import OpenedCatalog, describe_language, digest_shown
from dragoman.workbench._rows import (
    MOST_ROWS,
    describe_counts,
    describe_row,
    describe_rows,
    find_numbers,
)
from dragoman.workbench._saving import FAULTY, MARKS, SaveRequest, clean_text, save_text

T = TypeVar("T")
_DOCUMENT = "/api/document/<path:document>/<language>"


def add_answers(app: Flask, desk: Desk, events: Events) -> None:
    """Add all addresses that answer a page."""
    _add_reading(app, desk)
    _add_saving(app, desk)
    _add_review(app, desk)
    _add_editions(app, desk)
    _add_project(app, desk, events)


def _add_reading(app: Flask, desk: Desk) -> None:
    @app.get(f"{_DOCUMENT}/rows")
    def rows(document: str, language: str) -> Response:
        opened, given = desk.open(document, language), request.args
        if "states" in given or "search" in given:
            states = set(filter(None, given.get("states", "").split(",")))
            return jsonify(numbers=find_numbers(opened, states, given.get("search", "")))
        if desk.is_ahead:
            live = _share_live(opened)
            opened.shared.give("ahead", lambda: _start(_prepare_help, opened, live))
        return jsonify(**_describe_head(opened), rows=_select_rows(opened))

    @app.get(f"{_DOCUMENT}/row/<name>/help")
    def help_row(document: str, language: str, name: str) -> Response:
        opened = desk.open(document, language)
        unit = opened.find_item(name).unit
        return jsonify(
            suggestions=list_suggestions(opened, unit.key), terms=list_terms(opened, unit.text)
        )

    @app.post(f"{_DOCUMENT}/row/<name>/check")
    def check_row(document: str, language: str, name: str) -> Response:
        opened = desk.open(document, language)
        item = opened.find_item(name)
        text = clean_text(_read("translation", str), item.unit.text)
        block = put_translation(opened.blocks[item.unit.key], text, fuzzy=False)
        return jsonify(
            findings=[_describe_finding(each) for each in opened.checker.check(block)],
            preview=_write_row(opened, _read_number(item), block),
        )


def _add_saving(app: Flask, desk: Desk) -> None:
    @app.post(f"{_DOCUMENT}/row/<name>")
    def save_row(document: str, language: str, name: str) -> Response:
        mark = _read("mark", str)
        if mark not in MARKS:
            raise ValueError(mark)
        wanted = SaveRequest(name, _read("digest", str), _read("translation", str), mark)
        saved = save_text(desk.open(document, language), wanted)
        opened = desk.open(document, language)
        item = opened.find_item(name)
        block = opened.blocks[item.unit.key]
        number = _read_number(item)
        return jsonify(
            row=describe_row(opened, name, number, request.args.get("pivot", "")),
            preview=_write_row(opened, number, block),
            outcome=saved.outcome.value,
            message=saved.sentence,
            theirs=saved.theirs,
            **_describe_progress(opened),
        )


def _add_review(app: Flask, desk: Desk) -> None:
    @app.post(f"{_DOCUMENT}/review")
    def review_rows(document: str, language: str) -> Response:
        opened = desk.open(document, language)
        items = {name: opened.find_item(name) for name in map(str, _read("keys", list))}
        digests = _read("digests", dict, {})
        asked = [
            item
            for name, item in items.items()
            if digests.get(name) in (None, digest_shown(opened.blocks[item.unit.key]))
        ]
        session = open_session(opened.project, document, language, _read("who", str, ""))
        if _read("approve", bool):
            outcomes = approve(session, asked, _find_faulty(opened, asked))
        else:
            outcomes = revoke_reviews(session, asked)
        results = [
            _describe_outcome(name, item, outcomes.get(item.unit.key, ReviewOutcome.CHANGED))
            for name, item in items.items()
        ]
        return jsonify(results=results, **_describe_progress(desk.open(document, language)))


def _add_editions(app: Flask, desk: Desk) -> None:
    @app.get("/edition/<path:document>/<language>")
    def edition(document: str, language: str) -> Response:
        page = _find_live(desk.open(document, language)).write_page()
        return Response(page, mimetype="text/html")

    @app.get("/made/<path:name>")
    def made(name: str) -> Response:
        is_page, folder = name.endswith(".html"), desk.project.build_folder
        if not (folder / name).resolve().is_relative_to(folder.resolve()):
            raise KeyError(name)  # also by a link that leads out of the folder
        return send_from_directory(folder, name, as_attachment=not is_page)


def _add_project(app: Flask, desk: Desk, events: Events) -> None:
    @app.get("/api/project")
    def project() -> Response:
        return jsonify(overview.describe_project(desk))

    @app.get("/api/events")
    def tell_events() -> Response:
        return Response(events.listen(), mimetype="text/event-stream")

    @app.post("/api/build")
    def build() -> Response:
        return jsonify(overview.build_editions(desk.project))

    @app.post("/api/update")
    def update() -> Response:
        document = _read("document", str)
        if document not in desk.project.documents:
            raise KeyError(document)
        return jsonify(sentence=overview.update_document(desk.project, document))

    @app.get("/api/export/<path:document>/<language>")
    def export(document: str, language: str) -> Response:
        desk.open(document, language)
        form = request.args.get("to", "page")
        name, data = overview.write_export(desk.project, (document, language), form)
        response = Response(data, mimetype="application/octet-stream")
        response.headers.set("Content-Disposition", "attachment", filename=name)
        return response

    @app.post("/api/import")
    def take() -> Response:
        file = request.files["file"]
        sentences = overview.take_returned(desk.project, file.filename or "", file.read())
        return jsonify(sentences=sentences)


def _describe_head(opened: OpenedCatalog) -> dict[str, Any]:
    project = opened.project
    pivot = request.args.get("pivot", "")
    others = [code for code in project.languages if code != opened.language]
    return {
        "total": len(opened.rows),
        "source": describe_language(project.settings.source_language),
        "target": describe_language(opened.language),
        "pivot": describe_language(pivot) if pivot in others else None,
        "pivots": list(map(describe_language, others)),
        "half_space": has_half_space(opened.language),
        "layouts": list(LAYOUTS),
        **_describe_progress(opened),
    }


def _describe_progress(opened: OpenedCatalog) -> dict[str, Any]:
    return {"revision": opened.revision, **describe_counts(opened.count())}


def _select_rows(opened: OpenedCatalog) -> list[dict[str, Any]]:
    """Return the rows that are asked for: by their numbers, by their keys, or from one on."""
    given = request.args
    pivot = given.get("pivot", "")
    if "numbers" in given:
        numbers = [int(number) for number in given["numbers"].split(",") if number]
    elif "keys" in given:
        names = given["keys"].split(",")
        numbers = [opened.names[name][0] for name in names if name in opened.names]
    else:
        first, count = int(given.get("from", 1)), int(given.get("count", MOST_ROWS))
        known = (number for number in opened.rows if number >= first)
        numbers = [number for number, _ in zip(known, range(max(0, count)), strict=False)]
    return describe_rows(opened, numbers, pivot)


def _find_live(opened: OpenedCatalog) -> LiveEdition:
    """Return the edition that is asked for."""
    project, given = opened.project, request.args
    layout = given.get("layout", "columns")
    wanted = given.get("languages", f"{project.settings.source_language},{opened.language}")
    languages = tuple(dict.fromkeys(project.find_code(code) for code in wanted.split(",")))
    if layout not in LAYOUTS:
        raise ValueError(layout)
    unknown = set(languages) - {project.settings.source_language, *project.languages}
    if unknown:
        raise KeyError(*unknown)
    return LiveEdition(opened, languages, layout)


def _write_row(opened: OpenedCatalog, number: int, block: Block) -> str:
    """Return the HTML of one row of the edition that is asked for, with a message in it."""
    return _share_live(opened).write_row(number, block)


def _share_live(opened: OpenedCatalog) -> LiveEdition:
    """Return the edition that is asked for, which may be of an earlier state of the catalogue."""
    live = _find_live(opened)
    return opened.shared.give((live.languages, live.layout), lambda: live)


def _start(function: Callable[..., None], *arguments: object) -> None:
    threading.Thread(target=function, args=arguments, daemon=True).start()


def _prepare_help(opened: OpenedCatalog, live: LiveEdition) -> None:
    """Make what the first check and the first suggestion need, while a person still reads."""
    with suppress(DragomanError):  # the page hears it when it asks
        live.prepare()
        _ = opened.checker
        prepare_suggestions(opened)


def _describe_finding(finding: Finding) -> dict[str, str]:
    return {
        "rule": finding.id,
        "severity": finding.severity.value,
        "message": finding.message,
        "translation_part": finding.excerpt,
        "source_part": "",
    }


def _find_faulty(opened: OpenedCatalog, items: Iterable[ReviewItem]) -> set[MessageKey]:
    blocks = (opened.blocks[item.unit.key] for item in items)
    return {
        block.key
        for block in blocks
        if any(finding.severity is Severity.ERROR for finding in opened.checker.check(block))
    }


def _describe_outcome(name: str, item: ReviewItem, outcome: ReviewOutcome) -> dict[str, str]:
    """Return what became of a request to mark a message, or to take its mark away."""
    said = FAULTY if outcome is ReviewOutcome.FAULTY else outcome.value
    return {
        "key": name,
        "outcome": "refused" if outcome.refused else "saved",
        "message": f"{item.place} {said}" if outcome.refused else "",
    }


def _read(name: str, form: type[T], default: T | None = None) -> T:
    """Return a value that the page sent. Raises ValueError for one that is missing or wrong."""
    try:
        sent = request.get_json()
    except RecursionError:
        raise ValueError(name) from None
    value = sent.get(name, default) if isinstance(sent, dict) else None
    if not isinstance(value, form):
        raise ValueError(name)
    return value


def _read_number(item: ReviewItem) -> int:
    """Return the paragraph that somebody works on, of those that have this message."""
    number = _read("number", int, item.numbers[0])
    return number if number in item.numbers else item.numbers[0]
