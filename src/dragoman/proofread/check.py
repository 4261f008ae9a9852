"""Finding the faults of one catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from heapq import merge
from operator import attrgetter
from typing import NamedTuple

from dragoman import checks
from dragoman.checks import (
    CatalogFile,
    CatalogTexts,
    Finding,
    Pair,
    Policy,
    Severity,
)
from dragoman.checks.msgfmt import keep_doubtful, run_msgfmt
from dragoman.errors import CatalogError
from dragoman.po import Block, Catalog, parse
from dragoman.proofread.pairs import CatalogPlace, Surroundings, list_pairs
from dragoman.proofread.translations import (
    NOTHING_KNOWN,
    FinishedText,
    KnownTranslations,
    find_neighbours,
    list_finished,
)

NEWLINE = "po-newline"
BATCH = 50
"""How many messages are checked together: of a large catalogue, findings come as they are found."""


def check_catalog(
    data: bytes | CatalogError,
    place: CatalogPlace,
    policy: Policy | None = None,
    known: KnownTranslations = NOTHING_KNOWN,
) -> list[Finding]:
    """Return the findings of every rule in a catalogue (see ``find_faults``)."""
    return list(find_faults(data, place, policy, known))


def find_faults(
    data: bytes | CatalogError,
    place: CatalogPlace,
    policy: Policy | None = None,
    known: KnownTranslations = NOTHING_KNOWN,
) -> Iterator[Finding]:
    """Yield the findings of every rule in a catalogue, in the order of its messages.

    Those of a text come as soon as it is checked; none of them is kept. Only finished messages are
    checked as texts: translated and not fuzzy. A catalogue that cannot be read is a finding;
    ``data`` may be the reason. ``known`` holds the translations of the language's other documents
    (see ``collect_translations``).
    """
    checking = CatalogCheck(data, place, policy, known)
    yield from join_findings(checking.find_in_file(), checking.find_in_texts())


def join_findings(in_file: Iterable[Finding], in_texts: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings of a catalogue in the order of its lines, as ``CatalogCheck`` finds them:
    those of the file, and those of all its texts."""
    by_line = attrgetter("line")
    return merge(sorted(in_file, key=by_line), in_texts, key=by_line)


class CatalogCheck:
    """Finds the faults of one catalogue in parts; together they are those of ``find_faults``."""

    def __init__(
        self,
        data: bytes | CatalogError,
        place: CatalogPlace,
        policy: Policy | None = None,
        known: KnownTranslations = NOTHING_KNOWN,
    ) -> None:
        self._place, self._policy, self._known = place, policy or Policy(), known
        self._data = b"" if isinstance(data, CatalogError) else data
        self._catalog, self._problem = None, None
        try:
            if isinstance(data, CatalogError):
                raise data
            self._catalog = parse(data, place.path)
        except CatalogError as error:
            self._problem = error.sentence, error.line or 1
        blocks = self._catalog.blocks if self._catalog else ()
        self._live = [message for message in blocks if not message.obsolete]

    def __len__(self) -> int:
        """Return how many messages there are to check."""
        return len(self._live)

    @cached_property
    def _rows(self) -> list[FinishedText]:
        return list_finished(self._live)

    @cached_property
    def _texts(self) -> CatalogTexts:
        return _learn_texts(self._rows, self._place.language, self._known)

    def find_in_file(self) -> list[Finding]:
        """Return what rules find in the catalogue as a file, and what msgfmt refuses."""
        file = _make_file(self._data, self._place, self._catalog, self._policy)
        if self._problem is not None:
            file = replace(file, problem=self._problem)
        findings = list(_check_file(file, self._place, self._policy))
        if self._catalog is not None:
            doubtful = keep_doubtful(self._data, self._catalog)
            findings += _ask_msgfmt(doubtful, self._place, self._policy, findings)
        return findings

    def find_in_texts(self, first: int = 0, last: int | None = None) -> Iterator[Finding]:
        """Yield what rules find in the messages with these numbers, counted from 0, in order."""
        end = len(self) if last is None else last
        for start in range(first, end, BATCH):
            forms: list[_CheckedForm] = []
            for at in range(start, min(start + BATCH, end)):
                if self._rows[at]:
                    around = Surroundings(self._known, find_neighbours(self._rows, at), self._texts)
                    message = self._live[at]
                    forms += _list_forms(message, at + 1, self._place, self._policy, around)
            yield from _check_forms(forms, self._place, self._policy)


def _make_file(
    data: bytes, place: CatalogPlace, catalog: Catalog | None, policy: Policy
) -> CatalogFile:
    file = CatalogFile(data, place.language, strict=policy.strict, names=policy.names)
    if catalog is None:
        return file
    return replace(
        file,
        header=catalog.header,
        header_comments=catalog.head.comments if catalog.head else (),
        messages=catalog.blocks,
        known=frozenset(place.numbers) or None,
    )


def _check_file(file: CatalogFile, place: CatalogPlace, policy: Policy) -> Iterator[Finding]:
    for rule, fault in checks.check_file(file, policy.disable):
        severity = policy.severity.get(rule.id) or fault.severity or rule.severity
        subject = fault.subject
        if subject is not None and rule.id in checks.list_ignored_rules(subject):
            continue
        text = "" if subject is None else next(filter(None, subject.msgstr), "")
        yield Finding(
            id=rule.id,
            severity=severity,
            document=place.document,
            language=place.language,
            msgid="" if subject is None else subject.msgid,
            msgctxt=None if subject is None else subject.context,
            path=place.path,
            line=fault.line,
            message=fault.message,
            excerpt=checks.make_excerpt(text, 0, 0),
            fixable=fault.fixable,
            number=0 if subject is None else place.numbers.get((subject.context, subject.msgid), 0),
        )


class _CheckedForm(NamedTuple):
    """A form of a message that is to be checked."""

    message: Block
    number: int
    """The number of the message in the catalogue, counted from 1."""
    pair: Pair
    ignore: frozenset[str]


def _list_forms(
    message: Block, number: int, place: CatalogPlace, policy: Policy, around: Surroundings
) -> Iterator[_CheckedForm]:
    ignore = frozenset(checks.list_ignored_rules(message))
    for pair in list_pairs(message, place, policy, around):
        yield _CheckedForm(message, number, pair, ignore)


def _check_forms(
    forms: Sequence[_CheckedForm], place: CatalogPlace, policy: Policy
) -> Iterator[Finding]:
    found = checks.check_pairs([(form.pair, form.ignore) for form in forms])
    for (message, number, pair, _), hits in zip(forms, found, strict=True):
        for hit in hits:
            yield Finding(
                id=hit.rule_id,
                severity=policy.severity.get(hit.rule_id, hit.severity),
                document=place.document,
                language=place.language,
                msgid=message.msgid,
                msgctxt=message.context,
                path=place.path,
                line=message.line,
                message=hit.message,
                excerpt=checks.make_excerpt(pair.target, hit.start, hit.end),
                fixable=hit.safe,
                start=hit.start,
                end=hit.end,
                number=place.numbers.get(message.key, number),
            )


class MessageChecker:
    """Checks single messages of a catalogue while somebody writes: each as ``check_catalog`` would
    if it were in the catalogue with its text, and finished."""

    def __init__(
        self,
        catalog: Catalog,
        place: CatalogPlace,
        policy: Policy,
        known: KnownTranslations = NOTHING_KNOWN,
    ) -> None:
        self._live = [message for message in catalog.blocks if not message.obsolete]
        self._numbers = {message.key: number for number, message in enumerate(self._live)}
        self._place, self._policy, self._known = place, policy, known
        self._rows = list_finished(self._live)
        self._texts = _learn_texts(self._rows, place.language, known)

    def check(self, message: Block) -> list[Finding]:
        """Return the findings in a message, whose key the catalogue must have."""
        if not message.msgstr[0]:
            return []
        number = self._numbers[message.key]
        beside = find_neighbours(self._rows, number)
        around = Surroundings(self._known, beside, self._texts)
        forms = list(_list_forms(message, number + 1, self._place, self._policy, around))
        return list(_check_forms(forms, self._place, self._policy))


def _learn_texts(
    rows: Iterable[FinishedText], language: str, known: KnownTranslations
) -> CatalogTexts:
    """Return what the translations of a catalogue have in common; of all documents, the names."""
    names = known.names if known.rows else None
    return checks.learn_catalog(filter(None, rows), names, language)


def _ask_msgfmt(
    data: bytes, place: CatalogPlace, policy: Policy, findings: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield what msgfmt refuses, where it is installed, beyond what was found already."""
    if "po-syntax" in policy.disable:
        return
    has_newline_fault = any(finding.id == NEWLINE for finding in findings)
    severity = policy.severity.get("po-syntax", Severity.ERROR)
    for line, sentence in run_msgfmt(data):
        if has_newline_fault and "\\n" in sentence:
            continue
        yield Finding(
            id="po-syntax",
            severity=severity,
            document=place.document,
            language=place.language,
            msgid="",
            msgctxt=None,
            path=place.path,
            line=line,
            message=f"msgfmt refuses this: {sentence}.",
        )
