"""The families that dragoman prefers for each language and script, and what is known of them."""

from __future__ import annotations

from collections.abc import Mapping

TYPST_FAMILY = "Libertinus Serif"
"""The serif family that is built into Typst."""
TYPST_SCRIPTS = frozenset({"Latn", "Grek", "Cyrl", "Hebr"})
"""The scripts that ``TYPST_FAMILY`` has letters for."""

SCREEN_ONLY = frozenset({"Noto Naskh Arabic", "Noto Sans Arabic"})
"""Families that are good on a screen, but a word set in them cannot be searched in a PDF."""

LANGUAGES: Mapping[str, tuple[str, ...]] = {
    "fa": ("Vazirmatn", "Noto Sans Arabic", "Noto Naskh Arabic", "Amiri"),
    "ckb": ("Vazirmatn", "Noto Sans Arabic", "Noto Naskh Arabic", "Amiri"),
    "ur": (
        "Noto Nastaliq Urdu", "Gulzar", "Urdu Typesetting", "Jameel Noori Nastaleeq", "Amiri",
        "Noto Naskh Arabic",
    ),
    "zh_HK": ("Noto Serif HK", "Noto Serif CJK HK", "Noto Sans HK", "Noto Sans CJK HK"),
}  # fmt: skip
"""Families by language, in order of preference, where ``SCRIPTS`` is not the best choice."""

_NOTO = {
    "Armn": "Armenian",
    "Beng": "Bengali",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Geor": "Georgian",
    "Gujr": "Gujarati",
    "Guru": "Gurmukhi",
    "Khmr": "Khmer",
    "Knda": "Kannada",
    "Laoo": "Lao",
    "Mlym": "Malayalam",
    "Mymr": "Myanmar",
    "Orya": "Oriya",
    "Sinh": "Sinhala",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Thai": "Thai",
}
"""The name of each script that Noto has with serifs and without: "Noto Serif Thai"."""
_NOTO_SERIF = {"Hmnp": "Nyiakeng Puachue Hmong", "Tibt": "Tibetan"}
_NOTO_SANS = {
    "Adlm": "Adlam",
    "Cakm": "Chakma",
    "Cans": "Canadian Aboriginal",
    "Cher": "Cherokee",
    "Copt": "Coptic",
    "Dsrt": "Deseret",
    "Mong": "Mongolian",
    "Mtei": "Meetei Mayek",
    "Nkoo": "NKo",
    "Olck": "Ol Chiki",
    "Osge": "Osage",
    "Rohg": "Hanifi Rohingya",
    "Shaw": "Shavian",
    "Sunu": "Sunuwar",
    "Syrc": "Syriac",
    "Tavt": "Tai Viet",
    "Tfng": "Tifinagh",
    "Thaa": "Thaana",
    "Vaii": "Vai",
    "Yiii": "Yi",
}
_SCRIPT_NAMES = {**_NOTO, **_NOTO_SERIF, **_NOTO_SANS}


LETTERS: Mapping[str, tuple[str, ...]] = {
    "ARABIC": ("Arab",),
    "HEBREW": ("Hebr",),
    "CJK": ("Hans", "Jpan", "Hant", "Kore"),
    "HIRAGANA": ("Jpan",),
    "KATAKANA": ("Jpan",),
    "HANGUL": ("Kore",),
    **{name.split()[0].upper(): (code,) for code, name in _SCRIPT_NAMES.items()},
}
"""By script as ``texts.scripts.count_scripts`` names it, the keys of ``SCRIPTS``."""


def _name_east_asian(noto: str, source_han: str) -> tuple[str, ...]:
    """Return the names under which one and the same design is published: by Google in files of one
    script (SC), by Noto in files of all (CJK SC), and by Adobe (Source Han)."""
    return tuple(
        name
        for kind in ("Serif", "Sans")
        for name in (
            f"Noto {kind} {noto}",
            f"Noto {kind} CJK {noto}",
            f"Source Han {kind}{source_han}",
            f"Source Han {kind} {'CN' if noto == 'SC' else 'TW' if noto == 'TC' else noto}",
        )
    )


SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "Arab": ("Amiri", "Noto Naskh Arabic", "Vazirmatn", "Noto Sans Arabic"),
    "Hebr": ("Frank Ruhl Libre", "Noto Serif Hebrew", "Noto Sans Hebrew"),
    "Hans": _name_east_asian("SC", " SC"),
    "Hant": _name_east_asian("TC", " TC"),
    "Jpan": _name_east_asian("JP", ""),
    "Kore": _name_east_asian("KR", " K"),
    **{code: (f"Noto Serif {name}", f"Noto Sans {name}") for code, name in _NOTO.items()},
    **{code: (f"Noto Serif {name}",) for code, name in _NOTO_SERIF.items()},
    **{code: (f"Noto Sans {name}",) for code, name in _NOTO_SANS.items()},
}
"""Families by script, in order of preference, for every language that is not in ``LANGUAGES``."""

SYSTEMS: Mapping[str, tuple[str, ...]] = {
    "Arab": ("Geeza Pro", "Traditional Arabic", "Arabic Typesetting"),
    "Hebr": ("David", "Times New Roman"),
    "Deva": ("Kohinoor Devanagari", "Nirmala UI", "Hind", "Mukta"),
    "Beng": ("Hind Siliguri", "Kohinoor Bangla", "Nirmala UI"),
    "Telu": ("Anek Telugu", "Kohinoor Telugu", "Nirmala UI"),
    "Taml": ("Tamil Sangam MN", "Nirmala UI"),
    "Thai": ("Sarabun", "Thonburi", "Leelawadee UI"),
    "Laoo": ("Lao Sangam MN", "Leelawadee UI"),
    "Khmr": ("Khmer Sangam MN", "Leelawadee UI"),
    "Mymr": ("Myanmar Sangam MN", "Myanmar Text"),
    "Tibt": ("Kailasa", "Microsoft Himalaya"),
    "Hans": ("Songti SC", "STSong", "SimSun", "PingFang SC", "Microsoft YaHei"),
    "Hant": ("Songti TC", "PMingLiU", "MingLiU", "PingFang TC", "Microsoft JhengHei"),
    "Jpan": (
        "Hiragino Mincho ProN", "Yu Mincho", "YuMincho", "MS PMincho", "MS Mincho", "IPAexMincho",
        "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", "Meiryo", "MS Gothic",
    ),
    "Kore": (
        "AppleMyungjo", "Batang", "NanumMyeongjo", "Nanum Myeongjo", "Apple SD Gothic Neo",
        "Malgun Gothic",
    ),
}  # fmt: skip
"""By script, families that come with the systems of readers. They follow the preferred ones."""
LANGUAGE_SYSTEMS: Mapping[str, tuple[str, ...]] = {
    "zh_HK": ("Songti TC", "MingLiU_HKSCS", "PingFang HK", "Microsoft JhengHei"),
}
"""The same by language, where those of the script are not the best choice."""

LOCAL_FORMS = frozenset({"ks", "ms", "pnb", "rhg", "sd", "skr", "ur"})
"""Languages in the Arabic script whose own forms of letters and digits fonts have (``locl``). For
all others the forms of the characters themselves are right: Noto Naskh Arabic 2.004 gives Urdu
digits to every language that it does not know."""

SYMBOLS = (
    "Noto Emoji",
    "Noto Sans Symbols 2",
    "Noto Sans Symbols2",
    "Noto Sans Symbols",
    "Noto Sans Math",
    "Segoe UI Symbol",
    "Apple Symbols",
    "Noto Color Emoji",
    "Segoe UI Emoji",
    "Apple Color Emoji",
)
"""Families for signs and pictures that belong to no script: those in one colour first."""

PACKAGES: Mapping[str, str] = {
    "Arab": "fontpkg-amiri",
    "Beng": "fontpkg-hind-siliguri",
    "Cyrl": "fontpkg-noto-serif",
    "Deva": "fontpkg-noto-sans-devanagari",
    "Grek": "fontpkg-noto-serif",
    "Hebr": "fontpkg-frank-ruhl-libre",
    "Khmr": "fontpkg-noto-sans-khmer",
    "Latn": "fontpkg-noto-serif",
    "Taml": "fontpkg-noto-sans-tamil",
    "Telu": "fontpkg-noto-sans-telugu",
    "Thai": "fontpkg-noto-sans-thai",
}
"""By script, the distribution on PyPI that installs a font which dragoman finds."""

FREE = frozenset(
    {"Amiri", "Vazirmatn", "Gulzar", "Frank Ruhl Libre", "Heebo", "Sarabun", "Hind", "Mukta"}
    | {"Hind Siliguri", "Anek Telugu", "Almarai", TYPST_FAMILY}
)
"""Families under the Open Font License without a Reserved Font Name, besides those of Noto."""
