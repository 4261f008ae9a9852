"""Each setting takes its own default: a file that says what holds anyway changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dragoman.settings import Settings, parse_settings
from helpers.cases import each_case

PATH = Path("dragoman.toml")


def list_defaults(settings: Any, table: str = "") -> Iterator[tuple[str, str, object]]:
    """Yield the table, the name and the default of each setting."""
    for field, value in settings._asdict().items():
        name = field.replace("_", "-")
        if hasattr(value, "_asdict"):
            yield from list_defaults(value, f"{table}.{name}" if table else name)
        else:
            yield table, name, value


DEFAULTS = [one for one in list_defaults(Settings()) if isinstance(one[2], str | int | float)]
TEXTS = [(name, value) for table, name, value in DEFAULTS if not table and isinstance(value, str)]


@each_case(DEFAULTS)
def test_a_default_may_be_written_out(table: str, name: str, value: object) -> None:
    head = f"[{table}]\n" if table else ""
    assert parse_settings(f"{head}{name} = {json.dumps(value)}\n", PATH, {}) == Settings()


@pytest.mark.parametrize("name", ["date", "encoding", "quotes"])
def test_an_empty_variable_is_as_none(name: str) -> None:
    assert parse_settings("", PATH, {f"DRAGOMAN_{name.upper()}": ""}) == Settings()


def test_there_are_defaults() -> None:
    assert ("date", "") in TEXTS and len(DEFAULTS) > 15
    assert {table for table, _, _ in DEFAULTS} >= {"", "update", "check"}
