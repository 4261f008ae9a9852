"""What the workbench says, in the language that a person reads it in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from dragoman.languages import (
    find_autonym,
    find_digit_set,
    find_direction,
    format_number,
    format_percent,
    make_tag,
)
from dragoman.own_messages import fill_names, read_own_messages

INTERFACES = ("en", "fa", "ar")
"""The languages of the interface; the first is the one for everybody else."""
MESSAGES: Mapping[str, str] = {
    "overview": "Overview",
    "interface": "Language of this page",
    "close": "Close",
    "key_names": "Keys",
    "no_script": "This page needs JavaScript. Open it in a browser.",
    "offline": (
        "No connection to dragoman. What you write is kept in this browser, and saved when "
        "dragoman answers again. If you have started dragoman again, open the address that it "
        "printed."
    ),
    "too_many_pages": (
        "Too many pages are open: this one does not hear what others change. Close some of them, "
        "and load this page again."
    ),
    "online": "The connection is back.",
    "source_changed": "The source has changed.",
    "update_counts": "{new} to translate, {matched} to look at, {gone} no longer in the source",
    "update_now": "Update the translations",
    "failed": "This did not work.",
    "document": "Document",
    "language": "Language",
    "documents": "Documents",
    "progress": "{done} of {total} translated, {reviewed} reviewed",
    "words_left": "Words to do: {count}",
    "words_done": "{percent} of the words",
    "is_untranslated": "Not translated yet",
    "is_fuzzy": "Needs work",
    "is_translated": "Translated",
    "is_reviewed": "Reviewed",
    "go_on": "Go on: paragraph {number}",
    "open": "Open",
    "counted_changed": "The source has changed since these were translated.",
    "editions": "Editions",
    "build": "Build the editions",
    "building": "The editions are being built …",
    "built": "The editions are built.",
    "not_built": "Not every edition was built.",
    "stale": "Out of date",
    "not_made": "Not made yet",
    "send": "Send to a translator",
    "send_help": (
        "Choose what the translator can open. Send the file, and drop it here when it comes back."
    ),
    "format": "Kind of file",
    "to_page": "Page for a browser or phone",
    "to_docx": "Word document",
    "to_xlsx": "Excel workbook",
    "download": "Download",
    "take": "Take a returned file",
    "take_help": (
        "Drop a file anywhere on this page, or choose one. Nothing that others have written is "
        "replaced."
    ),
    "choose_file": "Choose a file",
    "taking": "Reading {name} …",
    "skip": "Go to the paragraphs",
    "tools": "Show and search",
    "show": "Show",
    "all": "All",
    "todo": "To do",
    "unreviewed": "Not reviewed",
    "search": "Search",
    "jump": "Go to number",
    "pivot": "Also show",
    "none": "None",
    "none_fits": "No paragraph fits.",
    "found": "Paragraphs found: {count}",
    "next_todo": "Next to do",
    "all_done": "Nothing is left to do.",
    "paragraphs": "Paragraphs",
    "paragraph": "Paragraph {number}",
    "source": "Source",
    "translation": "Translation",
    "select": "Select paragraph {number}",
    "selected": "Selected: {count}",
    "select_none": "Select none",
    "edit": "Edit",
    "save": "Save and go on",
    "save_fuzzy": "Save as “needs work”",
    "leave": "Leave",
    "discard": "Throw away",
    "confirm": "Confirm",
    "approve": "Approve",
    "revoke": "Take approval back",
    "doubt": "Needs work",
    "undo": "Undo",
    "nothing_to_undo": "There is nothing to undo.",
    "undone": "Undone: paragraph {number}",
    "joiner": "Half-space",
    "saved": "Paragraph {number} is saved: {state}",
    "reviewed_some": "Changed: {done}. Refused: {refused}.",
    "unsaved": "Not saved",
    "not_saved": "Paragraph {number} is not saved.",
    "kept": "Texts that are not saved yet: {count}",
    "kept_title": "Texts that are not saved yet",
    "kept_help": (
        "They are kept in this browser only. If a paragraph is no longer in the document, you can "
        "still copy its text."
    ),
    "read": "Read them",
    "copy_text": "Copy",
    "copied": "The text is copied.",
    "gone": "This paragraph is no longer in the document. You can copy its text.",
    "go_to": "Go to it",
    "machine_one": "{percent} of its words are still as a machine wrote them.",
    "machine_some": "Paragraphs in which nobody has changed a word of the machine: {count}.",
    "machine_share": "{percent} of the words are as a machine wrote them",
    "machine_question": "Have you compared it with the source, sentence by sentence?",
    "is_sure": "Yes, it is right",
    "leave_it": "No, leave it as it is",
    "mine": "Written later",
    "theirs": "In the file now",
    "conflict": "Two people have changed this paragraph. Both texts are kept. Which one is right?",
    "changed_outside": (
        "Somebody else has changed this paragraph while you write. Nothing of yours is lost."
    ),
    "keep_mine": "Take what was written later",
    "take_theirs": "Take what is in the file",
    "reason_outdated": "The source has changed",
    "reason_draft": "Draft of a machine",
    "reason_adopted": "From a finished translation",
    "reason_conflict": "Two texts",
    "remarks": "Remarks",
    "comments": "Comments until now",
    "context": "Context",
    "previous_source": "The source was",
    "grade_typography": "Only signs have changed",
    "grade_wording": "The wording has changed",
    "grade_meaning": "The meaning may have changed",
    "diff_gone": "Removed",
    "diff_new": "Added",
    "repeats": "The same text is also in: {numbers}",
    "word_count": "Words: {count}",
    "suggestions": "Suggestions",
    "likeness": "{percent} alike",
    "terms": "Terms",
    "insert": "Insert",
    "findings": "Please look at this",
    "no_findings": "The check finds nothing.",
    "found_count": "Found by the check: {count}",
    "severity_error": "Error",
    "severity_warning": "Warning",
    "severity_hint": "Hint",
    "preview": "As it will look",
    "translate": "Translate",
    "layout": "Layout",
    "layout_columns": "Columns",
    "layout_stacked": "Stacked",
    "layout_single": "Translation only",
    "keys_move": "Up, down",
    "keys_select": "Select",
    "keys_more": "Select more",
    "keys_suggest": "Insert suggestion 1 to 9",
    "keys_help": "Show the keys",
    "keys_where": "The letters work when no text is being edited.",
    "refused": "Not allowed",
    "refused_help": "Open the address that dragoman printed in the terminal. It is for you alone.",
}
"""The messages in English, by the names that the templates and the scripts have for them.

No name is one of a method of ``dict``: a template would write the method."""
_CATALOGUE = "workbench"
_SYSTEMS = {"۰": "arabext", "٠": "arab"}
"""Numbering systems of CLDR, by their zeros."""


class InterfaceWords(NamedTuple):
    """The words of the workbench, in one language."""

    language: str
    """As a BCP 47 tag."""
    direction: str
    digits: str
    """Those of the language, from 0 to 9."""
    words: Mapping[str, str]
    """By the names of MESSAGES."""
    choices: tuple[tuple[str, str], ...]
    """The code and the own name of each language of the interface."""

    @property
    def locale(self) -> str:
        """The language and its digits, as JavaScript wants them."""
        return f"{self.language}-u-nu-{_SYSTEMS.get(self.digits[0], 'latn')}"

    def write(self, number: float) -> str:
        """Return a number as it is written."""
        return format_number(number, self.language, self.digits)

    def write_all(self, numbers: Iterable[int]) -> str:
        """Return some numbers, one after the other."""
        return ", ".join(map(self.write, numbers))

    def write_percent(self, share: float) -> str:
        """Return a share of 1 as it is written."""
        return format_percent(share, self.language, self.digits)

    def say(self, name: str, **values: str | float) -> str:
        """Return a message with its values."""
        written = {
            name: value if isinstance(value, str) else self.write(value)
            for name, value in values.items()
        }
        return fill_names(self.words[name], written)


@cache
def find_words(language: str) -> InterfaceWords:
    """Return the words of the workbench in a language; English where one is not translated."""
    known = {**read_own_messages(language), **read_own_messages(language, catalogue=_CATALOGUE)}
    return InterfaceWords(
        language=make_tag(language),
        direction=find_direction(language),
        digits=find_digit_set(language),
        words={name: known.get(text, text) for name, text in MESSAGES.items()},
        choices=tuple((code, find_autonym(code)) for code in INTERFACES),
    )


def choose_interface(chosen: str | None, accepted: str | None) -> str:
    """Return the language of the interface: the one chosen, else the first that a browser accepts.

    ``accepted`` is a header Accept-Language (RFC 9110, 12.5.4). What is not understood in it is
    passed over.
    """
    wanted = (chosen or "", *_list_accepted(accepted or ""))
    return next((code for code in wanted if code in INTERFACES), INTERFACES[0])


def _list_accepted(header: str) -> Iterator[str]:
    """Yield the languages of a header Accept-Language without territory, the best first."""
    ranked: list[tuple[float, str]] = []
    for part in header.split(","):
        name, _, weight = part.partition(";")
        quality = _read_quality(weight)
        if quality > 0:
            ranked.append((-quality, name.strip().partition("-")[0].lower()))
    yield from (code for _, code in sorted(ranked, key=lambda item: item[0]))


def _read_quality(weight: str) -> float:
    name, _, value = weight.partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
