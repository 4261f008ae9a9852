"""Comments of office programs, without what the programs put around the words of a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

_THREAD = "go.microsoft.com/fwlink/?linkid=870924"
"""Excel puts a thread of comments also into a comment of the older kind, below a sentence with this
address, in the language of the program."""
_OF_GOOGLE = re.compile(
    r"\t-\S.*|-{3,}|_(?:Rea|A)ssigned to .*_|_Marked as (?:resolved|done)_|_Re-?opened_"
)
"""Lines that Google Sheets and Docs add to a comment when they write a file for Office: who wrote
it, who should answer it, and what became of it."""
_LETTER = r"[^\W\u3000-\uffff]"
"""A letter beside which a name is a part of a word; scripts without spaces have none."""
_DATE = r"[(（][^\n\d)）]{0,40}(?:\d{1,4}[^\n\d)）]{1,12}){2}\d{1,4}[^\n)）]{0,30}[)）]"
"""Three numbers in brackets, of a day or more."""
_COLON = r"(?:[:：]|(?=[^\n]{0,40}[:：][ \t]*(?:\n|\Z)))[ \t]*"
"""Here, or at the end of the line."""


def read_comment(text: str, author: str = "", authors: Collection[str] = ()) -> str:
    """Return what somebody wrote in a comment: without the names that the program has added.

    ``author`` is the name that its file gives to who wrote it, ``authors`` are all in the file. An
    answer begins in LibreOffice with the name of another one and a date in brackets, among words
    in the language of the program: ``Reply to NAME (date, time): …``.
    """
    if author:
        text = re.sub(rf"\A\s*{re.escape(author)}:\s*", "", text)
    names = "|".join(re.escape(name) for name in sorted(authors, key=len, reverse=True) if name)
    if names:
        name = rf"[^\n(（]{{0,80}}(?<!{_LETTER})(?:{names})(?!{_LETTER})[^\n(（]{{0,40}}"
        # With a date and a colon: a person may write a name and a bracket, too.
        text = re.sub(rf"\A{name}{_DATE}{_COLON}", "", text)
    lines = list(_list_own_lines(text.splitlines()))
    return "\n".join(lines).strip()


def _list_own_lines(lines: list[str]) -> Iterator[str]:
    """Yield the lines that a person wrote."""
    begins = [number for number, line in enumerate(lines) if _THREAD in line]
    rest = lines[begins[0] + 1 :] if begins else lines
    for line, below in pairwise([*rest, ""]):
        is_label = bool(begins) and line.endswith(":") and below[:1].isspace()  # "Reply:"
        if not is_label and not _OF_GOOGLE.fullmatch(line):
            yield line.strip() if begins else line
