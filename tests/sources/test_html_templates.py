"""Pages that are templates: what a program puts into them stays as it is written."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild


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
    ],
)
def test_a_part_of_a_program_stays(page: str, old: str, new: str, written: str) -> None:
    assert translate(page, old, new) == written


def test_an_instruction_of_xml_and_its_data_are_none() -> None:
    page = "<?xml version='1.0'?><p><?php a?>One <![CDATA[<% b %>]]></p>"
    assert translate(page, "One <% b %>", "یک <% b %>", ".xhtml").count("&lt;% b %&gt;") == 1
