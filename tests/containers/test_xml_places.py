"""XML by position: every node knows its bytes, and what could do harm is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.containers.xml_places import (
    XmlNode,
    XmlPlaces,
    escape_text,
    find_attributes,
    read_xml,
)
from dragoman.errors import SourceError

PREFIXES = {"urn:a": "a"}
TEXT = (
    '<?xml version="1.0"?>\n<!-- before --><x:r xmlns:x="urn:a" >one <x:e  k = "1>2" j=\'"\'/>two'
    "<b>in</b><e></e>\n<!-- c --><?p i?>a &amp; b &#65;<![CDATA[<&]]>é</x:r>\n<!-- after -->"
)


def parse(text: str | bytes, *, doctype: bool = False) -> XmlPlaces:
    data = text.encode() if isinstance(text, str) else text
    return read_xml(data, "part", PREFIXES, doctype=doctype)


def cut(places: XmlPlaces, node: XmlNode) -> str:
    return places.data[node.start : node.end].decode()


def test_each_node_knows_its_bytes() -> None:
    places = parse(TEXT)
    assert [(node.name, cut(places, node)) for node in places.root.iterate()][1:] == [
        ("", "one "),
        ("a:e", '<x:e  k = "1>2" j=\'"\'/>'),
        ("", "two"),
        ("b", "<b>in</b>"),
        ("", "in"),
        ("e", "<e></e>"),
        ("", "\n"),
        ("!", "<!-- c -->"),
        ("?", "<?p i?>"),
        ("", "a &amp; b &#65;<![CDATA[<&]]>é"),
    ]
    assert places.root.name == "a:r"
    assert places.root.children[-1].text == "a & b A<&é"


def test_an_empty_element_has_no_inside() -> None:
    places = parse("<r><a/><b></b></r>")
    first, second = places.root.children
    assert first.inner == first.inner_end == first.end
    assert second.inner == second.inner_end < second.end


def test_attributes_know_their_values() -> None:
    places = parse(TEXT)
    (node,) = places.root.find_all("a:e")
    found = find_attributes(places.data, node)
    assert {name: places.data[start:end] for name, (start, end) in found.items()} == {
        "k": b"1>2",
        "j": b'"',
    }
    assert node.attributes == {"k": "1>2", "j": '"'}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"]
)
def test_slices_are_replaced_in_any_encoding(encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
    head = f'<?xml version="1.0" encoding="{declared.get(encoding, encoding)}"?>'
    data = f"{head}<r>é<b>x</b>é</r>".encode(encoding)
    places = parse(data)
    (node,) = places.root.find_all("b")
    new = places.replace([(node.inner, node.inner_end, escape_text("ü<"))])
    assert new.decode(encoding) == f"{head}<r>é<b>ü&lt;</b>é</r>"
    assert places.replace([]) == data


def test_a_character_that_an_encoding_does_not_have_is_written_by_its_number() -> None:
    places = parse("<?xml version='1.0' encoding='iso-8859-1'?><r>a</r>".encode("latin-1"))
    root = places.root
    assert b"<r>&#1587;</r>" in places.replace([(root.inner, root.inner_end, "س".encode())])


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_a_text_that_is_written_is_read_back(text: str) -> None:
    wanted = text.replace("\ufffe", "").replace("\uffff", "")
    places = parse(b'<r a="' + escape_text(text) + b'">' + escape_text(text) + b"</r>")
    assert places.root.read_text() == wanted
    assert places.root.attributes["a"] == wanted


@given(
    st.recursive(
        st.just("<a/>"),
        lambda inner: st.lists(inner).map(lambda found: f"<b k='v'> {' x '.join(found)}</b>"),
    )
)
def test_the_children_of_a_node_are_side_by_side(text: str) -> None:
    places = parse(text)
    for node in places.root.iterate():
        if node.name and node.children:
            ends = [node.inner, *(child.end for child in node.children)]
            assert ends == [*(child.start for child in node.children), node.inner_end]


LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><r>&b;</r>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r>&a;</r>'


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, '<!DOCTYPE r SYSTEM "http://x/y.dtd"><r/>'])
def test_document_types_are_refused(text: str) -> None:
    with pytest.raises(SourceError, match="document type"):
        parse(text)


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE])
def test_declared_entities_are_refused_also_where_a_document_type_is_not(text: str) -> None:
    with pytest.raises(SourceError, match="declares entities"):
        parse(text, doctype=True)


def test_the_named_characters_of_xhtml_are_known_without_reading_anything() -> None:
    text = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN"'
        ' "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><r>a&nbsp;b&eacute;</r>'
    )
    places = parse(text, doctype=True)
    assert places.root.read_text() == "a\xa0bé"
    assert cut(places, places.root.children[0]) == "a&nbsp;b&eacute;"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<r>", "not well-formed XML .no element found"),
        ("<r></s>", "mismatched tag"),
        ("", "no element found"),
        ("<a>" * 300 + "</a>" * 300, "nested deeper than 250"),
        ("<?xml version='1.0' encoding='x-none'?><r/>", "encoding that is not known"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        parse(text)


def test_more_elements_than_any_document_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.containers.xml_places._MOST_NODES", 3)
    assert parse("<r><a/><a/></r>")
    with pytest.raises(SourceError, match="more than 3 elements"):
        parse("<r><a/><a/><a/></r>")
