"""Names of states brought to one code each, with every doubt listed."""
