"""The scorer that a person names: another package's judgement of how near two texts are."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from dragoman.bitext import Scorer
from dragoman.bitext.scorers import list_scorers, load_scorer
from dragoman.errors import ProjectError, did_you_mean, quote


def find_scorer(name: str) -> Scorer | None:
    """Return the scorer of that name; None without a name.

    Raises ProjectError where none of that name is installed, or where it cannot be used. What the
    scorer itself gets wrong, when it is called, is a ProjectError too.
    """
    if not name:
        return None
    shown = f"the scorer {quote(name)}"
    try:
        score = load_scorer(name)
    except KeyError:
        hint = did_you_mean(name, list_scorers()) or "; dragoman has none of its own"
        raise ProjectError(f"{shown} is not installed{hint}") from None
    except (ImportError, AttributeError) as error:
        raise ProjectError(f"{shown} cannot be used: {error}") from None

    def score_checked(source: Sequence[str], target: Sequence[str]) -> Sequence[Sequence[float]]:
        try:
            rows = [[float(number) for number in row] for row in score(source, target)]
        except Exception as error:
            reason = quote(str(error) or type(error).__name__)
            raise ProjectError(f"{shown} failed: {reason}") from None
        if [len(row) for row in rows] != [len(target)] * len(source):
            raise ProjectError(f"{shown} failed: it gave no number for each two texts")
        if not all(isfinite(number) for row in rows for number in row):
            raise ProjectError(f"{shown} failed: it gave a number that is not finite")
        return rows

    return score_checked
