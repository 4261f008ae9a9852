"""The ZIP archives that EPUB and DOCX are: the same bytes on any machine and day."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo


def pack_archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Pack the parts in the order given: stored, because what compression gives depends on the
    library of the machine; without the time of day."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as packed:
        for name, data in parts:
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # the same bytes on Windows
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, data)
    return buffer.getvalue()
