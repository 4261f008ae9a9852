"""Suggestions from memories outside the project: which files, which languages, what is said."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from dragoman import files
from dragoman.commands._caches import count_cache, user_cache
from dragoman.errors import MemoryFileError
from dragoman.matching import suggest
from dragoman.po import Block
from dragoman.project import Project, find_project
from dragoman.project._memory_files import find_memory_files
from helpers import projects
from helpers.command_line import run
from helpers.tools import need_call

TMX = (
    '<?xml version="1.0"?><tmx version="1.4"><header srclang="en" creationtool="x"/><body><tu>'
    '<tuv xml:lang="{source}"><seg>Three words are here!</seg></tuv>'
    '<tuv xml:lang="{target}"><seg>{text}</seg></tuv></tu></body></tmx>'
)
PERSIAN = "سه واژه اینجاست"
PO = 'msgid ""\nmsgstr "{header}Content-Type: text/plain; charset=UTF-8\\n"\n\n{messages}'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in Persian with a letter that nobody has translated, one folder further down."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "project"
    folder.mkdir()
    projects.make(folder, {"letter.txt": projects.TEXT}, "fa")
    shutil.rmtree(folder / "locale")
    monkeypatch.chdir(folder)
    return folder


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def put_tmx(path: Path, target: str = "fa", source: str = "en", text: str = PERSIAN) -> None:
    put(path, TMX.format(source=source, target=target, text=text))


def put_po(path: Path, header: str = "Language: fa\\n", flag: str = "") -> None:
    message = f'{flag}msgid "The last one says goodbye."\nmsgstr "بدرود"\n'
    put(path, PO.format(header=header, messages=message))


def name_files(project: Path, *patterns: str) -> None:
    listed = ", ".join(f'"{pattern}"' for pattern in patterns)
    put(project / "dragoman.toml", f'languages = ["fa"]\n[memory]\nfiles = [{listed}]\n')


def read_messages(project: Path) -> dict[str, Block]:
    catalog = find_project(project).read_catalog("letter", "fa")
    assert catalog is not None
    return {block.msgid: block for block in catalog.blocks if not block.obsolete}


def test_memories_inside_and_outside_are_suggested_fuzzy_and_explained(project: Path) -> None:
    put_tmx(project / "memory" / "a.tmx", "fa-IR", "en-US")
    put_po(project.parent / "other" / "locale" / "fa" / "LC_MESSAGES" / "x.po")
    name_files(project, "memory/*.tmx", "../other/locale/**/*.po")
    result = run("update", "--explain")
    assert result.exit_code == 0
    tmx = os.path.join("memory", "a.tmx")  # noqa: PTH118 - as the report shows it
    assert f"(document {tmx})" in result.stdout
    assert os.path.join("..", "other", "locale") in result.stdout  # noqa: PTH118
    messages = read_messages(project)
    for source, text in (
        ("Three words are here.", PERSIAN),
        ("The last one says goodbye.", "بدرود"),
    ):
        assert messages[source].msgstr == (text,) and messages[source].fuzzy
    before = (project / "locale/fa/LC_MESSAGES/letter.po").read_bytes()
    assert run("update", "--verbose").exit_code == 0
    assert (project / "locale/fa/LC_MESSAGES/letter.po").read_bytes() == before


def test_nothing_is_read_without_the_setting_or_without_memory(project: Path) -> None:
    put_tmx(project / "memory" / "a.tmx")
    run("update")
    assert not any(block.fuzzy for block in read_messages(project).values())
    name_files(project, "memory/*.tmx")
    run("update", "--no-memory")
    assert not any(block.fuzzy for block in read_messages(project).values())
    run("update")
    assert read_messages(project)["Three words are here."].fuzzy


def test_what_is_wrong_with_a_memory_is_a_sentence_and_stops_nothing(project: Path) -> None:
    put_tmx(project / "memory" / "good.tmx")
    put(project / "memory" / "cut.tmx", '<tmx version="1.4"><header/>\n<body>')
    put(project / "memory" / "no.po", 'msgid "a\n')
    put(project / "memory" / "un.po", PO.format(header="", messages='msgid "a"\nmsgstr "b"\n'))
    name_files(project, "memory/*.tmx", "memory/*.po", "gone.tmx", "../nowhere/*.po")
    result = run("update")
    assert result.exit_code == 0 and read_messages(project)["Three words are here."].fuzzy
    lines = [line for line in result.stderr.splitlines() if line.startswith("skipped:")]
    assert len(lines) == 5
    assert "cut.tmx:2: it is not well-formed XML" in lines[0]
    assert "no.po:1: " in lines[1]
    assert "un.po: it does not say its language" in lines[2]
    assert "gone.tmx: there is no such file; look at memory.files" in lines[3]
    assert "there is no file that fits this" in lines[4]
    assert "skipped" not in run("update", "--quiet").stderr


def test_at_most_1000_files_are_read_and_that_is_said(tmp_path: Path) -> None:
    for number in range(1001):
        (tmp_path / f"{number:04}.po").touch()
    *found, error = find_memory_files(tmp_path, ["00*.po", "*.po", "0*.po"])
    assert found == sorted(tmp_path.glob("0*.po"))
    assert isinstance(error, MemoryFileError) and error.path == str(tmp_path / "*.po")
    assert str(error).endswith("memory.files names more than 1,000 files; name fewer")
    assert len([*find_memory_files(tmp_path, ["0*.po"])]) == 1000


def test_what_may_hang_is_never_opened(project: Path) -> None:
    need_call("mkfifo")
    (project / "memory").mkdir()
    os.mkfifo(project / "memory" / "pipe.tmx")
    name_files(project, "memory/pipe.tmx")
    result = run("update")
    assert result.exit_code == 0 and "skipped: " in result.stderr and "pipe.tmx" in result.stderr


def test_the_own_catalogues_hidden_folders_and_links_to_folders_are_passed_over(
    project: Path,
) -> None:
    put_po(project / ".hidden" / "fa.po")
    put_po(project.parent / "far" / "fa.po")
    (project / "link").symlink_to(project.parent / "far")
    name_files(project, "**/*.po")
    result = run("update", "--verbose")
    assert not any(block.fuzzy for block in read_messages(project).values())
    assert "read for suggestions only" not in result.stderr


def test_a_link_that_leads_nowhere_is_passed_over(project: Path) -> None:
    (project / "a.tmx").symlink_to("b.tmx")
    (project / "b.tmx").symlink_to("a.tmx")
    (project / "c.tmx").symlink_to("gone.tmx")
    put_tmx(project / "d.tmx")
    name_files(project, "*.tmx", "a.tmx")
    result = run("update")
    assert read_messages(project)["Three words are here."].fuzzy
    assert result.exit_code == 0 and result.stderr.count("skipped: ") == 1


def test_unconfirmed_translations_are_not_suggested(project: Path) -> None:
    put_po(project / "fa.po", flag="#, fuzzy\n")
    name_files(project, "fa.po")
    run("update")
    assert not any(block.msgstr[0] for block in read_messages(project).values())


def test_a_source_in_the_place_of_a_translation_is_not_suggested(project: Path) -> None:
    """So many programs fill what nobody has translated; names and numbers stay as they are."""
    copied = "Three words are here!"
    put_tmx(project / "a.tmx", text=copied)
    source = "The last one says goodbye."
    message = f'msgid "{source}"\nmsgstr "{source}"\n'
    put(project / "b.po", PO.format(header="Language: fa\\n", messages=message))
    name_files(project, "a.tmx", "b.po")
    run("update")
    assert not any(block.msgstr[0] for block in read_messages(project).values())
    put_tmx(project / "a.tmx")
    run("update")
    assert read_messages(project)["Three words are here."].msgstr == (PERSIAN,)


def test_the_nearest_language_of_a_unit_is_taken(project: Path) -> None:
    units = "".join(
        f'<tuv xml:lang="{code}"><seg>{text}</seg></tuv>'
        for code, text in (("fa-AF", "افغانی"), ("de", "drei"), ("fa", PERSIAN), ("en-GB", "x"),
                           ("en", "Three words are here!"))
    )  # fmt: skip
    put(project / "a.tmx", f'<tmx version="1.4"><header/><body><tu>{units}</tu></body></tmx>')
    name_files(project, "a.tmx")
    run("update")
    assert read_messages(project)["Three words are here."].msgstr == (PERSIAN,)


@pytest.mark.parametrize(
    ("header", "name", "is_read"),
    [
        ("Language: fa_IR\\n", "x.po", True),
        ("Language: ar\\n", "fa.po", False),
        ("", "fa.po", True),
        ("", "fa/LC_MESSAGES/x.po", True),
        ("", "ar.po", False),
    ],
)
def test_a_catalogue_says_its_language_or_its_path_does(
    project: Path, header: str, name: str, is_read: bool
) -> None:
    put_po(project / "memory" / name, header)
    name_files(project, "memory/**/*.po")
    run("update")
    assert read_messages(project)["The last one says goodbye."].fuzzy is is_read


@pytest.mark.parametrize(
    "pattern", ["/etc/*.po", "~/a.tmx", "C:/a.tmx", "\\\\host\\a.po", "memory/", "a.txt", "*"]
)
def test_only_memories_by_a_relative_path_may_be_named(project: Path, pattern: str) -> None:
    put(project / "dragoman.toml", f"[memory]\nfiles = ['{pattern}']\n")
    result = run("update")
    assert result.exit_code == 2 and "memory.files" in result.stderr
    assert "a path from the project to files .tmx or .po" in result.stderr


def test_a_search_that_found_nothing_is_repeated_when_a_memory_changes(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cache = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: cache)
    monkeypatch.setattr(count_cache, "FREE", 0)
    searches: list[object] = []
    find = suggest.suggest_for_empty

    def count(*given: object) -> object:
        searches.append(given)
        return find(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(suggest, "suggest_for_empty", count)
    put_tmx(project / "a.tmx", text="چیز دیگر", source="de")
    name_files(project, "a.tmx")
    for _ in range(3):
        run("update", "-q")
    known = len(searches)
    run("update", "-q")
    assert len(searches) == known, "nothing has changed"
    put_tmx(project / "a.tmx")
    run("update", "-q")
    assert len(searches) > known and read_messages(project)["Three words are here."].fuzzy


def test_a_memory_is_refused_by_import_and_its_place_is_named(project: Path) -> None:
    put_tmx(project / "a.tmx")
    run("update", "-q")
    result = run("import", "a.tmx")
    assert result.exit_code == 1 and "memory.files" in result.stdout


def test_what_goes_out_as_a_memory_is_suggested_in_another_project(
    project: Path, tmp_path: Path
) -> None:
    opened: Project = projects.refresh(find_project(project))
    projects.translate(opened)
    assert run("export", "-t", "tmx", "-o", str(tmp_path / "out")).exit_code == 0
    other = tmp_path / "second"
    other.mkdir()
    projects.make(other, {"letter.txt": projects.TEXT}, "fa")
    name_files(other, "../out/*.tmx")
    os.chdir(other)
    run("update")
    messages = read_messages(other)
    assert len(messages) == 4
    assert all(block.fuzzy and block.msgstr == (f"fa: {name}",) for name, block in messages.items())


def test_at_most_a_thousand_files_are_read(tmp_path: Path) -> None:
    for number in range(1_000):
        (tmp_path / f"{number:04}.tmx").touch()
    assert len(list(find_memory_files(tmp_path, ["*.tmx"]))) == 1_000
    (tmp_path / "more.tmx").touch()
    *files, last = find_memory_files(tmp_path, ["0*.tmx", "*.tmx"])
    assert [isinstance(file, Path) for file in files] == [True] * 1_000
    assert "more than 1,000 files; name fewer" in str(last)


def test_a_memory_that_the_disk_does_not_give_is_said_with_its_file(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.parent / "other.tmx"
    put_tmx(path)
    name_files(project, "../other.tmx")
    read = files.read

    def fail(wanted: Path, *known: bytes | None) -> bytes | None:
        if wanted == path.resolve():
            raise OSError(errno.EIO, "Input/output error")
        return read(wanted, *known)

    monkeypatch.setattr(files, "read", fail)
    result = run("update")
    said = os.path.join("..", "other.tmx")  # noqa: PTH118 - as the message shows it
    assert f"{said}: it cannot be read on " in result.stderr
    assert ": the disk reports an error; check the disk, then run again" in result.stderr
