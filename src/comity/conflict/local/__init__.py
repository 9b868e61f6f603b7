"""A handful of states of a conflict of any size: their moves, their worth, and the paths between them; no table."""
