"""What the overview asks for and sends: all documents, editions, files out and back."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from flask import Flask, Response, jsonify, request, send_file, send_from_directory

from dragoman.workbench._desk import Desk
from dragoman.workbench._events import Events
from dragoman.workbench._overview import (
    build_editions,
    describe_project,
    list_changes,
    take_returned,
    update_document,
    write_export,
)
from dragoman.workbench._pages import choose_words, write_part
from dragoman.workbench._reading import read_sent


def add_project_answers(app: Flask, desk: Desk, events: Events) -> None:
    """Add all addresses that are not about one catalogue."""
    _add_news(app, desk, events)
    _add_work(app, desk)
    _add_files(app, desk)


def _add_news(app: Flask, desk: Desk, events: Events) -> None:
    @app.get("/api/project")
    def project() -> Response:
        shown = describe_project(desk, choose_words())
        return jsonify(**shown, html=_write_parts(shown))

    @app.get("/api/changes")
    def changes() -> Response:
        document = _find_document(desk, request.args.get("document"))
        found = list_changes(desk.project, document)
        return jsonify(**found, html=write_part("changes.html", document=document, **found))

    @app.get("/api/events")
    def tell_events() -> Response:
        return Response(events.listen(), mimetype="text/event-stream")


def _write_parts(shown: dict[str, Any]) -> dict[str, str]:
    """Return the parts of the page that shows a project (``describe_project``), by their ids."""
    documents, parts = shown["documents"], {}
    for name in ("problems", "documents", "editions"):
        parts[name] = write_part(f"{name}.html", **shown)
    languages = {one["code"]: one["name"] for each in documents for one in each["languages"]}
    formats = sorted(shown["exports"], key=_rank_format)
    choices = {
        "document": [(each["name"], each["title"] or each["name"]) for each in documents],
        "language": languages.items(),
        "format": [(each, "") for each in formats],
    }
    for name, found in choices.items():
        parts[name] = write_part("options.html", choices=found)
    return parts


_KNOWN_FORMATS = ("page", "docx", "xlsx")


def _rank_format(form: str) -> int:
    """Return where a format is in the list: those that everybody can open come first."""
    return (*_KNOWN_FORMATS, form).index(form)


def _add_work(app: Flask, desk: Desk) -> None:
    @app.post("/api/build")
    def build() -> Response:
        return jsonify(build_editions(desk.project))

    @app.post("/api/update")
    def update() -> Response:
        document = _find_document(desk, read_sent("document", str))
        return jsonify(sentence=update_document(desk.project, document))


def _add_files(app: Flask, desk: Desk) -> None:
    @app.get("/made/<path:name>")
    def made(name: str) -> Response:
        is_page, folder = name.endswith(".html"), desk.project.build_folder
        if not (folder / name).resolve().is_relative_to(folder.resolve()):
            raise KeyError(name)  # also by a link that leads out of the folder
        return send_from_directory(folder, name, as_attachment=not is_page)

    @app.get("/export")
    def export() -> Response:
        given = request.args
        place = given.get("document", ""), given.get("language", "")
        desk.open(*place)
        name, data = write_export(desk.project, place, given.get("to", "page"))
        # It also writes names that no header can have as they are: those that are not Latin.
        return send_file(
            BytesIO(data), "application/octet-stream", as_attachment=True, download_name=name
        )

    @app.post("/api/import")
    def take() -> Response:
        file = request.files["file"]
        sentences = take_returned(desk.project, file.filename or "", file.read())
        return jsonify(sentences=sentences)


def _find_document(desk: Desk, name: str | None) -> str:
    if name not in desk.project.documents:
        raise KeyError(name)
    return str(name)
