"""Names in Katakana and in Chinese characters, and with an ending behind an apostrophe."""

from __future__ import annotations

import pytest

from dragoman.checks.text.name_spellings import find_second_spellings, learn_names
from dragoman.checks.text.sounds import write_sounds, write_sounds_of_name

JAPANESE = ["首相の{}は述べた", "昨日{}が語った", "そして{}に聞いた", "今日も{}と会う"]
CHINESE = ["总统{}昨天说", "今天{}表示", "记者问{}为何", "可是{}没有来"]
TURKISH = ["Dün {} geldi", "Sonra {}’ın evi", "Bize {}'ye sor", "Yine {} dedi"]


def find(name: str, frames: list[str], spellings: list[str]) -> list[tuple[str, str]]:
    pairs = [
        (f"In {number} they asked {name} about it.", frame.format(spelling))
        for number, (frame, spelling) in enumerate(zip(frames, spellings, strict=True))
    ]
    known = learn_names(pairs)
    return [
        (usual.written, target[start:end])
        for source, target in pairs
        for _, usual, start, end in find_second_spellings(source, target, known)
    ]


@pytest.mark.parametrize(
    ("name", "frames", "usual", "second"),
    [
        ("Kavanaugh", JAPANESE, "カバノー", "カヴァノー"),
        ("Livingston", JAPANESE, "リビングストン", "リヴィングストン"),
        ("Flake", JAPANESE, "フレーク", "フレイク"),
        ("Sims", JAPANESE, "シムズ", "シムス"),
        ("Livingston", CHINESE, "利文斯顿", "利文司顿"),
        ("Brighton", CHINESE, "布赖顿", "布莱顿"),
        ("Chambers", TURKISH, "Chambers", "Cambers"),
        ("Dwyer", TURKISH, "Dwyer", "Dvyer"),
    ],
)
def test_a_second_spelling_is_found(name: str, frames: list[str], usual: str, second: str) -> None:
    for at in range(4):
        spellings = [second if number == at else usual for number in range(4)]
        assert find(name, frames, spellings) == [(usual, second)]


@pytest.mark.parametrize(
    ("name", "frames", "spellings"),
    [
        ("Kavanaugh", JAPANESE, ["カバノー", "カバノー", "カバノー判事", "彼"]),
        (
            "Manchester",
            JAPANESE,
            ["マンチェスター", "マンチェスター", "マンチェスターシティ", "町"],
        ),
        ("Brighton", CHINESE, ["布赖顿", "布赖顿队", "布赖顿", "他们"]),
        ("Chambers", TURKISH, ["Chambers", "Chambers", "Chambers", "ona"]),
    ],
)
def test_another_word_is_no_second_spelling(
    name: str, frames: list[str], spellings: list[str]
) -> None:
    assert find(name, frames, spellings) == []


def test_a_word_beside_a_chinese_name_is_no_part_of_it() -> None:
    frames = ["在{}昨天", "在{}今天", "在{}没有", "国{}为何"]
    assert find("Birmingham", frames, ["伯明翰"] * 4) == []


def test_the_first_character_may_differ_where_both_are_in_names_with_a_dot() -> None:
    spellings = ["莫里斯", "莫里斯", "莫里斯", "毛里斯"]
    assert find("Maurice", CHINESE, spellings) == []
    dots = ["总统{}昨天说", "今天{}表示", "记者问{}为何", "可是莫·莫恩和毛·毛恩见{}没有来"]
    assert find("Maurice", dots, spellings) == [("莫里斯", "毛里斯")]


@pytest.mark.parametrize(
    ("kana", "name"), [("カバノー", "Kavanaugh"), ("フォード", "Ford"), ("シムズ", "Sims"),
                       ("グラハム", "Graham"), ("レンジャーズ", "Rangers")],
)  # fmt: skip
def test_a_name_in_katakana_has_the_consonants_of_the_name(kana: str, name: str) -> None:
    ours, theirs = write_sounds_of_name(name, kana), write_sounds(kana)
    assert ours[0] == theirs[0]
    assert len(set(ours) & set(theirs)) >= len(set(ours)) - 1


def test_japanese_does_not_tell_l_from_r() -> None:
    assert write_sounds("ルーラ") == write_sounds("ラ") == "R"
    assert write_sounds_of_name("Lola", "ルーラ") == "R"
    assert write_sounds_of_name("Lola", "لولا") == "L"
