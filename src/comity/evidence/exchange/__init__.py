"""Claims and what they rest on, in forms that other programs read."""
