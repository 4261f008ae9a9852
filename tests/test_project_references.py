"""Files that documents refer to are found among many others as among few."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.project._references import find_referred
from helpers.durations import check_growth


@pytest.mark.parametrize("others", [0, 150])
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("![A wall](wall.png)", "wall.png"),
        ("![A wall](<the wall.png>)", "the wall.png"),
        ("![A wall](the%20wall.png 'At noon')", "the wall.png"),
        ("![A wall](/img/wall.png)", "img/wall.png"),
        ("![A wall](/wall.png)", "static/wall.png"),
        ("![A wall](wall.png)", "wall.fa.png"),
        ("wall:wall.png", "wall.png"),
        ("<img src=wall.png>", "wall.png"),
        ('<img srcset="small.png 1x,wall.png 2x">', "wall.png"),
        ('<img src="a&amp;b.png">', "a&b.png"),
        ('<img src="img\\wall.png">', "img/wall.png"),
        ('<img src="wall (1)">', "wall (1)"),
        ('<img src="k=v,w:x;y.png">', "k=v,w:x;y.png"),
        ("![دیوار](دیوار.png)", "دیوار.png"),
    ],
)
def test_a_file_is_found_whatever_its_name(
    tmp_path: Path, text: str, name: str, others: int
) -> None:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    beside = [tmp_path / f"other{number}.png" for number in range(others)]
    assert find_referred([page], [*beside, tmp_path / name]) == {tmp_path / name}


def test_as_many_files_as_documents_take_no_square_of_the_time(tmp_path: Path) -> None:
    def make(count: int) -> tuple[list[Path], list[Path]]:
        folder = tmp_path / str(count)
        folder.mkdir(exist_ok=True)
        pages = [folder / f"page{number}.md" for number in range(count)]
        walls = [folder / f"wall{number}.png" for number in range(count)]
        for page, wall in zip(pages, walls, strict=True):
            page.write_text(f"![A wall]({wall.name})", encoding="utf-8")
        return pages, walls

    def look(given: tuple[list[Path], list[Path]]) -> None:
        pages, walls = given
        assert len(find_referred(pages, walls)) == len(walls)

    check_growth(make, look, 2000)
