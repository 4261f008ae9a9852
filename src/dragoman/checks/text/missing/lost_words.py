"""Words of a source in a row whose translations are not in the translation.

A clause, or the middle of a long paragraph, may be missing without a whole sentence that is. Then
the words of that part are not there, as far as the catalogue has taught how they are translated.
"""

from __future__ import annotations

from dragoman.checks.text.missing.gaps import Gap
from dragoman.checks.text.missing.word_pairs import WordPairs, find_stems, list_target_stems


def find_lost_words(source: str, target: str, words: WordPairs) -> Gap:
    """Return the run of words that speaks most for being missing; it is empty if none does.

    A word that is not there speaks for it, and one that is there against it. Words of which the
    catalogue teaches nothing say nothing. The time is linear in the number of words.
    """
    known = words.find_translations(source)
    there = list_target_stems(target)
    best = Gap(0, 0, 0.0)
    start, evidence = 0, 0.0
    for begin, end, stem in find_stems(source):
        if stem not in known:
            continue
        is_there = not known[stem].stems.isdisjoint(there)
        if evidence <= 0:
            start, evidence = begin, 0.0
        evidence += -known[stem].gain if is_there else known[stem].loss
        if evidence > best.evidence:
            best = Gap(start, end, evidence)
    return best
