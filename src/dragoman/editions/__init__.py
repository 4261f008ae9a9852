'''Formats of editions. Each is a module or package in this folder, found by its name.

To add the format "names", put ``names.py`` here, or publish a distribution with an entry point
``names = "your_module"`` in the group ``dragoman.editions``. Nothing else has to know about it:
``dragoman render --to names`` makes it and ``dragoman render --help`` lists it. The module has the
attributes of ``EditionFormat``. This is a whole one::

    """Editions as plain text, one language below the other."""

    from dragoman.inline import plain_text

    SUFFIX = ".txt"
    LAYOUTS = ("stacked", "single")
    FAMILY = "screen"
    FONTS = "never"
    USES_PAPER = False
    IN_INDEX = True

    def render(edition, options):
        numbers = edition.note_numbers
        lines = []
        for row in edition.all_rows:
            for segment in row.segments:
                marks = "".join(f"[{numbers[label]}]" for label in segment.note_labels)
                remark = f" ({segment.remark})" if segment.remark else ""
                lines.append(plain_text(segment.spans) + marks + remark)
        for column in edition.columns:
            lines += map(str, column.colophon)
        return "\\n".join(lines).encode()

Everything that formats must agree on is in the edition already: see ``dragoman.model``. What
``render`` promises:

- The same edition and the same options give the same bytes, on any machine and on any day.
- It shows every row and every note, the remark of every segment, and the colophon. What it cannot
  show it refuses: it raises EditionError with one sentence that says what to do.
- Text is data. Whatever is in it, it never becomes markup, code or a field of the format, and
  nothing is fetched. A link leads to what ``model.is_allowed_link`` allows, or to a row
  (``Span.place``); all others are shown as text.
- Each segment has its language and its direction, where the format knows such things.

A format whose files can hold pictures names their kinds in ``PICTURES``, of
``model.PICTURE_KINDS``. For one without it, an edition has descriptions instead of pictures. One
that shows the picture of the cover says ``USES_COVER = True``; others never get it.

The module is imported to show the help, so it imports large packages only inside functions. What
several formats share is in the modules whose names begin with ``_``; no format imports another.
'''

from __future__ import annotations

from functools import cache
from typing import Protocol, cast

from dragoman import plugins
from dragoman.errors import EditionError, quote
from dragoman.model import Edition, Options


def is_own(name: str) -> bool:
    """Return whether a format is dragoman's own, not of another distribution."""
    return name in plugins.names(__name__)


class EditionFormat(Protocol):
    """What the module of a format has."""

    @property
    def SUFFIX(self) -> str:
        """The suffix of its files, with the dot: ".html"."""

    @property
    def LAYOUTS(self) -> tuple[str, ...]:
        """The layouts that it can show, of ``model.LAYOUTS``."""

    @property
    def FAMILY(self) -> str:
        """ "paper" or "screen": which font families are preferred (``fonts.list_preferences``)."""

    @property
    def FONTS(self) -> str:
        """Whether the fonts are part of the file: "always", "on request" (``embed_fonts`` of the
        options) or "never", when they are the reader's own."""

    @property
    def USES_PAPER(self) -> bool:
        """Whether the paper of the options matters."""

    @property
    def IN_INDEX(self) -> bool:
        """Whether the index page of a project links to it, because people read it."""

    def render(self, edition: Edition, options: Options) -> bytes:
        """Return the file. Raises EditionError for what the format cannot show."""


def uses_cover(name: str) -> bool:
    """Return whether a format shows the picture of the cover. Raises as ``load_format``."""
    return bool(getattr(load_format(name), "USES_COVER", False))


_ATTRIBUTES = ("SUFFIX", "LAYOUTS", "FAMILY", "FONTS", "USES_PAPER", "IN_INDEX", "render")


def list_formats() -> tuple[str, ...]:
    """Return the names of all formats, sorted, those of other distributions among them."""
    return plugins.names(__name__, group=__name__)


@cache
def load_format(name: str) -> EditionFormat:
    """Import and return a format.

    Raises KeyError where there is none of that name, and EditionError where another
    distribution's module cannot be imported or lacks what a format must have.
    """

    def refuse(reason: str) -> EditionError:
        return EditionError(f"the edition format {quote(name)} cannot be used: {reason}")

    return cast(EditionFormat, plugins.load_whole(__name__, name, _ATTRIBUTES, refuse))
