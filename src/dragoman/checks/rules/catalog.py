"""Catalogues: what can be wrong with the header and the messages, whatever the texts are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import (
    EXAMPLE_HEADER,
    EXAMPLE_MESSAGE,
    CatalogFile,
    Fault,
    Severity,
    base_language,
    file_rule,
    list_ignored_rules,
    list_rule_ids,
    suggest_rule,
)
from dragoman.languages.wrong_language import find_wrong_language, may_name
from dragoman.patterns import compile_later

_PLURAL_HEADER = EXAMPLE_HEADER + b'"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
_PLURAL_MESSAGE = b'\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "\xd8\xa2"\n'
_NPLURALS = compile_later(r"nplurals\s*=\s*(\d{1,3})")
_PLURAL = compile_later(r"plural\s*=\s*([^;]+)")
_PLURAL_EXPRESSIONS = {"fa": frozenset({"0", "n>1", "n!=1"})}
"""By language, the expressions for plurals that are in use and right."""
_PLURAL_COUNTS = {"fa": frozenset({1, 2}), "ar": frozenset({6})}
"""By language, the numbers of plural forms that are in use and right."""
_NEVER_FILLED_IN = ("FULL NAME", "EMAIL@ADDRESS", "YEAR-MO-DA", "LL@li.org")
"""What gettext's tools write into a new header."""


@file_rule(
    "po-language",
    "error",
    silent=[
        EXAMPLE_HEADER + EXAMPLE_MESSAGE,
        EXAMPLE_HEADER.replace(b"fa", b"fa_IR") + EXAMPLE_MESSAGE,
    ],
    fires=[
        EXAMPLE_HEADER.replace(b"fa", b"de") + EXAMPLE_MESSAGE,
        EXAMPLE_HEADER.replace(b'"Language: fa\\n"\n', b"") + EXAMPLE_MESSAGE,
    ],
)
def language(file: CatalogFile) -> Iterator[Fault]:
    """The catalogue is not in the language of the file's folder, or its header does not say so.

    The field Language of the header shows it, or the letters of the translations.
    """
    in_header = file.header.get("Language", "")
    if not file.language or file.problem:
        return
    found = find_wrong_language(file.data, file.language)
    if found is not None:
        sentence, line = found
        yield Fault(line or 1, f"{sentence[0].upper()}{sentence[1:]}.")
    elif not in_header:
        sentence = f"Write Language: {file.language} into the header."
        yield Fault(1, sentence, severity=Severity.WARNING)
    elif base_language(in_header) != base_language(file.language):
        sentence = f"The header names the language {in_header}, the folder names {file.language}."
        severity = Severity.HINT if may_name(in_header, file.language) else None
        yield Fault(1, sentence, severity=severity)


@file_rule(
    "po-plural-count",
    "error",
    silent=[_PLURAL_HEADER + _PLURAL_MESSAGE + b'msgstr[1] "\xd8\xa8"\n'],
    fires=[_PLURAL_HEADER + _PLURAL_MESSAGE + EXAMPLE_MESSAGE.replace(b"one", b"two")],
)
def plural_count(file: CatalogFile) -> Iterator[Fault]:
    """The number of plural forms of a message is not the number (nplurals) in the header."""
    match = _NPLURALS.search(file.header.get("Plural-Forms", ""))
    if match is None:
        return
    for message in file.live:
        if message.plural is not None and len(message.msgstr) != int(match[1]):
            sentence = (
                f"Plural forms in this message: {len(message.msgstr)}; in the header: {match[1]}."
            )
            yield Fault(message.line, sentence, message)


@file_rule(
    "po-plural-partial",
    "error",
    silent=[_PLURAL_HEADER + _PLURAL_MESSAGE.replace(b"\xd8\xa2", b"") + b'msgstr[1] ""\n'],
    fires=[_PLURAL_HEADER + _PLURAL_MESSAGE + b'msgstr[1] ""\n'],
)
def plural_partial(file: CatalogFile) -> Iterator[Fault]:
    """Some plural forms of a message are translated and some are not."""
    for message in file.finished:
        if not all(message.msgstr):
            number = message.msgstr.index("")
            sentence = f"Translate the form msgstr[{number}]: it is empty."
            yield Fault(message.line, sentence, message)


@file_rule(
    "po-plural-forms",
    "warning",
    silent=[
        EXAMPLE_HEADER + EXAMPLE_MESSAGE,
        _PLURAL_HEADER + _PLURAL_MESSAGE + b'msgstr[1] "\xd8\xa8"\n',
        EXAMPLE_HEADER + b'"Plural-Forms: nplurals=1; plural=0;\\n"\n' + _PLURAL_MESSAGE,
    ],
    fires=[
        EXAMPLE_HEADER + _PLURAL_MESSAGE,
        EXAMPLE_HEADER
        + b'"Plural-Forms: nplurals=2; plural=(n > 7);\\n"\n'
        + _PLURAL_MESSAGE
        + b'msgstr[1] "a"\n',
    ],
)
def plural_forms(file: CatalogFile) -> Iterator[Fault]:
    """Messages have plurals, but Plural-Forms in the header is missing or wrong."""
    if not any(message.plural is not None for message in file.live):
        return
    in_header = file.header.get("Plural-Forms", "")
    count, expression = _NPLURALS.search(in_header), _PLURAL.search(in_header.partition(";")[2])
    if count is None or expression is None:
        yield Fault(1, "Write the Plural-Forms of the language into the header.")
        return
    code = base_language(file.language or file.header.get("Language", ""))
    counts, expressions = _PLURAL_COUNTS.get(code), _PLURAL_EXPRESSIONS.get(code)
    bare = re.sub(r"[\s()]", "", expression[1])
    if (counts and int(count[1]) not in counts) or (expressions and bare not in expressions):
        yield Fault(1, f"These Plural-Forms are not those of the language {code}: {in_header}")


@file_rule(
    "po-newline",
    "error",
    fix="safe",
    silent=[
        EXAMPLE_HEADER + b'\nmsgid "one\\n"\nmsgstr "a\\n"\n',
        EXAMPLE_HEADER + b'\n#, fuzzy\nmsgid "one\\n"\nmsgstr "a"\n',
    ],
    fires=[
        EXAMPLE_HEADER + b'\nmsgid "one\\n"\nmsgstr "a"\n',
        EXAMPLE_HEADER + b'\nmsgid "one"\nmsgstr "\\na"\n',
    ],
)
def newline(file: CatalogFile) -> Iterator[Fault]:
    """Only the source or only the translation begins or ends with a line break.

    gettext's msgfmt refuses such a catalogue.
    """
    for message in file.finished:
        if "\n" not in message.msgid and "\n" not in "".join(message.msgstr):
            continue
        edges = message.msgid.startswith("\n"), message.msgid.endswith("\n")
        for form in message.msgstr:
            if form and (form.startswith("\n"), form.endswith("\n")) != edges:
                sentence = "Begin and end with a line break where the source does, and only there."
                yield Fault(message.line, sentence, message, fixable=True)
                break


@file_rule(
    "po-stale-previous",
    "hint",
    silent=[EXAMPLE_HEADER + b'\n#, fuzzy\n#| msgid "on"' + EXAMPLE_MESSAGE],
    fires=[EXAMPLE_HEADER + b'\n#| msgid "on"' + EXAMPLE_MESSAGE],
)
def stale_previous(file: CatalogFile) -> Iterator[Fault]:
    """A message that is not fuzzy still has its previous source, in lines that begin with #|."""
    for message in file.live:
        if not message.fuzzy and message.previous is not None:
            yield Fault(message.line, "Remove the #| lines: the message is not fuzzy.", message)


@file_rule(
    "po-unknown-msgid",
    "warning",
    silent=[
        EXAMPLE_HEADER + b'\nmsgid "one"\nmsgstr ""\n',
        EXAMPLE_HEADER + b'\n#~ msgid "\xd8\xa2"\n#~ msgstr ""\n',
    ],
    fires=[EXAMPLE_HEADER + b'\nmsgid "\xd8\xa2"\nmsgstr ""\n'],
)
def unknown_msgid(file: CatalogFile) -> Iterator[Fault]:
    """A message without a translation of its own has a msgid that is not in the document.

    Somebody may have typed the translation over the msgid: then ``dragoman update`` offers it as
    the translation, or keeps it as obsolete. Or the document has changed since the last update.
    """
    sources = {"", *(msgid for _, msgid in file.known or ())}
    for message in file.live:
        if file.known is None or (message.context, message.msgid) in file.known:
            continue
        if message.msgstr[0] in sources or message.msgstr[0] == message.msgid:
            sentence = (
                "This msgid is not in the document: the document has changed, or a translation was "
                "typed over the msgid. Run `dragoman update`."
            )
            yield Fault(message.line, sentence, message)


@file_rule(
    "po-fuzzy",
    "hint",
    silent=[EXAMPLE_HEADER + EXAMPLE_MESSAGE],
    fires=[EXAMPLE_HEADER + b"\n#, fuzzy" + EXAMPLE_MESSAGE],
)
def fuzzy(file: CatalogFile) -> Iterator[Fault]:
    """A message is fuzzy: nobody has confirmed its translation yet."""
    severity = Severity.ERROR if file.strict else None
    for message in file.live:
        if message.fuzzy and any(message.msgstr):
            yield Fault(message.line, "Check the translation and confirm it.", message, severity)


@file_rule(
    "po-header",
    "hint",
    silent=[EXAMPLE_HEADER + b'"PO-Revision-Date: 2016-12-20 12:00+0000\\n"\n' + EXAMPLE_MESSAGE],
    fires=[
        EXAMPLE_HEADER + EXAMPLE_MESSAGE,
        EXAMPLE_HEADER + b'"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n' + EXAMPLE_MESSAGE,
        EXAMPLE_HEADER + b'"PO-Revision-Date: 2016-12-20 12:00+0000\\n"\n'
        b'"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"\n' + EXAMPLE_MESSAGE,
    ],
)
def header(file: CatalogFile) -> Iterator[Fault]:
    """The header has no date of translation, or a field that was never filled in."""
    if file.problem or not file.finished:
        return
    for name in ("PO-Revision-Date", "Last-Translator", "Language-Team"):
        value = file.header.get(name, "")
        if any(placeholder in value for placeholder in _NEVER_FILLED_IN):
            or_empty = "" if name == "PO-Revision-Date" else ", or leave it empty"
            yield Fault(1, f"Fill in {name} in the header{or_empty}.")
            return
    if not file.header.get("PO-Revision-Date"):
        yield Fault(1, "The header has no PO-Revision-Date, the date of the last translation.")


@file_rule(
    "unknown-rule",
    "error",
    silent=[
        EXAMPLE_HEADER + b"\n#, ignore-numbers" + EXAMPLE_MESSAGE,
        EXAMPLE_HEADER + b"\n# dragoman: ignore numbers" + EXAMPLE_MESSAGE,
        EXAMPLE_HEADER + b"\n#, ignore-end-stop" + EXAMPLE_MESSAGE,
    ],
    fires=[
        EXAMPLE_HEADER + b"\n#, ignore-numbr" + EXAMPLE_MESSAGE,
        EXAMPLE_HEADER + b"\n# dragoman: ignore quote" + EXAMPLE_MESSAGE,
    ],
)
def unknown_rule(file: CatalogFile) -> Iterator[Fault]:
    """A message switches off a rule that does not exist."""
    for message in file.live:
        for id in list_ignored_rules(message):
            if id not in list_rule_ids():
                sentence = suggest_rule(id)
                mark = "" if sentence.endswith("?") else "."
                yield Fault(message.line, sentence[0].upper() + sentence[1:] + mark, message)
