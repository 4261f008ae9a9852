"""Times in a text: hours, spans, decades and years, and how else a translation says them."""
