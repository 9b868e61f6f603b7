"""How much each actor depends on the others: shares, second round, what is lost at a cut, and what can be replaced."""
