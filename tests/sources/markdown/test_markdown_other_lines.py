"""Lines of other tools that look like paragraphs: what of them readers see is text."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import read, rebuild
from helpers.cases import each_case
from helpers.durations import check_growth


def list_units(data: str) -> list[tuple[str, Kind]]:
    document = read(data.encode(), "a", suffix=".md")
    assert rebuild(document, {}) == data.encode()
    return [(unit.text, unit.kind) for unit in document.units]


def translate(data: str) -> str:
    document = read(data.encode(), "a", suffix=".md")
    return rebuild(document, {unit.key: f"x {unit.text}" for unit in document.units}).decode()


@pytest.mark.parametrize("around", ["{}\n\nText.\n", "- Text.\n\n  {}\n", "> {}\n>\n> Text.\n"])
@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('--8<-- "parts/a.md"', []),
        (";--8<-- 'a.md'", []),
        ("<<< @/parts/a.js{2}", []),
        ("<<< ./a.js", []),
        ("<<< @/a.js{2,3}[A title]", ["A title"]),
        ("<<< @/a.js [a.js]", []),
        ("{% comment %} hidden words {% endcomment %}", []),
        ("{%- comment -%} hidden words {%- endcomment -%}", []),
        ("{# hidden words #}", []),
        ("{* ../../parts/a_py310.py hl[1,5] *}", []),
        ("{!parts/a.md!}", []),
        ("{!> ../../parts/a.py [ln:1-3]!}", []),
        ("[!INCLUDE [a name](parts/a.md)]", []),
        ("[!include[](~/a.md)]", []),
        ('!INCLUDE "parts/a.md", 2', []),
        ("!include a.md", []),
        ("[the name](parts/a.md ':include :type=code')", []),
        ('@import "parts/a.csv" {line_begin=2}', []),
        ("{!../docs_src/a_file!}", []),
        ("{! a.md !}", []),
        ("{!my docs/a file.md!}", []),
        ("{! a.md [ln:3-5] !}", []),
        ("{!a.md!lines=1 3 8-10!}", []),
        ("{!LICENSE!}", []),
        ("{* ../a.py hl[1:3,5] ln[1:9] *}", []),
        ("{! This is important !}", ["{! This is important !}"]),
        ("{! Since version 2.0 !}", ["{! Since version 2.0 !}"]),
        ("{!Attention, all of you!}", ["{!Attention, all of you!}"]),
        ("{* these are words *}", ["{* these are words *}"]),
        ("{* e.g. this *}", ["{* e.g. this *}"]),
        ("![[a.md]]", []),
        ("![[a.png|300]]", ["![[a.png|300]]"]),
        ("![[a#b]]", []),
        ("![[a|words]]", ["words"]),
        ("![[a.png|A map]]", ["![[a.png|A map]]"]),
        ("*[HTML]: A markup *language*", ["A markup *language*"]),
        ("*[HTML]:", []),
        ("%% hidden words %%", []),
        ("%%\nhidden\n\nwords\n%%", []),
        ("{::comment}\nhidden\n\n- words\n{:/comment}", []),
        ("{::comment}\nhidden\n{:/}", []),
        ("| Roses are red,\n|   violets are blue,\n|\n| all.", ["Roses are red,",
         "violets are blue,", "all."]),
    ],
)  # fmt: skip
def test_of_a_line_of_another_tool_only_what_readers_see_is_text(
    line: str, shown: list[str], around: str
) -> None:
    begin = "> " if around[0] == ">" else "  " if around[0] == "-" else ""
    data = around.format(line.replace("\n", f"\n{begin}"))
    texts = [text for text, _ in list_units(data)]
    assert sorted(texts) == sorted([*shown, "Text."])
    new = data
    for text in [*shown, "Text."]:
        new = new.replace(text, f"x {text}")
    assert translate(data) == new


@pytest.mark.parametrize("name", ["align", "equation*", "pmatrix"])
def test_a_formula_of_latex_is_code(name: str) -> None:
    formula = f"\\begin{{{name}}}\na &= b\n\\end{{{name}}}"
    units = list_units(f"Text.\n\n{formula}\n\n\\begin{{{name}}} x \\end{{{name}}}\n")
    assert units[0] == ("Text.", Kind.PARAGRAPH)
    assert [kind for _, kind in units[1:]] == [Kind.CODE, Kind.CODE]
    assert units[1][0] == formula


def test_the_first_lines_of_a_file_may_have_its_title_and_authors() -> None:
    data = "% A title\n% An author; another\n% May 2020\n\nText.\n"
    texts = ["A title", "An author; another", "May 2020", "Text."]
    assert [text for text, _ in list_units(data)] == texts
    assert translate(data) == "% x A title\n% x An author; another\n% x May 2020\n\nx Text.\n"


@each_case([
        "{* words *} more", "{*words*}", "{! no!} more", "!include the others", "@import duties",
        "[!INCLUDE others]", "[a](b.md ':includes')", "[a](b.md ':include') more", "@import",
        "--8 is a number", "- 8<9", "<<<", "![[a]]", "![[a.md]] text", "*[a] b", "*[a](b): c", 
        "%% never closed",
        "{::comment}", "\\begin{align} never closed", "\\begin{quote}\na\n\\end{quote}",
        "| a | b |\n| c | d |", "| only one", "| a\nb", "Text.\n% no title", "%not a title",
    ])  # fmt: skip
def test_what_only_looks_like_such_a_line_is_text(data: str) -> None:
    texts = [text for text, _ in list_units(f"{data}\n")]
    wanted = data.removeprefix("- ") if data.startswith("- ") else data.replace("\n", " ")
    assert texts == ([] if data == "{::comment}" else [wanted])


@pytest.mark.parametrize(
    "line",
    [
        "%% a\n", "%%\n\n", "{::comment}\n", "\\begin{align}\n", "\\begin{align}\n\n", "| a\n",
        "| a\nb\n\n", "% a\n", "--8<--\n", "*[a]: b\n", "![[a|", "<<< a\n",
        "{!a", "{* a *", "[!INCLUDE [", "!include \"", "[a](b ':include", '@import "a" {',
    ],
)  # fmt: skip
def test_the_time_grows_with_the_length(line: str) -> None:
    check_growth(lambda size: line * size, list_units, 500)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ("| a |\n|---|\n\n: The caption\n", ["a", "The caption"]),
        ("| a |\n|---|\n\n: The *caption* {#tbl-x .y}\n\nMore.\n", ["a", "The *caption*", "More."]),
        ("+---+\n| a |\n+===+\n| b |\n+---+\n\n: The caption\n", ["a", "b", "The caption"]),
        # of something else, it is a text with a colon
        ("# Text\n\n: no caption\n\nMore.\n", ["Text", ": no caption", "More."]),
        ("| a |\n|---|\n\n: goes on\nhere\n", ["a", ": goes on here"]),
    ],
)
def test_the_caption_below_a_table_has_no_colon(data: str, texts: list[str]) -> None:
    document = read(data.encode(), "a", suffix=".md")
    assert [unit.text for unit in document.units] == texts
    new = {unit.key: "متن" for unit in document.units if unit.text == texts[-1]}
    assert rebuild(document, new).decode() == data.replace(
        texts[-1].replace(" here", "\nhere"), "متن"
    )


@pytest.mark.parametrize(
    ("verse", "texts"),
    [
        ("| One long\n  line\n| Two", ["One long line", "Two"]),
        ("| One\n| Two long\n      line\n  more", ["One", "Two long line more"]),
        ("| 1984\n|\n| Two", ["1984", "Two"]),
        ("| One\n| *Two\n  words*", ["One", "*Two words*"]),
    ],
)
def test_an_indented_line_goes_on_with_the_verse_above_it(verse: str, texts: list[str]) -> None:
    data = f"Before.\n\n{verse}\n\nAfter.\n"
    assert [text for text, _ in list_units(data)] == ["Before.", *texts, "After."]
    document = read(data.encode(), "a", suffix=".md")
    assert rebuild(document, {}) == data.encode()
    new = {unit.key: f"متن {number}" for number, unit in enumerate(document.units)}
    written = rebuild(document, new).decode()
    lines = [f"| متن {number}" for number in range(1, len(texts) + 1)]
    assert [line for line in written.split("\n")[2:-3] if line != "|"] == lines


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ("```{note}\nA\n```\n\n% hidden\n% too\n\nText\n% hidden\nmore\n", ["A", "Text", "more"]),
        ("(here)=\n# T\n\n- item\n  % hidden\n", ["T", "item"]),
        ("{ref}`a`\n\n50 % of it\n", ["{ref}`a`", "50 % of it"]),
        ("Text\n\n% shown\n", ["Text", "% shown"]),  # nothing of MyST
        ("% A title\n% Ann\n\nText\n", ["A title", "Ann", "Text"]),
        # R Markdown and Quarto run such code, and a name in braces may be that of a reader
        ("```{r}\nx\n```\n\nAbout 20\n% of all\n", ["x", "About 20 % of all"]),
        ("Dear {name}`s friend,\n\n% shown\n", ["Dear {name}`s friend,", "% shown"]),
        ("{py:func}`a`\n\n% hidden\n", ["{py:func}`a`"]),
    ],
)
def test_a_sign_before_a_line_hides_it_only_in_myst(data: str, texts: list[str]) -> None:
    assert [text for text, _ in list_units(data)] == texts


@pytest.mark.parametrize(
    ("data", "units"),
    [
        ("\\[\nx = y\n\\]\n", [("x = y", Kind.CODE)]),
        ("Text\n\\[\nx\n\\]\n", [("Text", Kind.PARAGRAPH), ("x", Kind.CODE)]),
        ("\\[ E = mc^2 \\]\n", [("\\[ E = mc^2 \\]", Kind.CODE)]),
        ("\\[ Music \\]\n", [("\\[ Music \\]", Kind.PARAGRAPH)]),
        ("\\[ note = b \\]\n", [("\\[ note = b \\]", Kind.PARAGRAPH)]),
        ("\\[\n\nText\n\n\\]\n", [(each, Kind.PARAGRAPH) for each in ("\\[", "Text", "\\]")]),
        ("\\[A note: a=b\\]\n", [("\\[A note: a=b\\]", Kind.PARAGRAPH)]),
        ("\\[\nnever\n", [("\\[ never", Kind.PARAGRAPH)]),
    ],
)
def test_a_displayed_formula_is_code(data: str, units: list[tuple[str, Kind]]) -> None:
    assert list_units(data) == units


@pytest.mark.parametrize("new", ["% x", "\\[ x = y \\]", "{ref}`a`"])
def test_a_translation_is_no_such_line(new: str) -> None:
    data = "{ref}`a` b\n\nText\n"
    document = read(data.encode(), "a", suffix=".md")
    written = rebuild(document, {(None, "Text"): new})
    assert len(read(written, "a", suffix=".md").units) == 2
    assert written != data.encode()
