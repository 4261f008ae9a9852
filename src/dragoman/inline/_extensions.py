"""Marks of programs that extend Markdown: what an edition shows for them.

They stay in the messages as they are written. An edition shows neither them nor what is hidden:

- comments in a line, of Obsidian ``%% x %%`` and of MDX ``{/* x */}``: nothing;
- words in an expression of MDX, alone or between tags, ``<b>{"words"}</b>``: the words, and of
  ``{' '}`` the space;
- the title of a tag of MDX around the whole text, ``<Aside title="x">words</Aside>``: a paragraph
  above the words, as where the tag is on lines of its own;
- spans of Pandoc and Quarto: ``[x]{.smallcaps}`` is its text, ``[x]{.underline}`` is underlined,
  ``[x]{dir=rtl}`` is kept apart from what is around it, and ``[]{#place}`` is nothing;
- notes of Pandoc in a line, ``^[x]``: the text in brackets;
- links of a wiki, ``[[page]]`` and ``[[page#place|words]]``: a link to that page;
- a figure of Quarto, ``![caption](a.png){fig-alt="x"}``: a picture with this description, whose
  caption is below it;
- a directive in a line, ``:badge[words]{type="tip"}`` and ``:kbd[words]``: the words, and
  of ``:icon{name="x"}`` nothing;
- changes (CriticMarkup): ``{++x++}`` underlined, ``{--x--}`` struck, ``{~~x~>y~~}`` both,
  ``{>>x<<}`` nothing; and ``^^x^^`` underlined;
- of kramdown, ``{::nomarkdown}x{:/}``: the text, and ``{::comment}x{:/}``: nothing;
- ``==x==``: the text; ``x^2^`` and ``H~2~O``: raised and lowered;
- a shortcode of Hugo or a tag of Liquid around words, ``{{< x >}}words{{< /x >}}``: the words;
- a link of Hugo, ``[x]({{< ref "a.md" >}})``: a link to that page;
- code in another format (Pandoc), ``{=latex}`` after it: nothing, and of ``{=html}`` the tags;
- a picture of Obsidian in a line, ``![[a.png|words]]``: a picture with this description;
- a shortcode of WordPress (``_shortcodes``): what is in it;
- the sign beside a heading with a link to the heading itself, ``[¶](#place "…")``: nothing;
- a role of MyST (``_roles``): its words; and a formula (``_formulas``): itself.
"""

from __future__ import annotations

import re
from collections.abc import Container

from dragoman.inline._attributes import ATTRIBUTES
from dragoman.inline._dialect import KEPT
from dragoman.inline._formulas import escape_signs, show_formulas
from dragoman.inline._reading import read_marks
from dragoman.inline._roles import show_roles
from dragoman.inline._shortcodes import SHORTCODE, show_shortcodes
from dragoman.inline._shown_text import plain_text
from dragoman.patterns import compile_later

_BRACKETED = r"(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,300}\))?){0,2000}"
"""A text between brackets, which may have a link in it."""
_SIGNS = compile_later(
    r"\{[ \t]*[\"'`]"
    r"|:[a-z][\w-]+[\[{]|\{(?:\+\+|--|~~|>>|::)"
    rf"|%%|\{{/\*|[\])]\{{|\^|\[\[|==|~|\{{\{{[<%]|\{{%|`\{{=|\}}`|\$|\\\(|\]\(#|{SHORTCODE}"
)
"""Without one of these signs, a text has no such mark."""
_PASSED_OVER = rf"{KEPT}|<[A-Za-z/!][^<>\n]{{0,1000}}>|\]\([^()\n]{{0,1000}}\)"
"""What stays as it is: signs with a backslash, code, tags and addresses."""
_ALONE = (
    # {/* x */} of MDX, and %% x %% of Obsidian; 5 %% and 6 %% are numbers
    r"[ \t]?\{/\*(?P<aside>.{0,1000}?)\*/\}",
    r"(?:(?<!\d)[ \t](?=%%)|(?<![\w%])(?<!\d[ \t\u00a0\u202f]))"
    r"%%(?!%)(?P<comment>.{1,2000}?)(?<!%)%%(?![\w%])",
    # [words]{.class} and ^[note] of Pandoc
    rf"(?<![\]!])\[(?P<words>{_BRACKETED})\](?P<attributes>{ATTRIBUTES})",
    rf"[ \t]?\^\[(?P<note>{_BRACKETED})\](?![(+{{$])",
    # [[page]] and [[page|words]] of a wiki; [[1]] and rows[[name]] are none
    r"(?<![!A-Za-z0-9_)\]])\[\[(?P<page>(?=#*\w)(?!\d+\])[^\[\]<>|\n]{1,300}(?<![\s\\]))"
    r"(?:\\?\|(?P<link>[^\[\]|\n]{1,300}))?\]\](?![(\[:])",
    # :badge[words]{type="tip"} and :icon{name="x"}
    rf"(?<![\w:]):[a-z][\w-]+\[(?!\^)(?P<directed>{_BRACKETED})\](?:{ATTRIBUTES}|\{{\}})?(?![(:\[])",
    rf"[ \t]?(?<![\w:]):(?P<icon>[a-z][\w-]+){ATTRIBUTES}",
    # {++x++}, {--x--}, {~~old~>new~~} and {>>x<<} of CriticMarkup, and ^^x^^
    r"\{\+\+(?P<added>[^{}]{1,1000}?)\+\+\}",
    r"(?<!\{)\{--(?P<removed>[^{}]{1,1000}?)--\}",
    r"\{~~(?P<old>[^{}~]{0,1000})~>(?P<new>[^{}~]{0,1000})~~\}",
    r"\{>>(?P<remark>[^{}]{1,1000}?)<<\}",
    r"(?<![\w^])\^\^(?=[^\s^])(?P<inserted>[^\^\n]{1,1000})(?<=\S)\^\^(?![\w^])",
    # {::nomarkdown}x{:/} and {::comment}x{:/} of kramdown
    r"\{::nomarkdown\}(?P<raw>[^{}]{1,2000})\{:/(?:nomarkdown)?\}",
    r"[ \t]?\{::comment\}(?P<unsaid>[^{}]{1,2000})\{:/(?:comment)?\}",
    # {==x==} and ==x==
    r"\{==(?P<chosen>[^{}]{1,1000}?)==\}",
    r"(?<![=\w])==(?=[^\s=])(?P<marked>[^=\n]{1,1000})(?<=\S)==(?![=\w])",
    # x^2^ and H~2~O
    r"(?<=[\w)])\^(?P<raised>[^\s^\[\]~*]{1,12})\^(?![\w^({\\])",
    r"(?<=[^\W\d_])~(?P<lowered>\d{1,3})~(?!~)",
)
"""The marks that are alone. The last group of each names it: ``_show_marks``."""
_EXTENSION = compile_later(
    r"(?=[\\`<\]{%\[^:=~]|[ \t][{%^:])"  # nothing else begins one, and this is quick to see
    rf"(?:{'|'.join((_PASSED_OVER, *_ALONE))})",
    re.S,
)
_STRING = compile_later(
    rf"{KEPT}|(?P<mark>\{{[ \t]*(?P<quote>[\"'`])[ \t]+(?P=quote)[ \t]*\}}[ \t]*)"
    r"|(?:\A|(?<=>))[ \t]*\{[ \t]*(?P<sign>[\"'`])"
    r"(?P<words>(?:(?!(?P=sign))[^\\{}\n]){1,2000})(?P=sign)[ \t]*\}[ \t]*(?=<|\Z)",
    re.S,
)
"""An expression of MDX that is a space, or that is words and has only tags beside it."""
_COMPONENT = compile_later(
    r"<(?P<name>[A-Z][\w.]*)[ \t\n>](?:(?!</(?P=name)>).)*</(?P=name)>", re.S
)
_TITLE = compile_later(
    rf"{KEPT}|(?:\A|(?<=>))[ \t\n]*<[A-Z][\w.]*(?=[ \t\n])[^<>]*?"
    r"[ \t\n](?:heading|label|summary|title)="
    r"(?P<quote>[\"'])(?P<title>(?:(?!(?P=quote))[^<>\n]){1,500})(?P=quote)(?=[^<>]*(?<!/)>)",
    re.S,
)
"""The title of a tag of MDX that has only tags beside it."""
_AROUND_WORDS = compile_later(
    rf"{KEPT}"
    r"|\{\{[<%][ \t]*(?P<name>[\w./-]+)(?:[ \t][^{}\n]*)?[%>]\}\}"
    r"(?P<words>[^{}]*)\{\{[<%][ \t]*/[ \t]*(?P=name)[ \t]*[%>]\}\}"
    r"|\{%-?[ \t]*(?P<tag>\w+)\b[^{}%]*%\}(?P<inside>[^{}]*)"
    r"\{%-?[ \t]*end(?P=tag)[ \t]*-?%\}",
    re.S,
)
"""``{{< x >}}words{{< /x >}}``, and ``{% x %}inside{% endx %}``."""
_REFERENCE = compile_later(
    rf"{KEPT}"
    r"|\]\(\{\{[<%][ \t]*(?:rel)?ref[ \t]+\"?(?P<target>[^\"\s<>{}]+)\"?"
    r"[ \t]*[%>]\}\}(?P<place>#[^()\s]*)?\)",
    re.S,
)
"""The address of a link of Hugo, with the bracket before it: ``]({{< ref "a.md" >}}#place)``."""
_FIGURE = compile_later(
    rf"{KEPT}|!\[(?P<words>{_BRACKETED})\]\((?P<target>[^()\s]{{1,1000}})\)"
    rf"(?={ATTRIBUTES})\{{[^{{}}\n]*\}}",
    re.S,
)
"""A picture with attributes behind it: ``![words](target){fig-alt="x"}``."""
PICTURE_SUFFIXES = ("avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "tiff", "tif", "webp")
"""The suffixes of files that are pictures, also where only their name says so."""
EMBEDDED_PICTURE = (
    rf"!\[\[(?P<target>[^\[\]|#<>\n]{{1,300}}\.(?i:{'|'.join(PICTURE_SUFFIXES)}))"
    r"(?:\|(?:\d+(?:x\d+)?(?=[\]|])|(?P<words>[^\[\]|\n]{1,300}))){0,5}\]\]"
)
"""The pattern of a picture of Obsidian. A number is its width."""
_EMBEDDED = compile_later(rf"{KEPT}|{EMBEDDED_PICTURE}", re.S)
_HEADING_LINK = compile_later(
    rf"{KEPT}|(?P<before>(?<![ \t])[ \t]*)(?<!!)\[(?:\u200b|\ufeff)?(?:\\?#|[¶§∞⚓🔗]\ufe0f?)\]"
    r"\(#[^()\s]{1,300}(?:[ \t]+\"[^\"\n]*\")?\)[ \t]*",
    re.S,
)
"""The link of a heading to itself, with the space around it: ``[¶](#place "…")``."""
_RAW = compile_later(
    r"\\.|(?P<fence>`+)(?!`)(?P<code>.{0,5000}?)(?<!`)(?P=fence)(?!`)"
    r"(?:\{=(?P<format>[A-Za-z][\w+-]*)\})?",
    re.S,
)
"""Code, and the format that it is in: `` `x`{=latex} ``."""
_BLOCK = compile_later(r"#\^[\w-]+\Z")
_OF_FIGURE = compile_later(r"(?<![\w-])(fig-alt|fig-cap)=(?:\"([^\"\n]*)\"|'([^'\n]*)')")
_DIRECTION = compile_later(r"(?<![\w-])dir[ \t]*=[ \t]*[\"']?(ltr|rtl)\b")
_UNDERLINED = compile_later(r"\.(?:underline|ul)\b")


def show_extensions(text: str, labels: Container[str]) -> str:
    """Return a text of Markdown in which such marks are what readers see of them, as Markdown
    and tags.

    ``labels`` are those of the link reference definitions, as markdown-it normalises them: words
    in brackets that have a definition are a link.
    """
    if text.startswith("<") and _COMPONENT.fullmatch(text):
        text = _TITLE.sub(_show_title, text)
    if not _SIGNS.search(text):
        return text
    text = show_formulas(show_roles(show_shortcodes(text)))
    for pattern, show in _SHOWN_FIRST:
        text = pattern.sub(show, text)
    return _show_marks(text, labels)


def show_page_marks(text: str, labels: Container[str]) -> str:
    """Return a text of a web page or an office document in which marks that such a text may have
    are what readers see of them: tags of templates, shortcodes, formulas, and the sign beside a
    heading. Whoever wrote ``==`` or ``%%`` there meant these signs."""
    if not _SIGNS.search(text):
        return text
    text = show_formulas(show_shortcodes(text))
    for pattern, show in _IN_PAGES:
        text = pattern.sub(show, text)
    return text


def _is_kept(match: re.Match[str]) -> bool:
    return match.lastgroup in (None, "fence")


def _show_marks(text: str, labels: Container[str]) -> str:
    def show(match: re.Match[str]) -> str:
        kind = match.lastgroup or ""
        if _is_kept(match):
            return match[0]
        if kind == "attributes":
            words = match["words"]
            is_link = " ".join(words.split()).lower().upper() in labels
            return match[0] if is_link else _show_span(_show_marks(words, labels), match[kind])
        if kind in ("page", "link"):
            return _show_wiki_link(match["page"], match["link"], labels)
        if kind == "new":
            old, new = (_show_marks(match[each], labels) for each in ("old", "new"))
            return f"<del>{old}</del><u>{new}</u>"
        return _WRITTEN[kind].format(_show_marks(match[kind], labels))

    return _EXTENSION.sub(show, text)


_WRITTEN = {
    **dict.fromkeys(("aside", "comment", "icon", "remark", "unsaid"), ""),
    **dict.fromkeys(("directed", "raw", "chosen", "marked"), "{}"),
    **dict.fromkeys(("added", "inserted"), "<u>{}</u>"),
    "note": " ({})",
    "removed": "<del>{}</del>",
    "raised": "<sup>{}</sup>",
    "lowered": "<sub>{}</sub>",
}
"""By the kind of a mark, what readers see of it and of the text in it."""


def _show_wiki_link(page: str, words: str | None, labels: Container[str]) -> str:
    """Without words, the name of the page and of the place is shown, but no mark of a block."""
    if page.lower().upper() in labels and words is None:  # a link in brackets
        return f"[[{page}]]"
    return f"[{words or _BLOCK.sub('', page).strip('# ').replace('#', ' > ')}](<{page}>)"


def _show_string(match: re.Match[str]) -> str:
    if match["mark"]:
        return " "
    return match[0] if match["words"] is None else escape_signs(match["words"])


def _show_title(match: re.Match[str]) -> str:
    return match[0] if _is_kept(match) else f"<p>{match['title']}</p>{match[0]}"


def _show_reference(match: re.Match[str]) -> str:
    if _is_kept(match):
        return match[0]
    return f"]({match['target']}{match['place'] or ''})"


def _show_words(match: re.Match[str]) -> str:
    if _is_kept(match):
        return match[0]
    return "" if match["tag"] == "comment" else match["words"] or match["inside"] or ""


def _show_figure(match: re.Match[str]) -> str:
    if _is_kept(match):
        return match[0]
    named = {name: double or single for name, double, single in _OF_FIGURE.findall(match[0])}
    if not named:
        return match[0]
    caption: str = named.get("fig-cap") or (match["words"] if "fig-alt" in named else "")
    shown = plain_text(read_marks(caption)).replace('"', "&quot;")
    title = f' "{shown}"' if shown else ""
    description = re.sub(r"[\[\]]", r"\\\g<0>", named.get("fig-alt", "")) or match["words"]
    return f"![{description}]({match['target']}{title})"


def _show_raw(match: re.Match[str]) -> str:
    if match["format"] is None:
        return match[0]
    return match["code"] if match["format"].startswith("html") else ""


def _show_embedded(match: re.Match[str]) -> str:
    if match["target"] is None:
        return match[0]
    return f"![{match['words'] or ''}](<{match['target'].strip()}>)"


def _show_heading_link(match: re.Match[str]) -> str:
    if match["before"] is None:
        return match[0]
    before, after = match.string[: match.start()], match.string[match.end() :]
    is_beside = bool(before) != bool(after)
    return "" if is_beside and not after[:1].isdigit() else match[0]


def _show_span(words: str, attributes: str) -> str:
    if direction := _DIRECTION.search(attributes):
        return f'<bdi dir="{direction[1]}">{words}</bdi>'
    return f"<u>{words}</u>" if _UNDERLINED.search(attributes) else words


_IN_PAGES = (
    (_HEADING_LINK, _show_heading_link),
    (_REFERENCE, _show_reference),
    (_AROUND_WORDS, _show_words),
)
_SHOWN_FIRST = (
    (_RAW, _show_raw),
    (_STRING, _show_string),
    (_FIGURE, _show_figure),
    *_IN_PAGES,
    (_EMBEDDED, _show_embedded),
)
"""What may be in others of these marks, each with what readers see of it."""
