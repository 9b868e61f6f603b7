"""Who must be in the room: which sets of parties can settle and keep it, who can block, and voting power."""
