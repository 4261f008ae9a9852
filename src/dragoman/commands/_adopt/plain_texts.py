"""What phones, mails and language models put into a plain text: no word of it is a translation.

Each kind is left alone where the document has it, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.commands._adopt.both_languages import drop_signature
from dragoman.model import Document
from dragoman.patterns import compile_later
from dragoman.texts.edge_marks import drop_edge_marks

_OTHER_END = compile_later("\r\n?|[\x0b\u2028\u2029]")
_FENCE = compile_later(
    r"\s*(`{3,}|~{3,})(?:markdown|md|text|txt)?[ \t]*\n(.*)\n\1\s*", re.DOTALL | re.IGNORECASE
)
_PLAIN_SIGNS = (
    compile_later(r"^[ \t]*#{1,6}[ \t]+(\S.{0,500}?)(?:[ \t]{1,9}#+)?[ \t]{0,9}$", re.MULTILINE),
    compile_later(r"^[ \t]*(?:-{3,}|_{3,}|(?:\*[ \t]?){3,}|[•●▪◦])[ \t]*()$", re.MULTILINE),
)
"""Headings of Markdown, rules, and the bullets that were beside a text in a PDF."""
_EMPHASIZED = compile_later(r"^[ \t]*(\*{1,2}|_{1,2})(?![\s*_])([^*_\n]+)(?<!\s)\1[ \t]*$", re.M)
"""A whole line in the marks of Markdown or a messenger, which has no headings."""
_BULLET = compile_later(r"^[ \t]*(?:[•●▪◦☐☑✅✔✓*]|[-*] \[[ xX]\])\ufe0f?[ \t]+", re.MULTILINE)
"""What phones write before the lines of a list. A dash may say that another person speaks."""
_LINE = compile_later(r"^.*\S.*$", re.MULTILINE)
_MAIL_HEAD = compile_later(
    r"^-{4,20} ?[^\n-]{1,60} ?-{4,20}\n(?:\n?[^\n:]{1,20}:[^\n]+\n){2,8}", re.MULTILINE
)
"""``---- Forwarded message ----``, and who wrote it to whom. It has an address: a scene of a play
has such a heading, too, and who speaks below it."""
_WROTE = compile_later(
    r"^(?:[^\n>]{1,200}<\n)?[^\n>][^\n]{0,200}[:：]\W{0,9}\n+(?=[ \t]*>)", re.MULTILINE
)
"""What a mail program writes above what it quotes: ``On 30.11.26 at 14:22, N. N. wrote:``. It has a
time of day or an address."""
_TIME_OR_ADDRESS = compile_later(r"@|\d:\d\d")
_COLONS = (":", "：")
_SIGNED = compile_later(r"\A\s*-- $|@|\d{4}|https?:", re.MULTILINE)
"""A signature has an address or a number of a telephone, or mail programs know where it begins."""


def unwrap_fence(text: str) -> str:
    """Return what is inside a block of code that is the whole of a text, as answers have it."""
    fence = _FENCE.fullmatch(text)
    return fence[2] if fence and fence[1] not in fence[2] else text


def tidy_text(text: str, source: Iterable[str]) -> str:
    """Return a plain text without the signs and the words that programs put into it.

    ``source`` has the paragraphs of the document, as a reader sees them.
    """
    own = "\n".join(source)
    text = _OTHER_END.sub("\n", text)
    text = "\n".join(map(drop_edge_marks, text.split("\n")))
    text = _drop_mail(text, own)
    for pattern in _PLAIN_SIGNS:
        if not pattern.search(own):
            text = pattern.sub(r"\n\1\n", text)
    if not _EMPHASIZED.search(own):
        text = _EMPHASIZED.sub(r"\2", text)
    bullets, lines = (len(pattern.findall(text)) for pattern in (_BULLET, _LINE))
    if 4 * bullets > 3 * lines and not _BULLET.search(own):
        text = _BULLET.sub("", text)
    return text


def _drop_mail(text: str, source: str) -> str:
    """Return a text without what a mail says of people."""
    text = _MAIL_HEAD.sub(lambda head: head[0] if "@" not in head[0] else "", text)
    if not any(line.endswith(_COLONS) for line in _list_timed(source)):
        text = _WROTE.sub(lambda wrote: "" if any(_list_timed(wrote[0])) else wrote[0], text)
    body = drop_signature(text)
    return body if _SIGNED.search(text[len(body) :]) else text


def _list_timed(text: str) -> list[str]:
    return [line for line in text.split("\n") if _TIME_OR_ADDRESS.search(line)]


def has_paragraphs_as_lines(document: Document, wanted: int) -> bool:
    """Return whether the lines of a text are its paragraphs, if it should have so many.

    Lines that were joined are none: somebody wrapped them.
    """
    found = len(document.units)
    lines = sum(1 + unit.text.count("\n") for unit in document.units)
    return 2 * found < wanted and abs(lines - wanted) < abs(found - wanted)
