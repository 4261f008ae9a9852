"""Files that are no catalogues, and what cannot be seen: the sentence says what it is."""

from __future__ import annotations

import gzip
import unicodedata

import pytest

from dragoman.errors import CatalogError
from dragoman.po import parse

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MESSAGE = 'msgid "a"\nmsgstr "b"\n'


def refuse(data: bytes | str) -> str:
    with pytest.raises(CatalogError) as raised:
        parse(data.encode() if isinstance(data, str) else data, "fa.po")
    return str(raised.value)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<!DOCTYPE html>\n<title>404</title>\n", "a web page or XML"),
        (b"\xef\xbb\xbf\n <xliff/>\n", "a web page or XML"),
        (b'{"error": "not found"}\n', "JSON"),
        (b'[{"msgid": "a"}]\n', "JSON"),
        (b"PK\3\4\0\0", "a ZIP archive"),
        (gzip.compress(HEAD.encode(), mtime=0), "packed with gzip"),
        (b"\xde\x12\x04\x95\0\0\0\0", "a compiled catalogue (.mo)"),
        (b"\x95\x04\x12\xde\0\0\0\0", "a compiled catalogue (.mo)"),
    ],
)
def test_a_file_that_is_no_catalogue_is_named(data: bytes, what: str) -> None:
    assert refuse(data) == f"fa.po:1: the file is {what}, and not a PO file; restore it"


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("<<<<<<< HEAD\n", "git left conflict markers here"),
        ("<b>\n", "this is not a line of a catalogue"),
        ("[x]\n", "this is not a line of a catalogue"),
    ],
)
def test_a_file_with_messages_is_a_catalogue_whatever_its_first_line_is(
    before: str, words: str
) -> None:
    assert words in refuse(before + HEAD + MESSAGE)


@pytest.mark.parametrize("sign", ["\u00a0", "\u200b", "\u200f", "\ufeff", "\u2068", "\x1a"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{}msgid "a"\nmsgstr "b"\n', 4),
        ('msgid "a"\nmsgstr{}"b"\n', 5),
        ('msgid "a"\nmsgstr "b"{}\n', 5),
        ('msgid "a"\nmsgstr "b"\n{}\n', 6),
        ('{}#. list item\nmsgid "a"\nmsgstr "b"\n', 4),
    ],
)
def test_a_character_that_nobody_sees_is_named(text: str, line: int, sign: str) -> None:
    assert unicodedata.category(sign) in ("Zs", "Cf", "Cc")
    assert refuse(HEAD + text.format(sign)) == (
        f"fa.po:{line}: there is a character that cannot be seen (U+{ord(sign):04X}) outside of a "
        "string; delete it"
    )


@pytest.mark.parametrize("text", [HEAD + MESSAGE, "# a\n" + MESSAGE])
def test_line_ends_of_a_carriage_return_alone_are_named(text: str) -> None:
    assert "end with a carriage return alone" in refuse(text.replace("\n", "\r"))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('msgid "a"\n\n#. x\nmsgid "c"\nmsgstr "d"\n', 6, "the message has no msgstr"),
        ('msgid "a"\nmsgid_plural "b"\n\n# x\nmsgctxt "c"\n', 7, "the message has no msgstr"),
        ('msgid "a"\n# x\n', 5, "the message has no msgstr"),
        ('msgctxt "a"\n# x\nmsgctxt "b"\nmsgid "c"\n', 5, "the message has no msgid"),
        ('#~ msgid "a"\n# x\n#~ msgid "c"\n#~ msgstr "d"\n', 5, "the message has no msgstr"),
        ('msgid "a"\n# x\nmsgstr "b"\n', 5, "a comment is inside a message"),
        ('msgid "a"\n#~ # x\nmsgstr "b"\n', 5, "some lines of this message begin with #~"),
    ],
)
def test_what_a_message_lacks_is_said_before_a_comment_is_blamed(
    text: str, line: int, words: str
) -> None:
    assert refuse(HEAD + text).startswith(f"fa.po:{line}: {words}")
