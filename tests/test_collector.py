"""The search for garbage is off inside, and afterwards as it was."""

from __future__ import annotations

import gc

import pytest

from dragoman.collector import pause_collector


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
