"""Which messages msgfmt is asked about, of messages that are put together from parts.

No law says that each of them is right: they show what a change changes where nobody thought of it.
They are in tests/checks/combinations, and are read as a diff.
"""

from __future__ import annotations

from pathlib import Path

from dragoman.checks.msgfmt import keep_doubtful
from dragoman.errors import CatalogError
from dragoman.po import parse
from helpers.combining import Choices
from helpers.goldens import compare_with_kept

KEPT = Path(__file__).parent / "combinations" / "msgfmt.txt"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
COMMENTS = (
    "", "", "", "# By one.\n", "#. Said.\n", "#: a.md:1\n", "#, fuzzy\n", "#, c-format\n",
    "#, fuzzy, no-wrap\n", "#= odd\n", "# says #| and #~\n",
)  # fmt: skip
PREVIOUS = (
    "", "", "", '#| msgid "once"\n', '#| msgctxt "menu"\n#| msgid "once"\n', '#| "once"\n',
    '#| msgid ""\n#| "on"\n#| "ce"\n', '#| msgid "one"\n#| msgid_plural "many"\n',
    '#| msgid "once"\n# behind it\n', '#~| msgid "once"\n',
)  # fmt: skip
TEXTS = (
    "a",
    "a",
    "a",
    "%d",
    "a",
    "a",
    "a\\nb",
    "\\na",
    "a\\n",
    'a \\"b\\"',
    "a\\tb",
    "a\\\\b",
    "%d",
)


def test_which_messages_msgfmt_is_asked_about_is_as_it_was() -> None:
    shown = []
    for number in range(150):
        choices = Choices(f"msgfmt {number}")
        text = "".join(
            (
                *choices.pick_some(COMMENTS, 0, 2),
                choices.pick(PREVIOUS),
                choices.pick(('msgctxt "menu"\n', "", "")),
                f'msgid "{choices.pick(TEXTS)}"\n',
                choices.pick(('msgid_plural "many"\n',) + ("",) * 5),
            )
        )
        plural = "msgid_plural" in text.partition("\nmsgid ")[2]
        text += f'msgstr{"[0]" * plural} "{choices.pick(TEXTS)}"\n'
        if choices.pick((False,) * 4 + (True,)):
            text = "".join(
                line if line.startswith("#") else f"#~ {line}" for line in text.splitlines(True)
            )
        data = (HEAD + text).encode()
        try:
            kept = keep_doubtful(data, parse(data, "letter.po")).decode().strip()
            said = "nothing" if not kept else "about it" if text.strip() in kept else repr(kept)
        except CatalogError as error:
            said = error.sentence
        shown.append(f"{text.strip()!r}\n  {said}\n")
    compare_with_kept("".join(shown), KEPT)
