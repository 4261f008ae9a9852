"""One letter in five formats: the messages are the same, and a translation of one fills the rest.

The letter is ours; pandoc makes the other formats of it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

from dragoman.model import MessageKey
from dragoman.sources import read
from helpers.command_line import run
from helpers.pictures import make_png
from helpers.tools import missing

FORMATS = ("html", "docx", "odt", "epub")
LETTER = """# What happened

A *short* letter with **strong words**, ***both at once***, ~~a mistake~~ and `some code`. See
[the page](https://example.org/a%20b?x=1&y=2), [a place](https://example.org/a_(b)), or
<https://example.org/plain>.

## How it began

First line of an address\\
second line of it.

> They wrote: “We will not leave.”
>
> And they did not.

- One item
- Another *item*
    - An inner item
    - An inner **second** item
        1. A deep one
        2. Another deep one
- The last

1. First step
2. Second step, with `` a `quoted` word ``

| Name | Place |
|------|------:|
| Maryam | Shiraz |
| Yusuf | **Basra** |

Here is a note.[^1] And another one.[^2] Then \\<tags> & 5 * 3 = 15, a_b_c.

[^1]: The text of the *first* note.

[^2]: The second note, with [a link](https://example.org/).

![A picture of a wall](wall.png)

### Code

```
make all
```

The **bold *and italic* text**, *italic **bold** text*, [a **bold** link](https://example.org/b).
An ellipsis… and a dash — here; “quoted”, ‘single’ and **a strong and *slanted* end**.

#### When we meet again

We meet on *Friday*, in **the old house**. Bring bread, salt and `one key`.

- [ ] a task
- See the table above.

This is [how it began](#how-it-began).

# The day after

After [the first day](#what-happened) and [that evening](#when-we-meet-again) came
[this one](#the-day-after).

The end.
"""


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The letter in each format, by suffix."""
    if shutil.which("pandoc") is None:
        missing("pandoc is not installed")
    folder = tmp_path_factory.mktemp("letter")
    (folder / "wall.png").write_bytes(make_png())
    (folder / "letter.md").write_text(LETTER, encoding="utf-8")
    for suffix in FORMATS:
        command = ["pandoc", "--from=markdown-smart-task_lists", "--standalone", "letter.md"]
        command += ["--metadata=lang:en", "--metadata=title:A letter", f"--output=l.{suffix}"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    found = {suffix: (folder / f"l.{suffix}").read_bytes() for suffix in FORMATS}
    return {"md": LETTER.encode(), **found}


def list_keys(data: bytes, suffix: str) -> list[MessageKey]:
    document = read(data, "letter", suffix=f".{suffix}")
    return [unit.key for unit in document.units if unit.translatable]


@pytest.mark.parametrize("suffix", FORMATS)
def test_links_to_places_in_the_letter_are_the_same(letters: dict[str, bytes], suffix: str) -> None:
    found = [text for _, text in list_keys(letters[suffix], suffix)]
    for _, text in list_keys(letters["md"], "md"):
        assert "](#" not in text or text in found


@pytest.mark.parametrize("suffix", FORMATS)
def test_nearly_all_messages_are_the_same(letters: dict[str, bytes], suffix: str) -> None:
    wanted, found = list_keys(letters["md"], "md"), list_keys(letters[suffix], suffix)
    assert len(set(wanted)) > 30
    lost = [key for key in wanted if key not in found]
    assert len(lost) <= len(wanted) * 0.05, lost
    in_order = [key for key in dict.fromkeys(found) if key in wanted]
    notes = ("The text of the *first*", "The second note")
    texts = [text for _, text in in_order if not text.startswith(notes)]
    assert texts == [
        text
        for _, text in dict.fromkeys(wanted)
        if (None, text) in in_order and not text.startswith(notes)
    ]


def test_a_translation_of_one_fills_the_others_from_memory(
    letters: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "-l", "fa", "-q", ".").exit_code == 0
    source = tmp_path / "source"
    (source / "letter.md").write_bytes(letters["md"])
    assert run("update").exit_code == 0
    catalog = tmp_path / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    entries = polib.pofile(str(catalog))
    for entry in entries:
        entry.msgstr = f"متن {entry.msgid}"
    entries.save()
    for suffix in FORMATS:
        (source / f"letter-{suffix}.{suffix}").write_bytes(letters[suffix])
    said = run("update").output
    for suffix in FORMATS:
        filled = polib.pofile(str(catalog.with_name(f"letter-{suffix}.po")))
        same = [entry for entry in filled if entry.msgstr == f"متن {entry.msgid}"]
        assert len(same) >= len(entries) * 0.95
        found = re.search(rf"letter-{suffix}\.po: new, (\d+) memory, ", said)
        assert found is not None
        assert int(found[1]) >= len(same)
