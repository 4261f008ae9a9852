"""Signs that a program has escaped, and that nobody has turned back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from dragoman.checks import Example, Hit, Pair, rule
from dragoman.checks.text.mask import cover_places, find_code
from dragoman.patterns import compile_later

_BACKSLASH = compile_later(
    r"\\(?:[nrt](?![a-zß-öø-ÿ{+*?|[\]])(?!(?<=\d\\.)\d)(?<![\[|^].{2})"
    r"|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})"
)
"""Not before a small Latin letter: ``\\nu`` is a command of TeX, and ``D:\\new`` a folder. Not in a
regular expression, as ``\\t+`` and ``[\\n]``, nor between digits: whoever writes so means it."""
_ENTITY = r"&(?:amp|quot|apos|lt|gt|nbsp|shy|#[0-9]{2,6}|#x[0-9a-fA-F]{2,5});"
_OF_PAGES = compile_later(rf"{_ENTITY}|</?(?:br|p|b|i)\s*/?>")
"""How web pages write signs, and what they write for a new line: in plain text it is printed."""
_MARKED_UP = compile_later(rf"{_ENTITY}|</?[a-zA-Z][^<>]*>")
"""What a source has that is written for pages, or is about them."""
_MOST_HITS = 20


@rule(
    "escaped-signs",
    "warning",
    needs="\\&<",
    silent=[
        ("de", "The file is C:\\new", "Die Datei ist C:\\new"),
        ("fr", "Two \\alpha and more", "Deux \\nu et plus"),
        ("fr", "The letter nu", "La lettre \\nu"),
        ("de", "The folder", "D:\\neu\\test\\überall"),
        ("de", "Type `x`", "Tippen Sie `\\n`"),
        ("de", "A & B", "A & B"),
        ("de", "Some tabs match", "Einige Tabulatoren: \\t+ oder [\\n\\r]"),
        ("de", "Two lines: one and two", "Zwei Zeilen: 1\\n2"),
        Example("de", "<em>New</em>", "<b>Neu</b>", markup="plain"),
        Example("de", "Tea & bread", "Tee &amp; Brot", markup="markdown"),
        Example("de", "Write &amp; here", "Schreiben Sie &amp; hier", markup="plain"),
        Example("de", "a < b", "a < b und b > c", markup="plain"),
        Example("fr", "R&D; done", "R&D; fini", markup="plain"),
    ],
    fires=[
        ("de", "They moved. They stayed.", "Sie zogen um.\\nSie blieben."),
        ("de", "They moved. They stayed.", "Sie zogen um.\\n\\nSie blieben."),
        ("fa", "A letter", "\\u0646\\u0627\\u0645\\u0647"),
        Example("de", "Tea & bread", "Tee &amp; Brot", markup="plain"),
        Example("fr", "“No,” he said", "&quot;Non&quot;, dit-il", markup="plain"),
        Example("fr", "It's late", "Il est tard, l&#39;ami", markup="plain"),
        Example("ar", "They moved. They stayed.", "رحلوا.<br>بقوا.", markup="plain"),
    ],
)
def escaped_signs(pair: Pair) -> Iterator[Hit]:
    """A program has written a sign in its own way, as `\\n` or `&amp;`; readers see it so.

    Some programs do so when they save a table or a catalogue. Write the sign itself: a new line,
    `&`, a quotation mark. In Markdown, `&amp;` and `<br>` have their effect and are not reported.
    """
    text = cover_places(pair.target, find_code(pair.target), " ")
    found = [] if "\\" in pair.source else list(_BACKSLASH.finditer(text))
    if pair.markup == "plain" and not _MARKED_UP.search(pair.source):
        found += _OF_PAGES.finditer(text)
    for match in islice(found, _MOST_HITS):
        yield Hit(*match.span(), "A program has written a sign in its own way: write it as it is.")
