"""Whether a file may be the translation of a document at all, and what a person decided of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dragoman.commands._adopt_texts import AdoptedPair, NumberedText, fold_text
from dragoman.errors import ProjectError, SourceError
from dragoman.wrong_language import describe_language, may_be_in


def check_translation(
    source: Mapping[int, NumberedText], target: Mapping[int, NumberedText], code: str, file: str
) -> None:
    """Raise SourceError where a file is not a translation into the language of that code.

    It may have paragraphs that nobody has translated yet. ``file`` is what the sentence calls it.
    """
    own = {fold_text(text.shown) for text in source.values()}
    texts = [text.shown for text in target.values() if text.unit.translatable]
    new = [text for text in texts if fold_text(text) not in own]
    if not any(any(map(str.isalpha, text)) for text in new):
        raise SourceError(
            "this is the text of the document itself, not translated: give its translation", file
        )
    if not may_be_in(new, code, own):
        raise SourceError(
            f"this is not written in {describe_language(code)}: give the language that it is in "
            "with -l, or another file",
            file,
        )


def check_pairs(
    pairs: Sequence[AdoptedPair],
    source: Mapping[int, NumberedText],
    target: Mapping[int, NumberedText],
    file: str,
) -> None:
    """Raise ProjectError where pairs that a person decided name a paragraph that is not there, or
    one of them twice. ``file`` is what the sentence calls the translation."""
    sides = (
        ([pair.source for pair in pairs], source, "the document"),
        ([pair.target for pair in pairs], target, file),
    )
    for decided, texts, name in sides:
        counts = Counter(number for numbers in decided for number in numbers)
        for number, count in counts.items():
            if number not in texts:
                raise ProjectError(f"{name} has no paragraph {number}: it has {max(texts)}")
            if count > 1:
                raise ProjectError(
                    f"paragraph {number} of {name} is in two pairs: write one pair, as 3=3,4"
                )
