"""Web and e-mail addresses, and what a translation may change in them."""

from __future__ import annotations

import re
from functools import cache

from dragoman.checks.text.characters import is_arabic_letter
from dragoman.checks.text.mask import find_emails
from dragoman.patterns import compile_later

_SCHEME = compile_later(r"(?<![a-z])[a-z]{2,6}://(?:www\.)?|mailto:|(?<![\w.])www\.", re.I)
_LANGUAGE_IN_QUERY = compile_later(r"[?&](?:lang|hl|locale|language)=[\w-]*")
_SITE = compile_later(
    r"[a-z]{2,6}://(?:[^\s/@]{1,64}@)?(?:www\.)?(?P<host>[^\s/?#:)>\"'<]+)(?P<path>[^\s)>\"'<]*)",
    re.I,
)
_BETWEEN_NAMES = compile_later("[.-]")
_SHORTEST_NAME = 5
"""Letters of a name that says whose a site is; docs and help do not."""
_EXAMPLE_HOST = compile_later(r"(?:\A|\.)example(?:\.(?:com|net|org))?\Z", re.IGNORECASE)
"""The hosts that belong to nobody (RFC 2606)."""
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


def list_made_up_sites(source: str, target: str) -> list[tuple[int, int]]:
    """Return the places of web addresses of example sites, if a translation has others instead.

    The translation's are of sites that the source does not have, as many and in Latin letters.
    """
    written = [(match.span(), match["host"].casefold()) for match in _SITE.finditer(source)]
    hosts = {host for _, host in written}
    others = [match["host"].casefold() for match in _SITE.finditer(target)]
    invented = [host for host in others if host not in hosts and host.isascii()]
    examples = [place for place, host in written if _EXAMPLE_HOST.search(host)]
    return examples if len(invented) >= len(examples) else []


def has_localized(target: str, address: str, language: str) -> bool:
    """Return whether a text has an address of the same site that is for readers of a language.

    So https://example.net/en/about may be https://example.net/de/ueber-uns in German, and
    https://en.example.net/about may be https://de.example.net/ueber-uns. The readers may have a
    site of their own, https://example-de.org/ueber-uns.
    """
    wanted = _SITE.match(address)
    if wanted is None or _names_language(wanted, language):
        return False
    site, names = _drop_language(wanted["host"], language), _list_names(wanted["host"])
    for found in _SITE.finditer(target):
        if _names_language(found, language) and _drop_language(found["host"], language) == site:
            return True
        own = _list_names(found["host"])
        if language in own and any(len(name) >= _SHORTEST_NAME for name in names & own):
            return True
    return False


def _list_names(host: str) -> set[str]:
    """Return the parts of a host but the last: doc, example and fr of doc.example-fr.org."""
    return {*_BETWEEN_NAMES.split(host.casefold().rpartition(".")[0])}


def _drop_language(host: str, language: str) -> str:
    """Return a host without what names English or a language before it: en.example.net."""
    first, dot, rest = host.casefold().partition(".")
    return rest if dot and first in ("en", language) and "." in rest else host.casefold()


def _names_language(address: re.Match[str], language: str) -> bool:
    """Return whether an address names a language, perhaps with a country: de.…, /de/, /pt-BR/.

    The pages of a wiki have it before a colon: /wiki/DE:Haus.
    """
    steps = address["path"].casefold().partition("?")[0].split("/")[1:]
    named = {step.partition(":")[0].replace("_", "-").partition("-")[0] for step in steps}
    return language in named or address["host"].casefold().startswith(f"{language}.")


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
    """Return what names English or a language in an address: /en/, /pt-BR/, -en.html, .html.fr."""
    code = rf"(?:en|{re.escape(language)})(?:[-_][a-z]{{2,4}})?"
    return re.compile(
        rf"/{code}(?=[/?#\s)>\"']|$)|[._-]{code}(?=\.html?\b)|(?<=\.html)\.{code}\b",
        re.IGNORECASE,
    )


def shorten_addresses(text: str, language: str) -> str:
    """Return a text whose addresses have only what is compared.

    A translation may change the scheme, "www.", the final slash, and what names the language.
    """
    text = _SCHEME.sub("", text)
    text = _find_language_in_path(language).sub("", text)
    return _LANGUAGE_IN_QUERY.sub("", text).rstrip("/").casefold()
