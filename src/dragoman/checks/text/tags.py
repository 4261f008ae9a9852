"""Which tags a text has."""

from __future__ import annotations

import re
from collections import Counter

from dragoman.checks.text.characters import read_words
from dragoman.checks.text.mask import TAG, cover_places, find_code
from dragoman.model import PLACEHOLDER_NAME
from dragoman.patterns import compile_later

_CLOSING_TAG = compile_later(r"</([A-Za-z][\w:.-]*)")
_TAG_NAME = compile_later(r"<(/?)([A-Za-z][\w:.-]*)")
_ADDRESS = compile_later(r"<(?:[a-z][a-z0-9+.-]*://|mailto:|tel:)", re.I)
"""An address between angle brackets is a link of Markdown, though it may end as a tag, ``/>``."""
_HTML_TAGS = read_words(
    """
    a abbr acronym address article aside audio b big blockquote body button caption center cite
    code col dd del details dfn div dl dt em fieldset figcaption figure font footer form h1 h2 h3
    h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main mark nav
    object ol option p param pre s samp script section select small source span strike strong
    style sub summary sup svg table tbody td textarea tfoot th thead title tr tt u ul var video
    """
)
_DIRECTION_TAGS = frozenset({"bdi", "bdo", "br", "wbr"})


def count_tags(text: str) -> Counter[str]:
    """Count the tags by name, without those that translators add for the direction.

    What is not a tag of HTML, has no attribute and is never closed is not markup: ``<file>``.
    """
    tags, open_spans = [], 0
    closed = set(_CLOSING_TAG.findall(text))
    for tag in TAG.finditer(cover_places(text, find_code(text), " ")):
        head = _TAG_NAME.match(tag[0])
        name = head[2].lower() if head else ""
        if head is None or name in _DIRECTION_TAGS or _ADDRESS.match(tag[0]):
            continue
        if name == "span" and (open_spans if head[1] else "dir=" in tag[0]):
            open_spans += -1 if head[1] else 1
            continue
        is_known = name in _HTML_TAGS or PLACEHOLDER_NAME.match(name)
        if is_known or "=" in tag[0] or tag[0].endswith("/>") or head[2] in closed:
            tags.append(f"<{head[1]}{name}>")
    return Counter(tags)
