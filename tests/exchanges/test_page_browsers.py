"""The page in Chromium and in Firefox: a person works on it, and what was saved is imported."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import pytest

from dragoman.catalogs.states import find_state, find_valid_review
from dragoman.commands.export import ExportRequest, export
from dragoman.commands.import_ import ImportRequest, import_
from dragoman.exchanges import load_exchange
from dragoman.model import State
from dragoman.project import Project
from helpers import browser, exchanges, projects
from helpers.durations import wait_until
from helpers.firefox import Firefox, firefox

PAGE = load_exchange("page")
LAY_OUT_ALL = """document.querySelector("#ends").style.position = "static";
for (const row of document.querySelectorAll(".row")) row.style.contentVisibility = "visible";"""
"""axe cannot judge what is covered, or not laid out yet."""


class Driver(Protocol):
    """What a test does in a browser, whichever it is."""

    def click(self, selector: str) -> None:
        """Click on an element."""

    def type(self, selector: str, text: str) -> None:
        """Type a text into a field."""

    def reload(self) -> None:
        """Load the page again."""

    def run(self, script: str) -> Any:
        """Return what a function's body returns in the page."""

    def save(self) -> Path:
        """Press *Save answers*, and return the file."""


class ChromiumDriver:
    """Chromium, by Playwright."""

    def __init__(self, page: Any, folder: Path) -> None:
        self.page, self._folder = page, folder

    def click(self, selector: str) -> None:
        self.page.click(selector)

    def type(self, selector: str, text: str) -> None:
        self.page.locator(selector).press("Control+End")
        self.page.locator(selector).press_sequentially(text)

    def reload(self) -> None:
        self.page.reload()

    def run(self, script: str) -> Any:
        return self.page.evaluate(f"() => {{ {script} }}")

    def save(self) -> Path:
        with self.page.expect_download() as waiting:
            self.page.click("#save")
        path: Path = self._folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path


class FirefoxDriver:
    """Firefox, by its own protocol."""

    def __init__(self, page: Firefox) -> None:
        self.page = page
        self.click, self.type = page.click, page.type
        self.reload, self.run = page.reload, page.run

    def save(self) -> Path:
        self.click("#save")
        return self.page.wait_for_download("*.json")


@contextmanager
def open_chromium(reader: browser.Reader, path: Path) -> Iterator[Driver]:
    with reader.open(path.as_uri(), "small") as page:
        yield ChromiumDriver(page, path.parent)


@contextmanager
def open_firefox(path: Path, folder: Path, **preferences: object) -> Iterator[FirefoxDriver]:
    with firefox(folder, **preferences) as page:
        page.open(path.as_uri(), 360, 740)
        yield FirefoxDriver(page)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A letter of four paragraphs, of which two are translated."""
    folder = tmp_path / "project"
    folder.mkdir()
    made = projects.make(folder, {"letter.txt": projects.TEXT})
    projects.translate(made, most=2)
    return made


def send(project: Project, folder: Path) -> Path:
    request = ExportRequest(("letter",), ("fa",), ("page",), folder)
    (file,) = export(project, request)
    return file.path


def row(number: int) -> str:
    return f"article:nth-of-type({number})"


def work(driver: Driver) -> None:
    """Approve the first paragraph, remark on the second, translate the last, go and come back."""
    driver.click(f"{row(1)} .approve")
    driver.click(f"{row(2)} .open")
    driver.type(f"{row(2)} .comment", "درست است؟")
    driver.type(f"{row(4)} .translation", "می")
    driver.click(f"{row(4)} .joiner")
    driver.type(f"{row(4)} .translation", "روم")
    driver.reload()
    value = "return document.querySelector('{}').value"
    assert driver.run(value.format(f"{row(4)} .translation")) == "می\u200cروم"
    assert driver.run(value.format(f"{row(2)} .comment")) == "درست است؟"
    assert driver.run("return document.querySelector('#status').textContent")
    assert driver.run("return document.querySelector('#count').textContent") == "(۳)"


def check_import(project: Project, answers: Path) -> None:
    (file,) = import_(project, ImportRequest([answers], who="R. R."))
    assert (file.refused, file.remarks, sum(file.outcomes.values())) == ("", (), 3)
    first, second, third, last = projects.blocks(project)
    review = find_valid_review(first)
    assert review is not None and review.who == "R. R."
    assert "R. R.: درست است؟" in second.comments
    assert (last.msgstr[0], find_state(last)) == ("می\u200cروم", State.TRANSLATED)
    assert find_state(third) is State.UNTRANSLATED
    before = project.catalog("letter", "fa").read_bytes()
    list(import_(project, ImportRequest([answers], who="R. R.")))
    assert project.catalog("letter", "fa").read_bytes() == before


def test_somebody_works_in_chromium_and_it_is_imported(
    reader: browser.Reader, project: Project, tmp_path: Path
) -> None:
    with open_chromium(reader, send(project, tmp_path)) as driver:
        work(driver)
        answers = driver.save()
    assert answers.name == "letter.fa.answers.json"
    check_import(project, answers)


def test_somebody_works_in_firefox_and_it_is_imported(project: Project, tmp_path: Path) -> None:
    with open_firefox(send(project, tmp_path), tmp_path) as driver:
        work(driver)
        answers = driver.save()
        assert driver.run("return document.documentElement.scrollWidth <= innerWidth")
        check_import(project, answers)


NOTICE = "return [document.querySelector('#storage').className, document.title]"


def test_firefox_without_storage_says_so(project: Project, tmp_path: Path) -> None:
    path = send(project, tmp_path)
    with open_firefox(path, tmp_path, **{"dom.storage.enabled": False}) as driver:
        assert driver.run(NOTICE) == ["notice", "letter (فارسی)"]
        driver.type(f"{row(3)} .translation", "سه")
        answers = json.loads(driver.save().read_text(encoding="utf-8"))
    assert [answer["text"] for answer in answers["rows"]] == ["سه"]


FORBID = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); }
})"""


def test_without_storage_unsaved_work_is_not_left_without_a_warning(
    reader: browser.Reader, project: Project, tmp_path: Path
) -> None:
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    with reader.open("about:blank", "small") as page:
        page.add_init_script(FORBID)
        page.goto(send(project, tmp_path).as_uri())
        page.on("dialog", answer)
        assert page.evaluate("document.querySelector('#storage').className") == "notice"
        page.click(f"{row(1)} .approve")
        page.reload()
        assert asked == ["beforeunload"]
        page.click(f"{row(1)} .approve")
        ChromiumDriver(page, tmp_path).save()
        page.reload()
        assert asked == ["beforeunload"], "what is saved is not lost"


VIEWS = [(size, scheme) for size in ("small", "desktop") for scheme in ("light", "dark")]


@pytest.mark.parametrize("language", ["fa", "de"])
def test_axe_finds_nothing_and_nothing_is_too_wide_and_nothing_is_fetched(
    reader: browser.Reader,
    tmp_path: Path,
    language: str,
    need_package: Callable[[str], Path],
) -> None:
    axe = need_package("axe-core") / "axe.min.js"
    hard = exchanges.hard_package()
    items = (item._replace(pivot=item.text, previous=item.source) for item in hard.items)
    package = replace(hard, language=language, pivot="ar", items=tuple(items))
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.write(package))
    reader.requests.clear()
    with reader.open(path.as_uri(), "small") as page:
        page.evaluate(LAY_OUT_ALL)
        page.click(f"{row(1)} .approve")
        page.click(f"{row(2)} .open")
        page.click("summary")
        for size, scheme in VIEWS:
            browser.change_view(page, size, scheme)
            for contrast in ("no-preference", "more"):
                page.emulate_media(contrast=contrast)
                assert browser.find_violations(page, axe) == [], (size, scheme, contrast)
            assert browser.measure_overflow(page) == 0, (size, scheme)
        page.emulate_media(forced_colors="active", reduced_motion="reduce")
        page.click("#save")
        found = browser.find_violations(page, axe)
        assert [line for line in found if line.startswith("violations")] == []
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert [url for url in reader.requests if not url.startswith(("file:", "blob:"))] == []


ATTACKS = """() => {
  window.done = [];
  const tryIt = (action) => { try { action(); } catch { /* forbidden */ } };
  tryIt(() => { const script = document.createElement("script");
    script.textContent = "window.done.push('inline')"; document.body.append(script); });
  tryIt(() => { const image = new Image(); image.onload = () => window.done.push("image");
    image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="; });
  tryIt(() => { document.body.setAttribute("onclick", "window.done.push('handler')");
    document.body.click(); });
  tryIt(() => { document.body.innerHTML += "<b>changed</b>"; window.done.push("markup"); });
  return new Promise((resolve) => setTimeout(() => resolve(window.done), 300));
}"""


def test_nothing_but_our_script_runs(reader: browser.Reader, tmp_path: Path) -> None:
    hostile = '</script><script>document.title = "hacked"</script><img src=x onerror=alert(1)>'
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.write(exchanges.make_package([(hostile, hostile)], notes=[hostile])))
    with reader.open(path.as_uri(), "small") as page:
        assert page.title() == "letter (فارسی)"
        assert page.inner_text(f"{row(1)} .text") == hostile
        assert page.evaluate(ATTACKS) == []


def list_shown(page: Any) -> list[str]:
    shown = page.evaluate(
        "[...document.querySelectorAll('article')].filter((row) => !row.hidden)"
        ".map((row) => row.querySelector('.text').textContent)"
    )
    return list(map(str, shown))


def test_rows_are_found_by_state_and_by_text(
    reader: browser.Reader, project: Project, tmp_path: Path
) -> None:
    one, two, three, four = (block.msgid for block in projects.blocks(project))
    with reader.open(send(project, tmp_path).as_uri(), "small") as page:
        page.click(f"{row(1)} .approve")
        page.fill(f"{row(3)} .translation", "آن‌ها می‌آیند")
        for wanted, texts in {
            "all": [one, two, three, four],
            "todo": [four],
            "unreviewed": [two, three],
            "mine": [one, three],
        }.items():
            page.select_option("#filter", wanted)
            assert list_shown(page) == texts, wanted
        page.select_option("#filter", "all")
        for sought, texts in {"GOODBYE": [four], "میآيند": [three], "nowhere": []}.items():
            page.fill("#search", sought)
            assert list_shown(page) == texts, sought
        assert page.is_visible("#none")


def test_the_keyboard_does_what_the_buttons_do(
    reader: browser.Reader, project: Project, tmp_path: Path
) -> None:
    with reader.open(send(project, tmp_path).as_uri()) as page:
        focused = "document.activeElement.closest('article').getAttribute('aria-label')"
        page.keyboard.press("Alt+ArrowDown")
        assert page.evaluate(focused) == "بند ۱"
        page.keyboard.press("Control+Enter")
        assert page.evaluate(focused) == "بند ۲"
        page.keyboard.press("Alt+ArrowDown")
        page.keyboard.type("نمی")
        page.keyboard.press("Shift+Space")
        page.keyboard.type("دانم")
        page.keyboard.press("Alt+ArrowUp")
        assert page.evaluate(focused) == "بند ۲"
        with page.expect_download() as waiting:
            page.keyboard.press("Control+s")
        rows = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))["rows"]
    assert [(row["number"], row["approved"]) for row in rows] == [(1, True), (3, False)]
    assert rows[1]["text"] == "نمی\u200cدانم"


STATE = "document.querySelector('{} .state').textContent"


def test_a_changed_text_is_approved_anew_and_doubt_lasts_until_the_next_change(
    reader: browser.Reader, project: Project, tmp_path: Path
) -> None:
    with reader.open(send(project, tmp_path).as_uri(), "small") as page:
        state = STATE.format(row(1))
        page.click(f"{row(1)} .approve")
        assert page.evaluate(state) == "بازبینی‌شده"
        page.fill(f"{row(1)} .translation", "دیگر")
        assert page.evaluate(state) == "ترجمه‌شده"
        page.click(f"{row(1)} .doubt")
        assert page.evaluate(state) == "نیاز به اصلاح"
        page.click(f"{row(1)} .doubt")  # pressed again: the text is right
        assert page.evaluate(state) == "ترجمه‌شده"
        page.click(f"{row(1)} .doubt")
        page.fill(f"{row(1)} .translation", "دیگرتر")
        assert page.evaluate(state) == "ترجمه‌شده"
        page.fill(f"{row(1)} .translation", " ")
        assert page.evaluate(state) == "هنوز ترجمه نشده است"
        assert page.is_disabled(f"{row(1)} .approve")
        page.click(f"{row(1)} .undo")
        assert page.input_value(f"{row(1)} .translation") == "fa: A letter"
        assert page.evaluate("document.querySelector('#count').textContent") == ""
        page.click("#save")
        assert page.inner_text("#status") == "هنوز چیزی را تغییر نداده‌اید."


def test_two_windows_lose_nothing_of_each_other_and_work_can_be_removed(
    reader: browser.Reader, project: Project, tmp_path: Path
) -> None:
    url = send(project, tmp_path).as_uri()
    with reader.open(url, "small") as page:
        other = page.context.new_page()
        other.goto(url)
        page.fill(f"{row(3)} .translation", "سه")
        other.fill(f"{row(4)} .translation", "چهار")
        value = f"document.querySelector('{row(4)} .translation').value"
        assert wait_for(page, value) == "چهار"
        page.on("dialog", lambda dialog: dialog.accept())
        page.click("#remove")
        page.reload()
        assert page.input_value(f"{row(3)} .translation") == ""
        assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("wake", ["click", "look"])
def test_a_window_that_slept_takes_over_what_another_kept(
    reader: browser.Reader, project: Project, tmp_path: Path, wake: str
) -> None:
    """A browser of a phone tells a window behind others nothing."""
    url = send(project, tmp_path).as_uri()
    with reader.open("about:blank", "small") as page:
        page.add_init_script(
            "addEventListener('storage', (event) => event.stopImmediatePropagation());"
        )
        page.goto(url)
        other = page.context.new_page()
        other.goto(url)
        page.fill(f"{row(3)} .translation", "سه")
        other.fill(f"{row(4)} .translation", "چهار")
        kept = "Object.values(localStorage).join().includes('چهار')"
        assert wait_for(page, kept)  # also the browser needs a moment
        assert page.input_value(f"{row(4)} .translation") != "چهار"
        if wake == "click":
            page.click("#save")
            texts = [each["text"] for each in json.loads(page.input_value("#answers"))["rows"]]
            assert texts == ["سه", "چهار"]
        else:
            page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert page.input_value(f"{row(4)} .translation") == "چهار"
        assert page.input_value(f"{row(3)} .translation") == "سه"


def test_what_a_browser_has_thrown_away_stays_on_the_page(
    reader: browser.Reader, project: Project, tmp_path: Path
) -> None:
    """Browsers throw away what they keep when nobody has used a page for days."""
    with reader.open(send(project, tmp_path).as_uri(), "small") as page:
        page.fill(f"{row(3)} .translation", "سه")
        page.fill(f"{row(4)} .translation", "چهار")
        page.evaluate("localStorage.clear()")
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert page.input_value(f"{row(3)} .translation") == "سه"
        page.click("#save")
        texts = [each["text"] for each in json.loads(page.input_value("#answers"))["rows"]]
        assert texts == ["سه", "چهار"]


def test_what_another_window_removes_is_removed(
    reader: browser.Reader, project: Project, tmp_path: Path
) -> None:
    url = send(project, tmp_path).as_uri()
    with reader.open(url, "small") as page:
        page.fill(f"{row(3)} .translation", "سه")
        page.focus(f"{row(4)} .translation")  # where somebody is, nothing changes
        other = page.context.new_page()
        other.goto(url)
        assert other.input_value(f"{row(3)} .translation") == "سه"
        other.on("dialog", lambda dialog: dialog.accept())
        other.click("#remove")
        value = f"document.querySelector('{row(3)} .translation').value"
        wait_until(lambda: page.evaluate(value) == "")


SHARED = """navigator.canShare = () => true;
navigator.share = async ({ files: [file] }) => { window.shared = [file.name, await file.text()]; };
"""


def wait_for(page: Any, expression: str) -> Any:
    """Return the value of an expression as soon as it has one.

    The page lets no other script run, so Playwright's own waiting cannot.
    """
    wait_until(lambda: bool(page.evaluate(expression)))
    return page.evaluate(expression)


def test_where_no_file_can_be_saved_the_text_is_shared_or_copied(
    reader: browser.Reader, project: Project, tmp_path: Path
) -> None:
    with reader.open("about:blank", "small") as page:
        page.add_init_script(SHARED)
        page.goto(send(project, tmp_path).as_uri())
        page.fill(f"{row(4)} .translation", "چهار")
        page.click("#save")
        page.click("#share")
        name, text = wait_for(page, "window.shared")
        assert (name, text) == ("letter.fa.answers.txt", page.input_value("#answers"))
        page.click("#copy")
        assert wait_for(page, "document.querySelector('#copied').innerText") == "کپی شد."
        page.click("#close")
        assert not page.is_visible("#saved")
    answers = tmp_path / "copied from a message"
    answers.write_text(f"Hello\n{text}\nBye", encoding="utf-8")
    (file,) = import_(project, ImportRequest([answers]))
    assert (file.refused, file.remarks) == ("", ())
    assert projects.blocks(project)[3].msgstr[0] == "چهار"


CUT_OFF = """[...document.querySelectorAll("textarea.translation")]
  .filter((area) => area.scrollHeight > area.clientHeight + 1).length"""


@pytest.mark.parametrize("grows_itself", [True, False])
def test_no_text_is_cut_off_in_its_field(
    reader: browser.Reader, tmp_path: Path, grows_itself: bool
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.write(exchanges.make_package([("One", "یک واژه " * 90), ("Two", "دو")])))
    with reader.open("about:blank", "desktop") as page:
        if not grows_itself:  # as in browsers of 2023
            page.add_init_script(
                "CSS.supports = () => false; CSSStyleDeclaration.prototype.setProperty = () => {};"
            )
        page.goto(path.as_uri())
        for size in ("desktop", "small"):
            browser.change_view(page, size, "light")
            page.wait_for_timeout(200)
            assert page.evaluate(CUT_OFF) == 0, size
        page.fill(f"{row(2)} .translation", "دو\n" * 9)
        assert page.evaluate(CUT_OFF) == 0
