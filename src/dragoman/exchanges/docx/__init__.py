"""DOCX (.docx): a table for Word, LibreOffice and Google Docs; it may come back as ODT.

A message is known again by its key. The key is in the first cell of its row three times: as the tag
of a content control, which Word keeps; as a bookmark, which LibreOffice and Word keep; and as text,
small and grey, because Google Docs keeps neither of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from dragoman import fonts, languages
from dragoman.containers.archive import pack_archive, read_archive
from dragoman.containers.ooxml import PACKAGE_RELATIONS, SETTINGS, write_core_properties
from dragoman.errors import ExchangeError
from dragoman.exchanges.docx import parts
from dragoman.exchanges.docx.content import OfficeContent
from dragoman.exchanges.docx.opendocument import CONTENT, read_opendocument
from dragoman.exchanges.docx.page import write_document
from dragoman.exchanges.docx.rows import collect_rows
from dragoman.exchanges.docx.word import read_word
from dragoman.model import Options, Package, Returned

SUFFIX = ".docx"
MOST_TEXTS = 5_000
"""A longer table is too large to be read again, after LibreOffice has saved it."""
_ZIP = b"PK\3\4"
_MIMETYPE = "mimetype"
_OPENDOCUMENT = "application/vnd.oasis.opendocument.text"


def write(package: Package) -> bytes:
    """Return a document of Word with a table; the same package gives the same bytes.

    Raises ExchangeError for a package with so many texts that it could not come back.
    """
    count = sum(bool(item.key) for item in package.items)
    if count > MOST_TEXTS:
        raise ExchangeError(
            f"it has {count:,} texts, and a table in Word at most {MOST_TEXTS:,}: "
            "send it as xlsx, or leave out what is done with --only todo"
        )
    codes = [code for code in (package.source_language, package.language, package.pivot) if code]
    families = [family for code in codes for family in fonts.list_preferences(code, Options())[:1]]
    tags = [languages.make_tag(code) for code in codes]
    written = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONS,
        "docProps/core.xml": write_core_properties(package.document, tags, None),
        "word/document.xml": write_document(package),
        "word/_rels/document.xml.rels": parts.RELATIONS,
        "word/styles.xml": parts.write_styles(),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": parts.write_font_table(families),
    }
    return pack_archive((name, text.encode()) for name, text in written.items())


def recognizes(data: bytes) -> bool:
    """Return whether bytes are a document of Word, or an OpenDocument text."""
    if not data.startswith(_ZIP):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read(_MIMETYPE)[:100] if _is_small(archive) else b""
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return False
    return _is_word(names) or (CONTENT in names and kind.strip() == _OPENDOCUMENT.encode())


def _is_small(archive: ZipFile) -> bool:
    return any(
        entry.filename == _MIMETYPE and entry.file_size < 100 for entry in archive.infolist()
    )


def _is_word(names: set[str]) -> bool:
    has_text = any(name.startswith("word/document") for name in names)
    return "[Content_Types].xml" in names and has_text


def read(data: bytes, name: str) -> Returned:
    """Read the tables of a document, in the form of Word or of LibreOffice."""
    return collect_rows(_read_content(data, name), name)


def list_tables(data: bytes, name: str) -> Iterator[list[list[str]]]:
    """Yield the texts of the cells of each table, whatever is in it. Raises ExchangeError.

    A row with more or fewer cells than the first has none here: nobody knows which they are.
    """
    for table in _read_content(data, name).tables:
        width = len(table[0]) if table else 0
        yield [[cell.text for cell in row] if len(row) == width else [] for row in table]


def _read_content(data: bytes, name: str) -> OfficeContent:
    archive = read_archive(data, name)
    is_word = _is_word(set(archive.names))
    return read_word(archive) if is_word else read_opendocument(archive)
