"""What a check speaks of: a pair of texts, a rule, where a rule hits, and what is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TypedDict, Unpack

from dragoman.checks.text.mask import mask
from dragoman.glossary import Glossary
from dragoman.model import Kind


class Severity(StrEnum):
    """How much a finding weighs: errors always end a check with 1, hints never."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ps", "ckb", "ug", "sd", "prs", "pnb", "mzn", "arz"})
"""Languages that are written in the Arabic script when the code does not say otherwise."""


@lru_cache(maxsize=256)
def base_language(language: str) -> str:
    """Give the language of a code, without script, country and variant."""
    return language.replace("-", "_").partition("_")[0].partition("@")[0].lower()


@lru_cache(maxsize=256)
def in_arabic_script(language: str) -> bool:
    """Tell whether texts of that language are written in the Arabic script."""
    parts = language.replace("-", "_").lower().split("_")[1:]
    scripts = [part for part in parts if len(part) == 4 and part.isalpha()]
    return "arab" in scripts if scripts else base_language(language) in ARABIC_SCRIPT


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user chose; the defaults check everything that has one right answer."""

    disable: frozenset[str] = frozenset()
    """Rules that do not run."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Severities other than the rules' own."""
    digits: str = ""
    """"native" or "latin": what ``digit-style`` asks for; empty for no preference."""
    quotes: Mapping[str, str] = field(default_factory=dict)
    """By language, the opening and closing mark that ``quote-style`` asks for."""
    glossary: Glossary | None = None
    strict: bool = False
    """Do fuzzy messages count as errors?"""


@dataclass(frozen=True)
class Pair:
    """A text and its translation, as one form of one message has them."""

    source: str
    target: str
    language: str
    kind: str = ""
    """The role of the unit as its extracted comment shows it: "code", "heading 1"…"""
    context: str | None = None
    plural: str | None = None
    """Of one form of a message with plurals, the other of msgid and msgid_plural."""
    last: bool = True
    """Of a message with plurals, is it the form for any large number?"""
    source_language: str = "en"
    policy: Policy = field(default_factory=Policy)
    others: tuple[tuple[str, str], ...] = ()
    """The same source in other documents, each with its translation."""

    @cached_property
    def s(self) -> str:
        """The source with its code, tags, URLs and placeholders masked, as long as it was."""
        return mask(self.source)

    @cached_property
    def t(self) -> str:
        """The translation, masked likewise, so that places in it are places in the text."""
        return mask(self.target, self.base)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character of the translation."""
        return frozenset(self.target)

    @property
    def base(self) -> str:
        """The language without script and country."""
        return base_language(self.language)

    @property
    def code(self) -> bool:
        """Is the unit code, which a translator leaves alone?"""
        return self.kind == Kind.CODE


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule finds fault; ``start`` to ``end`` of the translation."""

    start: int
    end: int
    message: str
    replacement: str | None = None
    """What would stand there instead, if that is known."""
    safe: bool = False
    """May ``--fix`` do so without asking?"""
    rule: str = ""
    """The rule's id, which the runner writes."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message that shows what a rule does."""

    language: str
    source: str
    target: str
    kind: str = ""
    policy: Policy = field(default_factory=Policy)
    others: tuple[tuple[str, str], ...] = ()
    """Messages of other documents, for the rule that compares documents."""

    @property
    def pair(self) -> Pair:
        """The example as a rule gets it."""
        return Pair(
            self.source,
            self.target,
            self.language,
            self.kind,
            policy=self.policy,
            others=self.others,
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a careful proof-reader would see."""

    id: str
    severity: Severity
    sentence: str
    """What is wrong, for a person who has to mend it."""
    languages: frozenset[str]
    """The languages that it knows; ``ARABIC_SCRIPT`` for that script, empty for all."""
    silent: tuple[Example, ...]
    """Near misses: what must not be reported."""
    fires: tuple[Example, ...]
    fix: str
    """"safe" when ``--fix`` mends it, "suggest" when it only proposes, or empty."""
    needs: frozenset[str]
    """Characters without one of which in the translation it has nothing to say."""
    in_code: bool
    """Does it also look at units that are code?"""
    function: Callable[[Pair], Iterable[Hit]]

    def applies(self, language: str) -> bool:
        """Tell whether the rule knows that language."""
        if not self.languages:
            return True
        if self.languages is ARABIC_SCRIPT:
            return in_arabic_script(language)
        return base_language(language) in self.languages and in_arabic_script(language)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, with everything that a report says of it."""

    id: str
    severity: Severity
    document: str
    language: str
    msgid: str
    msgctxt: str | None
    path: str
    line: int
    """Where the message begins in the catalogue."""
    message: str
    excerpt: str = ""
    """The words around the place, which stands between ⟦ and ⟧."""
    fixable: bool = False
    start: int = 0
    end: int = 0
    number: int = 0
    """The number of the paragraph, 0 when it has none."""


class RuleOptions(TypedDict, total=False):
    """What a rule may say of itself, where it is not for all languages and without a fix."""

    languages: str | frozenset[str]
    """Codes with spaces between them, or ``ARABIC_SCRIPT``."""
    fix: str
    needs: str
    in_code: bool


def rule(
    id: str,
    severity: str,
    *,
    silent: Iterable[Example | tuple[str, str, str]],
    fires: Iterable[Example | tuple[str, str, str]],
    **more: Unpack[RuleOptions],
) -> Callable[[Callable[[Pair], Iterable[Hit]]], Rule]:
    """Make a function into a rule; the first line of its docstring says what is wrong."""
    languages = more.get("languages", "")

    def make(function: Callable[[Pair], Iterable[Hit]]) -> Rule:
        return Rule(
            id=id,
            severity=Severity(severity),
            sentence=first_line(function),
            languages=frozenset(languages.split()) if isinstance(languages, str) else languages,
            silent=tuple(map(_make_example, silent)),
            fires=tuple(map(_make_example, fires)),
            fix=more.get("fix", ""),
            needs=frozenset(more.get("needs", "")),
            in_code=more.get("in_code", False),
            function=function,
        )

    return make


def first_line(function: Callable[..., object]) -> str:
    """Give the first line of a docstring, which says what is wrong."""
    return (function.__doc__ or "").strip().partition("\n")[0]


def _make_example(given: Example | tuple[str, str, str]) -> Example:
    return given if isinstance(given, Example) else Example(*given)
