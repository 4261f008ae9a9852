"""How well finished translations are aligned with their sources, beside hunalign.

    python benchmarks/bitext.py [SEEDS [FOLDER]]

The texts are public ones, each as it was at one commit: articles, declarations of human rights,
catalogues of a handbook and of a page, subtitles, and German and French alpine texts that were
aligned by hand (``bitext_fetch.PLACES``). They are fetched into FOLDER, which git ignores, and only
once; what cannot be fetched is said and left out. The last tables are made from a number.
``hunalign`` is found on the PATH, or in the environment as HUNALIGN. It gets no dictionary, and
``-realign``. No registry of packages has it.

F1 is strict: only a whole bead is right, and what has no partner counts as a bead too. *Sure* is
how many of the sure beads are right, and how many of the beads are sure. *Said .9* is how many of
the beads with a confidence of .9 and more are right.

The weights were chosen on articles in Persian and Arabic and declarations in Persian, Chinese and
Russian, disturbed with other seeds than those below, and on the alpine texts of 1957. The curve
of the confidence was fitted on the same, on declarations in Arabic, and on articles beside
translations of other articles. It was tried on declarations in German, Hebrew, Hindi and Japanese,
and on articles in Spanish. All other languages, the alpine texts of 1989, the catalogues and the
subtitles were only measured. *Wide* are disturbed texts with beads of up to five paragraphs to one.
Subtitles *with their times* are never exchanged: what is shown later is later in both files.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import corpus
from _report import Result, finish
from bitext_catalogs import CATALOGS, list_catalogs, list_subtitles
from bitext_fetch import FOLDER, fetch_all
from bitext_sets import (
    TIMED_WAYS,
    UDHR_NAMES,
    WAYS,
    WIDE_WAYS,
    Document,
    Pair,
    disturb,
    leave_text,
    leave_times,
    list_alpine,
    list_articles,
    list_declarations,
    list_real_articles,
)

from dragoman.bitext import Bead, TextBlock, align_texts

Aligner = Callable[[Document], Sequence[Bead]]
TARGETS = {0.15: 0.95, 0.3: 0.88}
ALPINE, REAL = 0.85, 0.98
ARTICLES = ("ar", "fa", "es", "fr", "hi", "id", "sw", "tr")
DECLARATIONS = ("ar", "fa", *(code for code in UDHR_NAMES if code not in ("ar", "fa", "en")))
FEW = 3
"""How many times as often short texts are disturbed."""


@dataclass
class Score:
    """What was counted for one aligner on one set."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    pairs: int = 0
    sure: int = 0
    sure_right: int = 0
    said: int = 0
    said_right: int = 0

    @property
    def f1(self) -> float:
        """The strict F1."""
        return 2 * self.right / max(1, self.found + self.wanted)

    def add(self, beads: Sequence[Bead], truth: frozenset[Pair]) -> None:
        """Count the beads of one document."""
        self.found += len(beads)
        self.wanted += len(truth)
        for bead in beads:
            right = (bead.source, bead.target) in truth
            self.right += right
            if bead.source and bead.target:
                self.pairs += 1
                self.sure += bead.sure
                self.sure_right += bead.sure and right
                self.said += bead.confidence >= 0.9
                self.said_right += bead.confidence >= 0.9 and right

    def __str__(self) -> str:
        sure = f"{self.sure_right / max(1, self.sure):.3f} of {self.sure / max(1, self.pairs):.2f}"
        return f"sure {sure}, said .9 {self.said_right / max(1, self.said):.3f}"


def align_ours(document: Document) -> Sequence[Bead]:
    """Align by dragoman."""
    return align_texts(document.source, document.target, document.languages)


def align_by_hunalign(program: str, document: Document) -> list[Bead]:
    """Align by hunalign, whose ladder has a line where a bead begins."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, side in (("source", document.source), ("target", document.target)):
            lines = (re.sub(r"([^\w\s])", r" \1 ", " ".join(b.text.split())) or "-" for b in side)
            (folder / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / "dictionary").touch()
        files = [str(folder / each) for each in ("dictionary", "source", "target")]
        command = [program, "-utf", "-realign", *files]
        ladder = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rungs = [tuple(map(int, line.split("\t")[:2])) for line in ladder.splitlines() if "\t" in line]
    beads: list[Bead] = []
    for (i, j), (after, behind) in pairwise(rungs):
        source, target = tuple(range(i, after)), tuple(range(j, behind))
        if source and target:
            beads.append(Bead(source, target, 0.0))
        else:
            beads += [Bead((k,), (), 0.0) for k in source] + [Bead((), (k,), 0.0) for k in target]
    return beads


def judge(aligners: dict[str, Aligner], documents: Iterable[Document]) -> dict[str, Score]:
    """Align all documents by all aligners."""
    scores = {name: Score() for name in aligners}
    for document in documents:
        for name, align in aligners.items():
            scores[name].add(align(document), document.truth)
    return scores


def list_scores(
    name: str, target: float, scores: dict[str, Score], group: str = ""
) -> Iterator[Result]:
    """Yield the result of a set, if there are texts of it."""
    ours, *peers = scores.values()
    if ours.wanted:
        beside = f"; hunalign {peers[0].f1:.3f}" if peers else ""
        detail = f"{ours}{beside}"
        f1 = ours.f1
        yield Result(name, f1, target, measure="F1", detail=detail, at_least=True, group=group)


def disturb_all(
    documents: Sequence[Document],
    share: float,
    seeds: int,
    strangers: Sequence[TextBlock],
    ways: Sequence[str],
) -> Iterable[Document]:
    """Yield documents, disturbed once for each seed: as text, or with times if these are kept."""
    leave = leave_times if ways is TIMED_WAYS else leave_text
    for seed in range(seeds):
        for document in documents:
            others = [b for other in documents if other is not document for b in other.target]
            name = f"{seed} {document.name} {share}"
            found = disturb(document, others or strangers, share, name, ways)
            yield Document(
                found.name,
                found.languages,
                leave(found.source),
                leave(found.target),
                found.truth,
            )


def judge_disturbed(
    name: str,
    documents: Sequence[Document],
    aligners: dict[str, Aligner],
    seeds: int,
    strangers: Sequence[TextBlock] = (),
) -> Iterator[Result]:
    """Yield how documents are aligned that were disturbed, a little and more."""
    strangers = strangers or [block for document in documents for block in document.target]
    for share, target in TARGETS.items():
        for kind, ways in (("", WAYS), (", wide", WIDE_WAYS)):
            scores = judge(aligners, disturb_all(documents, share, seeds, strangers, ways))
            how = f"{share:.0%} disturbed{kind}"
            group = f"{name.partition(' ')[0]}, {how}"
            yield from list_scores(f"{name}, {how}", target, scores, group)


def judge_sets(folder: Path, aligners: dict[str, Aligner], seeds: int) -> Iterator[Result]:
    """Yield the results of articles, declarations, catalogues and subtitles."""
    strangers = {}
    for language in ARTICLES:
        articles = list(list_articles(folder / "opensource.guide", language))
        strangers[language] = [b for document in articles for b in document.target]
        yield from judge_disturbed(f"articles {language}", articles, aligners, seeds)
    for language in DECLARATIONS:
        texts = list(list_declarations(folder / "udhr", language))
        others = strangers.get(language, ())
        yield from judge_disturbed(f"declaration {language}", texts, aligners, FEW * seeds, others)
    for name, languages in CATALOGS.items():
        for language in languages:
            texts = list(list_catalogs(folder, name, language))
            yield from judge_disturbed(f"{name} {language}", texts, aligners, FEW * seeds)
    texts = list(list_subtitles(folder))
    yield from judge_disturbed("subtitles without their times", texts, aligners, FEW * seeds)
    for share, target in TARGETS.items():
        documents = disturb_all(texts, share, FEW * seeds, (), TIMED_WAYS)
        name = f"subtitles with their times, {share:.0%} disturbed"
        yield from list_scores(name, target, judge(aligners, documents))


def judge_real(folder: Path) -> Iterator[Result]:
    """Yield how real articles are paired with their translations, blocks as they are, and as text.

    A picture is no paragraph of a text, so those are left out there.
    """
    for language in ARTICLES:
        for is_text in (False, True):
            right = wrong = known = 0
            for document in list_real_articles(folder / "opensource.guide", language):
                if is_text:
                    document = leave_paragraphs(document)
                where = {i: bead for bead in align_ours(document) for i in bead.source}
                for (source,), (target,) in document.truth:
                    bead = where[source]
                    known += 1
                    right += target in bead.target
                    wrong += bead.sure and target not in bead.target
            if known:
                group = f"real articles{', as text' if is_text else ''}"
                name = f"{group}, {language}, {known} pairs"
                share, measure = right / known, "share of pairs right"
                yield Result(name, share, REAL, measure=measure, at_least=True, group=group)
                yield Result(name, wrong, 0, measure="wrong ones that are sure", group=group)


def leave_paragraphs(document: Document) -> Document:
    """Return a document as plain text, without the paragraphs that are only a picture."""
    sides = (document.source, document.target)
    kept = [
        [at for at, block in enumerate(side) if block.described < len(block.text)] for side in sides
    ]
    places = [{at: place for place, at in enumerate(side)} for side in kept]
    truth = {
        ((places[0][i],), (places[1][j],))
        for (i,), (j,) in document.truth
        if i in places[0] and j in places[1]
    }
    source, target = (
        leave_text([side[at] for at in own]) for side, own in zip(sides, kept, strict=True)
    )
    return Document(document.name, document.languages, source, target, frozenset(truth))


def measure_speed(count: int, target: float) -> Result:
    """Return how long a made text of so many paragraphs takes, in seconds."""
    texts = corpus.make_texts(count)
    source = [TextBlock(text) for at, text in enumerate(texts) if at % 20 != 3]
    translation = [TextBlock(corpus.translate(t)) for at, t in enumerate(texts) if at % 17 != 5]
    start = time.process_time()
    align_texts(source, translation, ("en", "fa"))
    seconds = time.process_time() - start
    name = f"{count:,} × {count:,} paragraphs"
    return Result(name, seconds, target, measure="seconds of the processor")


def measure_memory(count: int) -> float:
    """Return the most memory that a made text of so many paragraphs takes, in MB."""
    texts = corpus.make_texts(count)
    source = [TextBlock(text) for text in texts]
    translation = [TextBlock(corpus.translate(text)) for text in texts]
    tracemalloc.start()
    align_texts(source, translation, ("en", "fa"))
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return most


def main(seeds: str = "1", folder: str = "") -> int:
    """Judge all sets; return 1 where a target is missed, else 0."""
    root = Path(folder) if folder else FOLDER
    print(*fetch_all(root), sep="\n")
    aligners: dict[str, Aligner] = {"dragoman": align_ours}
    program = os.environ.get("HUNALIGN") or shutil.which("hunalign")
    if program:
        aligners["hunalign"] = lambda document: align_by_hunalign(program, document)
    results = list(judge_sets(root, aligners, int(seeds)))
    alpine = judge(aligners, list_alpine(root / "Bleualign"))
    results += list_scores("sentences of alpine texts", ALPINE, alpine)
    results += judge_real(root)
    results += [measure_speed(300, 2), measure_speed(10_000, 60)]
    less, more = (measure_memory(count) for count in (500, 2000))
    detail = f"{more:.0f} MB, {less:.0f} MB"
    results.append(Result("memory, 2,000 beside 500", more / less, measure="growth", detail=detail))
    return finish(results)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
