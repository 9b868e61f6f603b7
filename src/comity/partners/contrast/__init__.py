"""Other methods of ranking as a contrast: what they say, and how their order hangs on the list of offers."""
