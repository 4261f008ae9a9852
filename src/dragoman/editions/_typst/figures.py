"""Pictures as data of the Typst templates."""

from __future__ import annotations

from dragoman.editions._common import describe_picture, join_descriptions
from dragoman.editions._typst.inline import make_runs
from dragoman.editions._typst.shapes import FigureShape, PictureShape
from dragoman.model import Edition, Figure, Picture

PICTURES = "pictures"
"""The folder of the pictures, beside the templates."""


def name_picture_file(name: str, picture: Picture) -> str:
    """Return the name of the file that Typst reads a picture from."""
    return f"{name}{picture.suffix}"


def make_pictures(edition: Edition) -> dict[str, PictureShape]:
    """Return what the templates get to know of each picture, by its name."""
    return {
        name: {
            "file": f"/{PICTURES}/{name_picture_file(name, picture)}",
            "size": [picture.width, picture.height],
            "in_line": picture.is_small,
        }
        for name, picture in edition.pictures.items()
    }


def make_figure(figure: Figure) -> FigureShape:
    """Return a picture that all languages share, with its descriptions."""
    joined = join_descriptions(figure)
    first = next(span for span in figure.spans if span)
    return {
        "all": make_runs((describe_picture(first, joined),), lambda _: []),
        "each": [make_runs((span or first,), lambda _: []) for span in figure.spans],
    }
