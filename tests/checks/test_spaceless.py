"""Languages without spaces between words: what is there twice, left, or of the next message."""

from __future__ import annotations

import pytest

from dragoman.checks import Neighbours, Pair, check_pair
from dragoman.checks.text.spaceless import count_words, is_spaceless, part_words


def find(source: str, target: str, language: str, behind: tuple[str, str] = ("", "")) -> set[str]:
    pair = Pair(source, target, language, neighbours=Neighbours(behind=behind))
    return {hit.rule_id for hit in check_pair(pair)}


@pytest.mark.parametrize(
    ("text", "words"),
    [("", 0), ("one two", 2), ("他昨天晚上在家里被捕。", 3), ("เขาถูกจับกุมที่บ้าน", 6), ("彼は OK", 2)],
)
def test_words_are_counted_also_without_spaces(text: str, words: int) -> None:
    assert count_words(text) == words
    assert not is_spaceless("Donaudampfschifffahrtsgesellschaft", 1)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("彼らはtold themのです", "   told them   "),
        ("the時end", "the end"),
        ("the時計end", "the  end"),
        ("on two", "on two"),
    ],
)
def test_words_of_another_script_are_parted(text: str, parted: str) -> None:
    """What was between them stays there, so that they are no phrase: only its edges are spaces."""
    found = part_words(text)
    assert len(found) == len(text)
    assert found.replace("ら", " ").replace("で", " ") == parted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "我们昨天看见了他，我们昨天看见了他。"),
        ("ja", "彼女は町に戻った。彼女は町に戻った。"),
        ("th", "เขาถูกจับกุมที่บ้านของเขาเขาถูกจับกุมที่บ้านของเขา"),
        ("zh", "她住在北京的东郊区北京的东郊区附近。"),
        ("km", "គាត់ត្រូវបានចាប់ខ្លួនគាត់ត្រូវបានចាប់ខ្លួន"),
    ],
)
def test_what_is_there_twice_is_found(language: str, text: str) -> None:
    assert "repeated-phrase" in find("She lives near Beijing.", text, language)
    assert "repeated-phrase" not in find("So it is. So it is.", text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "ハハハハハハハハハハハハハハハハハハハハ"),
        ("ja", "一歩一歩、ゆっくりゆっくり進みます。"),
        ("zh", "请先运行`make all`，请先运行`make new`。"),
        ("zh", "请先打开我的文件夹\n请先打开我的文件夹"),
        ("uk", "original_name:name:gid:filter_type,filter_value"),
    ],
)
def test_what_may_be_there_twice_is_not(language: str, text: str) -> None:
    assert "repeated-phrase" not in find("She lives near Beijing.", text, language)


def test_a_sentence_of_the_next_message_is_found() -> None:
    behind = ("Nobody knows where they are today.", "今日彼らがどこにいるのかは誰も知りません。")
    text = f"彼女は町に戻った。{behind[1]}"
    assert "pasted" in find("She came back.", text, "ja", behind)
    assert "pasted" not in find("She came back.", "彼女は町に戻った。", "ja", behind)


def test_a_phrase_of_the_source_is_found_between_letters_without_a_space() -> None:
    source = "His family was not told where he is."
    assert "source-left" in find(source, "家人was not told where he is而已。", "zh")
    assert "source-left" not in find(source, "家人told where he而已。", "zh")
