"""What rules say at the edges: of a text, of a number of hits, of what a catalogue has taught."""

from __future__ import annotations

import pytest

from dragoman.checks import (
    EXAMPLE_HEADER,
    EXAMPLE_MESSAGE,
    CatalogFile,
    Neighbours,
    Pair,
    check_pair,
    fix_pair,
)
from dragoman.checks.rules import file as file_rules
from dragoman.checks.text.dates.calendars import Calendar, Moment, find_days, is_possible


def find(rule_id: str, pair: Pair) -> list[str]:
    """Return what a rule would write instead of each place, or the text of the place."""
    return [
        pair.target[hit.start : hit.end] if hit.replacement is None else hit.replacement
        for hit in check_pair(pair)
        if hit.rule_id == rule_id
    ]


@pytest.mark.parametrize(
    ("target", "mended"),
    [
        ("\u200cنامه", [("", True)]),
        ("نامه\u200c\u200c", [("", True)]),
        ("ا\u200c\u200cب", [("\u200c", True)]),  # behind the first letter, and before the last
        ("نامه\u200c\u200cها", [("\u200c", True)]),
        ("نامه \u200cها", [("", False)]),
        ("نامه\u200cها", []),
    ],
)
def test_a_half_space_at_an_end_goes_and_of_two_inside_one_stays(
    target: str, mended: list[tuple[str, bool]]
) -> None:
    hits = [hit for hit in check_pair(Pair("letters", target, "fa")) if hit.rule_id == "stray-zwnj"]
    assert [(hit.replacement, hit.safe) for hit in hits] == mended


@pytest.mark.parametrize(
    ("target", "single"),
    [
        ('به ما گفت «نه"', []),  # a straight mark closes it, which another rule says
        ('به ما گفت «نه" و "بس', ["«"]),  # two straight marks are a pair
        ("به ما گفت «نه", ["«"]),
        ("به ما گفت «نه»", []),
    ],
)
def test_a_guillemet_that_a_straight_mark_closes_is_not_without_a_partner(
    target: str, single: list[str]
) -> None:
    assert find("brackets", Pair("He said “no” to us", target, "fa")) == single


TAGS = (
    "b i u s em strong code kbd samp var sub sup small big del ins mark cite abbr dfn span "
    "h1 h2 h3 h4 h5 h6 ul ol li table tr td th div p pre"
)


@pytest.mark.parametrize(
    ("rule_id", "parts"),
    [
        ("tags", [f"<{name}>x" for name in TAGS.split()]),
        ("placeholders", [f"%(a{number})s" for number in range(25)]),
        ("urls", [f"https://example.org/{number}" for number in range(100, 125)]),
    ],
)
def test_twenty_hits_of_a_kind_are_enough(rule_id: str, parts: list[str]) -> None:
    for count, expected in ((19, 19), (20, 20), (25, 20)):
        text = " ".join(parts[:count])
        assert len(find(rule_id, Pair(text, "ب", "fa"))) == expected
        if rule_id != "urls":
            assert len(find(rule_id, Pair("b", text, "fa"))) == expected


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("۸ می شود", []),
        ("18 می شود", []),
        ("ماه می شود", []),
        ("ماه\u200cمی شود", []),
        ("و می شود", ["می\u200c"]),
        ("ماه ها می شود", ["می\u200c", "\u200c"]),
        ("می شود", ["می\u200c"]),
        ("نمی شود", ["نمی\u200c"]),
    ],
)
def test_the_month_of_may_is_one_also_where_a_text_begins_with_it(
    target: str, written: list[str]
) -> None:
    assert find("half-space", Pair("it becomes", target, "fa")) == written


@pytest.mark.parametrize(
    ("language", "target", "plain"),
    [("fa", "ﻧﺎﻣﻪﻱ", "نامهی"), ("fa", "ﻛﺘﺎﺏ", "کتاب"), ("ar", "ﻛﺘﺎﺏ", "كتاب"), ("ar", "ﻓﻲ", "في")],
)
def test_a_shape_is_mended_to_the_letter_of_its_language(
    language: str, target: str, plain: str
) -> None:
    assert fix_pair(Pair("one", target, language)) == plain
    found = find("presentation-forms", Pair("one", target, language))
    assert [char for char in "".join(found) if char in "كيکی"] == [
        char for char in plain if char in "كيکی"
    ]


@pytest.mark.parametrize(
    ("language", "source", "target", "wanted"),
    [
        ("zh", "Name ", "名称", []),  # the last character needs no space after it
        ("zh", "Name ", "名称a", [" "]),
        ("zh", "Name ", "a名", []),
        ("zh", "Name ", "名a", [" "]),
        ("zh", " Name", "a名", [" "]),
        ("zh", " Name", "名a", []),
    ],
)
def test_only_the_character_at_the_end_says_whether_a_space_is_missing(
    language: str, source: str, target: str, wanted: list[str]
) -> None:
    assert find("edge-whitespace", Pair(source, target, language)) == wanted


def test_one_mark_is_pointed_at() -> None:
    target = "به ما “گفت نه"
    assert find("quotes", Pair("He said “no” to us", target, "fa")) == ["“"]
    target = 'Er sagte uns „nein" heute'
    assert find("quotes", Pair("He said “no” to us", target, "de")) == ['"']


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [
        ("de", "im Dezember verhaftet", "im November verhaftet"),
        ("fr", "arrêté en décembre", "arrêté en novembre"),
        ("es", "detenido en diciembre", "detenido en noviembre"),
        ("it", "arrestato in dicembre", "arrestato in novembre"),
        ("hi", "दिसंबर में", "नवंबर में"),
        ("fa", "در ماه دسامبر", "در ماه نوامبر"),
        ("fa", "ماه دسامبر", "ماه می گذشت"),  # the word for a month is at the beginning
    ],
)
def test_a_month_alone_is_compared_in_every_language(language: str, right: str, wrong: str) -> None:
    source = "Arrested in December"
    assert find("dates", Pair(source, right, language)) == []
    assert len(find("dates", Pair(source, wrong, language))) == 1


def test_a_moment_without_a_year_has_no_days_and_only_months_that_exist_are_possible() -> None:
    for calendar, longest in (
        (Calendar.GREGORIAN, 31),
        (Calendar.SOLAR, 31),
        (Calendar.LUNAR, 30),
    ):
        assert not find_days(Moment(calendar, None, 5, 3))
        for month, day, expected in (
            (1, 1, True), (12, longest, True), (None, None, True), (13, 1, False),
            (1, longest + 1, False),
        ):  # fmt: skip
            assert is_possible(Moment(calendar, None, month, day)) is expected


@pytest.mark.parametrize(
    ("source", "target", "written"),
    [
        ("They left. 2,500 letters", "آنان رفتند. ۲ ۵۰۰ نامه", ["۲٬۵۰۰"]),
        ("They left, 2,500 letters", "آنان رفتند، ۲ ۵۰۰ نامه", ["۲٬۵۰۰"]),
        ("The year: 2016", "سال: ۲۰ ۱۶", ["۲۰۱۶"]),
        ("2,500, they said", "۲ ۵۰۰، آنان گفتند", ["۲٬۵۰۰"]),
        ("2,500, 12", "۲ ۵۰۰، ۱۲", []),
        ("12, 2,500 letters", "۱۲، ۲ ۵۰۰ نامه", []),  # numbers that follow each other
        ("1. 2,500 letters", "۱. ۲ ۵۰۰ نامه", []),
    ],
)
def test_a_number_with_a_space_is_found_beside_a_mark_but_not_beside_another_number(
    source: str, target: str, written: list[str]
) -> None:
    assert find("space-in-number", Pair(source, target, "fa")) == written


@pytest.mark.parametrize(
    ("target", "turned"),
    [
        ("به ما گفت »نه« و »بله« را", ["«نه»", "«بله»"]),
        ("اهواز )در »جنوب« ایران( است", ["(در «جنوب» ایران)"]),
        ("»نه«»بله«", ["«نه»", "«بله»"]),
    ],
)
def test_brackets_the_wrong_way_round_are_turned_with_those_between_them(
    target: str, turned: list[str]
) -> None:
    source = "He said “no” and “yes” (in the south)"
    assert find("brackets", Pair(source, target, "fa")) == turned


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("April Jones came.", "در ماه دسامبر آمد.", False),
        ("In April Jones came.", "در ماه دسامبر آمد.", False),  # perhaps her name
        ("In April they came.", "در ماه دسامبر آمدند.", True),
        ("In April they came.", "در ماه مه آمدند.", True),
        ("They came on Friday.", "آنان سه\u200cشنبه آمدند.", True),
        ("They came on Friday and on Monday.", "آنان سه\u200cشنبه آمدند.", False),
        ("Arrested in December", "او می گذشت", False),  # a verb
        ("Arrested in December", "او در ماه می گذشت", True),
    ],
)
def test_only_what_is_surely_a_date_is_compared(source: str, target: str, found: bool) -> None:
    assert bool(find("dates", Pair(source, target, "fa"))) is found


def test_a_sentence_that_both_sources_have_is_not_pasted() -> None:
    target = "او آزاد شد و به شهر برگشت."
    neighbour = ("Go on. Several travellers waited outside.", target)
    for source, expected in (
        ("Go on whatever happens tomorrow afternoon", []),
        ("On whatever happens tomorrow afternoon", [target[:-1]]),
        ("Go off whatever happens tomorrow afternoon", [target[:-1]]),
        ("Several travellers", []),  # half of the longer words
    ):
        for beside in (Neighbours(before=neighbour), Neighbours(behind=neighbour)):
            assert find("pasted", Pair(source, target, "fa", neighbours=beside)) == expected


def test_what_one_fix_uncovers_is_fixed_too() -> None:
    text = "نامۀ\ufeffنامه"
    fixed = fix_pair(Pair("letter of letter", text, "fa"))
    assert fixed == "نامه\u0654نامه"
    assert fix_pair(Pair("letter of letter", fixed, "fa")) == fixed


@pytest.mark.parametrize(
    ("number", "rule_id"),
    [("12", "number-words"), ("120", "number-words"), ("1,200", "number-words"),
     ("127", "numbers"), ("1,270", "numbers")],
)  # fmt: skip
def test_three_digits_are_written_as_digits_in_every_language(number: str, rule_id: str) -> None:
    """Basque is a language whose words for numbers are not known."""
    hits = check_pair(Pair(f"There were {number} of them.", "Asko ziren.", "eu"))
    assert [hit.rule_id for hit in hits if hit.rule_id.startswith("number")] == [rule_id]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("«نه هرگز»گفت", ["» "]),
        ("«نه هرگز»از", ["» "]),
        ("«نه هرگز»ها", []),  # an ending
        ("«نه هرگز»هایی", []),
        ("(سپاه)گفت", []),  # the rest of a word
        ("مرکز (سپاه پاسداران)گفت", [") "]),
        ("جدول(دوم و سوم) است", [" ("]),
    ],
)
def test_a_space_is_missing_before_a_word_and_not_before_an_ending(
    target: str, written: list[str]
) -> None:
    pair = Pair("“no never” he said (the second)", target, "fa")
    assert find("space-outside-brackets", pair) == written


@pytest.mark.parametrize(
    ("rule_name", "data", "lines"),
    [
        ("crlf", b"\r\n" + EXAMPLE_HEADER, [1]),
        ("crlf", b"\n\n#\r\n" + EXAMPLE_HEADER, [3]),
        ("crlf", b"\r" + EXAMPLE_HEADER, []),
        ("bom", b"\xef\xbb\xbf", [1]),
        ("bom", b"\n\xef\xbb\xbf", []),
        ("encoding", b"\xff", [1]),
        ("encoding", b"\n\n# \xff\n", [3]),
        ("conflict", b"<<<<<<< ours\n", [1]),
        ("conflict", b"#\n>>>>>>> theirs\n", [2]),
        ("conflict", b"#\n||||||| base\n", [2]),
        ("conflict", b"#\n <<<<<<< ours\n<<<<<<<<\n<<<<<<x\n", []),
    ],
)
def test_what_is_wrong_with_a_file_is_said_of_its_line(
    rule_name: str, data: bytes, lines: list[int]
) -> None:
    found = getattr(file_rules, rule_name).check(CatalogFile(data, "fa"))
    assert [fault.line for fault in found] == lines


CONTEXT_A, CONTEXT_B = b'\nmsgctxt "a"', b'\nmsgctxt "b"'


@pytest.mark.parametrize(
    ("data", "second"),
    [
        (EXAMPLE_MESSAGE * 2, b"\nmsgid"),
        (CONTEXT_A + EXAMPLE_MESSAGE + CONTEXT_A + EXAMPLE_MESSAGE, b"\nmsgctxt"),
        (b'\nmsgid ""\n"o"\n"ne"\nmsgstr ""\n\nmsgid "one"\nmsgstr ""\n', b"\nmsgid"),
        (CONTEXT_A + EXAMPLE_MESSAGE + CONTEXT_B + EXAMPLE_MESSAGE, b""),
        (CONTEXT_A + EXAMPLE_MESSAGE * 2, b""),
        (EXAMPLE_MESSAGE + EXAMPLE_MESSAGE.replace(b"\nmsg", b"\n#~ msg"), b""),
    ],
)
def test_a_message_that_is_there_twice_is_said_of_the_line_on_which_it_begins(
    data: bytes, second: bytes
) -> None:
    """Only of a file that cannot be read, because one that can be has none."""
    whole = EXAMPLE_HEADER + data
    place = whole.rfind(second) if second else -1
    lines = [whole.count(b"\n", 0, place + 1) + 1] if second else []
    file = CatalogFile(whole, "fa", problem=("it cannot be read", 1))
    assert [fault.line for fault in file_rules.duplicate.check(file)] == lines
    assert list(file_rules.duplicate.check(CatalogFile(whole, "fa"))) == []


def test_a_mark_without_a_partner_is_said_by_one_rule() -> None:
    for target in ("به ما گفت «نه", "به ما گفت نه»"):
        pair = Pair("He said “no” to us", target, "fa")
        assert find("quotes", pair) == []
        assert len(find("brackets", pair)) == 1


def test_words_that_were_left_are_one_finding_however_many_there_are() -> None:
    left = "We walked slowly along the old river towards the quiet mill"
    for count in (5, 6, 11):
        words = " ".join(left.split()[:count])
        assert find("source-left", Pair(f"{left}.", f"ما {words} رفتیم.", "fa")) == [words]
    halves = "We walked slowly along the", "river towards the quiet mill"
    assert find("source-left", Pair(f"{left}.", f"ما {halves[0]} و {halves[1]}.", "fa")) == [
        halves[0], f"{halves[1]}.",
    ]  # fmt: skip
    assert find("source-left", Pair(f"{left}.", "ما We walked slowly along رفتیم.", "fa")) == []
