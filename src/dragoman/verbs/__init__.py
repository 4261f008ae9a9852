"""The verbs of dragoman, one function each: what a command of the same name does."""
