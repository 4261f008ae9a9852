"""What docs/integrations.md says of the options in Babel's mapping file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polib
import pytest

CODE = "Text.\n\n    some code\n"


@pytest.mark.parametrize(
    ("name", "text", "options", "messages"),
    [
        ("a.md", CODE.encode(), "", ["Text."]),
        ("a.md", CODE.encode(), "code = true", ["Text.", "some code"]),
        ("a.txt", "café".encode("latin-1"), "encoding = latin-1", ["café"]),
        ("a.poem", b"- one\n- two\n", "suffix = .md", ["one", "two"]),
        ("a.poem", b"- one\n- two\n", "suffix = .txt", ["- one", "- two"]),
        ("a.txt", b"- one\n- two\n", "paragraphs = blank-lines", ["- one - two"]),
    ],
)
def test_an_option_in_the_mapping_file_does_what_the_page_says(
    tmp_path: Path, name: str, text: bytes, options: str, messages: list[str]
) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / name).write_bytes(text)
    (tmp_path / "babel.cfg").write_text(f"[dragoman: **.*]\n{options}\n", encoding="utf-8")
    command = ["-q", "extract", "-F", "babel.cfg", "-o", "letters.pot", "source"]
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *command], check=True, cwd=tmp_path
    )
    assert [entry.msgid for entry in polib.pofile(str(tmp_path / "letters.pot"))] == messages
