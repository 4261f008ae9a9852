"""Several people's versions of one message, in any order and more than once: nobody's is lost."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import polib
import pytest

from dragoman.catalogs.merge_message import read_other_texts
from dragoman.catalogs.returned_texts import ReturnedText, ReviewStamp, put_returned
from dragoman.catalogs.saving import change_catalog
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import ImportedFile, ImportRequest, import_
from dragoman.commands.update import update
from dragoman.model import State
from dragoman.po import Block, Catalog, write_block
from dragoman.project import Project
from helpers import exchanges, projects
from helpers.support import snapshot

VERSIONS = ("یکم", "دوم " * 30, "سوم " * 10)
"""The last has 40 characters: a whole line of a comment."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter whose first message is a suggestion that nobody has confirmed."""
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": projects.TEXT}, "fa")
    projects.translate(made, most=1)
    projects.edit(made, lambda block: projects.fuzzy(block) if block.msgstr[0] else block)
    return made


def answer(project: Project, folder: Path, name: str, text: str) -> Path:
    """Return the catalogue that a translator sends back."""
    (file,) = export(project, ExportRequest(("letter",), ("fa",), ("po",), folder / "out"))
    catalog = polib.pofile(str(file.path))
    catalog[0].msgstr = text
    catalog[0].flags = []
    path = folder / name
    catalog.save(str(path))
    return path


def take(project: Project, *paths: Path, dry_run: bool = False) -> list[ImportedFile]:
    files = list(import_(project, ImportRequest(paths, dry_run=dry_run)))
    for file in files:
        exchanges.check_losses(file.remarks)
    return files


def first(project: Project) -> Block:
    return projects.blocks(project)[0]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_no_version_is_lost_and_none_is_added_twice(
    project: Project, tmp_path: Path, order: tuple[int, ...]
) -> None:
    paths = [answer(project, tmp_path, f"{n}.po", VERSIONS[n].strip()) for n in order]
    take(project, *paths)
    before = snapshot(project.root / "locale")
    comments = "".join(line.partition('"')[2].rstrip('"') for line in first(project).comments)
    for text in VERSIONS:
        assert text.strip() in comments + first(project).msgstr[0]
    for path in (*paths, *reversed(paths)):
        (file,) = take(project, path)
        assert file.needs_work
    assert snapshot(project.root / "locale") == before
    assert first(project).fuzzy


def test_who_has_seen_a_conflict_may_decide_it(project: Project, tmp_path: Path) -> None:
    take(project, *(answer(project, tmp_path, f"{n}.po", VERSIONS[n]) for n in (0, 2)))
    assert first(project).fuzzy
    (file,) = take(project, answer(project, tmp_path, "decided.po", first(project).msgstr[0]))
    assert not file.needs_work
    assert not first(project).fuzzy


def test_a_dry_run_of_two_versions_says_what_becomes_of_both(
    project: Project, tmp_path: Path
) -> None:
    paths = [answer(project, tmp_path, f"{n}.po", VERSIONS[n]) for n in (0, 1)]
    before = snapshot(project.root)
    tried = take(project, *paths, dry_run=True)
    assert snapshot(project.root) == before
    assert [file.needs_work for file in tried] == [False, True]
    assert [file._replace(written=None) for file in take(project, *paths)] == tried


def test_a_copy_of_a_catalogue_changes_nothing(project: Project, tmp_path: Path) -> None:
    def ignore(block: Block) -> Block:
        entry = block.entry()
        entry.tcomment = "dragoman: ignore numbers"
        return write_block(entry, block)

    take(project, *(answer(project, tmp_path, f"{n}.po", VERSIONS[n]) for n in (0, 1)))
    projects.edit(project, lambda block: block if block.comments else ignore(block))
    copy = tmp_path / "letter_fa (2).po"
    copy.write_bytes(project.catalog("letter", "fa").read_bytes())
    before = snapshot(project.root / "locale")
    take(project, copy)
    assert snapshot(project.root / "locale") == before


def test_texts_of_a_conflict_that_begin_alike_stay_whole_when_the_source_changes(
    tmp_path: Path,
) -> None:
    made = projects.make(tmp_path, {"letter.txt": "Nobody answered the first of our letters.\n"})
    start = "هیچ‌کس در آن سال‌ها به نامهٔ نخست از نامه‌های ما "
    texts = [f"{start}{end}" for end in ("پاسخ نداد.", "پاسخی نداد.", "جواب نداد.")]
    (key,) = (block.key for block in projects.blocks(made))
    back = [ReturnedText(key, text, State.TRANSLATED) for text in texts]

    def put(old: Catalog | None) -> Catalog:
        assert old is not None
        return put_returned(old, back, ReviewStamp("2026-01-01")).catalog

    change_catalog(made.catalog("letter", "fa"), put, root=made.root, keep=False)
    new = "Nobody answered the last of our letters.\n"
    made.documents["letter"].write_text(new, encoding="utf-8")
    list(update(made, ("letter",), ("fa",)))
    (block,) = projects.blocks(made)
    assert block.msgid == new.strip()
    assert (block.msgstr[0], read_other_texts(block)) == (texts[0], tuple(texts[1:]))
