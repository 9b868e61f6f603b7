"""Solution concepts of the graph model, one idea per file; :mod:`.table` lists them."""
