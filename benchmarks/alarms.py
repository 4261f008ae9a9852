"""How many messages of professional translators ``dragoman check`` finds fault with.

    python benchmarks/alarms.py [FOLDER [LANGUAGE…]]

The texts are news (NTREX-128: 1,997 sentences of 123 texts, in each language) and texts about
health (TICO-19: 3,071 sentences, in most of the languages; not in French, where many of them lie
beside the translation of another sentence). They are fetched into FOLDER
(``tests/.fetched/alarms``), which git ignores; nothing of them is in this repository. What cannot
be fetched is said, and left out.

Each news text is a document of its own, and the texts about health are one. ``check`` runs as a
user runs it. Every message with an error or a warning counts as a false alarm, although
translators do make mistakes: the true share is lower. Hints do not count. The targets are for what
is wrong after somebody has read it, 0.1 per cent for errors, and for warnings 0.3 (Persian, Arabic)
and 1: so no figure here has one, and what was read is in ``docs/checks.md``. The rules that alarm
are listed on stderr, the most frequent first; with ``ALARMS=FILE`` in the environment, the findings
themselves are written to this file, to be read.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from _report import Result, finish
from bitext_fetch import Place, fetch_all

from dragoman import po
from dragoman.exchanges import tmx
from dragoman.po.edit import write_message

FOLDER = Path(__file__).parents[1] / "tests" / ".fetched" / "alarms"
PLACES = {
    "ntrex": Place(
        "https://github.com/MicrosoftTranslator/NTREX",
        "8561f6a622db9edad1217683e5c83daefd8bb2bf",
        ("NTREX-128", "DOCUMENT_IDS.tsv"),
    ),
    "tico": Place(
        "https://github.com/tico-19/tico-19.github.io",
        "d97615f9cffa28ec7de571e00fbd513e5a1c7fc7",
        ("data/TM",),
    ),
}
"""By the name of the folder."""
CODES = {
    "fa": ("fas", "fa"), "ar": ("arb", "ar"), "fr": ("fra", ""), "de": ("deu", ""),
    "ru": ("rus", "ru"), "he": ("heb", ""), "ur": ("urd", "ur"), "ckb": ("ckb-Arab", "ckb"),
    "zh": ("zho-CN", "zh"), "ja": ("jpn", ""), "hi": ("hin", "hi"),
}  # fmt: skip
"""By language, what NTREX and TICO call it; "" where TICO has none."""
Documents = dict[str, dict[str, str]]
"""By the name of a document, its sentences with their translations."""
Finding = dict[str, Any]
"""A finding, as ``check --format json`` writes it."""
Checked = Sequence[tuple[int, list[Finding]]]
"""For each set of texts, how many messages it has, and the findings."""
DRAGOMAN = [sys.executable, "-m", "dragoman"]


def read_news(folder: Path, code: str) -> Documents:
    """Read the texts of NTREX, each a document; {} where they are not there."""
    parts = "src.eng", f"ref.{code}"
    texts = [folder / "NTREX-128" / f"newstest2019-{part}.txt" for part in parts]
    names = folder / "DOCUMENT_IDS.tsv"
    if not all(path.is_file() for path in (*texts, names)):
        return {}
    documents: Documents = defaultdict(dict)
    lines = (path.read_text(encoding="utf-8").splitlines() for path in (names, *texts))
    for name, source, translation in zip(*lines, strict=True):
        document = documents[f"news-{name}".replace(".", "-")]
        document[" ".join(source.split())] = " ".join(translation.split())
    return documents


def read_health(folder: Path, code: str) -> Documents:
    """Read the texts of TICO as one document; {} where they are not there."""
    path = folder / "data" / "TM" / f"all.en-{code}.tmx.zip"
    if not code or not path.is_file():
        return {}
    with zipfile.ZipFile(path) as packed:
        name = next(each for each in packed.namelist() if Path(each).name.startswith("all."))
        units = tmx.read_memory(packed.read(name), name)
        texts = ([" ".join(text.split()) for text in unit.texts] for unit in units)
        return {"health": {source: translation for source, translation, *_ in texts if source}}


def check_documents(documents: Documents, language: str) -> tuple[int, list[Finding]]:
    """Check translations in a project of their own; return how many, and the findings."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "dragoman.toml").write_text(f'languages = ["{language}"]\n', encoding="utf-8")
        (root / "source").mkdir()
        for document, pairs in documents.items():
            text = "\n\n".join(pairs) + "\n"
            (root / "source" / f"{document}.txt").write_text(text, encoding="utf-8")
        run_dragoman(root, "extract", "-q")
        run_dragoman(root, "update", "-q")
        catalogs = root / "locale" / language / "LC_MESSAGES"
        messages = sum(
            translate_catalog(catalogs / f"{document}.po", pairs)
            for document, pairs in documents.items()
        )
        report = run_dragoman(root, "check", "-q", "--format", "json", codes=(0, 1))
    return messages, json.loads(report)["findings"]


def run_dragoman(root: Path, *command: str, codes: Sequence[int] = (0,)) -> str:
    """Run a command on a project; return what it printed. Any other code ends the benchmark."""
    argv = [*DRAGOMAN, *command, "-C", str(root)]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    if done.returncode not in codes:
        raise SystemExit(f"dragoman {command[0]} failed: {done.stderr}")
    return done.stdout


def translate_catalog(path: Path, pairs: Mapping[str, str]) -> int:
    """Put the translations into a catalogue; return how many messages have one."""
    catalog = po.read(path)
    blocks = [write_message(None, each.msgid, pairs.get(each.msgid, "")) for each in catalog.blocks]
    path.write_bytes(po.dump(po.Catalog("", catalog.head, tuple(blocks))))
    return sum(1 for block in blocks if block.msgstr[0])


def count_alarms(findings: Sequence[Finding], severity: str) -> int:
    """Count the messages that have a finding of a severity."""
    return len({(f["document"], f["msgid"]) for f in findings if f["severity"] == severity})


def judge_language(language: str, checked: Checked) -> Iterator[Result]:
    """Yield the shares of the messages of a language that have an error, and a warning."""
    messages = sum(count for count, _ in checked)
    found = [finding for _, findings in checked for finding in findings]
    for severity in ("error", "warning"):
        count = count_alarms(found, severity)
        share = 100 * count / messages
        task = f"{language}: messages with {severity}s"
        yield Result(task, share, None, "", "per cent", f"{count:,} of {messages:,}")
        rules = Counter(each["id"] for each in found if each["severity"] == severity)
        listed = ", ".join(f"{rule} {number}" for rule, number in rules.most_common())
        print(f"{language}, {severity}s: {listed or 'none'}", file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Check all texts; return 0, because nobody has read yet what is wrong."""
    folder = Path(arguments[0]) if arguments else FOLDER
    for sentence in fetch_all(folder, PLACES):
        print(sentence, file=sys.stderr)
    results: list[Result] = []
    kept: list[Finding] = []
    for language in arguments[1:] or CODES:
        news, health = CODES[language]
        sets = read_news(folder / "ntrex", news), read_health(folder / "tico", health)
        checked = [check_documents(documents, language) for documents in sets if documents]
        kept += [finding for _, findings in checked for finding in findings]
        results += judge_language(language, checked) if checked else [report_absence(language)]
    if path := os.environ.get("ALARMS"):
        Path(path).write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    return finish(results)


def report_absence(language: str) -> Result:
    """Return the result of a language whose texts are not there."""
    return Result(f"{language}: messages", None, None, "", "per cent", "the texts are not there")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
