"""Editions as LaTeX: no text is a command, and XeLaTeX sets them where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import tex
from dragoman.editions._common import END_OVERRIDE, OVERRIDE
from dragoman.editions.tex.inline import (
    LatexStyle,
    escape_address,
    escape_text,
    write_inline,
)
from dragoman.editions.tex.preamble import name_language
from dragoman.model import Edition, Options, Span, SpanKind
from dragoman.po import Catalog, write_block
from helpers import editions
from helpers.evil_spans import evil_spans, make_edition, texts
from helpers.tools import not_allowed_here

_COMMANDS = (
    "textbackslash textasciicircum textasciitilde nobreakspace allowbreak leavevmode newline par "
    "LR RL runcode runlatin runarabic runhebrew runen runfa runar hyperlink hypertarget href emph "
    "textbf textsuperscript textsubscript dragomandeleted dragomaninserted dragomanheading begin "
    "end switchcolumn columnratio scriptsize footnotesize small normalsize large Large LARGE item "
    "setlength leftmargin topsep pdfbookmark raggedright raggedleft centering parskip hline hspace "
    "tabularnewline medskip strut addvspace thinspace nobreak dragomanroom "
    "leftskip rightskip dragomanother dragomanquote"
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
    rtl, ltr = LatexStyle("fa", "rtl", "Arab"), LatexStyle("en", "ltr", "Latn")
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
    assert line.startswith(r"\dragomanfontTF{My Font}{\newfontfamily\fontfa[Script=Arabic")
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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("۱۲\u00a0۳۴۵ نفر", r"\LR{۱۲\nobreakspace{}۳۴۵} نفر"),
        ("از ۱\u202f۲۵۰\u202f۰۰۰٪ آنان", r"از \LR{۱\thinspace{}۲۵۰\thinspace{}۰۰۰٪} آنان"),
        ("۱\u00a0۲۳۴٫۵ نفر", r"\LR{۱\nobreakspace{}۲۳۴٫۵} نفر"),
        ("+98\u00a021", r"+\LR{98\nobreakspace{}21}"),
        ("١٢\u00a0٣٤٥٪ من", r"\LR{١٢\nobreakspace{}٣٤٥}٪ من"),
        ("۱۲\u00a0کیلومتر", r"۱۲\nobreakspace{}کیلومتر"),
        ("۱۳۹۵/۱۰/۳ و ۳۴۵", r"\LR{۱۳۹۵/۱۰/۳} و ۳۴۵"),
        ("1,250.50؛ 10:30.", r"\LR{1,250.50}؛ \LR{10:30}."),
        ("۱۲ ۳۴۵", "۱۲ ۳۴۵"),
    ],
)
def test_a_number_in_parts_keeps_its_order(text: str, written: str) -> None:
    """XeTeX orders what is before and behind a command as two words, and the parts of 1,250.50 in
    an Arabic font as words of the text around. A sign belongs to a European number, but not to one
    in Arabic digits (UAX #9, W5)."""
    span = Span(text=text)
    found = write_inline((span,), LatexStyle("fa", "rtl", "Arab"))
    assert found.replace(OVERRIDE, "").replace(END_OVERRIDE, "") == written
    assert f"\\{OVERRIDE}" not in found  # a command stays one
    assert found.count(OVERRIDE) == found.count(END_OVERRIDE) >= found.count(r"\LR")
    assert "LR" not in write_inline((span,), LatexStyle("en", "ltr", "Latn"))


@pytest.mark.parametrize(
    ("language", "begin"),
    [
        ("th", r'\XeTeXlinebreaklocale "th"\XeTeXlinebreakskip=0pt\rightskip=0pt plus 3em\fontth '),
        ("bo", r'\XeTeXlinebreaklocale "bo"\XeTeXlinebreakskip=0pt\rightskip=0pt plus 3em\fontbo '),
        ("zh_TW", r'\XeTeXlinebreaklocale "zh"\XeTeXlinebreakskip=0pt plus .05em minus .01em'),
        ("ja", r'\XeTeXlinebreaklocale "ja"\XeTeXlinebreakskip=0pt plus .05em minus .01em'),
        ("si", r"\fontsi "),
        ("ko", r"\begin{otherlanguage}{korean}\fontko "),
        ("am", r"\fontam "),
    ],
)
def test_a_line_may_end_where_the_script_has_no_space(language: str, begin: str) -> None:
    """Without it, XeTeX prints a paragraph of Thai or Chinese as one line, over the next column."""
    written, name = write(letter_of(language)), name_language(language)
    (line,) = re.findall(rf"\\newenvironment{{text{name}}}{{(.*)}}{{\\par", written)
    assert begin in line
    assert line.count("linebreak") == begin.count("linebreak")


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("syr", "ܡܠܬܐ 12", r"ܡܠܬܐ \LR{\dragomandigitfont 12}"),
        ("dv", "1948 ގައި", r"\LR{\dragomandigitfont 1948} ގައި"),
        ("nqo", "1,250.5", r"\LR{\dragomandigitfont 1,250.5}"),
        ("nqo", "߁߂", "߁߂"),
        ("ar", "عام 1948", "عام 1948"),
        ("he", "1948", "1948"),
        ("th", "1948", "1948"),
    ],
)
def test_a_number_has_digits_also_where_the_font_from_right_to_left_has_none(
    language: str, text: str, written: str
) -> None:
    document = sources.read(f"{text}\n".encode(), "letter", suffix=".md")
    edition = align(document, {}, EditionRequest((language, "en"), language, missing="source"))
    body = re.sub(f"[{OVERRIDE}{END_OVERRIDE}]", "", body_of(write(edition, "stacked")))
    name = name_language(language)
    assert f"\\begin{{text{name}}}\n{{{written}\\par}}" in body


def test_a_page_number_has_digits_in_any_language() -> None:
    assert r"{\fontdv\dragomandigitfont\thepage}" in write(letter_of("dv"))
    assert r"{\fontfa\thepage}" in write(letter_of("fa"))


def test_a_remark_in_another_language_has_its_font() -> None:
    """Fonts of one script, such as Noto Serif Sinhala, have no Latin letters."""
    draft = polib.POEntry(msgid="Text.", msgstr="අ.", flags=["fuzzy"])
    catalog = Catalog("letter.po", None, (write_block(draft),))
    document = sources.read(b"Text.\n", "letter", suffix=".md")
    body = body_of(write(align(document, {"si": catalog}, EditionRequest(("si", "en"), "en"))))
    assert "අ.\\par}\n{\\footnotesize {\\runen (Draft" in body


def letter_of(language: str) -> Edition:
    document = sources.read(b"# T\n\nText.\n", "letter", suffix=".md")
    return align(document, {}, EditionRequest((language, "en"), "en"))


def write_table(*lines: str, languages: tuple[str, ...] = ("en", "de"), layout: str) -> str:
    document = sources.read("\n".join(lines).encode(), "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(languages, "en", missing="source"))
    return body_of(write(edition, layout))


def measure_cells(line: str) -> list[float]:
    return [float(width) for width in re.findall(r"p\{([\d.]+)mm\}", line)]


def is_narrow(written: str) -> bool:
    """Return whether the first table is in the column of its language."""
    before = written.partition("tabular")[0]
    return before.count(r"\begin{paracol}") > before.count(r"\end{paracol}")


@pytest.mark.parametrize("word", ["Verantwortlichkeit", "INTERNATIONAL", "Ответственность"])
def test_a_word_of_a_table_has_room_in_its_cell(word: str) -> None:
    """LaTeX prints what is wider than its cell over the next one."""
    lines = (f"| {word} | Why it is so, in many words of a long text that has no end |", "|--|--|")
    tables = re.findall(r".*\\begin\{tabular\}.*", write_table(*lines, layout="columns"))
    assert tables
    for line in tables:
        assert measure_cells(line)[0] > 2 * len(word)


def test_tables_are_side_by_side_only_where_their_words_fit() -> None:
    short = ("| Name | City |", "|--|--|", "| Evin | Tehran |")
    long = ("| Name | Verantwortlichkeiten |", "|--|--|", "| Zuständigkeitsbereich | a |")
    assert is_narrow(write_table(*short, layout="columns"))
    assert not is_narrow(write_table(*long, layout="columns"))


@pytest.mark.parametrize("layout", ["columns", "stacked", "single"])
@pytest.mark.parametrize("count", [1, 2, 4, 6, 12])
def test_a_table_is_as_wide_as_its_room(count: int, layout: str) -> None:
    cells = "| " + " | ".join(f"Name{number}" for number in range(count)) + " |"
    languages = ("en",) if layout == "single" else ("en", "de")
    rows = (cells, "|--" * count + "|", cells)
    written = write_table(*rows, languages=languages, layout=layout)
    widths = [sum(measure_cells(line)) for line in written.split("\n") if "tabular" in line]
    between = 2.12 * (count - 1)
    room = 77.23 if is_narrow(written) else 170
    assert widths
    assert all(room - 1 < width + between < room + 0.1 for width in widths)


def test_the_names_of_columns_are_not_alone_at_the_end_of_a_page() -> None:
    written = write_table("| Name | City |", "|--|--|", "| Evin | Tehran |", layout="stacked")
    ends = re.findall(r"\\end\{tabular\}(.*)", written)
    assert ends[0::2] == [r"\par\nobreak"] * 2
    assert not any("nobreak" in end for end in ends[1::2])


@pytest.mark.parametrize("layout", ["columns", "stacked"])
def test_what_introduces_something_has_room_for_it(layout: str) -> None:
    """A heading, a table, a term, a caption; in columns, all languages follow the first to the next
    page."""
    text = b"# Wells\n\nText.\n\n**Term**\n\nText.\n\nCaption\n\n| A | B |\n|--|--|\n| 1 | 2 |\n"
    document = sources.read(text, "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(("en", "fa"), "en", missing="source"))
    lines = body_of(write(edition, layout)).split("\n")
    rooms = [place for place, line in enumerate(lines) if "dragomanroom" in line]
    below = [" ".join(lines[place + 1 : place + 5]) for place in rooms]
    words = ("Wells", "Term", "Caption", "tabular", "About this")
    for shown, word in zip(below, words, strict=True):
        assert word in shown
    room = {"columns": r"\dragomanroom{5}\switchcolumn[0]*\switchcolumn[0]"}
    assert lines[rooms[0]] == room.get(layout, r"\dragomanroom{8}")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("![A map](a.png)", r"{\LR{\runlatin [A map]}\par}"),
        ("![A map of 7](a.png) _x_", r"{\LR{\runlatin [A map of 7] "),
        ("![نقشه](a.png)", r"{[نقشه]\par}"),
        ("12", r"{12\par}"),
    ],
)
def test_latin_text_and_bullets_have_a_font_in_a_column_from_right_to_left(
    text: str, written: str
) -> None:
    document = sources.read(f"- {text}\n".encode(), "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(("fa",), "fa"))
    body = body_of(write(edition, "single"))
    assert r"\item[{\runlatin •}]" in body
    assert written in body


def test_fonts_lend_signs_and_whole_fonts_are_first_from_right_to_left() -> None:
    """Most fonts of one script have no full stop. What the settings name is first all the same."""
    document = sources.read(b"# T\n\nText.\n", "letter", suffix=".md")
    edition = align(document, {}, EditionRequest(("he", "hy"), "en", missing="source"))
    written = write(edition)
    fonts = {"runlatin", "runcode", "runarabic", "runhebrew"}
    shown = {f"{kind}{name}" for kind in ("font", "run") for name in ("en", "he", "hy")}
    lending = dict(re.findall(r"\\let\\dragoman(\w+)=\\\w+ \\def\\\w+\{(.*)\}", written))
    assert lending.keys() == fonts | shown
    from_right = {"fonthe", "runhe"}  # XeTeX would lose letters behind the signs
    assert {name for name, text in lending.items() if "lend" not in text} == fonts | from_right
    assert {name for name, text in lending.items() if "state=0" in text} == {
        name for name in lending if name.startswith("run")
    }
    assert r"\dragomanwholeTF{Noto Serif Hebrew}{\newfontfamily\fonthe" in written
    assert r"\dragomanwholeTF{Noto Serif Armenian}" not in written
    named = Options(layout="columns", fonts={"he": ("Own",)})
    own = tex.render(edition, named).decode()
    assert own.index(r"\dragomanfontTF{Own}{\newfontfamily\fonthe") < own.index(
        r"\dragomanwholeTF{Noto Serif Hebrew}{\newfontfamily\fonthe"
    )


def write_markdown(text: str, language: str, layout: str = "stacked") -> str:
    """Return the file of an edition that shows a text as it is in one language."""
    document = sources.read(f"{text}\n".encode(), "letter", suffix=".md")
    edition = align(document, {}, EditionRequest((language, "en"), language, missing="source"))
    return re.sub(f"[{OVERRIDE}{END_OVERRIDE}]", "", write(edition, layout))


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("fa", "نام שלום است", r"نام \dragomanother{HEBREW}{5E9}{שלום} است"),
        ("he", "השם آزادی", r"השם \dragomanother{ARABIC}{622}{آزادی}"),
        ("fa", "در देश ★", r"در \LR{\runlatin \dragomanother{DEVANAGARI}{926}{देश}} \dragomanother"),
        (
            "en",
            "क्‍ष 自由。",
            r"\dragomanother{DEVANAGARI}{915}{क्‍ष} \dragomanother{CJK}{81EA}{自由。}",
        ),
        ("en", "★☆ ↔️", r"\dragomanother{SIGNS}{2605}{★}\dragomanother{SIGNS}{2606}{☆} "),
        ("en", "`कोड` x", r"\LR{\runcode \dragomanother{DEVANAGARI}{915}{कोड}} x"),
        ("en", "ܡܠܬܐ x", r"\RL{\runarabic \dragomanother{SYRIAC}{721}{ܡܠܬܐ}} x"),
        ("dv", '– "ދިވެހި"', r'\dragomanother{SIGNS}{2013}{–} \dragomanother{SIGNS}{22}{"}ދިވެހި'),
        ("dv", "ދިވެހި[^1]\n\n[^1]: ނޯޓު", r"{}\LR{\dragomandigitfont 1}.\ ނޯޓު"),
        ("en", "۱۴/۷", r"\dragomanother{ARABIC}{6F1}{۱۴}/\dragomanother{ARABIC}{6F7}{۷}"),
        ("en", "١٢٫٥ १२", r"\dragomanother{ARABIC}{661}{١٢٫٥} \dragomanother{DEVANAGARI}{967}"),
        ("hi", "देश “x” – é… १२", "देश “x” – é… १२"),
        ("ja", "自由。カナ", "自由。カナ"),
        ("fa", "می‌خواهم «۱۲٪» ۱٫۵", "می‌خواهم «۱۲٪» ۱٫۵"),
        ("en", "\u0301 \ufe0f x", "\u0301 \ufe0f x"),
    ],
)
def test_letters_and_signs_that_a_font_may_lack_have_a_list_of_families(
    language: str, text: str, written: str
) -> None:
    assert written in body_of(write_markdown(text, language))


def test_the_lists_are_those_that_the_text_calls() -> None:
    written = write_markdown("נועם देश ★ 自", "fa")
    lists = re.findall(r"newcommand\\dragomanlist(\w+)\[1\]\{(.*)\}", written)
    assert [name for name, _ in lists] == ["CJK", "DEVANAGARI", "HEBREW", "SIGNS"]
    tries = {name: re.findall(r"dragomantry\\(\w+)", text) for name, text in lists}
    assert tries["HEBREW"][:2] == ["runhebrew", "runlatin"]
    assert tries["DEVANAGARI"][0] == "dragomandevanagari"
    assert (
        r"{\newfontfamily\dragomandevanagari[Script=Devanagari]{Noto Serif Devanagari}}" in written
    )
    for command in {each for found in tries.values() for each in found}:
        assert re.search(rf"\\(newfontfamily|def|newcommand)\\{command}\b", written), command
    assert "Color" not in written
    assert "dragomanlist" not in write_markdown("متن", "fa")


@pytest.mark.parametrize(
    ("language", "text", "marker"),
    [
        ("fa", "- [ ] متن", r"\LR{\runlatin [ ]}"),
        ("fa", "- [x] متن", r"\LR{\runlatin [x]}"),
        ("fa", "1. متن", "1."),
        ("fa", "- متن", r"\runlatin •"),
        ("fa", "a) متن\nb) متن", r"\LR{\runlatin a})"),
        ("en", "א. One\nב. Two", r"\RL{\runhebrew א}."),
        ("en", "(a) One\n(b) Two", "(a)"),
    ],
)
def test_the_words_of_a_marker_have_an_order(language: str, text: str, marker: str) -> None:
    assert rf"\item[{{{marker}}}]" in write_markdown(text, language)


def test_lines_are_even_only_where_there_is_room() -> None:
    address = "https://example.org/" + "a-long-name/" * 6
    columns = body_of(write_markdown("Text", "en", "columns"))
    assert r"{\rightskip=0pt plus 3em Text\par}" in columns
    columns = body_of(write_markdown("- سلام", "fa", "columns"))
    assert r"] {\leftskip=0pt plus 3em سلام\par}" in columns
    below = body_of(write_markdown(f"Text\n\n{address}", "en"))
    assert below.count(r"\rightskip=0pt plus 3em ") == 2  # the address, in two languages
    assert r"{Text\par}" in below


def test_xelatex_sets_it(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    """TeX is too large to install for the tests; where it is, it judges."""
    program = shutil.which("xelatex")
    if program is None:
        not_allowed_here("xelatex is not installed")
    torture, hostile = editions.torture("fa", "en"), editions.hostile("fa", "en")
    other = align(
        sources.read("→ ★ שלום ~~देश ★~~ ܡܠܬܐ x\n".encode(), "letter", suffix=".md"),
        {},
        EditionRequest(("fa", "en"), "en", missing="source"),
    )
    both = replace(torture, blocks=(*torture.blocks, *hostile.blocks, *other.blocks))
    (tmp_path / "edition.tex").write_bytes(tex.render(both, Options()))
    command = [program, "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape"]
    done = subprocess.run([*command, "edition.tex"], cwd=tmp_path, capture_output=True, check=False)
    log = (tmp_path / "edition.log").read_text(encoding="utf-8", errors="replace")
    assert done.returncode == 0, log[-2000:]
    assert not [sign for sign in re.findall(r"There is no (.) \(U", log) if sign.isascii()]
    assert "There is no → (U" not in log  # TeX's own font has it
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
