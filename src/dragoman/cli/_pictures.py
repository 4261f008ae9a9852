"""``dragoman status`` as a page and as badges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman import dashboard
from dragoman.cli._output import put
from dragoman.commands.dashboard import language, view
from dragoman.commands.status import Standing, totals
from dragoman.dashboard import Language
from dragoman.errors import ProjectError
from dragoman.project import Project


def labels(codes: Sequence[str]) -> list[Language]:
    """Name the languages as pictures do."""
    return [language(code) for code in codes]


def show(
    project: Project,
    standings: Sequence[Standing],
    shown: Sequence[Standing],
    given: dict[str, Any],
    changed: Sequence[str],
) -> None:
    """Write the dashboard or the badges."""
    output, form, quiet = given["output"], given["form"], given["quiet"]
    if form == "html":
        made = view(project, standings, shown, page=output, changed=changed)
        put(dashboard.page(made), output, quiet=quiet, form=form)
        return
    drawn, suffix = (dashboard.badge, "svg") if form == "svg" else (dashboard.endpoint, "json")
    badges = {code: drawn(language(code).name, tally) for code, tally in totals(standings).items()}
    if len(badges) == 1 and (output is None or output.suffix == f".{suffix}"):
        put(next(iter(badges.values())), output, quiet=quiet, form=form)
    elif output is None:
        raise ProjectError("a badge is for one language: give -l, or a folder for all with -o DIR")
    else:
        for code, badge in badges.items():
            put(badge, output / f"{code}.{suffix}", quiet=quiet)
