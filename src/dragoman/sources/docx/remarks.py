"""What a user should know of how a Word document was read."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.sources._office import units
from dragoman.sources._office.pictures import describe_uncleaned
from dragoman.sources.docx.bindings import find_choices, find_other_data
from dragoman.sources.docx.blocks import WordWalk
from dragoman.sources.docx.package import DocxPackage
from dragoman.sources.docx.people import find_uncleaned


def describe_remarks(walk: WordWalk, package: DocxPackage) -> Iterator[tuple[int, str]]:
    """Yield what the user should know of how the file was read."""
    yield from describe_uncleaned(find_uncleaned(package))
    controls = walk.controls
    unread = [*walk.unread, *find_other_data(package, controls), *find_choices(controls)]
    yield from units.describe_remarks(
        unread, "Word", has_changes=bool(walk.tracked), has_comments=bool(walk.comments)
    )
