"""A new template is read back before it is written.

What is changed in catalogues, ``saving`` reads back.
"""

from __future__ import annotations

from dragoman.catalogs.template import DumpedTemplate
from dragoman.errors import CatalogError
from dragoman.po.decoding import decode
from dragoman.po.live import read_live

REPORT_BUG = "this is a bug in dragoman: please report it, with the catalogue"


def check_template(written: DumpedTemplate, name: str) -> None:
    """Check that a reader finds in a new template its messages, in their order; raises as
    ``saving.check_reads_back`` does. ``name`` is what errors call the template."""
    try:
        found = read_live(decode(written.data, name).text, name)
    except CatalogError:
        raise explain_unreadable(name) from None
    if found.keys != written.keys or any(found.msgstrs):
        raise explain_unreadable(name)


def explain_unreadable(name: str) -> CatalogError:
    """Return the error for what dragoman wrote and cannot read."""
    return CatalogError(
        f"the new catalogue could not be read back, so nothing was written; {REPORT_BUG}",
        name,
    )
