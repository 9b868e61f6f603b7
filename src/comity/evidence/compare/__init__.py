"""Claimed against verified: rates, counts, series and rival accounts, by the same model for every party."""
