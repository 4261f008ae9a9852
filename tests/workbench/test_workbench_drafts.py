"""What helps a translator and may mislead one: drafts of machines, and memories from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.catalogs.states import mark_draft
from dragoman.po import Block
from dragoman.po.edit import confirm_message
from helpers import projects
from helpers.workbench import Workbench, place


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    projects.make(tmp_path, {"letter.txt": projects.TEXT})
    return Workbench(tmp_path)


def draft(bench: Workbench, *, confirmed: bool = False) -> None:
    """Let a machine translate the second and the last paragraph."""

    def put(block: Block) -> Block:
        if not block.msgid.startswith(("Three", "The last")):
            return block
        drafted = mark_draft(block, ["سه واژه اینجاست."], "2026-01-01", "command")
        return confirm_message(drafted) if confirmed else drafted

    projects.edit(bench.project, put)


@pytest.mark.parametrize("mark", ["translated", "reviewed"])
def test_a_draft_that_nobody_changed_is_confirmed_only_by_who_is_sure(
    bench: Workbench, mark: str
) -> None:
    draft(bench)
    path = bench.project.catalog("letter", "fa")
    before = path.read_bytes()
    row = bench.rows()[1]
    assert (row["share"], row["reasons"]) == (1.0, ["draft"])
    sent = {"digest": row["digest"], "translation": row["translation"], "mark": mark}
    asked = bench.post(f"{place()}/row/{row['key']}", sent).json
    assert asked["outcome"] == "asked"
    assert asked["question"].startswith("100% of its words are still as a machine wrote them.")
    assert path.read_bytes() == before
    saved = bench.post(f"{place()}/row/{row['key']}", {**sent, "sure": True}).json
    assert (saved["outcome"], saved["row"]["state"]) == ("saved", mark)
    assert "of the words are as a machine wrote them" in saved["progress"]


def test_what_a_person_changed_in_a_draft_is_not_asked_about(bench: Workbench) -> None:
    draft(bench)
    row = bench.rows()[1]
    assert bench.save(row, "سه کلمهٔ تازه اینجاست.")["outcome"] == "saved"
    assert bench.rows()[1]["share"] < 1
    assert (
        bench.save(bench.rows()[2], bench.rows()[2]["translation"], "fuzzy")["outcome"] != "asked"
    )


def test_a_review_of_drafts_that_nobody_changed_asks_once(bench: Workbench) -> None:
    draft(bench, confirmed=True)
    rows = bench.rows()[1::2]
    sent = {"digests": {row["key"]: row["digest"] for row in rows}, "approve": True}
    asked = bench.post(f"{place()}/review", sent).json
    assert "nobody has changed a word of the machine: 2" in asked["question"]
    assert [row["state"] for row in bench.rows()[1::2]] == ["translated"] * 2
    done = bench.post(f"{place()}/review", {**sent, "sure": True}).json
    assert "question" not in done


def test_a_review_of_a_draft_that_a_person_changed_or_approved_asks_nothing(
    bench: Workbench,
) -> None:
    assert "as a machine wrote" not in bench.get(f"{place()}/rows").json["progress"]
    draft(bench, confirmed=True)
    assert bench.save(bench.rows()[1], "سه کلمهٔ اینجاست.")["outcome"] == "saved"
    assert 0 < bench.rows()[1]["share"] < 1
    (found,) = bench.review(bench.rows()[1])
    assert found["outcome"] == "saved"
    row = bench.rows()[3]
    bench.review(row, sure=True)
    row = bench.rows()[3]
    assert row["state"] == "reviewed"
    assert bench.save(row, row["translation"], "reviewed")["outcome"] == "unchanged"


def test_a_memory_from_outside_is_suggested_as_it_is_now(bench: Workbench) -> None:
    settings = bench.desk.root / "dragoman.toml"
    settings.write_text(
        f'{settings.read_text("utf-8")}\n[memory]\nfiles = ["old.fa.po"]\n', "utf-8"
    )
    memory = bench.desk.root / "old.fa.po"
    head = 'msgid ""\nmsgstr "Language: fa\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
    key = bench.rows()[1]["key"]
    for text in ("سه واژه آنجاست.", "سه واژهٔ دیگر."):
        memory.write_text(f'{head}msgid "Three words are there."\nmsgstr "{text}"\n', "utf-8")
        found = bench.get(f"{place()}/row/{key}/help").json["suggestions"]
        assert [each["translation"] for each in found] == [text]
        assert found[0]["from"] == "old.fa.po"
    memory.write_text(
        f'{head}#, fuzzy\nmsgid "Three words are there."\nmsgstr "سه واژه."\n', "utf-8"
    )
    assert bench.get(f"{place()}/row/{key}/help").json["suggestions"] == []
    memory.unlink()
    assert bench.get(f"{place()}/row/{key}/help").json["suggestions"] == []


@pytest.mark.parametrize(("asked", "expected"), [("true", 1), ("false", 0)])
def test_a_memory_that_the_settings_leave_out_is_not_asked(
    bench: Workbench, asked: str, expected: int
) -> None:
    with (bench.desk.root / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write(f'[update]\nmemory = {asked}\n[memory]\nfiles = ["old.fa.po"]\n')
    (bench.desk.root / "old.fa.po").write_text(
        'msgid ""\nmsgstr "Language: fa\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Three words are there."\nmsgstr "سه واژه آنجاست."\n', "utf-8"
    )  # fmt: skip
    key = bench.rows()[1]["key"]
    found = bench.get(f"{place()}/row/{key}/help").json["suggestions"]
    assert len(found) == expected


SOURCE = "The house on the high hill stands empty now."
LIKE = "The house on the high hill stands empty again."
MACHINE = "خانهٔ بالای تپهٔ بلند اکنون خالی است."


@pytest.mark.parametrize("name", ["letter", "other", "old.po"])
@pytest.mark.parametrize(
    ("text", "share"),
    [(MACHINE, 1.0), ("خانهٔ بالای تپهٔ بلند باز خالی است.", 0.857), ("آنجا هیچ کس نیست.", None)],
)
def test_the_words_of_a_machine_stay_known_in_what_is_made_of_a_suggestion(
    tmp_path: Path, name: str, text: str, share: float | None
) -> None:
    documents = {"letter.txt": f"{LIKE}\n", f"{name.removesuffix('.po')}.txt": f"{SOURCE}\n"}
    if name == "letter":
        documents = {"letter.txt": f"{LIKE}\n\n{SOURCE}\n"}
    made = projects.make(tmp_path, documents, "fa")

    def draft(block: Block) -> Block:
        drafted = mark_draft(block, [MACHINE], "2026-01-01", "command")
        return confirm_message(drafted) if block.msgid == SOURCE else block

    document = name.removesuffix(".po")
    projects.edit(made, draft, document)
    if document != name:  # the project that had the draft is another one now
        made.catalog(document, "fa").rename(tmp_path / name)
        made.source(document).unlink()
        with (tmp_path / "dragoman.toml").open("a", encoding="utf-8") as file:
            file.write(f'[memory]\nfiles = ["{name}"]\n')
    bench = Workbench(tmp_path)
    row = bench.rows()[0]
    (suggestion,) = bench.get(f"{place()}/row/{row['key']}/help").json["suggestions"]
    assert (suggestion["translation"], suggestion["from"]) == (MACHINE, name)
    assert bench.save(row, text)["outcome"] == "saved"
    found = bench.rows()[0]["share"]
    assert found == (share if share is None else pytest.approx(share, abs=0.001))
