"""How locked in an offer would leave one: what leaving costs, in years of its value and as a share of the whole."""
