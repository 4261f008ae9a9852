"""Progress as pictures and pages: the plot of the history, badges, the dashboard, the word diff.

The functions are pure: they take what was counted and return text.
"""

from dragoman.dashboard._adoption import (
    AdoptedDocument,
    AdoptedParagraph,
    AdoptedRow,
    write_adopt_page,
)
from dragoman.dashboard._badges import draw_badge, write_endpoint
from dragoman.dashboard._model import (
    Dashboard,
    DashboardRow,
    EditionLink,
    Language,
    RecentChange,
    RemainingWork,
    Task,
)
from dragoman.dashboard._pages import write_diff_page, write_page
from dragoman.dashboard._plot import draw_plot

__all__ = [
    "AdoptedDocument",
    "AdoptedParagraph",
    "AdoptedRow",
    "Dashboard",
    "DashboardRow",
    "EditionLink",
    "Language",
    "RecentChange",
    "RemainingWork",
    "Task",
    "draw_badge",
    "draw_plot",
    "write_adopt_page",
    "write_diff_page",
    "write_endpoint",
    "write_page",
]
