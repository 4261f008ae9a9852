"""Lines of other tools that are not paragraphs, though CommonMark takes them for such.

- the name of a file whose text is put here: ``--8<-- "a.md"``, ``{!a.md!}`` and ``{* a.py *}``
  (MkDocs), ``<<< @/a.js`` (VitePress; of ``<<< @/a.js [A title]`` the title is shown), ``[!INCLUDE
  [name](a.md)]`` and ``[!code-cs[Main](a.cs)]`` (DocFX), ``!INCLUDE "a.md"`` (MarkdownPP),
  ``[name](a.md ':include')`` (docsify), ``@import "a.md"`` (Markdown Preview Enhanced),
  ``![[a.md]]`` (Obsidian; ``![[a.png|A map]]`` is a picture, and so a paragraph);
- comments: ``%% x %%`` (Obsidian), ``{::comment}`` (kramdown), ``% x`` (MyST), and on one line ``{%
  comment %} x {% endcomment %}`` (Liquid) and ``{# x #}`` (Jinja);
- a caption that a block of code names: ``(ref:map) A caption`` (bookdown);
- what an abbreviation means: ``*[HTML]: a text``, of which the text is shown;
- formulas of LaTeX without dollars: ``\\begin{align}``, and ``\\[`` and ``\\]`` on their own lines;
- verse, each line of which begins with a bar (Pandoc): each line is a leaf;
- the caption below a table (Pandoc, Quarto): ``: A caption`` or ``Table: A caption``;
- the title, the authors and the date in the first lines of a file (Pandoc): ``% A title``.

Each rule is as ``markers`` has them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.inline import ATTRIBUTES, EMBEDDED_PICTURE, ROLE, is_tex
from dragoman.patterns import compile_later
from dragoman.sources.markdown.cell_options import TITLE_WORDS
from dragoman.sources.markdown.sites.marker_tokens import (
    ends_block,
    find_closing,
    find_edges,
    find_start,
    finish_code,
    finish_marker,
    push_text,
    read_line,
)

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_FILE = (
    r"(?=[@./~\w])(?:(?=[^\s!*]*(?:/|\.[A-Za-z]\w{0,9}\b))[^\s!*]++|[^!*\n]*\.(?:html?|md|py|txt))"
    r"(?:[ \t]+\w*\[[^\[\]!*\n]*\])*"
)
"""The name of a file, and which lines of it; words without a folder or a suffix are none."""
_INCLUDE = r"[Ii](?:nclude|NCLUDE)"
_WAYS_TO_INCLUDE = (
    # --8<-- "a.md" of MkDocs
    r";*-{1,}8<-{1,}(?:[ \t]+\S.*)?",
    # <<< @/a.js [A title] of VitePress
    rf"<<<[ \t]*[@./~\w][^\[\n]*(?:\[{TITLE_WORDS}(?P<tab>[^ \[\]\n]* [^\[\]\n]*)\]|\[.*)?",
    # ![[a.md#place|words]] of Obsidian, but not a picture
    rf"(?!{EMBEDDED_PICTURE})"
    r"!\[\[[^\[\]|\n](?:[^\[\]|#\n]*\.\w+|[^\[\]|#\n]*+(?:#[^\[\]|\n]*+|(?=\|)))"
    r"(?:\|(?P<shown>[^\[\]\n]*+))?\]\]",
    # {!a.md!} and {* a.py *} of MkDocs
    rf"\{{!>?[ \t]*{_FILE}(?:[ \t]*!lines=[\d \t-]*)?[ \t]*!\}}|\{{![@\w][^\s!]*!\}}",
    rf"\{{\*[ \t]+{_FILE}[ \t]\*\}}",
    # [!INCLUDE [name](a.md)] and [!code-cs[Main](a.cs)] of DocFX
    rf"\[!(?:{_INCLUDE}|code-[\w#+]+)[ \t]*\[[^\[\]\n]*\]\([^()\n]+\)\]",
    # !INCLUDE "a.md" of MarkdownPP
    rf"!{_INCLUDE}[ \t]+(?:\"[^\"\n]+\"|'[^'\n]+'|[^\s\"']+\.\w+)(?:,[ \t]*\w+)?",
    # [name](a.md ':include') of docsify
    r"\[[^\[\]\n]*\]\([^()\s]+[ \t]+(?P<quote>[\"']):include\b[^\"'\n]*(?P=quote)\)",
    # @import "a.md" of Markdown Preview Enhanced
    r"@import[ \t]+\"[^\"\n]+\"(?:[ \t]*\{[^{}\n]*\})?",
)
_INCLUDED = compile_later(rf"(?:{'|'.join(_WAYS_TO_INCLUDE)})\Z")
"""A line that names a file whose text is put here."""
_ABBREVIATION = compile_later(r"\*\[[^\[\]\n^][^\[\]\n]*\]:[ \t]*(?P<shown>\S.*)?\Z")
_COMMENT = compile_later(r"(?:%%|\{::comment\})")
_ON_ONE_LINE = compile_later(
    r"(?:\{%-?[ \t]*comment[ \t]*-?%\}.*\{%-?[ \t]*endcomment[ \t]*-?%\}"
    r"|\{#-?[ \t](?:[^#]|#(?!\}))*#\})\Z"
)
_ENDS = {
    "%%": compile_later(r"%%\Z"),
    "{::comment}": compile_later(r"\{:/(?:comment)?\}\Z"),
}
_ENVIRONMENT = compile_later(
    r"\\begin\{(?P<name>(?:equation|align(?:at)?|aligned|gather|multline|flalign|eqnarray|displaymath"
    r"|[bBpvV]?matrix|cases|split)\*?)\}"
)
_DISPLAYED = compile_later(r"\\\[(?:[ \t]+(?P<formula>\S.*)\\\])?\Z")
_END_OF_DISPLAYED = compile_later(r"\A\\\]\Z")
_PROGRAMS = (
    "asis|awk|bash|block|c|cat|css|d3|dot|embed|fortran|glue|go|haskell|js|julia|lua|mermaid|node"
    "|octave|ojs|perl|python|r|ruby|sas|scala|sed|sh|sql|stan|stata|tikz|verbatim|webr|zsh"
)
"""What the code is written in that R Markdown and Quarto run: ```` ```{r} ````."""
_OF_MYST = compile_later(
    rf"^[ \t]*(?:(?:`{{3,}}|~{{3,}}|:{{3,}})\{{(?!(?:{_PROGRAMS})\}})[a-z][\w:-]*\}}|\([\w-]+\)=$)"
    rf"|(?<![\w`]){ROLE}",
    re.M,
)
"""A directive, the name of a place, or a role: only in MyST is a line behind ``%`` a comment."""
_IS_MYST = "myst"
"""The key of the parser's environment for whether a text has one of these."""
_REFERENCE = compile_later(r"\(ref:[\w-]+\)[ \t]+(?P<shown>\S.*)\Z")
_HEAD = compile_later(r"%(?:[ \t]+(?P<shown>\S.*))?\Z")
_CAPTION = compile_later(rf"(?:[Tt]able)?:[ \t]+(?P<shown>\S.*?)[ \t]*(?:{ATTRIBUTES})?\Z")
_END_OF_DIVISION = compile_later(r":{3,}[ \t]*\Z")
_END_OF_FORMULA = compile_later(r"\$\$(?:[ \t]*(?:\([^()\s]+\)|\{#?[^{}]*\}))?\Z")
_VERSE = compile_later(r"\|(?:[ \t]+(?P<shown>\S.*[^|\s]|[^|\s]))?\Z")


def read_included(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read the name of a file whose text is put here, or what an abbreviation means."""
    match = _INCLUDED.match(line) or _ABBREVIATION.match(line)
    if match is None:
        return False
    spans = [match.span(name) for name in ("shown", "tab") if match.groupdict().get(name)]
    return finish_marker(state, start, start + 1, silent, spans)


def read_comment(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read a comment, on one line or more."""
    match = _COMMENT.match(line)
    if _ON_ONE_LINE.match(line) or (match is None and line.startswith("%") and is_myst(state)):
        return finish_marker(state, start, start + 1, silent, [])
    if match is None:
        return False
    ending = _ENDS[match[0]]
    inside = line[match.end() :]
    if ending.search(inside):
        return finish_marker(state, start, start + 1, silent, [])
    last = None if match[0] in inside else find_closing(state, start + 1, end, ending)
    return last is not None and finish_marker(state, start, last + 1, silent, [])


def is_myst(state: StateBlock) -> bool:
    """Return whether a text has something that only MyST has."""
    known: bool | None = state.env.get(_IS_MYST)
    if known is None:
        known = state.env[_IS_MYST] = _OF_MYST.search(state.src) is not None
    return known


def read_reference(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read a caption that a block of code names, on one line without others below it."""
    match = None if silent else _REFERENCE.match(line)
    if match is None or (start + 1 < end and not state.isEmpty(start + 1)):
        return False
    return finish_marker(state, start, start + 1, silent, [match.span("shown")])


def read_environment(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read a formula that LaTeX has on lines of its own; it is code."""
    if displayed := _DISPLAYED.match(line):
        return _read_displayed(state, start, end, displayed["formula"], silent)
    match = _ENVIRONMENT.match(line)
    if match is None:
        return False
    ending = re.compile(rf"\\end\{{{re.escape(match['name'])}\}}\Z")
    if ending.search(line):
        return finish_code(state, range(start, start + 1), start + 1, silent)
    last = find_closing(state, start + 1, end, ending)
    return last is not None and finish_code(state, range(start, last + 1), last + 1, silent)


def _read_displayed(
    state: StateBlock, start: int, end: int, formula: str | None, silent: bool
) -> bool:
    if formula is not None:
        return is_tex(formula) and finish_code(state, range(start, start + 1), start + 1, silent)
    last = find_closing(state, start + 1, end, _END_OF_DISPLAYED)
    inside = range(start + 1, last or 0)
    if last is None or any(map(state.isEmpty, inside)):  # a formula has no blank line
        return False
    return finish_code(state, inside, last + 1, silent)


def read_formula(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read a formula between two dollars and two, on one line or more."""
    if not line.startswith("$$"):
        return False
    closing = _END_OF_FORMULA.search(line)
    if closing and closing.start() > 2 and "$$" not in line[2 : closing.start()]:
        return finish_code(state, range(start, start + 1), start + 1, silent)
    if line != "$$":
        return False
    last = None if silent else find_closing(state, start + 1, end, _END_OF_FORMULA)
    if last is None:
        return finish_marker(state, start, start + 1, silent, [])
    is_bare = read_line(state, last).startswith("$$")
    shown = range(start + 1, last) if is_bare else range(start, last + 1)
    return finish_code(state, shown, last + 1, silent)


def read_verse(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read two lines or more that begin with a bar, and do not end with one as those of tables. A
    line that is only indented goes on with the one above it."""
    if silent:  # it ends no paragraph
        return False
    numbers: list[list[int]] = []
    for number in range(start, end):
        if ends_block(state, number):
            break
        if _VERSE.match(read_line(state, number)):
            numbers.append([number])
        elif numbers and _goes_on_with_verse(state, number):
            numbers[-1].append(number)
        else:
            return False
    if len(numbers) < 2:
        return False
    for lines in numbers:
        _push_verse(state, lines)
    state.line = numbers[-1][-1] + 1
    return True


def _goes_on_with_verse(state: StateBlock, number: int) -> bool:
    return state.sCount[number] > state.blkIndent and not read_line(state, number).startswith("|")


def _push_verse(state: StateBlock, lines: Sequence[int]) -> None:
    """Push the token of a line of verse; nothing for a bar that divides stanzas."""
    spans = [find_edges(state, number) for number in lines]
    spans[0] = spans[0][0] + 1, spans[0][1]  # behind the bar
    if any(state.src[slice(*each)].strip() for each in spans):
        push_text(state, range(lines[0], lines[-1] + 1), spans)


def read_head(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read the title, the authors and the date in the first lines of a file."""
    lines = _find_lines(state, range(start, end), _HEAD) if start == 0 else []
    return bool(lines) and finish_marker(state, start, start + len(lines), silent, lines)


def _find_lines(
    state: StateBlock, numbers: range, pattern: re.Pattern[str]
) -> list[tuple[int, int]]:
    """Return what each line of a block shows, from its beginning on; nothing if a line has another
    form."""
    first = find_start(state, numbers.start)
    spans = []
    for number in numbers:
        if ends_block(state, number):
            break
        match = pattern.match(read_line(state, number))
        if match is None:
            return []
        begin, stop = match.span("shown")
        shift = find_start(state, number) - first if begin >= 0 else 0
        spans.append((begin + shift, stop + shift))
    return spans


def _ends_caption(state: StateBlock, number: int) -> bool:
    """Return whether a line is empty, or ends the division that a table is in."""
    return state.isEmpty(number) or _END_OF_DIVISION.match(read_line(state, number)) is not None


def read_caption(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read the caption of a table, on one line below it."""
    if silent or not state.tokens or state.tokens[-1].type != "table_close":
        return False
    match = _CAPTION.match(line)
    if match is None or (start + 1 < end and not _ends_caption(state, start + 1)):
        return False
    return finish_marker(state, start, start + 1, silent, [match.span("shown")])
