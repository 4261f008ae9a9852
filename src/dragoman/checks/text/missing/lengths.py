"""How long a translation is beside its source, in this catalogue.

Lengths are counted so that they are alike in all scripts: an ideograph counts as several letters.
Then a translation has nearly the length of its source, times a factor that is the translator's and
the language's. The factor, and how much it differs, is learnt from the catalogue itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import exp, log, sqrt

from dragoman.checks.text.mask import LINK_TARGET, TAG, URL
from dragoman.patterns import compile_later

_HAN, _KANA, _HANGUL = "\u3400-\u9fff\uf900-\ufaff", "\u3041-\u30ff", "\uac00-\ud7af"
_MAY_BE_WIDE = compile_later("[^\0-\u3040\ufb00-\U0010ffff]")
"""All of them, and a few others: in one range, `re` searches quickly. So written, without that long
range itself, the pattern is compiled quickly, too."""
_WEIGHTS = tuple(
    (compile_later(f"[{characters}]"), weight)
    for characters, weight in ((_HAN, 1.7), (_KANA, 0.5), (_HANGUL, 1.1))
)
"""What a character adds beside itself. Measured on news, health and software in zh, ja and ko."""
_LONG_VARIANCE, _SHORT_VARIANCE = 0.01, 1.6
"""The variance of the logarithm of the factor: of long texts, and what one letter adds. They are
the same in twenty languages."""
_SHORTEST, _LONGEST = 40, 1000
"""The lengths of the messages that teach the factor."""
_PRIOR = 15
"""How many messages must say otherwise before they weigh as much as what is true in general."""
USUAL_SPREAD, _LEAST_SPREAD = 1.3, 0.9
_NORMAL = 1.4826
"""The standard deviation by the median of the deviations."""


def measure_length(text: str) -> float:
    """Return the length of a text in letters, without spaces; an ideograph is several; 1 at least.

    It is the same measure for all scripts. Addresses and tags are nothing: other rules see whether
    they are lost.
    """
    if "](" in text or "://" in text:
        text = URL.sub("", LINK_TARGET.sub("", text))
    if "<" in text:
        text = TAG.sub("", text)
    length = float(len(text) - text.count(" ") - text.count("\n"))
    if not text.isascii() and _MAY_BE_WIDE.search(text):
        for characters, weight in _WEIGHTS:
            length += weight * len(characters.findall(text))
    return max(1.0, length)


def measure_parts(text: str, places: Iterable[tuple[int, int]]) -> list[float]:
    """Return the length of each part of a text (see ``measure_length``), as if it were alone."""
    has_markup = "](" in text or "://" in text or "<" in text
    if has_markup or not (text.isascii() or _MAY_BE_WIDE.search(text) is None):
        return [measure_length(text[start:end]) for start, end in places]
    count = text.count
    return [
        max(1.0, float(end - start - count(" ", start, end) - count("\n", start, end)))
        for start, end in places
    ]


@dataclass(frozen=True, slots=True)
class LengthNorm:
    """How long translations are, beside their sources."""

    factor: float = 0.0
    """The logarithm of the length of a translation by that of its source."""
    spread: float = USUAL_SPREAD
    """How much wider than in general the factor differs."""
    measured: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)
    """The lengths of the texts that taught it."""

    def measure_length(self, text: str) -> float:
        """Return the length of a text (see the function), which most often is known."""
        return self.measured.get(text) or measure_length(text)

    def measure_variance(self, source: float) -> float:
        """Return the variance of the logarithm of the factor for a source of that length."""
        return (_LONG_VARIANCE + _SHORT_VARIANCE / source) * self.spread**2

    def measure_deviation(self, source: float, target: float) -> float:
        """Return how many standard deviations longer than usual a translation is."""
        return (log(target / source) - self.factor) / sqrt(self.measure_variance(source))

    def expect_length(self, source: float) -> float:
        """Return the usual length of the translation of a source of that length."""
        return source * exp(self.factor)


NO_NORM = LengthNorm()


def learn_lengths(pairs: Iterable[tuple[str, str]]) -> LengthNorm:
    """Return what the sources and translations of a catalogue teach; medians bear odd messages."""
    chosen = [
        (source, target)
        for source, target in pairs
        if _SHORTEST <= len(source) <= _LONGEST and target and source != target
    ]
    measured = {text: measure_length(text) for text in chain.from_iterable(chosen)}
    lengths = [(measured[source], measured[target]) for source, target in chosen]
    count = len(lengths)
    if not count:
        return NO_NORM
    factors = [log(target / source) for source, target in lengths]
    factor = sorted(factors)[count // 2] * count / (count + _PRIOR)
    norm = LengthNorm(factor, 1.0)
    odd = sorted(abs(norm.measure_deviation(*each)) for each in lengths)[count // 2]
    spread = (_NORMAL * odd * count + USUAL_SPREAD * _PRIOR) / (count + _PRIOR)
    return LengthNorm(factor, max(_LEAST_SPREAD, spread), measured)
