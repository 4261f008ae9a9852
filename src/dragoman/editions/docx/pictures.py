"""Pictures in a Word document: each is a part, and a drawing in a line shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.containers.ooxml import R, escape_xml
from dragoman.model import Picture, Span
from dragoman.pictures import drop_orientation

KINDS = ("png", "jpeg", "jpeg-cmyk", "gif")
"""Word does not show WebP, and a drawing (SVG) only beside a picture of it made of pixels."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
_EMU = 12700
"""English Metric Units in a point."""
_TURNS = {
    1: "",
    2: ' flipH="1"',
    3: ' rot="10800000"',
    4: ' flipV="1"',
    5: ' rot="5400000" flipV="1"',
    6: ' rot="5400000"',
    7: ' rot="5400000" flipH="1"',
    8: ' rot="16200000"',
}
"""By orientation, the turn in 60,000ths of a degree, and the mirror, that put a picture upright."""
_ON_SIDE = range(5, 9)
"""The orientations of what lies on its side."""


@dataclass(frozen=True, slots=True)
class PictureParts:
    """The pictures of a document, with the room for them."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    room: tuple[float, float] = (0.0, 0.0)
    """The width and the height that they may have, in points."""
    ids: Iterator[int] = field(default_factory=lambda: iter(()))
    """The ids of the drawings that come next."""

    def write_picture(self, span: Span) -> str:
        """Return a run with the picture of a span, which says its description."""
        picture = self.pictures[span.picture]
        width, height = (round(side * _EMU) for side in picture.fit(*self.room))
        number = next(self.ids)
        around = 'l="0" t="0" r="0" b="0"'
        if picture.orientation in _ON_SIDE:  # Word has the size before the turn, and what is left
            width, height = height, width
            across, down = max(0, (height - width) // 2), max(0, (width - height) // 2)
            around = f'l="{across}" t="{down}" r="{across}" b="{down}"'
        alt = escape_xml(" ".join(span.text.split()))
        described = f'id="{number}" name="Picture {number}" descr="{alt}"'
        return (
            f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
            f' xmlns:a="{_DRAWING}/main" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent {around}/>'
            f"<wp:docPr {described}{'/>' if alt else f'>{_DECORATIVE}</wp:docPr>'}"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {described}/>'
            f"<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
            f'<a:blip r:embed="rIdP{self._number(span.picture)}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
            f'<a:xfrm{_TURNS[picture.orientation]}><a:off x="0" y="0"/>'
            f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _number(self, name: str) -> int:
        return list(self.pictures).index(name) + 1


def name_parts(pictures: Mapping[str, Picture]) -> dict[str, bytes]:
    """Return the parts with the pictures, by name. The drawings turn them, so that no program has
    to know how they were held, and none turns them twice."""
    return {
        f"word/media/{name}{picture.suffix}": drop_orientation(picture.data, picture.orientation)
        for name, picture in pictures.items()
    }


def add_relations(relations: str, part: bytes, pictures: Mapping[str, Picture]) -> str:
    """Return the relations of a part with those of the pictures in it: rIdP1, rIdP2 …"""
    own = "".join(
        f'<Relationship Id="rIdP{number}" Type="{R}/image" Target="media/{name}{picture.suffix}"/>'
        for number, (name, picture) in enumerate(pictures.items(), start=1)
        if f'r:embed="rIdP{number}"'.encode() in part
    )
    return relations.replace("</Relationships>", f"{own}</Relationships>")


def add_content_types(types: str, pictures: Mapping[str, Picture]) -> str:
    """Return the list of the types of parts with those of the pictures."""
    kinds = {picture.suffix[1:]: picture.media_type for picture in pictures.values()}
    own = "".join(
        f'<Default Extension="{suffix}" ContentType="{kind}"/>'
        for suffix, kind in sorted(kinds.items())
    )
    return types.replace("</Types>", f"{own}</Types>")
