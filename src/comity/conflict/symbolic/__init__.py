"""Conflicts too large to list: the same questions, asked of a SAT solver about one unknown state."""
