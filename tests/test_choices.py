"""What an edition can be is the same for settings, flags and formats."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from dragoman.choices import LAYOUTS, WHEN_MISSING, WHEN_OUTDATED
from dragoman.cli import group
from dragoman.editions import list_formats, load_format
from dragoman.settings import parse_settings

CHOICES = {"layout": LAYOUTS, "missing": WHEN_MISSING, "outdated": WHEN_OUTDATED}


@pytest.mark.parametrize("name", CHOICES)
def test_settings_and_flags_have_the_same_choices(name: str) -> None:
    for choice in CHOICES[name]:
        settings = parse_settings(f'{name} = "{choice}"\n', Path("dragoman.toml"), {})
        assert getattr(settings, name) == choice
    command = group.get_command(click.Context(group), "render")
    assert command is not None
    (option,) = (parameter for parameter in command.params if parameter.name == name)
    assert isinstance(option.type, click.Choice)
    assert tuple(option.type.choices) == CHOICES[name]


def test_every_layout_is_one_of_some_format_and_the_other_way_round() -> None:
    assert {layout for name in list_formats() for layout in load_format(name).LAYOUTS} == set(
        LAYOUTS
    )
