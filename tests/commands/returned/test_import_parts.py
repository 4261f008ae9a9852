"""One PO file with the messages of several documents: each document gets what it has."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from dragoman.catalogs import find_state
from dragoman.commands.import_ import summarize
from dragoman.model import State
from dragoman.po.blocks import Block
from dragoman.project import Project
from helpers import projects
from helpers.returned_files import take, write_po
from helpers.support import snapshot

TEXTS = {
    "Notes for all": "یادداشت‌هایی برای همه",
    "Nobody answered the first letter.": "کسی به نامهٔ نخست پاسخ نداد.",
    "The second one came back unopened.": "نامهٔ دوم باز نشده برگشت.",
    "The third one was read aloud.": "نامهٔ سوم به صدای بلند خوانده شد.",
}
DOCUMENTS = {
    "first.txt": "Notes for all\n\nNobody answered the first letter.\n",
    "second.txt": "Notes for all\n\nThe second one came back unopened.\n",
    "third.txt": "The third one was read aloud.\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    return projects.make(folder, DOCUMENTS)


def translate_ours(block: Block) -> Block:
    is_it = block.msgid == "The second one came back unopened."
    return projects.translated(block, "از ما") if is_it else block


def states(project: Project, document: str) -> list[State]:
    return [find_state(block) for block in projects.blocks(project, document, "fa")]


def test_each_document_takes_its_own(project: Project, tmp_path: Path) -> None:
    files = take(project, write_po(tmp_path / "all.po", TEXTS, "The third one was read aloud."))
    assert [summarize(file) for file in files] == [
        "first in fa: 2 taken, 0 unchanged",
        "second in fa: 2 taken, 0 unchanged",
        "third in fa: 1 taken, 0 unchanged",
    ]
    assert not any(file.needs_work for file in files)
    for document in ("first", "second", "third"):
        for block in projects.blocks(project, document, "fa"):
            assert block.msgstr[0] == TEXTS[block.msgid]
    assert states(project, "third") == [State.FUZZY]


def test_a_part_in_another_language_is_refused_with_the_name_of_its_document(
    project: Project, tmp_path: Path
) -> None:
    arabic = (
        "قالت الكاتبة إن المدينة القديمة كانت هادئة تلك الليلة، وإن الناس الذين خرجوا من البيوت "
    )
    arabic += "لم يعرفوا أن الرسالة الأخيرة وصلت قبل الفجر بساعة"
    wrong = {"The second one came back unopened.": arabic, "Notes for all": arabic}
    files = take(project, write_po(tmp_path / "all.po", TEXTS | wrong))
    said = "not taken: {}: its new texts do not seem to be in Persian (fa); if they are, give -l fa"
    assert [summarize(file) for file in files[1:]] == [
        said.format("second"),
        "third in fa: 1 taken, 0 unchanged",
    ]


NAMES = [f"**[Program{number}](https://example.org/programs/{number})**" for number in range(30)]
PARAGRAPHS = [f"The paragraph called {word} is one of many here." for word in "abcdefghij"]


@pytest.mark.parametrize("copied", [NAMES, PARAGRAPHS], ids=["names", "not translated yet"])
def test_copies_of_the_source_do_not_speak_for_the_language_of_a_file(
    tmp_path: Path, copied: list[str]
) -> None:
    """po4a and Crowdin write a source where a translation is missing; names stay as they are."""
    folder = tmp_path / "project"
    folder.mkdir()
    texts = [*TEXTS, *copied]
    made = projects.make(folder, {"a.md": "\n\n".join(texts) + "\n"})
    (file,) = take(made, write_po(tmp_path / "a.po", TEXTS | {text: text for text in copied}))
    kept = NAMES if copied is NAMES else []
    assert summarize(file).startswith(f"a in fa: {len(TEXTS) + len(kept)} taken, ")
    translated = {b.msgid for b in projects.blocks(made, "a", "fa") if b.msgstr[0]}
    assert translated == {*TEXTS, *kept}


def test_what_no_document_has_is_counted_once(project: Project, tmp_path: Path) -> None:
    path = write_po(tmp_path / "all.po", TEXTS | {"Elsewhere.": "جای دیگر.", "Gone.": "رفته."})
    files = take(project, path)
    assert [file.remarks for file in files] == [
        (
            (
                0,
                "in no document, so not taken: 2 of its 6 messages (name the file, as TMX or PO, "
                "in `memory.files`, and `dragoman update` suggests what is similar)",
            ),
        ),
        (),
        (),
    ]
    assert [file.needs_work for file in files] == [True, False, False]


def test_a_translation_that_is_there_is_a_conflict_in_its_document_only(
    project: Project, tmp_path: Path
) -> None:
    projects.edit(project, translate_ours, "second", "fa")
    files = take(project, write_po(tmp_path / "all.po", TEXTS))
    assert [summarize(file) for file in files] == [
        "first in fa: 2 taken, 0 unchanged",
        "second in fa: 1 taken, 0 unchanged, 1 in conflict",
        "third in fa: 1 taken, 0 unchanged",
    ]
    block = projects.blocks(project, "second", "fa")[1]
    assert (block.msgstr[0], block.fuzzy) == ("از ما", True)
    assert TEXTS[block.msgid] in "\n".join(block.comments)


def test_a_file_of_which_too_little_is_here_is_for_another_project(
    project: Project, tmp_path: Path
) -> None:
    before = snapshot(project.root)
    others = {f"Elsewhere {number}.": f"جای دیگر {number}." for number in range(5)}
    unlike = {source: text for source, text in TEXTS.items() if source != "Notes for all"}
    (file,) = take(project, write_po(tmp_path / "all.po", unlike | others))
    assert "it seems to be for another project or document" in file.refused
    assert snapshot(project.root) == before


def test_a_long_document_leaves_the_short_ones_what_they_have(tmp_path: Path) -> None:
    letter = {
        f"Letter {number} came in spring.": f"نامهٔ {number} در بهار رسید." for number in range(6)
    }
    folder = tmp_path / "project"
    folder.mkdir()
    documents = {"letter.txt": "\n\n".join(letter) + "\n", **DOCUMENTS}
    long = projects.make(folder, documents)
    files = take(long, write_po(tmp_path / "all.po", letter | TEXTS))
    assert [file.place and file.place.document for file in files] == [
        "first", "letter", "second", "third",
    ]  # fmt: skip
    assert not any(file.not_taken for file in files)
    for document in long.documents:
        assert all(block.msgstr[0] for block in projects.blocks(long, document, "fa"))


@pytest.mark.parametrize(
    ("last", "document"),
    [("Elsewhere.", None), ("The second one came back unopened.", "first")],
)
def test_a_file_that_is_for_one_document_is_not_divided(
    project: Project, tmp_path: Path, last: str, document: str | None
) -> None:
    few = {source: TEXTS[source] for source in list(TEXTS)[:2]} | {last: "جای دیگر."}
    (file,) = take(project, write_po(tmp_path / "all.po", few), document=document)
    assert file.place == ("first", "fa")
    assert file.not_taken == 1


def test_the_name_that_joined_catalogues_have_left_is_not_believed(
    project: Project, tmp_path: Path
) -> None:
    files = take(project, write_po(tmp_path / "all.po", TEXTS, named="third"))
    assert [summarize(file) for file in files] == [
        "first in fa: 2 taken, 0 unchanged",
        "second in fa: 2 taken, 0 unchanged",
        "third in fa: 1 taken, 0 unchanged",
    ]


def test_what_the_named_document_has_changes_nowhere_else(project: Project, tmp_path: Path) -> None:
    projects.edit(project, lambda block: projects.translated(block, "از ما"), "second", "fa")
    moved = {
        source: TEXTS[source] for source in [*list(TEXTS)[:2], "The third one was read aloud."]
    }
    files = take(project, write_po(tmp_path / "first.po", moved, named="first"))
    assert [summarize(file) for file in files] == [
        "first in fa: 2 taken, 0 unchanged",
        "third in fa: 1 taken, 0 unchanged",
    ]
    assert {block.msgstr[0] for block in projects.blocks(project, "second", "fa")} == {"از ما"}


def test_nothing_is_written_in_a_dry_run(project: Project, tmp_path: Path) -> None:
    before = snapshot(project.root)
    files = take(project, write_po(tmp_path / "all.po", TEXTS), dry_run=True)
    assert len(files) == 3
    assert snapshot(project.root) == before


BOOK = {
    "SUMMARY.md": "# Summary\n\n- [The first letter](first.md)\n  - [Letters](more/letters.md)\n"
    "- [By **hand**](hand.md)\n",
    "first.md": "# The first letter\n\nNobody answered.\n",
    "more/letters.md": "# Letters\n\nSee [Letters](letters.md) or [the first](../first.md).\n",
    "hand.md": "# By **hand**\n",
}
WORDS = {
    "Summary": "فهرست",
    "The first letter": "نامهٔ نخست",
    "Letters": "نامه‌ها",
    "By **hand**": "با **دست**",
    "Nobody answered.": "کسی پاسخ نداد.",
}


def make_book(folder: Path) -> Project:
    (folder / "project").mkdir()
    return projects.make(folder / "project", BOOK, "fa")


def list_texts(project: Project, document: str) -> dict[str, str]:
    blocks = projects.blocks(project, document, "fa")
    return {block.msgid: block.msgstr[0] for block in blocks if block.msgid}


def test_a_link_gets_the_translation_of_its_words(tmp_path: Path) -> None:
    project = make_book(tmp_path)
    take(project, write_po(tmp_path / "all.po", WORDS, "Letters"))
    assert list_texts(project, "SUMMARY") == {
        "Summary": "فهرست",
        "[The first letter](first.md)": "[نامهٔ نخست](first.md)",
        "[Letters](more/letters.md)": "[نامه‌ها](more/letters.md)",
        "[By **hand**](hand.md)": "[با **دست**](hand.md)",
    }
    assert states(project, "SUMMARY") == [
        State.TRANSLATED,
        State.TRANSLATED,
        State.FUZZY,
        State.TRANSLATED,
    ]
    assert list_texts(project, "more/letters") == {
        "Letters": "نامه‌ها",
        "See [Letters](letters.md) or [the first](../first.md).": "",
    }


def test_a_link_that_the_file_has_itself_is_taken_as_it_is(tmp_path: Path) -> None:
    project = make_book(tmp_path)
    own = {"[Letters](more/letters.md)": "[نامه‌های ما](more/letters.md)"}
    take(project, write_po(tmp_path / "all.po", WORDS | own))
    assert list_texts(project, "SUMMARY")["[Letters](more/letters.md)"] == own.popitem()[1]


def test_words_with_brackets_or_without_a_translation_make_no_link(tmp_path: Path) -> None:
    project = make_book(tmp_path)
    words = WORDS | {"The first letter": "نامه [۱]", "Letters": ""}
    take(project, write_po(tmp_path / "all.po", words))
    texts = list_texts(project, "SUMMARY")
    assert texts["[The first letter](first.md)"] == texts["[Letters](more/letters.md)"] == ""


def test_the_catalogues_joined_by_msgcat_come_back_as_they_are(
    tmp_path: Path, need_tool: Callable[[str], str]
) -> None:
    project = make_book(tmp_path)
    take(project, write_po(tmp_path / "all.po", WORDS, "Letters"))
    before = snapshot(project.root)
    paths = sorted(map(str, (project.root / "locale" / "fa").rglob("*.po")))
    joined = tmp_path / "fa.po"
    command = [need_tool("msgcat"), "--use-first", *paths, "-o", str(joined)]
    subprocess.run(command, check=True)
    texts = {entry.msgid: entry.msgstr for entry in polib.pofile(str(joined))}
    assert {source: texts[source] for source in WORDS} == WORDS
    take(project, joined)
    assert snapshot(project.root) == before
