"""A finished translation becomes a catalogue: what is found, what is written, and what is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dragoman import progress, sources
from dragoman.bitext import Bead, align_texts
from dragoman.catalogs import find_state
from dragoman.catalogs.saving import change_catalog
from dragoman.catalogs.states import find_valid_adoption, is_adopted
from dragoman.commands._adopt.align import AdoptOptions
from dragoman.commands._adopt.folder import find_files
from dragoman.commands._adopt.known import choose_bounds
from dragoman.commands._adopt.plan import AdoptOutcome, make_texts
from dragoman.commands._adopt.texts import AdoptedPair, number_texts
from dragoman.commands.adopt import Adoption, adopt, as_data
from dragoman.commands.status import status
from dragoman.commands.update import update
from dragoman.errors import CatalogError, ProjectError, SourceError
from dragoman.matching.model import WITHOUT_SOURCE
from dragoman.model import State, Tally
from dragoman.po import Block, write_block
from dragoman.project import Project
from helpers import projects

ENGLISH = """# A letter from prison

More than 1500 people died in the year 2015.

Dear **friends** of Aleppo, we write from ward 350.[^1]

We ask three things of you: https://example.org/appeal

1. Stop the executions of 23 December.
2. Free the 17 prisoners!

What did they do?

[^1]: A ward of Evin.
"""
PERSIAN = """# نامه‌ای از زندان

بیش از ۱۵۰۰ نفر در سال ۲۰۱۵ کشته شدند.

**دوستان** گرامی حلب، از بند ۳۵۰ می‌نویسیم.[^n]

سه چیز از شما می‌خواهیم: https://example.org/appeal

1. اعدام‌های ۲۳ دسامبر را متوقف کنید.
2. ۱۷ زندانی را آزاد کنید!

آنان چه کرده‌اند؟

[^n]: بندی در اوین.
"""
YEAR = "More than 1500 people died in the year 2015."
YEAR_FA = "بیش از ۱۵۰۰ نفر در سال ۲۰۱۵ کشته شدند."
FRIENDS = "Dear **friends** of Aleppo, we write from ward 350.[^1]"
STOP, FREE = "Stop the executions of 23 December.", "Free the 17 prisoners!"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter that nobody has translated."""
    return projects.make(tmp_path, {"letter.md": ENGLISH}, "fa")


def write(project: Project, text: str, name: str = "letter.fa.md") -> Path:
    path = project.root / name
    path.write_text(text, encoding="utf-8")
    return path


def take(project: Project, text: str, *pairs: AdoptedPair, accept_sure: bool = False) -> Adoption:
    options = AdoptOptions(accept_sure=accept_sure, pairs=pairs)
    return adopt(project, "letter", "fa", write(project, text), options)


def read(project: Project) -> dict[str, Block]:
    catalog = project.read_catalog("letter", "fa")
    assert catalog is not None
    return {block.msgid: block for block in catalog.blocks if not block.obsolete}


def list_kept(project: Project) -> list[str]:
    catalog = project.read_catalog("letter", "fa")
    assert catalog is not None
    return [block.msgstr[0] for block in catalog.blocks if block.context == WITHOUT_SOURCE]


def read_bytes(project: Project) -> bytes:
    return project.catalog("letter", "fa").read_bytes()


def test_every_paragraph_gets_its_translation_as_fuzzy_and_marked(project: Project) -> None:
    adoption = take(project, PERSIAN)
    messages = read(project)
    assert messages[YEAR].msgstr == (YEAR_FA,)
    assert messages[FRIENDS].msgstr == ("**دوستان** گرامی حلب، از بند ۳۵۰ می‌نویسیم.[^1]",)
    assert messages[STOP].msgstr == ("اعدام‌های ۲۳ دسامبر را متوقف کنید.",)
    assert all(is_adopted(block) for block in messages.values())
    assert adoption.unused_source == adoption.unused_target == ()
    assert list_kept(project) == []


def test_notes_are_found_wherever_the_file_has_them(project: Project) -> None:
    english = "[^1]: A ward of Evin.\n"
    (project.root / "source" / "letter.md").write_text(
        ENGLISH.replace(english, "").replace("We ask three", f"{english}\nWe ask three"),
        encoding="utf-8",
    )
    adoption = take(projects.refresh(project), PERSIAN)
    assert read(project)["A ward of Evin."].msgstr == ("بندی در اوین.",)
    assert adoption.unused_source == adoption.unused_target == ()


def test_the_same_again_changes_no_byte(project: Project) -> None:
    take(project, PERSIAN)
    before = read_bytes(project)
    again = take(project, PERSIAN)
    assert read_bytes(project) == before
    assert {text.outcome for text in again.texts} == {AdoptOutcome.SAME}


def test_a_trial_writes_nothing(project: Project) -> None:
    before = read_bytes(project)
    options = AdoptOptions(dry_run=True)
    adoption = adopt(project, "letter", "fa", write(project, PERSIAN), options)
    assert {text.outcome for text in adoption.texts} == {AdoptOutcome.ADOPTED}
    assert read_bytes(project) == before


def test_what_a_person_wrote_is_never_replaced(project: Project) -> None:
    projects.edit(
        project,
        lambda block: projects.translated(block, "مال من") if block.msgid == YEAR else block,
    )
    adoption = take(project, PERSIAN)
    assert read(project)[YEAR].msgstr == ("مال من",)
    kept = [text.text for text in adoption.texts if text.outcome is AdoptOutcome.KEPT]
    assert kept == [YEAR_FA]


def test_a_fuzzy_text_of_a_person_is_kept_too(project: Project) -> None:
    def put(block: Block) -> Block:
        return (
            projects.fuzzy(projects.translated(block, "مال من")) if block.msgid == YEAR else block
        )

    projects.edit(project, put)
    take(project, PERSIAN)
    assert read(project)[YEAR].msgstr == ("مال من",)


@pytest.mark.parametrize("more", ["", " Nobody has counted the wounded."])
@pytest.mark.parametrize("edited", [False, True])
def test_a_suggestion_gives_way_unless_a_person_edited_it(
    project: Project, more: str, edited: bool
) -> None:
    source = project.root / "source" / "letter.md"
    new = YEAR + more if more else YEAR.replace("people", "persons")
    projects.edit(
        project,
        lambda block: projects.translated(block, "مال من.") if block.msgid == YEAR else block,
    )
    source.write_text(ENGLISH.replace(YEAR, new), encoding="utf-8")
    again = projects.refresh(project)

    def edit(block: Block) -> Block:
        if block.msgid != new or not edited:
            return block
        entry = block.entry()
        entry.msgstr += " و"
        return write_block(entry, block)

    projects.edit(again, edit)
    suggested = read(again)[new].msgstr[0]
    assert suggested.startswith("مال من.")
    take(again, PERSIAN)
    assert read(again)[new].msgstr == (suggested if edited else YEAR_FA,)
    remarks = [line for line in read(again)[new].comments if "partly" in line]
    assert len(remarks) == bool(more and edited)


def test_what_has_no_source_is_kept_at_the_end_of_the_catalogue(project: Project) -> None:
    extra = "این بند در متن اصلی نیست و دربارهٔ ۹۹ کتاب در 1968 است."
    adoption = take(project, PERSIAN.replace("آنان چه", f"{extra}\n\nآنان چه"))
    assert list_kept(project) == [extra]
    assert [adoption.target[number].unit.text for number in adoption.unused_target] == [extra]
    again = take(project, PERSIAN.replace("آنان چه", f"{extra}\n\nآنان چه"))
    assert list_kept(project) == [extra]
    assert again.unused_target == adoption.unused_target


def test_sure_pairs_may_count_as_translated_and_others_never_do(project: Project) -> None:
    adoption = take(project, PERSIAN, accept_sure=True)
    messages = read(project)
    sure = {text.key[1]: text.sure for text in adoption.texts}
    for msgid, block in messages.items():
        assert (find_state(block) is State.TRANSLATED) == sure[msgid]
        assert find_valid_adoption(block) is not None


def test_what_was_divided_between_two_paragraphs_is_never_sure() -> None:
    """Even where it is sure that the paragraphs belong together."""
    source = number_texts(sources.read(b"From ward 350.\n\nStop it.\n", "a", suffix=".txt"))
    written = "از بند ۳۵۰ می‌نویسیم. بس کنید.".encode()
    target = number_texts(sources.read(written, "a", suffix=".txt"))
    pairs = [AdoptedPair((1, 2), (1,), sure=True)]
    texts = list(make_texts(pairs, source, target, ("en", "fa")))
    assert [text.text for text in texts] == ["از بند ۳۵۰ می‌نویسیم.", "بس کنید."]
    assert [text.sure for text in texts] == [False, False]


TABLE = "# Visits by year\n\n| Year | Visits |\n|---|---|\n"


def test_a_number_that_is_the_same_in_both_languages_is_sure_and_a_name_is_not(
    tmp_path: Path,
) -> None:
    """A number has nothing to translate; of a name, a person sees that nobody has written it in the
    letters of the language."""
    rows = ("| 2019 | 48 |", "| 2020 | – |", "| 2021 | 1,200.5 |", "| Evin | 7 % |")
    made = projects.make(tmp_path, {"letter.md": TABLE + "\n".join(rows)}, "fa")
    persian = TABLE.replace("Visits by year", "دیدارها به سال")
    for word, own in {"Year": "سال", "Visits": "دیدار"}.items():
        persian = persian.replace(word, own)
    adoption = take(made, persian + "\n".join(rows), accept_sure=True)
    unsure = {text.key[1] for text in adoption.texts if not text.sure}
    assert {"2019", "48", "2020", "–", "2021", "1,200.5", "7 %"}.isdisjoint(unsure)
    assert "Evin" in unsure
    assert find_state(read(made)["2021"]) is State.TRANSLATED


def test_the_description_of_a_picture_is_sure_only_if_it_is_another(tmp_path: Path) -> None:
    for described, is_sure in {"A house": False, "یک خانه": True}.items():
        made = projects.make(tmp_path, {"letter.md": ENGLISH + "\n![A house](a.png)\n"}, "fa")
        adoption = take(made, PERSIAN + f"\n![{described}](a.png)\n")
        (picture,) = [text for text in adoption.texts if "a.png" in text.key[1]]
        assert picture.sure is is_sure, described


def test_a_pair_whose_text_is_not_sure_is_not_sure(tmp_path: Path) -> None:
    """So the report shows it with its numbers, and a person may decide it."""
    made = projects.make(tmp_path, {"letter.md": ENGLISH + "\nEvin\n"}, "fa")
    adoption = take(made, PERSIAN + "\nEvin\n")
    unsure = {text.number for text in adoption.texts if not text.sure}
    (number,) = [text.number for text in adoption.texts if text.key[1] == "Evin"]
    assert number in unsure
    assert {n for pair in adoption.pairs if not pair.sure for n in pair.source} == unsure
    (pair,) = [pair for pair in adoption.pairs if number in pair.source]
    decided = take(made, PERSIAN + "\nEvin\n", AdoptedPair(pair.source, pair.target))
    assert all(text.sure for text in decided.texts if text.number == number)


@pytest.mark.parametrize(
    ("msgid", "wrong", "rule"),
    [
        (YEAR, YEAR_FA.replace("۲۰۱۵", "۲۰۱۶"), "numbers"),
        (STOP, "اعدام‌های ۲۴ دسامبر را متوقف کنید.", "dates"),
    ],
)
def test_a_text_with_an_error_is_not_sure_and_says_which(
    project: Project, msgid: str, wrong: str, rule: str
) -> None:
    right = {YEAR: YEAR_FA, STOP: "اعدام‌های ۲۳ دسامبر را متوقف کنید."}[msgid]
    adoption = take(project, PERSIAN.replace(right, wrong), accept_sure=True)
    (text,) = [each for each in adoption.texts if each.key[1] == msgid]
    assert [each for each in adoption.texts if each.errors] == [text]
    assert not text.sure
    assert text.errors[0].startswith(f"check, {rule}: ")
    block = read(project)[msgid]
    assert block.msgstr == (wrong,)
    assert find_state(block) is State.FUZZY


def test_also_what_a_person_paired_is_fuzzy_where_it_has_an_error(project: Project) -> None:
    text = PERSIAN.replace("۲۰۱۵", "۲۰۱۶")
    adoption = take(project, text, AdoptedPair((2,), (2,)), accept_sure=True)
    (found,) = [each for each in adoption.texts if each.key[1] == YEAR]
    assert found.errors
    assert find_state(read(project)[YEAR]) is State.FUZZY


def test_the_typed_numbers_of_a_list_are_not_there_twice(project: Project) -> None:
    typed = PERSIAN.replace("1. اعدام", "۱) اعدام").replace("\n2. ۱۷", "\n\n۲) ۱۷")
    take(project, typed)
    assert read(project)[STOP].msgstr == ("اعدام‌های ۲۳ دسامبر را متوقف کنید.",)
    assert read(project)[FREE].msgstr == ("۱۷ زندانی را آزاد کنید!",)


def test_sure_pairs_may_be_accepted_later(project: Project) -> None:
    take(project, PERSIAN)
    adoption = take(project, PERSIAN, accept_sure=True)
    sure = {text.key[1] for text in adoption.texts if text.sure}
    done = {msgid for msgid, block in read(project).items() if not block.fuzzy}
    assert done == sure


def test_a_text_that_was_renewed_for_a_new_source_is_confirmed_where_the_file_has_it(
    project: Project,
) -> None:
    """Both files were corrected: what the first adoption left fuzzy, the second one confirms."""
    take(project, PERSIAN, accept_sure=True)
    new, fa = YEAR.replace("1500", "1600"), YEAR_FA.replace("۱۵۰۰", "۱۶۰۰")
    source = project.root / "source" / "letter.md"
    source.write_text(ENGLISH.replace(YEAR, new), encoding="utf-8")
    take(project, PERSIAN.replace(YEAR_FA, fa))
    assert find_state(read(project)[new]) is State.FUZZY
    take(project, PERSIAN.replace(YEAR_FA, fa), accept_sure=True)
    block = read(project)[new]
    assert (block.msgstr, find_state(block)) == ((fa,), State.TRANSLATED)


@pytest.mark.parametrize("comment", ["", 'dragoman: theirs "آیا؟"'])
def test_a_text_that_a_person_doubts_stays_fuzzy_where_the_file_has_it(
    project: Project, comment: str
) -> None:
    """A translator's doubt, or two texts of which somebody must choose one."""
    text = "آنان چه کرده‌اند؟"
    previous = '#| msgid "What?"\n' if comment else ""
    list(update(project, ["letter"], ("fa",)))
    path = project.catalog("letter", "fa")
    entry = 'msgid "What did they do?"\n'
    old, new = f'{entry}msgstr ""', f'# {comment}\n#, fuzzy\n{previous}{entry}msgstr "{text}"'
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    take(project, PERSIAN, accept_sure=True)
    assert find_state(read(project)["What did they do?"]) is State.FUZZY


def test_a_decision_holds_when_the_command_is_run_again(project: Project) -> None:
    take(project, PERSIAN)
    take(project, PERSIAN, AdoptedPair((2,), (2, 3)))
    joined = f"{YEAR_FA} دوستان گرامی حلب، از بند ۳۵۰ می‌نویسیم."
    assert read(project)[YEAR].msgstr == (joined,)
    assert read(project)[FRIENDS].msgstr == ("",)
    take(project, PERSIAN)
    assert read(project)[YEAR].msgstr == (joined,)
    mark = find_valid_adoption(read(project)[YEAR])
    assert mark is not None
    assert mark.who == "1.00"


def test_another_decision_takes_its_place(project: Project) -> None:
    take(project, PERSIAN, AdoptedPair((2,), (2, 3)))
    take(project, PERSIAN, AdoptedPair((2,), (2,)))
    messages = read(project)
    assert messages[YEAR].msgstr == (YEAR_FA,)
    assert messages[FRIENDS].msgstr[0].startswith("**دوستان**")


def test_a_pair_that_is_not_there_is_refused_and_nothing_written(project: Project) -> None:
    before = read_bytes(project)
    with pytest.raises(ProjectError, match="no paragraph 99"):
        take(project, PERSIAN, AdoptedPair((2,), (99,)))
    with pytest.raises(ProjectError, match="the document has no paragraph 77"):
        take(project, PERSIAN, AdoptedPair((77,), (2,)))
    assert read_bytes(project) == before


def test_what_translators_confirmed_shows_where_the_rest_belongs(project: Project) -> None:
    projects.edit(
        project, lambda block: projects.translated(block, YEAR_FA) if block.msgid == YEAR else block
    )
    adoption = take(project, PERSIAN)
    (pair,) = (pair for pair in adoption.pairs if pair.source == (2,))
    assert pair == AdoptedPair((2,), (2,), 1.0, sure=True)
    assert not read(project)[YEAR].fuzzy


def test_a_second_file_adds_what_the_first_did_not_have(project: Project) -> None:
    first, second = PERSIAN.split("سه چیز")
    take(project, first + "\n[^n]: بندی در اوین.\n")
    take(project, f"سه چیز{second}")
    messages = read(project)
    assert messages[YEAR].msgstr == (YEAR_FA,)
    assert messages[STOP].msgstr == ("اعدام‌های ۲۳ دسامبر را متوقف کنید.",)


def test_the_json_names_the_numbers_that_editions_print(project: Project) -> None:
    data = as_data(take(project, PERSIAN))
    assert (data["schema_version"], data["document"], data["language"]) == (1, "letter", "fa")
    assert [bead["source"] for bead in data["beads"]] == [[n] for n in range(1, 9)]
    assert all(0 < bead["confidence"] <= 1 for bead in data["beads"])
    assert data["unused_source"] == data["unused_target"] == []


def test_a_title_that_is_repeated_counts_once(tmp_path: Path) -> None:
    project = projects.make(
        tmp_path, {"a.md": f"---\ntitle: A letter\n---\n\n# A letter\n\n{YEAR}\n"}
    )
    assert list(number_texts(project.read_document("a"))) == [1, 2]


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("gone.md", None, "cannot be read"),
        ("empty.md", "", "the file is empty"),
        ("letter.xyz", "x", "no format reads '.xyz' files"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    project: Project, name: str, text: str | None, sentence: str
) -> None:
    before = read_bytes(project)
    path = project.root / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=sentence):
        adopt(project, "letter", "fa", path, AdoptOptions())
    assert read_bytes(project) == before


@pytest.mark.parametrize(
    "name", ["letter.md", "letter.fa.md", "letter_fa.md", "Letter (Persian).md", "fa-letter.md"]
)
def test_a_file_of_a_folder_is_found_by_its_name(
    project: Project, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / "old" / "fa"
    folder.mkdir(parents=True)
    (folder / name).write_text("متن", encoding="utf-8")
    assert find_files(project, "fa", tmp_path / "old").files == {"letter": folder / name}


def test_a_file_of_another_name_is_found_by_what_is_in_it(tmp_path: Path) -> None:
    other = "# Notes\n\nThe price of bread is 12 and that of milk 30.\n\nIn 1979 it was 4.\n"
    project = projects.make(tmp_path, {"letter.md": ENGLISH, "notes.md": other}, "fa")
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "نامه.md").write_text(PERSIAN, encoding="utf-8")
    (folder / "x.md").write_text("# هیچ\n\nاین متن با هیچ کدام نمی‌خواند.\n", encoding="utf-8")
    found = find_files(project, "fa", folder)
    assert found.files == {"letter": folder / "نامه.md"}
    assert found.by_text == {"letter"}
    assert found.unknown == {
        folder / "x.md": "it does not show which document it translates; name the document and the "
        "file"
    }


@pytest.mark.parametrize(
    ("known", "bounds"),
    [
        ([((2,), (3,)), ((5,), (6, 7))], [(2,), (5,)]),
        ([((2,), (6,)), ((5,), (3,))], []),  # nobody knows which of them was moved
        ([((2,), (3,)), ((5,), (6,)), ((8,), (9,)), ((9,), (1,))], [(2,), (5,), (8,)]),
        ([((2, 6), (3,)), ((8,), (5,))], [(8,)]),  # others lie between them
        ([((2, 3), (3, 4, 5)), ((8,), (9,))], [(8,)]),  # the aligner knows no such bead
    ],
)
def test_known_pairs_in_the_order_of_most_show_what_is_between_them(
    known: list[tuple[tuple[int, ...], tuple[int, ...]]], bounds: list[tuple[int, ...]]
) -> None:
    pairs = [AdoptedPair(source, target) for source, target in known]
    found = choose_bounds(pairs, range(1, 11), range(1, 11))
    assert [pair.source for pair in found] == bounds


def test_status_counts_what_was_adopted_among_the_fuzzy(project: Project) -> None:
    take(project, PERSIAN)
    (found,) = count_all(project)
    assert progress.count_adopted(found).messages == found.messages[State.FUZZY] == 8
    assert progress.count_drafts(found).messages == progress.count_outdated(found).messages == 0
    assert progress.describe_tally(found)["adopted"]["messages"] == 8
    projects.edit(
        project,
        lambda block: projects.translated(block, block.msgstr[0]) if block.msgid == YEAR else block,
    )
    (found,) = count_all(project)
    assert progress.count_adopted(found).messages == 7


def count_all(project: Project) -> list[Tally]:
    return [one.tally for one in status(project, ("letter",), ("fa",))]


def test_html_and_pictures_are_adopted_and_the_same_again_changes_nothing(tmp_path: Path) -> None:
    english = (
        ENGLISH
        + '\n<aside class="x">\n  <img src="a.png"> He said: 17!\n</aside>\n\n![wall](w.png)\n'
    )
    persian = (
        PERSIAN + '\n<aside class="x">\n  <img src="a.png"> گفت: ۱۷!\n</aside>\n\n![دیوار](w.png)\n'
    )
    made = projects.make(tmp_path, {"letter.md": english}, "fa")
    first = take(made, persian)
    before = read_bytes(made)
    assert sum('<aside class="x">' in text.text for text in first.texts) == 1
    again = take(made, persian)
    assert again.pairs == first.pairs
    assert read_bytes(made) == before


def test_two_texts_are_aligned_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def count(*sides: Any, **options: Any) -> tuple[Bead, ...]:
        calls.append(len(sides[0]))
        return align_texts(*sides, **options)

    monkeypatch.setattr("dragoman.commands._adopt.align.align_texts", count)
    take(project, PERSIAN)
    assert calls == [7]  # all but the note, which goes with the text that refers to it


def test_what_somebody_wrote_while_the_texts_were_aligned_is_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def update_and_translate(*arguments: Any) -> list[Any]:
        done = list(update(*arguments))
        projects.edit(
            project,
            lambda block: projects.translated(block, "مال من") if block.msgid == YEAR else block,
        )
        return done

    monkeypatch.setattr("dragoman.commands.adopt.update", update_and_translate)
    adoption = take(project, PERSIAN)
    assert read(project)[YEAR].msgstr == ("مال من",)
    assert [text.text for text in adoption.texts if text.outcome is AdoptOutcome.KEPT] == [YEAR_FA]


def test_what_somebody_wrote_when_all_was_decided_is_kept_and_decided_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def translate_and_change(*arguments: Any, **options: Any) -> None:
        projects.edit(
            project,
            lambda block: projects.translated(block, "مال من") if block.msgid == YEAR else block,
        )
        change_catalog(*arguments, **options)

    monkeypatch.setattr("dragoman.commands.adopt.change_catalog", translate_and_change)
    adoption = take(project, PERSIAN)
    assert read(project)[YEAR].msgstr == ("مال من",)
    assert is_adopted(read(project)[FRIENDS])
    assert [text.text for text in adoption.texts if text.outcome is AdoptOutcome.KEPT] == [YEAR_FA]


def test_what_a_person_decided_counts_before_what_a_catalogue_has(project: Project) -> None:
    projects.edit(
        project,
        lambda block: projects.translated(block, YEAR_FA) if block.msgid == YEAR else block,
    )
    take(project, PERSIAN, AdoptedPair((3,), (2,)))
    assert read(project)[YEAR].msgstr == (YEAR_FA,)
    assert read(project)[FRIENDS].msgstr == (f"{YEAR_FA}[^1]",)


def test_a_catalogue_that_was_removed_meanwhile_is_named_and_not_written_again(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = project.catalog("letter", "fa")

    def update_and_remove(*arguments: Any) -> list[Any]:
        done = list(update(*arguments))
        path.unlink()
        return done

    monkeypatch.setattr("dragoman.commands.adopt.update", update_and_remove)
    with pytest.raises(CatalogError) as caught:
        take(project, PERSIAN)
    assert (caught.value.path, caught.value.sentence) == (
        project.show(path),
        "it was removed meanwhile; run again",
    )
    assert not path.exists()
