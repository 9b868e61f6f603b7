"""The war-termination game: two sides fight or share, and support from outside may be cut."""
