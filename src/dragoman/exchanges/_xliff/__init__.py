"""What the versions of XLIFF have in common: inline codes, notes, and how units are read."""
