"""HTML editions before their judges: the Nu checker, axe-core, and a browser's own layout."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers import browser
from helpers.firefox import firefox
from helpers.pages import make_pages

VIEWS = (("desktop", "light"), ("phone", "light"), ("desktop", "dark"))
"""The size of the window and the colour scheme that the reader prefers."""


_MISTAKEN = ".*image “data:image/[^”]*” blocked by “img-src” directive.*"
"""What the Nu checker says of a picture in a page whatever the policy is, even ``img-src data:``
alone. CSP 3 allows it, and both browsers show it: see below."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all the pages."""
    folder = tmp_path_factory.mktemp("pages")
    for name, data in make_pages().items():
        (folder / f"{name}.html").write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def reader() -> Iterator[browser.Reader]:
    """Chromium, once for all tests here."""
    with browser.chromium() as reader:
        yield reader


def test_the_nu_checker_has_nothing_to_say(
    folder: Path, need_tool: Callable[[str], str], need_package: Callable[[str], Path]
) -> None:
    jar = need_package("vnu-jar") / "build" / "dist" / "vnu.jar"
    command = [need_tool("java"), "-jar", str(jar), "--also-check-css", "--stdout"]
    command += ["--filterpattern", _MISTAKEN]
    command += ["--format", "gnu", *sorted(map(str, folder.glob("*.html")))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout == ""
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["letter.en-fa-ar", "letter.fa-ar", "torture.en-fa-ar",
                                  "torture.stacked", "torture.fa", "letter.embedded", "index",
                                  "index.fa", "illustrated", "illustrated.stacked"])  # fmt: skip
def test_axe_finds_nothing_and_nothing_is_too_wide_and_nothing_is_fetched(
    name: str, folder: Path, reader: browser.Reader, need_package: Callable[[str], Path]
) -> None:
    axe = need_package("axe-core") / "axe.min.js"
    reader.requests.clear()
    with reader.open((folder / f"{name}.html").as_uri()) as opened:
        for size, scheme in VIEWS:
            browser.change_view(opened, size, scheme)
            assert browser.find_violations(opened, axe) == [], (size, scheme)
            assert browser.measure_overflow(opened) == 0, (size, scheme)
    assert [url for url in reader.requests if not url.startswith(("file:", "data:"))] == []


def test_hostile_text_makes_no_page_wider_and_fetches_nothing(
    folder: Path, reader: browser.Reader
) -> None:
    reader.requests.clear()
    with reader.open((folder / "hostile.html").as_uri()) as opened:
        for size, scheme in VIEWS:
            browser.change_view(opened, size, scheme)
            assert browser.measure_overflow(opened) == 0, (size, scheme)
    assert [url for url in reader.requests if not url.startswith(("file:", "data:"))] == []


_COUNT_SEEN = "[...document.images].filter(each => each.naturalWidth && each.width).length"


def test_both_browsers_show_the_pictures_of_a_page(
    folder: Path, reader: browser.Reader, tmp_path: Path
) -> None:
    path = folder / "illustrated.html"
    count = path.read_bytes().count(b"<img ")
    with reader.open(path.as_uri()) as opened:
        assert opened.evaluate(_COUNT_SEEN) == count
        assert opened.evaluate("document.querySelector('.alt').clientHeight") == 1
        opened.locator("#show-2").uncheck()
        assert opened.locator(".alt.c2").first.is_hidden()
    with firefox(tmp_path) as page:
        page.open(path.as_uri())
        assert page.run(f"return {_COUNT_SEEN}") == count


def _left(opened: Any, selector: str) -> float:
    return float(opened.locator(selector).bounding_box()["x"])


def test_columns_follow_the_direction_of_the_first_language(
    folder: Path, reader: browser.Reader
) -> None:
    with reader.open((folder / "letter.en-fa-ar.html").as_uri()) as opened:
        lefts = [_left(opened, f"#p2 .c{n}") for n in (1, 2, 3)]
        assert lefts == sorted(lefts) and _left(opened, "#p2 .num") < lefts[0]
    with reader.open((folder / "letter.fa-ar.html").as_uri()) as opened:
        lefts = [_left(opened, f"#p2 .c{n}") for n in (1, 2)]
        assert lefts == sorted(lefts, reverse=True) and _left(opened, "#p2 .num") > lefts[0]


def test_on_a_phone_the_languages_stand_below_each_other(
    folder: Path, reader: browser.Reader
) -> None:
    with reader.open((folder / "letter.en-fa-ar.html").as_uri(), "phone") as opened:
        boxes = [opened.locator(f"#p2 .c{n}").bounding_box() for n in (1, 2, 3)]
        assert boxes[0]["x"] == boxes[1]["x"] == boxes[2]["x"]
        assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"] < boxes[2]["y"]


def test_a_language_can_be_hidden_and_the_others_take_its_place(
    folder: Path, reader: browser.Reader
) -> None:
    with reader.open((folder / "letter.en-fa-ar.html").as_uri()) as opened:
        before = opened.locator("#p2 .c1").bounding_box()["width"]
        opened.get_by_label("فارسی").uncheck()
        assert not opened.locator("#p2 .c2").is_visible()
        assert opened.locator("#p2 .c1").bounding_box()["width"] > before * 1.3
        opened.get_by_label("فارسی").check()
        assert opened.locator("#p2 .c2").is_visible()


def test_a_permalink_and_the_pointer_show_the_pair(folder: Path, reader: browser.Reader) -> None:
    colour = "element => getComputedStyle(element).backgroundColor"
    with reader.open((folder / "letter.en-fa-ar.html").as_uri()) as opened:
        row = opened.locator("#p3")
        plain = row.evaluate(colour)
        row.locator(".c2").hover()
        assert row.evaluate(colour) != plain
        opened.locator("#p4 .num").click()
        assert opened.url.endswith("#p4")
        assert opened.locator("#p4").evaluate(colour) != plain


def test_on_paper_the_languages_stand_side_by_side(folder: Path, reader: browser.Reader) -> None:
    with reader.open((folder / "letter.en-fa-ar.html").as_uri(), "phone") as opened:
        opened.emulate_media(media="print")
        assert _left(opened, "#p2 .c1") < _left(opened, "#p2 .c2") < _left(opened, "#p2 .c3")
        assert not opened.locator("header").is_visible()


# That the judges see a fault


FAULTY = """<!doctype html>
<title>Faulty</title>
<img src="https://nowhere.invalid/a.png">
<div style="width: 4000px">wide</div></span>
"""


def test_the_nu_checker_sees_a_fault(
    tmp_path: Path, need_tool: Callable[[str], str], need_package: Callable[[str], Path]
) -> None:
    page = tmp_path / "faulty.html"
    page.write_text(FAULTY, encoding="utf-8")
    jar = need_package("vnu-jar") / "build" / "dist" / "vnu.jar"
    command = [need_tool("java"), "-jar", str(jar), "--stdout", "--format", "gnu", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Stray end tag" in done.stdout


def test_axe_sees_a_fault_and_what_is_too_wide_and_fetched_is_seen(
    tmp_path: Path, reader: browser.Reader, need_package: Callable[[str], Path]
) -> None:
    page = tmp_path / "faulty.html"
    page.write_text(FAULTY, encoding="utf-8")
    axe = need_package("axe-core") / "axe.min.js"
    reader.requests.clear()
    with reader.open(page.as_uri()) as opened:
        found = browser.find_violations(opened, axe)
        assert browser.measure_overflow(opened) > 1000
    assert any(line.startswith("violations image-alt") for line in found)
    assert "https://nowhere.invalid/a.png" in reader.requests
