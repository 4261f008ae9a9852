"""Run the rules over a pair of texts or over a catalogue file, and make the safe fixes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from dragoman.checks.catalog_rule import CatalogFile, Fault, FileRule
from dragoman.checks.clues import ClueReader
from dragoman.checks.guards import count_by_rule, group_by_word, withhold_fixes
from dragoman.checks.registry import list_file_rules, list_text_rules, map_text_rules
from dragoman.checks.text_rule import Hit, Pair, Rule

_MOST_PASSES = 6
"""One fix may uncover the next one, but not more often than this."""
_MOST_TRIES = 12
"""How often the fixes of one rule are tried in part, where all of them together do harm."""
_MOST_SELECTIONS = 1000
_NO_IDS: frozenset[str] = frozenset()
_PLAIN = "plain"
_KNOWN_SOURCE = "en"
"""The language of the sources in which rules know their clues."""


class _RuleSet:
    """The rules for all texts of one kind; so nothing of it is asked for each text."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules
        self._in_target = ClueReader([rule.clue for rule in self.rules])
        self._in_source = ClueReader([rule.source_clue for rule in self.rules])
        self._either = sum(1 << at for at, rule in enumerate(self.rules) if rule.either)
        self._selected: dict[int, tuple[Rule, ...]] = {}

    def select(self, pair: Pair) -> tuple[Rule, ...]:
        """Return the rules that have their clues in a pair; many pairs have the same."""
        bits = self._in_target.read(pair.target_words)
        if pair.masked_target is not pair.target:
            bits |= self._in_target.read(pair.target.split(" "))
        if pair.source_language == _KNOWN_SOURCE:
            in_source = self._in_source.read(pair.source_words)
            if pair.masked_source is not pair.source:
                in_source |= self._in_source.read(pair.source.split(" "))
            bits = bits & in_source | (bits | in_source) & self._either
        else:
            bits |= self._either
        selected = self._selected.get(bits)
        if selected is None:
            selected = tuple(rule for at, rule in enumerate(self.rules) if bits >> at & 1)
            if len(self._selected) < _MOST_SELECTIONS:
                self._selected[bits] = selected
        return selected


@lru_cache(maxsize=64)
def _active_rules(
    language: str, disable: frozenset[str], is_code: bool, is_plain: bool
) -> _RuleSet:
    return _make_set(
        tuple(
            rule
            for rule in list_text_rules()
            if rule.id not in disable
            and rule.applies_to(language)
            and (rule.in_code or not is_code)
            and not (rule.about_markup and is_plain)
        )
    )


_make_set = lru_cache(maxsize=16)(_RuleSet)
"""Languages that have the same rules share what is known about words."""


def _list_rules(pair: Pair) -> _RuleSet:
    """Return the rules for pairs of that kind."""
    is_plain = pair.markup == _PLAIN
    return _active_rules(pair.language, pair.policy.disable, pair.is_code, is_plain)


def check_pair(pair: Pair, ignore: frozenset[str] = _NO_IDS) -> list[Hit]:
    """Return the hits of every rule for the language; an empty translation has none.

    ``ignore`` holds the ids of rules that the message opts out of. A hit is safe only if
    ``fix_pair`` makes its change.
    """
    (hits,) = check_pairs([(pair, ignore)])
    return hits


def check_pairs(pairs: Sequence[tuple[Pair, frozenset[str]]]) -> Iterator[list[Hit]]:
    """Yield what ``check_pair`` returns for each pair, with what it ignores."""
    for (pair, ignore), found in zip(pairs, _find_all_hits(pairs), strict=True):
        yield _choose_safe(found, pair, ignore) if any(hit.safe for hit in found) else found


def _choose_safe(found: list[Hit], pair: Pair, ignore: frozenset[str]) -> list[Hit]:
    """Return the hits; those are safe whose change ``fix_pair`` makes."""
    hits = withhold_fixes(found, found, pair)
    if any(hit.safe for hit in hits):
        fixed = _Fixer(pair, None, ignore, found).fix()
        if fixed in ("", pair.target):
            return [replace(hit, safe=False) for hit in hits]
    return hits


def _find_all_hits(pairs: Sequence[tuple[Pair, frozenset[str]]]) -> list[list[Hit]]:
    """Return the hits of every pair, by rule.

    One rule after the other is asked about all pairs: what it needs stays in the processor's cache.
    """
    found: list[list[Hit]] = [[] for _ in pairs]
    asked: defaultdict[str, list[int]] = defaultdict(list)
    for at, (pair, _) in enumerate(pairs):
        if pair.target:
            for rule in _list_rules(pair).select(pair):
                asked[rule.id].append(at)
    for id, rule in map_text_rules().items():
        for at in asked.get(id, ()):
            pair, ignore = pairs[at]
            if id not in ignore:
                for hit in rule.check(pair):  # most rules find nothing: then no more is done
                    found[at].append(_complete_hit(hit, rule, pair))
    return found


def find_hits(rule: Rule, pair: Pair) -> list[Hit]:
    """Return the hits of one rule; each has the rule's id and lies within the translation."""
    return [_complete_hit(hit, rule, pair) for hit in rule.check(pair)]


def _complete_hit(hit: Hit, rule: Rule, pair: Pair) -> Hit:
    length = len(pair.target)
    return Hit(
        min(hit.start, length),
        min(hit.end, length),
        hit.message,
        hit.replacement,
        hit.safe and rule.may_fix(pair.language),
        rule.id,
        rule.severity,
    )


def fix_pair(
    pair: Pair, only: frozenset[str] | None = None, ignore: frozenset[str] = _NO_IDS
) -> str:
    """Return the translation with every safe fix made; fixing twice is fixing once.

    Code, addresses, placeholders, tags and words in another language stay as they are, because
    the rules do not see them. A place stays that has an error, or that is the same in the source
    (see ``guards``). No rule finds more in the result than in the translation, and a translation
    never becomes empty. ``only`` holds the ids of the rules that may fix; None means all.
    """
    fixed = _Fixer(pair, only, ignore).fix()
    return fixed or pair.target


class _Fixer:
    """Makes the safe fixes of one pair.

    At first all fixes are made, because one may uncover a fault that the next one removes. If
    some rule finds more in the end than at the beginning, they are made again, each of them only
    if no rule finds more after it.
    """

    def __init__(
        self,
        pair: Pair,
        only: frozenset[str] | None,
        ignore: frozenset[str],
        found: list[Hit] | None = None,
    ) -> None:
        """``found`` are the hits in the translation as it is, if they are known."""
        self.pair, self.ignore = pair, ignore
        self._found = {} if found is None else {pair.target: found}
        """By text, what all rules find in it. No text is looked at twice."""
        self.rules = [
            rule
            for rule in _list_rules(pair).rules
            if rule.fix == "safe" and rule.id not in ignore and (only is None or rule.id in only)
        ]

    def fix(self) -> str:
        text = self._make_passes(is_careful=False)
        if text != self.pair.target and self._adds_findings(text, self._count(self.pair)):
            text = self._make_passes(is_careful=True)
        return text

    def _make_passes(self, *, is_careful: bool) -> str:
        pair = self.pair
        for _ in range(_MOST_PASSES):
            text = pair.target
            for rule in self.rules:
                pair = self._apply_rule(rule, pair, is_careful=is_careful)
            if pair.target == text:
                break
        return pair.target

    def _apply_rule(self, rule: Rule, pair: Pair, *, is_careful: bool) -> Pair:
        found = self._find_hits(pair)
        hits = [
            hit
            for hit in found
            if hit.rule_id == rule.id and hit.safe and hit.replacement is not None
        ]
        if hits:
            hits = [hit for hit in withhold_fixes(hits, found, pair) if hit.safe]
        if hits and is_careful:
            hits = self._select_harmless(hits, pair)
        return replace(pair, target=_replace_places(pair.target, hits)) if hits else pair

    def _select_harmless(self, hits: Sequence[Hit], pair: Pair) -> list[Hit]:
        """Return those hits after whose changes no rule finds more; when in doubt, fewer."""
        harmless: list[Hit] = []
        groups = [group_by_word(hits, pair.target)]
        before = self._count(pair)
        for _ in range(_MOST_TRIES):
            if not groups:
                break
            words = groups.pop()
            tried = [*harmless, *chain.from_iterable(words)]
            if not self._adds_findings(_replace_places(pair.target, tried), before):
                harmless = tried
            elif len(words) > 1:
                middle = len(words) // 2
                groups += [words[middle:], words[:middle]]
        return harmless

    def _count(self, pair: Pair) -> Counter[str]:
        return count_by_rule(self._find_hits(pair))

    def _find_hits(self, pair: Pair) -> list[Hit]:
        if pair.target not in self._found:
            (self._found[pair.target],) = _find_all_hits([(pair, self.ignore)])
        return self._found[pair.target]

    def _adds_findings(self, text: str, before: Counter[str]) -> bool:
        """Return whether some rule finds more in a text than it found before."""
        return bool(self._count(replace(self.pair, target=text)) - before)


def _replace_places(text: str, hits: Sequence[Hit]) -> str:
    """Make the replacements of hits; where two overlap, only the first."""
    parts, last = [], 0
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.end)):
        if hit.replacement is not None and hit.start >= last:
            parts += [text[last : hit.start], hit.replacement]
            last = hit.end
    return "".join(parts) + text[last:]


def check_file(
    file: CatalogFile, disable: frozenset[str] = frozenset()
) -> Iterator[tuple[FileRule, Fault]]:
    """Yield the faults that the rules about catalogue files find, each with its rule."""
    for rule in list_file_rules():
        if rule.id not in disable:
            for fault in rule.check(file):
                yield rule, fault
