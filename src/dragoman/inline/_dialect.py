"""The dialect of Markdown that dragoman reads: one parser for blocks and for the text in them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from dragoman.inline._attributes import read_attribute_list
from dragoman.model import SpanKind
from dragoman.patterns import compile_later
from dragoman.texts import scripts

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

NESTING = 100
"""How deep blocks may be nested, as markdown-it counts: a list item counts as two levels."""
OPENING = {
    "em_open": SpanKind.EMPHASIS,
    "strong_open": SpanKind.STRONG,
    "s_open": SpanKind.DELETED,
    "link_open": SpanKind.LINK,
}
"""By the type of a token of markdown-it, which mark begins there."""

_LONGEST = 200_000
"""Characters of the longest text that is parsed."""
_MOST_BRACKETS = 2_000
"""How many ``[`` a text may have to be parsed: each one is tried as a link."""

_MOST_ADDRESSES = 1024
_LONG_ADDRESS = 1000
"""So many addresses are kept as CommonMark encodes them, but none of so many characters."""

_BLANK_LINE = compile_later(r"\\?\n[ \t]*\n\s*")
"""A line end with a blank line after it; it may be a hard one."""
_WITHOUT_SPACE = compile_later(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""The scripts in which words, or prepositions and endings, follow each other without a space."""
_PAUSE = compile_later(rf"[\s{scripts.SENTENCE_ENDS}{scripts.PAUSES}]")
"""What no emphasis begins with: a mark before it is that of a note, as in ``단어*, 말*.``"""
JOINED = "joined"
"""The key of the environment with which an emphasis may begin and end beside such a letter."""
_NOTE_REFERENCE = compile_later(r"\[\^([^\s\]]{1,200})\]")
KEPT = r"\\.|(?P<fence>`+)(?!`).{0,5000}?(?<!`)(?P=fence)(?!`)"
"""The pattern of what no extension of Markdown changes: a sign with a backslash before it, and
code."""
_SIGNS = compile_later(r"[\r\n\\`*_~\[<&{^=%]")
"""One of these is in whatever is not plain text: for the parser, or for ``show_extensions``."""


def is_parsable(text: str) -> bool:
    """Return whether a text is read as marks; one that would take too long is plain text."""
    return len(text) <= _LONGEST and text.count("[") <= _MOST_BRACKETS


def may_have_marks(text: str) -> bool:
    """Return whether a text may be more than one run of text on one line. Most paragraphs are no
    more, and to see that is much quicker than to parse them."""
    return _SIGNS.search(text) is not None


@lru_cache(maxsize=1)
def inline_parser() -> MarkdownIt:
    """Return the parser that all share, as ``make_parser`` makes it."""
    return make_parser()


def make_parser() -> MarkdownIt:
    """Return a new parser: CommonMark with tables, strikethrough, footnotes and attributes.

    It accepts a link of any scheme. A link that is not allowed is still a link, so that later only
    its address is removed and not its brackets shown.
    """
    from markdown_it import MarkdownIt
    from markdown_it.common.normalize_url import normalizeLink
    from markdown_it.rules_inline import emphasis, escape, newline, strikethrough
    from mdit_py_plugins.footnote import footnote_plugin

    # What is written is read back, so that each address comes several times.
    normalize_known = lru_cache(maxsize=_MOST_ADDRESSES)(normalizeLink)

    class AnySchemeParser(MarkdownIt):
        def validateLink(self, url: str) -> bool:
            return True

        def normalizeLink(self, url: str) -> str:
            return normalize_known(url) if len(url) < _LONG_ADDRESS else normalizeLink(url)

    md = AnySchemeParser("commonmark", {"maxNesting": NESTING}).enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.inline.ruler.at("footnote_ref", _read_note_reference)
    md.inline.ruler.push("attributes", read_attribute_list)
    md.inline.ruler.at("emphasis", _join_words(emphasis.tokenize))
    md.inline.ruler.at("strikethrough", _join_words(strikethrough.tokenize))
    md.inline.ruler.at("newline", _read_blank_lines(_record_breaks(newline)))
    md.inline.ruler.at("escape", _read_blank_lines(_record_breaks(escape)))
    return md


def _join_words(rule: Any) -> Any:
    """Wrap a rule for emphasis so that a mark between punctuation and a letter of a script without
    spaces begins and ends one: ``**注意：**正文``, ``ב**"הארץ"**``.

    CommonMark takes it for a mark that only ends or begins a word, as it is in scripts with spaces.
    """

    def joining_rule(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.delimiters)
        if not rule(state, silent):
            return False
        if JOINED in state.env and state.src[start] != "_":
            before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
            for mark in state.delimiters[count:]:
                mark.open |= _is_joined(before) and not _PAUSE.match(after or " ")
                mark.close |= _is_joined(after) and not (before or " ").isspace()
        return True

    return joining_rule


def _is_joined(character: str) -> bool:
    return character.isalpha() and _WITHOUT_SPACE.match(character) is not None


def _read_note_reference(state: StateInline, silent: bool) -> bool:
    """Read ``[^label]`` without the definition of the note, which is in another unit.

    It replaces the rule of the plugin, which searches to the end of the text for each bracket.
    """
    match = _NOTE_REFERENCE.match(state.src, state.pos, state.posMax)
    labels = state.env.get("labels")
    if match is None or (labels is not None and match[1] not in labels):
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta = {"label": match[1]}
    state.pos = match.end()
    return True


def _read_blank_lines(rule: Any) -> Any:
    """Wrap a rule of markdown-it so that a blank line becomes a token "paragraph_end".

    No block of a source has one. A translation has one where the translator splits a paragraph.
    """

    def reading_rule(state: StateInline, silent: bool) -> bool:
        match = _BLANK_LINE.match(state.src, state.pos, state.posMax)
        if match is None:
            return bool(rule(state, silent))
        if not silent:
            state.pending = state.pending.rstrip(" ")
            state.push("paragraph_end", "", 0)
        state.pos = match.end()
        return True

    return reading_rule


def _record_breaks(rule: Any) -> Any:
    """Wrap a rule of markdown-it so that it records its hard line breaks for ``find_hard_breaks``.

    They are positions in ``env["breaks"]``. Where the rule reads another text than ``env["text"]``,
    such as the description of an image, it records nothing.
    """

    def recording_rule(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        matched: bool = rule(state, silent)
        if matched and not silent and "breaks" in state.env and state.src == state.env["text"]:
            kinds = {token.type for token in state.tokens[before:]}
            if "hardbreak" in kinds:
                state.env["breaks"].append(state.src.index("\n", start))
        return matched

    return recording_rule
