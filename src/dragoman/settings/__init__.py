"""The settings of a project: ``dragoman.toml``, or ``[tool.dragoman]`` in ``pyproject.toml``.

Every setting has a default, so that an empty file is a project. The environment wins over the
file: ``DRAGOMAN_SOURCE_LANGUAGE=en`` for ``source-language``, lists separated by commas, of the
settings that are in no table. The command line's flags win over both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from dragoman.choices import FRONT_MATTER
from dragoman.credits import Credits
from dragoman.errors import ProjectError
from dragoman.settings._checks import (
    check_languages_used,
    check_settings,
    names_languages,
)
from dragoman.settings._languages import find_code, is_language, name_by_code
from dragoman.settings._patterns import Encodings, choose_encoding, find_excluding, list_fitting
from dragoman.settings._places import PYPROJECT, SettingsPlace, name_variable
from dragoman.settings._reading import TableReader, read_environment
from dragoman.settings._toml import load_toml
from dragoman.settings._values import REQUIREMENT_FORM, explain_refusal, parse_requirement

__all__ = [
    "FILE",
    "PYPROJECT",
    "REQUIREMENT_FORM",
    "CheckSettings",
    "DraftSettings",
    "FontSettings",
    "MarkdownSettings",
    "MemorySettings",
    "PrintSettings",
    "Settings",
    "SettingsPlace",
    "TextSettings",
    "UpdateSettings",
    "check_languages_used",
    "choose_encoding",
    "explain_refusal",
    "find_code",
    "find_excluding",
    "has_settings",
    "is_language",
    "list_fitting",
    "list_variables",
    "names_languages",
    "parse_requirement",
    "parse_settings",
]

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
    """Whether ``update`` writes the glossary's terms into the catalogues, for the translators."""
    require: Mapping[str, str] = _NONE
    """By language, the state and share that ``check`` requires, and that ``render`` and ``build``
    require of what they publish: "reviewed" or "translated:95"."""
    max_unmodified: Mapping[str, float] = _NONE
    """By language, the percentage of the words of a translation that may be as a machine wrote
    them; with more, ``check`` fails, and ``render`` and ``build`` do not publish."""


class DraftSettings(NamedTuple):
    """``[draft]``: the machine that drafts translations. Without an engine nothing is drafted."""

    engine: str = ""
    """"command", "openai", "libretranslate", "ctranslate2", or one of another package."""
    command: tuple[str, ...] = ()
    """The program of the engine "command", with its arguments."""
    url: str = ""
    """The address of the server, as "http://127.0.0.1:11434/v1"."""
    model: str = ""
    """The name of the model on the server; of the engine "ctranslate2", its folder."""
    key_from: str = ""
    """The variable of the environment that holds the key of the server."""
    network: bool = False
    """Whether texts may leave this machine."""
    timeout: float = 300.0
    """How many seconds one answer may take."""


class UpdateSettings(NamedTuple):
    """``[update]``: how old translations are offered for new text."""

    threshold: float = 0.0
    """The least score of a suggestion, from 1 to 100; 0 for dragoman's own threshold."""
    memory: bool = True
    """Whether the other documents of the language are searched for suggestions."""
    accept: str = ""
    """"typography" keeps a message translated when only the typography of its source changed."""
    outdated_pivot: str = ""
    """"fuzzy" makes a translation fuzzy that is outdated by its pivot."""


class MemorySettings(NamedTuple):
    """``[memory]``: where suggestions come from besides the project's own documents."""

    files: tuple[str, ...] = ()
    """Memories in TMX and catalogues in PO, as patterns of paths relative to the project. They may
    lie outside it; they are only read."""


class TextSettings(NamedTuple):
    """``[text]``: how plain text is read."""

    paragraphs: str = "auto"
    """What is a paragraph: what is between "blank-lines", each of the "lines", or "auto", which
    looks at the lines."""


class MarkdownSettings(NamedTuple):
    """``[markdown]``: how Markdown is read."""

    front_matter: tuple[str, ...] = FRONT_MATTER
    """Patterns of the keys of front matter whose values are translated, as "hero.*.text"."""


class FontSettings(NamedTuple):
    """``[fonts]``: the fonts of the editions."""

    folder: str = ""
    """A folder of the project with font files, searched first."""
    system: bool = False
    """Whether the machine's own fonts may be used; then the same bytes are not promised."""
    embed: bool = False
    """Whether the fonts are embedded in HTML and EPUB."""
    families: Mapping[str, tuple[str, ...]] = _NONE
    """By language, the font families to prefer, the best first."""


class PrintSettings(NamedTuple):
    """``[print]``: how the pages of editions on paper are."""

    size: float = 0.0
    """The size of the text in points; 0 for dragoman's own."""
    margins: str = ""
    """As "20mm", "20mm 15mm" (top and sides) or "20mm 15mm 25mm"; empty for dragoman's own."""
    binding: str = ""
    """What is added to the margin at the binding, as "8mm"."""
    bleed: str = ""
    """What a page is larger than the paper on each side, as "3mm"."""
    marks: bool = False
    """Whether marks show where a page is cut."""
    chapters: str = "run-on"
    """"new-page" begins each chapter on a new page."""
    booklet: bool = False
    """Whether the pages of a PDF are on sheets to be folded."""
    monochrome: bool = False
    """Whether everything is black, white and grey."""


class Settings(NamedTuple):
    """All that a project can set."""

    source_language: str = "en"
    languages: tuple[str, ...] = ()
    """The languages of the translations; with none, those that ``locale/`` has folders for."""
    source: str = "source"
    exclude: tuple[str, ...] = ()
    """Patterns of files and folders among the sources that are left out."""
    locale: str = "locale"
    build: str = "build"
    encoding: Encodings = "utf-8"
    """The encoding of the sources; or a table with encodings by the pattern of the documents'
    paths, of which the last that fits counts."""
    code: bool = False
    """Whether code blocks are translated."""
    editions: tuple[str, ...] = ()
    """The languages of each edition that ``build`` makes, in the order of its columns, as
    "en,fa,ar"; with none, the source's language with all the others, and with each of them."""
    formats: tuple[str, ...] = ("html",)
    layout: str = "columns"
    paper: str = "a4"
    rows: str = "paragraph"
    """What is side by side: paragraphs, or sentences where it is sure which belong together."""
    contents: int = -1
    """The depth of the list of contents; -1 lets its length decide."""
    reveal: str = "all"
    word_list: bool = False
    """Whether editions end with a list of the glossary's terms that are in the document."""
    missing: str = "placeholder"
    outdated: str = "mark"
    unreviewed: str = "show"
    date: str = ""
    """The date that the colophon shows, as "2016-12-23"; empty for none."""
    address: str = ""
    """The public address of the build folder, as "https://example.org/letters/"; empty for none."""
    calendar: str = "gregorian"
    """"solar-hijri" adds the date of that calendar for Persian."""
    project: str = ""
    """The name and version in the catalogues' field ``Project-Id-Version``."""
    translator: str = ""
    team: str = ""
    digits: Mapping[str, str] = _NONE
    """By language, the CLDR numbering system of the numbers that dragoman itself writes; without
    one, the language's default system."""
    pivot: Mapping[str, str] = _NONE
    """By language, the language that its translators read beside the source."""
    jobs: int = 0
    """How many processes work; 0 for one per processor where there is enough to do."""
    check: CheckSettings = CheckSettings()
    draft: DraftSettings = DraftSettings()
    update: UpdateSettings = UpdateSettings()
    memory: MemorySettings = MemorySettings()
    fonts: FontSettings = FontSettings()
    print: PrintSettings = PrintSettings()
    text: TextSettings = TextSettings()
    markdown: MarkdownSettings = MarkdownSettings()
    edition: Credits = Credits()
    documents: Mapping[str, Credits] = _NONE
    """The same of some documents, by the pattern of their paths; the last that fits wins."""


def parse_settings(
    text: str,
    path: Path,
    environment: Mapping[str, str],
    has_catalogs: Callable[[Settings, str], bool] = lambda _settings, _code: False,
) -> Settings:
    """Read the settings of a file's text, the environment's over them.

    Languages may be named in any way that ``languages.naming`` knows; ``has_catalogs`` says of a
    code whether the project of these settings has a folder of that name, so that it stays.

    Raises ProjectError with the line, or the variable, for TOML that is wrong, a key that is not
    known (naming the nearest that is, or the table that it belongs in), a value of the wrong kind
    and a value that cannot be.
    """
    data = load_toml(text, path)
    if path.name == PYPROJECT:
        data = _find_own_table(data, SettingsPlace(text, path, {}))
    elif isinstance(data.get("tool"), dict) and "dragoman" in data["tool"]:
        sentence = f"[tool.dragoman] is for {PYPROJECT}; write the settings without it here"
        raise SettingsPlace(text, path, {}).error("tool.dragoman", sentence)
    file = TableReader(Settings, SettingsPlace(text, path, {}))
    place = SettingsPlace(text, path, environment)
    variables = read_environment(Settings, environment)
    values = file.read_table(Settings, data)
    values |= TableReader(Settings, place).read_table(Settings, variables)
    named = Settings(**values)
    settings = name_by_code(named, place, lambda code: has_catalogs(named, code))
    check_settings(settings, place)
    return settings


def has_settings(text: str, path: Path) -> bool:
    """Return whether the text of a ``pyproject.toml`` has a table of ours, however it is written.

    In a text that is no TOML a line must look so: its reader says what is wrong.
    """
    if re.search(r"^\[tool\.dragoman[].]", text, re.MULTILINE):
        return True
    if "dragoman" not in text:
        return False
    try:
        tool = load_toml(text, path).get("tool")
    except ProjectError:
        return False
    return isinstance(tool, dict) and "dragoman" in tool


def _find_own_table(data: Mapping[str, Any], place: SettingsPlace) -> dict[str, Any]:
    """Return the table of ours in a ``pyproject.toml``. Raises ProjectError for what is none."""
    tool = data.get("tool", {})
    table = tool.get("dragoman", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise place.error(
            "", "tool.dragoman must be a table; write [tool.dragoman] above its settings"
        )
    return table


def list_variables(environment: Mapping[str, str]) -> list[str]:
    """Return the variables of the environment that set a setting."""
    return [name_variable(key) for key in read_environment(Settings, environment)]
