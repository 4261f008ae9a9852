"""Opposites: north is not south, and a mother is not a father."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.checks.text.opposites import find_opposites, may_have_opposite


@rule(
    "opposites",
    "warning",
    source_clue=may_have_opposite,
    silent=[
        ("fa", "The troops came from the north.", "نیروها از شمال آمدند."),
        ("fa", "Her mother and father came.", "پدر و مادرش آمدند."),
        ("ar", "They came at 3 a.m. and left.", "جاؤوا في الثالثة فجراً ورحلوا."),
        ("de", "They came at 3 a.m. and left.", "Sie kamen nachts um 3 und gingen."),
        ("fa", "No more than 30 came.", "کمتر از ۳۰ نفر آمدند."),
        ("fr", "He is in the West.", "Il est à l’Ouest."),
        ("fa", "That summer the water failed.", "تابستان آن سال آب نبود."),
    ],
    fires=[
        ("fa", "She was taken in the autumn.", "او را در بهار بردند."),
        ("de", "The winter was long.", "Der Sommer war lang."),
        ("fa", "The troops came from the north.", "نیروها از جنوب آمدند."),
        ("ar", "A bomb fell in southern Yemen.", "سقطت قنبلة في شمال اليمن."),
        ("fa", "Her mother came.", "پدرش آمد."),
        ("ru", "He called at 8 p.m. from prison.", "Он позвонил из тюрьмы в 8 утра."),
        ("zh", "The meeting began at 7 p.m.", "会议早上7点开始。"),
        ("fr", "More than 30 people died.", "Moins de 30 personnes sont mortes."),
        ("de", "The camp is in western Libya.", "Das Lager liegt im Osten Libyens."),
    ],
)
def opposites(pair: Pair) -> Iterator[Hit]:
    """In 19 languages, a word says the opposite of the English source: south for north.

    So do father for mother, summer for winter and less for more. Only if the source has one of the
    two and the translation only the other.
    """
    if pair.source_language != "en":
        return
    for found in find_opposites(pair.masked_source, pair.masked_target, pair.base_language):
        written = pair.masked_target[found.start : found.end]
        message = f"The source has {found.written}; {written} is the opposite."
        yield Hit(found.start, found.end, message)
