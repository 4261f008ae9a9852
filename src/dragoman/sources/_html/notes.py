"""Notes by their roles: which link refers to one, which element is one, which link leads back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from dragoman.sources._html.blocks import has_role, is_note
from dragoman.sources._html.tokens import Attribute, HtmlToken, read_tag_attributes

_REFERENCE = frozenset({"doc-noteref", "noteref"})
_BACKLINK = frozenset({"doc-backlink", "backlink", "referrer"})
_REFERENCE_CLASS = "footnote-ref"
_BACKLINK_CLASSES = frozenset({"footnote-back", "footnote-backref"})
_TAG = re.compile(r"<[^>]*>")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class HtmlNotes:
    """The notes of a file."""

    labels: dict[str, str]
    """By the id of an element, the label of the note that it is."""

    def find_label(self, attributes: dict[str, Attribute]) -> str:
        """Return the label of the note that a link refers to; empty for another link."""
        return self.labels.get(_find_target(attributes), "") if is_reference(attributes) else ""

    def is_backlink(self, attributes: dict[str, Attribute]) -> bool:
        """Return whether a link leads from a note back to its reference."""
        return has_role(attributes, _BACKLINK) or bool(_BACKLINK_CLASSES & _classes(attributes))


def is_reference(attributes: dict[str, Attribute]) -> bool:
    """Return whether a link refers to a note: its role or its class says it."""
    return has_role(attributes, _REFERENCE) or _REFERENCE_CLASS in _classes(attributes)


def _classes(attributes: dict[str, Attribute]) -> frozenset[str]:
    found = attributes.get("class")
    return frozenset(found.value.split()) if found else frozenset()


def _find_target(attributes: dict[str, Attribute]) -> str:
    found = attributes.get("href")
    if found is None or not found.value.strip().startswith("#"):
        return ""
    return unquote(found.value.strip()[1:])


def find_notes(text: str, tokens: Sequence[HtmlToken]) -> HtmlNotes:
    """Return the notes that links of a file refer to, and those that their roles name.

    The label is what the link shows, such as a number, or else the id of the note.
    """
    ids: set[str] = set()
    shown: dict[str, str] = {}
    named: set[str] = set()
    for number, token in enumerate(tokens):
        if token.kind != "start":
            continue
        attributes = read_tag_attributes(text, token)
        if "id" in attributes:
            ids.add(attributes["id"].value)
            if is_note(attributes):
                named.add(attributes["id"].value)
        if token.name == "a" and is_reference(attributes) and (target := _find_target(attributes)):
            shown.setdefault(target, _read_shown(text, tokens[number + 1 : number + 8]))
    labels: dict[str, str] = {}
    for target in (*shown, *sorted(named - shown.keys())):
        if target in ids:
            label = re.sub(r"[\s\[\]()]", "", shown.get(target, ""))[:_LONGEST]
            if not label or label in labels.values():
                label = re.sub(r"[\s\[\]]", "", target)[:_LONGEST]
            if label and label not in labels.values():
                labels[target] = label
    return HtmlNotes(labels)


def _read_shown(text: str, tokens: Sequence[HtmlToken]) -> str:
    shown = ""
    for token in tokens:
        if token.kind == "end" and token.name == "a":
            break
        if token.kind == "text":
            shown += text[token.start : token.end]
    return shown
