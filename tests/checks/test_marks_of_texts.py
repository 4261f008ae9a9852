"""Marks that are lost or do not work: the place, the reason, and where nobody looks."""

from __future__ import annotations

import pytest

from dragoman.checks import Hit, Pair, check_pair, fix_pair
from helpers.durations import check_growth


def _find(source: str, target: str, language: str = "fa", markup: str = "markdown") -> list[Hit]:
    pair = Pair(source, target, language, markup=markup)
    return [hit for hit in check_pair(pair) if hit.rule_id in ("marks", "emphasis")]


@pytest.mark.parametrize(
    ("source", "target", "place", "sign"),
    [
        ("**Never** go.", "** هرگز** نروید.", 0, "**"),
        ("Read the **letter**.", "**«نامه»**ی او", 0, "**"),
        ("a *free* man", "مردی *آزاد * است", 5, "*"),
        ("a _free_ man", "مردی _آزاد_ها", 5, "_"),
        ("~~yes~~ no", "~~آری ~~ نه", 0, "~~"),
        ("Run `make`.", "`make را اجرا کنید", 0, "`"),
        ("word[^1]", "واژه[^ 1]", 4, "[^"),
    ],
)
def test_a_mark_that_does_nothing_is_shown_at_its_place(
    source: str, target: str, place: int, sign: str
) -> None:
    hits = _find(source, target)
    assert [hit.rule_id for hit in hits] == ["marks"]
    if not sign.startswith("["):
        assert hits[0].start == place
        assert hits[0].message.startswith(f"{sign} does nothing here")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("go [<door>][,<door>]*: Go.", "go [<در>][,<در>]*: بروید."),
        ("go [&lt;a&gt;][,&lt;a&gt;]: Go.", "go [&lt;ب&gt;][,&lt;ب&gt;]: بروید."),
        ("go [here][|there]", "go [اینجا][|آنجا]"),
    ],
)
def test_what_may_be_left_out_of_a_command_is_no_label(source: str, target: str) -> None:
    assert not _find(source, target, markup="")


def test_a_label_that_was_translated_is_lost() -> None:
    assert _find("go [here][there]", "برو [اینجا][آنجا]", markup="")
    assert _find("go [here][.NET]", "برو [اینجا]", markup="markdown")


def test_marks_that_only_the_translation_has_are_found_where_they_do_nothing() -> None:
    assert not _find("Never go.", "**هرگز** نروید.")
    assert _find("Never go.", "** هرگز** نروید.")
    assert not _find("2 ** 3", "2 ** 3")


def test_how_many_are_lost_is_said() -> None:
    (hit,) = _find("**a** and **b** and **c**", "**الف** و ب و پ")
    assert hit.message == "Strong text in the source: 3; in the translation: 1."
    (hit,) = _find("a[^1] b[^1] c[^2]", "آ ب پ[^2]")
    assert hit.message == "The reference to a note [^1] (2 times) is missing."


@pytest.mark.parametrize("markup", ["plain", "html"])
def test_text_without_markdown_has_no_marks(markup: str) -> None:
    assert not _find("**a** `b`\\\nc[^1]", "الف ب پ", markup=markup)


def test_quotation_marks_stand_for_code_only_where_no_markup_is_known() -> None:
    assert _find("Press `Save`.", "«ذخیره» را بزنید.")
    assert not _find("Press `Save`.", "«ذخیره» را بزنید.", markup="")
    assert _find("Press `Save`.", "ذخیره را بزنید.", markup="")


def test_code_keeps_its_asterisks_to_itself() -> None:
    assert not _find("Use `a ** b` here.", "`a ** b` را به کار ببرید.")
    assert not _find("Find *.md and *.txt.", "*.md و *.txt را بیابید.")


@pytest.mark.parametrize("ending", ["  \n", "\\\n"])
def test_a_hard_break_may_be_written_in_any_way(ending: str) -> None:
    for kept in ("  \n", "\\\n", "<br>"):
        assert not _find(f"Street 1{ending}Tehran", f"خیابان ۱{kept}تهران")
    assert _find(f"Street 1{ending}Tehran", "خیابان ۱ تهران")
    assert not _find("Street 1\nTehran", "خیابان ۱ تهران")


def test_strong_text_and_quotation_marks_stand_for_emphasis() -> None:
    assert not _find("It is *not* free.", "رایگان **نیست**.")
    assert not _find("the book *Letters*", "کتاب «نامه‌ها»")
    (hit,) = _find("It is *not* free.", "رایگان نیست.")
    assert (hit.rule_id, hit.severity) == ("emphasis", "hint")
    assert _find("It is *not* **free**.", "رایگان **نیست**.")


LABELS = frozenset({"GUIDE", "LOGO", "THE LIST"})


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("See the [guide] now.", "[راهنما] را ببینید.", "[guide]"),
        ("See the [Guide][] now.", "[راهنما][] را ببینید.", "[guide]"),
        ("![logo] is here.", "![نشان] اینجاست.", "[logo]"),
        ("[guide] and [guide]", "[guide] و [راهنما]", "[guide]"),
        ("See [the guide][guide].", "[راهنما] را ببینید.", "[guide]"),
        ("See the [guide] now.", "[راهنما][guide] را ببینید.", ""),
        ("See [The List] now.", "[فهرست][the  list] را ببینید.", ""),
        ("See [the guide][guide].", "[guide] را ببینید.", ""),
        ("See [the guide][guide].", "[guide][] را ببینید.", ""),
        ("![logo] is here.", "![نشان][logo] اینجاست.", ""),
        ("So he said [sic] at [noon].", "او چنین [این‌چنین] گفت.", ""),
        ("Type `[guide]` now.", "`[guide]` را بنویسید.", ""),
        ("Type \\[guide] now.", "[راهنما] را بنویسید.", ""),
        ("See [guide](https://example.net).", "[راهنما](https://example.net) را ببینید.", ""),
    ],
)
def test_a_link_whose_words_are_its_label_needs_the_label(
    source: str, target: str, lost: str
) -> None:
    pair = Pair(source, target, "fa", markup="markdown", labels=LABELS)
    found = [hit.message for hit in check_pair(pair) if hit.rule_id == "marks"]
    assert [lost in message for message in found] == ([True] if lost else [])


def test_where_nobody_knows_the_labels_words_in_brackets_are_words() -> None:
    assert not _find("See the [guide] now.", "[راهنما] را ببینید.")


@pytest.mark.parametrize(
    ("language", "source", "target", "right"),
    [
        ("fa", "He is **very** *old*.", "او ** خیلی** *پیر *است.", "او **خیلی** *پیر* است."),
        ("es", "Look (in *letters*).", "Mira (en * cartas *).", "Mira (en *cartas*)."),
        ("he", "The **letter** is", "**המכתב ** הוא", "**המכתב** הוא"),
        ("ar", "a ~~free~~ letter", "رسالة ~~ حرة ~~", "رسالة ~~حرة~~"),
        ("zh", "See the **letter** now", "见** 信 **吧", "见 **信** 吧"),
        ("fa", "See `a` and **b**", "`a` و ** ب **", "`a` و **ب**"),
        # what is a mark already, and what the source does not have, stays
        ("fa", "**One** two **three**", "**یک** دو **سه**", "**یک** دو **سه**"),
        ("fa", "One two", "یک ** دو **", "یک ** دو **"),
        ("fa", "2 * 3 * 4 is *much*", "۲ * ۳ * ۴ خیلی است", "۲ * ۳ * ۴ خیلی است"),
    ],
)
def test_spaces_inside_of_marks_are_moved_out(
    language: str, source: str, target: str, right: str
) -> None:
    fixed = fix_pair(Pair(source, target, language), frozenset({"marks", "double-space"}))
    assert " ".join(fixed.split()) == right


def test_all_spaces_are_moved_at_once_so_that_fixing_twice_is_fixing_once() -> None:
    pair = Pair("**a** b " * 12, "** آ ** ب " * 12, "fa")
    assert fix_pair(pair) == "**آ** ب " * 12


def test_many_emphases_and_quotations_take_linear_time() -> None:
    def make(length: int) -> Pair:
        many = length // 20
        return Pair(
            "He *is* “free” and. " * many, "او «آزاد است» و. " * many, "fa", markup="markdown"
        )

    check_growth(make, check_pair, 40_000)
