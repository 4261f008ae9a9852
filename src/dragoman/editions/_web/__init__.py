"""What HTML and EPUB editions share: the page, its templates, its fonts."""
