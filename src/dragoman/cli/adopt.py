"""``dragoman adopt``: a finished translation becomes the translations of messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli import _common as common
from dragoman.cli._output import isolate_line, write_report
from dragoman.errors import DragomanError, ProjectError, SourceError, gather, quote, raise_errors
from dragoman.escaping import shorten_line
from dragoman.patterns import compile_later

if TYPE_CHECKING:
    from dragoman.commands._adopt.align import AdoptOptions
    from dragoman.commands._adopt.texts import AdoptedPair, NumberedText
    from dragoman.commands.adopt import Adoption
    from dragoman.project import Project

_PAIR = compile_later(r"\s*(\d{1,9}(?:,\d{1,9})*)\s*=\s*(\d{1,9}(?:,\d{1,9})*)\s*")
_LONGEST_SHOWN = 60
"""In characters: how much of a paragraph is shown."""
_MOST_IN_ROW = 4
"""Of more paragraphs in a row without a partner, only the first and the last are shown."""
_EXAMPLES = """\b
Examples:
  dragoman adopt letter -l fa letter.fa.docx
  dragoman adopt letter -l fa letter.fa.docx --dry-run --report adopt.html
  dragoman adopt letter -l fa letter.fa.docx --pair 3=3,4 --accept sure
  dragoman adopt -l fa old/fa/
"""

_NEXT = (
    "Somebody must confirm them: with `dragoman review` or `dragoman serve`. To confirm at once "
    "all that is sure, run this again with --accept sure."
)
_REST = (
    "Somebody must confirm what is not sure: with `dragoman review` or `dragoman serve`. Or run "
    "this again with the pairs that are right, numbered as above: --accept sure --pair 3=3."
)


@click.command("adopt", short_help="Take over a finished translation.", epilog=_EXAMPLES)
@click.argument("names", metavar="[DOCUMENT] FILE", nargs=-1, required=True)
@common.language_option("The language of the translation.")
@click.option(
    "--accept",
    type=click.Choice(["sure"]),
    help="Take over what is sure as translated. All else is fuzzy: somebody must confirm it.",
)
@click.option(
    "--pair",
    "pairs",
    multiple=True,
    metavar="NUMBERS=NUMBERS",
    help="Decide that these paragraphs of the document and of the file belong together, as 3=3,4. "
    "May be repeated; the decision holds also when the command is run again.",
)
@click.option(
    "--scorer",
    default="",
    metavar="NAME",
    help="Ask also a scorer of another package that is installed: it says how near two texts are "
    "in meaning, for example by embeddings. dragoman has none of its own.",
)
@click.option("--dry-run", is_flag=True, help="Write no catalogue; only show what was found.")
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a page with both texts side by side, the doubtful pairs first.",
)
@common.report_options(("text", "json"))
@common.project_options
@click.pass_context
def command(
    ctx: click.Context,
    names: tuple[str, ...],
    languages: tuple[str, ...],
    accept: str | None,
    pairs: tuple[str, ...],
    scorer: str,
    dry_run: bool,
    report: Path | None,
    form: str,
    output: Path | None,
    folder: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Take over a translation that is finished: find out which of its paragraphs belongs to which
    message, and put it into the catalogue.

    FILE may be in any format that a document may be in. What is found is fuzzy and marked as
    adopted, so that somebody confirms it. Nothing that a person wrote is replaced. A paragraph of
    the file that belongs to none of the document is kept at the end of the catalogue. With a
    folder instead of a file, each file in it is taken for the document of its name, or else for
    the one that it fits.
    """
    project = common.open_project(ctx, folder)
    language = common.choose_one_language(project, languages, "a translation is in")
    options = _make_options(accept, pairs, scorer)._replace(dry_run=dry_run)
    found = _find_files(project, language, names, quiet=quiet)
    if pairs and len(found) > 1:
        raise ProjectError("--pair is about one document: name it, and one file")
    adopted, errors = _adopt_all(project, language, found, options)
    if adopted and report is not None:
        _write_page(project, adopted, report, quiet=quiet)
    if adopted and (form != "text" or output or not quiet):
        write_report(_write(adopted, form), output, quiet=quiet, form=form)
    for adoption in adopted:
        common.say_each(_summarize(project, adoption, dry_run=dry_run), quiet=quiet)
    if not dry_run and (advice := _advise(adopted, accept)):
        common.say(advice, quiet=quiet)
    raise_errors(errors)


def _make_options(accept: str | None, pairs: Sequence[str], scorer: str) -> AdoptOptions:
    from dragoman.commands._adopt.align import AdoptOptions
    from dragoman.commands._adopt.scorer import find_scorer

    decided = tuple(map(_parse_pair, pairs))
    return AdoptOptions(accept == "sure", decided, scorer=find_scorer(scorer))


def _parse_pair(text: str) -> AdoptedPair:
    """Return the pair that ``3=3,4`` means. Raises ProjectError for another text."""
    from dragoman.commands._adopt.texts import AdoptedPair

    match = _PAIR.fullmatch(text)
    if match is None:
        raise ProjectError(f"--pair {quote(text)} is not a pair of paragraphs: write it as 3=3,4")
    source, target = (
        tuple(sorted({int(number) for number in match[side].split(",")})) for side in (1, 2)
    )
    return AdoptedPair(source, target)


def _find_files(
    project: Project, language: str, names: Sequence[str], *, quiet: bool
) -> dict[str, Path]:
    """Return the translation of each document that the arguments name."""
    from dragoman.commands._adopt.folder import find_files
    from dragoman.files.folders import is_file, is_folder

    *documents, last = names
    place = Path(last)
    if len(documents) > 1:
        raise ProjectError("give one document and one file, or one folder")
    if documents:
        if last in project.documents and documents[0] not in project.documents:
            raise ProjectError("the document comes first, then the file of its translation")
        (document,) = project.select(documents)
        return {document: place}
    if last in project.documents and not (is_file(place) or is_folder(place)):
        raise ProjectError(
            f"the file of the translation is missing: dragoman adopt {last} -l {language} FILE"
        )
    found = find_files(project, language, place)
    if not place.is_dir() and found.unknown:
        raise SourceError(found.unknown[place], project.show(place))
    for file, reason in found.unknown.items():
        common.say(f"skipped: {project.show(file)}: {reason}", quiet=quiet)
    for document in found.files:
        if document in found.by_text:  # nobody has said so
            shown = project.show(found.files[document])
            common.say(f"taken for {document}, as its text shows: {shown}", quiet=quiet)
    if not found.files:
        raise ProjectError(
            f"no file of {quote(last)} fits a document; name the document and the file"
        )
    return dict(found.files)


def _adopt_all(
    project: Project, language: str, files: Mapping[str, Path], options: AdoptOptions
) -> tuple[list[Adoption], list[DragomanError]]:
    """Adopt each file; return what became of it, and what is wrong."""
    from dragoman.commands.adopt import adopt_all

    return gather(adopt_all(project, language, files, options))


def _write_page(project: Project, adopted: Sequence[Adoption], path: Path, *, quiet: bool) -> None:
    from dragoman.commands._adopt.page import write_adopt_page

    write_report(write_adopt_page(project, adopted), path, quiet=quiet, form="html")


def _write(adopted: Sequence[Adoption], form: str) -> str:
    """Return the report: what is doubtful, or everything as JSON."""
    if form == "json":
        from dragoman.commands.adopt import as_data
        from dragoman.escaping import write_json

        data = [as_data(adoption) for adoption in adopted]
        return write_json(data[0] if len(data) == 1 else {"schema_version": 1, "documents": data})
    return "".join(f"{line}\n" for adoption in adopted for line in _write_doubts(adoption))


def _write_doubts(adoption: Adoption) -> Iterator[str]:
    """Yield what somebody must look at: doubtful pairs, and paragraphs without a partner."""
    from dragoman.commands._adopt.plan import AdoptOutcome

    for pair in adoption.pairs:
        if not pair.sure:
            certain = f"{round(100 * pair.confidence)} % certain"
            yield f"{adoption.document} {_name(pair.source)} = {_name(pair.target)}: {certain}"
            yield from _quote_texts(adoption.source, pair.source)
            yield from _quote_texts(adoption.target, pair.target)
    for text in adoption.texts:
        place = f"{adoption.document} {_name((text.number,))}"
        if text.outcome is not AdoptOutcome.ADOPTED and text.outcome is not AdoptOutcome.SAME:
            yield f"{place}: {text.outcome}"
            yield from _quote_texts(adoption.target, text.target)
        if text.left_out and text.outcome.is_written:
            yield f"{place}: not taken over: {', '.join(text.left_out)}"
        if text.outcome.is_written:
            yield from (f"{place}: {isolate_line(error)}" for error in text.errors)
    for name, numbers in _name_alone(adoption.unused_source, adoption.source):
        yield f"{adoption.document} {name}: no translation was found"
        yield from _quote_texts(adoption.source, numbers)
    for name, numbers in _name_alone(adoption.unused_target, adoption.target):
        yield f"{adoption.file} {name}: no source was found"
        yield from _quote_texts(adoption.target, numbers)


def _name_alone(
    alone: Sequence[int], texts: Mapping[int, NumberedText]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the paragraphs without a partner, each by itself; of many that follow each other, the
    first and the last."""
    places = {number: place for place, number in enumerate(texts)}
    for _, group in groupby(enumerate(alone), lambda each: places[each[1]] - each[0]):
        run = tuple(number for _, number in group)
        if len(run) > _MOST_IN_ROW:
            yield f"{_name(run[:1])} to {_name(run[-1:])}", (run[0], run[-1])
        else:
            yield from ((_name((number,)), (number,)) for number in run)


def _name(numbers: Sequence[int]) -> str:
    return f"¶{','.join(map(str, numbers))}"


def _quote_texts(texts: Mapping[int, NumberedText], numbers: Sequence[int]) -> Iterator[str]:
    for number in numbers:
        yield f"    {isolate_line(shorten_line(texts[number].described, _LONGEST_SHOWN))}"


def _advise(adopted: Sequence[Adoption], accept: str | None) -> str:
    """Return how to confirm what is fuzzy now; "" if nothing is."""
    if accept is None and any(adoption.sure for adoption in adopted):
        return _NEXT
    pairs = all(pair.sure for adoption in adopted for pair in adoption.pairs)
    texts = all(text.sure for adoption in adopted for text in adoption.texts)
    return "" if pairs and texts else _REST


def _summarize(project: Project, adoption: Adoption, *, dry_run: bool) -> Iterator[str]:
    yield from adoption.notes
    path = project.show(adoption.path)
    yield f"{path}: {adoption.summary}{'; nothing was written' if dry_run else ''}"
