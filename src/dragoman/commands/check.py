"""The quality of a project's translations: finding faults, mending the safe ones, and the gate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman import checks, files, glossary
from dragoman.align import row_units
from dragoman.checks import Finding, Policy
from dragoman.errors import CatalogError, ProjectError, SourceError
from dragoman.model import MessageKey, State, Tally
from dragoman.project import Project
from dragoman.proofread import CatalogPlace, FixedText, Memory, check_catalog, fix_catalog, remember

_ENOUGH = {
    "translated": (State.TRANSLATED, State.REVIEWED),
    "reviewed": (State.REVIEWED,),
}


@dataclass(frozen=True, slots=True)
class CheckedCatalog:
    """What was found in one catalogue."""

    path: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FixedCatalog:
    """What was mended in one catalogue."""

    path: Path
    before: bytes
    after: bytes
    changes: tuple[FixedText, ...]


def project_policy(project: Project, *, strict: bool = False) -> Policy:
    """Give what the settings choose of the rules, with the project's glossary.

    Raises ProjectError for a rule that does not exist, and a glossary that is wrong.
    """
    chosen = project.settings.check
    path = files.resolve_inside(project.root, project.root / chosen.glossary)
    terms = glossary.read(path) if path.is_file() else None
    for key, rules in {"disable": chosen.disable, "severity": chosen.severity}.items():
        for rule in rules:
            if rule not in checks.rule_ids():
                raise project.setting_error(f"check.{key}.{rule}", checks.suggest_rule(rule), rule)
    return checks.make_policy(
        chosen.disable,
        chosen.severity,
        chosen.digits,
        chosen.quotes,
        glossary=terms,
        strict=strict,
    )


def check(
    project: Project, documents: Sequence[str], codes: Iterable[str], chosen: Policy
) -> Iterator[CheckedCatalog]:
    """Run every rule over the catalogues that there are, and tell of each in turn.

    A catalogue that cannot be read is a finding, no error.
    """
    for code in codes:
        memory = _read_memory(project, code)
        for name in documents:
            path = project.catalog(name, code)
            data = files.read(path)
            if data is not None:
                place = _place_of(project, name, code)
                found = check_catalog(data, place, chosen, memory)
                yield CheckedCatalog(place.path, tuple(found))


def fix(
    project: Project,
    documents: Sequence[str],
    codes: Iterable[str],
    chosen: Policy,
    *,
    dry_run: bool = False,
) -> Iterator[FixedCatalog]:
    """Mend what is safe to mend, and tell of each catalogue that it changes.

    Each catalogue is written whole or not at all; with ``dry_run`` none is. Raises CatalogError
    for one that cannot be read.
    """
    for code in codes:
        for name in documents:
            path = project.catalog(name, code)
            if path.is_file():
                yield from _fix_one(project, path, _place_of(project, name, code), chosen, dry_run)


def _fix_one(
    project: Project, path: Path, place: CatalogPlace, chosen: Policy, dry_run: bool
) -> Iterator[FixedCatalog]:
    before, after = b"", b""
    changes: tuple[FixedText, ...] = ()

    def mended(data: bytes | None) -> bytes:
        nonlocal before, after, changes
        before = data or b""
        after, changes = fix_catalog(before, place, chosen)
        return after

    if dry_run:
        mended(files.read(path))
    else:
        files.edit(path, mended, root=project.root)
    if after != before:
        yield FixedCatalog(path, before, after, changes)


def parse_requirement(said: str) -> tuple[str, float]:
    """Read what a gate asks of a language: "reviewed", or "translated:95".

    Raises ProjectError for another state, or a share that is no number from 0 to 100.
    """
    state, _, share = said.partition(":")
    if state not in _ENOUGH:
        raise ProjectError(f"there is no state {state!r} to require; write translated or reviewed")
    try:
        percent = float(share) if share else 100.0
    except ValueError:
        percent = -1.0
    if not 0 <= percent <= 100:
        raise ProjectError(f"the share {share!r} to require is no number from 0 to 100")
    return state, percent


def list_unmet(require: Mapping[str, str], tallies: Mapping[str, Tally]) -> list[str]:
    """Say what is missing before the languages may be published, a sentence each.

    Shares are of words of the source; a language without any catalogue has nothing done.
    """
    missing = []
    for language, said in require.items():
        state, wanted = parse_requirement(said)
        tally = tallies.get(language)
        words = tally.words if tally else {}
        done = sum(words.get(one, 0) for one in _ENOUGH[state])
        total = sum(words.values())
        share = 100 * done / total if total else 0.0
        if done < total * wanted / 100 or tally is None:
            missing.append(
                f"{language}: {share:.1f}% of the words are {state}, {wanted:g}% are required; "
                f"{total - done} words are missing"
            )
    return missing


def _read_memory(project: Project, code: str) -> Memory:
    """Gather what the language's documents say, where there are several to compare."""
    if len(project.documents) < 2:
        return {}
    found = []
    for name in project.documents:
        try:
            catalog = project.read_catalog(name, code)
        except CatalogError:
            continue  # a finding of its own
        if catalog is not None:
            found.append((name, catalog))
    return remember(found)


def _place_of(project: Project, name: str, code: str) -> CatalogPlace:
    return CatalogPlace(
        document=name,
        language=code,
        path=project.show(project.catalog(name, code)),
        numbers=_number_paragraphs(project, name),
        source_language=project.settings.source_language,
    )


def _number_paragraphs(project: Project, name: str) -> dict[MessageKey, int]:
    """Give the number of the paragraph that each message first stands in.

    A source that cannot be read numbers nothing; ``update`` will say what is wrong with it.
    """
    try:
        document = project.read_document(name)
    except SourceError:
        return {}
    found: dict[MessageKey, int] = {}
    for number, unit in enumerate(row_units(document), 1):
        found.setdefault(unit.key, number)
    return found
