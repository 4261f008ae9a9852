"""One file per edition format: SUFFIX and render()."""
