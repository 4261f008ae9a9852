"""What to say of a file that came back in a form from which no translation can be taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from dragoman.model import SENT_KEY

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""The beginning of all that older programs of Microsoft wrote, encrypted documents among them."""
_BEGINNINGS = (
    ("it is a PDF", re.compile(rb"%PDF")),
    (
        "it is a picture",
        re.compile(rb"\xff\xd8\xff|\x89PNG|GIF8|.{4}ftyp(?:hei|hev|mif|avif)", re.DOTALL),
    ),
)
"""Forms that others are converted into: of each, how it begins."""
_FORMS = (
    ("a web page", re.compile(rb"<(?:!doctype\s+html|html|table)\b(?!:)", re.IGNORECASE)),
    ("OpenDocument in one file", re.compile(rb"<office:document\s")),
    (
        "an old form of Excel or Word in one file",
        re.compile(
            rb"urn:schemas-microsoft-com:office:spreadsheet|progid=\"Word\.Document\"|/2006/xmlPackage"
        ),
    ),
)
"""Forms in which office programs save a table as one text file."""
_COMPILED = (b"\xde\x12\x04\x95", b"\x95\x04\x12\xde")
_PACKED = (b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"\xfd7zXZ", b"BZh", b"(\xb5/\xfd")
_OUTLOOK_PARCEL = b"\x78\x9f\x3e\x22"
_LINK = re.compile(rb'\[InternetShortcut\]|"doc_id"\s*:|<key>URL</key>')
_LARGEST_LINK = 10_000
_SAMPLE = 1000
_LONGEST_TERM = 60
"""In characters."""
NAME_LANGUAGES = (
    "if it is a glossary, write the codes of its languages into its first line, as en,fa "
    "(with a tab between them, if the other lines have tabs)"
)
_KEY = re.compile(rf"\b{SENT_KEY}\b".encode())
_SEND_BACK = "send back the file that you got, saved in the form that it had"


def explain_old_office(data: bytes) -> str:
    """Return what to say of a file of older programs of Microsoft; "" for any other file."""
    if not data.startswith(_OLD_OFFICE):
        return ""
    if "__substg1.0".encode("utf-16-le") in data:
        return "it is a mail of Outlook (.msg); save what is attached to it, and give that"
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "it is protected with a password; save it without one"
    return "it is in an old or encrypted form of Office; save it as .docx or .xlsx"


def explain_strange(data: bytes) -> str:
    """Return what to say of a file that no format knows, in a sentence without a capital."""
    for what, beginning in _BEGINNINGS:
        if beginning.match(data):
            return f"{what}, which holds no table that can be read; {_SEND_BACK}"
    if data.startswith(_COMPILED):
        return "it is a compiled catalogue (.mo); give the .po that it was made of"
    if data.startswith(b"{\\rtf"):
        return "it is a document in RTF; save it as .docx"
    if data.startswith(_PACKED):
        return "it is packed, and not as a ZIP archive; unpack it, and give the files"
    if data.startswith(_OUTLOOK_PARCEL):
        return "Outlook has packed what was attached (winmail.dat); ask for it in a ZIP archive"
    if len(data) < _LARGEST_LINK and _LINK.search(data):
        return "it is only a link to a document; open it, download the document, and give that"
    if has_key(data):
        for form, sign in _FORMS:
            if sign.search(data):
                return (
                    f"it is {form}; open it in Word or LibreOffice, and save it as .docx or .xlsx"
                )
        return (
            "it has keys of a table that `dragoman export` made, and no table: copy the whole "
            "table, with the names of its columns, or send back the file"
        )
    advice = f"; {NAME_LANGUAGES}" if _may_be_terms(data) else ""
    return (
        f"this is not a file that `dragoman export` makes; {_SEND_BACK}; a translation without the "
        f"table is taken with `dragoman adopt`{advice}"
    )


def has_key(data: bytes) -> bool:
    """Return whether bytes have a key of a table that `dragoman export` made."""
    return _KEY.search(data) is not None


def _may_be_terms(data: bytes) -> bool:
    """Return whether bytes are a table of short texts, as many in each row."""
    lines = data[:_SAMPLE].decode("utf-8-sig", "ignore").splitlines()
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    marks = (mark for mark in ",;\t" if all(mark in row for row in rows))
    mark = next(marks, "")
    if not mark or len({row.count(mark) for row in rows}) > 1:
        return False
    return all(are_short_texts(row.split(mark)) for row in rows)


def are_short_texts(texts: Iterable[str]) -> bool:
    """Return whether texts are as short as the terms of a glossary."""
    return all(len(text) <= _LONGEST_TERM for text in texts)


def explain_parts(names: Collection[str]) -> str:
    """Return what to say of an archive that is a document of Apple's programs; "" for others."""
    if any(name.endswith(".iwa") or name == "Index.zip" for name in names):
        return (
            "it is a document of Pages, Numbers or Keynote; export it there as Word or Excel, and "
            "give that"
        )
    return ""
