"""What makers of sites, books and slides add to Markdown: tags, fences, lines of their own."""
