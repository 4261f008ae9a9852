"""What the rules know of texts: characters, numbers, dates, verbs, and what is masked."""
