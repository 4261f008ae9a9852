"""The settings of a project: ``dragoman.toml``, or ``[tool.dragoman]`` in ``pyproject.toml``.

Every setting has a default, so that an empty file is a project. The environment wins over the
file: ``DRAGOMAN_SOURCE_LANGUAGE=en`` for ``source-language``, lists separated by commas, of the
settings that stand in no table. The command line's flags win over both.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard, get_args, get_origin, get_type_hints

from dragoman.errors import ProjectError, did_you_mean
from dragoman.model import LAYOUTS, PAPERS, WHEN_MISSING, WHEN_OUTDATED

FILE = "dragoman.toml"
_NONE: Mapping[str, Any] = {}  # no mappingproxy: other processes get the settings pickled

# Named tuples, because every start makes these classes, and dataclasses take several times as long.


class CheckSettings(NamedTuple):
    """``[check]``: which rules, how strict."""

    disable: tuple[str, ...] = ()
    severity: Mapping[str, str] = _NONE
    digits: str = ""
    """"native" or "latin": the digits that translations must use; empty for no rule."""
    quotes: Mapping[str, str] = _NONE
    """By language, the opening and closing quotation mark that translations must use."""
    glossary: str = "glossary.csv"
    comments: bool = False
    """Does ``update`` write the glossary's terms into the catalogues, for the translators?"""
    require: Mapping[str, str] = _NONE
    """By language, the state and share that ``build`` and ``check`` insist on: "reviewed"
    or "translated:95"."""


class UpdateSettings(NamedTuple):
    """``[update]``: how old translations are offered for new text."""

    threshold: float = 0.0
    """The least likeness, 1 to 100, of a suggestion; 0 for dragoman's own, which depends on the
    length of the text."""
    memory: bool = True
    """Are the other documents of the language searched for suggestions?"""
    accept: str = ""
    """"typography" keeps a message translated when only the typography of its source changed."""


class FontSettings(NamedTuple):
    """``[fonts]``: what the editions are set in."""

    folder: str = ""
    """A folder of the project with font files, searched first."""
    system: bool = False
    """May the machine's own fonts be used? Then the same bytes are not promised."""
    embed: bool = False
    """Are the fonts embedded in HTML and EPUB?"""
    families: Mapping[str, tuple[str, ...]] = _NONE
    """By language, the families to prefer."""


class Settings(NamedTuple):
    """All that a project can set."""

    source_language: str = "en"
    languages: tuple[str, ...] = ()
    """Of the translations; with none, those that ``locale/`` has folders for."""
    source: str = "source"
    locale: str = "locale"
    build: str = "build"
    encoding: str = "utf-8"
    """Of the sources."""
    code: bool = False
    """Are code blocks translated?"""
    editions: tuple[str, ...] = ()
    """The columns of each edition that ``build`` makes, as "en,fa,ar"; with none, the source's
    language with all the others, and with each of them."""
    formats: tuple[str, ...] = ("html",)
    layout: str = "columns"
    paper: str = "a4"
    missing: str = "placeholder"
    outdated: str = "mark"
    date: str = ""
    """The date that the colophon bears, as 2016-12-23; none unless it is given."""
    calendar: str = "gregorian"
    """"solar-hijri" adds the date of that calendar for Persian."""
    project: str = ""
    """The name and version that catalogues bear in ``Project-Id-Version``."""
    translator: str = ""
    team: str = ""
    digits: Mapping[str, str] = _NONE
    """By language, the CLDR numbering system that dragoman's own numbers are written in, where
    not the language's default one."""
    jobs: int = 0
    """How many processes render; 0 for one per processor."""
    check: CheckSettings = CheckSettings()
    update: UpdateSettings = UpdateSettings()
    fonts: FontSettings = FontSettings()


_CHOICES = {
    "layout": LAYOUTS,
    "paper": PAPERS,
    "missing": WHEN_MISSING,
    "outdated": WHEN_OUTDATED,
    "calendar": ("gregorian", "solar-hijri"),
    "check.digits": ("", "native", "latin"),
    "update.accept": ("", "typography"),
}

_BOUNDS = {"jobs": (0, 1000), "update.threshold": (0, 100)}

_LINES = frozenset({"project", "translator", "team"})
"""They become lines of a catalogue's header."""

_TRUTH = {
    **dict.fromkeys(("true", "yes", "on", "1"), True),
    **dict.fromkeys(("false", "no", "off", "0"), False),
}


def parse_settings(text: str, path: Path, environment: Mapping[str, str]) -> Settings:
    """Read the settings of a file's text, the environment's over them.

    Raises ProjectError with the line for TOML that is wrong, a key that is not known (naming
    the nearest that is) and a value of the wrong kind.
    """
    try:
        data: dict[str, Any] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise ProjectError(f"not TOML: {error}", path, line) from None
    place = _SettingsFile(text, path)
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("dragoman", {})
    given = _read_table(Settings, _from_environment(environment), "", _Environment())
    return Settings(**{**_read_table(Settings, data, "", place), **given})


class _SettingsFile(NamedTuple):
    text: str
    path: Path

    def error(self, key: str, sentence: str) -> ProjectError:
        name = re.escape(key.rpartition(".")[2])
        match = re.search(rf"^\s*\[?[\w.-]*?[\"']?{name}[\"']?\s*[\]=.]", self.text, re.MULTILINE)
        line = self.text.count("\n", 0, match.end()) + 1 if match else None
        return ProjectError(sentence, self.path, line)


class _Environment:
    """The place of what the environment sets."""

    def error(self, key: str, sentence: str) -> ProjectError:
        return ProjectError(sentence, f"DRAGOMAN_{key.replace('-', '_').upper()}")


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """Read the settings that stand in no table; lists are separated by commas, and editions,
    which have commas of their own, by white space. What is empty sets nothing."""
    found: dict[str, Any] = {}
    for name, kind in get_type_hints(Settings).items():
        value = environment.get(f"DRAGOMAN_{name.upper()}")
        if not value or _is_table(kind) or get_origin(kind) is Mapping:
            continue
        if get_origin(kind) is tuple:
            separator = r"\s+" if name == "editions" else r"[\s,]+"
            found[_key_of(name)] = [part for part in re.split(separator, value) if part]
        elif kind is bool:
            found[_key_of(name)] = _TRUTH.get(value.lower(), value)
        else:
            whole = kind is int and re.fullmatch(r"-?[0-9]{1,9}", value)
            found[_key_of(name)] = int(value) if whole else value
    return found


def _key_of(name: str) -> str:
    return name.replace("_", "-")


def _read_table(
    cls: type[Any], data: Mapping[str, Any], prefix: str, place: _SettingsFile | _Environment
) -> dict[str, Any]:
    """Give what the data set of a table, by the names of its fields."""
    hints = get_type_hints(cls)
    names = {_key_of(name): name for name in hints}
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in names:
            raise place.error(key, f"unknown setting {prefix + key!r}{_suggest_key(key, names)}")
        values[names[key]] = _read_value(hints[names[key]], value, prefix + key, place)
    return values


def _suggest_key(key: str, known: Mapping[str, str]) -> str:
    near = did_you_mean(key.replace("_", "-"), known, cutoff=0.4)
    return near or f"; known are {', '.join(sorted(known))}"


def _read_value(kind: Any, value: Any, key: str, place: _SettingsFile | _Environment) -> Any:
    """Give the value as the setting's type holds it, or raise."""
    origin = get_origin(kind)
    if _is_table(kind) and isinstance(value, dict):
        return kind(**_read_table(kind, value, f"{key}.", place))
    if origin is tuple and isinstance(value, list):
        return tuple(_read_value(str, item, key, place) for item in value)
    if origin is Mapping and isinstance(value, dict):
        inner = get_args(kind)[1]
        return {
            name: _read_value(inner, item, f"{key}.{name}", place) for name, item in value.items()
        }
    if kind is float and type(value) is int:
        value = float(value)
    if isinstance(kind, type) and type(value) is kind:
        wrong = _explain_refusal(key, value)
        if wrong:
            raise place.error(key, f"{key} is {value!r}, and must be {wrong}")
        return value
    raise place.error(key, f"{key} must be {_describe_kind(kind)}, not {value!r}")


def _explain_refusal(key: str, value: Any) -> str:
    """Say what a value of the right kind must be; nothing for one that may stand."""
    if key in _BOUNDS:
        least, most = _BOUNDS[key]
        return "" if least <= value <= most else f"from {least} to {most}"
    if key in _LINES and not str(value).isprintable():
        return "one line"
    choices = _CHOICES.get(key)
    if choices and value not in choices:
        return f"one of {', '.join(repr(choice) for choice in choices)}"
    return ""


def _is_table(kind: Any) -> TypeGuard[type[Any]]:
    """Tell whether a setting is a table with settings of its own."""
    return isinstance(kind, type) and issubclass(kind, tuple)


def _describe_kind(kind: Any) -> str:
    origin = get_origin(kind)
    if origin is tuple:
        return "a list of strings"
    if origin is not None or _is_table(kind):
        return "a table"
    return {bool: "true or false", int: "a whole number", float: "a number"}.get(kind, "a string")
