"""The page: what is in it, what its policy allows, and what is read of its answers."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ExchangeError
from dragoman.exchanges import find_exchange, load_exchange
from dragoman.exchanges.page._answers import SCHEMA_VERSION
from dragoman.exchanges.page._words import find_words
from dragoman.model import Kind, Package, PackageItem, State
from helpers import exchanges
from helpers.page_answers import answer, read_page, write_answers
from helpers.page_judge import check_pages

PAGE = load_exchange("page")
Row = dict[str, Any]


def make_page(*texts: str, language: str = "fa") -> bytes:
    package = exchanges.make_package([(f"Source {n}", text) for n, text in enumerate(texts, 1)])
    return PAGE.write(replace(package, language=language))


def test_hard_texts_are_data_in_the_page_and_come_back() -> None:
    package = exchanges.hard_package()
    page = PAGE.write(package)
    rows = read_page(page)["rows"]
    assert [(row["key"], row["source"], row["text"], row["note"]) for row in rows] == [
        tuple(item) for item in exchanges.list_items(package)
    ]
    answers = write_answers(page, *(answer(row, comment=row["note"]) for row in rows))
    assert exchanges.list_rows(PAGE.read(answers, "x")) == exchanges.list_items(package)
    assert PAGE.write(package) == page


@given(st.lists(st.tuples(exchanges.texts, exchanges.texts), max_size=5, unique_by=lambda p: p[0]))
def test_any_texts_come_back(pairs: list[tuple[str, str]]) -> None:
    package = exchanges.make_package([(source, text) for source, text in pairs if source])
    page = PAGE.write(package)
    answers = write_answers(page, *map(answer, read_page(page)["rows"]))
    assert exchanges.list_rows(PAGE.read(answers, "x")) == exchanges.list_items(package)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_no_text_ends_the_data_or_begins_markup(text: str) -> None:
    page = make_page(f"</script><!--<script>{text}\u2028\u202e").decode()
    data = page[page.index('id="dragoman-package">') :].partition("</script>")[0]
    assert not set(data.partition(">")[2]) & set("<>&\u2028\u2029\u202e")
    assert page.count("</script>") == 2


def test_the_policy_lets_only_our_script_and_our_style_be() -> None:
    page = make_page("یک").decode()
    match = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert match is not None
    policy = match[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "http" not in policy
    for name, element in (("script", "<script>"), ("style", "<style>")):
        ((inside),) = re.findall(f"{element}(.*?)</{name}>", page, re.S)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_nothing_in_the_page_is_loaded_or_runs_from_an_attribute() -> None:
    page = make_page("یک").decode()
    assert not re.search(r"<[^>]*\s(on\w+|src|href|style|action)=", page)
    script = page.rpartition("<script>")[2]
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "eval(",
        "Function(",
        "fetch(",
        "http",
    ):
        assert word not in script


def test_four_hundred_messages_in_three_languages_are_less_than_a_megabyte() -> None:
    source, persian = "An ordinary word, " * 22, "یک واژهٔ معمولی، " * 22
    pairs = [(f"{number} {source}", persian) for number in range(400)]
    package = exchanges.make_package(pairs, pivots=[persian] * 400)
    assert len(PAGE.write(package)) < 1_000_000


@pytest.mark.parametrize(
    ("code", "language", "direction", "save"),
    [
        ("fa", "fa", "rtl", "ذخیرهٔ پاسخ‌ها"),
        ("ar_SY", "ar-SY", "rtl", "حفظ الإجابات"),
        ("de", "de", "ltr", "Antworten speichern"),
        ("ps", "en", "ltr", "Save answers"),
        ("ja", "en", "ltr", "Save answers"),
    ],
)
def test_the_words_are_in_one_language(code: str, language: str, direction: str, save: str) -> None:
    page = make_page("x", language=code).decode()
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert find_words(code).words["save"] == read_page(page.encode())["words"]["save"] == save


@pytest.mark.parametrize(
    ("code", "has_it"), [("fa", True), ("ckb", True), ("ur", True), ("ar", False), ("de", False)]
)
def test_the_half_space_is_for_languages_that_spell_with_it(code: str, has_it: bool) -> None:
    assert read_page(make_page("x", language=code))["hasJoiner"] is has_it


def test_the_name_of_the_answers_is_one_that_a_disk_takes() -> None:
    package = exchanges.make_package([("One", "یک")])
    data = read_page(PAGE.write(replace(package, document='a/b: "c"')))
    assert data["file"] == "a-b-c-.fa.answers"


def test_headings_that_are_only_shown_have_no_key() -> None:
    shown = PackageItem("", (1,), Kind.HEADING, 2, None, "A heading")
    package = exchanges.make_package([("One", "یک")])
    rows = read_page(PAGE.write(replace(package, items=(shown, *package.items))))["rows"]
    assert [row.get("key", "") for row in rows] == ["", package.items[0].key]
    assert rows[0]["level"] == 2


def test_the_work_is_kept_under_a_name_that_the_content_has() -> None:
    names = {read_page(make_page(text))["digest"] for text in ("یک", "دو")}
    assert len(names) == 2
    assert read_page(make_page("یک"))["digest"] in names


def test_an_answer_says_what_a_person_did() -> None:
    page = make_page("یک", "دو", "سه")
    rows = read_page(page)["rows"]
    done = (answer(rows[0], approved=True), answer(rows[2], "چهار", "fuzzy", comment="Hm?"))
    returned = PAGE.read(write_answers(page, *done), "x")
    assert (returned.document, returned.language, returned.row_name) == (
        "letter",
        "fa",
        "paragraph",
    )
    first, second = returned.rows
    assert (first.row, first.text, first.is_approved, first.note) == (1, "یک", True, "")
    assert (second.row, second.text, second.is_approved, second.note) == (3, "چهار", False, "Hm?")
    assert (first.state, second.state) == (State.TRANSLATED, State.FUZZY)


def _answers(**head: Any) -> bytes:
    page = make_page("یک")
    return write_answers(page, answer(read_page(page)["rows"][0], "دو"), **head)


@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.decode().encode("utf-16"),
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"Hello {friend},\nmy answers:\n\n" + data + b"\nGreetings {}\n",
        lambda data: json.dumps(json.loads(data), sort_keys=True).encode(),
        lambda data: json.dumps(json.loads(data), ensure_ascii=True, indent=4).encode(),
    ],
)
def test_answers_are_read_as_messengers_and_editors_save_them(
    change: Callable[[bytes], bytes],
) -> None:
    data = change(_answers())
    assert find_exchange(data) is PAGE
    assert [row.text for row in PAGE.read(data, "x").rows] == ["دو"]


def test_answers_with_the_words_of_a_table_are_no_table() -> None:
    page = make_page("یک")
    text = "Source: one, two; Translation: three, four"
    data = write_answers(page, answer(read_page(page)["rows"][0], text))
    assert find_exchange(data) is PAGE


@pytest.mark.parametrize(
    ("version", "sentence"),
    [(SCHEMA_VERSION + 1, "for a newer dragoman"), (0, "it is damaged"), ("1", "it is damaged")],
)
def test_answers_of_another_form_are_refused(version: object, sentence: str) -> None:
    with pytest.raises(ExchangeError, match=sentence):
        PAGE.read(_answers(schema_version=version), "x")


@pytest.mark.parametrize(("before", "behind"), [("“", "”"), ("„", "“"), ("&quot;", "&quot;")])
def test_answers_in_other_quotation_marks_are_damaged_and_no_table(
    before: str, behind: str
) -> None:
    quoted = re.sub(r'"(\w*)"', rf"{before}\1{behind}", _answers().decode()).encode()
    assert find_exchange(quoted) is PAGE
    with pytest.raises(ExchangeError, match="it is damaged; save the answers again"):
        PAGE.read(quoted, "x")


def test_two_groups_of_answers_in_one_text_are_both_read() -> None:
    both = _answers() + b"\nand later:\n" + _answers().replace("دو".encode(), "سه".encode())
    rows = PAGE.read(both, "x").rows
    assert [row.text for row in rows] == ["دو", ""], "the second was changed on its way"
    assert PAGE.read(_answers() + _answers(), "x").rows == PAGE.read(_answers(), "x").rows * 2
    with pytest.raises(ExchangeError, match="it has answers to several pages") as caught:
        PAGE.read(_answers() + _answers(language="ar"), "x")
    assert caught.value.path == "x"


def test_a_row_that_was_changed_on_its_way_is_not_taken_and_the_others_are() -> None:
    page = make_page("یک", "دو")
    data = write_answers(page, *(answer(row, "a long text") for row in read_page(page)["rows"]))
    changed = data.replace(b"a long text", b"a longer text", 1)
    first, second = PAGE.read(changed, "x").rows
    assert (first.key, first.text, len(first.remarks)) == ("", "", 1)
    assert (second.text, second.remarks) == ("a long text", ())


@pytest.mark.parametrize("end", [b"\n", b" \n", b"\r\n", b"\n> ", b"\n>> "])
def test_answers_in_a_mail_may_be_quoted_and_have_broken_lines(end: bytes) -> None:
    page = make_page("یک", "دو")
    data = write_answers(page, *(answer(row, "a long text") for row in read_page(page)["rows"]))
    mail = b"N. N. wrote:" + end + data.replace(b" ", end) + b"\n-- \nN. N.\n"
    assert PAGE.read(mail, "x").rows == PAGE.read(data, "x").rows


def test_a_line_end_that_a_translator_wrote_stays_in_an_answer() -> None:
    page = make_page("یک")
    (row,) = read_page(page)["rows"]
    data = write_answers(page, answer(row, "> one\n> two"))
    quoted = b"> " + data.replace(b"\n", b"\n> ")
    assert [each.text for each in PAGE.read(quoted, "x").rows] == ["> one\n> two"]


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page,
        lambda page: page.replace(b"\n", b"\r\n"),
        lambda page: b"\xef\xbb\xbf<!-- saved from url=(0014)about:internet -->\n" + page,
        lambda page: b"MIME-Version: 1.0\n\n" + re.sub(rb"(.{70})", rb"\1=\n", page),
    ],
)
def test_a_page_that_came_back_is_told_what_to_send(change: Callable[[bytes], bytes]) -> None:
    data = change(make_page("یک"))
    assert find_exchange(data) is PAGE
    with pytest.raises(ExchangeError, match="Save answers"):
        PAGE.read(data, "x")


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b'{"dragoman": 1}', b"<body><p>dragoman-page</p>", b'"dragoman" "answers"'],
)
def test_other_files_are_not_answers(data: bytes) -> None:
    assert not PAGE.recognizes(data)


HEAD = b'{"dragoman": "answers", "schema_version": 1, "document": "letter", "language": "fa", '
HOSTILE: dict[str, Callable[[], bytes]] = {
    "cut off": lambda: HEAD + b'"rows": [{"key": "dgm',
    "no rows": lambda: HEAD + b'"rows": 1}',
    "a million rows": lambda: HEAD + b'"rows": [' + b"{}," * 1_000_000 + b"{}]}",
    "a million numbers": lambda: HEAD + b'"rows": [' + b"1," * 1_000_000 + b"1]}",
    "deep": lambda: HEAD + b'"rows": ' + b"[" * 5_000_000,
    "deep objects": lambda: HEAD + b'"rows": ' + b'{"a":' * 1_000_000,
    "deep before": lambda: b"[" * 5_000 + HEAD + b'"rows": [1]}',
    "a long string": lambda: HEAD + b'"rows": [{"text": "' + b"x" * 50_000_000,
    "a long text": lambda: HEAD + b'"rows": [{"text": "' + b"x" * 50_000_000 + b'"}]}',
    "a long number": lambda: HEAD + b'"rows": [{"number": ' + b"9" * 5_000_000 + b"}]}",
    "not a number": lambda: HEAD + b'"rows": [{"number": NaN}]}',
    "infinity": lambda: HEAD + b'"rows": [{"number": -Infinity}]}',
    "half a character": lambda: HEAD + b'"rows": [{"key": "", "text": "\\ud800"}]}',
    "half a document": lambda: HEAD.replace(b"letter", b"\\udfff") + b'"rows": [{"text": "x"}]}',
    "a wrong text": lambda: HEAD + b'"rows": [{"text": ["x"]}]}',
    "a wrong number": lambda: HEAD + b'"rows": [{"number": true}]}',
    "a wrong approval": lambda: HEAD + b'"rows": [{"approved": "yes"}]}',
    "a wrong state": lambda: HEAD + b'"rows": [{"state": "reviewed"}]}',
    "a wrong pivot": lambda: HEAD + b'"pivot": ["fa"], "rows": []}',
    "no language": lambda: HEAD.replace(b'"fa"', b"null") + b'"rows": []}',
    "a newer version": lambda: HEAD.replace(b"1,", b"2,") + b'"rows": []}',
    "a wrong version": lambda: HEAD.replace(b"1,", b"true,") + b'"rows": []}',
    "many heads": lambda: b'{"dragoman": "answers"' * 100_000,
    "many empty groups": lambda: b'{"dragoman":"answers"}' * 500_000,
    "not UTF-8": lambda: HEAD + b'"rows": [{"text": "\xff"}]}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_answers_are_refused_in_a_sentence(name: str) -> None:
    answers = HOSTILE[name]()
    assert PAGE.recognizes(answers)
    with pytest.raises(ExchangeError) as caught:
        PAGE.read(answers, "x")
    assert len(caught.value.sentence) < 300 and "\n" not in caught.value.sentence
    assert caught.value.path == "x", "the sentence names the file"


def test_the_nu_checker_has_nothing_to_say(tmp_path: Path) -> None:
    texts = [text for text in exchanges.HARD_TEXTS if is_normalized("NFC", text)]
    package = exchanges.make_package([(text, text) for text in texts], notes=texts)
    pages: dict[str, Package] = {"hard": package, "german": replace(package, language="de")}
    for name, each in pages.items():
        (tmp_path / f"{name}.html").write_bytes(PAGE.write(each))
    done = check_pages(tmp_path.glob("*.html"), "--also-check-css")
    # It computes no digests, so it takes our own style and script for forbidden ones.
    found = [line for line in done.stdout.splitlines() if "blocked by “" not in line]
    assert (found, done.returncode) == ([], 0)


@pytest.mark.parametrize("language", ["en", "fa", "ar", "ckb", "ur", "he", "tr", "de", "fr", "es"])
def test_the_page_says_what_to_do_with_it(language: str) -> None:
    words = find_words(language).words
    assert words["save"] in words["task_send"]
    assert all(f"\u2066{sign}\u2069" in words["task_signs"] for sign in ("**", "<g1>"))
    assert not set("{}") & set(words["task_write"] + words["task_send"] + words["task_signs"])
    package = replace(exchanges.make_package([("A source", "")]), language=language)
    plain, marked = (
        PAGE.write(replace(package, markup=markup)).decode().partition("<main")[0]
        for markup in ("plain", "markdown")
    )
    assert f"{words['task_write']} {words['task_send']}" in plain
    assert "[text](address)" in marked and "[text](address)" not in plain
