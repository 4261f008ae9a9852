"""Spans as runs of a Word document: each says its script, its language and its fonts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dragoman import fonts, languages
from dragoman.editions.docx.parts import LATIN, MONO, clean
from dragoman.model import Options, Span, SpanKind, is_allowed_link

_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_POP = "\u2069"


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is to look."""

    tag: str
    """The language, as BCP 47."""
    rtl: bool
    family: str
    """The font of a right-to-left script, or what the settings name."""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    colour: str = ""
    style: str = ""
    """The character style."""


@dataclass(slots=True)
class Links:
    """The targets of a document's links in the order of their first use."""

    targets: dict[str, int] = field(default_factory=dict)

    def number(self, target: str) -> int:
        """Give the number of a target, a new one where it is new."""
        return self.targets.setdefault(target, len(self.targets) + 1)


@dataclass(frozen=True, slots=True)
class Notes:
    """What a column shows for the notes that its text names: number and bookmark, by label."""

    marks: Mapping[str, tuple[str, str]]


def look(language: str, options: Options) -> Look:
    """Give the plain look of a language; whichever font is named, the reader may lack it."""
    rtl = languages.direction(language) == "rtl"
    named = fonts.list_preferences(language, options)
    return Look(languages.tag(language), rtl, named[0] if named else LATIN)


def run(text: str, look: Look) -> str:
    """Give a run of text; a tab and a line break are what Word has for them."""
    shown = clean(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    shown = shown.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{properties(look)}<w:t xml:space="preserve">{shown}</w:t></w:r>'


def properties(look: Look) -> str:
    """Give a run's properties, in the order that the schema asks for."""
    parts = [f'<w:rStyle w:val="{look.style}"/>'] if look.style else []
    if look.style != "CodeCharacter":
        family = clean(look.family)
        latin = LATIN if look.rtl else family
        parts.append(f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{family}"/>')
    if look.bold:
        parts.append("<w:b/><w:bCs/>")
    if look.italic:
        parts.append("<w:i/><w:iCs/>")
    if look.struck:
        parts.append("<w:strike/>")
    if look.colour:
        parts.append(f'<w:color w:val="{look.colour}"/>')
    attribute = "bidi" if look.rtl else "val"
    parts.append(f'{"<w:rtl/>" if look.rtl else ""}<w:lang w:{attribute}="{look.tag}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def runs(spans: tuple[Span, ...], look: Look, notes: Notes, links: Links) -> str:
    """Give the runs of a segment."""
    return "".join(_span(span, look, notes, links) for span in spans)


def _span(span: Span, look: Look, notes: Notes, links: Links) -> str:
    match span.kind:
        case SpanKind.TEXT:
            return run(" ".join(span.text.splitlines()).replace("\t", " "), look)
        case SpanKind.CODE:
            inner = replace(look, style="CodeCharacter", rtl=False, tag="en", family=MONO)
            return run(f"{_ISOLATES['ltr']}{span.text}{_POP}".replace("\n", " "), inner)
        case SpanKind.BREAK:
            return "<w:r><w:br/></w:r>"
        case SpanKind.NOTE:
            return _note(span.text, look, notes)
        case SpanKind.IMAGE:
            return run(f"[{span.text or span.title}]", replace(look, italic=not look.rtl))
        case SpanKind.LINK:
            return _link(span, look, notes, links)
        case SpanKind.ISOLATE:
            return _isolate(span, look, notes, links)
        case _:
            return runs(span.children, _changed(look, span.kind), notes, links)


def _changed(look: Look, kind: SpanKind) -> Look:
    """Emphasis is bold and coloured where the script has no italic."""
    match kind:
        case SpanKind.EMPHASIS if look.rtl:
            return replace(look, bold=True, colour="7A1F1F")
        case SpanKind.EMPHASIS:
            return replace(look, italic=True)
        case SpanKind.STRONG:
            return replace(look, bold=True)
        case _:
            return replace(look, struck=True)


def _note(label: str, look: Look, notes: Notes) -> str:
    if label not in notes.marks:
        return ""
    number, bookmark = notes.marks[label]
    mark = run(number, replace(look, style="FootnoteReference"))
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{mark}</w:hyperlink>'


def _link(span: Span, look: Look, notes: Notes, links: Links) -> str:
    if not is_allowed_link(span.target):
        return runs(span.children, look, notes, links)
    inner = runs(span.children, replace(look, style="Hyperlink"), notes, links)
    number = links.number(span.target)
    tip = f' w:tooltip="{clean(span.title)}"' if span.title else ""
    return f'<w:hyperlink r:id="rIdL{number}"{tip} w:history="1">{inner}</w:hyperlink>'


def _isolate(span: Span, look: Look, notes: Notes, links: Links) -> str:
    """Set a run that goes against its surroundings apart from them, by signs and by its runs."""
    rtl = span.direction == "rtl"
    inner = look if rtl == look.rtl else replace(look, rtl=rtl, tag="ar" if rtl else "en")
    if look.rtl and not rtl:
        inner = replace(inner, family=LATIN)
    opening, closing = (run(sign, inner) for sign in (_ISOLATES[span.direction or "ltr"], _POP))
    return opening + runs(span.children, inner, notes, links) + closing
