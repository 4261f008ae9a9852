"""The runs of a Word edition: each kind of text has just the properties that show it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.containers.ooxml import NAMESPACES, R, W
from dragoman.editions.docx import runs
from dragoman.editions.docx.footnotes import NoteMarks
from dragoman.model import Options, Span, SpanKind

ENGLISH, PERSIAN = runs.Look("en", False, "Georgia"), runs.Look("fa", True, "Vazirmatn")
LOOKS = {"en": ENGLISH, "fa": PERSIAN}
LATIN = {"ascii": "Georgia", "hAnsi": "Georgia", "cs": "Georgia"}
FONTS = {"en": LATIN, "fa": {**LATIN, "cs": "Vazirmatn"}}
LANGUAGE = {"en": [("lang", {"val": "en"})], "fa": [("rtl", {}), ("lang", {"bidi": "fa"})]}

Property = tuple[str, dict[str, str]]


def write(span: Span, look: runs.Look) -> Element:
    notes = NoteMarks({"a": ("1", "dg_p9_en")})
    written = runs.write_runs((span,), look, notes, runs.LinkTargets())
    return fromstring(f"<p {NAMESPACES}>{written}</p>")  # noqa: S314  (our own)


def name(qualified: str) -> str:
    return qualified.rpartition("}")[2]


def list_properties(run: Element) -> Iterator[Property]:
    for each in run.find(f"{{{W}}}rPr") or ():
        yield name(each.tag), {name(key): value for key, value in each.attrib.items()}


def read(span: Span, look: str) -> list[Property]:
    """Return the properties of the one run that a span becomes, without those of plain text."""
    (run,) = write(span, LOOKS[look]).iter(f"{{{W}}}r")
    first, *more = list_properties(run)
    assert first == ("rFonts", FONTS[look])
    assert more[-len(LANGUAGE[look]) :] == LANGUAGE[look]
    return more[: -len(LANGUAGE[look])]


BOLD: list[Property] = [("b", {}), ("bCs", {})]
ITALIC: list[Property] = [("i", {}), ("iCs", {})]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (SpanKind.STRONG, BOLD),
        (SpanKind.DELETED, [("strike", {})]),
        (SpanKind.INSERTED, [("u", {"val": "single"})]),
        (SpanKind.SUPERSCRIPT, [("vertAlign", {"val": "superscript"})]),
        (SpanKind.SUBSCRIPT, [("vertAlign", {"val": "subscript"})]),
    ],
)
def test_a_look_is_its_property_and_no_other(
    look: str, kind: SpanKind, expected: list[Property]
) -> None:
    assert read(Span(kind, children=(Span(text="x"),)), look) == expected


def test_emphasis_is_italic_only_where_a_script_has_that() -> None:
    emphasis = Span(SpanKind.EMPHASIS, children=(Span(text="x"),))
    assert read(emphasis, "en") == ITALIC
    assert read(emphasis, "fa") == BOLD
    picture = Span(SpanKind.IMAGE, "a river", target="river.png")
    assert read(picture, "en") == ITALIC
    assert read(picture, "fa") == []


@pytest.mark.parametrize("look", LOOKS)
def test_the_colour_of_what_is_no_text_is_written(
    look: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LOOKS, look, LOOKS[look]._replace(colour="555555"))
    assert read(Span(text="x"), look) == [("color", {"val": "555555"})]


def test_looks_within_looks_add_up() -> None:
    kinds = (SpanKind.STRONG, SpanKind.EMPHASIS, SpanKind.DELETED, SpanKind.INSERTED,
             SpanKind.SUBSCRIPT)  # fmt: skip
    span = Span(text="x")
    for kind in kinds:
        span = Span(kind, children=(span,))
    assert read(span, "en") == [
        *BOLD, *ITALIC, ("strike", {}), ("u", {"val": "single"}),
        ("vertAlign", {"val": "subscript"}),
    ]  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_code_runs_from_left_to_right_in_its_own_style(look: str) -> None:
    (run,) = write(Span(SpanKind.CODE, "cp -a\nb", direction="ltr"), LOOKS[look])
    assert list(list_properties(run)) == [
        ("rStyle", {"val": "CodeCharacter"}), ("lang", {"val": "en"})
    ]  # fmt: skip
    assert "".join(run.itertext()).strip("\u2066\u2069") == "cp -a b"


@pytest.mark.parametrize("look", LOOKS)
def test_a_note_and_a_link_are_links_in_styles_of_their_own(look: str) -> None:
    (note,) = write(Span(SpanKind.NOTE, "a"), LOOKS[look])
    assert note.get(f"{{{W}}}anchor") == "dg_p9_en"
    assert ("rStyle", {"val": "FootnoteReference"}) in list_properties(note[0])
    assert list(write(Span(SpanKind.NOTE, "unknown"), LOOKS[look])) == []
    target = Span(SpanKind.LINK, children=(Span(text="x"),), target="https://a.example", title="t")
    (link,) = write(target, LOOKS[look])
    assert (link.get(f"{{{R}}}id"), link.get(f"{{{W}}}tooltip")) == ("rIdL1", "t")
    assert ("rStyle", {"val": "Hyperlink"}) in list_properties(link[0])


def test_tabs_and_line_ends_are_elements() -> None:
    written = runs.write_run("a\tb\nc", ENGLISH)
    element = fromstring(f"<p {NAMESPACES}>{written}</p>")  # noqa: S314  (our own)
    shown = [name(each.tag) if each.text is None else each.text for each in element[0][1:]]
    assert shown == ["a", "tab", "b", "br", "c"]
    for kind, ends in ((SpanKind.BREAK, 1), (SpanKind.PARAGRAPH, 2)):
        assert [name(each.tag) for each in write(Span(kind), ENGLISH)[0]] == ["br"] * ends


@given(st.text(st.characters(), max_size=40), st.sampled_from(("en", "fa")))
@example("a\tb\r\nc\x0bd\x85e\u2028f<&>\"'\x01\ufffe\ud800", "en")
def test_a_text_is_one_run_on_one_line(text: str, language: str) -> None:
    look, notes = LOOKS[language], NoteMarks({})
    line = " ".join(text.splitlines()).replace("\t", " ")
    alone = runs.write_runs((Span(text=text),), look, notes, runs.LinkTargets())
    assert alone == runs.write_run(line, look)
    pause = Span(SpanKind.BREAK)
    among = runs.write_runs((pause, Span(text=text), pause), look, notes, runs.LinkTargets())
    assert among == f"<w:r><w:br/></w:r>{alone}<w:r><w:br/></w:r>"


def test_the_same_target_is_one_relation() -> None:
    links = runs.LinkTargets()
    assert [links.number_target(target) for target in "abacb"] == [1, 2, 1, 3, 2]
    assert list(links.numbers) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("language", "rtl", "family"),
    [("fa", True, "Vazirmatn"), ("ar", True, "Amiri"), ("en", False, "Georgia")],
)
def test_a_language_has_the_font_that_is_preferred_for_it(
    language: str, rtl: bool, family: str
) -> None:
    from dragoman.model import Options

    look = runs.make_look(language, Options())
    assert (look.tag, look.rtl, look.family) == (language, rtl, family)


@pytest.mark.parametrize(
    ("look", "direction", "family", "language"),
    [("fa", "ltr", "Georgia", ("lang", {"val": "en"})),
     ("en", "rtl", "Georgia", ("lang", {"bidi": "ar"})),
     ("fa", "rtl", "Vazirmatn", ("lang", {"bidi": "fa"})),
     ("en", "ltr", "Georgia", ("lang", {"val": "en"}))],
)  # fmt: skip
def test_an_isolated_run_has_the_font_and_the_language_of_its_direction(
    look: str, direction: str, family: str, language: Property
) -> None:
    span = Span(SpanKind.ISOLATE, children=(Span(text="x"),), direction=direction)
    found = list(write(span, LOOKS[look]).iter(f"{{{W}}}r"))
    for run in found:
        properties = list(list_properties(run))
        assert properties[0] == ("rFonts", {**LATIN, "cs": family})
        assert properties[-1] == language
    assert "".join(text for run in found for text in run.itertext()) == (
        ("\u2067" if direction == "rtl" else "\u2066") + "x\u2069"
    )


@pytest.mark.parametrize(
    ("language", "attributes"),
    [
        ("th", {"val": "th", "bidi": "th"}),
        ("hi", {"val": "hi", "bidi": "hi"}),
        ("sr_Latn", {"val": "sr-Latn"}),
        ("hy", {"val": "hy"}),
        ("zh_TW", {"val": "zh-TW", "eastAsia": "zh-TW"}),
        ("ckb", {"bidi": "ckb"}),
        ("dv", {"bidi": "dv"}),
    ],
)
def test_the_language_is_where_word_looks_for_that_of_its_script(
    language: str, attributes: dict[str, str]
) -> None:
    """Word has three: of complex scripts, of East Asian ones, and of all others."""
    look = runs.make_look(language, Options())
    strong = Span(SpanKind.STRONG, children=(Span(text="x"),))
    kinds: tuple[tuple[Span, list[Property]], ...] = ((Span(text="x"), []), (strong, BOLD))
    for span, more in kinds:
        (run,) = write(span, look)
        rtl: list[Property] = [("rtl", {})] if look.rtl else []
        name = ("rStyle", {"val": f"Text-{look.tag}"})
        assert list(list_properties(run)) == [name, *more, *rtl]
        itself = list(list_properties(write(span, look._replace(is_styled=False))[0]))
        assert itself[1:] == [*more, *rtl, ("lang", attributes)]
    written = runs.write_language_style(look)
    style = fromstring(f"<r {NAMESPACES}>{written}</r>")[0]  # noqa: S314  (our own)
    assert style.get(f"{{{W}}}type") == "character"
    assert style.get(f"{{{W}}}styleId") == f"Text-{look.tag}"
    assert list(list_properties(style)) == [itself[0], ("lang", attributes)]
