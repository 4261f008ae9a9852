"""What is not saved, in real browsers: other pages, people and projects leave it as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import browser, projects
from helpers.workbench_pages import find_folder, focus, go, read_catalogue, wait_for_state

TEXT = "We met in the town.\n\nThey met in the town.\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("workbench")
    names = ("field", "undone", "apart", "mended", "early")
    projects.make(root, {f"{name}.txt": TEXT for name in names})
    return root


def test_a_field_that_nobody_wrote_in_shows_what_others_write(
    root: Path, address: str, reader: browser.Reader
) -> None:
    with reader.open(address) as first, reader.open(address) as second:
        for page in (first, second):
            go(page, "translate/field/fa")
            page.keyboard.press("Enter")
        first.keyboard.insert_text("متن یکم.")
        first.keyboard.press("Control+Enter")
        wait_for_state(first, 1, "translated")
        second.wait_for_selector(".current .translation >> text=متن یکم.", state="attached")
        assert second.input_value("textarea") == "متن یکم."
        assert focus(second) == ("TEXTAREA", 1)
        second.keyboard.insert_text(" و بیش.")
        second.keyboard.press("Control+Enter")
        second.wait_for_selector('.row.current[data-number="2"]')
        wait_for_state(second, 1, "translated")
        assert 'msgstr "متن یکم. و بیش."' in read_catalogue(root, "field")


def test_undo_leaves_what_was_written_since(address: str, reader: browser.Reader) -> None:
    with reader.open(address) as page:
        go(page, "translate/undone/fa")
        page.keyboard.press("Enter")
        page.keyboard.insert_text("متن یکم.")
        page.keyboard.press("Control+Enter")
        wait_for_state(page, 1, "translated")
        page.wait_for_selector('.row.current[data-number="2"] textarea')  # it has gone on
        page.keyboard.press("Escape")
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.keyboard.insert_text(" نیمه")
        page.keyboard.press("Escape")
        page.keyboard.press("u")
        wait_for_state(page, 1, "untranslated")
        page.keyboard.press("Enter")
        assert page.input_value("textarea") == "متن یکم. نیمه"


def test_who_reads_what_is_kept_before_the_paragraphs_came_is_at_a_paragraph_then(
    address: str, reader: browser.Reader
) -> None:
    with reader.open(address) as page:
        go(page, "translate/early/fa")
        page.keyboard.press("Enter")
        page.keyboard.insert_text("نیمه")
        page.wait_for_selector(".flag:not([hidden])")
        opened = "document.querySelector('#kept').showModal()"
        page.add_init_script(f"addEventListener('DOMContentLoaded', () => {opened});")
        page.reload()
        page.wait_for_selector("#kept[open]")
        page.wait_for_selector('.row.current[data-number="1"]', state="attached")


def test_another_project_at_this_port_does_not_see_what_is_unsaved(
    address: str, reader: browser.Reader
) -> None:
    with reader.open(address) as page:
        go(page, "translate/apart/fa")
        scope = page.evaluate("document.body.dataset.project")
        page.keyboard.press("Enter")
        page.keyboard.insert_text("نیمه")
        page.wait_for_selector(".flag:not([hidden])")
        page.route(
            "**/translate/**",
            lambda route: route.fulfill(
                response=(answer := route.fetch()),
                body=answer.text().replace(scope, "another"),
            ),
        )
        page.reload()
        page.wait_for_selector(".row.current")
        assert not page.is_visible("#kept-notice")
        assert not page.is_visible(".flag")


def test_a_hidden_page_holds_no_connection(address: str, reader: browser.Reader) -> None:
    hide = (
        "(hidden) => { Object.defineProperty(document, 'hidden', {value: hidden, "
        "configurable: true}); document.dispatchEvent(new Event('visibilitychange')); }"
    )
    with reader.open(address) as first:
        for _ in range(7):  # a browser opens six connections to one server
            page = first.context.new_page()
            page.set_default_timeout(10_000)
            page.goto(first.url)
            page.wait_for_selector(".document")
            page.evaluate(hide, True)
        page.evaluate(hide, False)
        assert page.evaluate("fetch('api/project').then((answer) => answer.status)") == 200


def test_a_catalogue_that_is_mended_is_shown(
    root: Path, address: str, reader: browser.Reader
) -> None:
    path = root / "locale" / "fa" / "LC_MESSAGES" / "mended.po"
    whole = path.read_bytes()
    path.write_bytes(whole + b'\nmsgid "')
    with reader.open(address) as page:
        page.goto(f"{find_folder(page.url)}translate/mended/fa?interface=en")
        page.wait_for_selector("#wrong >> text=mended.po")
        path.write_bytes(whole)
        page.wait_for_selector(".row.current")
        assert page.locator("#wrong >> text=mended.po").count() == 0
