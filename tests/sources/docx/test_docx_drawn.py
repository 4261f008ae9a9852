"""Texts of Word files that are in no paragraph of the body: charts, diagrams, shapes, labels."""

from __future__ import annotations

import pytest

from dragoman.containers.archive import read_archive, replace_parts
from helpers.word_files import (
    make_word,
    paragraph,
    parse_part,
    read_body,
    read_part,
    read_word,
    run,
    translate,
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
SPACES = f'xmlns:a="{_DRAWING}/main" xmlns:c="{_DRAWING}/chart" xmlns:dgm="{_DRAWING}/diagram"'
CHART = (
    f"<c:chartSpace {SPACES}><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr algn='ctr'/><a:r><a:t>"
    "Wa</a:t></a:r><a:r><a:t>ter</a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:tx><c:strRef>"
    "<c:f>Sheet1!A1</c:f><c:strCache><c:pt idx='0'><c:v>Wells</c:v></c:pt><c:pt idx='1'><c:v>12"
    "</c:v></c:pt></c:strCache></c:strRef></c:tx><c:val><c:numCache><c:pt><c:v>7 a</c:v></c:pt>"
    "</c:numCache></c:val><c:cat><c:strLit><c:pt><c:v>Wells</c:v></c:pt></c:strLit></c:cat></c:ser>"
    "</c:chartSpace>"
)
DATA = (
    f"<dgm:dataModel {SPACES} xmlns:dsp='urn:dsp'><dgm:pt><dgm:t><a:p><a:r><a:t>Step</a:t></a:r>"
    "<a:br/><a:r><a:t>one</a:t></a:r></a:p></dgm:t></dgm:pt><dsp:dataModelExt relId='d2'/>"
    "</dgm:dataModel>"
)
DRAWN = f"<d {SPACES}><a:p><a:r><a:t>Step one</a:t></a:r></a:p></d>"


def make_drawn(inside: str, parts: dict[str, str]) -> bytes:
    body = (
        f"<w:p>{run('a')}<w:r><w:drawing><wp:inline><a:graphic {SPACES}>{inside}</a:graphic>"
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    links = "".join(
        f'<Relationship Id="d{n}" Type="{_OFFICE}/x" Target="{name}"/>'
        for n, name in enumerate(parts, 1)
    )
    new = {f"word/{name}": text.encode() for name, text in parts.items()}
    return replace_parts(read_archive(make_word(body, links), "doc"), new)


def test_the_texts_of_a_chart_are_units_once() -> None:
    data = make_drawn('<c:chart r:id="d1"/>', {"chart1.xml": CHART})
    assert [unit.text for unit in read_word(data).units] == ["a", "Water", "Wells"]
    new = read_part(translate(data, {"Water": "ماء", "Wells": "آبار & <x>"}), "word/chart1.xml")
    assert "<a:pPr rtl=\"1\" algn='ctr'/><a:r><a:t>ماء</a:t></a:r><a:r><a:t></a:t></a:r>" in new
    assert new.count("<c:v>آبار &amp; &lt;x&gt;</c:v>") == 2
    assert "<c:v>12</c:v>" in new and "<c:v>7 a</c:v>" in new


def test_a_diagram_is_written_in_its_data_and_as_it_was_drawn() -> None:
    parts = {"data1.xml": DATA, "drawing1.xml": DRAWN}
    data = make_drawn('<dgm:relIds r:dm="d1"/>', parts)
    assert [unit.text for unit in read_word(data).units] == ["a", "Step one"]
    new = translate(data, {"Step one": "Schritt eins"}, "de")
    assert "<a:br/>" not in read_part(new, "word/data1.xml")
    for name in parts:
        assert read_part(new, f"word/{name}").count("Schritt eins") == 1
        assert '<a:pPr rtl="0"/>' in read_part(new, f"word/{name}")


@pytest.mark.parametrize("inside", ['<c:chart r:id="d9"/>', "<c:chart/>", "<dgm:relIds/>"])
def test_a_chart_without_its_part_is_told(inside: str) -> None:
    document = read_word(make_drawn(inside, {}))
    assert [unit.text for unit in document.units] == ["a"]
    assert any("a chart or a diagram" in sentence for _, sentence in document.notes)


def test_words_drawn_as_a_shape_and_descriptions_of_all_kinds_are_units() -> None:
    shape = (
        '<w:r><w:pict><v:shape alt="A stamp"><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    )
    group = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wpg'><w:drawing><wp:inline><wp:docPr "
        'descr="A map"/><x:cNvPr xmlns:x="urn:x" descr="A road"/></wp:inline></w:drawing>'
        '</mc:Choice><mc:Fallback><w:pict><v:group alt="A map"/></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    data = make_word(f"<w:p>{shape}{group}</w:p>")
    texts = ["A stamp", "DRAFT", "A map", "A road"]
    assert [unit.text for unit in read_word(data).units] == texts
    new = read_part(translate(data, {"A map": "خريطة", "DRAFT": "مسودة"}))
    assert new.count('descr="خريطة"') == new.count('alt="خريطة"') == 1
    assert 'string="مسودة"' in new


def test_the_title_and_the_description_of_a_table_are_units() -> None:
    table = (
        '<w:tbl><w:tblPr><w:tblCaption w:val="Rivers"/><w:tblDescription w:val="All of them"/>'
        f"</w:tblPr><w:tr><w:tc>{paragraph('a')}</w:tc></w:tr></w:tbl>"
    )
    assert read_body(table) == ["Rivers", "All of them", "a"]
    assert '<w:tblCaption w:val="x &quot;y&quot;"/>' in read_part(
        translate(make_word(table), {"Rivers": 'x "y"'})
    )


def test_the_words_around_the_numbers_of_lists_and_headings_are_units() -> None:
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for n, (kind, text) in enumerate(
            [("decimal", "Article %1."), ("bullet", "o"), ("decimal", "%1)"), ("decimal", "Idle")]
        )
    )
    numbers = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(4)
    )
    body = "".join(
        paragraph(f"x{n}", f'<w:numPr><w:numId w:val="{n}"/></w:numPr>{extra}')
        for n, extra in ((1, '<w:outlineLvl w:val="0"/>'), (2, ""), (3, ""))
    )
    data = make_word(body, numbering=levels + numbers)
    assert [unit.text for unit in read_word(data).units] == ["x1", "x2", "x3", "Article %1."]
    new = translate(data, {"Article %1.": "ماده %1"}, "fa")
    assert 'w:val="ماده %1"' in read_part(new, "word/numbering.xml")


def test_smart_tags_and_custom_xml_leave_no_placeholder() -> None:
    tag = (
        f'<w:smartTag><w:smartTagPr><w:attr w:name="a"/></w:smartTagPr>{run("Paris")}</w:smartTag>'
    )
    custom = f"<w:customXml><w:customXmlPr/>{run('b')}</w:customXml>"
    data = make_word(f"<w:p>{run('In ')}{tag}{run(' and ')}{custom}{run(' c')}</w:p>")
    assert [unit.text for unit in read_word(data).units] == ["In Paris and <g1>b</g1> c"]
    new = read_part(translate(data, {"In Paris and <g1>b</g1> c": "x <g1>y</g1>"}))
    assert "smartTag" not in new
    assert "<w:customXml><w:customXmlPr/><w:r>" in new


@pytest.mark.parametrize(
    ("look", "wanted"),
    [
        ('<w:rFonts w:ascii="Garamond" w:hAnsi="Garamond"/>', 'w:cs="Garamond"'),
        ('<w:rFonts w:asciiTheme="majorHAnsi"/>', 'w:cstheme="majorBidi"'),
        ('<w:rFonts w:ascii="Garamond" w:cs="Times"/>', 'w:ascii="Garamond" w:cs="Garamond"'),
        ('<w:sz w:val="40"/><w:szCs w:val="20"/>', '<w:szCs w:val="40"/>'),
        ('<w:sz w:val="40"/>', '<w:szCs w:val="40"/>'),
    ],
)
def test_a_look_that_differs_is_seen_in_arabic_letters_too(look: str, wanted: str) -> None:
    data = make_word(f"<w:p>{run('a long text ')}{run('b', look)}</w:p>")
    text = "a long text <g1>b</g1>"
    new = translate(data, {text: "نص طويل <g1>ب</g1>"})
    assert wanted in read_part(new)
    assert [unit.text for unit in read_word(new).units] == ["نص طويل <g1>ب</g1>"]


def test_a_look_of_arabic_letters_is_seen_in_latin_ones_too() -> None:
    look = '<w:rFonts w:cs="Amiri"/><w:szCs w:val="40"/><w:rtl/>'
    data = make_word(f"<w:p>{run('نص طويل ', '<w:rtl/>')}{run('ب', look)}</w:p>")
    new = translate(data, {"نص طويل <g1>ب</g1>": "a long text <g1>b</g1>"}, "en")
    assert '<w:rFonts w:cs="Amiri" w:ascii="Amiri" w:hAnsi="Amiri"/>' in read_part(new)
    assert [unit.text for unit in read_word(new).units] == ["a long text <g1>b</g1>"]


def test_lines_from_right_to_left_are_in_no_grid() -> None:
    body = paragraph("a") + '<w:sectPr><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    grids = {
        language: read_part(translate(make_word(body), {"a": "z"}, language))
        for language in ("fa", "de")
    }
    assert '<w:bidi/><w:docGrid w:type="default" w:linePitch="312"/>' in grids["fa"]
    assert 'w:type="lines"' in grids["de"]
    assert parse_part(translate(make_word(body), {"a": "z"}, "fa")) is not None


def test_a_picture_alone_stands_where_the_texts_around_it_begin() -> None:
    picture = "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"
    body = f"{paragraph('a')}<w:p>{picture}</w:p><w:p/><w:p>{picture}{run('b')}</w:p>"
    new = read_part(translate(make_word(body), {"a": "س"}))
    mark = '<w:rPr><w:rtl/><w:lang w:bidi="ar"/></w:rPr>'
    assert f"<w:p><w:pPr><w:bidi/>{mark}</w:pPr>{picture}</w:p><w:p/><w:p>{picture}" in new
    assert "<w:bidi" not in read_part(translate(make_word(body), {"a": "z"}, "de"))


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        ("<c:ser><c:tx><c:v>Wells</c:v></c:tx></c:ser>", ["Wells"]),  # a name that nobody looked up
        (
            "<c:cat><c:multiLvlStrRef><c:multiLvlStrCache><c:lvl><c:pt><c:v>March</c:v></c:pt>"
            "</c:lvl><c:lvl><c:pt><c:v>Spring</c:v></c:pt></c:lvl></c:multiLvlStrCache>"
            "</c:multiLvlStrRef></c:cat>",
            ["March", "Spring"],
        ),
        ("<c:trendline><c:name>Mean</c:name></c:trendline>", ["Mean"]),
        ("<c:pivotSource><c:name>[a.xlsx]b</c:name></c:pivotSource>", []),
        (
            "<c15:datalabelsRange xmlns:c15='http://schemas.microsoft.com/office/drawing/2012/"
            "chart'><c15:f>A1</c15:f><c15:dlblRangeCache><c:pt><c:v>Old mill</c:v></c:pt>"
            "</c15:dlblRangeCache></c15:datalabelsRange>",
            ["Old mill"],
        ),
        ("<c:val><c:numLit><c:pt><c:v>3 a</c:v></c:pt></c:numLit></c:val>", []),
    ],
)
def test_all_names_in_a_chart_are_units(inside: str, texts: list[str]) -> None:
    chart = f"<c:chartSpace {SPACES}>{inside}</c:chartSpace>"
    data = make_drawn('<c:chart r:id="d1"/>', {"chart1.xml": chart})
    assert [unit.text for unit in read_word(data).units] == ["a", *texts]
    new = read_part(translate(data, {text: "س" for text in texts}), "word/chart1.xml")
    assert new.count(">س<") == len(texts)


def test_what_somebody_drew_over_a_chart_is_a_unit() -> None:
    chart = f"<c:chartSpace {SPACES} xmlns:r='{_OFFICE}'><c:userShapes r:id='u1'/></c:chartSpace>"
    shapes = f"<c:userShapes {SPACES}><x><a:p><a:r><a:t>Flood</a:t></a:r></a:p></x></c:userShapes>"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="u1" Type="{_OFFICE}/chartUserShapes" Target="drawing1.xml"/>'
        "</Relationships>"
    )
    parts = {"chart1.xml": chart, "drawing1.xml": shapes, "_rels/chart1.xml.rels": relations}
    data = make_drawn('<c:chart r:id="d1"/>', parts)
    assert [unit.text for unit in read_word(data).units] == ["a", "Flood"]
    new = translate(data, {"Flood": "سیل"}, "fa")
    assert "<a:t>سیل</a:t>" in read_part(new, "word/drawing1.xml")


def test_the_texts_of_a_drawing_that_was_made_for_a_presentation_are_units() -> None:
    texts = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in ("Dam", "Bridge", "Dam"))
    canvas = (
        '<lc:lockedCanvas xmlns:lc="http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas">'
        f"<a:sp><a:txSp><a:txBody>{texts}</a:txBody></a:txSp></a:sp></lc:lockedCanvas>"
    )
    data = make_drawn(canvas, {})
    assert [unit.text for unit in read_word(data).units] == ["a", "Dam", "Bridge"]
    new = read_part(translate(data, {"a": "س", "Dam": "سد", "Bridge": "پل"}, "fa"))
    assert new.count("<a:t>سد</a:t>") == 2 and new.count("<a:t>پل</a:t>") == 1
    assert ">س</w:t>" in new
