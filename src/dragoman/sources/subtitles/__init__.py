"""Subtitles: SubRip (.srt) and WebVTT (.vtt). Only the words of cues are changed.

Each cue is a unit. Numbers, times, settings, styles, regions and notes stay byte for byte. Which of
the two formats a file is in, its first line says: WebVTT begins with ``WEBVTT``.

The msgids are written in our dialect of Markdown (``dragoman.inline.write_marks``). A sentence that
is wrapped over two lines is joined. A line that begins with a dash, a note of music, ``>>`` or a
name in capitals stays a line, and so does one that is all in brackets. Bold, italic, underlined and
struck text has marks. Other tags are numbered placeholders; around a whole cue, and at its edges,
they are not in the text. The names of voices (``<v Mary>``) are not shown by players, so they are
a comment for translators, like the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.sources._common import ReadOptions, Texts

if TYPE_CHECKING:
    from dragoman.model import Document

SUFFIXES: tuple[str, ...] = (".srt", ".vtt")


def read(data: bytes, name: str, options: ReadOptions) -> Document:
    """Read subtitles. Every word of a cue is in exactly one unit."""
    from dragoman.sources.subtitles import parse

    return parse.parse_subtitles(data, name, options)


def rebuild(document: Document, texts: Texts, language: str = "") -> bytes:
    """Return the subtitles with each translation in the place of its cue.

    A translation is broken into at most two lines, or as many as the cue had. In a language that is
    written from right to left, a line gets the invisible marks without which players put its
    punctuation on the wrong side. A text can end no cue. Without another text the result is the
    file, byte for byte.
    """
    from dragoman.sources.subtitles import write

    return write.rebuild_subtitles(document, texts, language)
