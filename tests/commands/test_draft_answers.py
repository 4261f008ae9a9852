"""Which answers of a machine may become drafts; the whole command is in test_draft.py."""

from __future__ import annotations

import pytest

from dragoman.checks import make_policy
from dragoman.commands._draft_answers import AnswerJudge
from dragoman.commands._draft_plan import DraftForm
from dragoman.inline import mask_marks
from dragoman.model.drafting import DraftRequest
from dragoman.po.edit import write_message

JUDGE = AnswerJudge(make_policy(), "You translate one text into another language, and add nothing.")


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
    ],
)  # fmt: skip
def test_a_good_answer_is_a_draft(source: str, answer: str, languages: tuple[str, str]) -> None:
    assert judge(source, answer, languages) == answer


@pytest.mark.parametrize(
    ("answer", "reason"),
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
    ],
)
def test_another_answer_is_none(answer: str, reason: str) -> None:
    found = judge("We do not forget the names of our friends.", answer)
    assert found.startswith("!")
    assert reason in found


def test_one_word_for_many_is_none() -> None:
    assert "only" in judge("We do not forget the names of our friends, and say them.", "نام.")


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
