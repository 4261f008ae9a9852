"""How the names of a source are written in its translations."""
