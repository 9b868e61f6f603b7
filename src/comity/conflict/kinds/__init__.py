"""Kinds of preference beyond a plain order: unknown, strong, fuzzy, by chance, and shaped by attitudes."""
