"""The pages that people work on have the digits of each language, as the editions do.

Noto Naskh Arabic has the shapes of Urdu for ۴ ۶ ۷ in every language that it does not know, and
Persian is one of them (see ``tests/editions/test_digit_shapes.py``).
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.editions._web.index_page import write_index_page
from dragoman.fonts.families import LOCAL_FORMS
from dragoman.model import Options
from helpers.browser import Reader
from helpers.script_editions import make_edition, need_font
from helpers.tools import ROOT, need_module

STYLES = ("workbench/static", "exchanges/page", "dashboard/templates")
PERSIAN, URDU = ("fa", "ckb", "ps", "ar", "az-Arab", "ug", "bqi"), ("ur", "sd", "ks")


def read_style(folder: str) -> str:
    (path,) = (ROOT / "src" / "dragoman" / folder).glob("*.css")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", STYLES)
def test_a_style_knows_each_language_whose_forms_fonts_have(folder: str) -> None:
    named = re.search(
        r'\[dir="ltr"\]((?:, :lang\(\w+\))+) \{\n  font-feature-set', read_style(folder)
    )
    assert named
    assert set(re.findall(r"\((\w+)\)", named[1])) == LOCAL_FORMS


@pytest.mark.parametrize("folder", STYLES)
def test_the_six_of_persian_and_its_neighbours_is_not_that_of_urdu(
    tmp_path: Path, folder: str, reader: Reader
) -> None:
    need_font("fa", ("Noto Naskh Arabic",))
    own = "[id] { font-family: 'Noto Naskh Arabic' !important; font-size: 40px }"
    texts = '<p id="page">۶</p><p id="page-arabic">٦</p>' + "".join(
        f'<p lang="{code}" dir="rtl" id="{code}">۶<bdi lang="en" dir="ltr">x</bdi></p>'
        f'<p lang="{code}" dir="rtl" id="{code}-arabic">٦<bdi lang="en" dir="ltr">x</bdi></p>'
        for code in (*PERSIAN, *URDU)
    )
    page = tmp_path / "page.html"
    style = f"<style>{read_style(folder)}{own}</style>"
    head = f'<!DOCTYPE html><html lang="fa" dir="rtl"><meta charset="utf-8">{style}'
    page.write_text(f"{head}<body>{texts}", encoding="utf-8")
    with reader.open(page.as_uri()) as shown:
        whole = need_module("PIL.Image").open(BytesIO(shown.screenshot(full_page=True)))

        def draw(name: str) -> bytes:
            box = shown.locator(f"#{name}").bounding_box()
            left, top = round(box["x"]), round(box["y"])
            part = whole.crop((left, top, left + round(box["width"]), top + round(box["height"])))
            return bytes(part.tobytes())

        alike = {code: draw(code) == draw(f"{code}-arabic") for code in ("page", *PERSIAN, *URDU)}
    assert alike == {**dict.fromkeys(("page", *PERSIAN), False), **dict.fromkeys(URDU, True)}


def test_the_list_of_editions_has_the_digits_of_its_languages() -> None:
    columns = make_edition({"fa": ["متن"], "ur": ["متن"]}).columns
    page = write_index_page((), columns, Options()).decode()
    persian, urdu = (page[page.index(f'[lang="{code}"] {{') :] for code in ("fa", "ur"))
    assert 'font-feature-settings: "locl" 0;' in persian[: persian.index("}")]
    assert "font-feature-settings: normal;" in urdu[: urdu.index("}")]
