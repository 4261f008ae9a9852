"""Links that do not work, because something is between their text and their address."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair

LINK = "Read the [report](https://example.net/r)."
BROKEN = "[گزارش] (https://example.net/r) را بخوانید."


@pytest.mark.parametrize(
    ("source", "target", "is_told"),
    [
        (LINK, BROKEN, True),
        (LINK, BROKEN.replace("] (", "](") , False),
        ("Read the report (https://example.net/r).", BROKEN, False),  # no link in the source
        (LINK.replace("](", "] ("), BROKEN, False),  # it is broken there too
        (f"{LINK} See [b] (https://mail.example).", BROKEN, False),
    ],
)  # fmt: skip
def test_a_link_that_works_in_the_source_works_in_the_translation(
    source: str, target: str, is_told: bool
) -> None:
    found = [hit for hit in check_pair(Pair(source, target, "fa")) if hit.rule_id == "link-broken"]
    assert bool(found) is is_told
    assert all((hit.safe, hit.replacement) == (True, "](") for hit in found)
