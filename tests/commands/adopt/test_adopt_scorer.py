"""A scorer of another package: asked only where it is named, and its mistakes are one sentence."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import group
from helpers import projects

MEANINGS = {
    "درخت": "tree", "دیوار": "wall", "جاده": "road", "چراغ": "lamp", "کتاب": "book", "قایق": "boat",
    "پرنده": "bird", "خانه": "home", "شیشه": "jars",
   "انگور": "vine", "باران": "rain", "آتش": "fire",
}  # fmt: skip
GONE = ("tree", "boat", "bird")
ENGLISH = "\n\n".join(f"We saw the {name} today." for name in MEANINGS.values())
PERSIAN = "\n\n".join(f"امروز {fa} را دیدیم." for fa, en in MEANINGS.items() if en not in GONE)
CATALOG = Path("locale/fa/LC_MESSAGES/letter.po")


def score_words(source: Sequence[str], target: Sequence[str]) -> list[list[float]]:
    """Return 1 for two texts about the same thing."""
    words = [next(w for name, w in MEANINGS.items() if name in text) for text in target]
    return [[float(word in text) for word in words] for text in source]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Make a project, and return what installs a function as the scorer ``words``."""
    projects.make(tmp_path, {"letter.txt": ENGLISH}, "fa")
    (tmp_path / "old.txt").write_text(PERSIAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def install_score(score: Any) -> None:
        module = ModuleType("dragoman_words")
        if score is not None:
            module.score = score  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "dragoman_words", module)
        info = tmp_path / "site" / "dragoman_words-1.dist-info"
        info.mkdir(parents=True)
        metadata = "Metadata-Version: 2.1\nName: dragoman-words\nVersion: 1\n"
        (info / "METADATA").write_text(metadata, encoding="utf-8")
        points = "[dragoman.scorers]\nwords = dragoman_words\n"
        (info / "entry_points.txt").write_text(points, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path / "site"))

    return install_score


def run(*words: str, code: int = 0) -> Result:
    result = CliRunner().invoke(group, ["adopt", "letter", "-l", "fa", "old.txt", *words])
    assert result.exit_code == code, result.output
    return result


def list_pairs(*words: str) -> list[tuple[list[int], list[int]]]:
    data = json.loads(run("--format", "json", "--dry-run", *words).stdout)
    return [(bead["source"], bead["target"]) for bead in data["beads"]]


def test_a_scorer_decides_where_nothing_else_tells_the_paragraphs_apart(
    install: Callable[[Any], None],
) -> None:
    install(score_words)
    left = [number for number, name in enumerate(MEANINGS.values(), 1) if name not in GONE]
    right = [([number], [place]) for place, number in enumerate(left, 1)]
    assert list_pairs("--scorer", "words") == right != list_pairs()


def test_an_installed_scorer_is_not_asked_unless_it_is_named(
    install: Callable[[Any], None],
) -> None:
    asked: list[int] = []

    def count(source: Sequence[str], target: Sequence[str]) -> list[list[float]]:
        asked.append(len(source))
        return score_words(source, target)

    install(count)
    list_pairs()
    assert not asked
    list_pairs("--scorer", "words")
    assert asked


def fail(source: Sequence[str], target: Sequence[str]) -> list[list[float]]:
    """Fail as a model does that is not there."""
    raise OSError("no model")


@pytest.mark.parametrize(
    ("score", "name", "sentence"),
    [
        (score_words, "word", "the scorer 'word' is not installed; did you mean 'words'?"),
        (score_words, "x", "the scorer 'x' is not installed; dragoman has none of its own"),
        (None, "words", "cannot be used: module 'dragoman_words' has no attribute 'score'"),
        (fail, "words", "the scorer 'words' failed: 'no model'"),
        (lambda source, target: [[0.5]], "words", "it gave no number for each two texts"),
        (
            lambda source, target: [[float("nan")] * len(target)] * len(source),
            "words",
            "it gave a number that is not finite",
        ),
    ],
)
def test_a_scorer_that_cannot_be_used_is_one_sentence_and_writes_nothing(
    install: Callable[[Any], None], score: Any, name: str, sentence: str
) -> None:
    install(score)
    before = CATALOG.read_bytes()
    result = run("--scorer", name, code=2)
    assert sentence in result.stderr.splitlines()[-1]
    assert len(result.stderr.splitlines()) == 1
    assert CATALOG.read_bytes() == before
