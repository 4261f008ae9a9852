"""The glossary as TBX-Basic: valid, anonymous, read again whole, and read safely."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.glossary import Term, read
from dragoman.model import NotTaken
from dragoman.terms import recognizes, tbx
from helpers.tools import ROOT

TBX = "{urn:iso:std:iso:30042:ed-2}"
TERMS = read(ROOT / "glossary.csv").terms
ODD = (
    Term('a <b> & "c"|d\'e', "fa", ("ف‌ن", "<term>&amp;"), "note: x; y", True),
    Term("Aleppo", "fa_AF", ("حلب",)),
    Term("Aleppo", "fa_AF", ("حلب شهبا",), "another row"),
    Term("aleppo pine", "ar", ("صنوبر حلبي",)),
)
CONTENT = {
    "tbx": ("tbxHeader", "text"),
    "tbxHeader": ("fileDesc",),
    "fileDesc": ("sourceDesc",),
    "sourceDesc": ("p",),
    "text": ("body",),
    "body": ("conceptEntry",),
    "conceptEntry": ("langSec",),
    "langSec": ("note", "termSec"),
    "termSec": ("term", "termNote"),
}
"""What each element holds and in which order, as TBXcoreStructV03.rng has it, of what we write."""
ATTRIBUTES = {"tbx": {"style", "type", "xml:lang"}, "conceptEntry": {"id"}, "langSec": {"xml:lang"}}
STATES = {"preferredTerm-admn-sts", "admittedTerm-admn-sts"}
"""Values of administrativeStatus in TBX-Basic_DCA.sch; it has two more, which we never write."""


def check_element(element: Element) -> None:
    """Fail for what TBX-Basic does not allow."""
    name = element.tag.removeprefix(TBX)
    children = [child.tag.removeprefix(TBX) for child in element]
    wanted = CONTENT.get(name, ())
    assert [wanted.index(child) for child in children] == sorted(map(wanted.index, children))
    assert set(wanted) - {"note", "termNote"} <= set(children)
    attributes = {
        key.replace("{http://www.w3.org/XML/1998/namespace}", "xml:") for key in element.attrib
    }
    expected = {"type"} if name == "termNote" else ATTRIBUTES.get(name, set())
    assert attributes == expected
    if name == "termNote":
        assert element.get("type") == "administrativeStatus" and element.text in STATES
    if wanted:
        assert not (element.text or "").strip()
    for child in element:
        check_element(child)


def bare(terms: tuple[Term, ...]) -> list[Term]:
    return sorted((term._replace(line=0) for term in terms), key=repr)


@pytest.mark.parametrize("terms", [TERMS, ODD], ids=["the letter's", "odd"])
def test_what_is_written_is_valid_and_the_same_twice(terms: tuple[Term, ...]) -> None:
    data = tbx.write(terms, "en")
    assert data == tbx.write(terms, "en")
    root = ElementTree.fromstring(data)  # noqa: S314 - our own
    check_element(root)
    assert (root.get("type"), root.get("style")) == ("TBX-Basic", "dca")
    ids = [concept.get("id") for concept in root.iter(f"{TBX}conceptEntry")]
    assert len(set(ids)) == len(ids) == len(data.split(b"<conceptEntry")) - 1


@pytest.mark.parametrize("terms", [TERMS, ODD], ids=["the letter's", "odd"])
def test_what_is_written_is_read_again(terms: tuple[Term, ...]) -> None:
    data = tbx.write(terms, "en")
    returned = tbx.read(data, "x", "en")
    expected = tuple(term._replace(language=term.language.replace("_", "-")) for term in terms)
    assert bare(returned.terms) == bare(expected)
    assert returned.remarks == ()
    assert recognizes(data)


words = st.text(min_size=1, max_size=8).map(lambda text: " ".join(text.replace("|", "/").split()))
words = words.filter(lambda text: bool(text) and text.isprintable())


@given(st.lists(st.tuples(words, st.lists(words, min_size=1, max_size=3, unique=True)), max_size=4))
def test_any_terms_are_read_again(rows: list[tuple[str, list[str]]]) -> None:
    terms = tuple(Term(term, "fa", tuple(translations)) for term, translations in rows)
    if terms:
        assert bare(tbx.read(tbx.write(terms, "en"), "x", "en").terms) == bare(terms)


def test_a_concept_has_all_languages_of_a_term_and_a_second_row_is_another() -> None:
    data = tbx.write((*ODD[1:3], ODD[1]._replace(language="ar")), "en")
    root = ElementTree.fromstring(data)  # noqa: S314 - our own
    languages = [
        [section.get("{http://www.w3.org/XML/1998/namespace}lang") for section in concept]
        for concept in root.iter(f"{TBX}conceptEntry")
    ]
    assert languages == [["en", "fa-AF", "ar"], ["en", "fa-AF"]]


OLD = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="1"><descrip type="definition">a stop of fighting</descrip>
 <langSet xml:lang="en-US"><ntig><termGrp><term>cease-fire</term></termGrp></ntig>
  <tig><term>ceasefire</term>
   <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
 </langSet>
 <langSet xml:lang="fa-IR"><tig><term>آتش <hi>بس</hi></term><note>with a space</note></tig>
  <tig><term>متارکه</term>
   <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
 </langSet></termEntry>
<termEntry id="2"><langSet xml:lang="de"><tig><term>Frieden</term></tig></langSet></termEntry>
</body></text></martif>
"""


def test_the_version_before_is_read_without_terms_that_must_not_be_used() -> None:
    returned = tbx.read(OLD.encode(), "x", "en")
    (term,) = returned.terms
    assert (term.term, term.language) == ("ceasefire|cease-fire", "fa-IR")
    assert term.translations == ("آتش بس",)
    assert term.note == "with a space; a stop of fighting"
    assert term.line == 4
    assert returned.remarks == (
        (13, "it has no term in 'en', or none in another language; it is not taken"),
    )
    assert recognizes(OLD.encode("utf-16"))


CONCEPT = """<conceptEntry id="1"><langSec xml:lang="en"><termSec><term>road</term></termSec>
</langSec><langSec xml:lang="fa"><termSec><term>راه</term>
<termNote type="normativeAuthorization">deprecatedTerm</termNote></termSec>
<termSec><term>جاده</term></termSec></langSec></conceptEntry>"""


@pytest.mark.parametrize(
    "before", ["", "<!-- %s -->\n" % ("x" * 9_000), '<?x y="<a>"?>\n<!--<p>-->']
)
@pytest.mark.parametrize("prefix", ["", "t:"])
def test_names_may_have_a_prefix_and_comments_be_before_them(before: str, prefix: str) -> None:
    names = "xmlns" + (f":{prefix[:-1]}" if prefix else "")
    body = CONCEPT.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}")
    data = (
        f'<?xml version="1.0"?>\n{before}<{prefix}tbx {names}="{TBX[1:-1]}"><{prefix}text>'
        f"<{prefix}body>{body}</{prefix}body></{prefix}text></{prefix}tbx>"
    ).encode()
    assert recognizes(data)
    (term,) = tbx.read(data, "x", "en").terms
    assert (term.term, term.language, term.translations) == ("road", "fa", ("جاده",))


@pytest.mark.parametrize("text", ["<html><tbx/></html>", "<tbxx/>", "<!-- <tbx> -->", "tbx"])
def test_another_document_is_no_glossary(text: str) -> None:
    assert not recognizes(text.encode())


@pytest.mark.parametrize("rejected", [("cease-fire", "ceasefire"), ("آتش <hi>بس</hi>",)])
def test_a_concept_of_terms_that_must_not_be_used_is_left_out_and_says_why(
    rejected: tuple[str, ...],
) -> None:
    data = OLD
    for term in rejected:
        end = f"<term>{term}</term>"
        data = data.replace(end, f"{end}<termNote type='administrativeStatus'>obsolete</termNote>")
    returned = tbx.read(data.encode(), "x", "en")
    assert returned.terms == ()
    (line, sentence), _other = returned.remarks
    assert (line, sentence) == (4, "its terms must not be used, as it says itself; it is left out")
    assert not isinstance(sentence, NotTaken)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('SYSTEM "TBXBasiccoreStructV02.dtd"', '[<!ENTITY a "b">]'),
        ('SYSTEM "TBXBasiccoreStructV02.dtd"', '[<!ENTITY a SYSTEM "file:///etc/passwd">]'),
        ("</martif>", ""),
        ("<body>", "<body>" + "<a>" * 300 + "</a>" * 300),
        ("<body>", "<body>" + "<termEntry/>" * 500_000),
    ],
    ids=["entity", "file", "cut off", "deep", "many"],
)
def test_what_could_do_harm_is_refused(old: str, new: str) -> None:
    data = OLD.replace(old, new).encode()
    with pytest.raises(DragomanError):
        tbx.read(data, "x", "en")


@pytest.mark.parametrize("text", ["a <tbx> in a text", "<html><body>", "", 'msgid "<martif>"'])
def test_other_files_are_no_glossaries(text: str) -> None:
    assert not recognizes(text.encode())


def test_marks_that_nobody_sees_around_a_term_are_no_part_of_it() -> None:
    data = tbx.write([Term("gate", "fa", ("دروازه",), "", False)], "en").decode()
    data = data.replace("<term>", "<term>\u2068").replace("</term>", "\u2069\u200b</term>")
    (term,) = tbx.read(data.encode(), "x", "en").terms
    assert (term.term, term.translations) == ("gate", ("دروازه",))
