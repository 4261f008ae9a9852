"""The digests by which contents are known again: whatever is remembered is found by one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b, sha256

DIGEST_SIZE = 20
"""In bytes."""


def digest_bytes(data: bytes) -> bytes:
    """Return the digest of a content, as ``files.digest`` does that of a file.

    Today's processors have instructions for SHA-256: it takes half the time of BLAKE2b.
    """
    return sha256(data).digest()[:DIGEST_SIZE]


def digest_parts(*parts: bytes, size: int = DIGEST_SIZE) -> bytes:
    """Return a digest, of so many bytes, of several parts.

    The length of each part is in it: no other parts have the same digest, not even the same bytes
    that are parted at other places.
    """
    hashed = blake2b(digest_size=size)
    for part in parts:
        hashed.update(b"%d:" % len(part))
        hashed.update(part)
    return hashed.digest()


def list_named_parts(named: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield names and what they name, in turn, as parts of a digest."""
    for name, data in named:
        yield name.encode()
        yield data


def make_content_key(*parts: bytes) -> str:
    """Return the key of contents: ``digest_parts`` as text."""
    return digest_parts(*parts).hex()
