"""Lines that are only a marker of a tool that extends Markdown: readers never see them.

Such a line is a block of its own, and ends the paragraph above it:

- ``[!NOTE]`` at the beginning of a quotation (GitHub, Obsidian), ``:::note`` and ``:::``
  (Docusaurus, MyST, Pandoc), ``!!! note``, ``??? note``, ``=== "Tab"`` and ``/// note`` (MkDocs);
- the tags of a template: ``{{< x >}}`` and ``{{% x %}}`` (Hugo), ``{% x %}`` and ``{{ x }}``
  (Jekyll and others);
- what a page in MDX says to its program: ``import X from "y"``, ``export const x = 1``, and
  comments: ``{/* x */}`` (Docusaurus);
- lists of attributes: ``{: .x}``, ``{#id}``, ``{ .x key="value" }``, and the name of a place:
  ``(name)=`` (MyST); an item of a list above ``{:toc}``, which becomes the contents (kramdown);
- ``+++ {…}`` between cells of a notebook (MyST), and ``::: name`` in a heading (MkDocs).

What such a line shows to a reader is text all the same: the title of a note or a tab, who said a
quotation, the caption and the description of a picture. Each is a leaf of one line. What is
indented below a ``!!! note`` is Markdown. What is between ``$$`` is a formula, and between ``{%
highlight %}`` and its end code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from dragoman.inline import ATTRIBUTES, KRAMDOWN
from dragoman.patterns import compile_later
from dragoman.sources.markdown.sites.fences import find_shown_attributes, read_colons, read_slashes
from dragoman.sources.markdown.sites.marker_tokens import (
    INTERRUPTED,
    find_closing,
    find_start,
    finish_code,
    finish_marker,
    read_inside,
    read_line,
)
from dragoman.sources.markdown.sites.mdx import read_statements
from dragoman.sources.markdown.sites.other_lines import (
    is_myst,
    read_caption,
    read_comment,
    read_environment,
    read_formula,
    read_head,
    read_included,
    read_reference,
    read_verse,
)
from dragoman.sources.markdown.sites.outlines import (
    may_be_property,
    read_block,
    read_drawer,
    read_property,
    read_shown_block,
)
from dragoman.sources.markdown.sites.site_lines import (
    read_slide,
    read_slot,
    read_tab,
    read_tip,
    read_two_colons,
)
from dragoman.sources.markdown.sites.tag_pictures import add_tag_pictures
from dragoman.sources.markdown.sites.tag_texts import find_tag_texts
from dragoman.sources.markdown.tables.grids import read_grid

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

MDX_COMMENT = r"\{/\*(?:[^*\n]|\*(?!/))*\*/\}"
"""The pattern of a comment of MDX. ``{/* #name */}`` at the end of a heading names it."""
MYST_TARGET = r"\([\w|@<>*./+:-]{1,100}\)="
"""The pattern of a line that names the place below it, as MyST reads it."""

_ATTRIBUTE_LINE = compile_later(
    rf"(?:(?:{ATTRIBUTES}|{KRAMDOWN}|\{{[a-z-]+=\"\\\[[\d, ]*\\\]\"\}})[ \t]*)+\Z"
)
"""The brackets of widths, ``{tbl-colwidths="[30,70]"}``, have backslashes where an editor of Quarto
has saved them."""
BLOCK_NAME = r"\^(?=[A-Za-z0-9-]*[A-Za-z])[A-Za-z0-9-]{2,40}"
"""The name that Obsidian gives to a block, at its end."""
_AT_END = compile_later(
    rf"(?:[ \t]+|\A)(?:{KRAMDOWN}|(?=\{{[ \t]*[#.]){ATTRIBUTES}|{MDX_COMMENT}|{BLOCK_NAME})[ \t]*\Z"
)
_AT_END_OF_HEADING = compile_later(
    rf"[ \t]*(?:{KRAMDOWN}|\\?{ATTRIBUTES}|\{{-\}}|{MDX_COMMENT}"
    r"|\{%[ \t]*[#.][^{}%]*%\}|(?:<a(?:[ \t][^<>]*)?>[ \t]*</a>)+)[ \t]*\Z"
)
"""``{-}`` is a heading without a number (Pandoc); ``{% #id %}`` (Markdoc) and ``<a id="x"></a>``
(GitBook) name it."""

_ALERT = compile_later(
    r"(?:\[![A-Za-z][\w|-]*\][+-]?(?:[ \t]+(?P<title>\S.*))?"
    r"|\[!(?:div[ \t]+\w|(?i:video)[ \t])[^\]]*\])\Z"
)
_TEMPLATE_LINK = compile_later(r"\[[^\]\n]+\]:[ \t]*\{[{%].*[%}]\}\Z")
_COMMENTS = compile_later(r"(?:<!--(?:[^-]|-(?!->))*-->\s*)+\Z")
_TARGET = compile_later(rf"{MYST_TARGET}\Z")
_CONTENTS = compile_later(r"@?\[(?:TOC|toc)\]\Z|\[\[_?(?:TOC|toc)_?\]\]\Z")
_ITEM = compile_later(r"(?:[*+-]|\d{1,9}[.)])[ \t]+\S")
_BECOMES_CONTENTS = compile_later(r"\{:[ \t]*toc\b[^{}]*\}\Z")
_BREAK = compile_later(
    r"(?:\\(?:newpage|pagebreak|clearpage|tableofcontents)|<--->"
    r"|\+\+\+[ \t]*\{.*\}|:::[ \t]*[A-Za-z][\w.:-]*)\Z"
)
"""Lines of which readers see nothing: ``\\newpage``, ``<--->``, ``+++ {…}`` and ``::: name``."""
_OF_CARD = compile_later(r"(?:\+{3,}|\^{3,})\Z")
"""What divides the head and the foot of a card from its text, and cells of a notebook (MyST)."""
_NOTE = compile_later(
    r"(?:(?:!!!|\?\?\?\+?)[ \t]*(?P<type>[A-Za-z][\w-]*(?:[ \t]+[\w-]+)*)?|===[!+]?)"
    r"(?P<title>[ \t]+\"[^\n]*\")?[ \t]*\Z"
)
"""``!!! type "A title"``, ``??? type``, and the tab ``=== "A title"`` (MkDocs)."""
_TAGS = {"{/*": "*/}", "<!--": "-->", "{{<": ">}}", "{{%": "%}}", "{%": "%}", "{{": "}}"}
_LONGEST_TAG = 4000
"""Characters; a longer tag, or one that is never closed, is text."""
_CODE_TAGS = (
    "code-toggle",
    "codeblock",
    "comment",
    "highlight",
    "katex",
    "math",
    "mermaid",
    "plantuml",
)
_CODE = compile_later(
    rf"\{{(?:%-?|\{{[<%])[ \t]*({'|'.join(_CODE_TAGS)})\b(?!.*/(?:[>%]\}}\}}|%\}})[ \t]*\Z)"
)
"""A tag that begins code; not one that ends at once, ``{{< code-toggle config=markup />}}``."""


_END_OF_CODE = {
    name: compile_later(rf"^\{{(?:%-?[ \t]*(?:end|/[ \t]*)|\{{[<%][ \t]*/[ \t]*){name}\b")
    for name in _CODE_TAGS
}


def cut_attributes(text: str, *, is_heading: bool) -> str:
    """Return a line of text without the list of attributes at its end."""
    if not (text.rstrip().endswith(("}", "</a>")) or "^" in text[-50:]):
        return text
    match = (_AT_END_OF_HEADING if is_heading else _AT_END).search(text, max(len(text) - 500, 0))
    return text[: match.start()] if match else text


def is_empty(text: str) -> bool:
    """Return whether a text has only comments, or only tags of a template."""
    if text.startswith((":::", "+++")):
        return _BREAK.match(text) is not None
    if text.startswith("<!--"):
        return _COMMENTS.match(text) is not None
    return text.startswith("{") and _find_end_of_tags(text, 0) == len(text)


def add_markers(md: MarkdownIt) -> None:
    """Let a parser read the lines that are only a marker."""
    md.block.ruler.before("fence", "marker", _read_marker, {"alt": [*INTERRUPTED]})


def _read_marker(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    position = find_start(state, start)
    first = state.src[position : position + 1]
    rules = _RULES.get(first, ())
    if first.isalpha() and may_be_property(state, start):
        rules = (*rules, read_property)
    if not rules or state.is_code_block(start):
        return False
    line = state.src[position : state.eMarks[start]].rstrip()
    return any(rule(state, start, end, line, silent) for rule in rules)


def _read_alert(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    if _TEMPLATE_LINK.match(line) or _CONTENTS.match(line):
        return finish_marker(state, start, start + 1, silent, [])
    match = _ALERT.match(line)
    first = find_start(state, start)
    before = state.src[state.src.rfind("\n", 0, first) + 1 : first]
    if match is None or ">" not in before:
        return False
    return finish_marker(state, start, start + 1, silent, [match.span("title")])


def _read_contents(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read an item of a list in whose place kramdown puts the contents."""
    if start + 1 >= end or not _ITEM.match(line):
        return False
    if not _BECOMES_CONTENTS.match(read_line(state, start + 1)):
        return False
    return finish_marker(state, start, start + 2, silent, [])


def _read_braces(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    if _ATTRIBUTE_LINE.match(line):
        return finish_marker(state, start, start + 1, silent, find_shown_attributes(line))
    position = find_start(state, start)
    stop = _find_end_of_tags(state.src, position)
    if stop is None:
        return False
    after = start + 1 + state.src.count("\n", position, stop)
    if after > end:
        return False
    if silent:
        return True
    code = _CODE.match(line)
    closing = find_closing(state, after, end, _END_OF_CODE[code[1]]) if code else None
    if code and closing:
        shown = range(after, after if code[1] == "comment" else closing)
        return finish_code(state, shown, closing + 1, silent)
    first = len(state.tokens)
    finish_marker(state, start, after, silent, find_tag_texts(state.src[position:stop]))
    add_tag_pictures(state, start, first)
    return True


def _find_end_of_tags(text: str, position: int) -> int | None:
    """Return where a line ends that has only tags; None for a line that has text too."""
    while True:
        opening = next((each for each in _TAGS if text.startswith(each, position)), None)
        if opening is None:
            return None
        inside = position + len(opening)
        stop = text.find(_TAGS[opening], inside, position + _LONGEST_TAG)
        if stop < 0 or "\n\n" in text[inside:stop] or opening in text[inside:stop]:
            return None
        position = stop + len(_TAGS[opening])
        while text[position : position + 1] in {" ", "\t"}:
            position += 1
        if text[position : position + 1] in {"", "\n"}:
            return position


def _read_note(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    match = _NOTE.match(line)
    if match is None or not (match["type"] or match["title"]):
        return False
    after, inside = start + 1, state.blkIndent + 4
    while after < end and (state.isEmpty(after) or state.sCount[after] >= inside):
        after += 1
    has_content = any(not state.isEmpty(number) for number in range(start + 1, after))
    is_plain = line[0] == "=" or match["title"] or (match["type"] or "").islower()
    if not (has_content or is_plain):
        return False
    title = re.search(r"\"(.+)\"", match["title"] or "")
    first = match.start("title") + title.start(1) if title else 0
    spans = [(first, first + len(title[1]))] if title else []
    finish_marker(state, start, start + 1, silent, spans)
    if not silent and has_content:
        read_inside(state, start + 1, after, state.blkIndent + 4)
    return True


def _read_break(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    if not (_BREAK.match(line) or (_OF_CARD.match(line) and is_myst(state))):
        return False
    return finish_marker(state, start, start + 1, silent, [])


def _read_target(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    if _TARGET.match(line) is None:
        return False
    return finish_marker(state, start, start + 1, silent, [])


_RULES: dict[str, tuple[Callable[[StateBlock, int, int, str, bool], bool], ...]] = {
    "[": (_read_alert, read_included),
    "@": (_read_alert, read_included, read_tab),
    ":": (read_colons, read_two_colons, read_caption, read_drawer),
    "/": (read_slashes,),
    "{": (read_comment, read_included, _read_braces),
    "!": (_read_note, read_included, read_tip),
    "?": (_read_note, read_tip),
    "=": (_read_note, read_tab),
    "$": (read_formula,),
    "+": (_read_break, _read_contents, read_grid),
    "^": (_read_break,),
    "\\": (_read_break, read_environment),
    "(": (_read_target, read_reference, read_shown_block),
    "T": (read_caption,),
    "t": (read_caption,),
    "i": (read_statements,),
    "e": (read_statements,),
    **dict.fromkeys("CDS", (read_property,)),
    "%": (read_comment, read_head),
    "*": (read_included, _read_contents),
    "-": (read_included, _read_contents, read_slide),
    "#": (read_slot, read_block),
    **dict.fromkeys("0123456789", (_read_contents,)),
    ";": (read_included,),
    "<": (read_included, read_tab, _read_break),
    "|": (read_verse,),
}
