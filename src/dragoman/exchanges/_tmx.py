"""Reading TMX unit by unit: a memory may have a million of them, and no tree is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.parsers import expat

from dragoman.errors import ExchangeError
from dragoman.po.marks import MarkKind, write_mark

CREATOR = "dragoman"
CONTEXT = "x-msgctxt"
MACHINE = "x-machine"
_PROPERTIES = frozenset({CONTEXT, MACHINE})
_NATIVE = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""The elements whose content is not text but how another program writes a mark."""
_WORDS = re.compile(re.escape(write_mark(MarkKind.MACHINE, "")) + "[0-9]{1,9} [A-Za-z0-9_-]{1,99}")
_CHUNK = 1 << 20


class MemoryUnit(NamedTuple):
    """A text in two or more languages."""

    languages: tuple[str, ...]
    """As the file writes them: "fa-IR"."""
    texts: tuple[str, ...]
    context: str | None = None
    """The msgctxt, if dragoman wrote it."""
    machine: tuple[str, ...] = ()
    """Which words of the translation a machine wrote (``PackageItem.machine``), likewise."""
    changed: str = ""
    """When it was last changed, as ``20260131T120000Z``; "" where it does not say."""


def read_memory(data: bytes, name: str) -> Iterator[MemoryUnit]:
    """Yield the units of a memory that have two texts or more, the source's first.

    Marks are as dragoman wrote them; the marks of other programs are left out. Raises ExchangeError
    for what is not well-formed, and for what declares entities. Nothing else is ever read.
    """
    reader = _MemoryReader(name)
    try:
        for start in range(0, len(data), _CHUNK):
            reader.parser.Parse(data[start : start + _CHUNK], False)
            yield from reader.take_units()
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "an error")
        raise ExchangeError(
            f"it is not well-formed XML ({what}); save it again in the program that wrote it",
            name,
            error.lineno,
        ) from None
    except (ValueError, LookupError):
        raise ExchangeError("it is in an encoding that is not known; save it as UTF-8", name) from (
            None
        )
    yield from reader.take_units()
    if not reader.is_memory:
        raise ExchangeError("it is not a memory in TMX", name)


def number_newest(units: Iterable[MemoryUnit]) -> Iterator[tuple[int, MemoryUnit]]:
    """Yield units with their numbers, from 1, without those of which a newer one has the same
    source: many programs keep both, and the older one was corrected."""
    every = list(units)
    newest: dict[tuple[str, str | None, tuple[str, ...]], str] = {}
    for unit in every:
        key = unit.texts[0], unit.context, unit.languages
        newest[key] = max(unit.changed, newest.get(key, ""))
    for number, unit in enumerate(every, 1):
        if unit.changed == newest[unit.texts[0], unit.context, unit.languages]:
            yield number, unit


class _MemoryReader:
    """Collects units from the events of expat."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.is_memory = False
        self._units: list[MemoryUnit] = []
        self._is_own = False
        self._usual_source = self._source = ""
        self._pairs: list[tuple[str, str]] = []
        self._language = ""
        self._property = ""
        self._context: str | None = None
        self._machine: list[str] = []
        self._changed = ""
        self._parts: list[str] = []
        self._hidden = 0
        """How many elements are open that hold no text."""
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._refuse_entity

    def take_units(self) -> list[MemoryUnit]:
        """Return the units that are complete, each once."""
        units, self._units = self._units, []
        return units

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "tuv":
            self._language = attributes.get("xml:lang") or attributes.get("lang", "")
            self._changed = max(self._changed, _read_date(attributes))
            self._listen()  # some programs leave out the seg
        elif name == "seg":
            self._listen()
        elif name == "prop":
            self._property = attributes.get("type", "")
            self.parser.CharacterDataHandler = None
            if self._is_own and self._property in _PROPERTIES:
                self._listen()
        elif name == "note":
            self.parser.CharacterDataHandler = None
        elif name in _NATIVE:
            if self._hidden or not self._is_own:
                self._hidden += 1
                self.parser.CharacterDataHandler = None
        elif name == "tu":
            self._pairs, self._context, self._machine = [], None, []
            self._changed = _read_date(attributes)
            self._source = attributes.get("srclang") or self._usual_source
        elif name == "header":
            self._is_own = attributes.get("creationtool") == CREATOR
            self._usual_source = attributes.get("srclang", "")
        elif name == "tmx":
            self.is_memory = True

    def _listen(self) -> None:
        self._parts = []
        self._hidden = 0
        self.parser.CharacterDataHandler = self._parts.append

    def _end(self, name: str) -> None:
        if name == "seg" or (name == "tuv" and self.parser.CharacterDataHandler is not None):
            text = "".join(self._parts)
            self._pairs.append((self._language, text if name == "seg" else text.strip()))
            self.parser.CharacterDataHandler = None
        elif name in _NATIVE and self._hidden:
            self._hidden -= 1
            if not self._hidden:
                self.parser.CharacterDataHandler = self._parts.append
        elif name == "prop":
            self._end_property()
        elif name == "tu":
            self._add_unit()

    def _end_property(self) -> None:
        if self.parser.CharacterDataHandler is not None:
            text = "".join(self._parts)
            if self._property == CONTEXT:
                self._context = text
            elif _WORDS.fullmatch(text):
                self._machine.append(text)
        self.parser.CharacterDataHandler = None

    def _add_unit(self) -> None:
        pairs = [pair for pair in self._pairs if pair[1].strip()]
        if len(pairs) > 1:
            pairs.sort(key=lambda pair: _count_differences(pair[0], self._source))
            languages, texts = zip(*pairs, strict=True)
            machine = tuple(self._machine)
            self._units.append(MemoryUnit(languages, texts, self._context, machine, self._changed))

    def _refuse_entity(self, *_: object) -> None:
        raise ExchangeError("it declares entities, which are not safe to read", self._name)


def _read_date(attributes: dict[str, str]) -> str:
    return attributes.get("changedate") or attributes.get("creationdate", "")


def _count_differences(code: str, other: str) -> int:
    """Return 0 for the same language tags, 1 for those of the same language, 2 for others.

    Capital letters do not count (RFC 5646), and many programs write "EN-US" at the one place and
    "en" at the other.
    """
    one, two = (each.casefold().replace("_", "-") for each in (code, other))
    return (one != two) + (one.partition("-")[0] != two.partition("-")[0])
