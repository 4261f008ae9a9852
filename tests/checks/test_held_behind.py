"""A rule says the same of a text with another sentence before it or behind it, at its place."""

from __future__ import annotations

from dataclasses import replace

from dragoman import checks
from dragoman.checks import Example, Pair, Rule
from helpers.cases import each_case

SOURCE = "They left."
SENTENCES = {
    "ar": "هم ذهبوا.", "ckb": "ئەوان ڕۆیشتن.", "de": "Sie gingen.", "es": "Se fueron.",
    "fa": "آنان رفتند.", "fr": "Ils sont partis.", "he": "הם הלכו.", "hi": "वे चले गए।",
    "ja": "彼らは行った。", "ps": "هغوی لاړل.", "ru": "Они ушли.", "uk": "Вони пішли.",
    "ur": "وہ چلے گئے۔", "zh": "他们走了。",
}  # fmt: skip
WHOLE = {
    "source-copied", "wrong-script", "other-script", "too-short", "outdated-pivot", "inconsistent",
    "line-breaks", "edge-whitespace", "sentence-unsure", "blank",
}  # fmt: skip
"""Rules about a text as a whole, or about both of its ends."""
BEGINNING = WHOLE | {"start-punctuation"}
END = WHOLE | {"end-punctuation"}
ALONE = "The middle paragraph.", "“Yes,” he said.", "Write now.", "## Write to all of them."
"""Sources of a part of a quotation, a heading or a short text, which they are only alone."""
EXAMPLES = [
    (rule, example)
    for rule in checks.list_text_rules()
    for example in (*rule.fires, *rule.silent)
    if example.pair.base_language in SENTENCES and example.pair.source not in ALONE
]


def name(value: object) -> str:
    return value.id if isinstance(value, Rule) else ascii(getattr(value, "target", value))[:40]


def find(rule: Rule, pair: Pair, shift: int = 0) -> list[tuple[object, ...]]:
    """Return what a rule finds, with its places less the shift; (0, 0) is nowhere."""
    return [
        ((hit.start - shift, hit.end - shift) if hit.end else (0, 0), hit.replacement, hit.message)
        for hit in checks.check_pair(pair)
        if hit.rule_id == rule.id
    ]


@each_case(EXAMPLES, name)
def test_what_is_said_of_a_text_is_said_of_it_beside_another_sentence(
    rule: Rule, example: Example
) -> None:
    pair = example.pair
    expected = find(rule, pair)
    sentence = SENTENCES[pair.base_language]
    space = "" if pair.base_language in ("zh", "ja") else " "
    if rule.id not in BEGINNING:
        before = replace(
            pair, source=f"{SOURCE} {pair.source}", target=f"{sentence}{space}{pair.target}"
        )
        assert find(rule, before, len(sentence + space)) == expected
    if rule.id not in END and "said no. She said" not in pair.source:
        behind = replace(
            pair, source=f"{pair.source} {SOURCE}", target=f"{pair.target}{space}{sentence}"
        )
        assert find(rule, behind) == expected
