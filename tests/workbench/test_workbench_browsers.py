"""The workbench in real browsers: written, saved and reviewed by keys, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers import browser, projects
from helpers.firefox import firefox
from helpers.workbench_pages import find_folder, focus, go, read_catalogue, wait_for_state

ZWNJ = "\u200c"
EVIL = "<script>document.title = 'taken'</script>"
SOURCES = {
    "walk": ["A walk in the town", "We met.", "They met.", "You met."],
    "two": ["We met in the town.", "They met in the town."],
    "kept": ["We met in the town.", "They met in the town."],
    "evil": [EVIL, f"We met {EVIL}."],
    "long": [f"We met {number} people." for number in range(1, 301)],
    "fox": ["We met.", "They met."],
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("workbench")
    texts = {f"{name}.txt": "\n\n".join(parts) + "\n" for name, parts in SOURCES.items()}
    between = "".join(f"Paragraph {number} is between them.\n\n" for number in range(2, 41))
    texts["note.md"] = f"A text[^1] and more.\n\n{between}[^1]: A note on it.\n"
    texts["table.md"] = f"{between}| One | Two |\n|---|---|\n| Three | Four |\n"
    projects.make(root, texts)
    return root


def test_a_document_is_translated_and_reviewed_by_keys_alone(
    root: Path, address: str, reader: browser.Reader
) -> None:
    before = read_catalogue(root, "walk")
    with reader.open(address) as page:
        go(page, "translate/walk/fa")
        page.keyboard.press("Enter")
        for number, text in enumerate(("گردش", "دیدیم.", "آنان می", "دیدید."), 1):
            page.wait_for_selector(f'.row[data-number="{number}"] textarea')
            assert focus(page) == ("TEXTAREA", number)
            page.keyboard.insert_text(text)
            if number == 3:
                page.keyboard.press("Shift+Space")
                page.keyboard.insert_text("دیدند.")
            page.keyboard.press("Control+Enter")
            wait_for_state(page, number, "translated")
        page.wait_for_selector("textarea", state="detached")
        assert focus(page) == ("ARTICLE", 4)
        changed = set(read_catalogue(root, "walk")) - set(before)
        assert changed == {
            'msgstr "گردش"',
            'msgstr "دیدیم."',
            f'msgstr "آنان می{ZWNJ}دیدند."',
            'msgstr "دیدید."',
        }
        page.click(".current [data-act=review]")
        wait_for_state(page, 4, "reviewed")
        page.keyboard.press("r")
        wait_for_state(page, 4, "translated")
        page.keyboard.press("f")
        wait_for_state(page, 4, "fuzzy")
        page.keyboard.press("u")
        wait_for_state(page, 4, "translated")
        page.keyboard.press("u")
        page.wait_for_selector('.row[data-number="4"][data-state="untranslated"]')
        assert focus(page) == ("ARTICLE", 4)


def test_a_link_in_the_preview_leads_to_the_row_and_not_back_to_where_it_is(
    address: str, reader: browser.Reader
) -> None:
    with reader.open(address) as page:
        go(page, "translate/note/fa")
        edition = page.frame_locator("#edition")
        for link, number in (("#p1 a.ref", 41), ("#p41 a.back", 1), ("#p7 a.num", 7)):
            edition.locator(link).first.click()
            page.wait_for_selector(f'.row.current[data-number="{number}"]')
            edition.locator(f"#p{number}.being-written").wait_for()


def test_the_focus_between_paragraphs_chooses_none(address: str, reader: browser.Reader) -> None:
    """A click between two paragraphs gives it to what they are in."""
    focus_between = """() => {
        const errors = [];
        window.addEventListener("error", ({ message }) => errors.push(message));
        document.getElementById("rows").focus();
        return errors;
    }"""
    with reader.open(address) as page:
        go(page, "translate/long/fa")
        assert page.evaluate(focus_between) == []
        assert focus(page) == ("DIV", 0)


def test_letters_do_the_same_with_a_persian_keyboard(address: str, reader: browser.Reader) -> None:
    with reader.open(address) as page:
        go(page, "translate/long/fa", "fa")
        page.evaluate(
            "() => document.activeElement.dispatchEvent("
            "new KeyboardEvent('keydown', {key: 'د', code: 'KeyN', bubbles: true}))"
        )
        page.wait_for_selector(".row textarea")
        assert focus(page) == ("TEXTAREA", 2)


def test_a_key_that_belongs_to_an_input_method_presses_no_button(
    address: str, reader: browser.Reader
) -> None:
    """Escape and Enter choose among the words that are offered for what is typed in Japanese."""
    press = (
        "isComposing => document.activeElement.dispatchEvent(new KeyboardEvent("
        "'keydown', {key: 'Process', code: 'Escape', isComposing, bubbles: true}))"
    )
    with reader.open(address) as page:
        go(page, "translate/long/fa")
        page.keyboard.press("Enter")
        page.wait_for_selector(".row textarea")
        page.evaluate(press, True)
        assert focus(page)[0] == "TEXTAREA"
        page.evaluate(press, False)
        page.wait_for_selector(".row textarea", state="detached")


def test_findings_come_into_view_in_a_low_window(address: str, reader: browser.Reader) -> None:
    below = "() => document.querySelector('.findings').getBoundingClientRect().bottom - innerHeight"
    with reader.open(address) as page:
        page.set_viewport_size({"width": 1280, "height": 560})
        go(page, "translate/long/fa")
        page.keyboard.press("Enter")
        page.wait_for_selector(".row textarea")
        page.keyboard.insert_text("\n".join(["سطر 99."] * 6))
        page.wait_for_selector(".findings li")
        assert page.evaluate(below) <= 0
        page.keyboard.press("Control+A")
        page.keyboard.insert_text("\n".join(["سطر 99."] * 60))  # higher than the window
        page.wait_for_function(
            "() => document.querySelector('.findings').getBoundingClientRect().bottom > innerHeight"
        )


def test_to_go_to_no_number_is_to_stay(address: str, reader: browser.Reader) -> None:
    with reader.open(address) as page:
        go(page, "translate/long/fa")
        page.fill("#jump", "21")
        page.press("#jump", "Enter")
        page.wait_for_selector('.row.current[data-number="21"]')
        page.press("#jump", "Enter")
        page.wait_for_function("() => document.activeElement.matches('.row')")
        assert focus(page) == ("ARTICLE", 21)


def test_both_texts_of_a_conflict_are_shown_and_a_person_chooses(
    root: Path, address: str, reader: browser.Reader
) -> None:
    with reader.open(address) as first, reader.open(address) as second:
        for page, text in ((first, "متن یکم."), (second, "متن دوم.")):
            go(page, "translate/two/fa")
            page.keyboard.press("Enter")
            page.keyboard.insert_text(text)
        first.keyboard.press("Control+Enter")
        wait_for_state(first, 1, "translated")
        second.wait_for_selector(".choice:not([hidden])")  # told while somebody writes
        assert second.input_value("textarea") == "متن دوم."
        second.keyboard.press("Control+Enter")
        wait_for_state(second, 1, "fuzzy")
        text = "\n".join(read_catalogue(root, "two"))
        assert "متن یکم." in text
        assert "متن دوم." in text
        second.wait_for_selector('.row[data-number="2"] textarea')
        second.keyboard.press("Escape")
        second.keyboard.press("ArrowUp")
        second.wait_for_selector(".choice:not([hidden])")
        second.click(".current [data-act=decide][data-value=other1]")
        wait_for_state(second, 1, "translated")
        assert 'msgstr "متن دوم."' in read_catalogue(root, "two")


def test_a_text_that_was_not_saved_is_offered_again(address: str, reader: browser.Reader) -> None:
    with reader.open(address) as page:
        go(page, "translate/kept/fa")
        page.keyboard.press("Enter")
        page.keyboard.insert_text("نیمه")
        page.wait_for_selector(".flag:not([hidden])")
        page.reload()
        page.click("#kept-notice button")
        page.click("#kept li button")
        page.wait_for_selector("textarea")
        assert page.input_value("textarea") == "نیمه"
        page.click("[data-act=discard]")
        page.reload()
        page.wait_for_selector(".row.current")
        assert not page.is_visible("#kept-notice")


def test_the_edition_shows_what_is_being_written(address: str, reader: browser.Reader) -> None:
    with reader.open(address) as page:
        go(page, "translate/kept/fa")
        edition = page.frame_locator("#edition")
        edition.locator("#p2").wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.keyboard.insert_text("یک **واژه**")
        edition.locator("#p2 .cell:last-child", has_text="یک").wait_for()


@pytest.mark.parametrize("layout", ["columns", "stacked", "single"])
def test_what_is_written_in_a_cell_is_shown_in_its_table(
    layout: str, address: str, reader: browser.Reader
) -> None:
    with reader.open(address) as page:
        go(page, "translate/table/fa")
        page.select_option("#layout", layout)
        edition = page.frame_locator("#edition")
        edition.locator("#p40").wait_for()
        for number, text in ((42, "سه"), (43, "چهار")):
            page.keyboard.press("Escape")
            page.keyboard.press("g")
            page.keyboard.type(str(number))
            page.keyboard.press("Enter")
            page.wait_for_selector(f'.row.current[data-number="{number}"]')
            page.keyboard.press("Enter")
            page.keyboard.insert_text(text)
            cell = edition.locator("td", has_text=text)
            cell.wait_for()
            box, view = cell.bounding_box(), page.locator("#edition").bounding_box()
            assert box and view and 0 < box["y"] - view["y"] < view["height"] - box["height"]
        assert edition.locator("table").count() == (1 if layout == "single" else 2)
        assert edition.locator("table table").count() == 0


def test_only_rows_that_are_near_are_in_the_page(address: str, reader: browser.Reader) -> None:
    with reader.open(address) as page:
        go(page, "translate/long/fa")
        page.keyboard.press("g")
        page.keyboard.type("۲۵۰")
        page.keyboard.press("Enter")
        page.wait_for_selector('.row.current[data-number="250"]')
        assert focus(page) == ("ARTICLE", 250)
        page.wait_for_selector('.row[data-number="1"]', state="detached")
        page.keyboard.press("/")
        page.keyboard.type("299")
        page.wait_for_selector('.row[data-number="299"]')
        assert page.locator(".row .number").all_text_contents() == ["Paragraph 299"]


def test_texts_are_shown_as_text(address: str, reader: browser.Reader) -> None:
    with reader.open(address) as page:
        go(page, "translate/evil/fa")
        assert page.text_content(".row .source") == EVIL
        page.keyboard.press("Enter")
        page.keyboard.insert_text(EVIL)
        page.keyboard.press("Control+Enter")
        wait_for_state(page, 1, "translated")
        assert page.text_content(".row .translation") == EVIL
        page.frame_locator("#edition").locator("#p2").wait_for()
        go(page, "")
        assert page.title() == "Overview · dragoman"


@pytest.mark.parametrize("interface", ["en", "fa", "ar"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    address: str, reader: browser.Reader, interface: str, need_package: Callable[[str], Path]
) -> None:
    axe = need_package("axe-core") / "axe.min.js"
    reader.requests.clear()
    with reader.open(address) as page:
        for path in ("", "translate/long/fa"):
            go(page, path, interface)
            if path:
                page.keyboard.press("Enter")
                page.keyboard.insert_text("آزمون")
                page.wait_for_selector(".findings li")
            for size in ("desktop", "phone"):
                for scheme in ("light", "dark"):
                    browser.change_view(page, size, scheme)
                    found = browser.find_violations(page, axe)
                    assert [line for line in found if line.startswith("violations")] == []
                assert browser.measure_overflow(page) == 0
    own = address.partition("?")[0]
    assert [url for url in reader.requests if not url.startswith((own, "data:"))] == []


def test_firefox_writes_and_saves(root: Path, address: str, tmp_path: Path) -> None:
    with firefox(tmp_path) as page:
        page.call("WebDriver:SetTimeouts", {"implicit": 20000})
        page.open(address)
        page.open(f"{find_folder(page.run('return location.href'))}translate/fox/fa")
        page.click(".row.current [data-act=edit]")
        page.type("textarea", "دیدیم.")
        page.click("[data-act=save]")
        page.find('.row[data-number="1"][data-state="translated"]')
        assert 'msgstr "دیدیم."' in read_catalogue(root, "fox")
