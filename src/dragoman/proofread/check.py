"""Finding the faults of one catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import merge
from operator import attrgetter

from dragoman import checks
from dragoman.checks import (
    CatalogFile,
    CatalogTexts,
    Finding,
    Neighbours,
    Pair,
    Policy,
    Severity,
)
from dragoman.checks.msgfmt import keep_doubtful, run_msgfmt
from dragoman.errors import CatalogError
from dragoman.model import MessageKey
from dragoman.po import Block, Catalog, parse
from dragoman.proofread.translations import (
    NOTHING_KNOWN,
    KnownTranslations,
    find_other_translations,
    is_finished,
)

NEWLINE = "po-newline"


@dataclass(frozen=True, slots=True)
class CatalogPlace:
    """What findings say about where a catalogue is."""

    document: str
    language: str
    path: str
    """The path as it is shown to the user."""
    numbers: Mapping[MessageKey, int] = field(default_factory=dict)
    """The number of the paragraph of each message; a message without one is counted."""
    source_language: str = "en"
    markup: str = ""
    """What the document is written in, "plain" or "markdown"; empty where nobody knows."""
    markups: Mapping[MessageKey, str] = field(default_factory=dict)
    """What the messages are written in that have another markup than the document."""
    labels: frozenset[str] = frozenset()
    """Those that the document gives an address, as links in Markdown use them: ``[label]``."""
    outdated_pivots: Mapping[MessageKey, str] = field(default_factory=dict)
    """The messages that are outdated by their pivot, each with the language of that."""


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
    policy = policy or Policy()
    catalog, problem = None, None
    try:
        if isinstance(data, CatalogError):
            raise data
        catalog = parse(data, place.path)
    except CatalogError as error:
        data = b"" if isinstance(data, CatalogError) else data
        problem = error.sentence, error.line or 1
    file = _make_file(data, place, catalog, policy)
    if problem is not None:
        file = replace(file, problem=problem)
    findings = list(_check_file(file, place, policy))
    in_texts: Iterator[Finding] = iter(())
    if catalog is not None:
        findings += _ask_msgfmt(keep_doubtful(data, catalog), place, policy, findings)
        in_texts = _check_texts(catalog, place, policy, known)
    by_line = attrgetter("line")
    yield from merge(sorted(findings, key=by_line), in_texts, key=by_line)


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
        if subject is not None and rule.id in checks.ignored_rules(subject):
            continue
        text = "" if subject is None else next(filter(None, subject.msgstr), "")
        yield Finding(
            rule.id,
            severity,
            place.document,
            place.language,
            "" if subject is None else subject.msgid,
            None if subject is None else subject.context,
            place.path,
            fault.line,
            fault.message,
            checks.make_excerpt(text, 0, 0),
            fault.fixable,
            number=0 if subject is None else place.numbers.get((subject.context, subject.msgid), 0),
        )


def _check_texts(
    catalog: Catalog, place: CatalogPlace, policy: Policy, known: KnownTranslations
) -> Iterator[Finding]:
    live = [message for message in catalog.blocks if not message.obsolete]
    texts = _learn_texts(live, known)
    for number, message in enumerate(live, 1):
        if is_finished(message):
            around = _Surroundings(known, _find_neighbours(live, number - 1), texts)
            yield from _check_message(message, number, place, policy, around)


def _check_message(
    message: Block, number: int, place: CatalogPlace, policy: Policy, around: _Surroundings
) -> Iterator[Finding]:
    ignore = frozenset(checks.ignored_rules(message))
    for pair in list_pairs(message, place, policy, around):
        for hit in checks.check_pair(pair, ignore):
            yield Finding(
                hit.rule_id,
                policy.severity.get(hit.rule_id, hit.severity),
                place.document,
                place.language,
                message.msgid,
                message.context,
                place.path,
                message.line,
                hit.message,
                checks.make_excerpt(pair.target, hit.start, hit.end),
                hit.safe,
                hit.start,
                hit.end,
                place.numbers.get(message.key, number),
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
        self._texts = _learn_texts(self._live, known)

    def check(self, message: Block) -> list[Finding]:
        """Return the findings in a message, whose key the catalogue must have."""
        if not message.msgstr[0]:
            return []
        number = self._numbers[message.key]
        beside = _find_neighbours(self._live, number)
        around = _Surroundings(self._known, beside, self._texts)
        return list(_check_message(message, number + 1, self._place, self._policy, around))


def _find_neighbours(messages: Sequence[Block], at: int) -> Neighbours:
    """Return the messages before and behind one, if they are finished."""
    found = Neighbours()
    if at and is_finished(messages[at - 1]):
        found = found._replace(before=_read_texts(messages[at - 1]))
    if at + 1 < len(messages) and is_finished(messages[at + 1]):
        found = found._replace(behind=_read_texts(messages[at + 1]))
    return found


def _read_texts(message: Block) -> tuple[str, str]:
    return message.msgid, message.msgstr[0]


def _learn_texts(messages: Iterable[Block], known: KnownTranslations) -> CatalogTexts:
    """Return what the translations of a catalogue have in common; of all documents, the names."""
    own = [_read_texts(message) for message in messages if is_finished(message)]
    return checks.learn_catalog(own, known.names if known.rows else None)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What is known of other messages."""

    known: KnownTranslations = NOTHING_KNOWN
    neighbours: Neighbours = field(default_factory=Neighbours)
    texts: CatalogTexts = field(default_factory=CatalogTexts)


_ALONE = _Surroundings()


def list_pairs(
    message: Block, place: CatalogPlace, policy: Policy, around: _Surroundings = _ALONE
) -> Iterator[Pair]:
    """Yield each form of a message with the source that it translates."""
    last = len(message.msgstr) - 1
    kind, known = next(iter(message.extracted), ""), around.known
    for index, target in enumerate(message.msgstr):
        source, other_source = message.msgid, message.plural
        if other_source is not None and (index or not last):
            source, other_source = other_source, source
        others = find_other_translations(source, place.document, known)
        yield Pair(
            source,
            target,
            place.language,
            kind,
            message.context,
            other_source,
            index == last,
            place.source_language,
            policy,
            others,
            place.markups.get(message.key, place.markup),
            place.outdated_pivots.get(message.key, ""),
            around.neighbours,
            around.texts,
            place.labels,
        )


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
            "po-syntax",
            severity,
            place.document,
            place.language,
            "",
            None,
            place.path,
            line,
            f"msgfmt refuses this: {sentence}.",
        )
