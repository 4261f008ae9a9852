"""The ends of texts that look as if a mark were missing, or a question were there or not."""

from __future__ import annotations

import pytest

from dragoman.checks import CatalogTexts, Pair, check_pair, learn_catalog


def reports(source: str, target: str, language: str) -> bool:
    """Return whether the rule end-punctuation reports a translation."""
    hits = check_pair(Pair(source, target, language))
    return "end-punctuation" in {hit.rule_id for hit in hits}


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("am", "ደብዳቤዎቹን ጻፉ፦"),
        ("am", "ደብዳቤዎቹን ጻፉ፡"),
        ("am", "ደብዳቤዎቹን ጻፉ፡ "),
        ("km", "សរសេរសំបុត្រ៖"),
        ("hy", "Գրեք նամակները՝"),
        ("hy", "Գրեք նամակները`"),
        ("hy", "Գրեք նամակները․"),
        ("my", "စာရေးပါ-"),
        ("my", "စာရေးပါ −"),
        ("bn", "চিঠি লিখুন৷"),
    ],
)
def test_a_colon_of_its_own_script_ends_a_text(language: str, target: str) -> None:
    assert not reports("Now write the letters:", target, language)
    bare = target.rstrip(" ፦፡៖՝`․-−৷")
    assert reports("Now write the letters:", bare, language)


@pytest.mark.parametrize("mark", [".", "!", "?"])
def test_the_mark_of_a_remark_in_brackets_may_go(mark: str) -> None:
    assert not reports(f"They are with us (all of them{mark})", "Sie sind hier (alle)", "de")
    assert reports(f"They are with us. (All of them{mark})", "Sie sind hier. (Alle)", "de")
    assert reports(f"They are with us (all of them){mark}", "Sie sind hier (alle)", "de")


def test_a_question_inside_a_sentence_is_no_question() -> None:
    source = "There is a label “Closed?” on it."
    assert not reports(source, "Dort ist ein Schild <b>Zu?</b>.", "de")
    assert not reports("Take it (a red one, perhaps).", "拿走它（红色的？）。", "zh")
    assert not reports("Take it (a red one, perhaps).", "Nimm ihn (einen roten?).", "de")
    assert reports("There is a label on it.", "Ist dort ein Schild?.", "de")
    assert reports("There is a label on it.", "Ist dort ein „Schild“?", "de")


def test_a_question_may_come_behind_the_note_that_follows_it() -> None:
    source = "Delete the letter? (No other letter is lost.)"
    assert not reports(source, "Supprimer la lettre (et aucune autre) ?", "fr")
    assert reports("Delete it. (No other letter is lost.)", "La supprimer (elle seule) ?", "fr")


def test_a_mark_right_before_a_value_counts() -> None:
    assert not reports("{a}Write a letter now{b}.", "{a}Schreiben Sie jetzt.{b}", "de")
    assert not reports("{a}Write a letter now{b}.", "{a}Schreiben Sie jetzt!{b} ", "de")
    assert reports("{a}Write a letter now{b}.", "{a}Schreiben Sie. Jetzt {b}", "de")
    assert reports("{a}Write a letter now{b}.", "{a}Schreiben Sie jetzt{b}", "de")
    assert not reports("Choose the letters for {a}:", "Válasszon ehhez: {a}", "hu")
    assert not reports("Choose the letters for “{a}”:", "Válasszon ehhez: „{a}”", "hu")
    assert reports("Choose the letters for {a}.", "Válasszon ehhez: {a}", "hu")
    assert reports("Choose the letters for {a}:", "Válasszon ehhez {a}", "hu")


@pytest.mark.parametrize(
    ("language", "title", "asking"),
    [
        ("zh", "邮局的工作原理", "邮局如何工作"),
        ("ru", "Работа почты", "Как работает почта"),
        ("es", "El trabajo del correo", "Cómo funciona el correo"),
    ],
)
def test_a_title_may_say_what_its_source_asks(language: str, title: str, asking: str) -> None:
    assert not reports("How does the post work?", title, language)
    assert reports("How does the post work?", asking, language)
    assert reports("How does the post work?", title + ".", language)
    assert reports("Does the post still work?", title, language)


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("ru", "Maybe nobody has read it?", "Никто её не прочитал."),
        ("de", "It is too long. Try another?", "Er ist zu lang. Versuche einen anderen!"),
        ("ja", "What is the address of yours?", "住所を入力してください。"),
        ("zh", "What is the address of yours?", "请输入地址。"),
        ("fr", "Is this the right letter?", "Veuillez relire la lettre."),
        ("fa", "Is this the right letter?", "لطفاً نامه را بخوانید."),
        ("tr", "See <i>How can I tell if it came?</i>.", "Bkz. <i>Geldiğini nasıl anlarım</i>."),
    ],
)
def test_a_question_may_become_a_request_or_a_suggestion(
    language: str, source: str, target: str
) -> None:
    assert not reports(source, target, language)


def test_a_request_may_become_a_question() -> None:
    assert not reports("Please confirm that you sent it.", "¿Lo has enviado?", "es")
    assert not reports("It is there. Please send it.", "Está ahí. ¿Podrías enviarla?", "es")
    assert reports("Please send it. Nobody has read it.", "Envíala. ¿Nadie la ha leído?", "es")
    assert reports("Is it there? Did anybody send it?", "Bitte senden. Er ist da.", "de")
    assert reports("Nobody tried it: was it sent?", "Er wurde gesendet.", "de")


def catalog_of(bare: int, whole: int) -> CatalogTexts:
    """Return what is learnt of messages of which some have no full stop at their end."""
    ends = [""] * bare + ["."] * whole
    return learn_catalog(
        [(f"Write the letter {at} now.", f"Schreib Brief {at}{end}") for at, end in enumerate(ends)]
    )


@pytest.mark.parametrize(("bare", "whole"), [(20, 0), (12, 8), (60, 40)])
def test_a_catalogue_may_end_its_texts_without_full_stops(bare: int, whole: int) -> None:
    pair = Pair("Write to all of us.", "Schreibt uns", "de", catalog=catalog_of(bare, whole))
    assert "end-punctuation" not in {hit.rule_id for hit in check_pair(pair)}


@pytest.mark.parametrize(("bare", "whole"), [(19, 0), (11, 9), (1, 99), (0, 0)])
def test_few_texts_without_full_stops_are_no_custom(bare: int, whole: int) -> None:
    pair = Pair("Write to all of us.", "Schreibt uns", "de", catalog=catalog_of(bare, whole))
    assert "end-punctuation" in {hit.rule_id for hit in check_pair(pair)}


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("my", "စာရောက်ပြီလား"),
        ("my", "စာဘယ်မှာလဲ"),
        ("my", "«စာရောက်ပြီလား»"),
        ("hy", "Նամակը եկե՞լ է"),
    ],
)
def test_a_question_may_be_seen_without_a_mark_at_its_end(language: str, target: str) -> None:
    assert not reports("Is the letter there now?", target, language)
    assert reports("The letter is there now.", target.replace("՞", ""), language)


@pytest.mark.parametrize("unit", ["in", "ft", "oz", "lbs", "min"])
def test_a_full_stop_may_belong_to_a_short_unit(unit: str) -> None:
    assert not reports(f"Cut it off at 10 {unit}.", "Schneidet es bei 10 ab", "de")
    assert reports("Cut it off at 10 letters.", "Schneidet es bei 10 ab", "de")


@pytest.mark.parametrize("kind", ["title", "heading 1", "heading 6"])
def test_a_heading_needs_no_full_stop_but_its_question_mark(kind: str) -> None:
    pair = Pair("Write to all of us.", "Schreibt uns", "de", kind)
    assert "end-punctuation" not in {hit.rule_id for hit in check_pair(pair)}
    pair = Pair("Do you write to us?", "Schreibt ihr uns", "de", kind)
    assert "end-punctuation" in {hit.rule_id for hit in check_pair(pair)}
