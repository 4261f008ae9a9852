"""What is missing: sentences and the middle of paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks import Hit, Pair, rule
from dragoman.escaping import shorten_line

_LONGEST_SHOWN = 60


@rule(
    "sentence-missing",
    "warning",
    silent=[
        (
            "fa",
            "The prison is in the north of the city. It was built forty years ago. Nobody was "
            "allowed to visit it.",
            "این زندان در شمال شهر قرار دارد و چهل سال پیش ساخته شده است. هیچ‌کس اجازه نداشت از آن "
            "بازدید کند.",
        ),
        (
            "ar",
            "They were arrested at dawn. Their families were told nothing for eleven days.",
            "اعتُقلوا فجرًا، ولم تُخبر عائلاتهم بأي شيء طوال أحد عشر يومًا.",
        ),
        (
            "fr",
            "The post office was closed when we came. This is because the post is only open until "
            "noon.",
            "La poste était fermée à notre arrivée, car elle n’ouvre que le matin.",
        ),
        (
            "ar",
            "“Nobody has ever asked us what we want to do with our own village!” Karim added.",
            "وأضاف كريم: «لم يسألنا أحد قط ماذا نريد أن نفعل بقريتنا نحن!»",
        ),
        (
            "de",
            "The letter was smuggled out of the prison. It was read aloud at the meeting.",
            "Der Brief wurde aus dem Gefängnis geschmuggelt und auf der Versammlung vorgelesen.",
        ),
        (
            "zh",
            "The court refused the appeal. The lawyers were not heard, and nobody told the family.",
            "法院驳回了上诉。律师没有得到陈述的机会，也没有人通知家属。",
        ),
        (
            "ru",
            "The driver had been emptying the machine in the hall, Det. Maria Becker wrote in the "
            "release.",
            "Водитель опустошал автомат в зале, написала детектив Мария Беккер в сообщении.",
        ),
    ],
    fires=[
        (
            "fa",
            "The prison is in the north of the city. It was built forty years ago for two hundred "
            "prisoners. Nobody was allowed to visit it.",
            "زندان در شمال شهر است. هیچ‌کس اجازهٔ دیدار از آن را نداشت.",
        ),
        (
            "ar",
            "They were arrested at dawn in their homes. Their families were told nothing for "
            "eleven days. The lawyers learnt of it from the newspapers.",
            "اعتُقلوا فجرًا في منازلهم. وعلم المحامون بذلك من الصحف.",
        ),
        (
            "de",
            "The letter was smuggled out of the prison in 2016. It was read aloud at the meeting "
            "in the old town hall, and many people wept when they heard it. Then Maria Becker "
            "signed it.",
            "Der Brief wurde 2016 aus dem Gefängnis geschmuggelt. Dann unterschrieb ihn Maria "
            "Becker.",
        ),
        (
            "zh",
            "The court refused the appeal on Monday. The lawyers were not heard, and nobody told "
            "the family about it. They will appeal again.",
            "法院星期一驳回了上诉。他们将再次上诉。",
        ),
    ],
)
def sentence_missing(pair: Pair) -> Iterator[Hit]:
    """A sentence of the source, or the middle of it, has nothing beside it in the translation."""
    missing = pair.missing if pair.other_source is None else None
    if missing is not None and missing.is_sure:
        if missing.text:
            shown = shorten_line(missing.text, _LONGEST_SHOWN)
            yield Hit(0, 0, f"A sentence is missing. It is probably “{shown}”.")
        else:
            share = round(100 * missing.share)
            message = (
                f"The translation has {share}% of the length that this source has in translation."
            )
            yield Hit(0, len(pair.target), message)


@rule(
    "sentence-unsure",
    "hint",
    silent=[
        (
            "fr",
            "The connection may fail. There are several reasons for this. You may have typed a "
            "wrong password, or the signal is too weak.",
            "La connexion peut échouer pour plusieurs raisons : le mot de passe est peut-être "
            "faux, ou le signal est trop faible.",
        ),
        (
            "de",
            "The letter was smuggled out of the prison in 2016. It was read aloud at the meeting "
            "in the old town hall, and many people wept when they heard it. Then Maria Becker "
            "signed it.",
            "Der Brief wurde 2016 aus dem Gefängnis geschmuggelt. Dann unterschrieb ihn Maria "
            "Becker.",
        ),
        (
            "de",
            "The committee read all letters (some were older than the prison) in one week.",
            "Das Komitee las alle Briefe, einige älter als das Gefängnis, in einer Woche.",
        ),
    ],
    fires=[
        (
            "de",
            "The committee read all letters (some were older than the prison) in one week.",
            "Das Komitee las alle Briefe in einer Woche.",
        ),
        (
            "fr",
            "The connection may fail. There are several reasons for this. You may have typed a "
            "wrong password, or the signal is too weak.",
            "La connexion peut échouer : mot de passe faux, ou signal trop faible.",
        ),
        (
            "ar",
            "The connection may fail. There are several reasons for this. You may have typed a "
            "wrong password, or the signal is too weak.",
            "قد يفشل الاتصال: كلمة السر خاطئة أو الإشارة ضعيفة.",
        ),
    ],
)
def sentence_unsure(pair: Pair) -> Iterator[Hit]:
    """A sentence of the source is missing, or it was joined with the one beside it.

    It may also be a parenthesis, a clause behind a semicolon, or a part of a text that is much
    shorter than the others.
    """
    missing = pair.missing if pair.other_source is None else None
    if missing is not None and not missing.is_sure:
        shown = shorten_line(missing.text, _LONGEST_SHOWN)
        yield Hit(0, 0, f"Perhaps “{shown}” is missing. Or it is said in other words.")
