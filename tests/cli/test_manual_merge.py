"""What the manual promises of merging: the driver by hand, and in git."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.catalogs import find_state
from dragoman.model import State
from dragoman.po import Block, read
from helpers import projects
from helpers.command_line import change_text, run
from helpers.support import snapshot

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
LATE = FERRY.replace("dawn", "noon")
SNOW = "Snow lay on every roof of the town until the middle of April."


@pytest.fixture(autouse=True)
def go_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def entry(msgid: str, msgstr: str = "", *above: str, prefix: str = "") -> str:
    lines = (f'{prefix}msgid "{msgid}"', f'{prefix}msgstr "{msgstr}"')
    return "".join(f"{line}\n" for line in (*above, *lines))


def merge(base: str, ours: str, theirs: str, code: int = 0) -> dict[str, Block]:
    """Merge three catalogues of messages; return the messages by msgid."""
    for name, text in (("base.po", base), ("ours.po", ours), ("theirs.po", theirs)):
        Path(name).write_text(f"{HEADER}\n{text}", encoding="utf-8")
    result = run("merge-driver", "base.po", "ours.po", "theirs.po")
    assert result.exit_code == code, result.stderr
    return {block.msgid: block for block in read(Path("ours.po")).blocks}


@pytest.mark.parametrize("ours_translates", [True, False])
@pytest.mark.parametrize(
    ("translated", "suggestion"),
    [
        (entry(FERRY, "F"), "F"),
        (entry(FERRY, "F", "#, fuzzy"), ""),  # nobody has confirmed it
        (entry(FERRY, "F", prefix="#~ "), ""),  # nobody translates what is obsolete
        (entry(FERRY), ""),
    ],
)
def test_what_one_side_translated_is_suggested_for_the_source_that_the_other_changed(
    translated: str, suggestion: str, ours_translates: bool
) -> None:
    sides = (translated, entry(LATE))
    blocks = merge(entry(FERRY), *(sides if ours_translates else sides[::-1]))
    assert blocks[LATE].msgstr == (suggestion,)
    assert blocks[LATE].fuzzy is bool(suggestion)
    assert blocks[LATE].previous == (FERRY if suggestion else None)


def test_a_suggestion_from_a_part_says_so_in_a_note() -> None:
    whole = f"{FERRY} {SNOW}"
    blocks = merge(entry(whole), entry(whole, "F. S."), f"{entry(FERRY)}\n{entry(SNOW)}")
    for part in (FERRY, SNOW):
        assert blocks[part].fuzzy and blocks[part].msgstr[0]
        assert [note.strip()[:15] for note in blocks[part].comments] == ["dragoman: split"]


def test_a_message_with_plural_forms_gets_no_suggestion() -> None:
    plural = f'msgid "{LATE}"\nmsgid_plural "{LATE}s"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    blocks = merge(entry(FERRY), entry(FERRY, "F"), plural)
    assert (blocks[LATE].msgstr, blocks[LATE].fuzzy) == (("", ""), False)


def test_two_translations_of_one_message_are_a_conflict_that_keeps_both() -> None:
    both = f"{entry(FERRY)}\n{entry(SNOW)}"
    ours, theirs = (f"{entry(FERRY, name)}\n{entry(SNOW, 'same')}" for name in ("ours", "theirs"))
    blocks = merge(both, ours, theirs, code=1)
    assert (blocks[FERRY].msgstr, find_state(blocks[FERRY])) == (("ours",), State.FUZZY)
    assert ['"theirs"' in note for note in blocks[FERRY].comments] == [True]
    assert find_state(blocks[SNOW]) is State.TRANSLATED


@pytest.mark.parametrize("wrong", ["base.po", "ours.po", "theirs.po"])
@pytest.mark.parametrize("data", [b'msgid "', b'msgid "a"\nmsgstr "\xff"\n', None])
@pytest.mark.parametrize("name", ["", "locale/fa/LC_MESSAGES/letter.po"])
def test_a_version_that_cannot_be_read_ends_the_merge_with_2(
    wrong: str, data: bytes | None, name: str
) -> None:
    for version in ("base.po", "ours.po", "theirs.po"):
        Path(version).write_text(f"{HEADER}\n{entry(FERRY, version)}", encoding="utf-8")
    if data is None:
        Path(wrong).unlink()
    else:
        Path(wrong).write_bytes(data)
    before = snapshot(Path())
    result = run("merge-driver", "base.po", "ours.po", "theirs.po", *([name] if name else []))
    assert result.exit_code == 2
    assert snapshot(Path()) == before
    assert (wrong if data is None or not name else f"{name} ({wrong[:-3]})") in result.stderr


def test_branches_of_git_that_changed_a_document_are_put_right_by_an_update(
    tmp_path: Path, need_tool: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Templates are merged as catalogues are; then `update` makes both what the text says."""
    need_tool("git")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / f"{tmp_path.name}-cache"))
    between = [f"Paragraph {n} stays as it is." for n in range(5)]
    source = Path("source/letter.txt")
    text = "\n\n".join((FERRY, *between, SNOW)) + "\n"
    project = projects.make(tmp_path, {"letter.txt": text}, "fa")
    projects.translate(project)
    projects.commit(tmp_path, "2026-01-01")
    assert run("init", "--git").exit_code == 0
    attributes = Path(".gitattributes").read_text(encoding="utf-8").split("\n")
    assert {"*.po merge=dragoman", "*.pot merge=dragoman"} <= set(attributes)
    driver = f'"{sys.executable}" -m dragoman merge-driver %O %A %B %P'
    projects.git(tmp_path, "config", "merge.dragoman.driver", driver)  # of this very program
    projects.commit(tmp_path, "2026-01-02")
    winter = SNOW.replace("April", "March")
    for branch, old, new in (("theirs", FERRY, LATE), ("main", SNOW, winter)):
        projects.git(tmp_path, "checkout", "-q", *(["-b"] if branch == "theirs" else []), branch)
        change_text(str(source), old, new)
        assert run("update", "-q").exit_code == 0
        projects.commit(tmp_path, "2026-01-03")
    projects.git(tmp_path, "merge", "-q", "-m", "A merge", "theirs")
    assert run("update", "-q").exit_code == 0
    expected = [LATE, *between, winter]
    template = read(Path("locale/letter.pot")).blocks
    assert [block.msgid for block in template] == expected
    blocks = projects.blocks(project)
    assert [block.msgid for block in blocks] == expected
    assert [block.msgstr for block in (blocks[0], blocks[-1])] == [
        (f"fa: {FERRY}",), (f"fa: {SNOW}",)
    ]  # fmt: skip
    assert [block.fuzzy for block in blocks] == [True, *[False] * 5, True]
