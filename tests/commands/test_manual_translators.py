"""What docs/translators.md promises to translators: one project, as they see it and edit it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman import checks
from dragoman.checks import Pair
from dragoman.cli import group
from dragoman.own_messages import read_own_messages
from dragoman.po import Block, read
from dragoman.project import Project
from helpers import projects

FIRST = "The river rose in the night and took the old bridge away with it."
SECOND = "In the morning the whole village came to the bank and looked at the water."
THIRD = "Nobody spoke, because there was nothing that anybody could have said."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A letter of three paragraphs in Persian and in German, of which Persian is translated."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1482451200")
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": text_of(FIRST, SECOND, THIRD)}, "fa, de")
    projects.translate(made)
    monkeypatch.chdir(folder)
    return made


def text_of(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def rewrite(*paragraphs: str) -> None:
    """Let the author write the letter anew, and update."""
    Path("source/letter.txt").write_text(text_of(*paragraphs), encoding="utf-8")
    run("update", "-q")


def run(*arguments: str) -> str:
    result = CliRunner().invoke(
        group, list(arguments), prog_name="dragoman", catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.stdout


def catalog_text(language: str = "fa") -> str:
    return Path(f"locale/{language}/LC_MESSAGES/letter.po").read_text(encoding="utf-8")


def entry(msgid: str) -> str:
    """Return the lines of one message."""
    (found,) = (part for part in catalog_text().split("\n\n") if f'msgid "{msgid}"' in part)
    return found.strip("\n")


# When the text changes


def test_what_only_moved_stays_to_the_last_byte(project: Project) -> None:
    """Also if a program has broken the lines in another way than dragoman does."""
    path = Path("locale/fa/LC_MESSAGES/letter.po")
    odd = catalog_text().replace('msgstr "fa: The river ', 'msgstr ""\n"fa: The "\n"river "\n"')
    path.write_text(odd, encoding="utf-8")
    before = {msgid: entry(msgid) for msgid in (FIRST, SECOND, THIRD)}
    rewrite(THIRD, FIRST, SECOND)
    assert {msgid: entry(msgid) for msgid in before} == before
    assert [block.msgid for block in projects.blocks(project)] == [THIRD, FIRST, SECOND]


def test_what_was_edited_is_fuzzy_with_the_old_source_the_new_and_the_translation(
    project: Project,
) -> None:
    new = FIRST.replace("old bridge", "stone bridge")
    rewrite(new, SECOND, THIRD)
    assert entry(new).splitlines() == [
        "#: source/letter.txt",
        "#, fuzzy",
        f'#| msgid "{FIRST}"',
        f'msgid "{new}"',
        f'msgstr "fa: {FIRST}"',
    ]


def test_what_was_joined_has_both_translations_and_a_note(project: Project) -> None:
    rewrite(f"{FIRST} {SECOND}", THIRD)
    lines = entry(f"{FIRST} {SECOND}").splitlines()
    assert lines[0].startswith("# dragoman: merged")
    assert "#, fuzzy" in lines
    assert lines[-1] == f'msgstr "fa: {FIRST} fa: {SECOND}"'


def test_what_was_cut_has_shares_and_a_note(project: Project) -> None:
    first, second = (text.replace("river", "stream").replace("bank", "shore")
                     for text in (FIRST, SECOND))  # fmt: skip
    path = Path("source/cut.txt")
    path.write_text(f"{first} {second}\n", encoding="utf-8")
    run("update", "-q", "--no-memory")
    projects.translate(project, "cut")
    projects.edit(project, lambda b: confirm(b, f"{first} {second}", f"{first} {second}"), "cut")
    path.write_text(text_of(first, second), encoding="utf-8")
    run("update", "-q", "--no-memory")
    parts = projects.blocks(project, "cut")
    assert [part.msgstr[0] for part in parts] == [first, second]
    assert all(part.fuzzy for part in parts)
    assert all(part.comments[0].strip().startswith("dragoman: split") for part in parts)


def confirm(block: Block, text: str, msgid: str) -> Block:
    return projects.translated(block, text) if block.msgid == msgid else block


def test_what_was_removed_is_at_the_end_and_comes_back(project: Project) -> None:
    before = entry(SECOND)
    rewrite(FIRST, THIRD)
    assert catalog_text().rstrip("\n").endswith(f'#~ msgid "{SECOND}"\n#~ msgstr "fa: {SECOND}"')
    rewrite(FIRST, SECOND, THIRD)
    assert entry(SECOND) == before


def test_what_is_new_shows_a_similar_translation_of_another_document(project: Project) -> None:
    Path("source/other.txt").write_text(FIRST.replace("old", "new") + "\n", encoding="utf-8")
    run("update", "-q")
    other = Path("locale/fa/LC_MESSAGES/other.po").read_text(encoding="utf-8")
    assert "#, fuzzy" in other
    assert f'msgstr "fa: {FIRST}"' in other


# What the lines mean

ROLES = """# A title

<!-- i18n:comment: The name of a river. -->

Plain text of a letter.

- An item

| Head |
|------|
| Cell |

Text with a note[^1].

[^1]: The note.
"""


def test_the_notes_for_translators_are_those_of_the_table(project: Project) -> None:
    Path("glossary.csv").write_text("term,language,translation\nletter,fa,نامه\n", "utf-8")
    with Path("dragoman.toml").open("a", encoding="utf-8") as file:
        file.write("check.comments = true\n")
    Path("source/roles.md").write_text(ROLES, encoding="utf-8")
    run("update", "-q")
    blocks = read(Path("locale/fa/LC_MESSAGES/roles.po")).blocks
    assert {block.msgid: list(block.extracted) for block in blocks} == {
        "A title": ["heading 1"],
        "Plain text of a letter.": ["The name of a river.", "glossary: letter = نامه"],
        "An item": ["list item"],
        "Head": ["table cell"],
        "Cell": ["table cell"],
        "Text with a note[^1].": [],
        "The note.": ["note"],
    }
    assert all(block.references == ("source/roles.md",) for block in blocks)


# Drafts, doubts and notes


def set_fuzzy(block: Block) -> Block:
    return projects.fuzzy(block) if block.msgid == SECOND else block


@pytest.mark.parametrize(
    ("edit", "remark"),
    [
        (set_fuzzy, "Draft, not yet confirmed by a translator"),
        (lambda block: confirm(block, "", SECOND), "Not translated yet"),
    ],
)
def test_readers_see_drafts_and_what_is_missing(
    project: Project, edit: Callable[[Block], Block], remark: str
) -> None:
    """In German, as what dragoman itself says is."""
    remark = f">{read_own_messages('de')[remark]}<"
    projects.translate(project, language="de")
    run("render", "-q", "-l", "de", "-o", "before")
    assert remark not in Path("before/letter.de.html").read_text(encoding="utf-8")
    projects.edit(project, edit, language="de")
    run("render", "-q", "-l", "de", "-o", "after")
    assert remark in Path("after/letter.de.html").read_text(encoding="utf-8")
    assert '"translated": 2' in run("status", "-l", "de", "--format", "json")


def test_a_note_stays_through_all_changes(project: Project) -> None:
    path = Path("locale/fa/LC_MESSAGES/letter.po")
    text = catalog_text()
    head, sign, rest = text.partition(f'msgid "{FIRST}"')
    path.write_text(head.rstrip("\n").rpartition("\n")[0] + "\n# The Karun.\n"
                    "#: source/letter.txt\n" + sign + rest, encoding="utf-8")  # fmt: skip
    assert "# The Karun." in entry(FIRST)
    edited = FIRST.replace("old bridge", "stone bridge")
    rewrite(edited, SECOND, THIRD)
    assert "# The Karun." in entry(edited)
    rewrite(SECOND, THIRD, edited)
    assert "# The Karun." in entry(edited)
    rewrite(SECOND, THIRD)
    assert "# The Karun." in catalog_text()  # with an obsolete message
    rewrite(edited, SECOND, THIRD)
    assert "# The Karun." in entry(edited)


# Persian and Arabic


def list_hits(language: str, source: str, target: str) -> set[str]:
    return {hit.rule_id for hit in checks.check_pair(Pair(source, target, language))}


@pytest.mark.parametrize(
    ("language", "source", "good", "bad", "rule"),
    [
        ("fa", "They write.", "آنان می‌نویسند.", "آنان می نویسند.", "half-space"),
        ("fa", "Room 123.", "اتاق ۱۲۳.", "اتاق ١٢٣.", "wrong-digits"),
        ("ar", "Room 123.", "غرفة ١٢٣.", "غرفة ۱۲۳.", "wrong-digits"),
        ("ar", "Room 45.", "غرفة 45.", "غرفة ۴۵.", "wrong-digits"),
        ("fa", "A book.", "یک کتاب.", "یك کتاب.", "arabic-letters"),
        ("fa", "They are two.", "دو تایند.", "دو تايند.", "arabic-letters"),
        ("ar", "A book.", "كتاب.", "کتاب.", "persian-letters"),
        ("fa", "Here, there.", "اینجا، آنجا.", "اینجا, آنجا.", "latin-punctuation"),
        ("fa", "Here; there.", "اینجا؛ آنجا.", "اینجا; آنجا.", "latin-punctuation"),
        ("ar", "Where?", "أين؟", "أين?", "latin-punctuation"),
    ],
)
def test_what_the_page_asks_for_is_what_the_check_looks_for(
    language: str, source: str, good: str, bad: str, rule: str
) -> None:
    assert list_hits(language, source, good) == set()
    assert list_hits(language, source, bad) == {rule}


def test_a_missing_half_space_is_corrected() -> None:
    pair = Pair("They write.", "آنان می نویسند.", "fa")
    assert checks.fix_pair(pair) == "آنان می‌نویسند."
