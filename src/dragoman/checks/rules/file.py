"""Files: what keeps a catalogue from being read, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks._files import HEAD, ONE, Fault, File, file_rule

_CONFLICT = re.compile(rb"^(?:<{7}|>{7}|\|{7})(?: |$)|#-#-#-#-#", re.MULTILINE)
_FIELD = re.compile(r'(msgctxt|msgid)\s*(".*")|(".*")|(msgid_plural|msgstr)|(#~)')


@file_rule(
    "po-encoding",
    "error",
    silent=[HEAD + ONE],
    fires=[HEAD + b'\nmsgid "one"\nmsgstr "\xe3\xc7"\n'],
)
def encoding(file: File) -> Iterator[Fault]:
    """The catalogue is not UTF-8."""
    try:
        file.data.decode()
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        yield Fault(line, "The file is not UTF-8 from here on: convert it with msgconv.")


@file_rule(
    "po-conflict",
    "error",
    silent=[HEAD + b"\n# ======= a heading\n" + ONE[1:]],
    fires=[
        HEAD + b'\nmsgid "one"\n<<<<<<< ours\nmsgstr "a"\n=======\nmsgstr "b"\n>>>>>>> theirs\n',
        HEAD + b'\nmsgid "one"\nmsgstr "#-#-#-#-#  fa.po  #-#-#-#-#\\n"\n',
    ],
)
def conflict(file: File) -> Iterator[Fault]:
    """A merge left both versions in the file."""
    found = _CONFLICT.search(file.data)
    if found:
        line = file.data.count(b"\n", 0, found.start()) + 1
        yield Fault(line, "Two versions stand here: keep one and remove the marks.")


@file_rule(
    "po-duplicate",
    "error",
    silent=[HEAD + ONE + b'\nmsgctxt "title"' + ONE],
    fires=[HEAD + ONE + ONE],
)
def duplicate(file: File) -> Iterator[Fault]:
    """A message stands twice: one msgid with one msgctxt."""
    if file.problem is None:
        return  # a catalogue that could be read has none
    seen: dict[tuple[str, str], int] = {}
    for context, msgid, line in _keys(file.data.decode("utf-8", "replace")):
        first = seen.setdefault((context, msgid), line)
        if first != line:
            yield Fault(line, f"The message stands twice, first in line {first}: keep one.")


def _keys(text: str) -> Iterator[tuple[str, str, int]]:
    """Give msgctxt, msgid and line of each live message, whatever is wrong with the file."""
    strings = {"msgctxt": "", "msgid": ""}
    keyword, begun = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        found = _FIELD.match(line.strip())
        if found is None:
            continue
        if found[1]:
            keyword = found[1]
            begun = number if keyword == "msgctxt" or not strings["msgctxt"] else begun
            strings[keyword] = found[2][1:-1]
        elif found[3] and keyword:
            strings[keyword] += found[3][1:-1]
        elif keyword and (found[4] or found[5]):
            if found[4]:
                yield strings["msgctxt"], strings["msgid"], begun
            strings, keyword = {"msgctxt": "", "msgid": ""}, ""


@file_rule(
    "po-syntax",
    "error",
    silent=[HEAD + ONE],
    fires=[HEAD + b'\nmsgid "one\nmsgstr "a"\n', HEAD + b'\nmsgid "one"\n'],
)
def syntax(file: File) -> Iterator[Fault]:
    """The catalogue cannot be read."""
    if file.problem and not any(any(other(file)) for other in _NEARER):
        yield Fault(file.problem[1], file.problem[0])


_NEARER = (encoding.function, conflict.function, duplicate.function)
"""What explains better why a file cannot be read."""


@file_rule(
    "po-bom",
    "hint",
    fix="safe",
    silent=[HEAD + ONE],
    fires=[b"\xef\xbb\xbf" + HEAD + ONE],
)
def bom(file: File) -> Iterator[Fault]:
    """The catalogue begins with a byte order mark, at which other tools stumble."""
    if file.data.startswith(b"\xef\xbb\xbf"):
        yield Fault(1, "Remove the byte order mark.", fixable=True)


@file_rule(
    "po-crlf",
    "hint",
    fix="safe",
    silent=[HEAD + ONE],
    fires=[(HEAD + ONE).replace(b"\n", b"\r\n")],
)
def crlf(file: File) -> Iterator[Fault]:
    """The lines end with CR and LF, so that every tool changes all of them."""
    at = file.data.find(b"\r\n")
    if at >= 0:
        line = file.data.count(b"\n", 0, at) + 1
        yield Fault(line, "End the lines with LF alone.", fixable=True)
