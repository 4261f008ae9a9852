"""The parts of ``adopt``: which paragraphs of two finished files belong together."""
