"""PO on disk: reading, preserving, writing whole; states and reviews; matching; update."""
