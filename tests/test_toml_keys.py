"""Keys of TOML that have more parts than anybody writes."""

from __future__ import annotations

import pytest

from dragoman.toml_keys import MOST_PARTS, find_deep_key

DEEP = ".".join("a" * (MOST_PARTS + 1))
ALLOWED = ".".join("a" * MOST_PARTS)


@pytest.mark.parametrize(
    "text",
    [
        f"{DEEP} = 1",
        f"x = 1\n  {DEEP} = 1",
        f"x = 1\n[{DEEP}]",
        f"x = 1\n[[ {DEEP} ]]",
        f"x = 1\ny = {{ {DEEP} = 1 }}",
        f"x = 1\ny = {{ b = 1, {DEEP} = 1 }}",
        "x = 1\n" + DEEP.replace("a.", '"a b" . ') + " = 1",
        "x = 1\n" + DEEP.replace("a.", "'a.b'.") + " = 1",
        "x = 1\n" + DEEP * 10_000,
    ],
)
def test_a_key_with_too_many_parts_is_found_with_its_line(text: str) -> None:
    assert find_deep_key(text) == 1 + text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        f"{ALLOWED} = 1",
        "",
        "x = 1",
        f'x = "{DEEP}"',
        f"# {DEEP}",
        "x = [1.5, 2.5, " + "3.5, " * 99 + "]",
        "a = 1\n" * 99,
        '"' + "a." * 99 + '" = 1',
        "a" * 1_000_000 + " = 1",
        "{" * 100_000,
    ],
)
def test_other_texts_have_none(text: str) -> None:
    assert find_deep_key(text) == 0
