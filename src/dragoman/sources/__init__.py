"""One file per source format: SUFFIXES, read() and rebuild()."""
