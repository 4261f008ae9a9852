"""A short letter in English and Persian, of which dragoman can tell what belongs together."""

from __future__ import annotations

ENGLISH = (
    "A letter from the ward",
    "More than 1500 people died in the year 2015.",
    "We write to you from ward 350 and we ask for your help.",
    "They took 17 of us on 23 December, and nobody has come back.",
    "See https://example.org/appeal for the list of names.",
    "What did these 40 people do?",
)
PERSIAN = (
    "نامه‌ای از بند",
    "بیش از ۱۵۰۰ نفر در سال ۲۰۱۵ کشته شدند.",
    "ما از بند ۳۵۰ برای شما می‌نویسیم و از شما کمک می‌خواهیم.",
    "در ۲۳ دسامبر ۱۷ نفر از ما را بردند و هیچ‌کس بازنگشته است.",
    "فهرست نام‌ها را در https://example.org/appeal ببینید.",
    "این ۴۰ نفر چه کرده بودند؟",
)
