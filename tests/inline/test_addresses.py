"""What is taken out of the addresses of links, in every edition."""

from __future__ import annotations

import pytest

from dragoman.inline import parse_spans
from dragoman.model import SpanKind, clean_address, is_allowed_link

CLEANED = [
    ("https://user:pass@host.example/x@y?a@b#c@d", "https://host.example/x@y?a@b#c@d"),
    ("https://bank.example@evil.example", "https://evil.example"),
    ("https://bank.example%2f@evil.example/", "https://evil.example/"),
    ("HTTP://a@b@host:80/", "HTTP://host:80/"),
    ("https://host.example\\@evil", "https://host.example\\@evil"),
    ("https://host.example/", "https://host.example/"),
    ("mailto:a@b.example", "mailto:a@b.example"),
    ("mailto:a@b.example?body=1%0D%0A2%20y", "mailto:a@b.example?body=1%0D%0A2%20y"),
    ("mailto:a@b.example?attach=/etc/passwd", "mailto:a@b.example"),
    ("mailto:?attachment=x&to=a@b.example", "mailto:?to=a@b.example"),
    ("mailto:a@b.example?%61ttach=x&ATTACH=y&Bcc=z&cc=c@d", "mailto:a@b.example?cc=c@d"),
    ("mailto:a@b.example?subject=x%0d%0aBcc:z&subject=2", "mailto:a@b.example?subject=xBcc:z"),
    ("mailto:a@b%0ABcc:z.example", "mailto:a@bBcc:z.example"),
    ("mailto:a@b.example?in-reply-to=1&x-unix=2&subject=s#f", "mailto:a@b.example?subject=s"),
    ("/relative?attach=x@y", "/relative?attach=x@y"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "cleaned"), CLEANED)
def test_an_address_is_cleaned(address: str, cleaned: str) -> None:
    assert clean_address(address) == cleaned
    assert clean_address(cleaned) == cleaned


@pytest.mark.parametrize("address", ["https://user@", "https://user@/x", "mailto:?attach=x"])
def test_an_address_of_which_nothing_is_left_is_no_link(address: str) -> None:
    assert not is_allowed_link(clean_address(address))
    spans = parse_spans(f"[words]({address})")
    assert [span.kind for span in spans] == [SpanKind.TEXT]


@pytest.mark.parametrize(
    "text",
    [
        "[words](https://user:pass@host.example/)",
        "[words][a]",
        '<a href="https://user:pass@host.example/">words</a>',
        "<https://user:pass@host.example/>",
    ],
)
def test_every_kind_of_link_is_cleaned(text: str) -> None:
    links = {"A": ("https://user:pass@host.example/", "")}
    (span,) = parse_spans(text, links)
    assert (span.kind, span.target) == (SpanKind.LINK, "https://host.example/")
