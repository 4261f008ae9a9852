"""What PDF and PNG editions share: the template of Typst, and the data that it sets."""
