"""Figures for outside support: what is counted, for when, by whom, and what such rows can bear."""
