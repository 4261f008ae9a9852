"""Writing the page: what it is made of, its data, and the policy that lets nothing else run."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.escaping import STEERING
from dragoman.exchanges.page._words import find_words
from dragoman.languages import find_autonym, find_direction, has_half_space, make_tag
from dragoman.model import Kind, Package, PackageItem
from dragoman.templating import make_environment

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent
_ESCAPED = re.compile(f"[<>&{STEERING}\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]")
"""What a script element must not have, or what would turn the direction of its lines; JSON has a
number instead."""
_DIGEST = 16
"""Hexadecimal digits of the name under which a browser keeps the work on a page."""


def write(package: Package) -> bytes:
    """Return a page with the messages of a package; its words are in the package's language."""
    from markupsafe import Markup

    words = find_words(package.language)
    data = _write_data(package)
    script_text, style = _read_own("page.js"), _read_own("page.css")
    text = (
        _load_templates()
        .get_template("page.html")
        .render(
            package=package,
            words=words,
            policy=_write_policy(script_text, style),
            languages=tuple(_list_languages(package)),
            data=Markup(data),  # noqa: S704  (escaped for a script element)
            script=Markup(script_text),  # noqa: S704  (our own)
            style=Markup(style),  # noqa: S704  (our own)
        )
    )
    return text.encode() + b"\n"


@cache
def _load_templates() -> Environment:
    return make_environment(_FOLDER)


@cache
def _read_own(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _write_policy(script_text: str, style: str) -> str:
    """Return the Content-Security-Policy; see https://www.w3.org/TR/CSP3/#framework-policy."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_hash(script_text)}'",
            f"style-src '{_hash(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}"


def _list_languages(package: Package) -> Iterator[dict[str, str]]:
    """Yield the languages of the columns: source, pivot, translation."""
    for code in (package.source_language, package.pivot, package.language):
        if code:
            yield {
                "tag": make_tag(code),
                "direction": find_direction(code),
                "name": find_autonym(code),
            }


def _write_data(package: Package) -> str:
    """Return the data of the page as JSON, a line for each message; they are safe in a script."""
    words = find_words(package.language)
    rows = ",\n".join(_dump(_describe_item(item)) for item in package.items)
    name = re.sub(r"[^\w.-]+", "-", package.document)
    head = {
        "document": package.document,
        "language": package.language,
        "file": f"{name}.{package.language}.answers",
        "languages": list(_list_languages(package)),
        "pivot": package.pivot,
        "hasJoiner": has_half_space(package.language),
        "digits": words.digits,
        "words": dict(words.words),
    }
    digest = sha256(f"{_dump(head)}\n{rows}".encode()).hexdigest()[:_DIGEST]
    start = _dump({**head, "digest": digest})
    return f'{start[:-1]},"rows":[\n{rows}\n]}}'


def _dump(data: Any) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _describe_item(item: PackageItem) -> dict[str, Any]:
    """Return what the script needs of a message; what is empty is left out."""
    described = {
        "key": item.key,
        "number": item.numbers[0],
        "numbers": ", ".join(map(str, item.numbers)),
        "level": item.level if item.kind is Kind.HEADING else 0,
        "context": item.context,
        "source": item.source,
        "text": item.text,
        "state": item.state.value,
        "remark": item.remark,
        "previous": item.previous,
        "note": item.note,
        "explained": item.explained,
        "pivot": item.pivot,
    }
    return {name: value for name, value in described.items() if value not in (None, "", 0)}
