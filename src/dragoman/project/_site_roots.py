"""The root of a web site among the folders of a project: what ``/images/a.png`` means there.

No setting says where the site begins. It is in a folder of the document, or in one beside these
that the generators of sites use.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_SITE_FOLDERS = ("", "static", "public", "assets", "docs", "source", "src", ".vuepress/public")
"""Below a folder of a document, what a site has at its root: the folder itself (MkDocs, Jekyll,
pages that were saved), ``static`` (Hugo, Docusaurus), ``public`` (Astro, VitePress), and others."""


def list_site_roots(folder: Path) -> Iterator[Path]:
    """Yield the folders where a site with a document in a folder may begin, the nearest first."""
    for above in (folder, *folder.parents):
        yield from (above / each for each in _SITE_FOLDERS)


def list_site_addresses(document: Path, file: Path) -> Iterator[str]:
    """Yield the addresses from the root of a site that a document may have for a file."""
    for site in list_site_roots(document.parent):
        if file.is_relative_to(site):
            yield f"/{file.relative_to(site).as_posix()}"
