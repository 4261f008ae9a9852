"""Which addresses an edition may link to, what is taken out of them, and those of its sisters."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.patterns import compile_later

_MAIL_FIELDS = frozenset({"to", "cc", "subject", "body"})
"""What a link may put into a letter. All else is left out: ``attach`` and ``attachment`` add files
of the reader to the letter, ``bcc`` sends it to somebody whom nobody sees, and other fields belong
to the program that sends it."""
_LINE_END = compile_later("%0[ad]|[\r\n]", re.IGNORECASE)


class Sister(NamedTuple):
    """A file with another edition of the same document."""

    languages: tuple[str, ...]
    """The languages for which it is the edition to read; none where others are better."""
    title: str
    """All its languages, each in its own words: "English | فارسی"."""
    media_type: str
    """What kind of file it is; empty for a web page, or where that is not known."""
    href: str
    """Its address, percent-encoded: from the edition that links to it, or the public one."""


def is_allowed_link(target: str) -> bool:
    """Return whether an edition may link to a target: http and https with a host, and mailto.

    All else is refused: ``javascript:`` and ``data:`` can run programs, ``file:`` leads to what is
    on the reader's own machine, and a relative address leads nowhere once an edition has been
    passed on.
    """
    scheme, _, rest = target.partition(":")
    start = {"http": "//", "https": "//", "mailto": ""}.get(scheme.lower())
    if start is None or not rest.startswith(start):
        return False
    first = rest[len(start) : len(start) + 1]
    return bool(first) and not first.isspace() and not (start and first == "/")


def is_inner_link(target: str) -> bool:
    """Return whether a target is a place in the same document or a file near it.

    ``#place``, ``other.md``, ``../other.md#place`` and ``/other`` are. Whether anything is there is
    not asked, and an edition never has such a target as it is written: ``align.inner_links`` looks
    for what it means.
    """
    first = re.split("[/#?]", target, maxsplit=1)[0]
    return bool(target) and ":" not in first and not target.startswith(("//", "\\", "?"))


def clean_address(target: str) -> str:
    """Return the address of a link without what deceives or harms a reader.

    A web address loses the user and the password before its host: they may be secret, and
    ``https://bank.example@evil.example`` looks as if it led to the bank. A mail address (RFC 6068)
    keeps only its recipients (also ``to`` and ``cc``), its subject and its body; only the body may
    have line ends, which would begin other fields elsewhere. All other addresses are returned as
    they are.
    """
    scheme, _, rest = target.partition(":")
    if scheme.lower() == "mailto":
        return f"{scheme}:{_clean_mail(rest)}"
    if scheme.lower() in {"http", "https"} and rest.startswith("//"):
        return f"{scheme}://{_drop_user(rest[2:])}"
    return target


def _drop_user(rest: str) -> str:
    """Drop what is before the last ``@`` of a host; browsers take a backslash for a slash."""
    end = re.search(r"[/\\?#]|$", rest)
    at = end.start() if end else len(rest)
    return rest[:at].rpartition("@")[2] + rest[at:]


def _clean_mail(rest: str) -> str:
    """Keep the recipients and the fields that a link may set, each of them once."""
    from urllib.parse import unquote

    rest = rest.partition("#")[0]
    recipients, _, query = rest.partition("?")
    fields: dict[str, str] = {}
    for field in query.split("&"):
        name, equals, value = field.partition("=")
        name = unquote(name).strip().lower()
        if equals and name in _MAIL_FIELDS:
            fields.setdefault(name, value if name == "body" else _LINE_END.sub("", value))
    recipients = _LINE_END.sub("", recipients)
    joined = "&".join(f"{name}={value}" for name, value in fields.items())
    return f"{recipients}?{joined}" if joined else recipients
