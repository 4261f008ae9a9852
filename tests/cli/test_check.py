"""``dragoman check`` on a project: what it prints, what it fixes, and what it requires."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.catalogs import find_state
from dragoman.cli import group
from dragoman.model import State
from dragoman.po import read
from helpers.command_line import run
from helpers.support import snapshot

SOURCE = "Political letters of 2015\n\nMore than 1500 people came, and one.\n\nThe last line.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "letter.txt").write_text(SOURCE, encoding="utf-8")
    assert run("update", "-q").exit_code == 0
    return tmp_path


def translate(project: Path, *texts: str, comment: str = "") -> Path:
    """Put translations into the catalogue, in its order."""
    path = project / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    head, *blocks = path.read_text(encoding="utf-8").split("\n\n")
    filled = [
        comment + block.rstrip("\n").replace('msgstr ""', f'msgstr "{text}"')
        for block, text in zip(blocks, texts, strict=True)
    ]
    path.write_text("\n\n".join([head, *filled]) + "\n", encoding="utf-8")
    return path


GOOD = ("نامه‌های سیاسی ۲۰۱۵", "بیش از ۱۵۰۰ نفر آمدند، و یکی.", "سطر آخر.")
WRONG = ("نامه‌های سیاسی ۲۰۱۵", "بیش از ۱۴۰۰ نفر آمدند، و یکی.", "سطر آخر.")
SAFE = ("نامه‌های سیاسی ۲۰۱۵", "بیش از ۱۵۰۰ نفر آمدند, و يكی.", "سطر آخر.")


def test_good_translations_pass(project: Path) -> None:
    translate(project, *GOOD)
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "0 errors, 0 warnings, 0 hints\n")


def test_an_error_is_shown_with_its_place_and_exits_1(project: Path) -> None:
    translate(project, *WRONG)
    result = run("check")
    assert result.exit_code == 1
    first, second, *_ = result.stdout.splitlines()
    assert first.startswith("locale/fa/LC_MESSAGES/letter.po:")
    assert "letter ¶2: error numbers:" in first
    assert "\u2068" in second and "۱۴۰۰" in second


def test_quiet_prints_no_hints_and_nothing_where_nothing_fails(project: Path) -> None:
    hinted = ("نامه‌های سیاسی  ۲۰۱۵", *GOOD[1:])
    translate(project, *hinted)
    assert "hint double-space" in run("check").stdout
    assert run("check", "-q").stdout == ""
    assert run("update", "-q").exit_code == 0
    path = project / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    path.write_text(path.read_text(encoding="utf-8").replace("۱۵۰۰", "۱۴۰۰"), encoding="utf-8")
    result = run("check", "-q")
    assert result.exit_code == 1
    assert "error numbers" in result.stdout and "hint double-space" not in result.stdout
    assert result.stdout.endswith("1 error, 0 warnings, 1 hint\n")


def test_quiet_prints_the_warnings_before_the_first_error(project: Path) -> None:
    translate(project, "نامه‌های سیاسی، یک, ۲۰۱۵", *WRONG[1:])
    lines = run("check", "-q").stdout.splitlines()
    said = [line.split(": ")[2].split()[0] for line in lines if line.startswith("locale")]
    assert said[0] == "warning" and "error" in said


def test_json_is_as_documented(project: Path) -> None:
    translate(project, *WRONG)
    data = json.loads(run("check", "--format", "json").stdout)
    assert data["schema_version"] == 1
    assert data["counts"]["error"] == len(data["findings"]) > 0
    assert set(data["findings"][0]) >= {
        "id", "severity", "document", "language", "msgid", "msgctxt", "path", "line", "message",
        "excerpt", "fixable",
    }  # fmt: skip
    assert data["findings"][0]["document"] == "letter"


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit", "gitlab"])
def test_every_form_can_be_written_to_a_file(project: Path, form: str) -> None:
    translate(project, *WRONG)
    assert run("check", "--format", form, "-o", "out/report").exit_code == 1
    assert "numbers" in (project / "out" / "report").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("variable", "terminal", "coloured"),
    [
        ("", True, True),
        ("", False, False),
        ("NO_COLOR=1", True, False),
        ("FORCE_COLOR=1", False, True),
        ("FORCE_COLOR=1", True, True),
        ("TERM=dumb", True, False),
    ],
)
def test_colours_are_for_a_terminal_or_for_who_wants_them(
    project: Path, monkeypatch: pytest.MonkeyPatch, variable: str, terminal: bool, coloured: bool
) -> None:
    translate(project, *WRONG)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    if variable:
        monkeypatch.setenv(*variable.split("="))
    shown = CliRunner().invoke(group, ["check"], prog_name="dragoman", color=terminal).stdout
    assert ("\x1b[31merror\x1b[0m numbers" in shown) == coloured
    assert ("\x1b[1m⟦" in shown) == coloured
    assert "\x1b" not in run("check", "--format", "json").stdout
    run("check", "-o", "report.txt")
    assert "\x1b" not in (project / "report.txt").read_text(encoding="utf-8")


def test_json_is_utf_8_whatever_the_terminal_is(project: Path) -> None:
    translate(project, *WRONG)
    runner = CliRunner(charset="latin-1")
    result = runner.invoke(group, ["check", "--format", "json"], prog_name="dragoman")
    assert "۱۴۰۰" in json.loads(result.stdout_bytes)["findings"][0]["excerpt"]


@pytest.mark.parametrize("found", ["/usr/bin/msgfmt", None])
def test_verbose_says_that_msgfmt_is_missing(
    project: Path, monkeypatch: pytest.MonkeyPatch, found: str | None
) -> None:
    monkeypatch.setattr("dragoman.commands.check.find_msgfmt", lambda: found)
    said = "msgfmt is not installed, so only dragoman's own rules check the catalogues"
    assert (said in run("check", "-v").stderr.splitlines()) is (found is None)


def test_verbose_says_what_was_read_and_what_was_skipped_and_why(project: Path) -> None:
    settings = 'languages = ["fa", "ar"]\n[check]\ndisable = ["half-space"]\n'
    (project / "dragoman.toml").write_text(settings, encoding="utf-8")
    path = translate(project, *GOOD)
    fuzzy = path.read_text(encoding="utf-8").replace(
        '#: source/letter.txt\nmsgid "The', '#: source/letter.txt\n#, fuzzy\nmsgid "The'
    )
    path.write_text(fuzzy, encoding="utf-8")
    lines = run("check", "-v").stderr.splitlines()
    assert "the rule half-space is skipped, because the settings switch it off" in lines
    assert "glossary.csv: there is no such glossary, so the rule glossary finds nothing" in lines
    assert (
        "locale/fa/LC_MESSAGES/letter.po: 2 of 3 messages are checked; "
        "skipped because fuzzy: 1; because untranslated: 0"
    ) in lines
    assert (
        "locale/ar/LC_MESSAGES/letter.po: skipped, because there is no such catalogue; "
        "`dragoman update` makes it"
    ) in lines
    glossary = "term,language,translation\nletters,fa,نامه‌ها\n"
    (project / "glossary.csv").write_text(glossary, encoding="utf-8")
    path.write_bytes(path.read_bytes() + b"<<<<<<< ours\n")
    lines = run("check", "-v").stderr.splitlines()
    assert "glossary.csv: glossary, 1 row" in lines
    assert (
        "locale/fa/LC_MESSAGES/letter.po: its translations are skipped, because the file "
        "cannot be read"
    ) in lines
    assert run("check", "-v", "-q").stderr == ""


def test_warnings_fail_only_strictly(project: Path) -> None:
    translate(project, *SAFE)
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1


def read_states(project: Path) -> dict[str, State]:
    path = project / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    return {block.msgid: find_state(block) for block in read(path).blocks}


def test_fix_changes_what_is_safe_and_ends_the_review(project: Path) -> None:
    """It ends the review of the message that it changes, and of no other."""
    path = translate(project, SAFE[0], SAFE[1].replace("نفر", "ن\u200bفر"), SAFE[2])
    run("review", "letter", "-l", "fa", "--all")
    titles, people, last = read_states(project)
    assert set(read_states(project).values()) == {State.REVIEWED}
    assert "invisible" in run("check").stdout
    before = path.read_text(encoding="utf-8")
    shown = run("check", "--fix", "--dry-run")
    assert path.read_text(encoding="utf-8") == before
    assert "+msgstr" in shown.stdout and "-msgstr" in shown.stdout
    apply = ["git", "apply", "--check", "-"]
    subprocess.run(apply, cwd=project, input=shown.stdout.encode(), check=True)
    assert "" not in shown.stdout.splitlines()
    result = run("check", "--fix")
    assert result.exit_code == 0
    after = path.read_text(encoding="utf-8")
    assert "بیش از ۱۵۰۰ ن\u200bفر آمدند، و یکی." in after
    changed = [line for line in after.splitlines() if line not in before.splitlines()]
    assert len(changed) == 1
    assert read_states(project) == {
        titles: State.REVIEWED, people: State.TRANSLATED, last: State.REVIEWED
    }  # fmt: skip
    assert "invisible" in result.stdout, "what is only suggested is still reported"
    again = snapshot(project)
    run("check", "--fix")
    assert snapshot(project) == again


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_fix_names_the_catalogue_that_it_cannot_read(project: Path, options: list[str]) -> None:
    path = project / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    path.write_text('msgid "a\n', encoding="utf-8")
    result = run("check", "--fix", *options)
    assert result.exit_code == 2
    assert "locale/fa/LC_MESSAGES/letter.po:1: " in result.stderr
    assert path.read_text(encoding="utf-8") == 'msgid "a\n'


def test_dry_run_goes_with_fix(project: Path) -> None:
    assert run("check", "--dry-run").exit_code == 2


def test_a_message_can_opt_out(project: Path) -> None:
    translate(project, *WRONG)
    result = run("check")
    assert result.exit_code == 1
    assert "error numbers" in result.stdout
    path = project / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    text = path.read_text(encoding="utf-8")
    message = '#: source/letter.txt\nmsgid "More'
    assert message in text
    opted = text.replace(message, f"# dragoman: ignore numbers\n{message}")
    path.write_text(opted, encoding="utf-8")
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "0 errors, 0 warnings, 0 hints\n")


def test_a_wrong_rule_in_the_settings_names_the_nearest(project: Path) -> None:
    (project / "dragoman.toml").write_text('[check]\ndisable = ["number"]', encoding="utf-8")
    result = run("check", "-l", "fa")
    assert result.exit_code == 2
    assert "'number'" in result.stderr and "'numbers'" in result.stderr


def test_the_gate_names_what_is_missing(project: Path) -> None:
    translate(project, *GOOD)
    assert run("check", "--require", "fa=translated").exit_code == 0
    result = run("check", "--require", "fa=reviewed")
    assert result.exit_code == 1
    assert "fa: 0.0% of the words are reviewed, 100% are required" in result.stderr


def test_where_github_reads_along_the_gate_is_an_annotation(project: Path) -> None:
    translate(project, *GOOD)
    words = ("check", "--format", "github", "--require")
    assert run(*words, "fa=translated").stdout == ""
    result = run(*words, "fa=reviewed")
    assert result.exit_code == 1
    (line,) = result.stdout.splitlines()
    assert line.startswith("::error title=dragoman check::fa: 0.0%25 of the words are reviewed, ")
    assert "required" not in result.stderr
    result = run(*words, "fa=reviewed", "-o", "report")
    assert "fa: 0.0% of the words are reviewed" in result.stderr


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("fa", "must have the form fa=reviewed"),
        ("de=reviewed", "language 'de' is not of this project"),
        ("fa=done", "'done' cannot be required; write 'translated' or 'reviewed'"),
        ("fa=translated:many", "'translated:many' cannot be required"),
    ],
)
def test_a_wrong_requirement_is_one_sentence(project: Path, option: str, sentence: str) -> None:
    result = run("check", "--require", option)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_build_exits_1_at_the_gate_and_publishes_nothing_below_it(project: Path) -> None:
    translate(project, *GOOD)
    settings = 'languages = ["fa"]\n[check.require]\nfa = "reviewed"\n'
    (project / "dragoman.toml").write_text(settings, encoding="utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == (
        "dragoman: letter.en-fa.html: not published: fa: 0.0% of the words are reviewed, "
        "100% are required; 14 words are missing"
    )
    assert not (project / "build").exists()


def test_a_broken_catalogue_is_a_finding(project: Path) -> None:
    path = project / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    path.write_bytes(path.read_bytes() + b"<<<<<<< ours\n")
    result = run("check")
    assert result.exit_code == 1
    assert "po-" in result.stdout


def test_only_a_fix_can_be_tried(project: Path) -> None:
    before = snapshot(project)
    result = run("check", "--dry-run")
    assert result.exit_code == 2
    assert "--dry-run can only be used together with --fix" in result.stderr
    assert snapshot(project) == before


def test_the_rules_are_listed(project: Path) -> None:
    listed = {line.split()[0] for line in run("check", "--list").stdout.splitlines()}
    assert {"numbers", "half-space", "po-newline", "glossary"} <= listed


def test_a_term_in_no_language_is_a_mistake_of_the_glossary(project: Path) -> None:
    rows = "letters,fa,نامه‌ها\nletters,de,Briefe\nletters,qq,x\n"
    (project / "glossary.csv").write_text(f"term,language,translation\n{rows}", encoding="utf-8")
    result = run("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "glossary.csv:4: unknown language 'qq'" in result.stderr


def test_a_folder_in_the_place_of_the_glossary_is_said(project: Path) -> None:
    (project / "glossary.csv").mkdir()
    result = run("check")
    assert result.exit_code == 2
    assert "glossary.csv: the glossary is a folder, and must be a file" in result.stderr


def test_terms_of_the_glossary_become_comments_only_where_the_settings_say_so(
    project: Path,
) -> None:
    glossary = "term,language,translation\nletters,fa,نامه‌ها\n"
    (project / "glossary.csv").write_text(glossary, encoding="utf-8")
    path = project / "locale" / "fa" / "LC_MESSAGES" / "letter.po"
    run("update")
    assert "glossary" not in path.read_text(encoding="utf-8")
    settings = 'languages = ["fa"]\n[check]\ncomments = true\n'
    (project / "dragoman.toml").write_text(settings, encoding="utf-8")
    run("update")
    text = path.read_text(encoding="utf-8")
    assert "#. glossary: letters = نامه‌ها\n" in text
    run("update")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("form", ["junit", "sarif"])
def test_a_report_for_programs_has_what_is_required(form: str, tmp_path: Path) -> None:
    sentence = "fa: 0.0% of the words are reviewed, 100% are required"
    file = tmp_path / "report"
    words = ("check", "--format", form, "--require", "fa=reviewed")
    for result in (run(*words), run(*words, "-o", str(file))):
        assert result.exit_code == 1 and sentence in result.stderr
    assert sentence in run(*words).stdout and sentence in file.read_text(encoding="utf-8")
    assert sentence not in run("check", "--format", form).stdout
