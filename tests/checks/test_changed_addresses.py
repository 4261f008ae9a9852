"""Addresses: what a translation may change in them, and what is another address."""

from __future__ import annotations

from dragoman import checks
from dragoman.checks import Pair
from helpers.cases import each_case

SAME = [
    ("fa", "https://becker.net/en/about", "https://becker.net/fa/درباره"),
    ("zh_CN", "https://becker.net/a", "https://becker.net/zh-Hans/a"),
    ("pt_BR", "https://becker.net/en-us/a", "https://becker.net/pt-br/a"),
    ("de", "https://becker.net/", "https://becker.net/de/start"),
    ("fa", "https://becker.net/x?lang=en&id=5", "https://becker.net/x?lang=fa&id=5"),
    ("fr", "https://becker.net/a_en.pdf", "https://becker.net/a_fr.pdf"),
    ("es", "http://www.becker.net/", "http://www.becker.net/home.es.html"),
    ("zh", "See www.becker.net now", "请见www.becker.net。"),
    ("ja", "See https://becker.net/a.", "https://becker.net/aを参照"),
    ("ta", "https://becker.net/a?id=6", "https://becker.net/a?id=6-ஐ பார்"),
    ("de", "at becker.net: http://becker.net", "die http://becker.net-Seite"),
    ("tr", "See https://becker.net/a", "bkz .https://becker.net/a"),
    ("nl", 'Proxy "socks5h://apt:pass@127.0.0.1:90";', '"socks5h://apt:pass@127.0.0.1:90"!'),
    ("de", "https://en.wikipedia.org/wiki/Aleppo", "https://de.wikipedia.org/wiki/Aleppo"),
    ("nn", "https://en.wikipedia.org/wiki/Ink", "https://no.wikipedia.org/wiki/Blekk"),
    ("fa", "See https://becker.net/%d8%b3%D8%A7", "https://becker.net/سا"),
    ("fa", "See https://becker.net/سا", "https://becker.net/%D8%B3%D8%A7"),
    ("fr", "See https://bücher.net/x", "Voir https://xn--bcher-kva.net/x"),
    ("de", "See https://xn--bcher-kva.net/x", "Siehe https://bücher.net/x"),
    ("fa", "See https://becker.net/?a=1&amp;b=2", "https://becker.net/?a=1&b=2"),
    ("sk", "https://en.wikipedia.org/wiki/Ink", "https://cs.wikipedia.org/wiki/Inkoust"),
]
OTHER = [
    ("fa", "See https://becker.net/%D8%B3", "https://becker.net/%D8%B4"),
    ("fa", "See https://becker.net/%D8%B3", "https://becker.net/ش"),
    ("fa", "See https://becker.net/%D8", "https://becker.net/%D9"),
    ("de", "See https://bücher.net/x", "Siehe https://xn--bcher-kvb.net/x"),
    ("de", "See https://xn--ü.net/x", "Siehe https://xn--ö.net/x"),
    ("de", "https://becker.net/press/", "https://becker.net/presse/"),
    ("de", "https://becker.net/a", "https://becker.net/a/b/c"),
    ("de", "https://becker.net", "https://becker.net.mueller.org"),
    ("de", "https://becker.net", "https://mybecker.net"),
    ("de", "https://becker.net/a", "https://docs.becker.net/a"),
    ("de", "https://becker.net/press/a", "https://becker.net/de/a"),
    ("de", "https://becker.net/press/a", "https://becker.net/de/ganz/anders"),
    ("fa", "https://becker.net/fa-cup/a", "https://becker.net/a"),
    ("it", "https://becker.net/it-jobs/a", "https://becker.net/a"),
    ("fa", "https://becker.net/farm/x", "https://becker.net/enterprise/x"),
    ("de", "https://becker.net/a?id=5", "https://becker.net/a?id=6"),
    ("de", "desk@becker.net", "mydesk@becker.net"),
    ("de", "https://en.wikipedia.org/wiki/Aleppo", "https://fr.wikipedia.org/wiki/Alep"),
    ("de", "https://en.wikipedia.org/wiki/A", "https://en.wikipedia.org/wiki/B"),
    (
        "de",
        "https://en.wikipedia.org/wiki/Aleppo https://en.wikipedia.org/wiki/Homs",
        "https://de.wikipedia.org/wiki/Aleppo",
    ),
]


def has_error(language: str, source: str, target: str) -> bool:
    """Return whether the rule reports a pair."""
    return any(hit.rule_id == "urls" for hit in checks.check_pair(Pair(source, target, language)))


@each_case(SAME)
def test_an_address_for_the_readers_is_the_same(language: str, source: str, target: str) -> None:
    assert not has_error(language, source, target)


@each_case(OTHER)
def test_another_host_or_step_is_told(language: str, source: str, target: str) -> None:
    assert has_error(language, source, target)


@each_case(
    [
        ("fa", "en", "https://becker.net/fa/", "https://becker.net/en/"),
        ("fa", "ar", "https://becker.net/fa/درباره", "https://becker.net/ar/man-nahnu"),
        ("fr", "en", "https://fr.becker.net/a-propos", "https://en.becker.net/about"),
        ("ar", "fr", "https://becker.net/a-ar.pdf", "https://becker.net/a-fr.pdf"),
        ("he", "en", "https://becker.net/x?lang=he", "https://becker.net/x?lang=en"),
        ("de_AT", "en_GB", "https://becker.net/de/start", "https://becker.net/en-gb/start"),
        ("fa", "ar", "https://becker.net/en/about", "https://becker.net/ar/about"),
        ("fa", "en", "https://fa.wikipedia.org/wiki/حلب", "https://en.wikipedia.org/wiki/Aleppo"),
    ]
)
def test_a_source_may_have_its_own_language(
    source_language: str, language: str, source: str, target: str
) -> None:
    pair = Pair(source, target, language, source_language=source_language)
    assert not any(hit.rule_id == "urls" for hit in checks.check_pair(pair))
    other = Pair(source, "https://mueller.net/a", language, source_language=source_language)
    assert any(hit.rule_id == "urls" for hit in checks.check_pair(other))
