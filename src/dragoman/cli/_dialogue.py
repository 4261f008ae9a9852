"""Reviewing one message after the other in the terminal; each answer is saved at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from dragoman.catalogs.changes import diff_words
from dragoman.catalogs.states import valid_draft
from dragoman.checks import Finding, Severity
from dragoman.cli._output import isolate_line
from dragoman.cli._words import paint_diff
from dragoman.commands import review as verb
from dragoman.commands._findings import findings_by_message, keys_with_errors
from dragoman.commands.review import ReviewItem, ReviewOutcome, ReviewSession
from dragoman.model import MessageKey, State

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def review_one_by_one(desk: ReviewSession, items: Sequence[ReviewItem], *, force: bool) -> None:
    """Show each message that is translated and not reviewed, and ask what to do with it."""
    open_ = [item for item in items if item.state in {State.TRANSLATED, State.FUZZY}]
    found = findings_by_message(desk.project, desk.document, desk.language)
    approved = 0
    for number, item in enumerate(open_, 1):
        click.echo(f"\n{item.place} ({number} of {len(open_)} to review)", err=True)
        answer = _review_item(desk, item, found, force=force)
        approved += answer == "a"
        if answer == "q":
            break
    waiting = sum(item.state is State.UNTRANSLATED for item in items)
    rest = f"; {waiting} not translated yet" if waiting else ""
    told = f"{desk.document}, {desk.language}: {approved} of {len(open_)} reviewed now{rest}"
    click.echo(told, err=True)


def _review_item(
    desk: ReviewSession, item: ReviewItem, found: dict[MessageKey, list[Finding]], *, force: bool
) -> str:
    """Ask until one message is approved or skipped, or the reviewer goes."""
    while True:
        faults = found.get(item.unit.key, [])
        _show_item(item, faults)
        answer = _read_key()
        if answer in {"s", "q"}:
            return answer
        if answer == "a":
            faulty = set() if force else keys_with_errors(found)
            outcome = verb.approve(desk, [item], faulty)[item.unit.key]
            click.echo(f"{item.place} {outcome}", err=True)
            if not outcome.refused:
                return answer
            if outcome is ReviewOutcome.CHANGED:
                item = _read_again(desk, item)
        elif answer == "e":
            item = _edit_item(desk, item)
            found = findings_by_message(desk.project, desk.document, desk.language)


def _read_again(desk: ReviewSession, item: ReviewItem) -> ReviewItem:
    """Read the message as it is now."""
    items = verb.list_items(desk.project, desk.document, desk.language)
    return next((now for now in items if now.unit.key == item.unit.key), item)


def _show_item(item: ReviewItem, faults: Sequence[Finding]) -> None:
    """Show source and translation, each isolated and on lines of its own."""
    block = item.block
    if block is None:
        return
    if block.fuzzy and block.previous is not None and valid_draft(block) is None:
        from dragoman.catalogs.changes import grade_change

        changed = grade_change(block.previous, block.msgid)
        click.echo(f"Outdated; {changed.words} since it was translated:", err=True)
        click.echo(paint_diff(diff_words(block.previous, block.msgid)), err=True)
    else:
        if block.fuzzy:
            click.echo("A draft that nobody has confirmed.", err=True)
        click.echo(isolate_line(block.msgid), err=True)
    click.echo("", err=True)
    for form in block.msgstr:
        click.echo(isolate_line(form), err=True)
    for fault in (fault for fault in faults if fault.id != "po-fuzzy"):
        told = f"{fault.severity} {fault.id}: {fault.message} {isolate_line(fault.excerpt)}"
        click.secho(told, fg=_COLOURS[fault.severity], err=True)
    if block.fuzzy:
        click.echo("Fuzzy: edit it, and save, to confirm the translation.", err=True)


def _read_key() -> str:
    """Read a key, or a line's first letter where stdin is no terminal; its end is to quit."""
    click.echo("[a]pprove  [s]kip  [e]dit  [q]uit ", err=True, nl=False)
    answer = click.getchar() if sys.stdin.isatty() else sys.stdin.readline() or "q"
    click.echo("", err=True)
    if answer[:1] in {"\x03", "\x04", "\x1b"}:
        return "q"
    return answer[:1].lower()


def _edit_item(desk: ReviewSession, item: ReviewItem) -> ReviewItem:
    """Let the reviewer edit the translation; a draft or an outdated one is confirmed by saving."""
    block = item.block
    if block is None or block.plural is not None:
        click.echo("This message has plural forms: edit the catalogue itself.", err=True)
        return item
    try:
        text = click.edit(block.msgstr[0], extension=".txt", require_save=True)
    except click.ClickException as error:
        click.echo(f"The editor cannot be used; set $EDITOR to one: {error.message}", err=True)
        return item
    if text is None:
        click.echo("Not saved, so nothing was changed.", err=True)
        return item
    text = text.strip("\n")
    if not text or (text == block.msgstr[0] and not block.fuzzy):
        return item
    changed = verb.translate(desk, item, text)
    if changed is None:
        click.echo(
            f"{item.place} {ReviewOutcome.CHANGED}; your text was:\n{isolate_line(text)}", err=True
        )
        return _read_again(desk, item)
    return changed
