"""What a language writes instead of a tag is not a fault: quotation marks, ⁶ and words."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair

QUOTATION = "She said <q>yes</q> today."


def find(language: str, source: str, target: str) -> set[str]:
    pair = Pair(source, target, language, markup="markdown")
    return {hit.rule_id for hit in check_pair(pair)} & {"tags", "numbers"}


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("fr", QUOTATION, "Elle a dit « oui » aujourd’hui."),
        ("de", QUOTATION, "Sie sagte heute „ja“."),
        ("ja", QUOTATION, "彼女は今日「はい」と言いました。"),
        ("he", QUOTATION, "היא אמרה היום ״כן״."),
        ("ckb", QUOTATION, "ئەو ئەمڕۆ گوتی «بەڵێ»."),
        ("fa", "<q>a <q>b</q></q>", "«آ ‹ب›»"),
        ("ar", "<q>yes</q> and <q>no</q>", "«نعم» و<q>لا</q>"),
        ("fa", "She said “yes”.", "گفت <q>بله</q>."),
        ("fa", "10<sup>6</sup> m<sup>2</sup>", "۱۰⁶ متر مربع"),
        ("fa", "10⁶ people", "10<sup>6</sup> نفر"),
        ("fr", "The 5<sup>th</sup> day, H<sub>2</sub>O", "Le 5ᵉ jour, H₂O"),
        ("de", "The 5<sup>th</sup> day", "Der 5. Tag"),
        ("ar", "About 10<sup>6</sup> people", "نحو مليون شخص"),
        ("fa", "3 x 10<sup>4</sup> loaves", "۳۰٬۰۰۰ نان"),
    ],
)
def test_a_sign_of_the_language_stands_for_a_tag(language: str, source: str, target: str) -> None:
    assert find(language, source, target) == set()


@pytest.mark.parametrize(
    ("language", "source", "target", "rules"),
    [
        ("fa", QUOTATION, "او امروز گفت بله.", {"tags"}),
        ("ar", "<q>yes</q> and <q>no</q>", "«نعم» ولا", {"tags"}),
        ("fr", QUOTATION, "Elle a dit <q>oui aujourd’hui.", {"tags"}),
        ("fa", "10<sup>6</sup> people", "۱۰۶ نفر", {"tags", "numbers"}),
        ("de", "8 km<sup>2</sup>", "8 km2", {"tags"}),
        ("es", "H<sub>2</sub>O", "H2O", {"tags"}),
        ("fa", "10<sup>6</sup> people", "ده میلیون نفر", {"numbers"}),
        ("fa", "10<sup>6</sup> people", "۱۰<sup>۵</sup> نفر", {"numbers"}),
        ("fr", "<b>yes</b>", "«oui»", {"tags"}),
    ],
)
def test_a_tag_that_is_lost_is_found(
    language: str, source: str, target: str, rules: set[str]
) -> None:
    assert find(language, source, target) == rules


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("See <https://example.org/>.", "نک: <https://example.org>."),
        ("See <https://example.org>.", "نک: <https://example.org/>."),
        ("See <HTTPS://example.org/?a=b>.", "نک: https://example.org/?a=b"),
        ("Write to <mailto:a=b@example.org>.", "بنویسید: a=b@example.org"),
    ],
)
def test_an_address_in_angle_brackets_is_no_tag(source: str, target: str) -> None:
    assert find("fa", source, target) == set()


def test_a_tag_whose_name_has_a_prefix_is_a_tag() -> None:
    assert find("fa", "one<svg:br/>two", "یک دو") == {"tags"}


LINK = "See [here](https://x.org/a) and **there**."


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (LINK, 'نک. <a href="https://x.org/a" dir="ltr">اینجا</a> و <b>آنجا</b>.'),
        ("See <a href='b.html'>here</a>.", "نک. [اینجا](b.html)."),
        ("An ![map](a.png) here", '<img src="a.png" alt="نقشه"> اینجا'),
        ("Do <em>it</em> ~~never~~ <strong>now</strong>", "*آن* را <s>هرگز</s> **اکنون**"),
    ],
)
def test_a_tag_and_the_mark_that_means_the_same_are_one(source: str, target: str) -> None:
    pair = Pair(source, target, "fa", markup="markdown")
    assert {hit.rule_id for hit in check_pair(pair)} & {"tags", "links", "marks"} == set()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Do **it** now", "<b>آن</b> را <b>اکنون</b>"),
        ("Do **it** now", "<em>آن</em> را اکنون"),
        ("Do <em>it</em> now", "آن را اکنون"),
        ("Do *it* now", "<em>آن را اکنون"),
    ],
)
def test_a_tag_without_such_a_mark_is_found(source: str, target: str) -> None:
    assert "tags" in find("fa", source, target)


def test_in_a_text_without_markdown_stars_are_no_marks() -> None:
    pair = Pair("Do *it* now", "<em>آن</em> را اکنون", "fa", markup="html")
    assert "tags" in {hit.rule_id for hit in check_pair(pair)}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<p>Red<p>Blue", "<p>Rot</p><p>Blau</p>"),
        ("<p>Red<p>Blue</p>", "<p>Rot<p>Blau"),
        ("<p>Red</p>", "<html><body><p>Rot</p></body></html>"),
        ("<qt>Red<p>Blue</p></qt>", "<p>Rot</p><p>Blau</p>"),
        ("<p>Red</p><p>Blue</p>", "Rot<p>Blau</p>"),
        ("<li>Red<li>Blue", "<li>Rot</li><li>Blau</li>"),
        ("<tr><td>Red<td>Blue</tr>", "<tr><td>Rot</td><td>Blau</td></tr>"),
    ],
)
def test_a_tag_that_html_adds_itself_may_be_written_or_not(source: str, target: str) -> None:
    assert find("de", source, target) == set()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<p>Red<p>Blue", "<p>Rot und blau</p>"),
        ("<p>Red</p><p>Blue</p>", "<p>Rot</p><p>Blau"),
        ("<p><b>Red</b><p>Blue", "<p>Rot</p><p>Blau</p>"),
        ("Red and blue", "<p>Rot und blau</p>"),
        ("<ul><li>Red<li>Blue</ul>", "<ul><li>Rot und blau</li></ul>"),
    ],
)
def test_other_tags_are_still_compared(source: str, target: str) -> None:
    assert find("de", source, target) == {"tags"}


FORMS = "{{n, plural, {}}}".format


def test_each_form_of_a_message_has_its_tags() -> None:
    source = FORMS("one {<b>#</b> letter} other {<b>#</b> letters}")
    right = FORMS("one {<b>#</b> лист} few {<b>#</b> листи} other {<b>#</b> листів}")
    assert find("uk", source, right) == set()
    assert find("uk", source, right.replace("</b> листи}", " листи}")) == {"tags"}
    assert find("uk", source, right.replace("<b>", "").replace("</b>", "")) == {"tags"}
    assert find("uk", source, right.replace("листів", "<i>листів</i>")) == {"tags"}
    assert find("ja", source, FORMS("other {<b>#</b> 通}")) == set()


@pytest.mark.parametrize(
    ("language", "source", "target", "found"),
    [
        ("ja", "In <i>one</i> and <b>two</b>", "「一」と「二」に", set()),
        ("zh", "<b>One</b> and two", "<b>一</b>和<i>二</i>", set()),
        ("zh", "<b>One</b> and two", "<b>一</b>和<i>这里是一句没有空格而且很长的话</i>", {"tags"}),
        ("zh", "In <b>one</b> and <b>two</b>", "在“一”和二里", {"tags"}),
        ("ko", "In <em>one</em>", "‘하나’에서", set()),
        ("zh", "Write <b>with the <a>pen</a></b>", "用“<a>笔</a>”书写", set()),
        ("ja", "Press OK, <b>never</b> close it", "「OK」を押し、決して閉じない", {"tags"}),
        ("ja", "Press 'Go', <b>never</b> close it", "「開始」を押し、決して閉じない", {"tags"}),
        ("ja", "See “one” and <b>two</b>", "「一」と二を見る", {"tags"}),
        (
            "ja",
            "“One is what nobody has” and <b>two</b>",
            "「一は誰も持っていないもの」と「二」",
            set(),
        ),
        (
            "ja",
            "<b>Nobody can miss this rather long sentence, which is bold.</b> See the notes.",
            "全文が太字でかなり長いので、誰も見落とすことはない。「注」を参照。",
            {"tags"},
        ),
        ("de", "In <em>one</em>", "In „eins“", {"tags"}),
        ("de", "<strong>One</strong> and <i>two</i>", "<b>Eins</b> und <em>zwei</em>", set()),
        ("de", "<strong>One</strong> and two", "<i>Eins</i> und zwei", {"tags"}),
        ("de", "<b>One</b> and two", "<strong>Eins und zwei", {"tags"}),
        ("de", "One<br>two", "<p>Eins</p><p>zwei</p>", {"tags"}),
        ("de", "One<br><br>two", "<p>Eins</p><p>zwei</p>", set()),
        ("de", "<p>One</p><p>two</p>", "Eins<br>zwei", set()),
        ("de", "<p>One</p><p>two</p><p>three</p>", "Eins<br>zwei", {"tags"}),
    ],
)
def test_emphasis_and_paragraphs_may_be_shown_in_another_way(
    language: str, source: str, target: str, found: set[str]
) -> None:
    assert find(language, source, target) == found
