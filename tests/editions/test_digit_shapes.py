"""Each language has its own shapes of the digits ۴ ۵ ۶ ۷, in whatever face they are set.

The six tells them apart: in Urdu and Sindhi it looks like the Arabic ٦, in Persian, Kurdish and
Pashto it does not. Noto Naskh Arabic 2.004 has the Urdu shapes for all languages that it does not
know, and Persian is one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman import fonts
from dragoman.editions import html, png
from dragoman.model import Edition, Options
from helpers.browser import chromium
from helpers.firefox import Firefox
from helpers.script_editions import make_edition, need_font

PERSIAN, URDU = ("fa", "ckb", "ps", "az_Arab", "ug"), ("ur", "sd", "ks")
FACES = ("Noto Naskh Arabic", "Noto Sans Arabic", "Noto Kufi Arabic", "Amiri")
SIX, ARABIC_SIX = "۶", "٦"


def draw(language: str, texts: Sequence[str], options: Options) -> list[bytes]:
    """Return the picture of each text by itself, set as a PDF is."""
    return [png.render(make_edition({language: [text]}), options) for text in texts]


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("language", PERSIAN)
def test_the_digits_of_persian_and_its_neighbours_in_a_pdf(language: str, face: str) -> None:
    options = need_font(language, (face,))
    six, arabic = draw(language, (SIX, ARABIC_SIX), options)
    assert six != arabic


@pytest.mark.parametrize("face", ("Noto Naskh Arabic", "Amiri"))
@pytest.mark.parametrize("language", URDU)
def test_the_digits_of_urdu_and_its_neighbours_in_a_pdf(language: str, face: str) -> None:
    options = need_font(language, (face,))
    four, seven = draw(language, ("۴", "۷"), options)
    persian = draw("fa", ("۴", "۷"), options._replace(fonts={"fa": (face,)}))
    assert seven != persian[1] and (four != persian[0] or language == "sd")


def make_sample() -> tuple[Edition, Options]:
    """Return an edition in which each language has its six and the Arabic one."""
    languages = (*PERSIAN, *URDU)
    face = "Noto Naskh Arabic"
    need_font("fa", (face,))
    edition = make_edition({language: [SIX, ARABIC_SIX] for language in languages})
    options = Options(fonts=dict.fromkeys(languages, (face,)), layout="stacked")
    return edition, options


SHOW = """(language, number) => {
  const shown = document.querySelectorAll(`main .cell[lang="${language}"]`)[number];
  for (const row of document.querySelectorAll("main .row"))
    row.style.display = row.contains(shown) ? "" : "none";
  for (const cell of shown.parentElement.children)
    cell.style.display = cell === shown ? "" : "none";
}"""
"""Shows one cell of the page, at the place of the first."""


def test_the_digits_in_chromium(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(html.render(*make_sample()))
    looks = {}
    with chromium() as reader, reader.open(path.as_uri(), "phone") as page:
        for language in (*PERSIAN, *URDU):
            pictures = []
            for number in (0, 1):
                page.evaluate(f"(each) => ({SHOW})(...each)", [language.replace("_", "-"), number])
                pictures.append(page.screenshot())
            looks[language] = pictures[0] == pictures[1]
    assert looks == {**dict.fromkeys(PERSIAN, False), **dict.fromkeys(URDU, True)}


def test_the_digits_in_firefox(firefox: Firefox, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(html.render(*make_sample()))
    firefox.open(path.as_uri(), 500, 400)
    for language, is_urdu in (("fa", False), ("ckb", False), ("ur", True)):
        pictures = []
        for number in (0, 1):
            firefox.run(f"({SHOW})(...arguments)", language, number)
            pictures.append(firefox.picture())
        assert (pictures[0] == pictures[1]) is is_urdu, language


def test_a_language_has_the_forms_of_its_own_again_inside_another() -> None:
    """What is inherited is switched back on, so that Urdu in a Persian page is Urdu."""
    rules = html.render(make_edition({"fa": ["متن"], "ur": ["متن"]}), Options()).decode()
    assert '[lang="fa"] {' in rules and 'font-feature-settings: "locl" 0;' in rules
    assert "font-feature-settings: normal;" in rules
    alone = html.render(make_edition({"en": ["Text"], "ur": ["متن"]}), Options()).decode()
    assert "font-feature-settings" not in alone
    assert [code for code in (*PERSIAN, *URDU) if fonts.needs_local_forms(code)] == list(URDU)
    assert all(map(fonts.needs_local_forms, ("en", "sr", "ja", "tr", "ms_Arab")))
