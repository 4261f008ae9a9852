"""Answers in which the document is between its translation, as people write them in a mail."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from dragoman.commands._adopt.align import AdoptOptions
from dragoman.commands._adopt.both_languages import keep_translation
from dragoman.commands.adopt import Adoption, adopt
from helpers import projects, word_files
from helpers.durations import check_growth
from helpers.two_letters import ENGLISH, PERSIAN

PAIRS = list(enumerate(zip(ENGLISH, PERSIAN, strict=True), 1))
DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def quote(text: str) -> str:
    return "\n".join(f"> {line}" for line in textwrap.wrap(text, 30))


def join(form: Callable[[int, str, str], str], end: str = "\n") -> str:
    return end.join(form(number, *pair) for number, pair in PAIRS) + "\n"


LAYOUTS = {
    "lines": join(lambda n, e, f: f"{e}\n{f}"),
    "above": join(lambda n, e, f: f"{f}\n{e}"),
    "labels": join(lambda n, e, f: f"EN: {e}\nFA: {f}"),
    "own labels": join(lambda n, e, f: f"Source: {e}\nYour translation: {f}", "\n\n"),
    "two labels": join(lambda n, e, f: f"EN: {e}\n{'FA' if n % 2 else 'فارسی'}: {f}"),
    "labels in brackets": join(lambda n, e, f: f"[en] {e}\n[fa] {f}"),
    "labels on a line": join(lambda n, e, f: f"{n} translated\nEnglish\n{e}\nPersian\n{f}", "\n\n"),
    "one line": join(lambda n, e, f: f"EN: {e} / FA: {f}"),
    "equal": join(lambda n, e, f: f"{e} = {f}"),
    "bars": join(lambda n, e, f: f"| {e} | {f} |"),
    "tabs": join(lambda n, e, f: f"{n}\t{e}\t{f}"),
    "numbers": join(lambda n, e, f: f"{n}. {e}\n{n}. {f}"),
    "numbers in both": join(lambda n, e, f: f"{n}) {e}\n{str(n).translate(DIGITS)}) {f}"),
    "numbers on a line": join(lambda n, e, f: f"{n}\n{e}\n{f}", "\n\n"),
    "list": join(lambda n, e, f: f"- {e}\n- {f}"),
    "quoted": join(lambda n, e, f: f"> {e}\n{f}"),
    "broken": join(lambda n, e, f: f"{quote(e)}\n{f}", "\n\n"),
    "all quoted": join(lambda n, e, f: f"> {e}\n> {f}\n>"),
    "blocks": "\n".join([*ENGLISH, "-----", *PERSIAN]),
    "blocks above": "\n".join([*PERSIAN, "", *ENGLISH]),
    "brackets": join(lambda n, e, f: f"{f}\n({e})"),
    "brackets behind": join(lambda n, e, f: f"{f} [{e}]"),
    "brackets before": join(lambda n, e, f: f"[{e}] {f}", "\n\n"),
    "brackets around": join(lambda n, e, f: f"{e} ({f})", "\n\n"),
    "wide brackets around": join(lambda n, e, f: f"{e} （{f}）"),
    "strong": join(lambda n, e, f: f"**{e}**\n{f}"),
}


def take(folder: Path, sources: Iterable[str], text: str, name: str = "old.txt") -> Adoption:
    made = projects.make(folder, {"letter.txt": "\n\n".join(sources)}, "fa")
    (folder / name).write_text(text, encoding="utf-8")
    return adopt(made, "letter", "fa", folder / name, AdoptOptions(dry_run=True))


def list_texts(adoption: Adoption) -> list[str]:
    return [text.text for text in adoption.texts if text.outcome.is_written]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_document_between_its_translation_is_left_out(tmp_path: Path, layout: str) -> None:
    adoption = take(tmp_path, ENGLISH, LAYOUTS[layout])
    assert list_texts(adoption) == list(PERSIAN)
    assert (adoption.unused_source, adoption.unused_target) == ((), ())


BESIDE = [name for name in LAYOUTS if "blocks" not in name]


@pytest.mark.parametrize("layout", BESIDE)
def test_what_stands_beside_its_source_is_sure(tmp_path: Path, layout: str) -> None:
    adoption = take(tmp_path, ENGLISH, LAYOUTS[layout])
    assert [text.number for text in adoption.texts if not text.sure] == []


@pytest.mark.parametrize("layout", ["lines", "above", "quoted", "tabs", "labels"])
def test_it_is_sure_also_where_its_parts_are_in_another_order(tmp_path: Path, layout: str) -> None:
    lines = LAYOUTS[layout].strip("\n").split("\n")
    middle = len(lines) // len(ENGLISH) * 3
    swapped = "\n".join([*lines[middle:], *lines[:middle]])
    adoption = take(tmp_path, ENGLISH, swapped)
    texts = [text for text in adoption.texts if text.sure]
    assert len(texts) >= len(ENGLISH) - 2
    assert all(text.text == PERSIAN[text.number - 1] for text in texts)


@pytest.mark.parametrize("left_out", range(1, len(ENGLISH) + 1))
def test_nothing_is_sure_to_be_the_translation_of_its_neighbour(
    tmp_path: Path, left_out: int
) -> None:
    some = (f"> {e}\n" + (f"{f}\n" if n != left_out else "") for n, (e, f) in PAIRS)
    adoption = take(tmp_path, ENGLISH, "Hello,\n\n" + "".join(some))
    assert all(text.text == PERSIAN[text.number - 1] for text in adoption.texts if text.sure)


def test_it_is_so_in_a_file_of_word_also_where_each_has_a_label(tmp_path: Path) -> None:
    made = projects.make(tmp_path, {"letter.txt": "\n\n".join(ENGLISH)}, "fa")
    file = tmp_path / "old.docx"
    lines = LAYOUTS["labels"].strip().split("\n")
    file.write_bytes(word_files.make_word("".join(map(word_files.paragraph, lines))))
    adoption = adopt(made, "letter", "fa", file, AdoptOptions(dry_run=True))
    assert list_texts(adoption) == list(PERSIAN)


@pytest.mark.parametrize("form", ["{0}\n{1}\n\n", "EN: {0}\nFA: {1}\n\n", "[en] {0}\n[fa] {1}\n\n"])
@pytest.mark.parametrize(
    ("own", "theirs"),
    [(("Question: ", "Answer: "), ("پرسش: ", "پاسخ: ")), (("1. ", "2. "), ("۱. ", "۲. "))],
)
def test_names_and_numbers_that_the_document_has_stay(
    tmp_path: Path, form: str, own: Sequence[str], theirs: Sequence[str]
) -> None:
    sources = [own[number % 2] + text for number, (text, _) in PAIRS]
    texts = [theirs[number % 2] + text for number, (_, text) in PAIRS]
    both = "".join(form.format(*pair) for pair in zip(sources, texts, strict=True))
    assert [each.text for each in keep_translation(both, sources)] == texts


def test_what_is_not_translated_among_others_stays_and_shows_their_places(tmp_path: Path) -> None:
    answered = join(lambda n, e, f: f"> {e}\n" + (f if n % 2 else ""))
    adoption = take(tmp_path, ENGLISH, answered)
    assert list_texts(adoption) == [PERSIAN[0], PERSIAN[2], PERSIAN[4]]


@pytest.mark.parametrize(
    "paragraphs",
    [
        PERSIAN,
        ENGLISH,
        [*ENGLISH[:4], *PERSIAN[4:]],
        [e if n % 3 else f for n, (e, f) in PAIRS],
        [f if n < 5 else f"{f}\n{e}" for n, (e, f) in PAIRS],
    ],
)
def test_a_file_of_which_a_part_is_not_translated_has_not_both(paragraphs: Sequence[str]) -> None:
    assert keep_translation("\n\n".join(paragraphs), ENGLISH) == []


def test_what_is_the_same_in_both_stays_once_and_numbers_are_texts() -> None:
    own, theirs = [*ENGLISH, "WhatsApp 2024", "1,200"], [*PERSIAN, "WhatsApp 2024", "۱٬۲۰۰"]
    both = "".join(f"> {e}\n{f}\n\n" for e, f in zip(own, theirs, strict=True))
    assert [each.text for each in keep_translation(both, own)] == theirs


def test_states_in_a_table_are_no_translations_and_a_refrain_is_one() -> None:
    states = "Confirmed", "Edited"
    both = "\n\n".join(f"{n}\n\n{e}\n\n{f}\n\n{states[n % 2]}" for n, (e, f) in PAIRS)
    assert [each.text for each in keep_translation(both, ENGLISH)] == list(PERSIAN)

    refrain = "They do not forget.", "فراموش نمی‌کنند."
    song = "".join(f"> {e}\n{f}\n> {refrain[0]}\n{refrain[1]}\n" for _, (e, f) in PAIRS)
    kept = keep_translation(song, [*ENGLISH, refrain[0]])
    assert sum(each.text == refrain[1] for each in kept) == len(PERSIAN)


def test_what_is_around_an_answer_is_never_sure(tmp_path: Path) -> None:
    mail = f"Hello,\n\nhere it is.\n\n{LAYOUTS['broken']}\n-- \nA translator\n"
    adoption = take(tmp_path, ENGLISH, mail)
    for text, own in zip(adoption.texts, PERSIAN, strict=True):
        assert text.text == own or not text.sure


def test_a_long_answer_takes_no_square_of_its_length() -> None:
    def make(size: int) -> tuple[str, list[str]]:
        own = [f"we wrote the letter of day {number}" for number in range(size)]
        texts = (f"EN: {each} FA: {'نامه ' * (n % 7 + 3)}" for n, each in enumerate(own))
        return " ".join(texts), [*own, "FA"]

    check_growth(make, lambda made: keep_translation(*made), 2_000)


@pytest.mark.parametrize("form", ["> {0}\n{1}\n\n", "{0}\n\n{1}\n\n", "{1}\n\n{0}\n\n"])
def test_the_document_may_be_written_as_in_files_for_translators(tmp_path: Path, form: str) -> None:
    own = ["Write to **us** [at once](https://example.org).", "1,200", *ENGLISH]
    theirs = ["به **ما** [همین حالا](https://example.org) بنویسید.", "۱٬۲۰۰", *PERSIAN]
    made = projects.make(tmp_path, {"letter.md": "\n\n".join(own)}, "fa")
    file = tmp_path / "answer.txt"
    both = "".join(form.format(*pair) for pair in zip(own, theirs, strict=True))
    file.write_text(f"{both}-- \nN. N.\nSent from a phone\n", encoding="utf-8")
    adoption = adopt(made, "letter", "fa", file, AdoptOptions(dry_run=True))
    assert list_texts(adoption) == theirs
    assert (adoption.unused_source, adoption.unused_target) == ((), ())


def test_a_column_that_has_slid_down_by_a_row_is_not_sure(tmp_path: Path) -> None:
    names = ["Alm", "Brod", "Calf", "Dorn", "Elm", "Fell", "Gorse", "Hedge", "Isle", "Kern"]
    sources = [f"In {1950 + 7 * n} the mill at {name} burnt down." for n, name in enumerate(names)]
    texts = [f"در سال {1950 + 7 * n} آسیاب {name} سوخت." for n, name in enumerate(names)]
    slid = zip(sources, ["نام", *texts], strict=False)
    adoption = take(tmp_path, sources, "".join(f"{e}\n{f}\n\n" for e, f in slid))
    assert all(text.text == texts[text.number - 1] for text in adoption.texts if text.sure)


@pytest.mark.parametrize("line", ["-- ", "--"])
def test_a_line_of_dashes_is_a_signature_only_once_and_near_the_end(line: str) -> None:
    pairs = [f"{e}\n{f}" for e, f in zip(ENGLISH, PERSIAN, strict=True)]
    signed = "\n\n".join(pairs) + f"\n{line}\nMina\nHarbour Street 4\n"
    parted = f"\n{line}\n".join(pairs)
    long = "\n\n".join(pairs[:1]) + f"\n{line}\n" + "\n\n".join(pairs[1:])
    for text in (signed, parted, long):
        assert [each.text for each in keep_translation(text, ENGLISH)] == list(PERSIAN)


def test_what_is_below_a_line_of_dashes_takes_no_square_of_its_length() -> None:
    def make(size: int) -> str:
        return "Hello\n-- \n" + "x" * size + "\n" + "word\n" * 30

    check_growth(make, lambda text: keep_translation(text, ENGLISH), 20_000)


def test_a_remark_below_a_translation_is_never_sure(tmp_path: Path) -> None:
    remark = "توضیح: این جمله را آزاد ترجمه کردم."
    lines = (f"{e}\n{f}\n" + (f"{remark}\n" if n == 3 else "") for n, (e, f) in PAIRS)
    adoption = take(tmp_path, ENGLISH, "\n".join(lines))
    assert [text.number for text in adoption.texts if not text.sure] == [3]
