"""A model of CTranslate2 as an engine, on a tiny one with weights by a seed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.engines import load_engine
from dragoman.engines.ctranslate2 import (
    SOURCE_PIECES,
    TARGET_PIECES,
    LanguagePieces,
    ModelEngine,
    find_model_file,
    read_config,
    read_vocabulary,
    tell_languages,
)
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
    assert tell_languages(frozenset(pieces), ASKED) == (source, target)


@pytest.mark.parametrize("pieces", [("__en__", "__de__"), ("eng_Latn", "arb_Arab")])
def test_a_model_that_does_not_know_a_language_says_so(pieces: tuple[str, ...]) -> None:
    with pytest.raises(EngineError, match=r"does not know Persian \(fa\)"):
        tell_languages(frozenset(pieces), ASKED)


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


@pytest.mark.parametrize(
    ("code", "pieces", "piece"),
    [
        ("sr", ("srp_Cyrl", "eng_Latn"), "srp_Cyrl"),
        ("zh_TW", ("eng_Latn", "zho_Hans", "zho_Hant"), "zho_Hant"),
        ("zh", ("eng_Latn", "zho_Hant", "zho_Hans"), "zho_Hans"),
        ("ku", ("ckb_Arab", "eng_Latn", "kmr_Latn", "xyz_Latn"), "kmr_Latn"),
        ("de", ("eng_Latn", "deu_Latn", "deu_latn", "xdeu_Latn", "deu_Latnx"), "deu_Latn"),
    ],
)
def test_a_language_is_the_piece_of_its_script(
    code: str, pieces: tuple[str, ...], piece: str
) -> None:
    told = tell_languages(frozenset(pieces), ASKED._replace(language=code))
    assert told.target == (piece,)


@pytest.mark.parametrize(
    ("code", "pieces", "piece"),
    [
        ("nb", ("__nn__", "__no__"), "__no__"),
        ("no", ("__nn__", "__no__"), "__no__"),
        ("no", ("nno_Latn", "nob_Latn"), "nob_Latn"),
        ("fil", ("__tl__", "__ceb__"), "__tl__"),
        ("zh_Hant", ("__zh__",), "__zh__"),
        ("he", ("__he__", "__iw__"), "__he__"),
        ("nb", ("nob_Latn", "nno_Latn"), "nob_Latn"),
        ("fil", ("tgl_Latn", "ceb_Latn"), "tgl_Latn"),
    ],
)
def test_a_language_is_found_under_the_code_that_the_model_has(
    code: str, pieces: tuple[str, ...], piece: str
) -> None:
    english = "__en__" if "__" in piece else "eng_Latn"
    told = tell_languages(frozenset((english, *pieces)), ASKED._replace(language=code))
    assert told.target == (piece,)


def test_a_territory_does_not_change_the_piece_of_a_language() -> None:
    asked = ASKED._replace(source_language="en_GB", language="fa_AF")
    told = tell_languages(frozenset(("__en__", "__fa__")), asked)
    assert told == (("__en__",), ("__fa__",))


@pytest.mark.parametrize(
    ("names", "source", "target"),
    [
        (("source.spm", "target.spm", "spm.model"), "source.spm", "target.spm"),
        (("sentencepiece.bpe.model",), "sentencepiece.bpe.model", "sentencepiece.bpe.model"),
        (("sentencepiece.model",), "sentencepiece.model", "sentencepiece.model"),
        (("spm.model",), "spm.model", "spm.model"),
    ],
)
def test_the_pieces_are_found_under_the_names_of_each_kind_of_model(
    tmp_path: Path, names: tuple[str, ...], source: str, target: str
) -> None:
    for name in names:
        (tmp_path / name).touch()
    assert Path(find_model_file(tmp_path, SOURCE_PIECES)) == tmp_path / source
    assert Path(find_model_file(tmp_path, TARGET_PIECES)) == tmp_path / target


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("shared_vocabulary.json", '["a", "b c"]', {"a", "b c"}),
        ("shared_vocabulary.txt", "a\nb c\n", {"a", "b c"}),
        ("source_vocabulary.json", '["ن"]', {"ن"}),
        ("source_vocabulary.txt", "ن\n", {"ن"}),
    ],
)
def test_the_vocabulary_is_read_in_both_forms(
    tmp_path: Path, name: str, content: str, found: set[str]
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert read_vocabulary(tmp_path) == found


def test_a_vocabulary_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "shared_vocabulary.json").write_text("[")
    (tmp_path / "source_vocabulary.txt").write_text("a\n")
    with pytest.raises(EngineError, match="has no vocabulary that can be read"):
        read_vocabulary(tmp_path)


@pytest.mark.parametrize(("said", "is_put"), [({}, True), ({"add_source_eos": True}, False)])
def test_the_end_of_a_text_is_said_once(
    tmp_path: Path, said: dict[str, bool], is_put: bool
) -> None:
    """By dragoman, where the model does not add it itself."""
    path = make_model(tmp_path / "model") / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **said}))
    engine = load_engine("ctranslate2").start(options(path.parent), 1)
    assert isinstance(engine, ModelEngine)
    pieces = engine._cut("do", LanguagePieces(("__en__",)))
    assert pieces[0] == "__en__"
    assert (pieces[-1] == "</s>") is is_put
    assert pieces.count("</s>") == int(is_put)


@pytest.mark.parametrize("content", [None, "{", "{}"])
def test_a_model_without_a_configuration_says_nothing(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "config.json").write_text(content)
    assert read_config(tmp_path) == {}


def test_the_folder_of_a_model_begins_at_the_project(model: Path) -> None:
    (model.parent / "project").mkdir()
    found = EngineOptions(root=model.parent / "project", model=f"../{model.name}")
    assert load_engine("ctranslate2").start(found, 1).name == "ctranslate2 opus-en-fa"
