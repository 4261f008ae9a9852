"""Files of PDF that tests write themselves, in the form in which Typst writes them."""

from __future__ import annotations

HEAD = b"%PDF-1.7\n"


def make_file(*objects: bytes) -> bytes:
    """Return a file of objects with numbers from 1; the last one is the catalog."""
    written, places = HEAD, []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n\r\n" % place for place in places)
    trailer = b"trailer\n<</Size %d/Root %d 0 R>>\n" % (len(objects) + 1, len(objects))
    return written + table + trailer + b"startxref\n%d\n%%%%EOF" % len(written)
