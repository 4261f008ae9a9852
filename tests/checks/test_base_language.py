"""The language of a code, with which rules, scripts and lists of languages are chosen."""

from __future__ import annotations

import pytest

from dragoman.checks.text.languages import base_language, is_in_arabic_script


@pytest.mark.parametrize(
    ("code", "base"),
    [
        ("fa", "fa"), ("fa_AF", "fa"), ("fa-AF", "fa"), ("FA", "fa"), ("Fa_ir", "fa"),
        ("sr@latin", "sr"), ("sr_RS@latin", "sr"), ("zh_Hant_TW", "zh"), ("zh-Hant-TW", "zh"),
        ("ckb", "ckb"), ("", ""),
    ],
)  # fmt: skip
def test_script_country_and_variant_do_not_count(code: str, base: str) -> None:
    assert base_language(code) == base


@pytest.mark.parametrize(
    ("code", "is_arabic"),
    [
        ("fa", True), ("fa_AF", True), ("ar-EG", True), ("ur", True), ("ckb", True),
        ("en", False), ("ku", False), ("ku_Arab", True), ("ku-Arab-IQ", True), ("KU_ARAB", True),
        ("az", False), ("az_Arab", True), ("ar_Latn", False), ("pa", False), ("pa_Arab", True),
        ("uz_Cyrl", False), ("fa_1234", True), ("zh_Hant", False),
    ],
)  # fmt: skip
def test_a_script_that_is_named_counts_before_that_of_the_language(
    code: str, is_arabic: bool
) -> None:
    assert is_in_arabic_script(code) is is_arabic
