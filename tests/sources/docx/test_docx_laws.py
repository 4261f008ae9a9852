"""Word documents in another language: what changes, what stays, and which direction it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

import pytest
from docx import Document as WordDocument
from hypothesis import given
from hypothesis import strategies as st

from dragoman.containers.archive import pack_archive, read_archive, replace_parts
from dragoman.errors import SourceError
from dragoman.model import MessageKey
from dragoman.sources import read
from dragoman.sources.docx import rebuild
from helpers.durations import check_growth
from helpers.word_files import (
    W,
    link,
    list_words,
    make_word,
    paragraph,
    parse_part,
    read_body,
    read_part,
    read_word,
    run,
    translate,
)

BOLD = "<w:b/>"
RED = '<w:color w:val="FF0000"/>'
TAB = "<w:r><w:tab/></w:r>"


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def make_long() -> bytes:
    """Return a document that python-docx makes, with what most documents have."""
    word = WordDocument()
    word.core_properties.author = "Somebody"
    word.core_properties.title = "A title"
    word.add_heading("Heading", 1)
    text = word.add_paragraph("Plain, ")
    text.add_run("bold").bold = True
    text.add_run(" and ")
    text.add_run("italic").italic = True
    word.add_paragraph("An item", style="List Bullet")
    word.add_paragraph("A step", style="List Number")
    cells = word.add_table(2, 2, style="Table Grid")
    for number, cell in enumerate(cells._cells):
        cell.text = f"Cell {number}"
    word.sections[0].header.paragraphs[0].text = "Top\tof the page"
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


LONG = make_long()


def test_without_another_text_the_file_is_the_same_bytes() -> None:
    document = read_word(LONG)
    same = {unit.key: unit.text for unit in document.units}
    empty = {unit.key: " " for unit in document.units}
    unknown: dict[MessageKey, str] = {(None, "unknown"): "x"}
    for texts in ({}, same, empty, unknown):
        assert rebuild(document, texts) == LONG


def test_each_text_is_in_the_place_of_its_unit() -> None:
    document = read_word(LONG)
    texts = {unit.key: f"{unit.text} قصير" for unit in document.units}
    new = rebuild(document, texts, "ar")
    again = read_word(new)
    assert [unit.text for unit in again.units] == [texts[unit.key] for unit in document.units]
    places = [(unit.kind, unit.level, unit.place) for unit in document.units]
    assert places == [(unit.kind, unit.level, unit.place) for unit in again.units]
    assert WordDocument(BytesIO(new)).paragraphs[0].text == "Heading قصير"
    assert new == rebuild(document, texts, "ar")


def test_parts_and_paragraphs_that_do_not_change_keep_their_bytes() -> None:
    new = translate(LONG, {"An item": "Ein Punkt"}, "de")
    old_archive, new_archive = read_archive(LONG, ""), read_archive(new, "")
    assert set(old_archive.names) - set(new_archive.names) == {"docProps/thumbnail.jpeg"}
    changed = [
        name
        for name in new_archive.names
        if old_archive.read_part(name) != new_archive.read_part(name)
    ]
    without_text = {"docProps/core.xml", "docProps/app.xml", "word/settings.xml", "_rels/.rels"}
    assert set(changed) <= {"word/document.xml", *without_text}
    old, new_text = read_part(LONG), read_part(new)
    assert cut_paragraphs(new_text) != cut_paragraphs(old)
    pairs = zip(cut_paragraphs(old), cut_paragraphs(new_text), strict=True)
    assert [before for before, after in pairs if before != after] == [
        next(each for each in cut_paragraphs(old) if "An item" in each)
    ]


def cut_paragraphs(text: str) -> list[str]:
    return re.findall(r"<w:p[ >].*?</w:p>", text, re.S)


@pytest.mark.parametrize(
    ("content", "old", "new"),
    [
        ([run("a "), run("b", BOLD)], "a **b**", "**x** y"),
        ([run("a "), run("b", BOLD)], "a **b**", "x *y* ~~z~~ <u>u</u> 1<sup>2</sup><sub>3</sub>"),
        ([run("a", BOLD)], "**a**", "x"),
        ([run("a")], "a", "x\\\ny"),
        ([run("a")], "a", "1 < 2 & 3 \\<b> \"'"),
        ([run("a")], "a", "**x `y` z**"),
        ([run("a b c "), run("b", RED)], "a b c <g1>b</g1>", "<g1>x</g1> y y y"),
        ([run("a b c "), run("b", RED)], "a b c <g1>b</g1>", "**<g1>x</g1>** y y y"),
        ([run("a"), TAB, run("b"), "<m:oMath/>", run("c")], "a<x1/>b<x2/>c", "1<x1/>2<x2/>3"),
        ([run("a"), "\n  ", run("b"), TAB, run("c")], "ab<x1/>c", "x<x1/>y"),
        ([f'<w:hyperlink r:id="l">{run("a")}</w:hyperlink>', run(" b")],
         "[a](https://e.org) b", "x [y](https://e.org) z"),
        ([f"<w:sdt><w:sdtContent>{run('b')}</w:sdtContent></w:sdt>", run(" c")],
         "<g1>b</g1> c", "x <g1>y **z**</g1>"),
        ([run("a")], "a", 'x <bdi dir="ltr">y</bdi> z'),
    ],
)  # fmt: skip
def test_a_translation_is_read_back(content: list[str], old: str, new: str) -> None:
    data = make_word(p(*content), link("l", "https://e.org"))
    for language in ("de", "ar"):
        assert [unit.text for unit in read_word(translate(data, {old: new}, language)).units] == [
            new
        ]


@given(st.text(alphabet="ab*_`[]<>&~\\!{}(/x1) \n\t\u0633\u200f\ufffe\x01#-", max_size=40))
def test_any_translation_stays_in_its_paragraph(text: str) -> None:
    data = make_word(p(run("a "), run("b", BOLD), TAB, run("c")) + paragraph("next"))
    document = read_word(data)
    new = rebuild(document, {(None, "a **b**<x1/>c"): text}, "ar")
    units = [unit.text for unit in read_word(new).units]
    assert units[-1] == "next" and len(units) <= 2
    assert read_part(new).count("<w:tab/>") == 1


def test_what_a_translation_has_not_is_at_its_end_and_never_twice() -> None:
    content = run("a"), TAB, run("b"), "<m:oMath/>", run("c")
    data = make_word(p(*content))
    new = read_part(translate(data, {"a<x1/>b<x2/>c": "x<x2/>y<x2/>z<x9/>"}))
    assert new.count("<w:tab/>") == new.count("<m:oMath/>") == 1
    assert new.index("<m:oMath/>") < new.index(">z<") < new.index("<w:tab/>")


def test_the_references_to_notes_are_kept() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{paragraph("note")}</w:footnote>'
    data = make_word(p(run("a"), reference, run(" b")), footnotes=notes)
    for new, text in (("x[^1] y", "x[^1] y"), ("x", "x[^1]"), ("[^1][^1][^2]x", "[^1]x")):
        again = read_word(translate(data, {"a[^1] b": new}, "de"))
        assert [unit.text for unit in again.units] == [text, "note"]


def test_a_text_takes_the_look_of_the_text_with_the_same_marks() -> None:
    content = run("a long text ", RED), run("b", BOLD + '<w:sz w:val="40"/>' + RED)
    data = make_word(p(*content))
    new = parse_part(translate(data, {"a long text **<g1>b</g1>**": "x **<g1>y</g1>**"}, "de"))
    looks = [
        (node.findtext(f"{{{W}}}t"), {each.tag.partition("}")[2] for each in node[0]})
        for node in new.iter(f"{{{W}}}r")
    ]
    assert looks == [("x ", {"color", "lang"}), ("y", {"b", "sz", "color", "lang"})]


@pytest.mark.parametrize("extra", ["", "<w:pPr/>", '<w:pPr><w:jc w:val="left"/></w:pPr>'])
def test_a_paragraph_from_right_to_left_says_so(extra: str) -> None:
    data = make_word(f"<w:p>{extra}{run('a', BOLD)}</w:p>")
    new = parse_part(translate(data, {"**a**": "**س**"}, "fa"))
    (properties,) = new.iter(f"{{{W}}}pPr")
    names = [each.tag.partition("}")[2] for each in properties]
    assert names == ["bidi", *(["jc"] if "jc" in extra else []), "rPr"]
    (text,) = (each for each in new.iter(f"{{{W}}}r"))
    assert [each.tag.partition("}")[2] for each in text[0]] == ["b", "bCs", "rtl", "lang"]
    assert text[0][-1].get(f"{{{W}}}bidi") == "fa"


@pytest.mark.parametrize(("language", "text"), [("fa", "س"), ("th", "ก"), ("hi", "क"), ("km", "ក")])
def test_complex_letters_get_the_size_and_the_weight_of_the_style(language: str, text: str) -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Big"/><w:rPr><w:b/>'
        '<w:sz w:val="40"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="C">'
        '<w:name w:val="Own"/><w:rPr><w:sz w:val="40"/><w:szCs w:val="44"/></w:rPr></w:style>'
    )
    body = paragraph("a", '<w:pStyle w:val="B"/>') + paragraph("b", '<w:pStyle w:val="C"/>')
    data = make_word(body, styles=style)
    new = read_part(translate(data, {"a": text, "b": text * 2}, language))
    first, second = cut_paragraphs(new)
    assert '<w:bCs/><w:szCs w:val="40"/>' in first
    assert "szCs" not in second
    assert f'w:bidi="{language}"' in first
    assert (f'w:val="{language}"' in first) is (language != "fa")
    assert ("<w:rtl/>" in first) is (language == "fa")


@pytest.mark.parametrize("language", ["de", "ja", "ru", "hy"])
def test_other_letters_have_no_looks_of_complex_ones(language: str) -> None:
    new = read_part(translate(make_word(p(run("a", BOLD))), {"**a**": "**x**"}, language))
    assert "Cs" not in new
    assert "bidi" not in new


def test_a_style_without_an_id_is_nobodys() -> None:
    style = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style><w:name w:val="x"/><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    )
    new = read_part(translate(make_word(paragraph("a"), styles=style), {"a": "س"}))
    assert "szCs" not in new


def test_tables_and_sections_turn_around_translated_paragraphs() -> None:
    table = f"<w:tbl><w:tblPr><w:tblW w:w='0'/></w:tblPr><w:tr><w:tc>{paragraph('a')}</w:tc></w:tr></w:tbl>"  # noqa: E501
    other = table.replace(">a<", ">b<")
    section = "<w:sectPr><w:pgSz/><w:docGrid/></w:sectPr>"
    new = read_part(translate(make_word(table + other + section), {"a": "س"}))
    assert new.count("<w:bidiVisual/>") == 1
    assert new.index("<w:bidiVisual/>") < new.index("<w:tblW")
    assert "<w:pgSz/><w:bidi/><w:docGrid/>" in new
    assert "bidi" not in read_part(translate(make_word(table + section), {"a": "ä"}, "de"))


def test_a_document_from_right_to_left_turns_to_the_left() -> None:
    body = f"<w:p><w:pPr><w:bidi/></w:pPr>{run('س', '<w:rtl/>')}</w:p>"
    body += "<w:sectPr><w:bidi/></w:sectPr>"
    new = read_part(translate(make_word(body), {"س": "a"}, "en"))
    assert '<w:pPr><w:bidi w:val="0"/>' in new and '<w:sectPr><w:bidi w:val="0"/>' in new
    assert "<w:rtl/>" not in new


def test_a_direction_that_is_not_in_its_place_turns_too() -> None:
    """A property that a script put behind the others counts, too; two would contradict it."""
    inside = f"<w:p><w:pPr><w:jc w:val='left'/><w:bidi/></w:pPr>{run('س')}</w:p>"
    properties = "<w:tblPr><w:tblW w:w='0'/><w:bidiVisual/></w:tblPr>"
    body = f"<w:tbl>{properties}<w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    new = read_part(translate(make_word(body), {"س": "a"}, "en"))
    assert re.findall("<w:bidi[^>]*>", new) == ['<w:bidiVisual w:val="0"/>', '<w:bidi w:val="0"/>']


def test_lists_are_numbered_in_the_digits_that_word_has() -> None:
    lists = '<w:abstractNum w:abstractNumId="0"><w:lvl><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'  # noqa: E501
    data = make_word(paragraph("a"), numbering=lists)
    assert "hindiNumbers" in read_part(translate(data, {"a": "x"}, "mr"), "word/numbering.xml")
    assert "decimal" in read_part(translate(data, {"a": "x"}, "ar"), "word/numbering.xml")


def box(inside: str) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
        f"{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    "texts", [{"in": "DRIN"}, {"a<x1/>b": "A<x1/>B"}, {"in": "DRIN", "a<x1/>b": "A<x1/>B"}]
)
def test_both_copies_of_a_box_are_written_also_in_a_paragraph_that_changes(
    texts: dict[str, str],
) -> None:
    data = make_word(p(run("a"), box(paragraph("in")), run("b")))
    new = translate(data, texts, "ar")
    wanted = [texts.get("in", "in")] * 2
    outer = ["A", "B"] if "a<x1/>b" in texts else ["a", "b"]
    assert list_words(new) == [outer[0], *wanted, outer[1]]


def test_a_box_in_a_box_and_a_table_in_one_are_written() -> None:
    table = f"<w:tbl><w:tblPr/><w:tr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>"
    inner = p(run("x"), box(paragraph("deep")), run("y"))
    data = make_word(p(run("a"), box(inner + table), run("b")))
    document = read_word(data)
    texts = {unit.key: unit.text.upper().replace("<X1/>", "<x1/>") for unit in document.units}
    new = rebuild(document, texts, "ar")
    assert list_words(new) == ["A", *["X", "DEEP", "DEEP", "Y", "CELL"] * 2, "B"]
    assert read_part(new).count("<w:bidiVisual/>") == 2


def test_descriptions_are_written_wherever_they_are() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="A &quot;river&quot;"/>'
        '<pic:cNvPr id="2" descr="A &quot;river&quot;"/></wp:inline></w:drawing></w:r>'
    )
    data = make_word(p(run("a"), picture, run("b")))
    new = translate(data, {'A "river"': '<Fluss> & "x"', "a<x1/>b": "x<x1/>y"}, "de")
    found = [each.get("descr") for each in parse_part(new).iter() if each.get("descr")]
    assert found == ['<Fluss> & "x"'] * 2


def test_a_title_in_the_properties_is_written_with_the_one_in_the_text() -> None:
    data = make_word(paragraph("T"), core="<dc:title>T</dc:title><dc:language>en</dc:language>")
    new = read_part(translate(data, {"T": "ت"}, "ar"), "docProps/core.xml")
    assert "<dc:title>ت</dc:title><dc:language>ar</dc:language>" in new


PEOPLE = (
    '<w:p w:rsidR="00AB12CD" w:rsidP="00AB12CE"><w:ins w:id="1" w:author="Jane Roe">'
    f"{run('a')}</w:ins></w:p>"
    f'<w:p w:rsidR="00AB12CF"><w:ins w:id="2" w:author="Jane Roe">{run("b")}</w:ins></w:p>'
)


def test_a_changed_file_names_no_people() -> None:
    comments = (
        f'<w:comment w:id="1" w:author="Jane Roe" w:initials="JR">{paragraph("c")}</w:comment>'
    )
    settings = '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:zoom/>'
    core = "<dc:creator>Jane Roe</dc:creator><cp:lastModifiedBy>Jane Roe</cp:lastModifiedBy>"
    data = make_word(PEOPLE, core=core, comments=comments, settings=settings)
    new = translate(data, {"a": "x"}, "de")
    every = "".join(read_part(new, name) for name in read_archive(new, "").names)
    assert "Jane" not in every and "JR" not in every and "00AB12CD" not in every
    assert 'w:rsidR="00AB12CF"' in every, "a paragraph that does not change keeps its bytes"
    assert rebuild(read_word(data), {}) == data


@pytest.mark.parametrize("language", ["ar", "de", "th"])
def test_a_file_in_which_nothing_is_translated_names_no_people_and_says_no_other_language(
    language: str,
) -> None:
    core = "<dc:creator>Jane Roe</dc:creator><dc:language>en</dc:language>"
    body = paragraph("a") + f"<w:tbl><w:tr><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
    data = make_word(body + "<w:sectPr/>", core=core)
    new = rebuild(read_word(data), {}, language)
    assert read_part(new) == read_part(data)
    properties = read_part(data, "docProps/core.xml").replace("Jane Roe", "")
    assert read_part(new, "docProps/core.xml") == properties


def test_a_changed_file_names_no_folder_of_its_template() -> None:
    data = make_word(paragraph("a"), settings='<w:attachedTemplate r:id="t"/><w:zoom/>')
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="t" Type="{kind}" Target="file:///C:/Users/jane/x.dotm"'
        ' TargetMode="External"/></Relationships>'
    )
    parts = {name: read_archive(data, "").read_part(name) for name in read_archive(data, "").names}
    parts["word/_rels/settings.xml.rels"] = relation.encode()
    new = translate(pack_archive(parts.items()), {"a": "x"}, "de")
    assert "jane" not in read_part(new, "word/_rels/settings.xml.rels")
    assert "attachedTemplate" not in read_part(new, "word/settings.xml")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_of_xml_stay(encoding: str) -> None:
    data = make_word(paragraph("é") + paragraph("b"))
    text = '<?xml version="1.0"?>' + read_part(data)
    data = replace_parts(read_archive(data, ""), {"word/document.xml": text.encode(encoding)})
    new = translate(data, {"é": "ش"})
    raw = read_archive(new, "").read_part("word/document.xml")
    assert ">ش<" in raw.decode(encoding)
    assert [unit.text for unit in read_word(new).units] == ["ش", "b"]


def test_other_prefixes_stay_and_ours_is_declared() -> None:
    data = make_word(p(run("a "), run("b", BOLD)) + "<w:sectPr/>")
    text = read_part(data).replace("w:", "q:").replace("xmlns:w=", "xmlns:q=")
    data = replace_parts(read_archive(data, ""), {"word/document.xml": text.encode()})
    new = translate(data, {"a **b**": "**x** y"})
    assert [unit.text for unit in read_word(new).units] == ["**x** y"]
    parse_part(new)


def with_part(name: str, text: str) -> bytes:
    return replace_parts(read_archive(make_word(paragraph("a")), ""), {name: text.encode()})


def as_macros() -> bytes:
    kinds = read_part(make_word(paragraph("a")), "[Content_Types].xml")
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return with_part(
        "[Content_Types].xml", re.sub(r'(?<=document.xml" ContentType=")[^"]*', kind, kinds)
    )


def list_bad_files() -> Iterator[tuple[bytes, str]]:
    whole = make_word(paragraph("a"))
    yield b"", "empty"
    yield b"some text", "not a Word document"
    yield b"{\\rtf1 x}", "Rich Text"
    yield b"%PDF-1.7", "a PDF and not a Word document; take the document that it was made from"
    yield b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "an old version of Word"
    encrypted = "EncryptedPackage".encode("utf-16-le")
    yield b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + encrypted, "encrypted"
    yield whole[:-40], "damaged"
    yield pack_archive([("x.txt", b"x")]), "not a Word document"
    yield pack_archive([("mimetype", b"application/vnd.oasis.opendocument.text")]), "not a Word"
    yield with_part("_rels/.rels", "<Relationships/>"), "the part with the text is missing"
    yield with_part("word/document.xml", "<w:document>"), "word/document.xml: a part is not well"
    laughs = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    yield with_part("word/document.xml", laughs), "document type"
    yield with_part("word/document.xml", "<a>" * 300 + "</a>" * 300), "nested deeper"
    yield as_macros(), "macros"


@pytest.mark.parametrize(("data", "sentence"), list(list_bad_files()))
def test_what_is_no_word_document_says_what_to_do(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence) as caught:
        read(data, "doc", suffix=".docx", path="source/a.docx")
    assert caught.value.path == "source/a.docx"


@given(st.integers(0, len(LONG) - 1), st.integers(0, 255))
def test_a_damaged_byte_is_an_error_or_nothing(place: int, byte: int) -> None:
    data = LONG[:place] + bytes([byte]) + LONG[place + 1 :]
    try:
        document = read_word(data)
    except SourceError:
        return
    assert rebuild(document, {}) == data


@given(st.data())
def test_a_document_of_odd_elements_is_read_and_written(data: st.DataObject) -> None:
    """Elements in places where they do not belong, as other programs write them."""
    names = ["p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "hyperlink", "pPr"]
    names += ["rPr", "fldChar", "drawing", "txbxContent", "sectPr", "tblPr", "numPr", "ruby"]
    tree = st.recursive(
        st.just("text"),
        lambda inner: st.builds(
            lambda name, found: f"<w:{name}>{''.join(found)}</w:{name}>",
            st.sampled_from(names),
            st.lists(inner, max_size=4),
        ),
        max_leaves=20,
    )
    word = make_word("".join(data.draw(st.lists(tree, max_size=5))))
    document = read_word(word)
    texts = {unit.key: f"س{unit.text}" for unit in document.units}
    new = rebuild(document, texts, "ar")
    ElementTree.fromstring(read_part(new))  # noqa: S314 (we made it)
    assert len(read_word(new).units) == len(document.units)


def test_addresses_are_never_opened() -> None:
    outside = link("l", "file:///etc/passwd")
    body = p(f'<w:hyperlink r:id="l">{run("a")}</w:hyperlink>')
    assert read_body(body, outside) == ["[a](file:///etc/passwd)"]


def nest(opening: str, closing: str, times: int, inside: str) -> str:
    return opening * times + inside + closing * times


_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_CONTROL = "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "body",
    [
        nest("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 60, paragraph("deep")),
        nest(*_CONTROL, 110, paragraph("deep")),
        p(nest(_CONTROL[0] + run("a"), run("b") + _CONTROL[1], 110, run("deep"))),
        p(run("a"), nest(_BEGIN, _END, 2000, run("deep")), run("b")),
        nest("<w:p><w:r><w:drawing><w:txbxContent>", "</w:txbxContent></w:drawing></w:r></w:p>", 40,
             paragraph("deep")),
    ],
    ids=["tables", "controls", "controls in a text", "fields", "boxes"],
)  # fmt: skip
def test_what_is_nested_deep_is_read_and_written(body: str) -> None:
    data = make_word(body)
    document = read_word(data)
    new = rebuild(document, {unit.key: f"س{unit.text}" for unit in document.units}, "ar")
    assert "deep" in read_part(new) and "س" in read_part(new)
    assert len(read_word(new).units) == len(document.units) == 1


def test_the_time_grows_with_the_number_of_looks_and_the_length_of_chains_of_styles() -> None:
    def make(count: int) -> bytes:
        colours = (run(f"w{n} ", f'<w:color w:val="{n:06d}"/>') for n in range(count))
        styles = "".join(
            f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="n{n}"/>'
            f'<w:basedOn w:val="s{n - 1}"/></w:style>'
            for n in range(count)
        )
        last = paragraph("a", f'<w:pStyle w:val="s{count - 1}"/>') * (count // 3)
        return make_word(p(*colours) + last, styles=styles)

    def pass_through(data: bytes) -> None:
        document = read_word(data)
        rebuild(document, {unit.key: f"{unit.text}x" for unit in document.units}, "ar")

    check_growth(make, pass_through, 1500)


@pytest.mark.parametrize(
    ("said", "language", "new"),
    [
        ('w:val="en-US" w:bidi="he-IL"', "ar", 'w:val="en-US" w:bidi="ar"'),
        ("w:bidi='he-IL' w:val='en-US'", "fa", "w:bidi='fa' w:val='en-US'"),
        ('w:val="en-US"', "ar", 'w:bidi="ar" w:val="en-US"'),
        ('w:val="en-US" w:bidi="he-IL"', "de", 'w:val="en-US" w:bidi="he-IL"'),
        ('w:val="en-US"', "de", 'w:val="en-US"'),
    ],
)
def test_the_theme_has_the_fonts_of_the_new_language(said: str, language: str, new: str) -> None:
    data = make_word(paragraph("a"), settings=f"<w:themeFontLang {said}/>")
    written = translate(data, {"a": "x"}, language)
    assert f"<w:themeFontLang {new}/>" in read_part(written, "word/settings.xml")


def test_a_comment_that_ends_in_deleted_text_stays() -> None:
    """As Google Docs writes it where somebody suggested another text."""
    reference = '<w:r><w:commentReference w:id="1"/></w:r>'
    deleted = '<w:r><w:delText>x</w:delText><w:footnoteReference w:id="2"/></w:r>'
    body = (
        f'<w:p><w:commentRangeStart w:id="1"/>{run("a")}<w:del w:id="3">'
        f'<w:commentRangeEnd w:id="1"/>{reference}{deleted}</w:del></w:p>'
    )
    new = read_part(translate(make_word(body), {"a": "z"}))
    assert reference in new and '<w:commentRangeEnd w:id="1"/>' in new
    assert "delText" not in new and "footnoteReference" not in new
