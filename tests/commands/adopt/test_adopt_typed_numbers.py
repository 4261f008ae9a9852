"""The numbers that a translator typed before paragraphs say which paragraphs they are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from dragoman.commands._adopt.align import AdoptOptions
from dragoman.commands._adopt.texts import AdoptedPair
from dragoman.commands._adopt.typed_numbers import adds_number
from dragoman.commands.adopt import Adoption, adopt
from helpers import projects
from helpers.durations import check_growth

SOURCES = {
    1: "To our friends",
    2: "Nobody has told us anything.",
    3: "Is the road still closed?",
    4: "The bread is dear, and there is little of it.",
    5: "The school was shut in winter.",
    6: "Write to us as soon as you can.",
}
TEXTS = {
    1: "به دوستانمان",
    2: "هیچ‌کس چیزی به ما نگفته است.",
    3: "آیا راه هنوز بسته است؟",
    4: "نان گران است و کم پیدا می‌شود.",
    5: "مدرسه در زمستان تعطیل بود.",
    6: "هرچه زودتر برایمان بنویسید.",
}


def adopt_text(
    folder: Path,
    text: str,
    source: str = "",
    suffix: str = ".txt",
    pairs: tuple[AdoptedPair, ...] = (),
) -> Adoption:
    project = projects.make(folder, {"letter.md": source or write(SOURCES, "{1}")})
    file = folder / f"answer{suffix}"
    file.write_text(text, encoding="utf-8")
    return adopt(project, "letter", "fa", file, AdoptOptions(pairs=pairs))


def write(texts: Mapping[int, str], form: str, between: str = "\n\n") -> str:
    return between.join(form.format(*each) for each in texts.items()) + "\n"


def list_adopted(adoption: Adoption) -> dict[int, str]:
    return {text.number: text.text for text in adoption.texts}


@pytest.mark.parametrize("form", ["{0}. {1}", "{0}) {1}", "({0}) {1}", "¶{0} {1}", "{0} - {1}"])
def test_each_paragraph_is_the_translation_of_that_with_its_number(
    tmp_path: Path, form: str
) -> None:
    adoption = adopt_text(tmp_path, write(TEXTS, form))
    assert list_adopted(adoption) == TEXTS


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_only_some_may_be_answered(tmp_path: Path, suffix: str) -> None:
    some = {number: TEXTS[number] for number in (2, 3, 5)}
    form = "<p>{0}. {1}</p>" if suffix == ".html" else "{0}. {1}"
    adoption = adopt_text(tmp_path, write(some, form), suffix=suffix)
    assert list_adopted(adoption) == some
    assert adoption.unused_source == (1, 4, 6)


def test_some_may_lack_their_number_and_have_other_digits(tmp_path: Path) -> None:
    lines = [f"۱- {TEXTS[1]}", TEXTS[2], f"۳- {TEXTS[3]}", TEXTS[4], f"۵- {TEXTS[5]}", TEXTS[6]]
    assert list_adopted(adopt_text(tmp_path, "\n\n".join(lines))) == TEXTS


def test_messages_of_a_chat_may_be_numbered(tmp_path: Path) -> None:
    some = {number: TEXTS[number] for number in (1, 4, 6)}
    chat = write(some, "[01.05.26, 12:0{0}] N. N.: {0}. {1}", "\n")
    assert list_adopted(adopt_text(tmp_path, chat)) == some


@pytest.mark.parametrize(
    "source",
    [
        "# Three wishes\n\nWe ask you:\n\n- Open the road.\n- Bake more bread.\n- Write soon.\n",
        "# Three wishes\n\nWe ask you:\n\n1. Open the road.\n2. Bake more bread.\n3. Write soon.\n",
    ],
    ids=["bullets", "numbers"],
)
def test_the_numbers_of_a_list_are_those_of_its_items(tmp_path: Path, source: str) -> None:
    lines = ["سه آرزو", "از شما می‌خواهیم:", "1. راه را باز کنید.", "2. نان بیشتری بپزید."]
    text = "\n\n".join([*lines, "3. زود بنویسید."]) + "\n"
    found = list_adopted(adopt_text(tmp_path, text, source))
    assert found[1] == "سه آرزو"
    assert "راه را باز کنید." in found[3]


def test_items_alone_are_not_taken_for_the_first_paragraphs(tmp_path: Path) -> None:
    source = "# Wishes\n\nWe ask you:\n\n- Open the road.\n- Bake more bread.\n- Write soon.\n"
    text = "1. راه را باز کنید.\n\n2. نان بیشتری بپزید.\n\n3. زود بنویسید.\n"
    adoption = adopt_text(tmp_path, text, source)
    assert not any(text.sure for text in adoption.texts if text.number < 3)


@pytest.mark.parametrize(
    "numbers",
    [(1, 2, 2, 3, 4, 5), (11, 12, 13, 14, 15, 16), (2, 1, 4, 3, 6, 5)],
    ids=["twice", "too large", "in another order"],
)
def test_other_numbers_are_a_part_of_the_text(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    texts = zip(numbers, TEXTS.values(), strict=True)
    text = "\n\n".join(f"{number}. {text}" for number, text in texts) + "\n"
    assert list_adopted(adopt_text(tmp_path, text))[1] == f"{numbers[0]}. {TEXTS[1]}"


def test_what_a_person_decides_counts_more_than_a_number(tmp_path: Path) -> None:
    pairs = (AdoptedPair((2,), (3,)),)
    adoption = adopt_text(tmp_path, write(TEXTS, "{0}. {1}"), pairs=pairs)
    assert list_adopted(adoption)[2] == TEXTS[3]


NAMES = [
    "Alm",
    "Brod",
    "Calf",
    "Dorn",
    "Elm",
    "Fell",
    "Gorse",
    "Hedge",
    "Isle",
    "Kern",
    "Lee",
    "Moor",
]
LONG_SOURCES = [f"In {1950 + 7 * n} the mill at {name} burnt down." for n, name in enumerate(NAMES)]
LONG_TEXTS = [f"در سال {1950 + 7 * n} آسیاب {name} سوخت." for n, name in enumerate(NAMES)]


def test_it_is_sure_where_the_texts_show_it_too(tmp_path: Path) -> None:
    texts = {number: text for number, text in enumerate(LONG_TEXTS, 1) if number != 8}
    adoption = adopt_text(tmp_path, write(texts, "{0}. {1}"), "\n\n".join(LONG_SOURCES))
    assert list_adopted(adoption) == texts
    assert sum(text.sure for text in adoption.texts) >= 9


def test_it_is_not_sure_where_they_show_nothing(tmp_path: Path) -> None:
    some = {number: TEXTS[number] for number in (2, 3, 5)}
    assert not any(text.sure for text in adopt_text(tmp_path, write(some, "{0}. {1}")).texts)


@pytest.mark.parametrize(
    ("first", "texts"),
    [
        (0, LONG_TEXTS),
        (1, LONG_TEXTS[1:]),
        (1, LONG_TEXTS[6:]),
        (1, [*LONG_TEXTS[:4], *LONG_TEXTS[5:]]),
        (1, [*LONG_TEXTS[:2], "از ما نپرسید چرا.", *LONG_TEXTS[2:]]),
    ],
    ids=["from nought", "without the title", "second half", "one left out", "one more"],
)
def test_who_counts_in_another_way_gets_the_pairs_that_the_texts_show(
    tmp_path: Path, first: int, texts: list[str]
) -> None:
    text = write(dict(enumerate(texts, first)), "{0}. {1}")
    adoption = adopt_text(tmp_path, text, "\n\n".join(LONG_SOURCES))
    for each in adoption.texts:
        own = LONG_TEXTS[each.number - 1]
        assert each.text.endswith(own) or not each.sure
        assert each.text == own or not each.sure  # a person sees a number that is left
    assert sum(each.text.endswith(LONG_TEXTS[each.number - 1]) for each in adoption.texts) >= 4


def test_the_days_of_a_diary_stay(tmp_path: Path) -> None:
    days = [f"On December {n + 3}, {text}" for n, text in enumerate(LONG_SOURCES)]
    text = write({n + 3: f"دسامبر: {each}" for n, each in enumerate(LONG_TEXTS)}, "{0} {1}")
    adoption = adopt_text(tmp_path, text, "\n\n".join(days))
    assert list_adopted(adoption)[1] == f"3 دسامبر: {LONG_TEXTS[0]}"
    assert all(each.text.endswith(LONG_TEXTS[each.number - 1]) for each in adoption.texts)


def test_the_time_to_look_for_a_number_grows_with_the_text() -> None:
    check_growth(lambda size: " " * size, lambda text: adds_number(text, ""), 40_000)
