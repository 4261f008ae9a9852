"""Notes are sure where the texts that refer to them are."""

from __future__ import annotations

from pathlib import Path

from dragoman.commands._adopt.align import AdoptOptions
from dragoman.commands._adopt.texts import AdoptedPair
from dragoman.commands.adopt import adopt
from dragoman.project import find_project
from helpers import projects

ENGLISH = (
    "# A letter from ward 350",
    "More than 1500 people died in the year 2015{0}.",
    "They took 17 of us on 23 December, and nobody has come back{1}.",
    "We write to 4 lawyers and to their 26 friends in Shiraz.",
)
PERSIAN = (
    "# نامه‌ای از بند ۳۵۰",
    "بیش از ۱۵۰۰ نفر در سال ۲۰۱۵ کشته شدند{0}.",
    "در ۲۳ دسامبر ۱۷ نفر از ما را بردند و هیچ‌کس بازنگشته است{1}.",
    "به ۴ وکیل و ۲۶ دوست آنان در شیراز نامه می‌نویسیم.",
)
TOLD = ("As families told us.", "به گفتهٔ خانواده‌ها.")
HEARD = ("We heard it later.", "بعدها شنیدیم.")


def write(texts: tuple[str, ...], marks: tuple[str, str], notes: dict[str, str]) -> str:
    body = [text.format(*marks) for text in texts]
    return "\n\n".join([*body, *(f"[^{label}]: {note}" for label, note in notes.items())]) + "\n"


def list_sure(folder: Path, ours: str, theirs: str, *decided: AdoptedPair) -> dict[str, str]:
    """Return the notes that are sure, with their translations."""
    (folder / "dragoman.toml").write_text('languages = ["fa"]\n')
    (folder / "source").mkdir()
    (folder / "source/letter.md").write_text(ours, encoding="utf-8")
    file = folder / "old.md"
    file.write_text(theirs, encoding="utf-8")
    project = projects.refresh(find_project(folder))
    adoption = adopt(project, "letter", "fa", file, AdoptOptions(pairs=decided))
    return {
        adoption.source[pair.source[0]].shown: adoption.target[pair.target[0]].shown
        for pair in adoption.pairs
        if pair.sure and all(adoption.source[number].unit.note for number in pair.source)
    }


def test_one_note_of_a_sure_text_is_sure(tmp_path: Path) -> None:
    ours = write(ENGLISH, ("", "[^1]"), {"1": TOLD[0]})
    theirs = write(PERSIAN, ("", "[^a]"), {"a": TOLD[1]})
    assert list_sure(tmp_path, ours, theirs) == {TOLD[0]: TOLD[1]}


def test_notes_go_with_their_texts_and_not_by_their_order(tmp_path: Path) -> None:
    ours = write(ENGLISH, ("[^1]", "[^2]"), {"1": TOLD[0], "2": HEARD[0]})
    theirs = write(PERSIAN, ("[^2]", "[^1]"), {"1": HEARD[1], "2": TOLD[1]})
    assert list_sure(tmp_path, ours, theirs) == {TOLD[0]: TOLD[1], HEARD[0]: HEARD[1]}


def test_a_note_that_only_the_translation_has_makes_no_note_sure(tmp_path: Path) -> None:
    ours = write(ENGLISH, ("", "[^1]"), {"1": TOLD[0]})
    theirs = write(PERSIAN, ("[^x]", "[^1]"), {"x": HEARD[1], "1": TOLD[1]})
    assert list_sure(tmp_path, ours, theirs) == {}


def test_where_a_note_was_moved_no_other_is_sure(tmp_path: Path) -> None:
    ours = write(ENGLISH, ("[^1]", "[^2]"), {"1": TOLD[0], "2": HEARD[0]})
    moved = (f"{PERSIAN[0]}[^x]", *PERSIAN[1:])
    theirs = write(moved, ("", "[^2]"), {"x": "بند سیاسی.", "2": HEARD[1]})
    assert list_sure(tmp_path, ours, theirs) == {}


def test_two_references_of_one_text_may_have_changed_their_order(tmp_path: Path) -> None:
    ours = write(ENGLISH, ("", "[^1][^2]"), {"1": TOLD[0], "2": HEARD[0]})
    theirs = write(PERSIAN, ("", "[^1][^2]"), {"1": HEARD[1], "2": TOLD[1]})
    assert list_sure(tmp_path, ours, theirs) == {}


def test_a_note_that_two_texts_refer_to_is_not_sure(tmp_path: Path) -> None:
    ours = write(ENGLISH, ("[^1]", "[^1]"), {"1": TOLD[0]})
    theirs = write(PERSIAN, ("[^1]", "[^1]"), {"1": TOLD[1]})
    assert list_sure(tmp_path, ours, theirs) == {}


def test_what_a_person_decided_of_notes_stays(tmp_path: Path) -> None:
    ours = write(ENGLISH, ("[^1]", "[^2]"), {"1": TOLD[0], "2": HEARD[0]})
    theirs = write(PERSIAN, ("[^2]", "[^1]"), {"1": HEARD[1], "2": TOLD[1]})
    sure = list_sure(tmp_path, ours, theirs, AdoptedPair((5,), (5,)), AdoptedPair((6,), (6,)))
    assert sure == {TOLD[0]: HEARD[1], HEARD[0]: TOLD[1]}
