"""What an OpenDocument text says about people and cannot be cleaned is told."""

from __future__ import annotations

import pytest

from helpers.odt_files import make_odt, p, read_odt


@pytest.mark.parametrize("name", ["Pictures/a.emf", "Pictures/b.TIFF", "media/c.svm"])
def test_a_picture_that_cannot_be_cleaned_is_told(name: str) -> None:
    more = {name: b"x", "Pictures/good.png": b"x", "Thumbnails/old.emf": b"x"}
    notes = read_odt(make_odt(p("a"), more=more)).notes
    sentence = "what these files in the document say about people cannot be taken out"
    assert notes == ((1, f"{sentence}: {name.rpartition('/')[2]}"),)


def test_a_text_whose_pictures_are_all_clean_has_no_remark() -> None:
    assert read_odt(make_odt(p("a"), more={"Pictures/good.png": b"x"})).notes == ()
