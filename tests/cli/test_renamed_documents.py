"""A document with another name: `update` says how its translations stay confirmed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.cli import _updates
from dragoman.commands._update import renamed
from dragoman.model import MessageKey
from dragoman.po import Catalog
from dragoman.project import Project
from helpers.command_line import run
from helpers.projects import make, translate

FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
SNOW = "Snow lay on every roof of the town until the middle of April."
WOLF = "Nobody had seen a wolf in these woods for more than a hundred years."
OLD, NEW = (f"locale/fa/LC_MESSAGES/{name}.po" for name in ("letter", "book/essay"))
SENTENCE = (
    f"{NEW}: it has the messages of letter, which is not a document any more; if that was renamed, "
    f"move {OLD} over this file and run this again: then its translations need not be confirmed"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A translated letter of two paragraphs, which is `book/essay` now."""
    monkeypatch.chdir(tmp_path)
    made = make(tmp_path, {"letter.txt": f"{FERRY}\n\n{SNOW}\n", "other.txt": "Others.\n"}, "fa")
    translate(made)
    Path("source/book").mkdir()
    Path("source/letter.txt").rename("source/book/essay.txt")
    return made


@pytest.mark.usefixtures("project")
def test_the_translations_of_a_renamed_document_stay_as_they_were() -> None:
    before = Path(OLD).read_text(encoding="utf-8")
    assert SENTENCE in run("update", "--check").stderr.splitlines()
    assert SENTENCE in run("update").stderr.splitlines()
    assert Path(NEW).read_text(encoding="utf-8").count("#, fuzzy") == 2
    Path(OLD).replace(NEW)
    assert "it has the messages of" not in run("update").stderr
    after = Path(NEW).read_text(encoding="utf-8")
    assert after == before.replace("source/letter.txt", "source/book/essay.txt")


@pytest.mark.parametrize(
    ("paragraphs", "is_told"),
    [
        ([FERRY, SNOW, WOLF], True),  # it was changed, too
        ([FERRY], True),
        ([FERRY, WOLF], True),
        ([FERRY, WOLF, "A third one.", "A fourth one."], False),  # most of it is something else
        ([WOLF], False),
    ],
)
@pytest.mark.usefixtures("project")
def test_it_has_half_of_the_messages_of_the_former_one(
    paragraphs: list[str], is_told: bool
) -> None:
    Path("source/book/essay.txt").write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    assert (SENTENCE in run("update").stderr.splitlines()) is is_told


@pytest.mark.usefixtures("project")
def test_a_copy_of_a_document_that_is_still_there_is_none() -> None:
    Path("source/letter.txt").write_bytes(Path("source/book/essay.txt").read_bytes())
    assert "it has the messages of" not in run("update").stderr


@pytest.mark.usefixtures("project")
def test_of_several_former_ones_it_is_the_nearest() -> None:
    Path("source/older.txt").write_text(f"{FERRY}\n\n{WOLF}\n", encoding="utf-8")
    essay = Path("source/book/essay.txt").rename("essay.txt")
    assert run("update").exit_code == 0
    Path("source/older.txt").unlink()
    essay.rename("source/book/essay.txt")
    assert SENTENCE in run("update").stderr.splitlines()


@pytest.mark.usefixtures("project")
def test_a_former_catalogue_that_cannot_be_read_does_not_stop_it() -> None:
    Path(OLD).write_text("no catalogue", encoding="utf-8")
    result = run("update")
    assert result.exit_code == 0 and "it has the messages of" not in result.stderr


@pytest.mark.parametrize("text", ["", "#, fuzzy"])
@pytest.mark.usefixtures("project")
def test_a_catalogue_without_a_confirmed_translation_need_not_be_moved(text: str) -> None:
    old = Path(OLD)
    head, *messages = old.read_text(encoding="utf-8").split("\n\n")
    lines = [
        line if text or not line.startswith("msgstr") else 'msgstr ""'
        for message in messages
        for line in ("", *([text] if text else []), *message.splitlines())
    ]
    old.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    assert "it has the messages of" not in run("update").stderr


def test_many_former_catalogues_are_each_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = {f"old/{n}.txt": f"{FERRY}\n\nThis is letter {n} of {n}.\n" for n in "abcdef"}
    made = make(tmp_path, texts, "fa")
    for document in made.documents:
        translate(made, document)
    Path("source/old").rename("source/new")
    read: list[str] = []
    read_catalog = Project.read_catalog

    def read_noted(project: Project, document: str, language: str) -> Catalog | None:
        read.append(document)
        return read_catalog(project, document, language)

    monkeypatch.setattr(Project, "read_catalog", read_noted)
    assert "6 catalogues have the messages of those in" in run("update").stderr
    assert [read.count(f"old/{name}") for name in "abcdef"] == [1] * 6


FOLDERS = (
    "{new}: {count} catalogues have the messages of those in {old}, whose documents are not there "
    "any more; if the folder was renamed, run `cp -r {quoted}` and then run this again: then their "
    "translations need not be confirmed, and {old} can be removed"
)


def make_folder(root: Path, names: list[str], languages: str = "fa") -> Project:
    texts = [FERRY, SNOW, WOLF]
    made = make(root, {f"{n}.txt": f"{texts.pop()}\n" for n in names}, languages)
    for document in made.documents:
        for language in made.languages:
            translate(made, document, language=language)
    return made


def list_told() -> list[str]:
    return [line for line in run("update").stderr.splitlines() if "the messages of" in line]


@pytest.mark.parametrize("languages", ["fa", "fa,de"])
@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("old", "new", ["old/a", "old/b"]),
        ("old", "new", ["old/a", "old/deep/b", "old/c"]),
        ("guide/old", "guide/new", ["guide/old/a", "guide/old/b"]),
        ("old", "two words", ["old/a", "old/b"]),
    ],
)
def test_of_a_renamed_folder_one_line_has_the_command_that_moves_all(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    old: str,
    new: str,
    names: list[str],
    languages: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    make_folder(tmp_path, names, languages)
    Path("source", old).rename(Path("source", new))
    expected, commands = [], []
    for code in sorted(languages.split(",")):
        before, after = (f"locale/{code}/LC_MESSAGES/{name}" for name in (old, new))
        command = [f"{before}/.", after]
        shown = f"{before}/. " + (f"'{after}'" if " " in after else after)
        commands.append(command)
        expected.append(FOLDERS.format(new=after, count=len(names), old=before, quoted=shown))
    assert sorted(list_told()) == expected
    for source, target in commands:
        shutil.copytree(source, target, dirs_exist_ok=True)
    assert list_told() == []
    texts = [p.read_text(encoding="utf-8") for p in Path("locale").rglob(f"{new}/**/*.po")]
    assert len(texts) == len(commands) * len(names)
    assert not any("fuzzy" in text for text in texts)


@pytest.mark.parametrize(
    ("names", "moved", "expected"),
    [
        (["old/a", "old/b", "old/c"], {"old/a": "new/a", "old/b": "new/b"}, ["a", "b"]),
        (["a", "b"], {"a": "new/a", "b": "new/b"}, ["a", "b"]),  # into a folder of its own folder
        (["old/a"], {"old/a": "new/a"}, ["a"]),
        (["old/a", "old/b"], {"old/a": "new/x", "old/b": "new/y"}, ["x", "y"]),
    ],
)
def test_where_a_folder_has_more_or_is_no_other_each_catalogue_has_its_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    names: list[str],
    moved: dict[str, str],
    expected: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    make_folder(tmp_path, names)
    for old, new in moved.items():
        Path("source", new).parent.mkdir(exist_ok=True)
        Path("source", f"{old}.txt").rename(Path("source", f"{new}.txt"))
    told = list_told()
    assert [line.split(".po: it has the messages of")[0][-1] for line in told] == expected


@pytest.mark.parametrize(
    ("names", "moved", "empty", "expected"),
    [
        # Nobody had translated one of them: nothing of it is kept, and nothing is lost.
        ("old/a old/b old/c", "old new", ["old/c"], ["2 new"]),
        # One was removed at the same time.
        ("old/a old/b old/c", "old new", [], ["2 new"]),
        # Where one stayed behind, the folders in it are looked at by themselves.
        ("old/a old/deep/b old/deep/c", "old/deep new/deep", [], ["2 new/deep"]),
        # A folder into one of its own.
        ("x/a x/b", "x y/x", [], ["2 y/x"]),
        ("p/a p/b q/c q/d", "p z/p q z/q", [], ["2 z/p", "2 z/q"]),
    ],
)
def test_a_line_for_a_folder_also_where_not_all_in_it_belongs_to_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    names: str,
    moved: str,
    empty: list[str],
    expected: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    make_many(tmp_path, names.split(), empty)
    pairs = moved.split()
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        Path("source", new).parent.mkdir(exist_ok=True, parents=True)
        Path("source", old).rename(Path("source", new))
    if not empty:
        Path("source/new/c.txt").unlink(missing_ok=True)
    told = list_told()
    place = "locale/fa/LC_MESSAGES/"
    assert [
        f"{line.split(': ')[1].split()[0]} {line.split(': ')[0].removeprefix(place)}"
        for line in told
    ] == expected
    for line in told:
        source, target = re.findall(r"`cp -r (\S+)/\. (\S+)`", line)[0]
        shutil.copytree(source, target, dirs_exist_ok=True)
    assert list_told() == []
    assert not any(
        "fuzzy" in path.read_text(encoding="utf-8") for path in Path(place).rglob("*.po")
    )


def test_no_two_lines_tell_to_put_different_catalogues_in_one_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In any order in which somebody does what they say, the same is there then."""
    monkeypatch.chdir(tmp_path)
    make_many(tmp_path, ["old/a", "old/b", "old/_index"])
    Path("source/old/_index.txt").rename("source/old/index.txt")
    assert [line.split(": it has")[0][-9:] for line in list_told()] == ["/index.po"]
    Path("source/old").rename("source/new")
    (line,) = list_told()
    assert line.startswith("locale/fa/LC_MESSAGES/new: 2 catalogues have the messages")
    shutil.copytree("locale/fa/LC_MESSAGES/old", "locale/fa/LC_MESSAGES/new", dirs_exist_ok=True)
    assert list_told() == []
    assert Path("locale/fa/LC_MESSAGES/new/index.po").read_text().count("#, fuzzy") == 1


@pytest.mark.parametrize("stays", ["a current document's", "not of this update"])
def test_no_folder_is_copied_over_what_somebody_has_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stays: str
) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["old/a", "old/b", "old/c"]
    made = make_many(tmp_path, [*names, "new/c"])
    for name in "ab" if stays == "a current document's" else "abc":
        Path(f"source/old/{name}.txt").rename(f"source/new/{name}.txt")
    assert sorted(made.documents) == ["new/c", *names]
    assert [line.split(": ")[0][-4:] for line in list_told()] == ["a.po", "b.po"]


LETTERS = (
    "The ferry left the harbour.",
    "Snow lay on every roof.",
    "Nobody had seen a wolf.",
    "Bread was baked at night.",
)


def make_many(root: Path, names: list[str], empty: Iterable[str] = ()) -> Project:
    """Make documents with different texts, all translated except the empty ones."""
    texts = zip(names, LETTERS, strict=False)
    made = make(root, {f"{name}.txt": f"{text}\n" for name, text in texts}, "fa")
    for document in made.documents:
        if document not in empty:
            translate(made, document)
    return made


def test_a_new_document_is_compared_with_those_that_have_a_message_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of many documents in a renamed folder, not each is compared with each."""
    monkeypatch.chdir(tmp_path)
    texts = {f"old/d{n}.txt": f"Letter {n} came late.\n\nIt had {n} pages.\n" for n in range(20)}
    made = make(tmp_path, texts, "fa")
    for document in made.documents:
        translate(made, document)
    Path("source/old").rename("source/new")
    counted: list[int] = []
    count_common = renamed._FormerMessages.count_common

    def count_noted(
        self: renamed._FormerMessages, messages: Iterable[MessageKey]
    ) -> dict[int, int]:
        found = count_common(self, messages)
        counted.append(len(found))
        return found

    monkeypatch.setattr(renamed._FormerMessages, "count_common", count_noted)
    assert "20 catalogues have the messages of those in" in run("update").stderr
    assert counted == [1] * 20


def rename_folder(root: Path) -> Path:
    """Rename the folder of two documents; return the place of their catalogues."""
    make_folder(root, ["old/a", "old/b"])
    Path("source/old").rename("source/new")
    return Path("locale/fa/LC_MESSAGES")


def test_a_mistake_in_another_document_hides_no_renamed_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rename_folder(tmp_path)
    Path("source/bad.docx").write_bytes(b"PK no archive")
    result = run("update")
    assert result.exit_code == 2 and "source/bad.docx: " in result.stderr
    assert "2 catalogues have the messages of those in" in result.stderr


@pytest.mark.parametrize(("place", "is_one"), [("old", True), ("new", False)])
def test_no_file_is_copied_over_one_that_is_no_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, *, is_one: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = rename_folder(tmp_path)
    for name in {"old", place}:
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "notes.txt").write_text("terms\n", encoding="utf-8")
    assert len(list_told()) == (1 if is_one else 2)


def test_windows_has_no_such_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = rename_folder(tmp_path)
    monkeypatch.setattr(_updates, "os", SimpleNamespace(name="nt"))
    (line,) = list_told()
    assert f"copy all files in {folder}/old over those in {folder}/new, and then run" in line
