"""Lists that a program makes of a file, with the numbers of its pages: contents, figures, an index.

They are translated for the file itself. In an edition the numbers of the pages would be wrong, and
it has its own contents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dragoman.sources._office.parts import OfficePart

PAGES = "pages"
"""What ``Document.left_out`` calls a list that editions do not have themselves."""
TITLE_STYLES = frozenset({"toc heading", "contents heading"})
ENTRY_STYLES = frozenset(
    f"{name} {level}" for name in ("toc", "contents") for level in range(1, 11)
)
"""Styles of the paragraphs of a list of contents, as Word and LibreOffice name them."""


def hide_lists(parts: Iterable[OfficePart], lists: Mapping[int, bool]) -> Iterator[tuple[int, str]]:
    """Let no edition show the parts in lists that a program makes; yield what is to be said of it.

    ``lists`` are where the paragraphs of such lists begin, and whether these are the contents.
    """
    for each in parts:
        is_contents = lists.get(each.node.start)
        if is_contents is not None:
            each.unit = each.unit._replace(is_shown=False)
        if is_contents is False:
            yield each.unit.line, PAGES
