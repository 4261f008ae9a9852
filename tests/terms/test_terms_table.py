"""The glossary as CSV: for spreadsheets, and back from them."""

from __future__ import annotations

import csv
import io

import pytest

from dragoman.errors import ExchangeError
from dragoman.glossary import Term, parse, read
from dragoman.terms import recognizes, table
from helpers.tools import ROOT

TERMS = (*read(ROOT / "glossary.csv").terms, Term("=1+1", "fa", ("-یک", "@دو"), "+note", True))


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def bare(terms: tuple[Term, ...]) -> list[Term]:
    return [term._replace(line=0) for term in terms]


@pytest.mark.parametrize("mark", [",", ";", "\t", "؛"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_is_written_is_read_again_as_spreadsheets_save_it(mark: str, encoding: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows(rows_of(table.write(TERMS, "en")))
    data = text.getvalue().encode(encoding)
    assert recognizes(data)
    returned = table.read(data, "x", "en")
    assert bare(returned.terms) == bare(TERMS)
    assert returned.remarks == ()
    assert returned.terms[0].line == 2


def test_no_cell_is_a_formula_and_the_bytes_are_the_same_twice() -> None:
    data = table.write(TERMS, "en")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data == table.write(TERMS, "en")
    assert not [cell for row in rows_of(data) for cell in row if cell[:1] in tuple("=+-@")]


def test_the_file_can_be_the_glossary_of_a_project() -> None:
    own = TERMS[:-1]
    assert bare(parse(table.write(own, "en").decode("utf-8-sig")).terms) == bare(own)


def test_columns_may_be_in_any_order_and_others_beside_them() -> None:
    text = "Mine,TRANSLATION,Term,language\nx,نامه,letter,Persian\n"
    (term,) = table.read(text.encode(), "x", "en").terms
    assert (term.term, term.language, term.translations) == ("letter", "fa", ("نامه",))


def test_a_row_that_is_wrong_is_told_and_the_others_are_taken() -> None:
    text = "term,language,translation,case\na,fa,,\nb,xx-yy-zz,ب,\nc,fa,پ,maybe\nd,fa,ت,\n"
    returned = table.read(text.encode(), "x", "en")
    assert [term.term for term in returned.terms] == ["d"]
    assert [row for row, _ in returned.remarks] == [2, 3, 4]
    assert returned.remarks[0][1] == "fill in the translation: it is empty; it is not taken"


def test_a_file_that_cannot_be_read_is_refused() -> None:
    head = b"term,language,translation\n"
    for data, sentence in (
        (head + "a,fa,ب\n".encode("cp1256"), "CSV UTF-8"),
        (head + b'a,fa,"x\n', "damaged"),
        (head + b"a,fa,b\n" * 20_001, "more than 20,000 terms"),
    ):
        with pytest.raises(ExchangeError, match=sentence):
            table.read(data, "x", "en")


@pytest.mark.parametrize("line", ["term,language", "Source: English (en),Translation: x", "", "\n"])
def test_other_tables_are_no_glossaries(line: str) -> None:
    assert not recognizes(line.encode())


WIDE = """\
Term [en],Description [en],Term [de],Status [de],Term [fa_AF]
river,"big, wide",Fluss,preferred,دریا
stream,,Strom,not recommended,
,,Bach,,
road,,,,جاده
"""


@pytest.mark.parametrize("mark", [",", ";", "\t", "؛"])
def test_a_glossary_with_a_column_for_each_language_is_read(mark: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=mark).writerows(csv.reader(io.StringIO(WIDE)))
    data = text.getvalue().encode("utf-8-sig")
    assert recognizes(data)
    returned = table.read(data, "x", "en")
    assert [
        (each.term, each.language, each.translations, each.note) for each in returned.terms
    ] == [
        ("river", "de", ("Fluss",), "big, wide"),
        ("river", "fa_AF", ("دریا",), "big, wide"),
        ("road", "fa_AF", ("جاده",), ""),
    ]
    assert [each.line for each in returned.terms] == [2, 2, 5]


def test_the_source_may_have_a_region_and_stand_anywhere() -> None:
    data = b"translation (de),term (EN-US),note (en-us)\nFluss,river,water\n"
    (term,) = table.read(data, "x", "en").terms
    assert (term.term, term.language, term.translations, term.note) == (
        "river", "de", ("Fluss",), "water",
    )  # fmt: skip


def test_a_term_whose_source_must_not_be_used_is_left_out() -> None:
    data = b"term [en],status [en],term [de]\nriver,Obsolete,Fluss\nroad,,Weg\n"
    assert [term.term for term in table.read(data, "x", "en").terms] == ["road"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        # Transifex
        ("term,pos,comment,is_case_sensitive,translation_fa,comment_fa,translation_pt_br\n"
         "river,Noun,big,True,رود,,rio\nroad,Noun,,False,,,\n",
         [("river", "fa", "رود", "big", True), ("river", "pt_BR", "rio", "big", True)]),
        # Lokalise
        ("term;description;casesensitive;translatable;forbidden;tags;en;fa;fa_description\n"
         "river;big;no;yes;no;;river;رود;\nbrook;;no;yes;yes;;brook;جوی;\n",
         [("river", "fa", "رود", "big", False)]),
        # Phrase
        ("Concept ID,English (en),Persian (fa)\n1,river,رود\n",
         [("river", "fa", "رود", "", False)]),
    ],
)  # fmt: skip
def test_the_tables_of_servers_are_glossaries(
    text: str, terms: list[tuple[str, str, str, str, bool]]
) -> None:
    assert recognizes(text.encode())
    returned = table.read(text.encode(), "x", "en")
    assert returned.remarks == ()
    assert [
        (each.term, each.language, each.translations[0], each.note, each.is_case_sensitive)
        for each in returned.terms
    ] == terms


def test_a_row_that_a_spreadsheet_put_into_one_cell_is_divided() -> None:
    text = '"term,language,translation,note"\n"river,fa,رود,""big, wide"""\n"a, b"\n'
    assert recognizes(text.encode())
    returned = table.read(text.encode(), "x", "en")
    (term,) = returned.terms
    assert (term.term, term.translations, term.note) == ("river", ("رود",), "big, wide")
    assert [row for row, _ in returned.remarks] == [3]


@pytest.mark.parametrize("mark", ",;\t")
def test_a_term_with_a_comma_is_not_divided_where_the_other_rows_are_not(mark: str) -> None:
    text = f'en{mark}fa\n"war{mark} civil"{mark}\nriver{mark}رود\n'
    assert [term.term for term in table.read(text.encode(), "x", "en").terms] == ["river"]


def test_a_term_with_a_comma_and_nothing_else_is_one_cell() -> None:
    text = 'term,language,translation\n"war, civil",,\n'
    ((row, sentence),) = table.read(text.encode(), "x", "en").remarks
    assert (row, sentence) == (2, "fill in the language: it is empty; it is not taken")


@pytest.mark.parametrize(
    "line", ["term [en],note [de]", "term,en,de", "Term en,Term de", "en,page", "id,de"]
)
def test_one_language_is_no_glossary_of_several(line: str) -> None:
    assert not recognizes(f"{line}\na,b,c\n".encode())


@pytest.mark.parametrize(
    "head",
    ["en,fa", "English;Persian", "English (en)\tفارسی", "id,fa,EN,Notes", '"en","fa_IR","context"'],
)
def test_names_of_languages_alone_are_enough(head: str) -> None:
    mark = next(mark for mark in "\t;," if mark in head)
    cells = {"en": "river", "english": "river", "english (en)": "river", "id": "7", "notes": "wet"}
    row = mark.join(cells.get(name.strip('"').lower(), "رود") for name in head.split(mark))
    data = f"{head}\n{row}\n".encode()
    assert recognizes(data)
    (term,) = table.read(data, "x", "en").terms
    assert (term.term, term.language[:2], term.translations) == ("river", "fa", ("رود",))
    assert term.note == ("wet" if "Notes" in head else "")


def test_a_table_of_sentences_in_two_languages_is_no_glossary() -> None:
    sentence = (
        "This is a sentence that nobody would ever put into a glossary as it is far too long."
    )
    assert not recognizes(f"en,fa\nriver,رود\n{sentence},x\n".encode())
    assert recognizes(f"term [en],term [fa]\n{sentence},x\n".encode())
    for head in ("key,en,fa,comment_fa", "key,en,translation_fa", "key,term,translation_fa"):
        assert not recognizes(f"{head}\n1,{sentence},x\n".encode())
        assert recognizes(f"{head}\n1,river,x,{sentence}\n".encode())


@pytest.mark.parametrize("head", ["English,Arabic", "en,ar", "English (en),Arabic (ar)"])
def test_a_table_of_short_sentences_is_no_glossary(head: str) -> None:
    rows = [
        f"We need water in {year}.,\u0646\u062d\u062a\u0627\u062c {year}."
        for year in range(1950, 1960)
    ]
    assert not recognizes("\n".join([head, *rows, ""]).encode())
    assert not recognizes("\n".join([head, "water,ماء", *rows, ""]).encode())
    assert recognizes(f"{head}\nU.S.A.,أمريكا\netc.,إلخ.\nDr. No,د. نو\n".encode())
    few = "Are you there?,هل أنت هناك؟\n"
    assert recognizes(f"{head}\nriver,نهر\nroad,طريق\nbridge,جسر\n{few}".encode())


def test_a_glossary_without_the_language_of_the_source_is_refused() -> None:
    with pytest.raises(
        ExchangeError, match="none of its columns is in the language of the source, 'en'"
    ):
        table.read("de,fa\nFluss,رود\n".encode(), "x", "en")


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        ("English (UK),Persian (fa)", ["fa"]),
        ("English (US),Portuguese (BR)", ["pt_BR"]),
        ("English,French (CA)", ["fr_CA"]),
        ("en,Norwegian (nb)", ["nb"]),
        ("en,Kurdish (ckb)", ["ckb"]),
        ("en,Spanish (es-mx)", ["es_MX"]),
    ],
)
def test_a_region_beside_the_name_of_a_language_is_no_language(
    names: str, codes: list[str]
) -> None:
    data = f"{names}\nletter,x\n".encode()
    assert recognizes(data)
    assert [term.language for term in table.read(data, "x", "en").terms] == codes


@pytest.mark.parametrize("above", ["\ufeff", "\ufeff\ufeff", "sep=;\r\n", "\ufeffsep=;\n"])
@pytest.mark.parametrize(
    "rows", ["term;language;translation\ngate;fa;دروازه\n", "en;fa\ngate;دروازه\n"]
)
def test_what_programs_put_above_a_table_is_no_part_of_it(above: str, rows: str) -> None:
    data = f"{above}{rows}".encode()
    assert recognizes(data)
    (term,) = table.read(data, "x", "en").terms
    assert (term.term, term.language, term.translations) == ("gate", "fa", ("دروازه",))


def test_marks_that_nobody_sees_around_a_term_are_no_part_of_it() -> None:
    data = "term,language,translation\n\u2066gate\u2069\u200b,fa,\u200fدروازه\u200f\n".encode()
    (term,) = table.read(data, "x", "en").terms
    assert (term.term, term.translations) == ("gate", ("دروازه",))
    assert parse(data.decode()).terms[0][:3] == term[:3]


@pytest.mark.parametrize("version", ["1.11", "1.20"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_utx_has_its_languages_in_a_comment(version: str, end: str) -> None:
    lines = [
        f"#UTX {version}; en-US/fa-IR; 2026-01-01T00:00:00Z; copyright: none",
        "#description: words about doors",
        "#src\ttgt\tsrc:pos\tterm status",
        "gate\tدروازه\tnoun\tapproved",
        "door\tدرب\tnoun\tforbidden",
        "key\tکلید\tnoun\tprovisional",
    ]
    data = f"{end.join(lines)}{end}".encode()
    assert recognizes(data)
    returned = table.read(data, "x", "en")
    assert [(t.term, t.translations, t.line) for t in returned.terms] == [
        ("gate", ("دروازه",), 4),
        ("key", ("کلید",), 6),
    ]
    assert returned.remarks == ()
