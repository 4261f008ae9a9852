"""Reading what a page has sent."""

from __future__ import annotations

from typing import TypeVar

from flask import request

T = TypeVar("T")


def read_sent(name: str, form: type[T], default: T | None = None) -> T:
    """Return a value that the page sent. Raises ValueError for one that is missing or wrong."""
    try:
        sent = request.get_json()
    except RecursionError:
        raise ValueError(name) from None
    value = sent.get(name, default) if isinstance(sent, dict) else None
    if not isinstance(value, form):
        raise ValueError(name)
    return value
