"""The posterior of every claim: what speaks for and against it, how sure, on what it rests, what would flip it."""
