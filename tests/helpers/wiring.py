"""A project in which every setting and every flag makes a difference, and the rows that say which.

A row names a setting or a flag, a command, and what must differ when it is given: a file, the
output, or the exit code. ``tests/cli/test_wiring.py`` holds that there is a row for each.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from helpers import projects

LETTER = """A letter

Three “words” are here.

There were 1500 of them in the year 2015.

The last one says goodbye.
"""
NOTES = """# Notes

Some more text is here.

```python
print("one")
```
"""
FA = "locale/fa/LC_MESSAGES/letter.po"
PERSIAN = {
    "A letter": "یک نامه",
    "Three “words” are here.": "سه کلمه اینجاست.",
    "There were 1500 of them in the year 2015.": "۱۵۰۰ نفر از آنان در سال ۲۰۱۵ بودند.",
    "The last one says goodbye.": "آخرین نفر “بدرود” می‌گوید.",
}


def enter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the project below a folder, with a cache of its own, and go into it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    project = folder / "project"
    project.mkdir()
    make(project)
    monkeypatch.chdir(project)
    return project


def make(folder: Path) -> None:
    """Make the project: two documents, Persian nearly done, Arabic not begun, two commits."""
    project = projects.make(folder, {"letter.txt": LETTER, "notes.md": NOTES})
    with (folder / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write("jobs = 1\n")  # to start processes would take longer than the work
    (folder / "glossary.csv").write_text(
        "term,language,translation\nletter,fa,نامه\n", encoding="utf-8"
    )
    projects.commit(folder, "2026-01-01")
    projects.edit(project, lambda block: projects.translated(block, PERSIAN[block.msgid]))
    projects.commit(folder, "2026-01-03")
    projects.edit(
        project,
        lambda block: projects.translated(block, "یادداشت") if block.msgid == "Notes" else block,
        "notes",
    )
    projects.commit(folder, "2026-01-05")


class Row(NamedTuple):
    """What one setting or flag does."""

    name: str
    """A setting as ``check.digits``, or a command and its flag as ``render --paper``."""
    value: str
    """Of a setting, its value in TOML; of a flag, what follows it."""
    command: str
    reads: str
    """A file of the project; "files" for their names, "stdout", "stderr" or "exit"."""
    shows: str = ""
    """In what is read with the setting, and not without."""
    lacks: str = ""
    """In what is read without the setting, and not with it."""
    edits: Mapping[str, tuple[str, str]] = {}
    """Replaced in files before both runs; a file that is not there is made."""
    settings: str = ""
    """Settings in both runs."""
    without: str = ""
    """Flags that go with this one, in both runs."""


WRONG = {FA: ("۱۵۰۰", "۱۴۰۰")}
FUZZY = {FA: ('msgid "The last one', '#, fuzzy\n#| msgid "The first one"\nmsgid "The last one')}
QUOTED = {"source/letter.txt": ("“words”", '"words"')}
CHANGED = {"source/letter.txt": ("The last one says goodbye.", "The last one says farewell.")}
POEM = {"source/poem.txt": ("", "Three “words” are here.\n")}
OLD = {
    FA: ('msgstr "یک نامه"', 'msgstr ""'),
    "old.txt": ("", "یک نامه\n\nسه واژه اینجاست.\n\n۱۵۰۰ نفر در سال ۲۰۱۵.\n"),
}
"""A finished translation, and a message that nobody has translated yet."""
BACK = {
    FA: ('msgstr "یک نامه"', 'msgstr ""'),
    "back.po": ("", '# A remark.\nmsgid "A letter"\nmsgstr "یک نامهٔ تازه"\n'),
}
"""What a translator sends back, in a file that says neither its language nor its document."""
PAIR = {
    "source/notes.md": (
        "Some more text is here.",
        "In 1988 they took 40 people to Evin. Who knew "
        "their names? We asked for them every day. On 3 May 1989 one wrote a letter to Aleppo.",
    ),
    "locale/fa/LC_MESSAGES/notes.po": (
        "",
        """
msgid "In 1988 they took 40 people to Evin. Who knew their names? We asked for them every day. On "
"3 May 1989 one wrote a letter to Aleppo."
msgstr "در سال ۱۹۸۸ آنان ۴۰ نفر را به اوین بردند. چه کسی نام آنان را می‌دانست؟ ما هر روز سراغ آنان "
"را می‌گرفتیم. در ۳ مهٔ ۱۹۸۹ یکی از آنان نامه‌ای به حلب نوشت."
""",
    ),
}
"""A paragraph of four sentences in both languages."""
TWIN = {"source/a.txt": ("", "A letter\n"), "locale/a.pot": ("", 'msgid "A letter"\nmsgstr ""\n')}
"""Another document with the same message."""
POEM_FA = "locale/fa/LC_MESSAGES/poem.po"
CHAPTERS = {
    "source/notes.md": ("Some more text is here.", "## One\n\na\n\n### Two\n\nb\n\n## Three\n\nc")
}
MACHINE = {FA: ('msgid "A letter"', '# dragoman: machine 1 uVf_\nmsgid "A letter"')}
"""A machine wrote the whole of one translation."""
SERVER = 'draft.url = "http://127.0.0.1:9"\ndraft.model = "m"'
"""A server that is not there."""
CHAT = f'draft.engine = "openai"\n{SERVER}'
ELSEWHERE = 'draft.url = "http://192.0.2.1:5000"\ndraft.engine = "libretranslate"'
DRAFT = "draft letter -l ar --dry-run"
PDF = "build/letter.en-fa.pdf"
SOURCE_CELL = 'class="cell c2 source"'
PAGE, ARABIC = "build/letter.en-fa.html", "build/letter.en-ar.html"

SETTINGS = (
    Row("source-language", '"fr"', "render letter -q", "files", "build/letter.fr-fa.html"),
    Row("languages", '["fa"]', "render letter -q", "files", lacks="build/letter.en-ar.html"),
    Row("source", '"texts"', "update -q", "files", "locale/hymn.pot",
        edits={"texts/hymn.txt": ("", "A hymn.\n")}),
    Row("exclude", '["old*"]', "update -q", "files", lacks="locale/old/hymn.pot",
        edits={"source/old/hymn.txt": ("", "A hymn.\n")}),
    Row("locale", '"po"', "update -q", "files", "po/letter.pot"),
    Row("build", '"out"', "render letter -q", "files", "out/letter.en-fa.html"),
    Row("encoding", '"latin-1"', "update -q", "locale/cafe.pot", "caf\u00e9",
        edits={"source/cafe.txt": ("", "caf\udce9")}),
    Row("code", "true", "update -q", "locale/notes.pot", "print("),
    Row("editions", '["fa,ar"]', "render letter -q", "files", "build/letter.fa-ar.html"),
    Row("formats", '["epub"]', "render letter -q", "files", "build/letter.en-fa.epub"),
    Row("layout", '"stacked"', "render letter -q", PAGE, 'class="stacked'),
    Row("paper", '"letter"', "render letter -q", PAGE, "size: letter", lacks="size: A4"),
    Row("rows", '"sentence"', "render notes -q", "build/notes.en-fa.html", 'class="row part"',
        edits=PAIR),
    Row("contents", "1", "render notes -q", "build/notes.en-fa.html",
        lacks='class="row r3"', edits=CHAPTERS),
    Row("print.size", "14", "render letter -q", PAGE, "font-size: 14pt"),
    Row("print.margins", '"21mm 17mm"', "render letter -q", PAGE, "margin: 21mm 17mm 21mm"),
    Row("print.binding", '"8mm"', "render letter -q", PAGE, "@page :right"),
    Row("print.bleed", '"3mm"', "render letter -q -t pdf", PDF, "/BleedBox"),
    Row("print.marks", "true", "render letter -q -t pdf", PDF, "/TrimBox"),
    Row("print.chapters", '"new-page"', "render notes -q", "build/notes.en-fa.html",
        "break-before: page", edits=CHAPTERS),
    Row("print.booklet", "true", "render letter -q -t pdf", PDF, lacks="/MarkInfo"),
    Row("print.monochrome", "true", "render letter -q", PAGE, lacks="#7a1f1f"),
    Row("reveal", '"tap"', "render letter -q", PAGE, 'id="on-tap"'),
    Row("word-list", "true", "render letter -q", PAGE, "<h2>Words</h2>"),
    Row("missing", '"source"', "render letter -q", ARABIC, SOURCE_CELL),
    Row("outdated", '"source"', "render letter -q", PAGE, SOURCE_CELL, edits=FUZZY),
    Row("unreviewed", '"mark"', "render letter -q", PAGE, 'c2 unreviewed"'),
    Row("date", '"2017-01-02"', "render letter -q", PAGE, "January 2, 2017"),
    Row("address", '"https://example.org/a"', "render letter -q", PAGE,
        '"canonical" href="https://example.org/a/letter.en-fa.html"'),
    Row("calendar", '"solar-hijri"', "render letter -q", PAGE, "۳ دی ۱۳۹۵",
        settings='date = "2016-12-23"'),
    Row("project", '"Aleppo 1.0"', "update -q", "locale/letter.pot", "Version: Aleppo 1.0"),
    Row("translator", '"A. B. <ab@mail.example>"', "update -q", POEM_FA, "Translator: A. B. <ab",
        edits=POEM),
    Row("team", '"Persian"', "update -q", POEM_FA, "Team: Persian", edits=POEM),
    Row("digits", '{ ar = "arab" }', "render letter -q", ARABIC, "٠"),
    Row("pivot", '{ ar = "fa" }', "export letter -t csv -l ar -q", "export/letter.ar.csv",
        "Pivot: Persian (fa)"),
    Row("update.outdated-pivot", '"fuzzy"', "update -q", FA, "#, fuzzy",
        edits={FA: ('msgid "A letter"', '# dragoman: pivot ar 000000000000\nmsgid "A letter"')}),
    Row("check.disable", '["numbers"]', "check", "exit", "0", edits=WRONG),
    Row("check.severity", '{ numbers = "hint" }', "check", "stdout", "hint numbers", edits=WRONG),
    Row("check.digits", '"latin"', "check", "stdout", "digit-style"),
    Row("check.quotes", '{ fa = "«»" }', "check", "stdout", "quote-style"),
    Row("check.glossary", '"terms.csv"', "check", "stdout", "warning glossary",
        edits={"terms.csv": ("", "term,language,translation\ngoodbye,fa,خداحافظ\n")}),
    Row("check.comments", "true", "update -q", FA, "#. glossary: letter"),
    Row("check.require", '{ fa = "reviewed" }', "check", "exit", "1"),
    Row("check.max-unmodified", "{ fa = 0 }", "check", "exit", "1", edits=MACHINE),
    Row("draft.engine", '"openai"', DRAFT, "exit", "0", settings=SERVER),
    Row("draft.command", '["x"]', f"{DRAFT} --engine command", "exit", "0"),
    Row("draft.url", '"http://127.0.0.1:9"', f"{DRAFT} --engine libretranslate", "exit", "0"),
    Row("draft.model", '"m"', f"{DRAFT} --engine openai", "exit", "0",
        settings='draft.url = "http://127.0.0.1:9"'),
    Row("draft.key-from", '"NO_SUCH_KEY"', DRAFT, "stderr", "NO_SUCH_KEY", settings=CHAT),
    Row("draft.network", "true", DRAFT, "stderr", "go to 192.0.2.1:5000", settings=ELSEWHERE),
    Row("update.threshold", "100", "update -q", FA, lacks="#, fuzzy", edits=CHANGED),
    Row("update.memory", "false", "update -q", POEM_FA, lacks="سه کلمه", edits=POEM),
    Row("update.accept", '"typography"', "update -q", FA, lacks="#, fuzzy", edits=QUOTED),
    Row("memory.files", '["../*/outside/fa.po"]', "update -q", FA, 'msgstr "قدیمی"',
        edits={**OLD, "outside/fa.po": ("", 'msgid "A letter"\nmsgstr "قدیمی"\n')}),
    Row("text.paragraphs", '"lines"', "update -q", "locale/poem.pot", 'msgid "Two"',
        edits={"source/poem.txt": ("", "One\nTwo\n")}),
    Row("markdown.front-matter", '["x.*"]', "update -q", "locale/poem.pot", 'msgid "Seen"',
        edits={"source/poem.md": ("", "---\nx:\n- Seen\n---\n\nText.\n")}),
    Row("edition.title", '"Another title"', "render letter -q", PAGE,
        "<title>Another title</title>"),
    Row("edition.author", '"N. N."', "render letter -q", PAGE, 'name="author" content="N. N."'),
    Row("edition.translators", '{ fa = "گروه ما" }', "render letter -q", PAGE, "ترجمه: گروه ما"),
    Row("edition.publisher", '"A Press"', "render letter -q", PAGE, "Publisher: A Press"),
    Row("edition.licence", '"CC BY 4.0"', "render letter -q", PAGE, "Licence: CC BY 4.0"),
    Row("edition.source", '"A paper"', "render letter -q", PAGE, "First published: A paper"),
    Row("edition.isbn", '"978-0-306-40615-7"', "render letter -q", PAGE, "book:isbn"),
    Row("edition.date", '"2017-01-02"', "render letter -q", PAGE, "January 2, 2017"),
    Row("documents", '{ "l*" = { author = "N. N." } }', "render letter -q", PAGE, "Author: N. N."),
    Row("fonts.embed", "true", "render letter -l en,fa -q", PAGE, "@font-face"),
    Row("fonts.families", '{ fa = ["Amiri"] }', "render letter -q", PAGE,
        '[lang="fa"] {\n  font-family: "Amiri"'),
)  # fmt: skip
"""All but a few that change what is no text, whose tests are elsewhere."""

FLAGS = (
    Row("init --source-language", "fa", "init new -q", "new/dragoman.toml",
        'source-language = "fa"'),
    Row("init --source", "docs", "init new -q", "new/dragoman.toml", 'source = "docs"'),
    Row("init --language", "ckb", "init new -q", "new/dragoman.toml", '"ckb"'),
    Row("init --git", "", "init . -q", "stdout"),
    Row("update --language", "ar", "update -q", "files", lacks=POEM_FA, edits=POEM),
    Row("update --accept", "typography", "update -q", FA, lacks="#, fuzzy", edits=QUOTED),
    Row("update --no-memory", "", "update -q", POEM_FA, lacks="سه کلمه", edits=POEM),
    Row("update --threshold", "100", "update -q", FA, lacks="#, fuzzy", edits=CHANGED),
    Row("update --drop-obsolete", "", "update -q", FA, lacks="#~ msgid",
        edits={"source/letter.txt": ("Three “words” are here.\n\n", "")}),
    Row("update --tidy", "", "update -q", FA, lacks='msgid ""\n"A letter"',
        edits={FA: ('msgid "A letter"', 'msgid ""\n"A letter"')}),
    Row("update --explain", "", "update -q", "stdout", "likeness", edits=CHANGED),
    Row("update --format", "json", "update -q --explain", "stdout", '"schema_version": 1',
        edits=CHANGED),
    Row("update --output", "report.txt", "update -q --explain", "report.txt", "likeness",
        edits=CHANGED),
    Row("update --check", "", "update -q", "exit", "1", edits=CHANGED),
    Row("export --language", "fa", "export letter -t po -q", "files",
        lacks="export/letter.ar.po"),
    Row("export --to", "csv", "export letter -q", "files", "export/letter.fa.csv"),
    Row("export --output", "out", "export letter -t po -q", "files", "out/letter.fa.po"),
    Row("export --only", "todo", "export letter -t po -q", "files", lacks="export/letter.fa.po"),
    Row("export --glossary", "", "export -t csv -q", "files", "export/glossary.csv"),
    Row("export --pivot", "fa", "export letter -t csv -l ar -q", "export/letter.ar.csv",
        "Pivot: Persian (fa)"),
    Row("import --language", "fa", "import back.po -q", FA, "یک نامهٔ تازه", edits=BACK),
    Row("import --document", "letter", "import back.po -q -l fa", FA, "یک نامهٔ تازه",
        edits=BACK | TWIN),
    Row("import --by", "X", "import back.po -q -l fa", FA, "# X: A remark.", edits=BACK),
    Row("import --dry-run", "", "import back.po -q -l fa", FA, lacks="یک نامهٔ تازه",
        edits=BACK),
    Row("import --format", "json", "import back.po -q -l fa", "stdout", '"applied": 1',
        edits=BACK),
    Row("import --output", "out.txt", "import back.po -q -l fa", "files", "out.txt",
        edits=BACK),
    Row("status --language", "fa", "status", "stdout", lacks="\nar "),
    Row("status --format", "json", "status", "stdout", '"schema_version": 1'),
    Row("status --output", "report.txt", "status", "report.txt", "letter"),
    Row("status --incomplete", "", "status -l fa", "stdout", lacks="  letter\n"),
    Row("status --sort", "todo", "status -l fa", "stdout"),
    Row("status --history", "", "status", "stdout", "2026-01-03"),
    Row("status --since", "2026-01-04", "status --history", "stdout", lacks="2026-01-03"),
    Row("status --until", "2026-01-04", "status --history", "stdout", lacks="2026-01-05"),
    Row("status --weekly", "", "status --history", "stdout", lacks="2026-01-01"),
    Row("status --fail-under", "100", "status", "exit", "1"),
    Row("diff --language", "ar", "diff", "stdout", lacks="goodbye", edits=FUZZY),
    Row("diff --format", "json", "diff", "stdout", '"schema_version": 1', edits=FUZZY),
    Row("diff --output", "report.txt", "diff", "report.txt", "goodbye", edits=FUZZY),
    Row("check --language", "ar", "check", "exit", "0", edits=WRONG),
    Row("check --format", "json", "check", "stdout", '"schema_version": 1'),
    Row("check --output", "report.txt", "check", "report.txt", "0 errors"),
    Row("check --strict", "", "check", "exit", "1", edits=FUZZY),
    Row("check --fix", "", "check", FA, lacks="سه  کلمه",
        edits={FA: ("سه کلمه", "سه  کلمه")}),
    Row("check --dry-run", "", "check", FA, "سه  کلمه", edits={FA: ("سه کلمه", "سه  کلمه")},
        without="--fix"),
    Row("check --require", "fa=reviewed", "check", "exit", "1"),
    Row("check --list", "", "check", "stdout", "end-punctuation"),
    Row("check --max-unmodified", "0", "check", "exit", "1", edits=MACHINE),
    Row("draft --language", "ar", "draft letter --dry-run", "stderr", "letter, ar: 4 messages",
        settings=CHAT),
    Row("draft --from", "fa", "draft notes -l ar --dry-run", "stderr", "without a finished fa",
        settings=CHAT),
    Row("draft --engine", "libretranslate", DRAFT, "stderr", "(engine libretranslate)",
        settings=CHAT),
    Row("draft --only", "untranslated", "draft letter -l fa --dry-run", "stderr", "0 messages",
        settings=CHAT, edits=FUZZY),
    Row("draft --dry-run", "", "draft letter -l ar", "exit", "0", settings=CHAT),
    Row("adopt --language", "fa", "adopt letter old.txt -q", FA, "# dragoman: adopted", edits=OLD),
    Row("adopt --accept", "sure", "adopt letter old.txt -l fa -q", FA, lacks="#, fuzzy",
        edits=OLD, without="--pair 1=1"),
    Row("adopt --pair", "1=1", "adopt letter old.txt -l fa -q", FA, " 1.00", edits=OLD),
    Row("adopt --scorer", "near", "adopt letter old.txt -l fa -q", "stderr",
        # tests/commands/adopt/test_adopt_scorer.py
        "the scorer 'near' is not installed", edits=OLD),
    Row("adopt --dry-run", "", "adopt letter old.txt -l fa -q", FA, lacks="# dragoman: adopted",
        edits=OLD),
    Row("adopt --report", "page.html", "adopt letter old.txt -l fa -q", "files", "page.html",
        edits=OLD),
    Row("adopt --format", "json", "adopt letter old.txt -l fa -q", "stdout", '"beads"', edits=OLD),
    Row("adopt --output", "out.txt", "adopt letter old.txt -l fa -q", "files", "out.txt",
        edits=OLD),
    Row("review --language", "fa", "review letter --all -q", FA, "# dragoman: reviewed"),
    Row("review --all", "", "review letter -l fa -q", FA, "# dragoman: reviewed"),
    Row("review --paragraph", "2", "review letter -l fa -q", FA, "# dragoman: reviewed"),
    Row("review --by", "N.N.", "review letter -l fa -q --all", FA, "N.N."),
    Row("review --revoke", "", "review letter -l fa -q --all", FA,
        lacks="# dragoman: reviewed"),
    Row("review --force", "", "review letter -l fa -q --all", "exit", "0", edits=WRONG),
    Row("render --language", "ar,fa", "render letter -q", "files", "build/letter.ar-fa.html"),
    Row("render --to", "epub", "render letter -q", "files", "build/letter.en-fa.epub"),
    Row("render --output", "out", "render letter -q", "files", "out/letter.en-fa.html"),
    Row("render --layout", "stacked", "render letter -q", PAGE, 'class="stacked'),
    Row("render --paper", "letter", "render letter -q", PAGE, "size: letter", lacks="size: A4"),
    Row("render --rows", "sentence", "render notes -q", "build/notes.en-fa.html",
        'class="row part"', edits=PAIR),
    Row("render --contents", "1", "render notes -q", "build/notes.en-fa.html",
        lacks='class="row r3"', edits=CHAPTERS),
    Row("render --size", "14", "render letter -q", PAGE, "font-size: 14pt"),
    Row("render --booklet", "", "render letter -q -t pdf", PDF, lacks="/MarkInfo"),
    Row("render --monochrome", "", "render letter -q", PAGE, lacks="#7a1f1f"),
    Row("render --reveal", "tap", "render letter -q", PAGE, 'id="on-tap"'),
    Row("render --word-list", "", "render letter -q", PAGE, "<h2>Words</h2>"),
    Row("render --missing", "source", "render letter -q", ARABIC, SOURCE_CELL),
    Row("render --outdated", "source", "render letter -q", PAGE, SOURCE_CELL, edits=FUZZY),
    Row("render --unreviewed", "source", "render letter -q", PAGE, SOURCE_CELL),
    Row("render --max-unmodified", "0", "render letter -q", "files", lacks=PAGE, edits=MACHINE),
    Row("build --max-unmodified", "fa=0", "build -q", "exit", "1", edits=MACHINE),
    Row("render --embed-fonts", "", "render letter -l en,fa -q", PAGE, "@font-face"),
)  # fmt: skip
"""All but ``--jobs``, and what every command has: ``--project``, ``--quiet``, ``--verbose``."""
