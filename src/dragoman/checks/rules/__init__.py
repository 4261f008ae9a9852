"""The rules: one file per family, found by where it lies."""
