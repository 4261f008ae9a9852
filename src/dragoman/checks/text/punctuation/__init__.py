"""Marks of punctuation: which belong together, and how a text ends."""
