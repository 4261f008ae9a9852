"""What the rules find in many translations that are put together from parts, and what is fixed.

No law says that each finding is right: they show what a change changes where nobody thought of it.
They are in tests/checks/combinations, and are read as a diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.po import Catalog, dump, parse
from dragoman.po.edit import write_message
from dragoman.proofread import CatalogPlace, check_catalog, fix_catalog
from helpers.combined_translations import LANGUAGES, SpoiltMessage, combine_message
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, show_invisible

FOLDER = Path(__file__).parent / "combinations"
CATALOGS, MESSAGES = 7, 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_found_and_fixed_is_as_it_was(language: str) -> None:
    shown = "".join(
        "\n".join([*show_catalog(language, Choices(f"check {language} {number}")), "", ""])
        for number in range(CATALOGS)
    )
    compare_with_kept(show_invisible(shown), FOLDER / f"{language}.txt")


def show_catalog(language: str, choices: Choices) -> Iterator[str]:
    """Yield the messages of a catalogue that are not as they must be, with what is said of them."""
    made = (combine_message(language, choices) for _ in range(MESSAGES))
    messages = {message.source: message for message in made}
    data = write_catalog(language, list(messages.values()))
    place = CatalogPlace("letter", language, "letter.po", markup="markdown")
    findings = check_catalog(data, place)
    fixed = {block.msgid: block.msgstr[0] for block in parse(fix(data, place), "fixed").blocks}
    for source, message in messages.items():
        found = [finding for finding in findings if finding.msgid == source]
        if message.done or found:
            yield f"{message.done!r}: {message.target!r}"
        for finding in found:
            yield f"  {finding.severity} {finding.id}: {finding.message} {finding.excerpt!r}"
        if fixed[source] != message.target:
            yield f"  → {fixed[source]!r}"
    for finding in findings:
        if finding.msgid not in messages:
            yield f"  {finding.severity} {finding.id}: {finding.message} {finding.excerpt!r}"


def fix(data: bytes, place: CatalogPlace) -> bytes:
    return fix_catalog(data, place)[0]


def write_catalog(language: str, messages: list[SpoiltMessage]) -> bytes:
    """Return a catalogue of messages that are all translated."""
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
    )
    blocks = tuple(write_message(None, each.source, each.target) for each in messages)
    return dump(Catalog("letter.po", parse(head.encode(), "letter.po").head, blocks))
