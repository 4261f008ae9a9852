"""How much processor time `dragoman draft` itself takes, with machines that answer at once.

Usage: python benchmarks/drafts.py [MESSAGES]

- MESSAGES (1,000) by each interface, as seconds of the whole process, and against `dragoman update`
  of the same catalogue;
- eight times as many against them: 8 where the time grows with the length, 64 where with its
  square.

The servers are in this process, whose time is not counted.
"""

from __future__ import annotations

import itertools
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from helpers import draft_servers

WORDS = ("ما", "نام", "دوستان", "را", "فراموش", "نمی‌کنیم", "و", "همیشه", "به", "یاد")
PROGRAM = """\
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    text = " ".join(["متن"] + ["نام", "دوستان"] * 4)
    print(json.dumps({"id": asked["id"], "translation": text + "."}), flush=True)
"""


def translate(fields: dict[str, Any]) -> str:
    """Return Persian words in the place of those of a text."""
    words = itertools.cycle(WORDS)
    return re.sub(r"[^\W\d_]+", lambda _: next(words), fields["text"])


def name(number: int) -> str:
    """Return a number as letters, for no rule to compare."""
    return "".join(chr(97 + int(digit)) for digit in f"{number:06}")


def run(root: Path, *arguments: str) -> float:
    """Run dragoman, and return the seconds that the processor spent on it and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "dragoman", *arguments, "-C", str(root), "-q"],
        check=True,
        env={**os.environ, "XDG_CACHE_HOME": str(root.parent / "cache")},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@contextmanager
def engine(kind: str, root: Path) -> Iterator[str]:
    """Yield the settings of an engine that answers at once."""
    if kind == "command":
        program = root.parent / "translator.py"
        program.write_text(PROGRAM, encoding="utf-8")
        yield f'command = ["{sys.executable}", "{program}"]'
        return
    reply = draft_servers.chat if kind == "openai" else draft_servers.libretranslate
    with draft_servers.serve(reply(translate)) as stub:
        yield f'url = "{stub.url}"\nmodel = "m"'


def measure(kind: str, messages: int) -> tuple[float, float]:
    """Return the seconds of `update` and of `draft` for so many messages."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        (root / "source").mkdir(parents=True)
        texts = (f"Paragraph {name(n)} speaks of the people and their names." for n in
                 range(messages))  # fmt: skip
        (root / "source" / "letter.txt").write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        with engine(kind, root) as settings:
            (root / "dragoman.toml").write_text(
                f'languages = ["fa"]\n[draft]\n{settings}\n', encoding="utf-8"
            )
            updated = run(root, "update")
            return updated, run(root, "draft", "-l", "fa", "--engine", kind)


def main() -> None:
    """Measure each interface, and print a line for each."""
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for kind in ("openai", "libretranslate", "command"):
        updated, drafted = measure(kind, messages)
        print(f"{kind}: {messages} messages {drafted:.1f} s, {drafted / updated:.1f} × update")
    _, longer = measure("openai", 8 * messages)
    _, shorter = measure("openai", messages)
    print(f"openai: 8 times as many {longer / shorter:.1f} × the time")


if __name__ == "__main__":
    main()
