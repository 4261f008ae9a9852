"""Values as the settings' types hold them, out of what TOML or the environment gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import UnionType
from typing import Any, NamedTuple, TypeGuard, get_args, get_origin, get_type_hints

from dragoman.errors import did_you_mean, quote
from dragoman.languages.naming import find_language
from dragoman.settings._places import SettingsPlace, name_variable
from dragoman.settings._values import explain_refusal, show_value

_LONGEST_ADVISED = 200
_TRUTH = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0"), False),
}


def read_environment(cls: type[Any], environment: Mapping[str, str]) -> dict[str, Any]:
    """Return what the environment sets of a table's own settings, by their keys.

    Lists are separated by commas, and editions, which have commas of their own, by white space.
    An empty variable sets nothing.
    """
    found: dict[str, Any] = {}
    for name, kind in get_type_hints(cls).items():
        key = _key_of(name)
        value = environment.get(name_variable(key))
        if not value or _is_table(kind) or get_origin(kind) is Mapping:
            continue
        if get_origin(kind) is tuple:
            found[key] = _split_list(key, value)
        elif kind is bool:
            found[key] = _TRUTH.get(value.lower(), value)
        else:
            whole = kind is int and re.fullmatch(r"-?[0-9]{1,9}", value)
            found[key] = int(value) if whole else value
    return found


def _key_of(name: str) -> str:
    return name.replace("_", "-")


class TableReader(NamedTuple):
    """Reads the tables of one place."""

    root: type[Any]
    """The table that holds all others."""
    place: SettingsPlace

    def read_table(
        self, cls: type[Any], data: Mapping[str, Any], prefix: str = ""
    ) -> dict[str, Any]:
        """Return what the data set of a table, by the names of its fields.

        Raises ProjectError for a key that is not known and a value of the wrong kind.
        """
        hints = get_type_hints(cls)
        names = {_key_of(name): name for name in hints}
        values: dict[str, Any] = {}
        for key, value in data.items():
            if key not in names:
                raise self.place.error(prefix + key, self._explain_unknown(key, prefix, names))
            values[names[key]] = self._read_value(hints[names[key]], value, prefix + key)
        return values

    def _explain_unknown(self, key: str, prefix: str, known: Mapping[str, str]) -> str:
        """Return what is wrong with a key: it belongs in another table, or is not known at all."""
        places = [self.place.describe_table(table) for table in self._tables_with(key)]
        if places:
            return f"the setting {quote(prefix + key)} belongs {' or '.join(places)}"
        near = did_you_mean(key.replace("_", "-"), known)
        listed = ", ".join(sorted(known))
        return f"unknown setting {quote(prefix + key)}{near or f'; known are {listed}'}"

    def _tables_with(self, key: str) -> list[str]:
        hints = get_type_hints(self.root)
        tables = {_key_of(name): kind for name, kind in hints.items() if _is_table(kind)}
        found = [name for name, kind in tables.items() if key in map(_key_of, get_type_hints(kind))]
        return ["", *found] if key in map(_key_of, hints) else found

    def _read_value(self, kind: Any, value: Any, key: str) -> Any:
        """Return the value as the setting's type holds it, or raise."""
        declared = kind
        if get_origin(kind) is UnionType:  # one value for all, or a table of them
            form = Mapping if isinstance(value, dict) else str
            kind = next(each for each in get_args(kind) if (get_origin(each) or each) is form)
        origin = get_origin(kind)
        if _is_table(kind) and isinstance(value, dict):
            return kind(**self.read_table(kind, value, f"{key}."))
        if origin is tuple and isinstance(value, list) and all(type(i) is str for i in value):
            return tuple(self._read_value(str, item, key) for item in value)
        if origin is Mapping and isinstance(value, dict):
            inner = get_args(kind)[1]
            return {
                name: self._read_value(inner, item, f"{key}.{name}") for name, item in value.items()
            }
        written = value
        if kind is float and type(value) is int:
            value = float(value)
        if isinstance(kind, type) and type(value) is kind:
            wrong = explain_refusal(key, value)
            if wrong:
                shown = show_value(key, written)
                raise self.place.error(key, f"{key} is {shown}, and must be {wrong}")
            return value
        sentence = f"{key} must be {_describe_kind(declared)}, not {_describe_value(value)}"
        if origin is tuple and isinstance(value, str) and _is_plain_list(value):
            sentence += f"; write {_write_list(_guess_items(key, value))}"
        raise self.place.error(key, sentence)


def _is_table(kind: Any) -> TypeGuard[type[Any]]:
    """Return whether a setting is a table with settings of its own."""
    return isinstance(kind, type) and issubclass(kind, tuple)


def _describe_kind(kind: Any) -> str:
    origin = get_origin(kind)
    if origin is UnionType:
        return " or ".join(map(_describe_kind, get_args(kind)))
    if origin is tuple:
        return "a list of strings"
    if origin is not None or _is_table(kind):
        return "a table"
    return {bool: "true or false", int: "a whole number", float: "a number"}.get(kind, "a string")


def _split_list(key: str, value: str) -> list[str]:
    """Return the items of a list that is written as one text."""
    separator = r"\s+" if key == "editions" else r"[\s,]+"
    return [part for part in re.split(separator, value) if part]


def _is_plain_list(value: str) -> bool:
    """Return whether a text may be meant as a list, and is short enough to be written as one."""
    is_short = len(value) <= _LONGEST_ADVISED
    return is_short and value.isprintable() and not re.fullmatch(r"[\s,]*|.*[\[\]].*", value)


def _guess_items(key: str, value: str) -> list[str]:
    """Return what somebody probably meant who wrote a list as one text.

    White space divides only where no comma does, and neither names of files nor a language of
    several words, as "Kurdish (Sorani)".
    """
    if key == "editions":
        return re.sub(r"\s*,\s*", ",", value).split()
    is_divided = key == "draft.command" or not ("." in key or "," in value or find_language(value))
    return value.split() if is_divided else [part for part in value.split(",") if part.strip()]


def _write_list(items: Iterable[str]) -> str:
    """Return a list as TOML has it."""
    import json  # slow to import; only a mistake needs it

    quoted = (json.dumps(item.strip(), ensure_ascii=False) for item in items)
    return f"[{', '.join(quoted)}]"


def _describe_value(value: Any) -> str:
    """Return a value as TOML writes it; a day, which needs quotation marks, with advice."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return f"{value}; put it in quotation marks"
    return "a table" if isinstance(value, dict) else quote(value)
