"""What people hand in: other languages, half a translation, titles twice, folders, decisions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman import sources
from dragoman.bitext import TextBlock, rank_sources
from dragoman.commands import adopt as adopting
from dragoman.commands._adopt import files as adopt_files
from dragoman.commands._adopt.align import AdoptOptions
from dragoman.commands._adopt.folder import find_files
from dragoman.commands._adopt.page import write_adopt_page
from dragoman.commands._adopt.plan import AdoptOutcome, PlannedText, choose_best
from dragoman.commands._adopt.texts import (
    AdoptedPair,
    has_words,
    number_texts,
    number_translation,
)
from dragoman.commands.adopt import Adoption, adopt, adopt_all
from dragoman.commands.update import update
from dragoman.errors import CatalogError, ProjectError, SourceError, gather
from dragoman.po import Block
from dragoman.project import Project
from helpers import projects, word_files
from helpers.two_letters import ENGLISH, PERSIAN

ARABIC = (
    "رسالة من السجن وإلى أصدقائنا في كل مكان وإلى كل من يقرأ هذه الكلمات",
    "مات أكثر من ١٥٠٠ شخص في عام ٢٠١٥، وما زلنا ننتظر الأخبار عن الآخرين.",
    "نكتب إليكم من الجناح ٣٥٠ ونطلب مساعدتكم في هذه الأيام الصعبة علينا.",
    "أخذوا ١٧ منا في ٢٣ ديسمبر ولم يعد أحد منهم إلى زنزانته حتى اليوم.",
    "انظروا https://example.org/appeal لقائمة الأسماء التي جمعناها لكم.",
    "ماذا فعل هؤلاء الأربعون حتى يؤخذوا من بيوتهم في الليل ولا يعودوا إليها؟ "
    "لا نعرف، ولا يعرف أهلهم، ولا يقول لنا أحد شيئا عن مصيرهم منذ ذلك اليوم. "
    "نريد أن يعرف الناس أسماءهم وأن يسألوا عنهم كل يوم حتى يعودوا إلى أهلهم. "
    "ونريد أن تكتبوا عنهم في صحفكم وأن تقرأوا هذه الرسالة على أولادكم وتلاميذكم. "
    "فمن لا يعرف ما حدث هنا لا يعرف ما قد يحدث له أيضا في مدينة أخرى وزمن آخر. "
    "وشكرا لكم على كل ما فعلتموه من أجلنا ومن أجل من لا صوت لهم في هذا المكان. "
    "إن كلماتكم تصل إلينا من وراء الجدران وتعطينا القوة كي نبقى ولا ننكسر أبدا.",
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return projects.make(tmp_path, {"letter.txt": "\n\n".join(ENGLISH)}, "fa, ar")


def take(
    project: Project, paragraphs: Sequence[str], *pairs: AdoptedPair, accept_sure: bool = False
) -> Adoption:
    path = project.root / "old.txt"
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return adopt(project, "letter", "fa", path, AdoptOptions(accept_sure, pairs))


def list_pairs(adoption: Adoption) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(pair.source, pair.target) for pair in adoption.pairs]


def read(project: Project) -> dict[str, Block]:
    catalog = project.read_catalog("letter", "fa")
    assert catalog is not None
    return {block.msgid: block for block in catalog.blocks if not block.obsolete}


@pytest.mark.parametrize(
    ("paragraphs", "sentence"),
    [
        (ARABIC, "this is not written in Persian"),
        (ENGLISH, "this is the text of the document itself, not translated"),
        (ENGLISH[::-1], "this is the text of the document itself, not translated"),
        ([f"{text} Or so they say." for text in ENGLISH], "this is not written in Persian"),
        (["* * *"], "this is the text of the document itself, not translated"),
    ],
)
def test_a_file_that_is_no_translation_is_refused_and_nothing_written(
    project: Project, paragraphs: Sequence[str], sentence: str
) -> None:
    before = project.catalog("letter", "fa").read_bytes()
    with pytest.raises(SourceError, match=sentence):
        take(project, paragraphs)
    assert project.catalog("letter", "fa").read_bytes() == before


def test_what_nobody_has_translated_yet_is_told_and_left_untranslated(project: Project) -> None:
    adoption = take(project, PERSIAN[:3] + ENGLISH[3:], accept_sure=True)
    left = [text.number for text in adoption.texts if text.outcome is AdoptOutcome.UNTRANSLATED]
    assert left == [4, 5, 6]
    assert "3 not translated in the file" in adoption.summary
    assert [block.msgstr[0] for block in read(project).values()][3:] == ["", "", ""]
    later = take(project, PERSIAN)
    assert [block.msgstr[0] for block in read(project).values()] == list(PERSIAN)
    assert not {text.outcome for text in later.texts} & {AdoptOutcome.UNTRANSLATED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They took 17 of us.", True),
        ("— John F. Kennedy Library", False),
        ("https://example.org/some/words-of-ours and@example.org", False),
        ("GitHub Explore", False),
        ("رفتند و دیگر بازنگشتند هرگز", True),
        ("محمد رضا", False),
        ("* * *", False),
    ],
)
def test_names_and_addresses_may_stay_as_they_are(text: str, expected: bool) -> None:
    assert has_words(text) == expected


def test_a_title_that_the_file_has_twice_goes_with_the_title(project: Project) -> None:
    adoption = take(project, (PERSIAN[0], *PERSIAN))
    assert list_pairs(adoption) == [((1,), (1, 2))] + [((n,), (n + 1,)) for n in range(2, 7)]
    assert read(project)[ENGLISH[0]].msgstr == (PERSIAN[0],)
    assert adoption.unused_target == ()
    again = take(project, (PERSIAN[0], *PERSIAN))
    assert list_pairs(again) == list_pairs(adoption)


@pytest.mark.parametrize("heading", ["# ", ""])
def test_every_paragraph_of_the_file_counts_where_both_repeat_the_title(
    tmp_path: Path, heading: str
) -> None:
    english, persian = (
        "\n\n".join([f"{heading}{side[0]}", f"{heading}{side[0]}", *side[1:]])
        for side in (ENGLISH, PERSIAN)
    )
    made = projects.make(tmp_path, {"letter.md": english}, "fa")
    path = made.root / "old.md"
    path.write_text(persian, encoding="utf-8")
    pairs = list_pairs(adopt(made, "letter", "fa", path, AdoptOptions()))
    assert pairs[-1] == ((6,), (7,)) if heading else ((7,), (7,))
    assert pairs[:2] == (
        [((1,), (1, 2)), ((2,), (3,))] if heading else [((1,), (1,)), ((2,), (2,))]
    )


def test_a_paragraph_is_in_one_decided_pair(project: Project) -> None:
    with pytest.raises(ProjectError, match=r"paragraph 3 of .*old.txt is in two pairs"):
        take(project, PERSIAN, AdoptedPair((3,), (3,)), AdoptedPair((4,), (3,)))
    with pytest.raises(ProjectError, match="paragraph 4 of the document is in two pairs"):
        take(project, PERSIAN, AdoptedPair((4,), (3,)), AdoptedPair((4,), (5,)))


def test_a_decision_moves_what_was_taken_as_sure(project: Project) -> None:
    take(project, PERSIAN, accept_sure=True)
    take(project, PERSIAN, AdoptedPair((3,), (3, 4)))
    messages = read(project)
    assert messages[ENGLISH[2]].msgstr == (f"{PERSIAN[2]} {PERSIAN[3]}",)
    assert messages[ENGLISH[3]].msgstr == ("",)
    adoption = take(project, PERSIAN)
    assert ((3,), (3, 4)) in list_pairs(adoption)
    assert read(project)[ENGLISH[3]].msgstr == ("",)


def test_what_was_decided_before_is_sure(project: Project) -> None:
    take(project, PERSIAN, AdoptedPair((3,), (3, 4)))
    assert read(project)[ENGLISH[2]].fuzzy
    take(project, PERSIAN, accept_sure=True)
    assert not read(project)[ENGLISH[2]].fuzzy
    before = project.catalog("letter", "fa").read_bytes()
    take(project, PERSIAN, accept_sure=True)
    assert project.catalog("letter", "fa").read_bytes() == before


def test_a_decision_never_replaces_what_a_person_wrote(project: Project) -> None:
    take(project, PERSIAN)
    projects.edit(
        project,
        lambda block: projects.translated(block, "مال من") if block.msgid == ENGLISH[2] else block,
    )
    take(project, PERSIAN, AdoptedPair((3,), (3, 4)))
    assert read(project)[ENGLISH[2]].msgstr == ("مال من",)


def test_what_is_known_makes_the_rest_no_less_certain(project: Project) -> None:
    first = take(project, PERSIAN)
    known = [AdoptedPair((n,), (n,)) for n in (1, 2, 4, 5)]
    second = take(project, PERSIAN, *known)
    for before, after in zip(first.pairs, second.pairs, strict=True):
        assert after.confidence >= before.confidence - 0.01
        assert after.target == before.target


def test_the_page_offers_to_join_and_to_split(project: Project) -> None:
    adoption = take(project, PERSIAN)
    pairs = (
        AdoptedPair((1,), (1,), 0.5, sure=False),
        AdoptedPair((2, 3), (2,), 0.5, sure=False),
        AdoptedPair((4,), (4, 5), 0.5, sure=False),
        AdoptedPair((5,), (6,), 0.99, sure=True),
    )
    page = write_adopt_page(project, [adoption._replace(pairs=pairs)])
    start = "<code>dragoman adopt letter -l fa old.txt "
    for command in (
        "--pair 1=1",
        "--pair 2,3=2",
        "--pair 2=2",
        "--pair 3=2",
        "--pair 2,3=2,3",
        "--pair 4=4",
        "--pair 4=3,4,5",
        "--pair 5,6=6",
    ):
        assert f"{start}{command}</code>" in page
    assert f"{start}--pair 5=6</code>" not in page


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_says_why_a_file_is_passed_over(project: Project, tmp_path: Path) -> None:
    old = tmp_path / "old"
    right = put(old, "نامه.txt", "\n\n".join(PERSIAN))
    arabic = put(old, "letter.txt", "\n\n".join(ARABIC))
    empty = put(old, "empty.txt", "")
    found = find_files(project, "fa", old)
    assert found.files == {"letter": right}
    assert found.unknown[arabic] == "it is not written in Persian (fa)"
    assert found.unknown[empty].startswith("the file is empty")
    right.unlink()
    assert find_files(project, "fa", old).files == {"letter": arabic}


def test_what_waits_for_its_translator_is_passed_over_in_a_folder_and_what_is_damaged_is_not(
    tmp_path: Path,
) -> None:
    texts = {f"{name}.txt": "\n\n".join(ENGLISH) for name in "abc"}
    made = projects.make(tmp_path, texts, "fa")
    old = tmp_path / "old"
    done = put(old, "a.txt", "\n\n".join(PERSIAN))
    waiting = put(old, "b.txt", "\n\n".join(ENGLISH))
    damaged = put(old, "c.txt", "")
    found = find_files(made, "fa", old)
    assert found.files == {"a": done, "c": damaged}
    assert found.unknown == {waiting: "it is not written in Persian (fa)"}
    assert find_files(made, "fa", waiting).files == {"b": waiting}  # this one was meant


def test_a_copy_of_its_document_waits_also_where_no_letters_show_its_language(
    tmp_path: Path,
) -> None:
    texts = {"a.txt": "\n\n".join(ENGLISH), "b.txt": "\n\n".join(ENGLISH), "c.txt": "See 12."}
    made = projects.make(tmp_path, texts, "de, en_GB, fa")
    old = tmp_path / "old"
    done = put(old, "a.txt", "\n\n".join(f"So {at} auch." for at in range(6)))
    waiting = [put(old, name, texts[name]) for name in ("b.txt", "c.txt")]
    found = find_files(made, "de", old)
    assert found.files == {"a": done}
    said = "it has the text of the document itself, not translated"
    assert found.unknown == dict.fromkeys(waiting, said)
    assert list(find_files(made, "en_GB", old).files) == ["a", "b", "c"]  # they may be the same
    done.unlink()
    assert list(find_files(made, "de", old).files) == ["b", "c"]  # then somebody meant them


def test_in_a_near_language_a_paragraph_may_be_the_same(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"letter.txt": "\n\n".join(ENGLISH)}, "en_GB")
    path = put(tmp_path, "old.txt", "\n\n".join(ENGLISH))
    adoption = adopt(made, "letter", "en_GB", path, AdoptOptions(accept_sure=True))
    assert {text.outcome for text in adoption.texts} == {AdoptOutcome.ADOPTED}
    assert adoption.sure == len(ENGLISH)


def test_documents_of_one_name_get_the_file_in_the_folder_of_theirs(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"2015/letter.txt": "One", "2016/letter.txt": "Two"}, "fa")
    old = tmp_path / "old"
    first, second = (put(old, f"{year}/letter.fa.txt", "متن") for year in (2015, 2016))
    assert find_files(made, "fa", old).files == {"2015/letter": first, "2016/letter": second}
    first.unlink()
    assert find_files(made, "fa", old).files == {"2016/letter": second}
    second.unlink()
    put(old, "letter.fa.txt", "متن")
    assert find_files(made, "fa", old).files == {}  # it may be of either


def test_a_file_is_of_the_document_with_which_it_has_most_folders_in_common(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"a/task.txt": "One", "2/a/task.txt": "Two"}, "fa")
    old = tmp_path / "old"
    deep = put(old, "2/a/task.txt", "متن")
    assert find_files(made, "fa", old).files == {"2/a/task": deep}
    flat = put(old, "a/task.txt", "متن")
    assert find_files(made, "fa", old).files == {"2/a/task": deep, "a/task": flat}
    flat.unlink()
    put(old, "1/a/task.txt", "متن")
    put(old, "3/a/task.txt", "متن")
    assert find_files(made, "fa", old).files == {"2/a/task": deep}  # it may be either


def test_the_language_of_a_document_is_no_part_of_its_name(tmp_path: Path) -> None:
    wanted = {
        "a/index.en": "a/index.fa.txt",
        "b/index.en": "b/index.fa.txt",
        "letter_English": "letter (Persian).txt",
        "English words": "English words.fa.txt",
        "Persian notes": "Persian notes.txt",
    }
    made = projects.make(tmp_path, {f"{name}.txt": "One" for name in wanted}, "fa")
    old = tmp_path / "old"
    files = {document: put(old, file, "متن") for document, file in wanted.items()}
    put(old, "a/index.en.txt", "One")  # a folder may have all languages
    found = find_files(made, "fa", old)
    assert found.files == files
    assert not found.by_text


def _make_article(year: int, *, persian: bool) -> str:
    """An article as a glossary has many: the same headings, and paragraphs of the same lengths."""
    lines = (
        ("بازداشت‌ها", "چه پیش آمد", f"در سال {year} آنان را بردند.", "چه شد", "کسی بازنگشت.")
        if persian
        else (
            "The arrests",
            "What happened",
            f"In {year} they were taken.",
            "The end",
            "None came.",
        )
    )
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    ("year", "document"),
    [(2015, "second"), (1979, None), (1848, None)],
    ids=["its own", "an older version of another", "of none"],
)
def test_a_short_file_of_another_name_is_of_the_document_that_its_text_shows(
    tmp_path: Path, year: int, document: str | None
) -> None:
    years = {"first": 1979, "second": 2015, "third": 1948}
    texts = {f"{name}.txt": _make_article(y, persian=False) for name, y in years.items()}
    made = projects.make(tmp_path, texts, "fa")
    old = tmp_path / "old"
    put(old, "first.txt", _make_article(1979, persian=True))
    file = put(old, "fourth.txt", _make_article(year, persian=True))
    found = find_files(made, "fa", old)
    assert found.files.get("second") == (file if document else None)
    assert found.by_text == ({document} if document else set())
    assert len(found.files) == 1 + bool(document)
    reason = "it does not show which document it translates; name the document and the file"
    assert found.unknown == ({} if document else {file: reason})


def test_documents_that_have_a_file_each_are_aligned_with_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{chapter}/task" for chapter in range(4)]
    made = projects.make(tmp_path, {f"{name}.txt": "One" for name in names}, "fa")
    old = tmp_path / "old"
    files = {name: put(old, f"{name}.txt", "متن") for name in names[1:]}  # one is missing

    def refuse(*_: object) -> None:
        raise AssertionError("names say enough")

    monkeypatch.setattr(adopt_files, "align_texts", refuse)
    assert find_files(made, "fa", old).files == files


def test_a_folder_is_brought_up_to_date_at_once_and_one_mistake_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {f"{name}.txt": "\n\n".join(ENGLISH) for name in "abc"}
    made = projects.make(tmp_path, texts, "fa")
    files = {name: put(tmp_path, f"old/{name}.txt", "\n\n".join(PERSIAN)) for name in "abc"}
    files["c"].write_text("", encoding="utf-8")
    damaged = made.catalog("b", "fa")
    put(damaged.parent, damaged.name, "msgid\n")
    updated = []

    def count_updates(project: Project, documents: Sequence[str], *rest: Any) -> Any:
        updated.append(list(documents))
        return update(project, documents, *rest)

    monkeypatch.setattr(adopting, "update", count_updates)
    adopted, errors = gather(adopt_all(made, "fa", files, AdoptOptions()))
    assert [(each.document, len(each.pairs)) for each in adopted] == [("a", len(ENGLISH))]
    assert [type(error) for error in errors] == [SourceError, CatalogError]
    assert updated == [["a", "b"]]
    assert damaged.read_text(encoding="utf-8") == "msgid\n"
    catalog = made.read_catalog("a", "fa")
    assert catalog is not None
    assert [block.msgstr[0] for block in catalog.blocks] == list(PERSIAN)


def test_what_texts_have_in_common_shows_which_belong_together() -> None:
    def make(*texts: str) -> list[TextBlock]:
        return [TextBlock(text) for text in texts]

    sources = [make("In 1979 and 1980.", "So it was."), make("In 2015 and 2016.", "So it was.")]
    targets = [make("در ۲۰۱۵ و ۲۰۱۶.", "چنین بود."), make("در ۱۹۷۹ و ۱۹۸۰.", "چنین بود.")]
    ranks = rank_sources(sources, targets, ("en", "fa"))
    assert [[each.number for each in likely] for likely in ranks] == [[1, 0], [0, 1]]
    assert all(first.likeness > second.likeness for first, second in ranks)


@pytest.mark.parametrize(
    ("source", "repeats"), [("Title.\n\nText.\n", 1), ("Title.\n\nTitle.\n\nText.\n", 0)]
)
def test_a_first_paragraph_that_is_there_twice_is_one_unless_the_source_has_it_twice(
    source: str, repeats: int
) -> None:
    theirs = "Titel.\n\n**Titel.**\n\nText.\n"
    ours, found = (sources.read(text.encode(), "x", suffix=".md") for text in (source, theirs))
    texts = number_translation(found, number_texts(ours))
    assert [text.repeats for text in texts.values()] == [0, repeats, 0]


def test_a_heading_that_is_there_twice_at_once_says_so() -> None:
    ours, theirs = (
        sources.read(text.encode(), "x", suffix=".md")
        for text in ("One.\n\n# Two\n\nThree.\n", "Eins.\n\n# Zwei\n\n# Zwei\n\nDrei.\n")
    )
    texts = number_translation(theirs, number_texts(ours))
    assert [text.repeats for text in texts.values()] == [0, 0, 2, 0]


def test_a_text_that_has_its_source_too_is_not_sure(tmp_path: Path) -> None:
    """Here only some have it, so that the file as a whole has not both languages."""
    made = projects.make(tmp_path, {"letter.txt": "\n\n".join(ENGLISH)}, "fa")
    forms = ("{0}\n{1}", "{1}\n{0}", "{1} ({0})", "[{0}] {1}", "EN: {0} FA: {1}")
    for form in forms:
        some = [form.format(*pair) for pair in zip(ENGLISH[:3], PERSIAN, strict=False)]
        file = put(tmp_path, "old.txt", "\n\n".join([*some, *PERSIAN[3:]]))
        adoption = adopt(made, "letter", "fa", file, AdoptOptions(accept_sure=True, dry_run=True))
        assert [text.sure for text in adoption.texts] == [False] * 3 + [True] * 3
        if "EN" not in form:
            assert [text.text for text in adoption.texts] == list(PERSIAN)


@pytest.mark.parametrize("order", ["below", "above", "behind", "beside", "line", "line above"])
def test_what_a_file_has_of_the_document_is_no_translation(tmp_path: Path, order: str) -> None:
    made = projects.make(tmp_path, {"letter.txt": "\n\n".join(ENGLISH)}, "fa")
    pairs = list(zip(ENGLISH, PERSIAN, strict=True))
    paragraphs = {
        "below": [text for pair in pairs for text in pair],
        "above": [text for pair in pairs for text in pair[::-1]],
        "behind": [*ENGLISH, *PERSIAN],
        "line": [f"{source}\\\n{text}" for source, text in pairs],
        "line above": [f"{text}\\\n{source}" for source, text in pairs],
    }
    rows = "".join(f"<tr><td>{source}</td><td>{text}</td></tr>" for source, text in pairs)
    name, data = "old.md", "\n\n".join(paragraphs.get(order, []))
    if order == "beside":
        name, data = "old.html", f"<html><body><table>{rows}</table></body></html>"
    adoption = adopt(made, "letter", "fa", put(tmp_path, name, data), AdoptOptions(dry_run=True))
    assert [text.text for text in adoption.texts] == list(PERSIAN)
    assert (adoption.unused_source, adoption.unused_target) == ((), ())


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_the_numbers_of_rows_are_no_translation(tmp_path: Path, order: tuple[int, ...]) -> None:
    made = projects.make(tmp_path, {"letter.txt": "\n\n".join(ENGLISH)}, "fa")
    rows = [(str(n), *pair) for n, pair in enumerate(zip(ENGLISH, PERSIAN, strict=True), 1)]
    cells = "".join("<tr>" + "".join(f"<td>{row[n]}</td>" for n in order) for row in rows)
    file = put(tmp_path, "old.html", f"<html><body><table>{cells}</table></body></html>")
    adoption = adopt(made, "letter", "fa", file, AdoptOptions(dry_run=True))
    assert [text.text for text in adoption.texts] == list(PERSIAN)


def test_a_document_with_numbers_keeps_them(tmp_path: Path) -> None:
    own, theirs = [*ENGLISH, "1,200"], [*PERSIAN, "۱٬۲۰۰"]
    made = projects.make(tmp_path, {"letter.txt": "\n\n".join(own)}, "fa")
    both = [text for pair in zip(own, theirs, strict=True) for text in pair]
    file = put(tmp_path, "old.txt", "\n\n".join(both))
    adoption = adopt(made, "letter", "fa", file, AdoptOptions(dry_run=True))
    assert [text.text for text in adoption.texts] == theirs


def test_a_tab_between_a_source_and_its_translation_is_left_out(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"letter.txt": "They do not forget."}, "fa")
    pieces = "They do not forget.</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>فراموش نمی‌کنند."
    file = tmp_path / "old.docx"
    file.write_bytes(word_files.make_word(word_files.paragraph(word_files.run(pieces))))
    adoption = adopt(made, "letter", "fa", file, AdoptOptions(accept_sure=True, dry_run=True))
    assert [(each.text, adoption.sure) for each in adoption.texts] == [("فراموش نمی‌کنند.", 0)]


def test_what_is_the_same_in_both_languages_stays_once(tmp_path: Path) -> None:
    own, theirs = [*ENGLISH, "WhatsApp 2024"], [*PERSIAN, "WhatsApp 2024"]
    made = projects.make(tmp_path, {"letter.txt": "\n\n".join(own)}, "fa")
    both = [text for pair in zip(own, theirs, strict=True) for text in pair]
    file = put(tmp_path, "old.txt", "\n\n".join(both))
    adoption = adopt(made, "letter", "fa", file, AdoptOptions(dry_run=True))
    assert [text.text for text in adoption.texts] == theirs


def test_a_file_of_which_a_part_is_not_translated_has_not_both(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"letter.txt": "\n\n".join(ENGLISH)}, "fa")
    half = [*ENGLISH[:-1], PERSIAN[-1]]
    file = put(tmp_path, "old.txt", "\n\n".join(half))
    adoption = adopt(made, "letter", "fa", file, AdoptOptions(dry_run=True))
    outcomes = [text.outcome for text in adoption.texts]
    assert outcomes.count(AdoptOutcome.UNTRANSLATED) == len(ENGLISH) - 1


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("Telegram", "Telegram تلگرام", "Telegram تلگرام"),  # a name may be a part of it
        ("Telegram", "Telegram\nتلگرام", "تلگرام"),
        ("They do not forget.", "They do not forget. فراموش نمی‌کنند.", "فراموش نمی‌کنند."),
        ("They do not forget.", "فراموش نمی‌کنند. They  do not forget.", "فراموش نمی‌کنند."),
        ("They do not forget.", "They do not فراموش نمی‌کنند.", "They do not فراموش نمی‌کنند."),
        ("They do not forget.", "They do not forget. / فراموش نمی‌کنند.", "فراموش نمی‌کنند."),
        ("They do not forget", "فراموش نمی‌کنند – They do not forget", "فراموش نمی‌کنند"),
        ("They do not forget", "They do not forgetting.", "They do not forgetting."),
        ("They do not forget", "Nathey do not forget.", "Nathey do not forget."),
        ("What to read", "What to read. What to do.", "What to read. What to do."),
    ],
)
def test_a_source_before_or_behind_its_translation_is_left_out(
    tmp_path: Path, source: str, text: str, found: str
) -> None:
    made = projects.make(tmp_path, {"letter.txt": source}, "fa")
    file = put(tmp_path, "old.txt", text)
    adoption = adopt(made, "letter", "fa", file, AdoptOptions(accept_sure=True, dry_run=True))
    assert [each.text for each in adoption.texts] == [found]


@pytest.mark.parametrize(
    ("found", "best"),
    [
        ([("یک", 0.6), ("دو", 0.9)], "دو"),
        ([("یک", 0.9), ("دو", 0.6)], "یک"),
        ([("یک", 0.9), ("دو", 0.9)], "یک"),
        ([("", 0.9), ("دو", 0.6)], "دو"),
        ([("A letter", 0.9), ("دو", 0.6)], "دو"),
    ],
)
def test_of_two_translations_the_more_certain_one_is_taken_else_the_first(
    found: list[tuple[str, float]], best: str
) -> None:
    key = (None, "A letter")
    texts = [
        PlannedText(key, 1, (at,), text, sure, sure=False, is_source=text == key[1])
        for at, (text, sure) in enumerate(found, start=1)
    ]
    assert {each: text.text for each, text in choose_best(texts).items()} == {key: best}
