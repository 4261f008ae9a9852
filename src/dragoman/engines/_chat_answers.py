"""What a model of a chat says: its translation, without its thoughts and without packing.

Servers differ in what they leave in an answer. Whether the translation is any good is not decided
here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from dragoman.errors import AnswerError, SpoiltAnswerError

FIELD = "translation"
"""The only field of the JSON object that is asked for."""
_STOPPED = {
    "length": "the model stopped in the middle of its answer",
    "content_filter": "the server withholds the answer of the model",
}
"""By ``finish_reason``, why an answer is not whole."""
_NAMES = r"(?:\w+:)?(?:think|thinking|thoughts?|reasoning)"
_THOUGHTS = re.compile(
    rf"\A.*(?:</{_NAMES}>|\[/THINK\]|<\|channel\|>final<\|message\|>)", re.S | re.I
)
"""What goes before an answer. Some servers have taken away the mark that thoughts begin with."""
_BEGUN = re.compile(rf"\A\s*(?:<{_NAMES}>|\[THINK\]|<\|channel\|>analysis)", re.I)
_ENDS = ("<|end|>", "<|im_end|>", "<|eot_id|>", "<|endoftext|>", "<|return|>", "<end_of_turn>",
         "<eos>")  # fmt: skip
"""Pieces by which a model says that it has ended, where a server shows them."""
_FENCE = re.compile(r"```\w*[ \t]*\n(.*?)\n?```", re.S)
_DECODER = json.JSONDecoder(strict=False)
"""Some models break lines within a string."""


def read_content(answer: Any) -> str:
    """Return what the model says. Raises AnswerError where it is not one whole answer."""
    choices = answer.get("choices") if isinstance(answer, dict) else None
    if not isinstance(choices, list):
        raise AnswerError("the answer of the server has no choices")
    if len(choices) != 1:
        raise AnswerError(f"the server gave {len(choices)} answers to one question")
    choice = choices[0] if isinstance(choices[0], dict) else {}
    reason = choice.get("finish_reason")
    if isinstance(reason, str) and reason in _STOPPED:
        raise SpoiltAnswerError(_STOPPED[reason])
    message = choice.get("message")
    content = _join_parts(message.get("content")) if isinstance(message, dict) else None
    if content is None:
        raise SpoiltAnswerError("the answer of the model has no text")
    return content


def _join_parts(content: Any) -> str | None:
    """Return a content as one text; some servers give it in parts, and thoughts among them."""
    if not isinstance(content, list):
        return content if isinstance(content, str) else None
    parts = [part for part in content if isinstance(part, dict) and part.get("type") == "text"]
    texts = [part.get("text") for part in parts]
    return "".join(text for text in texts if isinstance(text, str)) if texts else None


def read_translation(content: str, asked: str) -> str:
    """Return the translation in what a model says; a model that writes no JSON says only that.

    What the text that was ``asked`` for has itself is never taken for thoughts or packing.
    """
    text = content.strip().lstrip("\ufeff")
    if not text.startswith("{"):
        text = _drop_thoughts(text, asked)
    fenced = _FENCE.findall(text) if "```" not in asked else []
    if len(fenced) == 1:
        text = fenced[0].strip()
    if text.startswith("{"):
        return _drop_thoughts(_read_object(text), asked)
    if f'"{FIELD}"' in text and "{" not in asked:  # with words before it
        return _read_object(text[max(0, text.find("{")) :])
    return text


def _drop_thoughts(text: str, asked: str) -> str:
    if not _THOUGHTS.match(asked):
        text = _THOUGHTS.sub("", text)
    if _BEGUN.match(text) and not _BEGUN.match(asked):
        raise SpoiltAnswerError("the model did not come to the end of its thoughts")
    return _drop_ends(text, [each for each in _ENDS if each not in asked])


def _drop_ends(text: str, pieces: Sequence[str]) -> str:
    """Return a text without the pieces at its end, and without white space around it.

    An answer may be long, and of nothing but spaces or such pieces: none is looked at twice.
    """
    end = len(text.rstrip())
    while piece := next((each for each in pieces if text.endswith(each, 0, end)), ""):
        end -= len(piece)
        while end and text[end - 1].isspace():
            end -= 1
    return text[:end].strip()


def _read_object(text: str) -> str:
    try:
        data, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        raise SpoiltAnswerError("the model wrote JSON that cannot be read") from None
    found = data.get(FIELD) if isinstance(data, dict) else None
    if not isinstance(found, str) or len(data) != 1 or "{" in text[end:]:
        raise SpoiltAnswerError(f"the JSON of the model has not one field {FIELD}")
    return found
