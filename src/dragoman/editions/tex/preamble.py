"""What is before the text of a LaTeX file: packages, languages, fonts, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dragoman import fonts, languages
from dragoman.editions._addresses import LONGEST
from dragoman.editions._common import join_titles, list_languages
from dragoman.editions._layouts import measure_page
from dragoman.editions._web.view import Cell
from dragoman.editions.tex.families import NO_BREAKS, Family, choose_font
from dragoman.editions.tex.inline import LatexStyle, escape_text
from dragoman.editions.tex.others import write_lists
from dragoman.editions.tex.signs import FONT_TESTS, write_lending
from dragoman.languages import make_tag
from dragoman.model import Column, Edition, Options

_GLOSSES = {
    "ar": "arabic", "bg": "bulgarian", "bn": "bengali", "ca": "catalan", "ckb": "kurdish",
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "fa": "persian", "fi": "finnish", "fr": "french",
    "he": "hebrew", "hi": "hindi", "hr": "croatian", "hu": "hungarian", "hy": "armenian",
    "it": "italian", "ja": "japanese", "ka": "georgian", "kn": "kannada", "ko": "korean",
    "ku": "kurdish", "lt": "lithuanian", "lv": "latvian", "ml": "malayalam", "mr": "marathi",
    "nb": "norwegian", "nl": "dutch", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sk": "slovak", "sl": "slovenian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "te": "telugu", "th": "thai", "tr": "turkish", "ug": "uyghur",
    "uk": "ukrainian", "ur": "urdu", "vi": "vietnamese", "zh": "chinese",
}  # fmt: skip
"""By language, what polyglossia calls it. Other languages have no hyphenation."""
_ARABIC = ("Amiri", "Scheherazade New", "Noto Naskh Arabic", "FreeSerif", "DejaVu Sans")
_HEBREW = ("Frank Ruhl Libre", "Noto Serif Hebrew", "FreeSerif", "DejaVu Sans")
_LATIN = ("Libertinus Serif", "Noto Serif", "FreeSerif", "DejaVu Serif", "Latin Modern Roman")
_CODE = ("DejaVu Sans Mono", "Noto Sans Mono", "FreeMono", "Latin Modern Mono")
_UNSPACED = frozenset({"Khmr", "Lana", "Laoo", "Mymr", "Talu", "Tavt", "Thai", "Tibt"})
"""Scripts in which a line may end inside what is between two spaces, and at the end of a word."""
_IDEOGRAPHS = frozenset({"Bopo", "Hans", "Hant", "Jpan", "Yiii"})
"""Scripts in which a line may end between nearly any two characters."""
_UNSAFE = re.compile(r"[^\w .-]")
MARGIN = 20
"""The margins of a page, in millimetres."""
_HEAD = r"""%% !TEX program = xelatex
%% Made with dragoman. Compile it twice with XeLaTeX: xelatex FILE
\documentclass[11pt]{article}
\usepackage{iftex}\RequireXeTeX
\usepackage[paperwidth=%smm,paperheight=%smm,margin=%smm]{geometry}
\usepackage{array}
\usepackage[normalem]{ulem}
\usepackage{paracol}
\usepackage[hidelinks,unicode]{hyperref}
\usepackage{polyglossia}
\defaultfontfeatures[\rmfamily,\sffamily,\ttfamily]{}
\setmainfont[BoldFont=lmroman10-bold.otf,ItalicFont=lmroman10-italic.otf]{lmroman10-regular.otf}
\setmainlanguage{english}"""
_BIDI = r"\usepackage{bidi}"
_TAIL = r"""\newcommand\dragomanheading[2]{\par\addvspace{6pt}{#1\bfseries#2\par}\nobreak}
\makeatletter
\newcommand\dragomanroom[1]{\par\ifdim\pagegoal=\maxdimen\else
\dimen@=\pagegoal \advance\dimen@-\pagetotal \ifdim\dimen@<#1\baselineskip \newpage\fi\fi}
\makeatother
\newenvironment{dragomanquote}{\list{}{\rightmargin=\leftmargin \topsep=0pt }\item\relax}{\endlist}
\newcommand\dragomandeleted[1]{\sout{#1}}
\newcommand\dragomaninserted[1]{\uline{#1}}
\setlength\parindent{0pt}
\setlength\parskip{4pt plus 1pt}
\setlength\emergencystretch{3em}
\tolerance=4000
\setlength\tabcolsep{3pt}
\renewcommand\arraystretch{1.25}
\raggedbottom
\begin{document}"""


@cache
def name_language(language: str) -> str:
    """Return letters that name a language in commands: "fa", "ptbr"."""
    letters = {str(value): letter for value, letter in enumerate("abcdefghij")}
    return "".join(letters.get(char, char) for char in make_tag(language).lower() if char.isalnum())


def find_style(cell: Cell, longest: int = LONGEST) -> LatexStyle:
    """Return how the spans of a cell are written. ``longest`` is ``LatexStyle.longest``."""
    script = languages.find_script(cell.lang)
    return LatexStyle(name_language(cell.lang), cell.direction, script, longest=longest)


def write_preamble(edition: Edition, options: Options, body: str) -> Iterator[str]:
    """Yield the lines before the text, and the one that begins it. ``body`` is the text."""
    shown = tuple(dict.fromkeys(("en", *list_languages(edition))))
    width, height = measure_page(edition, options)
    yield _HEAD % (f"{width:g}", f"{height:g}", MARGIN)
    glosses = dict.fromkeys(filter(None, map(_find_gloss, shown)))
    for gloss in glosses:
        if gloss != "english":
            yield rf"\setotherlanguage{{{gloss}}}"
    if not any(languages.find_direction(language) == "rtl" for language in shown):
        yield _BIDI
    yield from _write_fonts(shown, options)
    yield from write_lists(body, _list_runs(shown))
    for language in shown:
        yield _write_environment(language)
    yield from _write_page_numbers(edition.columns[0])
    title = escape_text(join_titles(edition)).replace(r"\allowbreak{}", "")
    language = make_tag(edition.columns[0].language)
    yield rf"\hypersetup{{pdftitle={{{title}}},pdflang={{{language}}}}}"
    yield _TAIL


def _find_gloss(language: str) -> str:
    """Return what polyglossia calls a language; for one from right to left, at least a near one."""
    base = language.partition("_")[0]
    if languages.find_direction(language) == "rtl":
        own = _GLOSSES.get(base, "arabic")
        is_hebrew = languages.find_script(language) == "Hebr"
        return "hebrew" if is_hebrew else own
    is_usual = languages.find_script(language) == languages.find_script(base)
    return _GLOSSES.get(base, "") if is_usual and base not in ("ckb", "ku", "ug") else ""


def _write_fonts(shown: Sequence[str], options: Options) -> Iterator[str]:
    """Yield the commands for the fonts: of each language, of runs inside others, and of code.

    Of a list of families, the first that the machine has is taken. The fonts of runs never break a
    word at a hyphen, because XeTeX would put the parts in the wrong order.
    """
    yield FONT_TESTS
    done: set[str] = set()
    names = dict.fromkeys(("runlatin", "runarabic", "runhebrew", "runcode"), False)
    for language in shown:
        script = languages.find_script(language)
        families = _list_families(language, options)
        name, gloss = name_language(language), _find_gloss(language)
        whole = (NO_BREAKS,) if languages.find_direction(language) == "rtl" else ()
        yield choose_font(rf"\font{name}", script, families, *whole)
        yield choose_font(rf"\run{name}", script, families, NO_BREAKS)
        names[f"font{name}"] = names[f"run{name}"] = not whole
        if gloss and gloss not in done and script != "Latn":
            yield rf"\let\{gloss}font=\font{name} \let\{gloss}fonttt=\font{name}"
            done.add(gloss)
    preferred = {
        script: next((each for each in shown if languages.find_script(each) == script), usual)
        for script, usual in (("Latn", "en"), ("Arab", "ar"), ("Hebr", "he"))
    }
    for script, command in (("Latn", "latin"), ("Arab", "arabic"), ("Hebr", "hebrew")):
        language = preferred[script]
        families = _list_families(language, options)
        yield choose_font(rf"\run{command}", script, families, NO_BREAKS)
    code = [Family("dragomanfontTF", name) for name in _CODE]
    yield choose_font(r"\runcode", "", code, NO_BREAKS)
    yield from write_lending(names)


def _list_runs(shown: Sequence[str]) -> dict[str, str]:
    """Return by script the command for runs in it."""
    runs = {"Arab": r"\runarabic", "Hebr": r"\runhebrew"}
    for language in shown:
        runs.setdefault(languages.find_script(language), rf"\run{name_language(language)}")
    return runs


def _list_families(language: str, options: Options) -> list[Family]:
    """Return the families for a language, the best first, each with its test.

    Of those that dragoman proposes for a language from right to left, the ones that have its signs
    are better: a bracket that is lent from another font is not mirrored.
    """
    base = language.partition("_")[0]
    script = languages.find_script(language)
    chosen = _clean_names(options.fonts.get(language) or options.fonts.get(base) or ())
    known = (*fonts.list_preferences(language, options), *_find_others(script))
    others = [name for name in _clean_names(known) if name not in chosen]
    whole = others if languages.find_direction(language) == "rtl" else []
    return [
        *(Family("dragomanfontTF", name) for name in chosen),
        *(Family("dragomanwholeTF", name) for name in whole),
        *(Family("dragomanfontTF", name) for name in others),
    ]


def _find_others(script: str) -> tuple[str, ...]:
    return {"Arab": _ARABIC, "Hebr": _HEBREW}.get(script, _LATIN)


def _clean_names(families: Iterable[str]) -> list[str]:
    names = (_UNSAFE.sub("", family).strip() for family in families)
    return list(dict.fromkeys(filter(None, names)))


def _write_environment(language: str) -> str:
    name, gloss = name_language(language), _find_gloss(language)
    if gloss:
        begin, end = rf"\begin{{otherlanguage}}{{{gloss}}}", r"\end{otherlanguage}"
    else:
        begin = end = ""
    breaks = _write_line_breaks(language)
    return rf"\newenvironment{{text{name}}}{{{begin}{breaks}\font{name} }}{{\par{end}}}"


def _write_line_breaks(language: str) -> str:
    """Return what lets a line end where there is no space; empty where each word has one.

    XeTeX asks ICU, which knows the words of Thai, Lao, Khmer and Burmese. Of these languages the
    ends of the lines are not made even: the gaps between words would look like spaces.
    """
    script = languages.find_script(language)
    base = language.partition("_")[0]
    if script in _IDEOGRAPHS:
        skip = r"\XeTeXlinebreakskip=0pt plus .05em minus .01em"
    elif script in _UNSPACED:
        skip = r"\XeTeXlinebreakskip=0pt\rightskip=0pt plus 3em"
    else:
        return ""
    return rf'\XeTeXlinebreaklocale "{base}"{skip}'


def _write_page_numbers(column: Column) -> Iterator[str]:
    """Yield what writes the number of a page in the digits and the font of a language."""
    cases = r"\or ".join(column.digits)
    font = rf"\font{name_language(column.language)}"
    if column.digits.isascii():
        font += r"\dragomandigitfont"
    yield (
        r"\makeatletter"
        rf"\renewcommand\ps@plain{{\def\@oddhead{{}}\def\@oddfoot{{\hfil{{{font}\thepage}}\hfil}}}}"
        r"\makeatother\pagestyle{plain}"
    )
    yield (
        rf"\newcommand\dragomandigit[1]{{\ifcase#1 {cases}\fi}}"
        "\n"
        r"\def\dragomandigits#1{\ifx#1\relax\else\dragomandigit{#1}"
        r"\expandafter\dragomandigits\fi}"
        "\n"
        r"\renewcommand\thepage{\expandafter\dragomandigits\number\value{page}\relax}"
    )
