"""Lines of plain text: which are kept, which are units of their own, and which are joined."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Document, Kind
from dragoman.sources import ReadOptions, Texts, read, rebuild
from helpers.durations import check_growth

PROSE = """The court sentenced twelve people to long terms in prison after a trial
that lasted less than an hour, according to their lawyers, who were not
allowed to speak. The families waited outside of the building all day
and were told nothing.
"""
JOINED = " ".join(PROSE.split())
LONG = "The first paragraph is long. It has many words and goes on. " * 4
ITEM, PARAGRAPH, HEADING, QUOTATION = (
    Kind.LIST_ITEM, Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTATION
)  # fmt: skip


def text(data: str, paragraphs: str = "auto") -> Document:
    options = ReadOptions(paragraphs=paragraphs)
    document = read(data.encode(), "letter", suffix=".txt", options=options)
    assert rebuild(document, {}) == data.encode()
    return document


def texts(data: str, paragraphs: str = "auto") -> list[str]:
    return [unit.text for unit in text(data, paragraphs).units]


def kinds(data: str) -> list[Kind]:
    return [unit.kind for unit in text(data).units]


class TestLists:
    @pytest.mark.parametrize(
        "markers",
        [
            ("•", "•"), ("-", "-"), ("–", "–"), ("*", "*"), ("1.", "2."), ("1)", "2)"),
            ("(1)", "(2)"), ("1-", "2-"), ("1.1", "1.2"), ("a)", "b)"), ("a.", "b."),
            ("(a)", "(b)"), ("iv.", "v."), ("۱.", "۲."), ("۱-", "۲-"), ("١)", "٢)"),
            ("الف)", "ب)"), ("أ-", "ب-"), ("☐", "☐"), ("一、", "二、"), ("①", "②"),
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("space", [" ", "\t", "  "])
    def test_each_item_is_a_unit(self, markers: tuple[str, str], space: str) -> None:
        lines = [f"{marker}{space}Free all" for marker in markers]
        data = "Our demands\n\n" + "\n".join(lines) + "\n"
        assert texts(data) == ["Our demands", *lines]
        assert kinds(data) == [HEADING, ITEM, ITEM]

    def test_the_lines_that_continue_an_item_belong_to_it(self) -> None:
        data = (
            "We demand:\n"
            "* the release of all of the people that were arrested in the last year by\n"
            "the security forces\n* an end\n  to executions\n* fair trials\nThe committee\n"
        )
        assert texts(data) == [
            "We demand:",
            "* the release of all of the people that were arrested in the last year by the "
            "security forces",
            "* an end to executions",
            "* fair trials",
            "The committee",
        ]

    @pytest.mark.parametrize(
        ("item", "new", "written"),
        [
            ("- one", "یک", "- یک"),
            ("1.\tone", "یک", "1.\tیک"),
            ("(a) one", "الف) یک", "الف) یک"),
            ("①one", "یک", "①یک"),
            ("۱ـ one", "• یک", "• یک"),
        ],
    )
    def test_a_translation_without_a_bullet_gets_that_of_the_source(
        self, item: str, new: str, written: str
    ) -> None:
        document = text(f"{item}\n{item}\n")
        assert rebuild(document, {(None, item): new}).decode() == f"{written}\n{written}\n"

    def test_items_with_blank_lines_between_them(self) -> None:
        assert kinds("1. One.\n\n2. Two.\n\nText.\n\n- alone\n") == [
            ITEM, ITEM, PARAGRAPH, PARAGRAPH
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "data",
        [
            "The court sentenced twelve people to long terms in prison after a trial\n"
            "– that lasted less than an hour – according to their lawyers, who were\n"
            "– as always – not allowed to speak at all in the court.\n",
            "The number of people in the prison of the city grew in that year to over\n"
            "200. Most of them were students, and many of the others were workers in\n"
            "12. All were free by May.\n",
        ],
    )
    def test_a_dash_or_a_number_in_prose_is_no_list(self, data: str) -> None:
        assert texts(data) == [" ".join(data.split())]

    def test_initials_are_no_list(self) -> None:
        assert kinds("A. Smith\nC. Jones\nB. Brown\n") == [PARAGRAPH]


class TestKeptLines:
    @pytest.mark.parametrize("with_prose", [False, True])
    @pytest.mark.parametrize(
        "lines",
        [
            ["Tyger Tyger, burning bright,", "  In the forests of the night;", "What hand or eye"],
            ["Shall I compare thee to a summer's day?", "Thou art more lovely and more temperate:",
             "Rough winds do shake the darling buds of May,", "And summer's lease hath all too"],
            ["بنی آدم اعضای یک پیکرند", "که در آفرینش ز یک گوهرند", "چو عضوی به درد آورد روزگار"],
            ["床前明月光，", "疑是地上霜。", "举头望明月，", "低头思故乡。"],
            ["Signed,", "Maria Lopez", "John Smith"],
            ["ابوالقاسم فولادوند", "حسن صادقی", "پیروز منصوری"],
            ["Amnesty International", "1 Easton Street", "London WC1X 0DW"],
            ["To: All friends", "From: The committee", "Date: 12 May 2016"],
            ["به: همهٔ دوستان", "از: کمیته"],
            ["Year   Arrests   Deaths", "2015      1200       34", "2016      1500       60"],
            ["Year\tArrests", "2015\t1200"],
            ["City  Dead", "Aleppo  1500", "Homs  300"],
            ["A: Where did they take you?", "B: I do not know.", "A: And then?"],
            ["+44 20 7000 0000", "press@mail.example"],
        ],
    )  # fmt: skip
    def test_their_ends_are_in_the_message(self, lines: list[str], with_prose: bool) -> None:
        data = "\n".join(lines) + "\n" + f"\n{PROSE}" * with_prose
        assert texts(data)[0] == "\n".join(line.strip() for line in lines)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_a_translation_has_the_indentation_of_its_lines(self, end: str) -> None:
        data = end.join(["Verse", "", "  One is here", "\tTwo is here\t", "  Three.  ", ""])
        document = text(data)
        new: Texts = {(None, "One is here\nTwo is here\nThree."): "یک\n\nدو\nسه"}
        assert rebuild(document, new).decode() == end.join(
            ["Verse", "", "  یک", "\tدو", "  سه  ", ""]
        )

    def test_a_translation_with_other_lines(self) -> None:
        document = text("Maria\n  John\n  Ali\n")
        key = (None, "Maria\nJohn\nAli")
        assert rebuild(document, {key: "ماریا جان علی"}).decode() == "ماریا جان علی\n"
        assert rebuild(document, {key: "a\nb"}).decode() == "a\n  b\n"
        assert rebuild(document, {key: "a\nb\nc\nd"}).decode() == "a\n  b\n  c\n  d\n"

    def test_a_long_turn_of_a_dialogue_is_joined(self) -> None:
        data = "A: Where did they take you?\nB: I do not know. We drove for hours and then somebody\npulled me out.\nA: And?\n"  # noqa: E501
        assert texts(data) == [data.strip().replace("\npulled", " pulled")]

    def test_the_block_below_two_dashes(self) -> None:
        assert texts(f"{PROSE}\n-- \nMaria Lopez\nHuman Rights\n")[1:] == [
            "--",
            "Maria Lopez\nHuman Rights",
        ]


class TestJoinedLines:
    @pytest.mark.parametrize(
        "data",
        [
            PROSE,
            PROSE.replace("\n", "\r\n"),
            PROSE.replace("\n", " \t\r"),
            PROSE.upper(),
            "    " + PROSE,
            # ragged, as a program for mail wraps
            "We have waited for a long time to hear from you about the\n"
            "prisoners, and the situation here is becoming worse every day as you know\n"
            "from the news. Many of the families have no money for a lawyer,\n"
            "and those that have one are told that the files are closed to\n"
            "everybody but the judge.\n",
            "This is a paragraph of two lines in the document which goes on to the\nsecond.\n",
            "Das Gericht hat zwölf Menschen nach einem Verfahren von weniger als einer\n"
            "Stunde zu langen Haftstrafen verurteilt, wie ihre Anwälte berichten. Die\n"
            "Familien warteten den ganzen Tag vor dem Gebäude.\n",
            "دادگاه دوازده نفر را پس از محاکمه‌ای که کمتر از یک ساعت طول کشید به\n"
            "زندان‌های درازمدت محکوم کرد. وکلای آنان می‌گویند که اجازهٔ سخن گفتن\n"
            "نداشته‌اند. خانواده‌ها همهٔ روز بیرون ساختمان منتظر ماندند و کسی به\n"
            "آنان چیزی نگفت.\n",
            "See the report of the commission, which is at this address for everybody:\n"
            "https://mail.example/a/very/long/address/that/does/not/fit/in/any/line/of.html\n"
            "and the answer of the ministry, which came two weeks later than the law\nasks for.\n",
            "An item of a contract that is written with a hanging indentation and\n"
            "    goes on here for another line that is as long as the first one,\n    and ends.\n",
        ],
    )
    def test_wrapped_prose_is_one_line(self, data: str) -> None:
        assert texts(data) == [" ".join(data.split())]

    @pytest.mark.parametrize(
        ("data", "joined"),
        [
            ("今天天气\n很好。", "今天天气很好。"),
            ("私たちはここ\nにいる。", "私たちはここにいる。"),
            ("เจ้าหน้าที่จับกุมนักข่าวสองคนในเมืองหลวงเมื่อคืนวันจันทร์และยังไม่มีใคร\nได้รับ",
             "เจ้าหน้าที่จับกุมนักข่าวสองคนในเมืองหลวงเมื่อคืนวันจันทร์และยังไม่มีใครได้รับ"),
            ("안녕하세요 여러분 오늘은 날씨가 정말 좋아서 모두 함께 공원으로 산책을\n가요.",
             "안녕하세요 여러분 오늘은 날씨가 정말 좋아서 모두 함께 공원으로 산책을 가요."),
        ],
    )  # fmt: skip
    def test_no_space_where_the_script_has_none(self, data: str, joined: str) -> None:
        assert texts(data) == [joined]

    def test_a_heading_right_above_a_paragraph(self) -> None:
        assert texts(f"What happened\n{PROSE}") == ["What happened", JOINED]
        assert kinds(f"What happened\n{PROSE}") == [HEADING, PARAGRAPH]
        assert kinds("The title\n=========\n\nText.\n") == [HEADING, PARAGRAPH, PARAGRAPH]

    @pytest.mark.parametrize("rule", ["* * *", "-----", "=====", "~~~~", "— — —", "********", "--"])
    def test_a_line_that_only_separates_is_shown_and_not_translated(self, rule: str) -> None:
        document = text(f"One is here.\n\n{rule}\n\nTwo is here.\n")
        units = [(unit.text, unit.translatable) for unit in document.units]
        assert units == [("One is here.", True), (rule, False), ("Two is here.", True)]
        assert rebuild(document, {(None, rule): "x"}) == document.text.encode()

    @pytest.mark.parametrize(
        ("data", "is_shown"),
        [
            ("The title\n=========\n\nText.\n", False),
            ("The title\n\n=========\n\nText.\n", True),
            ("The text ends here.\n---\nMore text is here.\n", True),
        ],
    )
    def test_a_line_that_underlines_a_heading_is_not_shown(self, data: str, is_shown: bool) -> None:
        document = text(data)
        assert [unit.is_shown for unit in document.units if not unit.translatable] == [is_shown]
        assert rebuild(document, {(None, "The title"): "عنوان"}) == (
            data.replace("The title", "عنوان").encode()
        )

    @pytest.mark.parametrize("data", ["…\n", "?\n", "-\n", "12 - 14\n", "* one\n\n* two\n"])
    def test_what_has_something_to_say_is_translated(self, data: str) -> None:
        assert all(unit.translatable for unit in text(data).units)

    @pytest.mark.parametrize(
        ("below", "is_heading"),
        [
            ("The court sentenced twelve people to long terms in prison after it.", True),
            ("The court sentenced twelve people to long terms in prison after it", False),
            ("The court sentenced them.", False),  # as short as the line above
            ("the court sentenced twelve people to long terms in prison after it.", False),
        ],
    )
    def test_a_heading_right_above_a_paragraph_of_one_line(
        self, below: str, is_heading: bool
    ) -> None:
        found = kinds(f"What happened\n{below}\n\n{PROSE}")
        assert (found[:2] == [HEADING, PARAGRAPH]) is is_heading
        assert len(found) == 2 + is_heading

    def test_indentation_that_begins_a_paragraph(self) -> None:
        assert texts(f"    {PROSE}    {PROSE}") == [JOINED, JOINED]

    @pytest.mark.parametrize("between", ["", "\f", "Short, but a sentence.\n"])
    def test_paragraphs_without_a_blank_line(self, between: str) -> None:
        first, last = texts(PROSE + between + PROSE)
        assert first == last.split("\n")[-1] == JOINED

    def test_a_signature_below_prose_stays_with_it(self) -> None:
        data = f"{PROSE}Signed by:\nMaria Lopez\nJohn Smith\n"
        assert texts(data) == [f"{JOINED}\nSigned by:\nMaria Lopez\nJohn Smith"]

    def test_a_thai_paragraph_on_one_line_is_no_heading(self) -> None:
        data = "หัวข้อข่าว\n\nเจ้าหน้าที่จับกุมนักข่าวสองคนในเมืองหลวง เมื่อคืนวันจันทร์\n\nหัวข้อ\n\nจบ\n"
        assert kinds(data) == [HEADING, PARAGRAPH, HEADING, PARAGRAPH]

    @pytest.mark.parametrize("letter", ["ก", "ກ"])
    def test_a_heading_where_no_mark_ends_a_sentence_has_at_most_40_letters(
        self, letter: str
    ) -> None:
        data = "\n\n".join(["A title", letter * 40, letter * 41, f"{letter * 9} {letter}", "End"])
        assert kinds(data) == [HEADING, HEADING, PARAGRAPH, PARAGRAPH, PARAGRAPH]


class TestLongLines:
    DATA = f"The title\n{LONG}\nThe second heading\n{LONG}\nMaria Lopez\nJohn Smith\n"

    def test_each_is_a_paragraph_and_that_is_told_once(self) -> None:
        document = text(self.DATA)
        assert [unit.kind for unit in document.units] == [
            HEADING, PARAGRAPH, HEADING, PARAGRAPH, PARAGRAPH, PARAGRAPH
        ]  # fmt: skip
        assert [line for line, _ in document.notes] == [1]

    def test_also_where_some_blank_lines_are(self) -> None:
        assert len(text(f"The title\n\n{LONG}\n{LONG}\n\n{LONG}\n").units) == 4

    @pytest.mark.parametrize("data", [PROSE, f"Title\n\n{LONG}\n\n{LONG}\n", "Maria\nJohn\n"])
    def test_nothing_is_told_of_other_texts(self, data: str) -> None:
        assert text(data).notes == ()


class TestQuotedMail:
    def test_the_marks_are_not_text(self) -> None:
        data = "Maria wrote:\n> I have seen the prison and the people, and they are not\n> well.\n>\n> Ali\n> Maria\n>> deeper\n>> still\n"  # noqa: E501
        document = text(data)
        assert [(unit.kind, unit.place.quotations) for unit in document.units] == [
            (PARAGRAPH, 0), (QUOTATION, 1), (QUOTATION, 1), (QUOTATION, 2)
        ]  # fmt: skip
        assert document.units[2].text == "Ali\nMaria"
        new: Texts = {(None, "Ali\nMaria"): "علی\nماریا"}
        assert "\n> علی\n> ماریا\n>> deeper" in rebuild(document, new).decode()

    def test_one_line_may_mean_more_than(self) -> None:
        assert texts("> 90 % of the votes") == ["> 90 % of the votes"]
        assert texts("Maria\n> John\nAli") == ["Maria\n> John\nAli"]


class TestSetting:
    DATA = "One\nTwo\n\n- a\n- b\n"

    def test_blank_lines(self) -> None:
        assert texts(self.DATA, "blank-lines") == ["One Two", "- a - b"]

    def test_lines(self) -> None:
        assert texts(self.DATA, "lines") == ["One", "Two", "- a", "- b"]
        assert texts(PROSE, "lines") == PROSE.strip().split("\n")


PARTS = (
    *("Maria", "the", " was free,", "یک", "زندان.", "漢字", "。", "> ", ">> ", "- ", "• ", "1. "),
    *("2) ", "a) ", "-- ", "===", "A: ", "x\ty", "a  b", "   ", "\t", "\u00a0", "\f", "\n"),
    *("\n", "\r\n", "\r", "\n\n", "\n  ", LONG, "word and word " * 5),
)
written = st.lists(st.sampled_from(PARTS), max_size=40)
some = written.map("".join).filter(lambda it: bool(it.strip()) and bool(it.encode().strip()))


@settings(max_examples=300)
@given(some, st.sampled_from(["auto", "lines", "blank-lines"]))
def test_every_visible_character_is_in_one_unit_or_a_mark_of_quotation(
    data: str, paragraphs: str
) -> None:
    document = text(data, paragraphs)
    position = 0
    for unit in document.units:
        start, end = unit.span
        assert not data[position:start].strip("> \t\r\n\f\u00a0")
        quoted = ">" if unit.place.quotations else ""
        shown = data[start:end].replace(">", "") if quoted else data[start:end]
        wanted = unit.text.replace(">", "") if quoted else unit.text
        assert "".join(shown.split()) == "".join(wanted.split())
        assert all(line and line == line.strip() for line in unit.text.split("\n"))
        position = end
    assert not data[position:].strip("> \t\r\n\f\u00a0")


@settings(max_examples=300)
@given(some, st.sampled_from(["نو", "یک\nدو", "- a", "x\n\ny"]))
def test_the_number_of_blocks_stays(data: str, new: str) -> None:
    document = text(data)
    written = rebuild(document, {unit.key: new for unit in document.units}).decode()
    assert len(texts(written, "blank-lines")) == len(texts(data, "blank-lines"))


@pytest.mark.parametrize(
    "data",
    [
        "- word\nText.\n", "word word word\n", "> a\n>> b\n", "Verse is\nHere\n\n", "---\nx\n",
        "Aaa aa aa aa: x\n", "- a\nText is here.\n* b\nText.\n1. d\nText.\n", "Head\n" + PROSE,
    ],
)  # fmt: skip
def test_the_time_grows_with_the_length(data: str) -> None:
    check_growth(lambda count: data * count, text, 8_000)


def test_a_line_that_goes_on_with_a_sentence_is_no_paragraph() -> None:
    (found,) = texts(
        "Q: Where were you on the night of the arrest?\n"
        "A: I was at home.\n"
        "Q: Did they show you a warrant?\n"
        "A: No. They said that they did not need one and that I should come with them at once,\n"
        "or else they would take my father as well.\n"
    )
    assert [line[:2] for line in found.split("\n")] == ["Q:", "A:", "Q:", "A:"]
    assert found.endswith("at once, or else they would take my father as well.")


@pytest.mark.parametrize(
    "other", ["کار و زندگی شایسته می‌خواهیم.", "نريد عملاً وحياة.", "אנחנו רוצים עבודה."]
)
def test_a_sentence_and_its_translation_in_the_other_direction_stay_apart(other: str) -> None:
    first = "We want work and a decent life for everybody in this country, and we want them now."
    assert texts(f"{first}\n{other}\n") == [f"{first}\n{other}"]
    unfinished = "We want work and a decent life for everybody in this country, and all we say is"
    assert texts(f"{unfinished}\n{other}\n") == [f"{unfinished} {other}"]


def test_even_lines_that_go_on_are_joined_where_other_lines_are_much_wider() -> None:
    wide = (
        "    $ program --with-a-long-option=value --and-another-option=value --and-a-third=value\n"
        * 2
    )
    prose = (
        "The daemon by default looks into the directory /var/lib/git/ for\n"
        "repositories, as its settings say in their file.  It expects\n"
        "the folders of repositories there, or symbolic links pointing\n"
        "to the corresponding folders in the repositories, as here.\n"
    )
    assert prose.replace("\n", " ").strip() in texts(f"{wide}\n{prose}\n{wide}\n{wide}")


@pytest.mark.parametrize("text", [">\n>", "> \n>\n", ">>\n>", "A\n>\n>"])
def test_marks_of_quotation_without_a_text_are_text(text: str) -> None:
    document = read(text.encode(), "letter", suffix=".txt")
    shown = "".join(unit.text for unit in document.units)
    assert shown.count(">") == text.count(">")


def test_two_bars_in_each_of_two_lines_are_a_table_and_one_is_not() -> None:
    first = "The first long name of a thing | thirty pieces of it | in the north of the city"
    second = "Short | a much longer second column with many words in it | the south, not far"
    assert "\n" in read_first(f"{first}\n{second}\n")
    assert "\n" not in read_first(f"{first.replace('| in', 'in')}\n{second.replace('| the', '')}\n")


def read_first(text: str) -> str:
    return read(text.encode(), "a", suffix=".txt").units[0].text


@pytest.mark.parametrize("new", ["نام\tسن", "\tنام\tسن\t", " نام \t سن"])
def test_only_the_tabs_between_columns_are_kept(new: str) -> None:
    document = text("Name\tAge\n")
    assert rebuild(document, {(None, "Name\tAge"): new}).decode() == "نام\tسن\n"


@pytest.mark.parametrize("bullet", ["*", "-", "+"])
def test_a_bullet_that_is_repeated_begins_an_item_below_another(bullet: str) -> None:
    items = [f"{bullet} tea", f"{bullet * 2} green", f"{bullet * 3} very green", f"{bullet} cake"]
    assert texts("\n".join(items) + "\n") == items


@pytest.mark.parametrize(
    "data",
    [
        "-- a remark of a program\n-- and another\n",  # no list is above them
        "* tea, which is green, or black, or white, and which people drink in the\n"
        "** morning ** and in the evening\n* cake\n",
    ],
)
def test_other_repeated_signs_are_text(data: str) -> None:
    assert not any(each.startswith(("** ", "-- and")) for each in texts(data))


@pytest.mark.parametrize(
    "items",
    [["۱۔ آزادی", "۲۔ امن"], ["الف۔ آزادی", "ب۔ امن"], ["১। এক", "২। দুই"], ["၁။ က", "၂။ ခ"]],
)
def test_the_full_stop_of_a_script_follows_a_number(items: list[str]) -> None:
    assert texts("\n".join(items) + "\n") == items
    source = text("1. freedom\n2. peace\n")
    new = dict(zip((unit.key for unit in source.units), items, strict=True))
    assert rebuild(source, new).decode() == "\n".join(items) + "\n"


@pytest.mark.parametrize("prose", ["یہ سال ۱۹۹۰۔\nاور ۲۰۰۰۔ پھر", "১৯৭১। এটি\n১৯৭২। ওটি"])
def test_a_year_that_ends_a_sentence_is_no_number_of_an_item(prose: str) -> None:
    assert Kind.LIST_ITEM not in kinds(prose + "\n")


@pytest.mark.parametrize("marker", ["1.-", "1.)", "a.)", "a.-", "(1)", "1.2", "•", "۱۔"])
def test_a_translation_gets_the_whole_marker(marker: str) -> None:
    source = text(f"{marker} one\n{marker} two\n")
    assert [unit.kind for unit in source.units] == [Kind.LIST_ITEM] * 2
    new = {unit.key: word for unit, word in zip(source.units, ("یک", "دو"), strict=True)}
    assert rebuild(source, new).decode() == f"{marker} یک\n{marker} دو\n"


def test_a_translation_gets_a_repeated_bullet_too() -> None:
    source = text("* one\n** two\n* three\n")
    new = {unit.key: "یک" for unit in source.units}
    assert rebuild(source, new).decode() == "* یک\n** یک\n* یک\n"
