"""The quotation marks that languages write."""

from __future__ import annotations

import pytest

from dragoman.texts.quotation_marks import find_quotation_marks


@pytest.mark.parametrize(
    ("code", "marks"),
    [("en", "“”‘’"), ("fa", "«»‹›"), ("fa_AF", "«»‹›"), ("ar", "«»“”"), ("de", "„“‚‘"),
     ("de_CH", "«»‹›"), ("pt", "“”‘’"), ("pt_PT", "«»“”"), ("zh_TW", "「」『』"), ("tr", "“”‘’")],
)  # fmt: skip
def test_quotation_marks(code: str, marks: str) -> None:
    assert find_quotation_marks(code) == tuple(marks)


def test_french_quotation_marks_keep_their_distance() -> None:
    assert find_quotation_marks("fr") == ("«\u00a0", "\u00a0»", "“", "”")
