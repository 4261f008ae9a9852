"""Quantities with a unit, and sums of money: which are the same in another unit."""
