"""The search for garbage is off inside, and afterwards as it was."""

from __future__ import annotations

import gc

import pytest

from dragoman.collector import collect_often, pause_collector


@pytest.fixture(params=[True, False], ids=["on", "off"])
def was_enabled(request: pytest.FixtureRequest) -> bool:
    """Whether the collector is on before; afterwards it is on, as everywhere."""
    request.addfinalizer(gc.enable)
    if not request.param:
        gc.disable()
    return bool(request.param)


def test_collector_is_off_inside_and_then_as_it_was(was_enabled: bool) -> None:
    with pause_collector():
        assert not gc.isenabled()
        with pause_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled() == was_enabled


def test_collector_is_on_again_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), pause_collector():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_a_command_that_never_ends_searches_as_other_programs_do() -> None:
    usual = gc.get_threshold()
    gc.set_threshold(200_000, 50, 1000)
    try:
        collect_often()
        assert gc.get_threshold()[0] < 10_000
        assert gc.get_threshold()[1] < 50
    finally:
        gc.set_threshold(*usual)
