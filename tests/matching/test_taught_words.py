"""The words of a catalogue tell how much of a translation stays where its source has changed."""

from __future__ import annotations

import pytest

from dragoman.matching.match import Match, MatchOptions, match
from dragoman.matching.normalize import split_words
from dragoman.matching.taught_words import NOTHING_TAUGHT, KeptShare, TaughtWords, WordPlaces
from dragoman.matching.weights import WEIGHTS
from helpers.scripted import Message

VERBS = {
    "Mend": "ab",
    "Paint": "cd",
    "Lift": "ef",
    "Sell": "gh",
    "Wash": "ij",
    "Hide": "kl",
    "Burn": "mn",
    "Push": "op",
}
NOUNS = {
    "boats": "qqqqqqqq",
    "lamps": "rrrrrrrr",
    "roofs": "ssssssss",
    "doors": "tttttttt",
    "wells": "uuuuuuuu",
    "carts": "vvvvvvvv",
}
"""Their translations are long, those of the verbs are short."""
TAUGHT = [
    Message(f"{verb} the {noun}", (f"{VERBS[verb]} {NOUNS[noun]}",))
    for verb in VERBS
    for noun in NOUNS
]
CATALOG = TAUGHT + [Message(noun, (translation,)) for noun, translation in NOUNS.items()]
"""54 messages, in which each verb and each noun is with others."""


SOURCE, CHANGED = "Burn seven empty oaken boats today", "Burn eleven heavy elm boats soon"
MUCH = Message(SOURCE, ("mn a b c qqqqqqqq d",))
LITTLE = Message(SOURCE, ("mn aaaaaaaa bbbbbbbb cccccccc qqqqqqqq dddddddd eeeeeeeee ffffffff",))


def estimate(source: str, translation: str, new: str, old: list[Message] = CATALOG) -> KeptShare:
    taught = TaughtWords(old, WEIGHTS)
    return taught.estimate_kept((source, split_words(source)), translation, split_words(new))


def suggest(old: list[Message], new: str, options: MatchOptions | None = None) -> Match | None:
    (found,) = match(old, [Message(new)], options=options)
    return found


def test_the_words_that_go_with_what_stays_stay() -> None:
    """What the new text has more makes its translation longer, too."""
    share = estimate("Mend boats", "ab qqqqqqqq", "Sell boats")
    assert share == pytest.approx((8 / (8 + 4 * 10 / 9), 1.0))
    assert estimate("Mend boats", "ab qqqqqqqq", "Mend lamps") == KeptShare(0.2, 1.0)
    assert estimate("Mend boats", "ab qqqqqqqq", "boats") == KeptShare(0.8, 1.0)


def test_unknown_words_stay_like_the_words_that_go_with_no_other() -> None:
    share = estimate("Mend old boats", "ab zzz qqqqqqqq", "Mend new boats")
    assert share == pytest.approx((10 / (10 + 3 * 13 / 12), 10 / 13))
    share = estimate("Mend old boats", "ab zzz qqqqqqqq", "Sell old boats")
    assert share == pytest.approx((11 / (11 + 4 * 13 / 12), 10 / 13))


def test_words_that_are_all_known_leave_the_rest_to_all_words_together() -> None:
    """The translation has a word more, and every word of the source goes with another one."""
    share = estimate("Mend boats", "ab zzz qqqqqqqq", "Mend boats")
    assert share == KeptShare(1.0, 10 / 13)


def test_a_name_that_was_left_as_it_is_goes_with_itself() -> None:
    share = estimate("Mend Kestrel", "ab Kestrel", "Sell Kestrel")
    assert share == pytest.approx((7 / (7 + 4 * 9 / 11), 1.0))


def test_words_in_another_order_do_not_stay_all() -> None:
    assert estimate("Mend boats", "ab qqqqqqqq", "boats mend").kept < 1.0


def test_a_message_says_nothing_about_itself() -> None:
    lone = Message("Polish anchors", ("xx yyyyyyyy",))
    assert estimate(lone.msgid, lone.msgstr[0], "Polish spoons", [*CATALOG, lone]).known == 0.0
    again = Message("Anchors", ("yyyyyyyy",))
    share = estimate(lone.msgid, lone.msgstr[0], "Polish spoons", [*CATALOG, lone, again])
    assert share == KeptShare(0.2, 0.8)


@pytest.mark.parametrize(
    ("source", "translation"),
    [("…", "ab"), ("Mend", "…"), ("Mend " * 121, "ab"), ("Mend", "ab " * 121)],
)
def test_of_no_words_and_of_too_many_nothing_is_told(source: str, translation: str) -> None:
    assert estimate(source, translation, "Mend boats") == NOTHING_TAUGHT


def test_a_small_catalog_and_what_is_fuzzy_or_empty_teach_nothing() -> None:
    question = ("Mend boats", "ab qqqqqqqq", "Sell boats")
    assert estimate(*question, CATALOG[: WEIGHTS.least_pairs_taught]) != NOTHING_TAUGHT
    assert estimate(*question, CATALOG[: WEIGHTS.least_pairs_taught - 1]) == NOTHING_TAUGHT
    fuzzy = [each._replace(fuzzy=True) for each in CATALOG]
    empty = [each._replace(msgstr=("",)) for each in CATALOG]
    assert estimate(*question, fuzzy + empty) == NOTHING_TAUGHT


def test_of_a_large_catalog_the_shortest_messages_teach() -> None:
    long = [Message(f"Row {'x' * 400}{n} home", (f"zz {'y' * 400}{n}",)) for n in range(2000)]
    question = ("Mend boats", "ab qqqqqqqq", "Sell boats")
    assert estimate(*question, long + CATALOG).known == 1.0
    few = WEIGHTS._replace(letters_taught=100)
    taught = TaughtWords(CATALOG, few)
    assert taught.estimate_kept(("Mend boats", ("mend", "boats")), "ab", ()) == NOTHING_TAUGHT


@pytest.mark.parametrize(
    ("nouns", "verbs", "joined"),
    [
        ("船舶设备 灯具照明 屋顶材料 门窗零件 水井工程 马车车轮", "修 漆 抬 卖 洗 藏 烧 推", ""),
        ("القوارب المصابيح السقوف الأبواب الآبار العربات", "صل دهن رفع بع غسل خبئ حرق دفع", " "),
        ("เรือใหญ่ โคมไฟ หลังคา ประตูไม้ บ่อน้ำ เกวียน", "ซ่อม ทา ยก ขาย ล้าง ซ่อน เผา ดัน", ""),
    ],
)
def test_scripts_without_spaces_and_from_right_to_left_teach_as_well(
    nouns: str, verbs: str, joined: str
) -> None:
    things = dict(zip(NOUNS, nouns.split(), strict=True))
    deeds = dict(zip(VERBS, verbs.split(), strict=True))
    old = [Message(f"{v} {n}", (f"{deeds[v]}{joined}{things[n]}",)) for v in VERBS for n in NOUNS]
    old += [Message(noun, (things[noun],)) for noun in NOUNS]
    translation = f"{deeds['Mend']}{joined}{things['boats']}"
    same_noun = estimate("Mend boats", translation, "Sell boats", old)
    same_verb = estimate("Mend boats", translation, "Mend lamps", old)
    assert same_noun.kept > 0.5 > same_verb.kept
    assert same_noun.known > 0.5


def test_a_heading_with_another_word_is_suggested_where_enough_stays() -> None:
    gone = Message("Polish boats", ("xx qqqqqqqq",))
    assert suggest([gone], "Varnish boats") is None
    found = suggest([*CATALOG, gone], "Varnish boats")
    assert found is not None
    assert found.msgstr == gone.msgstr
    less = Message("Mend kettles", ("ab wwwwwwwwwwwwwwww",))
    assert suggest([*CATALOG, less], "Mend spoons") is None


@pytest.mark.parametrize(("unknown", "is_kept"), [(11, True), (20, False)])
def test_of_a_heading_a_tenth_must_be_known_to_stay(unknown: int, is_kept: bool) -> None:
    old = Message("Polish boats", (f"{'x' * unknown} qqqqqqqq",))
    share = estimate(old.msgid, old.msgstr[0], "Varnish boats", [*CATALOG, old])
    assert (share.kept * share.known > WEIGHTS.known_in_other_heading) is is_kept
    assert share.kept * share.known < WEIGHTS.kept_in_heading
    found = suggest([*CATALOG, old], "Varnish boats")
    assert (found is not None and found.previous == old.msgid) is is_kept


def test_an_offer_is_raised_where_much_stays_and_lowered_where_little_does() -> None:
    high = suggest([*CATALOG, MUCH], CHANGED)
    assert high is not None and high.reasons is not None
    assert high.msgstr == MUCH.msgstr
    why = high.reasons
    assert why.words > 0
    assert high.score == pytest.approx(why.likeness + why.shift + why.edits + why.words)
    alone = WEIGHTS._replace(weight_of_steadiness=0.0)
    less = suggest([*CATALOG, LITTLE], CHANGED, MatchOptions(threshold=1.0, weights=alone))
    assert less is not None and less.reasons is not None
    assert less.msgstr == LITTLE.msgstr
    assert less.reasons.words < 0


@pytest.mark.parametrize("new", [f"{SOURCE} at", "Row and sail and drift with"])
def test_where_the_texts_say_enough_the_words_are_not_asked(new: str) -> None:
    found = suggest([*CATALOG, MUCH], new, MatchOptions(threshold=1.0))
    assert found is not None and found.reasons is not None
    assert found.reasons.words == 0.0


def test_words_make_no_offer_better_than_likely() -> None:
    taught = WEIGHTS._replace(weight_of_taught=9.0)
    found = suggest([*CATALOG, MUCH], CHANGED, MatchOptions(weights=taught))
    assert found is not None and found.reasons is not None
    assert found.score == WEIGHTS.score_of_likely
    assert found.reasons.words > 0


def test_what_was_left_as_it_is_is_not_weighed_by_words() -> None:
    code = Message("--mend=boats", ("--mend=boats",))
    found = suggest([*CATALOG, code], "--mend=lamps", MatchOptions(threshold=1.0))
    assert found is not None and found.reasons is not None
    assert found.reasons.words == 0.0


def test_where_an_offer_is_likely_by_its_texts_the_others_are_not_asked() -> None:
    """What they would be worth changes nothing then."""
    likely = Message(f"{SOURCE} at", ("mn a b c qqqqqqqq d at",))
    doubtful = Message(CHANGED, MUCH.msgstr)
    found = suggest([*CATALOG, likely, doubtful], SOURCE)
    assert found is not None and found.reasons is not None
    assert found.msgstr == likely.msgstr
    without = MatchOptions(weights=WEIGHTS._replace(weight_of_taught=0.0))
    assert found == suggest([*CATALOG, likely, doubtful], SOURCE, without)


def test_the_order_of_a_catalog_and_what_it_has_twice_change_nothing() -> None:
    question = ("Mend old boats", "ab zzz qqqqqqqq", "Mend new boats")
    assert estimate(*question, CATALOG[::-1]) == estimate(*question)
    again = [each._replace(context="menu") for each in CATALOG]
    assert estimate(*question, CATALOG + again) == estimate(*question)


def test_a_word_that_is_twice_in_a_text_counts_once() -> None:
    places = WordPlaces(["ab abc", "abx ab", "c"], stem=2)
    assert [places.find(word) for word in ("abz", "abc", "c", "d")] == [0b11, 0b11, 0b100, 0]
