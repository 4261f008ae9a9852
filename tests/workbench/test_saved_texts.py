"""What somebody saves on the page meets what is in the catalogue by then: nothing is lost."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.catalogs.states import mark_draft, mark_reviewed, put_translation
from dragoman.po import Block, write_block
from dragoman.po.edit import write_message
from helpers import projects
from helpers.workbench import Workbench, place

MINE, THEIRS, OLD = "متن من", "متن دیگری", "متن پیشین"


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    projects.make(tmp_path, {"letter.txt": projects.TEXT})
    return Workbench(tmp_path)


def put(bench: Workbench, text: str, *, fuzzy: bool = False) -> None:
    """Write a translation of the second paragraph, as another program does."""
    change(bench, lambda block: put_translation(block, text, fuzzy=fuzzy))


def change(bench: Workbench, function: Callable[[Block], Block]) -> None:
    def apply(block: Block) -> Block:
        return function(block) if block.msgid.startswith("Three") else block

    projects.edit(bench.project, apply)


def add_note(block: Block) -> Block:
    entry = block.entry()
    entry.tcomment = "a note"
    return write_block(entry, block)


def read(bench: Workbench) -> Block:
    """Return the second paragraph as it is in the file."""
    found = projects.blocks(bench.project)
    return next(block for block in found if block.msgid.startswith("Three"))


def second(bench: Workbench) -> Any:
    return bench.rows()[1]


@pytest.mark.parametrize("before", ["", OLD])
@pytest.mark.parametrize(
    ("mark", "state"),
    [("translated", "translated"), ("fuzzy", "fuzzy"), ("reviewed", "reviewed")],
)
def test_a_text_is_saved_as_its_writer_says(
    bench: Workbench, before: str, mark: str, state: str
) -> None:
    if before:
        put(bench, before, fuzzy=True)
    saved = bench.save(second(bench), MINE, mark)
    assert (saved["outcome"], saved["row"]["state"]) == ("saved", state)
    assert read(bench).msgstr == (MINE,)
    assert saved["row"] == second(bench)
    assert saved["counts"][state] == 1
    assert sum(saved["counts"].values()) == len(bench.rows())
    assert MINE in saved["preview"]


def test_a_text_that_its_writer_doubts_is_no_draft_of_a_machine(bench: Workbench) -> None:
    row = bench.save(second(bench), MINE, "fuzzy")["row"]
    assert (row["state"], row["reasons"]) == ("fuzzy", [])
    change(bench, lambda block: mark_draft(block, (MINE,), "2026-01-02", "machine"))
    assert second(bench)["reasons"] == ["draft"]
    row = bench.save(second(bench), f"{MINE} دیگر", "fuzzy")["row"]
    assert (row["state"], row["reasons"]) == ("fuzzy", ["draft"])


def test_what_is_saved_again_changes_no_byte(bench: Workbench) -> None:
    saved = bench.save(second(bench), MINE)
    path = bench.project.catalog("letter", "fa")
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert bench.save(saved["row"], MINE, "keep")["outcome"] == "unchanged"
    assert bench.save(saved["row"], MINE)["outcome"] == "unchanged"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_only_the_message_itself_is_another_in_the_file(bench: Workbench) -> None:
    path = bench.project.catalog("letter", "fa")
    before = path.read_text("utf-8").splitlines()
    bench.save(second(bench), MINE)
    after = path.read_text("utf-8").splitlines()
    new = [line for line, old in zip(after, before, strict=True) if line != old]
    assert new == [f'msgstr "{MINE}"']


def test_two_different_texts_are_both_kept(bench: Workbench) -> None:
    put(bench, OLD)
    shown = second(bench)
    put(bench, THEIRS)
    saved = bench.save(shown, MINE)
    assert (saved["outcome"], saved["theirs"]) == ("conflict", THEIRS)
    assert (saved["row"]["state"], saved["row"]["reasons"]) == ("fuzzy", ["conflict"])
    assert saved["row"]["others"] == [MINE]
    text = bench.project.catalog("letter", "fa").read_text("utf-8")
    assert MINE in text
    assert THEIRS in text
    settled = bench.save(saved["row"], MINE)
    assert (settled["outcome"], settled["row"]["state"]) == ("saved", "translated")
    assert read(bench).msgstr == (MINE,)


def test_of_three_different_texts_a_person_chooses_one(bench: Workbench) -> None:
    shown, last = second(bench), "متن سوم در شهر بود."
    for text, outcome in ((THEIRS, "saved"), (MINE, "conflict"), (last, "conflict")):
        assert bench.save(shown, text)["outcome"] == outcome
    row = second(bench)
    assert (row["translation"], row["others"]) == (THEIRS, [MINE, last])
    html = bench.get(f"{place()}/rows?keys={row['key']}").json["html"]
    for name, text in (("one", THEIRS), ("other1", MINE), ("other2", last)):
        assert f'data-value="{name}"' in html
        assert f'<dd class="text {name}" lang="fa" dir="rtl">{text}</dd>' in html
    assert "other3" not in html


def test_two_people_who_begin_with_nothing_keep_both_texts(bench: Workbench) -> None:
    shown = second(bench)
    assert bench.save(shown, THEIRS)["outcome"] == "saved"
    assert bench.save(shown, MINE)["outcome"] == "conflict"
    text = bench.project.catalog("letter", "fa").read_text("utf-8")
    assert MINE in text
    assert THEIRS in text


def test_the_same_text_from_two_sides_is_no_conflict(bench: Workbench) -> None:
    put(bench, OLD)
    shown = second(bench)
    put(bench, MINE)
    assert bench.save(shown, MINE)["outcome"] in ("saved", "unchanged")
    assert read(bench).msgstr == (MINE,)
    assert not read(bench).fuzzy


def test_a_text_that_was_emptied_elsewhere_is_written_again(bench: Workbench) -> None:
    put(bench, OLD)
    shown = second(bench)
    put(bench, "")
    assert bench.save(shown, MINE)["outcome"] == "saved"
    assert read(bench).msgstr == (MINE,)


@pytest.mark.parametrize("mark", ["translated", "fuzzy", "reviewed", "keep"])
@pytest.mark.parametrize("mine", ["", OLD])
def test_what_is_said_of_an_earlier_text_does_not_count(
    bench: Workbench, mark: str, mine: str
) -> None:
    """Also to take a text away is to say something of it: nobody takes one away unseen."""
    put(bench, OLD)
    shown = second(bench)
    put(bench, THEIRS)
    saved = bench.save(shown, mine, mark)
    assert (read(bench).msgstr, read(bench).fuzzy) == ((THEIRS,), False)
    expected = "unchanged" if (mine, mark) == (OLD, "keep") else "refused"
    assert saved["outcome"] in (expected, "refused")
    assert saved["row"]["translation"] == THEIRS


def test_a_text_is_taken_away_by_who_has_seen_it(bench: Workbench) -> None:
    put(bench, OLD)
    saved = bench.save(second(bench), "", "keep")
    assert (saved["outcome"], saved["row"]["state"]) == ("saved", "untranslated")
    assert read(bench).msgstr == ("",)
    assert not read(bench).fuzzy


def test_doubt_that_somebody_else_has_is_not_taken_away_unseen(bench: Workbench) -> None:
    put(bench, OLD)
    shown = second(bench)
    put(bench, OLD, fuzzy=True)
    saved = bench.save(shown, OLD, "reviewed")
    assert saved["outcome"] == "refused"
    assert "changed by somebody else" in saved["remarks"][0]
    assert saved["row"]["state"] == "fuzzy"
    assert bench.save(saved["row"], OLD, "reviewed")["row"]["state"] == "reviewed"


def test_a_new_text_goes_before_a_new_state(bench: Workbench) -> None:
    put(bench, OLD)
    shown = second(bench)
    change(bench, lambda block: mark_reviewed(block, "2026-01-02"))
    saved = bench.save(shown, MINE)
    assert (saved["outcome"], saved["row"]["state"]) == ("saved", "translated")


def test_a_comment_that_somebody_else_wrote_stays(bench: Workbench) -> None:
    shown = second(bench)
    path = bench.project.catalog("letter", "fa")
    text = path.read_text("utf-8")
    path.write_text(text.replace('\nmsgid "Three', '\n# think of the tone\nmsgid "Three'), "utf-8")
    bench.save(shown, MINE)
    assert "# think of the tone" in path.read_text("utf-8")


def test_a_suggestion_that_nobody_edited_gives_way(bench: Workbench) -> None:
    """The source changes while somebody writes: the update offers the old text, which is no text of
    anybody for the new source."""
    put(bench, OLD)
    source = bench.project.source("letter")
    source.write_text(projects.TEXT.replace("Three words are here", "Three words are here now"))
    shown = second(bench)
    assert (shown["state"], shown["source"]) == ("untranslated", "Three words are here now.")
    for mark, state in (("fuzzy", "fuzzy"), ("reviewed", "reviewed")):
        saved = bench.save(second(bench), f"{MINE} {mark}", mark)
        assert (saved["outcome"], saved["row"]["state"]) == ("saved", state)
    assert OLD in bench.project.catalog("letter", "fa").read_text("utf-8")


def test_a_catalogue_that_is_not_there_is_begun(bench: Workbench) -> None:
    shown = second(bench)
    bench.project.catalog("letter", "fa").unlink()
    assert second(bench)["state"] == "untranslated"
    assert bench.save(shown, MINE)["outcome"] == "saved"
    assert read(bench).msgstr == (MINE,)
    assert len(projects.blocks(bench.project)) == len(bench.rows())


@pytest.mark.parametrize(
    "data", [b"broken \xff", b'msgid "a\n', b'msgid ""\nmsgstr "Language: de\\n"\n']
)
def test_a_broken_catalogue_is_told_and_left_as_it_is(bench: Workbench, data: bytes) -> None:
    shown = second(bench)
    path = bench.project.catalog("letter", "fa")
    good = path.read_bytes()
    path.write_bytes(data)
    sent = {"digest": shown["digest"], "translation": MINE, "mark": "translated"}
    for answer in (
        bench.get(f"{place()}/rows"),
        bench.post(f"{place()}/row/{shown['key']}", sent),
        bench.post(
            f"{place()}/review", {"digests": {shown["key"]: shown["digest"]}, "approve": True}
        ),
    ):
        assert answer.status_code == 409
        assert "letter.po" in answer.json["error"]
        assert str(bench.desk.root) not in answer.json["error"]
    assert path.read_bytes() == data
    path.write_bytes(good)
    assert bench.save(shown, MINE)["outcome"] == "saved"


def test_a_catalogue_that_git_has_put_back_is_merged(bench: Workbench) -> None:
    root = bench.desk.root
    projects.git(root, "init", "-q")
    projects.git(root, "add", ".")
    projects.git(root, "commit", "-q", "-m", "empty")
    first = bench.save(second(bench), OLD)["row"]
    other = bench.save(bench.rows()[2], "بند دیگر")["row"]
    projects.git(root, "checkout", "-q", "--", "locale")
    assert [row["state"] for row in bench.rows()] == ["untranslated"] * len(bench.rows())
    assert bench.save(first, MINE)["outcome"] == "saved"
    assert read(bench).msgstr == (MINE,)
    saved = bench.save(other, other["translation"])
    assert saved["outcome"] == "refused"  # somebody has taken it away; the page shows that first
    assert bench.save(saved["row"], other["translation"])["outcome"] == "saved"


def test_a_wrong_text_is_saved_and_not_reviewed(bench: Workbench) -> None:
    row = bench.rows()[2]
    saved = bench.save(row, "در سال ۲۰۱۶ از آنها ۱۵۰۰ تا بود.", "reviewed")
    assert (saved["outcome"], saved["row"]["state"]) == ("saved", "translated")
    assert "not reviewed" in saved["remarks"][0]
    again = bench.save(saved["row"], saved["row"]["translation"], "reviewed")
    assert (again["outcome"], again["row"]["state"]) == ("refused", "translated")
    assert "errors" in again["remarks"][0]


def test_a_reviewed_text_that_is_changed_is_no_longer_reviewed(bench: Workbench) -> None:
    saved = bench.save(second(bench), OLD, "reviewed")
    assert saved["row"]["state"] == "reviewed"
    assert bench.save(saved["row"], MINE, "keep")["row"]["state"] == "translated"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  متن من \n", MINE), ("متن\r\nمن", "متن\nمن"), ("\n \t", ""), ("متن\x00 من", MINE)],
)
def test_what_a_browser_adds_is_taken_away(bench: Workbench, typed: str, kept: str) -> None:
    assert bench.save(second(bench), typed)["row"]["translation"] == kept


def test_a_message_that_is_not_there_is_told(bench: Workbench) -> None:
    sent = {"digest": "", "translation": MINE, "mark": "translated"}
    assert bench.post(f"{place()}/row/0000000000000000", sent).status_code == 404
    shown = second(bench)
    source = bench.project.source("letter")
    source.write_text("Another letter\n", encoding="utf-8")
    assert bench.post(f"{place()}/row/{shown['key']}", sent).status_code == 404


def test_a_text_that_is_there_twice_is_saved_for_both(tmp_path: Path) -> None:
    projects.make(tmp_path, {"letter.txt": "A day\n\nThe same.\n\nOther.\n\nThe same.\n"})
    bench = Workbench(tmp_path)
    rows = bench.rows()
    twice = [row for row in rows if row["source"] == "The same."]
    assert [row["repeats"] for row in twice] == [[4], [2]]
    sent = {"digest": twice[0]["digest"], "translation": MINE, "mark": "translated", "number": 4}
    answer = bench.post(f"{place()}/row/{twice[0]['key']}", sent).json
    assert answer["row"]["number"] == 4
    assert answer["preview"] == ""  # the page shows the whole edition again
    assert answer["html"].count("<article") == 2
    assert [row["translation"] for row in bench.rows() if row["source"] == "The same."] == [
        MINE
    ] * 2


def test_the_file_is_one_that_gettext_reads(
    bench: Workbench, need_tool: Callable[[str], str]
) -> None:
    bench.save(second(bench), f'{MINE} "\\ %s')
    path = bench.project.catalog("letter", "fa")
    command = [need_tool("msgfmt"), "-c", "-o", os.devnull, str(path)]
    assert subprocess.run(command, check=False).returncode == 0


def test_a_loss_under_the_page_stops_the_saving(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a mistake in the function that puts the text in might do it."""
    from dragoman.workbench import _saving

    def lose_comments(block: Block, text: str, machine: list[str], *, fuzzy: bool) -> Block:
        return write_message(*block.key, text)

    change(bench, add_note)
    path = bench.project.catalog("letter", "fa")
    before = path.read_bytes()
    row = second(bench)
    with monkeypatch.context() as patch:
        patch.setattr(_saving, "put_translation", lose_comments)
        sent = {"digest": row["digest"], "translation": MINE, "mark": "translated"}
        answer = bench.post(f"{place()}/row/{row['key']}", sent)
    assert answer.status_code == 409
    assert "would be lost" in answer.json["error"]
    assert path.read_bytes() == before
    assert bench.save(row, MINE)["outcome"] == "saved"
