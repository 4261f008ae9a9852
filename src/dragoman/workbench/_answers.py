"""What the page of a document asks for and sends, in JSON, and the edition beside it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress

from flask import Flask, Response, jsonify, request

from dragoman.catalogs.states import put_translation
from dragoman.checks import Finding
from dragoman.errors import DragomanError
from dragoman.workbench._answer_parts import (
    DOCUMENT,
    describe_head,
    find_live,
    name_languages,
    read_number,
    read_pivot,
    share_live,
    write_row,
    write_rows,
)
from dragoman.workbench._desk import Desk
from dragoman.workbench._help import list_suggestions, list_terms, prepare_suggestions
from dragoman.workbench._live import LiveEdition
from dragoman.workbench._opened import OpenedCatalog
from dragoman.workbench._pages import choose_words, write_part
from dragoman.workbench._reading import read_sent
from dragoman.workbench._rows import MOST_ROWS, ParagraphRow, describe_rows, find_numbers
from dragoman.workbench._saving import clean_text
from dragoman.workbench._saving_answers import add_saving_answers


def add_answers(app: Flask, desk: Desk) -> None:
    """Add all addresses that are about one catalogue."""
    _add_reading(app, desk)
    add_saving_answers(app, desk)
    _add_editions(app, desk)


def _add_reading(app: Flask, desk: Desk) -> None:
    @app.get(f"{DOCUMENT}/rows")
    def rows(document: str, language: str) -> Response:
        opened, given = desk.open(document, language), request.args
        if "states" in given or "search" in given:
            states = set(filter(None, given.get("states", "").split(",")))
            numbers = find_numbers(opened, states, given.get("search", ""))
            return jsonify(numbers=numbers, told=_tell_found(len(numbers)))
        if desk.is_ahead:
            live = share_live(opened)
            opened.shared.give("ahead", lambda: _start(_prepare_help, opened, live))
        found = _select_rows(opened)
        return jsonify(**describe_head(opened), rows=found, html=write_rows(opened, found))

    @app.get(f"{DOCUMENT}/row/<name>/help")
    def help_row(document: str, language: str, name: str) -> Response:
        opened = desk.open(document, language)
        unit = opened.find_item(name).unit
        found = {
            "suggestions": [each.describe() for each in list_suggestions(opened, unit.key)],
            "terms": list_terms(opened, unit.text),
        }
        return jsonify(**found, html=write_part("help.html", **found, **name_languages(opened)))

    @app.post(f"{DOCUMENT}/row/<name>/check")
    def check_row(document: str, language: str, name: str) -> Response:
        opened = desk.open(document, language)
        item = opened.find_item(name)
        text = clean_text(read_sent("translation", str), item.unit.text)
        block = put_translation(opened.blocks[item.unit.key], text, fuzzy=False)
        found = [_describe_finding(each) for each in opened.checker.check(block)]
        return jsonify(
            findings=found,
            html=write_part("findings.html", findings=found),
            told=_tell_findings(len(found)),
            preview=write_row(opened, read_number(item), block),
        )


def _tell_found(count: int) -> str:
    words = choose_words()
    return words.say("found", count=count) if count else words.words["none_fits"]


def _tell_findings(count: int) -> str:
    words = choose_words()
    return words.say("found_count", count=count) if count else words.words["no_findings"]


def _add_editions(app: Flask, desk: Desk) -> None:
    @app.get("/edition/<path:document>/<language>")
    def edition(document: str, language: str) -> Response:
        page = find_live(desk.open(document, language)).write_page()
        return Response(page, mimetype="text/html")


def _select_rows(opened: OpenedCatalog) -> list[ParagraphRow]:
    """Return the rows that are asked for: by their numbers, by their keys, or from one on."""
    given = request.args
    if "numbers" in given:
        numbers = [int(number) for number in given["numbers"].split(",") if number]
    elif "keys" in given:
        names = given["keys"].split(",")
        numbers = [opened.names[name][0] for name in names if name in opened.names]
    else:
        first, count = int(given.get("from", 1)), int(given.get("count", MOST_ROWS))
        known = (number for number in opened.rows if number >= first)
        numbers = [number for number, _ in zip(known, range(max(0, count)), strict=False)]
    return describe_rows(opened, numbers, read_pivot(opened.project))


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
    }
