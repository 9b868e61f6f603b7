"""Draws of the weights of criteria: any, ranked, given, between bounds, or compared pair by pair."""
