"""Rules are found where they are, and adding one is what the package's docstring says."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from dragoman import checks, plugins
from dragoman.checks import Pair, Rule, registry
from helpers.cases import each_case
from helpers.tools import ROOT

RULES = sorted((ROOT / "src" / "dragoman" / "checks" / "rules").glob("*.py"))


def load_family(name: str, code: str) -> ModuleType:
    """Make a module of rules from its text."""
    family = ModuleType(name)
    exec(compile(code, name, "exec"), vars(family))  # noqa: S102
    return family


def test_the_example_in_the_docstring_is_a_rule_that_keeps_its_examples() -> None:
    example = checks.__doc__.split("This is a whole file::")[1].split("\n- The **id**")[0]
    family = load_family("ellipses", dedent(example))
    (rule,) = (value for value in vars(family).values() if isinstance(value, Rule))
    assert rule.id == "three-dots"
    assert rule.sentence == "The translation has three dots, the source has an ellipsis."
    for found in rule.fires:
        (hit,) = checks.find_hits(rule, found.pair)
        assert (hit.rule_id, hit.replacement, hit.safe) == ("three-dots", "…", True)
    for near_miss in rule.silent:
        assert checks.find_hits(rule, near_miss.pair) == []


CATS = '''
from dragoman.checks import Hit, rule

@rule("no-cats", "hint", silent=[("fa", "a", "سگ")], fires=[("fa", "a", "گربه")])
def no_cats(pair):
    """The translation has a cat."""
    return [Hit(0, 1, "Remove the cat.")] if "گربه" in pair.target else []

@rule("numbers", "hint", silent=[], fires=[])
def numbers(pair):
    """This rule has the id of one of dragoman's own."""
    return []
'''


@pytest.fixture
def cats(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Install a distribution whose family of rules comes before all others in the alphabet."""
    monkeypatch.setitem(sys.modules, "a_package.cats", load_family("a_package.cats", CATS))
    points = {"aaa_cats": "a_package.cats"}
    monkeypatch.setattr(
        plugins, "_read_entry_points", lambda group: points if group == "dragoman.checks" else {}
    )
    caches = (registry.list_rule_families, registry.list_text_rules, registry.list_rule_ids)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.usefixtures("cats")
def test_another_distribution_adds_rules_and_replaces_none_of_ours() -> None:
    rules = {rule.id: rule for rule in checks.list_text_rules()}
    assert checks.find_hits(rules["no-cats"], Pair("a", "گربه", "fa"))
    assert "no-cats" in checks.list_rule_ids()
    assert rules["numbers"].sentence != "This rule has the id of one of dragoman's own."


@each_case(RULES, lambda path: path.stem)
def test_a_rule_imports_the_public_face_and_what_is_known_about_texts(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dragoman.checks"):
            assert node.module == "dragoman.checks" or str(node.module).startswith(
                "dragoman.checks.text."
            )
            names = {alias.name for alias in node.names}
            assert node.module != "dragoman.checks" or names <= set(checks.__all__)
