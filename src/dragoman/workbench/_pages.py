"""Pages and parts of pages: HTML, in the language that its reader has chosen."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Response, request
from jinja2 import Environment

from dragoman import templating
from dragoman.workbench._words import INTERFACES, InterfaceWords, choose_interface, find_words

_INTERFACE_HEADER = "X-Dragoman-Interface"
"""What the page of a request speaks."""
_INTERFACE_COOKIE = "interface"


def choose_words() -> InterfaceWords:
    """Return the words of the language that the page speaks, was chosen before, or the browser
    asks for."""
    chosen = (
        request.args.get("interface")
        or request.headers.get(_INTERFACE_HEADER)
        or request.cookies.get(_INTERFACE_COOKIE)
    )
    return find_words(choose_interface(chosen, request.headers.get("Accept-Language")))


def show_page(name: str, **values: Any) -> Response:
    """Return a page; the language that is asked for in its address is kept for the next ones."""
    page = write_part(name, root=f"{request.script_root}/", **values)
    response = Response(page, mimetype="text/html")
    chosen = request.args.get("interface")
    if chosen in INTERFACES and request.script_root:
        path = f"{request.script_root}/"
        response.set_cookie(_INTERFACE_COOKIE, chosen, samesite="Strict", path=path)
    return response


def write_part(name: str, **values: Any) -> str:
    """Return what a template makes of values. All texts in it are escaped."""
    return _load_templates().get_template(name).render(words=choose_words(), **values)


@lru_cache(1)
def _load_templates() -> Environment:
    return templating.make_environment(Path(__file__).parent / "templates")
