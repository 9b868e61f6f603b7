"""What lies behind :func:`comity.conflict.coalitions.coalitional`: every coalition, by dominance or pair by pair."""
