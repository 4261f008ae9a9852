"""``dragoman check``: the quality of the translations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli import _common as common
from dragoman.cli._output import write_report
from dragoman.errors import ProjectError
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.commands.check import FixedCatalog

FORMS = ("text", "json", "github", "sarif", "junit")


@click.command("check", short_help="Find mistakes in the translations.")
@common.documents_argument
@common.language_option("Check only these languages.")
@common.report_options(FORMS)
@click.option("--strict", is_flag=True, help="Exit 1 on warnings and fuzzy messages too.")
@click.option("--fix", is_flag=True, help="Mend what is safe to mend, and tell each change.")
@click.option("--dry-run", is_flag=True, help="With --fix: show the changes, write nothing.")
@click.option(
    "--require",
    multiple=True,
    metavar="LANG=STATE[:PERCENT]",
    callback=common.split_commas,
    help="Exit 1 where a language has got less far: fa=reviewed,ar=translated:95.",
)
@click.option("--list", "listing", is_flag=True, help="List the rules.")
@common.project_option
@common.quiet_option
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Find what a careful proof-reader would find in the translations.

    Errors end it with 1, warnings only with --strict, hints never.

    \b
    dragoman check
    dragoman check letter -l fa --fix --dry-run
    dragoman check --format sarif -o check.sarif
    dragoman check --require fa=reviewed,ar=translated:95
    """
    from dragoman.checks import REPORTS, Severity, list_rules
    from dragoman.commands.check import check, project_policy

    if given["listing"]:
        click.echo(list_rules(), nl=False)
        return
    if given["dry_run"] and not given["fix"]:
        raise click.UsageError("--dry-run goes with --fix", ctx)
    project = common.open_project(ctx, given["folder"])
    names = project.select(given["documents"])
    codes = project.select_languages(given["languages"])
    require = _read_requirements(project, given["require"])
    chosen = project_policy(project, strict=given["strict"])
    if given["fix"]:
        _fix_and_print(project, names, codes, given)
    checking = check(project, names, codes, chosen)
    length = len(names) * len(codes)
    checked = list(common.with_progress(checking, length, "Checking", quiet=given["quiet"]))
    findings = [finding for each in checked for finding in each.findings]
    bad = {Severity.ERROR, Severity.WARNING} if given["strict"] else {Severity.ERROR}
    failed = any(finding.severity in bad for finding in findings)
    if given["form"] != "text" or given["output"] or failed or not given["quiet"]:
        write_report(
            REPORTS[given["form"]](findings, [each.path for each in checked]), given["output"]
        )
    ctx.exit(1 if _say_unmet(project, names, require) or failed else 0)


def _read_requirements(project: Project, asked: Sequence[str]) -> dict[str, str]:
    """Give what is required of each language; the flags go over the settings."""
    from dragoman.commands.check import parse_requirement

    found = dict(project.settings.check.require)
    for part in asked:
        language, sign, said = part.partition("=")
        if not sign:
            raise ProjectError(f"--require {part!r} is not of the form fa=reviewed")
        found[language] = said
    for language, said in found.items():
        project.select_languages([language])
        parse_requirement(said)
    return found


def _say_unmet(project: Project, names: Sequence[str], require: dict[str, str]) -> list[str]:
    """Say what the languages lack of what is required of them."""
    from dragoman.commands.check import list_unmet
    from dragoman.commands.status import status, sum_by_language

    lacking = list_unmet(require, sum_by_language(status(project, names, require)))
    for sentence in lacking:
        common.say(sentence)
    return lacking


def _fix_and_print(
    project: Project, names: Sequence[str], codes: Sequence[str], given: dict[str, Any]
) -> None:
    """Mend, and print each change; or print what would be changed, as a diff."""
    from dragoman.commands.check import fix, project_policy

    chosen = project_policy(project, strict=given["strict"])
    for fixed in fix(project, names, codes, chosen, dry_run=given["dry_run"]):
        path = project.show(fixed.path)
        if given["dry_run"]:
            click.echo(_write_diff(fixed, path), nl=False)
            continue
        for change in fixed.changes:
            place = f"{path}:{change.line}" if change.line else path
            click.echo(f"{place}: \u2068{change.before}\u2069 → \u2068{change.after}\u2069")


def _write_diff(fixed: FixedCatalog, path: str) -> str:
    from difflib import unified_diff

    before, after = (
        data.decode("utf-8", "replace").splitlines(keepends=True)
        for data in (fixed.before, fixed.after)
    )
    return "".join(unified_diff(before, after, f"a/{path}", f"b/{path}", n=1))
