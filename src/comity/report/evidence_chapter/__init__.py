"""The chapter on the evidence: how far each claim stands, on what, and what it decides elsewhere."""
