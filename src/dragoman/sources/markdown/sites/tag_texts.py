"""What readers see of the tags of a template, ``{% note "A title" %}`` or ``{{< a title="A" >}}``.

Most texts have a name, ``title="A title"``. Others are behind the name of the tag: its title, or
what is beside a file (``{% asset_img cat.jpg "A cat" %}``) or a word for the program (``{% callout
"info", "A title" %}``).
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.patterns import compile_later

_NO_NAME = (
    r"(?![\"'](?:[a-z0-9_./#~-]*|[\w ./~-]+\.\w{2,4}|[^\s\"']*[/:=][^\s\"']*|\([a-z-]+:[^\"']*"
    r"|[a-z-]+:[ \t]*[\d.]+(?:px|r?em|v[hw]|%)[^\"']*"
    r"|(?P<first>[a-z]+?)(?:[bdlrs]|-[a-z0-9-]+)?(?:[ \t]+(?P=first)-[a-z0-9-]+)+)"
    r"[\"'])"
)
"""What follows is not the name of a file, of a place or of an icon (``fas fa-home``), nor a rule of
a style sheet."""
_SHOWN = compile_later(
    r"(?<![\w-])(?:title|subtitle|caption|description|alt|attr|attribution|label|summary|heading"
    r"|tooltip)[ \t]*=[ \t]*(?:\"((?:[^\"\\\n{}]|\\.)*)\"|'([^'\\\n{}]*)'|`([^`\n{}]*)`)"
)
"""An attribute whose value readers see: ``title="A title"``."""
_SENTENCE = compile_later(
    r"(?<![\w-])(?:answer|badge|body|content|header|link_?text|message|note|question|quote"
    rf"|subheader|text)[ \t]*=[ \t]*{_NO_NAME}"
    r"(?:\"((?:[^\"\\\n{}]|\\.)*)\"|'([^'\\\n{}]*)')"
)
"""The text of a box, as Jekyll gives it to an ``include``; not the name of a file or of a place."""
_TITLED = compile_later(
    r"\{(?:%-?|\{[<%])[ \t]*(?:accordion|card|collapse|details|expand|panel|spoiler|tab)"
    r"(?:[ \t]+[\w-]+)*[ \t]+\"([^\"\\\n{}/]*[^\W\d_][^\"\\\n{}/]*)\""
)
"""A tag whose title has no name, as Hugo has them."""
_TITLED_NOTE = compile_later(
    r"\{%-?[ \t]*(?:sub)?note[ \t]+(?:danger|default|info|primary|success|tip|warn(?:ing)?)"
    r"(?:[ \t]+no-icon)?+(?!(?:[ \t]+(?:disabled|flat|modern|simple))+[ \t]*-?%\})"
    r"[ \t]+([^\"'{}%\s][^{}%]*(?<!-))-?%\}"
)
"""A note of Hexo with a title that is not between quotation marks, and is no name of a style."""
_PAGE_TITLE = compile_later(r"\{\{#title[ \t]+([^{}\n]+)\}\}")
"""The title of a page of mdBook in the window of the browser."""
_BESIDE_OTHERS = compile_later(
    r"\{(?:%-?|\{[<%])[ \t]*(?:(?P<file>asset_img|asset_link|figure|image|img|picture|post_link)"
    r"|admonition|alert|btn|button|callout|hint|note|notice|subnote)[ \t]+(?P<values>[^{}\n]*)"
)
"""A tag with texts beside other values. Of one with a file, the first value is that."""
_VALUE = compile_later(
    r"[\w-]+[ \t]*=[ \t]*(?:\"[^\"]*\"|'[^']*')"
    rf"|(?P<text>{_NO_NAME}(?:\"(?:[^\"\\]|\\.)+\"|'[^'\\]+'))"
    r"|\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s,\"']+"
)


def find_tag_texts(tags: str) -> list[tuple[int, int]]:
    """Return where tags have texts that readers see, in the order of the tags."""
    named = (
        match.span(match.lastindex or 0)
        for each in (_SHOWN, _SENTENCE, _TITLED, _TITLED_NOTE, _PAGE_TITLE)
        for match in each.finditer(tags)
    )
    return sorted({*named, *_find_texts_beside_others(tags)})


def _find_texts_beside_others(tags: str) -> Iterator[tuple[int, int]]:
    """Yield where the texts without a name are: of a picture only the first, which describes it."""
    for tag in _BESIDE_OTHERS.finditer(tags):
        values = list(_VALUE.finditer(tags, *tag.span("values")))
        texts = [value.span("text") for value in values[1 if tag["file"] else 0 :] if value["text"]]
        for start, end in texts[: 1 if tag["file"] else None]:
            yield start + 1, end - 1
