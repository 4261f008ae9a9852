"""Two browsers and other programs that write at once, and a server that is killed: all is kept."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from dragoman.catalogs.saving import change_catalog
from dragoman.po import parse
from helpers import projects
from helpers.tools import need_call
from helpers.workbench import Workbench

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))

from concurrent_editor import translate
from fault_harness import Injector

CATALOG = "locale/fa/LC_MESSAGES/letter.po"


def check_all_kept(root: Path, writers: int, edits: int) -> None:
    """Let browsers, and one program that changes the file itself, each write paragraphs of its own;
    another reviews what it finds, and one updates."""
    number = (writers + 1) * edits
    texts = "\n\n".join(f"Paragraph {index}." for index in range(number))
    project = projects.make(root, {"letter.txt": texts}, languages="fa")
    bench = Workbench(root)
    rows = [row for part in range(1, number + 1, 200) for row in bench.rows(query=f"from={part}")]
    failed: list[object] = []

    def save(writer: int) -> None:
        for row in rows[writer * edits : (writer + 1) * edits]:
            saved = bench.save(row, f"translated {row['source']}")
            if saved["outcome"] != "saved":
                failed.append(saved)

    def edit() -> None:
        for row in rows[writers * edits :]:
            source = row["source"]
            change_catalog(
                project.catalog("letter", "fa"),
                lambda old, source=source: translate(old, source),  # type: ignore[misc]
                root=root,
            )

    def review() -> None:
        for _ in range(5):
            bench.post("/api/update", {"document": "letter"})
            bench.review(*bench.rows(query="count=20"))

    work = [threading.Thread(target=save, args=(each,)) for each in range(writers)]
    work += [threading.Thread(target=edit), threading.Thread(target=review)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    assert failed == []
    found = {block.msgid: block.msgstr[0] for block in projects.blocks(project)}
    assert found == {row["source"]: f"translated {row['source']}" for row in rows}


def test_every_edit_of_many_writers_is_kept(tmp_path: Path) -> None:
    check_all_kept(tmp_path, 2, 20)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_400_of_400_edits_are_kept(tmp_path: Path) -> None:
    check_all_kept(tmp_path, 3, 100)


def save_and_die(bench: Workbench, row: dict[str, str], text: str, number: int) -> int:
    """Save a text in a process of its own that is killed at a call to the system."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    code = 1
    try:
        injector = Injector("killed", number)
        with injector.installed():
            bench.save(row, text)
        code = 10 if injector.fired else 0
    finally:
        os._exit(code)
    raise AssertionError


@pytest.mark.parametrize("begins", [False, True])
def test_a_server_that_is_killed_while_it_saves_damages_nothing(
    tmp_path: Path, begins: bool
) -> None:
    """At each call to the system of a save, also of one that begins the catalogue."""
    need_call("fork")
    projects.make(tmp_path, {"letter.txt": projects.TEXT}, languages="fa")
    bench = Workbench(tmp_path)
    rows = bench.rows()
    path = tmp_path / CATALOG
    bench.save(rows[0], "نامه")
    before, after = path.read_bytes(), "سه واژه اینجاست."
    if begins:
        path.unlink()
    row = bench.rows()[1]
    killed = 0
    while True:
        code = save_and_die(bench, row, after, killed + 1)
        if path.exists():
            data = path.read_bytes()
            found = {each.msgid: each.msgstr[0] for each in parse(data, CATALOG).blocks}
            assert found["Three words are here."] in ("", after)
            assert begins or found["A letter"] == "نامه"
            assert len(found) >= 4
        if code == 0:
            break
        assert code == -signal.SIGKILL
        killed += 1
        if begins:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)
        assert bench.save(bench.rows()[1], after)["outcome"] == "saved", "the next save fails"
        path.unlink() if begins else path.write_bytes(before)
    assert killed >= 8
    assert after in path.read_text("utf-8")
    assert [each.name for each in path.parent.iterdir()] == ["letter.po"]
