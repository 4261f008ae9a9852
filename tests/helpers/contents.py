"""What is in a file, with everything that is packed in it unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

import pypdf
from pypdf.generic import IndirectObject, StreamObject

PNG = b"\x89PNG\r\n\x1a\n"


def unpack(data: bytes) -> Iterator[bytes]:
    """Yield a file, the names and the parts of an archive, and what a PDF has compressed."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename.encode() + entry.comment + entry.extra
                yield from unpack(archive.read(entry))
    elif data.startswith(b"%PDF"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        for number in range(1, int(str(reader.trailer["/Size"]))):
            found = reader.get_object(IndirectObject(number, 0, reader))
            yield found.get_data() if isinstance(found, StreamObject) else str(found).encode()
    elif data.startswith(PNG):
        yield from (body for _, body in list_chunks(data))


def list_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the names and the contents of a PNG picture's chunks; those of pixels unpacked."""
    at = len(PNG)
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        yield name, zlib.decompressobj().decompress(body) if name == b"zTXt" else body
        at += size + 12
