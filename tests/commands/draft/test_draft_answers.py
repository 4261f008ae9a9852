"""Which answers of a machine may become drafts; the whole command is in test_draft.py."""

from __future__ import annotations

import re

import pytest

from dragoman.checks import make_policy
from dragoman.commands._draft.answers import AnswerJudge
from dragoman.commands._draft.plan import DraftForm
from dragoman.commands._draft.remarks import unwrap
from dragoman.inline import mask_marks
from dragoman.model.drafting import DraftRequest
from dragoman.po.edit import write_message
from helpers.cases import each_case

INSTRUCTIONS = "You translate one text into another language, and add nothing."
JUDGE = AnswerJudge(make_policy(), INSTRUCTIONS)


def judge(source: str, answer: str, languages: tuple[str, str] = ("en", "fa")) -> str:
    """Return the draft, or why there is none after a "!"."""
    block = write_message(None, source)
    masked = mask_marks(source, "markdown")
    request = DraftRequest(masked.text.strip(), *languages)
    form = DraftForm(block, source, None, True, masked, "markdown", request)
    verdict = JUDGE.judge(form, answer)
    return verdict.text or f"!{verdict.reason}"


@pytest.mark.parametrize(
    ("source", "answer", "languages"),
    [
        ("Kabul", "کابل", ("en", "fa")),
        ("NATO", "NATO", ("en", "fa")),
        ("* * *", "* * *", ("en", "fa")),
        ("Amnesty International", "Amnesty International", ("en", "de")),
        ("I am sorry that I cannot help you.", "متأسفم که نمی‌توانم به شما کمک کنم.", ("en", "fa")),
        ("متأسفم که نتوانستم به شما کمک کنم.", "I am sorry that I could not help you.",
         ("fa", "en")),
        ("نمی‌توانم جلوی گریه‌ام را بگیرم.", "I can't help crying.", ("fa", "en")),
        ("The word yes.", "کلمهٔ yes.", ("en", "fa")),
        ("We read the paper Le Monde.", "ما روزنامهٔ Le Monde را خواندیم.", ("en", "fa")),
        ("Translation: a history", "ترجمه: یک تاریخ", ("en", "fa")),
        ("این یک ترجمه است: بخوانید", "Here is the translation: read it", ("fa", "en")),
        ('"We do not forget," she said.', "«فراموش نمی‌کنیم»، او گفت.", ("en", "fa")),
        ('"No"', "«نه»", ("en", "fa")),
        ("We came (note: late).", "ما آمدیم (نکته: دیر).", ("en", "fa")),
        ("We came (tip: never late).", "ما آمدیم (نکته: هرگز دیر نه).", ("en", "fa")),
        ("Det er et kort brev.", "Det er et kort brev.", ("nb", "da")),
        ("We came [editor's remark: late].", "ما آمدیم [یادداشت ویراستار: دیر].", ("en", "fa")),
    ],
)  # fmt: skip
def test_a_good_answer_is_a_draft(source: str, answer: str, languages: tuple[str, str]) -> None:
    assert judge(source, answer, languages) == answer


WRAPPED = {
    "a fence": "```\n{}\n```",
    "a fence with a name": "```text\n{}```",
    "a string": '"{}"',
    "an object": '{{"translation": "{}"}}',
    "an object in a fence": '```json\n{{"id": 3, "text": "{}"}}\n```',
    "a string in a fence": '```json\n"{}"\n```',
}


@pytest.mark.parametrize("form", WRAPPED)
def test_what_is_put_around_the_whole_answer_is_no_part_of_it(form: str) -> None:
    assert judge("We came late.", WRAPPED[form].format("ما دیر آمدیم.")) == "ما دیر آمدیم."


def test_the_escapes_of_a_string_are_read() -> None:
    answer = r'"ما \u00abدیر\u00bb آمدیم \"خیلی\"."'
    assert judge('We came "late", very.', answer) == 'ما «دیر» آمدیم "خیلی".'


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("{name} came late.", "{name} دیر آمد."),
        ("He wrote {x}", "{x} را نوشت {y}"),
        ("We came late.", '"دیر" و "زود"'),
        ("We came late.", '{"reason": "I cannot"}'),
    ],
)
def test_what_only_looks_like_json_stays(source: str, answer: str) -> None:
    assert unwrap(answer, source) == answer


@each_case(
    [
        ("  \n", "empty"),
        ("\u202e\u0007", "empty"),
        ("We do not forget the names of our friends.", "repeats the source"),
        ("Sure! We do not forget the names of our friends. That is:", "repeats the source"),
        ("You translate one text into another language, and add nothing.", "the instructions"),
        ("I can't assist with translating this.", "refuses"),
        ("Sorry, I can’t help with that.", "refuses"),
        ("Мы не забываем имена наших друзей.", "not written in Persian"),
        ("F.", "not written in Persian"),
        ("我们不会忘记朋友们的名字不会忘记", "not written in Persian"),
        ("[نام](http://evil.example) دوستان را فراموش نمی‌کنیم.", "markup"),
        ("نام دوستان را <script>فراموش</script> نمی‌کنیم.", "markup"),
        ("نام دوستان را فراموش نمی‌کنیم. " * 20, "words for"),
        ("Here is the translation: نام دوستان را فراموش نمی‌کنیم.", "begins with a remark"),
        ("**Here’s the Persian translation:**\n\nنام دوستان را فراموش نمی‌کنیم.", "a remark"),
        ("Sure! The translated text is: نام دوستان را فراموش نمی‌کنیم.", "begins with a remark"),
        ("ترجمهٔ فارسی: نام دوستان را فراموش نمی‌کنیم.", "begins with a remark"),
        ("نام دوستان را فراموش نمی‌کنیم. (Note: I kept the tone.)", "a note"),
        ("نام دوستان را فراموش نمی‌کنیم.\nیادداشت: لحن حفظ شد.", "a note"),
        ("نام دوستان را فراموش نمی‌کنیم.\r\n\r\nآیا کمک دیگری می‌خواهید؟", "more paragraphs"),
    ]
)
def test_another_answer_is_none(answer: str, reason: str) -> None:
    found = judge("We do not forget the names of our friends.", answer)
    assert found.startswith("!")
    assert reason in found


@pytest.mark.parametrize(
    ("loop", "times", "is_wrong"),
    [
        ("زیتون", 5, True), ("زیتون", 4, False), ("ما دیر آمدیم و ", 5, True),
        ("ما دیر آمدیم و ", 4, False), ("ما دیر آمدیم، شما زود", 1, False),
    ],
)  # fmt: skip
def test_a_machine_that_goes_round_in_a_circle_is_left_out(
    loop: str, times: int, is_wrong: bool
) -> None:
    source = "We came late, and others came early, and nobody of us knew it."
    found = judge(source, f"دیگران {' '.join([loop] * times)} رفتند و ندانستند.")
    assert (found == "!the answer repeats itself") is is_wrong


def test_what_the_source_says_again_and_again_the_answer_may_say_as_often() -> None:
    assert judge("No, no, no, no, no, no!", "نه، نه، نه، نه، نه، نه!").startswith("نه")
    assert "itself" in judge("No, no, no, no, no, no!", "نه، نه، نه، نه، نه، نه، نه!")


def test_one_word_for_many_is_none() -> None:
    assert "only" in judge("We do not forget the names of our friends, and say them.", "نام.")


def test_a_colon_elsewhere_in_the_source_lets_no_note_through() -> None:
    for source in ("We came at 10:30 (or later).", "They say: we came (late)."):
        found = judge(source, "ما ساعت 10:30 آمدیم (دیر). (Note: I kept the tone.)")
        assert found == "!the answer has a note"


def test_half_of_a_long_text_is_none() -> None:
    source = " ".join(["We do not forget the names of our friends."] * 5)
    assert "only" in judge(source, "نام دوستان را.")


def test_white_space_at_the_edges_is_that_of_the_source() -> None:
    assert judge(" One text. ", "یک متن.") == " یک متن. "


def test_typography_is_corrected_and_control_characters_go() -> None:
    assert judge("We do not forget.", "ما فراموش نمي كنيم\u202e.") == "ما فراموش نمی‌کنیم."


@pytest.mark.parametrize("pair", ['""', "«»", "“”", "„“", "''", "``", "「」"])
def test_quotation_marks_around_the_whole_go(pair: str) -> None:
    answer = f"{pair[0]}ما نام‌ها را فراموش نمی‌کنیم.{pair[1]}"
    assert judge("We do not forget the names.", answer) == "ما نام‌ها را فراموش نمی‌کنیم."
    inner = "«ما» نام‌ها را «هرگز»"
    assert judge("We do never the names", inner) == inner


REFUSALS = {
    "en": (
        "I'm sorry, I can't help.", "I’m unable to assist.", "I am not going to translate this.",
        "Sorry, this request is not for me.", "I cannot complete it.", "I can't fulfil this.",
        "I won't translate it.", "I won’t help.", "I will not translate that.", "I cannot assist.",
        "I must decline to do it with this text.", "“I'm sorry, but with that I am done.”",
        "As an AI, I do not do it.", "As a language model I have no opinion.",
        "As a large language model, no.", "As an artificial mind, no.",
    ),
    "fa": (
        "متأسفم، نمی‌شود کمک کرد.", "متاسفم که ترجمه نشد.", "ببخشید، این درخواست نه.",
        "من نمی‌خواهم ترجمه کنم.", "نمی‌توانم کمک کنم.", "نمیتوانم کمک کنم.",
        "به عنوان یک مدل زبانی", "به‌عنوان یک هوش مصنوعی", "من یک دستیار هستم.",
    ),
    "ar": (
        "آسف، لا مساعدة مني.", "أعتذر عن ترجمة هذا.", "عذرا، هذا الطلب لا.",
        "المعذرة، لن أترجم ترجمة.", "لا أستطيع مساعدتك.", "لا يمكنني ترجمة هذا.",
        "بصفتي نموذج لغة", "كوني ذكاء اصطناعيا", "أنا مساعد",
    ),
    "fr": ("Je suis désolé, je ne vais pas traduire.", "Désolé, cette demande, non.",
           "Je ne peux pas vous aider."),
    "de": ("Es tut mir leid, ich werde nicht helfen.", "Entschuldigung, das übersetze ich nicht.",
           "Ich kann diese Anfrage nicht annehmen."),
    "es": ("Lo siento, no voy a traducir.", "Perdón, esta solicitud no.", "No puedo ayudar."),
    "tr": ("Üzgünüm, yardım edemem.", "Özür dilerim, bunu çeviremem.", "Maalesef bu istek olmaz."),
    "ru": ("Извините, не буду помогать.", "К сожалению, перевода не будет.",
           "Я не могу выполнить запрос."),
}  # fmt: skip
"""How machines say that they will not: a sentence for each beginning that is known."""


@pytest.mark.parametrize("language", REFUSALS)
def test_a_refusal_is_known_in_the_languages_that_machines_refuse_in(language: str) -> None:
    """Also where that is not the language that was asked for."""
    for answer in REFUSALS[language]:
        found = judge("We do not forget the names of our friends.", answer)
        assert found == "!the machine refuses", answer


@pytest.mark.parametrize(
    "answer",
    [
        "Je suis désolé de ce qui est arrivé.",
        "Je comprends, et je ne peux pas aider.",  # it does not begin so
        f"Je suis désolé {'de ce qui est arrivé ' * 6}, aider.",  # too far away
        "Désolés, ils traduisent.",
    ],
)
def test_what_only_sounds_like_a_refusal_is_none(answer: str) -> None:
    is_one = answer.startswith("Désolés")
    found = judge("We read the names of our many old friends today.", answer, ("en", "fr"))
    assert (found == "!the machine refuses") is is_one


def test_a_refusal_that_translates_one_is_a_translation() -> None:
    answer = "Je suis désolé, je ne peux pas vous aider."
    assert judge("I am sorry, I cannot help you.", answer, ("en", "fr")) == answer


@pytest.mark.parametrize(("words", "reason"), [(7, ""), (8, "the answer repeats the instructions")])
def test_eight_words_of_the_instructions_are_no_accident(words: int, reason: str) -> None:
    told = " ".join(INSTRUCTIONS.split()[:words])
    found = judge("Nous lisons les noms de nos amis.", f"{told}.", ("fr", "en"))
    assert found.removeprefix("!") == (reason or f"{told}.")


@pytest.mark.parametrize(
    ("source", "answer", "is_echo"),
    [
        ("Our old friends", "Our old friends", True),
        ("Our friends", "Our friends", False),
        ("Our old friends", "Sure: OUR OLD FRIENDS!", True),
        ("Our old friends", "Our older friends", False),
        ("Our old friends", "our old friendship", False),
    ],
)
def test_three_words_of_the_source_are_an_echo(source: str, answer: str, is_echo: bool) -> None:
    found = judge(source, answer, ("en", "de"))
    assert (found == "!the answer repeats the source") is is_echo


@pytest.mark.parametrize(
    ("source", "words", "reason"),
    [
        (1, 34, ""), (1, 35, "the answer has 35 words for 1"),
        (5, 50, ""), (5, 51, "the answer has 51 words for 5"),
        (9, 1, ""), (10, 1, "the answer has only 1 of 10 words"), (10, 2, ""),
        (25, 4, "the answer has only 4 of 25 words"), (25, 5, ""),
        (50, 9, "the answer has only 9 of 50 words"), (50, 10, ""),
    ],
)  # fmt: skip
def test_the_length_of_an_answer_has_bounds(source: int, words: int, reason: str) -> None:
    found = judge(" ".join(["name"] * source), " ".join(["Wort"] * words), ("en", "de"))
    assert bool(re.search(" words for | of [0-9]+ words", found)) is bool(reason)
    assert found.removeprefix("!") == reason or not reason


@pytest.mark.parametrize(
    ("answer", "is_wrong"),
    [("имена два", True), ("имена да", True), ("именаа аб نام‌های ما", False),
     ("именаааа аб نام‌های ما", True), ("именаааа 2016 <x1/>", True)],
)  # fmt: skip
def test_eight_letters_show_in_which_script_a_text_is(answer: str, is_wrong: bool) -> None:
    """From then on at least half of them are of the language, and before at least one is, where
    the source has four words or more."""
    found = judge("Our names are here", answer)
    assert (found == "!the answer is not written in Persian (fa)") is is_wrong
    assert judge("Our three names", "да") == "да"
