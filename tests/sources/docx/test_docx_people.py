"""A Word file that was changed says nothing about people; one that was not is the same bytes."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as WordDocument

from dragoman.containers.archive import pack_archive, read_archive, replace_parts
from helpers import pictures
from helpers.word_files import (
    link,
    make_word,
    paragraph,
    read_part,
    read_word,
    run,
    translate,
)

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SECRET = pictures.SECRET.decode()


def relate(identity: str, kind: str, target: str, mode: str = "") -> str:
    extra = f' TargetMode="{mode}"' if mode else ""
    kind = kind if "/" in kind else f"{_OFFICE}/relationships/{kind}"
    return f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"{extra}/>'


def add_parts(data: bytes, new: dict[str, bytes], whole: str = "") -> bytes:
    """Return a Word file with more parts; ``whole`` are relations of the whole file."""
    root = read_part(data, "_rels/.rels").replace("</Rel", f"{whole}</Rel")
    types = read_part(data, "[Content_Types].xml")
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="application/x-{n}"/>'
        for n, name in enumerate(new)
        if not name.endswith(".rels")
    )
    types = types.replace("</Types>", f"{overrides}</Types>")
    parts = {"_rels/.rels": root.encode(), "[Content_Types].xml": types.encode(), **new}
    return replace_parts(read_archive(data, "doc"), parts)


def make_workbook() -> bytes:
    return pack_archive(
        [
            ("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>'.encode()),
            (
                "_rels/.rels",
                f'<Relationships xmlns="{_PACKAGE}/relationships">'
                f"{relate('a', 'officeDocument', 'xl/workbook.xml')}"
                f"{relate('b', f'{_PACKAGE}/relationships/metadata/core-properties', 'c.xml')}"
                "</Relationships>".encode(),
            ),
            ("xl/workbook.xml", f'<workbook><x15ac:absPath url="C:\\{SECRET}\\" '
             'xmlns:x15ac="urn:x"/></workbook>'.encode()),
            ("c.xml", '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
             'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>'
             f"{SECRET}</dc:creator></cp:coreProperties>".encode()),
        ]
    )  # fmt: skip


def make_full() -> bytes:
    """Return a Word file in which everything that can name a person names one."""
    settings = (
        '<w:attachedTemplate r:id="t"/><w:mailMerge><w:dataSource r:id="m"/></w:mailMerge>'
        f'<w:rsids><w:rsid w:val="00A1"/></w:rsids><w:docVars><w:docVar w:name="{SECRET}" '
        'w:val="x"/></w:docVars>'
    )
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" '
        f'descr="C:\\Users\\{SECRET}\\river.png"/></wp:inline></w:drawing></w:r>'
    )
    bound = (
        f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="{SECRET}"/></w:sdtPr><w:sdtContent>'
        f"{paragraph('bound')}</w:sdtContent></w:sdt>"
    )
    body = (
        f"{paragraph('a')}<w:p>{drawing}<w:permStart w:id='1' w:ed='HOST\\{SECRET}'/>{run('b')}"
        f'</w:p>{bound}<w:p><w:ins w:id="4" w:author="{SECRET}">{run("c")}</w:ins></w:p>'
        '<w:sectPr><w:printerSettings r:id="p"/></w:sectPr>'
    )
    links = (
        relate("p", "printerSettings", "printer.bin") + relate("i", "image", "media/image1.png")
        + relate("j", "image", "media/image2.jpeg") + relate("x", "customXml", "../customXml/1.xml")
        + relate("e", "package", "embeddings/1.xlsx")
        + relate("k", "image", f"file:///C:\\Users\\{SECRET}\\river.png", "External")
        + relate("n", "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml")
    )  # fmt: skip
    comment = f'<w:comment w:id="1" w:author="{SECRET}" w:initials="N">{paragraph("x")}</w:comment>'
    data = make_word(body, links, settings=settings, comments=comment)
    whole = (
        relate("z", "custom-properties", "docProps/custom.xml")
        + relate("y", f"{_PACKAGE}/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg")
        + relate("s", f"{_PACKAGE}/relationships/digital-signature/origin", "_sig/origin.sigs")
    )
    rels = f'<Relationships xmlns="{_PACKAGE}/relationships">'
    secret = SECRET.encode()
    new = {
        "docProps/custom.xml": f'<Properties xmlns="{_OFFICE}/custom-properties"><property '
        f'name="{SECRET}"/></Properties>'.encode(),
        "docProps/thumbnail.jpeg": secret,
        "_sig/origin.sigs": b"",
        "_sig/_rels/origin.sigs.rels": f"{rels}{relate('a', 'signature', '1.xml')}</Relationships>"
        .encode(),
        "_sig/1.xml": secret,
        "word/printer.bin": secret,
        "word/people.xml": secret,
        "customXml/1.xml": f"<x>{SECRET}</x>".encode(),
        "customXml/_rels/1.xml.rels": f"{rels}{relate('a', 'customXmlProps', '2.xml')}"
        "</Relationships>".encode(),
        "customXml/2.xml": secret,
        "word/media/image1.png": pictures.soil_png(pictures.make_png()),
        "word/media/image2.jpeg": pictures.soil_jpeg(pictures.make_jpeg()),
        "word/embeddings/1.xlsx": make_workbook(),
        "word/_rels/settings.xml.rels": f"{rels}{relate('t', 'attachedTemplate', SECRET, 'External')}"  # noqa: E501
        f"{relate('m', 'mailMergeSource', SECRET, 'External')}</Relationships>".encode(),
    }  # fmt: skip
    return add_parts(data, new, whole)


def unpack(data: bytes) -> dict[str, bytes]:
    archive = read_archive(data, "doc")
    return {name: archive.read_part(name) for name in archive.names}


def list_secrets(data: bytes) -> list[str]:
    found = []
    for name, part in unpack(data).items():
        inside = list_secrets(part) if name.endswith(".xlsx") else []
        found += inside or ([name] if SECRET.encode() in part else [])
    return found


def test_a_changed_file_names_nobody_in_any_part() -> None:
    full = make_full()
    assert len(list_secrets(full)) == 16
    assert translate(full, {}, "") == full
    assert list_secrets(translate(full, {})) == []
    new = translate(full, {"a": "z"}, "de")
    assert list_secrets(new) == []
    assert new == translate(full, {"a": "z"}, "de")
    settings = read_part(new, "word/settings.xml")
    for name in ("attachedTemplate", "mailMerge", "rsids", "docVar "):
        assert f"<w:{name}" in read_part(full, "word/settings.xml")
        assert f"<w:{name}" not in settings
    assert [unit.text for unit in read_word(new).units] == ["z", "b", "bound", "c"]
    WordDocument(BytesIO(new))


@pytest.mark.parametrize("name", ["chunk.dat", "chunk.docx"])
def test_a_whole_file_that_is_a_text_of_another_is_not_read_as_its_xml(name: str) -> None:
    """Its type is that of a document of Word, which is XML where it is no file of its own."""
    inner = make_word(paragraph("b"), core=f"<dc:creator>{SECRET}</dc:creator>")
    chunk = f'{paragraph("a")}<w:altChunk r:id="f"/>'
    data = add_parts(make_word(chunk, relate("f", "aFChunk", name)), {f"word/{name}": inner})
    types = read_part(data, "[Content_Types].xml").replace("application/x-0", _WORD)
    data = replace_parts(read_archive(data, "doc"), {"[Content_Types].xml": types.encode()})
    new = unpack(translate(data, {"a": "z"}))[f"word/{name}"]
    assert list_secrets(new) == ([] if name.endswith(".docx") else ["docProps/core.xml"])


def test_what_is_removed_leaves_no_relation_and_no_type() -> None:
    old, new = unpack(make_full()), unpack(translate(make_full(), {"a": "z"}))
    gone = old.keys() - new.keys()
    assert gone == {
        "docProps/custom.xml", "docProps/thumbnail.jpeg", "_sig/origin.sigs", "_sig/1.xml",
        "_sig/_rels/origin.sigs.rels", "word/printer.bin", "word/people.xml", "customXml/1.xml",
        "customXml/2.xml", "customXml/_rels/1.xml.rels",
    }  # fmt: skip
    rest = b"".join(part for name, part in new.items() if name.endswith((".rels", "Types].xml")))
    for name in gone:
        assert name.rpartition("/")[2].encode() not in rest, name
    assert b"printerSettings" not in new["word/document.xml"]
    assert b'Target="river.png"' in new["word/_rels/document.xml.rels"]
    assert b'descr="river.png"' in new["word/document.xml"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("C:\\Users\\a b\\river.png", "river.png"),
        ("file:///home/a/river.png", "river.png"),
        ("\\\\host\\a\\river.JPG", "river.JPG"),
        ("https://host.example/a", ""),
        ("A river/lake.", "A river/lake."),
        ("/ or not", "/ or not"),
    ],
)
def test_a_description_names_no_folder(old: str, new: str) -> None:
    picture = f'<w:r><w:drawing><wp:inline><wp:docPr name="{old}"/></wp:inline></w:drawing></w:r>'
    data = make_word(f"{paragraph('a')}<w:p>{picture}</w:p>")
    assert f'<wp:docPr name="{new}"/>' in read_part(translate(data, {"a": "z"}))


def test_a_picture_on_the_web_stays_linked() -> None:
    data = make_word(paragraph("a"), relate("k", "image", "https://e.org/a/b.png", "External"))
    new = translate(data, {"a": "z"})
    name = "word/_rels/document.xml.rels"
    assert read_part(new, name) == read_part(data, name)


def test_a_property_that_a_field_shows_is_kept() -> None:
    field = '<w:fldSimple w:instr="DOCPROPERTY Case">' + run("7") + "</w:fldSimple>"
    custom = f'<Properties xmlns="{_OFFICE}/custom-properties"><property name="Case"/>'
    custom += '<property name="Other"/></Properties>'
    data = add_parts(
        make_word(paragraph("a") + f"<w:p>{field}</w:p>"),
        {"docProps/custom.xml": custom.encode()},
        relate("z", "custom-properties", "docProps/custom.xml"),
    )
    new = read_part(translate(data, {"a": "z"}), "docProps/custom.xml")
    assert 'name="Case"' in new and "Other" not in new


def test_sources_that_a_text_cites_are_kept() -> None:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
    sources = f'<b:Sources xmlns:b="{space}"/>'.encode()
    data = add_parts(
        make_word(paragraph("a"), relate("x", "customXml", "../customXml/1.xml")),
        {"customXml/1.xml": sources},
    )
    assert unpack(translate(data, {"a": "z"}))["customXml/1.xml"] == sources


@pytest.mark.parametrize("kind", ["emf", "tiff"])
def test_a_picture_that_cannot_be_cleaned_is_told(kind: str) -> None:
    links = relate("i", "image", f"image1.{kind}")
    data = add_parts(make_word(paragraph("a"), links), {f"word/image1.{kind}": b"x"})
    assert [f"image1.{kind}" in sentence for _, sentence in read_word(data).notes] == [True]
    assert unpack(translate(data, {"a": "z"}))[f"word/image1.{kind}"] == b"x"


def make_linked() -> bytes:
    address = f'<w:hyperlink r:id="l">{run("b", "<w:i/>")}</w:hyperlink>'
    body = f"<w:p>{run('a ')}{address}{run(' c')}</w:p>{paragraph('plain')}"
    return make_word(body, link("l", "https://e.org"), header=paragraph("Top"))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("a *[b](https://e.org)* c", "x [y](https://fa.e.org/?a=1&b=2)", None),
        ("a *[b](https://e.org)* c", "[y](https://fa.e.org) *[b](https://e.org)* [z](mailto:a@b.c)",
         None),
        ("a *[b](https://e.org)* c", "x *[y](javascript:x)*", "x *[y](https://e.org)*"),
        ("a *[b](https://e.org)* c", "[y](https://fa.e.org) [z](https://fa.e.org)", None),
        ("plain", "x [y](https://fa.e.org)", None),
        ("plain", "x [y](file:///etc)", "x y"),
        ("Top", "x [y](https://e.org)", None),
    ],
)  # fmt: skip
def test_a_link_has_the_address_of_the_translation(old: str, new: str, shown: str | None) -> None:
    translated = translate(make_linked(), {old: new}, "fa")
    assert (shown or new) in [
        unit.text.replace("*[y](https://fa", "[y](https://fa").replace("b=2)*", "b=2)")
        for unit in read_word(translated).units
    ]
    word = WordDocument(BytesIO(translated))
    addresses = [each.address for text in word.paragraphs for each in text.hyperlinks]
    assert "javascript:x" not in addresses


def test_properties_say_neither_who_nor_with_which_template() -> None:
    app = "".join(
        f"<{name}>{SECRET}</{name}>" for name in ("Company", "Manager", "Template", "HyperlinkBase")
    )
    said = f"<dc:creator>{SECRET}</dc:creator><cp:lastModifiedBy>{SECRET}</cp:lastModifiedBy>"
    data = add_parts(
        make_word(paragraph("a"), core=f"{said}<dc:title>Rivers</dc:title>"),
        {"docProps/app.xml": f'<Properties xmlns="{_OFFICE}/extended-properties">{app}'
         "<Words>3</Words></Properties>".encode()},
        relate("q", "extended-properties", "docProps/app.xml"),
    )  # fmt: skip
    assert list_secrets(data) == ["docProps/core.xml", "docProps/app.xml"]
    new = translate(data, {"a": "z"}, "de")
    assert list_secrets(new) == []
    assert "<dc:title>Rivers<" in read_part(new, "docProps/core.xml")
    assert "<Words>3<" in read_part(new, "docProps/app.xml")


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("dc:subject", "SUBJECT"),
        ("dc:description", "DOCPROPERTY Comments"),
        ("cp:keywords", "KEYWORDS \\* MERGEFORMAT"),
        ("cp:category", "DocProperty Category"),
    ],
)
def test_a_property_in_which_anything_may_be_stays_only_where_a_field_shows_it(
    name: str, field: str
) -> None:
    core = f"<{name}>with {SECRET}</{name}>"
    new = translate(make_word(paragraph("a"), core=core), {"a": "z"}, "de")
    assert f"<{name}></{name}>" in read_part(new, "docProps/core.xml")
    shown = f'<w:p><w:fldSimple w:instr=" {field} ">{run("with")}</w:fldSimple></w:p>'
    new = translate(make_word(paragraph("a") + shown, core=core), {"a": "z"}, "de")
    assert core in read_part(new, "docProps/core.xml")


_WAYS = ("del", "moveFrom")


def make_noted(kind: str, body: str) -> bytes:
    """Return a Word file whose note 1 has the secret, with the author of a change in it."""
    own = f'<w:ins w:author="{SECRET}" w:id="5">{run(SECRET)}</w:ins>'
    notes = f'<w:{kind} w:id="1"><w:p>{own}</w:p></w:{kind}>'
    return make_word(body, **{f"{kind}s": notes})


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize("way", _WAYS)
def test_a_note_that_nothing_refers_to_any_more_is_emptied(kind: str, way: str) -> None:
    reference = f'<w:r><w:{kind}Reference w:id="1"/></w:r>'
    deleted = f'<w:{way} w:id="9">{reference}</w:{way}>'
    data = make_noted(kind, f"<w:p>{run('a')}{deleted}</w:p>{paragraph('b')}")
    part = f"word/{kind}s.xml"
    changed = read_part(translate(data, {"a": "z"}), part)
    assert f'<w:{kind} w:id="1"><w:p/></w:{kind}>' in changed
    assert SECRET not in changed
    kept = read_part(translate(data, {"b": "z"}), part)
    assert f"<w:t>{SECRET}</w:t>" in kept.replace(' xml:space="preserve"', "")


@pytest.mark.parametrize("way", _WAYS)
def test_a_note_that_other_text_refers_to_stays(way: str) -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    deleted = f'<w:{way} w:id="9">{reference}</w:{way}>'
    body = f"<w:p>{run('a')}{deleted}</w:p><w:p>{run('b')}{reference}</w:p>"
    changed = translate(make_noted("footnote", body), {"a": "z"})
    assert SECRET in read_part(changed, "word/footnotes.xml")


def test_a_note_of_deleted_rows_stays_with_them() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    row = f'<w:tr><w:trPr><w:del w:id="9"/></w:trPr><w:tc><w:p>{reference}</w:p></w:tc></w:tr>'
    data = make_noted("footnote", f"{paragraph('a')}<w:tbl>{row}</w:tbl>{paragraph('b')}")
    assert SECRET in read_part(translate(data, {"a": "z"}), "word/footnotes.xml")


def test_a_drawing_that_no_edition_may_show_loses_what_its_program_noted() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg">{}<image href="a.png"/></svg>'
    soiled = pictures.soil_png(pictures.make_png())
    parts = {
        "word/media/a.svg": drawing.format("<!-- maryam --><metadata>maryam</metadata>").encode(),
        "docProps/forgotten.png": soiled,
        "word/media/damaged.png": soiled[:-20],
    }
    data = add_parts(make_word(paragraph("a"), relate("k", "image", "media/a.svg")), parts)
    new = translate(data, {"a": "z"})
    assert read_part(new, "word/media/a.svg") == drawing.format("")
    archive = read_archive(new, "doc")
    assert pictures.SECRET not in archive.read_part("docProps/forgotten.png")
    assert archive.read_part("word/media/damaged.png") == soiled[:-20]
