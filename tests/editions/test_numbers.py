"""Numbers in right-to-left text, as each format shows them."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import docx, epub, html, pdf
from dragoman.editions._typst.data import make_data
from dragoman.model import Edition, Options
from helpers.display_order import measure_elements, reads_from_left
from helpers.numerals import DIGITS
from helpers.screens import Screen

SINGLE = Options(layout="single")
TITLE, HEADING = "2016-12-23", "2×2=4"
EXPRESSIONS = ("3×4=12", "-5", "10^6", "978-3-16-148410-0", "20°C", "$5")
POWERS = {"5×10-6": "5×10<sup>-6</sup>", "x2-3": "x<sup>2-3</sup>", "x-1": "x<sub>-1</sub>"}
READING, CODE = "1-2-4", "1-2-3"
RANGE = "1950–1953"


def make_edition(digits: str) -> Edition:
    marked = (*POWERS.values(), f"<ruby>ا<rt>{READING}</rt></ruby>", f"`{CODE}`")
    paragraphs = [f"نشانهٔ {text} است." for text in (*EXPRESSIONS, *marked, RANGE)]
    headings = [f"## بخش {HEADING}", "## دو", "## سه", "## چهار"]
    text = "\n\n".join([f"# عنوان {TITLE}", *headings, *paragraphs])
    document = sources.read(translate(text, digits).encode(), "letter", suffix=".md")
    return align(document, {}, EditionRequest(("fa",), "fa"))


def translate(text: str, digits: str) -> str:
    return text.translate(str.maketrans("0123456789", digits))


def read_words(path: Path, pdftotext: str) -> list[str]:
    """Return the words of a PDF as they look from left to right, without invisible characters."""
    done = subprocess.run([pdftotext, "-bbox", str(path), "-"], capture_output=True, check=True)
    words = re.findall(r"<word [^>]*>([^<]*)</word>", done.stdout.decode())
    return [re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", word) for word in words]


def read_lines(path: Path, pdftotext: str) -> list[str]:
    """Return the lines of a PDF from left to right, without spaces. A word is cut where the font
    or its size changes, so its pieces are put together by their places."""
    done = subprocess.run([pdftotext, "-bbox", str(path), "-"], capture_output=True, check=True)
    word = r'<word xMin="([^"]*)" [^>]*yMax="([^"]*)">([^<]*)</word>'
    pieces = re.findall(word, done.stdout.decode())
    lines: dict[int, list[tuple[float, str]]] = {}
    for left, bottom, text in pieces:
        near = next((line for line in lines if abs(line - float(bottom)) < 7), int(float(bottom)))
        lines.setdefault(near, []).append((float(left), text))
    joined = ("".join(text for _, text in sorted(line)) for line in lines.values())
    return [re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", line) for line in joined]


@pytest.mark.parametrize("digits", DIGITS)
def test_a_pdf(digits: str, tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    path = tmp_path / "edition.pdf"
    path.write_bytes(pdf.render(make_edition(digits), SINGLE))
    words = read_words(path, need_tool("pdftotext"))
    for text in (TITLE, *EXPRESSIONS, CODE):
        assert translate(text, digits) in words, words
    assert words.count(translate(HEADING, digits)) == 2, "the contents and the heading"
    lines = read_lines(path, need_tool("pdftotext"))
    for text in (*POWERS, READING):
        assert any(translate(text, digits) in line for line in lines), lines
    start, end = translate(RANGE, digits).split("–")
    at = words.index(end)
    assert words[at : at + 3] == [end, "–", start]


def test_the_running_head_of_a_pdf_isolates_them() -> None:
    for digits, family, signs in (
        (DIGITS[0], "Vazirmatn", ("\u2066", "\u2069")),
        (DIGITS[2], "Amiri", ("\u2066\u202d", "\u202c\u2069")),
    ):
        families = {"fa": family, "en": "Libertinus Serif"}
        (column,) = make_data(make_edition(digits), SINGLE, families)["columns"]
        assert column["head"]["text"] == "عنوان " + translate(TITLE, digits).join(signs)


def test_word_documents(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    paths = [tmp_path / f"{number}.docx" for number in range(len(DIGITS))]
    for path, digits in zip(paths, DIGITS, strict=True):
        path.write_bytes(docx.render(make_edition(digits), SINGLE))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [need_tool("soffice"), profile, "--headless", "--convert-to", "pdf"]
    command += ["--outdir", str(tmp_path), *map(str, paths)]
    subprocess.run(command, capture_output=True, check=True)
    for path, digits in zip(paths, DIGITS, strict=True):
        lines = read_lines(path.with_suffix(".pdf"), need_tool("pdftotext"))
        for text in (TITLE, HEADING, *EXPRESSIONS, *POWERS, READING, CODE):
            assert any(translate(text, digits) in line for line in lines), lines


@pytest.mark.parametrize("digits", DIGITS)
@pytest.mark.parametrize("kind", ["html", "epub"])
def test_pages(kind: str, digits: str, tmp_path: Path, screen: Screen) -> None:
    edition = make_edition(digits)
    if kind == "html":
        (tmp_path / "text.html").write_bytes(html.render(edition, SINGLE))
    else:
        with ZipFile(io.BytesIO(epub.render(edition, SINGLE))) as archive:
            archive.extractall(tmp_path)
    lines = []
    for path in sorted(tmp_path.rglob("*.*html")):
        screen.open(path)
        lines += measure_elements(screen, "h1, h2, p:not(:has(rt)), rt, nav:not([hidden]) a")
    once = (TITLE, *EXPRESSIONS, *POWERS, READING, CODE)
    for text, count in ((HEADING, 2), *((text, 1) for text in once)):
        own = translate(text, digits)
        found = [line for line in lines if own in line[0]]
        assert len(found) >= count, own
        assert all(reads_from_left(line, own) for line in found), own
    (line,) = (line for line in lines if translate(RANGE, digits) in line[0])
    assert not reads_from_left(line, translate(RANGE, digits))
