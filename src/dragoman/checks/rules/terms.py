"""Terms: the translation uses the words of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman import glossary
from dragoman.checks import Example, Hit, Pair, Policy, rule

_EXAMPLE_GLOSSARY = Policy(
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
        Example("ar", "Open the packages.", "افتحوا الحزم.", policy=_EXAMPLE_GLOSSARY),
        Example("ar", "With his package", "بحزمته", policy=_EXAMPLE_GLOSSARY),
        Example("fa", "after the ceasefire", "پس از آتش بس‌های پیشین", policy=_EXAMPLE_GLOSSARY),
        Example("ar", "to political prisoners", "للسجناء السياسيين", policy=_EXAMPLE_GLOSSARY),
    ],
    fires=[
        Example("ar", "Open the package.", "افتحوا الصندوق.", policy=_EXAMPLE_GLOSSARY),
        Example("fa", "after the ceasefire", "پس از صلح", policy=_EXAMPLE_GLOSSARY),
    ],
)
def terms(pair: Pair) -> Iterator[Hit]:
    """A term of the source is not translated as in the glossary."""
    if pair.policy.glossary is None:
        return
    for term in glossary.find_missing(
        pair.policy.glossary, pair.source, pair.target, pair.language
    ):
        translations = ", ".join(term.translations[:3])
        yield Hit(0, 0, f"The glossary translates “{term.term}” as {translations}.")
