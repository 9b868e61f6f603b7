"""Arrays in, arrays out: the inner loops, each beside its plain twin. Nothing here knows what a case is."""
