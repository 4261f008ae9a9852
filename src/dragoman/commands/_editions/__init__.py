"""The parts of ``render``: which editions are due, what they need, and their making."""
