"""What a text says in numbers, in digits, words and units; and whether its translation does."""
