"""The addresses of the workbench: what each answers. All they do is done elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, Response, jsonify, redirect, request, send_from_directory
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from dragoman.errors import DragomanError
from dragoman.languages import has_half_space
from dragoman.workbench._answers import add_answers
from dragoman.workbench._desk import Desk
from dragoman.workbench._events import Events
from dragoman.workbench._opened import describe_language
from dragoman.workbench._overview import explain_error
from dragoman.workbench._pages import show_page
from dragoman.workbench._project_answers import add_project_answers
from dragoman.workbench._security import Secrets, protect
from dragoman.workbench._unforeseen import describe_error, warn_of_error

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

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
    add_answers(app, desk)
    add_project_answers(app, desk, events)
    _add_errors(app, desk.root)
    app.wsgi_app = _mount(app.wsgi_app, secrets.path)  # type: ignore[assignment]
    return app


def _mount(application: WSGIApplication, path: str) -> WSGIApplication:
    """Return an application that knows of the addresses below a folder as if they were its own.

    Its other addresses are reached too: the guard refuses them.
    """

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        asked = environ["PATH_INFO"]
        if asked.startswith(path):
            environ["SCRIPT_NAME"], environ["PATH_INFO"] = path[:-1], asked[len(path) - 1 :]
        return application(environ, start)

    return answer


def _add_guard(app: Flask, secrets: Secrets) -> None:
    @app.before_request
    def refuse() -> Response | None:
        if not request.script_root and request.path == "/" and secrets.accepts(request):
            response = redirect(secrets.path, 303)
            name, value = secrets.cookie_name, secrets.cookie
            response.set_cookie(name, value, httponly=True, samesite="Strict", path=secrets.path)
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
        return show_page("overview.html", csrf=secrets.csrf)

    @app.get("/translate/<path:document>/<language>")
    def translate(document: str, language: str) -> Response:
        project = desk.find(document, language)
        return show_page(
            "translate.html",
            csrf=secrets.csrf,
            project=desk.name,
            document=document,
            target=describe_language(language),
            pivots=[describe_language(code) for code in project.languages if code != language],
            chosen={"pivot": project.settings.pivot.get(language, ""), **request.args},
            half_space=has_half_space(language),
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

    @app.errorhandler(Exception)
    def show_unforeseen(error: Exception) -> Response:
        warn_of_error(error)
        return _refuse(500, describe_error(root, error))

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
        response = show_page("refused.html", sentence="" if code == 403 else sentence)
    response.status_code = code
    return response
