"""What a machine says around a translation, though it was told to say nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from dragoman.model import hide_placeholders

_PAIRS = ('""', "''", "\u201c\u201d", "\u2018\u2019", "«»", "»«", "„“", "「」", "『』", "``")
_QUOTES = frozenset("".join(_PAIRS))
_FENCED = re.compile(r"(```|~~~)[\w-]*[ \t]*\n(.*?)\n?[ \t]*\1", re.S)
_NAMES = ("translation", "translated", "translated_text", "translatedText", "target", "text")
"""What machines call a translation in JSON."""
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
    """Return a text without what a machine put around the whole of it and its source lacks.

    That is a fence of code, JSON, or quotation marks. In JSON, it is a string, or an object with
    one string that is called a translation.
    """
    source = hide_placeholders(asked).strip()
    fenced = _FENCED.fullmatch(text)
    if fenced and not source.startswith(fenced[1]):
        text = fenced[2].strip()
    if source[:1] not in ("{", *_QUOTES):
        text = _read_json(text).strip()
    if len(text) < 3 or source[:1] in _QUOTES or source[-1:] in _QUOTES:
        return text
    pair, inside = f"{text[0]}{text[-1]}", text[1:-1]
    return text if pair not in _PAIRS or set(pair) & set(inside) else inside.strip()


def _read_json(text: str) -> str:
    """Return the text in a string or an object of JSON; the same text where it is neither."""
    if f"{text[:1]}{text[-1:]}" not in ('""', "{}"):
        return text
    try:
        said = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return text
    if isinstance(said, dict):
        said = next((said[name] for name in _NAMES if name in said), None)
    return said if isinstance(said, str) else text


def list_remarks(asked: str, text: str) -> Iterator[str]:
    """Yield why an answer is more than a translation: an announcement, a note, another text."""
    if _ANNOUNCED.match(text) and not _COLON.search(asked):
        yield "the answer begins with a remark"
    if _NOTE.search(text) and not _LABEL.search(asked):
        yield "the answer has a note"
    if len(_BLANK_LINES.findall(text)) > len(_BLANK_LINES.findall(asked)):
        yield "the answer has more paragraphs than the source"
