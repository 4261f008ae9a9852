"""The footnotes of a Word edition: each language has its own, in its own direction and digits.

Where a column refers to a note for the first time, a footnote in its language begins. So it is at
the end of the page on which the reader is, and Word shows it when one points at the number. The
number is that of the edition, the same in all columns, written as a mark of its own: Word would
number the notes of all languages in one row, and in the digits 0 to 9. Where there is one language
and these are its digits, Word numbers them itself, and goes on doing so when the text is edited.
Later references, and those within notes, where no footnote can begin, are links to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dragoman.containers.ooxml import HEAD, NAMESPACES, escape_xml

STYLE = "FootnoteReference"
_CHOICES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"'
)
_SEPARATORS = (("separator", -1), ("continuationSeparator", 0))


@dataclass(frozen=True, slots=True)
class NoteMarks:
    """What a column shows for references to notes."""

    marks: Mapping[str, tuple[str, str]]
    """By label, the number and the bookmark of the note."""
    ids: Iterator[int] | None = None
    """The ids of the footnotes that come next, the same iterator for all columns; None where no
    footnote can begin."""
    counted: bool = False
    """Whether Word counts the footnotes itself."""
    begun: dict[str, int] = field(default_factory=dict)
    """By label, the ids of the footnotes that have begun, in their order."""
    places: Mapping[str, str] = field(default_factory=dict)
    """By the anchor of a row that a link leads to, the bookmark of its text in the column."""

    def begin(self, label: str) -> int | None:
        """Return the id of the footnote that begins here; None where the note has one already, or
        no footnote can begin."""
        if self.ids is None or label in self.begun:
            return None
        return self.begun.setdefault(label, next(self.ids))


def write_reference(number: int, mark: str) -> str:
    """Return what a run contains where a footnote begins; without a mark, Word counts."""
    if not mark:
        return f'<w:footnoteReference w:id="{number}"/>'
    reference = f'<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
    return f"{reference}<w:t>{escape_xml(mark)}</w:t>"


def write_mark(mark: str) -> str:
    """Return what a run contains at the beginning of a footnote; without a mark, Word counts.

    Word shows a mark only if it is written here too. LibreOffice adds one itself, and would show
    both. So the mark is a choice for programs that know what Word 2013 has (ECMA-376, part 3).
    """
    if not mark:
        return "<w:footnoteRef/>"
    text = f"<w:t>{escape_xml(mark)}</w:t>"
    return (
        f'<mc:AlternateContent><mc:Choice Requires="w15">{text}</mc:Choice></mc:AlternateContent>'
    )


def write_footnotes(notes: Mapping[int, str], *, rtl: bool) -> str:
    """Return the part with the footnotes, paragraphs by id, below a line that begins where the
    text does."""
    bidi = "<w:bidi/>" if rtl else ""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="End"/>{bidi}'
        f"</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
        for kind, number in _SEPARATORS
    )
    texts = "".join(
        f'<w:footnote w:id="{number}">{text}</w:footnote>' for number, text in sorted(notes.items())
    )
    return f"{HEAD}<w:footnotes {NAMESPACES} {_CHOICES}>{lines}{texts}</w:footnotes>"


def add_setting(settings: str) -> str:
    """Return the settings of a document, with what Word wants there about footnotes."""
    lines = "".join(f'<w:footnote w:id="{number}"/>' for _, number in _SEPARATORS)
    return settings.replace("<w:compat>", f"<w:footnotePr>{lines}</w:footnotePr><w:compat>", 1)
