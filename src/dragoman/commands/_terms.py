"""The glossary's terms as comments in the catalogues, where the settings ask for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman import folders
from dragoman.po import Block, Catalog
from dragoman.po.edit import set_source_lines, source_lines
from dragoman.project import Project

if TYPE_CHECKING:
    from dragoman.glossary import Glossary


def make_term_writer(project: Project, language: str) -> Callable[[Catalog], Catalog]:
    """Return what adds the glossary's terms to a template as comments for the translators.

    It adds none where the settings do not ask for them, or there is no glossary.
    """
    path = project.glossary_file
    if not project.settings.check.comments or not folders.is_file(path):
        return lambda template: template
    from dragoman import glossary

    terms = glossary.read(path)
    return lambda template: replace(
        template, blocks=tuple(_add_terms(block, terms, language) for block in template.blocks)
    )


def _add_terms(block: Block, terms: Glossary, language: str) -> Block:
    from dragoman.glossary import find_terms, write_comments

    found = find_terms(terms, block.msgid, language)
    if not found:
        return block
    added = [f"#. {comment}" for comment in write_comments(found)]
    lines = source_lines(block)
    comments = [line for line in lines if line.startswith("#.")]
    return set_source_lines(block, [*comments, *added, *lines[len(comments) :]])
