"""Every threshold of matching, in one record.

The weights were chosen together, on the histories of real catalogues (see benchmarks/quality.py).
A likeness, a score and a bar are numbers from 0 to 100, a share is a number from 0 to 1.
"""

from __future__ import annotations

from typing import NamedTuple


class Weights(NamedTuple):
    """What the matcher weighs, and how much.

    ``Weights()`` are the ones that were chosen; ``Weights()._replace(...)`` are others to try.
    """

    # The bar: the score that a suggestion needs.

    threshold: float = 54.0
    """The score from which a suggestion is made, its edits counted.

    Of the suggestions for documents that just clear it, four in ten are useful: at least half of
    the text could be kept to reach what the translator wrote in the end. Of those that score 50,
    it is one in four, of those that score 66, six in ten."""
    allowance_between_neighbours: float = 4.0
    """How much less a text needs whose neighbours are unchanged. With so much less, as many are
    useful. It is no more, because neighbours that fit say that something was replaced, not that it
    is alike."""
    bonus_if_verbatim: float = 23.0
    """How much less a text needs that was left as it was, unless it is code and the new one has
    plain words. Where they are as little alike as this allows, the new one was left, too, in 6 of
    10 cases, and in 9 of 10 where the score is 8 higher."""
    more_if_one_word: float = 8.0
    """How much more a text needs for a single word. Words that share half of their letters seldom
    share half of their translation."""

    # What the edits between two texts change in a score.

    weight_of_edits: float = 0.7
    """How much the edits weigh, letter by letter, against the likeness of the texts: more than it,
    because a translation is kept or retyped in that order."""
    most_lowered_if_kept: float = 15.0
    """A text that has the same words as the new one, or is in it, or has it inside, scores at most
    so much less for its edits."""

    # Which texts are misleading.

    likeness_of_other_word: float = 55.0
    """How alike the second words of two headings must be whose other word is the same."""
    letters_of_short_form: int = 3
    """A word may be the short form of one that begins with it ("app", "application") if it has at
    least so many letters."""

    # How alike two texts are.

    characters_by_letters: int = 4000
    """A text that is longer than this many characters is compared by its words only: the cost of
    comparing letters grows with the square of the length."""
    words_in_order: int = 4000
    """Where both texts have more words than this, their pairs of words are counted instead,
    whatever the order of the pairs."""
    weight_of_words: float = 0.4
    """How much the words weigh in a sentence or paragraph, against the letters."""
    words_of_heading: int = 4
    """A text of up to this many words is compared by its letters only; from twice as many on, words
    have their full weight."""
    least_likeness_of_words: float = 20.0
    """Sentences whose words are less alike than this are not compared by their letters: six of
    seven letters would have to agree for the sentences to be alike."""

    # How candidates are found among many texts.

    features_searched: int = 32
    """How many features of a query are looked up, the rarest first."""
    places_searched: int = 400
    """How many places are looked at for one query. This bounds the cost where every word is
    common."""
    characters_of_short: int = 48
    """A text of up to this many characters is found by its letters too: in a heading of one or two
    words, every word may have changed."""
    marks_of_shape: int = 4
    """How many marks (brackets, asterisks and such) a text needs to be found by them too."""
    characters_of_shape: int = 200
    """Up to how many characters a text is found by its marks. A paragraph has them by chance."""
    texts_of_common_feature: int = 500
    """A feature that is in this many texts says little, and only as many are remembered for it."""
    texts_indexed_whole: int = 2000
    """Of up to this many texts, every feature that a query has is indexed. Of more texts only the
    features are indexed that will be looked up; how rare they are is estimated from a sample."""
    texts_in_sample: int = 500
    """The size of that sample."""
    rarest_features: int = 3
    """How many of a query's rarest features decide: where they are common on average, every word
    is, and pairs of words are looked up as well."""
    pairs_length_ratio: int = 3
    """Pairs of words are looked up in texts that are up to this many times as long as the query."""
    candidates_of_long: int = 12
    """How many candidates a long query gets."""
    candidates_of_short: int = 24
    """How many candidates a short query gets, each of the two times that it is looked up."""
    lag_ratio: int = 3
    """A text that shares this many times fewer of the rare features than the first one is not a
    candidate."""

    # What a candidate is worth, if it is worth more than its likeness.

    score_if_same_words: float = 95.0
    """The score of texts that differ only in letter case, markup and punctuation."""
    length_ratio_if_same_words: float = 0.6
    """They have that score only if the shorter text has at least this share of the longer one's
    length."""
    score_if_numbers: float = 88.0
    """The score of a text of as many numbers, with nothing else, as the new one: what the
    translation makes of its digits is known."""
    score_if_prefix_kept: float = 90.0
    """The score of a text that a longer one begins or ends with: all of it can be kept."""
    words_of_prefix: int = 4
    """How many words a text needs to be recognised at the beginning or the end of another."""
    share_contained: float = 0.95
    """The share of a text's words that must be in the other text, in order, to count as all."""
    share_of_longer: float = 0.5
    """The share of a longer text that the text in it must make up. With less, a suggestion says
    little of what is new: of 75, 6 were useful. Of an old text between unchanged neighbours, a
    smaller share may be left, because there sentences were surely removed."""
    likeness_of_edited: float = 88.0
    """How alike a message between the same neighbours must be, for no others to be searched: it
    is surely the one that was edited."""
    candidates_between_neighbours: int = 6
    """How many old messages between the same neighbours are candidates without being searched."""

    # Which candidate is suggested.

    score_of_enough: float = 88.0
    """Where a message that has left scores as much as this, those that stayed are not searched."""
    handicap_if_stayed: float = 1.0
    """How much less a message counts that is still in the document."""
    handicap_if_remembered: float = 2.0
    """How much less a message counts that is another document's."""
    share_left_uncut: float = 0.8
    """Where less than this share of an old text is left because sentences of it were removed,
    their translation is removed as well."""
    share_left_of_heading: float = 0.5
    """The share of an old text's words that must be left for a word or two to be cut out: they may
    be in a longer text by chance."""
    words_of_sentence: int = 4
    """How many words a sentence needs to be recognised where others of its paragraph changed."""
    share_kept_if_edited: float = 0.7
    """The share of letters that must stay in a sentence to be surely the same, edited."""
    likeness_of_sentence: float = 45.0
    """How alike a changed sentence and its former text must be, wherever they are. What is left
    is paired by its place."""
    worth_of_sentences: float = 36.0
    """How much of a suggestion that is made sentence by sentence must be expected to stay."""
    length_of_replaced: float = 1.5
    """A replaced sentence is shown if it is at most so many times as long as the new one in its
    place. Of a longer one, hardly anything could be kept."""
    offers_composed: int = 6
    """In how many offers the same sentences are looked for."""
    offers_compared: int = 6
    """How many offers are compared with each other."""
    weight_of_steadiness: float = 0.5
    """How much it weighs how steadily texts like the new one were translated. On the histories of
    benchmarks/quality.py it makes 2 of 100 suggestions useful that otherwise were not."""
    power_of_nearness: int = 4
    """How fast another offer counts for less in that, the less it is like the new text. It counts
    by its score, as a share of 100, to this power."""
    score_of_witness: float = 45.0
    """Offers that score less than this say nothing about the new text."""
    witnesses_of_verbatim: int = 3
    """Where this many of the most similar old texts were all left as they are in the translation
    (code and the names of options often are, and nearly all in British English), the new text is
    suggested as it is. Of 676 texts of real histories of which this was so, 661 were left, too, or
    nearly so."""
    score_of_verbatim_witness: float = 20.0
    """The score that those old texts need: with less, they have hardly a word in common."""

    # Paragraphs that were split, and paragraphs that were merged.

    share_of_part: float = 0.75
    """The share of a part's words that must be in the whole, in order."""
    likeness_of_parts: float = 75.0
    """How like the whole the parts must be together."""
    gain_of_parts: float = 2.0
    """How much more like the whole the parts together must be than the best of them alone."""
    likeness_of_whole: float = 98.0
    """So alike, they need not gain anything: together they are the whole almost to the letter."""
    score_of_own_source: float = 90.0
    """A paragraph whose best candidate scores this much, and no less than the parts together, is
    not a part: that candidate is what it was."""
    parts_trimmed: int = 12
    """Where up to this many paragraphs may have become one, those at the ends are left out on
    trial."""
    cut_tolerance: float = 0.2
    """How far a cut may be from where the proportions of the source put it, as a share of the
    whole translation: languages differ in length by about a tenth from one sentence to the next."""
    cut_precision_in_source: float = 3.0
    """How many times nearer than that the end of a sentence of the source must be, to count as
    the place where the source was cut."""


WEIGHTS = Weights()
"""The weights that were chosen."""
