"""How well the lengths of two texts fit, in the manner of Gale and Church.

A text and its translation have a ratio of lengths that is much the same all through a document, and
differs more the shorter they are. Both are learnt from the pair itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import lgamma, log, log1p, pi, sqrt

from dragoman.bitext.weights import BitextWeights

_FREEDOM_OF_ALL = 4.0
"""Of the lengths of all blocks: a very short or very long one must not be taken for a wonder."""


def measure(text: str) -> int:
    """Return the length of a text in characters that are not spaces; 1 at least."""
    return max(1, len(text) - sum(map(str.isspace, text)))


@dataclass(frozen=True, slots=True)
class LengthModel:
    """The ratio of lengths of a pair of documents, and how much it differs."""

    ratio: float
    """The logarithm of target length by source length."""
    long_variance: float
    short_variance: float
    mean: float
    """Of the logarithms of the lengths of all target blocks."""
    variance: float
    freedom: float

    def fit(self, source: int, target: int) -> float:
        """Return the evidence that a text of one length translates one of the other."""
        centre, scale, constant, power = self.prepare(source)
        at = log(target)
        return constant - power * log1p((at - centre) ** 2 * scale) - self.expect(at, 1)

    def prepare(self, source: int) -> tuple[float, float, float, float]:
        """Return what ``fit`` needs for a length of the source: see there."""
        variance = self.long_variance + self.short_variance / source
        power = (self.freedom + 1) / 2
        constant = (
            lgamma(power) - lgamma(self.freedom / 2) - 0.5 * log(self.freedom * pi * variance)
        )
        return log(source) + self.ratio, 1 / (variance * self.freedom), constant, power

    def expect(self, at: float, count: int) -> float:
        """Return how likely a length is for any ``count`` blocks of the target, as a logarithm."""
        distance = (at - self.mean - log(count)) ** 2 / (self.variance * _FREEDOM_OF_ALL)
        power = (_FREEDOM_OF_ALL + 1) / 2
        constant = lgamma(power) - lgamma(_FREEDOM_OF_ALL / 2)
        return constant - 0.5 * log(_FREEDOM_OF_ALL * pi * self.variance) - power * log1p(distance)


def guess_lengths(
    source: Sequence[int], target: Sequence[int], weights: BitextWeights
) -> LengthModel:
    """Return the model before anything is aligned: the ratio is that of the whole texts."""
    ratio = log(sum(target) / sum(source))
    mean, variance = _describe(list(map(log, target)))
    return LengthModel(
        ratio, weights.spread**2, weights.spread_of_short, mean, variance, weights.freedom
    )


def learn_lengths(
    model: LengthModel, pairs: Iterable[tuple[int, int, float]], weights: BitextWeights
) -> LengthModel:
    """Return the model that pairs of lengths teach, each with how likely it is a pair."""
    known = [(a, b, share) for a, b, share in pairs if share > 0.5]
    total = sum(share for *_, share in known)
    if total < 3:
        return model
    prior = weights.prior_lengths
    heavy = [(_weigh(model, a), log(b / a), share) for a, b, share in known]
    mass = sum(weight * share for weight, _, share in heavy)
    ratio = sum(weight * share * at for weight, at, share in heavy)
    ratio = (ratio + model.ratio * 0.05 * mass) / (1.05 * mass)
    # How much wider or narrower the ratios are than the model says, without the oddest ones.
    odd = sorted(abs(at - ratio) * sqrt(weight) for weight, at, _ in heavy)
    middle = odd[len(odd) // 2] / 0.74  # of Student's t with 4 degrees of freedom
    factor = (middle**2 * total + prior) / (total + prior)
    return replace(
        model,
        ratio=ratio,
        long_variance=model.long_variance * factor,
        short_variance=model.short_variance * factor,
    )


def _weigh(model: LengthModel, source: int) -> float:
    return 1 / (model.long_variance + model.short_variance / source)


def _describe(values: Sequence[float]) -> tuple[float, float]:
    mean = sum(values) / len(values)
    variance = sum((value - mean) ** 2 for value in values) / len(values)
    return mean, max(variance, 0.05)
