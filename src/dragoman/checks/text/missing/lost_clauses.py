"""A clause behind a semicolon that is missing in a translation.

A translator may write a comma or a full stop instead. But then the translation has as many marks
between its parts, and the words of the clause are there.
"""

from __future__ import annotations

from dragoman.checks.text.missing.lengths import LengthNorm
from dragoman.checks.text.missing.lost_parentheses import list_likely
from dragoman.checks.text.missing.word_pairs import WordPairs
from dragoman.patterns import compile_later
from dragoman.texts.scripts import PAUSES, SENTENCE_ENDS

_NO_ENTITY = "".join(f"(?<!&[#a-z0-9]{{{length}}};)" for length in range(2, 8))
_SEMICOLON = compile_later(rf"[;\u061b\uff1b](?=[\s\u3000-\u9fff]){_NO_ENTITY}")
_CLAUSE = compile_later(
    rf"[;\u061b\uff1b](?=[\s\u3000-\u9fff]){_NO_ENTITY}[^;\u061b\uff1b.!?\u2026\n]{{25,}}"
)
"""A clause to its end, but for one behind an entity such as `&mdash;`."""
_MARK = compile_later(
    rf"[{PAUSES}{SENTENCE_ENDS.replace('.', '')}\u00b7\u0387\u055d\u104a\u17d6\u2013-\u2015]"
    r"|[-.](?:(?<=\s-)(?=\s)|(?<=\.)(?![^\s\"'\u201d\u2019\u00bb)]))"
)
"""What ends a sentence, or a part of it."""
_LEAST_LOSS = 0.5
"""What its words say at the least: of 204,000 messages in 13 languages, eight have such a clause,
and in five of them it is really missing."""


def find_lost_clause(
    source: str, target: str, words: WordPairs, norm: LengthNorm
) -> tuple[int, int] | None:
    """Return where in a source the clause is that its translation lacks, or None."""
    if not _SEMICOLON.search(source) or "](" in source:
        return None
    for pattern in (_SEMICOLON, _MARK):
        if len(pattern.findall(target)) >= len(pattern.findall(source)):
            return None
    likely = list(list_likely(_CLAUSE, source, target, words, norm))
    loss, place = max(likely, key=lambda each: each[0], default=(0.0, None))
    return place if loss >= _LEAST_LOSS else None
