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
"""An address between angle brackets is a link of Markdown, though it may end as a tag, ``/>``; so
is the address of a link that has words, ``[words](</place/>)``."""
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
_END_MAY_LACK = read_words("p li dt dd tr td th thead tbody tfoot option")
"""The elements that may be without an end tag (HTML Standard, 13.1.2.4)."""
_ROOTS = ("html", "body", "qt")
"""The elements around a whole text, which may be without both tags; the last is one of Qt."""
_DIRECTED = compile_later(r"<(div|p|section)\b[^<>]*(?:\sdir=|direction\s*:)")
"""An element that gives its text a direction."""
_FIRST_TAGS = compile_later(r"\s*(?:<(?:html|body|qt)>\s*)*(<p\b)?", re.IGNORECASE)


def count_tags(text: str) -> Counter[str]:
    """Count the tags by name, without those that translators add for the direction.

    What is not a tag of HTML, has no attribute and is never closed is not markup: ``<file>``.
    """
    tags, open_spans = [], 0
    closed = set(_CLOSING_TAG.findall(text))
    for tag in TAG.finditer(cover_places(text, find_code(text), " ")):
        head = _TAG_NAME.match(tag[0])
        name = head[2].lower() if head else ""
        is_address = _ADDRESS.match(tag[0]) or text.endswith("](", 0, tag.start())
        if head is None or name in _DIRECTION_TAGS or is_address:
            continue
        if name == "span" and (open_spans if head[1] else "dir=" in tag[0]):
            open_spans += -1 if head[1] else 1
            continue
        is_known = name in _HTML_TAGS or PLACEHOLDER_NAME.match(name)
        if is_known or "=" in tag[0] or tag[0].endswith("/>") or head[2] in closed:
            tags.append(f"<{head[1]}{name}>")
    return Counter(tags)


def drop_optional(
    source: str, target: str, lost: Counter[str], new: Counter[str]
) -> tuple[Counter[str], Counter[str]]:
    """Return the same counts of tags without those that HTML itself adds where they lack.

    These are the tags around the whole text, the first <p> of a text with several, and the end
    tags of an element whose source leaves some of them out. An element may be added that gives the
    text its direction. And <p> may stand for <br>, <b> for
    <strong>, and <i> for <em>, or the reverse. A translation that has one tag of two lost the other
    one: that is reported.
    """
    if not (lost or new):
        return lost, new
    lost, new = Counter(lost), Counter(new)
    source, target = source.lower(), target.lower()
    for name in _ROOTS:
        if _count_open(target, name) == 0:
            for tags in (lost, new):
                _drop_both(tags, name)
    for name in _END_MAY_LACK:
        end = f"</{name}>"
        if (lost[end] or new[end]) and source.count(f"<{name}>") > source.count(end):
            del lost[end], new[end]
    for name in _DIRECTED.findall(target):
        if new[f"<{name}>"]:
            _drop_both(new, name)
    for one, same in (("b", "strong"), ("i", "em")):
        for tag, other in ((f"<{one}>", f"<{same}>"), (f"</{one}>", f"</{same}>")):
            _drop_alike(lost, new, tag, other)
            _drop_alike(lost, new, other, tag)
    _drop_paragraphs(source, target, lost, new)
    return +lost, +new


def _drop_paragraphs(source: str, target: str, lost: Counter[str], new: Counter[str]) -> None:
    """Take out each <p> that stands for a <br>, and the first <p> of a text with several."""
    breaks = source.count("<br") - target.count("<br")
    for tags, most in ((new, breaks), (lost, -breaks)):
        for _ in range(min(most, tags["<p>"])):
            _drop_both(tags, "p")
    are_parted = "<p" in source and ("<p" in target or breaks < 0)
    begins = _begins_paragraph(source), _begins_paragraph(target)
    if are_parted and begins[0] != begins[1] and _count_open(target, "p") >= 0:
        _drop_both(lost if begins[0] else new, "p")


def _count_open(text: str, name: str) -> int:
    """Return how many elements of a text begin and do not end; of those that only end, below 0."""
    return text.count(f"<{name}>") + text.count(f"<{name} ") - text.count(f"</{name}>")


def _drop_both(tags: Counter[str], name: str) -> None:
    """Take the start and the end tag of an element out once."""
    for tag in (f"<{name}>", f"</{name}>"):
        tags[tag] = max(0, tags[tag] - 1)


def _drop_alike(lost: Counter[str], new: Counter[str], tag: str, other: str) -> None:
    """Take out tags of which a translation has others instead that look the same."""
    both = min(lost[tag], new[other])
    lost[tag] -= both
    new[other] -= both


def _begins_paragraph(text: str) -> bool:
    first = _FIRST_TAGS.match(text)
    return first is not None and first[1] is not None


def drop_repeated(
    in_source: Counter[str], in_target: Counter[str], lost: Counter[str], new: Counter[str]
) -> tuple[Counter[str], Counter[str]]:
    """Return the same counts for a message with forms, of which each language has its own number.

    A tag may be as often as there are forms; but each element that begins also ends.
    """
    opened = {tag for tag in in_source if in_source[tag] == in_source[f"</{tag[1:]}"]}
    broken = {tag for tag in opened if in_target[tag] != in_target[f"</{tag[1:]}"]}
    kept = broken | {f"</{tag[1:]}" for tag in broken}
    lost = Counter({tag: lost[tag] for tag in lost if tag in kept or not in_target[tag]})
    new = Counter({tag: new[tag] for tag in new if tag in kept or not in_source[tag]})
    return lost, new
