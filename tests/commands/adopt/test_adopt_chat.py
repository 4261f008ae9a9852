"""A translation that was copied from a chat names nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.commands._adopt.align import AdoptOptions
from dragoman.commands._adopt.chat import is_chat, remove_names
from dragoman.commands.adopt import adopt
from helpers import projects

TEXTS = ("به دوستانمان", "۱۸ روز است که از شما خبری نداریم.\nراه بسته است؟", "زود بنویسید.")
SOURCES = "To our friends\n\nNo word from you for 18 days. Is the road closed?\n\nWrite soon.\n"
FORMS = {
    "iPhone": "[01.05.26, 12:0{0}:11] N. N.: {1}",
    "Android": "01/05/2026, 12:0{0} - N. N.: {1}",
    "American": "5/1/26, 12:0{0}\u202fPM - N. N.: {1}",
    "marks": "\u200e[1.5.26, 12:0{0}] \u202aN. N.\u202c: {1}",
    "Persian": "[۱۴۰۵/۰۲/۱۱، ۱۲:۰{0}] ن. ن.: {1}",
    "browser": "[12:0{0}, 01/05/2026] N. N.: {1}",
    "Telegram": "N. N., [01.05.26 12:0{0}]\n{1}",
    "Telegram on a Mac": "N. N., [1 May 2026 at 12:00:1{0}]:\n{1}",
    "copied on a phone": "[01/05, 12:0{0}] N. N.: {1}",
    "a number": "[5/1, 12:0{0} PM] ‎+00 000 0000: {1}",
    "Arabic": "‏٠١‏/٠٥‏/٢٠٢٦، ١٢:٠{0} م - ن. ن.: {1}",
    "Persian in brackets": "‎[۱۴۰۵/۲/۱۱،‏ ۱۲:۰{0} ب.ظ.] ن. ن.: {1}",
    "French": "01/05/2026 à 12:0{0} - N. N.: {1}",
    "Finnish": "1.5.2026 klo 12.0{0} - N. N.: {1}",
    "Spanish": "1/5/26, 12:0{0} p. m. - N. N.: {1}",
    "Korean": "2026. 5. 1. 오후 12:0{0}, N. N. : {1}",
    "Chinese": "2026/5/1 下午12:0{0} - N. N.: {1}",
    "parentheses": "N. N. (01.05.2026, 12:0{0}): {1}",
    "Viber": "[1 May 2026 at 12:0{0} PM] N. N.: {1}",
    "a line of its own": "N. N.  12:0{0} PM\n{1}",
    "with a dash": "N. N. — Today at 12:0{0}\n{1}",
    "the time first": "[12:0{0}] N. N.\n{1}",
    "angles": "[12:0{0}] <N. N.> {1}",
    "a meeting": "12:00:0{0} From N. N. to Everyone:\n\t{1}",
    "tabs": "12:0{0}\tN. N.\t{1}",
    "times alone": "12:0{0}\n{1}",
    "KakaoTalk": "[N. N.] [오후 12:0{0}] {1}",
    "a day in Korean": "2026년 5월 1일 오후 12:0{0}, N. N. : {1}",
    "an answer": "N. N., [01.05.26 12:0{0}]\n[In reply to O. O.]\n{1}",
}


def write_chat(form: str) -> str:
    return "\n".join(FORMS[form].format(number, text) for number, text in enumerate(TEXTS)) + "\n"


@pytest.mark.parametrize("form", list(FORMS))
def test_each_message_is_a_paragraph_without_its_time_and_name(form: str) -> None:
    text = write_chat(form)
    assert is_chat(text)
    assert remove_names(text) == "\n\n".join(TEXTS) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "A letter\n\n[01.05.26, 12:03] N. N.: he wrote\n[01.05.26, 12:04] N. N.: again\n",
        "[01.05.26, 12:03] N. N.: only one\n\nAnd a text.\n",
        "12:03 - a train: it stops\n12:04 - a train: it stops\n",
        "2026-01-02 10:00 - Arrest\n2026-01-02 11:00 - Search\n",
        "The gate opens at 10:00\n\nThe last train leaves at 23:15\n",
        "[12.30] Rights: all\n[12.31] Duties: none\n",
        "1. one: two\n2. three: four\n",
        "",
    ],
)
def test_what_does_not_begin_as_a_chat_is_none(text: str) -> None:
    assert not is_chat(text)


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("2026-01-02 10:00 - Arrest: two men\n2026-01-02 11:00 - Search: all\n", "10 am, 11 am"),
        ("گشایش (۱۴:۳۰): شهردار\nپایان (۱۶:۱۰): همه\n", "Opening, 2:30 p.m. End, 4.10 p.m."),
        ("متی ۵:۱۰\nخوشا به حال آنان.\n\nمتی ۵:۱۱\nخوشا به حال شما.\n", "Mt 5,9. 5:10. 5:11"),
        ("قطار ۱ – ۱۴:۰۵\nقطار ۲ – ۱۵:۱۰\n", "Zug 1: 14.05 Uhr, Zug 2: 15 Uhr 10"),
        ("[00:12] سارا: رفتم.\n[00:15] علی: کجا؟\n", "Sara (0:12): I went. Ali (0:15): Where?"),
        ("14:05\nباران.\n15:10\nبرف.\n", "14h05 pluie, 15h10 neige"),
    ],
)
def test_what_has_the_times_of_the_document_is_no_chat(text: str, document: str) -> None:
    assert is_chat(text, "To our friends, on 01.05.2026 at 9 am or 17:20.")
    assert not is_chat(text, document)


def test_who_wrote_only_once_is_not_named_either() -> None:
    heads = ("N. N.  12:00 PM", "N. N.  12:01 PM", "O. O.  12:02 PM")
    lines = "\n".join(f"{head}\n{text}" for head, text in zip(heads, TEXTS, strict=True))
    assert remove_names(lines) == "\n\n".join(TEXTS)
    assert is_chat("01/05/2026, 12:00 - N. N.: x\n01/05/2026, 12:01 - O. O.: y\n")


def test_the_day_above_a_chat_is_no_message() -> None:
    assert is_chat("2026/05/01 (Fri)\n" + write_chat("tabs"))
    assert not is_chat("2026/05/01 (Fri)\n\nTo our friends\n" + write_chat("tabs"))


def test_the_notices_of_the_program_are_in_no_message() -> None:
    first = "01/05/2026, 11:58 - Messages and calls are end-to-end encrypted.\n"
    later = "01/05/2026, 12:30 - O. O. left\n"
    text = first + write_chat("Android") + later
    assert is_chat(text)
    assert remove_names(text) == "\n\n".join(TEXTS) + "\n"


def test_what_the_program_says_of_a_message_is_not_in_it() -> None:
    added = (f"{TEXTS[0]} ‎<This message was edited>", "<Media omitted>", "x <b>y</b>")
    text = "\n".join(FORMS["iPhone"].format(*each) for each in enumerate(added))
    assert remove_names(text).split() == [*TEXTS[0].split(), "x", "<b>y</b>"]


def test_a_line_that_only_ends_with_a_time_is_a_text() -> None:
    text = write_chat("a line of its own") + "We begin at 12:30\n"
    assert remove_names(text).endswith("\nWe begin at 12:30\n")


def test_a_chat_in_a_page_names_nobody_either(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.txt": SOURCES})
    lines = [FORMS["iPhone"].format(*each) for each in enumerate(TEXTS)]
    file = tmp_path / "chat.html"
    file.write_text("".join(f"<p>{line}</p>\n" for line in lines), encoding="utf-8")
    adopt(project, "letter", "fa", file, AdoptOptions())
    texts = [block.msgstr[0] for block in projects.blocks(project)]
    assert [" ".join(text.split()) for text in texts] == [" ".join(each.split()) for each in TEXTS]


def test_a_timetable_is_no_chat_where_the_document_has_its_times(tmp_path: Path) -> None:
    source = "Timetable\n\nTrain 1 – 14:05\n\nTrain 2 – 15:10\n"
    project = projects.make(tmp_path, {"letter.txt": source})
    file = tmp_path / "times.txt"
    file.write_text("قطار ۱ – ۱۴:۰۵\n\nقطار ۲ – ۱۵:۱۰\n", encoding="utf-8")
    adopt(project, "letter", "fa", file, AdoptOptions())
    assert "قطار ۲ – ۱۵:۱۰" in [block.msgstr[0] for block in projects.blocks(project)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_chat_is_adopted_without_names(tmp_path: Path, encoding: str) -> None:
    project = projects.make(tmp_path, {"letter.txt": SOURCES})
    file = tmp_path / "chat.txt"
    file.write_text(write_chat("iPhone"), encoding=encoding)
    adopt(project, "letter", "fa", file, AdoptOptions())
    texts = [block.msgstr[0] for block in projects.blocks(project)]
    assert [" ".join(text.split()) for text in texts] == [" ".join(each.split()) for each in TEXTS]


def test_a_user_is_told_that_times_and_names_are_left_out(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.txt": SOURCES})
    file = tmp_path / "chat.txt"
    file.write_text(write_chat("iPhone"))
    adoption = adopt(project, "letter", "fa", file, AdoptOptions())
    assert any("read as the copy of a chat" in note for note in adoption.notes)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("Train 1 at five\n\nTrain 2 at six\n", ["قطار ۱ – ۵:۰۰", "قطار ۲ – ۶:۱۰"]),
        (
            "At five\n\nI slept.\n\nAt six\n\nI woke.\n",
            ["۵:۰۰", "خواب بودم.", "۶:۰۵", "بیدار شدم."],
        ),
    ],
)
def test_times_that_the_document_says_in_words_stay(
    tmp_path: Path, source: str, lines: list[str]
) -> None:
    project = projects.make(tmp_path, {"letter.txt": source})
    file = tmp_path / "times.txt"
    file.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    adopt(project, "letter", "fa", file, AdoptOptions())
    assert [block.msgstr[0] for block in projects.blocks(project)] == lines


def test_a_document_that_is_a_chat_keeps_who_speaks(tmp_path: Path) -> None:
    lines = [f"[01.05.26, 12:0{n}] N. N.: Line {n} of our talk\n" for n in range(3)]
    project = projects.make(tmp_path, {"letter.txt": "\n".join(lines)})
    file = tmp_path / "chat.txt"
    file.write_text("\n".join(lines).replace("Line", "سطر").replace("of our talk", "گفتگوی ما"))
    adopt(project, "letter", "fa", file, AdoptOptions())
    assert all("N. N.:" in block.msgstr[0] for block in projects.blocks(project))
