"""Ripeness: three lights per party, a computed indicator and not a verdict."""
