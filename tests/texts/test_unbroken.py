"""What never gets a hyphen, and where a line may end in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.texts import unbroken
from dragoman.texts.unbroken import cut_text
from helpers.cases import each_case


def tokens(text: str) -> list[str]:
    """The tokens of a text, with a bar where a line may end in them."""
    return ["|".join(piece.parts) for piece in cut_text(text) if piece.parts]


@each_case(
    [
        ("Write to @name, #FreePoliticalPrisoners!", ["@name", "#FreePoliticalPrisoners"]),
        ("press.office@our-site.org.", ["press.|office@|our-site.|org"]),
        ("(https://example.org/a/b?x=1&y=2#z)", ["https://|example.|org/|a/|b?|x=1&|y=2#z"]),
        ("see https://en.example.org/Foo_(bar), or", ["https://|en.|example.|org/|Foo_(bar)"]),
        ("https://example.org/about...", ["https://|example.|org/|about"]),
        ("www.hrw.org", ["www.hrw.org"]),  # so short that no line ends in it
        ("www.example.org", ["www.example.org"]),
        ("www.examples.org", ["www.examples.org"]),  # 16 characters are the most
        ("www.exemplars.org", ["www.|exemplars.|org"]),
        ("example.org:8080/path/to/it", ["example.|org:8080/|path/|to/|it"]),
        ("C++, C# and C++17; C/C++", ["C++", "C#", "C++17", "C++"]),
        ("LGBTQ+ people of 18+", ["LGBTQ+"]),
        ("report-2016.final.pdf and .gitignore", ["report-2016.final.pdf", ".gitignore"]),
        ("src/dragoman/inline/notes.md", ["src/|dragoman/|inline/|notes.|md"]),
        (r"C:\Users\me\letter.docx", ["C:\\|Users\\|me\\|letter.|docx"]),
        ("~/notes.txt, ../up, /etc/hosts", ["~/notes.txt", "../up", "/etc/hosts"]),
        ("snake_case, camelCase, main()", ["snake_case", "camelCase", "main()"]),
        ("--with-tools $HOME", ["--with-tools", "$HOME"]),
        ("@name@social.example.org", ["@name@|social.|example.|org"]),
        ("#One,#Two #One/#Two Twitter:@a", ["#One", "#Two", "#One", "#Two", "@a"]),
        ("#زن_زندگی_آزادی؛ @نام، #آزادی‌خواه", ["#زن_زندگی_آزادی", "@نام", "#آزادی‌خواه"]),
        ("#हिन्दी और", ["#हिन्दी"]),
        ("网址是https://example.org/abc。请看", ["https://|example.|org/|abc"]),
        ("https://пример.рф/длинный", ["https://|пример.|рф/|длинный"]),
        ("mailto:office@example.org", ["mailto:office@|example.|org"]),
    ]
)
def test_tokens_are_found_whole(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize(
    "text",
    ["well-known mother-in-law", "and/or, km/h", "his/her. So", "أيلول/سبتمبر.",
     "2016/12/23, 3/4, 1.2.3, 10:30",
     "#1, 5 @", "a+b=c", "e.g. this, i.e. that", "word -- word", "don't; (note): this",
     "http:// and ://",
     "Demokratieverständnis", "自由是#自由"],
)  # fmt: skip
def test_ordinary_words_and_numbers_are_none(text: str) -> None:
    assert tokens(text) == []


@pytest.mark.parametrize(
    "token",
    ["@ann", "#one", "a@e.org", "e.org", ".gitignore", "c++", "c#", "snake_case", "camelCase",
     "main()", "--option", "$HOME", "tel:12", "doi:10", "a\\b.c", "a/b.c", "~/a", "www.e.org"],
)  # fmt: skip
def test_each_kind_of_token_is_found_where_it_is_the_only_one(token: str) -> None:
    """Most texts have no sign that a token has, and are not looked at again."""
    assert [found.replace("|", "") for found in tokens(f"so {token} is")] == [token]


@given(st.text(alphabet="a#@/.:-_+C?&()ن9\\ h网", max_size=40))
def test_the_pieces_are_the_text_and_the_parts_are_the_piece(text: str) -> None:
    pieces = cut_text(text)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    assert all("".join(piece.parts) in ("", piece.text) and all(piece.parts) for piece in pieces)


@given(st.text(alphabet="aAbZ ۱1سZ.:/\\@#_+-$()%&=~\u200c漢", max_size=40))
def test_a_text_without_the_signs_of_a_token_has_none(text: str) -> None:
    if not unbroken._may_have_tokens(text):
        assert not any(piece.parts for piece in unbroken._cut(text))


@given(st.text(alphabet="aAbZ ۱1سZ.:/\\@#_+-$()%&=~\u200c", max_size=40))
def test_where_all_words_have_spaces_the_shorter_pattern_finds_the_same(text: str) -> None:
    found, guarded = (
        [match.span() for match in pattern.finditer(text)]
        for pattern in (unbroken._TOKEN, unbroken._GUARDED_TOKEN)
    )
    assert found == guarded
