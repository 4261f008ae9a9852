"""What the commands say of the editions that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.cli import _common as common
from dragoman.cli._terminal import print_line
from dragoman.errors import quote

if TYPE_CHECKING:
    from dragoman.commands.render import FontChoice, Job, RenderResult
    from dragoman.project import Project


def print_editions(
    project: Project,
    jobs: Sequence[Job],
    results: Iterator[RenderResult],
    *,
    quiet: bool,
    verbose: bool,
) -> None:
    """Print the paths of editions as they are made, with each warning once; more if verbose.

    If quiet, only the warnings.
    """
    if verbose and not quiet:
        common.say_each((*_describe_own_words(project, jobs), *_describe_fonts(project, jobs)))
    common.say_each(_warn_of_fonts(project, jobs))
    warned: set[str] = set()  # what is wrong in one format is wrong in all
    for result in common.with_progress(results, len(jobs), "Rendering", quiet=quiet):
        for warning in result.warnings:
            if warning not in warned:
                common.say(f"warning: {warning}")
        warned.update(result.warnings)
        if not quiet:
            reason = _explain_unchanged(result) if verbose else ""
            print_line(f"{project.show(result.job.path)}{reason}")


def _describe_own_words(project: Project, jobs: Iterable[Job]) -> Iterator[str]:
    """Yield a line for each file of the project that has dragoman's own words in a language."""
    from dragoman.commands.render import list_inputs

    paths = dict.fromkeys(path for job in jobs for path in list_inputs(project, job).words)
    for path in paths:
        if path.is_relative_to(project.locale_folder):
            yield f"words of dragoman in your own translation: {project.show(path)}"


def _describe_fonts(project: Project, jobs: Iterable[Job]) -> Iterator[str]:
    """Yield a line for the font of each language, with where it was found and what is preferred."""
    from dragoman.commands.render import choose_fonts, list_broken_fonts

    for path in list_broken_fonts(project):
        yield f"{project.show(path)}: skipped, because it cannot be read as a font"
    for choice in choose_fonts(project, jobs):
        yield (
            f"font for {choice.language} in {', '.join(choice.formats)}: {_name_font(choice)} "
            f"(preferred: {', '.join(choice.preferred) or 'none'})"
        )


def _warn_of_fonts(project: Project, jobs: Iterable[Job]) -> Iterator[str]:
    """Yield a warning for each language that is set in none of the fonts that the settings name."""
    if not project.settings.fonts.families:
        return
    from dragoman.commands.render import choose_fonts

    for choice in choose_fonts(project, jobs):
        if choice.lacking:
            named = ", ".join(map(quote, choice.lacking))
            place = f"{choice.language} in {', '.join(choice.formats)}"
            yield (
                f"warning: no font of the settings was found for {place} ({named}); used instead: "
                f"{_name_font(choice)}"
            )


def _name_font(choice: FontChoice) -> str:
    if choice.found:
        return f"{choice.found.family}, from {choice.found.origin}"
    return "none was found" if choice.is_required else "the reader's own"


def _explain_unchanged(result: RenderResult) -> str:
    """Return why a file has not changed; empty for one that has."""
    if result.written:
        return ""
    if result.made:
        return "  (made again, with the same bytes)"
    return "  (skipped: up to date, nothing that it depends on has changed)"
