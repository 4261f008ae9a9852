"""Marks of programs that extend Markdown: readers see what they would see in those programs."""

from __future__ import annotations

import pytest

from dragoman.inline import parse_spans, plain_text, read_marks, write_marks
from dragoman.model import Span, SpanKind

LINKS = {"FOO": ("http://foo.example", "")}


def show(text: str) -> str:
    """Return what readers see, with the kinds of what looks different."""
    return "".join(map(_show, parse_spans(text, LINKS)))


def _show(span: Span) -> str:
    inside = span.text + "".join(map(_show, span.children))
    if span.kind is SpanKind.TEXT:
        return inside
    target = f" {span.target}" if span.target else ""
    return f"<{span.kind}{target}:{inside}>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # comments
        ("Text %%a *comment*%% goes on.", "Text goes on."),
        ("%%begin%% Text", "Text"),
        ("Text.%%end%%", "Text."),
        ("Text {/* for us */} goes on.", "Text goes on."),
        # spans of Pandoc
        ("[Underlined]{.underline} text", "<inserted:Underlined> text"),
        ("[Small]{.smallcaps}, []{#place}x", "Small, x"),
        ("[سلام]{dir=rtl} and [so]{lang=de}", "<isolate:سلام> and so"),
        ("[**b** [x](http://a.example)]{.mark}", "<strong:b> <link http://a.example:x>"),
        # notes in a line
        ("A word^[A *note*.] more", "A word (A <emphasis:note>.) more"),
        ("A word ^[A [link](http://a.example).]", "A word (A <link http://a.example:link>.)"),
        # links of a wiki, marked, raised and lowered
        ("See [[a page|these words]].", "See these words."),
        ("==**marked**== words", "<strong:marked> words"),
        ("2^10^ and H~2~O", "2<superscript:10> and H<subscript:2>O"),
        # Hugo and Liquid
        ('{{< quote by="J" >}}Words.{{< /quote >}} More', "Words. More"),
        ("{% note %}Words.{% endnote %}", "Words."),
        ("A {% comment %}for us{% endcomment %}word", "A word"),
        ('[a]({{< ref "a.md" >}}), [b]({{% relref "b" %}}#c)', "<link a.md:a>, <link b#c:b>"),
    ],
)
def test_readers_see_what_such_a_mark_means(text: str, shown: str) -> None:
    assert show(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "100%% sure and 50%% more",
        "%% never closed",
        "%%% x %%%",
        "a == b == c, x==y==z",
        "[sic] {x} and [[name]]",
        "Dear [NAME], x^2 and y^2",
        "~5 to ~6 and A~B",
        '{{< param "x" >}} and {{ site.name }}',
        "{% a %} alone",
        "50 %% off, 20 %% on",
        "50\u00a0%% de moins, 20\u00a0%% de plus",
        "a^2+b^2=c^2, x^2+y^{3}",
        "^[a-z]+$",
    ],
)
def test_what_only_looks_like_one_is_text(text: str) -> None:
    assert plain_text(parse_spans(text, LINKS)) == text


@pytest.mark.parametrize(
    ("attributes", "description", "caption"),
    [
        ('{.lightbox fig-alt="A blue line" width=50%}', "A blue line", "A map"),
        ("{#fig-x fig-alt='The [river]'}", "The [river]", "A map"),
        ("{#fig-x fig-cap=\"Say 'hi'\"}", "A map", "Say 'hi'"),
        ('{fig-cap="The caption" fig-alt="A line"}', "A line", "The caption"),
        ("{.lightbox}", "A map", ""),
    ],
)
def test_a_figure_of_quarto_has_its_description_and_caption(
    attributes: str, description: str, caption: str
) -> None:
    (span,) = parse_spans(f"![A *map*](map.png){attributes}")
    assert (span.kind, span.target) == (SpanKind.IMAGE, "map.png")
    assert (span.text, span.title) == (description, caption)


def test_links_code_and_addresses_stay_what_they_are() -> None:
    assert show("[foo]{.btn}") == "<link http://foo.example:foo>"
    assert show("[[1]](http://a.example)") == "<link http://a.example:[1]>"
    assert show("`%%x%%` `[a]{.b}`") == "<code:%%x%%> <code:[a]{.b}>"
    assert show("`{% if x %}yes{% endif %}`") == "<code:{% if x %}yes{% endif %}>"
    assert show('`{{< x >}}a{{< /x >}} [x]({{< ref "a" >}})`').count("{{") == 3
    assert show('``![c](a.png){fig-alt="x"}``') == '<code:![c](a.png){fig-alt="x"}>'
    assert show(r"\[a\]{.b} \%%x%%") == "[a]{.b} %%x%%"
    assert show("[x](http://a.example/a^2^)") == "<link http://a.example/a%5E2%5E:x>"


@pytest.mark.parametrize("text", ["a %%b%% c", "[a]{.b} c", "a^[b] c", "==a== 2^10^"])
def test_in_a_message_they_stay_as_they_are_written(text: str) -> None:
    assert write_marks(read_marks(text)) == text
