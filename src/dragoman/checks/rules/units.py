"""Units: a number counts the same unit as in the source."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.numbers.measures.changed_units import find_changed_units, may_count_unit
from dragoman.checks.text.numbers.measures.unit_names import may_name_unit
from dragoman.checks.text.numbers.places import DIGITS, find_place


@rule(
    "units",
    "error",
    source_clue=may_name_unit,
    silent=[
        ("fr", "He was held for 18 months.", "Il a été détenu 18 mois."),
        ("fa", "Within 7 days", "در یک هفته"),
        ("he", "A 13-year-old was hurt.", "נער בן 13 ביום שבת נפצע."),
        ("ar", "A march of 5 km", "مسيرة ٥ كيلومترات"),
        ("de", "It is 3 to 4 inches (10 cm) long.", "Es ist 8 bis 10 cm lang."),
        ("zh", "100 years ago", "100周年之前"),
        ("de", "It is six feet deep.", "Es ist sechs Fuß tief."),
        ("ru", "It is six feet deep.", "Глубина почти два метра."),
    ],
    fires=[
        ("fr", "He was held for 18 months.", "Il a été détenu 18 semaines."),
        ("fa", "Every 37 minutes", "هر ۳۷ روز"),
        ("ja", "He was held for two months.", "彼は2週間拘束された。"),
        ("ru", "It lasted three days.", "Это длилось три года."),
        ("ar", "A march of 5 km", "مسيرة ٥ أميال"),
        ("de", "It is 10 inches long.", "Es ist 10 cm lang."),
        ("ru", "It is six feet deep.", "Глубина шесть метров."),
        ("fr", "The town is two miles away.", "La ville est à deux kilomètres."),
    ],
)
def units(pair: Pair) -> Iterator[Hit]:
    """A number counts another unit than in the source, as 18 weeks for 18 months."""
    is_english = pair.source_language == "en"
    if pair.other_source:
        return
    if is_english and not may_count_unit(pair.source_side):
        return
    changes = list(find_changed_units(pair.source_side, pair.target_side))
    places = list(DIGITS.finditer(pair.masked_target)) if changes else []
    for change in changes:
        if change.number:
            start, end = find_place(change.number, places)
            yield Hit(start, end, f"The source has {change.written}; this is another unit.")
        else:
            yield Hit(0, 0, f"The source has {change.written}; this unit is missing.")
