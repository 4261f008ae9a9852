"""The parts of ``status``: counting the catalogues of documents."""
