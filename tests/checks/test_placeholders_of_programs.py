"""Placeholders of several kinds of programs: what must be there, and what may be another one."""

from __future__ import annotations

import pytest

from dragoman import checks
from dragoman.checks import Pair
from dragoman.checks.text.icu import read_pattern
from dragoman.checks.text.placeholders import count_placeholders
from helpers.cases import each_case

COPIES = "Keep {n} {n, plural, one {copy} other {copies}}"
LETTERS = "{n, plural, one {A letter of {who}} other {{n} letters of {who}}}"
AFTER = "At dawn{has, select, true { after {time}} other {}}"
RIGHT = [
    ("ru", COPIES, "Хранить {n} {n, plural, one {копию} few {копии} many {копий} other {копии}}"),
    ("he", COPIES, "לשמור {n, plural, one {עותק} other {{n} עותקים}}"),
    ("ja", COPIES, "{n} 件を保存"),
    ("de", COPIES, "{n, plural, one {Eine Kopie} other {# Kopien}} behalten"),
    ("de", "It takes {n} hours.", "Dauer: {n, plural, one {eine Stunde} other {{n} Stunden}}"),
    (
        "ar",
        LETTERS,
        "{n, plural, zero {لا رسائل} one {رسالة} two {رسالتان} other {{n} رسائل}} {who}",
    ),
    ("zh", AFTER, "{has, select, true {在 {time} 之后} other {}}黎明时"),
    ("hu", "{a} {n, plural, one {is} other {are}} above {b}", "{a} {b} felett van"),
    ("fr", "{n, plural, =0 {none} other {{n}}}", "{n, plural, zero {aucun} other {{n}}}"),
    (
        "fr",
        "Say ''{it}'' {n, plural, one {1} other {{n}}}",
        "Dire « {it} » {n, plural, other {{n}}}",
    ),
    ("fr", "{n, number} of {n, plural, other {#}}", "{n} sur {n, plural, other {#}}"),
    ("sv", "Resized to %1x%2 in %3s", "Ändrad till %1 × %2 på %3 s"),
    ("ja", "Could not open %2.\nReason: %1", "%2 を開けません: %1。"),
    ("hi", "%02dh %02dm %llus", "%02dघं %02dमि %lluसे"),
    ("vi", "%2d hours, %.2f seconds", "%2dgiờ, %.1fgiây"),
    ("cs", "more than %ipx", "více než %d px"),
    ("ru", "before|{month} {year}", "{month.f[Р]} {year}"),
    ("de", "{City}", "{Stadt}"),
    ("sv", "name=A|B\nmain={name}-{name}", "namn=A|B\nmain={namn}"),
    ("vi", "Replace {language} with your language: {x}", "Tiếng Việt: {x}"),
    ("de", "Copyright {Year} {Copyright holder}", "Copyright {Jahr} {Rechteinhaber}"),
    ("pt", "Changed on %a, %b %d, %Y at %I:%M %p", "Mudado a %A, %e de %B de %Y às %H:%M"),
    ("es", "Type :file:`{name}/x` here", "Escriba :file:`{nombre}/x` aquí"),
]
WRONG = [
    (
        "ru",
        COPIES,
        "Хранить {n, plural, one {копию} few {копии} many {копий} other {копии}}",
        "{n}",
    ),
    ("zh", LETTERS, "{n, plural, other {{n} 封信}}", "{who}"),
    ("de", LETTERS, "{n, plural, one {Ein Brief von {who}} other {Briefe von {who}}}", "{n}"),
    ("sk", LETTERS, "{n, plural, one {List od {who}} few {{n}} other {{n} od {who}}}", "{who}"),
    ("ar", AFTER, "عند الفجر{has, select, true { بعد} other {}}", "{time}"),
    ("ar", AFTER, "عند الفجر", "{time}"),
    ("nb", AFTER, "Ved {dawn}{has, select, true { etter {time}} other {}}", "{dawn}"),
    ("fr", AFTER, "À l’aube{has, select, true { après {time}} other {}", "braces"),
    ("fr", "%1$s and %2$s", "%1$s et %1$s", "%s"),
    ("sv", "Resized to %1x%2", "Ändrad till %1", "%2"),
    ("az", "Use %1 today %2.", "Bu gün % 1 işlət %2.", "%1"),
    ("zh", "%B%s %s%b is from %B%s%b", "%B% %s%b 来自 %B%s%b", "%s"),
    ("es", "{City} and {State}", "{Ciudad} y {State}", "{City}"),
    ("ru", "at {month} {year}", "{месяц} {year}", "{month}"),
    ("ar", "{name}", "{الاسم}", "{name}"),
    ("de", "Resized to %1$dpx", "Verkleinert auf px", "%d"),
]


def find(language: str, source: str, target: str) -> list[str]:
    """Return what the rule says about a translation."""
    hits = checks.check_pair(Pair(source, target, language))
    return [hit.message for hit in hits if hit.rule_id == "placeholders"]


@each_case(RIGHT)
def test_what_fits_is_silent(language: str, source: str, target: str) -> None:
    assert find(language, source, target) == []


@pytest.mark.parametrize(("language", "source", "target", "named"), WRONG)
def test_what_is_lost_is_named(language: str, source: str, target: str, named: str) -> None:
    assert named in "".join(find(language, source, target))


def test_the_form_that_lost_it_is_named() -> None:
    target = "{n, plural, one {List od {who}} few {{n} listy} other {{n} listov od {who}}}"
    assert find("sk", LETTERS, target) == ["The placeholder {who} is missing in the form “few”."]


def test_a_source_whose_braces_do_not_fit_is_not_compared() -> None:
    assert find("fr", "{n, plural, one {a}", "{n, plural, one {un}") == []


@pytest.mark.parametrize(
    "text", ["{n, plural, one {a} other {b}", "{n, plural, }", "a}", "{n, select, a {{ b}}", "{ {"]
)
def test_braces_that_do_not_fit_are_no_pattern(text: str) -> None:
    assert read_pattern(text) is None


def test_forms_nest_only_so_deep() -> None:
    text = "{n, plural, other {" * 40 + "}}" * 40
    assert read_pattern(text) is None


def test_quoted_braces_are_text() -> None:
    pattern = read_pattern("It''s '{a}' and {b}, '#' don't")
    assert pattern is not None
    assert pattern.names == {"b"}


def test_lost_placeholders_are_in_the_order_of_the_source() -> None:
    names = [f"%{number}" for number in range(1, 9)]
    assert list(count_placeholders(" ".join([*names, *names]))) == names
    assert set(count_placeholders(" ".join([*names, *names])).values()) == {1}
