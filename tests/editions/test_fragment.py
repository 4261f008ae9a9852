"""A fragment of HTML: what WordPress and programs for mail keep of it is all of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from dragoman.editions import fragment
from dragoman.model import Edition, Options, Span, SpanKind
from helpers import editions
from helpers.browser import chromium
from helpers.evil_spans import evil_spans, make_edition, shows_all, squeeze
from helpers.firefox import Firefox
from helpers.markup import parse
from helpers.page_judge import check_pages

LAYOUTS = (("columns", ("fa", "en")), ("stacked", ("en", "fa", "ar")), ("single", ("fa",)))
WORDPRESS: dict[str, set[str]] = {
    "a": {"href", "title"}, "bdo": set(), "blockquote": set(), "br": set(), "code": set(),
    "del": set(), "div": set(), "em": set(), "h1": set(), "h2": set(), "h3": set(), "h4": set(),
    "h5": set(), "h6": set(), "ins": set(), "p": set(), "pre": set(), "rp": set(), "rt": set(),
    "ruby": set(), "span": set(), "strong": set(), "sub": set(), "sup": set(), "table": set(),
    "tbody": set(), "td": {"colspan"}, "th": {"scope"}, "tr": set(),
}  # fmt: skip
"""The tags, of those that wp_kses_post keeps, that a fragment may have, with their attributes."""
ON_ALL = {"dir", "lang", "style"}
_STYLES = (
    "border border-bottom border-collapse border-left border-right color direction font-size "
    "margin margin-left margin-right padding padding-left padding-right text-align "
    "vertical-align width"
)
STYLES = frozenset(_STYLES.split())
"""Properties that safecss_filter_attr keeps."""
MAY_GO = {"table-layout", "white-space", "word-wrap"}
"""Those that it removes; the text stays readable without them."""


def write(edition: Edition, layout: str) -> str:
    return fragment.render(edition, Options(layout=layout)).decode()


def all_editions() -> list[tuple[str, Edition]]:
    return [
        (layout, make(*languages))
        for layout, languages in LAYOUTS
        for make in (editions.torture, editions.hostile, editions.letter)
    ]


def list_texts(edition: Edition) -> list[str]:
    """Return all that an edition shows, without the numbers of notes."""
    texts = [str(sentence) for column in edition.columns for sentence in column.colophon]
    for row in edition.all_rows:
        for segment in row.segments:
            spans = (inner for span in segment.spans for inner in span.walk())
            texts += [span.text for span in spans if span.kind in (SpanKind.TEXT, SpanKind.CODE)]
            texts.append(str(segment.remark))
    return texts


@pytest.mark.parametrize(("layout", "languages"), LAYOUTS)
@given(evil_spans)
@settings(max_examples=25)
def test_whatever_a_text_is_it_is_shown_as_it_is(
    layout: str, languages: tuple[str, ...], spans: tuple[Span, ...]
) -> None:
    edition = make_edition(spans, *languages)
    assert not shows_all(parse(write(edition, layout).encode()).text, edition)


def test_wordpress_keeps_every_tag_attribute_and_style() -> None:
    for layout, edition in all_editions():
        for element in parse(write(edition, layout).encode()).all():
            assert set(element.attributes) <= WORDPRESS[element.name] | ON_ALL, element.name
            names = {
                rule.partition(":")[0] for rule in element.attributes.get("style", "").split(";")
            }
            assert names - {""} <= STYLES | MAY_GO
            assert not re.search(r"[\\(&=}]|/\*", element.attributes.get("style", ""))


def test_all_of_an_edition_is_shown_and_twice_with_the_same_bytes() -> None:
    for layout, edition in all_editions():
        written = write(edition, layout)
        shown = squeeze(parse(written.encode()).text)
        for text in list_texts(edition):
            assert squeeze(text) in shown
        assert write(edition, layout) == written


def test_nothing_is_a_shortcode_or_an_address_to_fetch() -> None:
    """WordPress looks for ``[name]``, and for a paragraph that is an address, before anything."""
    text = "[gallery] [[x]] https://example.org/video"
    edition = make_edition((Span(text=text), Span(SpanKind.CODE, text)), "en", "fa")
    written = write(edition, "columns")
    assert "[" not in written and "://" not in written
    assert not shows_all(parse(written.encode()).text, edition)


def test_line_ends_are_only_between_blocks() -> None:
    """WordPress makes ``<br>`` of any other."""
    for layout, edition in all_editions():
        outside = re.sub("<pre.*?</pre>", "", write(edition, layout), flags=re.DOTALL)
        assert all(re.match("<.*>$", line) for line in outside.splitlines() if line)


def test_each_text_has_its_language_and_says_its_direction_twice() -> None:
    page = parse(write(editions.torture("fa", "en"), "columns").encode())
    table = page.all("table")[0]
    assert table.attributes["dir"] == "rtl"
    cells = [cell for cell in table.all("td") if "lang" in cell.attributes]
    assert {cell.attributes["lang"] for cell in cells} == {"en", "fa"}
    for cell in cells:
        style, direction = cell.attributes.get("style", ""), cell.attributes["dir"]
        if "vertical-align:top;border-bottom" in style:
            side = "right" if direction == "rtl" else "left"
            assert f"direction:{direction};text-align:{side}" in style


def wrap(written: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>A page</title>'
        f'</head>\n<body style="width:700px">\n{written}</body></html>\n'
    )


def test_it_is_valid_inside_a_page(tmp_path: Path) -> None:
    for number, (layout, edition) in enumerate(all_editions()):
        page = tmp_path / f"{number}.html"
        page.write_text(wrap(write(edition, layout)), encoding="utf-8")
    done = check_pages(tmp_path.glob("*.html"), "--also-check-css")
    assert (done.stdout, done.returncode) == ("", 0)


MEASURE = """
    return [...document.querySelectorAll("tr:nth-child(3) > td")].map(cell => {
        const style = getComputedStyle(cell);
        return [cell.lang, style.direction, style.textAlign, cell.getBoundingClientRect().left];
    })
"""


def test_browsers_put_the_first_language_where_its_readers_begin(
    firefox: Firefox, tmp_path: Path
) -> None:
    page = tmp_path / "page.html"
    page.write_text(wrap(write(editions.letter("fa", "en"), "columns")), encoding="utf-8")
    found = []
    with chromium() as reader, reader.open(page.as_uri()) as opened:
        found.append(opened.evaluate(f"() => {{ {MEASURE} }}"))
    firefox.open(page.as_uri())
    found.append(firefox.run(MEASURE))
    for cells in found:
        assert [cell[:3] for cell in cells] == [["fa", "rtl", "right"], ["en", "ltr", "left"]]
        assert cells[0][3] > cells[1][3] + 300
