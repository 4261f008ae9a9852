"""PDF editions: valid, searchable, the same everywhere, and safe against their text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.editions import pdf
from dragoman.editions._long_runs import soften
from dragoman.editions._typst.plain_text import write_plain_texts
from dragoman.errors import EditionError
from dragoman.model import NO_PHRASE, Kind, Options, Place, Span, SpanKind, Unit
from helpers import editions
from helpers.pdfs import build_edition, extract_text, read_pdf, render, split_words
from helpers.tools import ROOT, TESTS, need_module

need_module("typst")

LAYOUTS = [
    ("columns", ("en", "fa")),
    ("columns", ("en", "fa", "ar")),
    ("columns", ("fa", "ar")),
    ("stacked", ("en", "fa", "ar")),
    ("facing", ("en", "fa")),
    ("facing", ("fa", "en")),
    ("single", ("ar",)),
]


@pytest.mark.parametrize(("layout", "languages"), LAYOUTS)
@pytest.mark.parametrize("kind", ["letter", "torture", "hostile"])
def test_every_layout_meets_pdf_ua(kind: str, layout: str, languages: tuple[str, ...]) -> None:
    data = render(getattr(editions, kind)(*languages), layout)
    metadata = read_pdf(data).xmp_metadata
    assert metadata is not None
    xmp = metadata.rdf_root.toxml()
    assert re.search(r"pdfuaid:part\W+1\b", xmp)
    assert re.search(r"pdfaid:part\W+3\b", xmp)


@pytest.mark.parametrize(("layout", "languages"), LAYOUTS)
def test_nine_words_of_ten_are_found(
    layout: str, languages: tuple[str, ...], tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    edition = editions.letter(*languages)
    text = extract_text(render(edition, layout), tmp_path, need_tool("pdftotext"))
    found = set(split_words(text)) | {word[::-1] for word in split_words(text)}
    for column, whole in zip(edition.columns, write_plain_texts(edition), strict=True):
        expected = split_words(whole)
        share = sum(word in found for word in expected) / len(expected)
        assert share >= 0.9, (column.language, sorted(set(expected) - found))


def test_the_attached_texts_hold_every_paragraph_exactly() -> None:
    edition = editions.letter("en", "fa", "ar")
    attached = read_pdf(render(edition)).attachments
    assert list(attached) == ["letter.ar.txt", "letter.en.txt", "letter.fa.txt"]
    for index, column in enumerate(edition.columns):
        text = attached[f"letter.{column.language}.txt"][0].decode("utf-8")
        paragraphs = text.rstrip("\n").split("\n\n")
        assert paragraphs == [row.segments[index].text for row in edition.rows]


def test_the_same_bytes_twice_and_in_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = editions.torture("en", "fa", "ar")
    first = render(edition)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("TZ", "Asia/Tehran")
    assert render(edition) == first


def test_only_the_chosen_fonts_are_used(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    (tmp_path / "edition.pdf").write_bytes(render(editions.torture("en", "fa", "ar")))
    listed = subprocess.run(
        [need_tool("pdffonts"), str(tmp_path / "edition.pdf")], capture_output=True, check=True
    ).stdout.decode()
    families = set(re.findall(r"\+([A-Za-z]+)", listed))
    assert families == {"Amiri", "LibertinusSerif", "DejaVuSansMono"}


def test_injections_print_as_text(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    data = render(editions.hostile("en"), "single")
    text = " ".join(extract_text(data, tmp_path, need_tool("pdftotext")).split())
    for payload in ('#panic() #read("/etc/hostname") $x$ @ref `raw`', "<script>alert(1)</script>"):
        assert payload in text
    targets = [
        str(annotation.get_object()["/A"].get("/URI", ""))
        for page in read_pdf(data).pages
        for annotation in page.get("/Annots", [])
        if "/A" in annotation.get_object()
    ]
    assert targets
    assert not [target for target in targets if target and not target.startswith("https://")]


def test_metadata_name_nobody_and_no_time() -> None:
    data = read_pdf(render(editions.letter("en", "fa")))
    assert data.metadata is not None
    assert data.metadata.author is None
    assert data.metadata.title == "A letter from the city by the river | نامه‌ای از شهر کنار رود"
    assert str(data.metadata.creation_date) == "1980-01-01 00:00:00+00:00"
    assert str(data.root_object["/Lang"]) == "en"
    dated = read_pdf(render(editions.letter("en", "fa"), modified=1_700_000_000))
    assert dated.metadata is not None
    assert str(dated.metadata.creation_date) == "2023-11-14 22:13:20+00:00"


@pytest.mark.parametrize(
    ("languages", "layout", "paper", "size"),
    [
        (("en", "fa"), "columns", "a4", (595, 842)),
        (("en", "fa", "ar"), "columns", "a4", (842, 595)),
        (("en", "fa", "ar"), "stacked", "a4", (595, 842)),
        (("en", "fa"), "columns", "letter", (612, 792)),
        (("fa",), "single", "letter", (612, 792)),
    ],
)
def test_the_page_fits_the_languages(
    languages: tuple[str, ...], layout: str, paper: str, size: tuple[int, int]
) -> None:
    box = read_pdf(render(editions.letter(*languages), layout, paper=paper)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_an_edition_of_nothing_is_an_empty_page() -> None:
    empty = build_edition(lambda builder: None)
    bare = tuple(replace(column, title=NO_PHRASE, colophon=()) for column in empty.columns)
    assert read_pdf(render(replace(empty, columns=bare))).get_num_pages() == 1


def test_facing_pages_keep_each_language_on_its_side(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    data = render(editions.long(60, "en", "fa"), "facing")
    pages = extract_text(data, tmp_path, need_tool("pdftotext")).split("\f")
    for number, page in enumerate(pages[1:-2], start=2):
        latin = len(re.findall("[A-Za-z]", page))
        arabic = len(re.findall("[\u0600-\u06ff]", page))
        assert (latin > arabic) is (number % 2 == 0), number


@pytest.mark.parametrize(
    ("languages", "options", "sentence"),
    [
        (("en", "fa", "ar"), {"layout": "facing"}, "facing pages show two languages, not 3"),
        (("en", "fa"), {"layout": "single"}, "the layout single shows one language, not 2"),
        (("en", "fa"), {"layout": "spiral"}, "there is no layout 'spiral'"),
        (("en", "fa"), {"paper": "a99"}, "there is no paper 'a99'"),
    ],
)
def test_what_cannot_be_shown_is_said(
    languages: tuple[str, ...], options: dict[str, str], sentence: str
) -> None:
    with pytest.raises(EditionError, match=sentence):
        pdf.render(editions.letter(*languages), Options(**options))  # type: ignore[arg-type]


def test_a_character_that_no_font_has_is_named_with_its_paragraph() -> None:
    def fill(builder: editions.Builder) -> None:
        builder.add(Unit("", Kind.PARAGRAPH, 1), "Fine", "خوب", "")
        builder.add(Unit("", Kind.PARAGRAPH, 2), "Fine", "خوب 😀", "")

    with pytest.raises(
        EditionError, match=r"paragraph 2 in Persian: no font has '😀' \(U\+1F600\)"
    ):
        render(build_edition(fill))


def test_a_script_without_a_font_says_what_to_install() -> None:
    edition = editions.letter("en", "fa")
    first, second = edition.columns
    column = replace(second, language="ka", autonym="ქართული", words={}, colophon=())
    with pytest.raises(
        EditionError, match=r"no font for Georgian was found: put a TTF.*Noto Serif Georgian"
    ):
        render(replace(edition, columns=(first, column)))


def test_without_typst_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(EditionError, match=r"pip install typst$"):
        render(editions.letter("en", "fa"))


def test_long_runs_may_break_and_short_ones_may_not() -> None:
    assert soften("short/run a-b") == "short/run a-b"
    assert "\u200b" in soften("x" * 400)
    assert soften("x" * 400).replace("\u200b", "") == "x" * 400
    assert max(map(len, soften("https://example.org/" + "a" * 80).split("\u200b"))) < 12
    assert soften("mailto:office@example.org") == "mailto:\u200boffice@\u200bexample.\u200borg"
    assert soften("漢" * 400) == "漢" * 400


def test_tables_lists_and_code_keep_their_text(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    def fill(builder: editions.Builder) -> None:
        for line, rank in ((0, 0), (0, 1), (1, 1)):
            unit = Unit("", Kind.TABLE_CELL, 1, place=Place(cell=(0, line, rank)))
            builder.add(unit, f"cell{line}{rank}", "خانه", "")
        builder.add(Unit("", Kind.LIST_ITEM, 2, place=Place(lists=("7.",))), "item", "مورد", "")
        builder.same(Unit("", Kind.CODE, 3), "if x:\n    y()")
        inline = Span(SpanKind.LINK, children=(Span(text="label"),), target="file:///etc/passwd")
        builder.add(Unit("", Kind.PARAGRAPH, 4), (inline,), "متن", "")

    data = render(build_edition(fill))
    text = extract_text(data, tmp_path, need_tool("pdftotext"))
    for shown in ("cell00", "cell01", "cell11", "7.", "۷", "item", "if x:", "y()", "label"):
        assert shown in text
    assert b"passwd" not in data


def measure_peak(*lengths: int) -> float:
    """Return the megabytes that a process needs at most that makes books of so many rows, one after
    the other."""
    script = (
        "import resource; from pathlib import Path; from helpers import editions; "
        "from dragoman.editions import pdf; from dragoman.model import Options\n"
        f"for rows in {lengths}: "
        "pdf.render(editions.long(rows, 'en', 'fa', 'ar'), Options())\n"
        "status = Path('/proc/self/status'); "
        # On Linux, ru_maxrss of a new process begins with that of the one which started it.
        "print(status.read_text().split('VmHWM:')[1].split()[0] if status.exists() "
        "else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=True,
        cwd=TESTS,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    return int(done.stdout) / (1 << (20 if sys.platform == "darwin" else 10))


@pytest.mark.long
def test_a_thousand_rows_in_three_languages_stay_below_500_megabytes() -> None:
    assert measure_peak(1000) < 500


def test_a_second_long_book_needs_no_more_memory_than_the_first() -> None:
    """Typst keeps what it has set for the documents that follow."""
    assert measure_peak(202, 201, 200) < 1.3 * measure_peak(202)
