"""An edition with pictures of every kind, in every place where an edition can show one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.model import PICTURE_KINDS, Edition, Picture, Unit
from dragoman.pictures import clean_picture, measure_picture
from dragoman.po import parse
from helpers import pictures

_TEXT = """# The river

![The hills](hills.png "The hills in spring")

A sign ![of water](sign.png) in a line of text that is long enough to be more than one line.

![A map](map.svg "A map of the river")

![The harbour](harbour.jpg)
*The harbour in the morning*

- ![In a list](hills.png)
- A second item

| Picture | Text |
|---|---|
| ![In a cell](hills.png) | A text[^1] |

![](ornament.png)

A text at the end.
![It moves](moves.gif)

[![Linked](harbour.jpg)](https://example.org/)

[^1]: A note with ![a picture](sign.png) in it.
"""
_WORDS = {
    "fa": {"The hills": "تپه‌ها", "A map": "نقشه", "of water": "آب", "The harbour": "بندر"},
    "ar": {"The hills": "التلال", "A map": "خريطة", "of water": "ماء", "The harbour": "الميناء"},
}


def list_files() -> dict[str, bytes]:
    """Return the pictures, with everything in them that must not be in an edition."""
    own = pictures.make_svg().replace(b"A river", "رود".encode())
    return {
        "hills.png": pictures.soil_png(pictures.make_png(400, 200)),
        "sign.png": pictures.make_png(16, 16),
        "map.svg": pictures.soil_svg(pictures.make_svg()),
        "map.fa.svg": pictures.soil_svg(own),
        "harbour.jpg": pictures.soil_jpeg(pictures.make_jpeg(), 6),
        "ornament.png": pictures.make_png(80, 50),
        "tower.png": pictures.make_png(300, 900),
        "moves.gif": pictures.soil_gif(pictures.make_gif()),
    }


@dataclass(frozen=True)
class Shelf:
    """Finds the pictures that a format can show."""

    files: dict[str, bytes]
    kinds: tuple[str, ...]

    def find(self, unit: Unit, address: str, language: str) -> Picture | str | None:
        """Return a picture, in a language if there is one in it."""
        stem, _, suffix = address.rpartition(".")
        data = self.files.get(f"{stem}.{language}.{suffix}") or self.files[address]
        cleaned = clean_picture(data)
        size = measure_picture(cleaned)
        media_types = {kind: named[0] for kind, named in PICTURE_KINDS.items()}
        kind = next(kind for kind, name in media_types.items() if name == cleaned.media_type)
        if kind not in self.kinds:
            return f"{address} cannot be shown"
        return Picture(
            cleaned.data, kind, size.width, size.height, cleaned.orientation, size.is_animated
        )


def make_edition(
    *languages: str,
    kinds: tuple[str, ...] = tuple(PICTURE_KINDS),
    files: Mapping[str, bytes] | None = None,
    text: str = _TEXT,
) -> Edition:
    """Return the edition in languages, by default in three.

    ``files`` replace the pictures of their names, and ``text`` the document.
    """
    document = sources.read(text.encode(), "river", suffix=".md")
    catalogs = {}
    for language, words in _WORDS.items():
        texts = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
        for text in dict.fromkeys(unit.text for unit in document.units):
            translated = text
            for english, word in words.items():
                translated = translated.replace(english, word)
            if translated != text:
                pair = [each.replace('"', '\\"') for each in (text, translated)]
                texts.append(f'msgid "{pair[0]}"\nmsgstr "{pair[1]}"\n')
        catalogs[language] = parse("\n".join(texts).encode(), language)
    shelf = Shelf(list_files() | dict(files or {}), kinds)
    columns = languages or ("en", "fa", "ar")
    return align(document, catalogs, EditionRequest(columns, "en", pictures=shelf))
