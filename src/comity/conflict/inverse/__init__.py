"""Which preferences make an outcome hold: conditions, exact counts, and who would have to change."""
