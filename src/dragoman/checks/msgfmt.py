"""Ask gettext's own program msgfmt, where it is installed, what is wrong with a catalogue."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dragoman.executables import find_executable
from dragoman.po import Block, Catalog


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

    It refuses no message that was read strictly and has neither flags nor plural forms nor escapes.
    To read them all again takes it longer than all rules for catalogues together. All other
    messages keep their lines. ``data`` comes back as it is where it is more than plain UTF-8.
    """
    if catalog.notes or catalog.bom or b"\r" in data or catalog.encoding.lower() != "utf-8":
        return data
    parts, line = [], 1
    for block in (catalog.head, *catalog.blocks):
        if block is not None and (block is catalog.head or _is_doubtful(block)):
            parts += ["\n" * (block.line - line), block.text]
            line = block.line + block.text.count("\n")
    return "".join(parts).encode()


def _is_doubtful(message: Block) -> bool:
    """Return whether msgfmt may refuse a message, although it was read."""
    if message.obsolete or message.plural is not None or "\\" in message.text:
        return True
    comments = message.text[: message.body]
    return any(map(comments.__contains__, ("#,", "#=", "#|", "#~")))


def run_msgfmt(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield line and sentence of each error that ``msgfmt -c`` reports; warnings are left out.

    Yields nothing where msgfmt is not installed or cannot be run, because the rules check the
    catalogue anyway.
    """
    import subprocess  # it is slow to import, and what is remembered needs no program

    program = find_msgfmt()
    if program is None:
        return
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
