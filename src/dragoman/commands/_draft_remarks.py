"""What a machine says around a translation, though it was told to say nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model import hide_placeholders

_PAIRS = ('""', "''", "\u201c\u201d", "\u2018\u2019", "«»", "»«", "„“", "「」", "『』", "``")
_QUOTES = frozenset("".join(_PAIRS))
_ANNOUNCED = re.compile(
    r"\W*(?:(?:sure|certainly|of course|okay|ok|absolutely)\b[^:：\n]{0,80}"
    r"|here(?:['\u2019]s| is| are)\b[^:：\n]{0,80}"
    r"|(?:the |my )?(?:\w+ )?translat(?:ion|ed)\b[^:：\n]{0,60}"
    r"|ترجم[هۀة][^:：\n]{0,40}|(?:هذه |إليك )?(?:ال)?ترجمة[^:：\n]{0,40}"
    r"|(?:voici )?(?:la )?traduction\b[^:：\n]{0,40}"
    r"|(?:hier ist )?(?:die )?übersetzung\b[^:：\n]{0,40}"
    r"|(?:aquí (?:está|tienes) )?(?:la )?traducción\b[^:：\n]{0,40}|çeviri\b[^:：\n]{0,40}"
    r"|перевод\b[^:：\n]{0,40})[:：]",
    re.I,
)
"""How a machine announces its translation, in the languages that they say it in."""
_NOTE = re.compile(
    r"(?:\n|[(\[])\W*(?:translator['\u2019]?s? )?"
    r"(?:notes?|explanation|توضیح|یادداشت|نکته|ملاحظة)\b[^:：\n]{0,30}[:：]",
    re.I,
)
_LABEL = re.compile(r"(?:\n|[(\[])\W*[^\W\d_][^:：\n()\[\]]{0,40}[:：]")
"""What a source has where its translation may have a note: "(Tip: …)" has many names."""
_COLON = re.compile("[:：]")
_BLANK_LINES = re.compile(r"\S[^\S\n]*\n\s*\n\s*(?=\S)")


def unwrap(text: str, asked: str) -> str:
    """Return a text without the quotation marks around the whole of it that its source lacks."""
    bare = hide_placeholders(asked).strip()
    if len(text) < 3 or bare[:1] in _QUOTES or bare[-1:] in _QUOTES:
        return text
    pair, inside = f"{text[0]}{text[-1]}", text[1:-1]
    return text if pair not in _PAIRS or set(pair) & set(inside) else inside.strip()


def list_remarks(asked: str, text: str) -> Iterator[str]:
    """Yield why an answer is more than a translation: an announcement, a note, another text."""
    if _ANNOUNCED.match(text) and not _COLON.search(asked):
        yield "the answer begins with a remark"
    if _NOTE.search(text) and not _LABEL.search(asked):
        yield "the answer has a note"
    if len(_BLANK_LINES.findall(text)) > len(_BLANK_LINES.findall(asked)):
        yield "the answer has more paragraphs than the source"
