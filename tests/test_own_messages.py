"""What dragoman itself says: every word is in its catalogues, and a project may add to them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dragoman.own_messages import OWN, fill_names, read_own_messages
from dragoman.po import parse

SOURCE = OWN.parent


def template() -> set[str]:
    return {block.msgid for block in parse((OWN / "dragoman.pot").read_bytes(), "pot").blocks}


def said() -> set[str]:
    """Every text that the code and the templates of pages say through an edition's words."""
    found: set[str] = set()
    for path in (SOURCE / "editions").rglob("*.*html"):
        text = path.read_text(encoding="utf-8")
        found.update(re.findall(r'\.word\("([^"]+)"\)', text))
        found.update(re.findall(r'heading\(columns, "([^"]+)"', text))
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        found.update(re.findall(r'\.word\("([^"]+)"\)', text))
    return found | _yielded(SOURCE / "colophon.py") | _remarks(SOURCE / "align.py")


def _yielded(path: Path) -> set[str]:
    """The colophon's sentences: what it yields first of each pair."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        node.value.elts[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Yield)
        and isinstance(node.value, ast.Tuple)
        and isinstance(node.value.elts[0], ast.Constant)
        and isinstance(node.value.elts[0].value, str)
    }


def _remarks(path: Path) -> set[str]:
    from dragoman.align import REMARKS, WITHHELD

    assert path.is_file()
    return {*REMARKS.values(), WITHHELD}


def test_every_word_is_in_the_template_and_none_is_stale() -> None:
    assert len(said()) > 20
    assert said() == template()


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_every_word_is_translated(language: str) -> None:
    found = read_own_messages(language)
    assert set(found) == template()
    for english, translation in found.items():
        names = set(re.findall(r"\{\w+\}", english))
        assert set(re.findall(r"\{\w+\}", translation)) == names, english


def test_a_territory_stands_on_its_language() -> None:
    assert read_own_messages("ar_SY") == read_own_messages("ar")


def test_english_needs_no_catalogue() -> None:
    assert read_own_messages("en") == {}


def test_a_project_adds_a_language_and_says_things_its_own_way(tmp_path: Path) -> None:
    for code, text in (("ckb", "ناوەڕۆک"), ("fa", "آنچه می‌خوانید")):
        (tmp_path / code).mkdir()
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        content = f'{head}\nmsgid "Contents"\nmsgstr "{text}"\n'
        (tmp_path / code / "dragoman.po").write_text(content, encoding="utf-8")
    assert read_own_messages("ckb", tmp_path) == {"Contents": "ناوەڕۆک"}
    assert read_own_messages("fa", tmp_path)["Contents"] == "آنچه می‌خوانید"
    assert read_own_messages("fa", tmp_path)["Notes"] == read_own_messages("fa")["Notes"]


def test_a_message_cannot_reach_into_the_values() -> None:
    assert fill_names("{a} {a.__class__} {b}", {"a": "x"}) == "x {a.__class__} {b}"
