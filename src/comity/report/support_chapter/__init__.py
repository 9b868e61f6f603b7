"""The chapter on outside support."""
