"""Slippage: how far things of a kind were late before, and what that means for a schedule."""
