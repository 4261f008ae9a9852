"""pybabel finds the same messages in our sources as we do."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from dragoman.babel_plugin import extract
from dragoman.sources import ReadOptions, read
from helpers.tools import ROOT, TESTS

PLAIN = ROOT / "source" / "letter.txt"
MARKED = TESTS / "sources" / "golden"


def extract_with_pybabel(folder: Path, *options: str) -> polib.POFile:
    mapping = folder / "babel.cfg"
    mapping.write_text("\n".join(["[dragoman: **.*]", *options]), "utf-8")
    command = ["-q", "extract", "-F", "babel.cfg", "-o", "out.pot", "texts"]
    subprocess.run(
        [sys.executable, "-m", "babel.messages.frontend", *command], check=True, cwd=folder
    )
    return polib.pofile(str(folder / "out.pot"))


@pytest.mark.parametrize(
    "source", [PLAIN, *sorted(MARKED.glob("*.md")), *sorted(MARKED.glob("*.txt"))], ids=str
)
def test_pybabel_finds_our_messages(source: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / source.name).write_bytes(source.read_bytes())
    template = extract_with_pybabel(tmp_path)
    document = read(source.read_bytes(), source.stem, suffix=source.suffix)
    keys = {unit.key for unit in document.units if unit.translatable}
    assert {(entry.msgctxt, entry.msgid) for entry in template} == keys
    assert len(template) == len(keys)


def test_options_and_comments_reach_pybabel(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    text = "<!-- i18n:comment: a word -->\nDéjà\n\n    some code\n"
    (tmp_path / "texts" / "a.md").write_bytes(text.encode("latin-1"))
    template = extract_with_pybabel(tmp_path, "encoding = latin-1", "code = yes")
    assert [entry.msgid for entry in template] == ["Déjà", "some code"]
    assert template[0].comment == "paragraph\na word"
    assert template[0].occurrences == [("texts/a.md", "2")]


def test_a_stream_without_a_name_is_read_by_its_suffix() -> None:
    messages = list(extract(io.BytesIO(b"# A\n"), [], [], {"suffix": ".md"}))
    assert messages == [(1, None, "A", ["heading 1"])]


def test_code_is_left_out_unless_the_options_name_it() -> None:
    text = b"a\n\n    code\n"
    assert [unit.translatable for unit in read(text, "a", suffix=".md").units] == [True, False]
    with_code = read(text, "a", suffix=".md", options=ReadOptions(code=True))
    assert all(unit.translatable for unit in with_code.units)
