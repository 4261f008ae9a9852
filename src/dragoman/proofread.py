"""One catalogue's quality: finding its faults, and mending the safe ones. No input or output."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman import checks
from dragoman.checks import File, Finding, Pair, Policy, Severity
from dragoman.checks.rules.consistency import same
from dragoman.errors import CatalogError
from dragoman.po import Block, Catalog, block, dump, parse

_NEWLINE = "po-newline"


@dataclass(frozen=True, slots=True)
class Place:
    """A catalogue, and what a finding says of where it is."""

    document: str
    language: str
    path: str
    """As it is shown."""
    numbers: Mapping[tuple[str | None, str], int] = field(default_factory=dict)
    """The number of the paragraph of each message; without any, messages are counted."""
    source_language: str = "en"


@dataclass(frozen=True, slots=True)
class Change:
    """A translation that ``--fix`` mended."""

    line: int
    msgid: str
    before: str
    after: str


Memory = Mapping[str, Sequence[tuple[str, str, str]]]
"""By what sources have in common: document, source and translation of each."""


def check_catalog(
    data: bytes, place: Place, policy: Policy | None = None, memory: Memory | None = None
) -> list[Finding]:
    """Run every rule over a catalogue, in the order of its messages.

    Only finished messages are read as texts. A catalogue that cannot be read is a finding.
    ``memory`` is what the other documents of the language say (see ``remember``).
    """
    policy = policy or Policy()
    try:
        catalog, problem = parse(data, place.path), None
    except CatalogError as error:
        catalog, problem = None, (error.sentence, error.line or 1)
    file = _file(data, place, catalog, problem, policy.strict)
    found = list(_of_file(file, place, policy))
    if catalog is not None:
        found += _judged(data, place, policy, found)
        found += _of_texts(catalog, place, policy, memory or {})
    return sorted(found, key=lambda finding: finding.line)


def _file(
    data: bytes,
    place: Place,
    catalog: Catalog | None,
    problem: tuple[str, int] | None,
    strict: bool,
) -> File:
    if catalog is None:
        return File(data, place.language, problem=problem, strict=strict)
    return File(data, place.language, catalog.header, catalog.blocks, None, strict)


def _of_file(file: File, place: Place, policy: Policy) -> Iterator[Finding]:
    for rule, fault in checks.check_file(file, policy.disable):
        severity = policy.severity.get(rule.id) or fault.severity or rule.severity
        subject = fault.subject
        if subject is not None and rule.id in checks.ignored(subject):
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
            checks.excerpt(text, 0, 0),
            fault.fixable,
            number=0 if subject is None else place.numbers.get((subject.context, subject.msgid), 0),
        )


def _of_texts(catalog: Catalog, place: Place, policy: Policy, memory: Memory) -> Iterator[Finding]:
    severities = {rule.id: rule.severity for rule in checks.text_rules()} | dict(policy.severity)
    number = 0
    for message in catalog.blocks:
        if message.obsolete:
            continue
        number += 1
        if message.fuzzy or not message.msgstr[0]:
            continue
        ignore = frozenset(checks.ignored(message))
        for pair in pairs(message, place, policy, memory):
            for hit in checks.check(pair, ignore):
                yield Finding(
                    hit.rule,
                    severities[hit.rule],
                    place.document,
                    place.language,
                    message.msgid,
                    message.context,
                    place.path,
                    message.line,
                    hit.message,
                    checks.excerpt(pair.target, hit.start, hit.end),
                    hit.safe,
                    hit.start,
                    hit.end,
                    place.numbers.get(message.key, number),
                )


def pairs(
    message: Block, place: Place, policy: Policy, memory: Memory | None = None
) -> Iterator[Pair]:
    """Give each form of a message with the source that it translates."""
    last = len(message.msgstr) - 1
    kind = next(iter(message.extracted), "")
    for index, target in enumerate(message.msgstr):
        source, plural = message.msgid, message.plural
        if plural is not None and (index or not last):
            source, plural = plural, source
        others = _others(source, place.document, memory) if memory else ()
        yield Pair(
            source,
            target,
            place.language,
            kind,
            message.context,
            plural,
            index == last,
            place.source_language,
            policy,
            others,
        )


def remember(
    catalogs: Iterable[tuple[str, Catalog]], memory: Memory | None = None
) -> dict[str, list[tuple[str, str, str]]]:
    """Gather the finished translations of a language's documents, for comparing them."""
    found = {key: list(rows) for key, rows in (memory or {}).items()}
    for document, catalog in catalogs:
        for message in catalog.blocks:
            if message.obsolete or message.fuzzy or not message.msgstr[0] or message.plural:
                continue
            row = (document, message.msgid, message.msgstr[0])
            found.setdefault(same(message.msgid), []).append(row)
    return found


def _others(source: str, document: str, memory: Memory) -> tuple[tuple[str, str], ...]:
    rows = memory.get(same(source), ())
    return tuple((theirs, target) for where, theirs, target in rows if where != document)


def _judged(
    data: bytes, place: Place, policy: Policy, found: Sequence[Finding]
) -> Iterator[Finding]:
    """Ask msgfmt, where it is installed, what it refuses beyond what was found."""
    program = shutil.which("msgfmt")
    if program is None or "po-syntax" in policy.disable:
        return
    newlines = any(finding.id == _NEWLINE for finding in found)
    environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": ""}
    try:
        done = subprocess.run(
            [program, "-c", "-o", os.devnull, "-"], input=data, capture_output=True, env=environment
        )
    except OSError:
        return  # a judge that cannot be run says nothing
    if done.returncode == 0:
        return
    severity = policy.severity.get("po-syntax", Severity.ERROR)
    for said in done.stderr.decode("utf-8", "replace").splitlines():
        name, _, rest = said.partition(":")
        line, _, sentence = rest.partition(":")
        if name != "<stdin>" or not line.isdecimal() or sentence.lstrip().startswith("warning"):
            continue
        if newlines and "\\n" in sentence:
            continue
        yield Finding(
            "po-syntax",
            severity,
            place.document,
            place.language,
            "",
            None,
            place.path,
            int(line),
            f"msgfmt refuses this: {sentence.strip()}.",
        )


def fix_catalog(
    data: bytes, place: Place, policy: Policy | None = None
) -> tuple[bytes, tuple[Change, ...]]:
    """Mend what is safe to mend; messages that need nothing keep their bytes.

    Only finished messages are mended, and they stay finished; a review of them lapses, because its
    digest no longer fits. Raises CatalogError for a catalogue that cannot be read.
    """
    policy = policy or Policy()
    data, changes = _whole_file(data, policy)
    catalog = parse(data, place.path)
    blocks = []
    for message in catalog.blocks:
        mended = _mended(message, place, policy)
        if mended != message.msgstr:
            changes += [
                Change(message.line, message.msgid, before, after)
                for before, after in zip(message.msgstr, mended, strict=True)
                if before != after
            ]
            message = _with(message, mended)
        blocks.append(message)
    if not any(change.line > 0 for change in changes):
        return data, tuple(changes)
    return dump(replace(catalog, blocks=tuple(blocks))), tuple(changes)


def _whole_file(data: bytes, policy: Policy) -> tuple[bytes, list[Change]]:
    changes = []
    if data.startswith(b"\xef\xbb\xbf") and "po-bom" not in policy.disable:
        data = data[3:]
        changes.append(Change(0, "", "a byte order mark", ""))
    if b"\r\n" in data and "po-crlf" not in policy.disable:
        data = data.replace(b"\r\n", b"\n")
        changes.append(Change(0, "", "lines that end with CR and LF", "lines that end with LF"))
    return data, changes


def _mended(message: Block, place: Place, policy: Policy) -> tuple[str, ...]:
    if message.obsolete or message.fuzzy or not message.msgstr[0]:
        return message.msgstr
    ignore = frozenset(checks.ignored(message))
    texts = []
    for pair in pairs(message, place, policy):
        text = checks.fix(pair, ignore=ignore) if pair.target else ""
        if text and _NEWLINE not in ignore | policy.disable:
            text = _newlines(message.msgid, text)
        texts.append(text)
    return tuple(texts)


def _newlines(source: str, target: str) -> str:
    """Begin and end with a line end as the source does."""
    inner = target.strip("\n")
    if not inner or not source.strip("\n"):
        return target
    if source.startswith("\n") != target.startswith("\n"):
        before = source[: len(source) - len(source.lstrip("\n"))]
        target = before + target.lstrip("\n")
    if source.endswith("\n") != target.endswith("\n"):
        target = target.rstrip("\n") + source[len(source.rstrip("\n")) :]
    return target


def _with(message: Block, texts: Sequence[str]) -> Block:
    entry = message.entry()
    if message.plural is None:
        entry.msgstr = texts[0]
    else:
        entry.msgstr_plural = dict(enumerate(texts))
    return block(entry, message)
