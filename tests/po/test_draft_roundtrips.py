"""Drafts are told apart, and their words known, after other programs have saved the catalogue."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polib
import pytest

from dragoman.catalogs.machine_words import share_unmodified
from dragoman.catalogs.states import find_valid_draft, is_draft, mark_draft
from dragoman.po import Block, Catalog, dump, parse
from dragoman.po.edit import confirm_message, write_message
from helpers.omegat import need_omegat, run_omegat

HEAD = r"""msgid ""
msgstr ""
"Language: fa\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
COUNT = 100
BIN = Path(sys.executable).parent


def name(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in f"{number:03}")


def make() -> Catalog:
    """Return drafts of all lengths, each third of them confirmed, some by hand, some not at all."""

    def message(number: int) -> Block:
        block = write_message(None, f"Paragraph {name(number)} of many. " * (1 + number % 9))
        text = f"بند {name(number)} از *بسیاری* است و نام‌ها را می‌گوید. " * (1 + number % 9)
        if number % 4 == 3:
            entry = block.entry()
            entry.msgstr = text
            return replace(write_message(None, block.msgid, text))
        made = mark_draft(block, [text.strip()], "2026-01-01", "openai a-model-with-a-long-name")
        return confirm_message(made) if number % 3 == 0 else made

    return replace(parse(HEAD.encode(), "fa.po"), blocks=tuple(map(message, range(COUNT))))


def save_with_polib(path: Path) -> None:
    polib.pofile(str(path), wrapwidth=78).save(str(path))


NO_BAR = "--progress=none"
TOOLS: dict[str, list[list[str]]] = {
    "msgcat": [["msgcat", "-o", "{po}", "{po}"]],
    "msgcat --no-wrap": [["msgcat", "--no-wrap", "-o", "{po}", "{po}"]],
    "msgcat -w 40": [["msgcat", "-w", "40", "-o", "{po}", "{po}"]],
    "msgconv": [["msgconv", "-t", "UTF-8", "-o", "{po}", "{po}"]],
    "msguniq": [["msguniq", "-o", "{po}", "{po}"]],
    "msgattrib": [["msgattrib", "-o", "{po}", "{po}"]],
    "msgmerge": [["msgmerge", "-q", "-o", "{po}", "{po}", "{pot}"]],
    "msgmerge --previous": [["msgmerge", "-q", "--previous", "-o", "{po}", "{po}", "{pot}"]],
    "msgmerge --compendium": [["msgmerge", "-q", "-C", "{po}", "-o", "{po}", "{pot}", "{pot}"]],
    "pybabel": [[str(BIN / "pybabel"), "update", "-i", "{pot}", "-o", "{po}", "-l", "fa"]],
    "pot2po": [[str(BIN / "pot2po"), NO_BAR, "-t", "{po}", "{pot}", "{po}"]],
    "po2xliff and xliff2po": [
        [str(BIN / "po2xliff"), NO_BAR, "{po}", "{xliff}"],
        [str(BIN / "xliff2po"), NO_BAR, "{xliff}", "{po}"],
    ],
    "pomerge": [[str(BIN / "pomerge"), NO_BAR, "-t", "{po}", "-i", "{po}", "-o", "{po}"]],
    "polib": [],
}


@pytest.mark.parametrize("tool", TOOLS)
def test_drafts_are_told_apart_after_a_program_saved_them(
    tmp_path: Path, need_tool: Callable[[str], str], tool: str
) -> None:
    ours = make()
    po, pot = tmp_path / "a.po", tmp_path / "a.pot"
    po.write_bytes(dump(ours))
    need_tool("msgattrib")
    empty = ["msgattrib", "--clear-fuzzy", "--clear-previous", "--empty", "--no-obsolete"]
    subprocess.run([*empty, "-o", str(pot), str(po)], check=True)
    if tool == "polib":
        save_with_polib(po)
    for command in TOOLS[tool]:
        need_tool(command[0])
        filled = [word.format(po=po, pot=pot, xliff=tmp_path / "a.xlf") for word in command]
        subprocess.run(filled, check=True, capture_output=True)
    compare(ours, parse(po.read_bytes(), "a.po"))


MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1"><header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US"
datatype="plaintext" creationtoolversion="3.6" segtype="paragraph" srclang="en"/><body>
<tu><tuv lang="en"><seg>{source}</seg></tuv><tuv lang="fa"><seg>{target}</seg></tuv></tu>
</body></tmx>
"""


def test_what_a_translator_takes_over_in_omegat_is_still_known_as_a_draft(tmp_path: Path) -> None:
    """OmegaT shows a draft as a fuzzy match. It writes it only where a translator took it over."""
    need_omegat()
    ours = make()
    taken = ours.blocks[10]
    assert is_draft(taken)
    memory = MEMORY.format(source=taken.msgid.strip(), target=taken.msgstr[0])
    written = run_omegat(tmp_path / "project", dump(ours), memory, "a.po")
    theirs = {block.key: block for block in parse(written, "a.po").blocks}
    for block in ours.blocks:
        found = theirs[block.key]
        if is_draft(block) and found.key != taken.key:
            assert found.msgstr == ("",)
        else:
            assert found.msgstr[0].strip() == block.msgstr[0].strip()
            assert share_unmodified(found) == share_unmodified(block)
    assert share_unmodified(theirs[taken.key]) == 1


def compare(ours: Catalog, saved: Catalog) -> None:
    """Fail where a draft is not told apart in the saved catalogue, or its words are not known."""
    theirs = {block.key: block for block in saved.blocks}
    drafts = 0
    for block in ours.blocks:
        found = theirs[block.key]
        assert is_draft(found) == is_draft(block)
        assert (find_valid_draft(found) is None) == (find_valid_draft(block) is None)
        assert share_unmodified(found) == share_unmodified(block)
        drafts += is_draft(block)
    assert drafts == COUNT // 2
