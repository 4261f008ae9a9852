"""Catalogues: what can be wrong with the header and with messages, whatever their texts say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import _run
from dragoman.checks._files import HEAD, ONE, Fault, File, Message, file_rule
from dragoman.checks._model import Severity, base_language

_PLURAL_HEAD = HEAD + b'"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
_FORMS = b'\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "\xd8\xa2"\n'
_NPLURALS = re.compile(r"nplurals\s*=\s*(\d{1,3})")
_PLURAL = re.compile(r"plural\s*=\s*([^;]+)")
_KNOWN = {
    "fa": frozenset({"0", "n>1", "n!=1"}),
}
"""By language, the expressions for plurals that are in use and right."""
_COUNTS = {"fa": frozenset({1, 2}), "ar": frozenset({6})}
_PLACEHOLDERS = ("FULL NAME", "EMAIL@ADDRESS", "YEAR-MO-DA", "LL@li.org")


def _live(file: File) -> Iterator[Message]:
    return (message for message in file.messages if not message.obsolete)


def _done(file: File) -> Iterator[Message]:
    return (message for message in _live(file) if not message.fuzzy and any(message.msgstr))


@file_rule(
    "po-language",
    "error",
    silent=[HEAD + ONE, HEAD.replace(b"fa", b"fa_IR") + ONE],
    fires=[HEAD.replace(b"fa", b"de") + ONE, HEAD.replace(b'"Language: fa\\n"\n', b"") + ONE],
)
def language(file: File) -> Iterator[Fault]:
    """The header's Language is not that of the file's folder, or is missing."""
    said = file.header.get("Language", "")
    if not file.language or file.problem:
        return
    if not said:
        message = f"Write Language: {file.language} into the header."
        yield Fault(1, message, severity=Severity.WARNING)
    elif base_language(said) != base_language(file.language):
        yield Fault(1, f"The header says {said}, the folder {file.language}.")


@file_rule(
    "po-plural-count",
    "error",
    silent=[_PLURAL_HEAD + _FORMS + b'msgstr[1] "\xd8\xa8"\n'],
    fires=[_PLURAL_HEAD + _FORMS + ONE.replace(b"one", b"two")],
)
def plural_count(file: File) -> Iterator[Fault]:
    """A message has more or fewer forms than the header's nplurals says."""
    said = _NPLURALS.search(file.header.get("Plural-Forms", ""))
    for message in _live(file):
        if said and message.plural is not None and len(message.msgstr) != int(said[1]):
            sentence = f"It has {len(message.msgstr)} forms, the header says {said[1]}."
            yield Fault(message.line, sentence, message)


@file_rule(
    "po-plural-partial",
    "error",
    silent=[_PLURAL_HEAD + _FORMS.replace(b"\xd8\xa2", b"") + b'msgstr[1] ""\n'],
    fires=[_PLURAL_HEAD + _FORMS + b'msgstr[1] ""\n'],
)
def plural_partial(file: File) -> Iterator[Fault]:
    """Some forms of a message are translated and some are not."""
    for message in _done(file):
        if not all(message.msgstr):
            number = message.msgstr.index("")
            yield Fault(message.line, f"The form msgstr[{number}] is empty.", message)


@file_rule(
    "po-plural-forms",
    "warning",
    silent=[
        HEAD + ONE,
        _PLURAL_HEAD + _FORMS + b'msgstr[1] "\xd8\xa8"\n',
        HEAD + b'"Plural-Forms: nplurals=1; plural=0;\\n"\n' + _FORMS,
    ],
    fires=[
        HEAD + _FORMS,
        HEAD + b'"Plural-Forms: nplurals=2; plural=(n > 7);\\n"\n' + _FORMS + b'msgstr[1] "a"\n',
    ],
)
def plural_forms(file: File) -> Iterator[Fault]:
    """Messages have plurals, and the header's Plural-Forms is missing or not the language's."""
    if not any(message.plural is not None for message in _live(file)):
        return
    said = file.header.get("Plural-Forms", "")
    count, expression = _NPLURALS.search(said), _PLURAL.search(said.partition(";")[2])
    if count is None or expression is None:
        yield Fault(1, "Write the language's Plural-Forms into the header.")
        return
    code = base_language(file.language or file.header.get("Language", ""))
    counts, known = _COUNTS.get(code), _KNOWN.get(code)
    shape = re.sub(r"[\s()]", "", expression[1])
    if (counts and int(count[1]) not in counts) or (known and shape not in known):
        yield Fault(1, f"These Plural-Forms are not those of {code}: {said}")


@file_rule(
    "po-newline",
    "error",
    fix="safe",
    silent=[
        HEAD + b'\nmsgid "one\\n"\nmsgstr "a\\n"\n',
        HEAD + b'\n#, fuzzy\nmsgid "one\\n"\nmsgstr "a"\n',
    ],
    fires=[
        HEAD + b'\nmsgid "one\\n"\nmsgstr "a"\n',
        HEAD + b'\nmsgid "one"\nmsgstr "\\na"\n',
    ],
)
def newline(file: File) -> Iterator[Fault]:
    """Only one side begins or ends with a line end, so that msgfmt refuses the catalogue."""
    for message in _done(file):
        first = message.msgid.startswith("\n"), message.msgid.endswith("\n")
        for form in message.msgstr:
            if form and (form.startswith("\n"), form.endswith("\n")) != first:
                sentence = "Begin and end with a line end as the source does, or as it does not."
                yield Fault(message.line, sentence, message, fixable=True)
                break


@file_rule(
    "po-stale-previous",
    "hint",
    silent=[HEAD + b'\n#, fuzzy\n#| msgid "on"' + ONE],
    fires=[HEAD + b'\n#| msgid "on"' + ONE],
)
def stale_previous(file: File) -> Iterator[Fault]:
    """A finished message still bears the text that it was translated from before."""
    for message in _live(file):
        if not message.fuzzy and message.previous is not None:
            yield Fault(message.line, "Remove the #| lines: the message is not fuzzy.", message)


@file_rule(
    "po-fuzzy",
    "hint",
    silent=[HEAD + ONE],
    fires=[HEAD + b"\n#, fuzzy" + ONE],
)
def fuzzy(file: File) -> Iterator[Fault]:
    """A message is fuzzy: nobody has confirmed its translation."""
    severity = Severity.ERROR if file.strict else None
    for message in _live(file):
        if message.fuzzy and any(message.msgstr):
            yield Fault(message.line, "Confirm the translation.", message, severity)


@file_rule(
    "po-header",
    "hint",
    silent=[HEAD + b'"PO-Revision-Date: 2016-12-20 12:00+0000\\n"\n' + ONE],
    fires=[
        HEAD + ONE,
        HEAD + b'"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n' + ONE,
        HEAD + b'"PO-Revision-Date: 2016-12-20 12:00+0000\\n"\n'
        b'"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"\n' + ONE,
    ],
)
def header(file: File) -> Iterator[Fault]:
    """The header does not say when the catalogue was translated, or names nobody in earnest."""
    if file.problem or not any(True for _ in _done(file)):
        return
    for name in ("PO-Revision-Date", "Last-Translator", "Language-Team"):
        said = file.header.get(name, "")
        if any(one in said for one in _PLACEHOLDERS):
            yield Fault(1, f"Fill in {name}, or remove it.")
            return
    if not file.header.get("PO-Revision-Date"):
        yield Fault(1, "The header has no PO-Revision-Date.")


@file_rule(
    "unknown-rule",
    "error",
    silent=[
        HEAD + b"\n#, ignore-numbers" + ONE,
        HEAD + b"\n# dragoman: ignore numbers" + ONE,
        HEAD + b"\n#, ignore-end-stop" + ONE,
    ],
    fires=[HEAD + b"\n#, ignore-numbr" + ONE, HEAD + b"\n# dragoman: ignore quote" + ONE],
)
def unknown_rule(file: File) -> Iterator[Fault]:
    """A message opts out of a rule that does not exist."""
    for message in _live(file):
        for id in _run.ignored_rules(message):
            if id not in _run.rule_ids():
                sentence = f"In this message {_run.suggest_rule(id)}"
                mark = "" if sentence.endswith("?") else "."
                yield Fault(message.line, sentence + mark, message)
