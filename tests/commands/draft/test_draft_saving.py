"""What a machine has answered is not lost, however the work ends, and not asked for again."""

from __future__ import annotations

import errno
import itertools
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from dragoman.catalogs.drafts import NewDraft
from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.states import is_draft, make_block_digest
from dragoman.commands._draft import saving
from dragoman.commands._draft.saving import DraftSaver, recover_drafts
from dragoman.errors import CatalogError, ProjectError
from dragoman.files import systems
from dragoman.files.journal import Journal
from dragoman.model import MessageKey
from dragoman.project import Project, find_project
from helpers import projects
from helpers.command_line import run
from helpers.draft_servers import Asked, chat, libretranslate, serve
from helpers.durations import wait_until

COUNT = 120
PERSIAN = ("ما", "نام", "دوستان", "را", "فراموش", "نمی‌کنیم", "و", "همیشه", "به", "یاد")


def translate(fields: dict[str, str]) -> str:
    words = itertools.cycle(PERSIAN)
    return re.sub(r"[^\W\d_]+", lambda _: next(words), fields["text"])


def name(number: int) -> str:
    """Return a number as letters, for no rule to compare."""
    return "".join(chr(97 + int(digit)) for digit in f"{number:04}")


def make(folder: Path, count: int) -> Project:
    folder.mkdir()
    texts = (f"Paragraph {name(number)} speaks of the people and their names." for number in
             range(count))  # fmt: skip
    return projects.make(folder, {"letter.txt": "\n\n".join(texts) + "\n"}, "fa")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = make(tmp_path / "project", COUNT)
    monkeypatch.chdir(made.root)
    return made


def configure(url: str, engine: str = "openai") -> None:
    Path("dragoman.toml").write_text(
        f'languages = ["fa"]\n[draft]\nengine = "{engine}"\nurl = "{url}"\nmodel = "gemma"\n',
        encoding="utf-8",
    )


def count_drafts() -> int:
    return sum(map(is_draft, projects.blocks(find_project(Path()))))


def count_lines(folder: Path) -> int:
    return sum(path.read_bytes().count(b"\n") for path in folder.rglob("drafts-*.jsonl"))


def count_kept(folder: Path) -> int:
    """Return how many messages have a draft in the catalogue, in the journal or in both."""
    blocks = projects.blocks(find_project(Path()))
    written = {block.key for block in blocks if is_draft(block)}
    lines = [
        json.loads(line)
        for path in folder.rglob("drafts-*.jsonl")
        for line in path.read_bytes().split(b"\n")[:-1]  # the last may be half written
    ]
    return len(written | {(context, msgid) for context, msgid, *_ in lines})


PROGRAM = """\
import sys
from dragoman.commands._draft import saving
saving._PATIENCE = 10 ** 9  # so that all but the first draft are only in the journal
from dragoman.__main__ import main
sys.argv = ["dragoman", "draft", "-l", "fa"]
main()
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_stopped_run_loses_nothing_and_the_next_one_asks_nothing_again(
    project: Project, tmp_path: Path, end: signal.Signals
) -> None:
    """The server answers 50 texts, and none that is asked for after them. The next run asks another
    server: what the first run has still sent would be answered late."""
    answered: list[str] = []
    again: list[str] = []
    guard, ended = threading.Lock(), threading.Event()

    def reply(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        with guard:
            is_answered = len(answered) < 50
            if is_answered:
                answered.append(asked.text)
        if is_answered:
            chat(translate)(asked, handler)
        else:
            ended.wait(60)

    def reply_again(asked: Asked, handler: BaseHTTPRequestHandler) -> None:
        again.append(asked.text)
        chat(translate)(asked, handler)

    with serve(reply) as server:
        configure(server.url)
        process = subprocess.Popen([sys.executable, "-c", PROGRAM], stderr=subprocess.PIPE)
        wait_until(lambda: count_kept(tmp_path / "cache") >= 50)
        os.kill(process.pid, end)
        _, said = process.communicate(timeout=60)
        ended.set()
    assert process.returncode == (-9 if end == signal.SIGKILL else 128 + end), said
    assert (count_drafts() < 50) is (end == signal.SIGKILL)
    with serve(reply_again) as server:
        configure(server.url)
        result = run("draft", "-l", "fa")
    assert result.exit_code == 0, result.output
    assert set(Counter((*answered, *again)).values()) == {1}
    assert (len(answered), len(again)) == (50, COUNT - 50)
    assert count_drafts() == COUNT
    assert count_lines(tmp_path / "cache") == 0
    if end == signal.SIGKILL:
        assert "drafts of a stopped run saved" in result.stderr


def test_two_runs_at_once_are_not_for_one_catalogue(project: Project) -> None:
    with DraftSaver(project, "letter", "fa"):
        with pytest.raises(ProjectError, match="another dragoman"):
            DraftSaver(project, "letter", "fa")
        DraftSaver(project, "letter", "ar").close()
    DraftSaver(project, "letter", "fa").close()


@pytest.fixture
def drafts(project: Project) -> Iterator[dict[MessageKey, NewDraft]]:
    yield {
        block.key: NewDraft(
            ("یک پیش‌نویس از متن",), make_block_digest(block), "engine", "2026-01-01"
        )
        for block in projects.blocks(project)[:5]
    }


def test_a_journal_is_put_in_once_and_never_over_a_person(
    project: Project, drafts: dict[MessageKey, NewDraft]
) -> None:
    saver = DraftSaver(project, "letter", "fa")
    for key, draft in drafts.items():
        saver.keep(key, draft)
    saver.close()  # as a kill leaves it
    assert count_drafts() == 0
    mine = next(iter(drafts))
    projects.edit(
        project,
        lambda block: projects.translated(block, "از من") if block.key == mine else block,
    )
    assert recover_drafts(project, "letter", "fa") == 4
    assert recover_drafts(project, "letter", "fa") == 0
    texts = {block.key: block.msgstr[0] for block in projects.blocks(project)}
    assert texts[mine] == "از من"
    assert count_drafts() == 4


def test_a_damaged_journal_gives_what_can_be_read(
    project: Project, drafts: dict[MessageKey, NewDraft], tmp_path: Path
) -> None:
    saver = DraftSaver(project, "letter", "fa")
    for key, draft in drafts.items():
        saver.keep(key, draft)
    saver.close()
    (path,) = (tmp_path / "cache").rglob("drafts-*.jsonl")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([b"\x00\n", b"[1,2]\n", b"{}\n", *lines[1:-1], lines[-1][:-9]]))
    assert recover_drafts(project, "letter", "fa") == 3


def test_a_journal_of_an_earlier_version_gives_whole_texts(
    project: Project, drafts: dict[MessageKey, NewDraft], tmp_path: Path
) -> None:
    """It had one text where there is a list of the plural forms now."""
    saver = DraftSaver(project, "letter", "fa")
    saver.keep(*next(iter(drafts.items())))
    saver.close()
    (path,) = (tmp_path / "cache").rglob("drafts-*.jsonl")
    context, msgid, (text,), *rest = json.loads(path.read_bytes())
    path.write_text(json.dumps([context, msgid, text, *rest]) + "\n", encoding="utf-8")
    assert recover_drafts(project, "letter", "fa") == 1
    texts = {block.msgid: block.msgstr for block in projects.blocks(project)}
    assert texts[msgid] == ("یک پیش‌نویس از متن",)


def test_what_cannot_be_saved_stays_in_the_journal(
    project: Project, drafts: dict[MessageKey, NewDraft]
) -> None:
    path = project.catalog("letter", "fa")
    whole = path.read_bytes()
    saver = DraftSaver(project, "letter", "fa")
    for key, draft in drafts.items():
        saver.keep(key, draft)
    path.unlink()
    with pytest.raises(CatalogError, match="removed meanwhile"):
        saver.save()
    saver.close()
    path.write_bytes(whole)
    assert recover_drafts(project, "letter", "fa") == 5


def test_without_a_folder_for_caches_each_draft_is_written(
    project: Project, drafts: dict[MessageKey, NewDraft], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Path:
        raise RuntimeError

    monkeypatch.setattr(saving, "cache_folder", fail)
    with DraftSaver(project, "letter", "fa") as saver:
        for number, (key, draft) in enumerate(drafts.items(), 1):
            saver.keep(key, draft)
            saver.save_if_due()
            assert count_drafts() == number


def refuse(*_arguments: object) -> int:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_in_a_folder_where_nothing_can_be_made_each_draft_is_written(
    project: Project, drafts: dict[MessageKey, NewDraft], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_new = systems.open_new

    def refuse_journals(path: Path, mode: int) -> int:
        return refuse() if path.suffix == ".jsonl" else make_new(path, mode)

    monkeypatch.setattr(systems, "open_new", refuse_journals)
    with DraftSaver(project, "letter", "fa") as saver:
        for number, (key, draft) in enumerate(drafts.items(), 1):
            saver.keep(key, draft)
            saver.save_if_due()
            assert count_drafts() == number


@pytest.mark.parametrize("has_drafts", [True, False])
def test_a_journal_that_cannot_be_opened_is_told_where_drafts_are_in_it(
    project: Project,
    drafts: dict[MessageKey, NewDraft],
    monkeypatch: pytest.MonkeyPatch,
    has_drafts: bool,
) -> None:
    saver = DraftSaver(project, "letter", "fa")
    for key, draft in drafts.items() if has_drafts else ():
        saver.keep(key, draft)
    saver.close()  # as a kill leaves it
    with monkeypatch.context() as context:
        context.setattr(systems, "open_existing", refuse)
        if has_drafts:
            with pytest.raises(ProjectError, match="cannot be opened"):
                DraftSaver(project, "letter", "fa")
        else:
            DraftSaver(project, "letter", "fa").close()
    assert recover_drafts(project, "letter", "fa") == 5 * has_drafts


@pytest.mark.parametrize("method", ["add", "clear"])
def test_a_journal_that_fails_in_the_middle_is_done_without(
    project: Project,
    drafts: dict[MessageKey, NewDraft],
    monkeypatch: pytest.MonkeyPatch,
    method: str,
) -> None:
    """The disk of the cache is full, say, and that of the project is not."""

    def fail(*_arguments: object) -> None:
        raise ProjectError("the file cannot be written")

    with DraftSaver(project, "letter", "fa") as saver, monkeypatch.context() as context:
        for number, (key, draft) in enumerate(drafts.items(), 1):
            if number == 3:
                context.setattr(Journal, method, fail)
                saver.save()
            saver.keep(key, draft)
            saver.save_if_due()
            assert number < 3 or count_drafts() == number
    DraftSaver(project, "letter", "fa").close()  # nobody has it any more


def test_the_journal_names_no_path_and_only_its_owner_reads_it(
    project: Project, drafts: dict[MessageKey, NewDraft], tmp_path: Path
) -> None:
    saver = DraftSaver(project, "letter", "fa")
    saver.keep(*next(iter(drafts.items())))
    (path,) = (tmp_path / "cache").rglob("drafts-*.jsonl")
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"project" not in path.read_bytes()
    assert "letter" not in path.name
    saver.close()


@pytest.mark.parametrize("engine", ["openai", "libretranslate"])
def test_a_thousand_messages_are_each_asked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    """The catalogue is written far less often than answers come (benchmarks/ has the time)."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    project = make(tmp_path / "thousand", 1000)
    monkeypatch.chdir(project.root)
    saves = 0
    put = change_catalog

    def count_saves(*arguments: object, **more: object) -> bool:
        nonlocal saves
        saves += 1
        return put(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(saving, "change_catalog", count_saves)
    reply = chat(translate) if engine == "openai" else libretranslate(translate)
    with serve(reply) as server:
        configure(server.url, engine)
        assert run("draft", "-l", "fa").exit_code == 0
        assert set(Counter(asked.text for asked in server.asked).values()) == {1}
    assert count_drafts() == 1000
    assert saves < 100


def test_a_program_is_asked_for_a_thousand_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    project = make(tmp_path / "thousand", 1000)
    monkeypatch.chdir(project.root)
    code = (
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    asked = json.loads(line)\n"
        "    text = ' '.join(['متن'] + ['نام', 'دوستان'] * 4)\n"
        "    print(json.dumps({'id': asked['id'], 'translation': text + '.'}), flush=True)\n"
    )
    Path("translator.py").write_text(code, encoding="utf-8")
    Path("dragoman.toml").write_text(
        f'languages = ["fa"]\n[draft]\ncommand = ["{sys.executable}", "translator.py"]\n',
        encoding="utf-8",
    )
    result = run("draft", "-l", "fa", "--engine", "command")
    assert result.exit_code == 0, result.stderr[-500:]
    assert count_drafts() == 1000


def test_a_draft_is_saved_after_those_that_were_asked_for_before_it(
    project: Project, drafts: dict[MessageKey, NewDraft]
) -> None:
    """So the catalogue is the same, whichever answer comes first; the early one is in the journal.
    A message without a draft keeps nobody waiting."""
    first, second, third = list(drafts)[:3]
    with DraftSaver(project, "letter", "fa", [first, second, third]) as saver:
        saver.keep(third, drafts[third])
        saver.end(third)
        saver.save_if_due()
        assert count_drafts() == 0
        saver.keep(first, drafts[first])
        saver.end(first)
        saver.save_if_due()
        assert count_drafts() == 1
        saver.end(second)
        saver._next = 0.0
        saver.save_if_due()
        assert count_drafts() == 2
    assert count_drafts() == 2
