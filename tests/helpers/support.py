"""What several tests need."""

from __future__ import annotations

from pathlib import Path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder with its bytes, but for the lock, which is empty."""
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
