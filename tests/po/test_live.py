"""Counting reads all messages at once: the same messages, and the same errors, for any file."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.catalogs.counting import count_catalog, tally_blocks
from dragoman.errors import CatalogError
from dragoman.po import parse
from dragoman.po.decoding import decode
from dragoman.po.live import LiveMessages, list_live_blocks, read_live

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

# Pieces of a file, most of which are right; any of them may follow any other.
STRINGS = st.sampled_from(
    ["", "a", "b c", "سلام", "x\\n", '\\"', "\\\\", '\\\\\\"', "\\x41", "\\303\\251", '"\n"b',
     '\\n"\n"', '"\n""\n"', "\\", "\\q", '"', "\n", "\x01", "\x02\x02", "\x03\x03\x03", "'",
     "\\377", "\\\\\x01"]
)  # fmt: skip
TEXTS = st.lists(STRINGS, max_size=3).map("".join)
COMMENTS = st.sampled_from(
    ["", "", "# a\n", "#. paragraph\n", "#: a.txt\n", "#, fuzzy\n", "#, no-wrap, fuzzy\n",
     "# not fuzzy\n", '#| msgid "a"\n', "#| msgid a\n", '# a | "\n', "#~ x\n", "#", "#\n\n",
     '#. says "\n"b"\n', "# dragoman: draft 3535eaf87ff7 2026-01-02 engine\n",
     "# dragoman: machine 1 qXw0Zr_4\n", "# dragoman: reviewed 3535eaf87ff7 2026-01-02 A\n"]
)  # fmt: skip
FORMS = st.sampled_from(
    ['msgid "{}"\nmsgstr "{}"\n'] * 6
    + ['msgctxt "c"\nmsgid "{}"\nmsgstr "{}"\n', 'msgctxt ""\nmsgid "{}"\nmsgstr "{}"\n',
       'msgctxt "{0}"\nmsgid "d"\nmsgstr "{1}"\n', 'msgid ""\n"{}"\nmsgstr ""\n"{}"\n',
       '#~ msgid "{}"\n#~ msgstr "{}"\n', 'msgid  "{}"\nmsgstr "{}"\n',
       'msgid "{}"\r\nmsgstr "{}"\n',
       'msgid "{}"\nmsgid_plural "b"\nmsgstr[0] "{}"\nmsgstr[1] ""\n',
       'msgid "{}"\n# x\nmsgstr "{}"\n',
       'msgid "{}"\nmsgstr "{}"', 'msgstr "{}"\nmsgid "{}"\n', '\t\nmsgid "{}"\nmsgstr "{}"\n']
)  # fmt: skip


@st.composite
def messages(draw: st.DrawFn) -> str:
    comments = "".join(draw(st.lists(COMMENTS, max_size=3)))
    number = draw(st.sampled_from(["", "1 ", "2 ", "3 ", "4 ", "5 "]))
    source, target = number + draw(TEXTS), draw(TEXTS)
    return comments + draw(FORMS).format(source, target) + draw(st.sampled_from(["", "\n", "\n\n"]))


FILES = st.builds(
    lambda head, parts, tail: head + "".join(parts) + tail,
    st.sampled_from([HEAD, HEAD + "\n", HEAD + "\n", "", "# x\n" + HEAD]),
    st.lists(messages(), max_size=6),
    st.sampled_from(["", "\n", "# fa\n", "#. a\n", '"\n', "#~ \n"]),
)


def compare(data: bytes) -> LiveMessages | None:
    """Assert that all at once gives what one after the other gives; return it, if it is right."""
    try:
        blocks = parse(data, "a.po").blocks
    except CatalogError as error:
        with pytest.raises(CatalogError) as caught:
            count_catalog(data, "a.po")
        assert str(caught.value) == str(error)
        return None
    found, expected = read_live(decode(data, "a.po").text, "a.po"), list_live_blocks(blocks)
    assert found[:2] == expected[:2]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dragoman.po.live._PIECE", 10)
        assert read_live(decode(data, "a.po").text, "a.po") == found
    assert found.marked.items() <= expected.marked.items()
    tally = count_catalog(data, "a.po")
    assert tally == tally_blocks(blocks)
    assert tally.keys == tally_blocks(blocks).keys
    return found


@given(FILES)
@example(HEAD + '\nmsgid "a\\"\nmsgstr "b"\n')
@example(HEAD + '\n# "\n"b"\nmsgid "a"\nmsgstr "b"\n')
@example(HEAD + '\nmsgid "a\nb"\nmsgstr "c"\n')
@settings(max_examples=1000)
def test_any_file_is_read_alike(text: str) -> None:
    compare(text.encode())


@given(
    st.lists(messages(), max_size=8), st.integers(0, 400), st.integers(0, 9), st.binary(max_size=6)
)
@settings(max_examples=300)
def test_any_damage_is_told_alike(parts: list[str], at: int, removed: int, noise: bytes) -> None:
    data = "\n".join([HEAD, *parts]).encode()
    compare(data[:at] + noise + data[at + removed :])


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a"\nmsgstr ""\n\n#, fuzzy\nmsgid "b"\nmsgstr "c"\n',
        'msgid "says \\"a\\""\nmsgstr "\\\\"\n\nmsgid "b\\n"\nmsgstr "c"\n',
        'msgid ""\n"a\\n"\n"b"\nmsgstr ""\n"c"\n"d"\n\nmsgctxt "e"\nmsgid ""\nmsgstr ""\n',
        'msgctxt ""\nmsgid "a"\nmsgstr "b"\nmsgid "a"\nmsgstr "b"\n\n# the end\n',
        'msgid "a"\nmsgstr ""\n\n#~ msgid "b"\n#~ msgstr "c"\n',
    ],
)
def test_usual_catalogues_are_not_read_one_by_one(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (found := compare(f"{HEAD}\n{text}".encode()))

    def fail(text: str, name: str) -> None:
        raise AssertionError("read one by one")

    monkeypatch.setattr("dragoman.po.live.read_messages", fail)
    assert read_live(f"{HEAD}\n{text}", "a.po") == found
