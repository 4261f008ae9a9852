"""Turn spans into runs of a Word document; each run says its script, its language and its fonts.

A run of plain text says its language and its fonts by a character style, one for each language: so
the file is smaller, and a font is changed in one place. Its direction is in the run itself, where
Word writes it. A run has one style. So what has another one, such as a link, says all by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import NamedTuple

from dragoman import fonts, languages
from dragoman.containers.ooxml import escape_xml
from dragoman.editions._common import (
    describe_image,
    list_isolating_signs,
    space_notes,
    unfold_ruby,
)
from dragoman.editions.docx.footnotes import STYLE, NoteMarks, write_mark, write_reference
from dragoman.editions.docx.parts import LATIN, MONO
from dragoman.editions.docx.pictures import PictureParts
from dragoman.inline import plain_text
from dragoman.model import Options, Span, SpanKind, is_allowed_link
from dragoman.texts.scripts import find_main_script

EAST_ASIAN = frozenset({"Hans", "Hant", "Jpan", "Kore"})
"""The scripts for which Word has a font and a language of their own in each run."""
_GUESTS = {"ARABIC": "ar", "HEBREW": "he", "SYRIAC": "syr", "THAANA": "dv", "NKO": "nqo"}
"""By script, the language of right-to-left words where the edition has none in that script."""


class Look(NamedTuple):
    """How a run looks. Each run asks for its properties by it, and a tuple is found fast."""

    tag: str
    """Its language as a BCP 47 tag."""
    rtl: bool
    family: str
    """The font of a right-to-left script, or the one that the settings name."""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    height: str = ""
    """"superscript" or "subscript"; empty on the line."""
    colour: str = ""
    style: str = ""
    """The id of its character style."""
    east_asian: str = ""
    """The font of Chinese, Japanese and Korean characters; empty where there are none."""
    is_east_asian: bool = False
    """Whether its language is written in these."""
    is_complex: bool = False
    """Whether its language is from left to right and in a complex script, as Hindi and Thai."""
    is_figure: bool = False
    """Whether it is a number with signs, in the font and the size of the right-to-left text around,
    though it runs from left to right."""
    is_styled: bool = False
    """Whether the document has a character style with its language and its fonts."""
    guests: frozenset[Guest] = frozenset()
    """How right-to-left words look that are in it. A set, as opposed to a tuple, keeps its hash."""


class Guest(NamedTuple):
    """How words of a right-to-left script look inside a text from left to right."""

    script: str
    tag: str
    family: str


@dataclass(slots=True)
class LinkTargets:
    """The targets of the links of a document, in the order of their first use."""

    numbers: dict[str, int] = field(default_factory=dict)
    pictures: PictureParts = field(default_factory=PictureParts)
    """The pictures, which have relations as links do."""

    def number_target(self, target: str) -> int:
        """Return the number of a target; a new target gets the next number."""
        return self.numbers.setdefault(target, len(self.numbers) + 1)


def make_look(language: str, options: Options, east_asian: str = "") -> Look:
    """Return the plain look of a language. It names the preferred font, which the reader may not
    have, and the one of the East Asian characters in a language that is not written in them."""
    rtl = languages.find_direction(language) == "rtl"
    families = fonts.list_preferences(language, options)
    family = families[0] if families else LATIN
    tag = languages.make_tag(language)
    look = Look(tag, rtl, family, east_asian=east_asian, is_styled=True)
    if languages.find_script(language) in EAST_ASIAN:
        return look._replace(east_asian=family, is_east_asian=True)
    return look._replace(is_complex=not rtl and languages.is_complex(language))


def list_guests(codes: Iterable[str], options: Options) -> frozenset[Guest]:
    """Return how words of each right-to-left script look: as those of a language of the edition."""
    own = {languages.find_script(code): code for code in codes}
    guests = []
    for name, default in _GUESTS.items():
        code = own.get(languages.find_script(default), default)
        families = fonts.list_preferences(code, options)
        guests.append(Guest(name, languages.make_tag(code), families[0] if families else LATIN))
    return frozenset(guests)


def write_language_style(look: Look) -> str:
    """Return the character style of plain text in a language."""
    name = _name_style(look)
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/>'
        f"<w:rPr>{_write_fonts(look)}{_write_language(look)}</w:rPr></w:style>"
    )


def _name_style(look: Look) -> str:
    return f"Text-{look.tag}"


def write_run(text: str, look: Look) -> str:
    """Return a run of text; tabs and line ends become the elements that Word has for them."""
    content = escape_xml(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    content = content.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{_write_properties(look)}<w:t xml:space="preserve">{content}</w:t></w:r>'


def _write_line(text: str, look: Look) -> str:
    """Return a run of text on one line: its line ends and tabs are spaces.

    What can be printed (``str.isprintable``) has neither, nor what XML cannot contain.
    """
    if not text.isprintable():
        return write_run(" ".join(text.splitlines()).replace("\t", " "), look)
    return f'<w:r>{_write_properties(look)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


@cache  # a document has few looks, and as many runs as texts
def _write_properties(look: Look) -> str:
    """Return the properties of a run, in the order that the schema demands."""
    by_style = look.is_styled and not look.style
    style = _name_style(look) if by_style else look.style
    parts = [f'<w:rStyle w:val="{style}"/>'] if style else []
    if not by_style and style != "CodeCharacter":
        parts.append(_write_fonts(look))
    if look.bold:
        parts.append("<w:b/><w:bCs/>")
    if look.italic:
        parts.append("<w:i/><w:iCs/>")
    if look.struck:
        parts.append("<w:strike/>")
    if look.colour:
        parts.append(f'<w:color w:val="{look.colour}"/>')
    if look.underlined:
        parts.append('<w:u w:val="single"/>')
    if look.height:
        parts.append(f'<w:vertAlign w:val="{look.height}"/>')
    if look.rtl:
        parts.append("<w:rtl/>")
    if look.is_figure:
        parts.append("<w:cs/>")
    if not by_style:
        parts.append(_write_language(look))
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def _write_fonts(look: Look) -> str:
    family = escape_xml(look.family)
    latin = LATIN if look.rtl else family
    east = f' w:eastAsia="{escape_xml(look.east_asian)}"' if look.east_asian else ""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}"{east} w:cs="{family}"/>'


def _write_language(look: Look) -> str:
    attribute = "bidi" if look.rtl or look.is_figure else "val"
    east = f' w:eastAsia="{look.tag}"' if look.is_east_asian else ""
    complex_ = f' w:bidi="{look.tag}"' if look.is_complex else ""
    return f'<w:lang w:{attribute}="{look.tag}"{east}{complex_}/>'


def write_runs(spans: tuple[Span, ...], look: Look, notes: NoteMarks, links: LinkTargets) -> str:
    """Return the runs of spans; ``links`` collects the targets of the links among them."""
    if len(spans) == 1 and spans[0].kind is SpanKind.TEXT:  # as most segments are
        return _write_line(spans[0].text, look)
    return "".join([_write_span(span, look, notes, links) for span in space_notes(spans)])


def _write_span(span: Span, look: Look, notes: NoteMarks, links: LinkTargets) -> str:
    match span.kind:
        case SpanKind.TEXT | SpanKind.SIGN:
            return _write_line(span.text, look)
        case SpanKind.CODE:
            code_look = look._replace(style="CodeCharacter", rtl=False, tag="en", family=MONO)
            code = span.text.replace("\n", " ").join(list_isolating_signs(span))
            return write_run(code, code_look)
        case SpanKind.BREAK:
            return "<w:r><w:br/></w:r>"
        case SpanKind.PARAGRAPH:
            return "<w:r><w:br/><w:br/></w:r>"
        case SpanKind.RUBY:
            return write_runs(unfold_ruby(span), look, notes, links)
        case SpanKind.NOTE:
            return _write_note(span.text, look, notes)
        case SpanKind.IMAGE if span.picture:
            return links.pictures.write_picture(span)
        case SpanKind.IMAGE:
            return write_run(describe_image(span), look._replace(italic=not look.rtl))
        case SpanKind.LINK:
            return _write_link(span, look, notes, links)
        case SpanKind.ISOLATE:
            return _write_isolate(span, look, notes, links)
        case _:
            return write_runs(span.children, _change_look(look, span.kind), notes, links)


def _change_look(look: Look, kind: SpanKind) -> Look:
    """Return the look of emphasised, strong, raised text and so on.

    Emphasis is bold in scripts that have no italic.
    """
    match kind:
        case SpanKind.EMPHASIS if look.rtl:
            return look._replace(bold=True)
        case SpanKind.EMPHASIS:
            return look._replace(italic=True)
        case SpanKind.STRONG:
            return look._replace(bold=True)
        case SpanKind.INSERTED:
            return look._replace(underlined=True)
        case SpanKind.SUPERSCRIPT | SpanKind.SUBSCRIPT:
            return look._replace(height=kind.value)
        case _:
            return look._replace(struck=True)


def _write_note(label: str, look: Look, notes: NoteMarks) -> str:
    if label not in notes.marks:
        return ""
    number, bookmark = notes.marks[label]
    begun = notes.begin(label)
    if begun is not None:
        reference = write_reference(begun, "" if notes.counted else number)
        return f"<w:r>{_write_properties(look._replace(style=STYLE))}{reference}</w:r>"
    mark = write_run(number, look._replace(style=STYLE))
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{mark}</w:hyperlink>'


def write_footnote_mark(number: str, look: Look) -> str:
    """Return the number that a footnote begins with; without one, Word counts."""
    properties = _write_properties(look._replace(style=STYLE))
    return f"<w:r>{properties}{write_mark(number)}</w:r>"


def _write_link(span: Span, look: Look, notes: NoteMarks, links: LinkTargets) -> str:
    bookmark = notes.places.get(span.place)
    if not (bookmark or is_allowed_link(span.target)):
        return write_runs(span.children, look, notes, links)
    content = write_runs(span.children, look._replace(style="Hyperlink"), notes, links)
    if bookmark:
        return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'
    number = links.number_target(span.target)
    tip = f' w:tooltip="{escape_xml(span.title)}"' if span.title else ""
    return f'<w:hyperlink r:id="rIdL{number}"{tip} w:history="1">{content}</w:hyperlink>'


def _write_isolate(span: Span, look: Look, notes: NoteMarks, links: LinkTargets) -> str:
    """Return a run of the other direction, kept apart from the text around it: by the Unicode
    characters that isolate it, and by runs that say its direction."""
    inner = _turn_look(look, span)
    opening, closing = (write_run(signs, inner) for signs in list_isolating_signs(span))
    return opening + write_runs(span.children, inner, notes, links) + closing


def _turn_look(look: Look, span: Span) -> Look:
    """Return the look of an isolated run inside text of a look.

    A figure such as "−5 °" or "۵۰ %" has no letters: it looks like the other digits beside it.
    """
    rtl = span.direction == "rtl"
    if rtl == look.rtl:
        return look
    text = plain_text((span,))
    if rtl:
        script = find_main_script([text])
        guest = next(
            (each for each in look.guests if each.script == script), Guest("", "ar", look.family)
        )
        return look._replace(
            rtl=True, tag=guest.tag, family=guest.family, is_styled=False, is_figure=False
        )
    if not any(map(str.isalpha, text)):
        return look._replace(rtl=False, is_styled=False, is_figure=True)
    return look._replace(rtl=False, tag="en", family=LATIN, is_styled=False)
