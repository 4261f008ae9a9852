"""``dragoman status`` as a page and as badges."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman import dashboard
from dragoman.cli._output import write_report
from dragoman.commands.dashboard import gather_dashboard, name_language
from dragoman.commands.status import LanguageStatus, sum_by_language
from dragoman.dashboard import Language
from dragoman.errors import ProjectError
from dragoman.project import Project


def name_languages(codes: Sequence[str]) -> list[Language]:
    """Name the languages as pictures do."""
    return [name_language(code) for code in codes]


def show_picture(
    project: Project,
    standings: Sequence[LanguageStatus],
    shown: Sequence[LanguageStatus],
    given: dict[str, Any],
    changed: Sequence[str],
) -> None:
    """Write the dashboard or the badges."""
    output, form, quiet = given["output"], given["form"], given["quiet"]
    if form == "html":
        made = gather_dashboard(project, standings, shown, page=output, changed=changed)
        write_report(dashboard.write_page(made), output, quiet=quiet, form=form)
        return
    drawn, suffix = (
        (dashboard.draw_badge, "svg") if form == "svg" else (dashboard.write_endpoint, "json")
    )
    badges = {
        code: drawn(name_language(code).name, tally)
        for code, tally in sum_by_language(standings).items()
    }
    if len(badges) == 1 and (output is None or output.suffix == f".{suffix}"):
        write_report(next(iter(badges.values())), output, quiet=quiet, form=form)
    elif output is None:
        raise ProjectError("a badge is for one language: give -l, or a folder for all with -o DIR")
    else:
        for code, badge in badges.items():
            write_report(badge, output / f"{code}.{suffix}", quiet=quiet)
