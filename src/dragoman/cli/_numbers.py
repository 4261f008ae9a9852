"""Numbers on the command line: what is wrong with one is said without words of programmers."""

from __future__ import annotations

import click


class AnyNumber(click.FloatRange):
    """A number between two others."""

    name = "number"


class WholeNumber(click.IntRange):
    """A whole number between two others."""

    name = "whole number"
