"""What is read of many small files of PO that are put together from parts, also from broken ones.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/po/combinations/files.txt, and are read as a diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.catalogs.counting import count_catalog
from dragoman.catalogs.tidy import tidy_catalog
from dragoman.errors import CatalogError
from dragoman.po import dump, parse
from helpers.combining import Choices
from helpers.goldens import compare_with_kept, show_invisible

KEPT = Path(__file__).parent / "combinations" / "files.txt"
HEADERS = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n',
    'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n',
    '# By one.\n#, fuzzy\nmsgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=CHARSET\\n"\n\n',
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n',
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=3; plural=n%3;\\n"\n\n',
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n\n',
    "",
)
MESSAGES = (
    'msgid "a"\nmsgstr "A"\n\n',
    'msgid "b"\nmsgstr ""\n\n',
    '#. said\n#: a.c:1 b.c\n#, fuzzy, c-format\n#| msgid "old"\nmsgid "c %d"\nmsgstr "C %d"\n\n',
    'msgctxt "x"\nmsgid "a"\nmsgstr "XA"\n\n',
    'msgid "n"\nmsgid_plural "ns"\nmsgstr[0] "N"\nmsgstr[1] "Ns"\n\n',
    'msgid "n3"\nmsgid_plural "n3s"\nmsgstr[0] "N"\nmsgstr[1] "M"\nmsgstr[2] "O"\n\n',
    'msgid ""\n"long "\n"text\\n"\nmsgstr ""\n"lang "\n"Text\\n"\n\n',
    'msgid "e\\t\\"q\\" \\\\ \\x41 \\101 \\a"\nmsgstr "\\n"\n\n',
    'msgid "é"\nmsgstr "ü ÿ"\n\n',
    '#~ msgid "gone"\n#~ msgstr "fort"\n\n',
    '#, fuzzy\n#~| msgid "older"\n#~ msgid "gone too"\n#~ msgstr "weg"\n\n',
    "# Alone.\n\n",
    '# dragoman: reviewed 000000000000 2016-01-02\nmsgid "r"\nmsgstr "R"\n\n',
    'domain "d"\n\n',
    '\tmsgid  "tab"  \n  msgstr\t"Tab"\n\n',
    '#\n#.\n#:\n#,\nmsgid "bare"\nmsgstr "Bare"\n\n',
    '#: \u2068a file.c\u2069:7\nmsgid "file"\nmsgstr "Datei"\n\n',
    '#=no-wrap\nmsgid "flag"\nmsgstr "Flagge"\n\n',
    "\n\n",
)
"""Messages that can be read, alone."""
BROKEN = (
    'msgid "open\nmsgstr "zu"\n\n',
    'msgid "no text"\n\n',
    'msgstr "no source"\n\n',
    'msgid "two" "parts"\nmsgstr "zwei"\n\n',
    'msgid "twice"\nmsgstr "1"\nmsgstr "2"\n\n',
    'msgid "p"\nmsgid_plural "ps"\nmsgstr "P"\n\n',
    'msgid "p2"\nmsgstr[0] "P"\n\n',
    'msgid "p3"\nmsgid_plural "p3s"\nmsgstr[1] "P"\n\n',
    'msgid "bad \\q"\nmsgstr "x"\n\n',
    "words\n\n",
    '"alone"\n\n',
    'msgidx "a"\nmsgstr "b"\n\n',
    '#~ msgid "half"\nmsgstr "halb"\n\n',
    'msgid "late"\n# A comment.\nmsgstr "spät"\n\n',
    'msgid "quote "inside""\nmsgstr "x"\n\n',
    'msgctxt "only"\n\n',
    '<<<<<<< ours\nmsgid "m"\n=======\nmsgid "m2"\n>>>>>>> theirs\nmsgstr "M"\n\n',
    'msgid "nul\\0"\nmsgstr "x\x00y"\n\n',
    'msgid "cut',
)
COUNT = 100


def test_what_is_read_of_files_is_as_it_was() -> None:
    shown = "".join(
        "\n".join([*show_file(*write_file(Choices(f"po {number}"))), "", ""])
        for number in range(COUNT)
    )
    compare_with_kept(show_invisible(shown), KEPT)


def write_file(choices: Choices) -> tuple[bytes, str]:
    """Return a file of a header and some messages, one of which may be broken, and its text."""
    parts = choices.pick_some(MESSAGES, 1, 4)
    if choices.pick((True, False)):
        parts.insert(choices.pick(range(len(parts) + 1)), choices.pick(BROKEN))
    text = choices.pick((*HEADERS[:2] * 3, *HEADERS)) + "".join(parts)
    newline = choices.pick(("\n", "\n", "\n", "\r\n"))
    encoding = choices.pick((*("utf-8",) * 6, "utf-8-sig", "utf-16", "latin-1"))
    return text.replace("\n", newline).encode(encoding, "replace"), (
        f"{text!r} {newline!r} {encoding}"
    )


def show_file(data: bytes, text: str) -> Iterator[str]:
    """Yield what is read of a file, and what is written again where that is something else."""
    yield text
    try:
        catalog = parse(data, "file.po")
    except CatalogError as error:
        yield f"  refused: {error}"
        return
    yield from (f"  note: {note}" for note in catalog.notes)
    yield f"  header {dict(catalog.header)}, {catalog.encoding}, ends {catalog.tail!r}"
    for block in catalog.blocks:
        marks = [name for name in ("obsolete", "fuzzy") if getattr(block, name)]
        marks += [f"context {block.context!r}"] if block.context is not None else []
        marks += [f"plural {block.plural!r}"] if block.plural is not None else []
        marks += [f"previous {block.previous!r}"] if block.previous is not None else []
        marks += [f"flags {' '.join(block.flags)}"] if block.flags else []
        marks += [f"at {' '.join(block.references)}"] if block.references else []
        marks += [f"said {block.extracted}"] if block.extracted else []
        marks += [f"comments {block.comments}"] if block.comments else []
        yield f"  {block.line}: {block.msgid!r} → {block.msgstr} {', '.join(marks)}".rstrip()
    written = dump(catalog)
    yield "  written as it is" if written == data else f"  written {written!r}"
    counts = {
        str(state): number for state, number in count_catalog(data, "file.po").messages.items()
    }
    yield f"  counted {counts}"
    tidied = dump(tidy_catalog(catalog)).decode()
    yield f"  tidied {tidied!r}"
