"""dragoman carries a document from one language into several and publishes it side by side."""

__version__ = "0.1.0"
