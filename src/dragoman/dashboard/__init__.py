"""Progress as pictures and pages: the plot of the history, badges, the dashboard, the word diff.

Pure functions: they get what was counted, and give text.
"""

from dragoman.dashboard._badges import badge, endpoint
from dragoman.dashboard._model import Language, Line, Link, News, Task, View, Work
from dragoman.dashboard._pages import diff_page, page
from dragoman.dashboard._plot import plot

__all__ = [
    "Language",
    "Line",
    "Link",
    "News",
    "Task",
    "View",
    "Work",
    "badge",
    "diff_page",
    "endpoint",
    "page",
    "plot",
]
