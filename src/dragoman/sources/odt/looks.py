"""How text looks: what OpenDocument says of it, as a look that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dragoman.containers.xml_places import XmlNode
from dragoman.sources._office.compare import Difference, compare_looks, join_levels
from dragoman.sources._office.look_marks import mark_pieces
from dragoman.sources._office.looks import iterate_pieces
from dragoman.sources._office.pieces import InlinePiece
from dragoman.sources._office.style_names import CODE_NAMES
from dragoman.sources.odt.styles import StyleSheet

_COMPLEX = re.compile("[\u0590-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile("[A-Za-z\u00c0-\u052f\u3040-\u9fff\uac00-\ud7ff]")
Chains = Mapping[XmlNode, tuple[str, ...]]
"""By the innermost span around a text, the styles of all spans around it, the outermost first."""


class OdtLookReader:
    """Says how texts look, compared with the style of their paragraph."""

    def __init__(self, sheet: StyleSheet, chains: Chains) -> None:
        self._sheet = sheet
        self._chains = chains
        self._known: dict[tuple[str, tuple[str, ...], bool, bool], Difference] = {}

    def mark_pieces(
        self, pieces: Sequence[InlinePiece], style: str, *, is_link: bool = False
    ) -> None:
        """Put into each piece of a paragraph how it looks (``look_marks.mark_pieces``)."""

        def compare(piece: InlinePiece, is_link: bool) -> Difference:
            chain = self._chains[piece.run] if piece.run is not None else ()
            key = style, chain, is_link, is_complex(piece.text)
            if key not in self._known:
                self._known[key] = self._compare(*key)
            return self._known[key]

        mark_pieces(pieces, compare, is_link=is_link)

    def _compare(
        self, style: str, chain: tuple[str, ...], is_link: bool, is_rtl: bool
    ) -> Difference:
        around = self._sheet.list_levels(style, ())
        levels = self._sheet.list_levels(style, chain, is_link=is_link)
        look = {**join_levels(levels), "rtl": "1" if is_rtl else ""}
        names = {name for each in chain for name in self._sheet.list_names("text", each)}
        return compare_looks(join_levels(around), look, is_code=not CODE_NAMES.isdisjoint(names))


def is_complex(text: str) -> bool:
    """Return whether the looks for complex scripts, such as Arabic, count for a text."""
    return _COMPLEX.search(text) is not None and _LETTER.search(text) is None


def is_mostly_complex(pieces: Iterable[InlinePiece]) -> bool:
    """Return whether most letters of pieces take the looks for complex scripts."""
    text = "".join(piece.text for piece in iterate_pieces(pieces) if piece.kind == "text")
    return len(_COMPLEX.findall(text)) > len(_LETTER.findall(text))
