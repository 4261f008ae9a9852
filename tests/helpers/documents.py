"""The pages of the documentation, taken apart: blocks, running text, links, anchors, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from helpers.tools import ROOT


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@cache
def tokens(page: str) -> tuple[Token, ...]:
    """Return the blocks of a page; it does not change while tests run."""
    return tuple(MarkdownIt("commonmark").enable("table").parse(read(page)))


def fences(page: str, *languages: str) -> Iterator[str]:
    """Yield the blocks of a page that are marked with one of the languages."""
    for token in tokens(page):
        if token.type == "fence" and token.info.strip() in languages:
            yield token.content


def prose(page: str) -> Iterator[str]:
    """Yield the running text of a page, line by line: no code, no addresses."""
    for token in tokens(page):
        for child in token.children or ():
            if child.type == "text":
                yield child.content


def links(page: str) -> Iterator[str]:
    for token in tokens(page):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if isinstance(target, str):
                yield target


def name_anchor(heading: str) -> str:
    """Return the anchor of a heading, as GitHub makes it where it is the first of its words."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@cache
def anchors(page: str) -> frozenset[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    found: dict[str, int] = {}
    all_tokens = tokens(page)
    for number, token in enumerate(all_tokens):
        if token.type == "heading_open":
            parts = all_tokens[number + 1].children or ()
            text = "".join(part.content for part in parts)
            slug = name_anchor(text)
            found[slug] = found.get(slug, -1) + 1
            if found[slug]:
                found[f"{slug}-{found[slug]}"] = 0
    return frozenset(found)


def sections(page: str) -> dict[str, str]:
    """Return the sections of a page below second-level headings, by their titles."""
    parts = re.split(r"^## (.*)$", read(page), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> Iterator[list[str]]:
    """Yield the cells of each row of the tables in a text."""
    for line in text.splitlines():
        if line.startswith("| "):
            yield [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
