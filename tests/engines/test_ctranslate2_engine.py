"""A model of CTranslate2 as an engine, on a tiny one with weights by a seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.engines import load_engine
from dragoman.engines.ctranslate2 import _tell_languages
from dragoman.errors import AnswerError, EngineError
from dragoman.model.drafting import DraftRequest, EngineOptions
from helpers.tiny_models import make_model
from helpers.tools import need_module

ASKED = DraftRequest("We do not forget. The names of our friends.", "en", "fa")

for needed in ("ctranslate2", "sentencepiece", "numpy"):
    need_module(needed)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "opus-en-fa")


def options(folder: Path) -> EngineOptions:
    return EngineOptions(model=str(folder))


def test_a_model_translates_in_this_process(model: Path) -> None:
    module = load_engine("ctranslate2")
    assert module.find_host(options(model)) == ""
    engine = module.start(options(model), 1)
    assert engine.name == "ctranslate2 opus-en-fa"
    text = engine.translate(ASKED)
    assert text
    assert engine.translate(ASKED) == text
    parts = [engine.translate(ASKED._replace(text=part)) for part in
             ("We do not forget.", "The names of our friends.")]  # fmt: skip
    assert text == " ".join(parts)
    engine.close()


def test_a_text_without_an_end_is_no_answer(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.engines.ctranslate2._MOST_PIECES", 2)
    engine = load_engine("ctranslate2").start(options(model), 1)
    with pytest.raises(AnswerError, match="to an end"):
        engine.translate(ASKED)


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [("model.bin", "has no model.bin"), ("target.spm", "no SentencePiece model"),
     ("shared_vocabulary.json", "cannot be loaded|no vocabulary")],
)  # fmt: skip
def test_half_a_model_is_one_sentence_that_names_no_folder_above_it(
    tmp_path: Path, gone: str, sentence: str
) -> None:
    folder = make_model(tmp_path / "half")
    (folder / gone).unlink()
    with pytest.raises(EngineError, match=sentence) as caught:
        load_engine("ctranslate2").start(options(folder), 1)
    assert str(tmp_path) not in str(caught.value)


def test_a_damaged_model_is_one_sentence(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "damaged")
    (folder / "model.bin").write_bytes(b"no model")
    with pytest.raises(EngineError, match="cannot be loaded"):
        load_engine("ctranslate2").start(options(folder), 1)


@pytest.mark.parametrize(
    ("pieces", "source", "target"),
    [
        ((), (), ()),
        (("__en__", "__fa__", "__de__"), ("__en__",), ("__fa__",)),
        (("eng_Latn", "pes_Arab", "arb_Arab"), ("eng_Latn",), ("pes_Arab",)),
    ],
)
def test_a_model_of_many_languages_is_told_which(
    pieces: tuple[str, ...], source: tuple[str, ...], target: tuple[str, ...]
) -> None:
    assert _tell_languages(frozenset(pieces), ASKED) == (source, target)


@pytest.mark.parametrize("pieces", [("__en__", "__de__"), ("eng_Latn", "arb_Arab")])
def test_a_model_that_does_not_know_a_language_says_so(pieces: tuple[str, ...]) -> None:
    with pytest.raises(EngineError, match=r"does not know Persian \(fa\)"):
        _tell_languages(frozenset(pieces), ASKED)


def test_a_model_of_many_languages_begins_with_the_one_it_writes(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m2m", ("__en__", "__fa__"))
    engine = load_engine("ctranslate2").start(options(folder), 1)
    assert "__fa__" not in engine.translate(ASKED)


def test_without_the_package_there_is_one_sentence(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sentencepiece", None)
    with pytest.raises(EngineError, match="pip install ctranslate2 sentencepiece"):
        load_engine("ctranslate2").start(options(model), 1)


def test_without_a_folder_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"draft\.model is missing"):
        load_engine("ctranslate2").find_host(EngineOptions())
