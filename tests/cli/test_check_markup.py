"""Rules about markup look only at texts that have markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.proofread import CatalogPlace, check_catalog, fix_catalog
from helpers.command_line import run

TEXTS = {
    "links": ("Read [this](a.html) now", "این را اکنون بخوانید"),
    "tags": ("Write <b>today</b> to them", "امروز به آنان بنویسید"),
    "code-changed": ("Run `make all` twice now", "`make الكل` را دو بار اجرا کنید"),
    "link-broken": ("Read [a](https://e.org/a) now", "[آ] (https://e.org/a) را بخوانید"),
}
RULES = sorted(TEXTS)
PLAIN = '---\ntitle: "Write <b>today</b> to them"\n---\n\nA paragraph.\n'


def make_project(folder: Path, suffix: str, text: str) -> Path:
    (folder / "dragoman.toml").write_text('languages = ["fa"]\n', encoding="utf-8")
    (folder / "source").mkdir()
    (folder / "source" / f"letter{suffix}").write_text(text, encoding="utf-8")
    assert run("update", "-q").exit_code == 0
    return folder / "locale" / "fa" / "LC_MESSAGES" / "letter.po"


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(("suffix", "is_found"), [(".txt", False), (".md", True)])
def test_a_plain_text_has_no_markup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, suffix: str, is_found: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    source, target = TEXTS[rule]
    path = make_project(tmp_path, suffix, source + "\n")
    catalog = path.read_text(encoding="utf-8")
    head, rest = catalog.split("\n\n", 1)
    path.write_text(f"{head}\n\n" + rest.replace('msgstr ""', f'msgstr "{target}"'), "utf-8")
    found = run("check", "--format", "json").stdout
    assert (f'"{rule}"' in found) is is_found
    before = path.read_bytes()
    run("check", "--fix")
    assert (path.read_bytes() != before) is (is_found and rule == "link-broken")


def test_a_plain_title_in_a_markdown_document_has_no_markup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = make_project(tmp_path, ".md", PLAIN)
    text = path.read_text(encoding="utf-8")
    assert "<b>today" in text
    head, *blocks = text.split("\n\n")
    blocks = [
        block.replace('msgstr ""', 'msgstr "امروز به آنان بنویسید"') if "<b>" in block else block
        for block in blocks
    ]
    path.write_text("\n\n".join([head, *blocks]), encoding="utf-8")
    assert '"tags"' not in run("check", "--format", "json").stdout


def test_a_catalogue_without_a_document_is_checked_for_any_markup() -> None:
    source, target = TEXTS["link-broken"]
    head = 'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    data = f'{head}\nmsgid "{source}"\nmsgstr "{target}"\n'.encode()
    for markup, is_found in (("", True), ("markdown", True), ("html", True), ("plain", False)):
        place = CatalogPlace("letter", "fa", "fa.po", markup=markup)
        found = {finding.id for finding in check_catalog(data, place)}
        assert ("link-broken" in found) is is_found
        assert (fix_catalog(data, place)[0] != data) is is_found
