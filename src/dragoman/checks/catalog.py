"""Catalogues: what can be wrong with the file, whatever its texts say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.checks import _run
from dragoman.checks._model import Fault, File, Message, Severity, base, file_rule

_HEAD = b'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
_PLURAL_HEAD = _HEAD + b'"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
_FORMS = b'\nmsgid "one"\nmsgid_plural "many"\nmsgstr[0] "\xd8\xa2"\n'
_ONE = b'\nmsgid "one"\nmsgstr "\xd8\xa2"\n'
_CONFLICT = re.compile(rb"^(?:<{7}|>{7}|\|{7})(?: |$)|#-#-#-#-#", re.MULTILINE)
_NPLURALS = re.compile(r"nplurals\s*=\s*(\d{1,3})")
_PLURAL = re.compile(r"plural\s*=\s*([^;]+)")
_KNOWN = {
    "fa": frozenset({"0", "n>1", "n!=1"}),
}
"""By language, the expressions for plurals that are in use and right."""
_COUNTS = {"fa": frozenset({1, 2}), "ar": frozenset({6})}
_FIELD = re.compile(r'(msgctxt|msgid)\s*(".*")|(".*")|(msgid_plural|msgstr)|(#~)')
_PLACEHOLDERS = ("FULL NAME", "EMAIL@ADDRESS", "YEAR-MO-DA", "LL@li.org")


def _live(file: File) -> Iterator[Message]:
    return (message for message in file.messages if not message.obsolete)


def _done(file: File) -> Iterator[Message]:
    return (message for message in _live(file) if not message.fuzzy and any(message.msgstr))


@file_rule(
    "po-encoding",
    "error",
    silent=[_HEAD + _ONE],
    fires=[_HEAD + b'\nmsgid "one"\nmsgstr "\xe3\xc7"\n'],
)
def encoding(file: File) -> Iterator[Fault]:
    """The catalogue is not UTF-8."""
    try:
        file.data.decode()
    except UnicodeDecodeError as error:
        line = file.data.count(b"\n", 0, error.start) + 1
        yield Fault(line, "The file is not UTF-8 from here on: convert it with msgconv.")


@file_rule(
    "po-conflict",
    "error",
    silent=[_HEAD + b"\n# ======= a heading\n" + _ONE[1:]],
    fires=[
        _HEAD + b'\nmsgid "one"\n<<<<<<< ours\nmsgstr "a"\n=======\nmsgstr "b"\n>>>>>>> theirs\n',
        _HEAD + b'\nmsgid "one"\nmsgstr "#-#-#-#-#  fa.po  #-#-#-#-#\\n"\n',
    ],
)
def conflict(file: File) -> Iterator[Fault]:
    """A merge left both versions in the file."""
    found = _CONFLICT.search(file.data)
    if found:
        line = file.data.count(b"\n", 0, found.start()) + 1
        yield Fault(line, "Two versions stand here: keep one and remove the marks.")


@file_rule(
    "po-duplicate",
    "error",
    silent=[_HEAD + _ONE + b'\nmsgctxt "title"' + _ONE],
    fires=[_HEAD + _ONE + _ONE],
)
def duplicate(file: File) -> Iterator[Fault]:
    """A message stands twice: one msgid with one msgctxt."""
    if file.problem is None:
        return  # a catalogue that could be read has none
    seen: dict[tuple[str, str], int] = {}
    for context, msgid, line in _keys(file.data.decode("utf-8", "replace")):
        first = seen.setdefault((context, msgid), line)
        if first != line:
            yield Fault(line, f"The message stands twice, first in line {first}: keep one.")


def _keys(text: str) -> Iterator[tuple[str, str, int]]:
    """Give msgctxt, msgid and line of each live message, whatever is wrong with the file."""
    strings = {"msgctxt": "", "msgid": ""}
    keyword, begun = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        found = _FIELD.match(line.strip())
        if found is None:
            continue
        if found[1]:
            keyword = found[1]
            begun = number if keyword == "msgctxt" or not strings["msgctxt"] else begun
            strings[keyword] = found[2][1:-1]
        elif found[3] and keyword:
            strings[keyword] += found[3][1:-1]
        elif keyword and (found[4] or found[5]):
            if found[4]:
                yield strings["msgctxt"], strings["msgid"], begun
            strings, keyword = {"msgctxt": "", "msgid": ""}, ""


@file_rule(
    "po-syntax",
    "error",
    silent=[_HEAD + _ONE],
    fires=[_HEAD + b'\nmsgid "one\nmsgstr "a"\n', _HEAD + b'\nmsgid "one"\n'],
)
def syntax(file: File) -> Iterator[Fault]:
    """The catalogue cannot be read."""
    if file.problem and not any(any(other(file)) for other in _NEARER):
        yield Fault(file.problem[1], file.problem[0])


_NEARER = (encoding.function, conflict.function, duplicate.function)
"""What explains better why a file cannot be read."""


@file_rule(
    "po-language",
    "error",
    silent=[_HEAD + _ONE, _HEAD.replace(b"fa", b"fa_IR") + _ONE],
    fires=[_HEAD.replace(b"fa", b"de") + _ONE, _HEAD.replace(b'"Language: fa\\n"\n', b"") + _ONE],
)
def language(file: File) -> Iterator[Fault]:
    """The header's Language is not that of the file's folder, or is missing."""
    said = file.header.get("Language", "")
    if not file.language or file.problem:
        return
    if not said:
        message = f"Write Language: {file.language} into the header."
        yield Fault(1, message, severity=Severity.WARNING)
    elif base(said) != base(file.language):
        yield Fault(1, f"The header says {said}, the folder {file.language}.")


@file_rule(
    "po-plural-count",
    "error",
    silent=[_PLURAL_HEAD + _FORMS + b'msgstr[1] "\xd8\xa8"\n'],
    fires=[_PLURAL_HEAD + _FORMS + _ONE.replace(b"one", b"two")],
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
        _HEAD + _ONE,
        _PLURAL_HEAD + _FORMS + b'msgstr[1] "\xd8\xa8"\n',
        _HEAD + b'"Plural-Forms: nplurals=1; plural=0;\\n"\n' + _FORMS,
    ],
    fires=[
        _HEAD + _FORMS,
        _HEAD + b'"Plural-Forms: nplurals=2; plural=(n > 7);\\n"\n' + _FORMS + b'msgstr[1] "a"\n',
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
    code = base(file.language or file.header.get("Language", ""))
    counts, known = _COUNTS.get(code), _KNOWN.get(code)
    shape = re.sub(r"[\s()]", "", expression[1])
    if (counts and int(count[1]) not in counts) or (known and shape not in known):
        yield Fault(1, f"These Plural-Forms are not those of {code}: {said}")


@file_rule(
    "po-newline",
    "error",
    fix="safe",
    silent=[
        _HEAD + b'\nmsgid "one\\n"\nmsgstr "a\\n"\n',
        _HEAD + b'\n#, fuzzy\nmsgid "one\\n"\nmsgstr "a"\n',
    ],
    fires=[
        _HEAD + b'\nmsgid "one\\n"\nmsgstr "a"\n',
        _HEAD + b'\nmsgid "one"\nmsgstr "\\na"\n',
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
    silent=[_HEAD + b'\n#, fuzzy\n#| msgid "on"' + _ONE],
    fires=[_HEAD + b'\n#| msgid "on"' + _ONE],
)
def stale_previous(file: File) -> Iterator[Fault]:
    """A finished message still bears the text that it was translated from before."""
    for message in _live(file):
        if not message.fuzzy and message.previous is not None:
            yield Fault(message.line, "Remove the #| lines: the message is not fuzzy.", message)


@file_rule(
    "po-fuzzy",
    "hint",
    silent=[_HEAD + _ONE],
    fires=[_HEAD + b"\n#, fuzzy" + _ONE],
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
    silent=[_HEAD + b'"PO-Revision-Date: 2016-12-20 12:00+0000\\n"\n' + _ONE],
    fires=[
        _HEAD + _ONE,
        _HEAD + b'"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n' + _ONE,
        _HEAD + b'"PO-Revision-Date: 2016-12-20 12:00+0000\\n"\n'
        b'"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"\n' + _ONE,
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
    "po-bom",
    "hint",
    fix="safe",
    silent=[_HEAD + _ONE],
    fires=[b"\xef\xbb\xbf" + _HEAD + _ONE],
)
def bom(file: File) -> Iterator[Fault]:
    """The catalogue begins with a byte order mark, at which other tools stumble."""
    if file.data.startswith(b"\xef\xbb\xbf"):
        yield Fault(1, "Remove the byte order mark.", fixable=True)


@file_rule(
    "po-crlf",
    "hint",
    fix="safe",
    silent=[_HEAD + _ONE],
    fires=[(_HEAD + _ONE).replace(b"\n", b"\r\n")],
)
def crlf(file: File) -> Iterator[Fault]:
    """The lines end with CR and LF, so that every tool changes all of them."""
    at = file.data.find(b"\r\n")
    if at >= 0:
        line = file.data.count(b"\n", 0, at) + 1
        yield Fault(line, "End the lines with LF alone.", fixable=True)


@file_rule(
    "unknown-rule",
    "error",
    silent=[
        _HEAD + b"\n#, ignore-numbers" + _ONE,
        _HEAD + b"\n# dragoman: ignore numbers" + _ONE,
        _HEAD + b"\n#, ignore-end-stop" + _ONE,
    ],
    fires=[_HEAD + b"\n#, ignore-numbr" + _ONE, _HEAD + b"\n# dragoman: ignore quote" + _ONE],
)
def unknown_rule(file: File) -> Iterator[Fault]:
    """A message opts out of a rule that does not exist."""
    for message in _live(file):
        for id in _run.ignored(message):
            if id not in _run.ids():
                yield Fault(message.line, f"In this message {_run.nearest(id)}.", message)
