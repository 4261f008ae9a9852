"""Writing a translation as spans, with the looks and the things that the source has."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.containers.xml_places import XmlNode, escape_text
from dragoman.model import LINE_ENDS, Span, SpanKind
from dragoman.sources._office.compare import is_fixed_width, join_levels
from dragoman.sources._office.marks import Content, Placeholders
from dragoman.sources._office.pieces import InlinePiece
from dragoman.sources._office.spans import Marks, SpanWriter
from dragoman.sources._office.style_names import CODE_NAMES, LINK_NAMES
from dragoman.sources.odt.automatic import Attributes, StyleMaker
from dragoman.sources.odt.looks import Chains
from dragoman.texts.isolates import ISOLATES, POP

_SPACES = re.compile(" {2,}")
_ALL_SPACES = re.compile(" +")
_FIRST_STRONG = "\u2068"


def _three(name: str, value: str) -> Attributes:
    """Return an attribute for Latin, Asian and complex letters."""
    return {f"fo:{name}": value, f"style:{name}-asian": value, f"style:{name}-complex": value}


_ADDED: dict[SpanKind, Attributes] = {
    SpanKind.STRONG: _three("font-weight", "bold"),
    SpanKind.EMPHASIS: _three("font-style", "italic"),
    SpanKind.DELETED: {"style:text-line-through-style": "solid"},
    SpanKind.INSERTED: {"style:text-underline-style": "solid"},
    SpanKind.SUPERSCRIPT: {"style:text-position": "super 58%"},
    SpanKind.SUBSCRIPT: {"style:text-position": "sub 58%"},
    SpanKind.CODE: _three("font-family", "'Courier New'"),
}
"""What gives text a mark where the source has no text with it."""
_REMOVED: dict[SpanKind, Attributes] = {
    SpanKind.STRONG: _three("font-weight", "normal"),
    SpanKind.EMPHASIS: _three("font-style", "normal"),
    SpanKind.DELETED: {"style:text-line-through-style": "none"},
    SpanKind.INSERTED: {"style:text-underline-style": "none"},
    SpanKind.SUPERSCRIPT: {"style:text-position": "0% 100%"},
    SpanKind.SUBSCRIPT: {"style:text-position": "0% 100%"},
}
"""What takes a mark from text that has the look of one with it."""


class OdtSpanWriter(SpanWriter):
    """Writes the spans of one paragraph."""

    def __init__(
        self,
        data: bytes,
        content: Content,
        names: Placeholders,
        chains: Chains,
        looks: ParagraphLooks,
    ) -> None:
        super().__init__(data, content, names, looks.maker.target.language)
        self._chains = chains
        self._looks = looks
        self._after_space = True
        self._known: dict[tuple[Marks, int], tuple[str, ...]] = {}

    def _write_text(self, text: str, marks: Marks, link: int) -> bytes:
        if not text:
            return b""
        if self._content.is_field:
            return self._write_plain(text)
        if text == "\t" and self._content.is_code:
            self._after_space = False
            return self._wrap(b"<text:tab/>", self._find_chain(marks, link))
        return self._wrap(self._write_spaces(text), self._find_chain(marks, link))

    def _write_plain(self, text: str) -> bytes:
        """Return a text that a field shows, which has no elements in it."""
        self._after_space = False
        return escape_text(_ALL_SPACES.sub(" ", text))

    def _write_spaces(self, text: str) -> bytes:
        """Return a text in which no space is taken for one that collapses."""
        first = _write_many(1) if self._after_space and text.startswith(" ") else b""
        self._after_space = text.endswith(" ")
        rest = text[1:] if first else text
        written, position = first, 0
        if first and rest.startswith(" "):
            gap = len(rest) - len(rest.lstrip(" "))
            written, position = _write_many(gap + 1), gap
        for gap_match in _SPACES.finditer(rest, position):
            written += escape_text(rest[position : gap_match.start()]) + b" "
            written += _write_many(len(gap_match[0]) - 1)
            position = gap_match.end()
        return written + escape_text(rest[position:])

    def _write_break(self, marks: Marks, link: int) -> bytes:
        if self._content.is_field:
            return self._write_plain(" ")
        self._after_space = False
        return b"<text:line-break/>"

    def _write_isolate(self, direction: str, inside: Iterable[bytes]) -> bytes:
        self._after_space = False
        opening = ISOLATES.get(direction, _FIRST_STRONG).encode()
        written = b"".join(inside)
        self._after_space = False
        return opening + written + POP.encode()

    def _write_field(self, field: InlinePiece, span: Span, marks: Marks, link: int) -> bytes:
        shown = "".join(
            " " if each.kind in LINE_ENDS else each.text
            for each in span.walk()
            if each.kind in (*_SHOWN, *LINE_ENDS)
        )
        inside = self._copy(field.slices[-1:]) + self._write_plain(shown)
        inside += self._copy(field.closing[:1])
        run = field.children[0].run
        chain = self._chains[run] if run is not None else ()
        return self._wrap(inside, self._looks.change_chain(chain, frozenset(), frozenset()))

    def _wrap_copy(self, copied: bytes, run: XmlNode) -> bytes:
        self._after_space = False
        return self._wrap(copied, self._chains[run])

    def _wrap(self, inside: bytes, chain: tuple[str, ...]) -> bytes:
        opening = b"".join(
            b'<text:span text:style-name="' + escape_text(name) + b'">' for name in chain
        )
        return opening + inside + b"</text:span>" * len(chain)

    def _find_chain(self, marks: Marks, link: int) -> tuple[str, ...]:
        key = marks, link
        if key not in self._known:
            source = self._find_source(marks, link)
            run = source.run if source else None
            chain = self._chains[run] if run is not None else ()
            has: Marks = source.marks if source else frozenset()
            if source and source.link and not link:
                chain = self._looks.drop_links(chain)
            self._known[key] = self._looks.change_chain(chain, has, marks)
        return self._known[key]


_SHOWN = (SpanKind.TEXT, SpanKind.CODE)


def _write_many(count: int) -> bytes:
    return b"<text:s/>" if count == 1 else f'<text:s text:c="{count}"/>'.encode()


class ParagraphLooks:
    """The looks of the text in a paragraph of a style."""

    def __init__(
        self, maker: StyleMaker, style: str, *, was_complex: bool, has_other: bool
    ) -> None:
        self.maker = maker
        self._has_other = has_other
        self._style = style
        self._was_complex = was_complex

    def drop_links(self, chain: tuple[str, ...]) -> tuple[str, ...]:
        """Return the styles of spans without those of links."""
        sheet = self.maker.sheet
        return tuple(
            each for each in chain if LINK_NAMES.isdisjoint(sheet.list_names("text", each))
        )

    def change_chain(self, chain: tuple[str, ...], has: Marks, marks: Marks) -> tuple[str, ...]:
        """Return the styles of spans that give a text marks, from those of a text that has others.

        A new style takes the place of the innermost. It also says the language, where the others
        say another one.
        """
        if SpanKind.CODE in has - marks:
            chain = tuple(each for each in chain if not self._is_code(each))
        changes: Attributes = {}
        for mark in sorted(each for each in has - marks if isinstance(each, SpanKind)):
            changes |= _REMOVED.get(mark, {})
        for mark in sorted(each for each in marks - has if isinstance(each, SpanKind)):
            changes |= _ADDED.get(mark, {})
        if SpanKind.CODE not in marks:
            kept = self.maker.make_levels(
                self._style, chain, was_complex=self._was_complex, has_other=self._has_other
            )
            changes = kept | self.maker.make_language(chain) | changes
        if not changes:
            return chain
        return (*chain[:-1], self.maker.make_text(chain[-1] if chain else "", changes))

    def _is_code(self, name: str) -> bool:
        sheet = self.maker.sheet
        if not CODE_NAMES.isdisjoint(sheet.list_names("text", name)):
            return True
        base, look = (join_levels(sheet.list_levels("", spans)) for spans in ([], [name]))
        return is_fixed_width(look) and not is_fixed_width(base)
