"""HTML editions as files: layouts, bytes, fonts, speed, and the index of several."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dragoman.editions import html
from dragoman.errors import EditionError
from dragoman.model import Options
from helpers import editions
from helpers.edition_texts import TITLES
from helpers.markup import parse
from helpers.pages import make_pages
from helpers.tools import ROOT, TESTS, need_module


@pytest.mark.parametrize(("layout", "word"), [("facing", "stacked"), ("single", "one language")])
def test_a_layout_that_a_page_cannot_have_is_one_sentence(layout: str, word: str) -> None:
    with pytest.raises(EditionError, match=word):
        html.render(editions.letter(), Options(layout=layout))


def test_the_same_bytes_in_another_process() -> None:
    program = (
        "import sys\nfrom helpers import editions\nfrom dragoman.editions import html\n"
        "from dragoman.model import Options\n"
        "sys.stdout.buffer.write(html.render(editions.letter(), Options(embed_fonts=True)))"
        "\nsys.stdout.buffer.write(html.render(editions.torture(), Options()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=TESTS,
        env={"PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=True,
    )
    assert done.stdout == make_pages()["letter.embedded"] + make_pages()["torture.en-fa-ar"]


def test_no_line_ends_in_space_and_none_is_empty() -> None:
    for name, data in make_pages().items():
        for line in data.decode().splitlines():
            assert line == line.rstrip() and line, name


def test_embedded_fonts_hold_the_characters_used_and_little_more() -> None:
    import re
    from base64 import b64decode
    from io import BytesIO

    ttlib = need_module("fontTools.ttLib")
    data = html.render(editions.letter(), Options(embed_fonts=True)).decode()
    fonts = re.findall(r'url\("data:font/woff2;base64,([^"]+)"\)', data)
    assert len(fonts) == 2  # regular and bold of one family
    assert "font-src data:" in data
    characters = set(ttlib.TTFont(BytesIO(b64decode(fonts[0])))["cmap"].getBestCmap())
    assert {ord(char) for char in "نامه‌ای از شهر۱۲۳«»"} <= characters
    assert len(characters) < 200


def test_an_embedded_font_keeps_its_names_its_copyright_and_its_licence() -> None:
    """The Open Font License, condition 2, asks for it."""
    import re
    from base64 import b64decode
    from io import BytesIO

    ttlib = need_module("fontTools.ttLib")
    data = html.render(editions.letter(), Options(embed_fonts=True)).decode()
    fonts = re.findall(r'url\("data:font/woff2;base64,([^"]+)"\)', data)
    names = ttlib.TTFont(BytesIO(b64decode(fonts[0])))["name"]
    assert "Copyright" in names.getDebugName(0)
    assert names.getDebugName(1) == "Amiri"
    assert "Open Font License" in names.getDebugName(13)
    assert names.getDebugName(14).startswith("https://")


def test_embedding_without_its_packages_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    with pytest.raises(EditionError, match=r"pip install fonttools brotli$"):
        html.render(editions.letter(), Options(embed_fonts=True))


# The index


def test_the_index_names_documents_editions_and_states() -> None:
    shown = parse(make_pages()["index.fa"])
    assert shown.one("html").attributes == {"lang": "fa", "dir": "rtl"}
    assert [h.text for h in shown.all("h2")] == [
        TITLES["letter"]["fa"],
        TITLES["torture"]["fa"],
    ]
    links = [a.attributes["href"] for a in shown.all("a")]
    assert links[:2] == ["letter.en-fa.html", "letter%20%3C%26%3E.pdf"]
    states = shown.all("table", class_="states")[0]
    assert "زبان اصلی" in states.text and "۸۷" in states.text and "87" not in states.text
