"""The dashboard and the word diff as pages: one file each, no script, no request."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman import __version__, progress, templating
from dragoman.bidi import clean
from dragoman.dashboard._model import Dashboard, Language, RemainingWork
from dragoman.dashboard._plot import STACK, STYLE
from dragoman.escaping import show_steering
from dragoman.languages import round_percent
from dragoman.model import State, Tally

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"


def write_page(view: Dashboard) -> str:
    """Return the dashboard."""
    return make_page("dashboard.html", view=view)


def write_diff_page(
    source: Language, work: Sequence[RemainingWork], translations: Sequence[str]
) -> str:
    """Return the page of what changed in the source.

    ``translations`` has one for each task of ``work``, in their order.
    """
    rest = iter(translations)
    pairs = [(part, [(task, next(rest)) for task in part.tasks]) for part in work]
    return make_page("diff.html", source=source, work=pairs)


def make_page(name: str, **values: object) -> str:
    """Return a page that is made of a template; whatever is put into it is escaped."""
    return _environment().get_template(name).render(plot_style=STYLE, **values) + "\n"


@cache
def _environment() -> Environment:
    """Return the templates' environment: everything is escaped, except the style sheet."""
    environment = templating.make_environment(_FOLDER)
    environment.finalize = _show_value
    environment.globals.update(
        STACK=STACK,
        State=State,
        progress=progress,
        version=__version__,
        percent=_percent,
        unmodified=_share_unmodified,
        parts=_list_parts,
        describe=_describe_tally,
    )
    environment.filters["clean"] = clean
    return environment


def _show_value(value: object) -> object:
    """Return what a template writes for a value: names and texts steer nothing."""
    return show_steering(value) if type(value) is str else value


def _percent(tally: Tally) -> str:
    if not progress.count_all(tally).messages:
        return "–"
    return f"{round_percent(progress.measure_share_done(tally))}%"


def _share_unmodified(tally: Tally) -> str:
    """Return the share of the translated words that are still as a machine wrote them."""
    return f"{round_percent(tally.share_unmodified)}%"


def _list_parts(tally: Tally) -> list[tuple[str, str]]:
    """Return the states that have words, each with its share in per cent, as a bar needs them."""
    words = progress.count_all(tally).words or 1
    counts = [(state.value, tally.words[state]) for state in STACK]
    return [(name, f"{100 * count / words:.3f}") for name, count in counts if count]


def _describe_tally(tally: Tally) -> str:
    """Return how many messages are left to do; where none is, how many are reviewed."""
    fuzzy = progress.count_in_states(tally, (State.FUZZY,)).messages
    missing = progress.count_in_states(tally, (State.UNTRANSLATED,)).messages
    parts = [f"{fuzzy} fuzzy"] if fuzzy else []
    parts += [f"{missing} untranslated"] if missing else []
    if tally.machine[0]:
        parts.append(f"{_share_unmodified(tally)} as a machine wrote it")
    if parts:
        return ", ".join(parts)
    reviewed, total = tally.messages[State.REVIEWED], progress.count_all(tally).messages
    if not total:
        return "no messages yet"
    return "all reviewed" if reviewed == total else f"{reviewed} of {total} reviewed"
