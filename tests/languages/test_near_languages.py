"""Which languages may have a whole sentence in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.languages.near_languages import are_near

CODES = ("en", "en_GB", "de", "fa", "nb", "nn", "hr", "sr", "sr_Latn", "zh_Hans", "yue", "ar", "xx")


@pytest.mark.parametrize(
    "codes",
    [
        "en_US en_GB", "pt_BR pt_PT", "nb nn", "no nn", "da nb", "hr bs", "hr sr_Latn", "hr sr",
        "zh_Hans zh_Hant", "zh_TW yue", "ms id", "fa fa_AF", "ar arz", "cs sk", "en-us en_GB",
    ],
)  # fmt: skip
def test_these_are_near(codes: str) -> None:
    assert are_near(*codes.split())


@pytest.mark.parametrize(
    "codes",
    [
        "en fa", "en de", "de nl", "fa ar", "fa ur", "zh ja", "en nb", "ku ckb",
        "sr_Cyrl sr_Latn", "hr sr_Cyrl", "ms_Arab id", "az_Arab az_Latn",
    ],
)  # fmt: skip
def test_other_languages_and_other_scripts_are_not(codes: str) -> None:
    assert not are_near(*codes.split())


@given(st.sampled_from(CODES), st.sampled_from(CODES))
def test_nearness_has_no_direction_and_each_is_near_itself(one: str, other: str) -> None:
    assert are_near(one, other) == are_near(other, one)
    assert are_near(one, one)
