"""The parts of ``update``: what happens to each catalogue is planned, then written."""
