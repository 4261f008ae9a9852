"""Files that people take for documents, and that no format reads: what to do with each."""

from __future__ import annotations

_CONVERT = "convert it to EPUB, for example with Calibre"
_SAVE = 'save it as "Word document (.docx)"'
_SAVE_ODT = 'open it in LibreOffice and save it as "ODF Text Document (.odt)"'
_PANDOC = "convert it to Markdown, for example with Pandoc"
_SUBTITLES = "it has subtitles; save it as SubRip (.srt)"
_TABLE = (
    "it is a table, and no document; put its texts in the language of the documents into a text "
    "file, and `dragoman import` takes the translations that the table has"
)
_CATALOGUE = "it has translations, and is no document; `dragoman import` takes them"
OTHER_FORMATS = {
    ".doc": f"it is a document of an old version of Word; {_SAVE}",
    ".dot": f"it is a document of an old version of Word; {_SAVE}",
    ".docm": f"it has macros, which dragoman does not take over; {_SAVE}",
    ".dotm": f"it has macros, which dragoman does not take over; {_SAVE}",
    ".dotx": f"it is a template of Word; {_SAVE}",
    ".rtf": f"it is Rich Text; open it in Word or LibreOffice and {_SAVE}",
    ".ott": f"it is a template of LibreOffice; {_SAVE_ODT}",
    ".fodt": f"it is a flat OpenDocument text; {_SAVE_ODT}",
    ".odm": f"it is a master document, which has its texts in other files; {_SAVE_ODT}",
    ".sxw": f"it is a document of an old version of OpenOffice; {_SAVE_ODT}",
    ".stw": f"it is a template of an old version of OpenOffice; {_SAVE_ODT}",
    ".pages": f"it is a document of Pages; export it there and {_SAVE}",
    **dict.fromkeys(
        (".mobi", ".azw", ".azw3", ".azw4", ".kfx", ".prc"),
        f"it is a book for the Kindle; {_CONVERT}",
    ),
    ".fb2": f"it is a FictionBook; {_CONVERT}",
    ".ibooks": "it is a book of iBooks Author; export it as EPUB there",
    ".rst": f"it is reStructuredText; {_PANDOC}",
    ".org": f"it is a document of Org mode; {_PANDOC}",
    ".textile": f"it is Textile; {_PANDOC}",
    **dict.fromkeys((".wiki", ".mediawiki"), f"it is wiki text; {_PANDOC}"),
    **dict.fromkeys((".tex", ".latex"), f"it is LaTeX; {_PANDOC}"),
    ".typ": f"it is a document of Typst; {_PANDOC}",
    **dict.fromkeys(
        (".adoc", ".asciidoc"), "it is AsciiDoc; convert it to HTML, for example with Asciidoctor"
    ),
    ".ipynb": f"it is a notebook of Jupyter; {_PANDOC}",
    ".wps": f"it is a document of WPS Writer or Works; open it there and {_SAVE}",
    ".wpd": f"it is a document of WordPerfect; open it in LibreOffice and {_SAVE}",
    **dict.fromkeys(
        (".mht", ".mhtml", ".webarchive"), "it is a saved web page; save it as HTML in the browser"
    ),
    **dict.fromkeys(
        (".eml", ".msg"), "it is a mail; copy its text into a text file (.txt), or save it as HTML"
    ),
    ".pdf": "it is a PDF; take the document that it was made from, or copy its text into a text "
    "file (.txt)",
    **dict.fromkeys((".ass", ".ssa", ".sub", ".sbv", ".ttml", ".dfxp"), _SUBTITLES),
    **dict.fromkeys((".csv", ".tsv", ".xlsx", ".xlsm", ".ods"), _TABLE),
    ".xls": f"{_TABLE}, if you save it as .xlsx",
    **dict.fromkeys((".po", ".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff"), _CATALOGUE),
    **dict.fromkeys(
        (".pptx", ".ppt", ".odp"),
        "it is a presentation; copy its texts into a document of Word or a text file",
    ),
    ".zip": "it is an archive; unpack it, and put the documents that are in it here",
    ".gdoc": "it is only a link to a document of Google Docs; download it there as .docx",
}
"""What to do with files that people take for documents, by suffix."""
