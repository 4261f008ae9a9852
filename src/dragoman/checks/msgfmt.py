"""Ask gettext's own program msgfmt, where it is installed, what is wrong with a catalogue."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dragoman.executables import find_executable


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
