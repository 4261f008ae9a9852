"""A returned file whose sources differ from ours only in what programs change by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.commands._returned.places import KnownMessages
from dragoman.commands._returned.sources import restore_sources
from dragoman.commands.import_ import summarize
from dragoman.model import Returned, ReturnedRow
from dragoman.project import Project, find_project
from helpers import projects
from helpers.returned_files import take, write_po
from helpers.support import snapshot

CODE = "if late:\n    wait()\n\ngo()"
DOCUMENTS = {
    "letter.md": (
        "# A letter\n\nNobody answered it. The second one\ncame back: unopened.\n\n"
        f"```python\n{CODE}\n```\n\n```\na\n  b\n```\n\n```\na\n    b\n```\n"
    ),
    "other.md": "The third one was read aloud.\n",
}
SOURCES = ("A letter", "Nobody answered it. The second one came back: unopened.", CODE)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    projects.make(folder, DOCUMENTS)
    with (folder / "dragoman.toml").open("a") as file:
        file.write("code = true\n")
    return projects.refresh(find_project(folder))


def read_texts(project: Project) -> dict[str, str]:
    blocks = projects.blocks(project, "letter", "fa")
    return {block.msgid: block.msgstr[0] for block in blocks if block.msgstr[0]}


@pytest.mark.parametrize(
    ("theirs", "text", "taken"),
    [
        (f"{SOURCES[1]}\n", "کسی پاسخ نداد.\n", "کسی پاسخ نداد."),
        (SOURCES[1].replace(". ", ".  "), "کسی  پاسخ نداد.", "کسی پاسخ نداد."),
        (SOURCES[1].replace(" came", "\n   came"), "  کسی\n  پاسخ نداد.", "کسی پاسخ نداد."),
        (f"{SOURCES[1]}\n", "کسی « پاسخ » نمی‌داد.\n", "کسی « پاسخ » نمی‌داد."),
        (f"{SOURCES[1]}\n", "کسی  پاسخ\\\n  نداد\nهنوز.\n", "کسی پاسخ\\\nنداد هنوز."),
        (f"{SOURCES[1]}\n", "没有人\n回答。 A\nB\n", "没有人回答。 A B"),
    ],
    ids=[
        "a newline at the end",
        "two spaces",
        "lines with an indent",
        "no-break spaces stay",
        "line ends that readers see stay",
        "no space where Chinese is wrapped",
    ],
)
def test_prose_is_taken_in_one_line(
    project: Project, tmp_path: Path, theirs: str, text: str, taken: str
) -> None:
    files = take(project, write_po(tmp_path / "all.po", {theirs: text, "A letter": "نامه"}))
    assert [summarize(file) for file in files] == ["letter in fa: 2 taken, 0 unchanged"]
    assert read_texts(project) == {SOURCES[1]: taken, "A letter": "نامه"}
    before = snapshot(project.root)
    (again,) = take(project, tmp_path / "all.po")
    assert summarize(again) == "letter in fa: 0 taken, 2 unchanged"
    assert snapshot(project.root) == before


def test_a_line_that_readers_see_needs_no_backslash(tmp_path: Path) -> None:
    source = "Write to us:\\\nBox 12\\\nAhvaz"
    folder = tmp_path / "project"
    folder.mkdir()
    projects.make(folder, {"letter.md": f"{source}\n"})
    project = projects.refresh(find_project(folder))
    back = write_po(tmp_path / "all.po", {source: "به ما بنویسید:\nصندوق ۱۲\nاهواز"})
    for said in ("letter in fa: 1 taken, 0 unchanged", "letter in fa: 0 taken, 1 unchanged"):
        assert [summarize(file) for file in take(project, back)] == [said]
        assert read_texts(project) == {source: "به ما بنویسید:\\\nصندوق ۱۲\\\nاهواز"}


def test_tags_and_notes_that_a_keyboard_changed_are_those_of_the_source(tmp_path: Path) -> None:
    source = "H<sub>2</sub>O is water.[^1]"
    projects.make(tmp_path, {"letter.md": f"{source}\n\n[^1]: Or ice.\n"})
    project = projects.refresh(find_project(tmp_path))
    back = write_po(tmp_path / "all.po", {source: "H＜sub＞۲</ sub >O آب است.[^۱]"})
    for said in ("letter in fa: 1 taken, 0 unchanged", "letter in fa: 0 taken, 1 unchanged"):
        assert [summarize(file) for file in take(project, back)] == [said]
        assert read_texts(project) == {source: "H<sub>۲</sub>O آب است.[^1]"}


def test_the_lines_of_code_stay(project: Project, tmp_path: Path) -> None:
    indented = "".join(f"    {line}".rstrip() + "\n" for line in CODE.splitlines())
    theirs = {indented: indented.replace("wait", "warte"), "A letter": "نامه"}
    take(project, write_po(tmp_path / "all.po", theirs))
    assert read_texts(project)[CODE] == CODE.replace("wait", "warte")


def test_code_in_other_lines_is_another_text(project: Project, tmp_path: Path) -> None:
    """In one line it does something else."""
    theirs = {" ".join(CODE.split()): "x = 1", "A letter": "نامه"}
    take(project, write_po(tmp_path / "all.po", theirs))
    assert read_texts(project) == {"A letter": "نامه"}


def test_what_fits_two_messages_is_not_taken(project: Project, tmp_path: Path) -> None:
    take(project, write_po(tmp_path / "all.po", {"a b": "x y", "A letter": "نامه"}))
    assert read_texts(project) == {"A letter": "نامه"}


def test_a_text_that_is_ours_letter_for_letter_keeps_its_translation(
    project: Project, tmp_path: Path
) -> None:
    """White space that a translator wrote is not a matter of the program that wraps lines."""
    take(project, write_po(tmp_path / "all.po", {SOURCES[0]: "نامه‌ای  بلند", "Gone.": "رفته"}))
    assert read_texts(project) == {SOURCES[0]: "نامه‌ای  بلند"}


def test_several_documents_take_their_own(project: Project, tmp_path: Path) -> None:
    theirs = {"A\nletter": "نامه", "The third one  was read aloud.\n": "بلند خوانده شد.\n"}
    files = take(project, write_po(tmp_path / "all.po", theirs))
    assert [summarize(file) for file in files] == [
        "letter in fa: 1 taken, 0 unchanged",
        "other in fa: 1 taken, 0 unchanged",
    ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(spaces=st.lists(st.text(" \t\n", min_size=1, max_size=4), min_size=11, max_size=11))
def test_however_lines_are_wrapped_the_source_is_found(project: Project, spaces: list[str]) -> None:
    words = SOURCES[1].split()
    wrapped = "".join(f"{word}{space}" for word, space in zip(words, spaces, strict=False))
    row = ReturnedRow(1, "", wrapped, "کسی پاسخ نداد.")
    returned = restore_sources(KnownMessages(project), ["letter"], Returned((row,)))
    assert returned.rows == (row._replace(source=SOURCES[1]),)


@pytest.mark.parametrize(
    "theirs",
    [
        "Nobody answered it. The second one came back: unopened.\u200f",
        "\u202bNobody answered it. The second one came back: unopened.\u202c",
        "Nobody answered\u00a0it. The second one came back: unopened.",
        "nobody answered it. The Second one came back: unopened.",
    ],
)
def test_what_a_phone_makes_of_a_source_is_still_that_source(
    project: Project, tmp_path: Path, theirs: str
) -> None:
    text = "کسی\u00a0پاسخ «نداد»  هنوز."
    take(project, write_po(tmp_path / "all.po", {theirs: text, "A letter": "نامه"}))
    assert read_texts(project)[SOURCES[1]] == text


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ('He said: "it\'s late".', "He said: “it’s late”."),
        ("We ask -- so...", "We ask — so…"),
        ("1/2 of (c) it", "½ of © it"),
    ],
)
def test_smart_signs_are_those_of_the_keyboard(tmp_path: Path, ours: str, theirs: str) -> None:
    made = projects.make(tmp_path, {"letter.txt": f"{ours}\n\nOther\n"}, "fa")
    row = ReturnedRow(1, "", theirs, "متن “۱”")
    returned = restore_sources(KnownMessages(made), ["letter"], Returned((row,)))
    assert returned.rows == (row._replace(source=ours),)


def test_signs_that_tell_two_messages_apart_count(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"letter.txt": 'The "end"\n\nThe “end”\n'}, "fa")
    rows = (ReturnedRow(1, "", "The «end»", "پایان"), ReturnedRow(2, "", "The “end”", "پایان"))
    assert restore_sources(KnownMessages(made), ["letter"], Returned(rows)).rows == rows


def test_a_row_with_a_key_loses_the_line_ends_of_a_mail(project: Project) -> None:
    known = KnownMessages(project)
    message = next(
        digest for digest, key in known.list_keys("letter").items() if key[1] == SOURCES[1]
    )
    row = ReturnedRow(1, f"dgm_{message}{'0' * 22}u", "", "")
    wrapped = row._replace(source=SOURCES[1].replace("The", "\nThe"), text="کسی\nپاسخ نداد.")
    typed = row._replace(source=SOURCES[1], text="کسی\nپاسخ نداد.")
    found = restore_sources(known, ["letter"], Returned((wrapped, typed))).rows
    assert found == (wrapped._replace(source=SOURCES[1], text="کسی پاسخ نداد."), typed)


def test_marks_of_direction_that_a_program_put_around_a_text_are_not_taken(
    project: Project, tmp_path: Path
) -> None:
    marked = "\u200fنامه\u200f"
    take(project, write_po(tmp_path / "all.po", {"A letter": marked, SOURCES[1]: "iOS\u200f خوب"}))
    assert read_texts(project) == {"A letter": "نامه", SOURCES[1]: "iOS\u200f خوب"}
    projects.edit(project, lambda block: projects.translated(block, "\u200fنامه"))
    before = snapshot(project.root / "locale")
    (file,) = take(project, write_po(tmp_path / "again.po", {"A letter": "\u200fنامه\u200f"}))
    assert summarize(file).endswith("0 taken, 1 unchanged")
    assert snapshot(project.root / "locale") == before


@pytest.mark.parametrize("blank", ["\u200f", "\u200f\u200b \u200f", "\u2067\u2069", "\ufeff"])
def test_a_text_that_nobody_can_see_is_none_and_replaces_none(
    project: Project, tmp_path: Path, blank: str
) -> None:
    path = write_po(tmp_path / "all.po", {"A letter": blank, SOURCES[1]: "کسی پاسخ نداد."})
    (file,) = take(project, path)
    assert summarize(file) == "letter in fa: 1 taken, 1 unchanged"
    assert read_texts(project) == {SOURCES[1]: "کسی پاسخ نداد."}
    projects.edit(project, lambda block: projects.translated(block, "نامه"))
    take(project, path)
    assert read_texts(project)["A letter"] == "نامه"


def test_lines_that_are_meant_are_not_joined_for_the_sake_of_signs(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"letter.md": '```\nsay "a"\nsay "b"\n```\n'}, "fa")
    row = ReturnedRow(1, "", "say “a” say “b”", "x")
    assert restore_sources(KnownMessages(made), ["letter"], Returned((row,))).rows == (row,)


def test_a_context_that_is_empty_is_none_where_the_message_has_none(
    project: Project, tmp_path: Path
) -> None:
    file = tmp_path / "back.po"
    file.write_text(
        'msgid ""\nmsgstr "Language: fa\\n"\n\nmsgctxt ""\nmsgid "A letter"\nmsgstr "یک نامه"\n',
        encoding="utf-8",
    )
    (taken,) = take(project, file)
    assert (taken.place, taken.remarks) == (("letter", "fa"), ())
    assert read_texts(project) == {"A letter": "یک نامه"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("back.po", 'msgid ""\nmsgstr "Language: fa\\n"\n\nmsgctxt "key.1"\nmsgid "A letter"\n'
         'msgstr "یک نامه"\n'),
        ("back.csv", "source,target,context\nA letter,یک نامه,menu|title\n"),
        ("back.xlf", '<xliff version="1.2"><file source-language="en" target-language="fa"><body>'
         '<trans-unit id="1"><source>A letter</source><target>یک نامه</target><context-group>'
         '<context context-type="x-msgctxt">page</context></context-group></trans-unit></body>'
         "</file></xliff>"),
    ],
)  # fmt: skip
def test_a_context_that_no_message_has_is_the_name_of_another_program(
    project: Project, tmp_path: Path, name: str, data: str
) -> None:
    file = tmp_path / name
    file.write_text(data, encoding="utf-8")
    (taken,) = take(project, file, language="fa")
    assert summarize(taken) == "letter in fa: 1 taken, 0 unchanged"
    assert read_texts(project) == {"A letter": "یک نامه"}


@pytest.mark.parametrize(
    ("context", "source", "found"),
    [("a", "Open.", "a"), ("a", "Close.", "a"), ("x", "Close.", None), ("x", "Open.", None)],
)
def test_a_context_that_a_message_has_counts(
    tmp_path: Path, context: str, source: str, found: str | None
) -> None:
    """ "Open." is here only in the contexts a and b: which of them "x" is, nobody knows."""
    ours = "<!-- i18n:context: {} -->\nOpen.\n\n"
    made = projects.make(tmp_path, {"letter.md": f"{ours}{ours}Close.\n".format("a", "b")}, "fa")
    row = ReturnedRow(1, "", source, "x", context=context)
    restored = restore_sources(KnownMessages(made), ["letter"], Returned((row,)))
    assert [(each.context, each.source) for each in restored.rows] == [(found, source)]
