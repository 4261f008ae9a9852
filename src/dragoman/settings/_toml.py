"""Reading TOML; each mistake in it is one sentence with its line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from dragoman.errors import ProjectError
from dragoman.toml_keys import MOST_PARTS, find_deep_key

_ADVICE = (
    (r"Invalid value\t[“”„«»‘’‚‹›]", 'write straight quotation marks, as "fa"'),
    (r"Invalid value\t(?i:true|false|yes|no|on|off)\b", "write true or false"),
    (r"Invalid value\t[\w-]+\s*=", "write ] at the end of the list above it"),
    (r"Invalid value\t[^\W\d]", 'put each text between quotation marks, as "fa"'),
    (r"Invalid value\t(?:#|\Z)", "write a value behind the ="),
    (r"(?:Unescaped|Invalid (?:hex|Unicode))[^\t]*\t", "write / for each \\ of a path"),
    (r"Illegal character '\\n'", "write a quotation mark at the end of the text, too"),
    (r"Expected '='[^\t]*\t:", "write = and not :"),
    (r"Expected newline[^\t]*\t,", 'write several texts as a list, as ["fa", "ar"]'),
    (r"Unclosed array", "write commas between the texts of a list, and ] at its end"),
    (r"Cannot (?:overwrite|declare)", "it is there twice: write it once"),
    (r"Invalid statement\t(?:<<<<<<<|=======|>>>>>>>)", "take out what git left of a conflict"),
    (r"Invalid statement\t(?:/|;|--)", "begin a comment with #"),
)
"""What to do, by what Python says of a mistake and, after a tab, the text at its place."""
_DEEPEST = 50
"""More brackets than this within each other are not settings."""


def load_toml(text: str, path: Path) -> dict[str, Any]:
    """Return the data of a TOML file. Raises ProjectError with the line of what is wrong."""
    if line := find_deep_key(text):
        sentence = f"not settings: a key has more than {MOST_PARTS} parts"
        raise ProjectError(sentence, path, line)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        said = str(error).replace(r"\u200c", "\u200c")  # the half-space in a key
        advice = _advise(str(error), text)
        raise ProjectError(f"not TOML: {said}{advice}", path, line) from None
    except RecursionError:
        line = _find_deepest(text)
        raise ProjectError(
            "not settings: too many brackets within each other", path, line
        ) from None
    except ValueError:  # Python reads no whole number of so many digits
        line = _find_longest_number(text)
        raise ProjectError("not settings: a number has too many digits", path, line) from None


def _advise(said: str, text: str) -> str:
    """Return the end of a sentence that says what to do about a mistake; "" where none is known."""
    place = re.search(r" \(at line (\d+), column (\d+)\)\Z", said)
    if place is None:
        return ""
    rest = text.split("\n")[int(place[1]) - 1][int(place[2]) - 1 :].strip()
    shown = f"{said[: place.start()]}\t{rest}"
    return next((f"; {advice}" for known, advice in _ADVICE if re.match(known, shown)), "")


def _find_deepest(text: str) -> int:
    """Return the line, from 1, in which brackets get too deep; the last one if none is found."""
    depth = 0
    for bracket in re.finditer(r"[\[{]|[\]}]", text):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > _DEEPEST:
            return text.count("\n", 0, bracket.start()) + 1
    return text.count("\n") + 1


def _find_longest_number(text: str) -> int:
    """Return the line, from 1, of the longest run of digits."""
    numbers = re.finditer(r"[0-9A-Fa-f_]+", text)
    longest = max(numbers, key=lambda number: len(number[0]), default=None)
    return text.count("\n", 0, longest.start()) + 1 if longest else 1
