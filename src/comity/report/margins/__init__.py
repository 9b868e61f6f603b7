"""The smallest change of preferences that turns each verdict round, as a report tells it."""
