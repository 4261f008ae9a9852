"""The slow path of reading: the rarer forms of a message, and what is wrong with the rest."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple, NoReturn

from dragoman.errors import CatalogError, quote
from dragoman.escaping import shorten
from dragoman.patterns import compile_later
from dragoman.po.grammar import CUT_OFF, Parts
from dragoman.po.quoting import STRING, unescape

_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_KEYWORD = compile_later(
    r"(msgctxt|msgid_plural|msgid|msgstr[ \t]*\[[ \t]*[0-9]+[ \t]*\]|msgstr|domain)(?![A-Za-z_])"
)
_STRING = compile_later(STRING)
_CURLY = "“”„‟«»‹›‘’‚‛〝〞＂'`´"
"""Quotation marks that word processors and keyboards write instead of the straight one."""
_LONGEST_SHOWN = 30
_NO_STRING = "{} has no string; write one in quotation marks after it"
_NEXT_KEYWORD = compile_later(r"^[ \t]*(?:#~[ \t]*)?(msg[a-z]+)", re.MULTILINE)
_BAD_ESCAPE = compile_later(r"\\(?![abfnrtv\"\\0-7]|x[0-9A-Fa-f])")


class CatalogLine(NamedTuple):
    """A line of the file, and where it is."""

    number: int
    """From 1."""
    start: int
    """The index of its first character in the text."""
    end: int
    """The index after its line end."""
    content: str
    """Without ``#~`` and the blanks around it."""
    kind: Literal["blank", "comment", "live", "obsolete"]


class MessageStrings(NamedTuple):
    """The keywords and strings of a message, as far as it has been read."""

    pieces: dict[str, list[str]]
    """Each keyword (``msgstr[1]`` and the like) with its strings, still escaped, in order."""
    name: str
    """What errors call the catalogue."""

    @property
    def last(self) -> str:
        """The keyword that was read last; "" before the first."""
        return next(reversed(self.pieces), "")

    @property
    def is_complete(self) -> bool:
        """Whether a msgstr has been read, with its string."""
        return self.last.startswith("msgstr") and bool(self.pieces[self.last])


def read_message(text: str, position: int, number: int, name: str) -> Parts:
    """Read the message that begins at ``position``, in line ``number``, in any form of gettext.

    Blank lines may be before and inside a message, several strings on one line, and keywords may
    be indented. A comment inside a message is refused, as msgfmt refuses it.

    Raises CatalogError for what is not a message, and says what to do; ValueError as ``unescape``.
    """
    strings, gap = MessageStrings({}, name), position
    start = body = end = -1
    obsolete = False
    while position < len(text):
        line = _read_line(text, position, number)
        if strings.is_complete and _ends_message(line):
            break
        if line.kind != "blank" and start < 0:
            start = line.start
        if line.kind == "comment":
            _refuse_comment_inside(strings, line, text)
        elif line.kind != "blank":
            if body < 0:
                body, obsolete = line.start, line.kind == "obsolete"
            _take_line(strings, line, obsolete)
            end = line.end
        position, number = line.end, number + 1
    if not strings.is_complete:
        _refuse_incomplete(strings, number - 1)
    return _make_parts(strings, (gap, start, body, end), obsolete)


def _read_line(text: str, position: int, number: int) -> CatalogLine:
    end = text.find("\n", position) + 1 or len(text)
    content = text[position:end].strip(" \t\r\n")
    kind: Literal["blank", "comment", "live", "obsolete"] = "live"
    if content.startswith("#~") and not content.startswith("#~|"):
        content, kind = content[2:].strip(" \t"), "obsolete"
    elif content.startswith("#"):
        kind = "comment"
    if not content:
        kind = "blank"
    return CatalogLine(number, position, end, content, kind)


def _ends_message(line: CatalogLine) -> bool:
    """Return whether a complete message ends before this line."""
    if line.kind in ("blank", "comment"):
        return True
    begins = line.content.startswith(("msgid", "msgctxt"))
    return begins and not line.content.startswith("msgid_plural")


def _refuse_comment_inside(strings: MessageStrings, line: CatalogLine, text: str) -> None:
    if not strings.pieces:
        return
    following = _NEXT_KEYWORD.search(text, line.end)
    if following is None or following[1] in ("msgctxt", "msgid"):
        _refuse_incomplete(strings, line.number)
    _fail(strings, line, "a comment is inside a message; move it above the message")


def _take_line(strings: MessageStrings, line: CatalogLine, obsolete: bool) -> None:
    if (line.kind == "obsolete") != obsolete:
        _fail(
            strings,
            line,
            "some lines of this message begin with #~ and some do not; make all of them the same",
        )
    rest = line.content
    while rest:
        if match := _KEYWORD.match(rest):
            _take_keyword(strings, re.sub(r"[ \t]", "", match[1]), line)
        elif strings.pieces and (match := _STRING.match(rest)):
            strings.pieces[strings.last].append(match[0][1:-1])
        else:
            _refuse_rest(strings, rest, line)
        rest = rest[match.end() :].lstrip(" \t")


def _take_keyword(strings: MessageStrings, keyword: str, line: CatalogLine) -> None:
    last = strings.last
    if strings.pieces and not strings.pieces[last]:
        _fail(strings, line, _NO_STRING.format(last))
    if keyword == "domain":
        _fail(strings, line, "domain lines are not supported; give each domain its own catalogue")
    if keyword.startswith("msgstr") and last in ("", "msgctxt"):
        _fail(strings, line, f"this is a {keyword} without a msgid; restore the msgid above it")
    if keyword in ("msgid", "msgctxt") and last in ("msgid", "msgid_plural"):
        _refuse_incomplete(strings, line.number)
    if keyword not in _allowed_keywords(last):
        _fail(strings, line, _explain_misplaced(keyword, last))
    strings.pieces[keyword] = []


def _allowed_keywords(last: str) -> tuple[str, ...]:
    """Return the keywords that may follow one; "" is the beginning of a message."""
    if last.startswith("msgstr["):
        return (f"msgstr[{int(last[7:-1]) + 1}]",)
    return {
        "": ("msgctxt", "msgid"),
        "msgctxt": ("msgid",),
        "msgid": ("msgid_plural", "msgstr"),
        "msgid_plural": ("msgstr[0]",),
    }.get(last, ())


def _explain_misplaced(keyword: str, last: str) -> str:
    if not last:
        return f"a message cannot begin with {keyword}; restore the msgid above it"
    if "[" in last or (keyword.startswith("msgstr[") and last == "msgid_plural"):
        return (
            f"there is a {keyword} where {_allowed_keywords(last)[0]} must be; "
            "number the forms 0, 1, 2"
        )
    if keyword == "msgstr" and last == "msgid_plural":
        return "a message with msgid_plural needs msgstr[0], msgstr[1] and so on, not msgstr"
    if keyword.startswith("msgstr[") and last == "msgid":
        return f"{keyword} needs a msgid_plural before it; write msgstr, or add the msgid_plural"
    return f"{keyword} cannot follow {last} here; begin each message on its own line"


def _refuse_rest(strings: MessageStrings, rest: str, line: CatalogLine) -> NoReturn:
    """Raise CatalogError that says why what is left of a line is not part of a message."""
    if rest.startswith(_MARKERS):
        sentence = "git left conflict markers here; choose a version and delete the marker lines"
    elif unicodedata.category(rest[0]) in ("Cc", "Cf", "Zs"):
        sentence = (
            f"there is a character that cannot be seen (U+{ord(rest[0]):04X}) outside of a string; "
            "delete it"
        )
    elif strings.pieces and (mark := _find_curly_mark(rest)):
        sentence = f'{mark} is not the quotation mark of a catalogue; write " around each string'
    elif not rest.startswith('"') and rest != line.content:
        shown = quote(shorten(rest, _LONGEST_SHOWN))
        sentence = (
            f"there is text after a closing quotation mark ({shown}); "
            'write a quotation mark inside a string as \\"'
        )
    elif not rest.startswith('"'):
        shown = quote(shorten(rest, _LONGEST_SHOWN))
        sentence = f"this is not a line of a catalogue ({shown}); delete it or fix it"
    elif not strings.pieces:
        sentence = "a string is outside any message; delete it, or restore its msgid"
    elif bad := _BAD_ESCAPE.search(rest):
        sentence = (
            f"the escape {rest[bad.start() : bad.start() + 2]} is not known; "
            'write \\\\ for a backslash, or one of \\n \\t \\r \\"'
        )
    elif "\r" in rest:
        sentence = "a string contains a carriage return; write it as \\r"
    else:
        sentence = "a string is not closed on its line; close it, or restore the file"
    _fail(strings, line, sentence)


def _find_curly_mark(rest: str) -> str:
    """Return the quotation mark that is where a string must begin or end; "" for none."""
    if rest[0] in _CURLY:
        return rest[0]
    is_open = rest.startswith('"') and _STRING.match(rest) is None
    is_only_mark = not any(mark in rest[:-1] for mark in _CURLY)
    return rest[-1] if is_open and is_only_mark and rest[-1] in _CURLY else ""


def _fail(strings: MessageStrings, line: CatalogLine, sentence: str) -> NoReturn:
    raise CatalogError(sentence, strings.name, line.number)


def _refuse_incomplete(strings: MessageStrings, number: int) -> NoReturn:
    last = strings.last
    if not last:
        raise CatalogError(CUT_OFF, strings.name, number)
    if not strings.pieces[last]:
        raise CatalogError(_NO_STRING.format(last), strings.name, number)
    missing = "msgid" if last == "msgctxt" else "msgstr"
    raise CatalogError(
        f"the message has no {missing}, so the file may have been cut off; "
        f"restore it, or add a {missing} line",
        strings.name,
        number,
    )


def _make_parts(strings: MessageStrings, place: tuple[int, int, int, int], obsolete: bool) -> Parts:
    texts = {keyword: unescape("".join(pieces)) for keyword, pieces in strings.pieces.items()}
    return Parts(
        *place,
        texts.get("msgctxt"),
        texts["msgid"],
        texts.get("msgid_plural"),
        tuple(text for keyword, text in texts.items() if keyword.startswith("msgstr")),
        obsolete,
    )
