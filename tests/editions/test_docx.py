"""Word editions: what Word and LibreOffice need, stable bookmarks, and text that stays text."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from dragoman.containers.ooxml import W
from dragoman.editions import docx
from dragoman.editions.docx import runs
from dragoman.editions.docx.footnotes import NoteMarks
from dragoman.errors import EditionError
from dragoman.model import Edition, Kind, Options, Span, SpanKind, Unit
from helpers import editions
from helpers.tools import need_module

FIXTURES = ["letter", "torture", "hostile"]
EVERY = [
    ("columns", ("en", "fa")),
    ("columns", ("en", "fa", "ar")),
    ("columns", ("fa", "ar")),
    ("stacked", ("fa", "en")),
    ("single", ("ar",)),
]


def render(edition: Edition, layout: str = "columns", **options: object) -> bytes:
    return docx.render(edition, Options(layout=layout, **options))  # type: ignore[arg-type]


def part(data: bytes, name: str = "word/document.xml") -> Element:
    with ZipFile(io.BytesIO(data)) as archive:
        return fromstring(archive.read(name))  # noqa: S314  (our own)


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def texts(paragraph: Element) -> str:
    """Return a paragraph's own text, without what the edition adds in styles of its own."""
    found = []
    for run in paragraph.iter(w("r")):
        style = run.find(f"{w('rPr')}/{w('rStyle')}")
        if style is not None and style.get(w("val")) in ("ListMarker", "FootnoteReference"):
            continue
        found += [text.text or "" for text in run.iter(w("t"))]
    return re.sub("[\u2066-\u2069]", "", "".join(found))


def bookmarked(document: Element) -> dict[str, str]:
    """Return the text of each bookmark's paragraph."""
    return {
        mark.get(w("name"), ""): texts(paragraph)
        for paragraph in document.iter(w("p"))
        for mark in paragraph.iter(w("bookmarkStart"))
    }


def paragraph_of(document: Element, name: str) -> Element:
    for paragraph in document.iter(w("p")):
        if any(mark.get(w("name")) == name for mark in paragraph.iter(w("bookmarkStart"))):
            return paragraph
    raise AssertionError(name)


def find_style(data: bytes, run: Element) -> Element:
    """Return what the character style of a run says."""
    style = run.find(f"{w('rPr')}/{w('rStyle')}")
    assert style is not None
    for each in part(data, "word/styles.xml").iter(w("style")):
        found = each.find(w("rPr"))
        if each.get(w("styleId")) == style.get(w("val")) and found is not None:
            assert each.get(w("type")) == "character"
            return found
    raise AssertionError(style.attrib)


@pytest.mark.parametrize(("layout", "languages"), EVERY)
@pytest.mark.parametrize("kind", FIXTURES)
def test_python_docx_reads_every_layout(kind: str, layout: str, languages: tuple[str, ...]) -> None:
    library = need_module("docx")
    edition = getattr(editions, kind)(*languages)
    document = library.Document(io.BytesIO(render(edition, layout)))
    assert len(document.tables) == 1 + edition.needs_contents  # the title is above the contents
    assert document.core_properties.author == ""


@pytest.mark.parametrize(("layout", "languages"), EVERY)
def test_every_cell_has_its_text_in_a_bookmark(layout: str, languages: tuple[str, ...]) -> None:
    edition = editions.letter(*languages)
    found = bookmarked(part(render(edition, layout)))
    expected = {
        f"dg_p{row.number}_{language}": row.segments[index].text
        for row in edition.rows
        for index, language in enumerate(languages)
    }
    assert found == expected


def test_bookmarks_are_unique_and_cover_notes_tables_and_lists() -> None:
    edition = editions.torture("en", "fa", "ar")
    data = render(edition)
    parts = [part(data), part(data, "word/footnotes.xml")]
    names = [mark.get(w("name")) for each in parts for mark in each.iter(w("bookmarkStart"))]
    ids = [mark.get(w("id")) for each in parts for mark in each.iter(w("bookmarkStart"))]
    assert len(names) == sum(
        1 if row.is_shared else len(edition.columns) for row in edition.all_rows
    )
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids)
    numbers = {row.number for row in edition.all_rows}
    assert {int(str(name).split("_")[1][1:]) for name in names} == numbers


def test_the_columns_follow_the_first_language() -> None:
    persian_first = part(render(editions.letter("fa", "ar")))
    english_first = part(render(editions.letter("en", "fa")))
    assert persian_first.find(f".//{w('bidiVisual')}") is not None
    assert english_first.find(f".//{w('bidiVisual')}") is None


def test_right_to_left_text_says_so_in_paragraphs_and_runs() -> None:
    data = render(editions.letter("en", "fa"))
    document = part(data)
    persian = paragraph_of(document, "dg_p2_fa")
    assert persian.find(f"{w('pPr')}/{w('bidi')}") is not None
    run = persian.find(w("r"))
    assert run is not None
    assert run.find(f"{w('rPr')}/{w('rtl')}") is not None
    style = find_style(data, run)
    language, family = style.find(w("lang")), style.find(w("rFonts"))
    assert language is not None and language.get(w("bidi")) == "fa"
    assert family is not None and family.get(w("cs")) == "Vazirmatn"
    assert paragraph_of(document, "dg_p2_en").find(f"{w('pPr')}/{w('bidi')}") is None


def test_fonts_are_a_setting() -> None:
    data = render(editions.letter("en", "fa"), fonts={"fa": ("Sahel",)})
    run = paragraph_of(part(data), "dg_p2_fa").find(w("r"))
    assert run is not None
    fonts = find_style(data, run).find(w("rFonts"))
    assert fonts is not None and fonts.get(w("cs")) == "Sahel"


def test_plain_text_is_in_the_style_of_its_language_and_what_has_another_says_all_itself() -> None:
    """LibreOffice shows nothing of a character style inside a link, and a run has but one."""
    document = part(render(editions.torture("en", "fa")))
    links = {run for link in document.iter(w("hyperlink")) for run in link.iter(w("r"))}
    styles = {"Text-en": 0, "Text-fa": 0, "CodeCharacter": 0}
    for run in document.iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None or run.find(w("t")) is None:
            continue
        style = properties.find(w("rStyle"))
        name = "" if style is None else str(style.get(w("val")))
        own = {each.tag for each in properties} & {w("lang"), w("rFonts")}
        if name.startswith("Text-"):
            assert own == set() and run not in links
        else:
            assert own == ({w("lang")} if name == "CodeCharacter" else {w("lang"), w("rFonts")})
        styles[name] = styles.get(name, 0) + 1
    assert min(styles[name] for name in ("Text-en", "Text-fa", "CodeCharacter", "Hyperlink")) > 0


def test_styles_are_words_own() -> None:
    data = render(editions.torture("en", "fa"))
    known = {style.get(w("styleId")) for style in part(data, "word/styles.xml").iter(w("style"))}
    used = {
        style.get(w("val"))
        for name in ("word/document.xml", "word/footnotes.xml")
        for tag in ("pStyle", "rStyle")
        for style in part(data, name).iter(w(tag))
    }
    assert used <= known
    assert {
        "Title",
        "Heading2",
        "Heading3",
        "Quote",
        "ListParagraph",
        "FootnoteText",
        "Code",
    } <= used


def test_the_header_is_repeated_and_three_languages_lie_across() -> None:
    document = part(render(editions.letter("en", "fa", "ar")))
    header = document.find(f".//{w('tr')}")
    assert header is not None
    assert header.find(f"{w('trPr')}/{w('tblHeader')}") is not None
    assert [texts(paragraph) for paragraph in header.iter(w("p"))] == [
        "", "English", "فارسی", "العربية",
    ]  # fmt: skip
    size = document.find(f".//{w('pgSz')}")
    assert size is not None and size.get(w("orient")) == "landscape"


def test_a_broad_table_has_the_whole_width_in_each_language() -> None:
    document = part(render(editions.torture("en", "fa", "ar")))
    inner = [table for cell in document.iter(w("tc")) for table in cell.findall(w("tbl"))]
    widths = [int(next(table.iter(w("tblW"))).get(w("w"), "0")) for table in inner]
    assert len(inner) == 6
    assert min(widths[3:]) > 2.5 * max(widths[:3])


def test_cells_are_aligned_as_the_author_says() -> None:
    document = part(render(editions.torture("en", "fa")))
    places = {
        texts(paragraph): [side.get(w("val")) for side in paragraph.iter(w("jc"))]
        for paragraph in document.iter(w("p"))
    }
    assert places["City"] == []  # where its lines begin
    assert places["1949"] == ["center"]
    # figures are at the right in both directions, so that their units are below each other
    assert places["1,302,591"] == ["end"] and places["۱٬۳۰۲٬۵۹۱"] == ["start"]


def test_marks_are_said_in_words() -> None:
    document = part(render(editions.torture("en", "fa", "ar")))
    whole = [texts(paragraph) for paragraph in document.iter(w("p"))]
    assert "(پیش‌نویس ماشینی، تأییدنشده)" in whole
    assert "(لم تُترجم بعد)" in whole


def test_text_never_becomes_a_field_or_markup() -> None:
    data = render(editions.hostile("en", "fa"))
    document = part(data)
    assert not list(document.iter(w("instrText"))) + list(document.iter(w("fldSimple")))
    everything = " ".join(bookmarked(document).values())
    for payload in editions.PAYLOADS:
        assert payload in everything
    relations = part(data, "word/_rels/document.xml.rels")
    targets = [each.get("Target", "") for each in relations if each.get("TargetMode")]
    assert targets
    assert all(target.startswith("https://") for target in targets)


def test_what_xml_cannot_hold_is_left_out() -> None:
    builder = editions.Builder()
    builder.add(Unit("", Kind.PARAGRAPH, 1), "a\x00b\x1bc\ufffe\ud800d", "متن", "")
    assert bookmarked(part(render(builder.edition("letter", ("en", "fa")))))["dg_p1_en"] == "abcd"


def test_links_of_other_schemes_are_text() -> None:
    builder = editions.Builder()
    link = Span(SpanKind.LINK, children=(Span(text="label"),), target="file:///etc/passwd")
    builder.add(Unit("", Kind.PARAGRAPH, 1), (link,), "متن", "")
    data = render(builder.edition("letter", ("en", "fa")))
    assert bookmarked(part(data))["dg_p1_en"] == "label"
    assert not list(part(data).iter(w("hyperlink")))


def test_properties_name_nobody_and_no_time() -> None:
    core = part(render(editions.letter("en", "fa")), "docProps/core.xml")
    assert [child.tag.rpartition("}")[2] for child in core] == ["title", "language"]
    dated = part(render(editions.letter("en", "fa"), modified=1_700_000_000), "docProps/core.xml")
    assert [child.text for child in dated][2:] == ["2023-11-14T22:13:20Z"] * 2


def test_the_same_bytes_twice() -> None:
    edition = editions.torture("en", "fa", "ar")
    assert render(edition) == render(edition)


@pytest.mark.parametrize(
    ("languages", "layout", "sentence"),
    [
        (("en", "fa"), "facing", "Word has no facing pages"),
        (("en", "fa"), "single", "the layout single shows one language"),
    ],
)
def test_what_cannot_be_shown_is_said(
    languages: tuple[str, ...], layout: str, sentence: str
) -> None:
    with pytest.raises(EditionError, match=sentence):
        render(editions.letter(*languages), layout)


def test_libreoffice_shows_every_language(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    office, pdftotext = need_tool("soffice"), need_tool("pdftotext")
    editions_by_kind = {kind: getattr(editions, kind)("en", "fa", "ar") for kind in FIXTURES}
    for kind, edition in editions_by_kind.items():
        (tmp_path / f"{kind}.docx").write_bytes(render(edition))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    paths = [str(tmp_path / f"{kind}.docx") for kind in editions_by_kind]
    subprocess.run([*command, *paths], capture_output=True, check=True)
    for kind, edition in editions_by_kind.items():
        command = [pdftotext, str(tmp_path / f"{kind}.pdf"), "-"]
        shown = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        text = " ".join(row.segments[0].text for row in edition.rows)
        latin = set(re.findall("[a-z]{3,}", text))
        assert len([word for word in latin if word in shown]) >= 0.9 * len(latin), kind
        assert kind == "hostile" or len(re.findall("[\u0600-\u06ff]", shown)) > 100, kind
        if kind == "torture":
            command.insert(1, "-layout")
            laid_out = subprocess.run(command, capture_output=True, check=True).stdout.decode()
            _check_notes_and_contents(shown, laid_out)


def _check_notes_and_contents(shown: str, laid_out: str) -> None:
    """A footnote has one number, and neither footnotes nor contents take the table apart."""
    assert re.findall(r"(\d+)\s+A note of a table\.", shown) == ["2"]
    assert shown.count("Contents") == 1 and shown.count("Quotations") == 2
    (line,) = [line for line in laid_out.splitlines() if re.search("16 +Quotations", line)]
    assert "قتباسات" in line  # with some fonts, pdftotext turns the ligature before it round


def test_each_paragraph_style_is_based_on_normal_which_is_based_on_none() -> None:
    styles = part(render(editions.letter("en", "fa")), "word/styles.xml")
    w = f"{{{W}}}"
    paragraphs = [each for each in styles.iter(f"{w}style") if each.get(f"{w}type") == "paragraph"]
    found = {each.get(f"{w}styleId"): each.find(f"{w}basedOn") for each in paragraphs}
    assert found.pop("Normal") is None and len(found) > 5
    assert {base is not None and base.get(f"{w}val") for base in found.values()} == {"Normal"}


@pytest.mark.parametrize(("direction", "look_is_rtl"), [("rtl", False), ("ltr", True)])
def test_an_isolated_run_says_its_own_direction(direction: str, look_is_rtl: bool) -> None:
    span = Span(SpanKind.ISOLATE, children=(Span(text="x"),), direction=direction)
    look = runs.Look("fa" if look_is_rtl else "en", look_is_rtl, "Amiri")
    written = runs.write_runs((span,), look, NoteMarks({}), runs.LinkTargets())
    assert ("<w:rtl/>" in written) == (direction == "rtl")
