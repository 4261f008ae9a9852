"""``dragoman check``: the quality of the translations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from dragoman.cli import _common as common
from dragoman.cli._no_documents import tell_no_documents
from dragoman.cli._output import name_file, paint, write_report
from dragoman.cli._terminal import print_line, print_text
from dragoman.errors import DragomanError, gather, keep_errors, raise_errors
from dragoman.escaping import show_on_a_line

if TYPE_CHECKING:
    from dragoman.checks import Finding, Policy
    from dragoman.project import Project

_LINES_AT_ONCE = 500
FORMS = ("text", "json", "github", "sarif", "junit", "gitlab")


def _list_rules_and_exit(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from dragoman.checks import list_rules

        print_text(list_rules())
        ctx.exit()


_EXAMPLES = """\b
Examples:
  dragoman check
  dragoman check letter -l fa --fix --dry-run
  dragoman check --format sarif -o check.sarif
  dragoman check --require fa=reviewed,ar=translated:95
"""


@click.command("check", short_help="Find mistakes in the translations.", epilog=_EXAMPLES)
@common.documents_argument
@common.language_option("Check only these languages.")
@common.report_options(FORMS)
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 1 also for warnings, for fuzzy messages (translations that nobody has "
    "confirmed yet), and for catalogues that are not up to date with their source.",
)
@click.option("--fix", is_flag=True, help="Make the safe corrections, and print each one.")
@click.option("--dry-run", is_flag=True, help="With --fix: print the changes, but write nothing.")
@click.option(
    "--require",
    multiple=True,
    metavar="LANG=STATE[:PERCENT]",
    callback=common.split_commas,
    help="Exit with 1 unless enough words of a language are translated or reviewed: all of them "
    "(fa=reviewed), or a part (ar=translated:95).",
)
@common.limit_option
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_rules_and_exit,
    help="List the rules, and check nothing.",
)
@common.workers_options
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    documents: tuple[str, ...],
    languages: tuple[str, ...],
    form: str,
    output: Path | None,
    strict: bool,
    fix: bool,
    dry_run: bool,
    require: tuple[str, ...],
    max_unmodified: tuple[str, ...],
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Check the translations, as a careful proof-reader does.

    Each rule compares the translations with their source. An error makes the command exit with
    1; a warning does so only with --strict, a hint never. --list says what the rules find.
    """
    from dragoman.commands._gates import read_requirements
    from dragoman.commands._limits import apply_limits
    from dragoman.commands.check import project_policy

    if dry_run and not fix:
        raise click.UsageError("--dry-run can only be used together with --fix", ctx)
    project = apply_limits(common.open_project(ctx, folder), max_unmodified)
    names, codes = project.select(documents), project.select_languages(languages)
    requirements = read_requirements(project, require)
    policy = project_policy(project, strict=strict)
    if verbose and not quiet:
        _print_inputs(project, names, codes, policy)
    errors = _fix_and_print(project, names, codes, policy, dry_run) if fix else []
    gated = codes if strict else tuple(requirements)
    gates = _ask_gates(project, names, _Gates(gated, requirements, () if quiet else codes))
    report = _Report(form, name_file(output), quiet, errors, gates.failures)
    failed = _check_and_report(project, names, codes, policy, report)
    _say_failures(report, gates.remarks)
    raise_errors([*errors, *gates.problems])
    ctx.exit(1 if failed or gates.failures else 0)


class _Report(NamedTuple):
    """How the findings are reported."""

    form: str
    output: Path | None
    """The file; None for stdout."""
    quiet: bool
    errors: list[DragomanError]
    """What is said in the end, when all is checked."""
    failures: Sequence[str]
    """Why the check fails beside its findings."""


def _print_inputs(
    project: Project, names: Sequence[str], codes: Sequence[str], policy: Policy
) -> None:
    """Print what is read and from where, and what is skipped and why."""
    from dragoman.commands.check import describe_check

    common.say_each(describe_check(project, names, codes, policy))


def _check_and_report(
    project: Project, names: Sequence[str], codes: Sequence[str], policy: Policy, report: _Report
) -> bool:
    """Check the catalogues and report the findings; return whether the check failed."""
    from dragoman.checks import REPORTS
    from dragoman.commands.check import check, check_each, has_failed, name_in_project

    tell_no_documents(project, names, quiet=report.quiet)
    length = len(names) * len(codes)
    workers = common.find_workers(project)
    if report.form == "text" and report.output is None:
        every = check_each(project, names, codes, policy, workers=workers)
        each: Iterable[Iterable[Finding]]
        each = (found for _, found in keep_errors(every, report.errors))
        if common.shows_progress(length, quiet=report.quiet):
            each = map(tuple, each)  # a catalogue is done when all of it is checked
        each = common.with_progress(each, length, "Checking", quiet=report.quiet)
        return _print_findings(each, policy, quiet=report.quiet)
    checking = keep_errors(check(project, names, codes, policy, workers=workers), report.errors)
    checked = list(common.with_progress(checking, length, "Checking", quiet=report.quiet))
    named = name_in_project(project, checked)
    findings = [finding for catalog in named for finding in catalog.findings]
    text = REPORTS[report.form](findings, [each.path for each in named], report.failures)
    write_report(text, report.output, quiet=report.quiet, form=report.form)
    return has_failed(findings, strict=policy.strict)


def _print_findings(catalogs: Iterable[Iterable[Finding]], policy: Policy, *, quiet: bool) -> bool:
    """Print the findings of catalogues as they are found; return whether the check failed.

    With ``quiet``, hints are left out, and nothing is printed until something fails.
    """
    from dragoman.checks import count_findings
    from dragoman.checks.reports import list_lines, write_summary
    from dragoman.commands.check import has_failed

    counts = count_findings(())
    failed = False

    def note(finding: Finding) -> bool:
        nonlocal failed
        counts[finding.severity] += 1
        failed = failed or has_failed((finding,), strict=policy.strict)
        return not quiet or finding.severity != "hint"

    waiting: list[str] = []
    for findings in catalogs:
        for line in list_lines(filter(note, findings), paint):
            waiting.append(line)
            if len(waiting) >= _LINES_AT_ONCE and (failed or not quiet):
                print_text("\n".join(waiting), nl=True)
                waiting.clear()
    if failed or not quiet:
        print_text("\n".join((*waiting, write_summary(counts))), nl=True)
    return failed


class _Gates(NamedTuple):
    """What a check asks of the languages besides what the rules find."""

    gated: tuple[str, ...]
    """The languages that must be up to date."""
    requirements: Mapping[str, str]
    named: tuple[str, ...]
    """The languages that are named if they are not up to date, where all else passes."""


class _GateAnswers(NamedTuple):
    """What the gates say."""

    failures: Sequence[str]
    """What is required and not reached, and what is not up to date, a sentence each."""
    problems: Sequence[DragomanError]
    """Why documents could not be counted."""
    remarks: Sequence[str]
    """Where all passes: what is not up to date, though nobody asked for that."""


def _ask_gates(project: Project, names: Sequence[str], gates: _Gates) -> _GateAnswers:
    """Return what is required and not reached, and what is not up to date."""
    from dragoman.commands._gates import count_documents, list_stale, list_unmet
    from dragoman.commands._limits import list_unmodified
    from dragoman.commands.status import sum_by_language

    limits, requirements = project.settings.check.max_unmodified, gates.requirements
    gated = tuple(dict.fromkeys((*gates.gated, *limits)))
    wanted = dict.fromkeys((*gated, *requirements, *gates.named))
    counts = count_documents(project, names, wanted, workers=common.find_workers(project))
    failures = (
        *list_stale(counts.statuses, gated),
        *list_unmet(requirements, sum_by_language(counts.statuses)),
        *list_unmodified(limits, counts.statuses),
    )
    is_passed = not failures and not counts.problems
    remarks = tuple(list_stale(counts.statuses, gates.named)) if is_passed else ()
    return _GateAnswers(failures, tuple(counts.problems), remarks)


def _say_failures(report: _Report, remarks: Sequence[str]) -> None:
    """Say why the check fails beside its findings; where GitHub reads along, as an annotation.

    ``remarks`` are said where nothing fails.
    """
    from dragoman.checks.reports import annotate_failure

    if report.failures and report.form == "github" and report.output is None:
        print_text("".join(map(annotate_failure, report.failures)))
        return
    common.say_each(report.failures or remarks)


def _fix_and_print(
    project: Project, names: Sequence[str], codes: Sequence[str], policy: Policy, dry_run: bool
) -> list[DragomanError]:
    """Make the safe fixes and print each; with ``dry_run`` print a diff of what would change.

    Returns why catalogues could not be fixed.
    """
    from dragoman.commands.check import fix, write_diff

    made, errors = gather(fix(project, names, codes, policy, dry_run=dry_run))
    for fixed in made:
        path = project.show(fixed.path)
        if dry_run:
            print_text(write_diff(fixed, path))
            continue
        for change in fixed.changes:
            place = f"{path}:{change.line}" if change.line else path
            before, after = map(show_on_a_line, (change.before, change.after))
            print_line(f"{place}: \u2068{before}\u2069 → \u2068{after}\u2069")
    return errors
