"""Words that give a statement its kind: rows of rules, a file for each kind; many indirect words stand apart."""
