"""Print the JSON schema of the settings: `make docs` writes it to docs/dragoman.schema.json.

Names, kinds and defaults are those of ``dragoman.settings.Settings``, values those that it accepts,
and descriptions those of the page of the settings.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from dragoman.credits import DAY, Credits
from dragoman.paper import PAPERS
from dragoman.settings import Settings, _values

PAGE = Path(__file__).with_name("settings.md")
_PATTERNS = {
    "date": f"^({DAY})?$",
    "edition.date": f"^({DAY})?$",
    "check.require": f"^({_values._REQUIREMENT})$",
    "check.quotes": "^..$",
    "draft.key-from": "^([A-Za-z_][A-Za-z0-9_]*)?$",
}
"""By a setting, or by the table that it is in."""


def make_schema() -> dict[str, Any]:
    """Return the schema of ``dragoman.toml``."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The settings of dragoman: dragoman.toml, or [tool.dragoman] in pyproject.toml",
        **_describe_table(Settings, "", dict(_read_descriptions())),
    }


def _read_descriptions() -> Iterator[tuple[str, str]]:
    """Yield each setting with what the page says about it, without Markdown."""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 5 and cells[0].startswith("`"):
            text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cells[4])
            yield cells[0].strip("`"), text.replace("`", "").replace("\\|", "|")


def _describe_table(cls: type[Any], prefix: str, texts: Mapping[str, str]) -> dict[str, Any]:
    properties = {}
    for field, kind in get_type_hints(cls).items():
        key = prefix + field.replace("_", "-")
        if isinstance(kind, type) and issubclass(kind, tuple):
            described = _describe_table(kind, f"{key}.", texts)
        else:
            default = cls._field_defaults[field]
            plain = dict(default) if isinstance(default, Mapping) else default
            described = {
                "description": texts[key],
                **_describe_kind(kind, key, texts),
                "default": plain,
            }
        properties[key.removeprefix(prefix)] = described
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _describe_kind(kind: Any, key: str, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the schema of the values of a kind, for one setting."""
    origin = get_origin(kind)
    if kind is Credits:  # of some documents
        return _describe_table(kind, "edition.", texts)
    if origin is UnionType:
        return {"anyOf": [_describe_kind(each, key, texts) for each in get_args(kind)]}
    if origin is tuple:
        return {"type": "array", "items": {"type": "string"}}
    if origin is Mapping:
        inner = _describe_kind(get_args(kind)[1], key, texts)
        return {"type": "object", "additionalProperties": inner}
    found: dict[str, Any] = {
        "type": {bool: "boolean", int: "integer", float: "number", str: "string"}[kind]
    }
    if key in _values._BOUNDS:
        found["minimum"], found["maximum"] = _values._BOUNDS[key]
    if key in _values._CHOICES:
        found["enum"] = list(_values._CHOICES[key])
    if key == "paper":
        found["examples"] = [*PAPERS, "148x210mm"]
    if key == "check.severity":
        found["enum"] = list(_values._SEVERITIES)
    if key in _PATTERNS:
        found["pattern"] = _PATTERNS[key]
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n")
