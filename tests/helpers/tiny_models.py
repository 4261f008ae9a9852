"""A model of CTranslate2 that the tests make themselves: tiny, with weights drawn by a seed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from helpers.tools import need_module

_SIZE, _PLACES = 16, 1100
_TEXTS = ("We do not forget the names of our friends.", "نام‌های دوستان را فراموش نمی‌کنیم.")


def make_model(folder: Path, languages: tuple[str, ...] = ()) -> Path:
    """Write a model with its pieces into a folder. Its output means nothing, and is always the
    same. ``languages`` are pieces such as "__fa__" or "pes_Arab", of a model of many languages."""
    specs = need_module("ctranslate2.specs")
    pieces = _make_pieces(folder)
    vocabulary = [*pieces, *languages]
    spec = specs.TransformerSpec.from_config(1, 2)
    _fill(spec, len(vocabulary), vocabulary.index("</s>"))
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize()
    spec.save(str(folder))
    return folder


def _make_pieces(folder: Path) -> list[str]:
    """Train the pieces of both sides, one for each letter; return them."""
    pieces = need_module("sentencepiece")
    folder.mkdir(parents=True, exist_ok=True)
    texts = folder / "texts.txt"
    texts.write_text("\n".join(_TEXTS * 3), encoding="utf-8")
    pieces.SentencePieceTrainer.train(
        input=str(texts),
        model_prefix=str(folder / "source"),
        vocab_size=60,
        model_type="char",
        hard_vocab_limit=False,
        minloglevel=2,
    )
    (folder / "source.model").rename(folder / "source.spm")
    (folder / "target.spm").write_bytes((folder / "source.spm").read_bytes())
    model = pieces.SentencePieceProcessor(str(folder / "source.spm"))
    return [model.id_to_piece(number) for number in range(model.get_piece_size())]


def _fill(spec: Any, size: int, end: int) -> None:
    """Fill all weights; the end of a text is likely, so that each text has one."""
    numpy = need_module("numpy")
    draw = numpy.random.default_rng(1)

    def linear(layer: Any, before: int, after: int) -> None:
        layer.weight = draw.normal(size=(after, before)).astype(numpy.float32)
        layer.bias = numpy.zeros(after, numpy.float32)

    def table(rows: int) -> Any:
        return draw.normal(size=(rows, _SIZE)).astype(numpy.float32)

    def norm(layer: Any) -> None:
        layer.gamma, layer.beta = (
            numpy.ones(_SIZE, numpy.float32),
            numpy.zeros(_SIZE, numpy.float32),
        )

    def attend(layer: Any, *widths: int) -> None:
        norm(layer.layer_norm)
        for each, width in zip(layer.linear, widths, strict=True):
            linear(each, _SIZE, width * _SIZE)

    for side in (spec.encoder, spec.decoder):
        embeddings = side.embeddings[0] if side is spec.encoder else side.embeddings
        embeddings.weight = table(size)
        side.position_encodings.encodings = table(_PLACES)
        norm(side.layer_norm)
        layer = side.layer[0]
        attend(layer.self_attention, 3, 1)
        norm(layer.ffn.layer_norm)
        linear(layer.ffn.linear_0, _SIZE, 2 * _SIZE)
        linear(layer.ffn.linear_1, 2 * _SIZE, _SIZE)
    attend(spec.decoder.layer[0].attention, 1, 2, 1)
    linear(spec.decoder.projection, _SIZE, size)
    spec.decoder.projection.bias[end] = 8.0
