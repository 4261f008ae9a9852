"""The text of a catalogue's bytes: its byte order mark, the charset that its header declares."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.encodings import find_wide_encoding, is_utf8
from dragoman.errors import CatalogError
from dragoman.patterns import compile_later

BOM = b"\xef\xbb\xbf"
_UTF8 = ("utf-8", "utf8", "", "charset")
"""What a header that declares UTF-8, or nothing, says: the placeholder of a template is CHARSET."""
_CHARSET = compile_later(rb"^(?:#~ ?)?[ \t]*(?:msgstr[ \t]*)?\"[^\n]*?charset=([^\s\\\";]+)", re.M)
_CONTENT_TYPE = compile_later(r"(^[^#\n]*?charset=)([^\s\\\";]+)", re.MULTILINE)
_MESSAGE = compile_later(rb"^[ \t]*(?:#~[ \t]*)?msgid", re.MULTILINE)
_OTHER_FILES = (
    (compile_later(rb"<[A-Za-z!?]"), "a web page or XML"),  # but not the <<<<<<< of git
    (compile_later(rb"[\[{]"), "JSON"),
    (compile_later(rb"PK\x03\x04"), "a ZIP archive"),
    (compile_later(rb"\x1f\x8b"), "packed with gzip"),
    (compile_later(rb"\xde\x12\x04\x95|\x95\x04\x12\xde"), "a compiled catalogue (.mo)"),
)
"""How files begin that servers and programs put in the place of a catalogue."""
_FIRST_TEXT = compile_later(rb"^[ \t]*msgid[ \t]*\"[^\"\n]", re.MULTILINE)
_LEGACY = compile_later(
    r"(iso-?8859-?\d{1,2}|latin-?1|koi8-[rut]|cp(8[0-9]{2}|9\d\d|125\d|1133|1361)|windows-?125\d"
    r"|gb2312|gbk|gb18030|euc-(jp|kr|cn|tw)|big5(-?hkscs)?|shift[_-]?jis|sjis|johab|tis-?620"
    r"|ptcp154|pt154)\Z",
    re.IGNORECASE,
)


class CatalogText(NamedTuple):
    """A catalogue as text."""

    text: str
    """Without the byte order mark; its header declares UTF-8, unless it declares no charset."""
    bom: bool
    """Whether the file begins with a byte order mark."""
    encoding: str
    """The charset as declared, in lower case; "utf-8" where none is declared."""
    notes: tuple[str, ...]
    """What the user must know about the file, a sentence each."""


def decode(data: bytes, name: str) -> CatalogText:
    """Decode a catalogue strictly, by the charset of its header; a legacy charset is converted.

    Raises CatalogError for a NUL, for bytes that are not text in the charset, and for a charset
    that is not known or does not fit the bytes.
    """
    bom = data.startswith(BOM)
    data = data.removeprefix(BOM)
    other = _find_other_file(data)
    if other:
        raise CatalogError(f"the file is {other}, and not a PO file; restore it", name, 1)
    wide = find_wide_encoding(data)
    if wide:
        raise CatalogError(f"the file is in {wide}; save it as UTF-8", name, 1)
    if b"\0" in data:
        raise CatalogError(
            "the file contains NUL bytes, so it is damaged; restore it",
            name,
            _line_at(data, data.index(b"\0")),
        )
    if b"\r" in data and b"\n" not in data:
        sentence = "its lines end with a carriage return alone; save the file with LF line ends"
        raise CatalogError(sentence, name, 1)
    charset = _find_charset(data)
    if charset in _UTF8:
        return CatalogText(_decode_utf8(data, name, charset), bom, "utf-8", ())
    return _decode_legacy(data, name, charset, bom)


def declares_utf8(data: bytes) -> bool:
    """Return whether ``decode`` would take a catalogue for UTF-8; its bytes may be wrong."""
    data = data.removeprefix(BOM)
    is_text = not (find_wide_encoding(data) or b"\0" in data or _find_other_file(data))
    return is_text and _find_charset(data) in _UTF8


def is_whole(data: bytes) -> bool:
    """Return whether a catalogue may be whole, without reading it.

    Where it may not, its end is missing: a program may be saving it at this moment.
    """
    return data.endswith(b"\n") and data.rfind(b"msgstr") > data.rfind(b"msgid")


def _find_other_file(data: bytes) -> str:
    """Return what a file is that has no message of a catalogue; "" where nobody knows."""
    start = data.lstrip()
    what = next((what for begin, what in _OTHER_FILES if begin.match(start)), "")
    return "" if what and _MESSAGE.search(data) else what


def _line_at(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def _find_charset(data: bytes) -> str:
    """Return the charset that the header declares, in lower case; "" where it declares none."""
    first = _FIRST_TEXT.search(data)
    match = _CHARSET.search(data, 0, first.start() if first else len(data))
    return match[1].decode("ascii", "replace").lower() if match else ""


def _decode_utf8(data: bytes, name: str, charset: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        declares = "UTF-8" if charset.startswith("utf") else "no charset"
        raise CatalogError(
            f"byte 0x{data[error.start]:02X} is not UTF-8, and the header declares {declares}; "
            "save the file as UTF-8, or declare its charset in the header",
            name,
            _line_at(data, error.start),
        ) from None


def _decode_legacy(data: bytes, name: str, charset: str, bom: bool) -> CatalogText:
    ascii_only = data.isascii()
    if not ascii_only and (bom or is_utf8(data)):
        raise CatalogError(
            f"the header declares the charset {charset}, but the text is UTF-8; "
            "declare charset=UTF-8 in the header",
            name,
            _line_at(data, data.index(b"charset=")),
        )
    text = _decode_by_charset(data, name, charset)
    text = _CONTENT_TYPE.sub(lambda match: f"{match[1]}UTF-8", text, count=1)
    note = f"the file is in the charset {charset}; it becomes UTF-8 when it is written"
    return CatalogText(text, bom, charset, (note,))


def _decode_by_charset(data: bytes, name: str, charset: str) -> str:
    from dragoman.po.quoting import replace_numeric_escapes

    codec = "ascii" if charset in ("ascii", "us-ascii", "ansi_x3.4-1968") else charset
    try:
        if codec != "ascii" and not _LEGACY.match(codec):
            raise LookupError(codec)
        text = data.decode(codec)
        if codec != "ascii" and (bad := re.search(r"[\x80-\x9f]", text)):
            raise UnicodeDecodeError(
                codec, data, len(text[: bad.start()].encode(codec)), 0, "control"
            )
        return replace_numeric_escapes(text, codec)
    except LookupError:
        raise CatalogError(
            f"the header declares the charset {charset}, which is not known; "
            "save the file as UTF-8 and declare charset=UTF-8",
            name,
            _line_at(data, data.index(b"charset=")),
        ) from None
    except UnicodeDecodeError as error:
        raise CatalogError(
            f"the file does not fit the charset {charset} that the header declares; "
            "declare the right one, or save the file as UTF-8",
            name,
            _line_at(data, error.start),
        ) from None
