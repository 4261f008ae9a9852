"""Where a setting is written: the line of a file, or the variable of the environment."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import ProjectError
from dragoman.languages.naming import find_language

PYPROJECT = "pyproject.toml"
_OWN_TABLE = ("tool", "dragoman")
"""The table of ``pyproject.toml`` that holds the settings."""

# No pattern is compiled here: they are needed only where something is wrong.
_PART = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_HEADER = r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$"
_KEY = rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*="
_CODE = r"[a-z]{2,3}(?:_\w+)?"


class SettingsPlace(NamedTuple):
    """The file with the settings, and the environment, which wins over it."""

    text: str
    path: Path
    """As messages show it."""
    environment: Mapping[str, str]

    def error(self, key: str, sentence: str, item: str = "") -> ProjectError:
        """Return an error that names where a setting is written.

        ``key`` is the setting with its tables, as "check.require.fa"; ``item`` is what a list or
        a table holds, for which the line of the item itself is named.
        """
        variable = name_variable(key)
        if self.environment.get(variable):
            return ProjectError(sentence, variable)
        return ProjectError(sentence, self.path, self._find_line(key, item))

    def describe_table(self, name: str) -> str:
        """Return where the settings of a table belong; the empty name is that of no table."""
        if self.path.name == PYPROJECT:
            return f"in [{'.'.join((*_OWN_TABLE, *filter(None, [name])))}]"
        return f"in [{name}]" if name else "at the top of the file, before the first [table]"

    def _find_line(self, key: str, item: str) -> int | None:
        lines = self.text.splitlines()
        wanted = tuple(key.split("."))
        if self.path.name == PYPROJECT:
            wanted = (*_OWN_TABLE, *wanted)
        line = _find_key(lines, wanted)
        return _find_item(lines, line, item) if line and item else line


def name_variable(key: str) -> str:
    """Return the variable of the environment that sets a setting."""
    return f"DRAGOMAN_{key.replace('-', '_').upper()}"


def _find_key(lines: Sequence[str], wanted: tuple[str, ...]) -> int | None:
    """Return the number of the line that sets a key, or that begins its table, from 1.

    For a key within an inline table that is the line of the whole table. The code of a language is
    found by the name that the file has for it; only for a code are names looked up, because to know
    that a word is the name of no language takes the data of all of them.
    """
    table: tuple[str, ...] = ()
    near = named = None
    is_code = re.fullmatch(_CODE, wanted[-1]) is not None
    for number, line in enumerate(lines, 1):
        if header := re.match(_HEADER, line):
            table = full = _split_key(header[1])
        elif key := re.match(_KEY, line):
            full = (*table, *_split_key(key[1]))
        else:
            continue
        if ".".join(full) == ".".join(wanted):  # a key in quotation marks may have a dot
            return number
        if is_code and full[:-1] == wanted[:-1] and find_language(full[-1]) == wanted[-1]:
            named = number
        if _is_within(wanted, full):
            near = number
    return named or near


def _is_within(key: tuple[str, ...], table: tuple[str, ...]) -> bool:
    """Return whether a key lies in a table or in one of its tables."""
    return key[: len(table)] == table


def _split_key(text: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, text))


def _find_item(lines: Sequence[str], first: int, item: str) -> int:
    """Return the number of the line, from ``first`` on, that holds a string; else ``first``."""
    for number, line in enumerate(lines[first - 1 :], first):
        if f'"{item}"' in line or f"'{item}'" in line:
            return number
    return first
