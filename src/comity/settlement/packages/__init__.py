"""Packages: what can be agreed, what it is worth to whom, and which package serves everyone."""
