"""The language that a document of an office program is translated into."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman import languages


@dataclass(frozen=True, slots=True)
class TargetLanguage:
    """What each format has to know of the language."""

    language: str
    """Its code; empty if nobody said it: then directions stay as they are."""

    @property
    def is_rtl(self) -> bool:
        """Whether it is written from right to left."""
        return bool(self.language) and languages.find_direction(self.language) == "rtl"

    @property
    def is_complex(self) -> bool:
        """Whether its letters take the looks for complex scripts, as Thai, also left to right."""
        return bool(self.language) and languages.is_complex(self.language)

    @property
    def tag(self) -> str:
        """Its tag of BCP 47."""
        return languages.make_tag(self.language)
