"""Which words are rightly said twice in a row, and which never are.

Persian and Arabic say a word twice in few expressions, so every other one is a slip. Urdu, Hindi,
Kurdish and others double words as a part of their grammar ("little by little", "each their own"):
there, and in languages whose words we know less, only words that join others are a slip.
"""

from __future__ import annotations

import re

from dragoman.checks.text.characters import read_words
from dragoman.patterns import compile_later

LETTER_NAMES = read_words(
    """
    آر آی ای ال ام ان اس اف اچ ایکس بی پی تی جی دی سی کی کیو کیه وی یو زی لی
    إس إن إل إم إف إتش إكس إي إيه إيف آي آر إر أر أي أس أل أو أوه أيه بي تي جي جيه دي سي فى كيه كيو
    يو زد زي دبلیو دابلیو دبليو دابليو
    """
)
"""Names of letters, as in "see-en-en" for CNN."""

SAID_TWICE = LETTER_NAMES | read_words(
    """
    تک کم جدا ریز لک جز کل یک دانه آرام گروه دسته ذره قدم پله گاه نم خرد رفته پاره تکه دو چند
    هزار صد فوج رنگ راه خط بله نه خیلی بسیار زود یواش تند آهسته لحظه حرف برگ قطره لایه مرحله ها
    واژه کلمه شاخه نقطه سطر بخش نام لیتر خطوة رويدا کند وای های هی هه هو قاه آه واه آخ جان جیک
    میو نوبت رزمة شيئا كلمة حرفا سطرا واحدا جدا يوما قليلا صفا دكا نعم لا جزءا صفحة مرحلة سنة أو
    بلند یکی خانه کوچه نرم هرگز آری پچ تق سلانه دوان کشان لنگان خوش وجب صف شهر جرعه مشت بند نفس
    كثيرا أبدا هيا كلا مهلا صبرا بيتا شارعا حجرا دارا شبرا بابا زنده گرم داغ سرد تازه خسته مست
    گریان خندان لرزان پرسان پیچ چکه آمين اوه اوف آها يا بس حي الله هلم حذار دفعة طبقة نقطة عقب
    چپ کج شل تلو سه چهار پنج توجه کمک آفرین سلام بدو برو بیا قطعه فرقه قبیله طایفه طبقه خوشه
    حلقه رشته شقه ملت راستی جای گوشه لقمه مرة مرتين واحد واحدة جزء هيهات كذا
    """
)
"""Words that Persian or Arabic rightly says twice: "one by one", "step by step", interjections."""

DISTRIBUTIVE_ENDINGS = ("اً", "ًا", "ةً")
"""Endings with which Arabic says "house by house": بيتاً بيتاً."""

_OWNERS = read_words("من تو او وی ما شما آنها آنان ایشان خود")
_OF_OBJECTS = "را"
_ASKING = {
    "لم": compile_later(r"\bwhy\b", re.IGNORECASE),
    "من": compile_later(r"\b(?:who(?:m|se|ever)?|which)\b", re.IGNORECASE),
}
"""Arabic words that also ask, and the English questions that they ask: لم لم تكتب is "why did you
not write", and من من المدينة is "who is from the city"."""

COMPOUNDS_OF_FROM = read_words("دست بین کار هم سر یاد پا میان جا نو نظر سوی طریق طرف")
"""What follows از in Persian verbs such as "lose" (از دست دادن): the word before may be از too."""
VERBAL_NOUNS = read_words("گیری گذاری بندی سازی نویسی یابی دهی رسانی خوانی شناسی کشی زنی")
"""What follows a noun in Persian compounds that some write in two words: of شماره شماره گیری, the
number of a dialling, the second is a part of another word."""
COMPOUNDS_OF_TO = read_words("روز روزرسانی روزآوری کار کارگیری دست هم یاد ثمر اشتراک رسمیت")
"""What follows به in Persian verbs such as "update" (به روز رساندن): "to update" has به twice."""

_FUNCTION_WORDS = {
    "ur": "کے کو سے پر نے کہ یا ہیں تھا تھے تھی لیے",
    "ps": "په چې او له کې پکې",
    "sd": "کي کان سان ته",
    "ckb": "لە بە کە یان بۆ لەگەڵ ئەم وە",
    "ug": "بىلەن ۋە بۇ ئۈچۈن ھەم",
    "hi": "के को से पर ने कि हैं था थे थी लिए",
    "mr": "आणि की आहेत",
    "ne": "को का छन्",
    "de": "und oder mit von für auf aus bei nach nicht ein eine einen einem einer im am",
    "nl": "en of van met niet",
    "sv": "och eller med av för inte ett från",
    "fr": "et ou de le les du des une dans par pour sur avec ce cette au aux",
    "es": "y o de el los del un una por con su sus al para",
    "pt": "e ou de o do da dos das um uma por com ao para",
    "it": "e o di il del della dei una per con al",
    "ru": "и в на с к по из за от для или но у об при над под",
    "uk": "і та в у на з до від для або але за при",
    "pl": "i w na z do od dla lub ale przez",
    "he": "של את על עם כי אל בין גם",
    "tr": "ve ile için ama veya",
}
"""By language, words that are never right twice in a row; closed, and written from knowledge."""

FUNCTION_WORDS = {language: read_words(words) for language, words in _FUNCTION_WORDS.items()}

_SAYS_ONCE = read_words(
    "de fr es it pt ca gl ro nl sv da nb nn no is pl cs sk sl hr sr bs mk bg ru uk be lt lv et"
)
"""Languages in which hardly any word is right twice in a row."""
_FEWEST_LETTERS = 4
_RIGHT_TWICE = read_words(
    "nous vous elle elles faire lecca piano pian così quasi appena casi luego logo quase haar zijn "
    "très sehr ganz viel mycket långt langt lenge löngu veldig meget mjög molto tanto mucho "
    "muito molt foarte încet bardzo ledwo velmi dávno veľmi malo jedva polako väga tasa ļoti "
    "mazliet labai едва давно только чуть очень дуже ледве малко мало много бавно полако једва"
)
"""Longer words that such a language says twice: « nous nous lavons », “pian piano”, „sehr sehr“."""


def is_said_once(word: str, language: str) -> bool:
    """Return whether a word of a language is a slip where it is there twice in a row.

    It has no capital letter: a name may be a word twice, as “Baden Baden”.
    """
    is_long = len(word) >= _FEWEST_LETTERS and word.islower() and word.isalpha()
    return language in _SAYS_ONCE and is_long and word not in _RIGHT_TWICE


def finds_repeated_words(language: str) -> bool:
    """Return whether anything is known of which words of a language are slips if twice in a row."""
    return language in FUNCTION_WORDS or language in _SAYS_ONCE


def are_two_words(word: str, after: str, source: str) -> bool:
    """Return whether a word that is there twice is two different words.

    Of two Persian pronouns the second is the object: درآمد او او را. Of two Arabic words the first
    asks.
    """
    asks = _ASKING.get(word)
    return (word in _OWNERS and after == _OF_OBJECTS) or bool(asks and asks.search(source))


_BETWEEN = r"[\s,\-–—_]{1,3}"
_ONE_BY_ONE = compile_later(r"\b(\w{2,}) (?:by|after|upon|to|and|in|on) \1\b", re.IGNORECASE)
_TWICE = compile_later(rf"\b([^\W\d_]+){_BETWEEN}\1\b", re.IGNORECASE)
_DOUBLE_NAME = compile_later(r"([A-Z][a-z]{2,})\1")
_ABBREVIATION = compile_later(r"\b(?=\w*[A-Z]\w*[A-Z])\w*([A-Za-z])(?i:\1)\w*\b")


def says_twice(text: str) -> bool:
    """Return whether an English text says a word twice: "one by one", "very, very", "bye-bye".

    So does a name such as DuckDuckGo.
    """
    return any(said.search(text) for said in (_ONE_BY_ONE, _TWICE, _DOUBLE_NAME))


def spells_a_letter_twice(text: str) -> bool:
    """Return whether a text has an abbreviation with a letter twice in a row, as in CNN."""
    return _ABBREVIATION.search(text) is not None
