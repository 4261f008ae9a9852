"""Web and e-mail addresses, and what a translation may change in them."""

from __future__ import annotations

import re
from functools import cache

from dragoman.checks.text.characters import is_arabic_letter
from dragoman.checks.text.mask import find_emails
from dragoman.languages.near_languages import are_near
from dragoman.patterns import compile_later

_SCHEME = compile_later(r"(?<![a-z])[a-z]{2,6}://(?:www\.)?|mailto:|(?<![A-Za-z0-9_.])www\.", re.I)
_LANGUAGE_IN_QUERY = compile_later(r"[?&](?:lang|hl|locale|language)=[\w-]*")
_SITE = compile_later(
    r"[a-z]{2,6}://(?:[^\s/@]{1,64}@)?(?:www\.)?(?P<host>[^\s/?#:)>\"'<]+)(?P<path>[^\s)>\"'<]*)",
    re.I,
)
_BETWEEN_NAMES = compile_later("[.-]")
_SHORTEST_NAME = 5
"""Letters of a name that says whose a site is; docs and help do not."""
_BEHIND_PATH = compile_later("[?#]")
_BEFORE_OTHER = compile_later(r"[A-Za-z0-9_@-]\Z|[A-Za-z0-9]\.\Z")
"""What is before an address only if it is the end of a longer one."""
_GOES_ON = compile_later(r"[A-Za-z0-9_%~=&]|[./?:@+][A-Za-z0-9]")
_GOES_ON_IN_PATH = compile_later("-[A-Za-z0-9]")
"""What is behind an address only if that one is longer; behind a host alone, a word may follow."""
_FILE_LANGUAGE = compile_later(r"[._-]([a-z]{2,3})\.html?\Z")
_WIKI = compile_later(r"\b([a-z-]{2,12})(?:\.m)?\.wikipedia\.org/[^\s)>\"'<]*", re.IGNORECASE)
_WIKI_NAMES = {"nb": "no", "nn": "no", "prs": "fa"}
"""Languages that have another name in the addresses of Wikipedia."""
_EXAMPLE_HOST = compile_later(
    r"(?:\A|\.)example(?:\.(?:com|net|org))?\Z"
    r"|(?:\A|[.-])your-?(?:domain|server|site|host|name|company|app)",
    re.IGNORECASE,
)
"""The hosts that belong to nobody (RFC 2606), or to a reader: your-server.net."""
_MADE_UP = compile_later(
    r"@(?:[\w-]+\.)*example(?:\.(?:com|net|org))?\Z|(?:\A|[@._-])(?:your|custom-?domain)"
    r"|(?:user|list|first|last|domain)[._-]?name|\Aname@",
    re.IGNORECASE,
)
"""What shows that an e-mail address belongs to nobody (RFC 2606), or that a reader puts in a name:
mask@yourdomain.net, listname-subscribe@lists.net."""

_ENCODED = compile_later(r"(?:%[89a-f][0-9a-f])+", re.IGNORECASE)
_ENCODED_NAME = compile_later(r"(?<![a-z0-9-])xn--([a-z0-9-]{1,63})", re.IGNORECASE)
"""Letters that are not Latin, as addresses have them: %D8%B3 (RFC 3986), xn--… (RFC 3492)."""


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


def has_localized(target: str, address: str, language: str, source_language: str) -> bool:
    """Return whether a text has an address of the same site that is for readers of a language.

    So in German, https://example.net/de/ueber-uns may be in place of https://example.net/en/about,
    and https://de.example.net/ueber-uns in place of https://en.example.net/about. If the address
    names no language, a part of its path is the same. The readers may have a site of their own,
    https://example-de.org/ueber-uns.
    """
    wanted = _SITE.match(address)
    if wanted is None or _names_language(wanted, language):
        return False
    olds = "en", source_language
    names = _list_names(wanted["host"])
    site = _drop_language(wanted["host"], *olds, language)
    for found in _SITE.finditer(target):
        is_own = _names_language(found, language)
        if is_own and _drop_language(found["host"], *olds, language) == site:
            if any(_names_language(wanted, old) for old in olds) or _is_like_path(
                wanted, found, language
            ):
                return True
            continue
        own = _list_names(found["host"])
        if language in own and any(len(name) >= _SHORTEST_NAME for name in names & own):
            return True
    return False


def _is_like_path(wanted: re.Match[str], found: re.Match[str], language: str) -> bool:
    """Return whether two paths have as many steps and one in common, but for a language's name."""
    ours, theirs = _list_steps(wanted), _list_steps(found)
    theirs = [step for step in theirs if _read_language(step) != language or ":" in step]
    return not ours or (len(ours) == len(theirs) and not set(ours).isdisjoint(theirs))


def _list_steps(address: re.Match[str]) -> list[str]:
    path = _BEHIND_PATH.split(address["path"].casefold())[0]
    return [step for step in path.split("/") if step]


def _read_language(step: str) -> str:
    """Return the language that a step of a path would name: pt of pt-br, de of de:haus."""
    return step.partition(":")[0].replace("_", "-").partition("-")[0]


def _list_names(host: str) -> set[str]:
    """Return the parts of a host but the last: doc, example and fr of doc.example-fr.org."""
    return {*_BETWEEN_NAMES.split(host.casefold().rpartition(".")[0])}


def _drop_language(host: str, *languages: str) -> str:
    """Return a host without what names one of the languages before it: en.example.net."""
    first, dot, rest = host.casefold().partition(".")
    return rest if dot and first in languages and "." in rest else host.casefold()


def _names_language(address: re.Match[str], language: str) -> bool:
    """Return whether an address names a language, perhaps with a country: de.…, /de/, /pt-BR/.

    The pages of a wiki have it before a colon: /wiki/DE:Haus.
    """
    steps = _list_steps(address)
    named = set(map(_read_language, steps))
    file = _FILE_LANGUAGE.search(steps[-1]) if steps else None
    is_file = file is not None and file[1] == language
    return language in named or is_file or address["host"].casefold().startswith(f"{language}.")


def has_address(text: str, address: str) -> bool:
    """Return whether an address is in a text, and not only as a part of another one.

    Both are as ``shorten_addresses`` returns them.
    """
    at = text.find(address)
    while at >= 0:
        if not _BEFORE_OTHER.search(text[max(0, at - 2) : at]):
            rest = text[at + len(address) : at + len(address) + 2]
            is_longer = _GOES_ON.match(rest) or ("/" in address and _GOES_ON_IN_PATH.match(rest))
            if not is_longer and not is_arabic_letter(rest.lstrip("-")[:1]):
                return True
        at = text.find(address, at + 1)
    return False


def has_page_of_wiki(source: str, target: str, language: str) -> bool:
    """Return whether a text has as many pages of Wikipedia as its source.

    They are in the language of the text or a near one, or the same as in the source.
    """
    pages = _WIKI.findall(source)
    others = list(_WIKI.finditer(target))
    own = sum(_is_own(page[1].lower(), language) for page in others)
    same = sum(page[0] in target for page in _WIKI.finditer(source))
    return own >= len(pages) - same


def _is_own(name: str, language: str) -> bool:
    return name in (language, _WIKI_NAMES.get(language)) or are_near(name, language)


@cache
def _find_language_in_path(*languages: str) -> re.Pattern[str]:
    """Return what names English or one of some languages in an address: /en/, /pt-BR/, -en.html,
    .html.fr.

    So do the pages of licences, /deed.fr, and of wikis, where /Special:MyLanguage/ leads a reader.
    """
    names = "|".join(("en", *map(re.escape, languages)))
    code = rf"(?:{names})(?:[-_](?:[a-z]{{2}}|hans|hant|latn|cyrl|arab|419))?"
    file = r"\.(?:html?|pdf|png|jpe?g|webp|svg|txt|md|epub)\b"
    return re.compile(
        rf"/{code}(?=[/?#\s)>\"']|$)|[._-]{code}(?={file})|(?<=\.html)\.{code}\b"
        rf"|/deed\.{code}\b|/Special:MyLanguage(?=/)",
        re.IGNORECASE,
    )


def shorten_addresses(text: str, *languages: str) -> str:
    """Return a text whose addresses have only what is compared.

    A translation may change the scheme, "www.", the final slash, what names English or one of the
    languages, and whether letters are written as they are or encoded.
    """
    text = _ENCODED.sub(_decode, _SCHEME.sub("", text.replace("&amp;", "&")))
    text = _ENCODED_NAME.sub(_decode_name, text)
    text = _find_language_in_path(*languages).sub("", text)
    return _LANGUAGE_IN_QUERY.sub("", text).rstrip("/").casefold()


def _decode(match: re.Match[str]) -> str:
    try:
        return bytes.fromhex(match[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return match[0]


def _decode_name(match: re.Match[str]) -> str:
    try:
        return match[1].encode("ascii").decode("punycode")
    except UnicodeError:
        return match[0]
