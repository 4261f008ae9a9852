"""The weights: all in one record, each of them used, and others can be tried."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dragoman.matching.match import MatchKind, MatchOptions, match
from dragoman.matching.memory import Memory, MemoryStore
from dragoman.matching.weights import WEIGHTS, Weights
from dragoman.po import Catalog
from dragoman.po.edit import write_message
from helpers.scripted import Message
from helpers.tools import ROOT

FOLDER = ROOT / "src" / "dragoman" / "matching"
FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
SNOW = "Snow lay on every roof of the town until the middle of April."


def is_number(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) in {int, float}


def list_thresholds(code: str) -> list[str]:
    """Return the assignments of numbers at the top level of a module."""
    return [
        ast.unparse(node)
        for node in ast.parse(code).body
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_number(node.value)
    ]


MODULES = sorted(path for path in FOLDER.glob("*.py") if path.stem != "kept_messages")
"""Those that decide what is alike: the numbers of the other say how much stays in memory."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_has_a_threshold_of_its_own(path: Path) -> None:
    assert list_thresholds(path.read_text(encoding="utf-8")) == []


def test_a_threshold_is_seen() -> None:
    assert list_thresholds("A = 'x'\nB = 1\nC: float = 0.5") == ["B = 1", "C: float = 0.5"]


def test_every_weight_is_used_and_explained() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.py")))
    body = ast.parse((FOLDER / "weights.py").read_text(encoding="utf-8")).body
    (record,) = [node for node in body if isinstance(node, ast.ClassDef)]
    for field, text in zip(record.body[1:], record.body[2:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            name = field.target.id
            assert re.search(rf"\b(weights|self)\.{name}\b", code), name
            assert isinstance(text, ast.Expr), name


def test_other_weights_are_tried_without_changing_those_that_were_chosen() -> None:
    old, new = [Message(FERRY, ("f",))], [Message(SNOW)]
    assert match(old, new) == (None,)
    (found,) = match(old, new, options=MatchOptions(weights=WEIGHTS._replace(threshold=5.0)))
    assert found is not None
    assert match(old, new) == (None,)


def test_a_threshold_that_a_user_chose_wins_over_that_of_the_weights() -> None:
    old, new = [Message(FERRY, ("f",))], [Message(FERRY.replace("forty", "seven"))]
    weights = WEIGHTS._replace(threshold=120.0)
    assert match(old, new, options=MatchOptions(weights=weights)) == (None,)
    (found,) = match(old, new, options=MatchOptions(threshold=50.0, weights=weights))
    assert found is not None


def test_the_memory_searches_with_the_weights_that_it_is_asked_with() -> None:
    catalog = Catalog("other.po", None, (write_message(None, FERRY, "f"),))
    new = FERRY.replace("old", "new")
    memory = Memory(MemoryStore(lambda: [("other", catalog)], lambda: [new]), "letter")
    kinds = []
    for weights in (Weights(), WEIGHTS._replace(handicap_if_remembered=90.0), Weights()):
        (found,) = match([], [Message(new)], memory, MatchOptions(weights=weights))
        kinds.append(found and found.kind)
    assert kinds == [MatchKind.MEMORY, None, MatchKind.MEMORY]
