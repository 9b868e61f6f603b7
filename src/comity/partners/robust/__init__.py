"""Robust ordinal regression: what holds for every weight, every value function and every number that is possible."""
