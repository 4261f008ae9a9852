"""A model of CTranslate2 in a folder of this machine: nothing runs beside dragoman.

See https://opennmt.net/CTranslate2/. The folder has what the converters write, and the model of
SentencePiece that cuts texts for it: ``source.spm`` and ``target.spm``, as OPUS-MT has them, or one
for both sides. A model for many languages (M2M-100, NLLB) is told the languages in its own codes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from dragoman import languages
from dragoman.engines._names import name_engine, need_model
from dragoman.errors import AnswerError, EditionError, EngineError, SpoiltAnswerError, quote
from dragoman.model.drafting import DraftRequest, EngineOptions
from dragoman.packages import need_packages
from dragoman.texts import sentences

JOBS = 1
RUNS_PROGRAM = False
SOURCE_PIECES = ("source.spm", "sentencepiece.bpe.model", "sentencepiece.model", "spm.model")
TARGET_PIECES = ("target.spm", *SOURCE_PIECES[1:])
_VOCABULARIES = ("shared_vocabulary", "source_vocabulary")
_M2M = re.compile(r"__([a-z]{2,3})__")
_FLORES = re.compile(r"([a-z]{3})_([A-Z][a-z]{3})")
"""How M2M-100 and NLLB name a language."""
_OLD_CODES = {"no": "nb"}
"""Codes of models that CLDR no longer has, and what they mean."""
_END, _MOST_PIECES = "</s>", 1024


def find_host(options: EngineOptions) -> str:
    """Return "": the model runs in this very process."""
    need_model(options, "the folder of the model")
    return ""


def start(options: EngineOptions, jobs: int) -> ModelEngine:
    """Return the engine; the model is loaded at once, because that may fail."""
    try:
        need_packages("drafts by ctranslate2 need", "ctranslate2", "sentencepiece")
    except EditionError as error:
        raise EngineError(error.sentence) from None
    folder = options.root / options.model
    if not (folder / "model.bin").is_file():
        raise EngineError(
            f"draft.model is {quote(folder.name)}, which is not a folder with a model of "
            "CTranslate2: it has no model.bin"
        )
    return ModelEngine(options, folder)


class LanguagePieces(NamedTuple):
    """How a model is told which languages it translates."""

    source: tuple[str, ...] = ()
    """What is put before the pieces of the source."""
    target: tuple[str, ...] = ()
    """What the pieces of the translation begin with."""


class ModelEngine:
    """A model that is loaded."""

    instructions = ""

    def __init__(self, options: EngineOptions, folder: Path) -> None:
        import ctranslate2
        import sentencepiece

        self.name = name_engine("ctranslate2", options.model)
        try:
            self.translator = ctranslate2.Translator(str(folder), device="cpu")
            self.source = sentencepiece.SentencePieceProcessor(
                find_model_file(folder, SOURCE_PIECES)
            )
            self.target = sentencepiece.SentencePieceProcessor(
                find_model_file(folder, TARGET_PIECES)
            )
        except (RuntimeError, OSError, ValueError) as error:
            raise EngineError(
                f"the model in {quote(folder.name)} cannot be loaded: {type(error).__name__}"
            ) from None
        self.vocabulary = read_vocabulary(folder)
        self.adds_end = _END in self.vocabulary and not read_config(folder).get("add_source_eos")

    def translate(self, request: DraftRequest) -> str:
        """Return the translation, made sentence by sentence, as such models are trained."""
        told = tell_languages(self.vocabulary, request)
        cut = sentences.split_sentences(request.text, request.source_language)
        parts = [part.strip() for part in cut if part.strip()]
        pieces = [self._cut(part, told) for part in parts]
        try:
            found = self.translator.translate_batch(
                pieces,
                target_prefix=[list(told.target)] * len(pieces) if told.target else None,
                max_decoding_length=_MOST_PIECES,
            )
        except (RuntimeError, ValueError) as error:
            raise AnswerError(f"the model failed: {type(error).__name__}") from None
        kept = [each.hypotheses[0][len(told.target) :] for each in found]
        if any(len(each) >= _MOST_PIECES - 1 for each in kept):
            raise SpoiltAnswerError("the model did not come to an end")
        return " ".join(self.target.decode(each).strip() for each in kept)

    def close(self) -> None:
        """Do nothing: the model goes with the process."""

    def _cut(self, text: str, told: LanguagePieces) -> list[str]:
        pieces = self.source.encode(text, out_type=str)
        return [*told.source, *pieces, *([_END] if self.adds_end else [])]


def find_model_file(folder: Path, names: tuple[str, ...]) -> str:
    """Return the first file of a folder that is there. Raises EngineError."""
    found = next((folder / name for name in names if (folder / name).is_file()), None)
    if found is None:
        raise EngineError(
            f"the model in {quote(folder.name)} has no SentencePiece model beside it: "
            f"{' or '.join(names)}"
        )
    return str(found)


def read_config(folder: Path) -> dict[str, Any]:
    """Return what a model says of itself; nothing where it does not."""
    try:
        return dict(json.loads((folder / "config.json").read_bytes()))
    except (OSError, ValueError):
        return {}  # older converters wrote none


def read_vocabulary(folder: Path) -> frozenset[str]:
    """Return the pieces that a model knows in its source."""
    for name in _VOCABULARIES:
        listed, lined = folder / f"{name}.json", folder / f"{name}.txt"
        try:
            if listed.is_file():
                return frozenset(map(str, json.loads(listed.read_bytes())))
            if lined.is_file():
                return frozenset(lined.read_text(encoding="utf-8").splitlines())
        except (OSError, ValueError):
            break
    raise EngineError(f"the model in {quote(folder.name)} has no vocabulary that can be read")


def tell_languages(vocabulary: frozenset[str], request: DraftRequest) -> LanguagePieces:
    """Return how the model is told the languages; nothing for a model of one pair.

    Raises EngineError for a model of many languages that lacks one of the two.
    """
    codes = request.source_language, request.language
    form = _M2M if "__en__" in vocabulary else _FLORES
    known = sorted(piece for piece in vocabulary if form.fullmatch(piece))
    if not known:
        return LanguagePieces()
    found = _find_piece(known, codes[0]), _find_piece(known, codes[1])
    for code, name in zip(codes, found, strict=True):
        if not name:
            raise EngineError(
                f"the model does not know {languages.find_language_name(code)} ({code})"
            )
    return LanguagePieces((found[0],), (found[1],))


def _find_piece(pieces: Sequence[str], code: str) -> str:
    """Return the code that a model has for a language, as "pes_Arab" or "__fa__" for "fa"; "" for
    none. A language may have another code there than CLDR has, as "tl" for "fil"."""
    from babel.core import get_global

    aliases = {**get_global("language_aliases"), **_OLD_CODES}
    base = code.partition("_")[0]
    base = aliases.get(base, base)
    parts = {piece: piece.strip("_").partition("_") for piece in pieces}
    fitting = [piece for piece, (own, _, _) in parts.items() if aliases.get(own, own) == base]
    same = (piece for piece in fitting if parts[piece][0] == base)
    written = (piece for piece in fitting if parts[piece][2] == languages.find_script(code))
    return next(written, next(same, next(iter(fitting), "")))
