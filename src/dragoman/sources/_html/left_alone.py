"""Which elements are not translated: they say it, or they are in another language than the page."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from dragoman.patterns import compile_later
from dragoman.sources._html.names import VOID
from dragoman.sources._html.roles import is_of_wikipedia
from dragoman.sources._html.tokens import (
    Attributes,
    HtmlToken,
    read_tag_attributes,
    read_value,
    read_words,
)

_OFFICE = compile_later(
    r"<meta\s(?=[^<>]*\bname\s*=\s*[\"']?generator\b)"
    r"[^<>]*\bcontent\s*=\s*[\"']?(?:Microsoft Word|LibreOffice|OpenOffice|StarOffice)",
    re.I,
)
_HEAD = 5_000
"""In characters: where the head of a page says which program wrote it."""


def is_of_office(text: str) -> bool:
    """Return whether an office program wrote a page.

    There, ``lang`` says how the spelling of a text was checked. That of the body is mostly the one
    of the program: Word writes ``<body lang=EN-US>`` around a letter in Persian. So no text in it
    is one in another language than the page's.
    """
    return _OFFICE.search(text, 0, _HEAD) is not None


def says_translate(attributes: Attributes) -> bool | None:
    """Return whether an element says that it is translated; None if it does not say it."""
    if "notranslate" in read_words(attributes, "class"):
        return False
    if "translate" not in attributes:
        return None
    return {"no": False, "yes": True, "": True}.get(read_value(attributes, "translate").lower())


def read_language(attributes: Attributes) -> str:
    """Return the language that an element says, in small letters; empty for none."""
    name = "lang" if "lang" in attributes else "xml:lang"
    return read_value(attributes, name).lower()


def is_foreign(language: str, wanted: str) -> bool:
    """Return whether a language is another one than that of the document."""
    if not language or not wanted:
        return False
    return language.replace("_", "-").split("-")[0] != wanted.replace("_", "-").split("-")[0]


def is_left_alone(attributes: Attributes, language: str) -> bool:
    """Return whether an element of a page in a language is not translated, by its own tag."""
    says = says_translate(attributes)
    return says is False or is_foreign(read_language(attributes), language)


def list_left_alone(text: str, tokens: Iterable[HtmlToken], language: str) -> Iterator[int]:
    """Yield where the tags and texts of a run begin that are not translated, or are in what is not.
    What leads back from a note of Wikipedia, or edits a section, has no tooltip for readers either.

    An element without an end tag goes to the end of its run.
    """
    inside: list[str] = []
    for token in tokens:
        if token.kind == "end" and token.name in inside:
            while inside.pop() != token.name:
                pass
        elif token.kind == "text" and inside:
            yield token.start
        elif token.kind in ("start", "opaque"):
            attributes = read_tag_attributes(text, token)
            is_kept = is_left_alone(attributes, language) or is_of_wikipedia(attributes)
            if not (inside or is_kept):
                continue
            yield token.start
            if token.kind == "start" and token.name not in VOID and not token.closes_itself(text):
                inside.append(token.name)


def is_all_left_alone(text: str, tokens: Iterable[HtmlToken], left_alone: Container[int]) -> bool:
    """Return whether a run has nothing to translate besides what is left alone: no text, nor a tag
    with a text for readers."""
    return not any(
        (token.kind == "text" and not token.is_blank(text))
        or (token.kind in ("start", "opaque") and _has_text(read_tag_attributes(text, token)))
        for token in tokens
        if token.start not in left_alone
    )


def _has_text(attributes: Attributes) -> bool:
    return any(read_value(attributes, name) for name in ("alt", "aria-label", "title", "value"))
