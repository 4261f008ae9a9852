"""One file per family of checks: each function in it that ``rule`` decorates is a rule.

A rule gets a ``Pair``, a text and its translation, and says where it finds fault. Its examples
stand beside it: first what must stay silent, then what must be found. The manual, ``check
--list`` and the tests are made of them. Other packages add families by the entry point group
``dragoman.checks``.
"""

from dragoman.checks._excerpt import make_excerpt
from dragoman.checks._files import Fault, File, FileRule, Message, file_rule
from dragoman.checks._manual import list_rules, write_manual
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
from dragoman.checks._reports import REPORTS, count_findings
from dragoman.checks._run import (
    all_rules,
    check_file,
    check_pair,
    file_rules,
    find_hits,
    fix_pair,
    ignored_rules,
    make_policy,
    rule_ids,
    suggest_rule,
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
    "all_rules",
    "check_file",
    "check_pair",
    "count_findings",
    "file_rule",
    "file_rules",
    "find_hits",
    "fix_pair",
    "ignored_rules",
    "list_rules",
    "make_excerpt",
    "make_policy",
    "rule",
    "rule_ids",
    "suggest_rule",
    "text_rules",
    "write_manual",
]
