"""The rows of the edition that has every kind of unit, span, place and mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.model import Kind, Mark, Place, Unit

if TYPE_CHECKING:
    from helpers.editions import Builder


def unit(kind: Kind = Kind.PARAGRAPH, level: int = 0, **more: object) -> Unit:
    return Unit("", kind, 1, level, **more)  # type: ignore[arg-type]


def fill(builder: Builder) -> None:
    """Add everything, headings between."""
    builder.add(
        unit(Kind.HEADING, 1),
        "Everything that a document can hold",
        "هر آنچه یک سند می‌تواند در خود داشته باشد",
        "كل ما يمكن أن تحويه وثيقة",
    )
    _inline(builder)
    _runs(builder)
    _lists(builder)
    _quotations(builder)
    _tables(builder)
    _code(builder)
    _marks(builder)
    _notes(builder)


def _inline(builder: Builder) -> None:
    from helpers.editions import BREAK, code, deleted, em, image, link, note, strong

    builder.add(unit(Kind.HEADING, 2), "Inline text", "متن درون‌سطری", "النص داخل السطر")
    builder.add(
        unit(),
        (
            "Plain, ", em("emphasised"), ", ", strong("strong, and ", em("both")), ", ",
            deleted("deleted"), ", ", code("x = <y>"), ", a ",
            link("https://example.org/a?b=1&c=2", "link with ", em("emphasis"), title="A title"),
            ", a picture ", image("https://example.org/p.png", "of a river", "The river"),
            " and a note", note("first"), ".", BREAK, "A second line. A badge ",
            link("https://example.org", image("https://e.org/b.png", "passing"), note("cell")),
        ),
        (
            "ساده، ", em("با تأکید"), "، ", strong("پررنگ، و ", em("هر دو")), "، ",
            deleted("حذف‌شده"), "، ", code("x = <y>"), "، یک ",
            link("https://example.org/a?b=1&c=2", "پیوند ", em("با تأکید"), title="یک عنوان"),
            "، تصویری ", image("https://example.org/p.png", "از یک رود", "رود"),
            " و یک یادداشت", note("first"), ".", BREAK, "سطر دوم.",
        ),
        (
            "نص عادي، و", em("مُشدَّد"), "، و", strong("غليظ، و", em("كلاهما")), "، و",
            deleted("محذوف"), "، و", code("x = <y>"), "، و",
            link("https://example.org/a?b=1&c=2", "رابط ", em("مُشدَّد"), title="عنوان"),
            "، وصورة ", image("https://example.org/p.png", "لنهر", "النهر"),
            " وحاشية", note("first"), ".", BREAK, "سطر ثانٍ.",
        ),
    )  # fmt: skip
    _scripts(builder)


def _scripts(builder: Builder) -> None:
    from helpers.editions import BETWEEN, PARAGRAPH, inserted, ltr, ruby, strong, sub, sup

    builder.add(
        unit(),
        (
            "About 3×10", sup("-6"), " of 10", strong(sup("6")), ", H", sub("2"), "O, ",
            inserted("added"), ", ", ruby("UN", "United Nations"), ".", PARAGRAPH,
            "City", BETWEEN, "1", sup("st"),
        ),
        (
            "حدود ", ltr("۳×۱۰", sup("-۶")), " از ۱۰", strong(sup("۶")), "، ",
            ltr("H", sub("2"), "O"), "، ", inserted("افزوده"), "، ", ruby("سازمان", "UN"), ".",
            PARAGRAPH, "شهر", BETWEEN, "یکم",
        ),
        (
            "نحو ", ltr("٣×١٠", sup("-٦")), " من ١٠", strong(sup("٦")), "، ",
            ltr("H", sub("2"), "O"), "، ", inserted("مضاف"), "، ", ruby("المنظمة", "UN"), ".",
            PARAGRAPH, "المدينة", BETWEEN, "الأول",
        ),
    )  # fmt: skip


def _runs(builder: Builder) -> None:
    from helpers.editions import link, ltr

    builder.add(unit(Kind.HEADING, 3), "Runs that go against", "نوشته‌های ناهمسو", "نصوص معاكسة")
    builder.add(
        unit(),
        "Call +98 21 1234-5678, write #FreeThemAll, use C++ (HRW), see 10/12/2016 and MI6.",
        (
            "با ", ltr("+98 21 1234-5678"), " تماس بگیرید، ", ltr("#FreeThemAll"),
            "، با ", ltr("C++"), " (", ltr("HRW"), ")، و ", ltr("MI6"), " را ببینید.",
        ),
        (
            "اتصلوا بـ ", ltr("+98 21 1234-5678"), " واكتبوا ", ltr("#FreeThemAll"),
            "، واستعملوا ", ltr("C++"), " (", ltr("HRW"), ")، وانظروا ", ltr("MI6"), ".",
        ),
    )  # fmt: skip
    path = "https://example.org/" + "a" * 380
    builder.add(
        unit(),
        ("Four hundred characters: ", link(path, path), "; and bare: ", "x" * 400),
        ("چهارصد نویسه: ", link(path, ltr(path)), "؛ و برهنه: ", ltr("x" * 400)),
        ("أربعمئة حرف: ", link(path, ltr(path)), "؛ وعاريةً: ", ltr("x" * 400)),
    )


def _lists(builder: Builder) -> None:
    builder.add(unit(Kind.HEADING, 2), "Lists", "فهرست‌ها", "القوائم")
    items = (
        (("3.",), True, "Third, as it was numbered", "سوم، همان‌گونه که شماره خورده", "ثالثًا"),
        (("3.",), False, "and its second paragraph", "و بند دوم آن", "وفقرته الثانية"),
        (("3.", "-"), True, "a point in it", "نکته‌ای در آن", "نقطة فيه"),
        (("3.", "-", "*"), True, "a deeper point", "نکته‌ای ژرف‌تر", "نقطة أعمق"),
        (("3.", "-"), True, "another point", "نکته‌ای دیگر", "نقطة أخرى"),
        (("4.",), True, "Fourth", "چهارم", "رابعًا"),
        (("125)",), True, "Hundred and more", "صد و اندی", "مئة ونيف"),
    )
    for lists, first, en, fa, ar in items:
        builder.add(unit(Kind.LIST_ITEM, place=Place(lists=lists, first=first)), en, fa, ar)


def _quotations(builder: Builder) -> None:
    builder.add(unit(Kind.HEADING, 2), "Quotations", "نقل‌قول‌ها", "الاقتباسات")
    outer = Place(quotations=1)
    builder.add(
        unit(Kind.QUOTATION, place=outer),
        "Whoever crosses the river twice has seen two rivers.",
        "هر که دو بار از رود بگذرد دو رود دیده است.",
        "من عبر النهر مرتين فقد رأى نهرين.",
    )
    builder.add(
        unit(Kind.QUOTATION, place=Place(quotations=2)),
        "So said her grandmother.",
        "مادربزرگش چنین می‌گفت.",
        "هكذا قالت جدتها.",
    )
    builder.add(
        unit(Kind.LIST_ITEM, place=Place(lists=("-",), quotations=1)),
        "A point in a quotation",
        "نکته‌ای در نقل‌قول",
        "نقطة في اقتباس",
    )


def _tables(builder: Builder) -> None:
    from helpers.editions import ltr, note

    builder.add(unit(Kind.HEADING, 2), "Tables", "جدول‌ها", "الجداول")
    cells = (
        (0, 0, "City", "شهر", "المدينة"),
        (0, 1, "People", "جمعیت", "السكان"),
        (0, 2, "Since", "از سال", "منذ"),
        (1, 0, "Ahwaz", "اهواز", "الأهواز"),
        (1, 1, "1,302,591", "۱٬۳۰۲٬۵۹۱", "١٬٣٠٢٬٥٩١"),
        (2, 0, "Karaj", "کرج", "كرج"),
        (2, 2, "1949", "۱۳۲۸", "١٩٤٩"),
    )
    for line, rank, en, fa, ar in cells:
        place = Place(cell=(0, line, rank), align=("", "end", "center")[rank])
        mark = {"ar_mark": Mark.OUTDATED} if (line, rank) == (2, 0) else {}
        inline = tuple(
            (text, note("cell")) if rank == 2 and line else text for text in (en, fa, ar)
        )
        builder.add(unit(Kind.TABLE_CELL, place=place), *inline, **mark)
    for rank, text in enumerate("ABCDEF"):
        builder.add(unit(Kind.TABLE_CELL, place=Place(cell=(1, 0, rank))), text, text, text)
    for rank, text in enumerate("ABCDEF"):
        place = Place(cell=(1, 1, rank))
        shown = f"{text * 30} 1"
        builder.add(unit(Kind.TABLE_CELL, place=place), shown, ltr(shown), ltr(shown))


def _code(builder: Builder) -> None:
    builder.add(unit(Kind.HEADING, 2), "Code and HTML", "کد و اچ‌تی‌ام‌ال", "الشفرة")
    builder.same(unit(Kind.CODE), 'def river(name: str) -> str:\n    return f"<{name}>"  # ]]>\n')
    builder.same(unit(Kind.CODE), "curl " + "--very-long-option=" * 20)
    builder.add(
        unit(Kind.CODE),
        "# say hello\nprint('hello')",
        "# سلام بگو\nprint('hello')",
        "# قل مرحبًا\nprint('hello')",
    )
    builder.add(
        unit(Kind.HTML),
        "<p>Text in HTML</p>",
        "<p>متن در اچ‌تی‌ام‌ال</p>",
        "<p>نص في لغة الترميز</p>",
    )
    builder.same(unit(Kind.PARAGRAPH), "A paragraph that is shown as it is in every language.")
    builder.add(
        unit(place=Place(lists=("-",), first=False)),
        "After the code, in a list",
        "پس از کد، در فهرست",
        "بعد الشفرة، في قائمة",
    )


def _marks(builder: Builder) -> None:
    from helpers.editions import note

    builder.add(unit(Kind.HEADING, 4), "Marks", "نشان‌ها", "العلامات", fa_mark=Mark.DRAFT)
    builder.add(
        unit(),
        ("This paragraph was changed after its translation", note("second"), "."),
        ("این بند پیش از تغییر ترجمه شده بود", note("second"), "."),
        "تُرجمت هذه الفقرة قبل أن تتغير",
        fa_mark=Mark.OUTDATED,
        ar_mark=Mark.DRAFT,
    )
    builder.add(
        unit(),
        "This paragraph has no translation.",
        "هنوز ترجمه نشده است",
        "This paragraph has no translation.",
        fa_mark=Mark.MISSING,
        ar_mark=Mark.SOURCE,
    )
    builder.add(
        unit(Kind.QUOTATION, place=Place(quotations=1)),
        "A quotation without a translation.",
        "A quotation without a translation.",
        "لم تُترجم بعد",
        fa_mark=Mark.SOURCE,
        ar_mark=Mark.MISSING,
    )
    builder.add(
        unit(),
        ("The first note again", note("first"), ", and once more", note("first"), "."),
        ("باز یادداشت نخست", note("first"), "، و یک بار دیگر", note("first"), "."),
        ("الحاشية الأولى ثانيةً", note("first"), "، ومرة أخرى", note("first"), "."),
    )


def _notes(builder: Builder) -> None:
    from helpers.editions import em, note

    builder.add(
        unit(Kind.NOTE, note="first"),
        ("A note with ", em("emphasis"), " that refers to another", note("second"), "."),
        ("یادداشتی ", em("با تأکید"), " که به دیگری ارجاع می‌دهد", note("second"), "."),
        ("حاشية ", em("مُشدَّدة"), " تحيل إلى أخرى", note("second"), "."),
    )
    builder.add(
        unit(Kind.NOTE, note="cell"), "A note of a table.", "یادداشت یک جدول.", "حاشية لجدول."
    )
    builder.add(
        unit(Kind.NOTE, note="second"),
        "The Arabic text has lost its marker.",
        "متن عربی نشانهٔ خود را گم کرده است.",
        "فقد النص العربي علامته.",
        ar_mark=Mark.OUTDATED,
    )
