"""What actors have: shares of the total, how concentrated they are, who is a pole, and whether that changes."""
