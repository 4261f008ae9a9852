"""The words of the editions that the tests build: written for them, in three languages."""

from __future__ import annotations

AUTONYMS = {"en": "English", "fa": "فارسی", "ar": "العربية"}

DIGITS = {"en": "0123456789", "fa": "۰۱۲۳۴۵۶۷۸۹", "ar": "٠١٢٣٤٥٦٧٨٩"}

TITLES = {
    "letter": {
        "en": "A letter from the city by the river",
        "fa": "نامه‌ای از شهر کنار رود",
        "ar": "رسالة من المدينة على ضفة النهر",
    },
    "torture": {
        "en": "Everything that a document can hold",
        "fa": "هر آنچه یک سند می‌تواند در خود داشته باشد",
        "ar": "كل ما يمكن أن تحويه وثيقة",
    },
}

LETTER: tuple[tuple[str, int, tuple[str, str, str]], ...] = (
    (
        "heading",
        1,
        (TITLES["letter"]["en"], TITLES["letter"]["fa"], TITLES["letter"]["ar"]),
    ),
    (
        "paragraph",
        0,
        (
            "We are writing to you from a city by the river, where the lamps were lit again this "
            "week after fourteen months of darkness. The bakeries opened on Monday, the school on "
            "Wednesday, and on Friday the old men came back to their bench under the plane tree.",
            "ما این نامه را از شهری کنار رود برایتان می‌نویسیم؛ شهری که پس از چهارده ماه تاریکی، "
            "همین هفته چراغ‌هایش دوباره روشن شد. نانوایی‌ها دوشنبه باز شدند، مدرسه چهارشنبه، و روز "
            "جمعه پیرمردها به نیمکت همیشگی‌شان زیر درخت چنار برگشتند.",
            "نكتب إليكم من مدينة على ضفة النهر، أُضيئت مصابيحها من جديد هذا الأسبوع بعد أربعة عشر "
            "شهرًا من الظلام. فُتحت المخابز يوم الاثنين، والمدرسة يوم الأربعاء، وفي يوم الجمعة عاد "
            "الشيوخ إلى مقعدهم تحت شجرة الدُّلب.",
        ),
    ),
    (
        "paragraph",
        0,
        (
            "Nobody has counted the broken windows yet.",
            "هنوز کسی پنجره‌های شکسته را نشمرده است.",
            "لم يُحصِ أحدٌ بعدُ النوافذ المكسورة.",
        ),
    ),
    (
        "paragraph",
        0,
        (
            "“The river does not ask who drinks from it,” said the ferryman, who has carried more "
            "than 1500 people across since September and has taken money from none of them.",
            "قایقران، که از سپتامبر تا کنون بیش از ۱۵۰۰ نفر را به آن سوی رود رسانده و از هیچ‌کدام "
            "پولی نگرفته است، گفت: «رود نمی‌پرسد چه کسی از آن می‌نوشد.»",
            "قال المراكبي، الذي نقل منذ سبتمبر أكثر من ١٥٠٠ شخص إلى الضفة الأخرى ولم يأخذ من أحد "
            "منهم مالًا: «لا يسأل النهر مَن يشرب منه».",
        ),
    ),
    (
        "heading",
        2,
        (
            "What we ask of those who read this",
            "آنچه از خوانندگان این نامه می‌خواهیم",
            "ما نطلبه ممن يقرأ هذه الرسالة",
        ),
    ),
    (
        "paragraph",
        0,
        (
            "Read it aloud once, to someone who was not there. Then pass it on: a letter that is "
            "kept in a drawer is only paper, and we have had enough of paper.",
            "یک بار آن را بلند بخوانید، برای کسی که آنجا نبوده است. سپس آن را به دیگری بدهید: "
            "نامه‌ای که در کشو می‌ماند فقط کاغذ است، و ما از کاغذ سیر شده‌ایم.",
            "اقرؤوها مرةً بصوت عالٍ على من لم يكن هناك، ثم مرِّروها إلى غيركم؛ فالرسالة التي تبقى في "
            "الدُّرج ليست سوى ورق، وقد شبعنا من الورق.",
        ),
    ),
    (
        "quotation",
        0,
        (
            "From inside these walls we greet each of you by name, and the names we do not know we "
            "greet as well.",
            "از پشت این دیوارها به تک‌تک شما با نام سلام می‌کنیم، و به آنان که نامشان را "
            "نمی‌دانیم نیز.",
            "من داخل هذه الجدران نحيّي كلَّ واحد منكم باسمه، ونحيّي كذلك من لا نعرف أسماءهم.",
        ),
    ),
)

REMARKS = {
    "en": {
        "outdated": "Translated from an earlier version of this paragraph",
        "draft": "Machine draft, not confirmed",
        "missing": "Not translated yet",
        "source": "Not translated yet",
    },
    "fa": {
        "outdated": "برگردان نسخهٔ پیشین این بند",
        "draft": "پیش‌نویس ماشینی، تأییدنشده",
        "missing": "هنوز ترجمه نشده است",
        "source": "هنوز ترجمه نشده است",
    },
    "ar": {
        "outdated": "تُرجمت عن نسخة سابقة من هذه الفقرة",
        "draft": "مسودة آلية لم تُؤكَّد",
        "missing": "لم تُترجم بعد",
        "source": "لم تُترجم بعد",
    },
}

WORDS: dict[str, dict[str, str]] = {
    "en": {},
    "fa": {
        "Contents": "فهرست",
        "Notes": "یادداشت‌ها",
        "Languages": "زبان‌ها",
        "Back to text": "بازگشت به متن",
        "Paragraph {number}": "بند {number}",
        "About this edition": "دربارهٔ این نسخه",
        "Cover": "جلد",
        "Documents": "سندها",
        "Document": "سند",
        "Editions": "نسخه‌ها",
        "State": "وضعیت",
        "Translated": "ترجمه‌شده",
        "Reviewed": "بازبینی‌شده",
        "Source": "زبان اصلی",
    },
    "ar": {
        "Contents": "المحتويات",
        "Notes": "الحواشي",
        "Languages": "اللغات",
        "Back to text": "العودة إلى النص",
        "Paragraph {number}": "الفقرة {number}",
        "About this edition": "عن هذه النسخة",
        "Cover": "الغلاف",
        "Documents": "الوثائق",
        "Document": "الوثيقة",
        "Editions": "النسخ",
        "State": "الحالة",
        "Translated": "مترجم",
        "Reviewed": "مراجَع",
        "Source": "اللغة الأصلية",
    },
}

COLOPHONS = {
    "en": (
        "The source has the digest 0123456789ab.",
        "English is the language that the document was written in.",
        "Made with dragoman 0.1.0.",
    ),
    "fa": (
        "نشانهٔ متن اصلی ⁦0123456789ab⁩ است.",
        "۲۰ بند از ۲۳ بند به فارسی ترجمه و ۰٪ بازبینی شده است.",
        "ساخته‌شده با ⁦dragoman 0.1.0⁩.",
    ),
    "ar": (
        "بصمة النص الأصلي هي ⁦0123456789ab⁩.",
        "تُرجم إلى العربية ٢٠ فقرة من أصل ٢٣، وروجع منها ٠٪.",
        "صُنعت بواسطة ⁦dragoman 0.1.0⁩.",
    ),
}
