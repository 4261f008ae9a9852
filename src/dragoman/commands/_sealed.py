"""Sealing what is remembered: only who has the contents that it was made from can read it.

What was found in a catalogue quotes it. The cache lies outside the project, and stays when the
project is gone: what it holds must not show what people wrote. So it is encrypted with a key that
is the digest of those contents. The key itself is kept nowhere.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from hashlib import blake2b, shake_256
from typing import Any

LARGEST = 64 << 20
"""No value is larger than this, in bytes of its JSON."""


def name_key(key: bytes) -> str:
    """Return the name under which a value is kept; nobody learns the key from it."""
    return blake2b(key, digest_size=20, person=b"name").hexdigest()


def seal(key: bytes, value: Any) -> str:
    """Return a value, which JSON can hold, as text that needs the key to be read.

    A key must never seal two values: it is the digest of all that the value depends on.
    """
    data = json.dumps(value, separators=(",", ":"), ensure_ascii=False)
    packed = zlib.compress(data.encode(errors="surrogatepass"), 1)
    return b64encode(_encrypt(key, packed)).decode()


def unseal(key: bytes, text: object) -> Any:
    """Return the value that was sealed with a key. Raises ValueError for anything else."""
    if not isinstance(text, str):
        raise ValueError
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(_encrypt(key, b64decode(text, validate=True)), LARGEST)
    except zlib.error:
        raise ValueError from None
    if not unpacker.eof:
        raise ValueError
    return json.loads(data.decode(errors="surrogatepass"))


def _encrypt(key: bytes, data: bytes) -> bytes:
    """Return the data, encrypted; or decrypted, where it is encrypted."""
    stream = shake_256(b"seal" + key).digest(len(data))
    mixed = int.from_bytes(data) ^ int.from_bytes(stream)
    return mixed.to_bytes(len(data))
