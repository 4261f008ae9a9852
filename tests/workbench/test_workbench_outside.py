"""The page in a real browser, and what happens around it: files that come back, git, and a server
that is killed."""

from __future__ import annotations

import signal
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.catalogs.states import mark_draft
from dragoman.project import find_project
from dragoman.workbench import _events
from helpers import browser, projects
from helpers.workbench import run_server
from helpers.workbench_pages import find_folder, focus, go, read_catalogue, served, wait_for_state

TEXT = "We met in the town.\n\nThey met in the town.\n"
NAMES = ("back", "changed", "branch", "gone", "tabs", "lost", "drafted")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("workbench")
    projects.make(root, {f"{name}.txt": TEXT for name in NAMES})
    return root


def write_text(page: Any, text: str) -> None:
    """Write a text for the current paragraph, and leave it."""
    page.keyboard.press("Enter")
    page.keyboard.insert_text(text)
    page.wait_for_selector(".current .flag:not([hidden])")


DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: data, bubbles: true}));
}"""


def test_a_file_goes_out_and_is_dropped_on_the_page_when_it_is_back(
    root: Path, address: str, reader: browser.Reader
) -> None:
    with reader.open(address) as page:
        go(page, "")
        page.select_option("#document", "back")
        page.select_option("#language", "fa")
        page.select_option("#format", "csv")
        with page.expect_download() as download:
            page.click("form button[type=submit]")
        lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
        assert download.value.suggested_filename == "back.fa.csv"
        place = next(n for n, line in enumerate(lines) if "They met in the town." in line)
        lines[place] = lines[place].replace(
            "They met in the town.,", "They met in the town.,آنان دیدند."
        )
        page.evaluate(DROP, ["returned.csv", "\n".join(lines)])
        page.wait_for_selector("#taken li >> text=returned.csv")
    assert "آنان دیدند." in "\n".join(read_catalogue(root, "back"))


def test_a_file_that_is_refused_stops_no_other_and_may_come_again_corrected(
    root: Path, address: str, reader: browser.Reader, tmp_path: Path
) -> None:
    names = [tmp_path / name for name in ("first.csv", "second.csv")]
    for name in names:
        name.write_text("nothing that anybody knows\n", encoding="utf-8")
    with reader.open(address) as page:
        go(page, "")
        page.set_input_files("#file", [str(name) for name in names])
        page.wait_for_selector("#taken li >> text=second.csv: ")
        assert page.locator("#taken li").count() == 2
        page.set_input_files("#file", str(names[0]))
        page.wait_for_selector("#taken li >> nth=2")


def test_a_source_that_changed_is_told_with_what_an_update_would_do(
    root: Path, address: str, reader: browser.Reader
) -> None:
    with reader.open(address) as page:
        go(page, "translate/changed/fa")
        source = root / "source" / "changed.txt"
        source.write_text(f"{TEXT}\nNobody else came.\n", encoding="utf-8")
        page.wait_for_selector("#notices [data-act=update]")
        told = page.text_content("#notices [data-document=changed] ul")
        assert "فارسی: 1 to translate" in told
        page.reload()  # a page that is opened now says so, too
        page.click("#notices [data-act=update]")
        page.wait_for_selector("#notices [data-act=update]", state="detached")
        page.wait_for_selector('.row[data-number="3"]')
    assert 'msgid "Nobody else came."' in read_catalogue(root, "changed")


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=n", "-c", "user.email=e", *arguments],
        cwd=root, check=True, capture_output=True,
    )  # fmt: skip


def test_a_checkout_under_the_open_page_is_shown_and_nothing_is_lost(
    root: Path, address: str, reader: browser.Reader, need_tool: Callable[[str], str]
) -> None:
    need_tool("git")
    path = root / "locale" / "fa" / "LC_MESSAGES" / "branch.po"
    git(root, "init", "-q", "-b", "main")
    git(root, "add", str(path))
    git(root, "commit", "-qm", "empty")
    git(root, "checkout", "-qb", "other")
    text = path.read_text("utf-8")
    path.write_text(text.replace('msgstr ""\n\n', 'msgstr "متن دیگری."\n\n'), "utf-8")
    assert path.read_text("utf-8").count("متن دیگری.") >= 1
    git(root, "commit", "-qam", "theirs")
    git(root, "checkout", "-q", "main")
    with reader.open(address) as page:
        go(page, "translate/branch/fa")
        first = page.evaluate("Number(document.querySelector('.row.current').dataset.number)")
        write_text(page, "متن من.")
        git(root, "checkout", "-q", "other")
        page.wait_for_selector(".choice:not([hidden]) .outside:not([hidden])")
        assert page.input_value("textarea") == "متن من."
        page.keyboard.press("Control+Enter")
        wait_for_state(page, first, "fuzzy")
    text = path.read_text("utf-8")
    assert "متن من." in text
    assert "متن دیگری." in text


def test_the_unsaved_text_of_a_paragraph_that_is_gone_can_be_read_and_copied(
    root: Path, address: str, reader: browser.Reader
) -> None:
    text = "متنی که گم نشد."  # of no other test: an update offers what other documents have
    with reader.open(address) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        go(page, "translate/gone/fa")
        write_text(page, text)
        source = root / "source" / "gone.txt"
        source.write_text("Another text.\n\nThey met in the town.\n", encoding="utf-8")
        page.click("#notices [data-act=update]")
        page.wait_for_selector(".current .source >> text=Another text.")
        assert text not in page.text_content("#rows")
        page.click("#kept-notice button")
        kept = page.locator("#kept li")
        assert kept.locator(".original").text_content() == "We met in the town."
        assert kept.locator(".kept").text_content() == text
        kept.locator("button").nth(1).click()
        page.wait_for_selector("#status >> text=copied", state="attached")
        assert page.evaluate("navigator.clipboard.readText()") == text
        kept.locator("button").nth(0).click()
        page.wait_for_selector("#status >> text=no longer", state="attached")
        page.click("#kept-notice button")
        kept.locator("button").nth(2).click()
        page.wait_for_selector("#kept li", state="detached")
        page.reload()
        page.wait_for_selector(".row.current")
        assert not page.is_visible("#kept-notice")


COUNT_PAGES = "navigator.locks.query().then(({ held }) => held.length)"
"""A page that a driver has closed may live on for a moment, and still hold its lock."""


def test_two_tabs_do_not_write_over_each_other(address: str, reader: browser.Reader) -> None:
    texts = ["متن یکم.", "متن دوم."]
    with reader.open(address) as first:
        second = first.context.new_page()
        second.goto(first.url)
        for page, text in ((first, texts[0]), (second, texts[1])):
            go(page, "translate/tabs/fa")
            write_text(page, text)
        url = first.url
        third = first.context.new_page()
        third.goto(url)
        third.wait_for_selector(".row.current")
        assert not third.is_visible("#kept-notice")  # both pages still have their own
        first.close()
        second.close()
        third.wait_for_function(COUNT_PAGES + ".then((count) => count === 1)")
        third.reload()
        third.click("#kept-notice button")
        assert third.locator("#kept .kept").all_text_contents() == texts[::-1]
        assert third.text_content(".current .translation") == texts[1]  # the later one


def test_a_lost_connection_is_told_and_what_is_saved_meanwhile_is_saved_after_it(
    root: Path, address: str, reader: browser.Reader
) -> None:
    with reader.open(address) as page:
        go(page, "translate/lost/fa")
        page.route("**/api/**", lambda route: route.abort())
        page.keyboard.press("Enter")
        page.keyboard.insert_text("متن من.")
        page.wait_for_selector("#status >> text=No connection")  # the notice may be out of sight
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#offline:not([hidden])")
        page.wait_for_selector(".flag:not([hidden])")
        assert 'msgstr "متن من."' not in read_catalogue(root, "lost")
        page.unroute("**/api/**")
        page.keyboard.press("Escape")
        page.keyboard.press("n")  # anything that asks the server finds it again
        wait_for_state(page, 1, "translated")
        page.wait_for_selector("#offline", state="hidden")
    assert 'msgstr "متن من."' in read_catalogue(root, "lost")


def test_a_person_is_asked_before_a_draft_is_confirmed_as_it_is(
    root: Path, address: str, reader: browser.Reader
) -> None:
    project = find_project(root)
    projects.edit(
        project,
        lambda block: mark_draft(block, ["ما در شهر دیدیم."], "2026-01-01", "command"),
        "drafted",
    )
    with reader.open(address) as page:
        go(page, "translate/drafted/fa")
        assert "100%" in page.text_content(".current .machine")
        page.keyboard.press("c")
        page.wait_for_selector("#sure[open]")
        page.keyboard.press("Escape")
        page.wait_for_selector("#sure[open]", state="detached")
        wait_for_state(page, 1, "fuzzy")
        assert focus(page) == ("ARTICLE", 1)
        page.keyboard.press("Enter")
        page.keyboard.press("Control+Enter")
        page.click("#sure button[value=yes]")
        wait_for_state(page, 1, "translated")
        page.wait_for_selector('.row[data-number="2"] textarea')


def test_a_page_too_many_is_told(
    address: str, reader: browser.Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_events, "MOST_LISTENERS", 0)
    with reader.open(address) as page:
        page.wait_for_selector("#full:not([hidden])")
        page.wait_for_selector(".document")
        assert not page.is_visible("#offline")


def find_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_server_that_is_killed_while_somebody_types_loses_nothing(
    tmp_path: Path, reader: browser.Reader
) -> None:
    projects.make(tmp_path, {"letter.txt": TEXT})
    port = find_port()
    with run_server(tmp_path, "--port", str(port)) as server, reader.open(server.address) as page:
        go(page, "translate/letter/fa")
        write_text(page, "متن یکم.")
        page.keyboard.press("Control+Enter")
        wait_for_state(page, 1, "translated")
        page.wait_for_selector('.row[data-number="2"] textarea')
        page.keyboard.insert_text("متن نیمه")
        page.wait_for_selector(".current .flag:not([hidden])")
        server.process.send_signal(signal.SIGKILL)
        server.process.wait(30)
        page.keyboard.insert_text(" و بیش")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#offline:not([hidden])")
        with run_server(tmp_path, "--port", str(port)) as again:
            page.goto(again.address)
            page.wait_for_selector(".document")
            go(page, "translate/letter/fa")
            page.click("#kept-notice button")
            page.click("#kept li button")
            page.wait_for_selector("textarea")
            assert page.input_value("textarea") == "متن نیمه و بیش"
            page.keyboard.press("Control+Enter")
            wait_for_state(page, 2, "translated")
    text = (tmp_path / "locale/fa/LC_MESSAGES/letter.po").read_text("utf-8")
    assert 'msgstr "متن یکم."' in text
    assert 'msgstr "متن نیمه و بیش"' in text


def test_two_projects_that_are_served_leave_each_other_alone(
    address: str, tmp_path: Path, reader: browser.Reader
) -> None:
    projects.make(tmp_path, {"letter.txt": TEXT})
    with served(tmp_path) as other, reader.open(address) as page:
        sent: list[Any] = []
        page.context.on("request", lambda request: sent.append(request))
        second = page.context.new_page()
        second.goto(other)
        go(second, "translate/letter/fa", "fa")
        page.reload()  # neither logs the other out, nor changes its language
        page.wait_for_selector(".document")
        assert page.get_attribute("html", "lang") == "en"
        cookies = page.context.cookies()
        paths = {find_folder(page.url), find_folder(second.url)}
        assert {f"/{url.split('/')[3]}/" for url in paths} == {each["path"] for each in cookies}
        for request in sent:
            cookie = request.all_headers().get("cookie", "")
            assert cookie.count("dragoman=") <= 1
