"""Marks of programs that extend Markdown: readers see what they would see in those programs."""

from __future__ import annotations

import pytest

from dragoman.inline import is_shortcode, parse_spans, plain_text, read_marks, write_marks
from dragoman.model import Span, SpanKind
from dragoman.sources import read
from helpers.cases import each_case
from helpers.durations import check_growth

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


@each_case(
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
        ("See [[a page|these words]].", "See <link a%20page:these words>."),
        ("See [[my docs/a page]].", "See <link my%20docs/a%20page:my docs/a page>."),
        (
            "[[page#The end]] [[#The end]]",
            "<link page#The%20end:page > The end> <link #The%20end:The end>",
        ),
        ("[[page#^b1]]", "<link page#%5Eb1:page>"),
        (r"[[page\|words]]", "<link page:words>"),
        ("参见[[页面|这页]]了", "参见<link %E9%A1%B5%E9%9D%A2:这页>了"),
        ("==**marked**== words", "<strong:marked> words"),
        (
            "{++new *x*++}{--old--} {~~one~>two~~}{>>why?<<}",
            "<inserted:new <emphasis:x>><deleted:old> <deleted:one><inserted:two>",
        ),
        ("{==these==} and ^^those^^, x^^y^^z", "these and <inserted:those>, x^^y^^z"),
        ("++ctrl++ {--x} {~~y~~}", "++ctrl++ {--x} {<deleted:y>}"),
        ("{{-- of Blade --}}", "{{-- of Blade --}}"),
        # directives in a line
        ('A :badge[new *x*]{type="tip"} and :kbd[Esc].', "A new <emphasis:x> and Esc."),
        ('An :icon{name="a"} and a:b[c], 1:b[c], ::b[c]', "An and a:b[c], 1:b[c], ::b[c]"),
        (":ab[c](http://d.example) :see[^1]", ":ab<link http://d.example:c> :see<note:1>"),
        # kramdown
        ("A {::nomarkdown}<b>b</b>{:/} c", "A <strong:b> c"),
        ("A {::comment}b{:/comment} c", "A c"),
        ("2^10^ and H~2~O", "2<superscript:10> and H<subscript:2>O"),
        # Hugo and Liquid
        ('{{< quote by="J" >}}Words.{{< /quote >}} More', "Words. More"),
        ("{% note %}Words.{% endnote %}", "Words."),
        ("A {% comment %}for us{% endcomment %}word", "A word"),
        ('[a]({{< ref "a.md" >}}), [b]({{% relref "b" %}}#c)', "<link a.md:a>, <link b#c:b>"),
        # links of headings to themselves
        ('A *head*[¶](#head "Link to this heading")', "A <emphasis:head>"),
        ("[#](#head) A head", "A head"),
        ("A head [\\#](#b)", "A head"),
        # elsewhere it is a sign of the text
        ("Under [§](#s5) 5 and [#](#n) 6", "Under <link #s5:§> 5 and <link #n:#> 6"),
        ("[§](#s5) 5 of the law", "<link #s5:§> 5 of the law"),
        ("[∞](#infinity)", "<link #infinity:∞>"),
        ("\\[#](#b) `[#](#c)`", "[#](#b) <code:[#](#c)>"),
        (
            "[A head](#head), [#](b.md#head), [*](#n)",
            "<link #head:A head>, <link b.md#head:#>, <link #n:*>",
        ),
        # roles of MyST
        ("{ref}`the *words* <place>` and {doc}`a/b`", "the *words* and a/b"),
        ("{abbr}`WHO (World)`, H{sub}`2`O", "WHO (World), H<subscript:2>O"),
        ("{py:class}`~a.B` {file}``a`b``", "<code:~a.B> <code:a`b>"),
        ("{py:class}`words <a.B>` {c:type}`v<int>`", "<code:words> <code:v<int>>"),
        ("{x}`y` `{ref}`z {ref} `z`", "{x}<code:y> <code:{ref}>z {ref} <code:z>"),
        # formulas
        ("Let $a*b*c$, $x_1 [y](z)$ be *c*", "Let $a*b*c$, $x_1 [y](z)$ be <emphasis:c>"),
        ("$$E *=* m$$, $`a*b*c`$, \\(a*b*=c\\)", "$$E *=* m$$, $a*b*c$, \\(a*b*=c\\)"),
        ("$\\{a\\}$ `$a*b*$`", "$\\{a\\}$ <code:$a*b*$>"),
        ("It costs $5 *or* $6, US$ *x*$", "It costs $5 <emphasis:or> $6, US$ <emphasis:x>$"),
        ("\\(not *this*\\) **$** and **$**", "(not <emphasis:this>) <strong:$> and <strong:$>"),
        ("Pay $5 ([in *all*](a.md)) or 6$.", "Pay $5 (<link a.md:in <emphasis:all>>) or 6$."),
        ("![${e['a'] | h}](${x})", "<image $%7Bx%7D:${e['a'] | h}>"),
        ("{$ *a* $}</g1> <g2>{$ b $}", "{$ <emphasis:a> $} {$ b $}"),
        ("*${a}*, ${b}*${c}", "<emphasis:${a}>, ${b}*${c}"),
        ("设$a*b*c$为*真*，从$5到$10*元*", "设$a*b*c$为<emphasis:真>，从$5到$10<emphasis:元>"),
        ("^(*a*|b)$ and ^[*c*]$, $a<b*c*d$", "^(<emphasis:a>|b)$ and ^[<emphasis:c>]$, $a<b*c*d$"),
        ("$a\\*b\\*c$, $\\\\{a\\\\}$ and $\\{a*b*c\\}$", "$a*b*c$, $\\{a\\}$ and $\\{a*b*c\\}$"),
        ("$a \\\\ *b* c$, $5 **or** 6$", "$a \\\\ *b* c$, $5 <strong:or> 6$"),
        ("$$ is a number, `$$` too", "$$ is a number, <code:$$> too"),
        ('<img src="$x_1$.png" alt="A"> <b>$a*b*c$</b>', "<image $x_1$.png:A> <strong:$a*b*c$>"),
        ("\\(_old_\\) \\(a long_name\\)", "(<emphasis:old>) (a long_name)"),
        ("\\(https://a.example/b_c\\)", "(https://a.example/b_c)"),
        ("\\(C:\\\\maps\\) \\(\\\\A\\)", "(C:\\maps) (\\A)"),
        ("\\(a_1 \\text{ is large}\\)", "\\(a_1 \\text{ is large}\\)"),
        ("10$ *to* 20$, \\$a*b*$", "10$ <emphasis:to> 20$, $a<emphasis:b>$"),
        # code in another format
        ("A `<b>`{=html}word`</b>`{=html} `\\pagebreak`{=latex}", "A <strong:word> "),
        ("`a`{=x} ``b`{=html}``", "<code:b`{=html}>"),
        # pictures of Obsidian
        ("A ![[map.png]] here", "A <image map.png:> here"),
        ("![[my maps/a map.JPG|300]]", "<image my%20maps/a%20map.JPG:>"),
        ("![[map.svg|A map|300x200]]", "<image map.svg:A map>"),
        ("![[map.webp|300 towns]]", "<image map.webp:300 towns>"),
        # shortcodes of WordPress
        (
            '[caption id="a_1" width=300]![A map](a.jpg) *A* caption[/caption] More',
            "<image a.jpg:A map> <emphasis:A> caption More",
        ),
        (r'\[caption id="a\_1"\]![A](a.jpg) B\[/caption\]', "<image a.jpg:A> B"),
        ('[wp_caption width="1"]<img src="a.jpg" alt="A">B[/wp_caption]', "<image a.jpg:A>B"),
        ('[caption width="1"][![A](a.jpg)](b.jpg) C[/caption]', "<link b.jpg:<image a.jpg:A>> C"),
        ("One [gallery ids=\"1,2\" columns='2'] two", "One  two"),
        ('[audio mp3="a.mp3"][/audio][video src="a.mp4" /]', ""),
        ("[embed]http://a.example[/embed]", "http://a.example"),
    ]
)
def test_readers_see_what_such_a_mark_means(text: str, shown: str) -> None:
    assert show(text) == shown


@pytest.mark.parametrize(
    "formula",
    [
        "$a*b*c$",
        "$\\{a\\}*b*$",
        "$[a]*b*c$",
        "$a \\\\ b *c* d$",
        "\\(a_1*b*c\\)",
        "$a<b>c*d*$",
        "$$_a_$$",
    ],
)
def test_a_formula_of_a_web_page_or_an_office_document_is_shown_as_it_is(formula: str) -> None:
    """In their messages it has backslashes, because it is no formula of Markdown there."""
    assert plain_text(parse_spans(write_marks([Span(text=formula)]))) == formula


@pytest.mark.parametrize(
    "text",
    [
        "100%% sure and 50%% more",
        "%% never closed",
        "%%% x %%%",
        "a == b == c, x==y==z",
        "[sic] {x} and [[1]], rows[[name]], f(x)[[i]], [[#]], [[#^b1]], [[1, 2], [3]], [[ -f x ]]",
        "Dear [NAME], x^2 and y^2",
        "~5 to ~6 and A~B",
        '{{< param "x" >}} and {{ site.name }}',
        "{% a %} alone",
        "50 %% off, 20 %% on",
        "50\u00a0%% de moins, 20\u00a0%% de plus",
        "a^2+b^2=c^2, x^2+y^{3}",
        "^[a-z]+$",
        "the note ![[name]] and ![[name#place]]",
        "[caption] and [gallery], a [video] (1)",
        "[caption missing], [audio description], [video: 3 minutes]",
        "[note type=a]words[/note]",
        "{=html} and x{=latex}",
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
    assert show("[[foo]]") == "[<link http://foo.example:foo>]"
    assert show("[[1]](http://a.example)") == "<link http://a.example:[1]>"
    assert show("`%%x%%` `[a]{.b}`") == "<code:%%x%%> <code:[a]{.b}>"
    assert show("`{% if x %}yes{% endif %}`") == "<code:{% if x %}yes{% endif %}>"
    assert show('`{{< x >}}a{{< /x >}} [x]({{< ref "a" >}})`').count("{{") == 3
    assert show('``![c](a.png){fig-alt="x"}``') == '<code:![c](a.png){fig-alt="x"}>'
    assert show('`[gallery ids="1"]`') == '<code:[gallery ids="1"]>'
    assert show("[video](http://a.example)") == "<link http://a.example:video>"
    assert show("`![[a.png]]`") == "<code:![[a.png]]>"
    assert show(r"\[a\]{.b} \%%x%%") == "[a]{.b} %%x%%"
    assert show("[x](http://a.example/a^2^)") == "<link http://a.example/a%5E2%5E:x>"


@pytest.mark.parametrize(
    "text", ["a %%b%% c", "[a]{.b} c", "a^[b] c", "==a== 2^10^", "![[a.png|b]]"]
)
def test_in_a_message_they_stay_as_they_are_written(text: str) -> None:
    assert write_marks(read_marks(text)) == text


@pytest.mark.parametrize(
    ("text", "shows_nothing"),
    [
        ('[gallery ids="1,2"]', True),
        ('[audio src="a.mp3"] [video src="a.mp4"][/video]', True),
        ('[gallery ids="1,2"] Words', False),
        ("[embed]http://a.example[/embed]", False),
        ("[gallery]", False),
        ("[note a=b]", False),
        ("", False),
    ],
)
def test_a_shortcode_that_shows_nothing_is_no_text(text: str, *, shows_nothing: bool) -> None:
    assert is_shortcode(text) is shows_nothing
    assert is_shortcode(text.replace("[", "\\[").replace("]", "\\]")) is shows_nothing
    for suffix, data in ((".md", f"A\n\n{text}\n"), (".html", f"<p>A</p><p>{text}</p>")):
        units = read(data.encode(), "a", suffix=suffix).units
        assert len(units) == 1 + bool(text and not shows_nothing)


@pytest.mark.parametrize(
    "unit", ['[caption a="b" ', '[caption a="b"]x', "[embed]", "![[a|b|", "\\["]
)
def test_shortcodes_without_an_end_take_no_long_time(unit: str) -> None:
    check_growth(lambda count: unit * count, show, 2000)


def test_many_spaces_in_a_text_with_such_a_sign_take_no_long_time() -> None:
    check_growth(lambda count: f"[#](#a{' ' * count}b", show, 20_000)


@each_case(
    [
        ("Dear %%name%%, ==soon==", "Dear %%name%%, ==soon=="),
        ("2^10^, H~2~O and a^[b]", "2^10^, H~2~O and a^[b]"),
        ("[[a page|words]] and ![[map.png]]", "[[a page|words]] and ![[map.png]]"),
        ("[words]{.a} and {/* b */}", "[words]{.a} and {/* b */}"),
        ("{% note %}Words.{% endnote %} **b**", "Words. <strong:b>"),
        ("A head [¶](#head)", "A head"),
        ("$x_1 * y_1$ is so", "$x_1 * y_1$ is so"),
    ]
)
def test_in_other_documents_than_markdown_such_marks_are_signs(text: str, shown: str) -> None:
    assert "".join(map(_show, parse_spans(text, LINKS, "marks"))) == shown


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".html", "<p>Dear %%name%%</p>"),
        (".vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nDear %%name%%\n"),
    ],
)
def test_such_a_document_says_so(suffix: str, data: str) -> None:
    document = read(data.encode(), "a", suffix=suffix)
    assert document.units[0].text == "Dear %%name%%"
    assert document.shown_markup_of(document.units[0]) == "marks"
    page = read(b"Dear %%name%%", "a", suffix=".md")
    assert page.shown_markup_of(page.units[0]) == "markdown"
