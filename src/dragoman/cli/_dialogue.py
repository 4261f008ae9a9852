"""Reviewing one message after the other in the terminal; each answer is saved at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from dragoman.catalogs.changes import diff_words, grade_change
from dragoman.catalogs.states import valid_draft
from dragoman.checks import Finding, Severity
from dragoman.cli._output import isolate_line
from dragoman.cli._words import paint_diff
from dragoman.commands._findings import findings_by_message, keys_with_errors
from dragoman.commands.review import (
    ReviewItem,
    ReviewOutcome,
    ReviewSession,
    approve,
    list_items,
    translate,
)
from dragoman.model import MessageKey, State
from dragoman.po import Block

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def review_one_by_one(session: ReviewSession, items: Sequence[ReviewItem], *, force: bool) -> None:
    """Show each message that is translated and not reviewed, and ask what to do with it."""
    waiting = [item for item in items if item.state in {State.TRANSLATED, State.FUZZY}]
    findings = _find_faults(session)
    approved = 0
    for number, item in enumerate(waiting, 1):
        _say(f"\n{item.place} ({number} of {len(waiting)} to review)")
        answer = _review_item(session, item, findings, force=force)
        approved += answer == "a"
        if answer == "q":
            break
    missing = sum(item.state is State.UNTRANSLATED for item in items)
    rest = f"; {missing} not translated yet" if missing else ""
    _say(f"{session.document}, {session.language}: {approved} of {len(waiting)} reviewed now{rest}")


def _say(text: str) -> None:
    click.echo(text, err=True)


def _find_faults(session: ReviewSession) -> dict[MessageKey, list[Finding]]:
    return findings_by_message(session.project, session.document, session.language)


def _review_item(
    session: ReviewSession,
    item: ReviewItem,
    findings: dict[MessageKey, list[Finding]],
    *,
    force: bool,
) -> str:
    """Ask until the message is approved or skipped, or the reviewer quits; return the answer."""
    while True:
        _show_item(item, findings.get(item.unit.key, []))
        answer = _read_key()
        if answer in {"s", "q"}:
            return answer
        if answer == "a":
            faulty = set() if force else keys_with_errors(findings)
            outcome = approve(session, [item], faulty)[item.unit.key]
            _say(f"{item.place} {outcome}")
            if not outcome.refused:
                return answer
            if outcome is ReviewOutcome.CHANGED:
                item = _read_again(session, item)
        elif answer == "e":
            item = _edit_item(session, item)
            findings = _find_faults(session)


def _read_again(session: ReviewSession, item: ReviewItem) -> ReviewItem:
    """Return the message as it is now."""
    items = list_items(session.project, session.document, session.language)
    return next((now for now in items if now.unit.key == item.unit.key), item)


def _show_item(item: ReviewItem, findings: Sequence[Finding]) -> None:
    """Show source and translation, each isolated and on lines of its own."""
    block = item.block
    if block is None:
        return
    _show_source(block)
    _say("")
    for form in block.msgstr:
        _say(isolate_line(form))
    for fault in (fault for fault in findings if fault.id != "po-fuzzy"):
        line = f"{fault.severity} {fault.id}: {fault.message} {isolate_line(fault.excerpt)}"
        click.secho(line, fg=_COLOURS[fault.severity], err=True)
    if block.fuzzy:
        _say("Fuzzy: edit the translation and save it, to confirm it.")


def _show_source(block: Block) -> None:
    """Show the source; of an outdated message, what changed in it."""
    if block.fuzzy and block.previous is not None and valid_draft(block) is None:
        change = grade_change(block.previous, block.msgid)
        _say(f"Outdated; {change.words} since it was translated:")
        _say(paint_diff(diff_words(block.previous, block.msgid)))
        return
    if block.fuzzy:
        _say("A draft that nobody has confirmed.")
    _say(isolate_line(block.msgid))


def _read_key() -> str:
    """Return a key, or a line's first letter where stdin is not a terminal; "q" at its end."""
    click.echo("[a]pprove  [s]kip  [e]dit  [q]uit ", err=True, nl=False)
    answer = click.getchar() if sys.stdin.isatty() else sys.stdin.readline() or "q"
    _say("")
    if answer[:1] in {"\x03", "\x04", "\x1b"}:
        return "q"
    return answer[:1].lower()


def _edit_item(session: ReviewSession, item: ReviewItem) -> ReviewItem:
    """Let the reviewer edit the translation; saving confirms a draft or an outdated one."""
    block = item.block
    if block is None or block.plural is not None:
        _say("This message has plural forms: edit the catalogue itself.")
        return item
    try:
        text = click.edit(block.msgstr[0], extension=".txt", require_save=True)
    except click.ClickException as error:
        _say(f"The editor cannot be started; set $EDITOR to another: {error.message}")
        return item
    if text is None:
        _say("Not saved, so nothing was changed.")
        return item
    text = text.strip("\n")
    if not text or (text == block.msgstr[0] and not block.fuzzy):
        return item
    changed = translate(session, item, text)
    if changed is None:
        _say(f"{item.place} {ReviewOutcome.CHANGED}; your text was:\n{isolate_line(text)}")
        return _read_again(session, item)
    return changed
