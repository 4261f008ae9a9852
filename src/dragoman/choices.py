"""What an edition can be: the choices that settings, flags and writers share.

This module imports nothing, because the help of the command line needs it and must be fast.
"""

from __future__ import annotations

LAYOUTS = ("columns", "stacked", "facing", "single")
"""How the languages of an edition can be arranged. No format has to know all of them."""
ROWS = ("paragraph", "sentence")
"""What is side by side in an edition."""
CHAPTERS = ("run-on", "new-page")
"""Where the headings of the highest rank below the title begin."""
REVEALS = ("all", "tap")
"""What is seen of an HTML page at first: all languages, or with "tap" the first one. The others of
a row are seen when a reader touches it, points at it, or moves to it with the keyboard."""
MOST_JOBS = 1000
"""How many processes may be asked for."""
PARAGRAPHS = ("auto", "blank-lines", "lines")
"""What is a paragraph of a plain text."""
FRONT_MATTER = (
    "title", "description", "subtitle", "summary", "excerpt", "abstract", "tagline", "caption",
    "*.alt", "*.caption", "seo.title", "seo.description", "linkTitle", "linktitle", "menu.*.name",
    "menus.*.name", "nav_title", "menu_title", "extra.menu_title", "short_title", "sidebarTitle",
    "sidebar_label", "pagination_label", "sidebar.label", "sidebar.badge", "sidebar.badge.text",
    "prev.label", "prev.text", "next.label", "next.text", "banner.content", "hero.name",
    "hero.title", "hero.text", "hero.tagline", "hero.actions.*.text", "features.*.title",
    "features.*.details", "features.*.linkText", "eleventyNavigation.title", "image-alt",
    "toc-title", "faq.*.question", "faq.*.answer", "feature_row*.title", "feature_row*.excerpt",
    "feature_row*.btn_label",
)  # fmt: skip
"""The keys of front matter whose values readers see: in Hugo, Jekyll, Hexo, Zola, Quarto, Pandoc,
Docusaurus, Starlight, VitePress, Eleventy and Mintlify. A key in another has a dot between."""
WHEN_MISSING = ("placeholder", "source", "refuse")
"""What an edition can show for a unit without a translation: a sentence that says so, or the
original text. "refuse" means that there is no edition then."""
WHEN_OUTDATED = ("mark", "source", "refuse")
"""What can happen to a fuzzy translation: it is shown with a remark, or the original text is shown
instead. "refuse" means that there is no edition then."""
WHEN_UNREVIEWED = ("show", "mark", "source", "refuse")
"""What can happen to a translation that is not marked as reviewed: it is shown as it is, or with a
remark, or the original text is shown instead. "refuse" means that there is no edition then."""
