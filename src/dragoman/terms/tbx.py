"""A glossary as TBX-Basic, the form that translators' programs exchange terms in.

Written is version 3 (ISO 30042:2019, https://www.tbxinfo.net), read also version 2, ``martif``. A
concept is a term with its translations into all languages. The agreed translation is the preferred
term of its language, the others are admitted ones. That capitals matter is a note, "case: yes":
TBX-Basic has no other place for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.containers.xml_places import XmlNode, read_xml
from dragoman.errors import ExchangeError
from dragoman.escaping import escape_xml
from dragoman.glossary import Term, clean_cell
from dragoman.languages import make_tag
from dragoman.model import NotTaken
from dragoman.terms.model import ReturnedTerms, is_rejected

_TBX = "urn:iso:std:iso:30042:ed-2"
_PREFIXES = {_TBX: "", "http://www.w3.org/XML/1998/namespace": "xml"}
_CASE = "case: yes"
_STATUS = "administrativeStatus"
_STATUSES = (_STATUS, "normativeAuthorization")
"""What says in a file whether a term may be used."""
_PREFERRED, _ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
_SAMPLE = 1 << 16
_ROOT = re.compile(
    rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^<>\[]*+(?:\[[^\]]*+\]\s*+)?>)*+<(?:[\w.-]+:)?(?:tbx|martif)\b",
    re.S,
)
"""The beginning of a file: all that may be before its first element, and that."""
_MOST_TAGS = 300_000
"""Of the largest glossary that may come back: one of 15,000 terms has as many."""


def write(terms: Sequence[Term], source_language: str) -> bytes:
    """Return terms as TBX-Basic; the same terms give the same bytes, which name nobody."""
    source = make_tag(source_language)
    concepts = "".join(
        _write_concept(f"c{number}", concept, source)
        for number, concept in enumerate(_join_concepts(terms), 1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<tbx style="dca" type="TBX-Basic" xml:lang="{escape_xml(source)}" xmlns="{_TBX}">\n'
        "<tbxHeader><fileDesc><sourceDesc><p>A glossary for translators.</p></sourceDesc>"
        f"</fileDesc></tbxHeader>\n<text><body>\n{concepts}</body></text>\n</tbx>\n"
    ).encode()


def _join_concepts(terms: Sequence[Term]) -> list[list[Term]]:
    """Return the terms in groups: a term in several languages, each of them once."""
    concepts: dict[tuple[str, bool, int], list[Term]] = {}
    counts: dict[tuple[str, bool, str], int] = {}
    for term in terms:
        name = term.term, term.is_case_sensitive
        times = counts.get((*name, term.language), 0)
        counts[*name, term.language] = times + 1
        concepts.setdefault((*name, times), []).append(term)
    return list(concepts.values())


def _write_concept(number: str, concept: Sequence[Term], source: str) -> str:
    first = concept[0]
    note = _CASE if first.is_case_sensitive else ""
    sections = _write_section(source, first.spellings, note) + "".join(
        _write_section(make_tag(term.language), term.translations, term.note) for term in concept
    )
    return f'<conceptEntry id="{number}">\n{sections}</conceptEntry>\n'


def _write_section(language: str, texts: Sequence[str], note: str) -> str:
    notes = f"<note>{escape_xml(note)}</note>\n" if note else ""
    terms = "".join(
        f"<termSec><term>{escape_xml(text)}</term>"
        f'<termNote type="{_STATUS}">{_ADMITTED if at else _PREFERRED}</termNote></termSec>\n'
        for at, text in enumerate(texts)
    )
    return f'<langSec xml:lang="{escape_xml(language)}">\n{notes}{terms}</langSec>\n'


def recognizes(data: bytes) -> bool:
    """Return whether bytes are TBX, of this version or of the one before."""
    start = data[:_SAMPLE].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return _ROOT.match(start) is not None


def read(data: bytes, name: str, source_language: str) -> ReturnedTerms:
    """Read the terms of all concepts that have a term in the source language.

    Entities are refused, and what is outside the file is never read.
    """
    if data.count(b"<") > _MOST_TAGS:
        raise ExchangeError("it has too many terms; divide it", name)
    places = read_xml(data, name, _PREFIXES, doctype=True)
    terms: list[Term] = []
    remarks: list[tuple[int, str]] = []
    line, position = 1, 0
    for concept in places.root.iterate():
        if _local(concept) not in ("conceptEntry", "termEntry"):
            continue
        line += places.data.count(b"\n", position, concept.start)
        position = concept.start
        found = list(_read_concept(concept, source_language, line))
        terms += found
        remarks += [] if found else [(line, _explain_empty(concept, source_language))]
    return ReturnedTerms(tuple(terms), tuple(remarks), "line")


def _explain_empty(concept: XmlNode, language: str) -> str:
    """Return why a concept says nothing; what must not be used is left out without a question."""
    if any(is_rejected(_read_status(node)) for node in concept.iterate()):
        return "its terms must not be used, as it says itself; it is left out"
    return NotTaken(f"it has no term in {language!r}, or none in another language; it is not taken")


def _read_concept(concept: XmlNode, source_language: str, line: int) -> Iterator[Term]:
    """Yield the terms of a concept, one for each language that it is translated into."""
    sections = [node for node in concept.children if _local(node) in ("langSec", "langSet")]
    sources = [node for node in sections if _is_language(_read_language(node), source_language)]
    spellings = [text for node in sources for text in _list_terms(node)]
    general = [text for node in (concept, *sources) for text in _list_notes(node)]
    for section in sections:
        texts = _list_terms(section)
        if section in sources or not texts or not spellings:
            continue
        notes = [note for note in (*_list_notes(section), *general) if note != _CASE]
        yield Term(
            "|".join(spellings),
            _read_language(section),
            tuple(texts),
            "; ".join(dict.fromkeys(notes)),
            _CASE in general,
            line,
        )


def _read_language(section: XmlNode) -> str:
    return section.attributes.get("xml:lang", section.attributes.get("lang", "")).strip()


def _is_language(code: str, wanted: str) -> bool:
    """Return whether a code is the wanted language; "en-US" also is "en"."""
    code, wanted = make_tag(code).lower(), make_tag(wanted).lower()
    return code == wanted or code.partition("-")[0] == wanted


def _list_terms(section: XmlNode) -> list[str]:
    """Return the terms that may be used, the preferred ones first."""
    found: list[tuple[bool, str]] = []
    for holder in section.iterate():
        for term in (node for node in holder.children if _local(node) == "term"):
            status = _read_status(holder)
            text = clean_cell(_fold(term.read_text()))
            if text and not is_rejected(status):
                found.append((not status.startswith("preferred"), text))
    return list(dict.fromkeys(text for _, text in sorted(found, key=lambda pair: pair[0])))


def _read_status(holder: XmlNode) -> str:
    """Return the status of the term in an element, in small letters; "" for none."""
    notes = (
        node
        for node in holder.iterate()
        if node.attributes.get("type") in _STATUSES or _local(node) in _STATUSES
    )
    return next((_fold(node.read_text()).lower() for node in notes), "")


def _list_notes(node: XmlNode) -> Iterator[str]:
    """Yield the notes and definitions of a concept or a language, those of its terms too."""
    for child in node.children:
        is_definition = child.attributes.get("type") == "definition"
        if _local(child) == "note" or is_definition or _local(child) == "definition":
            yield _fold(child.read_text())
        elif _local(child) not in ("langSec", "langSet", "term", "termNote", "transacGrp"):
            yield from _list_notes(child)


def _local(node: XmlNode) -> str:
    return node.name.rpartition(":")[2]


def _fold(text: str) -> str:
    return " ".join(text.split())
