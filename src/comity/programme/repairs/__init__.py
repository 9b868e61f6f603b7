"""Repairs: what makes a programme impossible, in the planner's words, and the smallest changes that make it fit."""
