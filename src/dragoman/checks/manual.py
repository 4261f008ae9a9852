"""Write the manual page of the rules and their list, from the rules themselves."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.checks.catalog_rule import FileRule
from dragoman.checks.excerpt import show_hidden
from dragoman.checks.measured import MEASURED
from dragoman.checks.registry import list_all_rules, list_file_rules, list_text_rules
from dragoman.checks.text.languages import ARABIC_SCRIPT
from dragoman.checks.text_rule import Example, Rule
from dragoman.languages import find_language_name

_HEAD = """\
# What `dragoman check` finds

For people who proofread: all rules, with examples.

- [Errors](#errors), [warnings](#warnings) and [hints](#hints)
- [How often they are right](#how-often-they-are-right)
- [Catalogues](#catalogues): rules about the file itself

Every rule compares a translation with its source, the text that was translated. A fault that the
source has too is not reported. The rules do not look at code, at tags (`<b>`), at addresses, at
placeholders (`%s` or `{name}`, where a program puts a value), nor at a part that is marked with
another `lang`; the rules about these things are the exception.

A finding has one of three severities. An *error* makes `dragoman check` end with exit code 1. A
*warning* does so only with `--strict`. A *hint* never does. Some rules know the right text. Where a
rule is *fixed by `--fix`*, dragoman changes the translation without asking; where the right text is
only *suggested*, nothing is changed.

`--fix` leaves a place as it is when it is not certain. It never changes

- a place where another rule reports an error or a warning that a person has to decide about. Of
  brackets that are the wrong way round, as in `)so(`, it neither removes a space nor turns one; the
  right way round is suggested;
- a word or a space beside a mark that is the same in the source;
- code, addresses, placeholders, tags, paths such as `C:\\letters`, and emoji such as `:smile:`;
- an inner quotation, or one that has another quotation in it;
- spaces in a language whose rules it does not know. The spaces inside of French « … » stay.

After `--fix`, no rule finds more than before.

The rules about markup (`links`, `link-broken`, `tags` and `code-changed`) look only at texts that
have markup: not at those of a `.txt` document.

To switch a rule off for one message, write the translator's comment `# dragoman: ignore numbers`
above it in the catalogue (the `.po` file). The flag `#, ignore-numbers` does the same, but the
tools of gettext remove flags that they do not know. To switch a rule off for the whole project,
name it under `disable` in the section `[check]` of the settings. `[check.severity]` gives a rule
another severity.

A rule is for all languages, unless its languages are named. In the tables, *found* is a translation
that the rule reports, and *fine* is one that it does not report. Characters that nobody can see are
written by their numbers. One of them is the half-space, `<U+200C>` (its name in Unicode is zero
width non-joiner): it keeps two letters of one word apart.
"""
_CATALOGUES = """\
## Catalogues

These rules check the catalogue itself, whatever its texts are. A catalogue is the file with the
translations of one document into one language (`locale/fa/LC_MESSAGES/letter.po`). It begins with a
header, which describes the file. A message is a text of the source (`msgid`) with its translation
(`msgstr`); it is fuzzy as long as nobody has confirmed the translation.
"""
_LONG = 200
"""Of examples that have more letters together, one of each kind is shown, of others two."""
_FIXES = {"safe": "fixed by `--fix`", "suggest": "suggested", "": ""}


def write_manual() -> str:
    """Return a page of Markdown that describes every rule with its examples."""
    return "\n".join([_HEAD, *_write_parts(), ""])


def list_rules() -> str:
    """Return one line for every rule, for ``check --list``."""
    width = max(len(rule.id) for rule in list_all_rules())
    return "".join(
        f"{rule.id:{width}}  {rule.severity.value:7}  {_name_scope(rule):13}  {rule.sentence}\n"
        for rule in list_all_rules()
    )


def _describe_fix(rule: Rule | FileRule) -> str:
    """Return what ``--fix`` does with a rule, and where it does so only in some languages."""
    fix = _FIXES[rule.fix]
    if isinstance(rule, FileRule) or not rule.fixed_in:
        return fix
    return f"{fix} in languages with one space between words, in others suggested"


def _name_scope(rule: Rule | FileRule) -> str:
    if isinstance(rule, FileRule):
        return "catalogue"
    if rule.languages is ARABIC_SCRIPT:
        return "Arabic script"
    return " ".join(sorted(rule.languages)) or "all"


def _write_parts() -> Iterator[str]:
    for severity, title in (("error", "Errors"), ("warning", "Warnings"), ("hint", "Hints")):
        yield f"## {title}\n"
        for rule in list_text_rules():
            if rule.severity == severity:
                yield from _write_rule(rule)
    yield MEASURED
    yield _CATALOGUES
    yield "| rule | what is wrong | |\n| --- | --- | --- |"
    for file_rule in list_file_rules():
        yield from _write_file_rule(file_rule)


def _write_rule(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.id}`\n\n{rule.sentence}\n"
    about = "; ".join(filter(None, (_name_languages(rule), _describe_fix(rule))))
    if about:
        yield f"*{about[0].upper()}{about[1:]}.*\n"
    yield "| | source | translation |\n| --- | --- | --- |"
    for verdict, examples in (("found", rule.fires), ("fine", rule.silent)):
        is_long = any(len(each.source + each.target) > _LONG for each in examples[:2])
        for example in examples[: 1 if is_long else 2]:
            yield _write_row(verdict, example)
    yield ""


def _name_languages(rule: Rule) -> str:
    """Return for which languages a rule is; empty for all."""
    if rule.languages is ARABIC_SCRIPT:
        return "for languages in the Arabic script"
    names = sorted(map(find_language_name, rule.languages))
    return f"for {', '.join(names)}" if names else ""


def _write_row(verdict: str, example: Example) -> str:
    source, target = (_write_cell(text) for text in (example.source, example.target))
    return f"| {verdict} | {source} | {target} |"


def _write_cell(text: str) -> str:
    """Return a text as code in a table; the fence is longer than the backticks in it."""
    visible = show_hidden(text).replace("\u200c", "<U+200C>").replace("\u00a0", "<U+00A0>")
    visible = visible.replace("|", "\\|").replace("\u200d", "<U+200D>")
    return f"`` {visible} ``" if "`" in visible else f"`{visible}`"


def _write_file_rule(rule: FileRule) -> Iterator[str]:
    fix = _FIXES[rule.fix]
    about = f"{rule.severity.value}{', ' + fix if fix else ''}"
    sentence = rule.sentence.replace("|", "\\|")
    yield f"| `{rule.id}` | {sentence} | {about} |"
