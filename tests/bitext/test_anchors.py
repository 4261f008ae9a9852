"""What a block has that stays the same in its translation."""

from __future__ import annotations

import pytest

from dragoman.bitext import TextBlock
from dragoman.bitext.anchors import make_key_finders
from dragoman.glossary import parse
from dragoman.model import Kind


def find_common(source: TextBlock, target: TextBlock, languages: tuple[str, str]) -> set[str]:
    """Return the anchors of both blocks that are not marks, ends or single words."""
    ours, theirs = make_key_finders([source], [target], languages)
    common = ours(source) & theirs(target)
    return {key for key in common if not key.startswith(("mark:", "end:"))}


@pytest.mark.parametrize(
    ("source", "target", "languages", "anchor"),
    [
        ("It was 1,984.5 metres", "۱۹۸۴٫۵ متر بود", ("en", "fa"), "number:1984.5"),
        ("On 3/10/2020", "في ٣/١٠/٢٠٢٠", ("en", "ar"), "number:2020"),
        ("Article 21", "مادهٔ بیست و یکم", ("en", "fa"), "number:21"),
        (
            "See https://www.a.org/en/x/",
            "ببینید http://a.org/fa/x",
            ("en", "fa"),
            "address:a.org/x",
        ),
        ("Write to me@a.org now", "به me@a.org بنویسید", ("en", "fa"), "address:me@a.org"),
        ("Use GitHub", "از GitHub استفاده کنید", ("en", "fa"), "word:github"),
        ("He lives in Iraq.", "او در عراق زندگی می‌کند.", ("en", "fa"), "territory:IQ"),
        ("In November", "في نوفمبر", ("en", "ar"), "month:11"),
        ("In Kurdish", "به کردی", ("en", "fa"), "language:ku"),
        ("On Friday", "روز جمعه", ("en", "fa"), "day:4"),
        ("Mr. Shamloo came", "شاملو آمد", ("en", "fa"), "sound3:CML"),
        ("Berlusconi came", "جاء برلسكوني", ("en", "ar"), "sound4:BRLSKN"),
        ("Tödi-Gletscher und Dörfer", "Le glacier du Tödi", ("de", "fr"), "word:tödi"),
        ("Die Expedition war lang", "L'expédition fut longue", ("de", "fr"), "stem:exped"),
    ],
)
def test_what_stays_the_same_is_found_on_both_sides(
    source: str, target: str, languages: tuple[str, str], anchor: str
) -> None:
    assert anchor in find_common(TextBlock(source), TextBlock(target), languages)


@pytest.mark.parametrize(
    ("source", "target", "anchor"),
    [
        ("Why?", "چرا؟", "mark:?1"),
        ("One, two, three", "یک، دو، سه", "mark:,2"),
        ('"Go," he said', "«برو»", 'mark:"1'),
        ("He (once) left", "او (یک بار) رفت", "mark:(1"),
        ("These are:", "این‌ها:", "end::"),
        ("Was it so?”", "چنین بود؟»", "end:?"),
        ("A heading", "یک عنوان", "end:"),
    ],
)
def test_marks_are_the_same_in_their_own_forms(source: str, target: str, anchor: str) -> None:
    ours, theirs = make_key_finders([TextBlock(source)], [TextBlock(target)], ("en", "fa"))
    assert anchor in ours(TextBlock(source)) & theirs(TextBlock(target))


def test_structure_links_and_pictures_are_anchors() -> None:
    source = TextBlock("a", Kind.HEADING, 2, 1, ("https://a.org/b#c",), ("/en/x.PNG",))
    target = TextBlock("ب", Kind.HEADING, 2, 1, ("http://www.a.org/b",), ("/fa/x.png",))
    assert find_common(source, target, ("en", "fa")) >= {
        "kind:heading",
        "level:2",
        "emphasis:1",
        "link:1",
        "picture:1",
        "address:a.org/b",
        "address:x.png",
    }


def test_a_title_is_a_heading_and_the_number_of_an_item_is_an_anchor() -> None:
    title, heading = TextBlock("a", Kind.TITLE), TextBlock("ب", Kind.HEADING, 1)
    assert find_common(title, heading, ("en", "fa")) >= {"kind:heading", "level:1"}
    item = TextBlock("a", Kind.LIST_ITEM, marker="3.")
    assert "marker:3" in find_common(item, item, ("en", "fa"))


@pytest.mark.parametrize(
    ("source", "target", "marker"),
    [
        ("2a. A word", "2a) Ein Wort", "2a"),
        ("(3) A word", "۳. یک واژه", "3"),
        ("1.2 A word", "1.2. Ein Wort", "1.2"),
        ("b) A word", "b. Ein Wort", "b"),
        ("IV. A word", "iv) Ein Wort", "iv"),
        ("12 A word", "12 Ein Wort", "12"),
    ],
)
def test_the_number_of_an_item_in_the_text_is_one_too(
    source: str, target: str, marker: str
) -> None:
    common = find_common(TextBlock(source), TextBlock(target), ("en", "fa"))
    assert {key for key in common if key.startswith("marker")} == {f"marker:{marker}"}
    item = TextBlock("A word", marker=f"{marker}.")
    assert f"marker:{marker}" in find_common(item, TextBlock(target), ("en", "fa"))


@pytest.mark.parametrize("text", ["A word", "2nd word", "12.5.", "a", "2016-01-01", "3: x"])
def test_what_only_looks_like_the_number_of_an_item_is_none(text: str) -> None:
    common = find_common(TextBlock(text), TextBlock(text), ("en", "fa"))
    assert {key for key in common if key.startswith("marker")} <= {"marker:3"}


def test_terms_of_the_glossary_are_anchors_in_any_form() -> None:
    glossary = parse("term,language,translation\nhuman right,ar,حق إنساني\nlaw,ar,قانون\n")
    source, target = TextBlock("All laws."), TextBlock("كل القوانين والقانون.")
    ours, theirs = make_key_finders([source], [target], ("en", "ar"), glossary)
    assert {key for key in ours(source) & theirs(target) if key.startswith("term")} == {"term:law"}
