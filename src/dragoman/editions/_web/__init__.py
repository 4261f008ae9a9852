"""What HTML and EPUB editions share: the layout of a page, its templates and its fonts."""
