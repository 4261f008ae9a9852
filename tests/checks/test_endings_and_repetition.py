"""How texts end in other scripts, and which words are rightly said twice."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair
from dragoman.checks.text.punctuation.endings import find_end_marks
from dragoman.checks.text.punctuation.questions import asks_without_mark
from dragoman.checks.text.repetition import FUNCTION_WORDS, says_twice, spells_a_letter_twice
from helpers.cases import each_case


def finds(rule: str, source: str, target: str, language: str) -> bool:
    return rule in {hit.rule_id for hit in check_pair(Pair(source, target, language))}


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("de", "Das sind „die Briefe.“"),
        ("cs", "To jsou „dopisy.“"),
        ("de", "»Das sind die Briefe.«"),
        ("he", "אלה ״המכתבים.״"),
        ("zh", "这些是信。“"),
        ("hy", "Սրանք նամակներ են։»"),
        ("my", "စာများဖြစ်သည်။"),
        ("bo", "ཡི་གེ་རེད།"),
        ("dz", "ཡིག་འགྲུལ་ཨིན་མས"),
        ("th", "นี่คือจดหมายจาก BBC"),
        ("lo", "ນີ້ແມ່ນຈົດໝາຍ 1953"),
        ("km", "ទាំងនេះជាសំបុត្រ។"),
        ("am", "እነዚህ ደብዳቤዎች ናቸው፡፡"),
        ("hi", "ये पत्र हैं |"),
        ("ur", "یہ خطوط ہیں۔"),
        ("ja", "「これらは手紙です」"),
    ],
)
def test_a_text_ends_as_its_script_does(language: str, target: str) -> None:
    assert not finds("end-punctuation", "These are the letters.", target, language)


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("de", "Das sind „die Briefe“"),
        ("he", "אלה המכתבים"),
        ("zh", "这些是信"),
        ("hi", "ये पत्र हैं"),
        ("am", "እነዚህ ደብዳቤዎች ናቸው"),
        ("my", "စာများဖြစ်သည်"),
        ("ja", "これらは手紙です，"),
    ],
)
def test_a_lost_mark_is_found(language: str, target: str) -> None:
    assert finds("end-punctuation", "These are the letters.", target, language)


def test_an_item_of_a_list_may_be_bare_where_lists_are_so() -> None:
    source = "Must be free for all of us."
    assert not finds("end-punctuation", f"- {source}", "- 必須免費", "zh_TW")
    item = Pair(source, "모두에게 무료여야 함", "ko", kind="list item")
    assert "end-punctuation" not in {hit.rule_id for hit in check_pair(item)}
    assert finds("end-punctuation", source, "必須免費", "zh_TW")
    assert finds("end-punctuation", f"- {source}", "- Für alle frei", "de")


def test_a_bar_is_an_end_mark_only_after_a_script_with_dandas() -> None:
    assert find_end_marks("पत्र |") == "।"
    assert find_end_marks("letter |") == ""


def test_a_question_that_is_told_need_not_be_asked() -> None:
    told = "I remember thinking, what will they put on my grave?"
    assert not finds("end-punctuation", told, "Ik vroeg me af wat erop zou staan.", "nl")
    asked = "When I use the browser, will anyone see me?"
    assert finds("end-punctuation", asked, "Wenn ich ihn nutze, sieht mich jemand.", "de")


def test_an_address_at_the_end_needs_no_full_stop_but_a_link_does() -> None:
    source = "Read the page at https://example.org/a."
    assert not finds("end-punctuation", source, "اقرأ https://example.org/a", "ar")
    source = "Read [the whole page](https://example.org/a)."
    assert finds("end-punctuation", source, "اقرأ [الصفحة](https://example.org/a)", "ar")


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("ur", "Wash them often.", "انہیں بار بار دھوئیں"),
        ("hi", "Slowly, slowly.", "धीरे धीरे"),
        ("id", "children", "anak anak"),
        ("tr", "slowly", "yavaş yavaş"),
        ("bn", "often", "বার বার"),
        ("ps", "slowly", "ورو ورو"),
        ("ar", "KTUU reported it.", "ذكرته كيه تي يو يو"),
        ("ar", "CCoV is a virus", "سي سي أوه في فيروس"),
        ("fa", "rRT-PCR is a test", "آر آر تی آزمایش است"),
        ("fa", "Bye-bye, he said", "گفت خداحافظ خداحافظ"),
        ("ar", "No, no, he said", "قال كلام كلام"),
        ("pt", "services and e-mail", "serviços e e-mail"),
        ("de", "they who", "die die"),
        ("fa", "How nice!", "به به"),
        ("ar", "I use DuckDuckGo", "أستعمل داك داك جو"),
        ("nl", "that it is the best", "dat het het beste is"),
        ("pl", "not even at them", "nawet na nie nie spojrzał"),
        ("he", "he is the man", "הוא הוא האיש"),
        ("hi", "more and more", "और और"),
    ],
)
def test_what_is_rightly_said_twice(language: str, source: str, target: str) -> None:
    assert not finds("repeated-word", source, target, language)


@each_case(sorted(FUNCTION_WORDS))
def test_a_word_that_joins_others_is_never_twice(language: str) -> None:
    for word in FUNCTION_WORDS[language]:
        assert finds("repeated-word", "one two", f"xyz {word} {word} xyz", language), word


def test_what_the_source_says_twice() -> None:
    assert says_twice("a very, very good day") and says_twice("wall by wall")
    assert not says_twice("the theme of a day")
    assert spells_a_letter_twice("on CNN today") and not spells_a_letter_twice("on the NBC rally")


@pytest.mark.parametrize(
    ("source", "target", "is_found"),
    [
        (
            "Why do you want these letters?",
            "Pourquoi voulez-vous ces lettres ? (En anglais.)",
            False,
        ),
        ("We cannot find the letters.", "Wir finden die Briefe nicht. (Fehler 404)", False),
        ("We cannot find the letters.", "Wir finden die Briefe nicht (Fehler 404)", True),
        ("Is it not time to go there.", "Ist es nicht Zeit zu gehen?", False),
        ("It is time to go there.", "Ist es nicht Zeit zu gehen?", True),
        ("Isn't it time to go there.", "Ist es nicht Zeit zu gehen?", False),
    ],
)
def test_a_note_behind_the_end_and_a_question_with_a_full_stop(
    source: str, target: str, is_found: bool
) -> None:
    hits = check_pair(Pair(source, target, "de"))
    assert any(hit.rule_id == "end-punctuation" for hit in hits) == is_found


@pytest.mark.parametrize(
    ("source", "asks"),
    [
        ("Do it before the letters go.", False),
        ("Do this first, then wait.", False),
        ("Do these steps in order.", False),
        ("Have it ready at noon.", False),
        ("Have those forms here tomorrow.", False),
        ("Don’t anybody move from here.", False),
        ("Don't you dare to go there.", False),
        ("Wait for them. Do that again.", False),
        ("Do you know what they did!", True),
        ("Do they hear us.", True),
        ("Don't you know us!", True),
        ("Don't these people see us.", True),
        ("Have we seen them all.", True),
        ("Haven't these been seen.", True),
        ("Has it been seen by them.", True),
        ("We wait. “Does this ever end.", True),
    ],
)
def test_a_sentence_that_tells_somebody_to_do_something_asks_nothing(
    source: str, asks: bool
) -> None:
    assert asks_without_mark(source, "en") is asks
