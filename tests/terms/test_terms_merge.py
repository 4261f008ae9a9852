"""Terms that come back are added to the glossary; nothing that is there is lost or changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ProjectError
from dragoman.glossary import Term, parse
from dragoman.terms.merge import add_terms, merge_terms

KNOWN = (
    Term("ceasefire|cease-fire", "fa", ("آتش‌بس", "متارکه"), "not صلح", False, 2),
    Term("Aleppo", "fa", ("حلب",), "", True, 3),
)


@pytest.mark.parametrize(
    "new",
    [
        KNOWN[0],
        Term("cease-fire", "fa", ("آتش‌بس",)),
        Term("CEASEFIRE", "fa", ("متارکه",)),
        Term("aleppo", "fa", ("حلب",)),
    ],
)
def test_a_term_that_says_nothing_new_is_unchanged(new: Term) -> None:
    merged = merge_terms(KNOWN, [new])
    assert (merged.added, merged.unchanged, merged.different) == ((), 1, 0)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (Term("ceasefire", "fa", ("صلح",)), "is 'صلح' here, and 'آتش‌بس, متارکه' in the glossary"),
        (Term("ceasefire|truce", "fa", ("آتش‌بس",)), "another spelling than"),
        (Term("Aleppo", "fa", ("حلب",), "a city", True), "another note than"),
        (Term("ceasefire", "fa", ("آتش‌بس",), "x", True), "another note and case than"),
    ],
)
def test_a_term_that_differs_is_told_and_the_glossary_kept(new: Term, told: str) -> None:
    merged = merge_terms(KNOWN, [new._replace(line=7)])
    assert (merged.added, merged.unchanged, merged.different) == ((), 0, 1)
    ((line, sentence),) = merged.remarks
    bare = sentence.replace("\u2068", "").replace("\u2069", "")
    assert line == 7 and told in bare and bare.endswith("which is kept")


def test_a_new_term_is_added_once_and_each_language_is_another() -> None:
    new = Term("siege", "fa", ("محاصره",))
    merged = merge_terms(KNOWN, [new, new, KNOWN[1]._replace(language="ar")])
    assert merged.added == (new, KNOWN[1]._replace(language="ar"))
    assert merged.unchanged == 1


@pytest.mark.parametrize("text", ["=1+1", "@x", "a\x1b[31m", "a\u202eb", "+x"])
def test_what_could_do_harm_in_a_table_is_told_and_not_taken(text: str) -> None:
    new = Term("siege", "fa", ("محاصره",))
    terms = [new._replace(term=text), new._replace(note=text), new._replace(translations=(text,))]
    merged = merge_terms(KNOWN, terms)
    assert (merged.added, merged.different, len(merged.remarks)) == ((), 0, 3)
    for _, sentence in merged.remarks:
        assert "could be taken for a formula" in sentence and "\x1b" not in sentence


NEW = Term("siege, long", "fa", ("محاصره", 'حصر "ن"'), "a note", True)


@pytest.mark.parametrize(
    "old",
    [
        "term,language,translation\nAleppo,fa,حلب\n",
        "\ufeffterm,language,translation,note\r\nAleppo,fa,حلب,city\r\n",
        "note,translation,language,term\ncity,حلب,fa,Aleppo",
        'Term , Language,translation\n\n"two\nlines",fa,دو\n',
        "term,language,translation\n",
    ],
)
def test_all_that_was_there_keeps_its_bytes(old: str) -> None:
    data = add_terms(old.encode(), [NEW], "g.csv")
    body = old.partition("\n")[2].encode()
    assert body in data and data.startswith(old.partition("\n")[0].rstrip("\r").encode())
    found = parse(data.decode("utf-8-sig")).terms
    assert found[-1]._replace(line=0) == NEW
    assert len(found) == len(parse(old.removeprefix("\ufeff")).terms) + 1
    assert (b"\r\n" in data) is ("\r\n" in old)


def test_without_a_file_it_begins_with_the_names() -> None:
    data = add_terms(None, [NEW], "g.csv")
    assert data.startswith(b"term,language,translation,alternatives,note,case\n")
    assert add_terms(b"x", [], "g.csv") == b"x"


def test_a_file_that_is_no_glossary_stays() -> None:
    with pytest.raises(ProjectError):
        add_terms(b"a,b\n", [NEW], "g.csv")


cells = (
    st.text("ab|,\"'; é\n٣", min_size=1, max_size=6)
    .map(str.strip)
    .filter(lambda text: bool(text.strip("| \n")))
)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=4))
def test_added_terms_are_read_back(rows: list[tuple[str, str, str]]) -> None:
    terms = [
        Term(term, "fa", tuple(p.strip() for p in text.split("|") if p.strip()), note)
        for term, text, note in rows
    ]
    data = add_terms(b"term,language,translation\nx,fa,y\n", terms, "g.csv")
    found = [term._replace(line=0) for term in parse(data.decode()).terms[1:]]
    assert found == terms
