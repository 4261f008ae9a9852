"""How much processor time `dragoman draft` itself takes, with machines that answer at once.

Usage: python benchmarks/drafts.py [MESSAGES]

- MESSAGES (1,000) by each interface, by the clock, in seconds: at most 5;
- eight times as many against them: 8 where the time grows with the length, 64 where with its
  square; at most 9 is wanted.

The servers are in this process.
"""

from __future__ import annotations

import itertools
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from _report import Cost, Result, finish, time_process, write_number

from helpers import draft_servers

LIMIT = 5.0
"""In seconds, for 1,000 messages."""
TIMES, GROWTH = 8, 9.0
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


def run(root: Path, *arguments: str) -> Cost:
    """Run dragoman, and return what that cost."""
    command = [sys.executable, "-m", "dragoman", *arguments, "-C", str(root), "-q"]
    return time_process(command, environment={"XDG_CACHE_HOME": str(root.parent / "cache")})


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


def measure(kind: str, messages: int) -> Cost:
    """Return what it costs to draft so many messages."""
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
            run(root, "update")
            return run(root, "draft", "-l", "fa", "--engine", kind)


def main(messages: int = 1000) -> int:
    """Measure each interface; return 1 where a target is missed, else 0."""
    results, shorter = [], 0.0
    for kind in ("libretranslate", "command", "openai"):
        cost = min((measure(kind, messages) for _ in range(3)), key=lambda each: each.clock)
        shorter = cost.processor
        limit = LIMIT if messages == 1000 else None
        detail = f"{write_number(cost.processor)} s of the processor"
        task = f"draft {messages:,} messages by {kind}"
        results.append(Result(task, cost.clock, limit, "", "seconds, clock", detail))
    longer = measure("openai", TIMES * messages).processor
    task = f"draft {TIMES} times as many"
    results.append(Result(task, longer / shorter, GROWTH, "", "growth"))
    return finish(results)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
