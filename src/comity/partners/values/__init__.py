"""Draws of what each offer is worth on each criterion, scaled from 0, the worst, to 1, the best."""
