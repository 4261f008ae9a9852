"""What is sealed comes back with its key, and with nothing else."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.commands._caches import sealed as sealed_module
from dragoman.commands._caches.digests import digest_bytes
from dragoman.commands._caches.sealed import name_key, seal, seal_for_any, unseal, unseal_for_any

KEYS = st.binary(min_size=1, max_size=64)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner)
)


@given(KEYS, VALUES)
def test_what_is_sealed_comes_back(key: bytes, value: Any) -> None:
    assert unseal(key, seal(key, value)) == value


@given(KEYS, KEYS, st.lists(st.text(min_size=3), min_size=1))
def test_another_key_opens_nothing(key: bytes, other: bytes, value: list[str]) -> None:
    if key != other:
        with pytest.raises(ValueError):
            unseal(other, seal(key, value))


def test_nothing_of_a_text_can_be_seen() -> None:
    text = "Somebody wonderful translated paragraphs. " * 20
    sealed = seal(b"key", [text])
    assert not any(word in sealed for word in text.split())
    assert "key" not in name_key(b"key")
    assert seal(b"another", [text]) != sealed


@pytest.mark.parametrize("damaged", [None, 1, [], "", "é", "%%%", "AAAA", b64encode(b"x").decode()])
def test_what_is_damaged_is_an_error_of_one_kind(damaged: object) -> None:
    with pytest.raises(ValueError):
        unseal(b"key", damaged)


def test_each_change_of_what_was_sealed_is_seen() -> None:
    sealed = seal(b"key", ["a text", 1])
    for place, character in enumerate(sealed):
        if character != "=":
            changed = f"{sealed[:place]}{'A' if character != 'A' else 'B'}{sealed[place + 1 :]}"
            try:
                assert unseal(b"key", changed) == ["a text", 1]  # bits that base64 does not use
            except ValueError:
                continue


def test_a_value_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    sealed = seal(b"key", ["a" * 1000])
    monkeypatch.setattr(sealed_module, "LARGEST", 100)
    with pytest.raises(ValueError):
        unseal(b"key", sealed)


@given(st.lists(st.binary(), max_size=5), st.binary(), st.data())
def test_each_of_some_contents_opens_what_is_sealed_for_them(
    contents: list[bytes], value: bytes, data: st.DataObject
) -> None:
    sealed = seal_for_any(contents, value)
    for content in contents:
        known = {digest_bytes(content): content}
        assert unseal_for_any(known.get, sealed) == value
        place = data.draw(st.integers(0, len(sealed) - 1))
        damaged = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        for each in (damaged, sealed[:place]):
            with suppress(ValueError):  # or the damage does not matter, as it is in another's key
                assert unseal_for_any(known.get, each) == value
    with pytest.raises(ValueError):
        unseal_for_any(lambda _: None, sealed)


def test_a_wrong_content_opens_nothing() -> None:
    sealed = seal_for_any([b"one", b"two"], b"what is remembered")
    with pytest.raises(ValueError):
        unseal_for_any(lambda _: b"three", sealed)
    assert b"remembered" not in sealed
