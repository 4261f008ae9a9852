"""Boxes of forms: a reader of an edition sees them, a translator does not have to write them."""

from __future__ import annotations

import pytest

from dragoman import sources
from dragoman.align.typed_markers import put_boxes
from dragoman.model import AFTER_TEXT, Kind, Unit
from helpers import odt_files, word_files
from helpers.cases import each_case
from helpers.durations import check_growth

Shown = list[str]


def word_box(state: str) -> str:
    """Return a box of a form, as Word writes it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
        f"{state}</w:checkBox></w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def odt_box(state: str) -> str:
    """Return a box of a form, as LibreOffice writes it."""
    names = "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"
    kind = "vnd.oasis.opendocument.field.FORMCHECKBOX"
    return f'<field:fieldmark xmlns:field="{names}" field:type="{kind}">{state}</field:fieldmark>'


OPEN, DONE = word_box('<w:default w:val="0"/>'), word_box('<w:default w:val="1"/>')
TICKED = '<field:param field:name="Checkbox_Checked" field:value="true"/>'


def show(units: tuple[Unit, ...]) -> Shown:
    return [put_boxes(unit, unit.text) for unit in units]


@each_case(
    [
        ("{0} Yes", "☐ Yes"),
        ("{1}Yes", "☑ Yes"),
        ("Yes {1}, no {0}", "Yes ☑, no ☐"),
        ("{0}{1} Yes", "☐☑ Yes"),
    ]
)
def test_an_edition_shows_the_boxes_of_a_word_file_and_of_an_opendocument_text(
    form: str, shown: str
) -> None:
    runs = "".join(
        part if part.startswith("<w:r>") else word_files.run(part)
        for part in form.format(f"|{OPEN}|", f"|{DONE}|").split("|")
        if part
    )
    word = word_files.read_word(word_files.make_word(f"<w:p>{runs}</w:p>"))
    text = odt_files.make_odt(odt_files.p(form.format(odt_box(""), odt_box(TICKED))))
    assert show(word.units) == show(odt_files.read_odt(text).units) == [shown]
    assert not {"☐", "☑"}.intersection(word.units[0].text)  # the message is as it always was


@each_case(
    [
        ("", "☐"),
        ("<w:checked/>", "☑"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"),
        ('<w:default w:val="0"/><w:checked w:val="1"/>', "☑"),
    ]
)
def test_the_box_of_word_is_as_somebody_left_it(state: str, shown: str) -> None:
    """Source: ECMA-376, part 1, 17.16.8: the state of a box comes before its default."""
    unit = word_files.read_unit(f"<w:p>{word_box(state)}{word_files.run('Yes')}</w:p>")
    assert put_boxes(unit, "Ja") == f"{shown} Ja"


@each_case(
    [
        ('<w:result w:val="1"/>', "1", "Colour: dark \\*blue\\*, please"),
        ("", "0", "Colour: red, please"),
        ('<w:default w:val="1"/>', "1", "Colour: dark \\*blue\\*, please"),
        ('<w:result w:val="7"/>', "7", "Colour: <x1/>, please"),
        ('<w:result w:val="x"/>', "x", "Colour: red, please"),
    ]
)
def test_an_edition_shows_what_was_chosen_of_a_list(state: str, number: str, shown: str) -> None:
    """Source: ECMA-376, part 1, 17.16.9: the choice is the number of an entry, from 0."""
    entries = "".join(f'<w:listEntry w:val="{each}"/>' for each in ("red", "dark *blue*"))
    box = word_box("").replace("<w:checkBox><w:sizeAuto/></w:checkBox>", "LIST")
    box = box.replace("LIST", f"<w:ddList>{state}{entries}</w:ddList>").replace("CHECKBOX", "X")
    runs = word_files.run("Colour: ") + box + word_files.run(", please")
    unit = word_files.read_unit(f"<w:p>{runs}</w:p>")
    params = "".join(
        f'<field:param field:name="Dropdown_{name}" field:value="{value}"/>'
        for name, value in (
            ("ListEntry", "red"),
            ("ListEntry", "dark *blue*"),
            ("Selected", number),
        )
    )
    field = odt_box(params).replace("CHECKBOX", "DROPDOWN")
    other = odt_files.read_unit(odt_files.p(f"Colour: {field}, please"))
    assert show((unit, other)) == [shown, shown]
    assert unit.text == other.text == "Colour: <x1/>, please"


def test_a_box_alone_is_in_the_edition_and_no_message() -> None:
    cells = "".join(
        f"<w:tc><w:p>{inner}</w:p></w:tc>" for inner in (DONE, word_files.run("Agreed"))
    )
    table = f"<w:tbl><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>"
    data = word_files.make_word(table)
    box, text = word_files.read_word(data).units
    assert (box.text, box.translatable, box.kind) == ("☑", False, Kind.TABLE_CELL)
    assert text.text == "Agreed"
    written = word_files.read_part(word_files.translate(data, {"☑": "x", "Agreed": "موافق"}))
    assert written.count("FORMCHECKBOX") == 1 and ">x<" not in written
    odt = odt_files.read_odt(odt_files.make_odt(odt_files.p(odt_box(""))))
    assert [(unit.text, unit.translatable) for unit in odt.units] == [("☐", False)]


def test_a_box_beside_the_text_of_a_cell_leaves_the_table_whole() -> None:
    cell = f"<w:tc><w:p>{word_files.run('Agreed')}</w:p><w:p>{DONE}</w:p></w:tc>"
    boxes = f"<w:tc><w:p>{OPEN}</w:p><w:p>{DONE}</w:p></w:tc>"
    table = f"<w:tbl><w:tblGrid/><w:tr>{cell}{boxes}</w:tr></w:tbl>"
    units = word_files.read_word(word_files.make_word(table)).units
    assert [(unit.text, unit.place.cell) for unit in units] == [
        ("Agreed", (0, 1, 0)),
        ("☐", (0, 1, 1)),
    ]


@each_case(
    [
        ("<p><input type=checkbox checked> I agree</p>", ["☑ I agree"]),
        ("<p><label><input type='CheckBox'>Yes</label></p>", ["☐ Yes"]),
        ("<p>Yes <input type=radio> No <input type=radio checked></p>", ["Yes ○ No ●"]),
        ("<p>Sure <input type=checkbox disabled></p>", ["Sure ☐"]),
        ("<p><input type=text> Name <input type=checkbox hidden></p>", ["Name"]),
        ("<ul><li><input type=checkbox checked> Milk</li></ul>", ["Milk"]),  # the item's marker
    ]
)
def test_an_edition_shows_the_boxes_of_a_web_page(page: str, shown: Shown) -> None:
    units = sources.read(page.encode(), "form", suffix=".html").units
    assert show(units) == shown


@each_case(
    [
        ("<p><input type=checkbox></p><p>Yes</p>", ["☐", "Yes"]),
        ("<dl><dt>&nbsp;<input type=radio checked><dd>Yes</dl>", ["●", "Yes"]),
        ("<form><div><input type=radio></div><div>No</div></form>", ["○", "No"]),
        ("<div><input type=checkbox></div><p>No</p>", ["No"]),  # a switch of the menu
        ("<p><input type=checkbox hidden></p><p><input type=text></p>", []),
        ("<ul><li><input type=checkbox></li></ul>", []),  # an item without a text
        ("<table><td><input type=checkbox><td>Yes</table>", ["☐", "Yes"]),
        ("<table><td><p>Yes<p><input type=checkbox><td>No</table>", ["Yes ☐", "No"]),
        ("<table><td><p><input type=radio><p>Yes<p><input type=checkbox></table>", ["○ Yes ☐"]),
        ("<table><td><p><input type=checkbox> A<p><input type=radio></table>", ["☐ A ○"]),
        ("<table><td><p><input type=checkbox checked><p><input type=radio></table>", ["☑ ○"]),
    ]
)
def test_a_box_without_a_text_is_in_the_edition_of_a_web_page(page: str, shown: Shown) -> None:
    document = sources.read(page.encode(), "form", suffix=".html")
    assert show(document.units) == shown
    assert all(unit.translatable == unit.text.isascii() for unit in document.units)
    in_table = "<table>" in page
    assert all((unit.place.cell is not None) == in_table for unit in document.units)
    texts = {unit.key: "Ja" for unit in document.units}
    assert sources.rebuild(document, texts).count(b"<input") == page.count("<input")


@pytest.mark.parametrize("text", ["☐ Ja <x1/> Nein", "Ja <x1/> Nein", "☐ Ja <x1/> Nein ☑"])
def test_a_box_that_a_translator_typed_is_there_once(text: str) -> None:
    boxes = (("", "☐"), (AFTER_TEXT, "☑"), ("x1", "☑"))
    unit = Unit("Yes <x1/> No", Kind.PARAGRAPH, 1, boxes=boxes)
    assert put_boxes(unit, text) == "☐ Ja ☑ Nein ☑"


@each_case([("All", "A All A"), ("A, or A", "A, or A"), ("A", "A"), ("XA", "A XA A")])
def test_a_choice_that_a_text_only_begins_or_ends_like_is_shown(text: str, shown: str) -> None:
    unit = Unit("One", Kind.PARAGRAPH, 1, boxes=(("", "A"), (AFTER_TEXT, "A")))
    assert put_boxes(unit, text) == shown


def word_field(*code: str) -> str:
    """Return a field of Word without a result; its code is in several runs."""
    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{each}</w:instrText></w:r>' for each in code
    )
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@each_case(
    [
        (word_field(" MACROBUTTON NoMacro [Click here] "), "To [Click here]."),
        (word_field(" MACROBUTTON  Go ", "[Type the ", "*name*] "), r"To [Type the \*name\*]."),
        (word_field(' GOTOBUTTON "a place" page 3'), "To page 3."),
        (word_field(' SYMBOL 252 \\f "Wingdings" \\s 12 '), "To ✓."),
        (word_field(' symbol 0x61 \\f "Symbol" '), "To α."),
        (word_field(" SYMBOL 65 "), "To <x1/>."),
        # the reading of characters, and a circle around a number
        (word_field(r' EQ \* jc2 \* "Font:MS" \* hps10 \o\ad(\s\up 9(かん),漢)'), "To 漢."),
        (word_field(r" eq \o\ac(○,1)"), "To 1."),
        (word_field(r" EQ \f(1,2) "), "To <x1/>."),
        (word_field(r" EQ \o(a,\s\up 2(b)) "), "To <x1/>."),
        (word_field(r" EQ \o(=,/) "), "To <x1/>."),
        (word_field(" MACROBUTTON NoMacro "), "To <x1/>."),
        (word_field(" PAGE "), "To <x1/>."),
    ],
)
def test_an_edition_shows_the_text_in_the_code_of_a_field(field: str, shown: str) -> None:
    body = f"<w:p>{word_files.run('To ')}{field}{word_files.run('.')}</w:p>"
    document = word_files.read_word(word_files.make_word(body))
    assert [unit.text for unit in document.units] == ["To <x1/>."]
    assert show(document.units) == [shown]
    is_told = any("the text of a button" in sentence for _, sentence in document.notes)
    assert is_told is ("BUTTON" in field)


@each_case(
    [
        (r" EQ \f(1,2) ", "an equation", (1, "math")),
        (r" EQ \o(=,/) ", "an equation", (1, "math")),
        (r" EQ \o\ad(\s\up 9(かん),漢)", "the reading of characters", None),
    ],
)
def test_an_equation_and_a_reading_that_are_fields_are_told(
    code: str, what: str, left_out: tuple[int, str] | None
) -> None:
    body = f"<w:p>{word_files.run('Half is ')}{word_field(code)}{word_files.run('.')}</w:p>"
    document = word_files.read_word(word_files.make_word(body))
    assert [f"not translated: {what} (in paragraph 1)"] == [each for _, each in document.notes]
    assert document.left_out == ((left_out,) if left_out else ())


@each_case(["MACROBUTTON a{}", "EQ \\o\\ad({})", "SYMBOL 97 \\f{}"])
def test_the_time_for_the_code_of_a_field_grows_with_its_length(code: str) -> None:
    def make(count: int) -> bytes:
        return word_files.make_word(f"<w:p>{word_field(code.format(' ' * count))}</w:p>")

    check_growth(make, word_files.read_word, 40_000)
