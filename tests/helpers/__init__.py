"""What several tests need, and what the programs that judge need of the tests."""
