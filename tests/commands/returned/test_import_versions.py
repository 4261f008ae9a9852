"""A file that comes back again, corrected by the person who wrote it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polib
import pytest

from dragoman.commands._caches import user_cache
from dragoman.commands._numbered_messages import number_messages
from dragoman.commands._returned.versions import TakenTexts
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import summarize
from dragoman.commands.review import approve, open_session
from dragoman.model import CatalogName
from dragoman.po.blocks import Block
from dragoman.project import Project
from helpers import projects
from helpers.returned_files import take, write_po
from helpers.support import snapshot

TEXT = "A call\n\nNobody answered the first letter for 18 days.\n\nThe second came back unopened.\n"
FIRST = {
    "A call": "فراخوان",
    "Nobody answered the first letter for 18 days.": "کسی ۱۷ روز به نامهٔ نخست پاسخ نداد.",
    "The second came back unopened.": "نامهٔ دوم باز نشده برگشت.",
}
LETTER = "Nobody answered the first letter for 18 days."
SECOND = FIRST | {LETTER: "کسی ۱۸ روز به نامهٔ نخست پاسخ نداد."}
OTHERS = {
    "A call": "فراخوان",
    LETTER: "هجده روز گذشت و نخستین نامه بی‌جواب ماند.",
    "The second came back unopened.": "دومی را پس فرستادند، بی آن‌که بازش کنند.",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    return projects.make(folder, {"letter.txt": TEXT}, "fa")


def bring(project: Project, texts: dict[str, str]) -> str:
    """Import a file with these texts; return the line about it."""
    (file,) = take(project, write_po(project.root.parent / "back.po", texts))
    return summarize(file)


def read_texts(project: Project) -> dict[str, str]:
    return {block.msgid: block.msgstr[0] for block in projects.blocks(project, "letter", "fa")}


def test_a_corrected_file_replaces_what_it_brought_before(project: Project) -> None:
    assert bring(project, FIRST) == "letter in fa: 3 taken, 0 unchanged"
    assert bring(project, SECOND) == "letter in fa: 1 taken, 2 unchanged"
    assert read_texts(project) == SECOND
    assert not any(block.fuzzy for block in projects.blocks(project, "letter", "fa"))
    before = snapshot(project.root)
    assert bring(project, SECOND) == "letter in fa: 0 taken, 3 unchanged"
    assert snapshot(project.root) == before


def test_two_versions_in_one_command(project: Project) -> None:
    folder = project.root.parent / "back"
    folder.mkdir()
    write_po(folder / "1.po", FIRST)
    write_po(folder / "2.po", SECOND)
    lines = [summarize(file) for file in take(project, folder)]
    assert lines == ["letter in fa: 3 taken, 0 unchanged", "letter in fa: 1 taken, 2 unchanged"]
    assert read_texts(project) == SECOND


def test_the_file_of_another_person_is_a_conflict(project: Project) -> None:
    bring(project, FIRST)
    assert bring(project, OTHERS) == "letter in fa: 0 taken, 1 unchanged, 2 in conflict"
    assert read_texts(project) == FIRST


def test_another_text_beside_one_equal_heading_is_a_conflict(project: Project) -> None:
    bring(project, FIRST)
    alone = {source: OTHERS[source] for source in ("A call", LETTER)}
    assert bring(project, alone) == "letter in fa: 0 taken, 1 unchanged, 1 in conflict"


def test_what_was_changed_here_is_a_conflict(project: Project) -> None:
    bring(project, FIRST)
    projects.edit(project, correct_letter, "letter", "fa")
    assert bring(project, SECOND) == "letter in fa: 0 taken, 2 unchanged, 1 in conflict"
    assert read_texts(project)[LETTER] == "از ما"


def correct_letter(block: Block) -> Block:
    return projects.translated(block, "از ما") if block.msgid == LETTER else block


def test_what_was_reviewed_here_is_a_conflict(project: Project) -> None:
    bring(project, FIRST)
    approve(open_session(project, "letter", "fa"), number_messages(project, "letter", "fa"))
    assert bring(project, SECOND).endswith("1 in conflict")
    assert read_texts(project)[LETTER] == FIRST[LETTER]


def test_a_file_with_keys_is_corrected_again_and_again(project: Project) -> None:
    sent = send(project)
    lines = [bring_back(project, sent, FIRST)]
    for days in ("۱۸", "۱۹", "۲۰"):
        lines.append(bring_back(project, sent, FIRST | {LETTER: FIRST[LETTER].replace("۱۷", days)}))
    assert lines == ["letter in fa: 3 taken, 0 unchanged"] + 3 * [
        "letter in fa: 1 taken, 2 unchanged"
    ]
    assert "۲۰" in read_texts(project)[LETTER]


def test_two_reviewers_of_one_text_are_in_conflict(project: Project) -> None:
    bring_back(project, send(project), FIRST)
    review = send(project)
    assert bring_back(project, review, SECOND) == "letter in fa: 1 taken, 2 unchanged"
    third = FIRST | {LETTER: FIRST[LETTER].replace("۱۷", "۱۹")}
    assert bring_back(project, review, third).endswith("1 in conflict")
    assert read_texts(project)[LETTER] == SECOND[LETTER]


def test_without_keys_the_second_correction_is_a_conflict(project: Project) -> None:
    """It may be that of another person who was given the first text."""
    bring(project, FIRST)
    bring(project, SECOND)
    third = FIRST | {LETTER: FIRST[LETTER].replace("۱۷", "۱۹")}
    assert bring(project, third).endswith("1 in conflict")


def test_one_sentence_that_two_wrote_alike_is_not_enough(project: Project) -> None:
    bring(project, FIRST)
    alone = {source: SECOND[source] for source in ("A call", LETTER)}
    assert bring(project, alone).endswith("1 in conflict")


def test_an_old_version_never_replaces_a_new_one(project: Project) -> None:
    bring(project, FIRST)
    bring(project, SECOND)
    assert bring(project, FIRST) == "letter in fa: 0 taken, 2 unchanged, 1 in conflict"
    assert read_texts(project)[LETTER] == SECOND[LETTER]


def test_a_rewritten_paragraph_needs_many_others(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    many = {
        f"Paragraph {name} is about the road.": f"بند {name} دربارهٔ راه است." for name in "abcde"
    }
    text = "\n\n".join([LETTER, *many])
    project = projects.make(folder, {"letter.txt": f"{text}\n"}, "fa")
    bring(project, {LETTER: FIRST[LETTER]} | many)
    again = {LETTER: OTHERS[LETTER]} | many
    assert bring(project, again) == "letter in fa: 1 taken, 5 unchanged"
    assert read_texts(project)[LETTER] == OTHERS[LETTER]


def test_without_a_cache_both_texts_are_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(project, FIRST)
    monkeypatch.setattr(user_cache, "read_entries", lambda *_: {})
    monkeypatch.setattr("dragoman.commands._returned.versions.read_entries", lambda *_: {})
    assert bring(project, SECOND).endswith("1 in conflict")
    (block,) = (each for each in projects.blocks(project, "letter", "fa") if each.msgid == LETTER)
    assert (block.msgstr[0], block.fuzzy) == (FIRST[LETTER], True)


def test_a_dry_run_remembers_nothing(project: Project) -> None:
    path = write_po(project.root.parent / "back.po", FIRST)
    take(project, path, dry_run=True)
    projects.edit(
        project, lambda block: projects.translated(block, FIRST[block.msgid]), "letter", "fa"
    )
    assert bring(project, SECOND).endswith("1 in conflict")


def test_the_cache_holds_no_text(project: Project) -> None:
    bring(project, FIRST)
    files = list(user_cache.cache_folder().glob("returned-*.json"))
    assert files
    for file in files:
        entries = json.loads(file.read_bytes())["returned"]
        assert all(re.fullmatch("[0-9a-f]{40}", name) for name in entries)
        assert all(isinstance(number, int) for number in entries.values())


MANY = {
    f"Paragraph {name} is about the road.": f"بند {name} دربارهٔ راه است." for name in "abcdefgh"
}
ONE, TWO, *_ = MANY


@pytest.fixture
def road(tmp_path: Path) -> Project:
    """A document whose texts came in one file."""
    folder = tmp_path / "project"
    folder.mkdir()
    project = projects.make(folder, {"letter.txt": "\n\n".join(MANY) + "\n"}, "fa")
    bring(project, MANY)
    return project


def send(project: Project) -> bytes:
    """Return the file for a translator, with keys."""
    request = ExportRequest(("letter",), ("fa",), ("po",), project.root.parent / "sent")
    (file,) = export(project, request)
    return file.path.read_bytes()


def bring_back(project: Project, sent: bytes, changed: dict[str, str], **how: str) -> str:
    catalog = polib.pofile(sent.decode())
    for source, text in changed.items():
        entry = catalog.find(source)
        assert entry is not None
        entry.msgstr = text
    path = project.root.parent / "back.po"
    catalog.save(str(path))
    (file,) = take(project, path, **how)
    return summarize(file)


@pytest.mark.parametrize("has_keys", [True, False])
def test_two_people_who_improve_one_translation_are_in_conflict(
    road: Project, has_keys: bool
) -> None:
    """Both send back the texts of the first translator, which are no sign of who they are."""
    sent = send(road)
    if not has_keys:
        sent = re.sub(rb"#.*dgm_.*\n", b"", sent)
    first = {ONE: "بند یک است.", TWO: "بند دو است."}
    assert bring_back(road, sent, first).startswith("letter in fa: 2 taken, 6 unchanged")
    other = {ONE: "این بند دربارهٔ جاده است.", TWO: "دومی هم همین‌طور."}
    assert bring_back(road, sent, other) == "letter in fa: 0 taken, 6 unchanged, 2 in conflict"
    assert read_texts(road) == MANY | first


def test_a_second_correction_of_what_went_out_with_a_text_is_a_conflict(road: Project) -> None:
    """It may be that of another reviewer, who changed the rest in the same way."""
    sent = send(road)
    texts = {source: f"{text} تازه" for source, text in MANY.items()}
    assert "conflict" not in bring_back(road, sent, texts)
    corrected = texts | {ONE: "بند یک دربارهٔ راه است."}
    assert bring_back(road, sent, corrected).endswith("1 in conflict")
    assert read_texts(road) == texts


def test_who_is_named_never_replaces_the_text_of_another(road: Project) -> None:
    sent = send(road)
    texts = {source: f"{text} تازه" for source, text in MANY.items()}
    bring_back(road, sent, texts, who="A. B.")
    corrected = texts | {ONE: "بند یک دربارهٔ راه است."}
    assert bring_back(road, sent, corrected, who="C. D.").endswith("1 in conflict")
    assert read_texts(road) == texts


def test_a_conflict_that_nobody_has_decided_stays_one(road: Project) -> None:
    bring(road, MANY | {ONE: "یکی دیگر"})
    path = road.catalog("letter", "fa")
    taken = bring(road, MANY | {ONE: "دو تا", TWO: "سومی"})
    assert "taken" in taken
    assert all(text in path.read_text() for text in ("یکی دیگر", "دو تا", "سومی"))


def test_what_is_the_same_as_its_source_proves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    names = {f"{name} GmbH & Co.": f"{name} GmbH & Co." for name in "ABCDEFGH"}
    project = projects.make(folder, {"letter.txt": "\n\n".join([LETTER, *names]) + "\n"}, "fa")
    bring(project, names | {LETTER: FIRST[LETTER]})
    assert bring(project, names | {LETTER: SECOND[LETTER]}).endswith("1 in conflict")


def test_a_text_in_conflict_was_not_taken(road: Project) -> None:
    """A file has one message twice: the second text is kept beside the first."""
    projects.edit(road, lambda block: projects.translated(block, ""), "letter", "fa")
    path = road.root.parent / "twice.csv"
    path.write_text(f"source,target\n{ONE},تازه\n{ONE},دیگر\n", encoding="utf-8")
    (file,) = take(road, path, language="fa")
    assert summarize(file) == "letter in fa: 1 taken, 0 unchanged, 1 in conflict"
    taken = TakenTexts(road.root, "")
    place = CatalogName("letter", "fa")
    assert taken.find_file(place, (None, ONE), "تازه")
    assert not taken.find_file(place, (None, ONE), "دیگر")
