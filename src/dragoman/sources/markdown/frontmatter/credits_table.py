"""The table ``dragoman`` in front matter: who and what is behind the editions of a document."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NoReturn

from dragoman.credits import BY_LANGUAGE, Credits, explain_credit
from dragoman.errors import SourceError, did_you_mean, quote
from dragoman.languages.naming import find_language, suggest_language
from dragoman.sources._common import LINE_END
from dragoman.sources.markdown.frontmatter import yaml_values
from dragoman.toml_keys import find_deep_key

TABLE = "dragoman"


def read_credits(front: str, name: str) -> Credits:
    """Return what the table ``dragoman`` of front matter says; nothing where there is none.

    ``name`` is that of the document. Raises SourceError, with the line, for a key that is not known
    and for a value that cannot be.
    """
    if TABLE not in front:
        return Credits()
    fields = {field.replace("_", "-"): field for field in Credits._fields if field != "cover"}
    values: dict[str, Any] = {}
    for key, value in _find_table(front, name).items():
        if key == "cover":
            _refuse(f"{TABLE} has a cover, which only the settings name", front, name, key)
        if key not in fields:
            near = did_you_mean(key, fields) or f"; known are {', '.join(fields)}"
            _refuse(f"{TABLE} has {quote(key)}, which is not known{near}", front, name, key)
        values[fields[key]] = _read_value(front, name, key, value)
    return Credits(**values)


def _find_table(front: str, name: str) -> Mapping[str, Any]:
    """Return the table as it is written: texts, and tables of texts."""
    found, unread = None, None
    if front.startswith("+++"):
        found = _read_toml(LINE_END.sub("\n", front.strip().strip("+"))).get(TABLE)
    elif front.startswith("{"):
        found = json.loads(front).get(TABLE)
    else:
        found = _read_yaml(yaml_values.find_table(front, TABLE))
        unread = yaml_values.find_unread(front, TABLE)
    if unread is not None or isinstance(found, list):
        what = f", and not {quote(unread.strip())}" if unread else ""
        _refuse(f"{TABLE} must be a table, with a line for each key{what}", front, name, TABLE)
    return found if isinstance(found, dict) else {}


def _read_toml(text: str) -> dict[str, Any]:
    """Return what TOML says; nothing where it cannot be read, or only with much time.

    Other programs read it, and may take it.
    """
    import tomllib

    if find_deep_key(text):
        return {}
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):  # mistakes, too many digits, too many brackets
        return {}


def _read_yaml(lines: str) -> dict[str, Any]:
    keys = yaml_values.list_keys(lines)
    texts = yaml_values.find_strings(lines)
    return {key: texts[key] if key in texts else _read_inner_table(lines, key) for key in keys}


def _read_inner_table(lines: str, key: str) -> dict[str, Any] | None:
    """Return the table that a key has; None where there is none, or not all of it is read."""
    is_read = yaml_values.find_unread(lines, key) is None
    return _read_yaml(yaml_values.find_table(lines, key)) or None if is_read else None


def _read_value(front: str, name: str, key: str, value: Any) -> str | Mapping[str, str]:
    """Return the value of a field as ``Credits`` has it."""
    field = key.replace("-", "_")
    if not isinstance(value, dict) or field not in BY_LANGUAGE:
        return _read_text(front, name, key, value)
    texts: dict[str, str] = {}
    for language, text in value.items():
        code = _find_code(front, name, key, language)
        if code in texts:
            sentence = f"the language {quote(code)} is in {TABLE}.{key} twice; remove one of them"
            _refuse(sentence, front, name, language)
        texts[code] = _read_text(front, name, key, text)
    return texts


def _read_text(front: str, name: str, key: str, value: Any) -> str:
    field = key.replace("-", "_")
    text = value.isoformat() if isinstance(value, date) else value
    if not isinstance(text, str):
        or_table = " or a table with a line for each language" if field in BY_LANGUAGE else ""
        _refuse(f"{TABLE}.{key} must be a text{or_table}", front, name, key)
    text = " ".join(text.split())
    wrong = explain_credit(field, text)
    if wrong:
        _refuse(f"{TABLE}.{key} is {quote(text)}, and must be {wrong}", front, name, key)
    return text


def _find_code(front: str, name: str, key: str, language: str) -> str:
    code = find_language(language)
    if code is None:
        near = suggest_language(language)
        sentence = f"{TABLE}.{key} has {quote(language)}, which is not a language{near}"
        _refuse(sentence, front, name, language)
    return code


def _refuse(sentence: str, front: str, name: str, key: str) -> NoReturn:
    """Raise SourceError with the line on which a key of the table is written."""
    start = front.index(TABLE)
    match = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])").search(front, start)
    line = len(LINE_END.findall(front, 0, match.start() if match else start)) + 1
    raise SourceError(sentence, name, line)
