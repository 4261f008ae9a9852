"""The glossary's terms as comments in the catalogues, where the settings ask for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.commands._glossaries import read_glossary
from dragoman.po import Block, Catalog
from dragoman.po.edit import set_source_lines, source_lines
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.glossary import Glossary


def read_terms(project: Project) -> Glossary | None:
    """Return the glossary; None where the settings do not ask for comments, or there is none."""
    return read_glossary(project) if project.settings.check.comments else None


def add_terms(template: Catalog, terms: Glossary | None, language: str) -> Catalog:
    """Return a template with the terms that are in its messages as comments for translators."""
    if terms is None:
        return template
    blocks = tuple(_add_terms(block, terms, language) for block in template.blocks)
    return replace(template, blocks=blocks)


def _add_terms(block: Block, terms: Glossary, language: str) -> Block:
    from dragoman.glossary import find_terms, write_comments

    found = find_terms(terms, block.msgid, language)
    if not found:
        return block
    added = [f"#. {comment}" for comment in write_comments(found)]
    lines = source_lines(block)
    comments = [line for line in lines if line.startswith("#.")]
    return set_source_lines(block, [*comments, *added, *lines[len(comments) :]])
