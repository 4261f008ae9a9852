"""What code says of itself: titles, captions and descriptions, behind its fence and in comments."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import ReadOptions, read
from helpers.markdown_files import list_texts, translate

CAPTIONS = [
    ("#| fig-cap: A map", ["A map"], "#| fig-cap: x A map"),
    ('#| label: a\n#| fig-alt: "Map: *b*"\n#| echo: no', ["Map: *b*"], '#| fig-alt: "x Map: *b*"'),
    ("#| tbl-cap: 'It''s'", ["It's"], "#| tbl-cap: 'x It''s'"),
    ("#| fig-cap: |\n#|   One \n#|   two.\n#| echo: no", ["One two."], "#| fig-cap: x One two."),
    ("#| fig-cap: >\n#|   One\n#|\n#|   two.\n#| a: b", ["One two."], "#| fig-cap: x One two."),
    ('#| fig-subcap:\n#|   - "One"\n#|   - Two', ["One", "Two"], '#|   - "x One"\n#|   - x Two'),
    ('#| fig-subcap: ["One", "Two"]', ["One", "Two"], '#| fig-subcap: ["x One", "x Two"]'),
    ("//| title: A map", ["A map"], "//| title: x A map"),
    ("%%| fig-cap: A map", ["A map"], "%%| fig-cap: x A map"),
    ("--| tbl-cap: A map", ["A map"], "--| tbl-cap: x A map"),
    ("#| label: fig-map\n#| fig-cap: 12", [], ""),
    ("x = 1\n#| fig-cap: A map", [], ""),
    ("# fig-cap: A map", [], ""),
]
TITLES = [
    ('py title="Write a file"', ["Write a file"]),
    ("py title='Write a file' hl_lines='2'", ["Write a file"]),
    ('sh title="Terminal"', ["Terminal"]),
    ('js title="シャツ"', ["シャツ"]),
    ('js title="привет"', ["привет"]),
    ('js title="größe.js"', []),
    ('js title="/src/a.js"', []),
    ('js title="my file.js"', []),
    ('sh title="terminal"', []),
    ('docker title="Dockerfile"', []),
    ('js data-title="A text"', []),
    ("ts{4} [My settings]", ["My settings"]),
    ("ts [settings.ts]", []),
    ("sh [npm]", []),
    ("{r map, fig.cap='A map!', fig.alt=\"All of it.\", fig.asp=.7}", ["A map!", "All of it."]),
    ('{r map, fig.cap="(ref:map)"}', []),
    ('{.py lst-cap="A list"}', []),
]


@pytest.mark.parametrize("around", ["{}", "- {}", "> {}"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("options", "texts", "new"), CAPTIONS)
def test_captions_in_the_comments_of_a_cell_are_text(
    options: str, texts: list[str], new: str, end: str, around: str
) -> None:
    prefix = {"-": "  ", ">": "> "}.get(around[0], "")
    data = around.format(f"```{{r}}\n{options}\nplot()\n```".replace("\n", f"\n{prefix}")) + "\n"
    data = data.replace("\n", end)
    assert list_texts(data) == texts
    written = translate(data)
    assert new.replace("\n", f"{end}{prefix}") in written
    assert list_texts(written) == [f"x {text}" for text in texts]
    assert written.endswith(data[data.index("plot()") :])


@pytest.mark.parametrize("fence", ["```", "~~~~"])
@pytest.mark.parametrize(("info", "texts"), TITLES)
def test_a_title_behind_a_fence_is_text_unless_it_names_a_file(
    info: str, texts: list[str], fence: str
) -> None:
    data = f"{fence}{info}\nlet a\n{fence}\n"
    assert list_texts(data) == texts
    new = data
    for text in texts:
        new = new.replace(text, f"x {text}")
    assert translate(data) == new


@pytest.mark.parametrize("info", ["r", "{.r}", "{{r}}", ""])
def test_the_comments_of_code_that_is_only_shown_are_code(info: str) -> None:
    assert not list_texts(f"```{info}\n#| fig-cap: A map\nplot()\n```\n")


def test_where_code_is_translated_its_captions_are_a_part_of_it() -> None:
    data = "```{r}\n#| fig-cap: A map\nplot()\n```\n"
    (unit,) = read(data.encode(), "a", suffix=".md", options=ReadOptions(code=True)).units
    assert (unit.text, unit.kind) == ("#| fig-cap: A map\nplot()", Kind.CODE)
