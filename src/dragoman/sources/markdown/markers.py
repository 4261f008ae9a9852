"""Lines that are only a marker of a tool that extends Markdown: readers never see them.

Such a line is a block of its own, and ends the paragraph above it:

- ``[!NOTE]`` at the beginning of a quotation (GitHub, Obsidian), ``:::note`` and ``:::``
  (Docusaurus, MyST, Pandoc), ``!!! note``, ``??? note`` and ``=== "Tab"`` (MkDocs);
- the tags of a template: ``{{< x >}}`` and ``{{% x %}}`` (Hugo), ``{% x %}`` and ``{{ x }}``
  (Jekyll and others);
- lists of attributes: ``{: .x}``, ``{#id}``, ``{ .x key="value" }``;
- ``+++ {…}`` between cells of a notebook (MyST), and ``::: name`` in a heading (MkDocs).

What such a line shows to a reader is text all the same: the title of a note or a tab, the caption
and the description of a picture. Each is a leaf of one line. What is indented below a ``!!! note``
is Markdown. What is between ``$$`` is a formula, and between ``{% highlight %}`` and its end code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from dragoman.inline import ATTRIBUTES, KRAMDOWN
from dragoman.patterns import compile_later

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

_ATTRIBUTE_LINE = compile_later(rf"(?:(?:{ATTRIBUTES}|{KRAMDOWN})[ \t]*)+\Z")
_AT_END = compile_later(rf"(?:[ \t]+|\A)(?:{KRAMDOWN}|(?=\{{[ \t]*[#.]){ATTRIBUTES})[ \t]*\Z")
_AT_END_OF_HEADING = compile_later(rf"[ \t]*(?:{KRAMDOWN}|{ATTRIBUTES})[ \t]*\Z")

_ALERT = compile_later(r"\[![A-Za-z][\w|-]*\][+-]?(?:[ \t]+(?P<title>\S.*))?\Z")
_FENCE = compile_later(
    r":{3,}[ \t]*(?:\{[A-Za-z][\w:-]*\}(?:[ \t]+(?P<argument>\S.*))?"
    r"|(?:(?:\{[^{}\n]*\}|[A-Za-z][\w.:-]*(?:\{[^{}\n]*\})?)"
    r"(?:\[(?P<bracketed>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*)\](?:\{[^{}\n]*\})?"
    r"|(?:[ \t]+(?P<title>[^\s{].*?))?[ \t]*(?:\{[^{}\n]*\}|:{3,})?))?)\Z"
)
_COLONS = compile_later(r"^:{3,}\Z")
_LETTER = compile_later(r"[^\W\d_]")
_TEMPLATE_LINK = compile_later(r"\[[^\]\n]+\]:[ \t]*\{[{%].*[%}]\}\Z")
_COMMENTS = compile_later(r"(?:<!--(?:[^-]|-(?!->))*-->\s*)+\Z")
_CONTENTS = compile_later(r"\[(?:TOC|toc)\]\Z|\[\[_?(?:TOC|toc)_?\]\]\Z")
_BREAK = compile_later(
    r"(?:\\(?:newpage|pagebreak|clearpage|tableofcontents)"
    r"|\+\+\+[ \t]*\{.*\}|:::[ \t]*[A-Za-z][\w.:-]*)\Z"
)
_END_OF_FORMULA = compile_later(r"\$\$(?:[ \t]*(?:\([^()\s]+\)|\{#?[^{}]*\}))?\Z")
OPTION = compile_later(r":[A-Za-z][\w-]*:(?:[ \t].*)?\Z")
"""An option of a directive of MyST."""
_NOTE = compile_later(
    r"(?:(?:!!!|\?\?\?\+?)[ \t]*(?P<type>[A-Za-z][\w-]*(?:[ \t]+[\w-]+)*)?|===[!+]?)"
    r"(?P<title>[ \t]+\"[^\n]*\")?[ \t]*\Z"
)
_TAGS = {"{{<": ">}}", "{{%": "%}}", "{%": "%}", "{{": "}}"}
_LONGEST_TAG = 4000
"""Characters; a longer tag, or one that is never closed, is text."""
_SHOWN = compile_later(
    r"(?<![\w-])(?:title|caption|alt|label|summary)[ \t]*=[ \t]*\"((?:[^\"\\\n{}<>]|\\.)*)\""
)
_CODE = compile_later(r"\{(?:%-?|\{[<%])[ \t]*(highlight|comment|mermaid)\b")


_END_OF_CODE = {
    name: compile_later(rf"^\{{(?:%-?[ \t]*end|\{{[<%][ \t]*/[ \t]*){name}\b")
    for name in ("highlight", "comment", "mermaid")
}


def cut_attributes(text: str, *, is_heading: bool) -> str:
    """Return a line of text without the list of attributes at its end."""
    if not text.rstrip().endswith("}"):
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
    interrupted = ["paragraph", "reference", "blockquote", "list"]
    md.block.ruler.before("fence", "marker", _read_marker, {"alt": interrupted})


def _read_marker(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    position = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or state.src[position : position + 1] not in _RULES:
        return False
    line = state.src[position : state.eMarks[start]].rstrip()
    rule = _RULES[line[0]]
    return rule(state, start, end, line, silent)


def _read_alert(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    if _TEMPLATE_LINK.match(line) or _CONTENTS.match(line):
        return finish_marker(state, start, start + 1, silent, [])
    match = _ALERT.match(line)
    before = state.src.rfind("\n", 0, state.bMarks[start] + state.tShift[start]) + 1
    if match is None or ">" not in state.src[before : state.bMarks[start] + state.tShift[start]]:
        return False
    return finish_marker(state, start, start + 1, silent, [match.span("title")])


def _read_colons(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    match = _FENCE.match(line)
    if match is None:
        return False
    is_alone = not line.strip(":") and "colons" not in state.env  # nothing that it could end
    if is_alone and _find_closing(state, start + 1, end, _COLONS) is None:
        return False
    if not silent:
        state.env["colons"] = True
    after = start + 1
    if "{" in line:
        while after < end and OPTION.match(read_line(state, after)):
            after += 1
    return finish_marker(
        state, start, after, silent, [match.span(name) for name in match.groupdict()]
    )


def _read_braces(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    if _ATTRIBUTE_LINE.match(line):
        return finish_marker(state, start, start + 1, silent, [])
    position = state.bMarks[start] + state.tShift[start]
    stop = _find_end_of_tags(state.src, position)
    if stop is None:
        return False
    after = start + 1 + state.src.count("\n", position, stop)
    if after > end:
        return False
    if silent:
        return True
    code = _CODE.match(line)
    closing = _find_closing(state, after, end, _END_OF_CODE[code[1]]) if code else None
    if code and closing:
        shown = range(after, after if code[1] == "comment" else closing)
        return _finish_code(state, shown, closing + 1, silent)
    spans = [match.span(1) for match in _SHOWN.finditer(state.src[position:stop])]
    return finish_marker(state, start, after, silent, spans)


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


def _find_closing(state: StateBlock, start: int, end: int, pattern: re.Pattern[str]) -> int | None:
    """Return the number of the line that ends a block of code; None for no such line.

    What is not found once is not searched again, so that many tags take no long time.
    """
    missing = state.env.setdefault("unclosed", set())
    if (pattern, end) in missing:
        return None
    for number in range(start, end):
        if not state.isEmpty(number):
            if state.sCount[number] < state.blkIndent:  # the item of a list ends before it
                return None
            if pattern.search(read_line(state, number)):
                return number
    missing.add((pattern, end))
    return None


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


def read_inside(state: StateBlock, start: int, end: int, indent: int) -> None:
    """Read the blocks that a marker holds, and come to the line after them."""
    old = state.lineMax, state.blkIndent, state.parentType
    state.push("marker_open", "", 1)
    state.lineMax, state.parentType = end, "root"
    state.blkIndent = indent
    state.md.block.tokenize(state, start, end)
    state.lineMax, state.blkIndent, state.parentType = old
    state.push("marker_close", "", -1)
    state.line = end


def _read_formula(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    if not line.startswith("$$"):
        return False
    closing = _END_OF_FORMULA.search(line)
    if closing and closing.start() > 2 and "$$" not in line[2 : closing.start()]:
        return _finish_code(state, range(start, start + 1), start + 1, silent)
    if line != "$$":
        return False
    last = None if silent else _find_closing(state, start + 1, end, _END_OF_FORMULA)
    if last is None:
        return finish_marker(state, start, start + 1, silent, [])
    is_bare = read_line(state, last).startswith("$$")
    shown = range(start + 1, last) if is_bare else range(start, last + 1)
    return _finish_code(state, shown, last + 1, silent)


def _read_break(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    if _BREAK.match(line) is None:
        return False
    return finish_marker(state, start, start + 1, silent, [])


def read_line(state: StateBlock, number: int) -> str:
    """Return the text of a line without the markers of lists and quotations before it."""
    first = state.bMarks[number] + state.tShift[number]
    return state.src[first : state.eMarks[number]].rstrip()


def finish_marker(
    state: StateBlock, start: int, after: int, silent: bool, spans: list[tuple[int, int]]
) -> bool:
    """Come to the line after a marker; what it shows becomes a token each."""
    if silent:
        return True
    first = state.bMarks[start] + state.tShift[start]
    for begin, stop in _trim(state.src, first, spans):
        token = state.push("inline", "", 0)
        line = start + state.src.count("\n", first, begin)
        token.content, token.map, token.children = state.src[begin:stop], [line, line + 1], []
        token.meta = {"first": line, "lines": [(begin, stop)], "label": True}
    state.line = after
    return True


def _trim(text: str, first: int, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans of a line, ``first`` on, as positions of the text, without white space."""
    for begin, stop in spans:
        piece = text[first + begin : first + stop] if begin >= 0 else ""
        if (stripped := piece.strip()) and _LETTER.search(stripped):
            lead = first + begin + piece.index(stripped[0])
            yield lead, lead + len(stripped)


def _finish_code(state: StateBlock, lines: range, after: int, silent: bool) -> bool:
    """Come to the line after a block of code; the lines that it shows are a token."""
    if silent:
        return True
    state.line = after
    if not all(map(state.isEmpty, lines)):
        token = state.push("code_block", "code", 0)
        shown = (state.getLines(line, line + 1, state.blkIndent, False) for line in lines)
        token.content = "".join(f"{line}\n" for line in shown)
        token.map = [lines.start, lines.stop]
        ends = [(state.bMarks[line] + state.tShift[line], state.eMarks[line]) for line in lines]
        token.meta = {"first": lines.start, "lines": ends}
    return True


_RULES: dict[str, Callable[[StateBlock, int, int, str, bool], bool]] = {
    "[": _read_alert,
    ":": _read_colons,
    "{": _read_braces,
    "!": _read_note,
    "?": _read_note,
    "=": _read_note,
    "$": _read_formula,
    "+": _read_break,
    "\\": _read_break,
}
