"""``dragoman update`` on the command line: what it says, and what ``--explain`` shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import group
from dragoman.project import Project
from helpers.projects import make, translate

FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
FIFTY = FERRY.replace("forty", "fifty")
SNOW = "Snow lay on every roof of the town until the middle of April."
PO = "locale/fa/LC_MESSAGES/letter.po"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, ["update", *arguments], catch_exceptions=False)


def write_source(name: str, *paragraphs: str) -> None:
    path = Path("source") / f"{name}.txt"
    path.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A letter of two paragraphs, translated, in the current folder."""
    monkeypatch.chdir(tmp_path)
    made = make(tmp_path, {"letter.txt": f"{FERRY}\n\n{SNOW}\n"}, "fa")
    translate(made)
    return made


EDITED = r"  likeness: {}, \d+\.\d (?:more|less) for the edits between the texts; {}\.0 is needed"


def isolated(text: str) -> str:
    return f"    \u2068{text}\u2069"


@pytest.mark.usefixtures("project")
def test_explain_shows_each_text_isolated_on_a_line_of_its_own() -> None:
    write_source("letter", FIFTY, SNOW)
    result = run("--explain")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    likeness = next(line for line in lines if "likeness" in line)
    assert re.fullmatch(EDITED.format(r"9\d\.\d of 100", 50), likeness)
    assert lines == [
        "letter, fa, paragraph 1: similar, fuzzy",
        "  text now:",
        isolated(FIFTY),
        "  suggestion:",
        isolated(f"fa: {FERRY}"),
        "  made from the translation of:",
        isolated(FERRY),
        "  why: the texts are similar; it is at the same place in the document",
        likeness,
        "  next best: no other text was compared",
        "",
    ]


@pytest.mark.usefixtures("project")
def test_explain_says_from_which_document_a_suggestion_is_and_what_that_costs() -> None:
    write_source("diary", SNOW.replace("the town", "the old harbour"))
    lines = run("--explain", "diary").stdout.splitlines()
    assert lines[0] == "diary, fa, paragraph 1: memory, fuzzy"
    assert lines[5:8] == [
        "  made from the translation (document letter) of:",
        isolated(SNOW),
        "  why: the texts are similar; it is the translation of another document",
    ]
    likeness = r"[89]\d\.\d of 100, 2\.0 less because it is another document's"
    assert re.fullmatch(EDITED.format(likeness, 54), lines[8])
    assert re.fullmatch(r"  next best, \d\d\.\d of 100 \(document letter\):", lines[9])
    assert lines[10] == isolated(FERRY)


@pytest.mark.usefixtures("project")
def test_explain_says_what_a_score_rests_on_that_is_no_likeness() -> None:
    write_source(
        "letter", f"{FERRY} Nobody on the pier waved to them, for it was far too cold.", SNOW
    )
    lines = run("--explain").stdout.splitlines()
    assert lines[7] == (
        "  why: one text begins or ends with the whole of the other; "
        "it is at the same place in the document; "
        "sentences that are the same are kept; what is in […] is old or missing"
    )
    likeness = r"[67]\d\.\d of 100, counted as 90\.0 for the first reason"
    assert re.fullmatch(EDITED.format(likeness, 50), lines[8])


@pytest.mark.usefixtures("project")
def test_explain_names_the_parts_of_a_merger() -> None:
    write_source("letter", f"{FERRY} {SNOW}")
    lines = run("--explain").stdout.splitlines()
    assert lines[5:11] == [
        "  made from the translation of:",
        isolated(FERRY),
        "  made from the translation of:",
        isolated(SNOW),
        "  why: the old paragraphs became one",
        "  likeness of the parts together: 100.0 of 100; 75.0 is needed",
    ]


@pytest.mark.usefixtures("project")
def test_a_long_text_is_shortened_so_that_the_change_is_seen_and_is_whole_as_json() -> None:
    long = " ".join([SNOW] * 5)
    write_source("letter", f"{long} {FERRY}", FERRY)
    run("-q")
    project_file = Path(PO)
    text = project_file.read_text(encoding="utf-8")
    project_file.write_text(text.replace('msgstr ""\n\n', 'msgstr "برف"\n\n'), encoding="utf-8")
    write_source("letter", f"{long} {FIFTY}", FERRY)
    shown = run("--explain").stdout.splitlines()
    now, before = shown[2], shown[6]
    for line, word in ((now, "fifty"), (before, "forty")):
        assert line.startswith("    \u2068…")
        assert line.endswith("\u2069")
        assert word in line
        assert len(line) < 180
    write_source("letter", f"{long} {FERRY.replace('forty', 'sixty')}", FERRY)
    (found,) = json.loads(run("--explain", "--format", "json").stdout)["suggestions"]
    assert found["source"] == f"{long} {FERRY.replace('forty', 'sixty')}"


@pytest.mark.parametrize(("length", "shown"), [(160, "{}"), (161, "{}…")])
def test_160_characters_of_a_text_are_shown(project: Project, length: int, shown: str) -> None:
    def fill(words: str) -> str:
        return f"{words} " + "x" * (length - len(words) - 1)

    text = fill("The ferry left the old harbour at noon with forty passengers on")
    write_source("letter", text)
    run("-q")
    translate(project)
    new = text.replace("noon", "dawn")
    write_source("letter", new)
    assert isolated(shown.format(new[:160])) in run("--explain", "-q").stdout


@pytest.mark.usefixtures("project")
def test_control_characters_of_a_text_do_not_reach_the_terminal() -> None:
    write_source("letter", FIFTY.replace("board", "board\x1b[31m"), SNOW)
    shown = run("--explain").stdout
    assert "fifty passengers on board" in shown
    assert "\x1b" not in shown


@pytest.mark.usefixtures("project")
def test_explain_says_when_there_was_no_suggestion() -> None:
    result = run("--explain")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("No suggestion was made. `dragoman diff` shows")
    assert run("--explain", "-q").stderr == ""
    data = json.loads(run("--explain", "--format", "json").stdout)
    assert data == {"schema_version": 1, "suggestions": []}


@pytest.mark.usefixtures("project")
def test_explain_writes_its_report_to_a_file_and_nothing_to_the_terminal() -> None:
    write_source("letter", FIFTY, SNOW)
    result = run("--explain", "--format", "json", "-o", "why.json", "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    (found,) = json.loads(Path("why.json").read_text(encoding="utf-8"))["suggestions"]
    assert found["from"][0]["source"] == FERRY


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("options", [("--format", "json"), ("-o", "why.txt")])
def test_the_form_of_a_report_goes_with_explain(options: tuple[str, ...]) -> None:
    write_source("letter", FIFTY, SNOW)
    result = run(*options)
    assert result.exit_code == 2
    assert "--format and --output go with --explain" in result.stderr
    assert FIFTY not in Path(PO).read_text(encoding="utf-8")


@pytest.mark.usefixtures("project")
def test_what_is_accepted_is_shown_as_translated() -> None:
    write_source("letter", FERRY, SNOW.replace(" ", "  ", 1).replace("roof of", "roof of "))
    lines = run("--explain", "--accept", "typography").stdout.splitlines()
    assert lines[:1] + lines[3:4] == [
        "letter, fa, paragraph 2: typographic, accepted as translated",
        "  translation:",
    ]


@pytest.mark.usefixtures("project")
def test_verbose_says_what_was_read_and_what_stayed_as_it_was() -> None:
    assert run().stderr == ""
    assert run("-v").stderr.splitlines()[-2:] == [
        "locale/letter.pot: 2 messages from source/letter.txt, unchanged",
        f"{PO}: unchanged, 2 exact",
    ]


@pytest.mark.usefixtures("project")
def test_verbose_says_which_catalogue_is_new_and_which_were_read_for_suggestions() -> None:
    folder = Path(PO).parent
    (folder / "former.po").write_bytes(Path(PO).read_bytes())
    (folder / "broken.po").write_text("garbage\n", encoding="utf-8")
    write_source("diary", SNOW)
    lines = run("-v", "diary").stderr.splitlines()
    assert "locale/fa/LC_MESSAGES/diary.po: it has the messages of former," in lines.pop(-4)
    assert lines[-5:-1] == [
        "locale/diary.pot: 1 message from source/diary.txt",
        "locale/fa/LC_MESSAGES/diary.po: new, 1 memory",
        "locale/fa/LC_MESSAGES/letter.po: read for suggestions only",
        "locale/fa/LC_MESSAGES/former.po: read for suggestions only",
    ]
    assert lines[-1].startswith("skipped: locale/fa/LC_MESSAGES/broken.po:1: ")


@pytest.mark.usefixtures("project")
def test_a_catalogue_that_could_not_be_read_for_suggestions_is_said_in_any_case() -> None:
    """A document was renamed: its translations are not offered, and nobody would know why."""
    Path("source/letter.txt").rename("source/message.txt")
    Path(PO).write_text("garbage\n", encoding="utf-8")
    result = run()
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-1].startswith(f"skipped: {PO}:1: ")


@pytest.mark.usefixtures("project")
def test_a_broken_catalogue_of_another_document_is_said_by_the_update_of_that_document() -> None:
    write_source("diary", SNOW)
    run()
    Path(PO).write_text("garbage\n", encoding="utf-8")
    write_source("diary", SNOW, FIFTY)
    assert "garbage" not in run("diary").stderr
    assert run().stderr.count("garbage") == 1


@pytest.mark.usefixtures("project")
def test_an_update_says_what_became_of_the_messages() -> None:
    write_source("letter", FIFTY, SNOW, "A new end.")
    assert run().stderr.splitlines() == [
        "locale/letter.pot: 3 messages from source/letter.txt",
        f"{PO}: 1 exact, 1 similar, 1 to translate, 1 no longer in the source (kept as obsolete)",
    ]
    write_source("letter", SNOW)
    assert run("-q").stderr == ""


@pytest.mark.parametrize("flags", [(), ("--check",)])
def test_the_numbers_of_many_catalogues_are_said_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flags: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [f"n{number}" for number in range(11)]
    made = make(tmp_path, {f"{name}.txt": f"{FERRY}\n\n{SNOW}\n" for name in names}, "fa")
    for name in names:
        translate(made, name)
    for name in names:
        write_source(name, FIFTY, f"A new text of {name}.", "And nothing like it.")
    counts = "11 similar, 22 to translate, 22 no longer in the source (kept as obsolete)"
    assert run(*flags).stderr.splitlines().count(f"11 catalogues together, {counts}") == 1
    run()
    for name in names[1:]:
        write_source(name, SNOW)
    assert "together" not in run(*flags).stderr  # ten are seen at once


@pytest.mark.usefixtures("project")
def test_what_is_dropped_is_shown() -> None:
    write_source("letter", SNOW)
    lines = run("--drop-obsolete").stderr.splitlines()
    assert lines[1:] == [
        f"{PO}: 1 exact, 1 no longer in the source",
        f"{PO}: removed: \u2068{FERRY[:59]}…\u2069 = \u2068{f'fa: {FERRY}'[:59]}…\u2069",
    ]


def test_the_help_is_whole_and_explains_its_terms() -> None:
    text = run("--help").stdout
    words = " ".join(text.split())
    assert "…" not in text
    assert "... " not in text.split("Usage: ")[1].split("\n", 1)[1]
    for term in ("A message is", "The template of", "a catalogue holds", "fuzzy: ", "obsolete: "):
        assert term in words
    listing = CliRunner().invoke(group, ["--help"]).stdout
    assert "  update        Bring the catalogues up to date with the sources.\n" in listing


@pytest.mark.usefixtures("project")
def test_a_check_says_that_nothing_was_written_and_what_to_do() -> None:
    write_source("letter", FIFTY, "A new end.")
    result = run("--check")
    assert result.exit_code == 1
    assert "nothing was written: run `dragoman update`" in result.output
    assert run().exit_code == 0
    assert "nothing was written" not in run("--check").output


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("flags", [(), ("--tidy",), ("--drop-obsolete",), ("--explain",)])
def test_a_check_passes_where_only_translations_would_be_offered(flags: tuple[str, ...]) -> None:
    write_source("diary", FERRY)
    run("--no-memory")
    before = Path(PO).with_name("diary.po").read_bytes()
    result = run("--check", *flags)
    assert result.exit_code == 0
    assert "would only offer these translations" in result.stderr
    assert Path(PO).with_name("diary.po").read_bytes() == before
    write_source("diary", FERRY, "A new end.")
    assert run("--check", *flags).exit_code == 1


@pytest.mark.usefixtures("project")
def test_a_check_does_not_pass_where_a_catalogue_would_be_tidied() -> None:
    write_source("diary", FERRY)
    run("--no-memory")
    path = Path(PO).with_name("diary.po")
    path.write_text(path.read_text(encoding="utf-8").replace("ferry ", 'ferry "\n"'), "utf-8")
    assert run("--check").exit_code == 0
    assert run("--check", "--tidy").exit_code == 1


@pytest.mark.parametrize(
    ("is_certain", "became"),
    [
        (
            True,
            "it may be typed over a msgid, and is now the fuzzy translation of "
            f"\u2068{SNOW[:59]}…\u2069",
        ),
        (False, "it is kept as obsolete, because it may be typed over a msgid"),
    ],
)
def test_an_update_says_what_became_of_a_text_that_was_typed_over_a_msgid(
    tmp_path: Path, is_certain: bool, became: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stands where its message was, or where that and another one were."""
    monkeypatch.chdir(tmp_path)
    make(tmp_path, {"letter.txt": f"{FERRY}\n\n{SNOW}\n"}, "fa")
    catalog = Path(PO).read_text(encoding="utf-8")
    typed = "برف تا نیمهٔ آوریل بر همهٔ بام‌های شهر بود."
    catalog = catalog.replace(f'msgid "{SNOW}"', f'msgid "{typed}"')
    if not is_certain:
        catalog = catalog.partition("#: source")[0] + catalog[catalog.rindex("#: source") :]
    Path(PO).write_text(catalog, encoding="utf-8")
    (said,) = (line for line in run().stderr.splitlines() if "over a msgid" in line)
    assert said.startswith(f"{PO}:")
    assert said.endswith(f": no source has \u2068{typed}\u2069: {became}")


@pytest.mark.parametrize("is_extracted", [True, False])
def test_an_update_does_not_say_that_somebody_wrote_an_old_heading_of_the_source(
    tmp_path: Path, is_extracted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the template is a newer one than the catalogue's, nobody knows who wrote it."""
    monkeypatch.chdir(tmp_path)
    make(tmp_path, {"letter.txt": f"{FERRY}\n\nContact\n\n{SNOW}\n"}, "fa")
    write_source("letter", FERRY, SNOW)
    if is_extracted:
        CliRunner().invoke(group, ["extract"], catch_exceptions=False)
    about = "no source has \u2068Contact\u2069: it is kept as obsolete, because it may be typed"
    assert (about in run().stderr) == is_extracted
    assert ('msgid "Contact"' in Path(PO).read_text(encoding="utf-8")) == is_extracted
