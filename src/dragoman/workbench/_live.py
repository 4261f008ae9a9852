"""The edition beside the paragraphs: the page as it will look, and one row of it at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.align import align
from dragoman.commands.render import AlignedEdition, Job, align_edition, make_options
from dragoman.editions import html
from dragoman.model import Edition, Options, Row, Table
from dragoman.po import Block
from dragoman.workbench._opened import OpenedCatalog

LAYOUTS = html.LAYOUTS
_STYLE = """<style>
.group { content-visibility: auto; contain-intrinsic-size: auto 450rem; }
.group { margin: 0 -4px; padding: 0 4px; } /* room for the frame of a row */
.being-written { outline: 2px solid #b0603c; outline-offset: 1px; }
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
    writes, only the message that is given is shown.
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

    def write_row(self, number: int, block: Block) -> str:
        """Return the HTML of a row, as it would be with this message in the catalogue.

        Of a cell it is that of its table; of a unit that no edition shows it is empty. Raises
        KeyError where there is no such unit.
        """
        edition = self._aligned.edition
        row = next((each for each in edition.all_rows if each.number == number), None)
        if row is None:
            _ = self.opened.rows[number]
            return ""
        made = self._align_alone(row, block)
        segments = tuple(
            made.segments[index] if code == self.opened.language else segment
            for index, (code, segment) in enumerate(zip(self.languages, row.segments, strict=True))
        )
        shown = _put_row(edition, row, replace(row, segments=segments))
        return html.render_row(shown, number, self._options)

    def _align_alone(self, row: Row, block: Block) -> Row:
        """Return the row as it is made from its unit alone, with the notes that it may name."""
        aligned = self._aligned
        notes = tuple(unit for unit in aligned.document.units if unit.note)
        units = (row.unit, *(note for note in notes if note.key != row.unit.key))
        document = replace(aligned.document, units=units)
        catalogs = {self.opened.language: replace(self.opened.present, blocks=(block,))}
        edition = align(document, catalogs, replace(aligned.request, glossary=None))
        return next(each for each in edition.all_rows if each.unit.key == row.unit.key)


def _put_row(edition: Edition, old: Row, new: Row) -> Edition:
    """Return an edition with another row in the place of one."""

    def put(block: Row | Table) -> Row | Table:
        if isinstance(block, Table):
            lines = tuple(
                tuple(new if each is old else each for each in line) for line in block.lines
            )
            return replace(block, lines=lines)
        return new if block is old else block

    notes = (replace(note, row=new) if note.row is old else note for note in edition.notes)
    return replace(edition, blocks=tuple(map(put, edition.blocks)), notes=tuple(notes))
