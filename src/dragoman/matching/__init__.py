"""From old messages to new ones: which keep a translation, and what is suggested for the rest."""
