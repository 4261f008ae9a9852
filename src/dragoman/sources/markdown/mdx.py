"""Pages in MDX, in which no line is code because it is indented.

Source: mdxjs.com, *What is MDX?*: "Indented code does not work in MDX". What is in a component is
indented there, ``<Note>`` and four spaces before each line below it, and is Markdown all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dragoman.patterns import compile_later

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

    BlockRule = Callable[[StateBlock, int, int, bool], bool]

SUFFIX = ".mdx"
INDENTED = ("lheading", "list", "paragraph")
"""The rules for which ``ignore_indentation`` is."""
_CODE = 4
"""By how many spaces code is indented in CommonMark."""
_IS_MDX = "mdx"
"""The key of the parser's environment that says so."""
_STATEMENT = compile_later(
    r"\s*(?:import\b[^'\"\n]*\bfrom\s*['\"]|export[ \t]+(?:const|default|function)\b)"
)


def begins_as_mdx(text: str, start: int) -> bool:
    """Return whether a text from a position on begins as only a page in MDX does, by what it says
    to its program. Docusaurus reads pages with the suffix ``.md`` so, too."""
    return _STATEMENT.match(text, start) is not None


def make_mdx_state(
    text: str, md: MarkdownIt, env: dict[str, Any], tokens: list[Token]
) -> StateBlock:
    """Return the state in which a parser reads MDX."""
    from markdown_it.rules_block import StateBlock

    class MdxState(StateBlock):
        def is_code_block(self, line: int) -> bool:
            return False

    return MdxState(text, md, env | {_IS_MDX: True}, tokens)


def ignore_indentation(rule: BlockRule) -> BlockRule:
    """Wrap a rule so that in MDX it counts the indentation of other lines from its first one on.

    Elsewhere, four spaces more than the blocks around it say that a line only goes on with the
    paragraph above it: no tag would end a paragraph that is indented, and no item an item.
    """

    def ignoring_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        indent = state.sCount[start]
        if indent - state.blkIndent < _CODE or _IS_MDX not in state.env:
            return rule(state, start, end, silent)
        kept, state.blkIndent = state.blkIndent, indent
        found = rule(state, start, end, silent)
        state.blkIndent = kept
        return found

    return ignoring_rule
