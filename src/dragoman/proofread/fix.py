"""Making the safe fixes in one catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman import checks
from dragoman.catalogs.nothing_lost import check_nothing_lost
from dragoman.catalogs.saving import check_reads_back
from dragoman.catalogs.template import write_header
from dragoman.checks import Policy
from dragoman.checks.text.people import find_naming_comments, find_naming_fields
from dragoman.languages.wrong_language import check_language
from dragoman.po import Block, Catalog, dump, parse, write_block
from dragoman.po.edit import MessageHead, write_message
from dragoman.proofread.check import NEWLINE
from dragoman.proofread.pairs import CatalogPlace, list_pairs
from dragoman.proofread.translations import is_finished


@dataclass(frozen=True, slots=True)
class FixedText:
    """A translation that ``--fix`` changed."""

    line: int
    """The line of the catalogue where the message begins; 0 for a change of the whole file."""
    msgid: str
    before: str
    after: str


def fix_catalog(
    data: bytes, place: CatalogPlace, policy: Policy | None = None
) -> tuple[bytes, tuple[FixedText, ...]]:
    """Return the catalogue with the safe fixes made, and what was changed.

    A message without a fix keeps its bytes. Only finished messages are fixed, and they stay
    finished; their review ends, because its digest no longer fits. Raises CatalogError for a
    catalogue that cannot be read or is in another language, whose texts the rules would spoil, and
    where a translation or a comment would be lost.
    """
    policy = policy or Policy()
    if place.language:
        check_language(data, place.language, place.path)
    data, changes = _fix_file(data, policy)
    catalog = parse(data, place.path)
    head, removed = _fix_header(catalog, policy)
    changes += removed
    blocks = []
    for message in catalog.blocks:
        texts = _fix_message(message, place, policy)
        if texts != message.msgstr:
            changes += [
                FixedText(message.line, message.msgid, before, after)
                for before, after in zip(message.msgstr, texts, strict=True)
                if before != after
            ]
            message = _set_texts(message, texts)
        blocks.append(message)
    replaced = {change.before: change.after for change in changes if change.line > 0}
    if not replaced and not removed:
        return data, tuple(changes)
    new = replace(catalog, head=head, blocks=tuple(blocks))
    check_nothing_lost(replace(catalog, head=head), new, replaced)
    fixed = dump(new)
    check_reads_back(new, fixed)
    return fixed, tuple(changes)


def _fix_file(data: bytes, policy: Policy) -> tuple[bytes, list[FixedText]]:
    changes = []
    if data.startswith(b"\xef\xbb\xbf") and "po-bom" not in policy.disable:
        data = data[3:]
        changes.append(FixedText(0, "", "a byte order mark", ""))
    if b"\r\n" in data and "po-crlf" not in policy.disable:
        data = data.replace(b"\r\n", b"\n")
        changes.append(FixedText(0, "", "lines that end with CR and LF", "lines that end with LF"))
    return data, changes


def _fix_header(catalog: Catalog, policy: Policy) -> tuple[Block | None, list[FixedText]]:
    """Return the header without the names of people, and what was removed."""
    head = catalog.head
    if head is None or "po-names" in policy.disable:
        return head, []
    fields = dict(find_naming_fields(catalog.header, policy.names))
    comments = list(find_naming_comments(head.comments, policy.names))
    if not fields and not comments:
        return head, []
    kept = [comment for comment in head.comments if comment not in comments]
    text = write_header({**catalog.header, **dict.fromkeys(fields, "")})
    written = write_message(None, "", text, MessageHead(kept, (), head.flags))
    removed = [f"{name}: {value}" for name, value in fields.items()] + comments
    return written, [FixedText(0, "", text, "") for text in removed]


def _fix_message(message: Block, place: CatalogPlace, policy: Policy) -> tuple[str, ...]:
    """Return the forms of the translation of a message with the safe fixes made."""
    if not is_finished(message):
        return message.msgstr
    ignore = frozenset(checks.list_ignored_rules(message))
    texts = []
    for pair in list_pairs(message, place, policy):
        text = checks.fix_pair(pair, ignore=ignore) if pair.target else ""
        if text and NEWLINE not in ignore | policy.disable:
            text = _fix_newlines(message.msgid, text)
        texts.append(text)
    return tuple(texts)


def _fix_newlines(source: str, target: str) -> str:
    """Return the translation with line breaks at its ends where the source has them."""
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
