"""Messages that are put together from fragments with right translations, and then spoilt."""

from __future__ import annotations

import re
from typing import NamedTuple

from helpers.combining import Choices

LANGUAGES = ("fa", "ar", "de", "fr")
FRAGMENTS: tuple[tuple[str, str, str, str, str], ...] = (
    ("The river rose in the night.", "رود شبانه بالا آمد.", "ارتفع النهر ليلًا.",
     "Der Fluss stieg in der Nacht.", "La rivière est montée dans la nuit."),
    ("She has 12 children.", "او ۱۲ فرزند دارد.", "لديها ١٢ طفلًا.",
     "Sie hat 12 Kinder.", "Elle a 12 enfants."),
    ("It cost 1,250.50 dollars.", "۱٬۲۵۰٫۵۰ دلار هزینه داشت.", "كلّف ١٬٢٥٠٫٥٠ دولارًا.",
     "Es kostete 1.250,50 Dollar.", "Cela coûtait 1 250,50 dollars."),
    ("About 45% agreed.", "حدود ۴۵٪ موافق بودند.", "وافق نحو ٤٥٪.",
     "Etwa 45 % stimmten zu.", "Environ 45 % étaient d’accord."),
    ("On 23 December 2016 they left.", "۲۳ دسامبر ۲۰۱۶ رفتند.", "غادروا في ٢٣ ديسمبر ٢٠١٦.",
     "Am 23. Dezember 2016 gingen sie.", "Le 23 décembre 2016, ils sont partis."),
    ("“Who is there?” asked Karim.", "کریم پرسید: «کی آنجاست؟»", "سأل كريم: «من هناك؟»",
     "„Wer ist da?“, fragte Karim.", "« Qui est là ? » demanda Karim."),
    ("See [the list](https://e.org/list).", "[فهرست](https://e.org/list) را ببینید.",
     "انظر [القائمة](https://e.org/list).", "Siehe [die Liste](https://e.org/list).",
     "Voir [la liste](https://e.org/list)."),
    ("Call **now**, *please*.", "**حالا** زنگ بزنید، *لطفاً*.", "اتصلوا **الآن**، *رجاءً*.",
     "Rufen Sie **jetzt** an, *bitte*.", "Appelez **maintenant**, *s’il vous plaît*."),
    ("Run `make all` first.", "نخست `make all` را اجرا کنید.", "شغّل `make all` أولًا.",
     "Zuerst `make all` ausführen.", "Lancez d’abord `make all`."),
    ("Write to help@e.org or @helpers.", "به help@e.org یا @helpers بنویسید.",
     "اكتبوا إلى help@e.org أو @helpers.", "An help@e.org oder @helpers schreiben.",
     "Écrivez à help@e.org ou @helpers."),
    ("The **old** man (aged 80) waited…", "مرد **پیر** (۸۰ ساله) منتظر ماند…",
     "انتظر الرجل **العجوز** (٨٠ عامًا)…", "Der **alte** Mann (80) wartete …",
     "Le **vieil** homme (80 ans) attendait…"),
    ("Hello {name}, you have %d letters.", "سلام {name}، شما %d نامه دارید.",
     "مرحبًا {name}، لديك %d رسائل.", "Hallo {name}, Sie haben %d Briefe.",
     "Bonjour {name}, vous avez %d lettres."),
    ("A <b>bold</b> word and<br>a line.", "یک واژهٔ <b>پررنگ</b> و<br>یک سطر.",
     "كلمة <b>عريضة</b> و<br>سطر.", "Ein <b>fettes</b> Wort und<br>eine Zeile.",
     "Un mot <b>gras</b> et<br>une ligne."),
    ("Were you in Aleppo?", "آیا در حلب بودید؟", "هل كنتم في حلب؟",
     "Waren Sie in Aleppo?", "Étiez-vous à Alep ?"),
    ("They do not forget; they wait!", "فراموش نمی‌کنند؛ منتظرند!", "لا ينسون؛ إنهم ينتظرون!",
     "Sie vergessen nicht; sie warten!", "Ils n’oublient pas ; ils attendent !"),
    ("As said before.[^1]", "چنان‌که گفته شد.[^1]", "كما قيل.[^1]",
     "Wie gesagt.[^1]", "Comme dit plus haut.[^1]"),
    ("Open from 9:30 to 17:00.", "از ۹:۳۰ تا ۱۷:۰۰ باز است.", "مفتوح من ٩:٣٠ إلى ١٧:٠٠.",
     "Geöffnet von 9:30 bis 17:00.", "Ouvert de 9 h 30 à 17 h 00."),
    ("Maria Lopez and the Red Cross came.", "ماریا لوپز و صلیب سرخ آمدند.",
     "جاءت ماريا لوبيز والصليب الأحمر.", "Maria Lopez und das Rote Kreuz kamen.",
     "Maria Lopez et la Croix-Rouge sont venues."),
)  # fmt: skip
"""In English, Persian, Arabic, German and French."""
SPOILINGS: tuple[tuple[str, str], ...] = (
    (r"[0-9۰-۹٠-٩]", ""),
    (r"[0-9۰-۹٠-٩]+", "99"),
    (r"[۰-۹٠-٩]", "4"),
    (r"[۰-۹]", "٤"),
    (r"[٠-٩]", "۴"),
    (r"[.!?؟…]$", ""),
    (r"[.!?؟…]$", "!"),
    (r"؟", "?"),
    (r"،", ","),
    (r"؛", ";"),
    (r"٪", "%"),
    (r"٬", ","),
    (r"٫", "."),
    (r"[«»„“”]", '"'),
    (r"«", "“"),
    (r"»", ""),
    (r"\)", ""),
    (r"\(", "[["),
    (r"\*\*", ""),
    (r"\*", "**"),
    (r"`", ""),
    (r"\]\(https://e.org/list\)", "](https://e.org/other)"),
    (r"\]\(", "] ("),
    (r"help@e\.org", "hilfe@e.org"),
    (r"@helpers", "@helper"),
    (r"\{name\}", "{Name}"),
    (r"\{name\}", "{نام}"),
    (r"%d", "% d"),
    (r"<b>", ""),
    (r"</b>", "<b>"),
    (r"<br>", " "),
    (r"\[\^1\]", ""),
    (r"\[\^1\]", "[^2]"),
    (r" ", "  "),
    (r" (?=[،.؛!؟:])|(?=[،.؛!؟:])", " "),
    (r"(?<=[،.؛!؟:]) ", ""),
    (r" ", ""),
    (r" ", "\u200b"),
    (r"^", " "),
    (r"$", " "),
    (r"$", "\n"),
    (r"\u200c", " "),
    (r"\u200c", "\u200c\u200c"),
    (r"ی", "ي"),
    (r"ک", "ك"),
    (r"ي", "ی"),
    (r"ك", "ک"),
    (r"ه", "ة"),
    (r"(\w{4,})", r"\1 \1"),
    (r"(\w{3,}) (\w{3,})", r"\2 \1"),
    (r"…", "..."),
    (r"(?<= )(\w{4,})", "\u202a\\1"),
    (r"(?<= )(\w{4,})", "\u00ad\\1"),
    (r"ʼ|’", "'"),
    (r"[A-Za-zء-ی]{5,}", "xXx"),
    (r"(?<=[a-zء-ی]) (?=[a-zء-ی])", "\u00a0"),
    (r"(?<=[۰-۹٠-٩]):(?=[۰-۹٠-٩])", "."),
    (r"کریم|كريم|Karim", "Karin"),
)
"""What goes wrong: an expression, and what is in the place of one of its matches."""


class SpoiltMessage(NamedTuple):
    """A message, and what was done to its translation."""

    source: str
    target: str
    done: str


def combine_message(language: str, choices: Choices) -> SpoiltMessage:
    """Return a message of one to three fragments whose translation is spoilt in up to two ways."""
    column = LANGUAGES.index(language) + 1
    chosen = list(dict.fromkeys(choices.pick_some(FRAGMENTS, 1, 3)))
    target, done = " ".join(each[column] for each in chosen), []
    for _ in range(choices.pick((0, 1, 1, 1, 2))):
        able = [each for each in SPOILINGS if re.search(each[0], target)]
        pattern, new = choices.pick(able)
        match = choices.pick(list(re.finditer(pattern, target)))
        target = target[: match.start()] + match.expand(new) + target[match.end() :]
        done.append(f"{pattern} → {new}")
    return SpoiltMessage(" ".join(each[0] for each in chosen), target, " ; ".join(done))
