"""What is remembered in the user's cache, and how that is known to be still true."""
