"""Tags of HTML and of components without a text inside: what readers see of them.

A page in MDX has tags of components, such as ``<Card title="A title" />``, ``<Tabs items={all}>``,
or one with an attribute on each line. CommonMark takes some of these for paragraphs; here each is a
block of HTML. The lines below it are Markdown, as MDX reads them, up to ``</Tabs>`` on a line of
its own, which ends the paragraph above it. Only where they would be code or are a program, the
block of HTML goes on to a blank line. Where a block of HTML has no text, the attributes that
readers see are texts: each is a leaf of one line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.inline import EXPRESSION, JSX_ATTRIBUTES
from dragoman.patterns import compile_later
from dragoman.sources.markdown.html import shows_text
from dragoman.sources.markdown.sites.marker_tokens import (
    INTERRUPTED,
    ends_block,
    find_start,
    finish_html,
    finish_marker,
    read_line,
)
from dragoman.sources.markdown.sites.mdx import IS_MDX
from dragoman.sources.markdown.sites.tag_pictures import add_tag_pictures

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

    from dragoman.sources.markdown.sites.marker_tokens import BlockRule

COMPONENT = "component"
"""The name of the rule that reads the tags of components."""

_BEGINNING = compile_later(r"<(?:[A-Z]|aside>)")
_EXPRESSION = compile_later(EXPRESSION)
_WORDS = compile_later(r"\{\s*(?P<quote>[\"'`])(?=\s*\w)(?:(?!(?P=quote))[^{}\\])*(?P=quote)\s*\}")
"""An expression that is nothing but words, which readers see."""
_COMPONENT = compile_later(
    rf"<(?P<name>[A-Za-z][\w.-]*+)(?P<attributes>{JSX_ATTRIBUTES})/?>(?P<rest>[^\n]*)"
)
_CLOSING = compile_later(r"(?:</(?:[A-Z][\w.]*|aside)>\s*)+\Z")
_COLONS = compile_later(r":{3,}\Z")
_TO_ITS_END = compile_later(r"<(?:[!?]|(?:pre|script|style|textarea)\b)", re.I)
"""HTML that goes to its own end, whatever is in it. Source: CommonMark 0.31, section 4.6."""
_TEMPLATE_TAG = compile_later(
    r"\{(?:\{[%<]|%-?|:(?=[:/]))[ \t]*(?P<end>/[ \t]*|end(?=[a-z]))?:?(?P<name>[\w.-]*)[^{}]*\}+"
)
_CLOSING_TAGS = compile_later(r"(?:</[A-Za-z][\w.]*>\s*)+\Z")
_NAMED = compile_later(r"</?(?P<name>[A-Z][A-Za-z\d]*[a-z][\w.]*)")
"""The tag of a component, which may have the name of an element of HTML: ``<Aside>``."""
_ELEMENT = compile_later(r"<(?P<name>[A-Z][\w.]*)\b.*</(?P=name)>\Z")
"""A line that is one component or several, with what is in them."""
_ALONE = compile_later(r"\{[\[(]?\Z|\{[\w.]+\.map\(")
"""How an expression of several lines begins."""
_PROGRAM = compile_later(r"[{}()\]]|</?>|.*=>")
"""How a line begins that is a program and no Markdown."""
_MARKDOWN = "components"
"""The key of the parser's environment for the lines below the last tag that has Markdown in it, up
to a blank one: by how deep they are in quotations and lists, so that none is read twice."""
_LONGEST_TAG = 40
"""In lines; a longer one is text, and so is a longer expression."""
_LONGEST_DATA = 400
"""The same of a tag of MDX with an expression, which may hold all data of a page."""
_SHOWN = compile_later(
    r"<!--.*?(?:-->|\Z)|<(script|style|template)\b.*?(?:</\1\s*>|\Z)"
    r"|(?<![\w:@.$-])(?:alt|aria-label|caption|description|heading|label|placeholder|subtitle"
    r"|summary|tagline|text|title)[ \t]*=[ \t]*(?:(?P<quote>[\"'])"
    r"(?P<shown>(?:(?!(?P=quote)|\{[{%])[^\n])*)(?P=quote)"
    r"|\{[ \t]*(?P<mark>[\"'`])(?P<words>(?:\\.|(?!(?P=mark)|\$\{|\{[{%])[^\\\n])*)"
    r"(?P=mark)[ \t]*\})",
    re.I | re.S,
)
"""What is no text, or an attribute that readers see, which in MDX may be an expression that is
nothing but words: ``title={'A title'}``. A value with a tag of a template is none."""


def add_components(md: MarkdownIt) -> None:
    """Let a parser read the tags of components."""
    md.block.ruler.before("html_block", COMPONENT, _read_component, {"alt": [*INTERRUPTED]})


def leave_components(rule: BlockRule) -> BlockRule:
    """Wrap the rule for blocks of HTML so that in MDX it leaves components alone.

    A block that begins with one is a paragraph there, with the Markdown in it, and one in a
    component ends with it. One in a fence of colons, or between two tags of a template, ends with
    these, also in other pages.
    """

    def leaving_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        line = read_line(state, start)
        if silent or not line.startswith("<") or _TO_ITS_END.match(line):
            return rule(state, start, end, silent)
        if IS_MDX in state.env:
            if _NAMED.match(line):
                return False
            end = _find_end_of_component(state, start, end)
        if "colons" in state.env:
            end = _find_colons(state, start + 1, end)
        if "{" in state.src:
            end = _find_end_of_tag(state, start, end)
        return rule(state, start, end, silent)

    return leaving_rule


def _find_colons(state: StateBlock, start: int, end: int) -> int:
    """Return the number of the first line that ends a fence of colons, before a blank one; else the
    end."""
    for number in range(start, end):
        if state.isEmpty(number):
            break
        if _COLONS.match(read_line(state, number)):
            return number
    return end


def _find_end_of_tag(state: StateBlock, start: int, end: int) -> int:
    """Return the number of the line that ends a tag of a template around some HTML, and has nothing
    else: ``{{% /note %}}``, ``{% endnote %}``, ``{:/}``; the end where there is none."""
    opened: Counter[str] = Counter()
    for number in range(start, end):
        line = read_line(state, number)
        if not line:
            break
        for tag in _TEMPLATE_TAG.finditer(line) if "{" in line else ():
            opened[tag["name"]] += -1 if tag["end"] else 1
            if opened[tag["name"]] < 0 and tag[0] == line:
                return number
    return end


def _find_end_of_component(state: StateBlock, start: int, end: int) -> int:
    """Return the number of the line that ends the component around some HTML; else the end."""
    opened: set[str] = set()
    for number in range(start, end if _MARKDOWN in state.env else start):
        line = read_line(state, number)
        if not line:
            break
        if _CLOSING.match(line) and (found := _NAMED.match(line)) and found["name"] not in opened:
            return number
        opened.update(_NAMED.findall(line))
    return end


def add_labels(rule: BlockRule) -> BlockRule:
    """Wrap a rule for blocks of HTML so that the attributes that readers see become tokens."""

    def labelling_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent and len(state.tokens) == before + 1:
            spans = list(_find_labels(state, start))
            if not shows_text(state.tokens[before].content):
                finish_marker(state, start, state.line, False, spans)
                add_tag_pictures(state, start, before + 1)
        return True

    return labelling_rule


def _find_labels(state: StateBlock, start: int) -> Iterator[tuple[int, int]]:
    """Yield what readers see of the attributes in a block, as positions from its beginning on."""
    first = find_start(state, start)
    for match in _SHOWN.finditer(state.src[first : state.eMarks[state.line - 1]]):
        if match["shown"] or match["words"]:
            yield match.span("shown" if match["shown"] else "words")


def _read_component(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the tag of a component; if its text is not Markdown, up to a blank line."""
    if state.is_code_block(start):
        return False
    line = read_line(state, start)
    closing = _CLOSING_TAGS if IS_MDX in state.env and not silent else _CLOSING
    if (_MARKDOWN in state.env or closing is _CLOSING_TAGS) and closing.match(line):
        return silent or finish_html(state, start, start + 1)
    if silent:  # it ends a quotation, and a paragraph that is another component
        is_quoted = state.parentType == "blockquote"
        is_component = is_quoted and _find_tag(state, start, start + 1) is not None
        return is_component or _is_next_component(state, start, line)
    if line.startswith("{"):
        return _read_expression(state, start, end)
    may_begin = _BEGINNING.match(line) or (IS_MDX in state.env and line.startswith("<"))
    match = _find_tag(state, start, end) if may_begin else None
    if match is None:
        return False
    depth, all_known = (state.level, state.blkIndent), state.env.setdefault(_MARKDOWN, {})
    known = all_known.get(depth, range(0))
    first = start + 1 + match[0].count("\n")
    after = max(known.stop, first) if start in known else _find_blank_line(state, first, end)
    inside = range(first, after)
    if _is_component(match) and (start in known or _is_markdown(state, match["name"], inside)):
        all_known[depth] = inside
        after = first
    return finish_html(state, start, after)


def _is_next_component(state: StateBlock, start: int, line: str) -> bool:
    """Return whether a line begins with a component below one that is a line of MDX."""
    if IS_MDX not in state.env or not _NAMED.match(line) or start == 0:
        return False
    return _ELEMENT.match(read_line(state, start - 1)) is not None


def _find_tag(state: StateBlock, start: int, end: int) -> re.Match[str] | None:
    """Return the tag that a block begins with: of a component, alone on its lines; and in MDX any
    one with an expression over several lines, which no paragraph may join."""
    match = _COMPONENT.match(_join_lines(state, start, end))
    if match is None and IS_MDX in state.env and end - start > _LONGEST_TAG:
        text = _join_lines(state, start, end, _LONGEST_DATA)
        match = _COMPONENT.match(text) if "={" in text[: text.find("\n\n")] else None
    if match is None or "\n\n" in _EXPRESSION.sub("", match["attributes"]):
        return None
    is_program = IS_MDX in state.env and "\n" in "".join(_EXPRESSION.findall(match["attributes"]))
    return match if is_program or _is_component(match) else None


def _is_component(match: re.Match[str]) -> bool:
    is_name = match["name"][0].isupper() or match[0].startswith("<aside>")
    return is_name and not match["rest"].strip()


def _read_expression(state: StateBlock, start: int, end: int) -> bool:
    """Read an expression that is a block of MDX."""
    expression = _find_expression(state, start, end) if IS_MDX in state.env else ""
    return bool(expression) and finish_html(state, start, start + 1 + expression.count("\n"))


def _find_expression(state: StateBlock, start: int, end: int) -> str:
    """Return the expression that is a block; "" for none, and for words that readers see."""
    text = _join_lines(state, start, end)
    match = None if _WORDS.match(text) else _EXPRESSION.match(text)
    if match is None or text[match.end() : match.end() + 1] not in {"", "\n"}:
        return ""
    return match[0]


def _join_lines(state: StateBlock, start: int, end: int, most: int = _LONGEST_TAG) -> str:
    """Return the next lines of the containers that a line is in."""
    lines: list[str] = []
    for number in range(start, min(end, start + most)):
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            break
        lines.append(read_line(state, number))
    return "\n".join(lines)


def _find_blank_line(state: StateBlock, start: int, end: int) -> int:
    while start < end and not ends_block(state, start):
        start += 1
    return start


def _is_markdown(state: StateBlock, name: str, lines: range) -> bool:
    """Return whether the lines below a tag are Markdown: its name is none of HTML, or the page is
    MDX, or it is ``<aside>``, as Notion writes a note, and no line is code or a program."""
    from markdown_it.common.html_blocks import block_names

    is_note = name == "aside" and bool(lines) and not read_line(state, lines[0]).startswith("<")
    is_markdown = IS_MDX in state.env or name.lower() not in block_names
    return (is_note or is_markdown) and not any(
        state.is_code_block(number) or _PROGRAM.match(read_line(state, number))
        for number in _skip_expression(state, lines)
    )


def _skip_expression(state: StateBlock, lines: range) -> range:
    """Return the lines before an expression of MDX that goes on below the first blank line. It is a
    block of its own."""
    for number in lines if IS_MDX in state.env else ():
        if _ALONE.match(read_line(state, number)):
            expression = _find_expression(state, number, state.lineMax)
            if expression and "\n\n" in expression:
                return range(lines.start, number)
    return lines
