"""Ask gettext's own program msgfmt, where it is installed, what is wrong with a catalogue."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from dragoman.executables import find_executable
from dragoman.patterns import compile_later
from dragoman.po import Block, Catalog
from dragoman.po.quoting import STRING, write_string

_LINES = rf"{STRING}\n(?:#\| {STRING}\n)*+"
_PREVIOUS = compile_later(
    rf"(?:#\| msgctxt {_LINES})?#\| msgid {_LINES}(?:#\| msgid_plural {_LINES})?"
)
"""A previous source as gettext's programs write it, behind all other comments."""
_RARE_ESCAPE = compile_later(r'\\[^"n]')
"""What is written with a backslash and is neither a quotation mark nor a line break."""


def find_msgfmt() -> str | None:
    """Return the path of msgfmt, or None where it is not installed."""
    return find_executable("msgfmt")


def read_program() -> bytes:
    """Return the bytes of msgfmt; b"" where it is not installed or cannot be read.

    Another version has others. A script that calls msgfmt elsewhere stands for its own bytes and
    what it says of its version.
    """
    program = find_msgfmt()
    if program is None:
        return b""
    try:
        data = Path(program).read_bytes()
        return data + _ask_version(program) if data.startswith(b"#!") else data
    except OSError:
        return b""


def _ask_version(program: str) -> bytes:
    import subprocess

    return subprocess.run([program, "--version"], capture_output=True).stdout


def keep_doubtful(data: bytes, catalog: Catalog) -> bytes:
    """Return the bytes of a catalogue with empty lines for the messages that msgfmt accepts surely.

    It refuses no message that was read strictly and has neither a format nor plural forms nor line
    breaks at its ends. To read them all again takes it longer than all rules for catalogues
    together. The others and the header keep their lines. Returns b"" where there is nothing to ask:
    to start msgfmt for each small catalogue takes longer than to check it. ``data`` comes back as
    it is where it is more than plain UTF-8.
    """
    if catalog.notes or catalog.bom or b"\r" in data or catalog.encoding.lower() != "utf-8":
        return data
    doubtful = [message for message in catalog.blocks if _is_doubtful(message)]
    if not doubtful and (catalog.head is None or _is_sure_header(catalog.head)):
        return b""
    parts, line = [], 1
    for block in (catalog.head, *doubtful):
        if block is not None:
            parts += ["\n" * (block.line - line), block.text]
            line = block.line + block.text.count("\n")
    return "".join(parts).encode()


def _is_doubtful(message: Block) -> bool:
    """Return whether msgfmt may refuse a message, although it was read."""
    if message.plural is not None or _has_rare_comments(message):
        return True
    if "\\" not in message.text:
        return False
    texts = (message.msgid, *message.msgstr)
    return _RARE_ESCAPE.search(message.text, message.body) is not None or any(
        text.startswith("\n") or text.endswith("\n") for text in texts
    )


def _has_rare_comments(message: Block) -> bool:
    """Return whether msgfmt finds more in the comments than "fuzzy" and a previous source."""
    comments = message.text[: message.body]
    mark, other = ("#~|", "#|") if message.obsolete else ("#|", "#~")
    if "#=" in comments or other in comments:
        return True
    start = comments.find(mark)
    if start >= 0 and not _PREVIOUS.fullmatch(comments[start:].replace(mark, "#|")):
        return True
    return "#," in comments and set(message.flags) != {"fuzzy"}


def _is_sure_header(header: Block) -> bool:
    """Return whether msgfmt accepts a header surely; of a strange one, nothing is sure.

    It refuses nothing in it but the rule for plural forms. Many catalogues have the same one, so it
    is asked once for each.
    """
    if _has_rare_comments(header) or _RARE_ESCAPE.search(header.text, header.body):
        return False
    fields = [field for field in header.msgstr[0].split("\n") if "plural" in field]
    program = find_msgfmt() if fields else None
    return program is None or _accepts_fields(program, "\n".join(fields))


@lru_cache(maxsize=256)
def _accepts_fields(program: str, fields: str) -> bool:
    """Return whether msgfmt accepts a header with these fields, one a line."""
    text = f"Content-Type: text/plain; charset=UTF-8\n{fields}\n"
    header = write_string("msgid", "") + write_string("msgstr", text)
    return not any(_list_refusals(program, header.encode()))


def run_msgfmt(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield line and sentence of each error that ``msgfmt -c`` reports; warnings are left out.

    Yields nothing for b"", and where msgfmt is not installed or cannot be run, because the rules
    check the catalogue anyway.
    """
    program = find_msgfmt() if data else None
    if program is not None:
        yield from _list_refusals(program, data)


def _list_refusals(program: str, data: bytes) -> Iterator[tuple[int, str]]:
    import subprocess  # it is slow to import, and what is remembered needs no program

    environment = {**os.environ, "LC_ALL": "C", "LANGUAGE": ""}
    try:
        process = subprocess.run(
            [program, "-c", "-o", os.devnull, "-"], input=data, capture_output=True, env=environment
        )
    except OSError:
        return
    if process.returncode == 0:
        return
    for output in process.stderr.decode("utf-8", "replace").splitlines():
        name, _, rest = output.partition(":")
        line, _, sentence = rest.partition(":")
        sentence = sentence.strip()
        if name == "<stdin>" and line.isdecimal() and not sentence.startswith("warning"):
            yield int(line), sentence
