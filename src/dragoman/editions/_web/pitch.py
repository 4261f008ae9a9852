"""Style rules for languages whose lines are further apart than those of a page usually are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.editions._web.faces import NONE_EMBEDDED, EmbeddedChain, find_scale
from dragoman.fonts import list_preferences
from dragoman.fonts.measures import HEADING, TALL, find_pitch
from dragoman.languages import make_tag
from dragoman.model import Options

SCREEN_LEAD, PRINT_LEAD = 1.8, 1.55
"""From baseline to baseline in HTML, as multiples of the size of Latin (``--lead`` in page.css)."""
BOOK_LEAD, BOOK_COLUMNS_LEAD = 1.7, 1.75
"""The same in EPUB; the first is a multiple of the size of each text itself."""
_PRINT_SIZE = 10
"""The size of printed Latin in points."""
_SIDE_BY_SIDE = "screen and (min-width: 44.01rem), print"
"""Where the languages of the layout "columns" are side by side (page.css)."""
_HEADINGS = ("h1", ".h1", "h2", "h3", "h4", "h5", "h6")


def find_pitches(
    shown: Iterable[str], options: Options, embedded: Mapping[str, EmbeddedChain]
) -> dict[str, float]:
    """Return the pitch that each language needs, as a multiple of its own size. Where no font is
    embedded, it is that of the tallest family that a reader may have."""
    pitches = {}
    for language in shown:
        own = embedded.get(language, NONE_EMBEDDED).own
        families = (own,) if own else list_preferences(language, options, screen=True)
        pitches[language] = find_pitch(language, families)
    return pitches


def write_page_pitch(pitches: Mapping[str, float], *, side_by_side: bool) -> str:
    """Return the CSS rules of an HTML page; empty where no language needs any.

    Lines that are ``side_by_side`` are at the same height in all languages.
    """
    rules = []
    leads = {language: find_scale(language) * pitch for language, pitch in pitches.items()}
    for language, lead in leads.items():
        cell = f'.cell[lang="{make_tag(language)}"]'
        rules += _write_lead(f"{cell}, .row:has(> .num + {cell}) > .num", lead)
        rules += _write_headings(cell, pitches[language])
    if side_by_side and max(leads.values()) > PRINT_LEAD:
        shared = _write_lead(".columns .row, .columns .row > *", max(leads.values()))
        heads = ".columns .row.head, .columns .title .row"  # lines of headings are further apart
        shared.append(f"{heads} {{\n  align-items: baseline;\n}}")
        rules.append("\n".join((f"@media {_SIDE_BY_SIDE} {{", *shared, "}")))
    if rules:  # after those above, which would win
        notes = ":is(.notes, footer) .row > .cell"
        rules.append(f"{notes} {{\n  line-height: calc(var(--lead) * 0.88);\n}}")
    return "\n".join(rules)


def write_book_pitch(pitches: Mapping[str, float]) -> str:
    """Return the CSS rules of a book; empty where no language needs any."""
    rules = []
    for language, pitch in pitches.items():
        lang = f'[lang="{make_tag(language)}"]'
        if pitch > BOOK_LEAD:
            rules.append(f"{lang} {{\n  line-height: {pitch:g};\n}}")
        rules += _write_headings(lang, pitch)
    return "\n".join(rules)


def find_book_lead(pitches: Mapping[str, float]) -> str:
    """Return the pitch of a book's columns side by side in rem: the same in all languages."""
    leads = (find_scale(language) * pitch for language, pitch in pitches.items())
    return f"{max((BOOK_COLUMNS_LEAD, *leads)):.4g}"


def _write_lead(selector: str, lead: float) -> list[str]:
    """Return the rules that set a pitch where the usual one is smaller."""
    rules = []
    if lead > SCREEN_LEAD:
        rules.append(f"{selector} {{\n  --lead: {lead:.4g}rem;\n  line-height: var(--lead);\n}}")
    if lead > PRINT_LEAD:
        points = f"{lead * _PRINT_SIZE:.4g}pt"
        rules.append(
            f"@media print {{\n{selector} {{\n  --lead: {points};\n"
            "  line-height: var(--lead);\n}\n}"
        )
    return rules


def _write_headings(selector: str, pitch: float) -> list[str]:
    """Return the rule for headings; none where the usual pitch is enough for them."""
    if pitch < TALL:
        return []
    each = ", ".join(f"{selector} {name}" for name in _HEADINGS)
    return [f"{each} {{\n  line-height: {pitch * HEADING:.3g};\n}}"]
