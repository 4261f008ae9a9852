"""A translation in a plain text, as phones, mails and language models write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.commands._adopt.align import AdoptOptions
from dragoman.commands._adopt.chat import is_chat, remove_names
from dragoman.commands._adopt.plain_texts import tidy_text, unwrap_fence
from dragoman.commands.adopt import adopt
from helpers import projects
from helpers.durations import check_growth

SOURCE = """# The garden behind the school

In 2019 **nine families** dug up the yard.

They planted 14 apple trees.

## What grows today

- There is soup on 6 Fridays.
- It costs nothing.

Come and see it on 3 May at 12:30.
"""
TEXTS = (
    "باغ پشت مدرسه",
    "در سال ۲۰۱۹ **نُه خانواده** حیاط را کندند.",
    "آن‌ها ۱۴ درخت سیب کاشتند.",
    "امروز چه می‌روید",
    "در ۶ جمعه سوپ هست.",
    "هیچ هزینه‌ای ندارد.",
    "۳ مه ساعت ۱۲:۳۰ بیایید و ببینید.",
)
SIGNS = ("# ", "", "", "## ", "- ", "- ", "")


def write_markdown(end: str) -> str:
    return end.join(f"{sign}{text}" for sign, text in zip(SIGNS, TEXTS, strict=True)) + "\n"


MARKDOWN = write_markdown("\n\n")


def write_as_messenger() -> str:
    texts = [text.replace("**", "*") for text in TEXTS]
    return "\n\n".join(
        f"*{text}*" if sign[:1] == "#" else text for sign, text in zip(SIGNS, texts, strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(TEXTS),
        "\u2028".join(TEXTS),
        "\r".join(TEXTS),
        "\n".join(f"\u200f{text}" for text in TEXTS),
        "\n\n".join(f"\u202b{text}\u202c" for text in TEXTS),
        "\n".join(f"\u2068{text}\u2069" for text in TEXTS),
        "\n".join(f"• {text}" for text in TEXTS),
        "\n".join(f"- [ ] {text}" for text in TEXTS),
        "\n".join(f"☑\ufe0f {text}" for text in TEXTS),
        "\n".join(f"{number}\ufe0f\u20e3 {text}" for number, text in enumerate(TEXTS, 1)),
        "\n---\n".join(TEXTS),
        MARKDOWN,
        write_markdown("\n"),
        f"```markdown\n{MARKDOWN}```\n",
        write_as_messenger(),
        "\n\n".join([*TEXTS[:4], *(f"•\u200f {text}" for text in TEXTS[4:6]), TEXTS[6]]),
    ],
)
def test_no_sign_and_no_mark_of_a_program_is_in_a_translation(tmp_path: Path, text: str) -> None:
    project = projects.make(tmp_path, {"letter.md": SOURCE})
    file = tmp_path / "answer.txt"
    file.write_text(text + "\n", encoding="utf-8", newline="")
    adopt(project, "letter", "fa", file, AdoptOptions())
    live = [block for block in projects.blocks(project) if not block.obsolete]
    assert [block.msgstr[0] for block in live] == list(TEXTS)


def test_a_whole_document_of_markdown_in_a_block_of_code_is_read(tmp_path: Path) -> None:
    project = projects.make(tmp_path, {"letter.md": SOURCE})
    file = tmp_path / "answer.md"
    file.write_text(f"```md\n{MARKDOWN}```\n", encoding="utf-8")
    adopt(project, "letter", "fa", file, AdoptOptions())
    live = [block for block in projects.blocks(project) if not block.obsolete]
    assert [block.msgstr[0] for block in live] == list(TEXTS)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("On 30.11.26 at 14:22, N. N. wrote:\n\n> A\n", "> A"),
        ("Am 30.11.26 schrieb N. N. <\nn@example.org>:\n> A\n", "> A"),
        ("B\n\n--- Forwarded message ---\nC\n", "B\n\n--- Forwarded message ---\nC"),
        ("---- Forwarded message ----\nFrom: N. <n@example.org>\nTo: O.\n\nB\n", "B"),
        ("B\n\n-- \nN. N.\n+00 000 0000\n", "B"),
        ("B\n\n--\nN. N.\nn@example.org\n", "B"),
        ("He said:\n\n> A\n", "He said:\n\n> A"),
        ("In 2009 he wrote:\n\n> A\n", "In 2009 he wrote:\n\n> A"),
        ("---- The first act ----\nA: Yes\nB: No\n", "---- The first act ----\nA: Yes\nB: No"),
        ("B\n\n--\n\nC\nD\n", "B\n\n--\n\nC\nD"),
        ("– Who is there?\n– I am.\n", "– Who is there?\n– I am."),
        ("• one\nand two\n", "• one\nand two"),
        ("a *b* c\n", "a *b* c"),
    ],
)
def test_what_a_mail_says_of_people_is_left_out_and_texts_stay(text: str, left: str) -> None:
    assert tidy_text(text, ["A", "B"]).strip() == left


def test_a_time_above_a_quotation_stays_where_the_document_has_one() -> None:
    text = "ساعت 14:30 نوشت:\n\n> ما هستیم.\n"
    assert tidy_text(text, ["At 14:30 he wrote:", "We are."]) == text
    assert tidy_text(text, ["He wrote.", "We are."]) == "> ما هستیم.\n"


@pytest.mark.parametrize(
    "text", ["# One\n\n# Two", "One\n\n---\n\nTwo", "*One*\n*Two*", "• One\n• Two"]
)
def test_signs_that_the_document_shows_stay(text: str) -> None:
    assert tidy_text(text, text.split("\n")) == text


@pytest.mark.parametrize(
    "text", ["```\na\n```\n\nb\n\n```\nc\n```", "a\n```\nb\n```", "```python\na\n```"]
)
def test_blocks_of_code_stay(text: str) -> None:
    assert unwrap_fence(text) == text


def test_a_poem_and_a_wrapped_text_keep_their_paragraphs(tmp_path: Path) -> None:
    lines = "The first of these lines\nand its second one,\nthe third of them\nand the last.\n"
    project = projects.make(tmp_path, {"letter.txt": lines})
    file = tmp_path / "answer.txt"
    file.write_text("نخستین سطر\nو دومین آن،\nسومین سطر\nو آخرین.\n", encoding="utf-8")
    adopt(project, "letter", "fa", file, AdoptOptions())
    assert projects.blocks(project)[0].msgstr[0].count("\n") == 3


@pytest.mark.parametrize(
    "piece", ["a 12:30 ", "1, ", " ", "-", "[1:30 x\n", "a@1: ", "< a ", "# a  "]
)
def test_the_time_for_a_text_grows_with_its_length(piece: str) -> None:
    def work(text: str) -> None:
        tidy_text(text, ["A"])
        is_chat(text, text)
        remove_names(text)

    check_growth(lambda size: piece * size, work, 40_000)
