"""What somebody deleted, moved away or hid in a Word document comes out nowhere, nor do its notes
and text boxes."""

from __future__ import annotations

import pytest

from helpers.word_files import make_word, paragraph, read_word, run

HIDDEN = "<w:vanish/>"
STYLES = (
    f'<w:style w:type="character" w:styleId="H"><w:rPr>{HIDDEN}</w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
    f'<w:style w:type="paragraph" w:styleId="HP"><w:rPr>{HIDDEN}</w:rPr></w:style>'
)
NOTES = "".join(
    f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>'
    for number, text in ((1, "SECRET"), (2, "note"))
)
SECRET_NOTE, NOTE = (f'<w:footnoteReference w:id="{number}"/>' for number in (1, 2))
VML = (
    "<w:pict><v:shape{}><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"
)
BOX = VML.format(' alt="SECRET shape"', paragraph("SECRET box"))
DRAWING = (
    '<w:drawing><wp:anchor><wp:docPr id="1" name="a" descr="SECRET picture"{}/><a:graphic>'
    "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp></a:graphic>"
    "</wp:anchor></w:drawing>"
)
TWO_WAYS = (
    "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>"
    "</mc:AlternateContent>"
)


def in_run(inside: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def read_all(body: str) -> list[str]:
    document = read_word(make_word(body, styles=STYLES, footnotes=NOTES))
    return [unit.text for unit in document.units]


@pytest.mark.parametrize("inside", [SECRET_NOTE, BOX, DRAWING.format("", paragraph("SECRET"))])
@pytest.mark.parametrize(
    "way",
    [
        '<w:del w:id="9">{}</w:del>',
        '<w:moveFrom w:id="9">{}</w:moveFrom>',
        '<w:ins w:id="8"><w:del w:id="9">{}</w:del></w:ins>',
    ],
)
def test_nothing_that_a_deleted_text_leads_to_is_read(inside: str, way: str) -> None:
    body = f"<w:p>{run('a')}{way.format(in_run(inside))}{in_run(NOTE)}</w:p>"
    assert read_all(body) == ["a[^1]", "note"]


@pytest.mark.parametrize("inside", [SECRET_NOTE, BOX, "<w:t>SECRET</w:t>"])
@pytest.mark.parametrize(
    ("properties", "style"),
    [(HIDDEN, ""), ('<w:rStyle w:val="H"/>', ""), ('<w:rStyle w:val="H2"/>', ""), ("", "HP")],
)
def test_nothing_that_a_hidden_text_leads_to_is_read(
    inside: str, properties: str, style: str
) -> None:
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    shown = '<w:vanish w:val="0"/>'
    hidden = in_run(inside, properties)
    body = f"<w:p>{own}{run('a', shown)}{hidden}{in_run(NOTE, shown)}</w:p>"
    document = read_word(make_word(body, styles=STYLES, footnotes=NOTES))
    assert [unit.text for unit in document.units] == ["a<x1/>[^1]", "note"]
    assert document.notes == ((1, "not translated: hidden text (in paragraph 1)"),)


def test_what_moved_is_read_once_where_it_is_now() -> None:
    box = in_run(BOX.replace("SECRET ", ""))
    body = f"<w:p>{run('a')}<w:moveFrom>{box}</w:moveFrom></w:p>" + (
        f"<w:p>{run('b')}<w:moveTo>{box}</w:moveTo></w:p>"
    )
    assert read_all(body) == ["a", "b", "shape", "box"]


@pytest.mark.parametrize(
    ("row", "cell"),
    [("<w:trPr><w:del/></w:trPr>", ""), ("", "<w:tcPr><w:cellDel/></w:tcPr>")],
)
def test_no_note_of_a_deleted_row_or_cell_is_read(row: str, cell: str) -> None:
    deleted = f"<w:tc>{cell}<w:p>{run('SECRET')}{in_run(SECRET_NOTE)}</w:p></w:tc>"
    kept = f"<w:tc><w:p>{run('a')}{in_run(NOTE)}</w:p></w:tc>"
    rows = (
        f"<w:tr>{row}{deleted}</w:tr><w:tr>{kept}</w:tr>"
        if row
        else f"<w:tr>{deleted}{kept}</w:tr>"
    )
    document = read_word(make_word(f"<w:tbl>{rows}</w:tbl>", footnotes=NOTES))
    assert [unit.text for unit in document.units] == ["a[^1]", "note"]
    assert "deletions are left out" in document.notes[0][1]


def test_a_comment_on_deleted_or_hidden_text_is_told() -> None:
    comment = '<w:commentReference w:id="1"/>'
    for inside in (f"<w:del>{in_run(comment)}</w:del>", in_run(comment, HIDDEN)):
        document = read_word(make_word(f"<w:p>{run('a')}{inside}</w:p>"))
        assert any("has comments" in text for _, text in document.notes)


@pytest.mark.parametrize(
    ("drawing", "is_hidden"),
    [
        (DRAWING.format(' hidden="1"', paragraph("SECRET")), True),
        (VML.format(' style="width:9pt; Visibility: hidden"', paragraph("SECRET")), True),
        (
            TWO_WAYS.format(
                DRAWING.format(' hidden="true"', paragraph("SECRET")),
                VML.format("", paragraph("SECRET")),
            ),
            True,
        ),
        (DRAWING.format(' hidden="0"', paragraph("SECRET")), False),
        (VML.format(' style="visibility:visible"', paragraph("SECRET")), False),
    ],
)
def test_a_hidden_drawing_is_told_and_not_read(drawing: str, is_hidden: bool) -> None:
    document = read_word(make_word(f"<w:p>{run('a')}{in_run(drawing)}</w:p>"))
    texts = [unit.text for unit in document.units]
    assert ("SECRET" not in texts) is is_hidden
    told = "not translated: a hidden drawing (in paragraph 1)"
    assert ((1, told) in document.notes) is is_hidden
    assert not is_hidden or not document.left_out


def merged(text: str, said: str | None = None) -> str:
    """Return a cell that may be merged with the one above it."""
    value = f' w:val="{said}"' if said else ""
    inside = "" if said is None else f"<w:vMerge{value}/>"
    return f"<w:tc><w:tcPr>{inside}</w:tcPr>{paragraph(text)}</w:tc>"


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ([[merged("a", "restart"), "b"], [merged("SECRET", ""), "c"]], ["a", "b", "c"]),
        ([[merged("a", "restart")], [merged("SECRET", "continue")], ["b"]], ["a", "b"]),
        ([[merged("a", "restart")], [merged("b", "restart")]], ["a", "b"]),
        # nothing is above it to be merged with
        ([[merged("a", "")], [merged("SECRET", "")]], ["a"]),
        ([["a"], [merged("b", "")]], ["a", "b"]),
        ([[merged("a", "restart"), "b"], ["c", merged("d", "")]], ["a", "b", "c", "d"]),
        ([[merged("a", "restart")], ["b"], [merged("c", "")]], ["a", "b", "c"]),
        # the row between them has no cell in that column
        (
            [["a", merged("b", "restart")], ["c"], ["d", merged("e", "")]],
            ["a", "b", "c", "d", "e"],
        ),
    ],
)
def test_a_cell_that_one_above_it_covers_is_not_seen(
    rows: list[list[str]], texts: list[str]
) -> None:
    table = "".join(
        f"<w:tr>{''.join(cell if '<' in cell else merged(cell) for cell in row)}</w:tr>"
        for row in rows
    )
    document = read_word(make_word(f"<w:tbl>{table}</w:tbl>{paragraph('after')}"))
    assert [unit.text for unit in document.units] == [*texts, "after"]
    is_told = any("hidden text" in sentence for _, sentence in document.notes)
    assert is_told is ("SECRET" in table)
    assert document.units[-1].line == table.count("<w:p>") + 1
