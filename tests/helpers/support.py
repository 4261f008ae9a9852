"""What several tests need."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes, except the lock, which is empty."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".dragoman.lock"
    }


CHECKABLE = {
    "dragoman.toml": 'languages = ["fa"]\n',
    "source/letter.txt": "More than 1500 people came here.\n",
    "locale/fa/LC_MESSAGES/letter.po": (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "More than 1500 people came here."\nmsgstr "بیش از ۱۴۰۰ نفر آمدند."\n'
    ),
}
"""A project, by file, with one mistake that a check finds."""

LINES_FORMAT = '''
"""A source format of another distribution: every line is a unit."""
from dragoman.model import Document, Kind, Unit

SUFFIXES = (".lines",)

def read(data, name, options):
    texts = data.decode().split("\\n")
    units = tuple(Unit(text, Kind.PARAGRAPH, line) for line, text in enumerate(texts, 1))
    return Document(name, "lines", data.decode(), units)

def rebuild(document, texts, language=""):
    return "\\n".join(texts.get(unit.key, unit.text) for unit in document.units).encode()
'''


def install_lines_format(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Install a distribution that adds the source format "lines"; return its module's file."""
    module = folder / "dragoman_lines.py"
    module.write_text(LINES_FORMAT, encoding="utf-8")
    info = folder / "dragoman_lines-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: dragoman-lines\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[dragoman.sources]\nlines = dragoman_lines\n")
    patch.syspath_prepend(str(folder))
    patch.delitem(sys.modules, "dragoman_lines", raising=False)
    return module
