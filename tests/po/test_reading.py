"""Reading is strict, bytes are kept, and messages are written as msgcat writes them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.catalogs import count_catalog
from dragoman.catalogs.counting import tally_blocks
from dragoman.errors import CatalogError
from dragoman.model import State
from dragoman.po import Block, Catalog, dump, index_live, parse, read, write_block
from helpers.catalog_samples import CATALOGS, HEADER, entries, make_catalog, write_realistic

OK = 'msgid "a"\nmsgstr "b"\n'

BAD: dict[str, tuple[str, int, str]] = {
    "conflict markers": (
        '<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n=======\nmsgid "a"\nmsgstr "c"\n>>>>>>> theirs\n',
        9, "conflict markers",
    ),
    "conflict markers in a message": (
        'msgid "a"\n<<<<<<< ours\nmsgstr "b"\n=======\nmsgstr "c"\n>>>>>>> x\n', 10, "markers",
    ),
    "conflict markers in a comment": ("# a\n||||||| base\n" + OK, 10, "conflict markers"),
    "a duplicate": (OK + '\nmsgid "a"\nmsgstr "c"\n', 12, "occurs twice, first on line 9"),
    "a duplicate in other words": (OK + '\nmsgid ""\n"\\x61"\nmsgstr "b"\n', 12, "occurs twice"),
    "an obsolete duplicate": (OK + '\n#~ msgid "a"\n#~ msgstr "c"\n', 12, "occurs twice"),
    "a second header": (OK + '\nmsgid ""\nmsgstr ""\n', 12, "header occurs twice"),
    "an unclosed quotation mark": ('msgid "a\nmsgstr "b"\n', 9, "not closed"),
    "an unclosed continuation": ('msgid "a"\n"b\nmsgstr "b"\n', 10, "not closed"),
    "an unescaped quotation mark": ('msgid "a"b"\nmsgstr "b"\n', 9, "after a closing"),
    "two unescaped quotation marks": ('msgid "a"\nmsgstr "a "b" c"\n', 10, "after a closing"),
    "an unknown escape": ('msgid "a"\nmsgstr "\\q"\n', 10, r"the escape \\q is not known"),
    "an escaped apostrophe": ('msgid "a"\nmsgstr "\\\'"\n', 10, "is not known"),
    "a hexadecimal escape without digits": ('msgid "a"\nmsgstr "\\xg"\n', 10, r"the escape \\x"),
    "octal escapes that are not text": ('msgid "a"\nmsgstr "\\377"\n', 9, "numeric escapes"),
    "an escaped NUL": ('msgid "a"\nmsgstr "\\0"\n', 9, "NUL"),
    "garbage": ("foo\n" + OK, 9, "not a line of a catalogue"),
    "garbage after a message": (OK + "foo\n", 11, "not a line of a catalogue"),
    "garbage inside a message": ('msgid "a"\nfoo\nmsgstr "b"\n', 10, "not a line of a catalogue"),
    "an unknown keyword": ('msgid "a"\nmsgstring "b"\n', 10, "not a line of a catalogue"),
    "a string alone": ('"a"\n' + OK, 9, "outside any message"),
    "no msgstr": ('msgid "a"\n\n' + 'msgid "c"\nmsgstr "d"\n', 11, "no msgstr"),
    "no msgstr at the end": ('msgid "a"\n', 9, "no msgstr"),
    "no msgid": ('msgctxt "a"\nmsgstr "b"\n', 10, "without a msgid"),
    "no string": ('msgid\nmsgstr "b"\n', 10, "has no string"),
    "no string at the end": ('msgid "a"\nmsgstr\n', 10, "has no string"),
    "a message cut off": ('msgid "a"\nmsgstr "b', 10, "not closed"),
    "no line end at the end": ('msgid "a"\nmsgstr "b"', 10, "cut off"),
    "comments at the end": (OK + "\n#: a.txt\n", 12, "cut off"),
    "a comment cut off": (OK + "\n# not", 12, "cut off"),
    "two messages in a line": ('msgid "a" msgstr "b" msgid "c" msgstr "d"\n', 9, "own line"),
    "a comment inside a message": ('msgid "a"\n# x\nmsgstr "b"\n', 10, "inside a message"),
    "half obsolete": ('#~ msgid "a"\nmsgstr "b"\n', 10, "begin with #~"),
    "a domain": ('domain "x"\n' + OK, 9, "domain"),
    "a gap in the forms": (
        'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n', 12, "number the forms",
    ),
    "forms from one": ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', 11, "number the forms"),
    "forms without a plural": ('msgid "a"\nmsgstr[0] "c"\n', 10, "needs a msgid_plural"),
    "a plural without forms": ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 11, "needs msgstr"),
    "the last forms missing": ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', 9, "1 of 2 plural"),
    "a bad previous msgid": ('#, fuzzy\n#| msgid "x\n' + OK, 10, r"#\| line"),
    "a flag below a previous msgid": ('#| msgid "x"\n#, fuzzy\n' + OK, 10, r"move it above"),
    "an obsolete one's comment below it": (
        '#~| msgid "x"\n# b\n#~ msgid "c"\n#~ msgstr "d"\n', 10, r"move it above",
    ),
    "a carriage return in a string": ('msgid "a\rb"\nmsgstr "c"\n', 9, "carriage return"),
    "a NUL": ('msgid "a\0"\nmsgstr "c"\n', 9, "NUL"),
}  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_reported_and_the_file_untouched(
    tmp_path: Path, case: str, end: str
) -> None:
    text, line, sentence = BAD[case]
    path = tmp_path / "a.po"
    data = (HEADER + "\n" + text).replace("\n", end).encode()
    path.write_bytes(data)
    with pytest.raises(CatalogError, match=sentence) as caught:
        read(path)
    assert caught.value.line == line
    assert caught.value.path == str(path)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == data
    with pytest.raises(CatalogError, match=sentence):
        count_catalog(data, "a.po")


def encode_legacy(text: str, charset: str, encoding: str) -> bytes:
    return (HEADER + "\n" + text).replace("UTF-8", charset).encode(encoding)


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        (b"", 1, "empty"),
        (b"\n\n", 1, "empty"),
        (b"# only a comment\n", 1, "empty"),
        (b"\xff\xfem\0s\0", 1, "UTF-16"),
        (encode_legacy('msgid "é"\nmsgstr ""\n', "UTF-8", "latin-1"), 9, "byte 0xE9 is not UTF-8"),
        (
            encode_legacy('msgid "é"\nmsgstr ""\n', "ISO-8859-1", "utf-8"),
            5,
            "but the text is UTF-8",
        ),
        (encode_legacy('msgid "\x93"\nmsgstr ""\n', "ISO-8859-1", "latin-1"), 9, "does not fit"),
        (encode_legacy('msgid "\xf5"\nmsgstr ""\n', "EUC-JP", "latin-1"), 9, "does not fit"),
        (encode_legacy('msgid "é"\nmsgstr ""\n', "US-ASCII", "latin-1"), 9, "does not fit"),
        (encode_legacy('msgid "é"\nmsgstr ""\n', "x-unheard-of", "latin-1"), 5, "not known"),
        (encode_legacy(OK, "unicode_escape", "latin-1"), 5, "not known"),
        (encode_legacy('msgid "a"\nmsgstr "\\351"\n', "US-ASCII", "latin-1"), 10, "does not fit"),
        (encode_legacy('msgid "a"\nmsgstr "\\0"\n', "ISO-8859-1", "latin-1"), 9, "NUL"),
        (HEADER.replace("UTF-8", "CHARSET").encode() + b"\xe9", 8, "declares no charset"),
        (b'msgid "\xe9"\nmsgstr ""\n', 1, "declares no charset"),
        ((HEADER + "\n" + OK).replace("=2;", "=200000000;").encode(), 1, "out of range"),
        ((HEADER + "\n" + OK).replace("=2;", "=7;").encode(), 1, "out of range"),
        ((HEADER + "\n" + OK).replace("=2;", "=0;").encode(), 1, "out of range"),
        (OK.encode() + b"\n" + HEADER.encode(), 4, "move it to the top"),
        (b'msgid ""\nmsgstr ""\n"Language: fa\\n"\n', 1, "cut off"),
    ],
)
def test_bytes_that_are_not_a_catalogue(data: bytes, line: int, sentence: str) -> None:
    with pytest.raises(CatalogError, match=sentence) as caught:
        parse(data, "a.po")
    assert caught.value.line == line


@pytest.mark.parametrize("name", ["missing.po", "folder"])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(CatalogError, match="cannot be read"):
        read(tmp_path / name)


def parse_one(data: str | bytes) -> Block:
    """Parse a file of one message, which must keep its bytes."""
    data = data if isinstance(data, bytes) else (HEADER + "\n" + data).encode()
    found = parse(data, "a.po")
    assert dump(found) == data
    (message,) = found.blocks
    return message


GOOD: dict[str, str | bytes] = {
    "plain": OK,
    "a byte order mark": b"\xef\xbb\xbf" + (HEADER + "\n" + OK).encode(),
    "CRLF": (HEADER + "\n" + OK).replace("\n", "\r\n").encode(),
    "mixed line ends": (HEADER.replace("\n", "\r\n") + "\n" + OK).encode(),
    "no header": OK.encode(),
    "a header without a charset": ('msgid ""\nmsgstr "X: y\\n"\n\n' + OK).encode(),
    "a template's placeholder": (HEADER.replace("UTF-8", "CHARSET") + "\n" + OK).encode(),
    "an ISO date": HEADER.replace("Language: fa", "PO-Revision-Date: 2026-01-01T10:00:00Z").encode()
    + b"\n" + OK.encode(),
    "indented": '  msgid  "a"\n\tmsgstr\t"b"  \n',
    "without spaces": 'msgid"a"\nmsgstr"b"\n',
    "strings in one line": 'msgid "" "a"\nmsgstr "b" ""\n',
    "a string in the next line": 'msgid\n"a"\nmsgstr\n\n"b"\n',
    "escapes": 'msgid "\\x61"\nmsgstr "\\142"\n',
    "blank lines with blanks": " \n\t\n" + OK + " \n",
    "blank lines before it": b"\n \n" + (HEADER + "\n" + OK).encode(),
    "no blank line before it": (HEADER + OK).encode(),
    "a comment apart": "# x\n\n" + OK,
    "a comment after it": OK + "\n# Local Variables:\n# mode: po\n",
}  # fmt: skip


@pytest.mark.parametrize("case", GOOD)
def test_what_is_accepted_is_kept(case: str) -> None:
    message = parse_one(GOOD[case])
    assert (message.msgid, message.msgstr) == ("a", ("b",))


def test_escapes_are_decoded_as_msgfmt_decodes_them(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    strings = [r"\303\251", r"\xc3\xa9", r"\x4142", r"\101", r"\7", r"\a\b\f\n\r\t\v\\\"", r"\1011"]
    text = "".join(f'msgid "{number}"\nmsgstr "{raw}."\n' for number, raw in enumerate(strings))
    path = tmp_path / "a.po"
    path.write_text(HEADER + text)
    subprocess.run([need_tool("msgfmt"), "-o", str(tmp_path / "a.mo"), str(path)], check=True)
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(tmp_path / "a.mo"))}
    assert {each.msgid: each.msgstr[0] for each in read(path).blocks} == compiled


def test_the_fields_of_a_message() -> None:
    message = parse_one(
        '# one\n#two\n#\n#. role\n#.bare\n#: a.txt b.txt:7\n#: \u2068c d.txt\u2069:8\n'
        '#, no-wrap, fuzzy\n#= range: 0..2\n#| msgctxt "old"\n#| msgid ""\n#| "x\\n"\n#| "y"\n'
        '#| msgid_plural "z"\nmsgctxt ""\nmsgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n'
        'msgstr[1] "msgstr[2] \\"c\\""\n'
    )  # fmt: skip
    assert message.comments == ("one", "two", "")
    assert message.extracted == ("role", "bare")
    assert message.references == ("a.txt", "b.txt:7", "\u2068c d.txt\u2069:8")
    assert message.flags == ("no-wrap", "fuzzy", "range: 0..2")
    assert message.fuzzy
    assert (message.previous, message.previous_context) == ("x\ny", "old")
    assert message.previous_plural == "z"
    assert message.key == ("", "a")
    assert message.msgstr == ("b", 'msgstr[2] "c"')
    assert message.line == 9


def test_an_obsolete_message_without_blank_lines() -> None:
    data = HEADER + "\n" + OK + '#, fuzzy\n#~| msgid "x"\n#~ msgid "y"\n#~ msgstr ""\n#~ "z\\n"\n'
    data += '#~ "w"\n# note\n#~ msgid"q"\n#~ msgstr""\n' + 'msgid "r"\nmsgstr ""\n'
    found = parse(data.encode(), "a.po")
    assert dump(found) == data.encode()
    assert [(each.msgid, each.obsolete, each.line) for each in found.blocks] == [
        ("a", False, 9), ("y", True, 11), ("q", True, 17), ("r", False, 20),
    ]  # fmt: skip
    assert found.blocks[1].msgstr == ("z\nw",)
    assert (found.blocks[1].previous, found.blocks[1].fuzzy) == ("x", True)


def test_the_index_has_the_messages_that_are_not_obsolete() -> None:
    gone = '#~ msgid "y"\n#~ msgstr "z"\n\n'
    data = HEADER + "\n" + OK + "\n" + gone + 'msgctxt "c"\nmsgid "a"\nmsgstr "d"\n'
    found = parse(data.encode(), "a.po")
    first, obsolete, last = found.blocks
    assert obsolete.obsolete
    assert index_live(found) == {first.key: first, last.key: last}
    assert first.key != last.key, "a context makes another message"
    assert index_live(None) == {}


def test_a_legacy_charset_is_converted_and_reported() -> None:
    data = encode_legacy('msgid "é"\nmsgstr "\\351\\" \\\\351"\n', "ISO-8859-1", "latin-1")
    found = parse(data, "a.po")
    assert "iso-8859-1" in found.notes[0]
    assert found.header["Content-Type"] == "text/plain; charset=UTF-8"
    assert found.blocks[0].msgstr == ('é" \\351',)
    again = parse(dump(found), "a.po")
    assert again.notes == ()
    assert again.blocks == found.blocks


def test_a_missing_header_is_reported() -> None:
    assert "no header" in parse(OK.encode(), "a.po").notes[0]


def test_a_new_message_takes_on_the_line_ends_of_its_catalogue() -> None:
    found = parse((HEADER + "\n" + OK).replace("\n", "\r\n").encode(), "a.po")
    added = write_block(polib.POEntry(msgid="new\nline", msgstr="x"))
    data = dump(Catalog("a.po", found.head, (*found.blocks, added), newline=found.newline))
    assert data.count(b"\r\n") == data.count(b"\n")
    assert parse(data, "a.po").blocks[1].msgid == "new\nline"


def test_a_carriage_return_in_a_comment_begins_a_new_line() -> None:
    made = write_block(polib.POEntry(msgid="a", tcomment="one\rmsgid\r\ntwo"))
    assert made.comments == ("one", "msgid", "two")


def test_what_cannot_be_written_is_refused() -> None:
    for text in ("\ud800", "\0"):
        with pytest.raises(CatalogError, match="cannot be written"):
            write_block(polib.POEntry(msgid="a", msgstr=text))


def test_truncation_is_noticed() -> None:
    """At most 15 of 1,822 cuts may pass, as with msgfmt; those between two messages."""
    data = write_realistic()
    offsets = [len(data) * number // 1823 for number in range(1, 1823)]
    assert len(set(offsets)) == 1822
    passed = 0
    for offset in offsets:
        try:
            parse(data[:offset], "cut.po")
        except CatalogError:
            continue
        passed += 1
        assert data[:offset].rstrip(b"\n").endswith(b'"')
    assert passed <= 15


@given(st.binary(max_size=40), st.integers(0, 3000), st.integers(0, 40))
@settings(max_examples=200)
def test_any_damage_is_reported_or_kept(noise: bytes, at: int, removed: int) -> None:
    data = SAMPLE[:at] + noise + SAMPLE[at + removed :]
    try:
        found = parse(data, "a.po")
    except CatalogError as error:
        assert error.line is not None
        assert 1 <= error.line <= data.count(b"\n") + 1
    else:
        assert dump(found) == data or found.encoding != "utf-8"
        assert count_catalog(data, "a.po") == tally_blocks(found.blocks)


SAMPLE = write_realistic(8)


@given(CATALOGS)
@settings(max_examples=200)
def test_parse_undoes_dump(found: list[polib.POEntry]) -> None:
    made = make_catalog(found)
    data = dump(made)
    again = parse(data, "made.po")
    assert again.blocks == made.blocks
    assert dump(again) == data
    windows = data.replace(b"\n", b"\r\n")
    assert dump(parse(windows, "made.po")) == windows
    assert [each.key for each in parse(windows, "made.po").blocks] == [
        each.key for each in made.blocks
    ]


@given(entries())
@settings(max_examples=200)
def test_a_message_is_the_same_after_writing(entry: polib.POEntry) -> None:
    made = write_block(entry)
    assert made.key == (entry.msgctxt, entry.msgid)
    assert (made.fuzzy, made.obsolete) == (entry.fuzzy, bool(entry.obsolete))
    assert made.comments == tuple(entry.tcomment.split("\n") if entry.tcomment else ())
    assert write_block(made.entry()).text == made.text


@given(st.lists(CATALOGS, min_size=10, max_size=10))
@settings(max_examples=20)
def test_messages_are_written_as_msgcat_writes_them(
    tmp_path: Path, need_tool: Callable[[str], str], many: list[list[polib.POEntry]]
) -> None:
    """Ten catalogues at a time, because each call of msgcat is a process."""
    found = []
    for number, some in enumerate(many):
        for entry in some:
            entry.msgctxt = f"{number} {entry.msgctxt}"
            # Without a translation msgcat drops obsolete messages and the flag fuzzy.
            if entry.msgid_plural:
                entry.msgstr_plural[0] += "."
            else:
                entry.msgstr += "."
            found.append(entry)
    data = dump(make_catalog(sorted(found, key=lambda entry: bool(entry.obsolete))))
    path = tmp_path / "a.po"
    path.write_bytes(data)
    done = subprocess.run(
        [need_tool("msgcat"), "--no-wrap", str(path)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode() + data.decode()
    assert done.stdout.decode() == data.decode()


@pytest.mark.parametrize("seed", range(3))
def test_counts_agree_with_msgfmt(
    tmp_path: Path, need_tool: Callable[[str], str], seed: int
) -> None:
    data = write_realistic(seed=seed)
    path = tmp_path / "a.po"
    path.write_bytes(data)
    done = subprocess.run(
        [need_tool("msgfmt"), "--statistics", "-o", str(tmp_path / "a.mo"), str(path)],
        capture_output=True, text=True, check=True, env={"LC_ALL": "C"},
    )  # fmt: skip
    counts = count_catalog(data, "a.po").messages
    translated = counts[State.TRANSLATED] + counts[State.REVIEWED]
    expected = (
        f"{translated} translated messages, {counts[State.FUZZY]} fuzzy translations, "
        f"{counts[State.UNTRANSLATED]} untranslated messages."
    )
    assert done.stderr.strip() == expected
