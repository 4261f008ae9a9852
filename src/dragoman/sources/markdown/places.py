"""The places of Markdown that links lead to: headings, ``<a id="x">``, ``{#x}`` and ``(x)=``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dragoman.html_references import unescape
from dragoman.inline import ATTRIBUTES, KRAMDOWN, LinkDefinitions, parse_spans, plain_text
from dragoman.model import Kind, Unit
from dragoman.patterns import compile_later
from dragoman.sources._places import add_places, find_owners
from dragoman.sources.markdown.sites.markers import MDX_COMMENT, MYST_TARGET
from dragoman.texts.place_names import name_headings

_PLACE = compile_later(
    r"<(?:[a-z][\w-]*\s(?:[^<>]*?\s)?id|a\s(?:[^<>]*?\s)?name)\s*=\s*"
    r"(?P<tag>\"[^\"<>]+\"|'[^'<>]+'|[^\s\"'<>]+)"
    rf"|(?P<list>{ATTRIBUTES}|{KRAMDOWN}|(?=\{{/\*\s*#){MDX_COMMENT})"
    rf"|^[ \t>]*(?P<target>{MYST_TARGET})[ \t]*$",
    re.I | re.M,
)
_NAME = compile_later(r"#([^\s{}#=\"'*]+)|\bid=[\"']?([^\s\"'{}]+)")
_EMPTY_TAGS = compile_later(
    r"(?:\s*(?:<(a|span)\s[^<>]*>\s*</\1\s*>|\[\]\(\)[ \t]*\{[^{}\n]*\}"
    r"|<!--(?:(?!-->)[\s\S])*-->|<br\s*/?>))+\s*",
    re.I,
)
_BLANK_LINE = compile_later(r"\n[^\S\n]*\n")


def has_only_empty_tags(text: str) -> bool:
    """Return whether a text has nothing but empty anchors, such as ``<a id="x"></a>`` or
    ``[](){#x}``, comments and line breaks. There is nothing to translate; the places are those of
    the unit below."""
    return text.startswith(("<", "[](")) and _EMPTY_TAGS.fullmatch(text) is not None


def name_places(text: str, units: Sequence[Unit], links: LinkDefinitions) -> tuple[Unit, ...]:
    """Return the units of a document with the names of their places.

    A name that the author wrote counts before those that programs give to headings.
    """
    spans = [unit.span for unit in units]
    owners = find_owners(_find_written(text, units), spans)
    headings = [index for index, unit in enumerate(units) if unit.kind is Kind.HEADING]
    shown = (_show_heading(units[index].text, links) for index in headings)
    named = list(zip(headings, name_headings(shown), strict=True))
    for number in (0, 1):
        for index, names in named:
            for name in names[number : number + 1]:
                owners.setdefault(name, index)
    return add_places(units, owners)


def _show_heading(text: str, links: LinkDefinitions) -> str:
    """Return the text of a heading without markup. Most headings have only words."""
    has_only_words = text.replace(" ", "").isalnum()
    return text if has_only_words else plain_text(parse_spans(text, links))


def _find_written(text: str, units: Sequence[Unit]) -> Iterator[tuple[int, str]]:
    """Yield the places that the author named, each with where it is; none of those in code.

    A list of attributes right after a block is the block's, and so is at its last character.
    """
    has_tags = "<" in text and any(each in text for each in ("id", "name", "ID", "NAME"))
    if not (has_tags or "{" in text or ")=" in text):
        return
    ordered = sorted(units, key=lambda unit: unit.span)
    starts = [unit.span[0] for unit in ordered]
    blanks: dict[int, int] = {}
    """By the number of a unit: where the first blank line behind it ends."""
    for match in _PLACE.finditer(text):
        position = match.start()
        index = bisect_right(starts, position) - 1
        before = ordered[index] if index >= 0 else None
        is_inside = before is not None and position < before.span[1]
        if before is not None and is_inside and before.kind is Kind.CODE:
            continue
        if match["target"]:
            yield match.start("target"), match["target"][1:-2]
        elif not match["list"]:
            if before is not None and before.kind is Kind.HEADING and not is_inside:
                is_in_line = "\n" not in text[before.span[1] : position]
                position = before.span[1] - 1 if is_in_line else position
            yield position, unescape(match["tag"].strip("\"'"))
        elif name := _NAME.search(match["list"]):
            if before is not None and not is_inside:
                end = before.span[1]
                if index not in blanks:
                    blank = _BLANK_LINE.search(text, end)
                    blanks[index] = blank.end() if blank else len(text) + 1
                position = position if blanks[index] <= position else end - 1
            yield position, name[1] or name[2]
