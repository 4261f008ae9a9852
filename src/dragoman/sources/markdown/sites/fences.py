"""Fences of colons and of backticks: ``:::note`` and ``:::``, and three backticks and ``{note}``.

What is between the fences is Markdown, also where CommonMark takes it for code, and what follows
the name is a title. Of the directives of MyST, which have their name in braces, some hold no text:
of a list of pages (``{toctree}``) only the titles are translated, and of code only its caption.
Notes of mdBook and of Obsidian are three backticks and ``admonish tip title="A title"`` or
``ad-tip``; blocks of MkDocs are ``/// note | A title`` and ``///``; and between backticks and
``mdx-code-block`` there is MDX, which Docusaurus hides from other programs so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.inline import PICTURE_SUFFIXES
from dragoman.patterns import compile_later
from dragoman.sources.markdown.cell_options import (
    SHOWN_OPTIONS,
    TITLE_WORDS,
    compile_attributes,
    push_options,
)
from dragoman.sources.markdown.sites.directive_names import (
    BLOCKS_OF_R,
    HAS_OPTIONS,
    HOLDS_CODE,
    HOLDS_PAGES,
    HOLDS_TEXT,
    has_title,
)
from dragoman.sources.markdown.sites.marker_tokens import (
    INTERRUPTED,
    find_closing,
    find_start,
    finish_code,
    finish_marker,
    read_inside,
    read_line,
)
from dragoman.sources.markdown.sites.mdx import IS_MDX
from dragoman.sources.markdown.sites.tag_pictures import add_picture
from dragoman.sources.markdown.term_lists import read_terms

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_COLON_FENCE = compile_later(
    r":{3,}[ \t]*(?:\{(?P<name>[A-Za-z][\w:-]*)\}(?:[ \t]+(?P<argument>\S.*))?"
    r"|(?:(?:\{[^{}\n]*\}|[A-Za-z][\w.:#-]*(?:\{[^{}\n]*\})?)"
    r"(?:\[(?P<bracketed>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*)\](?:\{[^{}\n]*\})?"
    r"|(?:[ \t]+(?P<title>[^\s{].*?))?(?<![ \t])[ \t]*+(?:\{[^{}\n]*\}|(?<!:):{3,})?))?)\Z"
)
"""``:::{note} argument`` of MyST, and of others ``:::note title``, ``:::note[title]{.x}`` and
``::: {.note}``."""
HAS_TABS = "tabs"
"""The key of the parser's environment for whether there are tabs between colons."""
_TABS = compile_later(r":{3,}[ \t]*(?:code-)?tabs\b")
_COLONS = compile_later(r"^:{3,}\Z")
_ONLY_ATTRIBUTES = compile_later(r"(?:[A-Za-z][\w-]*=(?:\"[^\"]*\"|'[^']*')[ \t]*)+\Z")
"""What is behind a name in pages of Microsoft: ``:::image source="a.png" alt-text="A map":::``."""
_COLUMN = compile_later(r":{3,}[ \t]*column\b.*:{3,}\Z")
_END_OF_COLUMN = compile_later(r"^:{3,}[ \t]*column-end[ \t]*:{3,}\Z")
_SLASH_FENCE = compile_later(
    r"/{3,}(?:[ \t]*(?:html[ \t]*\|.*|[A-Za-z][\w-]*(?:[ \t]*\|[ \t]*(?P<title>\S.*))?))?\Z"
)
"""``/// note | A title``, ``/// html | div.card``, and the closing ``///``."""
_SLASHES = compile_later(r"^/{3,}\Z")
_OPTION = compile_later(r":(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>\S.*)|[ \t]*)?\Z")
_TITLE = r"(?<![\w-])title[ \t]*=[ \t]*(?P<quote>[\"'])(?P<named>(?:(?!(?P=quote))[^`])+)(?P=quote)"
_IN_BRACES = compile_attributes(SHOWN_OPTIONS)
"""An attribute whose value readers see."""
_BACKTICKS = compile_later(
    r"(?P<fence>`{3,}|(?P<tildes>~{3,}))"
    r"(?:\{(?P<name>[A-Za-z][\w:-]*)\}(?P<title>(?(tildes)[^\n]*|[^`]*))"
    r"|\{(?P<block>[a-z]+2?)[, \t][^{}`]*\}"
    r"|(?P<note>ad-[a-z][\w-]*|admonish\b(?:(?>[^`]*?"
    rf"{_TITLE})|[ \t]+[\w-]+[ \t]+\"(?P<bare>[^\"`]+)\")?+[^`]*+)|(?P<mdx>mdx-code-block))\Z"
)
"""What begins a fence that may hold text: three backticks and ``{note} A title``, ``ad-tip``,
``admonish tip title="A title"``, or ``{theorem, pyth, name="A name"}`` (R Markdown)."""
_NAME = compile_later(
    rf"(?<![\w-])name[ \t]*=[ \t]*(?P<quote>[\"']){TITLE_WORDS}(?P<named>[^\"'`]+)(?P=quote)"
)
"""The name of a theorem: ``::: {#thm-line name="The line"}`` (Quarto). Of other divisions, and of
components, the name is for the program."""
_THEOREM = compile_later(
    rf"[{{\s](?:#(?:alg|cnj|cor|def|exm|exr|lem|prp|rem|sol|thm)-|\.(?:{'|'.join(sorted(BLOCKS_OF_R))})\b)"
)
_HYPHENS = compile_later(r"^---\Z")
_OPTION_OF_NOTE = compile_later(r"(?P<key>title|collapse|color|icon):[ \t]*(?P<value>.*)\Z")
_PICTURE = compile_later(
    r"(?::{3,}|`{3,}|~{3,})[ \t]*\{(?:figure|image)\}[ \t]+(?![A-Za-z][\w+.-]*:|//)"
    rf"(?P<address>\S[^\n]*?\.(?:{'|'.join(PICTURE_SUFFIXES)}))[ \t]*$",
    re.I | re.M,
)
"""``:::{figure} a.png``, or with three backticks; not a picture on the web."""
_DESCRIPTION = compile_later(r"^[ \t>]*:(?:fig-)?alt:[ \t]+(?=\S)", re.M)
_TITLE_OF_PAGE = compile_later(r"(?P<title>[^\s<].*?)[ \t]*<[^<>]+>\Z")


def add_fences(md: MarkdownIt) -> None:
    """Let a parser read the text in fences of MyST."""
    md.block.ruler.before("fence", "text_fence", _read_text_fence, {"alt": [*INTERRUPTED]})


def find_shown_attributes(
    line: str, before: str = "{", pattern: re.Pattern[str] = _IN_BRACES
) -> list[tuple[int, int]]:
    """Return where a line has attributes that readers see: ``{.note title="A title"}``. They are
    behind the first sign ``before``."""
    _, brace, inside = line.partition(before)
    found = pattern.finditer(line, len(line) - len(inside)) if brace else ()
    return [named.span("named") for named in found]


def read_colons(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read a fence of colons, and what belongs to its directive; a rule as ``markers`` has them."""
    match = _COLON_FENCE.match(line)
    if match is None:
        return False
    is_alone = not line.strip(":") and "colons" not in state.env  # nothing that it could end
    if is_alone and find_closing(state, start + 1, end, _COLONS) is None:
        return False
    if silent:
        return True
    state.env["colons"] = True
    has_tabs = _TABS.match(line) is not None
    if has_tabs:
        state.env[HAS_TABS] = True
    name = match["name"] or ""
    has_attributes = has_tabs or (match["title"] and _ONLY_ATTRIBUTES.match(match["title"]))
    spans = [match.span(each) for each in ("bracketed", *(() if has_attributes else ("title",)))]
    spans += find_shown_attributes(line, ":" if has_attributes else "{")
    if _THEOREM.search(line):
        spans += find_shown_attributes(line, pattern=_NAME)
    if has_title(name):
        spans.append(match.span("argument"))
    after = start + 1
    if "{" in line:
        after = _read_options(state, range(start, end), _OPTION, spans)
    if name in HOLDS_PAGES | HOLDS_CODE:
        closing = find_closing(state, after, end, _COLONS)
        if closing is not None:
            return _finish_directive(state, start, (after, closing), (name, spans))
    _finish_marker(state, start, after, spans)
    if name == "glossary" and (closing := find_closing(state, after, end, _COLONS)) is not None:
        read_terms(state, after, closing, state.blkIndent)
    elif _COLUMN.match(line):
        _read_column(state, after, end)
    return True


def _read_column(state: StateBlock, start: int, end: int) -> None:
    """Read what is in a column of Microsoft, which is indented."""
    closing = find_closing(state, start, end, _END_OF_COLUMN)
    lines = [number for number in range(start, closing or start) if not state.isEmpty(number)]
    if closing is not None and lines:
        read_inside(state, start, closing, state.sCount[lines[0]])


def read_slashes(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read a fence of slashes, with the options that are indented below it; a rule as ``markers``
    has them."""
    match = _SLASH_FENCE.match(line)
    is_end = match is not None and not line.strip("/")
    if match is None or (is_end and "slashes" not in state.env):
        return False
    if not is_end and find_closing(state, start + 1, end, _SLASHES) is None:
        return False
    if silent:
        return True
    state.env["slashes"] = True
    after = start + 1
    while after < end and not state.isEmpty(after) and state.is_code_block(after):
        after += 1
    return finish_marker(state, start, after, silent, [match.span("title")])


def _read_text_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    match = _BACKTICKS.match(read_line(state, start))
    if match is None or not _holds_text(match):
        return False
    fence = match["fence"]
    closing = find_closing(state, start + 1, end, re.compile(rf"^{fence[0]}{{{len(fence)},}}\Z"))
    if closing is None:
        return False
    if silent:
        return True
    name = match["name"] or ""
    shown = ("title", "named", "bare") if has_title(name) else ()
    spans = [match.span(each) for each in shown]
    spans += find_shown_attributes(match[0], pattern=_NAME) if match["block"] else []
    option = _OPTION_OF_NOTE if match["note"] else _OPTION
    first = _read_options(state, range(start, closing), option, spans)
    if name in HOLDS_CODE and first == start + 1 and name != "csv-table":
        return False  # it is code like any other
    if name in HOLDS_PAGES | HOLDS_CODE:
        return _finish_directive(state, start, (first, closing), (name, spans))
    _finish_marker(state, start, first, spans)
    read = read_terms if name == "glossary" else read_inside
    becomes_mdx = bool(match["mdx"]) and IS_MDX not in state.env
    if becomes_mdx:
        state.env[IS_MDX] = True
    read(state, first, closing, state.blkIndent)
    if becomes_mdx:
        del state.env[IS_MDX]
    state.line = closing + 1
    return True


def _holds_text(match: re.Match[str]) -> bool:
    """Return whether there is a text between such fences, or something that is shown."""
    name = (match["name"] or "").rpartition(":")[2]
    is_known = name in HOLDS_TEXT | HOLDS_PAGES | HAS_OPTIONS or match["block"] in BLOCKS_OF_R
    return is_known or bool(match["note"] or match["mdx"])


def _read_options(
    state: StateBlock, lines: range, pattern: re.Pattern[str], spans: list[tuple[int, int]]
) -> int:
    """Return the number of the line after the options of a directive; those that readers see are
    added to the spans, but not those in YAML. The first of the lines is that of its name."""
    after = lines.start + 1
    while after < lines.stop and (option := pattern.match(read_line(state, after))):
        if option["key"] in SHOWN_OPTIONS:
            spans.append(_move(state, lines.start, after, option.span("value")))
        after += 1
    if pattern is _OPTION and after < lines.stop and _HYPHENS.match(read_line(state, after)):
        closing = find_closing(state, after + 1, lines.stop, _HYPHENS)
        return after if closing is None else closing + 1
    return after


def _move(state: StateBlock, start: int, number: int, span: tuple[int, int]) -> tuple[int, int]:
    """Return a span of a line as one of the line at which a marker begins."""
    first, own = (find_start(state, each) for each in (start, number))
    return (span[0] + own - first, span[1] + own - first) if span[0] >= 0 else span


def _finish_marker(state: StateBlock, start: int, after: int, spans: list[tuple[int, int]]) -> bool:
    """Come to the line after the options of a directive: what it shows, and its picture."""
    first = len(state.tokens)
    finish_marker(state, start, after, False, spans)
    hyphens = [each for each in range(start, after) if _HYPHENS.match(read_line(state, each))]
    if hyphens:
        push_options(state, range(hyphens[0] + 1, hyphens[-1]), is_code=False)
    begin, end = find_start(state, start), state.eMarks[after - 1]
    if match := _PICTURE.match(state.src, begin, end):
        description = _DESCRIPTION.search(state.src, match.end(), end)
        place = description.end() if description else -1
        add_picture(state, (first, begin), match.span("address"), place)
    return True


def _finish_directive(
    state: StateBlock, start: int, lines: tuple[int, int], what: tuple[str, list[tuple[int, int]]]
) -> bool:
    """Come to the line after a directive without paragraphs: what it shows, and its code.

    ``lines`` are those between its options and its end, ``what`` its name and what it shows.
    """
    name, spans = what
    first, closing = lines
    if name in HOLDS_CODE:
        _finish_marker(state, start, first, spans)
        return finish_code(state, range(first, closing), closing + 1, False)
    return finish_marker(
        state, start, closing + 1, False, [*spans, *_find_titles(state, start, lines)]
    )


def _find_titles(
    state: StateBlock, start: int, lines: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield where a list of pages has titles: ``A title <page>``."""
    for number in range(*lines):
        if title := _TITLE_OF_PAGE.match(read_line(state, number)):
            yield _move(state, start, number, title.span("title"))
