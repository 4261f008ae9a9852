"""Notes over all pages of a book: which link leads to which note, and a label for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import count

from dragoman.patterns import compile_later
from dragoman.sources._html.notes import HtmlNotes, NotesFound, find_note_marks, make_label
from dragoman.sources._html.paired_notes import PageLink, PairedNote, Place, list_links
from dragoman.sources._html.tokens import read_html_tokens
from dragoman.sources.epub.package import resolve_address

_PLACE_LINK = compile_later(r"<a\s[^<>]*?href\s*=\s*[\"'][^\"'<>]*#")
_NO_MARKS = NotesFound(frozenset(), frozenset(), {})


def find_page_notes(text: str, part: str) -> tuple[NotesFound, list[PageLink]]:
    """Return what a page says about notes, and its links to places in the book."""
    has_notes, has_links = "note" in text, _PLACE_LINK.search(text)  # nearly always not
    tokens = list(read_html_tokens(text, is_xml=True)) if has_notes or has_links else []
    marks = find_note_marks(text, tokens) if has_notes else _NO_MARKS
    return marks, list(list_links(text, tokens, part, partial(_find_place, part)))


def _find_place(part: str, address: str) -> Place | None:
    place = resolve_address(part, address) if "#" in address else ("", "")
    return place if all(place) else None


def label_notes(
    marks: Mapping[str, NotesFound], paired: Iterable[PairedNote] = ()
) -> dict[str, HtmlNotes]:
    """Return the notes of each page, by its part; each label is there once in the whole book.

    ``paired`` are those that only two links show. The label is what the first link shows that leads
    to the note. Where another note has it, it is the number of the note in the book, as in a
    document that is one file.
    """
    shown, addresses = _find_named(marks)
    added = [note for note in paired if note.target not in shown]
    for note in added:
        shown.setdefault(note.target, note.shown)
        addresses[note.reference[0]][note.reference[1]] = note.target
    labels = _give_labels(shown)
    of_part: dict[str, dict[str, str]] = {part: {} for part in marks}
    for (part, identity), label in labels.items():
        of_part[part][identity] = label
    elsewhere = {
        part: {address: labels[place] for address, place in found.items()}
        for part, found in addresses.items()
    }
    references = _label_references(marks, elsewhere)
    starts: dict[str, dict[int, str]] = {part: {} for part in marks}
    for note in added:
        starts[note.target[0]][note.start] = labels[note.target]
    links = _group_by_part(note.reference for note in added)
    backlinks = _group_by_part(back for note in added for back in note.backlinks)
    return {
        part: HtmlNotes(
            of_part[part],
            elsewhere[part],
            starts[part],
            frozenset(links.get(part, ())),
            frozenset(backlinks.get(part, ())),
            {each: references.get(resolve_address(part, each), "") for each in found.marked},
        )
        for part, found in marks.items()
    }


def _find_named(
    marks: Mapping[str, NotesFound],
) -> tuple[dict[Place, str], dict[str, dict[str, Place]]]:
    """Return the notes that have a role, with what the first link to each shows; and where the
    links of each page to them lead, by their addresses."""
    shown: dict[Place, str] = {}
    addresses: dict[str, dict[str, Place]] = {part: {} for part in marks}
    for part, found in marks.items():
        for address, what in found.shown.items():
            place = resolve_address(part, address)
            if place[0] in marks and place[1] in marks[place[0]].ids:
                shown.setdefault(place, what)
                addresses[part][address] = place
        for identity in sorted(found.named):
            shown.setdefault((part, identity), "")
    return shown, addresses


def _give_labels(shown: Mapping[Place, str]) -> dict[Place, str]:
    """Return a label for each note, by what the first link shows that leads to it."""
    labels: dict[Place, str] = {}
    taken: set[str] = set()
    for place, what in shown.items():
        proposed = _propose(place, what, len(labels) + 1)
        labels[place] = next(each for each in proposed if each not in taken)
        taken.add(labels[place])
    return labels


def _group_by_part(places: Iterable[Place]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part, address in places:
        found.setdefault(part, []).append(address)
    return found


def _label_references(
    marks: Mapping[str, NotesFound], labels: Mapping[str, Mapping[str, str]]
) -> dict[Place, str]:
    """Return, by the places of references, the labels of the notes that they lead to."""
    return {
        (part, name): labels[part].get(address, "")
        for part, found in marks.items()
        for name, address in found.references.items()
    }


def _propose(place: Place, shown: str, number: int) -> Iterator[str]:
    """Yield labels for the note with a number, the best one first."""
    label = make_label(shown)
    if label:
        yield label
    if not label.isdecimal():
        yield make_label(place[1]) or str(number)
    yield from map(str, count(number))
