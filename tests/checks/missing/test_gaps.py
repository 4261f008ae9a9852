"""What is missing from a translation, and what a catalogue teaches about it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.checks import CatalogTexts, Pair, check_pair, learn_catalog
from dragoman.checks.text.missing.gaps import find_gap, fit_in_order, list_sentences
from dragoman.checks.text.missing.lengths import LengthNorm, learn_lengths, measure_length

SOURCE = (
    "The court in Tehran met on Monday. Five of the accused were not allowed to speak. "
    "The lawyer Maria Becker waited outside for 11 hours. Where were the families?"
)
TARGETS = {
    "fa": (
        "دادگاه در تهران روز دوشنبه تشکیل شد.",
        "پنج تن از متهمان اجازهٔ سخن گفتن نیافتند.",
        "ماریا بکر، وکیل مدافع، ۱۱ ساعت بیرون از دادگاه منتظر ماند.",
        "خانواده‌ها کجا بودند؟",
    ),
    "ar": (
        "انعقدت المحكمة في طهران يوم الاثنين.",
        "ولم يُسمح لخمسة من المتهمين بالكلام.",
        "وانتظرت المحامية ماريا بيكر في الخارج ١١ ساعة.",
        "أين كانت العائلات؟",
    ),
    "ru": (
        "Суд в Тегеране собрался в понедельник.",
        "Пятерым обвиняемым не разрешили говорить.",
        "Адвокат Мария Беккер ждала снаружи 11 часов.",
        "Где были семьи?",
    ),
    "fr": (
        "Le tribunal de Téhéran s’est réuni lundi.",
        "Cinq des accusés n’ont pas été autorisés à parler.",
        "L’avocate Maria Becker a attendu dehors pendant 11 heures.",
        "Où étaient les familles ?",
    ),
}


def find(source: str, target: str, language: str, catalog: CatalogTexts | None = None) -> list[str]:
    pair = Pair(source, target, language, catalog=catalog or CatalogTexts())
    return [hit.message for hit in check_pair(pair) if hit.rule_id.startswith("sentence-")]


@pytest.mark.parametrize(
    ("sentences", "is_whole"),
    [
        (("Hafen blieb Winter und Frühling zu ganz.",) * 2, True),
        (("Hafen zu.", "Der Hafen war den ganzen Winter und den ganzen Frühling zu."), False),
    ],
)
def test_who_says_each_sentence_in_few_words_left_out_none(
    sentences: tuple[str, str], is_whole: bool
) -> None:
    """Even where the length alone says that it is too short."""
    source = " ".join(
        ["The harbour was closed for the whole of the winter and of the spring."] * 12
    )
    target = " ".join([sentences[0]] * 6 + [sentences[1]] * 6)
    norm = LengthNorm(0.0, 0.9)
    assert norm.measure_deviation(measure_length(source), measure_length(target)) < -4.9
    assert (find(source, target, "de", CatalogTexts(lengths=norm)) == []) is is_whole


@pytest.mark.parametrize("language", TARGETS)
def test_a_whole_translation_misses_nothing(language: str) -> None:
    assert find(SOURCE, " ".join(TARGETS[language]), language) == []


@pytest.mark.parametrize("language", TARGETS)
def test_joined_sentences_are_not_missing(language: str) -> None:
    first, second, *rest = TARGETS[language]
    joined = " ".join([first.rstrip(".") + ", " + second, *rest])
    assert find(SOURCE, joined, language) == []


@pytest.mark.parametrize("language", TARGETS)
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_sentence_that_is_missing_is_found(language: str, number: int) -> None:
    rest = [text for at, text in enumerate(TARGETS[language]) if at != number]
    assert len(find(SOURCE, " ".join(rest), language)) == 1


@pytest.mark.parametrize("language", TARGETS)
def test_numbers_and_names_say_which_sentence_is_missing(language: str) -> None:
    first, second, _, last = TARGETS[language]
    (message,) = find(SOURCE, f"{first} {second} {last}", language)
    assert "The lawyer Maria Becker" in message


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“Why did you come?” Karim asked. He left.", 2),
        ("“Stop!” Maria Becker cried out. “Go home!” she said.", 2),
        ('She was told ‘We are "here!’" Hammel added.', 1),
        ("“Why did you come?” The prisoners were all silent at once.", 2),
        ("He says “we are here”. Maria left.", 2),
        ("Why did you come? Karim asked.", 2),
        ("**Nothing is safe.** We know it.", 2),
        ("Use `a ? b : c` in it. Leave.", 2),
        ("It rained.The roads were closed. We left.", 3),
    ],
)
def test_who_said_a_quotation_belongs_to_it(text: str, sentences: int) -> None:
    places = list_sentences(text, "en")
    assert len(places) == sentences
    assert "".join(text[start:end] for start, end in places) == text


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("The vote of Nov. 6 was lost. We left.", "en", 2),
        ("They came on Oct. 2, 1968, and on Sept. 3.", "en", 1),
        ("He left in Nov. She stayed.", "en", 2),
        ("It was in 2016. 40 people came.", "en", 2),
        ("Am 3. Oktober kam sie. Er kam am 5. März.", "de", 2),
        ("Im 19. Jahrhundert stand er hier.", "de", 1),
        ("Es war Kapitel 3. Dann kam sie.", "de", 2),
    ],
)
def test_a_full_stop_in_a_date_ends_no_sentence(text: str, language: str, sentences: int) -> None:
    places = list_sentences(text, language)
    assert len(places) == sentences
    assert "".join(text[start:end] for start, end in places) == text


@pytest.mark.parametrize(
    ("text", "language", "sentences"),
    [
        ("او آزاد شد.و به شهر برگشت.", "fa", 2),
        ("أُفرج عنه.عاد إلى بيته. ثم نام.", "ar", 3),
        ("הוא שוחרר.הוא חזר הביתה.", "he", 2),
        ("वह घर गया| वह सो गया|", "hi", 2),
        ("قال: «لم نعرف شيئا.“ ثم خرج.", "ar", 2),
        ("<strong>او آزاد شد.</strong> سپس خوابید.", "fa", 2),
        ("<b>Sie kam frei.</b> Dann schlief sie.", "de", 2),
        ("Read <b>e.g.</b> this.", "en", 1),
        ("د.م. أحمد", "ar", 1),
        ("نسخهٔ ۳.۱۴ آمد.", "fa", 1),
    ],
)
def test_sentences_end_where_the_space_or_the_right_mark_is_missing(
    text: str, language: str, sentences: int
) -> None:
    places = list_sentences(text, language)
    assert len(places) == sentences
    assert "".join(text[start:end] for start, end in places) == text


def test_a_long_quotation_may_end_a_sentence_without_a_mark() -> None:
    text = "او گفت: «نمی‌توانستم به او بگویم که نمی‌آیم» او رفت. نام آن «آزادی» است."
    assert len(list_sentences(text, "fa")) == 2
    assert len(list_sentences(text, "fa", quotations_end=True)) == 3


def test_a_translator_of_few_words_leaves_no_sentence_out() -> None:
    source = (
        "If you manage a digital rights group or organization, make sure that nobody has to use "
        "the tools that you fight against. Sadly, it is not rare to see communities that are not "
        "following their own advice in their practices. Learn more about the importance of "
        "integrity internally as well as externally."
    )
    short = (
        "Leiten Sie eine Gruppe für digitale Rechte, zwingen Sie niemandem die Werkzeuge auf. "
        "Leider folgen manche Gemeinschaften ihrem eigenen Rat nicht. "
        "Lesen Sie, warum innen wie außen Haltung zählt."
    )
    assert not find(source, short, "de")
    first, _, last = short.split(". ")
    assert find(source, f"{first}. {last}", "de")


def test_a_translation_that_keeps_no_sentences_misses_none() -> None:
    parts = ["Some browsers cannot walk the whole list at once, because it may take some time."] * 6
    source = " ".join(parts)
    joined = " و ".join(["بعض المتصفحات لا تستطيع قراءة القائمة كلها دفعة واحدة لأن ذلك طويل"] * 6)
    assert not find(source, joined + ".", "ar")
    assert find(source, joined[: len(joined) // 3] + ".", "ar")


def test_a_text_without_spaces_between_its_words_is_not_judged() -> None:
    whole = " ".join(TARGETS["ar"][at] for at in (0, 2, 3))
    assert find(SOURCE, whole, "ar")
    assert not find(SOURCE, whole.replace(" ", "").replace(".", ". "), "ar")


def test_eight_of_ten_sentences_that_are_missing_are_one_gap() -> None:
    ordinals = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
    letters = [f"The {which} letter from the prison was read aloud." for which in ordinals]
    source = " ".join([*letters, "Maria Becker came in 2016.", "What did Karim say?"])
    target = "Maria Becker kam 2016. Was sagte Karim?"
    texts = list_sentences(source, "en"), list_sentences(target, "de")
    gap = find_gap(source, target, texts, LengthNorm())
    assert gap is not None and source[gap.start : gap.end].split() == " ".join(letters).split()
    longer = f"{source} It rained."
    texts = list_sentences(longer, "en"), list_sentences(target, "de")
    assert find_gap(longer, target, texts, LengthNorm()) is None, "more than eight"


@pytest.mark.parametrize("language", ["fa", "ar"])
@pytest.mark.parametrize(
    ("kept", "missing"),
    [((0, 3), (1, 2)), ((0, 1, 3), (2,)), ((1, 2, 3), (0,)), ((0, 2, 3), (1,)), ((0, 1), (2, 3))],
)
def test_a_gap_is_the_run_of_sentences_that_are_missing(
    language: str, kept: tuple[int, ...], missing: tuple[int, ...]
) -> None:
    target = " ".join(TARGETS[language][at] for at in kept)
    places = list_sentences(SOURCE, "en"), list_sentences(target, language)
    gap = find_gap(SOURCE, target, places, LengthNorm())
    assert gap is not None
    assert (gap.start, gap.end) == (places[0][missing[0]][0], places[0][missing[-1]][1])
    assert gap.evidence > 1


def test_where_lengths_differ_more_they_weigh_less() -> None:
    target = " ".join(TARGETS["fa"][at] for at in (0, 2, 3))
    close = CatalogTexts(lengths=LengthNorm(spread=0.9))
    loose = CatalogTexts(lengths=LengthNorm(spread=3.0))
    assert find(SOURCE, target, "fa", close)
    assert not find(SOURCE, target, "fa", loose)


def test_the_length_says_that_the_middle_is_missing() -> None:
    words = " ".join(TARGETS["fa"]).split()
    assert find(SOURCE, " ".join([*words[:5], *words[-4:]]), "fa")


def test_a_translator_of_few_words_is_no_finding() -> None:
    source = "They wrote a letter to the court in May, and nobody has answered them since then."
    short = [(source.replace("May", str(at)), "Sie schrieben dem Gericht.") for at in range(60)]
    catalog = learn_catalog(short)
    long_source = " ".join([source] * 3)
    target = " ".join(["Sie schrieben dem Gericht."] * 3)
    assert find(long_source, target, "de")
    assert not find(long_source, target, "de", catalog)


def test_odd_messages_do_not_change_what_is_usual() -> None:
    pairs = [("a" * 60 + str(at), "b" * 66 + str(at)) for at in range(100)]
    usual = learn_lengths(pairs)
    with_odd = learn_lengths([*pairs, *[("a" * 80 + str(at), "b") for at in range(20)]])
    assert abs(usual.factor - with_odd.factor) < 0.05
    assert usual.expect_length(100) > 105


def test_lengths_are_alike_in_all_scripts() -> None:
    assert measure_length("法院星期一驳回了上诉。") > 2 * len("法院星期一驳回了上诉。")
    assert measure_length("a b\nc") == 3
    assert measure_length("") == 1


def test_sentences_fit_in_order_where_each_has_the_length_of_its_own() -> None:
    def fit(source: str, target: str) -> bool:
        places = list_sentences(source, "en"), list_sentences(target, "en")
        return fit_in_order(source, target, places, LengthNorm())

    short, long = "He was silent.", "The lawyer waited outside for hours because nobody let her in."
    assert fit(f"{short} {long}", f"{short} {long}")
    assert fit("", "")
    assert not fit(f"{short} {long}", f"{long} {short}")
    assert not fit(f"{short} {long}", long)
    assert not fit(long, f"{short} {long}")


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("دادگاه روز دوشنبه تشکیل شد. هوا سرد بود.", 1),
        # a sentence as short as this is mostly joined with another
        ("دادگاه روز دوشنبه تشکیل شد. وقتی خانواده‌ها صبح آمدند قاضی‌ها آنجا نبودند.", 0),
    ],
)
def test_the_shorter_a_sentence_is_the_more_evidence_it_takes(target: str, count: int) -> None:
    source = (
        "The court met on Monday. The judges were not there when the families came in the morning. "
        "It was cold."
    )
    assert len(find(source, target, "fa")) == count


def test_a_joined_sentence_is_nearer_to_both_than_to_one_of_them() -> None:
    def fit(*target: int) -> bool:
        texts = "A" * 60 + ". Bbbbbbbb.", " ".join("c" * length + "." for length in target)
        places = ((0, 61), (61, 71)), tuple(_list_places(target))
        return fit_in_order(*texts, places, LengthNorm())

    assert fit(70)
    assert not fit(62)  # as long as the first alone


def _list_places(lengths: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    for length in lengths:
        yield start, start + length + 1
        start += length + 2


def test_a_danda_ends_a_sentence_also_with_marks_of_emphasis_behind_it() -> None:
    text = "**यह जटिल है।** अदालत के नियम एक जैसे नहीं हैं।"
    assert [text[start:end] for start, end in list_sentences(text, "hi")] == [
        "**यह जटिल है।**",
        " अदालत के नियम एक जैसे नहीं हैं।",
    ]
