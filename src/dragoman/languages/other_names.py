"""Names of languages that CLDR does not have."""

from __future__ import annotations

ENGLISH = {"azb": "South Azerbaijani", "haz": "Hazaragi", "pnb": "Western Punjabi"}
OWN = {"arz": "مصرى", "azb": "تۆرکجه", "bqi": "بختیاری", "glk": "گیلکی", "haz": "هزارگی",
        "pnb": "پنجابی"}  # fmt: skip
"""Names in English, and in the language itself, of languages that CLDR has no name for."""

OTHER = {
    "Azeri": "az",
    "Bahasa Indonesia": "id",
    "Bahasa Melayu": "ms",
    "Balochi": "bal",
    "Castilian": "es",
    "Darija": "ary",
    "Farsi": "fa",
    "Iranian Persian": "fa",
    "Irish Gaelic": "ga",
    "Kurdi": "ckb",
    "Kurdî": "ku",
    "Kurmanji": "ku",
    "Levantine": "apc",
    "Levantine Arabic": "apc",
    "Luri": "lrc",
    "Mandarin": "zh",
    "Myanmar": "my",
    "Northern Kurdish": "ku",
    "Parsi": "fa",
    "Pashtu": "ps",
    "Pushto": "ps",
    "Sorani": "ckb",
    "Tajiki": "tg",
    "Uighur": "ug",
    "Valencian": "ca_VALENCIA",
    "عربي": "ar",
    "پارسی": "fa",
    "سورانی": "ckb",
    "کوردی": "ckb",
}
"""Names in common use that CLDR does not have."""
