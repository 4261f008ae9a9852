"""How good suggestions are, on real histories, against msgmerge and pot2po.

    python benchmarks/quality.py OLD NEW [NEWER…]

Each argument is a folder that holds the same catalogues at a later time, oldest first, or a
requirement as ``django==4.2`` whose PO files pip fetches (nothing of them is kept). Catalogues are
paired by their path. Where one version of a catalogue follows another, each message of the newer
one that the older one lacks is a *change*, and what translators wrote for it in the newest version
is the *truth*. A translation is *useful* if at least half of it can be kept to reach the truth (by
Levenshtein's distance). The oracle chooses the old translation nearest to the truth.

found      useful suggestions, of the changes where the oracle has a useful one
precision  useful suggestions, of all suggestions
effort     letters that useful suggestions spare the translator, of those the oracle spares

The thresholds of the matcher were chosen on these, pooled: the manual pages of dpkg 1.20 to 1.23,
util-linux 2.38 and 2.41, xz 5.2 to 5.8 and procps 4.0.2 and 4.0.4 and the class reference of Godot
3.6 and 4.6 (Debian's source packages), the manuals of Ansible 2.12 to 2.14 and Horizon 16 to 23,
and Django 1.11 to 5.2 (PyPI). On histories of another kind the figures may well differ.

On others, that no threshold was chosen on (all languages, Debian's source packages; found,
precision, effort): the installation guide of Debian 11 to 13, 2,063 changes, 98, 94, 108 (msgmerge
98, 91, 106); devscripts 2.21 to 2.25, 1,338 changes, 97, 97, 107 (98, 95, 100); apt 2.2, 2.6 and
3.3, 1,812 changes, half of them of short strings, 81, 84, 104 (84, 77, 102); shadow 4.8 to 4.17,
335 changes of error messages, 76, 65, 83 (82, 57, 90); debian-edu-doc 2.11 and 2.12, 337 changes of
which 57 had anything useful, 65, 75, 102 (72, 37, 103).
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from dragoman.errors import CatalogError
from dragoman.matching.match import CERTAIN, match
from dragoman.po import Block, Catalog, dump, read
from dragoman.po.edit import write_message

USEFUL = 0.5
Key = tuple[str | None, str]


class Step(NamedTuple):
    """One refresh of one catalogue."""

    old: Catalog
    template: tuple[Block, ...]
    truth: dict[Key, str]
    """What translators wrote in the end, of the changes only."""


@dataclass
class Score:
    """Counts of one matcher."""

    useful: int = 0
    found: int = 0
    suggested: int = 0
    good: int = 0
    spared: int = 0
    sparable: int = 0

    def __str__(self) -> str:
        found = 100 * self.found / max(1, self.useful)
        precision = 100 * self.good / max(1, self.suggested)
        effort = 100 * self.spared / max(1, self.sparable)
        return f"found {found:.1f}%, precision {precision:.1f}%, effort saved {effort:.1f}%"


def ours(step: Step) -> dict[Key, str]:
    """Give dragoman's suggestions."""
    found = match(step.old.blocks, step.template)
    pairs = zip(step.template, found, strict=True)
    return {new.key: got.msgstr[0] for new, got in pairs if got and got.how not in CERTAIN}


def by_tool(step: Step, command: Callable[[str, str, str], list[str]]) -> dict[Key, str]:
    """Give the suggestions of another program: what is fuzzy in its output."""
    with tempfile.TemporaryDirectory() as name:
        old, new, out = (Path(name) / part for part in ("old.po", "new.pot", "out.po"))
        old.write_bytes(dump(step.old))
        template = Catalog("", step.old.head, step.template)
        new.write_bytes(dump(template))
        subprocess.run(command(str(old), str(new), str(out)), capture_output=True, check=False)
        try:
            blocks = read(out).blocks
        except CatalogError:
            return {}
    return {block.key: block.msgstr[0] for block in blocks if block.fuzzy and not block.obsolete}


def msgmerge(step: Step) -> dict[Key, str]:
    """Give msgmerge's suggestions."""
    return by_tool(
        step, lambda old, new, out: ["msgmerge", "-q", "--previous", "-o", out, old, new]
    )


def pot2po(step: Step) -> dict[Key, str]:
    """Give pot2po's suggestions."""
    tool = str(Path(sys.executable).with_name("pot2po"))
    return by_tool(step, lambda old, new, out: [tool, "--progress=none", "-t", old, new, out])


MATCHERS = {"dragoman": ours, "msgmerge": msgmerge, "pot2po": pot2po}


def judge(score: Score, step: Step, suggestions: dict[Key, str]) -> None:
    """Count the suggestions of one step, against the truth and the oracle."""
    texts = list({b.msgstr[0] for b in step.old.blocks if b.msgstr[0] and not b.fuzzy})
    for key, truth in step.truth.items():
        best = process.extractOne(truth, texts, scorer=Levenshtein.normalized_similarity)
        possible = best is not None and best[1] >= USEFUL
        if best is not None and possible:
            score.useful += 1
            score.sparable += spared(best[0], truth)
        offered = suggestions.get(key)
        if offered:
            score.suggested += 1
            if Levenshtein.normalized_similarity(offered, truth) >= USEFUL:
                score.good += 1
                score.found += possible
                score.spared += spared(offered, truth)


def spared(offered: str, truth: str) -> int:
    """Count the letters that need not be typed."""
    return max(0, len(truth) - Levenshtein.distance(offered, truth))


def steps(folders: list[Path]) -> Iterator[Step]:
    """Give every refresh of every catalogue that stands in two folders or more."""
    paths = sorted({p.relative_to(f).as_posix() for f in folders for p in f.rglob("*.po")})
    for path in paths:
        history = [catalog for f in folders if (catalog := readable(f / path)) is not None]
        for number, (old, new) in enumerate(pairwise(history), start=1):
            written_later = [block for later in history[number:] for block in later.blocks]
            final = {b.key: b.msgstr[0] for b in written_later if b.msgstr[0] and not b.fuzzy}
            known = {block.key for block in old.blocks}
            template = [b for b in new.blocks if not b.obsolete]
            truth = {b.key: final[b.key] for b in template if b.key in final.keys() - known}
            if truth:
                blocks = tuple(write_message(b.context, b.msgid) for b in template)
                yield Step(old, blocks, truth)


def readable(path: Path) -> Catalog | None:
    """Read a catalogue, if it is there and whole."""
    try:
        return read(path)
    except CatalogError:
        return None


def fetched(requirement: str, folder: Path) -> Path:
    """Fetch a distribution by pip, and unpack its catalogues."""
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
    with tarfile.open(archive) as packed_too:
        members = [m for m in packed_too.getmembers() if m.name.endswith(".po")]
        packed_too.extractall(target, members, filter="data")
    return next(path for path in target.iterdir() if path.is_dir())


def main(arguments: list[str]) -> None:
    """Judge all matchers on the histories given."""
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    with tempfile.TemporaryDirectory() as name:
        folders = [fetched(a, Path(name)) if "==" in a else Path(a) for a in arguments]
        scores = {matcher: Score() for matcher in MATCHERS}
        changes = 0
        for step in steps(folders):
            changes += len(step.truth)
            for matcher, suggest in MATCHERS.items():
                judge(scores[matcher], step, suggest(step))
    print(f"{changes} changed messages")
    for matcher, score in scores.items():
        print(f"{matcher:>10}: {score}")


if __name__ == "__main__":
    main(sys.argv[1:])
