"""The parts of ``import``: what came back from translators, and where it belongs."""
