"""Letters that a program has replaced by others: which texts of a file have such."""

from __future__ import annotations

import quopri
from collections.abc import Callable

import pytest

from dragoman.commands._returned.spoilt_texts import find_spoilt

GERMAN = ("für", "Haus", "schön", "Müller", "daß", "Größe")
WITH_LETTERS = frozenset({0, 2, 3, 4, 5})
PERSIAN = "نامه‌ای برای مردم شهر"


def find(*texts: str, source: str = "A text.") -> frozenset[int]:
    return find_spoilt([(text, source) for text in texts])


def show(text: str, encoding: str, first: int = 0) -> str:
    """Return how a program shows UTF-8 that it takes for an old encoding.

    A byte that the encoding lacks is the character with this number more.
    """
    return "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(first + byte) for byte in text.encode()
    )


OLD = (
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("cp874", "cp437", "cp850", "cp852", "cp866", "koi8-r", "mac_roman", "latin-1", "iso8859-2"),
)


@pytest.mark.parametrize("encoding", OLD)
def test_texts_opened_in_any_old_encoding_are_spoilt_the_short_ones_too(encoding: str) -> None:
    assert find(*(show(text, encoding, 0xF100) for text in GERMAN)) == WITH_LETTERS
    assert find(show(PERSIAN, encoding, 0xF100)) == {0}


@pytest.mark.parametrize("encoding", ["gb18030", "cp949", "cp950"])
def test_chinese_opened_in_an_encoding_of_east_asia_is_spoilt(encoding: str) -> None:
    text = "我们住在这个城市里很多年了。" * 2
    assert find(text.encode().decode(encoding, "replace")) == {0}
    assert find(text) == frozenset()


def test_a_hard_space_that_became_a_space_hides_nothing() -> None:
    french = show("Voilà, déjà à la même école où l’élève était", "cp1252")
    assert find(french.replace("\xa0", " ")) == {0}


def test_letters_that_became_question_marks_are_found_in_the_whole_file() -> None:
    assert find(*(text.encode("ascii", "replace").decode() for text in GERMAN)) == WITH_LETTERS
    polish = ("Pi?kna ?ód?", "Dzi?kuj?", "mi?o", "?ycie", "Dlaczego")
    assert find(*polish) == {0, 1, 2, 3}


def write_utf7(text: str) -> str:
    return text.encode("utf-7").decode("ascii")


def write_quoted(text: str) -> str:
    return quopri.encodestring(text.encode()).decode("ascii").replace("=\n", "")


def write_numbers(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode("ascii").replace("\\x", "\\u00")


def write_entities(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def write_hexadecimal(text: str) -> str:
    return "".join(char if char.isascii() else f"&#x{ord(char):X};" for char in text)


WRITERS = (write_utf7, write_quoted, write_numbers, write_entities, write_hexadecimal)


@pytest.mark.parametrize("write", WRITERS)
def test_codes_in_the_place_of_letters_are_spoilt_the_short_ones_too(
    write: Callable[[str], str],
) -> None:
    assert find(write(PERSIAN)) == {0}
    assert find(*map(write, ("نامه", "شهر", "Haus", "مردم"))) == {0, 1, 3}
    assert find(*map(write, (PERSIAN, PERSIAN)), source=write(PERSIAN)) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "1+1=2; a=3D, +49-30 1234, C++ and x +abc- y", "U+0646 is \\u0646", "`=D9=86`", "a+b=AB",
        "&#1606; is &#x646;", "bread &#38; butter &#160;", "&nbsp;&zwnj;",
        "%D9%86%D8%A7%D9%85%D9%87", f"{PERSIAN} {write_numbers(PERSIAN)}",
    ],
)  # fmt: skip
def test_signs_that_look_like_codes_are_right(text: str) -> None:
    assert find(*[text] * 3) == frozenset()


@pytest.mark.parametrize("write", WRITERS)
def test_codes_that_a_source_has_among_other_letters_are_what_it_is_about(
    write: Callable[[str], str],
) -> None:
    codes = write("نامه شهر مردم")
    assert find(*[f"This is how letters come: {codes}"] * 3, source=f"نویسه‌ها {codes}") == set()


def test_telephone_numbers_are_no_codes() -> None:
    numbers = ("+49301234", "+79161234560", "+74951234564", "+98211234", "+33144556670")
    assert find(*[f"Call {number}, or {number}" for number in numbers], source="☎ +۴۹") == set()


@pytest.mark.parametrize(
    "text", ["What?Yes", "x.php?a=b", "https://example.org/?q", "`colou?r`", "你好?我很好", "Oui ?"]
)
def test_a_question_mark_that_somebody_wrote_is_right(text: str) -> None:
    assert find(*[text, f"{text} a", f"{text} b", f"{text} c"]) == frozenset()


def test_what_the_source_has_too_is_right() -> None:
    assert find(*["colou?r a?b se?t"] * 3, source="colou?r a?b se?t") == frozenset()
    assert find("F\ufffdr", source="M\ufffdr") == frozenset()


def test_a_sign_for_an_unknown_letter_is_enough() -> None:
    assert find("F\ufffdr die Bevölkerung gebaut", "Haus") == {0}


RIGHT = ("10 ΔΕΚΕΜΒΡΙΟΥ 1948", "рад", "שלום", "É", "شک", "رگ", "Ω≈ç√∫˜µ≤≥÷", PERSIAN, *GERMAN)


def test_right_texts_are_not_spoilt_alone_nor_together() -> None:
    assert [text for text in RIGHT if find(text)] == []
    assert find(*RIGHT) == frozenset()


def test_a_few_short_texts_that_look_so_by_chance_say_nothing_of_the_others() -> None:
    assert find("شک", "رگ", "تک", "سگ", *[PERSIAN] * 5) == frozenset()
