"""What the manual says of how often the rules are right: figures that people read and counted."""

from __future__ import annotations

MEASURED = """\
## How often they are right

The rules were tried on translations that nobody had looked at when the rules were written: news,
texts about health, guides, manuals and programs, in up to 50 languages. One careful reader, who is
not a native speaker of most of them, judged findings that were drawn by chance: is it right that an
editor changes the translation? For the last column, one mistake was put into each of many right
translations.

| rule | right, of those read | what it reports wrongly | found, of mistakes put in |
| --- | --- | --- | --- |
| `numbers`, news | 224 of 252 | what is said in another way | changed: 94 %; left out: 57 % |
| `numbers`, programs and manuals | 191 of 228 | names of chords, numbers that explain | |
| `numbers`, source in another language | 57 of 75 | words for numbers it does not know | 88 % |
| `dates` | 22 of 22, Ethiopian dates | | 100 % |
| `units` | 23 of 24 | | 83 %; in words 43 % |
| `opposites`, `currencies` | 19 of 22 | sums of an example in the reader's currency | |
| `links`, `link-broken` | 38 of 38 | | |
| `tags`, `urls`, `placeholders` | 39 of 39, Persian and Arabic | | tags and full stops: 93 % |
| `urls`, other languages | 38 of 67 | a page in the reader's language | |
| `placeholders`, programs | 96 of 105 | phrases that may be said in several ways | |
| `source-left` | 18 of 24 | titles, and wordings that must stay | 95 to 99 % |
| `brackets`, `quotes` | 89 of 89 | | |
| `inner-quotes`, a hint | 6 of 6, in 64,768 messages | | |
| `marks`, `code-changed` | 87 of 88 | | line breaks: 100 % |
| `end-punctuation` | 77 of 80; elsewhere three of four | a question that became a request | |
| `repeated-word`, `repeated-phrase` | 19 of 21 | | 52 % |
| `sentence-missing` | 78 of 83 | two sentences that became one | 68 to 79 % |
| `spelled-numbers` | 4 of 6, in 35,775 messages | a spelling it did not know, a time | 90 % |
| `spelled-unsure`, a hint | 22 of 37 | terms of golf, parts of words | |
| `sentence-unsure`, a hint | 93 of 127 | another parenthesis is missing | 17 to 23 % more |
| `name-spelling`, a hint | 192 of 251 | cases of a name, in languages with endings | 89 % |
| `pasted` | in 15,042 right messages it reports 5 | | 79 % |
| `glued-words` | 49 of 49 \\* | | 87 % |
| `mixed-spelling`, a hint | 226 of 236 words | Arabic words that are others with ى | |
| letters and marks of Persian and Arabic | 317 of 318 | | |

\\* With `detached-waw` and `space-outside-brackets`, in Arabic.

In translations that were published, few messages have an error or a warning, and nearly all of
these are true: a wrong day, month or digit, a quotation that is never closed, a sentence without
its full stop. In per cent of the messages of the news NTREX-128 and the texts about health TICO-19,
which some rules had seen before:

| | ar | ckb | de | fa | fr | he | hi | ja | ru | ur | zh |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| with an error | 0.08 | 0.79 | 0.05 | 0.43 | 0.05 | 0.25 | 0.04 | 0.60 | 0.10 | 0.14 | 0.06 |
| with a warning | 5.1 | 4.1 | 0.95 | 6.1 | 1.4 | 1.8 | 0.79 | 1.0 | 0.71 | 2.4 | 1.9 |

What is small is not found often: a clause that is left out (60 %), a parenthesis (53 %), an item of
a list within a sentence (5 %). In languages that are not in this table, take a finding as a
question. [How the rules were measured](measured.md) says what was read, and when.
"""
