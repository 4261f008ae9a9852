"""What a suggestion copies from its source is what the new source has."""

from __future__ import annotations

import pytest

from dragoman.matching.match import Match, MatchKind, match, match_empty
from dragoman.matching.model import JOINED, PARTLY, RENEWED, SHARE, is_suggestion
from dragoman.matching.reasons import Reason
from dragoman.matching.renewing import renew_copied
from dragoman.matching.weights import WEIGHTS
from helpers.scripted import Message

BOAT = "The boat carried 12 people and three goats over the river."
BOAT_FA = "قایق ۱۲ نفر و سه بز را از رودخانه گذراند."


def renew(source: str, translation: str, wanted: str) -> str:
    return renew_copied(source, translation, wanted, WEIGHTS)


@pytest.mark.parametrize(
    ("source", "translation", "wanted", "expected"),
    [
        (BOAT, BOAT_FA, BOAT.replace("12", "34"), BOAT_FA.replace("۱۲", "۳۴")),
        ("Rent: 1,500.", "الإيجار: ١٬٥٠٠.", "Rent: 2,700.", "الإيجار: ٢٬٧٠٠."),
        (
            "It weighs 1.5 kilos.",
            "Es wiegt 1,5 Kilo.",
            "It weighs 2.75 kilos.",
            "Es wiegt 2,75 Kilo.",
        ),
        ("5 of 5 came.", "5 von 5 kamen.", "6 of 6 came.", "6 von 6 kamen."),
        (
            "Ask [us](a.md).",
            "از [ما](a.md) بپرسید.",
            "Ask [us](b.md#x).",
            "از [ما](b.md#x) بپرسید.",
        ),
        ("At https://a.org/x.", "در https://a.org/x.", "At https://b.org/.", "در https://b.org/."),
        ("See `a b` there.", "`a b` را ببین.", "See `c` there.", "`c` را ببین."),
        ("A <g1>b</g1>.", "A <g1>c</g1>.", "A <g2>b</g2>.", "A <g2>c</g2>."),
        ("Line<x1/>end", "Zeile<x1/>Ende", "Line<x2/>end", "Zeile<x2/>Ende"),
        ("Dear {name}, hello", "{name} سلام", "Dear {title}, hello", "{title} سلام"),
        ("%s files", "%s پرونده", "%d files", "%d پرونده"),
        ("Use --all here", "اینجا --all", "Use --most here", "اینجا --most"),
        ("Open a.txt first", "Erst a.txt öffnen", "Open b.txt first", "Erst b.txt öffnen"),
        ("Save it as PDF now", "Nun als PDF sichern", "Save it as ODT now", "Nun als ODT sichern"),
        ("Ask the Alder team", "از گروه Alder بپرس", "Ask the Birch team", "از گروه Birch بپرس"),
        ("From 1 to 2", "بین ۲ و ۱", "From 3 to 4", "بین ۴ و ۳"),
        ("Until 17", "تا ۱۷", "Until 17:45", "تا ۱۷:۴۵"),
        ("From 1 to 2", "من ١ و٢", "From 3 to 4", "من ٣ و٤"),
        ("In 2019, 3 came", "在2019年来了3个人", "In 2020, 4 came", "在2020年来了4个人"),
        ("Seen[<sup>2</sup>](#f2).", "دید[<sup>2</sup>](#f2).", "Seen[^2].", "دید[^2]."),
        ("Seen[[2]](a.md#f2).", "دید[[2]](a.md#f2).", "Seen[^2].", "دید[^2]."),
        ("A<sup>[[^1]]</sup> b[^2]", "ب[^2] آ<sup>[[^1]]</sup>", "A[^1] b[^2]", "ب[^2] آ[^1]"),
        ("1 of 2[^1]", "۱ از ۲[^1]", "1 of 2[^7]", "۱ از ۲[^7]"),
        ("A[^sea] b", "آ[^sea] ب", "A[^lake] b", "آ[^lake] ب"),
        ("Press Enter now", "صبر کن. Enter را بزن", "Press Escape now", "صبر کن. Escape را بزن"),
    ],
)
def test_what_is_copied_is_renewed(
    source: str, translation: str, wanted: str, expected: str
) -> None:
    assert renew(source, translation, wanted) == expected
    assert renew(wanted, expected, source) == translation


@pytest.mark.parametrize(
    ("source", "translation", "wanted"),
    [
        (BOAT, BOAT_FA, BOAT),
        (BOAT, BOAT_FA.replace("۱۲", "دوازده"), BOAT.replace("12", "34")),
        (BOAT, f"{BOAT_FA} ۱۲", BOAT.replace("12", "34")),
        ("5 of 5 came.", "5 von 5 kamen.", "6 of 7 came."),
        ("In 2019 we wrote.", "2019 schrieben wir.", "We wrote 15 letters."),
        ("It costs 5 coins.", "Es kostet 5 Taler.", "It costs 1,500 coins."),
        ("See `a` there.", "Siehe `a`.", "See 12 there."),
        ("See `a.txt` there.", "Siehe `a.txt`.", "See *a.txt* there."),
        ("Ask the Alder team", "Das Alder fragen", "Ask the Birch team"),
        ("Alder is old", "Alder قدیمی است", "Nobody is old"),
        ("Room 12", "اتاق ۱۲", "Room twelve"),
        ("From 1 to 2", "از ۱ تا ۲", "From 2 to 1"),
        ("", "", "1"),
        ("1" * 5000, "1" * 5000, "2" * 5000),
    ],
)
def test_what_is_doubtful_stays(source: str, translation: str, wanted: str) -> None:
    assert renew(source, translation, wanted) == translation


@pytest.mark.parametrize(
    "mark", ["`", "<", "<a", "{", "&a", "](", "](a", "%(", "--", "1.", "a.", "http://"]
)
def test_many_marks_take_no_square_of_their_length(mark: str) -> None:
    text = mark * 900
    assert renew(f"{text} 1", f"{text} 1", f"{text} 2").endswith(("1", "2"))


def suggest(old: list[Message], new: str) -> Match:
    (found,) = match(old, [Message(new)])
    assert found is not None
    return found


def test_a_suggestion_says_that_it_was_renewed() -> None:
    found = suggest([Message(BOAT, (BOAT_FA,))], BOAT.replace("12", "34"))
    assert found.msgstr == (BOAT_FA.replace("۱۲", "۳۴"),)
    assert found.remark == RENEWED
    assert found.reasons is not None
    assert Reason.RENEWED in found.reasons.why
    assert len(f"# {RENEWED}") < 76


def test_a_renewed_suggestion_is_never_confirmed_as_the_old_translation() -> None:
    """Where another program has removed the old pair, nothing else shows the old number."""
    renewed = Message(
        BOAT.replace("12", "34"),
        (BOAT_FA.replace("۱۲", "۳۴"),),
        fuzzy=True,
        previous=BOAT,
        comments=(RENEWED,),
    )
    assert not is_suggestion(renewed)
    found = suggest([renewed], BOAT)
    assert found.kind is MatchKind.SIMILAR
    assert found.msgstr == (BOAT_FA,)


def test_a_number_is_renewed_again_and_again() -> None:
    messages = [Message(BOAT, (BOAT_FA,), obsolete=True)]
    for number in ("34", "56", "78"):
        found = suggest(messages, BOAT.replace("12", number))
        assert found.msgstr == (renew(BOAT, BOAT_FA, BOAT.replace("12", number)),)
        fuzzy = Message(
            BOAT.replace("12", number),
            found.msgstr,
            fuzzy=True,
            previous=found.previous,
            comments=(found.remark,),
        )
        messages = [messages[0], fuzzy]


def test_what_was_renewed_once_is_offered_to_others() -> None:
    old = Message(BOAT, (BOAT_FA,), obsolete=True)
    renewed = Message(
        BOAT.replace("12", "34"),
        (BOAT_FA.replace("۱۲", "۳۴"),),
        fuzzy=True,
        previous=BOAT,
        comments=(RENEWED,),
    )
    found = match_empty([renewed, Message(BOAT.replace("12", "56")), old])
    assert found[1].msgstr == (BOAT_FA.replace("۱۲", "۵۶"),)


def test_other_typography_renews_nothing() -> None:
    found = suggest([Message("See “Room” at 5.", ("Siehe „Raum“, 5.",))], 'See "Room" at 5.')
    assert found.kind is MatchKind.TYPOGRAPHIC
    assert not found.remark


@pytest.mark.parametrize(
    ("old", "translation", "new", "expected"),
    [
        ("5", "۵", "33", "۳۳"),
        ("**5**", "**٥**", "**70**", "**٧٠**"),
        ("25 %", "২৫ %", "33 %", "৩৩ %"),
        ("1.5", "1,5", "3.75", "3,75"),
        ("1990–1995", "۱۹۹۰–۱۹۹۵", "2001–2019", "۲۰۰۱–۲۰۱۹"),
        ("5", "5", "33", "33"),
        ("12", "۱۲", "7+2", None),
        ("12", "zwölf", "13", None),
        ("12", "12", "twelve", None),
        ("twelve", "zwölf", "12", None),
    ],
)
def test_numbers_alone_are_written_as_other_numbers_are(
    old: str, translation: str, new: str, expected: str | None
) -> None:
    snow = Message("Snow lay on the roofs.", ("Schnee lag auf den Dächern.",))
    (_, found) = match([Message(old, (translation,)), snow], [snow, Message(new)])
    assert (found.msgstr[0] if found else None) == expected


def test_a_number_is_found_among_many_other_texts() -> None:
    old = [Message(f"{BOAT} {'goat ' * at}", (f"{at}",)) for at in range(3000)]
    found = suggest([*old, Message("5", ("۵",))], "1916")
    assert found.msgstr == ("۱۹۱۶",)
    assert found.reasons is not None
    assert found.reasons.why[0] is Reason.NUMBERS


def test_what_was_split_or_joined_is_renewed() -> None:
    goat = "All of the goats were white, and nobody had to pay for them."
    goat_fa = "همهٔ بزها سفید بودند و کسی برای آنها پولی نداد."
    whole = Message(f"{BOAT} {goat}", (f"{BOAT_FA} {goat_fa}",))
    new, new_fa = BOAT.replace("12", "34"), BOAT_FA.replace("۱۲", "۳۴")
    first, second = match([whole], [Message(new), Message(goat)])
    assert first and second
    assert (first.msgstr, second.msgstr) == ((new_fa,), (goat_fa,))
    assert first.remark == SHARE
    parts = [Message(BOAT, (BOAT_FA,)), Message(goat, (goat_fa,))]
    found = suggest(parts, f"{new} {goat}")
    assert (found.msgstr, found.remark) == ((f"{new_fa} {goat_fa}",), JOINED)


def test_a_sentence_that_is_marked_as_old_stays_so() -> None:
    goat = "All of the goats were white, and nobody had to pay for them."
    snow, road = "Snow lay on every roof of the town.", "Two roads led to the old harbour."
    old = Message(f"{BOAT} {goat} {snow}", (f"{BOAT_FA} همه سفید بودند. برف بود.",))
    found = suggest([old], f"{BOAT.replace('12', '34')} {goat} {road}")
    assert found.remark == PARTLY
    assert "۱۲" in found.msgstr[0]
