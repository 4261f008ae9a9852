"""The messages of a document in the order of its text, with the numbers of their paragraphs.

So people speak of them: what is reviewed, sent out or shown is chosen by these numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.catalogs import find_state
from dragoman.errors import CatalogError, ProjectError, quote
from dragoman.model import MessageKey, State, Unit
from dragoman.patterns import compile_later
from dragoman.po import Block, index_live
from dragoman.project import Project
from dragoman.structure import row_units

OUT_OF_STEP = "it is not up to date with its source; run `dragoman update`"
"""What is said of a catalogue that lacks a message of its source."""
_RANGE = compile_later(r"(\d{1,99})(?:\s*-\s*(\d{1,99}))?")
"""A number, or two with a hyphen between them."""


@dataclass(frozen=True, slots=True)
class NumberedMessage:
    """A message with the paragraphs that have its text."""

    numbers: tuple[int, ...]
    """The numbers of the editions' rows; a text that is there twice has two."""
    unit: Unit
    block: Block | None
    """The message as it was when it was shown; None where the catalogue lacks it."""

    @property
    def state(self) -> State:
        """How far the message has got."""
        return State.UNTRANSLATED if self.block is None else find_state(self.block)

    @property
    def place(self) -> str:
        """The paragraphs, as a message names them."""
        return name_paragraphs(self.numbers)


def name_paragraphs(numbers: Sequence[int]) -> str:
    """Return ``paragraph 3`` or ``paragraphs 1, 8``."""
    plural = "s" if len(numbers) > 1 else ""
    return f"paragraph{plural} {', '.join(map(str, numbers))}"


def number_messages(project: Project, document: str, language: str) -> tuple[NumberedMessage, ...]:
    """Return the messages of a document in the order of its text, numbered as in the editions.

    Raises CatalogError where the language has no catalogue of the document.
    """
    catalog = project.read_catalog(document, language)
    if catalog is None:
        raise explain_no_catalog(project, document, language)
    blocks = index_live(catalog)
    found: dict[MessageKey, NumberedMessage] = {}
    for number, unit in enumerate(row_units(project.read_document(document)), 1):
        if unit.translatable and unit.text:
            item = found.get(unit.key) or NumberedMessage((), unit, blocks.get(unit.key))
            found[unit.key] = replace(item, numbers=(*item.numbers, number))
    return tuple(found.values())


def explain_no_catalog(project: Project, document: str, language: str) -> CatalogError:
    """Return the error of a document that has no catalogue in a language."""
    path = project.show(project.catalog(document, language))
    return CatalogError("there is no such catalogue yet: run `dragoman update`", path)


def select_paragraphs(text: str, items: Iterable[NumberedMessage]) -> tuple[NumberedMessage, ...]:
    """Return the messages of the paragraphs that a list such as ``3-7,9`` names.

    Raises ProjectError for a text that is not such a list, and for a paragraph without a message.
    """
    by_number = {number: item for item in items for number in item.numbers}
    most = max(by_number, default=0)
    chosen: dict[int, NumberedMessage] = {}
    for part in text.split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None or int(match[1]) > int(match[2] or match[1]):
            raise ProjectError(
                f"{quote(part.strip())} is not a list of paragraphs: write it as 3-7,9"
            )
        first, last = int(match[1]), int(match[2] or match[1])
        if last > most or first < 1:
            raise ProjectError(f"there is no paragraph {last}: the document has {most}")
        for number in range(first, last + 1):
            if number in by_number:
                chosen[number] = by_number[number]
            elif match[2] is None:
                raise ProjectError(f"paragraph {number} is not translated in any language")
    return tuple({item.unit.key: item for item in chosen.values()}.values())
