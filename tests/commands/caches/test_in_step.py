"""Of what is known to be in step nothing is read but its bytes, and an update does the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.commands import update as update_module
from dragoman.commands._caches import count_cache, user_cache
from dragoman.commands._caches import in_step as _in_step
from dragoman.commands._caches.in_step import CatalogInStep
from dragoman.commands._update import plans
from dragoman.commands._update.plans import UpdateRequest
from dragoman.commands.update import update
from dragoman.po import Block, write_block
from dragoman.project import Project, find_project
from helpers import projects

LETTER = "The ferry waits at the lower pier.\n\nThe mill is old.\n"
DIARY = "We took the ferry.\n\nThe miller is young.\n"
EMPTY = "The bridge over the river is closed.\n"


@pytest.fixture(autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is used however small the project is."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setattr(user_cache, "cache_folder", lambda: folder)
    monkeypatch.setattr(_in_step, "FREE", -1)
    monkeypatch.setattr(count_cache, "FREE", -1)
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two documents that are translated, and one that is not."""
    files = {"letter.txt": LETTER, "diary.md": DIARY, "news.txt": EMPTY}
    made = projects.make(tmp_path, files)
    for document in ("letter", "diary"):
        for language in made.languages:
            projects.translate(made, document, language)
    run(made)
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were read and matched."""
    made: list[str] = []
    real = plans.make_plans

    def make_plans(project: Project, documents: list[str], *rest: object) -> object:
        made.extend(documents)
        return real(project, documents, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(update_module, "make_plans", make_plans)
    return made


def run(project: Project, *, tidy: bool = False) -> list[tuple[object, ...]]:
    """Update everything; return what is printed of it."""
    project = find_project(project.root)
    documents = update(
        project, tuple(project.documents), project.languages, UpdateRequest(tidy=tidy)
    )
    return [
        (
            document.extracted,
            document.has_changed,
            one.document,
            one.language,
            one.is_new,
            one.notes,
            one.report.changed,
            one.report.counts,
            one.report.untranslated,
            one.report.retired,
        )
        for document in documents
        for one in document.catalogs
    ]


def read_all(project: Project) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}


def test_what_is_in_step_is_not_matched_again(project: Project, asked: list[str]) -> None:
    first = run(project)
    asked.clear()
    before = read_all(project)
    assert run(project) == first
    assert asked == [] and read_all(project) == before


def test_what_is_known_has_the_order_of_the_documents(project: Project, asked: list[str]) -> None:
    run(project)
    path = project.source("diary")
    path.write_text(f"{DIARY}\nA line.\n", encoding="utf-8")
    asked.clear()
    project = find_project(project.root)
    names = ("news", "diary", "letter")
    found = list(update(project, names, project.languages))
    assert [each.extracted.document for each in found] == list(names)
    assert [bool(each.changed) for each in found] == [name in asked for name in names]
    assert isinstance(found[2].catalogs[0], CatalogInStep)


def test_a_document_with_a_mistake_stops_no_other(project: Project) -> None:
    from dragoman.errors import DragomanError

    run(project)
    project.catalog("letter", "fa").write_bytes(b'msgid "')
    project.source("diary").write_text(f"{DIARY}\nA line.\n", encoding="utf-8")
    found = []
    with pytest.raises(DragomanError):
        for each in update(project, tuple(project.documents), project.languages):
            found.append(each.extracted.document)
    assert found == ["diary", "news"]


def write_settings(text: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / "dragoman.toml"
        path.write_text(f"{path.read_text(encoding='utf-8')}{text}", encoding="utf-8")

    return change


def edit_source(project: Project) -> None:
    project.source("letter").write_text(f"A heading.\n\n{LETTER}", encoding="utf-8")


def move_source(project: Project) -> None:
    project.source("letter").rename(project.root / "source" / "letter.md")


def edit_template(project: Project) -> None:
    path = project.template("letter")
    path.write_bytes(path.read_bytes().replace(b"mill", b"mall"))


def remove_template(project: Project) -> None:
    project.template("letter").unlink()


def edit_catalog(project: Project) -> None:
    projects.edit(project, lambda block: projects.translated(block, "یک"), "letter", "fa")


def remove_catalog(project: Project) -> None:
    project.catalog("letter", "ar").unlink()


def write_terms(project: Project) -> None:
    write_settings("[check]\ncomments = true\n")(project)
    text = "term,language,translation\nferry,fa,کشتی\n"
    (project.root / "glossary.csv").write_text(text, encoding="utf-8")


def remove_language(project: Project) -> None:
    (project.root / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")


CHANGES: dict[str, Callable[[Project], None]] = {
    "the source": edit_source,
    "the suffix of the source": move_source,
    "the template": edit_template,
    "no template": remove_template,
    "a catalogue": edit_catalog,
    "no catalogue": remove_catalog,
    "the glossary": write_terms,
    "the name of the project": write_settings('project = "A book"\n'),
    "the translator": write_settings('translator = "Somebody <a@example.org>"\n'),
    "the threshold": write_settings("[update]\nthreshold = 50\n"),
    "the keys of front matter": write_settings('[markdown]\nfront-matter = ["x"]\n'),
    "the language of the sources": write_settings('source-language = "de"\n'),
    "one language less": remove_language,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_an_update_can_read_is_read_again(
    project: Project,
    asked: list[str],
    change: Callable[[Project], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run(project)
    change(project)
    before = read_all(project)
    asked.clear()
    said = run(project)
    after = read_all(project)
    assert "letter" in asked
    for path, data in before.items():
        path.write_bytes(data)
    for path in after.keys() - before.keys():
        path.unlink()
    monkeypatch.setattr(_in_step, "FREE", 1 << 60)
    assert (run(project), read_all(project)) == (said, after)


def test_the_glossary_that_is_written_into_catalogues_is_read_again(
    project: Project, asked: list[str]
) -> None:
    write_terms(project)
    run(project)
    run(project)
    path = project.root / "glossary.csv"
    path.write_text(path.read_text("utf-8").replace("کشتی", "قایق"), encoding="utf-8")
    run(project)
    text = project.catalog("letter", "fa").read_text("utf-8")
    assert "قایق" in text and "کشتی" not in text


def test_what_others_offer_is_looked_for_where_messages_are_empty(
    project: Project, asked: list[str]
) -> None:
    run(project)
    asked.clear()
    path = project.source("diary")
    path.write_text(f"{DIARY}\n{EMPTY}", encoding="utf-8")
    run(project)
    assert "letter" not in asked  # it has no empty message
    projects.translate(project, "diary", "fa")
    asked.clear()
    run(project)
    assert "news" in asked and "letter" not in asked
    (block,) = projects.blocks(project, "news", "fa")
    assert block.fuzzy and block.msgstr[0]


def test_memories_from_outside_are_looked_at_where_messages_are_empty(
    project: Project, asked: list[str]
) -> None:
    memory = project.root / "memory.po"
    start = 'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    memory.write_text(start, encoding="utf-8")
    write_settings('[memory]\nfiles = ["memory.po"]\n')(project)
    run(project)
    run(project)
    asked.clear()
    text = f'\nmsgid "{EMPTY.strip()}"\nmsgstr "پل بسته است"\n'
    memory.write_text(f"{start}{text}", encoding="utf-8")
    run(project)
    assert asked == ["news"]
    assert projects.blocks(project, "news", "fa")[0].msgstr == ("پل بسته است",)


def test_what_is_outdated_by_its_pivot_is_found(project: Project, asked: list[str]) -> None:
    path = project.catalog("letter", "ar")
    mark = "# dragoman: pivot fa 0123456789abcdef\n"
    path.write_text(path.read_text("utf-8").replace("#: ", f"{mark}#: "), encoding="utf-8")
    project = find_project(project.root)
    for _ in range(2):
        list(update(project, ("letter",), ("ar",)))
    asked.clear()
    edit_catalog(project)
    list(update(project, ("letter",), ("ar",)))
    assert asked == ["letter"]


def test_other_programs_make_it_anew(
    project: Project, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(project)
    asked.clear()
    monkeypatch.setattr(_in_step, "digest_versions", lambda: "another")
    run(project)
    assert sorted(asked) == ["diary", "letter", "news"]


def test_the_flags_of_an_update_count(project: Project, asked: list[str]) -> None:
    run(project)
    asked.clear()
    run(project, tidy=True)
    assert sorted(asked) == ["diary", "letter", "news"]


def add_note(block: Block) -> Block:
    entry = block.entry()
    entry.tcomment = "a note"
    return write_block(entry, block)


def test_what_changes_while_it_is_read_is_not_remembered(
    project: Project, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_in_step, "digest_versions", lambda: "another")  # nothing is known
    updating = update(project, tuple(project.documents), project.languages)
    next(updating)
    projects.edit(project, add_note, "letter", "fa")
    list(updating)
    asked.clear()
    run(project)
    assert "letter" in asked and "diary" not in asked


def test_a_glossary_that_changes_while_it_is_read_is_not_remembered(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, path = project.root / "dragoman.toml", project.root / "glossary.csv"
    with settings.open("a", encoding="utf-8") as file:
        file.write("\n[check]\ncomments = true\n")
    real, terms = plans.make_plans, "term,language,translation\nferry,fa,کشتی\n"

    def remove_first(*arguments: object) -> object:
        path.unlink()
        return real(*arguments)  # type: ignore[arg-type]

    path.write_text(terms, encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(update_module, "make_plans", remove_first)
        run(project)
    path.write_text(terms, encoding="utf-8")
    run(project)
    assert "کشتی" in project.catalog("letter", "fa").read_text(encoding="utf-8")


@pytest.mark.parametrize("numbers", [[], [1], [1, 0], [True] * 26, ["1"] * 26])
def test_a_damaged_entry_is_no_entry(
    project: Project, asked: list[str], numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run(project)
    asked.clear()
    monkeypatch.setattr(count_cache.CountCache, "get", lambda *_: numbers)
    assert run(project) == first
    assert sorted(asked) == ["diary", "letter", "news"]


def test_the_cache_has_nothing_but_numbers(project: Project, caches: Path) -> None:
    run(project)
    text = "".join(file.read_text(encoding="ascii") for file in caches.iterdir())
    assert not any(word in text for word in ("ferry", "letter", "diary", str(project.root)))


def test_a_small_project_needs_no_cache(
    project: Project, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_in_step, "FREE", 100_000)
    run(project)
    asked.clear()
    run(project)
    assert sorted(asked) == ["diary", "letter", "news"]


@pytest.mark.parametrize(
    ("catalog", "is_open"),
    [
        (b'msgid "a"\nmsgstr ""\n', True),
        (b'msgid "a"\r\nmsgstr ""\r\n', True),
        (b'msgid "a"\nmsgstr "" ', True),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\nmsgstr[0] "d"\nmsgstr[1] ""\n', True),
        (b'msgstr ""', True),
        (b'msgid ""\nmsgstr ""\n"Language: fa\\n"\n\nmsgid "a"\nmsgstr "b"\n', False),
        (b'msgid "a msgstr \\"\\""\nmsgstr "b"\n', False),
        (b'#~ msgid "a"\n#~ msgstr ""\n', False),
        (b"", False),
    ],
)
def test_a_message_without_a_translation_is_seen(catalog: bytes, is_open: bool) -> None:
    assert _in_step._Files(b"", b"", [b"", catalog]).may_be_open is is_open
