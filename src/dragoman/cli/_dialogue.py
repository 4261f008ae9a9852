"""Reviewing one message after the other in the terminal; each answer is saved at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from dragoman.catalogs.changes import diff_words, grade_change
from dragoman.catalogs.machine_words import describe_share, share_unmodified
from dragoman.catalogs.merge_message import is_other_text, read_other_texts
from dragoman.catalogs.states import describe_unconfirmed, is_unconfirmed
from dragoman.checks import Finding
from dragoman.cli._editor import edit_text, keep_text, remove_abandoned_edits
from dragoman.cli._output import isolate_line, paint
from dragoman.cli._terminal import print_text
from dragoman.cli._word_diff import paint_diff
from dragoman.commands._check.findings import group_findings, list_faulty
from dragoman.commands._numbered_messages import NumberedMessage, number_messages
from dragoman.commands.review import ReviewOutcome, ReviewSession, approve, find_pivot, translate
from dragoman.errors import DragomanError
from dragoman.model import MessageKey, State
from dragoman.po import Block
from dragoman.po.marks import OWN, is_mark

_HELP = """\
a  approve: mark this message as reviewed, and go to the next one
s  skip: leave it as it is, and go to the next one
c  confirm: the translation fits as it is, so it is no longer fuzzy
t  take the other text, where two people wrote different ones; the first is kept as the other
e  edit: change the translation in your editor ($EDITOR); saving confirms it
b  back: show the message before this one again
q  quit; what you approved is saved already"""

_PLURAL = "This message has plural forms: edit the catalogue itself."


def review_one_by_one(
    session: ReviewSession, items: Sequence[NumberedMessage], *, force: bool
) -> None:
    """Show each message that is translated and not reviewed, and ask what to do with it."""
    remove_abandoned_edits()
    waiting = [item for item in items if item.state in {State.TRANSLATED, State.FUZZY}]
    findings = _find_faults(session)
    approved = set[MessageKey]()
    number = 0
    while number < len(waiting):
        item = waiting[number]
        _say(f"\n{item.place} ({number + 1} of {len(waiting)} to review)")
        answer, waiting[number] = _review_item(session, item, findings, force=force)
        if answer == "a":
            approved.add(item.unit.key)
        elif answer == "q":
            break
        elif answer == "b" and not number:
            _say("This is the first message.")
        number = max(0, number - 1) if answer == "b" else number + 1
    missing = sum(item.state is State.UNTRANSLATED for item in items)
    rest = f"; {missing} not translated yet" if missing else ""
    place = f"{session.document}, {session.language}"
    _say(f"{place}: {len(approved)} of {len(waiting)} reviewed now{rest}")


def _say(text: str) -> None:
    print_text(text, err=True, nl=True)


def _find_faults(session: ReviewSession) -> dict[MessageKey, list[Finding]]:
    return group_findings(session.project, session.document, session.language)


def _review_item(
    session: ReviewSession,
    item: NumberedMessage,
    findings: dict[MessageKey, list[Finding]],
    *,
    force: bool,
) -> tuple[str, NumberedMessage]:
    """Ask until the reviewer goes on, goes back or quits; return the answer, and the message as it
    is now."""
    _show_item(session, item, findings.get(item.unit.key, []))
    while True:
        answer = _read_key(_KEYS_OF_CONFLICT if _list_others(item) else _KEYS)
        if answer in {"s", "q", "b"}:
            return answer, item
        if answer == "a":
            faulty = set() if force else list_faulty(findings)
            outcome = approve(session, [item], faulty)[item.unit.key]
            _say(f"{item.place} {outcome}")
            if not outcome.refused:
                return answer, _read_again(session, item)
            if outcome is ReviewOutcome.CHANGED:
                item = _read_again(session, item)
        elif answer in _CHANGES:
            item = _CHANGES[answer](session, item)
            findings.clear()
            findings.update(_find_faults(session))
        else:
            _say(_HELP)
            continue
        _show_item(session, item, findings.get(item.unit.key, []))


def _read_again(session: ReviewSession, item: NumberedMessage) -> NumberedMessage:
    """Return the message as it is now."""
    items = number_messages(session.project, session.document, session.language)
    return next((now for now in items if now.unit.key == item.unit.key), item)


def _show_item(session: ReviewSession, item: NumberedMessage, findings: Sequence[Finding]) -> None:
    """Show source, pivot and translation, each isolated and on lines of its own."""
    block = item.block
    if block is None:
        return
    _show_notes(block)
    _show_source(block)
    pivot = find_pivot(session, item)
    if pivot is not None:
        _say(f"\n{pivot.language}: {isolate_line(pivot.text)}")
    _say("")
    for form in block.msgstr:
        _say(isolate_line(form))
    others = _list_others(item)
    for number, other in enumerate(others, 1):
        which = f" ({number})" if len(others) > 1 else ""
        _say(f"Another text{which}: {isolate_line(other)}")
    for fault in (fault for fault in findings if fault.id != "po-fuzzy"):
        line = f"{fault.severity} {fault.id}: {fault.message} {isolate_line(fault.excerpt)}"
        _say(paint(fault.severity, line))
    share = share_unmodified(block)
    if share is not None and not is_unconfirmed(block):
        _say(f"{describe_share(share)}.")
    if block.fuzzy:
        _say("Fuzzy: confirm the translation if it fits, or edit it.")


def _show_notes(block: Block) -> None:
    """Show what is known about a message: its context, and what the source and people say."""
    if block.context is not None:
        _say(f"Context: {isolate_line(block.context)}")
    for line in block.extracted:
        _say(f"From the source: {isolate_line(line)}")
    for line in block.comments:
        if line and not is_mark(line, OWN) and not is_other_text(line):
            _say(f"Note: {isolate_line(line)}")


def _show_source(block: Block) -> None:
    """Show the source; of an outdated message, what changed in it."""
    if block.fuzzy and block.previous is not None and not is_unconfirmed(block):
        change = grade_change(block.previous, block.msgid)
        _say(f"Outdated; {change.words} since it was translated:")
        _say(paint_diff(diff_words(block.previous, block.msgid)))
        return
    if block.fuzzy:
        what = describe_unconfirmed(block)
        _say(f"{what[:1].upper()}{what[1:]}.")
    _say(isolate_line(block.msgid))


_KEYS = "[a]pprove  [s]kip  [c]onfirm  [e]dit  [b]ack  [?] help  [q]uit "


_KEYS_OF_CONFLICT = _KEYS.replace("[e]dit", "[t]ake the other  [e]dit")
_MOST_OTHERS = 9
"""So many texts can be taken with one key."""


def _list_others(item: NumberedMessage) -> tuple[str, ...]:
    """Return the texts that others wrote for a message, without the one that it has now."""
    texts = read_other_texts(item.block) if item.block is not None else ()
    now = item.block.msgstr if item.block is not None else ()
    return tuple(text for text in dict.fromkeys(texts) if text not in now)


def _read_key(prompt: str) -> str:
    """Return a key, or a line's first letter where stdin is not a terminal; "q" at its end.

    A key that sends several characters, as the arrows do, is none of ours.
    """
    print_text(prompt, err=True)
    answer = click.getchar() if sys.stdin.isatty() else sys.stdin.readline() or "q"
    _say("")
    if answer.rstrip("\r\n") in {"\x1b", "\x03", "\x04"}:
        return "q"
    return answer[:1].lower()


def _confirm_item(session: ReviewSession, item: NumberedMessage) -> NumberedMessage:
    """Let the translation count as it is."""
    block = item.block
    if block is None or not block.fuzzy:
        _say("This translation is not fuzzy, so there is nothing to confirm.")
        return item
    if block.plural is not None:
        _say(_PLURAL)
        return item
    return _confirm_text(session, item, block)


def _confirm_text(session: ReviewSession, item: NumberedMessage, block: Block) -> NumberedMessage:
    """Confirm a translation of which no word was changed."""
    if not _is_decided(block):
        _say("Left as it is.")
        return item
    return _change_item(session, item, block.msgstr[0])


def _is_decided(block: Block) -> bool:
    """Ask whether a machine's words are right; for a person's translation there is no question.

    A draft that reads well is confirmed too easily.
    """
    share = share_unmodified(block)
    if share is None:
        return True
    _say(f"{describe_share(share)}. Have you compared it with the source, sentence by sentence?")
    return _read_key("Press c again to confirm it; any other key leaves it ") == "c"


def _take_other(session: ReviewSession, item: NumberedMessage) -> NumberedMessage:
    """Let the other text of a conflict be the translation; of several, the reviewer says which."""
    others = _list_others(item)
    if not others:
        _say("Nobody wrote another text for this message.")
        return item
    if item.block is None or item.block.plural is not None:
        _say(_PLURAL)
        return item
    number = 1
    if len(others) > 1:
        last = min(len(others), _MOST_OTHERS)
        answer = _read_key(f"Press the number of the text, 1 to {last}; any other key leaves it ")
        number = int(answer) if answer.isascii() and answer.isdecimal() else 0
        if not 1 <= number <= last:
            _say("Left as it is.")
            return item
    return _change_item(session, item, others[number - 1])


def _edit_item(session: ReviewSession, item: NumberedMessage) -> NumberedMessage:
    """Let the reviewer edit the translation; saving confirms a draft or an outdated one."""
    block = item.block
    if block is None or block.plural is not None:
        _say(_PLURAL)
        return item
    try:
        text = edit_text(block.msgstr[0])
    except click.ClickException as error:
        _say(error.message)
        return item
    if text is None:
        _say("Not saved, so nothing was changed.")
        return item
    text = text.strip("\n")
    if not text or (text == block.msgstr[0] and not block.fuzzy):
        return item
    if text == block.msgstr[0]:
        return _confirm_text(session, item, block)
    return _change_item(session, item, text)


def _change_item(session: ReviewSession, item: NumberedMessage, text: str) -> NumberedMessage:
    """Write a translation, and return the message as it is then.

    Where it cannot be written, what somebody has typed is kept, and the error is raised.
    """
    try:
        changed = translate(session, item, text)
    except (DragomanError, OSError):
        if item.block is not None and text != item.block.msgstr[0]:
            _say(keep_text(f"{text}\n".encode()))
        raise
    if changed is None:
        _say(f"{item.place} {ReviewOutcome.CHANGED}; your text was:\n{isolate_line(text)}")
        return _read_again(session, item)
    return changed


_CHANGES = {"c": _confirm_item, "t": _take_other, "e": _edit_item}
"""What the keys do that change a translation."""
