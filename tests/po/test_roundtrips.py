"""Our catalogues through the tools of others and back: what those tools keep, we keep."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from dragoman.catalogs import find_state
from dragoman.catalogs.states import mark_reviewed
from dragoman.model import State
from dragoman.po import Catalog, dump, parse
from helpers.catalog_samples import write_realistic

BIN = Path(sys.executable).parent


def make_reviewed() -> Catalog:
    """Make a catalogue in which every translated message is reviewed, with a short mark."""
    made = parse(write_realistic(), "a.po")
    blocks = (
        mark_reviewed(block, "2026-01-02", "A. B.")
        if find_state(block) is State.TRANSLATED and not block.obsolete
        else block
        for block in made.blocks
    )
    return replace(made, blocks=tuple(blocks))


def save_with_polib(path: Path) -> None:
    polib.pofile(str(path)).save(str(path))


TOOLS: dict[str, list[str] | None] = {
    "msgcat": ["msgcat", "-o", "{po}", "{po}"],
    "msgcat --no-wrap": ["msgcat", "--no-wrap", "-o", "{po}", "{po}"],
    "msgattrib": ["msgattrib", "-o", "{po}", "{po}"],
    "msgmerge": ["msgmerge", "-q", "-o", "{po}", "{po}", "{pot}"],
    "pybabel": [str(BIN / "pybabel"), "update", "-i", "{pot}", "-o", "{po}", "-l", "fa"],
    "pot2po": [str(BIN / "pot2po"), "--progress=none", "-t", "{po}", "{pot}", "{po}"],
    "polib": None,
}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_that_saves_our_catalogue_loses_no_review(
    tmp_path: Path, need_tool: Callable[[str], str], tool: str
) -> None:
    ours = make_reviewed()
    po, pot = tmp_path / "a.po", tmp_path / "a.pot"
    po.write_bytes(dump(ours))
    untranslated = ["msgattrib", "--clear-fuzzy", "--clear-previous", "--empty", "--no-obsolete"]
    need_tool("msgattrib")
    subprocess.run([*untranslated, "-o", str(pot), str(po)], check=True)
    command = TOOLS[tool]
    if command is None:
        save_with_polib(po)
    else:
        need_tool(command[0])
        filled = [word.format(po=po, pot=pot) for word in command]
        subprocess.run(filled, check=True, capture_output=True)
    theirs = parse(po.read_bytes(), "a.po")
    found = {block.key: block for block in theirs.blocks}
    for block in ours.blocks:
        if block.obsolete or find_state(block) is State.UNTRANSLATED:
            continue
        assert found[block.key].msgstr == block.msgstr
        if find_state(block) is State.REVIEWED:
            assert find_state(found[block.key]) is State.REVIEWED
    assert dump(theirs) == po.read_bytes()


def test_our_catalogues_are_accepted_by_msgfmt(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    path = tmp_path / "a.po"
    path.write_bytes(dump(make_reviewed()))
    command = [need_tool("msgfmt"), "-c", "-o", str(tmp_path / "a.mo"), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
