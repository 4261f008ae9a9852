"""One file per family of checks: each function in it that ``rule`` decorates is a rule.

A rule gets a ``Pair``, a text and its translation, and says where it finds fault. Its examples
stand beside it: first what must stay silent, then what must be found. The manual, ``check
--list`` and the tests are made of them. Other packages add families by the entry point group
``dragoman.checks``.
"""

from dragoman.checks._excerpt import excerpt
from dragoman.checks._files import Fault, File, FileRule, Message, file_rule
from dragoman.checks._manual import listing, manual
from dragoman.checks._model import (
    ARABIC_SCRIPT,
    Example,
    Finding,
    Hit,
    Pair,
    Policy,
    Rule,
    Severity,
    rule,
)
from dragoman.checks._reports import REPORTS, counts
from dragoman.checks._run import (
    check,
    check_file,
    every,
    file_rules,
    fix,
    hits,
    ids,
    ignored,
    nearest,
    policy,
    text_rules,
)

__all__ = [
    "ARABIC_SCRIPT",
    "REPORTS",
    "Example",
    "Fault",
    "File",
    "FileRule",
    "Finding",
    "Hit",
    "Message",
    "Pair",
    "Policy",
    "Rule",
    "Severity",
    "check",
    "check_file",
    "counts",
    "every",
    "excerpt",
    "file_rule",
    "file_rules",
    "fix",
    "hits",
    "ids",
    "ignored",
    "listing",
    "manual",
    "nearest",
    "policy",
    "rule",
    "text_rules",
]
