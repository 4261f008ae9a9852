"""The addresses of the workbench: what each answers. All they do is done elsewhere."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, redirect, request, send_from_directory
from jinja2 import Environment
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from dragoman import templating
from dragoman.errors import DragomanError
from dragoman.workbench._answers import add_answers
from dragoman.workbench._desk import Desk
from dragoman.workbench._events import Events
from dragoman.workbench._overview import explain_error
from dragoman.workbench._security import Secrets, protect
from dragoman.workbench._words import INTERFACES, choose_interface, find_words

LARGEST_TEXT, LARGEST_FILE = 1 << 20, 64 << 20
"""In bytes: of what the page sends, and of a file that came back."""
_FILE_TOO_LARGE = f"this file is too large: {LARGEST_FILE >> 20} MB are the most"
_TEXT_TOO_LONG = f"this text is too long: {LARGEST_TEXT >> 20} MB is the most"
_HERE = Path(__file__).parent


def make_app(desk: Desk, events: Events, secrets: Secrets) -> Flask:
    """Return the workbench as a WSGI application. Nothing of it is reached without the secrets."""
    app = Flask(__name__, static_folder=None, template_folder=None)
    app.config.update(MAX_CONTENT_LENGTH=LARGEST_FILE, MAX_FORM_MEMORY_SIZE=LARGEST_TEXT)
    app.json.sort_keys = False  # type: ignore[attr-defined]  # of Flask's own provider
    _add_guard(app, secrets)
    _add_pages(app, desk, secrets)
    add_answers(app, desk, events)
    _add_errors(app, desk.root)
    return app


def _add_guard(app: Flask, secrets: Secrets) -> None:
    @app.before_request
    def refuse() -> Response | None:
        if request.path == "/" and request.method == "GET" and secrets.accepts(request):
            response = redirect("/", 303)
            name, value = secrets.cookie_name, secrets.cookie
            response.set_cookie(name, value, httponly=True, samesite="Strict", path="/")
            return response  # type: ignore[return-value]  # werkzeug's own class
        sentence = secrets.explain_refusal(request)
        if sentence:
            return _refuse(403, sentence)
        if request.path != "/api/import":
            request.max_content_length = LARGEST_TEXT  # also of a body that does not say its length
        return None

    @app.after_request
    def add_headers(response: Response) -> Response:
        is_edition = request.path.startswith(("/edition/", "/made/"))
        return protect(response, inline_style=is_edition)


def _add_pages(app: Flask, desk: Desk, secrets: Secrets) -> None:
    @app.get("/")
    def overview() -> Response:
        return _show_page("overview.html", csrf=secrets.csrf)

    @app.get("/translate/<path:document>/<language>")
    def translate(document: str, language: str) -> Response:
        desk.find(document, language)
        return _show_page(
            "translate.html",
            csrf=secrets.csrf,
            project=desk.name,
            document=document,
            language=language,
        )

    @app.get("/static/<name>")
    def static_file(name: str) -> Response:
        return send_from_directory(_HERE / "static", name)


def _add_errors(app: Flask, root: Path) -> None:
    @app.errorhandler(KeyError)
    def show_missing(_error: KeyError) -> Response:
        return _refuse(404, "there is no such thing in this project")

    @app.errorhandler(ValueError)
    def show_wrong(_error: ValueError) -> Response:
        return _refuse(400, "this is not what the page sends")

    @app.errorhandler(DragomanError)
    def show_error(error: DragomanError) -> Response:
        return _refuse(409, explain_error(root, error))

    @app.errorhandler(HTTPException)
    def show_http(error: HTTPException) -> Response:
        code = error.code or 500
        if isinstance(error, RequestEntityTooLarge):
            is_file = request.path == "/api/import"
            return _refuse(413, _FILE_TOO_LARGE if is_file else _TEXT_TOO_LONG)
        return _refuse(code, "there is no such page" if code == 404 else error.name)


def _refuse(code: int, sentence: str) -> Response:
    """Return a refusal: JSON for the page's own requests, else a page that a person reads."""
    if request.path.startswith("/api/"):
        response = jsonify(error=sentence)
    else:
        response = _show_page("refused.html", sentence="" if code == 403 else sentence)
    response.status_code = code
    return response


def _show_page(name: str, **values: Any) -> Response:
    """Return a page in the language that its reader has chosen, or that the browser asks for."""
    chosen = request.args.get("interface") or request.cookies.get("interface")
    language = choose_interface(chosen, request.headers.get("Accept-Language"))
    page = _load_templates().get_template(name).render(words=find_words(language), **values)
    response = Response(page, mimetype="text/html")
    if request.args.get("interface") in INTERFACES:
        response.set_cookie("interface", language, samesite="Strict", path="/")
    return response


@lru_cache(1)
def _load_templates() -> Environment:
    return templating.make_environment(_HERE / "templates")
