"""Names and addresses of people that translators' programs write into catalogues."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import EXAMPLE_HEADER, EXAMPLE_MESSAGE, CatalogFile, Fault, file_rule
from dragoman.checks.text.people import find_naming_comments, find_naming_fields, has_address

_DATE = EXAMPLE_HEADER + b'"PO-Revision-Date: 2016-12-20 12:00+0000\\n"\n'


@file_rule(
    "po-names",
    "warning",
    fix="safe",
    silent=[
        _DATE + b'"Last-Translator: \\n"\n"Language-Team: \\n"\n' + EXAMPLE_MESSAGE,
        _DATE + b'"Language-Team: Persian\\n"\n' + EXAMPLE_MESSAGE,
        _DATE + b'"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"\n' + EXAMPLE_MESSAGE,
        b"# Translation of the letter, 2016.\n" + _DATE + EXAMPLE_MESSAGE,
        _DATE + b"\n# Ask the author what @ means." + EXAMPLE_MESSAGE,
    ],
    fires=[
        _DATE + b'"Last-Translator: Jane Doe <jane@example.org>\\n"\n' + EXAMPLE_MESSAGE,
        _DATE + b'"Last-Translator: Jane Doe\\n"\n' + EXAMPLE_MESSAGE,
        _DATE + b'"Language-Team: Persian <https://example.org/fa/>\\n"\n' + EXAMPLE_MESSAGE,
        b"# Jane Doe <jane@example.org>, 2016.\n" + _DATE + EXAMPLE_MESSAGE,
    ],
)
def names(file: CatalogFile) -> Iterator[Fault]:
    """A person or an address is named in the header or in a comment, and not in the settings.

    Weblate, Lokalize, Poedit and other programs write them there. --fix empties the fields of the
    header and removes its comments that name somebody. A comment of a message is left: what else
    it says may be needed. The report does not repeat who it is: others may read it on a server.
    """
    for name, _ in find_naming_fields(file.header, file.names):
        yield Fault(1, f"{name} in the header names somebody.", fixable=True)
    for line, comment in enumerate(file.header_comments, 1):
        if any(find_naming_comments([comment], file.names)):
            yield Fault(line, "A comment of the header names somebody.", fixable=True)
    for message in file.messages:
        if any(map(has_address, message.comments)):
            yield Fault(message.line, "A comment has an address.", message)
