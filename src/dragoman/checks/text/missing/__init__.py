"""What of a source has nothing beside it in its translation."""
