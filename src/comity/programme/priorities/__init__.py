"""What of a programme is met first, by the values that are stated, where not everything can be met on time."""
