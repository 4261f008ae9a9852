"""The ink of a line never touches that of the next: measured in what each format shows.

Words of two lines that touch make one piece of ink, which is higher than the distance from baseline
to baseline.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from dragoman.editions import docx, epub, html, pdf
from dragoman.editions._typst.data import make_data
from dragoman.fonts import measures
from dragoman.model import Edition, Kind, Options
from helpers.browser import chromium
from helpers.script_editions import TALL, list_heights, make_edition, need_font

NeedTool = Callable[[str], str]
LARGEST = 1.65 * 1.4
"""The size of a title as a multiple of that of text."""
TALLEST = ("ur", "km", "bo", "th")
SLACK = 0.8
"""In points: what smoothing adds to the ink."""


def repeat(language: str, kind: Kind = Kind.PARAGRAPH) -> Edition:
    """Return an edition of one language whose paragraphs, or title, have several lines."""
    count = 1 if kind is Kind.HEADING else 2
    return make_edition({language: [" ".join([TALL[language]] * 8)] * count}, kind)


def find_pitch(edition: Edition, family: str) -> tuple[float, float]:
    """Return what a PDF has from baseline to baseline, in points: in text, and in a heading."""
    (column,) = edition.columns
    chain = (family, "Libertinus Serif")
    data = make_data(edition, Options(), {column.language: chain, "en": chain[1:]})
    return data["pitch"], data["styles"][0]["heading_pitch"] * 10 * LARGEST


@pytest.mark.parametrize("language", TALL)
def test_lines_of_a_pdf(language: str, need_tool: NeedTool, tmp_path: Path) -> None:
    options = need_font(language)
    for kind in (Kind.PARAGRAPH, Kind.HEADING):
        edition = repeat(language, kind)
        data = pdf.render(edition, options)
        family = "Noto Nastaliq Urdu" if language == "ur" else ""
        pitch = find_pitch(edition, family)[kind is Kind.HEADING]
        heights = list_heights(data, tmp_path, need_tool("pdftoppm"))
        assert len(heights) > 4 and max(heights) <= pitch + SLACK, kind


def test_the_measure_sees_lines_that_touch(
    need_tool: NeedTool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = need_font("ur")
    monkeypatch.setattr(measures, "find_pitch", lambda language, families: 1.3)
    heights = list_heights(pdf.render(repeat("ur"), options), tmp_path, need_tool("pdftoppm"))
    assert max(heights) > 16.5 + SLACK


def test_lines_of_a_page_on_a_screen_and_printed(need_tool: NeedTool, tmp_path: Path) -> None:
    for language in TALLEST:
        need_font(language)
    with chromium() as reader:
        for language in TALLEST:
            for kind, element in ((Kind.PARAGRAPH, ".cell p"), (Kind.HEADING, ".cell h1")):
                path = tmp_path / "page.html"
                path.write_bytes(html.render(repeat(language, kind), Options()))
                with reader.open(path.as_uri()) as page:
                    for media in ("screen", "print"):
                        page.emulate_media(media=media)
                        pixels = page.evaluate(
                            f"parseFloat(getComputedStyle(document.querySelector('{element}'))"
                            ".lineHeight)"
                        )
                        shown = page.pdf(print_background=False)
                        heights = list_heights(shown, tmp_path, need_tool("pdftoppm"))
                        assert len(heights) > 4, (language, media)
                        assert max(heights) <= pixels * 0.75 + SLACK, (language, media, kind)


def test_lines_of_a_word_document(need_tool: NeedTool, tmp_path: Path) -> None:
    pitches = {}
    for language in TALL:
        need_font(language)
        path = tmp_path / f"{language}.docx"
        path.write_bytes(docx.render(repeat(language), Options()))
        with ZipFile(path) as archive:
            styles = archive.read("word/styles.xml").decode()
        normal = re.search(r'w:styleId="Normal".*?w:line="(\d+)"', styles)
        assert normal
        pitches[language] = int(normal[1]) / 20
    office = need_tool("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    documents = [str(tmp_path / f"{language}.docx") for language in TALL]
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *documents],
        capture_output=True,
        check=True,
    )
    for language, pitch in pitches.items():
        data = (tmp_path / f"{language}.pdf").read_bytes()
        heights = list_heights(data, tmp_path, need_tool("pdftoppm"))
        assert len(heights) > 4 and max(heights) <= pitch + SLACK, language


def read_style(language: str, layout: str = "columns") -> str:
    edition = make_edition({"en": ["Text"], language: [TALL[language]]})
    data = epub.render(edition, Options(layout=layout))
    path = re.search(rb"EPUB/style\.css", data)
    assert path
    import io

    with ZipFile(io.BytesIO(data)) as archive:
        return archive.read("EPUB/style.css").decode()


@pytest.mark.parametrize("language", TALL)
def test_a_book_has_the_pitch_of_the_face(language: str) -> None:
    """Beside each other, all languages have the largest; one below the other, each has its own."""
    style = read_style(language)
    pitch = measures.find_pitch(language, ["Noto Nastaliq Urdu"] if language == "ur" else [])
    own = re.search(rf'\[lang="{language}"\] {{\n  line-height: ([\d.]+);', style)
    assert float(own[1] if own else 1.7) >= pitch
    assert not re.search(r'\[lang="en"\] {\n  line-height', style)
    beside = re.search(r"\.columns \.cell {\s+line-height: ([\d.]+)rem;", style)
    assert beside and float(beside[1]) >= pitch


def test_languages_beside_each_other_have_the_same_pitch_and_others_their_own() -> None:
    texts = {"en": ["Text"], "ur": [TALL["ur"]]}
    beside = html.render(make_edition(texts), Options()).decode()
    below = html.render(make_edition(texts), Options(layout="stacked")).decode()
    assert "--lead: 2.75rem" in below and ".columns .row, .columns .row > *" not in below
    assert ".columns .row, .columns .row > * {\n  --lead: 2.75rem;" in beside
    plain = html.render(make_edition({"en": ["Text"], "fa": ["متن"]}), Options()).decode()
    assert plain.count("--lead:") == 2, "only those of the style sheet itself"
