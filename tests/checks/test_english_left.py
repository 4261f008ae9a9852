"""English sentences in a translation, whatever language its source is in."""

from __future__ import annotations

import pytest

from dragoman import checks
from dragoman.checks import Pair

FRENCH = "Le gouvernement a annoncé une loi. Les députés votent demain."
RUSSIAN = "Правительство объявило закон. Депутаты голосуют завтра."
ENGLISH = "The deputies will vote on this law tomorrow."
LEFT = [
    ("fa", "fr", FRENCH, f"دولت قانونی اعلام کرد. {ENGLISH}"),
    ("ar", "fr", FRENCH, f"أعلنت الحكومة قانوناً. {ENGLISH}"),
    ("he", "fr", FRENCH, f"הממשלה הודיעה על חוק. {ENGLISH}"),
    ("ckb", "fr", FRENCH, f"حکوومەت یاسایەکی ڕاگەیاند. {ENGLISH}"),
    ("ur", "fr", FRENCH, f"حکومت نے قانون کا اعلان کیا۔ {ENGLISH}"),
    ("hi", "fr", FRENCH, f"सरकार ने कानून की घोषणा की। {ENGLISH}"),
    ("zh", "ru", RUSSIAN, f"政府宣布新法。{ENGLISH}"),
    ("ja", "fr", FRENCH, f"政府は新法を発表した。{ENGLISH}"),
    ("ru", "fr", FRENCH, f"Правительство объявило закон. {ENGLISH}"),
    ("de", "fr", FRENCH, f"Die Regierung gab ein Gesetz bekannt. {ENGLISH}"),
    ("fr", "ru", RUSSIAN, f"Le gouvernement a annoncé une loi. {ENGLISH}"),
    ("tr", "fr", FRENCH, f"Hükümet bir yasa duyurdu. {ENGLISH}"),
    ("es", "en", "They vote today.", "La votación es hoy. They will vote on this law tomorrow."),
    ("he", "en", "The color of the stroke is here.", "The colour of the stroke is here."),
]
RIGHT = [
    ("fa", "fr", FRENCH, f"دولت «{ENGLISH}» را خواند."),
    ("fa", "fr", FRENCH, f"دولت گفت ({ENGLISH}) و رفت."),
    ("de", "fr", FRENCH, f"Die Regierung gab *{ENGLISH}* heraus."),
    ("de", "fr", FRENCH, f"Die Regierung gab <i>{ENGLISH}</i> heraus."),
    ("de", "fr", FRENCH, "Sie spielte The Lord of the Rings and The Return of the King with him."),
    ("da", "en", "It is possible for a city to have %s.", "Det er muligt for en by at have %s."),
    ("nb", "en", "One has to have that with her.", "Det er for en å have that med her."),
    ("nl", "fr", FRENCH, "De regering was in het begin bereid dat te doen, was of is dat zo."),
    ("de", "fr", FRENCH, "Die Band The Who will in der Stadt an was gut war, mit so dem Hit."),
    ("en_GB", "fr", FRENCH, f"The government made it known. {ENGLISH}"),
    ("ja", "fr", FRENCH, f"`{ENGLISH}` を実行する。"),
]


def find(language: str, source_language: str, source: str, target: str) -> list[str]:
    """Return the texts that the rule points at."""
    pair = Pair(source, target, language, source_language=source_language)
    hits = checks.check_pair(pair)
    return [target[hit.start : hit.end] for hit in hits if hit.rule_id == "source-left"]


@pytest.mark.parametrize(("language", "source_language", "source", "target"), LEFT)
def test_an_english_sentence_is_found(
    language: str, source_language: str, source: str, target: str
) -> None:
    found = find(language, source_language, source, target)[0]
    assert target.endswith(f"{found}.")
    assert found.startswith("The")


@pytest.mark.parametrize(("language", "source_language", "source", "target"), RIGHT)
def test_what_may_be_in_english_is_silent(
    language: str, source_language: str, source: str, target: str
) -> None:
    assert find(language, source_language, source, target) == []
