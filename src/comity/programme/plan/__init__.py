"""The plan: what to make when, what share of the programme fits, and when everything can be delivered."""
