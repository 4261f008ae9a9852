"""The slow path of reading: the rarer forms of gettext, and what is wrong with the rest."""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

from dragoman.errors import CatalogError
from dragoman.po.grammar import CUT_OFF, Parts
from dragoman.po.quoting import STRING, unescape

MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_KEYWORD = re.compile(
    r"(msgctxt|msgid_plural|msgid|msgstr[ \t]*\[[ \t]*[0-9]+[ \t]*\]|msgstr|domain)(?![A-Za-z_])"
)
_STRING = re.compile(STRING)
_BAD_ESCAPE = re.compile(r"\\(?![abfnrtv\"\\0-7]|x[0-9A-Fa-f])")


class CatalogLine(NamedTuple):
    """A line of the file and where it stands."""

    number: int
    start: int
    end: int
    content: str
    """Without ``#~`` and the blanks around it."""
    kind: str
    """``blank``, ``comment``, ``live`` or ``obsolete``."""


class MessageStrings(NamedTuple):
    """What the keywords read so far hold: ``msgstr[1]`` and the like, each with its raw string."""

    found: dict[str, list[str]]
    name: str

    @property
    def last(self) -> str:
        """The keyword that was read last."""
        return next(reversed(self.found), "")

    @property
    def complete(self) -> bool:
        """Has a msgstr been read, with its string?"""
        return self.last.startswith("msgstr") and bool(self.found[self.last])


def read_message(text: str, position: int, number: int, name: str) -> Parts:
    """Read the message that begins at ``position``, in line ``number``, or say what is wrong.

    Blank lines stand before and inside a message; several strings stand on a line; keywords are
    indented. A comment inside a message is refused, as msgfmt refuses it.
    """
    strings, gap = MessageStrings({}, name), position
    start = body = end = -1
    obsolete = False
    while position < len(text):
        line = _read_line(text, position, number)
        if strings.complete and _ends_message(line, obsolete):
            break
        if line.kind != "blank" and start < 0:
            start = line.start
        if line.kind == "comment":
            _refuse_comment_inside(strings, line)
        elif line.kind != "blank":
            if body < 0:
                body, obsolete = line.start, line.kind == "obsolete"
            _take_line(strings, line, obsolete)
            end = line.end
        position, number = line.end, number + 1
    if not strings.complete:
        _refuse_incomplete(strings, number - 1)
    return _make_parts(strings, (gap, start, body, end), obsolete)


def _read_line(text: str, position: int, number: int) -> CatalogLine:
    end = text.find("\n", position) + 1 or len(text)
    content = text[position:end].strip(" \t\r\n")
    kind = "live"
    if content.startswith("#~") and not content.startswith("#~|"):
        content, kind = content[2:].strip(" \t"), "obsolete"
    elif content.startswith("#"):
        kind = "comment"
    if not content:
        kind = "blank"
    return CatalogLine(number, position, end, content, kind)


def _ends_message(line: CatalogLine, obsolete: bool) -> bool:
    """Tell whether a complete message ends before this line."""
    if line.kind in ("blank", "comment"):
        return True
    return line.content.startswith(("msgid", "msgctxt")) and not line.content.startswith(
        "msgid_plural"
    )


def _refuse_comment_inside(strings: MessageStrings, line: CatalogLine) -> None:
    if strings.found:
        raise CatalogError(
            "a comment stands inside a message; move it above the message",
            strings.name,
            line.number,
        )


def _take_line(strings: MessageStrings, line: CatalogLine, obsolete: bool) -> None:
    if (line.kind == "obsolete") != obsolete:
        raise CatalogError(
            "some lines of this message begin with #~ and some do not; make them all alike",
            strings.name,
            line.number,
        )
    rest = line.content
    while rest:
        if match := _KEYWORD.match(rest):
            _take_keyword(strings, re.sub(r"[ \t]", "", match[1]), line)
        elif strings.found and (match := _STRING.match(rest)):
            strings.found[strings.last].append(match[0][1:-1])
        else:
            _refuse_rest(strings, rest, line)
        rest = rest[match.end() :].lstrip(" \t")


def _take_keyword(strings: MessageStrings, keyword: str, line: CatalogLine) -> None:
    last = strings.last
    if strings.found and not strings.found[last]:
        _fail(strings, line, f"{last} has no string; write one in quotation marks after it")
    if keyword == "domain":
        _fail(strings, line, "a domain directive is not supported; keep one domain in a catalogue")
    if keyword.startswith("msgstr") and last in ("", "msgctxt"):
        _fail(strings, line, f"{keyword} stands without a msgid; restore the msgid above it")
    if keyword in ("msgid", "msgctxt") and last in ("msgid", "msgid_plural"):
        _refuse_incomplete(strings, line.number)
    if keyword not in _allowed_keywords(last):
        _fail(strings, line, _explain_misplaced(keyword, last))
    strings.found[keyword] = []


def _allowed_keywords(last: str) -> tuple[str, ...]:
    """Name the keywords that may follow one."""
    if last.startswith("msgstr["):
        return (f"msgstr[{int(last[7:-1]) + 1}]",)
    return {
        "": ("msgctxt", "msgid"),
        "msgctxt": ("msgid",),
        "msgid": ("msgid_plural", "msgstr"),
        "msgid_plural": ("msgstr[0]",),
    }.get(last, ())


def _explain_misplaced(keyword: str, last: str) -> str:
    if "[" in last or (keyword.startswith("msgstr[") and last == "msgid_plural"):
        return (
            f"{keyword} stands where {_allowed_keywords(last)[0]} is due; number the forms 0, 1, 2"
        )
    if keyword == "msgstr" and last == "msgid_plural":
        return "a message with msgid_plural needs msgstr[0], msgstr[1] and so on, not msgstr"
    if keyword.startswith("msgstr[") and last == "msgid":
        return f"{keyword} needs a msgid_plural before it; write msgstr, or add the msgid_plural"
    return f"{keyword} cannot follow {last or 'nothing'} here; each message begins on its own line"


def _refuse_rest(strings: MessageStrings, rest: str, line: CatalogLine) -> NoReturn:
    """Say why what is left of a line is no part of a message."""
    if rest.startswith(MARKERS):
        _fail(
            strings,
            line,
            "git left conflict markers here; choose a version and delete the marker lines",
        )
    if not rest.startswith('"'):
        if rest != line.content:
            _fail(
                strings,
                line,
                f"text stands after a closing quotation mark ({_shorten(rest)}); "
                'write a quotation mark inside a string as \\"',
            )
        _fail(
            strings, line, f"this is no line of a catalogue ({_shorten(rest)}); delete or mend it"
        )
    if not strings.found:
        _fail(strings, line, "a string stands outside any message; delete it or restore its msgid")
    if bad := _BAD_ESCAPE.search(rest):
        _fail(
            strings,
            line,
            f"unknown escape {rest[bad.start() : bad.start() + 2]}; "
            'write \\\\ for a backslash, or one of \\n \\t \\r \\"',
        )
    if "\r" in rest:
        _fail(strings, line, "a carriage return stands inside a string; write it as \\r")
    _fail(
        strings, line, "a quotation mark is not closed on its line; close it, or restore the file"
    )


def _shorten(text: str) -> str:
    return ascii(text if len(text) <= 30 else text[:29] + "…").replace("\\u2026", "…")


def _fail(strings: MessageStrings, line: CatalogLine, sentence: str) -> NoReturn:
    raise CatalogError(sentence, strings.name, line.number)


def _refuse_incomplete(strings: MessageStrings, number: int) -> NoReturn:
    last = strings.last
    if not last:
        raise CatalogError(CUT_OFF, strings.name, number)
    if not strings.found[last]:
        raise CatalogError(
            f"{last} has no string; write one in quotation marks after it", strings.name, number
        )
    what = "a msgid" if last == "msgctxt" else "a msgstr"
    raise CatalogError(
        f"the message has no {what[2:]}, so the file may have been cut off; "
        f"restore it, or add {what} line",
        strings.name,
        number,
    )


def _make_parts(strings: MessageStrings, place: tuple[int, int, int, int], obsolete: bool) -> Parts:
    texts = {keyword: unescape("".join(pieces)) for keyword, pieces in strings.found.items()}
    return Parts(
        *place,
        texts.get("msgctxt"),
        texts["msgid"],
        texts.get("msgid_plural"),
        tuple(text for keyword, text in texts.items() if keyword.startswith("msgstr")),
        obsolete,
    )
