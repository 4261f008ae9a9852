"""Lines of single makers of sites and slides, which CommonMark takes for paragraphs or headings.

- a component of Nuxt Content: ``::alert{title="A title"}`` up to ``::``, with its values in YAML
  between lines of hyphens, and with slots, ``#footer``; ``:icon{name="x"}`` on a line of its own,
  and ``:button[Go on]{to=x}`` and ``::video[A film]{id=x}``, as remark has them, too;
- the names of tabs: ``== A name`` (VitePress) and ``@tab A name`` (VuePress) in ``:::tabs``, and
  ``<!-- tab A name -->`` up to ``<!-- endtab -->`` (Hexo);
- what is said of a slide of Slidev, in YAML between lines of hyphens, and ``::right::``;
- notes of docsify: ``!> text`` and ``?> text``.

Each rule is as ``markers`` has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.patterns import compile_later
from dragoman.sources.markdown.cell_options import SHOWN_OPTIONS, compile_attributes, push_options
from dragoman.sources.markdown.sites.fences import HAS_TABS, find_shown_attributes
from dragoman.sources.markdown.sites.marker_tokens import (
    find_closing,
    find_rule,
    finish_marker,
    read_line,
)

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_ATTRIBUTES = r"\{[^{}\n]*\}"
_OPENING = compile_later(rf"::[a-z][\w-]*(?:\[(?P<text>[^\[\]\n]*)\])?(?:{_ATTRIBUTES})?\Z")
_CLOSING = compile_later(r"^::\Z")
_ALONE = compile_later(
    rf":[a-z][\w-]*(?:\[(?P<words>[^\[\]\n]*)\](?:{_ATTRIBUTES})?|{_ATTRIBUTES})\Z|::[a-z][\w-]*::\Z"
    rf"|::[a-z][\w-]*(?:\[(?P<text>[^\[\]\n]*)\](?:{_ATTRIBUTES})?|{_ATTRIBUTES})\Z"
)
_SLOT = compile_later(rf"#[a-z][\w-]*(?:{_ATTRIBUTES})?\Z")
_HYPHENS = compile_later(r"^---\Z")
_YAML = compile_later(r"[a-z][\w-]*:(?:[ \t]|\Z)|[ \t]+\S|-[ \t]+\S")
_KEYS = """
    background backgroundSize class clickAnimation clicks clicksStart disabled dragPos fonts hide
    hideInToc image layout layoutClass level meta preload routeAlias src theme transition uid zoom
"""
_OF_SLIDE = compile_later(rf"(?:{'|'.join(_KEYS.split())}):(?:[ \t]|\Z)")
"""A line of what is said of a slide, or in DocFX of what follows. A list or a text between two
lines across the page has none, and a line such as ``title: x`` may be a heading."""
_TAB = compile_later(
    r"(?:==|@tab(?::active)?)[ \t]+(?P<name>\S.*?)(?:(?<![ \t])[ \t]*+(?<!\\)#[\w-]+)?\Z"
)
_TAB_OF_HEXO = compile_later(
    r"<!--[ \t]*tab\b[ \t]*+(?P<name>[^@<>\s]*(?:[ \t]+[^@<>\s]+)*)[ \t]*(?:@[\w -]*)?-->\Z"
)
_END_OF_TAB = compile_later(r"^<!--[ \t]*endtab[ \t]*-->")
_TIP = compile_later(r"[!?]>[ \t]+(?=\S)")
_OPENED = "components of Nuxt"
"""The key of the parser's environment for whether a component has begun."""
_SHOWN = SHOWN_OPTIONS | {"content", "headline", "label", "placeholder", "subtitle", "text"}
"""The values of a component that readers see."""
_ATTRIBUTE = compile_attributes(_SHOWN)


def read_two_colons(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read the first line of a component of Nuxt Content with its values, or its last line."""
    if _OPENED in state.env and _CLOSING.match(line):
        return finish_marker(state, start, start + 1, silent, [])
    match = _OPENING.match(line)
    if match is None or find_closing(state, start + 1, end, _CLOSING) is None:
        alone = _ALONE.match(line)
        texts = [alone.span("text"), alone.span("words")] if alone else []
        spans = [*texts, *_find_shown(line)] if alone else []
        return alone is not None and finish_marker(state, start, start + 1, silent, spans)
    if silent:
        return True
    state.env[_OPENED] = True
    yaml = _find_yaml(state, start + 1, end)
    spans = [match.span("text"), *_find_shown(line)]
    finish_marker(state, start, yaml.stop + 1 if yaml else start + 1, silent, spans)
    push_options(state, yaml, is_code=False, shown=_SHOWN)
    return True


def _find_shown(line: str) -> list[tuple[int, int]]:
    return find_shown_attributes(line, pattern=_ATTRIBUTE)


def _is_inside(state: StateBlock, start: int, end: int) -> bool:
    """Return whether a line may be in a component of Nuxt Content: one has begun above, and one
    ends below."""
    return _OPENED in state.env and find_closing(state, start + 1, end, _CLOSING) is not None


def read_slot(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read the name of a slot in a component of Nuxt Content."""
    if not (_SLOT.match(line) and _is_inside(state, start, end)):
        return False
    return finish_marker(state, start, start + 1, silent, [])


def read_slide(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read what is said of a slide, or of a component in another, outside of all other blocks."""
    if silent or state.level or state.blkIndent or line != "---":
        return False
    yaml = _find_yaml(state, start, end)
    if not yaml:
        return False
    is_inside = _is_inside(state, start, end)
    if not (is_inside or any(_OF_SLIDE.match(read_line(state, number)) for number in yaml)):
        return False
    finish_marker(state, start, yaml.stop + 1, silent, [])
    push_options(state, yaml, is_code=False, shown=_SHOWN if is_inside else SHOWN_OPTIONS)
    return True


def _find_yaml(state: StateBlock, start: int, end: int) -> range:
    """Return the lines of YAML between a line of hyphens and the next; none for other lines."""
    nothing = range(0)
    if start >= end or not _HYPHENS.match(read_line(state, start)):
        return nothing
    number = start + 1
    while number < end and not state.isEmpty(number):
        if _HYPHENS.match(read_line(state, number)):
            return range(start + 1, number) if number > start + 1 else nothing
        if not _YAML.match(state.src, state.bMarks[number], state.eMarks[number]):
            return nothing
        number += 1
    return nothing


def read_tab(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read the name of a tab."""
    is_comment = line.startswith("<")
    match = (_TAB_OF_HEXO if is_comment else _TAB).match(line)
    if match is None or not (is_comment or HAS_TABS in state.env):
        return False
    if is_comment and find_closing(state, start + 1, end, _END_OF_TAB) is None:
        return False
    return finish_marker(state, start, start + 1, silent, [match.span("name")])


def read_tip(state: StateBlock, start: int, end: int, line: str, silent: bool) -> bool:
    """Read a paragraph that is a note of docsify, without what says so."""
    match = _TIP.match(line)
    if match is None or silent:
        return False
    state.tShift[start] += match.end()
    found = find_rule(state.md, "paragraph").fn(state, start, end, silent)
    state.tShift[start] -= match.end()
    return found
