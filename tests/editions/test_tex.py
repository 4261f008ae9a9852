"""Editions as LaTeX: no text is a command, and XeLaTeX sets them where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import tex
from dragoman.editions.tex.inline import (
    LatexStyle,
    escape_address,
    escape_text,
    write_inline,
)
from dragoman.editions.tex.preamble import name_language
from dragoman.model import Edition, Options, Span, SpanKind
from helpers import editions
from helpers.evil_spans import evil_spans, make_edition, texts
from helpers.tools import not_allowed_here

_COMMANDS = (
    "textbackslash textasciicircum textasciitilde nobreakspace allowbreak leavevmode newline par "
    "LR RL runcode runlatin runarabic runhebrew runen runfa runar hyperlink hypertarget href emph "
    "textbf textsuperscript textsubscript dragomandeleted dragomaninserted dragomanheading begin "
    "end switchcolumn columnratio scriptsize footnotesize small normalsize large Large LARGE item "
    "setlength leftmargin topsep pdfbookmark raggedright raggedleft centering parskip dimexpr "
    "linewidth tabcolsep relax hline tabularnewline medskip strut"
)
COMMANDS = frozenset(_COMMANDS.split())
"""What the body of a file may call."""
LAYOUTS = (("columns", ("fa", "en")), ("stacked", ("en", "fa", "ar")), ("single", ("fa",)))


def write(edition: Edition, layout: str = "columns") -> str:
    return tex.render(edition, Options(layout=layout)).decode()


def body_of(written: str) -> str:
    return written.partition("\\begin{document}")[2]


def tokens_of(written: str) -> Iterator[str]:
    """Yield the commands, braces and signs of a body as TeX takes them."""
    for match in re.finditer(r"\\([A-Za-z]+|.)|[{}%$&#^_~]|\Z", written, re.DOTALL):
        yield match[0]


def check_body(written: str) -> None:
    """Assert that a body calls only what a writer of ours calls, with its braces in pairs."""
    depth = 0
    for token in tokens_of(written):
        depth += {"{": 1, "}": -1}.get(token, 0)
        assert depth >= 0
        assert token not in {"%", "$", "#", "^", "_", "~"}
        if len(token) > 1 and token[1].isalpha():
            assert token[1:] in COMMANDS, token
        elif token[:1] == "\\":
            assert token[1:] in "{}#$%&_ ", token
    assert depth == 0


@given(texts)
def test_a_text_is_no_command_and_all_of_it_is_there(text: str) -> None:
    written = escape_text(text)
    check_body(written)
    read = written
    for command, sign in (
        ("textbackslash", "\\"),
        ("textasciicircum", "^"),
        ("textasciitilde", "~"),
        ("nobreakspace", " "),
        ("allowbreak", ""),
    ):
        read = read.replace(f"\\{command}{{}}", f"\0{ord(sign) if sign else 8203}\0")
    read = re.sub(r"\\([{}#$%&_])", r"\1", read)
    read = re.sub("\0(\\d+)\0", lambda match: chr(int(match[1])), read).replace("\u200b", "")
    assert read.split() == text.replace("\u00a0", " ").split()


@given(evil_spans, st.sampled_from(LAYOUTS))
def test_no_text_calls_anything_in_any_place(
    spans: tuple[Span, ...], layout: tuple[str, tuple[str, ...]]
) -> None:
    check_body(body_of(write(make_edition(spans, *layout[1]), layout[0])))


@pytest.mark.parametrize(("layout", "languages"), LAYOUTS)
def test_what_has_everything_and_what_is_hostile_call_nothing(
    layout: str, languages: tuple[str, ...]
) -> None:
    for edition in (editions.torture(*languages), editions.hostile(*languages)):
        written = write(edition, layout)
        check_body(body_of(written))
        assert write(edition, layout) == written
        for column in edition.columns:
            for sentence in column.colophon:
                assert escape_text(str(sentence).split()[0]) in written


def test_an_address_keeps_what_it_leads_to() -> None:
    assert escape_address("https://e.org/a%20b_c?x=1&y#z~") == (
        r"https://e.org/a\%20b\_c?x=1\&y\#z\%7E"
    )


def test_a_run_of_the_other_direction_has_its_own_font_and_order() -> None:
    rtl, ltr = LatexStyle("fa", "rtl"), LatexStyle("en", "ltr")
    phone = Span(SpanKind.ISOLATE, children=(Span(text="12-34 5"),), direction="ltr")
    digits = Span(SpanKind.ISOLATE, children=(Span(text="۱-۲"),), direction="ltr")
    word = Span(SpanKind.ISOLATE, children=(Span(text="سلام"),), direction="rtl")
    hebrew = Span(SpanKind.ISOLATE, children=(Span(text="שלום"),), direction="rtl")
    assert write_inline((phone,), rtl) == ("\\LR{\\runlatin \u202d12-34\u202c \u202d5\u202c}")
    assert write_inline((digits,), rtl) == "\\LR{\\runfa \u202d۱-۲\u202c}"
    assert write_inline((word, hebrew), ltr) == r"\RL{\runarabic سلام}\RL{\runhebrew שלום}"


def test_columns_follow_each_other_in_the_direction_of_the_first_language() -> None:
    from_left = body_of(write(editions.letter("en", "fa")))
    assert r"\switchcolumn[0]*\switchcolumn[0]" in from_left
    assert from_left.index(r"\switchcolumn[1]") < from_left.index(r"\switchcolumn[2]")
    from_right = body_of(write(editions.letter("fa", "en")))
    assert r"\switchcolumn[0]*\switchcolumn[2]" in from_right
    assert r"\columnratio{0.475,0.475}" in from_right


def test_fonts_are_those_of_the_settings_first() -> None:
    options = Options(fonts={"fa": (r"My \Font}", "Other")})
    written = tex.render(editions.letter("fa", "en"), options).decode()
    line = next(each for each in written.splitlines() if "{My Font}" in each)
    assert line.startswith(r"\IfFontExistsTF{My Font}{\newfontfamily\fontfa[Script=Arabic")
    assert r"\Font}" not in written


@pytest.mark.parametrize(("code", "name"), [("fa", "fa"), ("pt_BR", "ptbr"), ("es_419", "eseBj")])
def test_the_name_of_a_language_is_letters(code: str, name: str) -> None:
    assert name_language(code).isalpha()
    assert name_language(code).isascii()
    assert name_language(code) == name.replace("eseBj", "esebj")


def test_pages_have_the_digits_of_the_first_language() -> None:
    assert r"\ifcase#1 ۰\or ۱\or ۲" in write(editions.letter("fa", "en"))
    assert r"\ifcase#1 0\or 1\or 2" in write(editions.letter("en", "fa"))


@pytest.mark.parametrize(
    ("language", "gloss"), [("zh", "chinese"), ("ko", "korean"), ("el", "greek"), ("fa", "persian")]
)
def test_a_language_in_other_letters_has_its_own_font(language: str, gloss: str) -> None:
    """Without it, polyglossia stops where the font of the whole file lacks the script."""
    document = sources.read(b"# T\n\nText.\n", "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(("en", language), "en", missing="source"))
    written = write(edition)
    assert rf"\let\{gloss}font=\font{language} " in written
    assert r"\let\englishfont" not in written


@pytest.mark.parametrize(
    ("source", "language", "letters", "command"),
    [
        ("en", "fa", "abcd", r"\LR{\runen "),
        ("fa", "en", "ابجد", r"\RL{\runfa "),
        ("en", "de", "abcd", r"\LR{\runen "),
    ],
)
def test_a_cell_that_shows_its_source_has_the_direction_of_the_source(
    source: str, language: str, letters: str, command: str
) -> None:
    table = "| {} | {} |\n|---|---|\n| {} | {} |\n".format(*letters)
    document = sources.read(table.encode(), "letter", suffix=".md")
    request = EditionRequest((language,), source, missing="source")
    written = body_of(write(align(document, {}, request), "single"))
    for letter in letters:
        assert f"{command}{letter}}}" in written


def test_xelatex_sets_it(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    """TeX is too large to install for the tests; where it is, it judges."""
    program = shutil.which("xelatex")
    if program is None:
        not_allowed_here("xelatex is not installed")
    torture, hostile = editions.torture("fa", "en"), editions.hostile("fa", "en")
    both = replace(torture, blocks=(*torture.blocks, *hostile.blocks))
    (tmp_path / "edition.tex").write_bytes(tex.render(both, Options()))
    command = [program, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape"]
    done = subprocess.run([*command, "edition.tex"], cwd=tmp_path, capture_output=True, check=False)
    log = (tmp_path / "edition.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-2000:]
    shown = subprocess.run(
        [need_tool("pdftotext"), "-bbox", "edition.pdf", "-"],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    ).stdout.decode()
    places = dict(
        (word, float(left))
        for left, word in re.findall(r'xMin="([\d.]+)"[^>]*>(Quotations|نقلقولها|نقل‌قول‌ها)<', shown)
    )
    assert "Quotations" in places
    assert places["Quotations"] < 200  # the first language, from the right, is beside it
