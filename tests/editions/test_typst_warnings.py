"""What Typst warns of: a font that it cannot use is a mistake, and all else is none."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.editions import pdf, png
from dragoman.errors import EditionError
from dragoman.model import Options
from helpers import editions
from helpers.tools import need_module

typst = need_module("typst")


def warn(monkeypatch: pytest.MonkeyPatch, *messages: str) -> dict[str, Any]:
    """Let Typst warn and make nothing; return what it is asked for."""
    asked: dict[str, Any] = {}

    def compile_with_warnings(_path: str, **options: Any) -> tuple[bytes, list[Any]]:
        asked.update(options)
        return b"made", [SimpleNamespace(message=message) for message in messages]

    monkeypatch.setattr(typst, "compile_with_warnings", compile_with_warnings)
    return asked


def test_a_font_that_typst_cannot_use_is_a_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    warn(monkeypatch, "layout did not converge", "unknown font family: amiri")
    with pytest.raises(EditionError, match="Typst cannot use a font: unknown font family: amiri"):
        pdf.render(editions.letter("en", "fa"), Options())


@pytest.mark.parametrize("messages", [(), ("layout did not converge",)])
def test_other_warnings_stop_nothing(
    monkeypatch: pytest.MonkeyPatch, messages: tuple[str, ...]
) -> None:
    warn(monkeypatch, *messages)
    assert pdf.render(editions.letter("en", "fa"), Options()) == b"made"


def test_a_pdf_is_an_archive_that_all_can_read_and_a_picture_is_fine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = warn(monkeypatch)
    pdf.render(editions.letter("en", "fa"), Options())
    assert asked["format"] == "pdf" and asked["pdf_standards"] == ["a-3a", "ua-1"]
    assert asked["ignore_system_fonts"] is True
    assert asked["timestamp"] == 315_532_800  # 1980-01-01: no time is known
    pdf.render(editions.letter("en", "fa"), Options(modified=7))
    assert asked["timestamp"] == 7
    png.render(editions.letter("en", "fa"), Options())
    assert asked["format"] == "png" and asked["pdf_standards"] == []
    assert asked["ppi"] == 132, "A4 is 1091 pixels wide: a window of a usual screen"
