"""``dragoman status`` as a page and as badges."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman import dashboard
from dragoman.cli._output import ReportTarget, name_file, write_report
from dragoman.commands.dashboard import gather_dashboard, name_language
from dragoman.commands.status import LanguageStatus, sum_by_language
from dragoman.dashboard import Language
from dragoman.errors import ProjectError
from dragoman.project import Project


def name_languages(codes: Sequence[str]) -> list[Language]:
    """Return the languages with their names, as pictures show them."""
    return [name_language(code) for code in codes]


def show_dashboard(
    project: Project,
    statuses: Sequence[LanguageStatus],
    shown: Sequence[LanguageStatus],
    target: ReportTarget,
    changed: Sequence[str],
) -> None:
    """Print the dashboard, or write it to its file."""
    page = name_file(target.output)
    view = gather_dashboard(project, statuses, shown, page=page, changed=changed)
    text = dashboard.write_page(view)
    write_report(text, target.output, quiet=target.quiet, form=target.form)


def show_badges(statuses: Sequence[LanguageStatus], target: ReportTarget) -> None:
    """Print the badge of one language, or write the badges of all to a folder.

    Raises ProjectError for badges of several languages without a folder.
    """
    output, form, quiet = name_file(target.output), target.form, target.quiet
    draw, suffix = (
        (dashboard.draw_badge, "svg") if form == "svg" else (dashboard.write_endpoint, "json")
    )
    badges = {
        code: draw(name_language(code).name, tally)
        for code, tally in sum_by_language(statuses).items()
    }
    if len(badges) == 1 and (output is None or output.suffix == f".{suffix}"):
        write_report(next(iter(badges.values())), output, quiet=quiet, form=form)
    elif output is None:
        raise ProjectError("a badge is for one language: give -l, or a folder for all with -o DIR")
    else:
        for code, badge in badges.items():
            write_report(badge, output / f"{code}.{suffix}", quiet=quiet, form=form)
