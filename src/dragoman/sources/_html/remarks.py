"""Comments that reviewers of Google Docs and Word made, as these programs write them into a page.

They are no text: they say what people think of it, and may name them. A link in the text leads to
each, and one at its beginning leads back, as with a note.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from dragoman.patterns import compile_later
from dragoman.sources._common import Edit
from dragoman.sources._html.tokens import HtmlToken, read_tag_attributes, read_value

_LINK = compile_later(r"#(?:cmnt|_msocom_)(\d+)")
_WAY_BACK = compile_later(r"#(?:cmnt_ref|_msoanchor_)(\d+)")
_AROUND = [[("start", name), ("end", name)] for name in ("sup", "span")]
"""What is around nothing but a link to a comment."""

_MOST_INSIDE = 8
"""Tokens of such a link."""
Span = tuple[int, int]


def drop_remarks(text: str, tokens: list[HtmlToken]) -> tuple[list[HtmlToken], tuple[Span, ...]]:
    """Return the tokens without comments, and where these are."""
    remarks = _find_remarks(text, tokens)
    if remarks:
        tokens = [each for each in tokens if not _is_inside((each.start, each.end), remarks)]
    return tokens, tuple(remarks)


def _find_remarks(text: str, tokens: Sequence[HtmlToken]) -> list[Span]:
    """Return where comments are, and the links to them; in order, and none in another one."""
    if "#cmnt_ref" not in text and "#_msoanchor_" not in text:
        return []
    remarks = dict(_find_blocks(text, tokens))
    links = {}
    for number, token in enumerate(tokens):
        if (match := _match_address(_LINK, text, token)) and match[1] in remarks:
            links[_widen(text, tokens, number)] = match[1]
    spans = {*links, *(remarks[each] for each in links.values())}
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def _match_address(pattern: re.Pattern[str], text: str, token: HtmlToken) -> re.Match[str] | None:
    if token.kind != "start" or token.name != "a":
        return None
    return pattern.fullmatch(read_value(read_tag_attributes(text, token), "href"))


def _find_blocks(text: str, tokens: Iterable[HtmlToken]) -> Iterator[tuple[str, Span]]:
    """Yield the number of each comment, and where the innermost ``div`` is that begins with it."""
    opened: list[tuple[int, list[str]]] = []
    last = 0  # where the last text ends
    for token in tokens:
        if token.name == "div" and token.kind == "start":
            opened.append((token.start, []))
        elif token.name == "div" and token.kind == "end" and opened:
            start, numbers = opened.pop()
            yield from ((number, (start, token.end)) for number in numbers)
        elif opened and (match := _match_address(_WAY_BACK, text, token)):
            start, numbers = opened[-1]
            if numbers or start >= last:
                numbers.append(match[1])
        elif token.kind == "text" and not token.is_blank(text):
            last = token.end


def _widen(text: str, tokens: Sequence[HtmlToken], number: int) -> Span:
    """Return where a link is, with the elements around it that have nothing else in them."""
    inside = enumerate(tokens[number : number + _MOST_INSIDE], number)
    ends = (n for n, token in inside if (token.kind, token.name) == ("end", "a"))
    first, last = number, next(ends, number)
    while True:
        before, after = first - 1, last + 1
        while before >= 0 and tokens[before].is_blank(text):
            before -= 1
        while after < len(tokens) and tokens[after].is_blank(text):
            after += 1
        pair = [(tokens[n].kind, tokens[n].name) for n in (before, after) if 0 <= n < len(tokens)]
        if pair not in _AROUND:
            return tokens[first].start, tokens[last].end
        first, last = before, after


def _is_inside(span: Span, around: Sequence[Span]) -> bool:
    """Return whether a span is in one of others, which are in order."""
    number = bisect_right(around, (span[0], float("inf"))) - 1
    return number >= 0 and span[1] <= around[number][1]


def cut_remarks(edits: Iterable[Edit], remarks: Sequence[Span]) -> list[Edit]:
    """Return edits, and those that take out comments in place of what is in these."""
    kept = [edit for edit in edits if not _is_inside(edit[:2], remarks)]
    return [*kept, *((*span, "") for span in remarks)]
