"""A page (.html) for any browser, also of a phone without network; a small JSON file comes back.

The page is one file with its script and its style, and its own policy forbids all else: nothing is
loaded, and nothing but our script runs. The texts are data in it, which the script shows as text.
*Save answers* makes the file that comes back, with the rows that somebody has worked on.
"""

from __future__ import annotations

from dragoman.exchanges.page._answers import read, recognizes
from dragoman.exchanges.page._writing import write

__all__ = ["SUFFIX", "read", "recognizes", "write"]

SUFFIX = ".html"
