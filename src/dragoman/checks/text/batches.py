"""How many results about texts are worth remembering while a catalogue is checked."""

BATCH = 512
"""Several rules ask the same of a text. One rule after the other looks at fifty messages with all
their forms, and what the second rule asks must still be known from the first."""
