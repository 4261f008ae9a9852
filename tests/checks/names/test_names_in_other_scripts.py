"""Names in Katakana and in Chinese characters, and with an ending behind an apostrophe."""

from __future__ import annotations

import pytest

from dragoman.checks.text.names.han_names import learn_rows
from dragoman.checks.text.names.han_sounds import find_syllable, is_one_sound, write_han_sounds
from dragoman.checks.text.names.name_spellings import find_second_spellings, learn_names
from dragoman.checks.text.names.sounds import write_sounds, write_sounds_of_name
from dragoman.checks.text.word_forms import is_respelled
from helpers.names import find_spellings

JAPANESE = ["首相の{}は述べた", "昨日{}が語った", "そして{}に聞いた", "今日も{}と会う"]
CHINESE = ["总统{}昨天说", "今天{}表示", "记者问{}为何", "可是{}没有来"]
KOREAN = ["어제 {}는 말했다", "오늘 {}에게 물었다", "{}의 집", "그리고 {}도 왔다"]
TURKISH = ["Dün {} geldi", "Sonra {}’ın evi", "Bize {}'ye sor", "Yine {} dedi"]


@pytest.mark.parametrize(
    ("name", "frames", "usual", "second"),
    [
        ("Kavanaugh", JAPANESE, "カバノー", "カヴァノー"),
        ("Livingston", JAPANESE, "リビングストン", "リヴィングストン"),
        ("Flake", JAPANESE, "フレーク", "フレイク"),
        ("Sims", JAPANESE, "シムズ", "シムス"),
        ("Livingston", CHINESE, "利文斯顿", "利文司顿"),
        ("Brighton", CHINESE, "布赖顿", "布莱顿"),
        ("Mexico", CHINESE, "墨西哥", "莫西哥"),
        ("Menga", CHINESE, "蒙加", "蒙嘉"),
        ("Pompeo", CHINESE, "蓬佩奥", "蓬佩欧"),
        ("Atkinson", CHINESE, "艾金森", "爱津森"),
        ("Warren", CHINESE, "華倫", "华伦"),
        ("David", JAPANESE, "デビッド", "デヴィッド"),
        ("David", JAPANESE, "デビッド", "デビット"),
        ("Wade", JAPANESE, "ウェイド", "ウェード"),
        ("Rosa", JAPANESE, "ローザ", "ロウザ"),
        ("Sterling", JAPANESE, "スターリング", "スタリング"),
        ("Chambers", TURKISH, "Chambers", "Cambers"),
        ("Dwyer", TURKISH, "Dwyer", "Dvyer"),
    ],
)
def test_a_second_spelling_is_found(name: str, frames: list[str], usual: str, second: str) -> None:
    for at in range(4):
        spellings = [second if number == at else usual for number in range(4)]
        assert find_spellings(name, spellings, frames) == [(usual, second)]


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
    assert find_spellings(name, spellings, frames) == []


def test_a_word_beside_a_chinese_name_is_no_part_of_it() -> None:
    frames = ["在{}昨天", "在{}今天", "在{}没有", "国{}为何"]
    assert find_spellings("Birmingham", ["伯明翰"] * 4, frames) == []


@pytest.mark.parametrize(
    ("name", "usual", "second"),
    [
        ("Livingston", "리빙스턴", "리빙스톤"),
        ("Syria", "시리아", "씨리아"),
        ("Google", "구글", "구굴"),
    ],
)
def test_particles_of_korean_are_no_part_of_a_name(name: str, usual: str, second: str) -> None:
    for at in range(4):
        spellings = [second if number == at else usual for number in range(4)]
        ((_, found),) = find_spellings(name, spellings, KOREAN)
        assert found.startswith(second)
    assert find_spellings(name, [usual] * 4, KOREAN) == []


@pytest.mark.parametrize("second", ["毛里斯", "莫里思", "莫莉斯"])
def test_any_character_may_differ_that_sounds_alike(second: str) -> None:
    spellings = ["莫里斯", "莫里斯", "莫里斯", second]
    assert find_spellings("Maurice", spellings, CHINESE) == [("莫里斯", second)]


def test_two_syllables_that_differ_in_one_letter_are_no_endings() -> None:
    for first, second in (("텍사스", "텍사즈"), ("루나드", "루나트")):
        assert is_respelled(first, second)
    for first, second in (("서울의", "서울에"), ("서울은", "서울를"), ("독일인", "독일어")):
        assert not is_respelled(first, second)


def test_a_letter_of_the_same_sound_inside_of_a_cyrillic_name_is_no_ending() -> None:
    assert is_respelled("пэйлин", "пейлин")
    assert not is_respelled("новым", "новим")


def test_a_row_of_characters_that_does_not_sound_like_the_name_is_not_it() -> None:
    frames = ["总统{}昨天说", "总统{}表示", "总统{}为何", "总理{}没有来"]
    assert find_spellings("Brighton", ["莫里斯"] * 4, frames) == []


def test_characters_sound_as_in_pinyin() -> None:
    assert find_syllable("斯") == "si"
    assert find_syllable("的") == ""  # names are not written with it
    assert write_han_sounds("利文斯顿") == "RFNSTN"
    assert is_one_sound("莱", "赖")
    assert is_one_sound("维", "薇")
    assert not is_one_sound("莱", "顿")
    assert not is_one_sound("的", "的")


def test_what_is_new_in_chinese_is_not_judged() -> None:
    """Where words are not separated, nobody knows whether a row of characters is new."""
    pairs = [(f"In {at} they asked Maurice about it.", frame.format("莫里斯"))
             for at, frame in enumerate(CHINESE)]  # fmt: skip
    known = learn_names(pairs)
    assert not list(find_second_spellings(pairs[0][0], CHINESE[0].format("毛里斯"), known))


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


def test_names_in_hangul_have_the_consonants_of_the_name() -> None:
    for hangul, name in (("리빙스턴", "Livingston"), ("포드", "Ford"), ("시리아", "Syria")):
        ours, theirs = write_sounds_of_name(name, hangul), write_sounds(hangul)
        assert ours[0] == theirs[0]
        assert ours[-1] == theirs[-1]


def test_of_two_spellings_that_are_as_likely_it_is_always_the_same() -> None:
    """Sets of texts have another order in each run of Python."""
    rows = "阿里、阿利、阿丽、阿莉，伊里、伊利、伊丽、伊莉"
    usual = learn_rows([f"{start}{rows}。" for start in "他她它"], {"Ali": [0, 1, 2]}).usual
    assert usual["Ali"].word == "阿里"
