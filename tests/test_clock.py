"""The time that is written into files: UTC, and as SOURCE_DATE_EPOCH says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from dragoman import clock
from dragoman.errors import ProjectError


def test_without_the_variable_it_is_the_present_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert clock.source_date_epoch() is None
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert clock.source_date_epoch() is None


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("0", "1970-01-01T00:00:00+00:00"),
        ("1482451200", "2016-12-23T00:00:00+00:00"),
        ("253402300799", "9999-12-31T23:59:59+00:00"),
    ],
)
def test_the_variable_is_seconds_since_1970_in_utc(
    monkeypatch: pytest.MonkeyPatch, value: str, time: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    monkeypatch.setenv("TZ", "Asia/Tehran")
    assert clock.now().isoformat() == time


@pytest.mark.parametrize("value", ["yesterday", "-1", "1.5", " 1", "١٢", "253402300800", "9" * 30])
def test_what_is_not_a_time_is_one_sentence(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(ProjectError) as caught:
        clock.now()
    assert str(caught.value) == (
        f"SOURCE_DATE_EPOCH: {value!r} is not a time; give the seconds since 1970, as 1482451200"
    )
