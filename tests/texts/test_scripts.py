"""One table of scripts: everything that cuts, counts and compares agrees on it."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman import checks
from dragoman.catalogs import count_words
from dragoman.catalogs.changes import diff_words
from dragoman.checks import Pair
from dragoman.matching.cutting import join_paragraphs, split_segments
from dragoman.matching.normalize import split_words
from dragoman.sources.text.marks import looks_like_heading
from dragoman.texts import scripts

# A sentence, and what follows it in the same script.
SENTENCES = {
    "English": ("We are here. ", "Do you hear us?"),
    "Persian": ("ما اینجاییم. ", "صدای ما را می‌شنوید؟"),
    "Urdu": ("ہم یہاں ہیں۔ ", "کیا آپ سنتے ہیں؟"),
    "Hindi": ("हम यहाँ हैं। ", "क्या आप सुनते हैं?"),
    "Chinese": ("我们在这里。", "你听见我们吗？"),
    "Japanese": ("私たちはここにいる！", "聞こえますか？"),
    "Burmese": ("ငါတို့ဒီမှာရှိတယ်။ ", "ကြားလား။"),
    "Khmer": ("យើងនៅទីនេះ។ ", "អ្នកឮទេ?"),
    "Amharic": ("እኛ እዚህ ነን። ", "ትሰሙናላችሁ፧"),
    "Armenian": ("Մենք այստեղ ենք։ ", "Լսում եք։"),
    "Tibetan": ("ང་ཚོ་འདིར་ཡོད། ", "གོ་སོང་ངམ།"),
}
MARKS = "。｡！？।॥။።፧։՞།؟۔…"


@pytest.mark.parametrize("name", SENTENCES)
def test_a_text_is_cut_behind_each_sentence(name: str) -> None:
    assert split_segments("".join(SENTENCES[name])) == list(SENTENCES[name])


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_is_not_a_heading_and_its_words_are(name: str) -> None:
    first = SENTENCES[name][0].strip()
    assert not looks_like_heading(first)
    assert not looks_like_heading(f"«{first}»")
    assert looks_like_heading(first[:-1])


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_ends_a_sentence(mark: str) -> None:
    assert re.fullmatch(f"[{scripts.SENTENCE_ENDS}]", mark)


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("zh", "我们在这里等你们来。"),
        ("hi", "हम यहाँ आपका इंतज़ार कर रहे हैं।"),
        ("ur", "ہم یہاں آپ کا انتظار کر رہے ہیں۔"),
        ("my", "ငါတို့ဒီမှာစောင့်နေတယ်။"),
        ("hy", "Մենք այստեղ սպասում ենք ձեզ։"),
    ],
)
def test_a_full_stop_of_any_script_ends_a_translation(language: str, target: str) -> None:
    source = "We are waiting for you here."
    assert "end-punctuation" not in list_faults(Pair(source, target, language))
    assert "end-punctuation" in list_faults(Pair(source, target[:-1], language))


def test_a_question_of_any_script_is_a_question() -> None:
    source = "Are you waiting for us here?"
    for language, target in (("zh", "你们在等我们吗？"), ("hy", "Սպասո՞ւմ եք մեզ այստեղ։")):
        assert "end-punctuation" not in list_faults(Pair(source, target, language))
    assert "end-punctuation" in list_faults(Pair(source, "你们在等我们。", "zh"))


def list_faults(pair: Pair) -> set[str]:
    return {hit.rule_id for hit in checks.check_pair(pair)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我们在这里", 5),  # each Han character
        ("これはペンです。", 7),
        ("カメラ・レンズ", 6),  # the dot between them is not a word
        ("สวัสดีชาวโลก", 2),  # 12 characters of Thai
        ("ไป", 1),
        ("ສະບາຍດີຊາວໂລກ", 2),
        ("សួស្តីពិភពលោក", 2),
        ("မင်္ဂလာပါကမ္ဘာလောက", 3),
        ("ข่าว BBC วันนี้", 3),
        ("๒๕๕๙", 1),
        ("བཀྲ་ཤིས་བདེ་ལེགས།", 4),
        ("안녕 세상", 2),  # Korean has spaces
        ("سلام دنیا", 2),
    ],
)
def test_words_are_counted_by_the_rule_that_the_manual_states(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize("text", ["สวัสดีชาวโลก", "我们在这里", "သွားမယ်", "ទៅណា", "ຂອບໃຈ"])
def test_texts_without_spaces_are_compared_by_their_characters(text: str) -> None:
    assert split_words(text) == [text[at : at + 2] for at in range(len(text) - 1)]
    changed = diff_words(text, text[:-1])
    assert [change.op for change in changed] == ["equal", "delete"]
    assert changed[1].text == text[-1]


def test_paragraphs_join_as_their_script_is_written() -> None:
    assert join_paragraphs(["我们在。", "他们在。"]) == "我们在。他们在。"
    assert (
        join_paragraphs(["ไปแล้ว", "มาแล้ว"]) == "ไปแล้ว มาแล้ว"
    )  # Thai has a space between sentences
    assert join_paragraphs(["One.", "Two."]) == "One. Two."


@given(st.text())
def test_characters_are_counted_like_a_counter_in_the_same_order(text: str) -> None:
    assert list(scripts.count_characters(text).items()) == list(Counter(text).items())


def test_a_text_with_more_characters_than_an_alphabet_is_counted() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4F00))) * 2
    assert scripts.count_characters(text) == Counter(text)


MIXED = st.text(alphabet="aéz 1-«»²ªжفچ漢ก\u0301")


@given(st.lists(MIXED, max_size=4))
def test_the_main_script_is_the_first_of_all(texts: list[str]) -> None:
    assert scripts.find_main_script(texts) == next(iter(scripts.list_scripts(texts)), "")


@given(st.text(max_size=12))
@example("نامهletter")
@example("x²")
@example("²")
def test_a_word_has_the_scripts_of_a_text_with_that_word(word: str) -> None:
    assert scripts.list_word_scripts(word) == tuple(scripts.list_scripts([word]))


def test_letters_are_folded_in_any_order() -> None:
    """They are replaced one after another: so none becomes what another one is replaced by."""
    before = "".join(letter for letter, _ in scripts._ONE_LETTER)
    after = "".join(one for _, one in scripts._ONE_LETTER)
    assert len(set(before)) == len(before)
    assert set(before).isdisjoint(after)
    assert scripts.fold_letters(before) == scripts.fold_letters(after) == after


def test_a_text_is_folded_whatever_letters_it_has() -> None:
    assert scripts.fold_letters("ABC’s Straße") == "abc's strasse"
    assert scripts.fold_letters("ABC") == "abc"
    assert scripts.fold_letters("کتابِ آئینهٔ\u200cما\u00a0") == "كتاب ايينه\u200cما "
