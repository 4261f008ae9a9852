"""The templates, styles and scripts of the workbench, without a browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

import dragoman.workbench
from dragoman.templating import make_environment
from dragoman.workbench._words import INTERFACES, MESSAGES, find_words

ROOM = Path(dragoman.workbench.__file__).parent
SCRIPTS = sorted((ROOM / "static").glob("*.js"))
TEMPLATES = sorted((ROOM / "templates").glob("*.html"))
MOST_SCRIPT = 30_000
"""In bytes, of all scripts together."""
HOSTILE = "<script>alert(1)</script>\"'&"
LANGUAGE = {"code": HOSTILE, "tag": HOSTILE, "name": HOSTILE, "direction": HOSTILE}
PAGES: Mapping[str, Mapping[str, object]] = {
    "overview.html": {},
    "translate.html": {
        "project": HOSTILE,
        "document": HOSTILE,
        "target": LANGUAGE,
        "pivots": [LANGUAGE],
        "chosen": {"pivot": HOSTILE},
        "half_space": True,
    },
    "refused.html": {"sentence": HOSTILE},
}


def render(name: str, interface: str = "en", **values: object) -> str:
    environment = make_environment(ROOM / "templates")
    words = find_words(interface)
    return environment.get_template(name).render(
        words=words, root="/folder/", csrf="token", **values
    )


def test_every_word_that_is_looked_up_exists_and_none_is_stale() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    templates = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    answers = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*_answers.py"))
    answers += (ROOM / "_rows.py").read_text(encoding="utf-8")
    looked_up = {
        *re.findall(r"say\(\s*\"(\w+)\"", scripts),
        *re.findall(r"(?:\bsay|words\.words)\.(?!get\b)(\w+)", templates),
        *re.findall(r"words\.(?:say\(|words\[)\s*[\"'](\w+)[\"']", templates + answers),
    }
    assert looked_up <= set(MESSAGES)
    starts = re.findall(r"\[\"(\w+_)\" ~", templates)  # as in say["is_" ~ state]
    starts += re.findall(r"get\(\"(\w+_)\" ~", templates)
    for name in set(MESSAGES) - looked_up:
        is_built = name.startswith(tuple(starts))
        assert is_built or f'"{name}"' in scripts + templates + answers, name


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("interface", INTERFACES)
def test_what_goes_into_a_page_is_text(name: str, interface: str) -> None:
    page = render(name, interface, **PAGES[name])
    assert "alert(1)" not in re.sub(r"&lt;script&gt;alert\(1\)&lt;/script&gt;", "", page)
    assert f'<html lang="{interface}" dir="{find_words(interface).direction}">' in page
    assert "built-in" not in page  # a method of a dict in place of a word


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_page_runs_nothing_of_its_own(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\son\w+=|\sstyle=|javascript:|https?:|\|\s*safe", text)
    for attributes in re.findall(r"<script([^>]*)>", text):
        assert 'src="{{ root }}static/' in attributes or 'type="application/json"' in attributes


def test_the_scripts_are_small() -> None:
    assert sum(path.stat().st_size for path in SCRIPTS) <= MOST_SCRIPT


def test_scripts_set_texts_only_as_text() -> None:
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"outerHTML|insertAdjacentHTML|document\.write|\beval\b", text)
        assert text.count("innerHTML") == (path.name == "base.js"), path.name


def test_the_style_has_no_left_and_no_right() -> None:
    text = (ROOM / "static" / "workbench.css").read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w-])(?:left|right|\w+-left|\w+-right)\s*:", text)
    assert not re.search(r"url\(|@import", text)
