"""Numbers that are spelled out in words: three hundred, two dozen, a half, the first."""
