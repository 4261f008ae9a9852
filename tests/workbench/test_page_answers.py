"""What the page is told: each answer is that of the command that does the same."""

from __future__ import annotations

import json
import re
import tempfile
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from dragoman import workbench
from helpers import projects, word_files
from helpers.command_line import run
from helpers.workbench import Workbench, place

WRONG = "در سال ۲۰۱۶ از آنها ۱۵۰۰ تا بود."


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    projects.make(tmp_path, {"letter.txt": projects.TEXT})
    monkeypatch.chdir(tmp_path)
    return Workbench(tmp_path)


def test_the_counts_are_those_of_status(bench: Workbench) -> None:
    rows = bench.rows()
    bench.save(rows[0], "نامه", "reviewed")
    bench.save(rows[1], "سه واژه اینجاست.", "fuzzy")
    bench.save(rows[3], "آخری بدرود می‌گوید.")
    shown = bench.get(f"{place()}/rows?count=0").json
    told = next(
        each
        for document in bench.get("/api/project").json["documents"]
        for each in document["languages"]
        if each["code"] == "fa"
    )
    assert told["counts"] == shown["counts"]
    assert told["words"] == shown["words"]
    assert shown["counts"] == {"untranslated": 1, "fuzzy": 1, "translated": 1, "reviewed": 1}
    found = json.loads(run("status", "--format", "json").stdout)["documents"][0]["languages"]["fa"]
    for kind, key in (("counts", "messages"), ("words", "words")):
        assert {state: found[key][state] for state in shown[kind]} == shown[kind]
    assert told["first"] == 2
    assert not told["changed"]


def test_the_findings_are_those_of_check(bench: Workbench) -> None:
    row = bench.rows()[2]
    path = bench.project.catalog("letter", "fa")
    before = path.read_bytes()
    answer = bench.post(f"{place()}/row/{row['key']}/check", {"translation": WRONG}).json
    assert path.read_bytes() == before
    bench.save(row, WRONG)
    said = json.loads(run("check", "-l", "fa", "--format", "json").stdout)
    told = [(each["rule"], each["message"]) for each in answer["findings"]]
    assert told
    assert told == [(each["id"], each["message"]) for each in said["findings"]]


def test_the_preview_is_the_row_of_the_page(bench: Workbench) -> None:
    text = "سه *واژه* <b>اینجاست</b> & ‘دو’."
    row = bench.rows()[1]
    checked = bench.post(f"{place()}/row/{row['key']}/check", {"translation": text}).json
    assert checked["preview"] not in bench.get("/edition/letter/fa").text
    saved = bench.save(row, text)
    assert saved["preview"] == checked["preview"]
    assert saved["preview"] in bench.get("/edition/letter/fa").text
    for query in ("layout=stacked", "languages=fa", "layout=stacked&languages=fa,en"):
        sent = {"translation": text}
        checked = bench.post(f"{place()}/row/{row['key']}/check?{query}", sent).json
        assert checked["preview"]
        assert checked["preview"] in bench.get(f"/edition/letter/fa?{query}").text


def test_the_preview_of_a_cell_is_its_table_with_what_was_saved_of_the_others(
    tmp_path: Path,
) -> None:
    text = "| One | Two |\n|---|---|\n| Three |  |\n| Four | Five |\n\nNo cell.\n"
    projects.make(tmp_path, {"letter.md": text})
    bench = Workbench(tmp_path)
    *cells, other = bench.rows()
    for number, row in enumerate(cells):
        text = "متن" * (number + 1)
        checked = bench.post(f"{place()}/row/{row['key']}/check", {"translation": text}).json
        assert bench.save(row, text)["preview"] == checked["preview"]
        assert checked["preview"] in bench.get("/edition/letter/fa").text
    assert "Three" not in bench.save(other, "متن")["preview"]


def test_the_preview_of_a_note_is_the_note(tmp_path: Path) -> None:
    projects.make(tmp_path, {"letter.md": "A text[^1].\n\n[^1]: A note.\n"})
    bench = Workbench(tmp_path)
    text, note = bench.rows()
    bench.save(text, "متن[^1].")
    bench.get("/edition/letter/fa")
    saved = bench.save(note, "این یکی")["preview"]
    assert "این یکی" in saved
    assert "A text" not in saved
    assert saved in bench.get("/edition/letter/fa").text


def test_the_row_that_is_being_written_is_marked_in_the_edition(bench: Workbench) -> None:
    script = (Path(workbench.__file__).parent / "static" / "preview.js").read_text("utf-8")
    head, end, _ = bench.get("/edition/letter/fa").text.partition("</head>")
    (mark,) = re.findall(r'classList\.add\("([\w-]+)"\)', script)
    assert end
    assert f".{mark} {{ outline: " in head


def test_a_review_is_refused_as_review_refuses_it(bench: Workbench) -> None:
    rows = bench.rows()
    bench.save(rows[1], "سه واژه اینجاست.", "fuzzy")
    bench.save(rows[2], WRONG)
    bench.save(rows[3], "آخری بدرود می‌گوید.")
    told = bench.review(*bench.rows())
    assert [each["outcome"] for each in told] == ["refused"] * 3 + ["saved"]
    said = run("review", "letter", "-l", "fa", "--all")
    for each in told[:2]:
        assert each["message"] in said.stderr
    assert "paragraph 3 has errors" in told[2]["message"]
    assert "paragraph 3 has errors" in said.stderr
    assert [row["state"] for row in bench.rows()][3] == "reviewed"
    assert bench.review(bench.rows()[3], approve=False)[0]["outcome"] == "saved"
    assert [row["state"] for row in bench.rows()][3] == "translated"


def test_a_row_that_was_changed_since_it_was_shown_is_not_reviewed(bench: Workbench) -> None:
    shown = bench.save(bench.rows()[1], "سه واژه اینجاست.")["row"]
    projects.edit(bench.project, lambda block: projects.translated(block, "متن دیگر"))
    told = bench.review(shown, digests={shown["key"]: shown["digest"]})
    assert told[0]["outcome"] == "refused"
    assert "changed by somebody else" in told[0]["message"]


def test_the_rows_are_given_in_parts_and_by_number_and_by_key(bench: Workbench) -> None:
    rows = bench.rows()
    assert bench.rows(query="from=2&count=2") == rows[1:3]
    assert bench.rows(query="count=0") == []
    assert bench.rows(query="numbers=4,99,1") == [rows[3], rows[0]]
    assert bench.rows(query=f"keys={rows[2]['key']},nothing") == [rows[2]]
    head = bench.get(f"{place()}/rows?count=0").json
    assert head["total"] == len(rows)
    assert (head["next"], head["changed"]) == (1, False)


def test_a_filter_gives_numbers(bench: Workbench) -> None:
    bench.save(bench.rows()[1], "سه واژه اینجاست.")
    address = f"{place()}/rows?"
    assert bench.get(f"{address}states=translated").json["numbers"] == [2]
    assert bench.get(f"{address}states=untranslated,fuzzy").json["numbers"] == [1, 3, 4]
    assert bench.get(f"{address}search=WORDS").json["numbers"] == [2]
    assert bench.get(f"{address}search=واژه").json["numbers"] == [2]
    assert bench.get(f"{address}search=words&states=fuzzy").json["numbers"] == []


def test_a_translated_text_like_it_is_suggested(tmp_path: Path) -> None:
    texts = {
        "one.txt": "Letter\n\nThe house stands on the high hill.\n\nThe house stood on the hill.\n",
        "two.txt": "Other\n\nThe house stands on a high hill today.\n",
    }
    projects.make(tmp_path, texts)
    bench = Workbench(tmp_path)
    where = place("two")
    row = bench.rows("two")[1]
    assert bench.get(f"{where}/row/{row['key']}/help").json["suggestions"] == []
    for number, text in ((1, "خانه بر تپهٔ بلند است."), (2, "خانه بر تپه بود.")):
        bench.save(bench.rows("one")[number], text, where=place("one"))
    found = bench.get(f"{where}/row/{row['key']}/help").json["suggestions"]
    assert [each["translation"] for each in found] == ["خانه بر تپهٔ بلند است.", "خانه بر تپه بود."]
    assert 100 > found[0]["likeness"] > found[1]["likeness"] >= 50
    assert found[0]["source"] == "The house stands on the high hill."
    own = bench.get(f"{place('one')}/row/{bench.rows('one')[1]['key']}/help").json["suggestions"]
    assert [each["translation"] for each in own] == ["خانه بر تپه بود."]


def test_the_agreed_terms_of_a_text_are_given(bench: Workbench) -> None:
    glossary = bench.project.glossary_file
    glossary.write_text("term,language,translation,note\nword,fa,واژه,not کلمه\n", encoding="utf-8")
    row = bench.rows()[1]
    found = bench.get(f"{place()}/row/{row['key']}/help").json["terms"]
    assert found == [{"term": "word", "translations": ["واژه"], "note": "not کلمه"}]


def test_the_pivot_of_the_settings_is_shown_until_another_is_chosen(bench: Workbench) -> None:
    with (bench.desk.root / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('\n[pivot]\nfa = "ar"\n')
    for query, chosen in (("", ["ar"]), ("?pivot=ar", ["ar"]), ("?pivot=", [])):
        page = bench.get(f"/translate/letter/fa{query}").text
        assert re.findall(r'<option value="(\w+)" selected>', page.partition('id="layout"')[0]) == (
            chosen
        ), query


@pytest.mark.parametrize(("shown", "marks"), [("ar", 1), ("", 0)])
def test_a_translation_says_beside_which_text_it_was_made_as_the_page_has_shown_it(
    bench: Workbench, shown: str, marks: int
) -> None:
    """Whatever the settings say: a person may look at another language, or at none."""
    bench.save(bench.rows("letter", "ar")[1], "ثلاث كلمات هنا.", where=place("letter", "ar"))
    with (bench.desk.root / "dragoman.toml").open("a", encoding="utf-8") as file:
        file.write('\n[pivot]\nfa = "ar"\n')
    row = bench.rows()[1]
    sent = {"digest": row["digest"], "translation": "سه واژه.", "mark": "translated"}
    answer = bench.post(f"{place()}/row/{row['key']}?pivot={shown}", sent)
    assert answer.json["outcome"] == "saved"
    text = bench.project.catalog("letter", "fa").read_text(encoding="utf-8")
    assert text.count("# dragoman: pivot ar ") == marks


def test_a_pivot_is_beside_the_source(bench: Workbench) -> None:
    bench.save(bench.rows("letter", "ar")[1], "ثلاث كلمات هنا.", where=place("letter", "ar"))
    assert [row["pivot"] for row in bench.rows(query="pivot=ar")] == ["", "ثلاث كلمات هنا.", "", ""]
    assert {row["pivot"] for row in bench.rows(query="pivot=de")} <= {"", None}
    assert {row["pivot"] for row in bench.rows()} == {None}


def test_a_source_that_changed_is_shown_with_its_words(bench: Workbench) -> None:
    bench.save(bench.rows()[1], "سه واژه اینجاست.")
    source = bench.project.source("letter")
    source.write_text(projects.TEXT.replace("Three words", "Four words"), encoding="utf-8")
    assert bench.get("/api/project").json["documents"][0]["languages"][0]["changed"]
    told = bench.post("/api/update", {"document": "letter"}).json
    assert told["sentence"] == "letter: 2 of 2 catalogues updated"
    row = bench.rows()[1]
    assert (row["state"], row["reasons"]) == ("fuzzy", ["outdated"])
    assert row["previous"]["source"] == "Three words are here."
    assert ["gone", "Three"] in row["previous"]["diff"]
    assert ["new", "Four"] in row["previous"]["diff"]
    assert bench.post("/api/update", {"document": "nothing"}).status_code == 404


def test_a_build_makes_what_the_overview_lists(bench: Workbench) -> None:
    settings = bench.desk.root / "dragoman.toml"
    text = settings.read_text("utf-8")
    settings.write_text(f'{text}formats = ["html", "epub"]\neditions = ["en,fa"]\n', "utf-8")
    listed = bench.get("/api/project").json["editions"]
    assert [(each["format"], each["made"], each["fresh"]) for each in listed] == [
        ("html", False, False), ("epub", False, False)]  # fmt: skip
    told = bench.post("/api/build", {}).json
    assert told["ok"], told
    for each in bench.get("/api/project").json["editions"]:
        assert (each["made"], each["fresh"]) == (True, True)
        answer = bench.get(f"/{each['href']}")
        answer.close()
        assert answer.status_code == 200
        disposition = answer.headers.get("Content-Disposition", "inline")
        assert disposition.startswith("inline" if each["format"] == "html" else "attachment")


def test_a_build_that_fails_says_why(bench: Workbench) -> None:
    bench.project.source("letter").write_bytes(b"\xff\xfe\x00")
    told = bench.post("/api/build", {}).json
    assert not told["ok"]
    assert any("source/letter.txt" in line for line in told["lines"])
    assert str(bench.desk.root) not in json.dumps(told)


@pytest.mark.parametrize("form", ["csv", "po"])
def test_what_goes_out_comes_back(bench: Workbench, form: str) -> None:
    bench.save(bench.rows()[1], "سه واژه اینجاست.")
    out = bench.get(f"/export?document=letter&language=fa&to={form}")
    assert out.status_code == 200
    assert out.headers["Content-Disposition"].startswith("attachment; filename=letter.fa")
    changed = out.data.replace("سه واژه اینجاست.".encode(), "سه واژه آنجاست.".encode())
    file = (BytesIO(changed), "../../evil<script>.po")
    told = bench.post("/api/import", None, data={"file": file})
    assert told.status_code == 200, told.text
    assert bench.rows()[1]["translation"] == "سه واژه آنجاست."
    assert told.json["sentences"][0].startswith("evil<script>.po: ")
    assert "tmp" not in told.text


@pytest.mark.parametrize("data", [b"", b"nothing of ours", b"PK\x03\x04broken", b"\x00" * 100])
def test_a_strange_file_is_refused_in_a_sentence(bench: Workbench, data: bytes) -> None:
    before = bench.project.catalog("letter", "fa").read_bytes()
    told = bench.post("/api/import", None, data={"file": (BytesIO(data), "a.po")})
    assert told.status_code == 200
    assert told.json["sentences"][0].startswith("a.po: ")
    assert tempfile.gettempdir() not in told.text
    assert "returned" not in told.text
    assert bench.project.catalog("letter", "fa").read_bytes() == before


def test_a_form_that_is_not_there_is_told(bench: Workbench) -> None:
    assert bench.get("/export?document=letter&language=fa&to=nothing").status_code in (404, 409)
    assert bench.get("/export?document=nothing&language=fa").status_code == 404
    assert bench.get("/edition/letter/fa?layout=nothing").status_code == 400
    assert bench.get("/edition/letter/fa?languages=de").status_code == 404
    assert bench.get("/edition/letter/fa?languages=%3Cscript%3E").status_code == 409


NAMES = [
    "a folder/my letter.v2",
    "نامه/بند ۱",
    "a.b",
    "100% sure",
    "q?x=1&y",
    "semi;colon",
    "#1",
    "é",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_document_may_have_any_name(tmp_path: Path, name: str) -> None:
    projects.make(tmp_path, {f"{name}.txt": projects.TEXT, "other.txt": "Other\n"})
    bench = Workbench(tmp_path)
    names = [each["name"] for each in bench.get("/api/project").json["documents"]]
    (own,) = [each for each in names if each != "other"]
    where = place(own)
    saved = bench.save(bench.rows(own)[1], "سه واژه اینجاست.", where=where)
    assert saved["outcome"] == "saved"
    quoted = where.removeprefix("/api/document/").removesuffix("/fa")
    assert bench.get(f"/translate/{quoted}/fa").status_code == 200
    assert bench.get(f"/edition/{quoted}/fa").status_code == 200
    out = bench.get(f"/export?document={quoted}&language=fa&to=csv")
    assert out.status_code == 200
    assert out.headers["Content-Disposition"].startswith("attachment; filename")


def test_a_document_that_cannot_be_read_hides_no_other(bench: Workbench) -> None:
    folder = bench.project.source_folder
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00")
    bench.project.catalog("letter", "ar").write_bytes(b"broken")
    told = bench.get("/api/project").json
    assert "letter" in [each["name"] for each in told["documents"]]
    assert any("source/broken.txt" in each for each in told["problems"])
    assert any("letter.po" in each for each in told["problems"])
    assert str(bench.desk.root) not in json.dumps(told)
    assert len(bench.rows()) == 4
    answer = bench.get(f"{place('broken')}/rows")
    assert answer.status_code in (404, 409)
    assert answer.json["error"]


def test_settings_that_are_wrong_are_told_until_they_are_right(bench: Workbench) -> None:
    settings = bench.desk.root / "dragoman.toml"
    good = settings.read_text("utf-8")
    settings.write_text(f"{good}languages = [", "utf-8")
    for address in ("/api/project", f"{place()}/rows", "/edition/letter/fa"):
        answer = bench.get(address)
        assert answer.status_code == 409
        assert "dragoman.toml" in answer.text
        assert str(bench.desk.root) not in answer.text
    assert bench.get("/").status_code == 200
    settings.write_text(good.replace('"fa", "ar"', '"fa", "ar", "de"'), "utf-8")
    assert bench.rows("letter", "de")[0]["translation"] == ""
    assert len(bench.get("/api/project").json["documents"][0]["languages"]) == 3


def test_a_page_for_a_translator_goes_out(bench: Workbench) -> None:
    out = bench.get("/export?document=letter&language=fa&to=page")
    assert (out.status_code, out.mimetype) == (200, "application/octet-stream")
    assert out.headers["Content-Disposition"] == "attachment; filename=letter.fa.html"
    assert b"Three words are here." in out.data


def test_a_text_that_no_edition_shows_can_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The title in the properties of a Word file has no row beside it."""
    data = word_files.make_word(word_files.paragraph("The road."), core="<dc:title>Old</dc:title>")
    project = projects.make(tmp_path, {})
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "letter.docx").write_bytes(data)
    projects.refresh(project)
    monkeypatch.chdir(tmp_path)
    bench = Workbench(tmp_path)
    row = bench.rows()[1]
    checked = bench.post(f"{place()}/row/{row['key']}/check", {"translation": "کهنه"})
    assert checked.status_code == 200
    assert checked.json["preview"] == ""
    assert bench.save(row, "کهنه")["row"]["translation"] == "کهنه"


@pytest.mark.parametrize("query", ["pivot=fr", "pivot=nonsense", "after=nothing"])
def test_a_page_with_a_language_that_the_settings_no_longer_have_can_save(
    bench: Workbench, query: str
) -> None:
    row = bench.rows()[1]
    sent = {"digest": row["digest"], "translation": "سه واژه اینجاست.", "mark": "translated"}
    saved = bench.post(f"{place()}/row/{row['key']}?{query}", sent)
    assert (saved.status_code, saved.json["outcome"]) == (200, "saved")
    assert "سه واژه اینجاست." in saved.json["preview"]
    told = bench.post(f"{place()}/review?{query}", {"digests": {}, "approve": True})
    assert told.status_code == 200


@pytest.mark.parametrize("query", ["layout=none", "languages=fr", "languages=nonsense"])
def test_what_is_refused_is_not_saved(bench: Workbench, query: str) -> None:
    row = bench.rows()[1]
    sent = {"digest": row["digest"], "translation": "سه واژه اینجاست.", "mark": "translated"}
    assert bench.post(f"{place()}/row/{row['key']}?{query}", sent).status_code >= 400
    assert bench.rows()[1] == row


def test_a_mistake_in_another_language_stops_nobody_who_writes(bench: Workbench) -> None:
    row = bench.rows()[1]
    bench.project.catalog("letter", "ar").write_text('msgid "not closed\n', encoding="utf-8")
    address = f"{place()}/row/{row['key']}"
    checked = bench.post(f"{address}/check?pivot=ar", {"translation": WRONG})
    assert checked.json["findings"]
    assert checked.json["preview"] == ""
    sent = {"digest": row["digest"], "translation": "سه واژه اینجاست.", "mark": "translated"}
    saved = bench.post(f"{address}?pivot=ar", sent)
    assert (saved.status_code, saved.json["outcome"]) == (200, "saved")
    assert saved.json["preview"] == ""  # so the page asks for the edition, which says what is wrong
    said = bench.get("/edition/letter/fa?pivot=ar")
    assert said.status_code == 409
    assert "a string is not closed" in said.text


@pytest.mark.parametrize("name", ["نامه", "日本", "café", "a b", "below/c'est"])
def test_a_document_goes_out_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    projects.make(tmp_path, {f"{name}.txt": projects.TEXT})
    found = Workbench(tmp_path).get(f"/export?document={quote(name)}&language=fa&to=csv")
    assert found.status_code == 200
    for header, value in found.headers:
        assert f"{header}: {value}".encode("latin-1")  # else no server can send it
    shown = found.headers["Content-Disposition"].rpartition("filename")[2]
    shown = unquote(shown.removeprefix("*=UTF-8''").removeprefix("=").strip('"'))
    assert shown == f"{name.rpartition('/')[2]}.fa.csv"
