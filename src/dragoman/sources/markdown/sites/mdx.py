"""Pages in MDX, in which no line is code because it is indented.

Of a page with the suffix ``.md`` this is true only in its components: its author may have had the
rules of Markdown in mind, or an old MDX, which had such code.

Source: mdxjs.com, *What is MDX?*: "Indented code does not work in MDX". What is in a component is
indented there, ``<Note>`` and four spaces before each line below it, and is Markdown all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from dragoman.patterns import compile_later
from dragoman.sources.markdown.sites.marker_tokens import finish_marker, read_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    from dragoman.sources.markdown.sites.marker_tokens import BlockRule

SUFFIX = ".mdx"
INDENTED = ("lheading", "list", "paragraph")
"""The rules for which ``ignore_indentation`` is."""
_CODE = 4
"""By how many spaces code is indented in CommonMark."""
IS_MDX = "mdx"
"""The key of the parser's environment that says so."""
_TAG = compile_later(r"[ \t]*<(?P<end>/?)(?P<name>[A-Z][\w.]*)")
_STATEMENT = compile_later(
    r"\s*(?:import\b[^'\"\n]*\bfrom\s*['\"]|export[ \t]+(?:const|default|function)\b)"
)
"""How a statement begins: ``import A from "a"``, ``export const``."""
_STATEMENTS = compile_later(
    r"(?=import|export)"
    r"(?:(?:import\b(?:[^'\"]*\bfrom)?|export[ \t]+[*{][^'\"]*\bfrom)"
    r"\s*(?P<quote>['\"])[^'\"\n]+(?P=quote);?\s*)*+"
    r"(?:export[ \t]+(?:async|const|default|function|let|var)\b[^\n]*(?:\n[^\n]*)*[;})\]]"
    r"|export[ \t]+(?:(?:const|let|var)[ \t]+[\w$]+[ \t]*(?::[^=\n]*)?=[^\n]*(?:\n[^\n]*)*"
    r"|default[ \t]+[\w$.]+|\{[^{}]*\}))?\Z"
)
"""Statements that are whole: imports, ``import A from "a"; import "b"``, and after them at most one
export, ``export const a = {…}``, also over several lines."""
_LONGEST_PROGRAM = 4000
"""Characters; a longer one is text."""
_MOST_LINES = 100
"""How many lines of a program with blank lines in it may be one statement."""
_STRING = compile_later(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")


class Mdx(Enum):
    """What of a text is MDX."""

    NOTHING = auto()
    COMPONENTS = auto()
    WHOLE = auto()


def find_mdx(text: str, start: int, suffix: str) -> Mdx:
    """Return what of a text is MDX. From ``start`` on it has no front matter.

    A page with another suffix that begins with ``import`` or ``export`` has components, too:
    Docusaurus reads ``.md`` as MDX.
    """
    if suffix == SUFFIX:
        return Mdx.WHOLE
    return Mdx.COMPONENTS if _STATEMENT.match(text, start) else Mdx.NOTHING


def make_state(
    text: str, md: MarkdownIt, env: dict[str, Any], tokens: list[Token], mdx: Mdx
) -> StateBlock:
    """Return the state in which a parser reads a text."""
    from markdown_it.rules_block import StateBlock

    if mdx is Mdx.NOTHING:
        return StateBlock(text, md, env, tokens)
    lines = None if mdx is Mdx.WHOLE else frozenset(_list_inside(text))

    class MdxState(StateBlock):
        def is_code_block(self, line: int) -> bool:
            is_mdx = lines is None or line in lines
            return not is_mdx and super().is_code_block(line)

    return MdxState(text, md, env | {IS_MDX: True}, tokens)


def _list_inside(text: str) -> Iterator[int]:
    """Yield the numbers of the lines between the tags of components, which are alone on theirs."""
    opened: list[tuple[str, int]] = []
    names: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n")):
        match = _TAG.match(line)
        if match is None or line.rstrip().endswith("/>"):
            continue
        if not match["end"]:
            opened.append((match["name"], number))
            names[match["name"]] += 1
        elif names[match["name"]]:
            name, first = "", number
            while name != match["name"]:  # others have no end
                name, first = opened.pop()
                names[name] -= 1
            if not opened:
                yield from range(first + 1, number + 1)


def ignore_indentation(rule: BlockRule) -> BlockRule:
    """Wrap a rule so that in MDX it counts the indentation of other lines from its first one on.

    Elsewhere, four spaces more than the blocks around it say that a line only goes on with the
    paragraph above it: no tag would end a paragraph that is indented, and no item an item.
    """

    def ignoring_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        indent = state.sCount[start]
        if indent - state.blkIndent < _CODE or IS_MDX not in state.env:
            return rule(state, start, end, silent)
        kept, state.blkIndent = state.blkIndent, indent
        found = rule(state, start, end, silent)
        state.blkIndent = kept
        return found

    return ignoring_rule


def read_statements(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read what a page says to its program, up to a blank line that is in no bracket."""
    if silent or not line.startswith(("import", "export")):  # they end no paragraph
        return False
    after = _find_end(state, start, end)
    text = "\n".join(read_line(state, number) for number in range(start, after))
    if len(text) > _LONGEST_PROGRAM or _STATEMENTS.match(text) is None:
        return False
    return finish_marker(state, start, after, silent, [])


def _find_end(state: StateBlock, start: int, end: int) -> int:
    """Return the line after a statement. If no bracket closes, it is the first blank one."""
    blank, opened = 0, 0
    for number in range(start, end):
        if state.isEmpty(number):
            blank = blank or number
            if opened <= 0 or number - start > _MOST_LINES:
                return number if opened <= 0 else blank
        elif state.sCount[number] < state.blkIndent:
            return blank or number
        else:
            opened += _count_opened(read_line(state, number))
    return end if opened <= 0 else blank or end


def _count_opened(line: str) -> int:
    """Return how many more brackets a line of a program opens than it closes."""
    brackets = Counter(_STRING.sub("", line))
    return sum(brackets[each] for each in "{([") - sum(brackets[each] for each in "})]")
