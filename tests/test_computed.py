"""Attributes that are computed once."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.computed import computed


@dataclass(frozen=True)
class Word:
    text: str

    @computed
    def small(self) -> str:
        """The word in small letters."""
        ASKED.append(self.text)
        return self.text.lower()


ASKED: list[str] = []


def test_a_value_is_computed_once_for_each_object() -> None:
    ASKED.clear()
    one, other = Word("A"), Word("B")
    assert [one.small, one.small, other.small] == ["a", "a", "b"]
    assert ASKED == ["A", "B"]


def test_equal_objects_stay_equal_and_the_class_has_the_description() -> None:
    one = Word("A")
    assert one.small == "a"
    assert one == Word("A")
    assert Word.small.__doc__ == "The word in small letters."
