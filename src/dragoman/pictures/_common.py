"""What the formats of pictures share."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.errors import DragomanError

LOST_PROFILE = "the picture's own colour profile is left out, so its colours may look different"


class PictureError(DragomanError):
    """A picture that cannot be cleaned, so that it must not be put into an edition."""


class UnreadPictureError(PictureError):
    """A picture whose file the system does not give. That may be over when it is read again."""


class CleanPicture(NamedTuple):
    """A picture that says nothing about people."""

    data: bytes
    media_type: str
    """For example "image/png"."""
    orientation: int = 1
    """How the pixels have to be turned to be seen upright, as EXIF numbers it: 1 not at all, 3 by
    half a turn, 6 by a quarter to the right, 8 by a quarter to the left, the others mirrored. The
    data says it, too, but not every program looks there."""
    remarks: tuple[str, ...] = ()
    """What a reader may see of the cleaning, each a sentence without a full stop."""


def damaged(what: str) -> PictureError:
    """Return the error for a picture that does not hold what its format demands."""
    return PictureError(f"the picture is damaged ({what}); export it again")


class Cursor:
    """Reads bytes one part after the other, and never beyond their end."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self.data = data
        self.position = position

    @property
    def left(self) -> int:
        """How many bytes are not read yet."""
        return len(self.data) - self.position

    def take(self, size: int) -> bytes:
        """Read so many bytes. Raises PictureError where there are fewer."""
        if size > self.left:
            raise damaged("it ends too early")
        self.position += size
        return self.data[self.position - size : self.position]

    def take_number(self, size: int, *, little: bool = False) -> int:
        """Read a number of so many bytes, the highest byte first, or with ``little`` last."""
        return int.from_bytes(self.take(size), "little" if little else "big")
