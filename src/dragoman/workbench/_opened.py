"""A document in one language, as the workbench has it open: read once, until a file changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeVar

from dragoman.catalogs.counting import tally_blocks
from dragoman.catalogs.pivot import find_outdated
from dragoman.catalogs.states import find_state, make_block_digest, make_message_digest
from dragoman.catalogs.template import make_template
from dragoman.checks import Policy
from dragoman.commands._numbered_messages import NumberedMessage
from dragoman.commands._pivots import PivotReader
from dragoman.commands.check import locate_catalog, project_policy, read_translations
from dragoman.languages import find_autonym, find_direction, make_tag
from dragoman.model import Document, MessageKey, Tally, Unit
from dragoman.po import Block, Catalog, index_live
from dragoman.project import Project
from dragoman.proofread import KnownTranslations, MessageChecker
from dragoman.structure import row_units

T = TypeVar("T")
_KEY = 16
"""Hexadecimal digits of the name of a message in addresses."""


class Shared:
    """What was made once for a document in a language. Who asks while it is made waits for it; what
    is there already is given at once, whatever else is being made."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._made: dict[object, Any] = {}

    def give(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made under this key before, or make it."""
        if key not in self._made:
            with self._lock:
                if key not in self._made:
                    self._made[key] = make()
        made: T = self._made[key]
        return made


@dataclass(frozen=True)
class OpenedCatalog:
    """A document's catalogue in one language, with what the page asks for again and again."""

    project: Project
    document: Document
    language: str
    catalog: Catalog | None
    """None where there is none yet."""
    data: bytes | None
    """The bytes of the catalogue."""
    revision: str
    """Another one for each content of the files."""
    shared: Shared = field(default_factory=Shared)
    """What was made from all but this very catalogue: kept when somebody saves a text."""
    own: Shared = field(default_factory=Shared)
    """What was made from this catalogue, too."""

    @property
    def name(self) -> str:
        """The name of the document."""
        return self.document.name

    @cached_property
    def _live(self) -> Mapping[MessageKey, Block]:
        """The messages of the catalogue that are not obsolete, by their keys."""
        return index_live(self.catalog)

    @cached_property
    def present(self) -> Catalog:
        """All messages that the source has now, as they are in the catalogue or else empty."""
        template = self.shared.give(
            "template", lambda: make_template(self.document, reference="", created="")
        )
        blocks = tuple(self._live.get(key, block) for key, block in index_live(template).items())
        return replace(self.catalog or template, blocks=blocks)

    @cached_property
    def blocks(self) -> Mapping[MessageKey, Block]:
        """The messages that the source has now, by their keys."""
        return {block.key: block for block in self.present.blocks}

    @property
    def is_in_step(self) -> bool:
        """Whether the catalogue has all messages that the source has now."""
        return self.catalog is not None and self.blocks.keys() <= self._live.keys()

    @cached_property
    def is_changed(self) -> bool:
        """Whether the source has other messages than the catalogue."""
        return self.catalog is not None and self.blocks.keys() != self._live.keys()

    @property
    def rows(self) -> Mapping[int, Unit]:
        """The paragraphs that can be translated, by their numbers in the editions."""

        def list_rows() -> dict[int, Unit]:
            numbered = enumerate(row_units(self.document), 1)
            return {number: unit for number, unit in numbered if unit.translatable and unit.text}

        return self.shared.give("rows", list_rows)

    @property
    def names(self) -> Mapping[str, tuple[int, ...]]:
        """The names of the messages in addresses, each with the numbers of its paragraphs."""

        def name_all() -> dict[str, tuple[int, ...]]:
            found: dict[str, tuple[int, ...]] = {}
            for number, unit in self.rows.items():
                name = name_message(unit.key)
                found[name] = (*found.get(name, ()), number)
            return found

        return self.shared.give("names", name_all)

    @property
    def pivots(self) -> PivotReader:
        """The document in other languages."""
        return self.shared.give("pivots", lambda: PivotReader(self.project, self.name))

    @cached_property
    def outdated(self) -> Mapping[MessageKey, str]:
        """The messages that are outdated by their pivot, each with the language of that."""
        found = find_outdated(self.present.blocks, self.pivots.find)
        return {block.key: language for block, language in found}

    @property
    def checker(self) -> MessageChecker:
        """What checks a message while somebody writes it."""
        return self.own.give("checker", self._make_checker)

    def _make_checker(self) -> MessageChecker:
        place = self.shared.give(
            "place",
            lambda: locate_catalog(self.project, self.name, self.language, is_numbered=True),
        )
        place = replace(place, outdated_pivots=self.outdated)
        return MessageChecker(self.present, place, self.policy, self.known)

    @property
    def known(self) -> KnownTranslations:
        """The translations of all documents in this language."""
        language = self.language
        return self.shared.give(
            "known", lambda: read_translations(self.project, [language])[language]
        )

    @property
    def policy(self) -> Policy:
        """What the settings choose about the rules, with the glossary."""
        return self.shared.give("policy", lambda: project_policy(self.project))

    def find_item(self, name: str) -> NumberedMessage:
        """Return a message by its name in addresses. Raises KeyError where it is not there."""
        numbers = self.names[name]
        unit = self.rows[numbers[0]]
        return NumberedMessage(numbers, unit, self.blocks[unit.key])

    @cached_property
    def tally(self) -> Tally:
        """How many messages and words there are in each state, as ``status`` counts them."""
        return tally_blocks(self.present.blocks)


def name_message(key: MessageKey) -> str:
    """Return the name of a message in addresses: letters and digits that say nothing of it."""
    return sha256(make_message_digest(*key, ()).encode()).hexdigest()[:_KEY]


def digest_shown(block: Block) -> str:
    """Return what a page has of a message: the digest of its texts, and its state in a letter."""
    return f"{make_block_digest(block)}{find_state(block).value[0]}"


def drop_state(shown: str) -> str:
    """Return the digest of the texts, from what ``digest_shown`` has returned."""
    return shown[:-1]


def describe_language(code: str) -> dict[str, str]:
    """Return a language as the page wants it."""
    return {
        "code": code,
        "tag": make_tag(code),
        "name": find_autonym(code),
        "direction": find_direction(code),
    }
