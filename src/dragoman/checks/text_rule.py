"""What a rule about texts is made of: the pair that it reads, the hits that it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol, TypedDict, Unpack

from dragoman.checks.clues import Clue, WordTest
from dragoman.checks.policy import Policy, Severity
from dragoman.checks.text.catalog_texts import NO_TEXTS, CatalogTexts, learn_catalog
from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.languages import ARABIC_SCRIPT, base_language, is_in_arabic_script
from dragoman.checks.text.mask import mask
from dragoman.checks.text.missing.missing_sentences import Missing, TextPair, find_missing
from dragoman.checks.text.numbers.side import Side
from dragoman.checks.text.numbers.values import use_plain_digits
from dragoman.computed import computed
from dragoman.model import Kind

SeverityName = Literal["error", "warning", "hint"]
Fix = Literal["safe", "suggest", ""]
""""safe" when ``--fix`` makes the change, "suggest" when it is only proposed, or empty."""


class Neighbours(NamedTuple):
    """Source and translation of the messages beside one; both empty where there is none, or it is
    not translated."""

    before: tuple[str, str] = ("", "")
    behind: tuple[str, str] = ("", "")


ALONE = Neighbours()
_ARE_TOKENS = KnownWords(lambda word: word.split() == [word])
"""Whether what is between two spaces is something, and has no other white space in it."""


@dataclass(frozen=True)
class Pair:
    """A text and its translation: one form of one message."""

    source: str
    target: str
    language: str
    kind: str = ""
    """The role of the unit, as its extracted comment shows it: "code", "heading 1"…"""
    context: str | None = None
    other_source: str | None = None
    """For a message with plurals, the other one of msgid and msgid_plural; else None."""
    is_last_form: bool = True
    """Whether this is the last form of a message with plurals: the one for any large number."""
    source_language: str = "en"
    policy: Policy = field(default_factory=Policy)
    other_translations: tuple[tuple[str, str], ...] = ()
    """Source and translation of the same sentence in other documents."""
    markup: str = ""
    """What the text is written in: "plain", "markdown", "html"; empty where nobody knows."""
    outdated_pivot: str = ""
    """The language whose text was beside it when it was translated, and has changed since."""
    neighbours: Neighbours = ALONE
    """The messages before and behind it in the catalogue."""
    catalog: CatalogTexts = NO_TEXTS
    """What all translations of the catalogue have in common."""
    labels: frozenset[str] = frozenset()
    """The labels of links to which the document gives an address; empty where nobody knows."""

    @computed
    def masked_source(self) -> str:
        """The source with code, tags, URLs and placeholders masked. Its length is the same."""
        return mask(self.source)

    @computed
    def masked_target(self) -> str:
        """The translation, masked likewise. A place in it is the same place in the translation."""
        return mask(self.target, self.base_language)

    @computed
    def source_words(self) -> list[str]:
        """What is between the spaces of the masked source."""
        return self.masked_source.split(" ")

    @computed
    def target_words(self) -> list[str]:
        """What is between the spaces of the masked translation."""
        return self.masked_target.split(" ")

    @computed
    def target_tokens(self) -> list[str]:
        """What is between the white space of the translation, also what is masked."""
        words = self.target_words
        if self.masked_target is self.target and all(map(_ARE_TOKENS.__getitem__, words)):
            return words  # the usual case, in which the text need not be split again
        return self.target.split()

    @computed
    def missing(self) -> Missing | None:
        """What of the source seems to have nothing beside it; two rules ask."""
        texts = TextPair(self.source, self.target, self.source_language, self.language)
        return find_missing(texts, self.catalog)

    @computed
    def base_language(self) -> str:
        """The language without script and country."""
        return base_language(self.language)

    @computed
    def source_side(self) -> Side:
        """What the source says in numbers; three rules ask."""
        return Side(use_plain_digits(self.masked_source), base_language(self.source_language))

    @computed
    def target_side(self) -> Side:
        """What the translation says in numbers."""
        return Side(use_plain_digits(self.masked_target), self.base_language)

    @property
    def is_code(self) -> bool:
        """Whether the unit is code, which translators do not translate."""
        return self.kind == Kind.CODE


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule finds a fault: from ``start`` to ``end`` of the translation."""

    start: int
    end: int
    message: str
    replacement: str | None = None
    """The right text for this place, if it is known."""
    safe: bool = False
    """Whether ``--fix`` may put the replacement there without asking."""
    rule_id: str = ""
    severity: Severity = Severity.WARNING
    """The rule's own, whatever the settings say. Both are filled in by ``check_pair``."""


@dataclass(frozen=True, slots=True)
class Example:
    """A message that shows what a rule does."""

    language: str
    source: str
    target: str
    kind: str = ""
    policy: Policy = field(default_factory=Policy)
    other_translations: tuple[tuple[str, str], ...] = ()
    """Messages of other documents, for the rule that compares documents."""
    outdated_pivot: str = ""
    markup: str = ""
    neighbours: Neighbours = ALONE
    catalog: CatalogTexts | tuple[tuple[str, str], ...] = NO_TEXTS
    """What all translations of its catalogue have in common, or the messages that teach it."""

    @property
    def pair(self) -> Pair:
        """The example as a rule gets it."""
        known = self.catalog
        return Pair(
            self.source,
            self.target,
            self.language,
            self.kind,
            policy=self.policy,
            other_translations=self.other_translations,
            outdated_pivot=self.outdated_pivot,
            markup=self.markup,
            neighbours=self.neighbours,
            catalog=known
            if isinstance(known, CatalogTexts)
            else learn_catalog(known, language=self.language),
        )


class TextCheck(Protocol):
    """The function that ``rule`` makes into a rule."""

    def __call__(self, pair: Pair, /) -> Iterable[Hit]:
        """Yield a hit for each fault of a pair."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One fault that a careful proof-reader would see in a text and its translation."""

    id: str
    severity: Severity
    sentence: str
    """What is wrong, for the person who has to fix it."""
    languages: frozenset[str]
    """The languages that it is for; ``ARABIC_SCRIPT`` for that script, empty for all."""
    silent: tuple[Example, ...]
    """Near misses: what must not be reported."""
    fires: tuple[Example, ...]
    """What must be reported."""
    fix: Fix
    fixed_in: frozenset[str]
    """The languages in which ``--fix`` makes the change; in the others it is only proposed. Empty:
    all languages of the rule."""
    clue: Clue
    """What a word of the translation must be for the rule to find anything; it may be empty."""
    source_clue: Clue
    """The same for the source, if it is in English."""
    either: bool
    """Whether a clue in one of the texts is enough; else both must have theirs."""
    in_code: bool
    """Whether it also checks units that are code."""
    about_markup: bool
    """Whether it is about markup, which a plain text does not have."""
    check: TextCheck

    def applies_to(self, language: str) -> bool:
        """Return whether the rule is for that language."""
        if not self.languages:
            return True
        if self.languages is ARABIC_SCRIPT:
            return is_in_arabic_script(language)
        return base_language(language) in self.languages and is_in_arabic_script(language)

    def may_fix(self, language: str) -> bool:
        """Return whether ``--fix`` may make the rule's changes in that language."""
        return not self.fixed_in or base_language(language) in self.fixed_in


class RuleOptions(TypedDict, total=False):
    """What the decorator ``rule`` takes besides; without it a rule is for all languages."""

    languages: str | frozenset[str]
    """Codes with spaces between them, or ``ARABIC_SCRIPT``."""
    fix: Fix
    fixed_in: frozenset[str]
    needs: str
    """Characters without which a translation has nothing to find; a space is none of them."""
    clue: WordTest
    """What a word passes without which a translation has nothing to find; see ``clues``. Where
    there is ``needs`` too, it has one of these characters."""
    source_needs: str
    source_clue: WordTest
    """The same for the source, if it is in English."""
    either_needs: str
    either_clue: WordTest
    """The same for both texts together, if the source is in English: one of them has to have it."""
    in_code: bool
    about_markup: bool


def rule(
    id: str,
    severity: SeverityName,
    *,
    silent: Iterable[Example | tuple[str, str, str]],
    fires: Iterable[Example | tuple[str, str, str]],
    **options: Unpack[RuleOptions],
) -> Callable[[TextCheck], Rule]:
    """Make a function into a rule; the first line of its docstring says what is wrong.

    An example is a tuple of language, source and translation, or an ``Example``.
    """
    languages = options.get("languages", "")
    either = _make_clue(options.get("either_needs"), options.get("either_clue"))
    clue = _make_clue(options.get("needs"), options.get("clue"))
    source_clue = _make_clue(options.get("source_needs"), options.get("source_clue"))

    def make_rule(check: TextCheck) -> Rule:
        return Rule(
            id=id,
            severity=Severity(severity),
            sentence=read_first_line(check),
            languages=frozenset(languages.split()) if isinstance(languages, str) else languages,
            silent=tuple(map(_make_example, silent)),
            fires=tuple(map(_make_example, fires)),
            fix=options.get("fix", ""),
            fixed_in=options.get("fixed_in", frozenset()),
            clue=either or clue,
            source_clue=either or source_clue,
            either=bool(either),
            in_code=options.get("in_code", False),
            about_markup=options.get("about_markup", False),
            check=check,
        )

    return make_rule


def _make_clue(characters: str | None, test: WordTest | None) -> Clue:
    return Clue(frozenset(characters or ""), test)


def read_first_line(function: Callable[..., object]) -> str:
    """Return the first line of a docstring, which says what is wrong."""
    return (function.__doc__ or "").strip().partition("\n")[0]


def _make_example(example: Example | tuple[str, str, str]) -> Example:
    return example if isinstance(example, Example) else Example(*example)
