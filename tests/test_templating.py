"""The templates' environment: what is put in is data, and what is missing is an error."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from dragoman.templating import make_environment


def render(folder: Path, name: str, template: str, **values: str) -> str:
    (folder / name).write_text(template, encoding="utf-8")
    return make_environment(folder).get_template(name).render(**values)


@pytest.mark.parametrize("name", ["page.html", "page.xhtml", "package.opf", "page.txt"])
def test_everything_is_escaped_whatever_the_suffix(tmp_path: Path, name: str) -> None:
    assert render(tmp_path, name, "<p>{{ text }}</p>", text="<b>&") == "<p>&lt;b&gt;&amp;</p>"


def test_a_style_sheet_is_not_escaped(tmp_path: Path) -> None:
    assert render(tmp_path, "page.css", "a > {{ text }}", text="b > c") == "a > b > c"


def test_a_name_that_is_not_given_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError):
        render(tmp_path, "page.html", "{{ text }}")
