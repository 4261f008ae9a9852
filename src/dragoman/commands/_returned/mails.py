"""Mails that were saved as files: what is attached to them, or a table that is in their text."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage, Message

from dragoman.errors import ExchangeError
from dragoman.exchanges import find_exchange

_BEGINNING = 64 << 10
_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]")
_OF_MAILS = re.compile(rb"^(?:MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE)
_POSTMARK = re.compile(rb"\AFrom \S[^\r\n]*\d{4}\r?\n")
_NEXT_MAIL = re.compile(rb"(?<=\n)\r?\n(?=From \S[^\r\n]*\d{4}\r?\n[A-Za-z][A-Za-z0-9-]*:[ \t])")
"""What stands before a mail, and where the next begins, in a file of several (``mbox``)."""
_OF_NO_FILES = re.compile(
    r"image/.*|text/(?:x-)?vcard|text/calendar|application/(?:(?:x-)?pkcs7|pgp)-(?:signature|keys)"
)
_MOST_PARTS = 1_000
_NOTHING = (
    "the mail has nothing attached, and no text that is not HTML; save its table as a file, or ask "
    "for the file"
)


def is_mail(data: bytes) -> bool:
    """Return whether bytes are a mail with its head, or several, as programs save them."""
    beginning = _POSTMARK.sub(b"", data[:_BEGINNING], count=1)
    if not _LINE.match(beginning):
        return False
    head = re.split(rb"\r?\n\r?\n", beginning, maxsplit=1)[0]
    lines = re.split(rb"\r?\n", head)
    is_head = all(_LINE.match(line) or line[:1] in b" \t" or line[-1:] == b":" for line in lines)
    return is_head and _OF_MAILS.search(head) is not None


def unpack_mail(data: bytes, name: str) -> Iterator[tuple[str, bytes | ExchangeError]]:
    """Yield the files of a mail, or of several in one file, each with a name for messages.

    They are what is attached, and its text if a table is in it, or nothing is attached. Parts that
    only repeat the text in another form, pictures in it, signatures and the cards of people are no
    files.
    """
    several = data.startswith(b"From ")  # else it may be the text of a mail
    for mail in _NEXT_MAIL.split(data) if several else (data,):
        yield from _unpack_one(mail, name)


def _unpack_one(data: bytes, name: str) -> Iterator[tuple[str, bytes | ExchangeError]]:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = list(_list_parts(message))
    except (MessageError, RecursionError, ValueError, LookupError):
        yield name, ExchangeError("the mail is damaged; save what is attached to it", name)
        return
    attached = [(f"{name}: {file}", content) for file, content in parts if file]
    texts = [(name, content) for file, content in parts if not file]
    tables = [(own, content) for own, content in texts if find_exchange(content) is not None]
    yield from [*attached, *tables] or texts[:1]
    if not (attached or texts):
        yield name, ExchangeError(_NOTHING, name)


def _list_parts(message: Message) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each part that is a file, "" for the text of the mail."""
    for count, part in enumerate(message.walk()):
        if count >= _MOST_PARTS:
            return
        if part.is_multipart() or not isinstance(part, EmailMessage):
            continue
        file = part.get_filename() or ""
        if file and not _OF_NO_FILES.fullmatch(part.get_content_type()):
            yield file, _read(part)
        elif not file and part.get_content_type() == "text/plain":
            yield "", _read_text(part)


def _read(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _read_text(part: EmailMessage) -> bytes:
    """Return the text of a part in UTF-8, whatever it is written in.

    Where it is not in what the mail says, it is as it is: who reads the table knows more.
    """
    try:
        return str(part.get_content(errors="strict")).encode()
    except (LookupError, UnicodeError):
        return _read(part)
