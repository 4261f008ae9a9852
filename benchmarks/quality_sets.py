"""The histories that ``quality.py`` judges: catalogues of documents at several commits, or others.

``HISTORIES`` are public. No weight of the matcher was chosen on them. They lie in a folder that git
ignores, and are fetched once. What cannot be fetched is said, and left out. Nothing of them is in
this repository.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bitext_fetch import Place, fetch_all

from dragoman.errors import CatalogError
from dragoman.po import Block, Catalog, read
from dragoman.po.edit import write_message

FOLDER = Path(__file__).parents[1] / "tests" / ".fetched" / "quality"
Key = tuple[str | None, str]
"""The msgctxt and the msgid of a message."""


class Step(NamedTuple):
    """One refresh of one catalogue."""

    old: Catalog
    template: tuple[Block, ...]
    truth: dict[Key, str]
    """What translators wrote in the end, for the changes only."""


class History(NamedTuple):
    """A folder of catalogues in a public repository, at several times."""

    address: str
    folder: str
    commits: tuple[str, ...]
    """The oldest first."""


HISTORIES = {
    "xubuntu": History(
        "https://github.com/Xubuntu/xubuntu-docs",
        "contributor-docs/po",
        (
            "fb5a531d6711f9967b595649569752ec932385d5",
            "5a69bf24b8e8999aa10f932dd942d0f3e4d2bb55",
            "a07fcee2f3d3b3b91aff5b44d00502e9ba6032c7",
        ),
    ),
    "gnome-guidelines": History(
        "https://github.com/GNOME/gnome-devel-docs",
        "hig",
        (
            "67b86304b4906102b376386e94523ce0ce26e688",
            "99c1f27c78ae857c5de82cbd6d3cee2f962328e6",
        ),
    ),
    "po4a": History(
        "https://github.com/mquinson/po4a",
        "po/pod",
        (
            "ac30d2447f61d9ed99acb9721585dee2fe543b8c",
            "7969d286155bfb8ab510be4749a52d5c683c3eee",
            "7cc8e1f9f6712bbff124b58006cc0e46a170598a",
        ),
    ),
    "shadow": History(
        "https://github.com/shadow-maint/shadow",
        "man/po",
        (
            "a73d4aee753a09b8a4a074df26e06edc7e243d16",
            "04592e4cc73541257a54071a29df92efcb54ea20",
            "1995a05ce99f5164e1b3b2d194c4ef8ddf05be97",
        ),
    ),
    "python-tutorial": History(
        "https://github.com/python/python-docs-es",
        "tutorial",
        (
            "ad7bc7deb71f88b7ad50252b7c618dc8a6927233",
            "122f56328eafbee9f2ddfe1f072721d98528cbac",
            "010c22946db2a667c7ac423f3665a83f34ac72e0",
        ),
    ),
}
"""By the name of its folders, each with the number of a commit behind it."""


def fetch_histories(folder: Path = FOLDER) -> tuple[dict[str, list[Path]], list[str]]:
    """Fetch what is not there yet.

    Return the folders of each history that is there at two times or more, by its name, and a
    sentence for each folder that cannot be had.
    """
    places = {
        f"{name}-{number}": Place(history.address, commit, (history.folder,))
        for name, history in HISTORIES.items()
        for number, commit in enumerate(history.commits)
    }
    left_out = fetch_all(folder, places)
    found = {
        name: [each for each in (folder / f"{name}-{n}" for n in range(9)) if each.is_dir()]
        for name in HISTORIES
    }
    return {name: each for name, each in found.items() if len(each) > 1}, left_out


def list_steps(folders: Sequence[Path], most: int | None = None) -> Iterator[Step]:
    """Yield every refresh of every catalogue that is in two folders or more.

    With ``most``, only of the first so many.
    """
    paths = sorted({p.relative_to(f).as_posix() for f in folders for p in f.rglob("*.po")})[:most]
    for path in paths:
        history = [catalog for f in folders if (catalog := read_if_whole(f / path)) is not None]
        for number, (old, new) in enumerate(pairwise(history), start=1):
            written_later = [block for later in history[number:] for block in later.blocks]
            final = {b.key: b.msgstr[0] for b in written_later if b.msgstr[0] and not b.fuzzy}
            added = final.keys() - {block.key for block in old.blocks}
            template = [b for b in new.blocks if not b.obsolete]
            truth = {b.key: final[b.key] for b in template if b.key in added}
            if truth:
                blocks = tuple(write_message(b.context, b.msgid) for b in template)
                yield Step(old, blocks, truth)


def read_if_whole(path: Path) -> Catalog | None:
    """Read a catalogue; None where it is not there or not whole."""
    try:
        return read(path)
    except CatalogError:
        return None


def fetch(requirement: str, folder: Path) -> Path:
    """Fetch a distribution by pip, and unpack its catalogues; return the folder of them."""
    target = folder / requirement.replace("==", "-")
    target.mkdir()
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(target)]
    subprocess.run([*pip, requirement], check=True)
    (archive,) = target.iterdir()
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as packed:
            for member in packed.namelist():
                if member.endswith(".po"):
                    packed.extract(member, target)
        return target
    with tarfile.open(archive) as packed_files:
        members = [m for m in packed_files.getmembers() if m.name.endswith(".po")]
        packed_files.extractall(target, members, filter="data")
    return next(path for path in target.iterdir() if path.is_dir())
