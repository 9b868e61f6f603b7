"""Readers of public formats: one file per format, and one table of them all."""
