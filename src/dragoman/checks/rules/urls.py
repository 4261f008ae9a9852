"""Addresses of the web and of e-mail are as in the source, or lead to the same in the language."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.addresses import (
    has_address,
    has_localized,
    has_page_of_wiki,
    list_made_up,
    list_made_up_sites,
    shorten_addresses,
)
from dragoman.checks.text.languages import base_language
from dragoman.checks.text.mask import URL, find_emails
from dragoman.patterns import compile_later

_MOST_HITS = 20
"""Hits in one message; more would say nothing new."""
_ADDRESS = compile_later(r"://|@|www\.|WWW\.|mailto:")


@rule(
    "urls",
    "error",
    source_needs=":@.",
    source_clue=_ADDRESS,
    silent=[
        ("ar", "See http://www.example.net/en/r/.", "انظر https://example.net/ar/r."),
        ("fa", "Write to desk@example.net", "به desk@example.net بنویسید"),
        ("de", "Write user@example.com", "Schreiben Sie benutzer@beispiel.com"),
        ("fr", "A mask: a@yourdomain.becker.net", "Un alias : a@votredomaine.becker.net"),
        ("es", "to listname-join@becker.net", "a nombredelalista-join@becker.net"),
        ("de", "See https://your-server.net/a", "Siehe https://ihr-server.net/a"),
        ("fa", "https://en.wikipedia.org/wiki/Aleppo", "https://fa.wikipedia.org/wiki/حلب"),
        ("pt_BR", "See https://example.net/en-US/r", "Veja https://example.net/pt-BR/r"),
        ("de", "See https://example.net/press/", "Siehe https://example.net/de/press/"),
        ("de", "See https://becker.net/en/about", "Siehe https://becker.net/de/ueber-uns"),
        ("fr", "See https://en.becker.net/about", "Voir https://fr.becker.net/a-propos"),
        ("de", "See https://becker.net/wiki/House", "Siehe https://becker.net/wiki/DE:Haus"),
        ("fr", "ssh://user@a.example.com/b", "ssh://nom@a.exemple.com/dossier"),
        ("fr", "See https://help.becker.com/a", "Voir https://doc.becker-fr.org/b"),
        ("fr", "See http://a.becker.com/bugs.html", "Voir http://a.becker.com/bugs-fr.html"),
        ("fr", "See https://becker.net/a-en.pdf", "Voir https://becker.net/a-fr.pdf"),
        ("ja", "See https://becker.net/a.", "https://becker.net/aを参照"),
        ("tr", "See https://becker.org/by-sa/4.0/", "Bkz. https://becker.org/by-sa/4.0/deed.tr"),
        (
            "tr",
            "See https://becker.org/wiki/Special:MyLanguage/Extension:A",
            "Bkz. https://becker.org/wiki/Extension:A/tr",
        ),
    ],
    fires=[
        ("ar", "See https://example.net/report", "انظر https://example.net/تقرير"),
        ("fa", "Write to desk@example.net", "به میز@example.net بنویسید"),
        ("de", "Write to desk@becker.de", "Schreiben Sie an tisch@becker.de"),
        ("de", "Write to a@yourdomain.de", "Schreiben Sie an Ihre Domain"),
        ("fa", "See https://example.net/report", "گزارش را ببینید"),
        ("de", "See https://becker.net/en/about", "Siehe https://becker.com/de/ueber-uns"),
        ("de", "See https://becker.net/en/about", "Siehe https://becker.net/fr/a-propos"),
        ("fr", "See https://help.becker.com/a", "Voir https://doc.becker.org/b"),
        ("fr", "See http://a.becker.com/bugs.html", "Voir http://a.becker.com/bugs-de.html"),
        ("fr", "See https://help.becker.com/a", "Voir https://help.mueller-fr.org/b"),
        ("de", "See https://becker.net/press/", "Siehe https://becker.net/presse/"),
        ("tr", "See https://becker.org/by-sa/4.0/", "Bkz. https://becker.org/by-sa/4.0/deed.fr"),
        ("de", "See https://becker.net/press/a", "Siehe https://becker.net/de/ganz/anders"),
        ("fa", "See https://becker.net/fa-cup/a", "https://becker.net/a را ببینید"),
        ("de", "See https://becker.net", "Siehe https://becker.net.mueller.org"),
        ("de", "https://en.wikipedia.org/wiki/Aleppo", "https://fr.wikipedia.org/wiki/Alep"),
    ],
)
def urls(pair: Pair) -> Iterator[Hit]:
    """A web or e-mail address of the source is missing or changed."""
    if not _ADDRESS.search(pair.source):
        return
    places = [match.span() for match in URL.finditer(pair.source)] + find_emails(pair.source)
    if not places:
        return
    language, old = pair.base_language, base_language(pair.source_language)
    made_up = list_made_up(pair.source, pair.target)
    sites = {start for start, _ in list_made_up_sites(pair.source, pair.target)}
    places = [place for place in places if place not in made_up and place[0] not in sites]
    source, target = (shorten_addresses(one, old, language) for one in (pair.source, pair.target))
    for start, end in places[:_MOST_HITS]:
        address = pair.source[start:end].rstrip(".,;:!?*_~")
        wanted = shorten_addresses(address, old, language)
        is_part = wanted in target and not has_address(source, wanted)  # in the source, too
        if len(wanted) <= 3 or is_part or has_address(target, wanted):
            continue
        if ".wikipedia.org/" in wanted:
            is_there = has_page_of_wiki(pair.source, pair.target, language)
        else:
            is_there = has_localized(pair.target, address, language, old)
        if not is_there:
            yield Hit(0, 0, f"The address {address} is missing or changed.")
