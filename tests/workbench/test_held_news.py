"""What pages hear, what is kept open, and the bounds of what a page gets."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.commands.update import update
from dragoman.po import Block, write_block
from helpers import projects
from helpers.tools import need_module
from helpers.workbench import Workbench, place

need_module("flask")

from dragoman.workbench import _answers, _desk, _events, _help, _overview, _rows  # noqa: E402
from dragoman.workbench._events import Events  # noqa: E402
from dragoman.workbench._overview import list_changes  # noqa: E402
from dragoman.workbench._saving import clean_text  # noqa: E402

MOST = 32


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    projects.make(tmp_path, {"letter.txt": projects.TEXT, "notes.txt": "Some notes.\n"})
    return Workbench(tmp_path)


def listen(events: Events) -> Iterator[str]:
    """Return what a page hears; it is one of those that listen."""
    heard = events.listen()
    assert next(heard) == ": dragoman\n\n"
    return heard


def read(said: str) -> tuple[str, object]:
    """Return an event as the standard writes it: its name, and its data."""
    event, data, *rest = said.split("\n")
    assert rest == ["", ""]
    assert event.startswith("event: ") and data.startswith("data: ")
    return event.removeprefix("event: "), json.loads(data.removeprefix("data: "))


# What pages hear


def test_every_page_hears_of_a_catalogue_and_of_a_source_that_changed(bench: Workbench) -> None:
    pages = [listen(bench.events) for _ in range(2)]
    project = bench.project
    revision = bench.desk.open("letter", "fa").revision
    source = project.source("letter")
    source.write_text(projects.TEXT + "\nOne more.\n", encoding="utf-8")
    bench.events._tell_changes(frozenset({project.catalog("letter", "fa"), source}))
    for page in pages:
        event, told = read(next(page))
        assert event == "source"
        assert told == {"document": "letter"}
        event, told = read(next(page))
        assert event == "changed"
        assert told == {"document": "letter", "language": "fa",
                        "revision": bench.desk.open("letter", "fa").revision}  # fmt: skip
        assert isinstance(told, dict) and told["revision"] != revision
    bench.events.end()
    for page in pages:
        assert read(next(page)) == ("gone", {})
        assert list(page) == []


def test_a_catalogue_that_cannot_be_read_has_no_revision(bench: Workbench) -> None:
    page = listen(bench.events)
    path = bench.project.catalog("letter", "fa")
    path.write_bytes(b'msgid "')
    bench.events._tell_changes(frozenset({path}))
    assert read(next(page)) == ("changed", {"document": "letter", "language": "fa", "revision": ""})


def test_no_more_pages_listen_than_there_are_threads_for(bench: Workbench) -> None:
    assert _events.MOST_LISTENERS == MOST
    pages = [listen(bench.events) for _ in range(MOST)]
    assert list(bench.events.listen()) == ["event: full\ndata: {}\n\n"]
    pages.pop().close()  # type: ignore[attr-defined]  # a generator
    pages.append(listen(bench.events))
    assert list(bench.events.listen()) == ["event: full\ndata: {}\n\n"]
    bench.events.end()
    assert list(bench.events.listen()) == []


def test_a_page_without_news_hears_that_the_server_is_there(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = listen(bench.events)
    monkeypatch.setattr(_events, "_ALIVE", 0.01)
    assert next(page) == next(page) == ": alive\n\n"


def test_a_page_that_does_not_read_keeps_nobody_waiting(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_events, "_MOST_WAITING", 2)
    monkeypatch.setattr(_events, "_FAREWELL", 0.05)
    slow, other = listen(bench.events), listen(bench.events)
    for number in range(5):
        bench.events._tell("changed", {"number": number})
        if number < 2:
            assert read(next(other)) == ("changed", {"number": number})
    assert [read(next(slow))[1] for _ in range(2)] == [{"number": 0}, {"number": 1}]
    bench.events.end()


def test_what_is_wrong_at_one_moment_does_not_end_the_watching(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = bench.project.catalog("letter", "fa")
    told: list[object] = []
    failures = iter([OSError(), KeyError(), None])

    def tell(paths: frozenset[Path]) -> None:
        failure = next(failures)
        if failure is not None:
            raise failure
        told.append(paths)

    def watch(list_files: object, end: threading.Event) -> Iterator[frozenset[Path]]:
        assert callable(list_files) and path in list(list_files())
        yield from [frozenset({path})] * 3
        bench.events.end()
        assert end.is_set()

    monkeypatch.setattr(bench.events, "_tell_changes", tell)
    monkeypatch.setattr(_events, "watch", watch)
    bench.events.start()
    for thread in threading.enumerate():
        if thread.name.startswith("Thread") and "_watch" in thread.name:
            assert thread.daemon
            thread.join(20)
    assert told == [frozenset({path})]


def test_a_change_of_a_source_is_told_by_language(bench: Workbench) -> None:
    assert list_changes(bench.project, "letter") == {"catalogs": [], "problems": []}
    projects.translate(bench.project, "letter", "fa")
    source = bench.project.source("letter")
    text = projects.TEXT.replace("Three words are here.\n\n", "") + "\nOne.\n\nTwo more.\n"
    source.write_text(text, encoding="utf-8")
    told = list_changes(bench.project, "letter")["catalogs"]
    assert [(each["code"], each["untranslated"], each["retired"]) for each in told] == [
        ("fa", 2, 1),
        ("ar", 2, 0),
    ]
    source.write_bytes(b"\xff\xfe\xff")
    told = list_changes(bench.project, "letter")
    assert told["catalogs"] == []
    assert len(told["problems"]) == 1 and "source/letter.txt:1: " in told["problems"][0]


def test_a_page_that_is_opened_hears_whether_the_source_has_changed(bench: Workbench) -> None:
    source = bench.project.source("letter")
    for text in ("Three words are here.\n\n", ""):  # a paragraph less; then all as before
        source.write_text(projects.TEXT.replace(text, ""), encoding="utf-8")
        assert bench.get(f"{place()}/rows").json["changed"] is bool(text)


# What is open


def test_what_did_not_change_is_read_once(bench: Workbench) -> None:
    desk = bench.desk
    first, notes = desk.open("letter", "fa"), desk.open("notes", "fa")
    assert desk.open("letter", "fa") is first
    bench.save(bench.rows()[1], "سه واژه اینجاست.")
    second = desk.open("letter", "fa")
    assert second is not first and second.revision != first.revision
    assert second.shared is first.shared  # what depends only on the other files
    assert second.own is not first.own
    assert desk.open("notes", "fa").shared is not notes.shared  # beside it a catalogue changed
    source = bench.project.source("letter")
    source.write_text(projects.TEXT + "\nMore.\n", encoding="utf-8")
    assert desk.open("letter", "fa").shared is not second.shared


@pytest.mark.parametrize(("document", "language"), [("nothing", "fa"), ("letter", "de")])
def test_what_the_project_does_not_have_is_not_there(
    bench: Workbench, document: str, language: str
) -> None:
    with pytest.raises(KeyError):
        bench.desk.open(document, language)


def test_only_so_many_are_kept_in_memory(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_desk, "_MOST_OPEN", 2)
    pairs = [("letter", "fa"), ("letter", "ar"), ("notes", "fa")]
    opened = [bench.desk.open(*pair) for pair in pairs]
    assert bench.desk.open(*pairs[1]) is opened[1]
    assert bench.desk.open(*pairs[2]) is opened[2]
    assert bench.desk.open(*pairs[0]) is not opened[0]
    assert list(bench.desk._opened) == [pairs[2], pairs[0]]


def test_a_new_document_is_seen_at_once(bench: Workbench) -> None:
    files = set(bench.desk.list_files())
    path = bench.project.source_folder / "in" / "new.txt"
    path.parent.mkdir()
    path.write_text("New.\n", encoding="utf-8")
    assert bench.rows("in/new")[0]["source"] == "New."
    added = set(bench.desk.list_files()) - files
    project = bench.project
    assert added == {path, *(project.catalog("in/new", code) for code in ("fa", "ar"))}
    (bench.desk.root / "dragoman.toml").write_text("[", encoding="utf-8")
    assert list(bench.desk.list_files()) == []


# What a page gets


def test_a_paragraph_has_all_that_is_known_of_it(bench: Workbench) -> None:
    def put(block: Block) -> Block:
        if not block.msgid.startswith("Three"):
            return block
        entry = projects.fuzzy(projects.translated(block, "سه واژه.")).entry()
        entry.tcomment, entry.comment = "a note", f"{entry.comment}\nglossary: word"
        return write_block(entry, block)

    path = bench.project.source("letter")
    path.write_text(projects.TEXT + "\nThree words are here.\n", encoding="utf-8")
    list(update(bench.project, ["letter"], ["fa"]))
    projects.edit(bench.project, put)
    rows = bench.rows()
    row = rows[1]
    assert rows[4]["key"] == row["key"] and rows[4]["repeats"] == [2]
    assert len(row.pop("key")) == 16
    assert row.pop("digest").endswith("f")
    assert row == {
        "number": 2, "kind": "paragraph", "level": 0, "source": "Three words are here.",
        "pivot": None, "translation": "سه واژه.", "state": "fuzzy", "reasons": [],
        "context": None, "notes": ["glossary: word"], "translator_notes": ["a note"],
        "others": [], "previous": None, "words": 4, "repeats": [5], "share": None,
    }  # fmt: skip


def test_the_next_paragraph_to_do_is_after_this_one_or_the_first_again(bench: Workbench) -> None:
    def find_next(after: int) -> object:
        return bench.get(f"{place()}/rows?count=0&after={after}").json["next"]

    assert [find_next(number) for number in (0, 1, 3, 4)] == [1, 2, 4, 1]
    for row in bench.rows()[:3]:
        bench.save(row, f"متن {row['number']} ۲۰۱۵ ۱۵۰۰")
    assert [find_next(number) for number in (0, 3, 4)] == [4, 4, 4], "the last one is still to do"
    bench.save(bench.rows()[3], "متن ۴ ۲۰۱۵ ۱۵۰۰")
    assert [find_next(number) for number in (0, 4)] == [None, None]


def test_what_is_found_is_said(bench: Workbench) -> None:
    address = f"{place()}/rows?interface=en&search="
    assert bench.get(f"{address}words").json["told"] == "Paragraphs found: 1"
    assert bench.get(f"{address}nothing").json["told"] == "No paragraph fits."


def test_no_answer_has_more_rows_than_it_may(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _rows.MOST_ROWS == 200
    monkeypatch.setattr(_rows, "MOST_ROWS", 2)
    assert [row["number"] for row in bench.rows(query="numbers=4,3,2")] == [4, 3]
    assert [row["number"] for row in bench.rows(query="from=3&count=9")] == [3, 4]
    monkeypatch.setattr(_answers, "MOST_ROWS", 1)
    assert [row["number"] for row in bench.rows()] == [1]


def test_five_suggestions_are_the_most_the_best_first(tmp_path: Path) -> None:
    names = ("one", "two", "three", "four", "five", "six", "seven")
    sources = [f"The house number {name} stands on the high hill." for name in names]
    projects.make(tmp_path, {"a.txt": "\n\n".join(sources) + "\n"}, "fa")
    bench = Workbench(tmp_path)
    rows = bench.rows("a")
    for row in rows[1:]:
        bench.save(row, f"خانهٔ {row['number']}", where=place("a"))
    found = bench.get(f"{place('a')}/row/{rows[0]['key']}/help").json["suggestions"]
    assert len(found) == 5
    likeness = [each["likeness"] for each in found]
    assert likeness == sorted(likeness, reverse=True)
    assert {each["from"] for each in found} == {"a"}
    assert _help.LEAST_LIKENESS == 50.0


def test_a_large_project_opens_no_catalogue_for_its_overview(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _overview._MOST_OPENED == 60
    for most, first, title in ((4, 1, "A letter"), (3, None, "")):
        monkeypatch.setattr(_overview, "_MOST_OPENED", most)
        told = next(each for each in bench.get("/api/project").json["documents"]
                    if each["name"] == "letter")  # fmt: skip
        assert (told["title"], told["languages"][0]["first"]) == (title, first)
    monkeypatch.setattr(_overview, "_MOST_EDITIONS", 2)
    assert len(bench.get("/api/project").json["editions"]) == 2


@pytest.mark.parametrize(
    ("text", "source", "cleaned"),
    [
        ("  a ", "x", "a"),
        ("\n a\n", "x", "a"),
        (" \r\n ", "\nx\n", ""),
        ("a\r\nb\rc", "x\ny", "a\nb\nc"),
        ("\na \n", "x\ny", "a "),
        ("a", "\n\nx\n", "\n\na\n"),
        ("a\u202eb\x07", "x", "ab"),
    ],
)
def test_a_text_has_the_ends_of_lines_of_its_source(text: str, source: str, cleaned: str) -> None:
    assert clean_text(text, source) == cleaned


def test_a_build_says_that_translations_have_errors(tmp_path: Path) -> None:
    projects.make(tmp_path, {"letter.txt": projects.TEXT}, "fa")
    with (tmp_path / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('formats = ["html"]\n')
    bench = Workbench(tmp_path)
    row = bench.rows()[2]
    bench.save(row, "در سال ۲۰۱۶ از آنها ۱۵۰۰ تا بود.")
    told = bench.post("/api/build", {}).json
    assert told["lines"] == ["`dragoman check` finds errors in the translations: 1"]
    assert (told["ok"], told["made"] > 0) == (False, True)
    bench.save(bench.rows()[2], "در سال ۲۰۱۵ از آنها ۱۵۰۰ تا بود.")
    told = bench.post("/api/build", {}).json
    assert (told["lines"], told["ok"]) == ([], True)


def test_the_page_is_in_the_language_that_is_chosen_or_that_the_browser_asks_for(
    bench: Workbench,
) -> None:
    def find_language(address: str, accepted: str) -> str:
        page = str(bench.get(address, Accept_Language=accepted).text)
        return page.partition('<html lang="')[2].partition('"')[0]

    assert find_language("/", "de, fa;q=0.8, en;q=0.5") == "fa"
    assert find_language("/", "de") == "en"
    assert find_language("/translate/letter/fa", "ar-EG") == "ar"
    assert find_language("/?interface=nothing", "ar") == "ar"
    assert find_language("/?interface=fa", "ar") == "fa"
    assert find_language("/translate/letter/fa", "ar") == "fa", "the choice is kept"
    assert find_language("/nothing", "en") == "fa"


def test_what_is_wrong_with_a_catalogue_is_said_with_its_file_and_line(bench: Workbench) -> None:
    path = bench.project.catalog("letter", "fa")
    before = path.read_bytes()
    path.write_bytes(before + b'\nmsgid "')
    line = before.count(b"\n") + 2
    answer = bench.get(f"{place()}/rows")
    assert answer.status_code == 409
    assert answer.json["error"].startswith(f"locale/fa/LC_MESSAGES/letter.po:{line}: ")
    (problem,) = bench.get("/api/project").json["problems"]
    assert problem == answer.json["error"]
    key = bench.rows("letter", "ar")[1]["key"]
    sent = {"digest": "x", "translation": "متن", "mark": "translated"}
    assert bench.post(f"{place()}/row/{key}", sent).status_code == 409
    assert path.read_bytes() == before + b'\nmsgid "'
    path.write_bytes(before)
    assert bench.save(bench.rows()[1], "متن")["outcome"] == "saved"


def test_the_edition_has_the_layout_that_is_chosen_where_there_are_two_languages(
    bench: Workbench,
) -> None:
    assert 'class="stacked' in bench.get("/edition/letter/fa?layout=stacked").text
    assert 'class="stacked' not in bench.get("/edition/letter/fa").text
    alone = bench.get("/edition/letter/fa?layout=stacked&languages=fa").text
    assert 'class="stacked' not in alone
