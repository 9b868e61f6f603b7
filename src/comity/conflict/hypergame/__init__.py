"""Every party's own game: what it sees, what it is mistaken about, and what that changes."""
