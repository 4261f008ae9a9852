"""What is said of each setting with values that fit and values that do not, in several forms.

No law says that each sentence is right: they show what a change changes where nobody thought of it.
They are in tests/combinations/settings.txt, and are read as a diff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_origin, get_type_hints

from dragoman.errors import ProjectError
from dragoman.settings import Settings, parse_settings
from helpers.combining import Choices
from helpers.goldens import compare_with_kept

KEPT = Path(__file__).parent / "combinations" / "settings.txt"
NUMBERS = ("true", "false", "0", "1", "-1", "-2", "7", "7.5", "99.5", "1001", "1e400", "2016-12-23")
TEXTS = (
    '""', '" "', '"fa"', '"x"', '"a\\nb"', '"../x"', '"/x"', '"a/../b"', '"utf-8"', '"utf-16"',
    '"native"', '"single"', '"source"', '"refuse"', '"sentence"', '"tap"', '"solar-hijri"',
    '"20mm 15mm"', '"5cm"', '"2in"', '"20"', '"500mm"', '"a5"', '"9x9mm"', '"100x200mm"',
    '"978-0-306-40615-7"', '"978-0-306-40615-6"', '"2016-12-23"', '"2016-02-30"',
    '"https://e.org/a/"', '"https://e.org/a?b"', '"ftp://e.org"', '"cover.png"', '"../cover.png"',
    '"cover.exe"', '"typography"', '"fuzzy"', '"lines"', '"new-page"', '"page"', '"command"',
    '"DRAGOMAN_KEY"', '"sk-1234"', '"glossary.csv"',
)  # fmt: skip
LISTS = ("[]", '[""]', '["x"]', '["fa"]', '["fa", "fa"]', '["en,fa"]', '["en,fa", "fa"]',
         '["html", "pdf"]', '["html", "html"]', '["*.tmx"]', '["../a.po"]', '["a.exe"]', "[1]",
         "[[]]", '["digits"]', '["a b"]')  # fmt: skip
TABLES = (
    "{}", '{fa = ""}', '{fa = "x"}', "{fa = 1}", "{fa = 101}", "{fa = -0.5}", '{fa = "reviewed"}',
    '{fa = "translated:95"}', '{fa = "reviewed:101"}', '{fa = "arab"}', '{fa = "beng"}',
    '{fa = "«»"}', '{fa = "«"}', '{fa = "de"}', '{xx-x = "x"}', "{fa = []}", '{fa = ["A", "B"]}',
    '{digits = "error"}', '{digits = "bad"}', '{nothing = "error"}', '{"*.txt" = "utf-8"}',
    '{"*.txt" = "utf-9"}', '{"*.txt" = {author = "A"}}', '{"*.txt" = {autor = "A"}}',
)  # fmt: skip
VALUES = (*NUMBERS, *TEXTS, *LISTS, *TABLES)
"""Values of all settings and of none, as TOML has them."""
BY_KIND = {str: TEXTS, bool: NUMBERS, int: NUMBERS, float: NUMBERS, tuple: LISTS, Mapping: TABLES}
OF_BABEL = r"(?<=did you mean ).*(?=\?)|(?<=use one of ).*"
"""What sentences say of names that are near and of digits: that depends on Babel's version."""


def test_what_is_said_of_settings_is_as_it_was() -> None:
    lines = [line for key, kind in list_keys(Settings) for line in show_setting(key, kind)]
    compare_with_kept("\n".join([*lines, ""]), KEPT)


def list_keys(table: type[Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the settings of a table and of those in it, with their types."""
    for name, kind in get_type_hints(table).items():
        key = f"{prefix}{name.replace('_', '-')}"
        if hasattr(kind, "_fields"):
            yield from list_keys(kind, f"{key}.")
        else:
            yield key, kind


def show_setting(key: str, kind: Any) -> Iterator[str]:
    """Yield what becomes of some values of a setting, each in one of the forms of TOML."""
    choices = Choices(key)
    fitting = BY_KIND.get(get_origin(kind) or kind, (*TEXTS, *TABLES))
    some = [choices.pick(fitting) for _ in range(9)] + [choices.pick(VALUES) for _ in range(2)]
    yield f"\n{key}"
    for value in dict.fromkeys(some):
        text = choices.pick((f"{key} = {value}\n", write_table(key, value)))
        above = choices.pick(("# Settings\n", "", 'languages = ["fa"]\n'))
        yield f"  {value}: {read(above + text, {}, key)}"
    if "." not in key and get_origin(kind) is not Mapping:
        variable = f"DRAGOMAN_{key.upper().replace('-', '_')}"
        for plain in choices.pick_some(PLAIN, 2, 3):
            yield f"  {variable}={plain!a}: {read('', {variable: plain}, key)}"


PLAIN = ("yes", "off", "1", "-3", "x", "en,fa", "fa en,fa", "html pdf", "", "\udcff", "2016-12-23")
"""Values of variables."""


def write_table(key: str, value: str) -> str:
    """Return a setting below the name of its table."""
    table, _, name = key.rpartition(".")
    return f"[{table}]\n\n{name} = {value}\n" if table else f"{name} = {value}\n"


def read(text: str, environment: Mapping[str, str], key: str) -> str:
    """Return the value that a setting has then, or the sentence that refuses it."""
    try:
        found: Any = parse_settings(text, Path("dragoman.toml"), environment)
    except ProjectError as error:
        return re.sub(OF_BABEL, "…", str(error).removeprefix("dragoman.toml:"))
    for name in key.replace("-", "_").split("."):
        found = getattr(found, name)
    return f"is {found!r}"
