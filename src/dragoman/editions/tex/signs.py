"""Signs and Latin letters that a font lacks are taken from the font of Latin letters.

Many fonts of one script, such as most of Noto's, have no full stop, no brackets and no digits.
XeTeX has no second font for what the first one lacks: it prints a box, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

FONT_TESTS = r"""\newcommand\dragomanfontTF[3]{\suppressfontnotfounderror=1
\font\dragomantest="#1:"\relax \suppressfontnotfounderror=0 \ifx\dragomantest\nullfont#3\else#2\fi}
\newcommand\dragomanwholeTF[3]{\dragomanfontTF{#1}{\iffontchar\dragomantest46 %
\iffontchar\dragomantest40 #2\else#3\fi\else#3\fi}{#3}}"""
r"""``\dragomanfontTF`` takes its second argument if there is such a font, and else its third.
``\IfFontExistsTF`` is the same; but for each name of one word that is not there, it lets METAFONT
look for a font, which ends with "Emergency stop" on the screen. With a colon, no name is one word.
``\dragomanwholeTF`` asks for a full stop and a bracket in the font, too."""
_LENDING = r"""\newXeTeXintercharclass\dragomansigns
\newcommand\dragomanclass[2]{\count255=#1 \loop\XeTeXcharclass\count255=\dragomansigns
\ifnum\count255<#2 \advance\count255 by 1 \repeat}
\newcommand\dragomanlend[1]{\iffontchar\font97
\iffontchar\font46 \iffontchar\font40 \iffontchar\font48
\else\dragomanlent{#1}\fi\else\dragomanlent{#1}\fi\else\dragomanlent{#1}\fi
\else\dragomanclass{192}{687}\dragomanlent{#1}\fi}
\newcommand\dragomanlent[1]{\dragomanclass{33}{126}\dragomanclass{171}{171}%
\dragomanclass{187}{187}\dragomanclass{8211}{8230}\dragomanclass{8236}{8237}%
\XeTeXinterchartoks 0 \dragomansigns={\dragomanrunlatin}%
\XeTeXinterchartoks 4095 \dragomansigns={\dragomanrunlatin}%
\XeTeXinterchartoks \dragomansigns 0={#1}%
\XeTeXinterchartoks \dragomansigns 4095={#1}\XeTeXinterchartokenstate=1 }
\newcommand\dragomandigitfont{\iffontchar\font48 \else\dragomanrunlatin\fi}"""
r"""``\dragomanlend`` looks whether the font has a Latin letter, the full stop, the bracket and the
digit 0. If it lacks one, the font changes before and behind these signs and all like them, up to
the end of the group; the argument sets the font of the text again. Class 0 is all other characters,
and class 4095 what is not a character, as a space (see the reference of XeTeX). The signs that keep
an order are among them, so that a number stays in one piece.

``\dragomandigitfont`` sets the Latin font for a number if the font has no digits."""


def write_lending(names: Mapping[str, bool]) -> Iterator[str]:
    """Yield what makes fonts take signs from the Latin one: by the name of the command of each
    font, without its backslash, whether it does. "runlatin" is among them.

    A run inside another text ends this for that text. From right to left no font does it: XeTeX
    would lose letters behind the signs. There, only a number that is held together is lent digits.
    """
    yield _LENDING
    for name, is_lent in names.items():
        font = rf"\dragoman{name}"
        stop = r"\XeTeXinterchartokenstate=0 " if name.startswith("run") else ""
        lend = rf"\dragomanlend{{{font}}}" if is_lent else ""
        yield rf"\let{font}=\{name} \def\{name}{{{stop}{font}{lend}}}"
