"""A run against the direction of its paragraph says its own direction and language in Word."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

import pytest

from dragoman.containers.ooxml import NAMESPACES, W
from dragoman.editions.docx.footnotes import NoteMarks
from dragoman.editions.docx.parts import LATIN
from dragoman.editions.docx.runs import LinkTargets, Look, list_guests, write_runs
from dragoman.model import Options, Span, SpanKind

PERSIAN, ENGLISH = Look("fa", True, "Vazirmatn"), Look("en", False, LATIN)
TEXTS = {"ltr": "12 km/h", "rtl": "نامه"}


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def find_run(look: Look, direction: str) -> Element:
    """Return the run of the isolated text between two others."""
    inner = Span(SpanKind.ISOLATE, children=(Span(text=TEXTS[direction]),), direction=direction)
    spans = (Span(text="a "), inner, Span(text=" z"))
    written = write_runs(spans, look, NoteMarks({}), LinkTargets())
    runs = fromstring(f"<x {NAMESPACES}>{written}</x>").iter(w("r"))  # noqa: S314  (our own)
    (run,) = (run for run in runs if TEXTS[direction] in "".join(run.itertext()))
    return run


@pytest.mark.parametrize("look", [PERSIAN, ENGLISH], ids=["rtl", "ltr"])
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_it_has_the_direction_of_its_own_text(look: Look, direction: str) -> None:
    properties = find_run(look, direction).find(w("rPr"))
    assert properties is not None
    assert (properties.find(w("rtl")) is not None) == (direction == "rtl")
    fonts, language = properties.find(w("rFonts")), properties.find(w("lang"))
    assert language is not None
    own = look.tag if look.rtl == (direction == "rtl") else {"rtl": "ar", "ltr": "en"}[direction]
    assert own in language.attrib.values()
    if look.rtl and direction == "ltr":
        assert fonts is None or "Vazirmatn" not in fonts.attrib.values()


@pytest.mark.parametrize(
    ("text", "is_figure"),
    [
        ("12 %", True),
        ("−56.00", True),
        ("۵۰ %", True),
        ("(3:1)", True),
        ("12 km", False),
        ("−5 °C", False),
    ],
)
def test_a_figure_in_right_to_left_text_looks_like_the_digits_around(
    text: str, is_figure: bool
) -> None:
    """In a column of numbers, some have to be isolated; all have the same font and size."""
    span = Span(SpanKind.ISOLATE, children=(Span(text=text),), direction="ltr")
    written = write_runs((Span(text="متن "), span), PERSIAN, NoteMarks({}), LinkTargets())
    runs = fromstring(f"<x {NAMESPACES}>{written}</x>").iter(w("r"))  # noqa: S314  (our own)
    (run,) = (run for run in runs if text in "".join(run.itertext()))
    properties = run.find(w("rPr"))
    assert properties is not None and properties.find(w("rtl")) is None
    fonts, language = properties.find(w("rFonts")), properties.find(w("lang"))
    assert fonts is not None and language is not None
    assert (properties.find(w("cs")) is not None) == is_figure
    assert set(fonts.attrib.values()) == {"Vazirmatn" if is_figure else LATIN}
    assert language.attrib == ({w("bidi"): "fa"} if is_figure else {w("val"): "en"})


@pytest.mark.parametrize(
    ("text", "tag", "family"),
    [
        ("نامه", "fa", "Vazirmatn"),
        ("מכתב", "he", "Frank Ruhl Libre"),
        ("ދިވެހި", "dv", "Noto Sans Thaana"),
        ("𞤀𞤣𞤤𞤢𞤥", "ar", LATIN),
    ],
)
def test_right_to_left_words_look_as_those_of_the_edition_in_their_script(
    text: str, tag: str, family: str
) -> None:
    look = ENGLISH._replace(guests=list_guests(("en", "fa"), Options()))
    span = Span(SpanKind.ISOLATE, children=(Span(text=text),), direction="rtl")
    written = write_runs((Span(text="a "), span), look, NoteMarks({}), LinkTargets())
    runs = fromstring(f"<x {NAMESPACES}>{written}</x>").iter(w("r"))  # noqa: S314  (our own)
    (run,) = (run for run in runs if text in "".join(run.itertext()))
    fonts, language = (run.find(f"{w('rPr')}/{w(name)}") for name in ("rFonts", "lang"))
    assert fonts is not None and fonts.get(w("cs")) == family
    assert language is not None and language.attrib == {w("bidi"): tag}
