"""Each rule on the pairs that it was designed by: one that must fire, a near miss that must not."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman import checks
from helpers.cases import each_case

EXAMPLES = [
    json.loads(line)
    for line in (Path(__file__).parent / "golden" / "examples.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
    if line
]


def fired(example: dict[str, str], target: str) -> set[str]:
    pair = checks.Pair(example["source"], target, example["lang"])
    return {hit.rule_id for hit in checks.check_pair(pair)}


@each_case(EXAMPLES, lambda e: f"{e['id']} {e['lang']}")
def test_the_rule_fires_and_its_near_miss_is_silent(example: dict[str, str]) -> None:
    assert example["id"] in fired(example, example["fires"])
    assert example["id"] not in fired(example, example["near_miss"])


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 50
