"""Which claims stand, on which sources, and what would flip them."""
