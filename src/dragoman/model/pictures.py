"""Pictures that are part of an edition."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from dragoman.model.documents import Unit
from dragoman.model.spans import Span

_SMALL = (144.0, 36.0)
"""In points: a picture that is not wider and not higher than this is in a line of text."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture without what it says about people."""

    data: bytes = field(repr=False)
    kind: str
    """One of ``PICTURE_KINDS``."""
    width: float
    """In points, when it is upright and in its own size."""
    height: float
    orientation: int = 1
    """How its pixels have to be turned, as EXIF numbers it; the data says it, too."""
    is_animated: bool = False

    @property
    def media_type(self) -> str:
        """What the formats of the web call its kind: "image/png"."""
        return PICTURE_KINDS[self.kind][0]

    @property
    def suffix(self) -> str:
        """The suffix of its file, with the dot."""
        return PICTURE_KINDS[self.kind][1]

    @property
    def is_small(self) -> bool:
        """Whether it may stand in a line of text."""
        return self.width <= _SMALL[0] and self.height <= _SMALL[1]

    def fit(self, width: float, height: float) -> tuple[float, float]:
        """Return its width and height in points in a room that may be smaller than it is."""
        scale = min(1.0, width / self.width, height / self.height)
        return self.width * scale, self.height * scale


PICTURE_KINDS = {
    "png": ("image/png", ".png", "PNG"),
    "jpeg": ("image/jpeg", ".jpg", "JPEG"),
    "jpeg-cmyk": ("image/jpeg", ".jpg", "JPEG in the colours of printing (CMYK)"),
    "gif": ("image/gif", ".gif", "GIF"),
    "webp": ("image/webp", ".webp", "WebP"),
    "svg": ("image/svg+xml", ".svg", "SVG"),
}
"""The kinds of pictures that a format may be able to show: media type, suffix, and the name that
people know."""


class Figure(NamedTuple):
    """A picture that all languages of a row share, so that it is shown once for all of them."""

    spans: tuple[Span | None, ...]
    """One per column: the image, or a link around it, with the description in that language. None
    where a column has only a placeholder."""

    @property
    def name(self) -> str:
        """The name of the picture in ``Edition.pictures``."""
        return next((inner.picture for _, inner in self.list_images()), "")

    def list_images(self) -> list[tuple[int, Span]]:
        """Return the image of each column that has one, with the index of the column."""
        return [
            (index, inner)
            for index, span in enumerate(self.spans)
            if span
            for inner in span.walk()
            if inner.picture
        ]


class PictureFinder(Protocol):
    """What finds the picture that a text names by its address."""

    def find(self, unit: Unit, address: str, language: str) -> Picture | str | None:
        """Return the picture that a column in a language shows for an address.

        A sentence says why there is none; None means that nobody looks for it: an address on the
        web.
        """
