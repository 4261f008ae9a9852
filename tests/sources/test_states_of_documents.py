"""A document is given back only with what reading it has kept for that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.sources import ReadOptions, read, rebuild
from helpers.word_files import make_word, paragraph

EXAMPLES = {
    ".md": b"Text.\n",
    ".html": b"<p>Text.",
    ".srt": b"1\n00:00:01,000 --> 00:00:02,000\nText.\n",
    ".vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nText.\n",
    ".docx": make_word(paragraph("Text.")),
}


@pytest.mark.parametrize("suffix", EXAMPLES)
def test_a_state_that_reading_has_not_made_is_a_mistake_of_the_caller(suffix: str) -> None:
    document = read(EXAMPLES[suffix], "name", suffix=suffix, options=ReadOptions())
    (unit,) = document.units
    new = {unit.key: "New."}
    assert rebuild(document, new) != EXAMPLES[suffix]
    for value in (None, "text", Path()):
        wrong = replace(document, state=dict.fromkeys(document.state, value))
        with pytest.raises(TypeError, match="is not what read"):
            rebuild(wrong, new)
