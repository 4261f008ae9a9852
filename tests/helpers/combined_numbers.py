"""Numbers, dates, times and measures in many languages: the same said right, or another."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.combining import Choices

SAYINGS: Mapping[str, Mapping[str, Sequence[str]]] = tomllib.loads(
    (Path(__file__).parents[1] / "checks" / "sayings.toml").read_text("utf-8")
)
"""By language and by what it means, how it is said."""
LANGUAGES = tuple(language for language in SAYINGS if language != "en")
_TAKEN_FOR = {
    "day": "other day",
    "days": "other days",
    "time": "evening",
    "thousands": "millions",
    "half": "way",
    "miles": "pounds",
    "way": "miles",
    "cold": "heat",
}
"""What is easily taken for what; everything else for what has no number."""


def combine_numbers(language: str, choices: Choices) -> tuple[str, str, bool]:
    """Return a text, its translation, and whether all that is in it is said right."""
    meant = list(dict.fromkeys(choices.pick_some(tuple(SAYINGS["en"]), 1, 3)))
    said = [choices.pick((each,) * 3 + (_TAKEN_FOR.get(each, "none"),)) for each in meant]
    source = " · ".join(choices.pick(SAYINGS["en"][each]) for each in meant)
    target = " · ".join(choices.pick(SAYINGS[language][each]) for each in said)
    return f"A {source} B.", f"A {target} B.", meant == said
