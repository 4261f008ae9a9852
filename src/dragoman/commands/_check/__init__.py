"""The parts of ``check``: what it finds in the catalogues of a project."""
