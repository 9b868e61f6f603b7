"""Preferences that change with what others do: the combinations, and whose lever each is."""
