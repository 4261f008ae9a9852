"""Web and e-mail addresses, and what a translation may change in them."""

from __future__ import annotations

import re
from functools import cache

from dragoman.checks.text.characters import is_arabic_letter
from dragoman.checks.text.mask import find_emails
from dragoman.patterns import compile_later

_SCHEME = compile_later(r"(?<![a-z])[a-z]{2,6}://(?:www\.)?|mailto:|(?<![\w.])www\.", re.I)
_LANGUAGE_IN_QUERY = compile_later(r"[?&](?:lang|hl|locale|language)=[\w-]*")
_MADE_UP = compile_later(r"@(?:[\w-]+\.)*example(?:\.(?:com|net|org))?\Z", re.IGNORECASE)
"""The ends of e-mail addresses that belong to nobody (RFC 2606)."""


def list_made_up(source: str, target: str) -> list[tuple[int, int]]:
    """Return the places of e-mail addresses that are only examples and are others in a translation.

    A translation may have user names and hosts of its own in them, as many and in Latin letters.
    """
    places = find_emails(source)
    written = {source[start:end] for start, end in places}
    others = {target[start:end] for start, end in find_emails(target)} - written
    examples = [place for place in places if _MADE_UP.search(source[slice(*place)])]
    return examples if sum(map(str.isascii, others)) >= len(examples) else []


def has_address(text: str, address: str) -> bool:
    """Return whether an address is in a text, and not only as the beginning of another one."""
    at = text.find(address)
    while at >= 0:
        if not is_arabic_letter(text[at + len(address) :].lstrip("-")[:1]):
            return True
        at = text.find(address, at + 1)
    return False


@cache
def _find_language_in_path(language: str) -> re.Pattern[str]:
    """Return what names English or a language in an address: /en/, /pt-BR/, .en.html, .html.fr."""
    code = rf"(?:en|{re.escape(language)})(?:[-_][a-z]{{2,4}})?"
    return re.compile(
        rf"/{code}(?=[/?#\s)>\"']|$)|\.{code}(?=\.html?\b)|(?<=\.html)\.{code}\b", re.IGNORECASE
    )


def shorten_addresses(text: str, language: str) -> str:
    """Return a text whose addresses have only what is compared.

    A translation may change the scheme, "www.", the final slash, and what names the language.
    """
    text = _SCHEME.sub("", text)
    text = _find_language_in_path(language).sub("", text)
    return _LANGUAGE_IN_QUERY.sub("", text).rstrip("/").casefold()
