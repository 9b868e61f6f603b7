"""Regret of each offer at worst, and the smallest changes that would put another offer first."""
