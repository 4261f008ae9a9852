"""What each command does, without a terminal: one function of the same name."""
