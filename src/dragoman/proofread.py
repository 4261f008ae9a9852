"""One catalogue's quality: finding its faults, and mending the safe ones. No input or output."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman import checks
from dragoman.checks import File, Finding, Pair, Policy, Severity
from dragoman.checks.rules.consistency import comparable_text
from dragoman.errors import CatalogError
from dragoman.model import MessageKey
from dragoman.po import Block, Catalog, dump, parse, write_block

_NEWLINE = "po-newline"


@dataclass(frozen=True, slots=True)
class CatalogPlace:
    """A catalogue, and what a finding says of where it is."""

    document: str
    language: str
    path: str
    """As it is shown."""
    numbers: Mapping[MessageKey, int] = field(default_factory=dict)
    """The number of the paragraph of each message; without any, messages are counted."""
    source_language: str = "en"


@dataclass(frozen=True, slots=True)
class FixedText:
    """A translation that ``--fix`` mended."""

    line: int
    msgid: str
    before: str
    after: str


Memory = Mapping[str, Sequence[tuple[str, str, str]]]
"""By what sources have in common: document, source and translation of each."""


def check_catalog(
    data: bytes, place: CatalogPlace, policy: Policy | None = None, memory: Memory | None = None
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
    file = _make_file(data, place, catalog, problem, policy.strict)
    found = list(_check_file(file, place, policy))
    if catalog is not None:
        found += _ask_msgfmt(data, place, policy, found)
        found += _check_texts(catalog, place, policy, memory or {})
    return sorted(found, key=lambda finding: finding.line)


def _make_file(
    data: bytes,
    place: CatalogPlace,
    catalog: Catalog | None,
    problem: tuple[str, int] | None,
    strict: bool,
) -> File:
    if catalog is None:
        return File(data, place.language, problem=problem, strict=strict)
    return File(data, place.language, catalog.header, catalog.blocks, None, strict)


def _check_file(file: File, place: CatalogPlace, policy: Policy) -> Iterator[Finding]:
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
    catalog: Catalog, place: CatalogPlace, policy: Policy, memory: Memory
) -> Iterator[Finding]:
    severities = {rule.id: rule.severity for rule in checks.text_rules()} | dict(policy.severity)
    number = 0
    for message in catalog.blocks:
        if message.obsolete:
            continue
        number += 1
        if message.fuzzy or not message.msgstr[0]:
            continue
        ignore = frozenset(checks.ignored_rules(message))
        for pair in list_pairs(message, place, policy, memory):
            for hit in checks.check_pair(pair, ignore):
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
                    checks.make_excerpt(pair.target, hit.start, hit.end),
                    hit.safe,
                    hit.start,
                    hit.end,
                    place.numbers.get(message.key, number),
                )


def list_pairs(
    message: Block, place: CatalogPlace, policy: Policy, memory: Memory | None = None
) -> Iterator[Pair]:
    """Give each form of a message with the source that it translates."""
    last = len(message.msgstr) - 1
    kind = next(iter(message.extracted), "")
    for index, target in enumerate(message.msgstr):
        source, plural = message.msgid, message.plural
        if plural is not None and (index or not last):
            source, plural = plural, source
        others = _other_translations(source, place.document, memory) if memory else ()
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
            found.setdefault(comparable_text(message.msgid), []).append(row)
    return found


def _other_translations(source: str, document: str, memory: Memory) -> tuple[tuple[str, str], ...]:
    rows = memory.get(comparable_text(source), ())
    return tuple((theirs, target) for where, theirs, target in rows if where != document)


def _ask_msgfmt(
    data: bytes, place: CatalogPlace, policy: Policy, found: Sequence[Finding]
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
    data: bytes, place: CatalogPlace, policy: Policy | None = None
) -> tuple[bytes, tuple[FixedText, ...]]:
    """Mend what is safe to mend; messages that need nothing keep their bytes.

    Only finished messages are mended, and they stay finished; a review of them lapses, because its
    digest no longer fits. Raises CatalogError for a catalogue that cannot be read.
    """
    policy = policy or Policy()
    data, changes = _fix_file(data, policy)
    catalog = parse(data, place.path)
    blocks = []
    for message in catalog.blocks:
        mended = _fix_message(message, place, policy)
        if mended != message.msgstr:
            changes += [
                FixedText(message.line, message.msgid, before, after)
                for before, after in zip(message.msgstr, mended, strict=True)
                if before != after
            ]
            message = _set_texts(message, mended)
        blocks.append(message)
    if not any(change.line > 0 for change in changes):
        return data, tuple(changes)
    return dump(replace(catalog, blocks=tuple(blocks))), tuple(changes)


def _fix_file(data: bytes, policy: Policy) -> tuple[bytes, list[FixedText]]:
    changes = []
    if data.startswith(b"\xef\xbb\xbf") and "po-bom" not in policy.disable:
        data = data[3:]
        changes.append(FixedText(0, "", "a byte order mark", ""))
    if b"\r\n" in data and "po-crlf" not in policy.disable:
        data = data.replace(b"\r\n", b"\n")
        changes.append(FixedText(0, "", "lines that end with CR and LF", "lines that end with LF"))
    return data, changes


def _fix_message(message: Block, place: CatalogPlace, policy: Policy) -> tuple[str, ...]:
    if message.obsolete or message.fuzzy or not message.msgstr[0]:
        return message.msgstr
    ignore = frozenset(checks.ignored_rules(message))
    texts = []
    for pair in list_pairs(message, place, policy):
        text = checks.fix_pair(pair, ignore=ignore) if pair.target else ""
        if text and _NEWLINE not in ignore | policy.disable:
            text = _fix_newlines(message.msgid, text)
        texts.append(text)
    return tuple(texts)


def _fix_newlines(source: str, target: str) -> str:
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


def _set_texts(message: Block, texts: Sequence[str]) -> Block:
    entry = message.entry()
    if message.plural is None:
        entry.msgstr = texts[0]
    else:
        entry.msgstr_plural = dict(enumerate(texts))
    return write_block(entry, message)
