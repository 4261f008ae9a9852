"""What reviewers wrote beside a text in Google Docs or Word: no text, and in no page we write."""

from __future__ import annotations

from dragoman.sources import read, rebuild
from helpers.cases import each_case
from helpers.durations import check_growth

GOOGLE = (
    '<sup class="c5"><a href="#cmnt{0}" id="cmnt_ref{0}">[a]</a></sup>',
    '<div class="c1"><p><a href="#cmnt_ref{0}" id="cmnt{0}">[a]</a><span>Ask Jo.</span></p>'
    "<p>Jo said yes. <img src='data:image/png;base64,AA=='></p></div>",
)
FILTERED = (
    "<span class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor"
    ' href="#_msocom_{0}" name="_msoanchor_{0}">[JD{0}]</a>&nbsp;</span></span>',
    '<div class=msocomtxt><a name="_msocom_{0}"></a>\n<p><span>&nbsp;<a class=msocomoff '
    'href="#_msoanchor_{0}">[JD{0}]</a></span>Ask Jo.</p>\n</div>',
)
WORD = (
    "<span class=MsoCommentReference><span><![if !supportAnnotations]><a "
    'href="#_msocom_{0}" name="_msoanchor_{0}">[JD{0}]</a><![endif]></span></span>',
    FILTERED[1],
)
NOTE = (
    '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
    '<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> A note.</p></div>',
)


@each_case([GOOGLE, FILTERED, WORD])
def test_comments_are_no_text(link: str, remark: str) -> None:
    first, second, one, two = (each.format(number) for each in (link, remark) for number in (1, 2))
    page = "<p id=x>One{}{} two{}.</p><p>Three{}</p><hr>{}{}{}"
    document = read(
        page.format(first, second, NOTE[0], "", NOTE[1], one, two).encode(), "a", suffix=".html"
    )
    assert [unit.text for unit in document.units] == ["One two[^1].", "Three", "A note."]
    assert [line for line, said in document.notes if "has comments" in said] == [1]
    assert rebuild(document, {}).decode() == document.text
    written = rebuild(document, {document.units[0].key: "یک[^1]"}, "fa").decode()
    assert written == page.format("", "", NOTE[0], "", NOTE[1], "", "").replace(
        f"One two{NOTE[0]}.", f"یک{NOTE[0]}"
    )


@each_case(
    [
        ("<p>One<a href=#cmnt1 id=cmnt_ref1>[a]</a></p>", "One[[a]](#cmnt1)"),
        (
            "<p>One<a href=#cmnt1>2 comments</a></p><div id=cmnt1>Two</div>",
            "One[2 comments](#cmnt1)",
        ),
        (
            "<div><p>One</p><p>Two<a href=#cmnt1 id=cmnt_ref1>[x y]</a></p>"
            "<p><a href=#cmnt_ref1 id=cmnt1>[x y]</a>Three</p></div>",
            "One",
        ),
    ]
)
def test_what_is_not_surely_a_comment_is_text(page: str, text: str) -> None:
    document = read(page.encode(), "a", suffix=".html")
    assert document.units[0].text == text
    assert not document.notes


def test_many_comments_take_no_long_time() -> None:
    def read_page(count: int) -> None:
        links = "".join(GOOGLE[0].format(number) for number in range(count))
        remarks = "<div>".join(GOOGLE[1].format(number) for number in range(count))
        read(f"<p>x{links}</p>{remarks}".encode(), "a", suffix=".html")

    check_growth(lambda count: count, read_page, 500)
