"""Words that a Word file has in two forms, for programs that know the newer one and for others."""

from __future__ import annotations

import pytest

from helpers.word_files import make_word, read_unit, read_word, run, translate

BOLD = "<w:b/>"


def alternatives(*ways: str) -> str:
    """Return what is written in several ways; the last is for programs that know none other."""
    *choices, fallback = ways
    written = "".join(f'<mc:Choice Requires="wps">{each}</mc:Choice>' for each in choices)
    return (
        f"<mc:AlternateContent>{written}<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


EMOJI = alternatives('<wps:symEx wps:char="1F60A"/>', "<w:t>😊</w:t>")
"""An emoji as Word writes it: a sign for itself, and a text for other programs."""
FONT = alternatives("", '<w:rFonts w:ascii="Segoe UI Emoji"/>')


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("Thanks ") + f"<w:r>{EMOJI}</w:r>" + run(" to all"), "Thanks 😊 to all"),
        (f"<w:r><w:t>Thanks</w:t>{EMOJI}</w:r>", "Thanks😊"),
        (run("Thanks ", BOLD) + f"<w:r><w:rPr>{BOLD}</w:rPr>{EMOJI}</w:r>", "**Thanks 😊**"),
        # its font is said in two ways, too
        (run("Hi ") + f"<w:r><w:rPr>{FONT}</w:rPr>{EMOJI}</w:r>", "Hi 😊"),
        # whole runs: the first way that has nothing but words is read
        (run("a ") + alternatives(run("new", BOLD), run("old")) + run(" c"), "a **new** c"),
        (run("a ") + alternatives("<wps:wsp/>", run("old")) + run(" c"), "a old c"),
        # a drawing is a thing
        (
            run("a ") + f"<w:r>{alternatives('<wps:wsp/>', '<w:pict/>')}</w:r>" + run("b"),
            "a <x1/>b",
        ),
    ],
)
def test_words_that_are_written_in_two_ways_are_read_once(content: str, text: str) -> None:
    assert read_unit(f"<w:p>{content}</w:p>").text == text


def test_a_translation_may_put_such_a_sign_anywhere() -> None:
    data = make_word(f"<w:p>{run('Thanks ')}<w:r>{EMOJI}</w:r></w:p>")
    rebuilt = translate(data, {"Thanks 😊": "😊 شكرا"})
    assert [unit.text for unit in read_word(rebuilt).units] == ["😊 شكرا"]
