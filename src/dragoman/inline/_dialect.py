"""The one dialect of Markdown that dragoman reads, for blocks and for the text in them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

NESTING = 100
"""How deep blocks may be nested in the parser's own count."""

_NOTE = re.compile(r"\[\^([^\s\]]{1,200})\]")


@lru_cache(maxsize=1)
def inline_parser() -> MarkdownIt:
    """Give the one dialect of dragoman: CommonMark, tables, strikethrough and footnotes.

    Every scheme is read as a link, so that what is not allowed loses its address, not its form.
    """
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import escape, newline
    from mdit_py_plugins.footnote import footnote_plugin

    class Parser(MarkdownIt):
        def validateLink(self, url: str) -> bool:
            return True

    md = Parser("commonmark", {"maxNesting": NESTING}).enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.inline.ruler.at("footnote_ref", _read_note_reference)
    md.inline.ruler.at("newline", _record_breaks(newline))
    md.inline.ruler.at("escape", _record_breaks(escape))
    return md


def _read_note_reference(state: StateInline, silent: bool) -> bool:
    """Read ``[^label]`` without the definition, which stands in another unit.

    The plugin's own rule looks for the closing bracket to the end of the text each time.
    """
    match = _NOTE.match(state.src, state.pos, state.posMax)
    labels = state.env.get("labels")
    if match is None or (labels is not None and match[1] not in labels):
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta = {"label": match[1]}
    state.pos = match.end()
    return True


def _record_breaks(rule: Any) -> Any:
    """Let a rule that may find a hard line break note where, for ``hard_breaks``."""

    def noted(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        found: bool = rule(state, silent)
        if found and not silent and "breaks" in state.env and state.src == state.env["text"]:
            kinds = {token.type for token in state.tokens[before:]}
            if "hardbreak" in kinds:
                state.env["breaks"].append(state.src.index("\n", start))
        return found

    return noted
