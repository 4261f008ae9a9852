"""Notes by their roles: which link refers to one, which element is one, which link leads back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from urllib.parse import unquote

from dragoman.html_references import unescape
from dragoman.sources._html.names import BLOCKS
from dragoman.sources._html.paired_notes import (
    PairedNote,
    Place,
    find_paired_notes,
    list_links,
    read_shown,
)
from dragoman.sources._html.roles import has_class, has_role, is_note
from dragoman.sources._html.tokens import Attributes, HtmlToken, read_tag_attributes, read_value

_REFERENCE = frozenset({"doc-noteref", "noteref"})
_BACKLINK = frozenset({"doc-backlink", "backlink", "referrer"})
_REFERENCE_CLASSES = frozenset({"footnote-ref", "data-footnote-ref"})
_BACKLINK_CLASSES = frozenset({"footnote-back", "footnote-backref", "data-footnote-backref"})
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"\w")
_LINES = BLOCKS | {"br"}
_LONGEST = 40
_WORDS = re.compile(r"[^\W\d_]\s+\w|\b(?![ivxlcdm]+\b)[^\W\d_]{5}", re.I)
"""Two words, or one that is longer than the numbers and letters of notes."""


@dataclass(frozen=True, slots=True)
class HtmlNotes:
    """The notes of a file."""

    labels: dict[str, str]
    """By the id of an element, the label of the note that it is."""
    elsewhere: dict[str, str] = field(default_factory=dict)
    """By its address, the label of a note in another file."""
    starts: dict[int, str] = field(default_factory=dict)
    """By where an element begins, the label of the note that it is."""
    links: frozenset[str] = frozenset()
    """The addresses of links that refer to a note, though nothing says so."""
    backlinks: frozenset[str] = frozenset()
    """The addresses of links that lead back from such a note."""
    ways_back: Mapping[str, str] = field(default_factory=dict)
    """By the address of a link that leads back if it is in a note, the label of that note."""

    def find_label(self, attributes: Attributes, shown: str) -> str:
        """Return the label of the note that a link refers to; empty for another link.

        ``shown`` is what is in the link. Words in it have to be translated, so it is a link then.
        """
        address = read_value(attributes, "href")
        if not (is_reference(attributes) or address in self.links) or not _is_mark(shown):
            return ""
        return self.labels.get(_find_id(address), "") or self.elsewhere.get(address, "")

    def is_backlink(self, attributes: Attributes, note: str = "") -> bool:
        """Return whether a link leads from a note back to its reference.

        ``note`` is the label of the note that the link is in. Elsewhere, as in an index, a number
        that leads to a reference may be that of a page.
        """
        address = read_value(attributes, "href")
        if address in self.backlinks or (note and self.ways_back.get(address) == note):
            return True
        return has_role(attributes, _BACKLINK) or has_class(attributes, _BACKLINK_CLASSES)


def is_reference(attributes: Attributes) -> bool:
    """Return whether a link refers to a note: its role or its class says it."""
    return has_role(attributes, _REFERENCE) or has_class(attributes, _REFERENCE_CLASSES)


def _find_id(address: str) -> str:
    """Return the id that an address in the same file leads to."""
    return unquote(address[1:]) if address.startswith("#") else ""


@dataclass(frozen=True, slots=True)
class NotesFound:
    """What a file says about notes, before they have labels."""

    ids: frozenset[str]
    """Of all its elements."""
    named: frozenset[str]
    """The ids of those that are notes by their roles."""
    shown: dict[str, str]
    """By the address that a reference leads to, what the first one shows."""
    references: Mapping[str, str] = field(default_factory=dict)
    """By the ids of the references, and of what is around them, the addresses that they lead to."""
    marked: frozenset[str] = frozenset()
    """The addresses of places to which only links lead that show a number at the beginning of a
    block, or a sign."""


def find_note_marks(text: str, tokens: Sequence[HtmlToken]) -> NotesFound:
    """Return what a file says about notes. The addresses are in the order of the file."""
    ids: set[str] = set()
    named: set[str] = set()
    links: list[_NoteLink] = []
    around = ""
    is_begun = is_in_link = False
    for number, token in enumerate(tokens):
        if token.kind == "text" and not token.is_blank(text):
            around = ""
            is_begun = is_begun or not (is_in_link or _has_no_word(token.read_text(text)))
        elif token.name in _LINES:
            is_begun = False
        if token.name == "a":
            is_in_link = token.kind == "start" and not token.closes_itself(text)
        if token.kind != "start":
            continue
        attributes = read_tag_attributes(text, token)
        identity = read_value(attributes, "id")
        if "id" in attributes:
            ids.add(identity)
            if is_note(attributes):
                named.add(identity)
        if token.name == "a" and "#" in read_value(attributes, "href"):
            what = read_shown(text, tokens, number)
            links.append(_NoteLink(attributes, {identity, around}, what, is_begun))
        around = "" if token.name in BLOCKS else identity
    return _sort_links(frozenset(ids), frozenset(named), links)


class _NoteLink(NamedTuple):
    attributes: Attributes
    names: set[str]
    """Its id, and that of the element in a line that begins just before it."""
    shown: str
    is_in_text: bool
    """Whether words are before it in its block."""

    @property
    def address(self) -> str:
        return read_value(self.attributes, "href")

    @property
    def may_lead_back(self) -> bool:
        """Whether it may lead back from a note. A number in a text, as in "see note 3", is read."""
        return _is_mark(self.shown) and (not self.is_in_text or _has_no_word(self.shown))


def _sort_links(
    ids: frozenset[str], named: frozenset[str], links: Iterable[_NoteLink]
) -> NotesFound:
    shown: dict[str, str] = {}
    references: dict[str, str] = {}
    others: dict[str, bool] = {}
    for link in links:
        if not is_reference(link.attributes):
            others[link.address] = others.get(link.address, True) and link.may_lead_back
        elif _is_mark(link.shown):
            shown.setdefault(link.address, link.shown)
            references |= dict.fromkeys(link.names - {""}, link.address)
    marked = frozenset(address for address, is_mark in others.items() if is_mark)
    return NotesFound(ids, named, shown, references, marked)


def find_notes(text: str, tokens: Sequence[HtmlToken]) -> HtmlNotes:
    """Return the notes that links of a file refer to, and those that their roles name.

    The label is what the link shows, such as a number, or else the id of the note.
    """
    marks = find_note_marks(text, tokens)
    shown: dict[str, str] = {}
    for address, what in marks.shown.items():
        if target := _find_id(address):
            shown.setdefault(target, what)
    ids, named = marks.ids, marks.named
    labels: dict[str, str] = {}
    for target in (*shown, *sorted(named - shown.keys())):
        if target in ids:
            label = make_label(shown.get(target, ""))
            if not label or label in labels.values():
                label = make_label(target)
            if label and label not in labels.values():
                labels[target] = label
    leads_to = {each: marks.references.get(_find_id(each), "") for each in marks.marked}
    ways_back = {each: labels.get(_find_id(note), "") for each, note in leads_to.items()}
    links = list(list_links(text, tokens, "", _find_place))
    return replace(_add_paired(labels, find_paired_notes(links)), ways_back=ways_back)


def _find_place(address: str) -> Place | None:
    target = _find_id(address)
    return ("", target) if target else None


def _add_paired(labels: dict[str, str], paired: Iterable[PairedNote]) -> HtmlNotes:
    """Return the notes with those that only two links show, if these have labels of their own."""
    labels, known = dict(labels), set(labels.values())
    added: dict[PairedNote, str] = {}
    for note in paired:
        label, target = make_label(note.shown), _find_id(note.reference[1])
        if label and target not in labels and label not in known:
            labels[target] = added[note] = label
            known.add(label)
    return HtmlNotes(
        labels,
        starts={note.start: label for note, label in added.items()},
        links=frozenset(note.reference[1] for note in added),
        backlinks=frozenset(address for note in added for _, address in note.backlinks),
    )


def _is_mark(shown: str) -> bool:
    """Return whether a link shows a number or a sign, and no words."""
    return _WORDS.search(unescape(_TAG.sub("", shown))) is None


def _has_no_word(shown: str) -> bool:
    """Return whether a text has only signs, such as brackets and arrows."""
    return _WORD.search(unescape(_TAG.sub("", shown))) is None


def make_label(shown: str) -> str:
    """Return the label of a note, from what a reference to it shows, or from an id."""
    return re.sub(r"[\s\[\]()]", "", shown)[:_LONGEST]
