"""A badge: a language and its share of words done, as SVG and as JSON for shields.io."""

from __future__ import annotations

import json
from html import escape

from dragoman.languages import round_percent
from dragoman.model import Tally
from dragoman.progress import measure_share_done

_NARROW = frozenset("iljftr.,:;'|!()[] 1-")
_WIDE = frozenset("mwMW%@")
_PADDING = 6
_HEIGHT = 20

# The colour from a share on; dark enough for white letters (WCAG: at least 4.5 to 1).
_COLOURS = ((1.0, "#2d6a4f"), (0.8, "#44703d"), (0.5, "#8a5a00"), (0.0, "#a23b2a"))
_NAMES = {"#2d6a4f": "brightgreen", "#44703d": "green", "#8a5a00": "orange", "#a23b2a": "red"}


def draw_badge(label: str, tally: Tally) -> str:
    """Return the badge of a language as SVG; its text is stretched to the width that is guessed."""
    done = measure_share_done(tally)
    message, colour = f"{round_percent(done)}%", _choose_colour(done)
    left, right = (text_width(text) + 2 * _PADDING for text in (label, message))
    middle = _HEIGHT - 6
    texts = (
        (label, _PADDING, left - 2 * _PADDING),
        (message, left + _PADDING, right - 2 * _PADDING),
    )
    drawn = "".join(
        f'<text x="{x}" y="{middle}" textLength="{long}" lengthAdjust="spacingAndGlyphs">'
        f"{escape(text)}</text>"
        for text, x, long in texts
    )
    title = escape(f"{label}: {message} of the words are translated")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{_HEIGHT}" '
        f'role="img" aria-label="{title}"><title>{title}</title>'
        f'<clipPath id="r"><rect width="{left + right}" height="{_HEIGHT}" rx="3"/></clipPath>'
        f'<g clip-path="url(#r)"><rect width="{left}" height="{_HEIGHT}" fill="#4a4a4a"/>'
        f'<rect x="{left}" width="{right}" height="{_HEIGHT}" fill="{colour}"/></g>'
        '<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">'
        f"{drawn}</g></svg>\n"
    )


def write_endpoint(label: str, tally: Tally) -> str:
    """Return the JSON that https://shields.io/badges/endpoint-badge asks for."""
    done = measure_share_done(tally)
    data = {
        "schemaVersion": 1,
        "label": label,
        "message": f"{round_percent(done)}%",
        "color": _NAMES[_choose_colour(done)],
    }
    return json.dumps(data) + "\n"


def text_width(text: str) -> int:
    """Return a guess of the width of a text in Verdana of 11 pixels, in pixels."""
    return round(sum(map(_character_width, text)))


def _character_width(char: str) -> float:
    if char in _NARROW and char != "1":
        return 4.2
    if char in _WIDE:
        return 10.8
    return 7.6 if char.isupper() else 6.9


def _choose_colour(done: float) -> str:
    return next(colour for least, colour in _COLOURS if done >= least)
