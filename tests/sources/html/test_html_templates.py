"""Pages that are templates: what a program puts into them stays as it is written."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild
from helpers.durations import check_growth


def translate(page: str, old: str, new: str, suffix: str = ".html") -> str:
    document = read(page.encode(), "a", suffix=suffix)
    assert rebuild(document, {}) == page.encode()
    assert [unit.text for unit in document.units] == [old]
    return rebuild(document, {(None, old): new}).decode()


@pytest.mark.parametrize(
    ("page", "old", "new", "written"),
    [
        (
            "<p>Dear <?= $name > 1 ? 'a' : 'b' ?>, welcome</p>",
            "Dear <x1/>, welcome",
            "<x1/> عزیز",
            "<p><?= $name > 1 ? 'a' : 'b' ?> عزیز</p>",
        ),
        (
            "<?php foreach ($all as $k => $v): ?><p>One</p><?php endforeach; ?>",
            "One",
            "یک",
            "<?php foreach ($all as $k => $v): ?><p>یک</p><?php endforeach; ?>",
        ),
        ("<p>One</p><?PHP echo '<p>no</p>';", "One", "یک", "<p>یک</p><?PHP echo '<p>no</p>';"),
        (
            '<p>Dear <%= h("a") %> & <b>you</b></p>',
            'Dear <%= h("a") %> & **you**',
            '<%= h("a") %> و **شما** <% x %>',
            '<p><%= h("a") %> و <b>شما</b> &lt;% x %&gt;</p>',
        ),
        (
            '<input placeholder="A map of <%= place %>">',
            "A map of <%= place %>",
            "نقشهٔ <%= place %>",
            '<input placeholder="نقشهٔ <%= place %>">',
        ),
        (
            "<img alt='A map of <?= $place ?> & more'>",
            "A map of <?= $place ?> & more",
            "نقشهٔ <?= $place ?> و & <?= $x ?>",
            "<img alt='نقشهٔ <?= $place ?> و &amp; &lt;?= $x ?>'>",
        ),
    ],
)
def test_a_part_of_a_program_stays(page: str, old: str, new: str, written: str) -> None:
    assert translate(page, old, new) == written


def test_an_instruction_of_xml_and_its_data_are_none() -> None:
    page = "<?xml version='1.0'?><p><?php a?>One <![CDATA[<% b %>]]></p>"
    assert translate(page, "One <% b %>", "یک <% b %>", ".xhtml").count("&lt;% b %&gt;") == 1


@pytest.mark.parametrize(
    "code",
    [
        '<?php echo "a ?> b"; ?>',
        "<?= 'it\\'s ?>' ?>",
        "<?php /* don't ?> */ f() ?>",
        "<?php // don't ?>",  # a comment of one line ends there
        "<?= $x # it's ?>",
        "<?php $text = <<<END\nDon't\nEND; ?>",
        "<?= $a ? 'b' : 'c' ?>",
        f"<?= '{'a long text of a program ' * 9}'; ?>",
        '<?php echo "one\ntwo"; ?>',
        "<?php echo <<<'END'\n  Don't ?> that\n  END; ?>",
        f"<?php /* {'it is not so ' * 20} don't */ ?>",
    ],
)
def test_the_end_of_php_in_its_strings_and_comments_is_none(code: str) -> None:
    page = f"<p>One {code} two</p><p>It's here</p>"
    document = read(page.encode(), "a", suffix=".html")
    assert [unit.text for unit in document.units] == ["One <x1/> two", "It's here"]
    new = {unit.key: unit.text.upper().replace("X1", "x1") for unit in document.units}
    assert rebuild(document, new).decode() == f"<p>ONE {code} TWO</p><p>IT'S HERE</p>"


@pytest.mark.parametrize("value", ["<?= $title ?>", "<%= title %>", "<?php f(1) ?>, <%= b %>"])
def test_an_attribute_that_a_program_writes_is_no_message(value: str) -> None:
    assert translate(f'<p title="{value}">One</p>', "One", "یک") == f'<p title="{value}">یک</p>'


def test_the_strings_of_php_cost_no_square_of_their_length() -> None:
    def make(size: int) -> bytes:
        return ("<p><?= " + '"\\' * size).encode()

    check_growth(make, lambda page: read(page, "a", suffix=".html"), 20_000)
