"""ZIP archives, which EPUB and DOCX are: the same bytes on any machine and on any day."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo


def pack_archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return an archive of the parts, names with data, in their order.

    They are stored and not compressed, because compressed bytes depend on the machine's library.
    All have the date 1980-01-01, the first that an archive can hold.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, data in parts:
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # Unix, so that the bytes are the same on Windows
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()
