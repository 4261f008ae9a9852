"""Large first letters in Word, and controls that show other data than what is written in them."""

from __future__ import annotations

import pytest

from helpers.word_files import (
    list_words,
    make_word,
    paragraph,
    read_body,
    read_part,
    read_word,
    run,
    translate,
)

RED = '<w:color w:val="FF0000"/>'
FRAME = '<w:framePr w:dropCap="{}" w:lines="3" w:wrap="around"/>'


def letter(text: str, kind: str = "drop", look: str = '<w:sz w:val="116"/>') -> str:
    return f"<w:p><w:pPr>{FRAME.format(kind)}</w:pPr>{run(text, look)}</w:p>"


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        (letter("D") + paragraph("rop cap."), ["Drop cap."]),
        (letter("D", "margin") + paragraph("rop cap."), ["Drop cap."]),
        (letter("“D") + paragraph("rop cap.”"), ["“Drop cap.”"]),
        (letter("A") + paragraph(" new day."), ["A new day."]),
        (letter("D") + f"<w:p>{run('rop', '<w:b/>')}{run(' cap.')}</w:p>", ["**Drop** cap."]),
        (
            letter("D") + f"<w:p>{run('rop', RED)}{run(' cap is large.')}</w:p>",
            ["<g1>Drop</g1> cap is large."],
        ),
        # no text follows: the letter is a text of its own
        (letter("D"), ["D"]),
        (letter("D") + "<w:p/>" + paragraph("x"), ["D", "x"]),
        (letter("D") + letter("E") + paragraph("x"), ["DE", "x"]),
        # a frame that is no large letter, and one with more than a letter
        (letter("D", "none") + paragraph("rop"), ["D", "rop"]),
        (
            f"<w:p><w:pPr>{FRAME.format('drop')}</w:pPr>{run('D')}<w:r><w:tab/></w:r></w:p>"
            + paragraph("rop"),
            ["D", "rop"],
        ),
    ],
)
def test_a_large_letter_belongs_to_the_text_after_it(body: str, texts: list[str]) -> None:
    assert read_body(body) == texts


@pytest.mark.parametrize(
    ("language", "text", "words", "is_large"),
    [
        ("de", "Großer Anfang", ["G", "roßer Anfang"], True),
        ("ru", "Буква", ["Б", "уква"], True),
        ("fr", "« Oui » dit-il", ["« Oui » dit-il"], False),
        ("es", "¿Qué?", ["¿Q", "ué?"], True),
        ("vi", "A\u0300 chu\u0301", ["A\u0300", " chu\u0301"], True),
        ("fa", "حرف بزرگ", ["حرف بزرگ"], False),
        ("ar", "1. حرف", ["1. حرف"], False),
        ("de", "*Großer* Anfang", ["Großer", " Anfang"], False),
    ],
)
def test_a_translation_has_a_large_letter_if_its_script_has_capitals(
    language: str, text: str, words: list[str], *, is_large: bool
) -> None:
    data = make_word(paragraph("before") + letter("D") + paragraph("rop cap.") + paragraph("after"))
    again = translate(data, {"Drop cap.": text}, language)
    assert list_words(again) == ["before", *words, "after"]
    assert ("dropCap" in read_part(again)) is is_large
    assert [unit.text for unit in read_word(again).units] == ["before", text, "after"]
    assert translate(data, {"Drop cap.": "Drop cap."}, language) == data


def test_bookmarks_at_a_large_letter_stay() -> None:
    marked = letter("D").replace("<w:r>", '<w:bookmarkStart w:id="7" w:name="a"/><w:r>')
    data = make_word(marked + paragraph("rop") + '<w:p><w:bookmarkEnd w:id="7"/></w:p>')
    for language, text in (("fa", "ا ب"), ("de", "Ab")):
        again = read_part(translate(data, {"Drop": text}, language))
        assert again.count("bookmarkStart") == again.count("bookmarkEnd") == 1


CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
TOLD = "not translated: the data that a control shows in Word instead of the text written in it"


def control(
    text: str,
    *,
    path: str = "/a:coreProperties[1]/b:title[1]",
    kind: str = "<w:text/>",
    store: str = CORE,
) -> str:
    binding = f'<w:dataBinding w:xpath="{path}" w:storeItemID="{store}"/>'
    return (
        f"<w:sdt><w:sdtPr>{binding}{kind}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>"
    )


@pytest.mark.parametrize(
    ("inside", "is_told"),
    [
        (control("Old title"), True),
        (control("New\ttitle "), False),
        (control("Old", path="/a:coreProperties/title"), True),
        (control("Old", path="/a:coreProperties[1]/b:title[2]"), False),
        (control("Old", path="//b:title"), False),
        (control("Old", path="/x"), False),
        (control("Old", store="{0}"), False),
        (control("Monday", kind="<w:date/>"), False),
        (control("Old", kind="<w:dropDownList/>"), False),
        (run("no control"), False),
    ],
)
@pytest.mark.parametrize("is_block", [False, True])
def test_data_that_word_shows_instead_is_told(
    inside: str, *, is_told: bool, is_block: bool
) -> None:
    body = paragraph("first") + f"<w:p>{inside}</w:p>"
    if is_block:
        body = body.replace("<w:p><w:sdt>", "<w:sdt>").replace("</w:sdt></w:p>", "</w:sdt>")
        body = body.replace("<w:sdtContent>", "<w:sdtContent><w:p>")
        body = body.replace("</w:sdtContent>", "</w:p></w:sdtContent>")
    document = read_word(make_word(body, core="<dc:title>New title</dc:title>"))
    assert list(document.notes) == ([(2, f"{TOLD} (in paragraph 2)")] if is_told else [])
