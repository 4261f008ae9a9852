"""What a user should know of how a Word document was read."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.sources.docx.blocks import WordWalk
from dragoman.sources.docx.package import Package
from dragoman.sources.docx.people import describe_uncleaned


def describe_remarks(walk: WordWalk, package: Package) -> Iterator[tuple[int, str]]:
    """Yield what the user should know of how the file was read."""
    if walk.tracked:
        yield (
            1,
            (
                "the document has tracked changes: insertions are read, deletions are left out; "
                "accept or reject them in Word if that is not what you want"
            ),
        )
    if walk.comments:
        yield 1, "the document has comments, which are not translated"
    uncleaned = describe_uncleaned(package)
    if uncleaned:
        yield (
            1,
            f"what these files in the document say about people cannot be taken out: {uncleaned}",
        )
    by_kind: dict[str, list[int]] = {}
    for number, what in walk.unread:
        by_kind.setdefault(what, []).append(number)
    for what, numbers in by_kind.items():
        where = ", ".join(map(str, dict.fromkeys(numbers[:5])))
        more = " and more" if len(numbers) > 5 else ""
        yield numbers[0], f"not translated: {what} (in paragraph {where}{more})"
