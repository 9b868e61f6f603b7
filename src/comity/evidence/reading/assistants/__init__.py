"""Optional help with what the rules left open: spaCy, and any endpoint that the user names. Its output is marked."""
