"""The edition beside the paragraphs: the page as it will look, and one row of it at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from dragoman.align import align
from dragoman.commands.render import AlignedEdition, Job, align_edition, make_options
from dragoman.editions import html
from dragoman.model import Edition, MessageKey, Options, Row, Table, Unit
from dragoman.po import Block
from dragoman.workbench._opened import OpenedCatalog

T = TypeVar("T")

LAYOUTS = html.LAYOUTS
_STYLE = """<style>
.group { content-visibility: auto; contain-intrinsic-size: auto 450rem; }
.group { margin: 0 -4px; padding: 0 4px; } /* room for the frame of a row */
.being-written { outline: 2px solid #b0603c; outline-offset: 1px; }
td.being-written, th.being-written { outline-offset: -2px; } /* a table has no room around it */
</style></head>"""
"""What the workbench adds to the page: thousands of rows are laid out only where they are seen, and
the one that is being written is marked."""
_GROUP = 50
"""So many rows are laid out together: a browser watches each element that it may leave out, and to
watch ten thousand takes longer than to lay them out."""


@dataclass(frozen=True)
class LiveEdition:
    """The HTML edition of a document in some languages, as the settings make it.

    For single rows it may be of an earlier state of the catalogue: of the language that somebody
    writes, the messages that are given are shown.
    """

    opened: OpenedCatalog
    languages: tuple[str, ...]
    layout: str

    @cached_property
    def _aligned(self) -> AlignedEdition:
        project = self.opened.project
        settings = project.settings._replace(
            missing="placeholder", outdated="mark", unreviewed="show", rows="paragraph"
        )
        path = project.build_folder / f"{self.opened.name}.html"
        job = Job(self.opened.name, self.languages, "html", path)
        return align_edition(replace(project, settings=settings), job)

    @cached_property
    def _options(self) -> Options:
        layout = self.layout if len(self.languages) > 1 else "columns"
        return make_options(self.opened.project)._replace(layout=layout, reveal="all")

    def prepare(self) -> None:
        """Do what takes long."""
        _ = self._aligned

    def write_page(self) -> bytes:
        """Return the whole page."""
        page = html.render(self._aligned.edition, self._options, group=_GROUP).decode()
        return page.replace("</head>", _STYLE, 1).encode()

    def write_row(self, number: int, blocks: Mapping[MessageKey, Block]) -> str:
        """Return the HTML of a row, as it would be with these messages in the catalogue.

        Of a cell it is that of its table; of a unit that no edition shows it is empty. Raises
        KeyError where there is no such unit.
        """
        edition = self._aligned.edition
        every = (*edition.blocks, *(note.row for note in edition.notes))
        old = next((e for e in every if any(row.number == number for row in _list_rows(e))), None)
        if old is None:
            _ = self.opened.rows[number]
            return ""
        shown = _put_block(edition, old, self._make_again(old, blocks))
        return html.render_row(shown, number, self._options)

    def _make_again(self, old: Row | Table, blocks: Mapping[MessageKey, Block]) -> Row | Table:
        """Return a row or a table as it is now in the language that somebody writes."""
        edition = self._align_alone([row.unit for row in _list_rows(old)], blocks)
        if isinstance(old, Row):
            same = (each for each in edition.all_rows if each.unit.key == old.unit.key)
            return self._join_rows(old, next(same))
        new = next(each for each in edition.blocks if isinstance(each, Table))
        lines = tuple(
            tuple(
                before and after and self._join_rows(before, after)
                for before, after in zip(*pair, strict=True)
            )
            for pair in zip(old.lines, new.lines, strict=True)
        )
        return old._replace(lines=lines, remarks=self._join(old.remarks, new.remarks))

    def _align_alone(self, units: Sequence[Unit], blocks: Mapping[MessageKey, Block]) -> Edition:
        """Return an edition of some units alone, with the notes that they may name."""
        aligned = self._aligned
        keys = dict.fromkeys(unit.key for unit in units)
        notes = (unit for unit in aligned.document.units if unit.note and unit.key not in keys)
        document = replace(aligned.document, units=(*units, *notes))
        known = tuple(blocks[key] for key in keys if key in blocks)
        catalogs = {self.opened.language: replace(self.opened.present, blocks=known)}
        return align(document, catalogs, replace(aligned.request, glossary=None))

    def _join_rows(self, old: Row, new: Row) -> Row:
        return old._replace(segments=self._join(old.segments, new.segments))

    def _join(self, old: Iterable[T], new: Iterable[T]) -> tuple[T, ...]:
        """Return what is by language: the new of the one that somebody writes, the others as they
        were."""
        pairs = zip(self.languages, old, new, strict=True)
        return tuple(
            after if code == self.opened.language else before for code, before, after in pairs
        )


def _list_rows(block: Row | Table) -> tuple[Row, ...]:
    return block.rows if isinstance(block, Table) else (block,)


def _put_block(edition: Edition, old: Row | Table, new: Row | Table) -> Edition:
    """Return an edition with another row or table in the place of one."""
    blocks = tuple(new if block is old else block for block in edition.blocks)
    notes = tuple(
        note._replace(row=new) if note.row is old and isinstance(new, Row) else note
        for note in edition.notes
    )
    return replace(edition, blocks=blocks, notes=notes)
