"""Reviewing one message after the other in the terminal; each answer is saved at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from dragoman.catalogs.changes import word_diff
from dragoman.catalogs.states import draft
from dragoman.checks import Finding, Severity
from dragoman.cli._output import isolated
from dragoman.cli._words import GRADES, painted
from dragoman.commands import review as verb
from dragoman.commands._findings import errors, findings
from dragoman.commands.review import Desk, Item, Outcome
from dragoman.model import State

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def dialogue(desk: Desk, items: Sequence[Item], *, force: bool) -> None:
    """Show each message that is translated and not reviewed, and ask what to do with it."""
    open_ = [item for item in items if item.state in {State.TRANSLATED, State.FUZZY}]
    found = findings(desk.project, desk.document, desk.language)
    approved = 0
    for number, item in enumerate(open_, 1):
        click.echo(f"\n{item.place} ({number} of {len(open_)} to review)", err=True)
        answer = _settle(desk, item, found, force=force)
        approved += answer == "a"
        if answer == "q":
            break
    waiting = sum(item.state is State.UNTRANSLATED for item in items)
    rest = f"; {waiting} not translated yet" if waiting else ""
    told = f"{desk.document}, {desk.language}: {approved} of {len(open_)} reviewed now{rest}"
    click.echo(told, err=True)


def _settle(desk: Desk, item: Item, found: dict[verb.Key, list[Finding]], *, force: bool) -> str:
    """Ask until one message is approved or skipped, or the reviewer goes."""
    while True:
        faults = found.get(item.unit.key, [])
        _show(item, faults)
        answer = _key()
        if answer in {"s", "q"}:
            return answer
        if answer == "a":
            faulty = set() if force else errors(found)
            outcome = verb.approve(desk, [item], faulty)[item.unit.key]
            click.echo(f"{item.place} {outcome}", err=True)
            if not outcome.refused:
                return answer
            if outcome is Outcome.CHANGED:
                item = _again(desk, item)
        elif answer == "e":
            item = _edited(desk, item)
            found = findings(desk.project, desk.document, desk.language)


def _again(desk: Desk, item: Item) -> Item:
    """Read the message as it is now."""
    items = verb.items(desk.project, desk.document, desk.language)
    return next((now for now in items if now.unit.key == item.unit.key), item)


def _show(item: Item, faults: Sequence[Finding]) -> None:
    """Show source and translation, each isolated and on lines of its own."""
    block = item.block
    if block is None:
        return
    if block.fuzzy and block.previous is not None and draft(block) is None:
        from dragoman.catalogs.changes import grade

        changed = grade(block.previous, block.msgid)
        click.echo(f"Outdated; {GRADES[changed]} since it was translated:", err=True)
        click.echo(painted(word_diff(block.previous, block.msgid)), err=True)
    else:
        if block.fuzzy:
            click.echo("A draft that nobody has confirmed.", err=True)
        click.echo(isolated(block.msgid), err=True)
    click.echo("", err=True)
    for form in block.msgstr:
        click.echo(isolated(form), err=True)
    for fault in (fault for fault in faults if fault.id != "po-fuzzy"):
        told = f"{fault.severity} {fault.id}: {fault.message} {isolated(fault.excerpt)}"
        click.secho(told, fg=_COLOURS[fault.severity], err=True)
    if block.fuzzy:
        click.echo("Fuzzy: edit it, and save, to confirm the translation.", err=True)


def _key() -> str:
    """Read a key, or a line's first letter where stdin is no terminal; its end is to quit."""
    click.echo("[a]pprove  [s]kip  [e]dit  [q]uit ", err=True, nl=False)
    answer = click.getchar() if sys.stdin.isatty() else sys.stdin.readline() or "q"
    click.echo("", err=True)
    if answer[:1] in {"\x03", "\x04", "\x1b"}:
        return "q"
    return answer[:1].lower()


def _edited(desk: Desk, item: Item) -> Item:
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
        click.echo(f"{item.place} {Outcome.CHANGED}; your text was:\n{isolated(text)}", err=True)
        return _again(desk, item)
    return changed
