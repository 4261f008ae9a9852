"""Files: what keeps a catalogue from being read, whatever its messages are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import EXAMPLE_HEADER, EXAMPLE_MESSAGE, CatalogFile, Fault, file_rule
from dragoman.patterns import compile_later

_CONFLICT_SIGNS = (b"<<<<<<<", b">>>>>>>", b"|||||||", b"#-#-#-#-#")
_CONFLICT = re.compile(rb"^(?:<{7}|>{7}|\|{7})(?: |$)|#-#-#-#-#", re.MULTILINE)
_FIELD = compile_later(
    r'(?P<keyword>msgctxt|msgid)\s*(?P<string>".*")|(?P<more>".*")'
    r"|(?P<end>msgid_plural|msgstr)|(?P<obsolete>#~)"
)


@file_rule(
    "po-encoding",
    "error",
    silent=[EXAMPLE_HEADER + EXAMPLE_MESSAGE],
    fires=[EXAMPLE_HEADER + b'\nmsgid "one"\nmsgstr "\xe3\xc7"\n'],
)
def encoding(file: CatalogFile) -> Iterator[Fault]:
    """The catalogue is not UTF-8."""
    if b"\0" in file.data:
        return  # it is no text; who reads it says what it is
    try:
        file.data.decode()
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        sentence = "From here on the file is not UTF-8: convert it with `msgconv -t UTF-8`."
        yield Fault(line, sentence)


@file_rule(
    "po-conflict",
    "error",
    silent=[EXAMPLE_HEADER + b"\n# ======= a heading\n" + EXAMPLE_MESSAGE[1:]],
    fires=[
        EXAMPLE_HEADER
        + b'\nmsgid "one"\n<<<<<<< ours\nmsgstr "a"\n=======\nmsgstr "b"\n>>>>>>> theirs\n',
        EXAMPLE_HEADER + b'\nmsgid "one"\nmsgstr "#-#-#-#-#  fa.po  #-#-#-#-#\\n"\n',
    ],
)
def conflict(file: CatalogFile) -> Iterator[Fault]:
    """A merge left both versions in the file."""
    may_have_marks = any(map(file.data.__contains__, _CONFLICT_SIGNS))  # this is quick
    match = _CONFLICT.search(file.data) if may_have_marks else None
    if match:
        line = file.data.count(b"\n", 0, match.start()) + 1
        yield Fault(line, "Two versions are here: keep one, and remove the marks of the merge.")


@file_rule(
    "po-duplicate",
    "error",
    silent=[EXAMPLE_HEADER + EXAMPLE_MESSAGE + b'\nmsgctxt "title"' + EXAMPLE_MESSAGE],
    fires=[EXAMPLE_HEADER + EXAMPLE_MESSAGE + EXAMPLE_MESSAGE],
)
def duplicate(file: CatalogFile) -> Iterator[Fault]:
    """Two messages have the same msgid and the same msgctxt."""
    if file.problem is None:
        return  # a catalogue that could be read has none
    seen: dict[tuple[str, str], int] = {}
    for context, msgid, line in _list_keys(file.data.decode("utf-8", "replace")):
        first = seen.setdefault((context, msgid), line)
        if first != line:
            yield Fault(line, f"The same message is in line {first}: keep one of the two.")


def _list_keys(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield msgctxt, msgid and line of each live message, whatever is wrong with the file."""
    strings = {"msgctxt": "", "msgid": ""}
    keyword, first_line = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        match = _FIELD.match(line.strip())
        if match is None:
            continue
        if match["keyword"]:
            keyword = match["keyword"]
            if keyword == "msgctxt" or not strings["msgctxt"]:
                first_line = number
            strings[keyword] = match["string"][1:-1]
        elif match["more"] and keyword:
            strings[keyword] += match["more"][1:-1]
        elif keyword and (match["end"] or match["obsolete"]):
            if match["end"]:
                yield strings["msgctxt"], strings["msgid"], first_line
            strings, keyword = {"msgctxt": "", "msgid": ""}, ""


@file_rule(
    "po-syntax",
    "error",
    silent=[EXAMPLE_HEADER + EXAMPLE_MESSAGE],
    fires=[EXAMPLE_HEADER + b'\nmsgid "one\nmsgstr "a"\n', EXAMPLE_HEADER + b'\nmsgid "one"\n'],
)
def syntax(file: CatalogFile) -> Iterator[Fault]:
    """The catalogue cannot be read."""
    if file.problem and not any(any(rule.check(file)) for rule in _BETTER_EXPLANATIONS):
        yield Fault(file.problem[1], file.problem[0])


_BETTER_EXPLANATIONS = (encoding, conflict, duplicate)
"""Rules that explain better why a file cannot be read."""


@file_rule(
    "po-bom",
    "hint",
    fix="safe",
    silent=[EXAMPLE_HEADER + EXAMPLE_MESSAGE],
    fires=[b"\xef\xbb\xbf" + EXAMPLE_HEADER + EXAMPLE_MESSAGE],
)
def bom(file: CatalogFile) -> Iterator[Fault]:
    """The catalogue begins with a byte order mark, which some tools cannot read."""
    if file.data.startswith(b"\xef\xbb\xbf"):
        yield Fault(1, "Remove the byte order mark.", fixable=True)


@file_rule(
    "po-crlf",
    "hint",
    fix="safe",
    silent=[EXAMPLE_HEADER + EXAMPLE_MESSAGE],
    fires=[(EXAMPLE_HEADER + EXAMPLE_MESSAGE).replace(b"\n", b"\r\n")],
)
def crlf(file: CatalogFile) -> Iterator[Fault]:
    """The lines end with CR and LF, so that other tools change every line."""
    at = file.data.find(b"\r\n")
    if at >= 0:
        line = file.data.count(b"\n", 0, at) + 1
        yield Fault(line, "End the lines with LF only.", fixable=True)
