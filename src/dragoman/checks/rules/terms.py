"""Terms: what the glossary agreed on is what the translation says."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman import glossary
from dragoman.checks._model import Example, Hit, Pair, Policy, rule

_TERMS = Policy(
    glossary=glossary.parse(
        "term,language,translation,alternatives,note,case\n"
        "package,ar,حزمة,حزم|رزمة,,\n"
        "ceasefire,fa,آتش‌بس,,,\n"
        "political prisoner,ar,سجين سياسي,سجناء سياسيون,,\n"
    )
)


@rule(
    "glossary",
    "warning",
    silent=[
        Example("ar", "Open the packages.", "افتحوا الحزم.", policy=_TERMS),
        Example("ar", "With his package", "بحزمته", policy=_TERMS),
        Example("fa", "after the ceasefire", "پس از آتش بس‌های پیشین", policy=_TERMS),
        Example("ar", "to political prisoners", "للسجناء السياسيين", policy=_TERMS),
    ],
    fires=[
        Example("ar", "Open the package.", "افتحوا الصندوق.", policy=_TERMS),
        Example("fa", "after the ceasefire", "پس از صلح", policy=_TERMS),
    ],
)
def terms(pair: Pair) -> Iterator[Hit]:
    """A term of the source is not translated as the glossary has it."""
    if pair.policy.glossary is None:
        return
    for term in glossary.find_missing(
        pair.policy.glossary, pair.source, pair.target, pair.language
    ):
        agreed = ", ".join(term.translations[:3])
        yield Hit(0, 0, f"The glossary has {agreed} for “{term.term}”.")
