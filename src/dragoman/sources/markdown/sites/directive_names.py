"""The names of directives of MyST, and of blocks of R Markdown: what is in them and behind them."""

from __future__ import annotations

from dragoman.patterns import compile_later

_TEXT_NAMES = """
    admonition aside attention block block2 blockquote button-link button-ref card card-carousel
    caution centered compound conjecture container corollary danger definition deprecated details
    div dropdown epigraph error example exercise exercise-start figure figure-md glossary grid
    grid-item grid-item-card highlights hint image important lemma list-table margin note only
    proof proposition pull-quote remark rubric seealso sidebar solution solution-start tab-item
    tab-set theorem tip todo topic versionadded versionchanged versionremoved warning
"""
HOLDS_TEXT = frozenset(_TEXT_NAMES.split())
"""The directives whose text is read between backticks, too."""
HOLDS_PAGES = frozenset({"toctree", "tableofcontents"})
"""The directives that list pages, of which only the titles are texts."""
_CODE_NAMES = """
    bibliography code code-block code-cell csv-table doctest eval-rst graphviz include
    literalinclude math mermaid plantuml raw sourcecode
"""
HOLDS_CODE = frozenset(_CODE_NAMES.split())
"""The directives with code."""
HAS_OPTIONS = HOLDS_CODE - {"eval-rst"}
"""Those whose options are read."""
_OTHER_NAMES = """
    button-link button-ref card-carousel container div embed figure figure-md gallery-grid grid
    iframe image jupyter-execute only output program role solution solution-end solution-start
    tab-set video youtube
"""
_HAS_NO_TITLE = HOLDS_CODE - {"csv-table"} | set(_OTHER_NAMES.split())
"""The directives that have a path, a language, a number or a name for the program after theirs."""
_OF_PROGRAM = compile_later(r"(?:auto[a-z]+|(?!proof:|prf:)[a-z]+:[a-z-]+)\Z")
"""The directives that describe a program: ``{autoclass}``, ``{py:function}``."""
BLOCKS_OF_R = frozenset(
    {"block", "block2", "conjecture", "corollary", "definition", "example", "exercise"}
    | {"hypothesis", "lemma", "proof", "proposition", "remark", "solution", "theorem"}
)
"""The blocks of R Markdown that hold text: three backticks and ``{theorem, name="A name"}``."""


def has_title(name: str) -> bool:
    """Return whether what is behind the name of a directive is a text."""
    return name not in _HAS_NO_TITLE and _OF_PROGRAM.match(name) is None
