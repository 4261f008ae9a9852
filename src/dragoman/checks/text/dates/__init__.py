"""Which days, months and years a text names, in any calendar; and whether its translation does."""
