"""Where a message begins and ends is the same, whether it is read or only looked for."""

from __future__ import annotations

import pytest

from dragoman.po.grammar import find_extent, read_common_message

INSIDE = ["", "a", 'a \\"b\\"', "a\\", "a\\\\", "a\nb", "a\rb", "a\\n", "\\q", 'a"\n"b', "a\tb"]
AROUND = ["{}", "\n\n{}", "# note\n#. b\n{}", "{}\n# next\n", "{}\nmsgid", "{}x", "#~ old\n{}"]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("msgid", INSIDE)
@pytest.mark.parametrize("msgstr", INSIDE)
def test_what_is_found_is_what_would_be_read(msgid: str, msgstr: str, around: str) -> None:
    text = around.replace("{}", f'msgid "{msgid}"\nmsgstr "{msgstr}"\n')
    parts = read_common_message(text, 0)
    expected = (-1, -1) if parts is None else (parts.start, parts.end)
    assert find_extent(text, 0) == expected


@pytest.mark.parametrize("broken", ["a\nb", "a\\", "a\rb"])
def test_a_string_that_does_not_end_on_its_line_is_no_message(broken: str) -> None:
    for text in (f'msgid "{broken}"\nmsgstr "x"\n', f'msgid "x"\nmsgstr "{broken}"\n'):
        if "\r" not in broken:
            assert find_extent(text, 0) == (-1, -1)
