"""What Word files and OpenDocument texts share: the pieces of a paragraph, and their marks."""
