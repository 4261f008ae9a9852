"""A digest stands for the contents that it was made of, and for no others."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from dragoman import files
from dragoman.commands._caches.digests import digest_bytes, digest_parts, make_content_key


def test_other_parts_have_another_digest_also_if_their_bytes_are_the_same() -> None:
    contents = [(), (b"",), (b"", b""), (b"abc",), (b"ab", b"c"), (b"a", b"bc"), (b"abc", b"")]
    contents += [(b"c", b"ab"), (b"1:a1:bc",), (b"a1:bc",)]
    for one, other in combinations(contents, 2):
        assert digest_parts(*one) != digest_parts(*other), (one, other)
        assert make_content_key(*one) != make_content_key(*other), (one, other)


def test_a_digest_has_the_size_that_is_asked_for_and_is_the_same_each_time() -> None:
    assert [len(digest_parts(b"a", size=size)) for size in (12, 20, 32)] == [12, 20, 32]
    assert (
        make_content_key(b"a", b"b")
        == make_content_key(b"a", b"b")
        == digest_parts(b"a", b"b").hex()
    )


def test_the_digest_of_bytes_is_that_of_a_file_with_them(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for data in (b"", b"a", b"ab" * 100_000):
        path.write_bytes(data)
        assert files.digest(path) == digest_bytes(data)
