"""The rules of ``dragoman check``, and the engine that runs them.

**To add a rule**, write a function in a file of ``checks/rules/``, in a new file or in that of
its family. No other file names it: a rule is found because it is there. This is a whole file::

    \"\"\"Ellipses: how an omission is written.\"\"\"

    from collections.abc import Iterator

    from dragoman.checks import Hit, Pair, rule


    @rule(
        "three-dots",
        "hint",
        fix="safe",
        silent=[("fa", "Wait…", "صبر کنید…"), ("de", "Wait...", "Warte...")],
        fires=[("fa", "Wait…", "صبر کنید...")],
    )
    def three_dots(pair: Pair) -> Iterator[Hit]:
        \"\"\"The translation has three dots, the source has an ellipsis.\"\"\"
        if "..." in pair.source:
            return
        at = pair.masked_target.find("...")
        if at >= 0:
            yield Hit(at, at + 3, "Write … here.", "…", safe=True)

- The **id** and the first line of the **docstring** are what the user sees: say in one plain
  sentence what is wrong. The **message** of a hit says what is wrong here, or what to write.
- The **severity** is ``"error"`` (the translation says something else, or breaks a program),
  ``"warning"`` (surely a fault, but a reader understands) or ``"hint"`` (a matter of style).
- A rule gets a ``Pair``. Look for places in ``pair.masked_target``, where code, tags, addresses
  and placeholders are masked; a place in it is the same place in ``pair.target``. Compare with
  ``pair.masked_source``: what the source does too is not the translator's fault.
- ``silent`` and ``fires`` are examples: language, source, translation. ``silent`` is what must
  not be reported, the near misses above all; ``fires`` is what must be.
- Optional: ``languages="fa ar"`` or ``ARABIC_SCRIPT`` where the rule is not for all languages;
  ``fix="safe"`` where ``--fix`` may put ``Hit.replacement`` there unasked (then mark such hits
  with ``safe=True``), ``fix="suggest"`` where it only may be proposed; ``fixed_in=SPACED_WORDS``
  where it may be put there in some languages only, as every change of spaces must;
  ``in_code=True`` to check code as well; ``about_markup=True`` for a rule about markup, which
  plain text has not.
- To be quick, a rule says what it needs: ``needs="،؛"`` for the characters without which there is
  nothing to find; ``clue=_PATTERN``, or a function, for what finds something in a word of the
  translation (what is between two spaces) if there is anything to find; ``source_needs`` and
  ``source_clue`` for the same in an English source; ``either_needs`` and ``either_clue`` for what
  one of the two texts has. The rule itself must be right without them.
- A rule about the catalogue file itself is a function from ``CatalogFile`` to ``Fault``, with
  ``file_rule``; ``rules/file.py`` has examples.

A rule imports from here, from ``dragoman.checks.text`` (what is known about characters, numbers
and verbs, and what is masked) and from the layers below, and from no other rule.

Then run ``make docs`` and ``pytest tests/checks``: the manual, ``check --list`` and the tests are
made of the rules. The tests try every example, that ``--fix`` twice gives the same as once, that
no rule finds more after it, and that no rule takes more than linear time on a long text.

Whatever a rule says, ``--fix`` leaves a place where another rule has an error or a warning for a
person, a place that is the same in the source, and a change after which a rule would find more.

Another distribution adds a file of rules with the entry point group ``dragoman.checks``: a name,
and the module that has the rules.
"""

from typing import TYPE_CHECKING

from dragoman.later import import_later

if TYPE_CHECKING:
    from dragoman.checks.catalog_rule import (
        EXAMPLE_HEADER,
        EXAMPLE_MESSAGE,
        CatalogFile,
        Fault,
        FileRule,
        Message,
        file_rule,
    )
    from dragoman.checks.excerpt import make_excerpt
    from dragoman.checks.families import has_added_rules
    from dragoman.checks.finding import Finding, count_findings
    from dragoman.checks.manual import list_rules, write_manual
    from dragoman.checks.policy import Policy, Severity, make_policy
    from dragoman.checks.registry import (
        list_all_rules,
        list_file_rules,
        list_ignored_rules,
        list_rule_ids,
        list_text_rules,
        suggest_rule,
    )
    from dragoman.checks.reports import REPORTS
    from dragoman.checks.run import check_file, check_pair, check_pairs, find_hits, fix_pair
    from dragoman.checks.text.catalog_texts import CatalogTexts, learn_catalog
    from dragoman.checks.text.languages import (
        ARABIC_SCRIPT,
        SPACED_WORDS,
        base_language,
        is_in_arabic_script,
    )
    from dragoman.checks.text.names.known_names import NameSpellings
    from dragoman.checks.text.names.name_spellings import learn_names
    from dragoman.checks.text_rule import Example, Hit, Neighbours, Pair, Rule, rule

__all__ = [
    "ARABIC_SCRIPT",
    "EXAMPLE_HEADER",
    "EXAMPLE_MESSAGE",
    "REPORTS",
    "SPACED_WORDS",
    "CatalogFile",
    "CatalogTexts",
    "Example",
    "Fault",
    "FileRule",
    "Finding",
    "Hit",
    "Message",
    "NameSpellings",
    "Neighbours",
    "Pair",
    "Policy",
    "Rule",
    "Severity",
    "base_language",
    "check_file",
    "check_pair",
    "check_pairs",
    "count_findings",
    "file_rule",
    "find_hits",
    "fix_pair",
    "has_added_rules",
    "is_in_arabic_script",
    "learn_catalog",
    "learn_names",
    "list_all_rules",
    "list_file_rules",
    "list_ignored_rules",
    "list_rule_ids",
    "list_rules",
    "list_text_rules",
    "make_excerpt",
    "make_policy",
    "rule",
    "suggest_rule",
    "write_manual",
]

__getattr__ = import_later(
    __name__,
    {
        "catalog_rule": "EXAMPLE_HEADER EXAMPLE_MESSAGE CatalogFile Fault FileRule Message "
        "file_rule",
        "excerpt": "make_excerpt",
        "families": "has_added_rules",
        "finding": "Finding count_findings",
        "manual": "list_rules write_manual",
        "policy": "Policy Severity make_policy",
        "registry": "list_all_rules list_file_rules list_ignored_rules list_rule_ids "
        "list_text_rules suggest_rule",
        "reports": "REPORTS",
        "text_rule": "Example Hit Neighbours Pair Rule rule",
        "run": "check_file check_pair check_pairs find_hits fix_pair",
        "text.catalog_texts": "CatalogTexts learn_catalog",
        "text.languages": "ARABIC_SCRIPT SPACED_WORDS base_language is_in_arabic_script",
        "text.names.known_names": "NameSpellings",
        "text.names.name_spellings": "learn_names",
    },
)
