"""Helpers for source formats: decoding, encoding, lines, and replacing slices of a text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from dragoman.choices import FRONT_MATTER
from dragoman.encodings import find_charset, find_wide_encoding, is_empty
from dragoman.errors import SourceError, quote
from dragoman.model import MessageKey
from dragoman.patterns import compile_later
from dragoman.texts import scripts
from dragoman.texts.unseen import is_unseen

if TYPE_CHECKING:
    from dragoman.model import Document

Texts = Mapping[MessageKey, str]
"""New texts for the units of a document, by their keys (msgctxt and msgid)."""
_State = TypeVar("_State")
Edit = tuple[int, int, str]
"""Where a slice of a text begins and ends, and what takes its place."""

LINE_END = compile_later(r"\r\n|\r|\n")
"""Other separators, such as U+2028 and the form feed, are characters of a line."""

_NUL_BYTE = (
    "a NUL byte is here, so the file is binary or in another encoding; save it as UTF-8, "
    "set `encoding`, or remove the file"
)


class ReadOptions(NamedTuple):
    """The settings that say how a source is read."""

    encoding: str = "utf-8"
    code: bool = False
    """Whether blocks of code are translated."""
    paragraphs: str = "auto"
    """How the paragraphs of plain text are found: "auto", "blank-lines" or "lines"."""
    front_matter: tuple[str, ...] = FRONT_MATTER
    """Patterns of the keys of front matter whose values are translated, as "hero.*.text"."""
    suffix: str = ""
    """That of the file, in lower case, as ".mdx"; "" where nobody has said it."""


def decode(data: bytes, name: str, encoding: str = "utf-8") -> tuple[str, str, bool]:
    """Return the text, its full encoding, and whether it began with a byte order mark.

    A byte order mark of UTF-16 says the encoding: Notepad of Windows writes it ("Unicode").
    The full encoding names the byte order: "utf-16-le", not "utf-16". Encoding the text gives
    ``data`` again. Raises SourceError for an empty file, for one that is not a text of the
    encoding, and for an encoding that does not exist or would change the bytes.
    """
    if is_empty(data):
        raise SourceError("the file is empty; write the text into it or remove it", name)
    codec = _find_codec(data, name, encoding)
    wide = "" if codec.startswith(("utf-16", "utf-32")) else find_wide_encoding(data)
    if wide == "UTF-16" and data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codec = _find_codec(data, name, wide)
    elif wide:
        sentence = f"the file is in {wide}; save it as UTF-8, or set `encoding` to '{wide.lower()}'"
        raise SourceError(sentence, name)
    if b"\0" in data and not codec.startswith(("utf-16", "utf-32")):
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise SourceError(_NUL_BYTE, name, line)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _describe_wrong_byte(error, data, name, codec) from None
    except ValueError:
        raise SourceError(
            f"the file is not {codec}; save it as UTF-8 or set `encoding`", name
        ) from None
    if "\0" in text:
        raise SourceError(_NUL_BYTE, name, text[: text.index("\0")].count("\n") + 1)
    if codec != "utf-8" and text.encode(codec) != data:
        raise SourceError(
            f"writing the file as {codec} would not give the same bytes; save it as UTF-8", name
        )
    if text.startswith("\ufeff"):
        return text[1:], codec, True
    return text, codec, False


def _find_codec(data: bytes, name: str, encoding: str) -> str:
    """Return the name of the codec, with the byte order that the data have."""
    codec = find_charset(encoding)
    if codec is None:
        sentence = (
            f"no text encoding is called {quote(encoding)}; set `encoding` to one such as 'utf-8'"
        )
        raise SourceError(sentence, name)
    if codec == "utf-8-sig":
        return "utf-8"
    if codec in ("utf-16", "utf-32"):
        mark = codecs.BOM_UTF16_BE if codec == "utf-16" else codecs.BOM_UTF32_BE
        return f"{codec}-be" if data.startswith(mark) else f"{codec}-le"
    return codec


def _describe_wrong_byte(
    error: UnicodeDecodeError, data: bytes, name: str, codec: str
) -> SourceError:
    """Return the error that names the first wrong byte and its line."""
    before = data[: error.start].decode(codec, "replace")
    spelled = "UTF-8" if codec == "utf-8" else codec
    sentence = (
        f"byte 0x{data[error.start]:02x} is not {spelled}; save the file as UTF-8 or set `encoding`"
    )
    return SourceError(sentence, name, len(LINE_END.findall(before)) + 1)


def read_state(document: Document, name: str, kind: type[_State]) -> _State:
    """Return what the reader of a format put into the state of its document, of that kind."""
    found = document.state[name]
    if not isinstance(found, kind):
        raise TypeError("Document.state is not what read() put there")
    return found


def encode(document: Document, text: str) -> bytes:
    """Return the bytes of a text, in the encoding and with the byte order mark of the document.

    Raises SourceError for a character that the encoding does not have.
    """
    try:
        return ("\ufeff" * document.bom + text).encode(document.encoding)
    except UnicodeEncodeError as error:
        character = text[error.start - document.bom]
        sentence = (
            f"{document.encoding} has no {quote(character)} (U+{ord(character):04X}), which is in "
            "a translation; save the source as UTF-8"
        )
        raise SourceError(sentence, document.name) from None


def iterate_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the position where each line begins, and the line without its line end."""
    start = 0
    if "\r" not in text:  # nearly always; splitting at one character is the fastest
        for line in text.split("\n"):
            yield start, line
            start += len(line) + 1
        return
    for match in LINE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def fold_to_one_line(text: str) -> str:
    """Return a text on one line and cleaned, as a translation must be in a line of a source."""
    from dragoman.bidi import clean  # slow to import, and only for documents that are written

    pieces = (piece.strip() for piece in LINE_END.split(clean(text)))
    return " ".join(piece for piece in pieces if not is_unseen(piece))


def join_wrapped(lines: Sequence[str]) -> str:
    """Join lines that only wrap a text: with a space, or with none where the script has none.

    Chinese, Japanese, Thai and the like have no space where a line ends, nor is there one beside
    a full-width mark or after the mark between two Tibetan syllables.
    Source: CSS Text, level 3, section 4.1.3 (segment breaks).
    """
    text = "\n".join(lines)
    if not text.isascii():
        text = _compile_unspaced_end().sub("", text)
    return text.replace("\n", " ")


@cache
def _compile_unspaced_end() -> re.Pattern[str]:
    """Compile the pattern of a line end that stands for no space; few texts need it."""
    solid, mark = scripts.SPACELESS, scripts.CJK_MARKS
    return re.compile(f"(?<=[{solid}{mark}])\n(?=[{solid}{mark}])|(?<=[{scripts.SYLLABLE_ENDS}])\n")


def first_line_end(text: str) -> str:
    """Return the first line end of a text; LF where the text has only one line."""
    match = LINE_END.search(text)
    return match[0] if match else "\n"


def replace_slices(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with slices replaced. The edits are in order and do not overlap."""
    parts: list[str] = []
    position = 0
    for start, end, new in edits:
        parts += (text[position:start], new)
        position = end
    return "".join((*parts, text[position:]))
