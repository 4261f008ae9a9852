"""The spellings of names, as a catalogue teaches them."""

from __future__ import annotations

import pytest

from dragoman.checks.text.names.name_spellings import find_second_spellings, learn_names
from dragoman.checks.text.names.sounds import write_sounds
from dragoman.checks.text.names.spaced_names import WORD
from dragoman.checks.text.names.spelling_likeness import is_second_spelling, measure_sounds
from dragoman.checks.text.word_forms import is_same_word
from helpers.cases import each_case
from helpers.names import find_in_pairs, find_spellings


@each_case(
    [
        ("Aleppo", ["حلب", "به حلب", "هلپ"], "حلب", "هلپ"),
        ("Narges", ["نرگس", "نرجس", "نرگس"], "نرگس", "نرجس"),
        ("Livingston", ["ليفينغستون", "وليفينغستون", "ليفينجستون"], "ليفينغستون", "ليفينجستون"),
        ("Palin", ["Пэйлин", "Пэйлина", "Пейлину"], "Пэйлин", "Пейлину"),
        ("Graham", ["גרהם", "לגרהם", "גראהם"], "גרהם", "גראהם"),
        ("Washington", ["واشنگٹن", "واشنگٹن", "واشنگتن"], "واشنگٹن", "واشنگتن"),
        ("Hamilton", ["Hamilton", "Hamiltons", "Hamillton"], "Hamilton", "Hamillton"),
        ("Gerrard", ["गेरार्ड", "गेरार्ड", "जेरार्ड"], "गेरार्ड", "जेरार्ड"),
        ("Christine", ["Christine", "Christine", "Khristine"], "Christine", "Khristine"),
        ("Russia", ["Rusya’da", "Rusya’nın", "Rusia’ya"], "Rusya", "Rusia"),
        ("Gary", ["جاري", "وجاري", "غاري"], "جاري", "غاري"),
        ("McGregor", ["مک‌گرگور", "مک‌گرگور", "مک‌گریگور"], "مک‌گرگور", "مک‌گریگور"),
        ("Toyota", ["تویوتا", "به تویوتا", "تیوتا"], "تویوتا", "تیوتا"),
        ("Davis", ["ڈیوس", "ڈیوس", "دیوس"], "ڈیوس", "دیوس"),
        ("Donald", ["Дональда", "Дональдом", "Дональду", "Доналда"], "Дональда", "Доналда"),
        ("Singapore", ["Сингапур", "Сингапура", "Сингапуре", "Сингапурё"], "Сингапур", "Сингапурё"),
        ("Russia", ["Росія", "Росії", "Росією", "Росї"], "Росія", "Росї"),
        ("Kanye", ["Каньє", "Каньє", "Канье"], "Каньє", "Канье"),
        ("Jacobs", ["Jacobs", "Jacobs", "Xacobs"], "Jacobs", "Xacobs"),
        # a name may begin with the letter of a particle: what is there more often is the name
        ("Hanoi", ["הנוי", "הנוי", "הנוו"], "הנוי", "הנוו"),
        ("Herzog", ["הרצוג", "הרצוג", "הרזוג"], "הרצוג", "הרזוג"),
    ]
)
def test_a_second_spelling_is_found(
    name: str, spellings: list[str], usual: str, second: str
) -> None:
    assert find_spellings(name, spellings) == [(usual, second)]


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Aleppo", ["حلب", "به حلب", "آنجا"]),  # a pronoun
        ("Aleppo", ["حلب", "هلپ"]),  # too few to say which is usual
        ("London", ["بلندن", "ولندن", "لندن"]),
        ("Psirini", ["بسيريني", "بسيريني", "لسيريني"]),  # behind a particle
        ("Mirdal", ["میردال", "میردال", "مردان Mirdal"]),  # it is there as in the source
        ("London", ["Лондон", "Лондона", "лондонской"]),
        ("Scotland", ["اسكتلندا", "اسكتلندا", "الاسكتلندي"]),
        ("Berlin", ["Berlin", "Berlins", "Berliner"]),
        ("Berlin", ["برلین", "برلین", "برلینی‌ها"]),
        ("Russian", ["русский", "русский", "российский"]),
        ("Ford", ["فورد", "فورد", "باورند"]),  # "they believe"
        ("Bolivia", ["Болівія", "Болівії", "Болівією"]),
        ("Putin", ["Путин", "Путина", "Путину", "Путиным", "Путине"]),
        ("Putin", ["Путін", "Путіна", "Путіну", "Путіним", "Путінові"]),
        ("Moscow", ["Москва", "Москвы", "Москве", "Москву", "Москвой"]),
        ("Kowalski", ["Ковальский", "Ковальского", "Ковальскому", "Ковальская", "Ковальской"]),
        ("Kosovo", ["Косово", "Косова", "Косову", "Косовом"]),
        ("Trump", ["Трамп", "Трампа", "Трампова", "Трамповом"]),  # Serbian
        ("Gogol", ["Гоголь", "Гоголя", "Гоголю", "Гоголем"]),
        ("Aleppo", ["Алеппо", "Алеппо", "алеппка"]),  # written small, so no name
        ("Washington", ["Waszyngton", "Waszyngton", "Washington"]),  # a newspaper's name
    ],
)
def test_forms_and_other_words_are_no_second_spelling(name: str, spellings: list[str]) -> None:
    assert find_spellings(name, spellings) == []


@pytest.mark.parametrize(
    ("other", "found"), [("", [("نرگس", "نرجس")]), (" with Narjes", []), (" with Maryam", 1)]
)
def test_a_word_that_may_be_another_name_of_the_source_is_none(
    other: str, found: list[tuple[str, str]] | int
) -> None:
    texts = ["نرگس 2", "نرگس 3", "نرجس 4"]
    sources = [f"Yesterday {at} people saw Narges." for at in (2, 3)]
    sources.append(f"Yesterday 4 people saw Narges{other}.")
    hits = find_in_pairs(list(zip(sources, texts, strict=True)))
    assert hits == found or len(hits) == found


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("نرگس و نرجس", [("نرگس", "نرجس")]),
        ("نرگس و نرگسی‌ها", []),
    ],
)
def test_a_name_that_is_there_twice_may_be_written_in_two_ways(
    target: str, found: list[tuple[str, str]]
) -> None:
    pairs = [(f"Yesterday {at} people saw Narges.", f"نرگس {at}") for at in (2, 3)]
    assert find_in_pairs([*pairs, ("Then Narges met Narges.", target)]) == found


def test_a_spelling_that_no_message_had_before_is_found() -> None:
    """In the workbench, a text is checked against what the catalogue said before it."""
    pairs = [(f"Yesterday {at} people saw Narges.", f"نرگس {at}") for at in (2, 3, 4)]
    known = learn_names(pairs)
    for target, expected in (("نرجس 3", ["نرجس"]), ("نرگس 3", []), ("آنجا 3", [])):
        found = find_second_spellings(pairs[1][0], target, known)
        assert [target[each.start : each.end] for each in found] == expected


def test_the_endings_that_names_have_in_a_language_are_learnt() -> None:
    names = ["Hamilton", "Livingston", "Brighton", "Washington", "Arlington"]
    endings = ["", "ille", "issa", "in", "ista", "lla"]
    pairs = [
        (f"In {at} they saw {name} there.", f"{name}{ending} {at}")
        for name in names
        for at, ending in enumerate(endings)
    ]
    assert find_in_pairs(pairs) == []
    assert learn_names(pairs).endings.are_shared("ille", "issa")
    others = [("In 9 they saw Hamilton there.", "Hammiltonissa 9")]
    assert [second for _, second in find_in_pairs([*pairs, *others])] == ["Hammiltonissa"]


@pytest.mark.parametrize(
    ("language", "found"),
    [
        ("fr", [("Nielsen", "Nielson")]),
        ("sw_KE", [("Nielsen", "Nielson")]),
        ("cs", []),
        ("", []),  # perhaps a case
    ],
)
def test_words_show_no_cases_of_names_in_languages_without(
    language: str, found: list[tuple[str, str]]
) -> None:
    """Other words end in -en and -on too."""
    words = "maren maron pilen pilon galen galon bolen bolon"
    texts = ["Nielsen 1", "Nielsen 2", "Nielsen 3", "Nielson 4", words]
    pairs = [(f"In {at} they saw Nielsen there.", text) for at, text in enumerate(texts)]
    assert find_in_pairs(pairs, language=language) == found


@pytest.mark.parametrize(
    ("language", "usual", "other", "words", "is_found"),
    [
        ("fa", "همیلتون", "همیلتن", "کانون کانن پیرامون پیرامن اکنون اکنن افزون افزن", True),
        ("fa_AF", "همیلتون", "همیلتن", "کانون کانن پیرامون پیرامن اکنون اکنن", True),
        ("ur", "ورجینیا", "ورجنیا", "مینیا منیا تینیا تنیا سینیا سنیا", True),
        ("fa", "همیلتون", "همیلتونی", "ایران ایرانی تهران تهرانی", False),
        ("hi", "ऑस्ट्रेलिया", "ऑस्ट्रेलियाई", "इटली इटलीई", False),
    ],
)
def test_names_have_few_endings_in_persian_and_near_it(
    language: str, usual: str, other: str, words: str, is_found: bool
) -> None:
    """Other words differ as two spellings of the name do, by chance."""
    name = {"ه": "Hamilton", "و": "Virginia"}.get(usual[0], "Australia")
    texts = [*(f"{usual} {at}" for at in range(4)), f"{other} 4", words]
    pairs = [(f"In {at} they saw {name} there.", text) for at, text in enumerate(texts)]
    assert find_in_pairs(pairs, language=language) == ([(usual, other)] if is_found else [])


def test_a_word_that_is_too_long_is_no_spelling() -> None:
    spellings = ["Mordak"] * 3 + ["Mordaak" * 20, "Mordaak"]
    assert find_spellings("Mordak", spellings) == [("Mordak", "Mordaak")]


def test_half_of_the_messages_may_keep_the_name_as_the_source_has_it() -> None:
    spellings = ["Graham", "Graham", "Graham", "گراهام", "گراهام", "گراهم"]
    assert find_spellings("Graham", spellings) == [("گراهام", "گراهم")]


@pytest.mark.parametrize(
    ("usual", "word", "is_second"),
    [
        ("حلب", "هلپ", True), ("حلب", "حلم", False), ("فورد", "فرد", True),
        ("كافانو", "كافانوف", True), ("باتريك", "لباتريك", False), ("نیلسن", "نیلسون", True),
        ("сара", "сары", False), ("роза", "рожа", False), ("пэйлин", "пейлину", True),
        ("london", "londons", False), ("stephen", "steven", True), ("martin", "merton", True),
        ("martin", "market", False),
    ],
)  # fmt: skip
def test_spellings_differ_in_vowels_and_in_letters_of_one_sound(
    usual: str, word: str, is_second: bool
) -> None:
    from dragoman.texts.scripts import fold_letters

    assert is_second_spelling(fold_letters(usual), fold_letters(word)) == is_second


def test_a_word_that_is_written_small_too_is_no_name() -> None:
    pairs = [(f"They saw Relay {at} and a relay.", f"{text} {at}") for at, text in
             enumerate(["رله", "رله", "ریله", "رله"])]  # fmt: skip
    assert not learn_names(pairs).usual


def test_sounds_are_alike_in_all_scripts() -> None:
    words = ("Narges", "نرگس", "נרגס")
    assert {write_sounds(word)[:2] for word in words} == {"NR"}
    assert write_sounds("Aleppo") == write_sounds("حلب") == write_sounds("Алеппо") == "LB"


@pytest.mark.parametrize(("word", "name"), [("جولان", "Golan"), ("جورج", "George")])
def test_a_letter_that_is_read_in_two_ways_counts_as_the_nearer(word: str, name: str) -> None:
    assert measure_sounds(word, name) == 1


def test_a_letter_that_is_a_particle_too_is_not_taken_off_a_name() -> None:
    assert is_same_word("باتريك", "لباتريك")
    assert not is_same_word("باتريك", "فاتريك")


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("به Livingston رفت", ["Livingston"]),
        ("لیوینگستون (Livingston) رفت", []),  # a gloss
        ("روزنامهٔ Livingston Daily Times آمد", []),  # a title
        ("در «Livingston» خواند", []),
        ("در livingston.example خواند", []),
        ("در آنجا خواند", []),
    ],
)
def test_a_name_in_the_letters_of_the_source_is_a_second_spelling(
    target: str, found: list[str]
) -> None:
    pairs = [(f"Then {at} people saw Livingston.", f"لیوینگستون {at}") for at in (2, 3, 4)]
    pairs.append(("Then she went to Livingston.", target))
    assert [second for _, second in find_in_pairs(pairs)] == found


@pytest.mark.parametrize(
    ("name", "spellings", "found"),
    [
        ("Germany", ["Alemania", "Alemania", "Alemania", "Allemania"], ["Allemania"]),
        ("England", ["İngiltere", "İngiltere’nin", "İngiltere'de", "İngeltere"], ["İngeltere"]),
        ("Hungary", ["Венгрия", "Венгрия", "Венгрия", "Венгря", "Венгрии"], ["Венгря"]),
        ("Germany", ["alemania", "alemania", "alemania", "allemania"], []),  # not a name
        ("Labour", ["العمال", "العمال", "العمال", "العمل"], []),
    ],
)
def test_a_name_may_sound_otherwise_in_another_language(
    name: str, spellings: list[str], found: list[str]
) -> None:
    assert [second for _, second in find_spellings(name, spellings)] == found


def test_a_word_that_is_often_without_the_name_is_not_the_name() -> None:
    pairs = [(f"In {at} they saw Germany there.", f"Alemania {at}") for at in (2, 3, 4)]
    pairs.append(("In 5 they saw Germany there.", "Allemania 5"))
    others = [(f"He was {at} there.", f"Alemania {at}") for at in (6, 7, 8)]
    assert find_in_pairs(pairs) == [("Alemania", "Allemania")]
    assert find_in_pairs(pairs, others) == []


def test_a_name_that_is_often_kept_may_be_kept() -> None:
    spellings = ["Livingston", "Livingston", "لیوینگستون", "لیوینگستون", "لیوینگستون"]
    assert find_spellings("Livingston", spellings) == []


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("George", ["ג'ורג'", "ג׳ורג׳", "ג’ורג’", "לג‘ורג‘"]),
        ("Beijing", ["בייג'ינג", "בייג׳ינג", "בבייג‘ינג", "“בייג’ינג”"]),
        ("Istanbul", ["İstanbul", "İstanbul’da", "İstanbul'un", "istanbul"]),
    ],
)
def test_the_marks_of_a_name_are_written_in_several_ways(name: str, spellings: list[str]) -> None:
    assert find_spellings(name, spellings) == []


@pytest.mark.parametrize(
    ("name", "spellings", "second"),
    [
        ("Beijing", ["בייג'ינג", "בייג׳ינג", "בבייג‘ינג", "בייגינג"], "בייגינג"),
        ("Iskander", ["İskender", "İskender’in", "İskender'e", "İskandar"], "İskandar"),
    ],
)
def test_a_second_spelling_is_found_beside_such_marks(
    name: str, spellings: list[str], second: str
) -> None:
    assert [found for _, found in find_spellings(name, spellings)] == [second]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ארה״ב וארה“ב", ["ארה״ב", "וארה“ב"]),
        ('צה"ל ב"הארץ"', ['צה"ל', "ב", "הארץ"]),
        ("לבייג‘ינג ‘שלום‘", ["לבייג‘ינג", "שלום"]),
        ("סטרידג‘ וג׳ורג׳", ["סטרידג‘", "וג׳ורג׳"]),
        ("ترامب’ قال", ["ترامب", "قال"]),
        ("Rusya’nın м'яч", ["Rusya", "nın", "м'яч"]),
    ],
)
def test_marks_inside_a_word_are_a_part_of_it(text: str, words: list[str]) -> None:
    assert WORD.findall(text) == words


@pytest.mark.parametrize(
    ("name", "usual", "form", "other"),
    [
        ("Livingston", "리빙스턴", "리빙스턴시", "리빙스덴"),
        ("Berlin", "Berlin", "Berliner", "Berlim"),
    ],
)
def test_beside_a_form_of_the_name_a_word_that_sounds_otherwise_is_none(
    name: str, usual: str, form: str, other: str
) -> None:
    known = [(f"In {at} they asked {name} about it.", f"{usual} {at}") for at in range(4)]
    source = f"In 9 they asked {name} about it."
    assert find_in_pairs([*known, (source, f"{form} {other}")]) == []
    assert find_in_pairs([*known, (source, f"9 {other}")]) == [(usual, other)]


@pytest.mark.parametrize(
    ("name", "spellings", "second"),
    [
        ("Livingston", ["লিভিংস্টন", "লিভিংস্টন", "লিভিংস্টোন"], "লিভিংস্টোন"),  # Bengali
        ("Washington", ["வாஷிங்டன்", "வாஷிங்டன்", "வாசிங்டன்"], "வாசிங்டன்"),  # Tamil
        ("Hamilton", ["హామిల్టన్", "హామిల్టన్", "హమిల్టన్"], "హమిల్టన్"),  # Telugu
        ("California", ["കാലിഫോർണിയ", "കാലിഫോർണിയ", "കലിഫോർണിയ"], "കലിഫോർണിയ"),  # Malayalam
        ("Gerrard", ["Ջերարդ", "Ջերարդ", "Ջերրարդ"], "Ջերրարդ"),  # Armenian
        ("London", ["ლონდონი", "ლონდონი", "ლონდანი"], "ლონდანი"),  # Georgian
        ("Berlin", ["በርሊን", "በርሊን", "ባርሊን"], "ባርሊን"),  # Amharic
    ],
)
def test_a_second_spelling_is_found_in_scripts_of_india_and_the_caucasus(
    name: str, spellings: list[str], second: str
) -> None:
    assert [found for _, found in find_spellings(name, spellings)] == [second]


def test_one_letter_in_two_encodings_is_one_letter() -> None:
    """Bengali য় may be one character or two; both look alike."""
    one, two = "ওয়ারেন", "ও\u09af\u09bcারেন"
    assert one.replace("\u09df", "\u09af\u09bc") == two
    assert find_spellings("Warren", [one.replace("\u09af\u09bc", "\u09df"), two, two, one]) == []


def test_a_name_that_sounds_otherwise_is_known_with_each_of_its_endings() -> None:
    """No two messages have the same form: what they begin with is the name."""
    forms = ["Hiina", "Hiinas", "Hiinat", "Hiinasse", "Hiinale"]
    pairs = [(f"In {at} they saw China there.", f"{form} {at}") for at, form in enumerate(forms)]
    slip = ("In 9 they saw China there.", "Hihna 9")
    assert find_in_pairs(pairs, language="et") == []
    assert [second for _, second in find_in_pairs([*pairs, slip], language="et")] == ["Hihna"]


@pytest.mark.parametrize(
    ("name", "spellings"),
    [
        ("Paddington", ["Паддингтонның", "Паддингтонның", "Паддингтонды"]),
        ("Trump", ["டிரம்ப்", "டிரம்ப்", "டிரம்ப்புடனான"]),
        ("Kavanaugh", ["Kavanaugh", "Kavanaugh", "Kavanaughovemu"]),
    ],
)
def test_what_follows_a_whole_name_is_an_ending(name: str, spellings: list[str]) -> None:
    assert find_spellings(name, spellings) == []


def test_a_stroke_of_the_arabic_script_alone_is_no_word() -> None:
    """Some write it as a dash; as a letter it is nothing."""
    pairs = [(f"Then {at} people saw Kim there.", f"کیم {at}") for at in (2, 3, 4)]
    known = learn_names(pairs)
    new = "کیم ـ ایل 5"
    assert not list(find_second_spellings("Then 5 people saw Kim there.", new, known))
    assert not list(find_second_spellings("Then 5 people saw Kim there.", "ـ 5", known))


def _list_pairs(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return messages about a name: what else the source has, and the translation."""
    return [(f"In {at} they asked Helen {more}.", text) for at, (more, text) in enumerate(rows)]


def test_a_word_that_is_beside_the_name_and_again_elsewhere_is_another_word() -> None:
    """Eulen are owls."""
    rows = [("it", f"Helen fragte {at}") for at in range(6)]
    owls = [("and owls", "Helen und die Eulen"), ("of owls", "das Haus der Eulen")]
    assert find_in_pairs(_list_pairs(rows + owls)) == []
    slips = [("twice", "Helen fragte Helene, wie Heelen"), ("again", "wieder Heelen")]
    assert find_in_pairs(_list_pairs([*rows, ("again", "wieder Heelen")])) == [("Helen", "Heelen")]
    assert find_in_pairs(_list_pairs([*rows, *slips])) == []


@pytest.mark.parametrize(
    ("name", "second", "beside"),
    [
        ("Scherzer", "Schezer", "che"),
        ("Pennsylvania", "Pennsyvania", "van"),
        ("Massachusetts", "Massacusetts", "ett"),
    ],
)
def test_a_small_word_that_is_a_part_of_a_name_does_not_stand_for_it(
    name: str, second: str, beside: str
) -> None:
    spellings = [name, name, name, second]
    frames = ["{} fragte 0", "{} fragte 1", "{} fragte 2", f"{beside} {{}} {beside}"]
    assert find_spellings(name, spellings, frames) == [(name, second)]


def test_a_name_in_two_words_is_there() -> None:
    frames = ["{} 0", "{} 1", "{} 2", "{} i Njudork"]
    usual = ["Njujork", "Njujork", "Njujork"]
    assert find_spellings("York", [*usual, "Nju Jorku"], frames) == []
    assert find_spellings("York", [*usual, "To"], frames) == [("Njujork", "Njudork")]


@pytest.mark.parametrize("second", ["Indonesyas", "Indonesya"])
def test_a_genitive_is_compared_without_its_ending(second: str) -> None:
    spellings = ["Indonesia", "Indonesia", "Indonesias", second]
    assert find_spellings("Indonesia", spellings) == [("Indonesia", second)]


def test_a_name_of_the_same_script_is_looked_for_as_often_as_the_source_has_it() -> None:
    pairs = [("We saw Mirdal there.", "Wir sahen Mirdal dort.")] * 3
    pairs += [("Mirdal heard of the fall of Mirdal.", "Mirdal erfuhr vom Fall von Mirdials.")]
    assert find_in_pairs(pairs) == [("Mirdal", "Mirdials")]
