"""Whose long-term offer holds up: offers by criteria under weights and numbers that are known in part."""
