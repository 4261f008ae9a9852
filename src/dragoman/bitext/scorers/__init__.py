"""Scorers say how near two texts are in meaning, for example by embeddings. None is shipped.

Another distribution adds one by an entry point, and the aligner uses it only where it is named::

    [project.entry-points."dragoman.scorers"]
    labse = "dragoman_labse"

The value is the name of a module with this function::

    def score(source: Sequence[str], target: Sequence[str]) -> Sequence[Sequence[float]]

It returns a row for each text of the source, with a number for each text of the target: the higher,
the nearer. Only the differences between the numbers matter.
"""

from __future__ import annotations

from typing import cast

from dragoman import plugins
from dragoman.bitext.model import Scorer

GROUP = "dragoman.scorers"


def list_scorers() -> tuple[str, ...]:
    """Return the names of the scorers that are installed."""
    return plugins.names(__name__, group=GROUP)


def load_scorer(name: str) -> Scorer:
    """Return the scorer of that name. Raises KeyError where none is installed."""
    return cast(Scorer, plugins.load(__name__, name, group=GROUP).score)
