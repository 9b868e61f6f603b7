"""Who stands with whom, how many poles there are, and how exposed each actor is."""
