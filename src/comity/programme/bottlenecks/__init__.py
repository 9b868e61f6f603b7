"""Bottlenecks: what one unit more or less of a resource in a period changes, found by planning again."""
