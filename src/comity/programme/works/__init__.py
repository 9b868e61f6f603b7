"""Integration work: what must be done in which order, by crews that are shared, and how soon it can be finished."""
