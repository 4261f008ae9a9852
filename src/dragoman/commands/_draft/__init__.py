"""The parts of ``draft``: what a machine is asked, and what is kept of its answers."""
