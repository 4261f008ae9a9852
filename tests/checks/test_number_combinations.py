"""What the rules about numbers, dates and measures find in many languages, in texts that are put
together from parts.

No law says that each finding is right: they show what a change changes where nobody thought of it.
They are in tests/checks/combinations, and are read as a diff.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.po import Catalog, dump, parse
from dragoman.po.edit import write_message
from dragoman.proofread import CatalogPlace, check_catalog
from helpers.combined_numbers import LANGUAGES, combine_numbers
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, show_invisible

FOLDER = Path(__file__).parent / "combinations"
MESSAGES = 72
HEAD = 'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_found_about_numbers_is_as_it_was(language: str) -> None:
    choices = Choices(f"numbers {language}")
    messages = {}
    for _ in range(MESSAGES):
        source, target, is_right = combine_numbers(language, choices)
        messages[source] = target, is_right
    blocks = tuple(write_message(None, source, each[0]) for source, each in messages.items())
    data = dump(
        Catalog("letter.po", parse(HEAD.format(language).encode(), "letter.po").head, blocks)
    )
    place = CatalogPlace("letter", language, "letter.po", markup="markdown")
    findings = check_catalog(data, place)
    shown: list[str] = []
    for source, (target, is_right) in messages.items():
        found = [f"  {each.id}: {each.message}" for each in findings if each.msgid == source]
        shown += (f"{'' if is_right else 'WRONG '}{source} | {target}", *found)
    compare_with_kept(show_invisible("\n".join((*shown, ""))), FOLDER / f"numbers.{language}.txt")
