"""A changed OpenDocument text names no author of a comment; what cannot be cleaned is told."""

from __future__ import annotations

import pytest

from dragoman.containers.archive import read_archive
from helpers import pictures
from helpers.odt_files import make_odt, p, read_odt, read_part, span, translate


@pytest.mark.parametrize("name", ["Pictures/a.emf", "Pictures/b.TIFF", "media/c.svm"])
def test_a_picture_that_cannot_be_cleaned_is_told(name: str) -> None:
    more = {name: b"x", "Pictures/good.png": b"x", "Thumbnails/old.emf": b"x"}
    notes = read_odt(make_odt(p("a"), more=more)).notes
    sentence = "what these files in the document say about people cannot be taken out"
    assert notes == ((1, f"{sentence}: {name.rpartition('/')[2]}"),)


def test_a_text_whose_pictures_are_all_clean_has_no_remark() -> None:
    assert read_odt(make_odt(p("a"), more={"Pictures/good.png": b"x"})).notes == ()


def test_a_picture_that_nothing_leads_to_is_cleaned_and_a_preview_goes() -> None:
    soiled = pictures.soil_png(pictures.make_png())
    more = {"Pictures/a.png": soiled, "old/b.PNG": soiled, "Thumbnails/thumbnail.png": soiled}
    archive = read_archive(translate(make_odt(p("a"), more=more), {"a": "z"}), "odt")
    assert pictures.SECRET not in archive.read_part("Pictures/a.png")
    assert archive.read_part("Pictures/a.png") == archive.read_part("old/b.PNG")
    assert "Thumbnails/thumbnail.png" not in archive.names


def comment(author: str, *paragraphs: str) -> str:
    creator = f"<dc:creator>{author}</dc:creator>"
    return f"<office:annotation>{creator}{''.join(paragraphs)}</office:annotation>"


@pytest.mark.parametrize(
    ("author", "begin", "expected"),
    [
        (
            "Ann Lee",
            "Reply to Ann Lee (01/02/2026, 10:11): ",
            "Reply to Author (01/02/2026, 10:11): ",
        ),
        ("Ann", "Antwort auf Ann (1.2.2026, 10:11): ", "Antwort auf Author (1.2.2026, 10:11): "),
        ("O'Neil &amp; Co", "پاسخ به O&apos;Neil &amp;amp; Co (۱۲): ", None),
        ("O'Neil &amp; Co", "پاسخ به O&apos;Neil &amp; Co (۱۲): ", "پاسخ به Author (۱۲): "),
        ("田中", "田中への返信 (2026/02/01): ", "Authorへの返信 (2026/02/01): "),
        ("Ann", "Annex (2026): ", None),
        ("Ann", "Ann said so.", None),
        ("", "Reply of Monday (01/02/2026): ", None),
    ],
)
def test_an_answer_does_not_name_whom_it_answers(
    author: str, begin: str, expected: str | None
) -> None:
    below = p(f"Thanks, {author} (2026)")
    answer = comment("Bob", p(span(begin, "T1")), below)
    data = make_odt(p("a", comment(author, p("Why?")), answer) + p("b"))
    for old in "ab":  # a paragraph is written anew, with the comments in it or beside it
        content = read_part(translate(data, {old: "z"}))
        assert span(expected or begin, "T1") in content
        assert below in content
        assert "<dc:creator>Bob" not in content
