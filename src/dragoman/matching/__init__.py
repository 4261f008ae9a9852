"""From old messages to new ones: who keeps a translation, and what is suggested to the others."""
